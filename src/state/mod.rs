//! What the reader looks at, how that changes, and how it is written into a link and into
//! attributes.
//!
//! Pure: [`State::apply`] gives the next state and says what becomes of the browser's history.
//! Knows nothing of the DOM.

mod action;
pub mod attributes;
pub mod link;

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::dataset::model::Id;
use crate::query::Filter;

pub use action::{Action, History};

/// What the reader looks at. A link holds all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct State {
    /// Which events are asked for.
    pub filter: Filter,
    /// The event that is open.
    pub event: Option<Id>,
    /// The entity whose card is open.
    pub card: Option<Id>,
}

impl State {
    /// The same state in the words of a record: old ids of events become those of today, and ids
    /// that the record does not have are left out, so that an old link still shows the rest.
    #[must_use]
    pub fn known_to(&self, dataset: &Dataset) -> State {
        let record = &dataset.record;
        let entity = |id: &Id| dataset.entity_index(id).is_some();
        let mut state = self.clone();
        state.filter.who.retain(entity);
        state.filter.places.retain(entity);
        state.filter.kinds.retain(|id| record.kinds.iter().any(|kind| kind.id == *id));
        state.card = state.card.filter(entity);
        state.event = state.event.as_deref().and_then(|id| dataset.event(id)).map(|event| event.id.clone());
        state
    }
}
