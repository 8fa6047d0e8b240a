//! What is unfolded, and how far: what a link need not hold.

use crate::state::rows::Rows;

/// The directory begins with so many names, and each "show more" adds as many.
pub const NAMES: usize = 150;

/// Each "show more" of a group adds so many rows.
pub const ROWS: usize = 100;

/// See the module.
#[derive(Debug, Clone)]
pub struct Folds {
    /// Which rows of the list of events are shown.
    pub rows: Rows,
    /// Whether a narrow screen shows more of the filters than the search.
    pub filters: bool,
    /// What is typed into the box that finds names.
    pub name: String,
    /// How many names the directory shows.
    pub names: usize,
    /// The groups of sources, of doubts, of claims and of the card of which more is shown, each as often
    /// as that was asked for.
    pub more: Vec<&'static str>,
}

/// The id of a row of a group by its place in it.
pub fn row_id(group: &str, at: usize) -> String {
    format!("{group}-{at}")
}

impl Folds {
    /// How many rows of a group are shown: the first few, and [`ROWS`] more each time that was asked for.
    /// A button is not worth it for a single row.
    pub fn shown(&self, group: &'static str, all: usize, first: usize) -> usize {
        let asked = self.more.iter().filter(|known| **known == group).count();
        let shown = first + asked * ROWS;
        if all <= shown + 1 { all } else { shown }
    }

    /// More of a group is shown, until the row at a place is.
    pub fn show(&mut self, group: &'static str, at: usize) {
        self.more.extend(std::iter::repeat_n(group, at / ROWS + 1));
    }
}

impl Default for Folds {
    fn default() -> Self {
        Folds { rows: Rows::default(), filters: false, name: String::new(), names: NAMES, more: Vec::new() }
    }
}
