//! SIMILE Timeline: what its JSON and its XML share, and its JSON.

use std::collections::BTreeMap;

use super::date::{self, Read, Span, Stamp};
use super::draft::{Cell, Cited, Clip, Draft, Item, web_address};
use super::node::Node;
use super::report::Report;
use super::timelinejs::LOOKS;
use super::written::{self, Rules};

const UNKNOWN: &str = "a field that the format does not have";
const IMPRECISE: &str = "an instant with an end: some time between the two";
const SOFT: &str = "a span with soft ends: the widest, with both ends about";
const BAD_LINK: &str = "an address that does not lead to the web";

const LOOKS_FIELDS: [&str; 9] = [
    "icon",
    "color",
    "textColor",
    "tapeImage",
    "tapeRepeat",
    "trackNum",
    "caption",
    "hoverText",
    "eventImage",
];
const EVENT_FIELDS: [&str; 14] = [
    "start",
    "latestStart",
    "earliestEnd",
    "end",
    "isDuration",
    "durationEvent",
    "title",
    "description",
    "image",
    "link",
    "classname",
    "id",
    "eventID",
    "content",
];

/// Reads the JSON.
pub fn read(root: &Node, report: &mut Report) -> Draft {
    let mut draft = Draft { markup: true, ..Draft::default() };
    let events = root.any(&["events", "items"]).unwrap_or_else(|| root.clone());
    for (key, node) in root.children() {
        let known = matches!(key.as_str(), "events" | "items" | "dateTimeFormat");
        if root.value.is_object() && !known {
            report.dropped_value(&node.at, UNKNOWN, &node.json());
        }
    }
    for event in events.list() {
        let mut fields = BTreeMap::new();
        for (key, node) in event.children() {
            match node.date() {
                Some(cell) => drop(fields.insert(key, cell)),
                None if node.children().is_empty() => {}
                None => report.dropped_value(&node.at, UNKNOWN, &node.json()),
            }
        }
        let is = |key: &str, truth: &str| fields.get(key).is_some_and(|cell: &Cell| cell.text == truth);
        // As the program reads it: the flag means the contrary of what it says.
        let instant = is("isDuration", "true") || is("durationEvent", "false");
        draft.items.push(item(&event.at, &fields, instant, report));
    }
    draft
}

/// One event of either form.
pub fn item(at: &str, fields: &BTreeMap<String, Cell>, instant: bool, report: &mut Report) -> Item {
    report.find();
    for (key, cell) in fields.iter().filter(|(key, _)| !EVENT_FIELDS.contains(&key.as_str())) {
        let reason = if LOOKS_FIELDS.contains(&key.as_str()) { LOOKS } else { UNKNOWN };
        report.dropped_value(&cell.at, reason, &cell.text);
    }
    let get = |key: &str| fields.get(key).cloned();
    let link = get("link").and_then(|link| match web_address(&link.text) {
        Some(url) => Some(Cited::page(url, get("title").map(|title| title.text))),
        None => {
            report.dropped_value(&link.at, BAD_LINK, &link.text);
            None
        }
    });
    let dated = when(fields, instant, report);
    Item {
        at: at.to_owned(),
        id: get("id").or_else(|| get("eventID")).map(|cell| cell.text),
        date: dated.date,
        said: dated.said,
        title: get("title"),
        text: get("description").into_iter().collect(),
        kind: get("classname").map(|cell| cell.text),
        media: get("image").map(|url| Clip { url, caption: None, credit: None }).into_iter().collect(),
        citations: link.into_iter().collect(),
        ..Item::default()
    }
}

fn when(fields: &BTreeMap<String, Cell>, instant: bool, report: &mut Report) -> date::Dated {
    let read = |key: &str| fields.get(key).cloned().map(read_date);
    let (start, end) = (read("start"), read("end"));
    let (latest_start, earliest_end) = (read("latestStart"), read("earliestEnd"));
    if instant {
        let until = end.or(latest_start);
        let cell = until.as_ref().map(|until| until.cell.clone());
        let dated = date::dated(start, until, Span::Between, report);
        if let Some(cell) =
            cell.filter(|_| dated.date.as_ref().is_some_and(|date| date.as_str().contains("..")))
        {
            report.guessed(&cell.at, IMPRECISE, Some(&cell.text));
        }
        return dated;
    }
    let inner: Vec<Cell> =
        [&latest_start, &earliest_end].into_iter().flatten().map(|read| read.cell.clone()).collect();
    let soften =
        |read: Read| Read { stamp: read.stamp.map(|stamp| Stamp { mark: Some('~'), ..stamp }), ..read };
    let (start, end) = if inner.is_empty() { (start, end) } else { (start.map(soften), end.map(soften)) };
    for cell in &inner {
        report.changed(&cell.at, SOFT, &cell.text);
    }
    let dated = date::dated(start, end, Span::Lasting, report);
    let said: Vec<String> = dated.said.into_iter().chain(inner.iter().map(date::said)).collect();
    date::Dated { said: (!said.is_empty()).then(|| said.join("; ")), ..dated }
}

fn read_date(cell: Cell) -> Read {
    let figures = cell.text.len() == 8 && cell.text.bytes().all(|byte| byte.is_ascii_digit());
    let text = match (cell.text.get(..4), cell.text.get(4..6), cell.text.get(6..)) {
        (Some(year), Some(month), Some(day)) if figures => format!("{year}-{month}-{day}"),
        _ => cell.text.clone(),
    };
    Read { stamp: written::one(&text, Rules { historical: false, month_first: true }), cell }
}
