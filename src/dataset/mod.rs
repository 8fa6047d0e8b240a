//! The record: model, dates, folding, decoding and validation.
//!
//! Knows nothing of queries, the DOM, clocks or locales.

pub mod calendar;
mod date;
mod decode;
mod fold;
pub mod model;
mod problem;
#[cfg(not(target_arch = "wasm32"))]
mod search;
mod text;
mod validate;

use std::collections::HashMap;

pub use calendar::{Civil, Day};
pub use date::{Date, DateError, End, Form, Part, Precision};
pub use fold::{fold, folded_chars};
pub use model::Record;
pub use problem::{Place, Problem};
pub use text::{Chosen, Text};

/// The record that the widget shows when it is given no other.
pub const DEFAULT_RECORD: &str = include_str!("../../static/records/cuba-vietnam.json");

/// A valid record with its references resolved and its events in order.
#[derive(Debug)]
pub struct Dataset {
    /// The record as authored.
    pub record: Record,
    chronological: Vec<usize>,
    events: HashMap<String, usize>,
    entities: HashMap<String, usize>,
    sources: HashMap<String, usize>,
    doubts: HashMap<String, usize>,
}

impl Dataset {
    /// Reads and checks a record.
    ///
    /// # Errors
    /// Every problem of the file, each with its place.
    pub fn from_json(text: &str) -> Result<Self, Vec<Problem>> {
        decode::decode(text).map(Self::new)
    }

    fn new(record: Record) -> Self {
        fn ids<'a>(list: impl Iterator<Item = &'a String>) -> HashMap<String, usize> {
            list.enumerate().map(|(index, id)| (id.clone(), index)).collect()
        }
        let mut events = ids(record.events.iter().map(|e| &e.id));
        for (index, event) in record.events.iter().enumerate() {
            events.extend(event.aliases.iter().map(|alias| (alias.clone(), index)));
        }
        Dataset {
            chronological: chronological(&record),
            entities: ids(record.entities.iter().map(|e| &e.id)),
            sources: ids(record.sources.iter().map(|s| &s.id)),
            doubts: ids(record.doubts.iter().map(|d| &d.id)),
            events,
            record,
        }
    }

    /// The indices of the events in order: by date, the undated last.
    #[must_use]
    pub fn chronological(&self) -> &[usize] {
        &self.chronological
    }

    /// The index of an event by its id or by one that it had before.
    #[must_use]
    pub fn event_index(&self, id: &str) -> Option<usize> {
        self.events.get(id).copied()
    }

    /// An event by its id or by one that it had before.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<&model::Event> {
        self.event_index(id).and_then(|index| self.record.events.get(index))
    }

    /// A source by its id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&model::Source> {
        self.sources.get(id).and_then(|index| self.record.sources.get(*index))
    }

    /// The index of an entity.
    #[must_use]
    pub fn entity_index(&self, id: &str) -> Option<usize> {
        self.entities.get(id).copied()
    }

    /// An entity by its id.
    #[must_use]
    pub fn entity(&self, id: &str) -> Option<&model::Entity> {
        self.entity_index(id).and_then(|index| self.record.entities.get(index))
    }

    /// The index of a doubt.
    #[must_use]
    pub fn doubt_index(&self, id: &str) -> Option<usize> {
        self.doubts.get(id).copied()
    }

    /// The place or state that directly contains a place or state, both by their indices: what it is
    /// part of, else its country. A record may say that places contain each other.
    #[must_use]
    pub fn place_around(&self, place: usize) -> Option<usize> {
        let is_place = |index: usize| {
            let entity = self.record.entities.get(index);
            entity.is_some_and(|e| matches!(e.kind, model::EntityType::Place | model::EntityType::State))
        };
        let entity = self.record.entities.get(place).filter(|_| is_place(place))?;
        let around = [&entity.part_of, &entity.country].into_iter().flatten();
        around.filter_map(|id| self.entity_index(id)).find(|around| is_place(*around) && *around != place)
    }

    /// A doubt by its id.
    #[must_use]
    pub fn doubt(&self, id: &str) -> Option<&model::Doubt> {
        self.doubt_index(id).and_then(|index| self.record.doubts.get(index))
    }

    /// The number under which a source is cited, from 1.
    #[must_use]
    pub fn source_number(&self, id: &str) -> Option<usize> {
        self.sources.get(id).map(|index| index + 1)
    }

    /// The record with some of its events, by their indices, and all else. What hangs on an event that
    /// is not among them hangs on nothing.
    #[must_use]
    pub fn only(&self, events: &[usize]) -> Dataset {
        let mut kept: Vec<model::Event> =
            events.iter().filter_map(|index| self.record.events.get(*index)).cloned().collect();
        let has = |id: &str| self.event_index(id).is_some_and(|index| events.contains(&index));
        kept.iter_mut().for_each(|event| event.links.retain(|link| has(&link.event)));
        Dataset::new(Record { events: kept, ..self.record.clone() })
    }

    /// The language to fall back to.
    #[must_use]
    pub fn fallback_lang(&self) -> &str {
        self.record.languages.first().map_or("", String::as_str)
    }
}

/// By date and time; at one date an event before those that are part of it; else by id.
fn chronological(record: &Record) -> Vec<usize> {
    let mut order: Vec<usize> = (0..record.events.len()).collect();
    order.sort_by_cached_key(|index| {
        let event = record.events.get(*index);
        let date = event.and_then(|event| event.date.as_ref());
        let key = date.map(|date| (date.sort_key(), date.time()));
        let part =
            event.is_some_and(|event| event.links.iter().any(|link| link.rel == model::Relation::PartOf));
        (key.is_none(), key, part, event.map(|event| event.id.clone()))
    });
    order
}
