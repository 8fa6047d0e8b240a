//! Reading the types of the model from a [`Tree`]: every mistake is noted, and reading goes on.
//!
//! What serde derives for a type is a hundred times the code, and stops at the first mistake.

use super::problem::{Key, Place, Problem};
use super::tree::{Entry, Tree};

/// After so many problems the rest is not noted.
const MAX_PROBLEMS: usize = 100;

/// What can be read from a tree.
pub trait Read: Sized {
    /// Nothing where the tree is something else, which is noted.
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self>;
}

/// What was found while reading.
#[derive(Debug, Default)]
pub struct Reading {
    /// The keys that lead to where it reads.
    keys: Vec<Key<'static>>,
    problems: Vec<Problem>,
    /// Whether a list lacks an item that could not be read.
    lacks_items: bool,
}

impl Reading {
    /// Adds those of `further` that do not concern what could not be read.
    pub fn with(self, further: Vec<Problem>) -> Vec<Problem> {
        let mut problems = self.problems;
        if problems.len() >= MAX_PROBLEMS {
            problems.push(Problem::whole("there may be more: mend these first, then check again"));
        } else if self.lacks_items {
            // What refers to such an item would look like a mistake.
            problems.push(Problem::whole("references are checked once these are mended"));
        } else {
            let is_new = |one: &Problem| !problems.iter().any(|known| one.place.is_within(&known.place));
            let further: Vec<_> = further.into_iter().filter(is_new).collect();
            problems.extend(further);
        }
        problems
    }

    /// Notes what is wrong where it reads.
    pub fn note(&mut self, what: String) {
        self.note_at(self.place(), what);
    }

    fn note_at(&mut self, place: Place, what: String) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem::at(place, what));
        }
    }

    fn place(&self) -> Place {
        self.keys.iter().map(ToString::to_string).collect()
    }

    /// Notes that there is something else than what is accepted. Yields nothing.
    pub fn refuse<T>(&mut self, tree: &Tree<'_>, accepted: &str) -> Option<T> {
        self.note(format!("invalid type: {}, expected {accepted}", tree.kind()));
        None
    }

    fn inside<T: Read>(&mut self, key: Key<'static>, tree: Tree<'_>) -> Option<T> {
        self.keys.push(key);
        let read = T::read(tree, self);
        self.keys.pop();
        read
    }

    /// Reads an object, all of whose fields `make` asks for.
    pub fn object<T>(&mut self, tree: Tree<'_>, make: impl FnOnce(&mut Fields<'_, '_>) -> T) -> Option<T> {
        let Tree::Object(entries) = tree else { return self.refuse(&tree, "an object") };
        let mut fields = Fields { entries, asked: Vec::new(), reading: self };
        let made = make(&mut fields);
        fields.end();
        Some(made)
    }

    /// Reads one of some words, each with what it means.
    pub fn word<T: Copy>(&mut self, tree: &Tree<'_>, words: &[(&str, T)]) -> Option<T> {
        let Tree::Text(text) = tree else { return self.refuse(tree, "a word") };
        let found = words.iter().find(|(word, _)| word == text);
        if found.is_none() {
            self.note(format!(
                "unknown variant `{text}`, expected one of {}",
                listed(words.iter().map(|it| it.0))
            ));
        }
        found.map(|(_, meaning)| *meaning)
    }
}

/// The fields of an object that is being read.
pub struct Fields<'t, 'r> {
    entries: Vec<Entry<'t>>,
    asked: Vec<&'static str>,
    reading: &'r mut Reading,
}

impl<'t> Fields<'t, '_> {
    /// A field that must be there.
    pub fn must<T: Read + Default>(&mut self, name: &'static str) -> T {
        match self.take(name) {
            Some(tree) => self.reading.inside(Key::Field(name), tree).unwrap_or_default(),
            None => {
                let place = self.reading.place().child(name);
                self.reading.note_at(place, format!("missing field `{name}`"));
                T::default()
            }
        }
    }

    /// A field that may be missing.
    pub fn may<T: Read + Default>(&mut self, name: &'static str) -> T {
        let tree = self.take(name);
        tree.and_then(|tree| self.reading.inside(Key::Field(name), tree)).unwrap_or_default()
    }

    fn take(&mut self, name: &'static str) -> Option<Tree<'t>> {
        self.asked.push(name);
        let at = self.entries.iter().position(|(key, _)| key == name)?;
        Some(self.entries.remove(at).1)
    }

    /// What nobody asked for is a mistake.
    fn end(self) {
        for (key, _) in self.entries {
            let what = if self.asked.contains(&&*key) {
                format!("duplicate field `{key}`")
            } else {
                format!("unknown field `{key}`, expected one of {}", listed(self.asked.iter().copied()))
            };
            let place = self.reading.place().child(key);
            self.reading.note_at(place, what);
        }
    }
}

fn listed<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

impl Read for String {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        match tree {
            Tree::Text(text) => Some(text.into_owned()),
            other => reading.refuse(&other, "a text"),
        }
    }
}

impl Read for u32 {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        match tree {
            Tree::Count(count) if count <= u64::from(u32::MAX) => u32::try_from(count).ok(),
            other => reading.refuse(&other, "a whole number"),
        }
    }
}

impl Read for f64 {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        match tree {
            Tree::Count(count) => Some(count as f64),
            Tree::Number(number) => Some(number),
            other => reading.refuse(&other, "a number"),
        }
    }
}

impl<T: Read> Read for Option<T> {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        Some(if matches!(tree, Tree::Null) { None } else { T::read(tree, reading) })
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        let Tree::List(items) = tree else {
            reading.lacks_items = true;
            return reading.refuse(&tree, "a list");
        };
        let mut list = Vec::with_capacity(items.len());
        for (index, item) in items.into_iter().enumerate() {
            match reading.inside(Key::Item(index), item) {
                Some(item) => list.push(item),
                None => reading.lacks_items = true,
            }
        }
        Some(list)
    }
}

impl<T: Read> Read for [T; 2] {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        let list: Vec<T> = Read::read(tree, reading)?;
        let two = list.try_into().ok();
        if two.is_none() {
            reading.note("invalid length, expected two".into());
        }
        two
    }
}
