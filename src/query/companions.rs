//! Who appears together.

use std::cmp::Reverse;

use crate::dataset::Dataset;
use crate::dataset::Order;
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
    // By entity: in how many events both take part, and in how many it is only mentioned.
    let mut found = vec![(0, 0); dataset.record.entities.len()];
    let appears = |at: &usize| {
        let kind = dataset.record.entities.get(*at).map(|entity| entity.kind);
        matches!(kind, Some(EntityType::Person | EntityType::Organization | EntityType::Group))
    };
    for event in index.events_of(entity) {
        let each_once = |entities: &[u32]| {
            let mut entities: Vec<usize> = entities.iter().map(|entity| *entity as usize).collect();
            entities.order_by(Ord::cmp);
            entities.dedup();
            entities
        };
        let both = each_once(dataset.record.events.participants(*event));
        let mentioned = each_once(dataset.record.events.mentions(*event));
        let only = mentioned.iter().filter(|at| appears(at) && !both.contains(at));
        only.for_each(|at| found[*at].1 += 1);
        both.iter().for_each(|at| found[*at].0 += 1);
    }
    let others = found.into_iter().enumerate().filter(|(other, times)| *other != entity && *times != (0, 0));
    let mut companions: Vec<Companion> =
        others.map(|(entity, (both, mentioned))| Companion { entity, both, mentioned }).collect();
    companions.order_by_key(|companion| Reverse((companion.both, companion.mentioned)));
    companions
}
