//! What is wrong with a record, and where.

use std::fmt;
use std::mem::take;

use super::order::Order;
use super::tree::{Tree, lent};

/// A place in a record: the keys and indices that lead to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(Vec<String>);

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where; the root where it concerns the whole.
    pub place: Place,
    /// The line, from 1, where it is known.
    pub line: Option<usize>,
    /// What was found, what is accepted and what to do.
    pub what: String,
}

impl Place {
    /// The place of a key inside this one.
    #[must_use]
    pub fn child(&self, key: impl fmt::Display) -> Place {
        let mut keys = self.0.clone();
        keys.push(key.to_string());
        Place(keys)
    }

    /// The keys from the root.
    #[must_use]
    pub fn keys(&self) -> &[String] {
        &self.0
    }

    /// Whether it is another place or inside of it.
    #[must_use]
    pub fn is_within(&self, other: &Place) -> bool {
        self.0.starts_with(&other.0)
    }
}

/// A place as it is come to, key by key: most have nothing wrong, and are never told.
#[derive(Clone, Copy)]
pub struct Path<'p> {
    before: Option<&'p Path<'p>>,
    key: Key<'p>,
}

/// One of the keys that lead to a place.
#[derive(Debug, Clone, Copy)]
pub enum Key<'p> {
    Field(&'p str),
    Item(usize),
}

impl<'p> From<&'p str> for Key<'p> {
    fn from(name: &'p str) -> Self {
        Key::Field(name)
    }
}

impl From<usize> for Key<'_> {
    fn from(index: usize) -> Self {
        Key::Item(index)
    }
}

impl fmt::Display for Key<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Key::Field(name) => f.write_str(name),
            Key::Item(index) => index.fmt(f),
        }
    }
}

impl<'p> Path<'p> {
    /// Of a key of the record.
    pub fn root(key: &'p str) -> Self {
        Path { before: None, key: Key::Field(key) }
    }

    /// Of a key inside.
    pub fn child(&'p self, key: impl Into<Key<'p>>) -> Path<'p> {
        Path { before: Some(self), key: key.into() }
    }

    /// Where it leads.
    pub fn place(&self) -> Place {
        let before = self.before.map(Path::place).unwrap_or_default();
        before.child(self.key)
    }
}

impl FromIterator<String> for Place {
    fn from_iter<I: IntoIterator<Item = String>>(keys: I) -> Self {
        Place(keys.into_iter().collect())
    }
}

impl fmt::Display for Place {
    /// As a JSON pointer (RFC 6901).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| write!(f, "/{}", key.replace('~', "~0").replace('/', "~1")))
    }
}

impl Problem {
    /// A problem at a place.
    pub fn at(place: Place, what: impl Into<String>) -> Self {
        Problem { place, line: None, what: what.into() }
    }

    /// A problem of the whole file.
    pub fn whole(what: impl Into<String>) -> Self {
        Problem::at(Place::default(), what)
    }

    /// A mistake of JSON syntax.
    #[must_use]
    pub fn syntax(error: &serde_json::Error) -> Self {
        let mut problem = Problem::whole(error.to_string());
        problem.line = Some(error.line()).filter(|line| *line > 0);
        problem
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if !self.place.0.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.what)
    }
}

/// Gives each problem the line of its place in the text it was found in. The text is read once for all
/// of them, however many there are.
pub fn locate(json: &str, problems: &mut [Problem]) {
    let Ok(whole) = serde_json::from_str(json) else { return };
    let open = |at: &usize| problems.get(*at).is_some_and(|p| p.line.is_none() && !p.place.0.is_empty());
    let wanted = (0..problems.len()).filter(open).collect();
    let mut found = Vec::new();
    begin(&whole, json, (0, wanted), problems, &mut found);
    found.order_by_key(|(at, _)| *at);
    // What is lent stands in `json`, so the distance of their beginnings is the offset.
    let start = json.as_ptr() as usize;
    let (mut line, mut seen) = (1, 0);
    for (at, problem) in found {
        let at = at - start;
        line += json.get(seen..at).map_or(0, |text| text.matches('\n').count());
        seen = at;
        if let Some(problem) = problems.get_mut(problem) {
            problem.line = Some(line);
        }
    }
}

/// Notes where the values of the places of some problems begin, which are in `value` at a depth; of a
/// place that is not there, what stands around or before it, which begins at `here`.
fn begin(
    value: &Tree<'_>,
    here: &str,
    (depth, of): (usize, Vec<usize>),
    all: &[Problem],
    found: &mut Vec<(usize, usize)>,
) {
    let mut inside: Vec<(&str, usize)> = Vec::new();
    for at in of {
        match all.get(at).and_then(|problem| problem.place.0.get(depth)) {
            Some(key) => inside.push((key, at)),
            None => found.push((here.as_ptr() as usize, at)),
        }
    }
    if inside.is_empty() {
        return;
    }
    inside.order_by(Ord::cmp);
    let mut keys: Vec<(&str, Vec<usize>)> = Vec::new();
    for (key, at) in inside {
        match keys.last_mut().filter(|(last, _)| *last == key) {
            Some((_, of)) => of.push(at),
            None => keys.push((key, vec![at])),
        }
    }
    match value {
        Tree::List(list) => {
            for (key, of) in &mut keys {
                if let Some(item) = key.parse().ok().and_then(|index: usize| list.get(index)) {
                    begin(item, item.beginning().unwrap_or(here), (depth + 1, take(of)), all, found);
                }
            }
        }
        Tree::Object(entries) => {
            // Of a key that stands there twice the first counts.
            for (key, item) in entries {
                let place = keys.binary_search_by(|(asked, _)| (**asked).cmp(key));
                if let Some((_, of)) = place.ok().and_then(|place| keys.get_mut(place)) {
                    begin(item, lent(key).unwrap_or(here), (depth + 1, take(of)), all, found);
                }
            }
        }
        _ => {}
    }
    let lost = keys.into_iter().flat_map(|(_, of)| of);
    found.extend(lost.map(|at| (here.as_ptr() as usize, at)));
}
