//! What to look for.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::dataset::Day;
use crate::dataset::model::Id;

/// A filter. Its dimensions narrow together; an empty one does not narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    /// People, organisations and groups that take part.
    pub who: Vec<Id>,
    /// Whether all of `who` must take part in an event, or any of them.
    pub all: bool,
    /// Places where it was, or that contain where it was; any of them.
    pub places: Vec<Id>,
    /// Kinds; any of them.
    pub kinds: Vec<Id>,
    /// Sources that it rests on; any of them.
    pub sources: Vec<Id>,
    /// Years in which it may have been.
    pub years: Option<Years>,
    /// Whether it must certainly have been in the years.
    pub certain: bool,
    /// Only events with doubts.
    pub doubts: bool,
    /// Words, each of which begins a word of the event.
    pub text: String,
}

/// A range of astronomical years, both included; an open side does not narrow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Years {
    /// The first year.
    pub from: Option<i32>,
    /// The last year.
    pub to: Option<i32>,
}

impl Years {
    /// The range, its ends put in order; nothing where both sides are open.
    #[must_use]
    pub fn new(from: Option<i32>, to: Option<i32>) -> Option<Years> {
        match (from, to) {
            (None, None) => None,
            (Some(a), Some(b)) if a > b => Some(Years { from: Some(b), to: Some(a) }),
            _ => Some(Years { from, to }),
        }
    }

    /// The first and the last day.
    pub(super) fn days(self) -> (Day, Day) {
        (self.from.map_or(Day::MIN, Day::start_of_year), self.to.map_or(Day::MAX, Day::end_of_year))
    }
}

impl fmt::Display for Years {
    /// As in links: `2010/2018`, `2010/`, `/2018`, `2012`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = |year: Option<i32>| year.map(|y| y.to_string()).unwrap_or_default();
        if self.from == self.to {
            return f.write_str(&side(self.from));
        }
        write!(f, "{}/{}", side(self.from), side(self.to))
    }
}

impl FromStr for Years {
    type Err = ();

    /// Reads what [`Display`](fmt::Display) writes.
    fn from_str(text: &str) -> Result<Self, ()> {
        let side = |text: &str| match text.trim() {
            "" => Ok(None),
            year => year.parse().ok().filter(|y| (-999_999..=999_999).contains(y)).map(Some).ok_or(()),
        };
        let (from, to) = match text.split_once('/') {
            Some((from, to)) => (side(from)?, side(to)?),
            None => (side(text)?, side(text)?),
        };
        Years::new(from, to).ok_or(())
    }
}
