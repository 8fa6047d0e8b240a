//! Reads a record, or a timeline of another maker as one, and refuses a wrong one with all its problems.

use std::fmt;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::dataset::{Dataset, Problem};
use crate::interop::open::{self, Opened};
use crate::interop::read::{self, Asked};

/// A record that was read and found right.
#[derive(Debug)]
pub struct Input {
    /// Where it was read, for messages.
    pub name: String,
    /// The JSON as its author wrote it, or as it was made of another format or its compiled form.
    pub text: String,
    /// What it says.
    pub dataset: Dataset,
    /// What became of a file in another format.
    pub report: Option<read::Report>,
}

/// A record with problems. Displays each as a line of its own, then their count.
#[derive(Debug)]
pub struct Refused {
    name: String,
    problems: Vec<Problem>,
}

/// Reads the record at `path`; `-` is standard input. A timeline in another format becomes a record.
///
/// # Errors
/// [`Refused`] when the record has problems; otherwise that it cannot be read, and why.
pub fn load(path: &Path) -> Result<Input> {
    load_as(path, Asked::default())
}

/// Reads the record at `path` in the format and the language that are asked for; its name is that of
/// the file.
///
/// # Errors
/// As [`load`].
pub fn load_as(path: &Path, asked: Asked) -> Result<Input> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        let read = std::io::stdin().read_to_end(&mut bytes);
        read.context("standard input cannot be read: pipe a record into it, or name a file")?;
        return of_bytes("standard input".to_owned(), bytes, asked);
    }
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| {
        format!("{name} cannot be read: name a record, or a timeline in a format that is read")
    })?;
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    of_bytes(name, bytes, Asked { name: &file, ..asked })
}

fn of_bytes(name: String, bytes: Vec<u8>, asked: Asked) -> Result<Input> {
    match open::open(bytes, asked) {
        Ok(Opened { dataset, text, report }) => Ok(Input { name, text, dataset, report }),
        Err(open::Refused::Wrong(problems)) => Err(Refused { name, problems }.into()),
        Err(open::Refused::Unread(why)) => bail!("{name}: {why}"),
    }
}

/// The record in `text`; `name` says where it is from.
///
/// # Errors
/// When the record has problems.
pub fn parse(name: String, text: String) -> Result<Input, Refused> {
    match Dataset::from_json(&text) {
        Ok(dataset) => Ok(Input { name, text, dataset, report: None }),
        Err(problems) => Err(Refused { name, problems }),
    }
}

impl Input {
    /// One line that says the record is right, and how large.
    #[must_use]
    pub fn verdict(&self) -> String {
        let record = &self.dataset.record;
        format!(
            "{}: {}, {}, {}: no problems",
            self.name,
            count(record.events.len(), "event", "events"),
            count(record.entities.len(), "entity", "entities"),
            count(record.sources.len(), "source", "sources"),
        )
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for problem in &self.problems {
            writeln!(f, "{}: {problem}", self.name)?;
        }
        write!(f, "{}: {}", self.name, count(self.problems.len(), "problem", "problems"))
    }
}

impl std::error::Error for Refused {}

fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::compiled;

    #[test]
    fn a_compiled_record_is_read_like_the_json_that_it_was() {
        let json = crate::dataset::ARTICLES;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("record.annals");
        let mut file = compiled::write(&Dataset::from_json(json).unwrap()).unwrap();
        std::fs::write(&path, &file).unwrap();
        let read: serde_json::Value = serde_json::from_str(&load(&path).unwrap().text).unwrap();
        let written: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(read["events"].as_array().map(Vec::len), written["events"].as_array().map(Vec::len));
        file.truncate(file.len() / 2);
        std::fs::write(&path, &file).unwrap();
        assert!(load(&path).unwrap_err().to_string().contains("is damaged"));
    }

    #[test]
    fn a_wrong_record_is_refused_with_each_problem_on_a_line() {
        let refused = parse("x.json".to_owned(), r#"{"format":"annals/1"}"#.to_owned()).unwrap_err();
        let report = refused.to_string();
        assert!(report.lines().count() >= 2, "{report}");
        assert!(report.lines().all(|line| line.starts_with("x.json: ")), "{report}");
        assert!(report.ends_with("problem") || report.ends_with("problems"), "{report}");
    }

    #[test]
    fn a_missing_file_is_named_with_what_to_do() {
        let error = load(Path::new("no/such/record.json")).unwrap_err();
        let text = format!("{error:#}");
        assert!(text.starts_with("no/such/record.json cannot be read: name a record"), "{text}");
    }
}
