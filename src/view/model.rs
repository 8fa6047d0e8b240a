//! A record made ready to be shown.

use crate::dataset::Dataset;
use crate::layout::Chronology;
use crate::query::Index;

/// A record made ready to be shown; instances on one page may share it.
#[derive(Debug)]
pub struct Model {
    /// The record.
    pub data: Dataset,
    /// Its index.
    pub index: Index,
    /// Its dates.
    pub chronology: Chronology,
}

impl Model {
    /// Indexes a record.
    #[must_use]
    pub fn new(data: Dataset) -> Self {
        let index = Index::new(&data);
        let forms = data.record.events.iter().map(|event| event.date.as_ref().map(|date| date.form()));
        let chronology = Chronology::new(forms);
        Model { data, index, chronology }
    }
}
