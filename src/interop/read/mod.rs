//! Timelines of other makers, read into a record.
//!
//! Every reader turns a file into a `draft` and says in a [`Report`] what became of each value; one
//! builder makes the record of the draft. So all formats get the same ids, sources and texts.
//!
//! ```
//! use annals::dataset::Dataset;
//! use annals::interop::read::{Asked, Format, read};
//! use annals::interop::{ical, json};
//!
//! let table = "date,title,people\n\
//!     1960-12-02,Relations begin,Fidel Castro (host)\n\
//!     about 1985,Rice comes,\n";
//! let (record, report) = read(table.as_bytes(), Asked::default()).unwrap();
//! assert_eq!((report.format, report.read(), report.dropped()), (Format::Table, 2, 0));
//!
//! let dataset = Dataset::from_record(&record).unwrap();
//! assert!(json::write(&dataset).contains("\"date\": \"1985~\""));
//! // A calendar has room for days only, and says what it left out.
//! let (calendar, report) = ical::write_all(&dataset, "en", |_| None);
//! assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1);
//! assert_eq!(report.to_string(), "1 events without an exact day");
//! ```
//!
//! | Module | |
//! |---|---|
//! | `report` | what was read, changed, guessed, dropped or kept, with its place and reason |
//! | `draft`, `build`, `sources`, `ids` | events as read, the record made of them, names that survive an edit |
//! | `date`, `written` | dates as numbers and as words, never sharper than they were |
//! | `markup` | HTML as text and links |
//! | `encoding`, `literal`, `node`, `grid` | bytes, pasted JavaScript, JSON and tables, each with places |
//! | the others | one family of formats each |

mod build;
mod date;
mod draft;
mod encoding;
mod exhibit;
mod format;
mod grid;
mod ids;
mod language;
mod literal;
mod markup;
mod node;
mod people;
mod report;
mod sheet;
mod simile;
mod simile_xml;
mod sources;
mod table;
mod timelinejs;
mod timelinejs2;
mod vis;
mod wikidata;
#[cfg(feature = "workbooks")]
mod workbook;
mod written;

use std::fmt;

use crate::dataset::Record;

use draft::Draft;
pub use format::{Format, is_record};
pub use report::{Entry, Group, Of, Outcome, Report};

/// Files larger than this are refused before they are read: 32 MiB. A record has a limit of its own.
pub const MAX_BYTES: usize = 32 << 20;

/// How a file is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked<'a> {
    /// The format, where it is not to be recognised.
    pub from: Option<Format>,
    /// The language of its texts as a BCP 47 tag, where the file does not say.
    pub lang: Option<&'a str>,
    /// The name of the file, for its citation and the id of the record; may be empty.
    pub name: &'a str,
}

/// Why a file as a whole cannot be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(String);

impl Error {
    fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}

/// Reads a timeline of another maker.
///
/// # Errors
/// When the file is empty, too large, cut off, not text, or in no format that is known.
pub fn read(bytes: &[u8], asked: Asked) -> Result<(Record, Report), Error> {
    let (format, content) = format::open(bytes, asked.from)?;
    let mut report = Report::new(format);
    let draft = draft_of(format, &content, &mut report)?;
    if report.found() == 0 {
        return Err(Error::new(format!(
            "there is no event in it, read as {}: look whether this is the whole file",
            format.title()
        )));
    }
    let record = build::record(draft, asked, &mut report);
    if record.events.is_empty() {
        return Err(Error::new(format!("none of its events can be read:\n{report}")));
    }
    Ok((record, report))
}

fn draft_of(format: Format, content: &format::Content, report: &mut Report) -> Result<Draft, Error> {
    use format::Content;
    match content {
        Content::Tree(tree) => {
            let root = node::Node::root(tree);
            match format {
                Format::TimelineJs => Ok(timelinejs::read(&root, report)),
                Format::TimelineJs2 => Ok(timelinejs2::read(&root, report)),
                Format::Simile => Ok(simile::read(&root, report)),
                Format::Exhibit => Ok(exhibit::read(&root, report)),
                Format::Vis => Ok(vis::read(&root, report)),
                Format::Wikidata => Ok(wikidata::read(&root, report)),
                _ => Err(Error::new(format!("it is JSON, which {} is not", format.title()))),
            }
        }
        Content::Xml(text) => simile_xml::read(text, report),
        Content::Grid(grid) if format == Format::Sheet => Ok(sheet::read(grid, report)),
        Content::Grid(grid) => Ok(table::read(grid, report)),
    }
}
