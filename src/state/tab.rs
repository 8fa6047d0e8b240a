//! The views of a record, of which one is shown.

use serde::{Deserialize, Serialize};

/// A view of the record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tab {
    /// The events in time.
    #[default]
    Timeline,
    /// Who they are about.
    People,
    /// Where they were.
    Places,
    /// What they rest on, and what is not certain.
    Sources,
}

impl Tab {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Tab; 4] = [Tab::Timeline, Tab::People, Tab::Places, Tab::Sources];

    /// Its name in links.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tab::Timeline => "timeline",
            Tab::People => "people",
            Tab::Places => "places",
            Tab::Sources => "sources",
        }
    }

    /// Reads what [`name`](Tab::name) writes.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.name() == name)
    }
}
