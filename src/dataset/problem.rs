//! What is wrong with a record, and where.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

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
    for problem in problems.iter_mut().filter(|p| p.line.is_none() && !p.place.0.is_empty()) {
        let before = offset(json, &problem.place).and_then(|at| json.get(..at));
        problem.line = before.map(|text| text.matches('\n').count() + 1);
    }
}

/// Where in the text the value of a place begins, or the innermost value around it that is there.
fn offset(json: &str, place: &Place) -> Option<usize> {
    let mut inner: &RawValue = serde_json::from_str(json).ok()?;
    for key in &place.0 {
        let found = if inner.get().starts_with('[') {
            let list: Vec<&RawValue> = serde_json::from_str(inner.get()).ok()?;
            key.parse().ok().and_then(|index: usize| list.get(index).copied())
        } else {
            let map: BTreeMap<String, &RawValue> = serde_json::from_str(inner.get()).unwrap_or_default();
            map.get(key).copied()
        };
        let Some(found) = found else { break };
        inner = found;
    }
    // `inner` borrows from `json`, so the distance of their beginnings is the offset.
    Some(inner.get().as_ptr() as usize - json.as_ptr() as usize)
}
