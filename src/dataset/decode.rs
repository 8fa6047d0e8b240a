//! From bytes to a record, in one pass.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::Dataset;
use super::events::{Columns, Events, Gathered, Json};
use super::model::Record;
use super::problem::{Path, Problem};
use super::read::{Read, Reading};
use super::tree::{Entry, Tree};
use super::validate::{MOST, too_many, validate};

/// Files larger than this are not read: 256 MiB.
pub const MAX_BYTES: usize = 256 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads and checks a record, of which the bytes are kept.
///
/// # Errors
/// The bytes of one that has mistakes, or is written in a way that the walk does not follow.
pub fn decode(bytes: Cow<'static, [u8]>) -> Result<Dataset, Cow<'static, [u8]>> {
    let read = if bytes.len() <= MAX_BYTES { in_one_pass(&bytes) } else { None };
    match read {
        Some(head_and_columns) => Ok(joined(head_and_columns, bytes)),
        None => Err(bytes),
    }
}

/// All but the events, and the columns of these; nothing where anything is not right, or written in a
/// way that the walk does not follow.
fn in_one_pass(bytes: &[u8]) -> Option<(Dataset, Columns)> {
    let (head, gathered) = head(json(bytes))?;
    let head = Dataset::new(head.with(Events::default()).1);
    let columns = Columns::new(gathered, &head, bytes)?;
    Some((head, columns))
}

/// What JSON says beside events, without mistakes, and what was gathered from these.
pub fn head(json: &[u8]) -> Option<(Record, Gathered<'_>)> {
    // Text is looked through at once: string by string it would take three times as long.
    let Head { entries, gathered } = serde_json::from_str(str::from_utf8(json).ok()?).ok()?;
    Some((read(Tree::Object(entries)).ok()?, gathered))
}

struct Head<'de> {
    /// What stands at the root, with no events among it.
    entries: Vec<Entry<'de>>,
    gathered: Gathered<'de>,
}

impl<'de> Deserialize<'de> for Head<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Header)
    }
}

struct Header;

impl<'de> Visitor<'de> for Header {
    type Value = Head<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Head<'de>, A::Error> {
        let (mut entries, mut gathered) = (Vec::new(), Gathered::default());
        while let Some(key) = map.next_key::<&str>()? {
            let value = if key == "events" {
                gathered = map.next_value()?;
                Tree::List(Vec::new())
            } else {
                map.next_value()?
            };
            entries.push((key.into(), value));
        }
        Ok(Head { entries, gathered })
    }
}

fn joined((mut head, columns): (Dataset, Columns), bytes: Cow<'static, [u8]>) -> Dataset {
    head.record.events = Events::new(Json::Here(bytes), columns);
    head
}

/// The record that a tree is.
pub fn read(tree: Tree<'_>) -> Result<Record, Vec<Problem>> {
    // Before anything that takes longer.
    let endless = too_long(&tree);
    if !endless.is_empty() {
        return Err(endless);
    }
    let mut reading = Reading::default();
    let record = Record::read(tree, &mut reading);
    let further = record.as_ref().map(validate).unwrap_or_default();
    let problems = reading.with(further);
    record.filter(|_| problems.is_empty()).ok_or(problems)
}

/// The lists that are longer than they may be.
fn too_long(tree: &Tree<'_>) -> Vec<Problem> {
    let Tree::Object(entries) = tree else { return Vec::new() };
    let long = |(key, value): &Entry<'_>| match value {
        Tree::List(list) => {
            let (name, most) = MOST.into_iter().find(|(name, _)| name == key)?;
            too_many(Path::root(name), list.len(), most)
        }
        _ => None,
    };
    entries.iter().filter_map(long).collect()
}

/// Holds a record that was made here, or is written in a way that the walk does not follow.
///
/// # Errors
/// Every problem of the record, each with its place.
pub fn from_record(record: &Record) -> Result<Dataset, Vec<Problem>> {
    // The browser writes records in this form already, for readers: another would be more code.
    let bytes = serde_json::to_vec_pretty(record).map_err(|error| vec![Problem::syntax(&error)])?;
    match in_one_pass(&bytes) {
        Some(head_and_columns) => Ok(joined(head_and_columns, bytes.into())),
        None => match validate(record) {
            problems if problems.is_empty() => Err(vec![Problem::whole("the record cannot be read")]),
            problems => Err(problems),
        },
    }
}

/// Without the mark that may stand before it.
pub fn json(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn the_default_record_is_read_in_one_pass_and_is_the_same_as_in_full() {
        let (head, columns) = in_one_pass(ARTICLES.as_bytes()).unwrap();
        let data = joined((head, columns), ARTICLES.as_bytes().into());
        assert_eq!(serde_json::from_str(ARTICLES).ok(), Some(data.to_record()));
    }

    #[test]
    fn what_the_walk_does_not_follow_is_read_in_full() {
        let plain = json!({
            "format": "annals/1", "id": "r", "title": "R", "languages": ["en"], "kinds": [{ "id": "k", "name": "K" }],
            "sources": [{ "id": "s", "type": "book", "title": "S" }],
            "events": [{ "id": "e", "kind": "k", "title": "E", "citations": [{ "source": "s" }] }],
        });
        let text = plain.to_string();
        for other in [
            text.replace("\"id\":\"e\"", "\"\\u0069d\":\"e\""),
            text.replace("\"id\":\"e\"", "\"id\":\"\\u0065\""),
        ] {
            assert_ne!(text, other);
            assert!(in_one_pass(other.as_bytes()).is_none(), "{other}");
            let read = Dataset::from_json(&other).unwrap();
            assert_eq!(read.record.events, decode(text.clone().into_bytes().into()).unwrap().record.events);
        }
        let marked = [BYTE_ORDER_MARK, text.as_bytes()].concat();
        assert_eq!(decode(marked.into()).unwrap().record.events.id(0), "e");
        assert!(Dataset::from_bytes([text.as_bytes(), b"\xFF"].concat()).is_err());
    }

    /// All places of a value, the deepest ones included.
    fn places(value: &Value, at: &str, found: &mut Vec<String>) {
        found.push(at.to_owned());
        match value {
            Value::Array(list) => {
                (0..).zip(list).for_each(|(n, one): (usize, _)| places(one, &format!("{at}/{n}"), found))
            }
            Value::Object(map) => {
                map.iter().for_each(|(key, one)| places(one, &format!("{at}/{key}"), found))
            }
            _ => {}
        }
    }

    /// Some events of the default record that have, together, whatever an event can have.
    fn sample() -> Value {
        let mut record: Value = serde_json::from_str(ARTICLES).unwrap_or_default();
        let rich = |event: &Value| {
            event["accounts"].is_object() || event["figures"].is_array() || event["quotes"].is_array()
        };
        if let Some(events) = record["events"].as_array_mut() {
            events.retain(rich);
            events.truncate(9);
            for event in events {
                event["links"] = json!([]);
                event["media"] =
                    json!([{ "url": "https://example.org/a.png", "alt": "A", "credit": { "en": "C" } }]);
            }
            record["events"][0]["links"] = json!([{ "rel": "follows", "event": record["events"][1]["id"] }]);
        }
        record
    }

    /// Whether the derived reading takes a record. At a place it would take the fields of an object as a
    /// list, too, which the format does not: what is written again is then no list.
    fn is_derived(record: &Value, at: &str) -> bool {
        let Ok(derived) = <Record>::deserialize(record) else { return false };
        let written = serde_json::to_value(&derived).unwrap();
        let is_list = |value: &Value| value.pointer(at).map(Value::is_array);
        let turned = is_list(record) == Some(true) && is_list(&written) == Some(false);
        !turned && validate(&derived).is_empty()
    }

    #[test]
    fn a_list_of_its_fields_is_no_object() {
        let mut record = sample();
        let (fact, id) = ("/events/1/accounts/sides/1/facts/3", record["events"][0]["id"].clone());
        *record.pointer_mut(fact).unwrap() = json!([id]);
        assert!(<Record>::deserialize(&record).is_ok() && !is_derived(&record, fact));
        let problems = Dataset::from_json(&record.to_string()).unwrap_err();
        assert!(problems.iter().any(|problem| problem.to_string().contains(fact)), "{problems:?}");
    }

    #[test]
    fn a_side_of_an_account_has_a_title_or_a_date() {
        let whole = sample();
        let side = "/events/1/accounts/sides/1";
        let without = |fields: &[&str]| {
            let mut record = whole.clone();
            let side = record.pointer_mut(side).unwrap().as_object_mut().unwrap();
            side.extend([("title".to_owned(), json!("A side")), ("date".to_owned(), json!("1973"))]);
            fields.iter().for_each(|field| drop(side.remove(*field)));
            let bytes = record.to_string().into_bytes();
            (in_one_pass(&bytes).is_some(), Dataset::from_bytes(bytes).is_ok())
        };
        for (fields, is_right) in [(&["title"][..], true), (&["date"], true), (&["title", "date"], false)] {
            assert_eq!(without(fields), (is_right, is_right), "without {fields:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(120))]

        #[test]
        fn one_pass_takes_what_reading_in_full_takes(at in any::<prop::sample::Index>(), what in 0usize..12, other in any::<prop::sample::Index>()) {
            let mut record = sample();
            let mut found = Vec::new();
            places(&record["events"], "/events", &mut found);
            let (at, other) = (at.get(&found).clone(), other.get(&found).clone());
            let stand_ins = [
                Value::Null, json!(""), json!([]), json!({}), json!(7), json!(-1.5), json!("https://example.org"),
                json!("stated"), json!({ "en": "a" }), json!({ "xx": "a" }),
            ];
            let stand_in = match what.checked_sub(stand_ins.len()) {
                None => Some(stand_ins[what].clone()),
                Some(0) => record.pointer(&other).cloned(),
                Some(_) => None,
            };
            let (parent, key) = at.rsplit_once('/').unwrap();
            match (stand_in, record.pointer_mut(parent)) {
                (Some(value), _) => *record.pointer_mut(&at).unwrap() = value,
                (None, Some(Value::Object(map))) => drop(map.remove(key)),
                (None, Some(Value::Array(list))) => drop(list.remove(key.parse().unwrap())),
                _ => {}
            }
            let bytes = serde_json::to_vec(&record).unwrap();
            let in_full = serde_json::from_slice(&bytes).is_ok_and(|tree| read(tree).is_ok());
            prop_assert_eq!(in_full, is_derived(&record, &at), "{} {}", at, what);
            prop_assert_eq!(in_one_pass(&bytes).is_some(), in_full, "{} {}", at, what);
        }
    }
}
