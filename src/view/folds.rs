//! What is unfolded, and how far: what a link need not hold.

/// The list of events begins with so many, and each "show more" adds as many; so does the directory.
pub const PAGE: usize = 200;

/// See the module.
#[derive(Debug, Clone)]
pub struct Folds {
    /// How many events the list shows.
    pub events: usize,
    /// Whether a narrow screen shows more of the filters than the search.
    pub filters: bool,
    /// What is typed into the box that finds names.
    pub name: String,
    /// How many names the directory shows.
    pub names: usize,
    /// The groups of doubts, of claims and of the card that are shown whole.
    pub whole: Vec<&'static str>,
}

/// The id of a row of a group by its place in it.
pub fn row_id(group: &str, at: usize) -> String {
    format!("{group}-{at}")
}

impl Folds {
    /// How many rows of a group are shown: the first few, or all once asked for. A button is not
    /// worth it for a single row.
    pub fn shown(&self, group: &'static str, all: usize, first: usize) -> usize {
        if all <= first + 1 || self.whole.contains(&group) { all } else { first }
    }
}

impl Default for Folds {
    fn default() -> Self {
        Folds { events: PAGE, filters: false, name: String::new(), names: PAGE, whole: Vec::new() }
    }
}
