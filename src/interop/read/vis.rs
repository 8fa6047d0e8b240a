//! vis-timeline: items with `content` and `start`, with or without the groups that they are in.

use std::collections::BTreeMap;

use super::date::{self, Dated, Read, Span};
use super::draft::{Cell, Draft, Item};
use super::node::{self, Node};
use super::report::Report;
use super::timelinejs::LOOKS;
use super::written::{self, Rules, Written};

const UNKNOWN: &str = "a field that the format does not have";
const ZONE: &str = "milliseconds: the day and time in UTC";
const OTHER: &str = "a variable that is neither items nor groups";
const LOOKS_FIELDS: [&str; 11] = [
    "className",
    "style",
    "align",
    "subgroup",
    "subgroupOrder",
    "editable",
    "selectable",
    "limitSize",
    "order",
    "template",
    "visibleFrameTemplate",
];

/// Reads the tree: a list of items, or an object with `items` and `groups`.
pub fn read(root: &Node, report: &mut Report) -> Draft {
    let mut draft = Draft { markup: true, ..Draft::default() };
    let groups = root.get("groups").map(|groups| groups.list()).unwrap_or_default();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for group in groups {
        let text = |key: &str| group.get(key).and_then(|node| node.text()).map(|cell| cell.text);
        if let (Some(id), Some(name)) = (text("id"), text("content").or_else(|| text("title"))) {
            names.insert(id, super::markup::reduce(&name).text);
        }
    }
    let lists: Vec<Node> = if root.value.is_array() {
        vec![root.clone()]
    } else {
        let lists = root.children().into_iter().filter(|(key, _)| key != "groups").map(|(_, node)| node);
        let (items, others): (Vec<Node>, Vec<Node>) = lists.partition(holds_items);
        for node in others {
            report.dropped_value(&node.at, OTHER, &node.json());
        }
        items
    };
    for node in lists.iter().flat_map(Node::list) {
        draft.items.push(item(&node, &names, report));
    }
    draft
}

fn holds_items(node: &Node) -> bool {
    node.value.as_array().is_some_and(|list| list.iter().any(|item| item.get("start").is_some()))
}

fn item(node: &Node, groups: &BTreeMap<String, String>, report: &mut Report) -> Item {
    report.find();
    let text = |key: &str| node.get(key).and_then(|child| child.text());
    for (key, child) in node.children() {
        match key.as_str() {
            "id" | "content" | "title" | "start" | "end" | "group" | "type" => {}
            _ if child.value.is_null() => {}
            _ if LOOKS_FIELDS.contains(&key.as_str()) => {
                report.dropped_value(&child.at, LOOKS, &child.json())
            }
            _ => report.dropped_value(&child.at, UNKNOWN, &child.json()),
        }
    }
    let start = node.get("start").and_then(|start| read_date(&start, report));
    let end = node.get("end").and_then(|end| read_date(&end, report));
    let dated: Dated = date::dated(start, end, Span::Lasting, report);
    let background =
        text("type").is_some_and(|kind| kind.text == "background").then(|| "Background".to_owned());
    let group = text("group").map(|group| groups.get(&group.text).cloned().unwrap_or(group.text));
    let (content, tooltip) = (text("content"), text("title"));
    let (title, tooltip) = if content.is_some() { (content, tooltip) } else { (tooltip, None) };
    Item {
        at: node.at.clone(),
        id: text("id").map(|cell| cell.text),
        date: dated.date,
        said: dated.said,
        title,
        text: tooltip.into_iter().collect(),
        kind: group.or(background),
        ..Item::default()
    }
}

fn read_date(node: &Node, report: &mut Report) -> Option<Read> {
    if let Some(number) = node.value.as_f64() {
        let original = Cell { at: node.at.clone(), text: node.json() };
        let Some(text) = node::milliseconds(number) else {
            return Some(Read { cell: original, stamp: Err(date::UNREADABLE) });
        };
        report.guessed(&node.at, ZONE, Some(&original.text));
        return Some(Read { stamp: written::one(&text, Rules::default()), cell: original });
    }
    let cell = node.date()?;
    let stamp = match written::read(&cell.text, Rules { historical: false, month_first: true }) {
        Ok(Written::One(stamp)) => Ok(stamp),
        Ok(_) => Err(date::UNREADABLE),
        Err(reason) => Err(reason),
    };
    Some(Read { cell, stamp })
}
