//! The index: built once, it answers filters by set algebra.

use fixedbitset::FixedBitSet;

use crate::dataset::model::Id;
use crate::dataset::{Dataset, Date};

use super::filter::{Filter, Years};
use super::gazetteer::gazetteer;
use super::search::{haystack, needles};

/// One of the ways in which a filter narrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Who takes part.
    Who,
    /// Where.
    Places,
    /// Of what kind.
    Kinds,
    /// By which sources.
    Sources,
    /// When.
    Years,
    /// With doubts.
    Doubts,
    /// With these words.
    Text,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Dimension; 7] = [
        Dimension::Who,
        Dimension::Places,
        Dimension::Kinds,
        Dimension::Sources,
        Dimension::Years,
        Dimension::Doubts,
        Dimension::Text,
    ];
}

/// The events of a record by what can be asked of them. Events and entities go by their indices in
/// the record.
#[derive(Debug)]
pub struct Index {
    events: usize,
    /// By entity: the events in which it takes part.
    who: Vec<Vec<usize>>,
    /// By entity: the events that only mention it.
    mentions: Vec<Vec<usize>>,
    /// By entity: the events that were there, or at a place inside it.
    places: Vec<Vec<usize>>,
    /// By kind.
    kinds: Vec<Vec<usize>>,
    /// By source: the events that rest on it.
    sources: Vec<Vec<usize>>,
    /// By event.
    dates: Vec<Option<Date>>,
    doubts: FixedBitSet,
    texts: Vec<String>,
    entity_ids: Vec<Id>,
    kind_ids: Vec<Id>,
    source_ids: Vec<Id>,
}

/// What a filter leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The events that fit.
    pub events: FixedBitSet,
    /// Of these, where years are asked for, the events that certainly were in them; otherwise all.
    pub certain: FixedBitSet,
    /// By entity: how many events it would leave under the other dimensions.
    pub who: Vec<usize>,
    /// By entity: likewise as a place.
    pub places: Vec<usize>,
    /// By kind: likewise.
    pub kinds: Vec<usize>,
    /// By source: likewise.
    pub sources: Vec<usize>,
    /// How many events with doubts there are under the other dimensions.
    pub doubts: usize,
    /// By dimension that narrows: the events that there would be without it.
    pub without: Vec<(Dimension, FixedBitSet)>,
}

impl Hits {
    /// How many events fit.
    #[must_use]
    pub fn count(&self) -> usize {
        self.events.count_ones(..)
    }

    /// The events that fit in every dimension but one.
    #[must_use]
    pub fn but_for(&self, dimension: Dimension) -> &FixedBitSet {
        let found = self.without.iter().find(|(narrowing, _)| *narrowing == dimension);
        found.map_or(&self.events, |(_, events)| events)
    }
}

impl Index {
    /// Reads the record once.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let record = &dataset.record;
        let (events, entities) = (record.events.len(), record.entities.len());
        let mut index = Index {
            events,
            who: vec![Vec::new(); entities],
            mentions: vec![Vec::new(); entities],
            places: vec![Vec::new(); entities],
            kinds: vec![Vec::new(); record.kinds.len()],
            sources: vec![Vec::new(); record.sources.len()],
            dates: record.events.iter().map(|event| event.date.clone()).collect(),
            doubts: FixedBitSet::with_capacity(events),
            texts: record.events.iter().map(|event| haystack(dataset, event)).collect(),
            entity_ids: record.entities.iter().map(|e| e.id.clone()).collect(),
            kind_ids: record.kinds.iter().map(|k| k.id.clone()).collect(),
            source_ids: record.sources.iter().map(|s| s.id.clone()).collect(),
        };
        for (number, event) in record.events.iter().enumerate() {
            let post = |postings: &mut Vec<Vec<usize>>, at: Option<usize>| {
                if let Some(list) = at.and_then(|at| postings.get_mut(at))
                    && list.last() != Some(&number)
                {
                    list.push(number);
                }
            };
            event.participants.iter().for_each(|p| post(&mut index.who, dataset.entity_index(&p.entity)));
            event.mentions.iter().for_each(|id| post(&mut index.mentions, dataset.entity_index(id)));
            post(&mut index.kinds, record.kinds.iter().position(|kind| kind.id == event.kind));
            event.all_citations().for_each(|citation| {
                post(&mut index.sources, dataset.source_number(&citation.source).map(|number| number - 1));
            });
            index.doubts.set(number, !event.doubts.is_empty());
        }
        for spot in gazetteer(dataset, usize::MAX) {
            if let Some(list) = index.places.get_mut(spot.entity) {
                *list = spot.held;
            }
        }
        index
    }

    /// The events in which an entity takes part.
    #[must_use]
    pub fn events_of(&self, entity: usize) -> &[usize] {
        self.who.get(entity).map_or(&[], Vec::as_slice)
    }

    /// The events that only mention an entity.
    #[must_use]
    pub fn mentions_of(&self, entity: usize) -> &[usize] {
        self.mentions.get(entity).map_or(&[], Vec::as_slice)
    }

    /// The events that took place at an entity or at a place inside it.
    #[must_use]
    pub fn events_at(&self, entity: usize) -> &[usize] {
        self.places.get(entity).map_or(&[], Vec::as_slice)
    }

    /// Answers a filter. Ids that the record does not have fit no event.
    #[must_use]
    pub fn query(&self, filter: &Filter) -> Hits {
        let sets = Dimension::ALL.map(|dimension| self.matches(dimension, filter));
        let mut everything = FixedBitSet::with_capacity(self.events);
        everything.insert_range(..);
        let narrowed_by = |but: Option<Dimension>| {
            let mut left = everything.clone();
            let dimensions = Dimension::ALL.iter().zip(&sets).filter(|(d, _)| Some(**d) != but);
            dimensions.filter_map(|(_, set)| set.as_ref()).for_each(|set| left.intersect_with(set));
            left
        };
        let counts = |postings: &[Vec<usize>], left: &FixedBitSet| {
            postings.iter().map(|list| list.iter().filter(|event| left.contains(**event)).count()).collect()
        };
        // Where all of several people are asked for, each further one narrows those who are chosen.
        let for_who = narrowed_by(if filter.all { None } else { Some(Dimension::Who) });
        let events = narrowed_by(None);
        let mut certain = events.clone();
        if let Some(years) = filter.years.filter(|_| !filter.certain) {
            certain.intersect_with(&self.where_event(|event| self.certain(event, years)));
        }
        Hits {
            events,
            certain,
            who: counts(&self.who, &for_who),
            places: counts(&self.places, &narrowed_by(Some(Dimension::Places))),
            kinds: counts(&self.kinds, &narrowed_by(Some(Dimension::Kinds))),
            sources: counts(&self.sources, &narrowed_by(Some(Dimension::Sources))),
            doubts: narrowed_by(Some(Dimension::Doubts)).intersection_count(&self.doubts),
            without: Dimension::ALL
                .into_iter()
                .zip(&sets)
                .filter(|(_, set)| set.is_some())
                .map(|(dimension, _)| (dimension, narrowed_by(Some(dimension))))
                .collect(),
        }
    }

    /// The events that fit in one dimension; nothing where the filter leaves it open.
    fn matches(&self, dimension: Dimension, filter: &Filter) -> Option<FixedBitSet> {
        match dimension {
            Dimension::Who => self.any_or_all(&self.who, &self.entity_ids, &filter.who, filter.all),
            Dimension::Places => self.any_or_all(&self.places, &self.entity_ids, &filter.places, false),
            Dimension::Kinds => self.any_or_all(&self.kinds, &self.kind_ids, &filter.kinds, false),
            Dimension::Sources => self.any_or_all(&self.sources, &self.source_ids, &filter.sources, false),
            Dimension::Years => {
                let fits = if filter.certain { Self::certain } else { Self::possible };
                filter.years.map(|years| self.where_event(|event| fits(self, event, years)))
            }
            Dimension::Doubts => filter.doubts.then(|| self.doubts.clone()),
            Dimension::Text => {
                let needles = needles(&filter.text);
                let found = |text: &String| needles.iter().all(|needle| text.contains(needle));
                (!needles.is_empty())
                    .then(|| self.where_event(|event| self.texts.get(event).is_some_and(found)))
            }
        }
    }

    fn any_or_all(
        &self,
        postings: &[Vec<usize>],
        ids: &[Id],
        chosen: &[Id],
        all: bool,
    ) -> Option<FixedBitSet> {
        let sets = chosen.iter().map(|id| {
            let list = ids.iter().position(|known| known == id).and_then(|at| postings.get(at));
            let mut set = FixedBitSet::with_capacity(self.events);
            list.into_iter().flatten().for_each(|event| set.insert(*event));
            set
        });
        sets.reduce(|mut left, right| {
            if all {
                left.intersect_with(&right)
            } else {
                left.union_with(&right)
            }
            left
        })
    }

    fn where_event(&self, fits: impl Fn(usize) -> bool) -> FixedBitSet {
        let mut set = FixedBitSet::with_capacity(self.events);
        (0..self.events).filter(|event| fits(*event)).for_each(|event| set.insert(event));
        set
    }

    /// Whether an event may have been within the years.
    fn possible(&self, event: usize, years: Years) -> bool {
        let (from, to) = years.days();
        self.date(event).is_some_and(|date| {
            let (earliest, latest) = date.extent();
            earliest <= to && latest >= from
        })
    }

    /// Whether an event certainly was within the years.
    fn certain(&self, event: usize, years: Years) -> bool {
        let (from, to) = years.days();
        self.date(event).is_some_and(|date| date.certainly_within(from, to))
    }

    fn date(&self, event: usize) -> Option<&Date> {
        self.dates.get(event)?.as_ref()
    }

    /// The events that rest on a source.
    #[must_use]
    pub fn events_on(&self, source: usize) -> &[usize] {
        self.sources.get(source).map_or(&[], Vec::as_slice)
    }
}
