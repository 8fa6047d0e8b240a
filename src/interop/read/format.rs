//! The formats that are read, and how a file shows which it is in.

use serde::Serialize;
use serde_json::Value;

use super::grid::{self, Grid};
use super::{Error, MAX_BYTES, encoding, literal};

/// Whether a command reads, which has options; else a page does.
pub const IS_COMMAND: bool = cfg!(feature = "workbooks");

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// TimelineJS 3: JSON with `events` that have `start_date` and `text`.
    TimelineJs,
    /// TimelineJS 2: JSON with `timeline` that has `date`.
    TimelineJs2,
    /// The spreadsheet of TimelineJS, as text or workbook.
    Sheet,
    /// SIMILE Timeline: JSON or XML with `events` that have `start`.
    Simile,
    /// SIMILE Exhibit: JSON with `items` that have `label`.
    Exhibit,
    /// vis-timeline: items with `start` and `content`, as JSON or JavaScript.
    Vis,
    /// The results of a Wikidata query, as JSON.
    Wikidata,
    /// A table with columns for date, title, people, places and sources, as text or workbook.
    Table,
}

/// A file taken apart as far as can be done without knowing what it means.
#[derive(Debug)]
pub enum Content {
    Tree(Value),
    Xml(String),
    Grid(Grid),
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 8] = [
        Format::TimelineJs,
        Format::TimelineJs2,
        Format::Sheet,
        Format::Simile,
        Format::Exhibit,
        Format::Vis,
        Format::Wikidata,
        Format::Table,
    ];

    /// Its name in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::TimelineJs => "timelinejs",
            Format::TimelineJs2 => "timelinejs2",
            Format::Sheet => "sheet",
            Format::Simile => "simile",
            Format::Exhibit => "exhibit",
            Format::Vis => "vis",
            Format::Wikidata => "wikidata",
            Format::Table => "table",
        }
    }

    /// What people call it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Format::TimelineJs => "TimelineJS 3",
            Format::TimelineJs2 => "TimelineJS 2",
            Format::Sheet => "the spreadsheet of TimelineJS",
            Format::Simile => "SIMILE Timeline",
            Format::Exhibit => "SIMILE Exhibit",
            Format::Vis => "vis-timeline",
            Format::Wikidata => "results of Wikidata",
            Format::Table => "a table",
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Whether a file is a record of ours, or means to be: then its mistakes are to be named as such.
#[must_use]
pub fn is_record(bytes: &[u8]) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        format: Option<Value>,
        kinds: Option<serde::de::IgnoredAny>,
        sources: Option<serde::de::IgnoredAny>,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
        return false;
    }
    match serde_json::from_slice::<Head>(bytes) {
        Ok(head) => match head.format {
            Some(Value::String(format)) => format.starts_with("annals"),
            _ => head.kinds.is_some() || head.sources.is_some(),
        },
        // Cut off or misspelt: the beginning tells.
        Err(_) => bytes
            .get(..bytes.len().min(4096))
            .is_some_and(|head| head.windows(8).any(|window| window == b"\"annals/")),
    }
}

/// Takes a file apart and finds its format, unless that is given.
pub fn open(bytes: &[u8], from: Option<Format>) -> Result<(Format, Content), Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::new(format!(
            "it has {} bytes; at most {MAX_BYTES} are read: split it",
            bytes.len()
        )));
    }
    let workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0");
    let content =
        if workbook { Content::Grid(workbook_grid(bytes)?) } else { text(&encoding::text(bytes)?)? };
    let format = match from {
        Some(format) => format,
        None => recognise(&content)?,
    };
    match (&content, format) {
        (Content::Grid(_), Format::Sheet | Format::Table) | (Content::Xml(_), Format::Simile) => {}
        (Content::Tree(_), Format::Sheet | Format::Table) | (Content::Grid(_) | Content::Xml(_), _) => {
            return Err(Error::new(format!("it is not {}", format.title())));
        }
        (Content::Tree(_), _) => {}
    }
    Ok((format, content))
}

#[cfg(feature = "workbooks")]
fn workbook_grid(bytes: &[u8]) -> Result<Grid, Error> {
    super::workbook::read(bytes)
}

#[cfg(not(feature = "workbooks"))]
fn workbook_grid(_: &[u8]) -> Result<Grid, Error> {
    Err(Error::new(
        "it is a workbook: save the sheet as CSV in UTF-8, or turn it into a record by the command annals convert",
    ))
}

fn text(text: &str) -> Result<Content, Error> {
    let begins = text.trim_start();
    match begins.chars().next() {
        Some('<') => Ok(Content::Xml(text.to_owned())),
        Some('{' | '[') => match serde_json::from_str(begins) {
            Ok(tree) => Ok(Content::Tree(tree)),
            Err(error) => script(text).ok_or_else(|| broken(text, begins, &error)),
        },
        _ => script(text).map_or_else(|| grid::of_text(text).map(Content::Grid), Ok),
    }
}

fn broken(text: &str, begins: &str, error: &serde_json::Error) -> Error {
    let before = text.len() - begins.len();
    let skipped = text.get(..before).map_or(0, |space| space.matches('\n').count());
    let cut = if error.is_eof() { "it is cut off: " } else { "it is no JSON that can be read: " };
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    Error::new(format!("{cut}line {}, column {}: {said}", error.line() + skipped, error.column()))
}

/// The data in a piece of JavaScript; several variables as one object.
fn script(text: &str) -> Option<Content> {
    let mut found = literal::literals(text);
    found.retain(|(_, value)| match value {
        Value::Array(list) => list.iter().any(Value::is_object),
        Value::Object(map) => !map.is_empty(),
        _ => false,
    });
    let several = found.len() > 1;
    let mut tree = serde_json::Map::new();
    for (name, value) in found {
        if !several && recognise_tree(&value).is_some() {
            return Some(Content::Tree(value));
        }
        tree.insert(name.unwrap_or_else(|| "items".to_owned()), value);
    }
    let tree = Value::Object(tree);
    // Of several variables one may be the whole.
    let whole = tree.as_object()?.values().find(|value| value.is_object() && recognise_tree(value).is_some());
    let tree = whole.cloned().unwrap_or(tree);
    recognise_tree(&tree).map(|_| Content::Tree(tree))
}

fn recognise(content: &Content) -> Result<Format, Error> {
    let found = match content {
        Content::Tree(tree) => recognise_tree(tree),
        Content::Xml(text) => (text.contains("<event") && text.contains("<data")).then_some(Format::Simile),
        Content::Grid(grid) if grid.has(&["Year", "Headline"]) => Some(Format::Sheet),
        Content::Grid(grid) => super::table::is_table(grid).then_some(Format::Table),
    };
    found.ok_or_else(|| {
        let names = Format::ALL.map(Format::name).join(", ");
        let what = if IS_COMMAND { format!("name it with --from: {names}") } else { "choose one".to_owned() };
        let columns = match content {
            Content::Grid(grid) if !grid.head.is_empty() => {
                let shown: Vec<String> =
                    grid.head.iter().take(8).map(|name| name.chars().take(24).collect()).collect();
                format!(
                    "; its first row is “{}”, and a table needs columns named date and title",
                    shown.join(", ")
                )
            }
            _ => String::new(),
        };
        Error::new(format!("its format is not known{columns}; {what}"))
    })
}

fn recognise_tree(tree: &Value) -> Option<Format> {
    let some = |list: Option<&Value>, keys: &[&str]| {
        let list = list.and_then(Value::as_array);
        list.is_some_and(|list| {
            list.iter().take(50).any(|item| keys.iter().all(|key| item.get(key).is_some()))
        })
    };
    let is_wikidata =
        |value: &Value| value.as_str().is_some_and(|text| text.contains("wikidata.org/entity/"));
    if tree.pointer("/results/bindings").is_some_and(Value::is_array) {
        return Some(Format::Wikidata);
    }
    if tree.pointer("/timeline/date").is_some() || tree.pointer("/timeline/era").is_some() {
        return Some(Format::TimelineJs2);
    }
    let events = tree.get("events");
    if some(events, &["start_date"]) || some(events, &["text"]) || some(tree.get("eras"), &["start_date"]) {
        return Some(Format::TimelineJs);
    }
    if some(events, &["start"])
        || (events.is_some() && (tree.get("dateTimeFormat").is_some() || tree.get("wikiURL").is_some()))
    {
        return Some(Format::Simile);
    }
    let items = if tree.is_array() { Some(tree) } else { tree.get("items") };
    if some(items, &["start", "content"]) {
        return Some(Format::Vis);
    }
    if some(items, &["start", "title"]) {
        return Some(Format::Simile);
    }
    if some(tree.get("items"), &["label"]) {
        return Some(Format::Exhibit);
    }
    let list = tree.as_array()?;
    let wikidata = |item: &Value| item.as_object().is_some_and(|map| map.values().any(is_wikidata));
    if list.iter().take(50).any(wikidata) {
        return Some(Format::Wikidata);
    }
    some(Some(tree), &["start"]).then_some(Format::Vis)
}
