//! The formats that a whole record is written in.

use crate::dataset::Dataset;

use super::{Report, csv};

/// A format that is written.
#[derive(Debug, Clone, Copy)]
pub struct Writer {
    /// Its name in commands.
    pub name: &'static str,
    /// How names of its files end, without a dot.
    pub ending: &'static str,
    /// Writes a record, in one language where the format has no more.
    pub write: fn(&Dataset, lang: &str) -> (String, Report),
}

/// Every format; of those with the same ending the first is meant by it.
pub const WRITERS: [Writer; 2] = [
    Writer { name: "annals", ending: "json", write: record },
    Writer { name: "csv", ending: "csv", write: csv::write },
];

impl Writer {
    /// The format of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<&'static Writer> {
        WRITERS.iter().find(|writer| writer.name == name)
    }

    /// The format that the name of a file ends in.
    #[must_use]
    pub fn of_file(name: &str) -> Option<&'static Writer> {
        let (_, ending) = name.rsplit_once('.')?;
        WRITERS.iter().find(|writer| writer.ending.eq_ignore_ascii_case(ending))
    }
}

/// The record itself, in the order of its format, a line for each value: easy to compare.
fn record(dataset: &Dataset, _: &str) -> (String, Report) {
    // Writing to a string of what was read from JSON has nothing to fail at.
    let text = serde_json::to_string_pretty(&dataset.record).unwrap_or_default();
    (text + "\n", Report::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::DEFAULT_RECORD;

    #[test]
    fn a_record_that_is_written_is_the_same_record() {
        let dataset = Dataset::from_json(DEFAULT_RECORD).unwrap();
        let (text, report) = record(&dataset, "en");
        assert!(report.left_out.is_empty());
        assert_eq!(Dataset::from_json(&text).unwrap().record, dataset.record);
    }

    #[test]
    fn formats_are_found_by_name_and_by_ending() {
        for writer in WRITERS {
            assert_eq!(Writer::of_name(writer.name).map(|w| w.name), Some(writer.name));
        }
        assert_eq!(Writer::of_file("a/b.JSON").map(|w| w.name), Some("annals"));
        assert!(Writer::of_file("json").is_none());
    }
}
