//! Other formats. A writer of a whole record gives a report of what the format cannot hold: nothing is
//! dropped in silence. Others write one event, or what a page pastes in to show the timeline. The readers
//! of other formats are apart (feature `readers`): the widget's first load is without them.
//!
//! Knows nothing of the DOM.

pub mod atom;
pub mod bibtex;
pub mod cite;
mod compact;
pub mod csv;
pub mod ical;
pub mod json;
pub mod jsonld;
#[cfg(feature = "readers")]
pub mod open;
#[cfg(feature = "readers")]
pub mod read;
pub mod snippet;
pub mod timelinejs;
mod when;

use std::sync::Arc;

use crate::dataset::Dataset;
use crate::dataset::model::Event;

/// What became of a record on its way into another format.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What the format cannot hold, and how often the record has it.
    pub left_out: Vec<(&'static str, usize)>,
}

impl Report {
    /// Notes something that the format cannot hold; nothing where the record has none of it.
    fn leave_out(&mut self, what: &'static str, count: usize) {
        if count > 0 {
            self.left_out.push((what, count));
        }
    }
}

/// The events of a record as they follow each other.
fn in_order(data: &Dataset) -> impl Iterator<Item = Arc<Event>> + '_ {
    data.chronological().iter().filter_map(|index| data.record.events.get(*index))
}

/// So many of something that events have.
fn sum(data: &Dataset, of: impl Fn(&Event) -> usize) -> usize {
    in_order(data).map(|event| of(&event)).sum()
}

impl std::fmt::Display for Report {
    /// "3 quotes, 6 figures", or nothing.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (index, (what, count)) in self.left_out.iter().enumerate() {
            write!(f, "{}{count} {what}", if index == 0 { "" } else { ", " })?;
        }
        Ok(())
    }
}
