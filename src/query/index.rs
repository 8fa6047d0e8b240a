//! The index: built once, it answers filters by set algebra.

use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use fixedbitset::FixedBitSet;

use crate::dataset::model::Id;
use crate::dataset::{Dataset, Events, Form};

use super::filter::{Filter, Years};
use super::gazetteer::Tree;
use super::postings::{Gathering, Postings};
use super::search::needles;
use super::words::Words;

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
    events: Events,
    /// By entity: the events in which it takes part.
    who: Postings,
    /// By entity: the events that were there, or at a place inside it.
    places: Postings,
    /// What only searches and cards ask for, gathered before the words are read.
    asides: OnceLock<Asides>,
    /// By kind.
    kinds: Postings,
    /// By source: the events that rest on it.
    sources: Postings,
    doubts: FixedBitSet,
    /// The events of which only one bound in time is known.
    bounded: FixedBitSet,
    /// Read as there is time, or when something is looked for.
    words: Mutex<Words>,
    /// By entity: its names, as they are written.
    names: Vec<String>,
    entity_ids: Vec<Id>,
    kind_ids: Vec<Id>,
    source_ids: Vec<Id>,
}

#[derive(Debug)]
struct Asides {
    /// By entity: the events that only mention it.
    mentions: Postings,
    /// By entity: the events that give it as their place.
    there: Postings,
}

/// What a filter leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hits {
    /// The events that fit.
    pub events: FixedBitSet,
    /// Of these, where years are asked for, the events that certainly were in them; otherwise all.
    pub certain: FixedBitSet,
    /// Of how many events that fit only one bound in time is known.
    pub bounded: usize,
    /// How many events that fit have no date.
    pub undated: usize,
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

    /// Whether they leave out what a filter looks for, as the words of the record are not read yet.
    #[must_use]
    pub fn lack_text(&self, filter: &Filter) -> bool {
        let narrows = || self.without.iter().any(|(dimension, _)| *dimension == Dimension::Text);
        !needles(&filter.text).is_empty() && !narrows()
    }

    /// The events that fit in every dimension but one.
    #[must_use]
    pub fn but_for(&self, dimension: Dimension) -> &FixedBitSet {
        let found = self.without.iter().find(|(narrowing, _)| *narrowing == dimension);
        found.map_or(&self.events, |(_, events)| events)
    }
}

impl Index {
    /// Reads the columns of the record once.
    #[must_use]
    pub fn new(dataset: &Dataset) -> Self {
        let record = &dataset.record;
        let events = &record.events;
        let entities = record.entities.len();
        let all = 0..events.len();
        let mut gathering = Gathering::new(events.len());
        let tree = Tree::new(dataset);
        let above: Vec<Vec<usize>> = (0..entities).map(|entity| tree.up(entity).collect()).collect();
        let with = |has: &dyn Fn(usize) -> bool| {
            let mut with = FixedBitSet::with_capacity(events.len());
            all.clone().filter(|event| has(*event)).for_each(|event| with.insert(event));
            with
        };
        let open = |form: &Form| matches!(form, Form::OrLater(_) | Form::OrEarlier(_));
        let open: Vec<bool> = events.forms().iter().map(open).collect();
        let is_bounded = |date: &u32| open.get(*date as usize) == Some(&true);
        let names = record.entities.iter().map(|entity| {
            let names = entity.name.all().map(|name| name.text);
            names
                .chain(entity.variants.iter().map(|variant| variant.name.as_str()))
                .collect::<Vec<_>>()
                .join(" ")
        });
        Index {
            who: gathering.lists(entities, &|post| {
                for event in all.clone() {
                    events.participants(event).iter().for_each(|entity| post(*entity as usize, event));
                }
            }),
            asides: OnceLock::new(),
            places: gathering.lists(entities, &|post| {
                for event in all.clone() {
                    for place in events.places(event) {
                        let places = above.get(*place as usize).into_iter().flatten();
                        places.for_each(|place| post(*place, event));
                    }
                }
            }),
            kinds: gathering.lists(record.kinds.len(), &|post| {
                all.clone().for_each(|event| post(events.kind(event), event));
            }),
            sources: gathering.lists(record.sources.len(), &|post| {
                for event in all.clone() {
                    events.passages(event).for_each(|(source, _)| post(source, event));
                }
            }),
            doubts: with(&|event| !events.doubts(event).is_empty()),
            bounded: with(&|event| events.dated().get(event).is_some_and(is_bounded)),
            words: Mutex::default(),
            names: names.collect(),
            entity_ids: record.entities.iter().map(|e| e.id.clone()).collect(),
            kind_ids: record.kinds.iter().map(|k| k.id.clone()).collect(),
            source_ids: record.sources.iter().map(|s| s.id.clone()).collect(),
            events: events.clone(),
        }
    }

    /// The events in which an entity takes part.
    #[must_use]
    pub fn events_of(&self, entity: usize) -> &[usize] {
        self.who.get(entity)
    }

    /// The events that only mention an entity.
    #[must_use]
    pub fn mentions_of(&self, entity: usize) -> &[usize] {
        self.asides().mentions.get(entity)
    }

    /// The events that took place at an entity or at a place inside it.
    #[must_use]
    pub fn events_at(&self, entity: usize) -> &[usize] {
        self.places.get(entity)
    }

    /// Reads at least so many further words of the record, of which a search has all read that are left:
    /// to be called whenever there is time. Whether some are left.
    pub fn read_on(&self, words: usize) -> bool {
        self.asides();
        self.words().read_on(&self.events, &self.names, words)
    }

    /// The entities with names in which each of these words begins a word: all of them where there is none.
    #[must_use]
    pub fn called(&self, needles: &[String]) -> FixedBitSet {
        let mut called = FixedBitSet::with_capacity(self.names.len());
        called.insert_range(..);
        let mut words = self.words();
        for needle in needles {
            words.read_names(&self.names);
            let mut so = FixedBitSet::with_capacity(self.names.len());
            words.named(needle).for_each(|entity| so.insert(entity));
            called.intersect_with(&so);
        }
        called
    }

    fn asides(&self) -> &Asides {
        let (events, entities) = (&self.events, self.names.len());
        self.asides.get_or_init(|| {
            let mut gathering = Gathering::new(events.len());
            Asides {
                mentions: gathering.lists(entities, &|post| {
                    for event in 0..events.len() {
                        let takes_part = events.participants(event);
                        let only =
                            events.mentions(event).iter().filter(|entity| !takes_part.contains(entity));
                        only.for_each(|entity| post(*entity as usize, event));
                    }
                }),
                there: gathering.lists(entities, &|post| {
                    for event in 0..events.len() {
                        events.places(event).iter().for_each(|place| post(*place as usize, event));
                    }
                }),
            }
        })
    }

    fn words(&self) -> MutexGuard<'_, Words> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a filter. Ids that the record does not have fit no event.
    #[must_use]
    pub fn query(&self, filter: &Filter) -> Hits {
        let sets = Dimension::ALL.map(|dimension| self.matches(dimension, filter));
        // What fits in all dimensions but one; nothing where none of them narrows.
        let narrowed_by = |but: Option<Dimension>| -> Option<FixedBitSet> {
            let dimensions =
                Dimension::ALL.iter().zip(&sets).filter(|(dimension, _)| Some(**dimension) != but);
            let mut narrowing = dimensions.filter_map(|(_, set)| set.as_ref());
            let first = narrowing.next()?.clone();
            Some(narrowing.fold(first, |mut left, set| {
                left.intersect_with(set);
                left
            }))
        };
        let everything = || {
            let mut everything = FixedBitSet::with_capacity(self.events.len());
            everything.insert_range(..);
            everything
        };
        let counts = |postings: &Postings, but| postings.counts(narrowed_by(but).as_ref());
        let events = narrowed_by(None).unwrap_or_else(everything);
        let mut certain = events.clone();
        if let Some(years) = filter.years.filter(|_| !filter.certain) {
            certain.intersect_with(&self.dated(|form| is_certain(form, years)));
        }
        let doubts = narrowed_by(Some(Dimension::Doubts));
        Hits {
            bounded: events.intersection_count(&self.bounded),
            undated: self.events.undated().iter().filter(|event| events.contains(**event)).count(),
            events,
            certain,
            // Where all of several people are asked for, each further one narrows those who are chosen.
            who: counts(&self.who, Some(Dimension::Who).filter(|_| !filter.all)),
            places: counts(&self.places, Some(Dimension::Places)),
            kinds: counts(&self.kinds, Some(Dimension::Kinds)),
            sources: counts(&self.sources, Some(Dimension::Sources)),
            doubts: doubts.map_or(self.doubts.count_ones(..), |left| left.intersection_count(&self.doubts)),
            without: Dimension::ALL
                .into_iter()
                .zip(&sets)
                .filter(|(_, set)| set.is_some())
                .map(|(dimension, _)| (dimension, narrowed_by(Some(dimension)).unwrap_or_else(everything)))
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
                let fits = if filter.certain { is_certain } else { is_possible };
                filter.years.map(|years| self.dated(|form| fits(form, years)))
            }
            Dimension::Doubts => filter.doubts.then(|| self.doubts.clone()),
            Dimension::Text => {
                let needles = needles(&filter.text);
                together(needles.iter().map(|needle| self.say(needle)), FixedBitSet::intersect_with)
            }
        }
    }

    fn any_or_all(&self, postings: &Postings, ids: &[Id], chosen: &[Id], all: bool) -> Option<FixedBitSet> {
        let sets = chosen.iter().map(|id| {
            let mut set = FixedBitSet::with_capacity(self.events.len());
            let list = ids.iter().position(|known| known == id).map(|at| postings.get(at));
            list.into_iter().flatten().for_each(|event| set.insert(*event));
            set
        });
        together(sets, if all { FixedBitSet::intersect_with } else { FixedBitSet::union_with })
    }

    /// The events that say a word which begins like the needle, or name an entity by one.
    fn say(&self, needle: &str) -> FixedBitSet {
        self.read_on(usize::MAX);
        let words = self.words();
        let mut set = FixedBitSet::with_capacity(self.events.len());
        words.mark(needle.trim_start(), &mut set);
        for entity in words.named(needle) {
            let Asides { mentions, there } = self.asides();
            let lists = [&self.who, mentions, there].map(|postings| postings.get(entity));
            lists.into_iter().flatten().for_each(|event| set.insert(*event));
        }
        set
    }

    /// The events whose dates fit. Each different date is looked at once.
    fn dated(&self, fits: impl Fn(&Form) -> bool) -> FixedBitSet {
        let fitting: Vec<bool> = self.events.forms().iter().map(fits).collect();
        let mut set = FixedBitSet::with_capacity(self.events.len());
        for (event, date) in self.events.dated().iter().enumerate() {
            if fitting.get(*date as usize) == Some(&true) {
                set.insert(event);
            }
        }
        set
    }

    /// The events that rest on a source.
    #[must_use]
    pub fn events_on(&self, source: usize) -> &[usize] {
        self.sources.get(source)
    }
}

/// All sets as one; nothing where there is none.
fn together(
    sets: impl Iterator<Item = FixedBitSet>,
    join: fn(&mut FixedBitSet, &FixedBitSet),
) -> Option<FixedBitSet> {
    sets.reduce(|mut left, right| {
        join(&mut left, &right);
        left
    })
}

/// Whether what is so dated may have been within the years.
fn is_possible(form: &Form, years: Years) -> bool {
    let (from, to) = years.days();
    form.possibly_within(from, to)
}

/// Whether it certainly was.
fn is_certain(form: &Form, years: Years) -> bool {
    let (from, to) = years.days();
    form.certainly_within(from, to)
}
