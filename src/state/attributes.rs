//! The state as attributes of the element, so that a page can begin with any view.

use super::{Lanes, State, Tab};
use crate::dataset::model::Id;
use crate::query::{Filter, Years};

/// Reads the state that attributes ask for; `value` gives the value of an attribute that is there.
/// Whatever it cannot read it leaves out; it never fails.
#[must_use]
pub fn read<'a>(value: impl Fn(&str) -> Option<&'a str>) -> State {
    asked(&value)
}

/// The same, compiled once.
fn asked<'a>(value: &dyn Fn(&str) -> Option<&'a str>) -> State {
    let list = |name: &str| ids(value(name).unwrap_or_default()).collect();
    let one = |name: &str| value(name).and_then(|value| ids(value).next());
    let who: Vec<Id> = list("person");
    let years: Option<Years> = value("years").and_then(|years| years.parse().ok());
    State {
        filter: Filter {
            all: value("match") == Some("all") && who.len() > 1,
            who,
            places: list("place"),
            kinds: list("kind"),
            sources: list("source"),
            certain: value("years-match") == Some("certain") && years.is_some(),
            years,
            doubts: value("doubts").is_some(),
            text: value("q").unwrap_or_default().to_owned(),
        },
        event: one("event"),
        card: one("card"),
        tab: value("view").and_then(Tab::named).unwrap_or_default(),
        lanes: value("lanes").and_then(Lanes::named).unwrap_or_default(),
        year: value("open-year").and_then(|year| year.parse::<Years>().ok()?.from),
    }
}

/// The attributes that ask for this state, each with its value; what is left out is as it begins.
#[must_use]
pub fn write(state: &State) -> Vec<(&'static str, String)> {
    let filter = &state.filter;
    let list = |ids: &[Id]| (!ids.is_empty()).then(|| ids.join(" "));
    let attributes = [
        ("person", list(&filter.who)),
        ("match", (filter.all && filter.who.len() > 1).then(|| "all".to_owned())),
        ("place", list(&filter.places)),
        ("kind", list(&filter.kinds)),
        ("years", filter.years.map(|years| years.to_string())),
        ("years-match", (filter.certain && filter.years.is_some()).then(|| "certain".to_owned())),
        ("source", list(&filter.sources)),
        ("doubts", filter.doubts.then(String::new)),
        ("q", Some(filter.text.clone()).filter(|text| !text.is_empty())),
        ("event", state.event.clone()),
        ("card", state.card.clone()),
        ("view", (state.tab != Tab::default()).then(|| state.tab.name().to_owned())),
        ("lanes", (state.lanes != Lanes::default()).then(|| state.lanes.name().to_owned())),
        ("open-year", state.year.map(|year| year.to_string())),
    ];
    attributes.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Ids are separated by spaces or commas.
fn ids(value: &str) -> impl Iterator<Item = Id> + '_ {
    value.split([',', ' ', '\n', '\t']).filter(|id| !id.is_empty()).map(str::to_owned)
}
