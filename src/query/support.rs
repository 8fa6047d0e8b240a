//! What each source supports.

use fixedbitset::FixedBitSet;

use crate::dataset::Dataset;

use super::Index;

/// What a source supports of the events asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Support {
    /// How many events rest on it.
    pub events: usize,
    /// How many of them rest on no other source.
    pub alone: usize,
    /// By paragraph, from 1 and in their order: the events that it supports.
    pub paragraphs: Vec<(u32, Vec<usize>)>,
}

impl Support {
    fn note(&mut self, paragraph: u32, event: usize) {
        match self.paragraphs.binary_search_by_key(&paragraph, |(known, _)| *known) {
            Ok(at) if self.paragraphs[at].1.last() != Some(&event) => self.paragraphs[at].1.push(event),
            Ok(_) => {}
            Err(at) => self.paragraphs.insert(at, (paragraph, vec![event])),
        }
    }
}

/// What each source supports of some events, in the order of the sources.
#[must_use]
pub fn support(dataset: &Dataset, index: &Index, events: &FixedBitSet) -> Vec<Support> {
    let sources = 0..dataset.record.sources.len();
    let mut all: Vec<Support> = vec![Support::default(); sources.len()];
    let mut others = vec![0_usize; dataset.record.events.len()];
    let on = |source: usize| index.events_on(source).iter().copied().filter(|event| events.contains(*event));
    sources.clone().flat_map(on).for_each(|event| others[event] += 1);
    for (source, support) in all.iter_mut().enumerate() {
        support.events = on(source).count();
        support.alone = on(source).filter(|event| others[*event] == 1).count();
    }
    for event in events.ones() {
        for (source, paragraph) in dataset.record.events.passages(event) {
            if let Some((support, paragraph)) = all.get_mut(source).zip(paragraph) {
                support.note(paragraph, event);
            }
        }
    }
    all
}
