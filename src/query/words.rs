//! The words that a search finds events by.
//!
//! Each different word of the record is folded once and kept with the events that say it: a search for
//! the beginning of a word goes along the different words, and not along the events. The events are
//! read one after the other, as there is time; nothing has to be put in order at the end.

use fixedbitset::FixedBitSet;

use crate::dataset::{Events, Names, fold};

/// See the module.
#[derive(Debug, Default)]
pub struct Words {
    /// By entity: its names, folded, each word with a space before it.
    names: Vec<String>,
    /// How many events are read.
    read: usize,
    reading: Reading,
    /// Folded, by number.
    words: Names,
    /// By word: the events that say it, in their order.
    said: Vec<Vec<u32>>,
}

/// What is needed until all is read: texts as they are written, mostly between spaces.
#[derive(Debug, Default)]
struct Reading {
    written: Names,
    /// By what is written: where its words end among all.
    ends: Vec<usize>,
    words: Vec<u32>,
}

impl Words {
    /// Reads on: the names of the entities, then the events, at least `most` words if there are so many.
    /// Whether some are left.
    pub fn read_on(&mut self, events: &Events, names: &[String], most: usize) -> bool {
        let mut count = 0;
        while count < most && self.is_left(events, names) {
            if let Some(so_far) = names.get(..=self.names.len()) {
                self.read_names(so_far);
                count += 1;
                continue;
            }
            let event = u32::try_from(self.read).unwrap_or(u32::MAX);
            events.words(self.read, &mut |text| {
                for written in text.split(' ') {
                    self.say(written, event);
                    count += 1;
                }
            });
            self.read += 1;
            count += 1;
        }
        let is_left = self.is_left(events, names);
        if !is_left {
            self.reading = Reading::default();
        }
        is_left
    }

    /// Reads the names of the entities.
    pub fn read_names(&mut self, names: &[String]) {
        let further = names.iter().skip(self.names.len());
        self.names.extend(further.map(|names| format!(" {}", fold(names))));
    }

    fn is_left(&self, events: &Events, names: &[String]) -> bool {
        self.names.len() < names.len() || self.read < events.len()
    }

    /// Notes that an event says something that is written.
    fn say(&mut self, written: &str, event: u32) {
        let Reading { written: known, ends, words } = &mut self.reading;
        let (number, is_new) = known.number(written);
        if is_new {
            for word in fold(written).split_ascii_whitespace() {
                let (word, is_new) = self.words.number(word);
                if is_new {
                    self.said.push(Vec::new());
                }
                words.push(word);
            }
            ends.push(words.len());
        }
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or_default();
        let words = ends.get(number).and_then(|end| words.get(start..*end)).unwrap_or_default();
        for word in words {
            let said = self.said.get_mut(*word as usize).filter(|said| said.last() != Some(&event));
            said.into_iter().for_each(|said| said.push(event));
        }
    }

    /// The entities with a name of which a word begins so; a space stands before the beginning.
    pub fn named(&self, needle: &str) -> impl Iterator<Item = usize> {
        let names = self.names.iter().enumerate();
        names.filter(move |(_, names)| names.contains(needle)).map(|(entity, _)| entity)
    }

    /// Marks the events that say a word which begins so.
    pub fn mark(&self, beginning: &str, events: &mut FixedBitSet) {
        for (word, said) in self.words.iter().zip(&self.said) {
            if word.starts_with(beginning) {
                said.iter().for_each(|event| events.insert(*event as usize));
            }
        }
    }
}
