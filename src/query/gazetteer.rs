//! The places of a record, each after the one that contains it, with the events that sit there.

use std::cmp::Reverse;

use crate::dataset::model::EntityType;
use crate::dataset::{Dataset, Order};

/// A place or state and its events, by their indices in the record, each once and in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// The index of the entity.
    pub entity: usize,
    /// How many places contain it.
    pub depth: usize,
    /// The events for which no more exact place is stated.
    pub own: Vec<usize>,
    /// Those and the events at the places inside.
    pub held: Vec<usize>,
    /// The events that only mention it or a place inside.
    pub mentions: Vec<usize>,
}

/// The places and states of a record, no more than the `most` with the most events: these first, each
/// followed by the places inside it. An event sits at the most exact places that it states and no
/// further.
#[must_use]
pub fn gazetteer(dataset: &Dataset, most: usize) -> Vec<Spot> {
    let tree = Tree::new(dataset);
    let mut spots: Vec<Spot> = (0..tree.parents.len()).map(|entity| tree.spot(entity)).collect();
    let events = &dataset.record.events;
    for number in 0..events.len() {
        let places = tree.known(events.places(number));
        for place in &places {
            let further = |other: &&usize| **other != *place && tree.up(**other).any(|above| above == *place);
            if !places.iter().any(|other| further(&other)) {
                post(&mut spots[*place].own, number);
                tree.up(*place).for_each(|above| post(&mut spots[above].held, number));
            }
        }
        for place in tree.known(events.mentions(number)) {
            for above in tree.up(place) {
                if spots[above].held.last() != Some(&number) {
                    post(&mut spots[above].mentions, number);
                }
            }
        }
    }
    tree.in_order(spots, most)
}

fn post(list: &mut Vec<usize>, event: usize) {
    if list.last() != Some(&event) {
        list.push(event);
    }
}

/// A place counts for so many that contain it, one in the other: a chain of thousands is no geography.
const DEEPEST: usize = 32;

/// Which place contains which.
pub struct Tree {
    /// By entity: whether it is a place or state.
    is_place: Vec<bool>,
    /// By entity: the place or state that contains it.
    parents: Vec<Option<usize>>,
}

impl Tree {
    /// Of a record.
    pub fn new(dataset: &Dataset) -> Self {
        let entities = &dataset.record.entities;
        let is_place: Vec<bool> =
            entities.iter().map(|e| matches!(e.kind, EntityType::Place | EntityType::State)).collect();
        let parents = (0..entities.len()).map(|index| dataset.place_around(index)).collect();
        let mut tree = Tree { parents, is_place };
        // A record may say that two places contain each other: then neither does.
        let circular = |index: &usize| tree.up(*index).skip(1).any(|above| above == *index);
        let circular: Vec<usize> = (0..tree.parents.len()).filter(circular).collect();
        circular.into_iter().for_each(|index| tree.parents[index] = None);
        tree
    }

    /// A place and what contains it, from the inside out, no further than a circle may lead.
    pub fn up(&self, place: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(Some(place), |place| self.parents.get(*place).copied().flatten()).take(DEEPEST)
    }

    fn spot(&self, entity: usize) -> Spot {
        let depth = self.up(entity).count() - 1;
        Spot { entity, depth, own: Vec::new(), held: Vec::new(), mentions: Vec::new() }
    }

    /// The places among these entities.
    fn known(&self, entities: &[u32]) -> Vec<usize> {
        entities.iter().map(|entity| *entity as usize).filter(|index| self.is_place[*index]).collect()
    }

    /// The `most` with the most events, each followed by those inside it. What contains a place has
    /// no fewer events, so that it is never left out before it.
    fn in_order(&self, mut spots: Vec<Spot>, most: usize) -> Vec<Spot> {
        let mut ranked: Vec<_> = spots
            .iter()
            .filter(|spot| self.is_place[spot.entity])
            .map(|spot| (Reverse((spot.held.len(), spot.mentions.len())), spot.depth, spot.entity))
            .collect();
        ranked.order_by(Ord::cmp);
        ranked.truncate(most);
        // A stack takes the last first.
        ranked.reverse();
        let mut inside: Vec<Vec<usize>> = vec![Vec::new(); spots.len()];
        let mut next: Vec<usize> = Vec::new();
        for (_, _, place) in ranked {
            self.parents[place].map_or(&mut next, |parent| &mut inside[parent]).push(place);
        }
        let mut order = Vec::new();
        while let Some(place) = next.pop() {
            order.push(std::mem::take(&mut spots[place]));
            next.append(&mut inside[place]);
        }
        order
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

    use super::*;
    use crate::dataset::ARTICLES;

    /// Id, depth, own, held and mentions of each place.
    fn told(dataset: &Dataset) -> Vec<(String, usize, usize, usize, usize)> {
        let told = |spot: Spot| {
            let id = dataset.record.entities[spot.entity].id.clone();
            (id, spot.depth, spot.own.len(), spot.held.len(), spot.mentions.len())
        };
        gazetteer(dataset, usize::MAX).into_iter().map(told).collect()
    }

    fn record(entities: &str, events: &str) -> Dataset {
        let json = format!(
            r#"{{"format": "annals/1", "id": "x", "title": "X", "languages": ["en"], "updated": "2026-01-01",
                "kinds": [{{"id": "k", "name": "K"}}],
                "sources": [{{"id": "q", "type": "book", "title": "Q"}}], "entities": [{entities}], "events": [{events}]}}"#
        );
        Dataset::from_json(&json).unwrap()
    }

    #[test]
    fn an_event_of_the_default_record_sits_at_the_most_exact_place_and_counts_for_its_state() {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let told = told(&dataset);
        let told: Vec<_> = told.iter().map(|(id, a, b, c, d)| (id.as_str(), *a, *b, *c, *d)).collect();
        assert_eq!(
            told,
            [
                ("vietnam", 0, 7, 10, 0),
                ("hanoi", 1, 2, 2, 0),
                ("ho-chi-minh-city", 1, 1, 1, 1),
                ("cuba", 0, 1, 3, 1),
                ("havana", 1, 1, 1, 0),
                ("jose-marti-international-airport", 1, 1, 1, 0),
                ("asia", 0, 0, 0, 2),
                ("china", 0, 0, 0, 1),
                ("democratic-republic-of-vietnam", 0, 0, 0, 0),
            ]
        );
    }

    #[test]
    fn an_event_at_two_places_of_a_state_counts_once_for_it() {
        let dataset = record(
            r#"{"id": "s", "type": "state", "name": "S"},
               {"id": "a", "type": "place", "name": "A", "country": "s"},
               {"id": "b", "type": "place", "name": "B", "partOf": "s"}"#,
            r#"{"id": "e", "kind": "k", "title": "E", "citations": [{"source": "q"}], "places": ["a", "b"]}"#,
        );
        assert_eq!(
            told(&dataset),
            [("s".into(), 0, 0, 1, 0), ("a".into(), 1, 1, 1, 0), ("b".into(), 1, 1, 1, 0)]
        );
    }

    #[test]
    fn places_that_contain_each_other_stand_side_by_side() {
        let dataset = record(
            r#"{"id": "a", "type": "place", "name": "A", "partOf": "b"},
               {"id": "b", "type": "place", "name": "B", "partOf": "a"},
               {"id": "c", "type": "place", "name": "C", "partOf": "a"}"#,
            r#"{"id": "e", "kind": "k", "title": "E", "citations": [{"source": "q"}], "places": ["c"]}"#,
        );
        assert_eq!(
            told(&dataset),
            [("a".into(), 0, 0, 1, 0), ("c".into(), 1, 1, 1, 0), ("b".into(), 0, 0, 0, 0)]
        );
    }

    #[test]
    fn a_chain_without_an_end_has_one() {
        let place = |n: usize| {
            format!(r#"{{"id": "p{n}", "type": "place", "name": "P", "partOf": "p{}"}}"#, (n + 1) % 3_000)
        };
        let chain: Vec<String> = (0..3_000).map(place).collect();
        let dataset = record(
            &chain.join(","),
            r#"{"id": "e", "kind": "k", "title": "E", "citations": [{"source": "q"}], "places": ["p7"]}"#,
        );
        assert_eq!(Tree::new(&dataset).up(7).count(), DEEPEST);
        assert!(gazetteer(&dataset, 100).len() <= 100);
    }

    #[test]
    fn of_too_many_places_those_with_the_most_events_remain_and_what_contains_them() {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let ids = |most| -> Vec<&str> {
            let spots = gazetteer(&dataset, most);
            spots.iter().map(|spot| dataset.record.entities[spot.entity].id.as_str()).collect()
        };
        assert_eq!(ids(3), ["vietnam", "hanoi", "cuba"]);
        assert_eq!(ids(1), ["vietnam"]);
        assert_eq!(ids(0), [""; 0]);
    }
}
