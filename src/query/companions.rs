//! Who appears together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::dataset::Dataset;
use crate::dataset::model::EntityType;

use super::index::Index;

/// An entity that appears in events of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Companion {
    /// Its index.
    pub entity: usize,
    /// In how many events both take part.
    pub both: usize,
    /// In how many events of the other it is only mentioned.
    pub mentioned: usize,
}

/// Those who take part in the events of an entity, and the people and organisations that these only
/// mention: those with the most first, else in the order of the record.
#[must_use]
pub fn companions(dataset: &Dataset, index: &Index, entity: usize) -> Vec<Companion> {
    let mut found: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let appears = |at: &usize| {
        let kind = dataset.record.entities.get(*at).map(|entity| entity.kind);
        matches!(kind, Some(EntityType::Person | EntityType::Organization | EntityType::Group))
    };
    for event in index.events_of(entity).iter().filter_map(|at| dataset.record.events.get(*at)) {
        let known = |ids: &mut dyn Iterator<Item = &String>| {
            let mut known: Vec<usize> = ids.filter_map(|id| dataset.entity_index(id)).collect();
            known.sort_unstable();
            known.dedup();
            known
        };
        let both = known(&mut event.participants.iter().map(|participant| &participant.entity));
        let mentioned = known(&mut event.mentions.iter());
        let only = mentioned.iter().filter(|at| appears(at) && !both.contains(at));
        only.for_each(|at| found.entry(*at).or_default().1 += 1);
        both.iter().for_each(|at| found.entry(*at).or_default().0 += 1);
    }
    let others = found.into_iter().filter(|(other, _)| *other != entity);
    let mut companions: Vec<Companion> =
        others.map(|(entity, (both, mentioned))| Companion { entity, both, mentioned }).collect();
    companions.sort_by_key(|companion| Reverse((companion.both, companion.mentioned)));
    companions
}
