//! Results of a Wikidata query, as the query service gives them: `results.bindings`, or a plain list.

use std::collections::BTreeMap;

use serde_json::Value;

use super::date::{self, Read, Span, Stamp};
use super::draft::{Actor, Cell, Cited, Clip, Draft, Item, Spot, coordinates, web_address};
use super::node::Node;
use super::report::Report;
use super::written::{self, Rules};
use crate::dataset::model::EntityType;

const START: [&str; 8] = ["date", "start", "starttime", "begin", "pointintime", "inception", "time", "when"];
const END: [&str; 6] = ["end", "endtime", "dissolved", "until", "finish", "enddate"];
const PEOPLE: [&str; 6] = ["person", "people", "participant", "author", "creator", "human"];
const PLACES: [&str; 5] = ["place", "location", "country", "city", "where"];
const KINDS: [&str; 6] = ["type", "kind", "class", "instanceof", "category", "instance"];
const NO_FIELD: &str = "a variable that a record has no field for";
const SAME: &str = "a row of an item that came before: what it adds is in that event";
const YEAR_ONLY: &str = "1 January at midnight, as Wikidata writes a year: the year is kept";
const MONTH_ONLY: &str = "the first of a month at midnight, as Wikidata writes a month: the month is kept";
const PRECISION: &str = "a date with its precision: no more of it is kept";

/// Reads the tree.
pub fn read(root: &Node, report: &mut Report) -> Draft {
    let rows =
        root.get("results").and_then(|results| results.get("bindings")).unwrap_or_else(|| root.clone());
    let mut draft = Draft::default();
    let mut seen: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
    for row in rows.list() {
        report.find();
        let row = Row::new(&row, &mut draft);
        let item = row.item(report);
        let date = item.date.as_ref().map(|date| date.as_str().to_owned());
        let earlier = item.id.clone().and_then(|id| match seen.get(&(id.clone(), date.clone())) {
            Some(index) => Some(*index),
            None => {
                seen.insert((id, date), draft.items.len());
                None
            }
        });
        match earlier.and_then(|index| draft.items.get_mut(index)) {
            Some(earlier) => {
                report.event_dropped(&item.at, SAME);
                join(earlier, item);
            }
            None => draft.items.push(item),
        }
    }
    draft
}

fn join(earlier: &mut Item, item: Item) {
    fn add<T: PartialEq>(list: &mut Vec<T>, more: Vec<T>) {
        for one in more {
            if !list.contains(&one) {
                list.push(one);
            }
        }
    }
    add(&mut earlier.actors, item.actors);
    add(&mut earlier.places, item.places);
    let known = |clip: &Clip, list: &[Clip]| list.iter().any(|other| other.url.text == clip.url.text);
    for clip in item.media {
        if !known(&clip, &earlier.media) {
            earlier.media.push(clip);
        }
    }
    add(&mut earlier.citations, item.citations);
}

/// The variables of a row by their names in lower case.
struct Row {
    at: String,
    cells: BTreeMap<String, Cell>,
}

impl Row {
    fn new(node: &Node, draft: &mut Draft) -> Self {
        let mut cells = BTreeMap::new();
        for (name, value) in node.children() {
            let inner = if value.value.is_object() { value.get("value") } else { Some(value.clone()) };
            if let Some(Value::String(lang)) = value.value.get("xml:lang") {
                draft.lang.get_or_insert_with(|| lang.clone());
            }
            if let Some(cell) = inner.and_then(|inner| inner.text()) {
                cells.insert(name.to_lowercase(), Cell { at: value.at, ..cell });
            }
        }
        Self { at: node.at.clone(), cells }
    }

    fn get(&self, name: &str) -> Option<&Cell> {
        self.cells.get(name)
    }

    /// The name of the variable that the row is about: one with a label, and neither who, where nor what kind.
    fn subject(&self) -> Option<String> {
        let other =
            |name: &str| [&PEOPLE[..], &PLACES[..], &KINDS[..]].iter().any(|names| names.contains(&name));
        let named = self.cells.keys().filter_map(|key| key.strip_suffix("label")).map(str::to_owned);
        let named: Vec<String> = named.collect();
        let first = |names: &[&str]| {
            names.iter().find(|name| named.iter().any(|n| n == *name)).map(|n| (*n).to_owned())
        };
        first(&["item", "event"])
            .or_else(|| named.iter().find(|name| !other(name)).cloned())
            .or_else(|| named.first().cloned())
    }

    fn item(self, report: &mut Report) -> Item {
        let subject = self.subject();
        let of =
            |suffix: &str| subject.as_ref().and_then(|name| self.get(&format!("{name}{suffix}"))).cloned();
        let mut item = Item { at: self.at.clone(), title: of("label"), ..Item::default() };
        item.text.extend(of("description"));
        if let Some(uri) = of("") {
            item.id = uri.text.rsplit('/').next().map(str::to_owned);
            let page =
                web_address(&uri.text.replacen("http://", "https://", 1).replace("/entity/", "/wiki/"));
            let title = item.title.as_ref().map(|title| format!("Wikidata: {}", title.text));
            item.citations.extend(page.map(|url| Cited { instead: true, ..Cited::page(url, title) }));
        }
        let (mut start, mut end, mut point) = (None, None, None);
        for (name, cell) in &self.cells {
            let of_subject = subject.as_ref().is_some_and(|subject| {
                name.strip_prefix(subject.as_str())
                    .is_some_and(|rest| matches!(rest, "" | "label" | "description" | "altlabel"))
            });
            let is = |names: &[&str]| names.contains(&name.as_str());
            // What has a label beside it is named by that.
            let label = || self.get(&format!("{name}label")).unwrap_or(cell).text.clone();
            let is_time =
                || cell.text.ends_with("T00:00:00Z") && written::one(&cell.text, Rules::default()).is_ok();
            if of_subject || name.ends_with("precision") {
            } else if let Some(of) = name.strip_suffix("label") {
                let known = self.get(of).is_some()
                    || [&PEOPLE[..], &PLACES[..], &KINDS[..]].iter().any(|n| n.contains(&of));
                if known && self.get(of).is_none() {
                    place_or_person(&mut item, of, cell.text.clone());
                } else if !known {
                    report.dropped_value(&cell.at, NO_FIELD, &cell.text);
                }
            } else if is(&END) {
                end = Some((name.clone(), cell.clone()));
            } else if is(&START) || (is_time() && start.is_none()) {
                start = Some((name.clone(), cell.clone()));
            } else if is(&PEOPLE) || is(&PLACES) || is(&KINDS) {
                place_or_person(&mut item, name, label());
            } else if cell.text.starts_with("Point(") {
                point = Some(cell.clone());
            } else if is(&["image", "pic", "picture", "video"]) {
                item.media.push(Clip { url: cell.clone(), caption: None, credit: None });
            } else if is(&["article", "url", "website", "sitelink"]) {
                item.citations.extend(web_address(&cell.text).map(|url| Cited::page(url, None)));
            } else {
                report.dropped_value(&cell.at, NO_FIELD, &cell.text);
            }
        }
        self.locate(&mut item, point, report);
        let [start, end] = [start, end].map(|found| found.map(|(name, cell)| self.date(&name, cell, report)));
        let dated = date::dated(start, end, Span::Lasting, report);
        Item { date: dated.date, said: dated.said, ..item }
    }

    fn locate(&self, item: &mut Item, point: Option<Cell>, report: &mut Report) {
        let Some(cell) = point else { return };
        let inside = cell.text.trim_start_matches("Point(").trim_end_matches(')');
        let numbers: Vec<f64> = inside.split_whitespace().filter_map(|number| number.parse().ok()).collect();
        let found = match numbers.as_slice() {
            [longitude, latitude] => coordinates(*latitude, *longitude),
            _ => None,
        };
        match (found, item.places.as_mut_slice()) {
            (Some(found), [only]) => only.coordinates = Some(found),
            _ => report.dropped_value(
                &cell.at,
                "a point on the map without one place of that name",
                &cell.text,
            ),
        }
    }

    /// A date, no sharper than its precision: where that is not given, a first of January is a year.
    fn date(&self, name: &str, cell: Cell, report: &mut Report) -> Read {
        let stamp = written::one(&cell.text, Rules::default());
        let precision = self.get(&format!("{name}precision")).or_else(|| self.get("precision"));
        let Ok(stamp) = stamp else { return Read { cell, stamp } };
        let midnight = stamp.time.as_deref().is_some_and(|time| time.starts_with("00:00:00"));
        let day = Stamp { time: stamp.time.clone().filter(|_| !midnight), ..stamp.clone() };
        let (kept, reason) = match precision.and_then(|cell| cell.text.parse::<u8>().ok()) {
            Some(11..) => (day, None),
            Some(10) => (Stamp { day: None, time: None, ..stamp }, Some(PRECISION)),
            Some(9) => (Stamp::year(stamp.year), Some(PRECISION)),
            Some(_) => (Stamp { mark: Some('~'), ..Stamp::year(stamp.year) }, Some(PRECISION)),
            None if !midnight => (day, None),
            None if (stamp.month, stamp.day) == (Some(1), Some(1)) => {
                (Stamp::year(stamp.year), Some(YEAR_ONLY))
            }
            None if stamp.day == Some(1) => (Stamp { day: None, time: None, ..stamp }, Some(MONTH_ONLY)),
            None => (day, None),
        };
        if let Some(reason) = reason {
            report.guessed(&cell.at, reason, Some(&cell.text));
        }
        Read { cell, stamp: Ok(kept) }
    }
}

fn place_or_person(item: &mut Item, variable: &str, name: String) {
    if PEOPLE.contains(&variable) {
        item.actors.push(Actor { name, kind: EntityType::Person, role: None, office: None });
    } else if PLACES.contains(&variable) {
        item.places.push(Spot { name, coordinates: None });
    } else {
        item.kind = Some(name);
    }
}
