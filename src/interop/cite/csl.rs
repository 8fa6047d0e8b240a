//! CSL-JSON, which Zotero and other reference managers read.

use serde::Serialize;

use super::Said;
use crate::dataset::Date;
use crate::interop::when::Known;

/// An item, as far as something is known of it.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: String,
    r#type: &'a str,
    title: &'a str,
    container_title: &'a str,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Issued<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Issued<'a> {
    DateParts(Vec<Vec<i32>>),
    Literal(&'a str),
}

/// Writes a list of one item.
pub fn write(said: &Said) -> String {
    let item = Item {
        id: format!("{}:{}", said.record_id, said.event_id),
        r#type: "entry",
        title: &said.title.text,
        container_title: &said.record.text,
        language: said.title.lang.as_deref().unwrap_or(said.words.lang),
        issued: said.date.map(issued),
        note: said.note(),
        url: said.link.as_deref(),
    };
    // It holds nothing that JSON has no form for.
    serde_json::to_string_pretty(&[item]).map(|text| text + "\n").unwrap_or_default()
}

/// As sharp as the date where it is certain, else the date as EDTF.
fn issued(date: &Date) -> Issued<'_> {
    let parts = |known: &Known| {
        let rest = known.month.into_iter().chain(known.day).map(i32::from);
        std::iter::once(known.year).chain(rest).collect()
    };
    match (Known::of_ends(date), Known::of(date)) {
        (Some(ends), _) => Issued::DateParts(ends.iter().map(parts).collect()),
        (None, Some(known)) => Issued::DateParts(vec![parts(&known)]),
        (None, None) => Issued::Literal(date.as_str()),
    }
}
