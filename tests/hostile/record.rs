//! A record in which every text that may hold anything is hostile.

use serde_json::{Value, json};

/// Ends scripts, comments, attributes, elements, sections of XML, fields of TeX and lines; begins
/// markup, formulas, links, entries of calendars, markers of templates; turns what follows around.
pub const WORDS: &str = "=1+1</script><!--\"'><img/src=x/onerror=window.pwned=1><svg/onload=window.pwned=1>\
    </annals-timeline><script>window.pwned=1</script>]]>&amp;{{record}}\\}\\input{x}javascript:window.pwned=1\
    \u{202e}\u{2067}\u{2069}\u{0}\u{b}\r\nEND:VEVENT\r\nBEGIN:VEVENT";

/// An address that is one, and no more than that.
pub const ADDRESS: &str = "https://example.org/\"'><script>window.pwned=1</script>\u{202e}}{%";

/// So many letters without a space are in each title.
const LONG: usize = 10_000;

/// What is an id, a date or a word with a fixed meaning, or a list of ids.
const FIXED: [&str; 24] = [
    "about",
    "accessed",
    "aliases",
    "attestation",
    "basis",
    "bound",
    "country",
    "date",
    "doubts",
    "entity",
    "event",
    "format",
    "id",
    "issued",
    "kind",
    "languages",
    "mentions",
    "partOf",
    "places",
    "rel",
    "role",
    "source",
    "speaker",
    "updated",
];

/// The record as JSON. Its events are `opening`, `visit` and `statement`.
pub fn hostile() -> String {
    let mut record: Value = serde_json::from_str(include_str!("../../src/publish/page/tests.json")).unwrap();
    record["sources"][0]["translator"] = "-".into();
    record["sources"][1]["publisher"] = "-".into();
    let person = &mut record["entities"][0];
    person["variants"] = json!([{ "name": "-" }, { "name": "-", "citations": [{ "source": "paper" }] }]);
    person["description"] = "-".into();
    person["sameAs"] = json!(["-"]);
    record["entities"][1]["coordinates"] = json!([23.1, -82.4]);
    record["events"][1]["date"] = "2012-04-10".into();
    taint(&mut record, "");
    let long = format!("{WORDS}{}", "W".repeat(LONG));
    record["title"] = long.as_str().into();
    for event in record["events"].as_array_mut().unwrap() {
        event["title"] = json!({ "en": long, "es": long });
    }
    record.to_string()
}

fn taint(value: &mut Value, key: &str) {
    match value {
        Value::Object(fields) => {
            // The type of a source is any word, that of an entity is not.
            let is_entity = fields.contains_key("name");
            for (key, value) in fields.iter_mut().filter(|(key, _)| !(is_entity && *key == "type")) {
                taint(value, key);
            }
        }
        Value::Array(items) if items.iter().any(Value::is_object) => {
            items.iter_mut().for_each(|item| taint(item, key));
        }
        Value::Array(items) if key == "sameAs" => items.iter_mut().for_each(|item| *item = ADDRESS.into()),
        Value::String(text) if ["url", "archived"].contains(&key) => *text = ADDRESS.into(),
        Value::String(text) if !FIXED.contains(&key) => *text = WORDS.into(),
        _ => {}
    }
}
