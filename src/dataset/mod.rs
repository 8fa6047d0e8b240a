//! The record: model, dates, folding, decoding and validation.
//!
//! Knows nothing of queries, the DOM, clocks or locales.
//!
//! A record is read whole or not at all. Of a wrong one every problem is told, with its line and place:
//!
//! ```
//! use annals::dataset::Dataset;
//!
//! let json = r#"{
//!   "format": "annals/1", "id": "moon", "title": "The Moon", "languages": ["en"],
//!   "kinds": [{ "id": "landing", "name": "Landings" }],
//!   "sources": [{ "id": "log", "type": "document", "title": "The log" }],
//!   "events": [
//!     { "id": "eagle", "aliases": ["apollo-11"], "kind": "landing", "date": "1969-07-20", "basis": "stated",
//!       "title": "Eagle lands", "citations": [{ "source": "log" }] }
//!   ]
//! }"#;
//! let moon = Dataset::from_json(json).unwrap();
//! assert_eq!(moon.event("apollo-11").unwrap().id, "eagle");
//!
//! let wrong = json.replace("1969-07-20", "20 July 1969");
//! let problems: Vec<String> = Dataset::from_json(&wrong).unwrap_err().iter().map(ToString::to_string).collect();
//! assert!(problems[0].starts_with("line 6: /events/0/date: \"20 July 1969\" is no EDTF date"), "{problems:?}");
//! ```

pub mod calendar;
mod case;
pub mod compiled;
mod date;
mod decode;
mod events;
mod fold;
mod in_full;
mod letters;
pub mod model;
mod names;
mod order;
mod problem;
mod read;
mod text;
mod tree;
mod validate;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

pub use calendar::{Civil, Day};
pub use case::{capital, small};
pub use date::{Date, DateError, End, Form, Part, Precision};
pub use decode::decode;
pub use events::{Events, Linked, Outside};
pub use fold::{fold, folded_chars};
pub use in_full::in_full;
pub use letters::{bare, is_mark};
pub use model::Record;
pub use names::Names;
pub use order::{Order, order_by_rank, ranks};
pub use problem::{Place, Problem};
pub use text::{Chosen, Text, is_turning};

/// The section of the engine with the record that it carries, whole.
pub const WHOLE_SECTION: &str = "annals-record";
/// Likewise, with its core, all but the end of its JSON; the whole is in a file beside the engine.
pub const CORE_SECTION: &str = "annals-core";
/// The end of the core: in the engine a brief one, in the file that follows it all of it.
pub const CORE_END_SECTION: &str = "annals-core-end";

/// What the two articles behind the default record say, as a record: a small one with nearly all there is.
#[cfg(test)]
pub(crate) const ARTICLES: &str = include_str!("../../tests/fixtures/articles.json");

/// The places in a list of those with an id.
type Ids = HashMap<String, usize>;

fn ids<'a>(list: impl Iterator<Item = &'a String>) -> Ids {
    let mut ids = Ids::new();
    for (index, id) in list.enumerate() {
        ids.insert(id.clone(), index);
    }
    ids
}

/// A valid record with its references resolved and its events in order.
#[derive(Debug)]
pub struct Dataset {
    /// The record.
    pub record: Record<Events>,
    entities: Ids,
    sources: Ids,
    doubts: Ids,
}

impl Dataset {
    /// Reads and checks a record.
    ///
    /// # Errors
    /// Every problem of the file, each with its place.
    pub fn from_json(text: &str) -> Result<Self, Vec<Problem>> {
        Self::from_bytes(text.as_bytes().to_vec())
    }

    /// Reads and checks a record, as JSON or in the [`compiled`] form. Its bytes are kept: the events
    /// stay in them.
    ///
    /// # Errors
    /// Every problem of the file, each with its place.
    pub fn from_bytes(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, Vec<Problem>> {
        let bytes = bytes.into();
        if compiled::is_compiled(&bytes) {
            return compiled::read(bytes).map_err(|problem| vec![problem]);
        }
        decode(bytes).or_else(|bytes| in_full(&bytes))
    }

    /// Holds a record that was made here.
    ///
    /// # Errors
    /// Every problem of the record, each with its place.
    pub fn from_record(record: &Record) -> Result<Self, Vec<Problem>> {
        decode::from_record(record)
    }

    fn new(record: Record<Events>) -> Self {
        Dataset {
            entities: ids(record.entities.iter().map(|e| &e.id)),
            sources: ids(record.sources.iter().map(|s| &s.id)),
            doubts: ids(record.doubts.iter().map(|d| &d.id)),
            record,
        }
    }

    /// The indices of the events in order: by date, the undated last.
    #[must_use]
    pub fn chronological(&self) -> &[usize] {
        self.record.events.chronological()
    }

    /// Some events, each once, in order.
    pub fn in_order(&self, events: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let all = self.record.events.len();
        let mut set = FixedBitSet::with_capacity(all);
        events.into_iter().filter(|event| *event < all).for_each(|event| set.insert(event));
        self.among(&set)
    }

    /// The events of a set, in order.
    #[must_use]
    pub fn among(&self, set: &FixedBitSet) -> Vec<usize> {
        let mut found = Vec::with_capacity(set.count_ones(..));
        found.extend(self.chronological().iter().filter(|event| set.contains(**event)));
        found
    }

    /// The index of an event by its id or by one that it had before.
    #[must_use]
    pub fn event_index(&self, id: &str) -> Option<usize> {
        self.record.events.find(id)
    }

    /// An event by its id or by one that it had before.
    #[must_use]
    pub fn event(&self, id: &str) -> Option<Arc<model::Event>> {
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

    /// The whole record as it is authored.
    #[must_use]
    pub fn to_record(&self) -> Record {
        let events = self.record.events.iter().map(Arc::unwrap_or_clone);
        self.record.clone().with(events.collect()).1
    }

    /// The record as it is authored with some of its events, by their indices, and all else. What hangs
    /// on an event that is not among them hangs on nothing.
    #[must_use]
    pub fn part(&self, events: &[usize]) -> Record {
        let mut kept = vec![false; self.record.events.len()];
        for index in events {
            kept.get_mut(*index).into_iter().for_each(|kept| *kept = true);
        }
        let has = |id: &str| self.event_index(id).is_some_and(|index| kept.get(index) == Some(&true));
        let part = events.iter().filter_map(|index| self.record.events.get(*index)).map(|event| {
            let mut event = Arc::unwrap_or_clone(event);
            event.links.retain(|link| has(&link.event));
            event
        });
        self.record.clone().with(part.collect()).1
    }

    /// Likewise, made ready to be asked.
    #[must_use]
    pub fn only(&self, events: &[usize]) -> Dataset {
        let (_, none) = self.record.clone().with(Events::default());
        // A part of a record is a record.
        Dataset::from_record(&self.part(events)).unwrap_or_else(|_| Dataset::new(none))
    }

    /// The language to fall back to.
    #[must_use]
    pub fn fallback_lang(&self) -> &str {
        self.record.languages.first().map_or("", String::as_str)
    }
}
