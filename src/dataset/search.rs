//! The search for every mistake of a record that does not have the right shape.
//!
//! Serde stops at the first mistake, so the file is read as a tree: each mistake is noted with its
//! place, the value there is replaced or taken out, and the rest is tried again until it fits. The
//! mended record only serves to find further mistakes, those of meaning among them; it is never shown.

use serde_json::{Value, json};
use serde_path_to_error::Segment;

use super::model::Record;
use super::problem::{Place, Problem};
use super::validate::validate;

/// How many bytes the search may read in all; a hostile file gets no more.
const MAX_SEARCH: usize = 64 << 20;
/// It ends after so many problems.
const MAX_PROBLEMS: usize = 100;

/// All mistakes of a file; none where it is no JSON, or its mistake shows only in the text.
pub fn mistakes(text: &str) -> Vec<Problem> {
    serde_json::from_str(text)
        .map_or_else(|_| Vec::new(), |tree| Search::new(tree).run(MAX_SEARCH / text.len().max(1)))
}

struct Search {
    tree: Value,
    /// Places whose values were replaced or taken out, as they are in the file.
    mended: Vec<Place>,
    /// Elements that were taken out of their lists, as they are in the file.
    removed: Vec<Place>,
    problems: Vec<Problem>,
}

impl Search {
    fn new(tree: Value) -> Self {
        Search { tree, mended: Vec::new(), removed: Vec::new(), problems: Vec::new() }
    }

    fn run(mut self, passes: usize) -> Vec<Problem> {
        for _ in 0..passes.clamp(1, 4 * MAX_PROBLEMS) {
            match self.attempt() {
                // Nothing to mend: the mistake shows only in the text, as a repeated key does.
                Ok(_) if self.mended.is_empty() => break,
                Ok(record) => {
                    self.mistakes_of_meaning(&record);
                    return self.problems;
                }
                Err(error) if self.problems.len() < MAX_PROBLEMS && self.note(&error) => {}
                Err(_) => break,
            }
        }
        if self.problems.is_empty() {
            return self.problems;
        }
        self.problems.push(Problem::whole("there may be more: mend these first, then check again"));
        self.problems
    }

    fn attempt(&self) -> Result<Record, serde_path_to_error::Error<serde_json::Error>> {
        serde_path_to_error::deserialize(&self.tree)
    }

    /// Notes a mistake and mends the tree so that the next one can be found; false if it cannot be.
    fn note(&mut self, error: &serde_path_to_error::Error<serde_json::Error>) -> bool {
        let here: Place = keys(error.path()).collect();
        let why = error.inner().to_string();
        let named = why.split('`').nth(1).unwrap_or_default();
        let missing = why.starts_with("missing field");
        let unknown = why.starts_with("unknown field");
        let at = if missing || unknown && here.keys().last().is_none_or(|key| key != named) {
            here.child(named)
        } else {
            here.clone()
        };
        let in_file = self.in_file(&at);
        // A field that is missing since we took it out is no further mistake of the author's.
        if !self.mended.contains(&in_file) {
            self.problems.push(Problem::at(in_file, why));
        }
        (!unknown && self.fill(&at)) || self.take_out(if missing { &here } else { &at })
    }

    /// Puts the simplest value that fits into the place of a field that is missing or wrong.
    fn fill(&mut self, at: &Place) -> bool {
        let Some((parent, key)) = at.split() else { return false };
        self.mended.push(self.in_file(at));
        for stand_in in [json!(""), json!([]), json!("1970"), json!("annals/1")] {
            let Some(Value::Object(map)) = self.tree.pointer_mut(&parent.to_string()) else { return false };
            map.insert(key.to_owned(), stand_in);
            if self.attempt().err().is_none_or(|e| !keys(e.path()).eq(at.keys().iter().cloned())) {
                return true;
            }
        }
        false
    }

    fn take_out(&mut self, at: &Place) -> bool {
        let in_file = self.in_file(at);
        let Some((parent, key)) = at.split() else { return false };
        self.mended.push(in_file.clone());
        match self.tree.pointer_mut(&parent.to_string()) {
            Some(Value::Object(map)) => map.remove(key).is_some(),
            Some(Value::Array(list)) => match key.parse() {
                Ok(index) if index < list.len() => {
                    list.remove(index);
                    self.removed.push(in_file);
                    true
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Adds what is wrong with the meaning of the mended record, but for what we mended ourselves.
    fn mistakes_of_meaning(&mut self, record: &Record) {
        if !self.removed.is_empty() {
            // What refers to an element that was taken out would look like a mistake.
            self.problems.push(Problem::whole("references are checked once these are mended"));
            return;
        }
        let ours = |place: &Place| self.mended.iter().any(|mended| place.keys().starts_with(mended.keys()));
        let further: Vec<_> = validate(record).into_iter().filter(|p| !ours(&p.place)).collect();
        self.problems.extend(further);
    }

    /// The place in the file of a place in the tree, whose lists lack what was taken out.
    fn in_file(&self, at: &Place) -> Place {
        at.keys().iter().fold(Place::default(), |around, key| {
            let Ok(mut index) = key.parse::<usize>() else { return around.child(key) };
            let mut gone: Vec<usize> = self
                .removed
                .iter()
                .filter_map(|place| {
                    let (parent, key) = place.split()?;
                    (parent == around).then(|| key.parse().ok())?
                })
                .collect();
            gone.sort_unstable();
            for taken in gone {
                index += usize::from(taken <= index);
            }
            around.child(index)
        })
    }
}

fn keys(path: &serde_path_to_error::Path) -> impl Iterator<Item = String> + '_ {
    path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { .. } | Segment::Unknown => None,
    })
}
