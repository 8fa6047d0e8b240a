//! The formats that a whole record is written in.

use anyhow::{Context, Result};

use crate::dataset::{Dataset, compiled};
use crate::i18n::{Lang, date};
use crate::interop::jsonld::Texts;
use crate::interop::{Report, atom, bibtex, csv, ical, json, jsonld, timelinejs};

/// A file, and what it cannot hold.
pub type Written = (Vec<u8>, Report);

/// A format that is written.
#[derive(Clone, Copy)]
pub struct Writer {
    /// Its name in commands.
    pub name: &'static str,
    /// How names of its files end, without a dot.
    pub ending: &'static str,
    /// Writes a record, in one language where the format has no more.
    pub write: fn(&Dataset, lang: &str) -> Result<Written>,
}

/// Every format; of those with the same ending the first is meant by it.
pub const WRITERS: [Writer; 8] = [
    Writer { name: "json", ending: "json", write: |data, _| whole(json::write(data)) },
    Writer {
        name: "annals",
        ending: "annals",
        write: |data, _| {
            let bytes = compiled::write(data).map_err(|problem| anyhow::anyhow!("{problem}"))?;
            whole(bytes)
        },
    },
    Writer { name: "csv", ending: "csv", write: |data, lang| part(csv::write(data, lang)) },
    Writer {
        name: "timelinejs",
        ending: "timeline.json",
        write: |data, lang| {
            let words = Lang::from_tag(lang);
            part(timelinejs::write(data, lang, &|known| date::long(known, words)))
        },
    },
    Writer {
        name: "json-ld",
        ending: "jsonld",
        write: |data, _| part(jsonld::write(data, Texts::All, Some(""))),
    },
    Writer {
        name: "icalendar",
        ending: "ics",
        write: |data, lang| part(ical::write_all(data, lang, |_| None)),
    },
    Writer {
        name: "atom",
        ending: "atom",
        write: |data, lang| {
            let written = atom::write(data, lang, "", None);
            part(written.context("a feed says when it was last changed: the record needs `updated`")?)
        },
    },
    Writer { name: "bibtex", ending: "bib", write: |data, lang| part(bibtex::write(data, lang)) },
];

fn whole(written: impl Into<Vec<u8>>) -> Result<Written> {
    Ok((written.into(), Report::default()))
}

fn part((text, report): (String, Report)) -> Result<Written> {
    Ok((text.into_bytes(), report))
}

impl Writer {
    /// The format of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<&'static Writer> {
        WRITERS.iter().find(|writer| writer.name == name)
    }

    /// The format that the name of a file ends in, the longest ending first.
    #[must_use]
    pub fn of_file(name: &str) -> Option<&'static Writer> {
        let name = name.to_ascii_lowercase();
        let fits = |writer: &&Writer| name.ends_with(&format!(".{}", writer.ending));
        WRITERS.iter().filter(fits).max_by_key(|writer| writer.ending.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    #[test]
    fn every_format_writes_the_default_record() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        for writer in WRITERS {
            let (written, report) = (writer.write)(&data, "es").unwrap();
            assert!(written.len() > 500, "{}", writer.name);
            let whole = ["json", "annals"].contains(&writer.name);
            assert_eq!(report.left_out.is_empty(), whole, "{}: {report}", writer.name);
            if whole {
                let again = Dataset::from_bytes(written).unwrap();
                assert!(json::write(&again) == json::write(&data), "{}", writer.name);
            }
        }
    }

    #[test]
    fn formats_are_found_by_name_and_by_ending() {
        for writer in WRITERS {
            assert_eq!(Writer::of_name(writer.name).map(|it| it.name), Some(writer.name));
            let file = format!("a/b.{}", writer.ending.to_uppercase());
            assert_eq!(Writer::of_file(&file).map(|it| it.name), Some(writer.name));
        }
        assert!(Writer::of_file("json").is_none() && Writer::of_file("a.txt").is_none());
    }
}
