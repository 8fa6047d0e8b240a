//! A file as a record, whatever it is: a record of ours as JSON or compiled, or a timeline of another maker.

use std::fmt;

use crate::dataset::{Dataset, Problem, compiled};

use super::json;
use super::read::{self, Asked, Report};

/// A file that is a right record, or has become one.
#[derive(Debug)]
pub struct Opened {
    /// What it says.
    pub dataset: Dataset,
    /// The record as JSON: as its author wrote it, or as it was made of what the file holds.
    pub text: String,
    /// What became of a timeline of another maker.
    pub report: Option<Report>,
}

/// Why a file cannot be shown.
#[derive(Debug)]
pub enum Refused {
    /// It is nothing that can be read; why, and what to do.
    Unread(String),
    /// It is a record that has mistakes.
    Wrong(Vec<Problem>),
}

/// Opens a file as what it is, or as what is asked for.
///
/// # Errors
/// When it is not read, or the record in it has problems.
pub fn open(bytes: Vec<u8>, asked: Asked) -> Result<Opened, Refused> {
    if compiled::is_compiled(&bytes) {
        let dataset = Dataset::from_bytes(bytes)?;
        return Ok(Opened { text: json::write(&dataset), dataset, report: None });
    }
    if asked.from.is_none() && read::is_record(&bytes) {
        let text = utf8(bytes)?;
        return Ok(Opened { dataset: Dataset::from_json(&text)?, text, report: None });
    }
    let (record, report) = read::read(&bytes, asked).map_err(|error| Refused::Unread(error.to_string()))?;
    let text = serde_json::to_string(&record).map_err(|error| Refused::Unread(error.to_string()))?;
    Ok(Opened { dataset: Dataset::from_json(&text)?, text, report: Some(report) })
}

fn utf8(bytes: Vec<u8>) -> Result<String, Refused> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = 1 + error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count();
        Refused::Unread(format!("line {line} holds bytes that are not UTF-8: save the file as UTF-8"))
    })
}

impl From<Vec<Problem>> for Refused {
    fn from(problems: Vec<Problem>) -> Self {
        Refused::Wrong(problems)
    }
}

impl fmt::Display for Refused {
    /// Each problem on a line of its own.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Unread(why) => f.write_str(why),
            Refused::Wrong(problems) => problems
                .iter()
                .enumerate()
                .try_for_each(|(at, problem)| write!(f, "{}{problem}", if at == 0 { "" } else { "\n" })),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    fn opened(bytes: impl Into<Vec<u8>>) -> Opened {
        open(bytes.into(), Asked::default()).unwrap()
    }

    #[test]
    fn a_record_is_the_same_as_json_and_compiled_and_has_no_report() {
        let json_form = opened(ARTICLES);
        let compiled_form = opened(compiled::write(&json_form.dataset).unwrap());
        assert_eq!(json_form.text, ARTICLES);
        assert_eq!(json::write(&compiled_form.dataset), json::write(&json_form.dataset));
        assert!(json_form.report.is_none() && compiled_form.report.is_none());
    }

    #[test]
    fn a_table_becomes_a_record_with_a_report() {
        let table = opened("date,title\n1960-12-02,Recognition\nsome day,Visit\n");
        assert_eq!(table.dataset.record.events.len(), 2);
        assert_eq!(table.report.unwrap().read(), 2);
        let again = opened(table.text);
        assert_eq!(json::write(&again.dataset), json::write(&table.dataset));
    }

    #[test]
    fn what_is_refused_says_why() {
        let why = |bytes: &[u8]| open(bytes.to_vec(), Asked::default()).unwrap_err().to_string();
        assert_eq!(why(b""), "it is empty");
        assert!(
            why(b"{\"format\":\"annals/1\",\"x\":\"\xff\"}").starts_with("line 1 holds bytes that are not")
        );
        assert!(why(b"{\"format\":\"annals/1\"}").lines().count() >= 2);
    }
}
