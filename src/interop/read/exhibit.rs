//! SIMILE Exhibit: `{"items": […], "properties": {"founded": {"valueType": "date"}}}`.

use super::date::{self, Read, Span};
use super::draft::{Actor, Cell, Cited, Clip, Draft, Item, Spot, coordinates, web_address};
use super::node::Node;
use super::report::Report;
use super::written::{self, Rules};
use crate::dataset::model::EntityType;

const START: [&str; 6] = ["start", "date", "begin", "startDate", "birth", "year"];
const END: [&str; 5] = ["end", "endDate", "finish", "death", "until"];
const TEXT: [&str; 3] = ["description", "abstract", "summary"];
const PEOPLE: [&str; 4] = ["person", "people", "author", "who"];
const PLACES: [&str; 5] = ["place", "places", "location", "city", "country"];
const IMAGES: [&str; 4] = ["imageURL", "image", "imageUrl", "thumbnail"];
const LINKS: [&str; 4] = ["url", "link", "homepage", "wikipedia"];
const POINTS: [&str; 3] = ["latlng", "addressLatLng", "coordinates"];
const NO_FIELD: &str = "a property that a record has no field for";
const ONE_DATE: &str = "a second date";
const SCHEMA: &str = "a description of properties and types, used to read the items";

/// Reads the tree.
pub fn read(root: &Node, report: &mut Report) -> Draft {
    let mut draft = Draft { markup: true, ..Draft::default() };
    for (key, node) in root.children().into_iter().filter(|(key, _)| key != "items") {
        report.kept(&node.at, SCHEMA, Some(&key));
    }
    let properties = root.get("properties");
    let is_date = |key: &str| {
        let kind = properties.as_ref().and_then(|all| all.get(key)?.get("valueType")?.text());
        kind.is_some_and(|kind| kind.text == "date")
    };
    for item in root.get("items").map(|items| items.list()).unwrap_or_default() {
        report.find();
        draft.items.push(read_item(&item, &is_date, report));
    }
    draft
}

fn read_item(node: &Node, is_date: &dyn Fn(&str) -> bool, report: &mut Report) -> Item {
    let mut item = Item { at: node.at.clone(), ..Item::default() };
    let (mut start, mut end): (Option<Cell>, Option<Cell>) = (None, None);
    let mut point = None;
    for (key, value) in node.children() {
        let cells: Vec<Cell> = value.list().iter().filter_map(Node::date).collect();
        let first = cells.first().cloned();
        let is = |names: &[&str]| names.contains(&key.as_str());
        match key.as_str() {
            "label" => item.title = first,
            "id" => item.id = first.map(|cell| cell.text),
            "uri" | "modified" => {}
            "type" => item.kind = first.map(|cell| cell.text).filter(|kind| kind != "Item"),
            _ if is(&START) || (is_date(&key) && !is(&END)) => {
                keep_first(&mut start, cells, report);
            }
            _ if is(&END) => keep_first(&mut end, cells, report),
            _ if is(&TEXT) => item.text.extend(cells),
            _ if is(&PEOPLE) => {
                let people = cells.into_iter().map(|cell| Actor {
                    name: cell.text,
                    kind: EntityType::Person,
                    role: None,
                    office: None,
                });
                item.actors.extend(people);
            }
            _ if is(&PLACES) => {
                item.places.extend(cells.into_iter().map(|cell| Spot { name: cell.text, coordinates: None }));
            }
            _ if is(&IMAGES) => {
                item.media.extend(cells.into_iter().map(|url| Clip { url, caption: None, credit: None }));
            }
            _ if is(&LINKS) => {
                for cell in cells {
                    match web_address(&cell.text) {
                        Some(url) => item.citations.push(Cited::page(url, None)),
                        None => report.dropped_value(&cell.at, NO_FIELD, &cell.text),
                    }
                }
            }
            _ if is(&POINTS) => point = first,
            _ if value.value.is_null() => {}
            _ => report.dropped_value(&value.at, NO_FIELD, &value.json()),
        }
    }
    if let Some(cell) = point {
        let parts = cell
            .text
            .split_once(',')
            .and_then(|(a, b)| Some((a.trim().parse().ok()?, b.trim().parse().ok()?)));
        let found = parts.and_then(|(latitude, longitude)| coordinates(latitude, longitude));
        match (found, item.places.as_mut_slice()) {
            (Some(found), [only]) => only.coordinates = Some(found),
            _ => report.dropped_value(
                &cell.at,
                "a point on the map without one place of that name",
                &cell.text,
            ),
        }
    }
    let read = |cell: Cell| Read {
        stamp: written::one(&cell.text, Rules { historical: false, month_first: true }),
        cell,
    };
    let dated = date::dated(start.map(read), end.map(read), Span::Lasting, report);
    Item { date: dated.date, said: dated.said, ..item }
}

fn keep_first(date: &mut Option<Cell>, cells: Vec<Cell>, report: &mut Report) {
    for cell in cells {
        match date {
            None => *date = Some(cell),
            Some(_) => report.dropped_value(&cell.at, ONE_DATE, &cell.text),
        }
    }
}
