//! The words that a search finds events by.
//!
//! Each different word of the record is folded once and kept with the events that say it, in order: a
//! search for the beginning of a word looks at the words that begin so, and at nothing else.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use super::postings::Postings;
use crate::dataset::{Events, Order, Slots, fold};

/// See the module.
#[derive(Debug)]
pub struct Words {
    /// Folded, in order.
    words: Vec<String>,
    /// By word: the events that say it.
    said: Postings,
    /// By entity: its names, folded, each word with a space before it.
    names: Vec<String>,
}

impl Words {
    /// Reads the events once, and the names of the entities.
    pub fn new(events: &Events, names: &[String]) -> Self {
        let mut reading = Reading::default();
        let mut said: Vec<u32> = Vec::new();
        let mut ends: Vec<usize> = Vec::with_capacity(events.len());
        for event in 0..events.len() {
            events.words(event, &mut |text| {
                for written in text.split(' ') {
                    said.extend_from_slice(reading.read(written));
                }
            });
            ends.push(said.len());
        }
        let mut order: Vec<(String, u32)> = reading.known.into_iter().collect();
        order.order_by(|one, other| one.0.cmp(&other.0));
        let mut places = vec![0; order.len()];
        for (place, (_, number)) in order.iter().enumerate() {
            places.get_mut(*number as usize).into_iter().for_each(|of| *of = place);
        }
        let all = |each: &mut dyn FnMut(usize, usize)| {
            let mut start = 0;
            for (event, end) in ends.iter().enumerate() {
                let words = said.get(start..*end).unwrap_or_default();
                words
                    .iter()
                    .filter_map(|word| places.get(*word as usize))
                    .for_each(|word| each(*word, event));
                start = *end;
            }
        };
        let said = Postings::new(order.len(), &all);
        Words {
            words: order.into_iter().map(|(word, _)| word).collect(),
            said,
            names: names.iter().map(|names| format!(" {}", fold(names))).collect(),
        }
    }

    /// The entities with a name of which a word begins so; a space stands before the beginning.
    pub fn named(&self, needle: &str) -> impl Iterator<Item = usize> {
        let names = self.names.iter().enumerate();
        names.filter(move |(_, names)| names.contains(needle)).map(|(entity, _)| entity)
    }

    /// Marks the events that say a word which begins so.
    pub fn mark(&self, beginning: &str, events: &mut FixedBitSet) {
        let first = self.words.partition_point(|word| word.as_str() < beginning);
        let after = self.words.get(first..).unwrap_or_default();
        let so = after.partition_point(|word| word.starts_with(beginning));
        self.said.run(first..first + so).iter().for_each(|event| events.insert(*event));
    }
}

/// What was read so far: as it is written, mostly between spaces, and the words that that has.
#[derive(Default)]
struct Reading {
    slots: Slots,
    written: Vec<Box<str>>,
    /// By what is written: where its words end among all.
    ends: Vec<usize>,
    words: Vec<u32>,
    /// Folded words with their numbers.
    known: HashMap<String, u32>,
}

impl Reading {
    /// The words in something that is written.
    fn read(&mut self, written: &str) -> &[u32] {
        let before = &self.written;
        let name = |number: u32| before.get(number as usize).map_or(&[][..], |written| written.as_bytes());
        let number = match self.slots.add(written.as_bytes(), name) {
            Err(known) => known as usize,
            Ok(new) => {
                self.written.push(written.into());
                for word in fold(written).split_ascii_whitespace() {
                    let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
                    self.words.push(*self.known.entry(word.to_owned()).or_insert(next));
                }
                self.ends.push(self.words.len());
                new as usize
            }
        };
        let start =
            number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(number).and_then(|end| self.words.get(start..*end)).unwrap_or_default()
    }
}
