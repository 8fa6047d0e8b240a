//! TimelineJS 3: `{"title": …, "events": […], "eras": […]}`.

use super::date::{self, Dated, Read, Reason, Span, Stamp, UNREADABLE};
use super::draft::{Cell, Clip, Draft, Item, Spot, coordinates};
use super::node::Node;
use super::report::Report;
use super::written::{self, Rules};
use crate::dataset::Date;

pub const LOOKS: &str = "looks";
pub const OVERVIEW: &str = "the title slide: the title and description of the record";
pub const NO_PICTURE: &str = "a picture of the title slide, which a record has not";
const UNKNOWN: &str = "a field that the format does not have";
const DISPLAY: &str = "a date in words: dates are put in words in the language of the reader";
const DISPLAY_ABOUT: &str = "a date in words says “about”: the date is marked so";
const BAD_TIME: &str = "a time of day that cannot be read";

const LOOKS_FIELDS: [&str; 5] = ["background", "thumbnail", "autolink", "scale", "link_target"];
const EVENT_FIELDS: [&str; 9] =
    ["start_date", "end_date", "text", "media", "group", "display_date", "location", "unique_id", "type"];

/// Reads the tree.
pub fn read(root: &Node, report: &mut Report) -> Draft {
    let mut draft = Draft { markup: true, ..Draft::default() };
    for (key, node) in root.children() {
        match key.as_str() {
            "title" => overview(&node, &mut draft, report),
            "events" => draft.items.extend(node.list().iter().map(|event| item(event, report))),
            "eras" => {
                let eras = node.list();
                draft.items.extend(
                    eras.iter().map(|era| Item { kind: Some("Era".to_owned()), ..item(era, report) }),
                );
            }
            _ => leave(&key, &node, report),
        }
    }
    draft
}

fn leave(key: &str, node: &Node, report: &mut Report) {
    let empty = node.value.is_null() || node.value.as_str().is_some_and(|text| text.trim().is_empty());
    if !empty {
        report.dropped_value(
            &node.at,
            if LOOKS_FIELDS.contains(&key) { LOOKS } else { UNKNOWN },
            &node.json(),
        );
    }
}

fn overview(node: &Node, draft: &mut Draft, report: &mut Report) {
    report.kept(&node.at, OVERVIEW, None);
    let text = node.get("text");
    draft.title = text.as_ref().and_then(|text| text.get("headline")?.text());
    draft.description.extend(text.and_then(|text| text.get("text")?.text()));
    for (key, node) in node.children() {
        match key.as_str() {
            "text" | "unique_id" => {}
            "media" => report.dropped_value(&node.at, NO_PICTURE, &node.json()),
            _ => leave(&key, &node, report),
        }
    }
}

fn item(node: &Node, report: &mut Report) -> Item {
    report.find();
    let read = |key: &str, report: &mut Report| node.get(key).and_then(|date| read_date(&date, report));
    let start = read("start_date", report);
    let end = read("end_date", report);
    let words =
        ["start_date", "end_date"].iter().filter_map(|key| node.get(key)?.get("display_date")?.text());
    let words: Vec<Cell> =
        node.get("display_date").and_then(|node| node.text()).into_iter().chain(words).collect();
    let mut dated = date::dated(start, end, Span::Lasting, report);
    for cell in words {
        dated = shown(dated, Some(cell), report);
    }
    for (key, child) in node.children() {
        if !EVENT_FIELDS.contains(&key.as_str()) {
            leave(&key, &child, report);
        }
    }
    let text = node.get("text");
    let of_text = |key: &str| text.as_ref().and_then(|text| text.get(key)?.text());
    Item {
        at: node.at.clone(),
        id: node.get("unique_id").and_then(|id| id.text()).map(|cell| cell.text),
        date: dated.date,
        said: dated.said,
        title: of_text("headline"),
        text: of_text("text").into_iter().collect(),
        kind: node.any(&["group", "type"]).and_then(|kind| kind.text()).map(|cell| cell.text),
        media: node.get("media").and_then(|media| clip(&media, report)).into_iter().collect(),
        places: node.get("location").and_then(|location| place(&location, report)).into_iter().collect(),
        ..Item::default()
    }
}

fn clip(media: &Node, report: &mut Report) -> Option<Clip> {
    for (key, child) in media.children() {
        match key.as_str() {
            "url" | "caption" | "credit" | "alt" | "title" => {}
            "thumbnail" => leave(&key, &child, report),
            "link" => {
                child.text().into_iter().for_each(|cell| report.dropped_value(&cell.at, UNKNOWN, &cell.text))
            }
            _ => leave(&key, &child, report),
        }
    }
    let text = |keys: &[&str]| keys.iter().find_map(|key| media.get(key)?.text());
    Some(Clip {
        url: text(&["url"])?,
        caption: text(&["caption", "alt", "title"]),
        credit: text(&["credit"]),
    })
}

fn place(location: &Node, report: &mut Report) -> Option<Spot> {
    let number = |key: &str| location.get(key).and_then(|node| node.number());
    let coordinates = coordinates(number("lat")?, number("lon")?);
    match location.get("name").and_then(|name| name.text()) {
        Some(name) => Some(Spot { name: name.text, coordinates }),
        None => {
            report.dropped_value(&location.at, "a point on the map without a name", &location.json());
            None
        }
    }
}

/// A date of numbers, some of which may be texts, and of which `""` means none.
fn read_date(node: &Node, report: &mut Report) -> Option<Read> {
    let part = |key: &str| node.get(key).and_then(|part| part.text());
    if let Some(cell) = node.text() {
        let stamp = written::one(&cell.text, Rules { historical: true, month_first: true });
        return Some(Read { cell, stamp });
    }
    let (year, month, day) = (part("year"), part("month"), part("day"));
    let shown: Vec<&str> =
        [&year, &month, &day].into_iter().flatten().map(|cell| cell.text.as_str()).collect();
    let whole = |cell: &Option<Cell>| match cell {
        None => Ok(None),
        Some(cell) => cell.text.parse::<i64>().map(Some).map_err(|_| UNREADABLE),
    };
    let cell = Cell { at: node.at.clone(), text: shown.join("-") };
    let year = year?;
    let stamp = match (year.text.parse(), whole(&month), whole(&day)) {
        (Ok(year), Ok(month), Ok(day)) => Stamp::new(Stamp::historical(year), month, day),
        (Err(_), Ok(None), Ok(None)) => written::one(&year.text, Rules::default()),
        _ => Err(UNREADABLE),
    };
    let time = match (part("hour"), part("minute"), part("second")) {
        (Some(hour), Some(minute), second) => {
            let second = second.map_or_else(|| "00".to_owned(), |second| second.text);
            Some(Cell { at: hour.at, text: format!("{}:{}:{second}", hour.text, minute.text) })
        }
        (Some(hour), None, _) => {
            report.dropped_value(&hour.at, "an hour without its minute", &hour.text);
            None
        }
        _ => None,
    };
    Some(Read { cell, stamp: at_time(stamp, time.as_ref(), report) })
}

/// A date with a time of day.
pub fn at_time(
    stamp: Result<Stamp, Reason>,
    time: Option<&Cell>,
    report: &mut Report,
) -> Result<Stamp, Reason> {
    let Some(cell) = time else { return stamp };
    let time = written::time(&cell.text);
    if time.is_none() {
        report.dropped_value(&cell.at, BAD_TIME, &cell.text);
    }
    stamp.map(|stamp| Stamp { time, ..stamp })
}

/// A date that is also given in words: where those say "about", so does the date.
pub fn shown(dated: Dated, words: Option<Cell>, report: &mut Report) -> Dated {
    let Some(words) = words else { return dated };
    let marked = dated.date.as_ref().filter(|_| written::is_about(&words.text)).and_then(|date| {
        let parts: Vec<String> = date
            .as_str()
            .split('/')
            .map(|part| format!("{}~", part.split('T').next().unwrap_or(part)))
            .collect();
        Date::parse(&parts.join("/")).ok()
    });
    match marked {
        Some(date) => {
            report.changed(&words.at, DISPLAY_ABOUT, &words.text);
            Dated { date: Some(date), ..dated }
        }
        None => {
            report.dropped_value(&words.at, DISPLAY, &words.text);
            dated
        }
    }
}
