//! What holds of a field wherever it stands.

use super::nearest::nearest;
use super::rules::{PHRASE_WORDS, TEXT_BYTES, is_id, is_phrase, is_short, is_url};
use super::{Check, too_many};
use crate::dataset::Ids;
use crate::dataset::model::Citation;
use crate::dataset::problem::{Path, Problem};
use crate::dataset::text::Text;

/// Beyond so many problems none says what may have been meant.
const MOST_GUESSES: usize = 100;

impl Check<'_> {
    pub(super) fn say(&mut self, place: Path<'_>, what: String) {
        self.problems.push(Problem::at(place.place(), what));
    }

    /// Says where a list is longer than it may be.
    pub(super) fn limit(&mut self, place: Path<'_>, count: usize, most: usize) {
        self.problems.extend(too_many(place, count, most));
    }

    /// What may have been meant by an id that is not known.
    fn nearest(&self, id: &str, known: &Ids) -> String {
        if self.problems.len() < MOST_GUESSES { nearest(id, known) } else { String::new() }
    }

    pub(super) fn id(&mut self, place: Path<'_>, id: &str) {
        if !is_id(id) {
            self.say(place, format!(
                "{id:?} is no id; write lower-case letters a to z and digits, words joined by single hyphens"
            ));
        }
    }

    /// Ids of one list are names, and no two are the same.
    pub(super) fn unique<'b>(&mut self, list: &str, ids: impl Iterator<Item = &'b str>) {
        self.unique_with(list, (0..).zip(ids).map(|(index, id)| (index, None, id)));
    }

    /// Likewise; each with the index of what has it, and its own where it is an alias.
    pub(super) fn unique_with<'b>(
        &mut self,
        list: &str,
        ids: impl Iterator<Item = (usize, Option<usize>, &'b str)>,
    ) {
        let (list, mut seen) = (Path::root(list), Ids::new());
        for (index, alias, id) in ids {
            let one = list.child(index);
            let aliases = one.child("aliases");
            let place = alias.map_or(one.child("id"), |at| aliases.child(at));
            self.id(place, id);
            if seen.insert(id.to_owned(), 0).is_some() {
                let what = format!("the id {id:?} is given twice; ids are unique within their list");
                self.say(place, what);
            }
        }
    }

    pub(super) fn known(&mut self, place: Path<'_>, what: &str, id: &str, ids: &dyn Fn(&Self) -> &Ids) {
        if !ids(self).contains_key(id) {
            let near = self.nearest(id, ids(self));
            self.say(place, format!("no {what} has the id {id:?}{near}"));
        }
    }

    pub(super) fn entity(&mut self, place: Path<'_>, id: &str) {
        self.known(place, "entity", id, &|check| &check.entities);
    }

    pub(super) fn doubt_ids(&mut self, place: Path<'_>, ids: &[String]) {
        for (i, id) in ids.iter().enumerate() {
            self.known(place.child("doubts").child(i), "doubt", id, &|check| &check.doubts);
        }
    }

    /// A claim of the record names at least one passage.
    pub(super) fn cited(&mut self, place: Path<'_>, citations: &[Citation]) {
        if citations.is_empty() {
            self.say(
                place.child("citations"),
                "nothing is cited; name the source and where it says so".into(),
            );
        }
        self.citations(place, citations);
    }

    pub(super) fn citations(&mut self, place: Path<'_>, citations: &[Citation]) {
        let list = place.child("citations");
        for (i, citation) in citations.iter().enumerate() {
            let at = list.child(i);
            let source = self.sources.get(&citation.source).and_then(|at| self.record.sources.get(*at));
            match (source.map(|source| source.paragraphs), citation.paragraph) {
                (None, _) => {
                    let near = self.nearest(&citation.source, &self.sources);
                    self.say(at.child("source"), format!("no source has the id {:?}{near}", citation.source));
                }
                (Some(Some(count)), Some(paragraph)) if paragraph == 0 || paragraph > count => {
                    let what = format!("the source has the paragraphs 1 to {count}; there is no {paragraph}");
                    self.say(at.child("paragraph"), what);
                }
                _ => {}
            }
            if let Some(phrase) = &citation.phrase {
                let words = phrase.split_whitespace().count();
                if !is_phrase(phrase) {
                    self.say(at.child("phrase"), format!(
                        "the phrase has {words} words; give 1 to {PHRASE_WORDS} that stand in the source word for word"
                    ));
                }
            }
        }
    }

    pub(super) fn opt_text(&mut self, place: Path<'_>, text: Option<&Text>) {
        if let Some(text) = text {
            self.text(place, text);
        }
    }

    pub(super) fn text(&mut self, place: Path<'_>, text: &Text) {
        for chosen in text.all() {
            let place = chosen.lang.map_or(place, |lang| place.child(lang));
            if chosen.text.trim().is_empty() {
                self.say(place, "the text is empty; write it, or leave the field out".into());
            }
            self.length(place, chosen.text);
            if let Some(lang) = chosen.lang
                && !self.record.languages.iter().any(|known| known == lang)
            {
                self.say(
                    place,
                    format!("{lang:?} is not among the record's languages; add it there, or mend the tag"),
                );
            }
        }
    }

    pub(super) fn length(&mut self, place: Path<'_>, text: &str) {
        if !is_short(text) {
            self.say(place, format!(
                "the text has {} bytes; at most {TEXT_BYTES} are accepted: say it in short, and link to the rest",
                text.len()
            ));
        }
    }

    pub(super) fn url(&mut self, place: Path<'_>, url: &str) {
        if !is_url(url) {
            self.say(place, format!("{url:?} is no web address; http:// and https:// are accepted"));
        }
    }
}
