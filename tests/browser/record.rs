//! What the record of the site under test holds, read apart from the code under test.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use annals::dataset::{Date, Day};
use serde_json::Value;

/// Ids of events.
pub type Ids = BTreeSet<String>;

/// What the two articles behind the default record say: small, with nearly all there is.
pub const ARTICLES: &str = include_str!("../fixtures/articles.json");
/// The record that the element carries unless it is built with another.
pub const DEFAULT_RECORD: &str = include_str!("../../static/records/cuba-vietnam.json");

static RECORD: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(ARTICLES).unwrap());

/// How many events there are.
pub fn count() -> usize {
    events().len()
}

/// All events.
pub fn all() -> Ids {
    ids_where(|_| true)
}

/// The events in which an entity takes part.
pub fn with(entity: &str) -> Ids {
    ids_where(|event| takes_part(event, entity))
}

/// The events in which both entities take part.
pub fn with_both(one: &str, other: &str) -> Ids {
    ids_where(|event| takes_part(event, one) && takes_part(event, other))
}

/// The events that were at a place, or at one inside it.
pub fn at(place: &str) -> Ids {
    let entities = RECORD["entities"].as_array().unwrap();
    let inside: Vec<&Value> =
        entities.iter().filter(|e| e["country"] == place || e["partOf"] == place).collect();
    let there = |id: &Value| *id == place || inside.iter().any(|e| e["type"] == "place" && e["id"] == *id);
    ids_where(|event| list(event, "places").iter().any(there))
}

/// The events that rest on a source, in whatever they say.
pub fn resting_on(source: &str) -> Ids {
    ids_where(|event| event.to_string().contains(&format!("\"source\":\"{source}\"")))
}

/// The events with doubts.
pub fn doubtful() -> Ids {
    ids_where(|event| !list(event, "doubts").is_empty())
}

/// The events that name an entity, as one that takes part or in passing.
pub fn naming(entity: &str) -> Ids {
    let mentions = |event: &Value| list(event, "mentions").iter().any(|id| *id == entity);
    ids_where(|event| takes_part(event, entity) || mentions(event))
}

/// The events that name an entity, or whose title, summary or quotations have its name.
pub fn speaking_of(entity: &str) -> Ids {
    let (mut found, name) = (naming(entity), name(entity));
    let texts = |event: &Value| ["title", "summary", "quotes"].map(|field| event[field].to_string());
    found.extend(ids_where(|event| texts(event).iter().any(|text| text.contains(&name))));
    found
}

/// The events of a kind.
pub fn of_kind(kind: &str) -> Ids {
    ids_where(|event| event["kind"] == kind)
}

/// The events that are dated to a year, or to a part of it.
pub fn dated(year: &str) -> Ids {
    ids_where(|event| event["date"].as_str().is_some_and(|date| date.starts_with(year)))
}

/// The events that may have been in these years, both included.
pub fn in_years(from: i32, to: i32) -> Ids {
    let (from, to) = (Day::start_of_year(from), Day::end_of_year(to));
    ids_where(|event| {
        let date = event["date"].as_str().map(|edtf| Date::parse(edtf).unwrap());
        date.is_some_and(|date| date.extent().0 <= to && date.extent().1 >= from)
    })
}

/// The offices that the sources give an entity, in English.
pub fn offices(entity: &str) -> BTreeSet<String> {
    let roles = events().iter().flat_map(|event| list(event, "participants"));
    let own = roles.filter(|participant| participant["entity"] == entity);
    own.filter(|participant| !participant["office"].is_null())
        .map(|participant| english(&participant["office"]))
        .collect()
}

/// The title of an event in English.
pub fn title(event: &str) -> String {
    english(&by_id(event)["title"])
}

/// The title of an event in a language.
pub fn title_in(event: &str, lang: &str) -> String {
    by_id(event)["title"][lang].as_str().unwrap().to_owned()
}

/// The words that an event cites.
pub fn phrases(event: &str) -> Vec<String> {
    fn gather(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => fields.iter().for_each(|(name, value)| match value {
                Value::String(phrase) if name == "phrase" => found.push(phrase.clone()),
                value => gather(value, found),
            }),
            Value::Array(values) => values.iter().for_each(|value| gather(value, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    gather(by_id(event), &mut found);
    found
}

/// The name of an entity in English.
pub fn name(entity: &str) -> String {
    named("entities", entity)
}

/// The name of a kind in English.
pub fn kind(kind: &str) -> String {
    named("kinds", kind)
}

fn named(list: &str, id: &str) -> String {
    let found = RECORD[list].as_array().unwrap().iter().find(|found| found["id"] == id);
    english(&found.unwrap_or_else(|| panic!("the record has no {id} among its {list}"))["name"])
}

fn by_id(event: &str) -> &'static Value {
    let found = events().iter().find(|found| found["id"] == event);
    found.unwrap_or_else(|| panic!("the record has no event {event}"))
}

fn events() -> &'static [Value] {
    RECORD["events"].as_array().unwrap()
}

fn ids_where(fits: impl Fn(&Value) -> bool) -> Ids {
    let fitting = events().iter().filter(|event| fits(event));
    fitting.map(|event| event["id"].as_str().unwrap().to_owned()).collect()
}

fn takes_part(event: &Value, entity: &str) -> bool {
    list(event, "participants").iter().any(|participant| participant["entity"] == entity)
}

fn list<'a>(event: &'a Value, field: &str) -> &'a [Value] {
    event[field].as_array().map_or(&[], Vec::as_slice)
}

fn english(text: &Value) -> String {
    text.as_str().or_else(|| text["en"].as_str()).unwrap().to_owned()
}
