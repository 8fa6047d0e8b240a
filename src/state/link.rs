//! The state as part of a link.
//!
//! A fragment or query is a list of parts joined by `&`. Ours begin with the state key of the
//! element: `#cuba.e=raul-castro-visit-vietnam&cuba.p=raul-castro&cuba.y=2010/2018`. All others
//! belong to the page or to other elements and are kept as they are. A part that is nothing but the
//! id of an event is ours too, since the readable page has such anchors.
//!
//! A link has a version, `v`, left out as long as it is the first: there is no other yet. Of a version
//! that is not known the event and the card are read, whose ids stay; what a later one changes is read
//! here by its version, so that links already out go on working.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::dataset::model::Id;
use crate::query::Years;

use super::{Lanes, State, Tab};

/// Longer links are not read: nobody made them by hand, and no reader needs them.
const MAX_LENGTH: usize = 4096;

/// The version of the links that are written, which stands for a link that names none.
const VERSION: &str = "1";

/// What would end a part or a link, and what browsers escape in one.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`');

/// Reads the state out of a fragment or query without its `#` or `?`. Whatever it cannot read it
/// leaves out; it never fails.
#[must_use]
pub fn read(link: &str, key: &str) -> State {
    let mut state = State::default();
    if link.len() > MAX_LENGTH {
        return state;
    }
    let version = parts(link).find_map(|(_, part)| own(part, key).filter(|(name, _)| *name == "v"));
    let known = version.is_none_or(|(_, version)| version == VERSION);
    for (_, part) in parts(link) {
        let Some((name, value)) = own(part, key) else {
            if state.event.is_none() && is_id(part) {
                state.event = Some(part.to_owned());
            }
            continue;
        };
        let value = percent_decode_str(value).decode_utf8_lossy();
        let filter = &mut state.filter;
        match name {
            "e" => state.event = ids(&value).next(),
            "c" => state.card = ids(&value).next(),
            _ if !known => {}
            "t" => state.tab = Tab::named(&value).unwrap_or_default(),
            "p" => filter.who = ids(&value).collect(),
            "pm" => filter.all = value == "all",
            "l" => filter.places = ids(&value).collect(),
            "k" => filter.kinds = ids(&value).collect(),
            "s" => filter.sources = ids(&value).collect(),
            "y" => filter.years = value.parse().ok(),
            "ym" => filter.certain = value == "certain",
            "d" => filter.doubts = value == "1",
            "q" => filter.text = value.into_owned(),
            "g" => state.lanes = Lanes::named(&value).unwrap_or_default(),
            "o" => state.year = value.parse().ok().and_then(|years: Years| years.from),
            _ => {}
        }
    }
    state
}

/// The link with this state in it and everything that is not ours kept. `is_event` tells the ids of
/// events from the anchors of the page. Nothing where the page uses its fragment as a route
/// (`#/…`, `#!…`): that is not ours to write.
#[must_use]
pub fn write(link: &str, key: &str, state: &State, is_event: impl Fn(&str) -> bool) -> Option<String> {
    written(link, key, state, &is_event)
}

/// The same, compiled once.
fn written(link: &str, key: &str, state: &State, is_event: &dyn Fn(&str) -> bool) -> Option<String> {
    if link.starts_with(['/', '!']) {
        return None;
    }
    let kept = parts(link).filter(|(_, part)| own(part, key).is_none() && !is_event(part));
    let kept = kept.map(|(before, part)| (before, part.to_owned()));
    let filter = &state.filter;
    let years = filter.years.map(|years| years.to_string());
    let ours = [
        ("t", (state.tab != Tab::default()).then(|| state.tab.name().to_owned())),
        ("e", state.event.clone()),
        ("c", state.card.clone()),
        ("p", Some(filter.who.join(","))),
        ("pm", filter.all.then(|| "all".to_owned())),
        ("l", Some(filter.places.join(","))),
        ("k", Some(filter.kinds.join(","))),
        ("s", Some(filter.sources.join(","))),
        ("y", years),
        ("ym", filter.certain.then(|| "certain".to_owned())),
        ("d", filter.doubts.then(|| "1".to_owned())),
        ("q", Some(filter.text.clone())),
        ("g", (state.lanes != Lanes::default()).then(|| state.lanes.name().to_owned())),
        ("o", state.year.map(|year| year.to_string())),
    ];
    let ours = ours.into_iter().filter_map(|(name, value)| {
        let value = value.filter(|value| !value.is_empty())?;
        Some(('&', format!("{key}.{name}={}", utf8_percent_encode(&value, RESERVED))))
    });
    let mut written = String::new();
    for (before, part) in kept.chain(ours) {
        if !written.is_empty() {
            written.push(before);
        }
        written.push_str(&part);
    }
    Some(written)
}

/// The parts of a link, each with what stands before it: `?` where a page has a query in its fragment.
fn parts(link: &str) -> impl Iterator<Item = (char, &str)> {
    let mut before = '&';
    let parts = link.split_inclusive(['&', '?']).map(move |part| {
        let found = (before, part.trim_end_matches(['&', '?']));
        before = if part.ends_with('?') { '?' } else { '&' };
        found
    });
    parts.filter(|(_, part)| !part.is_empty())
}

/// The name and value of a part that belongs to the element with this key.
fn own<'a>(part: &'a str, key: &str) -> Option<(&'a str, &'a str)> {
    part.strip_prefix(key)?.strip_prefix('.')?.split_once('=')
}

fn ids(value: &str) -> impl Iterator<Item = Id> + '_ {
    value.split(',').filter(|id| is_id(id)).map(str::to_owned)
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
