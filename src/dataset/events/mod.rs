//! The events of a record: columns of what is asked of all of them, and the JSON of each, from which
//! it is read in full only when it is shown.
//!
//! A record of 100,000 events is read in one pass, without keeping a string of it.

mod columns;
mod gather;
mod lists;
mod shape;
mod stored;
mod text;
mod walk;

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use serde::de::Deserialize;
use serde::{Serialize, Serializer};

use super::date::Form;
use super::model::{Event, Relation};
use super::read::{Read, Reading};
use super::text::Text;
use super::tree::Tree;
pub(super) use columns::Columns;
pub(super) use gather::Gathered;

/// So many events that were read last are kept: more than a page shows.
const KEPT: usize = 512;

/// The events of a record, by their indices. Copies share what they hold.
#[derive(Clone, Default)]
pub struct Events(Arc<Store>);

#[derive(Default)]
struct Store {
    json: Json,
    columns: Columns,
    /// Events that were read in full, at their indices modulo [`KEPT`].
    kept: Mutex<Vec<Kept>>,
}

/// Where the JSON of the events stands, and what else stands beside it.
pub(super) enum Json {
    Here(Cow<'static, [u8]>),
    There(Box<dyn Outside>),
}

/// Bytes that stay where they are, and are fetched as they are asked for.
pub trait Outside: Send + Sync {
    /// How many there are.
    fn length(&self) -> usize;

    /// Those of them that are in this range; nothing where the bytes are no longer there.
    fn read(&self, at: Range<usize>) -> Option<Vec<u8>>;
}

impl Default for Json {
    fn default() -> Self {
        Json::Here(Cow::default())
    }
}

impl Json {
    pub fn length(&self) -> usize {
        match self {
            Json::Here(bytes) => bytes.len(),
            Json::There(outside) => outside.length(),
        }
    }

    pub fn read(&self, at: Range<usize>) -> Option<Cow<'_, [u8]>> {
        match self {
            Json::Here(bytes) => bytes.get(at).map(Cow::Borrowed),
            Json::There(outside) => outside.read(at).map(Cow::Owned),
        }
    }
}

/// An event with its index.
type Kept = Option<(usize, Arc<Event>)>;

/// A link between events, by their indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// The event that hangs on the other.
    pub from: usize,
    /// How.
    pub rel: Relation,
    /// The other.
    pub to: usize,
}

impl Events {
    pub(super) fn new(json: Json, columns: Columns) -> Self {
        Events(Arc::new(Store { json, columns, kept: Mutex::default() }))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.columns.kinds.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// An event in full.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Arc<Event>> {
        let place = index % KEPT;
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(Some((of, event))) = kept.get(place)
            && *of == index
        {
            return Some(event.clone());
        }
        let event = Arc::new(self.read(index)?);
        if kept.len() <= place {
            kept.resize(place + 1, None);
        }
        kept.get_mut(place).into_iter().for_each(|slot| *slot = Some((index, event.clone())));
        Some(event)
    }

    /// The title of an event, without reading the rest of it.
    #[must_use]
    pub fn title(&self, index: usize) -> Option<Text> {
        self.json(index, text::title)?
    }

    /// All events in full, each read as it is asked for.
    pub fn iter(&self) -> Iter<'_> {
        Iter { events: self, next: 0 }
    }

    /// The id of an event; empty where there is no such event.
    #[must_use]
    pub fn id(&self, index: usize) -> &str {
        self.0.columns.id(index)
    }

    /// The index of an event by its id or by one that it had before.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.0.columns.find(id)
    }

    /// How the date of an event is known; nothing where it has none.
    #[must_use]
    pub fn form(&self, index: usize) -> Option<&Form> {
        self.0.columns.form(index)
    }

    /// The events without a date: the last of all in their order.
    #[must_use]
    pub fn undated(&self) -> &[usize] {
        let order = self.chronological();
        let dated = order.partition_point(|event| self.form(*event).is_some());
        order.get(dated..).unwrap_or_default()
    }

    /// The different dates of all events, each with its number.
    #[must_use]
    pub fn forms(&self) -> &[Form] {
        &self.0.columns.forms
    }

    /// By event: the number of its date among [`forms`](Events::forms); no such number where it has none.
    #[must_use]
    pub fn dated(&self) -> &[u32] {
        &self.0.columns.dated
    }

    /// The place of an event's kind among the kinds of the record.
    #[must_use]
    pub fn kind(&self, index: usize) -> usize {
        self.0.columns.kinds.get(index).map_or(0, |kind| *kind as usize)
    }

    /// Whether a source says that an event took place, and of what kind it was.
    #[must_use]
    pub fn is_stated(&self, index: usize) -> bool {
        !self.0.columns.has(index, gather::flags::HOLLOW)
    }

    /// Whether a source names the office of somebody who takes part in an event.
    #[must_use]
    pub fn has_offices(&self, index: usize) -> bool {
        self.0.columns.has(index, gather::flags::OFFICE)
    }

    /// The indices of the entities that take part in an event, as it lists them.
    #[must_use]
    pub fn participants(&self, index: usize) -> &[u32] {
        self.0.columns.participants.get(index)
    }

    /// The indices of the entities that an event mentions.
    #[must_use]
    pub fn mentions(&self, index: usize) -> &[u32] {
        self.0.columns.mentions.get(index)
    }

    /// The indices of the places of an event.
    #[must_use]
    pub fn places(&self, index: usize) -> &[u32] {
        self.0.columns.places.get(index)
    }

    /// The indices of the doubts of an event.
    #[must_use]
    pub fn doubts(&self, index: usize) -> &[u32] {
        self.0.columns.doubts.get(index)
    }

    /// All passages that an event and what is said in it rest on: the index of the source, and the
    /// paragraph where it is given.
    pub fn passages(&self, index: usize) -> impl Iterator<Item = (usize, Option<u32>)> + '_ {
        let passages = self.0.columns.citations.get(index).iter();
        passages
            .map(|(source, paragraph)| (*source as usize, Some(*paragraph).filter(|at| *at != gather::NONE)))
    }

    /// All links between events.
    pub fn links(&self) -> impl Iterator<Item = Linked> + '_ {
        self.0.columns.links()
    }

    /// The indices of the events in order: by date, the undated last.
    #[must_use]
    pub fn chronological(&self) -> &[usize] {
        &self.0.columns.order
    }

    /// Hands on what a search finds an event by in its own words, names aside.
    pub fn words(&self, index: usize, take: &mut dyn FnMut(&str)) {
        self.json(index, |json| text::words(json, take));
    }

    /// What they are held as; no bytes where these are no longer there.
    pub(super) fn parts(&self) -> (Cow<'_, [u8]>, &Columns) {
        let json = &self.0.json;
        (json.read(0..json.length()).unwrap_or_default(), &self.0.columns)
    }

    /// Reads what stands in the file from the beginning of an event to that of the next one.
    fn json<T>(&self, index: usize, read: impl FnOnce(&str) -> T) -> Option<T> {
        let start = |index: usize| self.0.columns.starts.get(index).map(|start| *start as usize);
        let end = start(index + 1).unwrap_or(self.0.json.length());
        let bytes = self.0.json.read(start(index)?..end)?;
        str::from_utf8(&bytes).ok().map(read)
    }

    fn read(&self, index: usize) -> Option<Event> {
        self.json(index, |json| {
            let tree = Tree::deserialize(&mut serde_json::Deserializer::from_str(json)).ok()?;
            Event::read(tree, &mut Reading::default())
        })?
    }
}

/// See [`Events::iter`].
pub struct Iter<'a> {
    events: &'a Events,
    next: usize,
}

impl Iterator for Iter<'_> {
    type Item = Arc<Event>;

    fn next(&mut self) -> Option<Arc<Event>> {
        let event = self.events.read(self.next)?;
        self.next += 1;
        Some(Arc::new(event))
    }
}

impl<'a> IntoIterator for &'a Events {
    type Item = Arc<Event>;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

impl fmt::Debug for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Events({})", self.len())
    }
}

impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other)
    }
}

impl Serialize for Events {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Arc::unwrap_or_clone))
    }
}
