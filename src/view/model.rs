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
    /// The first and the last year that any event touches.
    pub years: Option<(i32, i32)>,
}

impl Model {
    /// Indexes a record.
    #[must_use]
    pub fn new(data: Dataset) -> Self {
        let index = Index::new(&data);
        let forms = data.record.events.iter().map(|event| event.date.as_ref().map(|date| date.form()));
        let chronology = Chronology::new(forms);
        let years = chronology.extent().map(|(first, last)| (first.civil().year, last.civil().year));
        Model { data, index, chronology, years }
    }
}
