//! CSL-JSON, which Zotero and other reference managers read.

use serde_json::{Value, json};

use super::Said;
use crate::dataset::Date;
use crate::interop::when::Known;

/// Writes a list of one item.
pub fn write(said: &Said) -> String {
    let lang = said.title.lang.as_deref().unwrap_or(said.words.lang);
    let mut item = json!({
        "id": format!("{}:{}", said.record_id, said.event_id),
        "type": "entry",
        "title": said.title.text,
        "container-title": said.record.text,
        "language": lang,
    });
    let further = [
        ("issued", said.date.map(issued)),
        ("note", said.note().map(Value::String)),
        ("URL", said.link.clone().map(Value::String)),
    ];
    if let Value::Object(fields) = &mut item {
        fields.extend(further.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    }
    format!("{:#}\n", json!([item]))
}

/// As sharp as the date where it is certain, else the date as EDTF.
fn issued(date: &Date) -> Value {
    let parts = |known: Known| {
        let rest = known.month.into_iter().chain(known.day).map(i32::from);
        std::iter::once(known.year).chain(rest).collect::<Vec<_>>()
    };
    match (Known::of_ends(date), Known::of(date)) {
        (Some(ends), _) => json!({ "date-parts": ends.map(parts) }),
        (None, Some(known)) => json!({ "date-parts": [parts(known)] }),
        (None, None) => json!({ "literal": date.as_str() }),
    }
}
