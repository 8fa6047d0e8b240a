//! What the reader looks at, how that changes, and how it is written into a link and into
//! attributes.
//!
//! Pure: [`State::apply`] gives the next state and says what becomes of the browser's history.
//! Knows nothing of the DOM.
//!
//! What the page and other elements have in a link is kept:
//!
//! ```
//! use annals::query::Years;
//! use annals::state::{Action, History, State, link};
//!
//! let (state, history) = State::default().apply(Action::ToggleWho("raul-castro".into()));
//! assert_eq!(history, History::Push);
//! let (state, _) = state.apply(Action::Years(Years::new(Some(2010), Some(2018))));
//!
//! let written = link::write("page=2&cuba.q=old", "cuba", &state, |_| false).unwrap();
//! assert_eq!(written, "page=2&cuba.p=raul-castro&cuba.y=2010/2018");
//! assert_eq!(link::read(&written, "cuba"), state);
//! ```

mod action;
pub mod attributes;
mod brush;
pub mod link;
pub mod rows;
mod tab;

use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::dataset::model::Id;
use crate::query::{Filter, sought};

pub use action::{Action, History};
pub use brush::{Brush, Grip};
pub use tab::Tab;

/// What the reader looks at. A link holds all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct State {
    /// The view that is shown.
    pub tab: Tab,
    /// Which events are asked for.
    pub filter: Filter,
    /// The event that is open.
    pub event: Option<Id>,
    /// The entity whose card is open.
    pub card: Option<Id>,
    /// What the lanes of the timeline stand for.
    pub lanes: Lanes,
    /// The year that is opened below the timeline.
    pub year: Option<i32>,
}

/// What the lanes of the timeline stand for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lanes {
    /// The kinds of event.
    #[default]
    Kind,
    /// The states of those who take part.
    Country,
    /// People and organisations, those with the most events.
    Who,
}

impl Lanes {
    /// Each of them.
    pub const ALL: [Lanes; 3] = [Lanes::Kind, Lanes::Country, Lanes::Who];

    /// Its name in links.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lanes::Kind => "kind",
            Lanes::Country => "country",
            Lanes::Who => "who",
        }
    }

    /// Reads what [`name`](Lanes::name) writes.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lanes| lanes.name() == name)
    }
}

impl State {
    /// The same state in the words of a record: old ids of events become those of today, and ids
    /// that the record does not have are left out, so that an old link still shows the rest. Each id of
    /// a filter stands there once.
    #[must_use]
    pub fn known_to(&self, dataset: &Dataset) -> State {
        let record = &dataset.record;
        let entity = |id: &Id| dataset.entity_index(id).is_some();
        let mut state = self.clone();
        state.filter.text = sought(&state.filter.text);
        let kind = |id: &Id| record.kinds.iter().any(|kind| kind.id == *id);
        keep(&mut state.filter.who, &entity);
        keep(&mut state.filter.places, &entity);
        keep(&mut state.filter.kinds, &kind);
        keep(&mut state.filter.sources, &|id| dataset.source(id).is_some());
        state.card = state.card.filter(entity);
        state.event = state
            .event
            .as_deref()
            .and_then(|id| dataset.event_index(id))
            .map(|event| record.events.id(event).to_owned());
        state
    }
}

/// Keeps of some ids those that are known, each once.
fn keep(ids: &mut Vec<Id>, is_known: &dyn Fn(&Id) -> bool) {
    let mut kept: Vec<Id> = Vec::new();
    for id in std::mem::take(ids) {
        if is_known(&id) && !kept.contains(&id) {
            kept.push(id);
        }
    }
    *ids = kept;
}
