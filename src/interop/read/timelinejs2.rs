//! TimelineJS 2: `{"timeline": {"headline": …, "date": […], "era": […]}}`.

use super::date::{self, Read, Span, Stamp, UNREADABLE};
use super::draft::{Cell, Clip, Draft, Item};
use super::node::Node;
use super::report::Report;
use super::timelinejs::{LOOKS, NO_PICTURE, OVERVIEW};
use super::written::{self, Rules};

const UNKNOWN: &str = "a field that the format does not have";
const OWN_START: &str = "the start of the whole, which a record takes from its events";

/// Reads the tree.
pub fn read(root: &Node, report: &mut Report) -> Draft {
    let mut draft = Draft { markup: true, ..Draft::default() };
    let Some(timeline) = root.get("timeline") else { return draft };
    report.kept(&timeline.at, OVERVIEW, None);
    for (key, node) in timeline.children() {
        match key.as_str() {
            "headline" => draft.title = node.text(),
            "text" => draft.description.extend(node.text()),
            "lang" => draft.lang = node.text().map(|cell| cell.text),
            "date" => draft.items.extend(node.list().iter().map(|event| item(event, None, report))),
            "era" => draft.items.extend(node.list().iter().map(|era| item(era, Some("Era"), report))),
            "startDate" => leave(&node, OWN_START, report),
            "asset" => leave(&node, NO_PICTURE, report),
            "type" | "chart" => leave(&node, LOOKS, report),
            _ => leave(&node, UNKNOWN, report),
        }
    }
    draft
}

fn leave(node: &Node, reason: &'static str, report: &mut Report) {
    if node.text().is_some() || !node.children().is_empty() {
        report.dropped_value(&node.at, reason, &node.json());
    }
}

fn item(node: &Node, kind: Option<&str>, report: &mut Report) -> Item {
    report.find();
    let read = |key: &str| node.get(key).and_then(|date| date.text()).map(read_date);
    let (start, end) = (read("startDate"), read("endDate"));
    let dated = date::dated(start, end, Span::Lasting, report);
    for (key, child) in node.children() {
        match key.as_str() {
            "startDate" | "endDate" | "headline" | "text" | "asset" | "tag" | "id" => {}
            "classname" => leave(&child, LOOKS, report),
            _ => leave(&child, UNKNOWN, report),
        }
    }
    let text = |key: &str| node.get(key).and_then(|node| node.text());
    let media = node.get("asset").and_then(|asset| {
        let text = |key: &str| asset.get(key).and_then(|node| node.text());
        if let Some(thumbnail) = asset.get("thumbnail") {
            leave(&thumbnail, LOOKS, report);
        }
        Some(Clip { url: text("media")?, caption: text("caption"), credit: text("credit") })
    });
    Item {
        at: node.at.clone(),
        id: text("id").map(|cell| cell.text),
        date: dated.date,
        said: dated.said,
        title: text("headline"),
        text: text("text").into_iter().collect(),
        kind: text("tag").map(|cell| cell.text).or_else(|| kind.map(str::to_owned)),
        media: media.into_iter().collect(),
        ..Item::default()
    }
}

/// A date as `1968,12,9` or `2012,1,26,13,30`, or as JavaScript reads it.
fn read_date(cell: Cell) -> Read {
    let parts: Vec<&str> = cell.text.split(',').map(str::trim).collect();
    let numbers: Option<Vec<i64>> = parts.iter().map(|part| part.parse().ok()).collect();
    let stamp = match numbers.as_deref() {
        Some([year, rest @ ..]) if rest.len() < 6 => {
            let time = match rest {
                [_, _, hour, minute, rest @ ..] => {
                    written::time(&format!("{hour}:{minute}:{}", rest.first().unwrap_or(&0)))
                }
                _ => None,
            };
            Stamp::new(Stamp::historical(*year), rest.first().copied(), rest.get(1).copied())
                .map(|stamp| Stamp { time, ..stamp })
        }
        Some(_) => Err(UNREADABLE),
        None => written::one(&cell.text, Rules { historical: true, month_first: true }),
    };
    Read { cell, stamp }
}
