//! What became of a file on its way into a record: every event and every value that did not simply
//! go in, with its place, the reason and the value as it was.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::Format;

/// What became of an event or a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It is in the record.
    Read,
    /// It is in the record in another form.
    Changed,
    /// The file does not say; the reason says what was taken.
    Guessed,
    /// It is not in the record.
    Dropped,
    /// It is in the record, at another place than its own.
    Kept,
}

/// What an entry speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// A whole event.
    Event,
    /// A value of an event or of the file.
    Value,
}

/// What became of one event or value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Where it stands: a JSON pointer, a line, or a cell of a workbook.
    pub place: String,
    /// Whether it is an event or a value.
    pub of: Of,
    /// What became of it.
    pub outcome: Outcome,
    /// Why; the same words for the same reason.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub reason: &'static str,
    /// The value as it was, where it is not in the record as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<String>,
    /// The id of the event that was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
}

/// All that became of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// How it was read.
    pub format: Format,
    found: usize,
    read: usize,
    dropped: usize,
    /// Every event, and every value that did not simply go in, in the order of reading.
    pub entries: Vec<Entry>,
}

impl Report {
    pub(super) fn new(format: Format) -> Self {
        Self { format, found: 0, read: 0, dropped: 0, entries: Vec::new() }
    }

    /// The number of events in the file.
    #[must_use]
    pub fn found(&self) -> usize {
        self.found
    }

    /// The number of events in the record.
    #[must_use]
    pub fn read(&self) -> usize {
        self.read
    }

    /// The number of events that were dropped, each with a reason.
    #[must_use]
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// Counts an event that the file has.
    pub(super) fn find(&mut self) {
        self.found += 1;
    }

    pub(super) fn event_read(&mut self, place: &str, id: &str) {
        self.read += 1;
        self.entries.push(Entry {
            place: place.to_owned(),
            of: Of::Event,
            outcome: Outcome::Read,
            reason: "",
            original: None,
            id: Some(id.to_owned()),
        });
    }

    pub(super) fn event_dropped(&mut self, place: &str, reason: &'static str) {
        self.dropped += 1;
        self.push(place, Of::Event, Outcome::Dropped, reason, None);
    }

    pub(super) fn changed(&mut self, place: &str, reason: &'static str, original: &str) {
        self.push(place, Of::Value, Outcome::Changed, reason, Some(original));
    }

    pub(super) fn guessed(&mut self, place: &str, reason: &'static str, original: Option<&str>) {
        self.push(place, Of::Value, Outcome::Guessed, reason, original);
    }

    pub(super) fn dropped_value(&mut self, place: &str, reason: &'static str, original: &str) {
        self.push(place, Of::Value, Outcome::Dropped, reason, Some(original));
    }

    pub(super) fn kept(&mut self, place: &str, reason: &'static str, original: Option<&str>) {
        self.push(place, Of::Value, Outcome::Kept, reason, original);
    }

    fn push(&mut self, place: &str, of: Of, outcome: Outcome, reason: &'static str, original: Option<&str>) {
        let (place, original) = (place.to_owned(), original.map(str::to_owned));
        self.entries.push(Entry { place, of, outcome, reason, original, id: None });
    }

    /// Each reason with what became of its values and how many there are.
    #[must_use]
    pub fn summary(&self) -> BTreeMap<(Of, Outcome, &'static str), usize> {
        let mut counts = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| !entry.reason.is_empty()) {
            *counts.entry((entry.of, entry.outcome, entry.reason)).or_default() += 1;
        }
        counts
    }
}

/// What befell several events or values for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group<'a> {
    /// Whether they are events or values.
    pub of: Of,
    /// What became of them.
    pub outcome: Outcome,
    /// Why.
    pub reason: &'static str,
    /// How many there are.
    pub count: usize,
    /// The first of them.
    pub first: Vec<&'a Entry>,
}

impl Report {
    /// What [`summary`](Report::summary) counts, each with the first entries, so many at `most`.
    #[must_use]
    pub fn groups(&self, most: usize) -> Vec<Group<'_>> {
        let mut groups: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for entry in self.entries.iter().filter(|entry| !entry.reason.is_empty()) {
            groups.entry((entry.of, entry.outcome, entry.reason)).or_default().push(entry);
        }
        let group = |((of, outcome, reason), mut first): (_, Vec<_>)| {
            let count = first.len();
            first.truncate(most);
            Group { of, outcome, reason, count, first }
        };
        groups.into_iter().map(group).collect()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Outcome::Read => "read",
            Outcome::Changed => "changed",
            Outcome::Guessed => "guessed",
            Outcome::Dropped => "dropped",
            Outcome::Kept => "kept",
        })
    }
}

impl fmt::Display for Report {
    /// The counts of the events, then a line for each reason: `12 × changed: …`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (format, Report { found, read, dropped, .. }) = (self.format.title(), self);
        write!(f, "{format}: {found} events found, {read} read, {dropped} dropped")?;
        for ((of, outcome, reason), count) in self.summary() {
            let event = if of == Of::Event { " event" } else { "" };
            write!(f, "\n  {count} × {outcome}{event}: {reason}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_count_all_and_show_the_first() {
        let mut report = Report::new(Format::Table);
        report.event_read("line 2", "visit");
        for line in 3..6 {
            report.changed(&format!("line {line}"), "HTML was removed", "<b>x</b>");
        }
        report.event_dropped("line 6", "no title");
        let groups = report.groups(2);
        let counts: Vec<_> = groups.iter().map(|it| (it.of, it.outcome, it.count, it.first.len())).collect();
        assert_eq!(counts, [(Of::Event, Outcome::Dropped, 1, 1), (Of::Value, Outcome::Changed, 3, 2)]);
        assert_eq!(groups[1].first[0].place, "line 3");
        assert_eq!(report.summary().values().copied().collect::<Vec<_>>(), [1, 3]);
    }
}
