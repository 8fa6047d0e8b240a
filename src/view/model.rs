//! A record made ready to be shown.

use std::cell::OnceCell;

use crate::dataset::Dataset;
use crate::layout::Chronology;
use crate::query::{Filter, Hits, Index, Spot, gazetteer};
use crate::state::{State, Tab};

/// A search waits for so many words, which takes no longer than a reader notices.
const AT_ONCE: usize = 100_000;

/// So many places are listed and drawn.
const MOST_PLACES: usize = 100;

/// A record made ready to be shown; instances on one page may share it.
#[derive(Debug)]
pub struct Model {
    /// The record.
    pub data: Dataset,
    /// Its index.
    pub index: Index,
    /// Its dates.
    pub chronology: Chronology,
    /// The first and the last year that any event touches.
    pub years: Option<(i32, i32)>,
    /// Its places, once they were looked at.
    places: OnceCell<Vec<Spot>>,
}

impl Model {
    /// Indexes a record.
    #[must_use]
    pub fn new(data: Dataset) -> Self {
        let index = Index::new(&data);
        let events = &data.record.events;
        let chronology = Chronology::new(events.forms(), events.dated());
        let years = chronology.extent().map(|(first, last)| (first.civil().year, last.civil().year));
        Model { data, index, chronology, years, places: OnceCell::new() }
    }

    /// What fits a filter. A search narrows only once the words of the record are read: until then the
    /// hits have no such dimension.
    #[must_use]
    pub fn answer(&self, filter: &Filter) -> Hits {
        if !filter.text.is_empty() && self.index.read_on(AT_ONCE) {
            return self.index.query(&Filter { text: String::new(), ..filter.clone() });
        }
        self.index.query(filter)
    }

    /// The places with the most events, which are listed and drawn.
    #[must_use]
    pub fn places(&self) -> &[Spot] {
        self.places.get_or_init(|| gazetteer(&self.data, MOST_PLACES))
    }

    /// What is looked at with an event open, by its id: where the filter hides it, the filter gives way.
    #[must_use]
    pub fn opening(&self, event: &str, state: State) -> State {
        let hits = self.index.query(&state.filter);
        let hidden = self.data.event_index(event).is_some_and(|index| !hits.events.contains(index));
        let filter = if hidden { Filter::default() } else { state.filter };
        State { tab: Tab::Timeline, event: Some(event.to_owned()), filter, ..state }
    }
}
