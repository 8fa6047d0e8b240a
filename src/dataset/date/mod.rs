//! Dates as historians have them: EDTF (ISO 8601-2:2019, annex A) behind our own type.
//!
//! Levels 0 and 1 are read whole, of level 2 the one-of sets, open bounds and per-part qualifiers.
//! Every date yields the earliest and the latest day it may mean, and the form in which it is
//! known: that form, not a single instant, is what gets drawn, sorted, filtered and put in words.

mod edtf;
mod span;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::dataset::calendar::{Civil, Day};
use crate::dataset::read::{Read, Reading};
use crate::dataset::tree::Tree;

/// A date of the record: what its EDTF text may mean, no sharper than it is written.
///
/// ```
/// use annals::dataset::{Civil, Date, Form, Precision};
///
/// let about = Date::parse("1985~").unwrap();
/// let (first, last) = about.extent();
/// assert_eq!(first.civil(), Civil { year: 1985, month: 1, day: 1 });
/// assert_eq!(last.civil(), Civil { year: 1985, month: 12, day: 31 });
/// let Form::Within(part) = about.form() else { unreachable!() };
/// assert!(part.approximate && part.precision == Precision::Year);
///
/// // Sources disagree on the day: it was in December, and on neither day for certain.
/// let rival = Date::parse("[1960-12-02,1960-12-12]").unwrap();
/// let day = |day| Civil { year: 1960, month: 12, day }.day();
/// assert!(rival.certainly_within(day(1), day(31)) && !rival.certainly_within(day(2), day(2)));
///
/// // Dates sort by the first day of what they name.
/// let mut dates = ["1961-01", "[..1960-05]", "1960", "-0043"].map(|it| Date::parse(it).unwrap());
/// dates.sort_by_key(Date::sort_key);
/// assert_eq!(dates.each_ref().map(Date::as_str), ["-0043", "1960", "[..1960-05]", "1961-01"]);
///
/// assert!(Date::parse("1985-13").is_err());
/// ```
#[derive(Clone, PartialEq)]
pub struct Date {
    edtf: String,
    form: Form,
}

/// Any time. Stands for a date that is missing in a file, or is none, until all that is wrong with the file
/// is told.
impl Default for Date {
    fn default() -> Self {
        Date { edtf: "../..".to_owned(), form: Form::Interval(End::Open, End::Open) }
    }
}

/// How a date is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Some time within one day, month, year, decade, …
    Within(Part),
    /// A state that lasted from one end to the other.
    Interval(End, End),
    /// Then or at some later time: `[2012-07..]`.
    OrLater(Part),
    /// Then or at some earlier time: `[..2018-11]`.
    OrEarlier(Part),
    /// One of several, the sources disagree or cannot tell: `[1960-12-02,1960-12-12]`.
    OneOf(Vec<Part>),
    /// All of several: `{1960,1961}`.
    AllOf(Vec<Part>),
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum End {
    /// Within this part.
    Known(Part),
    /// Still going, or without a beginning: `..`.
    Open,
    /// Not known: an empty end.
    Unknown,
}

/// A stretch of days that EDTF writes as one thing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The first day it may mean.
    pub earliest: Day,
    /// The last day it may mean.
    pub latest: Day,
    /// How sharp it is.
    pub precision: Precision,
    /// Qualified as approximate (`~` or `%`).
    pub approximate: bool,
    /// Qualified as uncertain (`?` or `%`).
    pub uncertain: bool,
}

/// How sharp a part is, the sharpest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// One day.
    Day,
    /// A calendar month.
    Month,
    /// A season or other part of a year, by its EDTF code (21 is spring, 33 the first quarter).
    Season(u8),
    /// A calendar year.
    Year,
    /// Ten years from one that ends in 0.
    Decade,
    /// A hundred years from one that ends in 00.
    Century,
    /// Any other stretch.
    Stretch,
}

/// Why a text is no date of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    found: String,
    why: String,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is no EDTF date: {}; accepted are for example 1960-12-02, 2012-04, 1985~, 199X, \
             2010/2014, 199X/.., [2012-07..] or [1960-12-02,1960-12-12]",
            self.found, self.why
        )
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// Reads an EDTF text.
    ///
    /// # Errors
    /// When the text is not EDTF, ends before it starts, or means years beyond ±999,999.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        Form::parse(text).map(|form| Self { edtf: text.to_owned(), form })
    }

    /// The EDTF text as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.edtf
    }

    /// How the date is known.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// See [`Form::extent`].
    #[must_use]
    pub fn extent(&self) -> (Day, Day) {
        self.form.extent()
    }

    /// See [`Form::possibly_within`].
    #[must_use]
    pub fn possibly_within(&self, from: Day, to: Day) -> bool {
        self.form.possibly_within(from, to)
    }

    /// See [`Form::certainly_within`].
    #[must_use]
    pub fn certainly_within(&self, from: Day, to: Day) -> bool {
        self.form.certainly_within(from, to)
    }

    /// See [`Form::anchor`].
    #[must_use]
    pub fn anchor(&self) -> Option<&Part> {
        self.form.anchor()
    }

    /// See [`Form::sort_key`].
    #[must_use]
    pub fn sort_key(&self) -> (Day, u8, Day, Precision) {
        self.form.sort_key()
    }

    /// The time of day where one is given, `13:05:00`, and how far it is from UTC: `Z`, `+07`, `-05:30`, or
    /// nothing where that is not said. It orders the events of a day.
    #[must_use]
    pub fn time_of_day(&self) -> Option<(&str, &str)> {
        time(&self.edtf).split_at_checked("hh:mm:ss".len())
    }

    /// A value that HTML's `<time datetime>` accepts, where there is one: a single day, with its time where
    /// one is given, month or year of the common era, unqualified.
    #[must_use]
    pub fn html_datetime(&self) -> Option<String> {
        match &self.form {
            Form::Within(p) if p.is_sure() && p.earliest.civil().year > 0 => {
                let Civil { year, month, day } = p.earliest.civil();
                match p.precision {
                    Precision::Day => {
                        // HTML has no distance from UTC of hours alone.
                        let time = self.time_of_day().filter(|(_, zone)| zone.len() != "+hh".len());
                        let time = time.map_or(String::new(), |(clock, zone)| format!("T{clock}{zone}"));
                        Some(format!("{year:04}-{month:02}-{day:02}{time}"))
                    }
                    Precision::Month => Some(format!("{year:04}-{month:02}")),
                    Precision::Year => Some(format!("{year:04}")),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// The time of day of a date, empty where there is none.
pub(super) fn time(edtf: &str) -> &str {
    edtf.split_once('T').map_or("", |(_, time)| time)
}

impl End {
    /// The part, where it is known.
    #[must_use]
    pub fn part(&self) -> Option<&Part> {
        match self {
            End::Known(part) => Some(part),
            End::Open | End::Unknown => None,
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({})", self.edtf)
    }
}

impl Read for Date {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        let Tree::Text(text) = tree else { return reading.refuse(&tree, "an EDTF date") };
        Some(Date::parse(&text).unwrap_or_else(|wrong| {
            reading.note(wrong.to_string());
            // That there is no date would be a further mistake.
            Date::default()
        }))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.edtf)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Date::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Date {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A date in EDTF, never sharper than its source: 1960-12-02, 2012-04, 1985~, 199X, 2010/2014, 199X/.., [2012-07..], [1960-12-02,1960-12-12].",
            "examples": ["1960-12-02", "2012-04", "199X/..", "[2012-07..]", "[1960-12-02,1960-12-12]"]
        })
    }
}
