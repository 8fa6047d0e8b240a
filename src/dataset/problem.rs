//! What is wrong with a record, and where.

use std::fmt;

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

/// Gives each problem the line of its place in the text it was found in.
pub fn locate(json: &str, problems: &mut [Problem]) {
    let Ok(root) = serde_json::from_slice(json.as_bytes()) else { return };
    for problem in problems.iter_mut().filter(|p| p.line.is_none() && !p.place.0.is_empty()) {
        let before = offset(json, &root, &problem.place).and_then(|at| json.get(..at));
        problem.line = before.map(|text| text.matches('\n').count() + 1);
    }
}

/// Where in the text the key or the text of a place stands, or else what is before or around it.
fn offset(json: &str, root: &Tree<'_>, place: &Place) -> Option<usize> {
    let (mut inner, mut found) = (root, root.beginning());
    for key in &place.0 {
        let next = match inner {
            Tree::List(list) => key.parse().ok().and_then(|index: usize| list.get(index)),
            Tree::Object(entries) => entries.iter().find(|(known, _)| known == key).map(|(known, value)| {
                found = lent(known).or(found);
                value
            }),
            _ => None,
        };
        let Some(next) = next else { break };
        found = next.beginning().filter(|_| matches!(inner, Tree::List(_))).or(found);
        inner = next;
    }
    // What is lent stands in `json`, so the distance of their beginnings is the offset.
    Some(found?.as_ptr() as usize - json.as_ptr() as usize)
}
