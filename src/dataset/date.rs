//! Dates as historians have them: EDTF (ISO 8601-2:2019, annex A) behind our own type.
//!
//! Levels 0 and 1 are read whole, of level 2 the one-of sets, open bounds and per-part qualifiers.
//! Every date yields the earliest and the latest day it may mean, and the form in which it is
//! known: that form, not a single instant, is what gets drawn, sorted, filtered and put in words.

use std::fmt;

use edtf_core::{Bound, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::calendar::{Civil, Day, days_in_month};
use super::read::{Read, Reading};
use super::tree::Tree;

/// Days stand for years from here to there; EDTF years beyond are refused.
const YEARS: std::ops::RangeInclusive<i64> = -999_999..=999_999;

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

    /// A value that HTML's `<time datetime>` accepts, where there is one: a single day, month or
    /// year of the common era, unqualified.
    #[must_use]
    pub fn html_datetime(&self) -> Option<String> {
        match &self.form {
            Form::Within(p) if !p.approximate && !p.uncertain && p.earliest.civil().year > 0 => {
                let Civil { year, month, day } = p.earliest.civil();
                match p.precision {
                    Precision::Day => Some(format!("{year:04}-{month:02}-{day:02}")),
                    Precision::Month => Some(format!("{year:04}-{month:02}")),
                    Precision::Year => Some(format!("{year:04}")),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

impl Form {
    /// What an EDTF text means.
    ///
    /// # Errors
    /// When the text is not EDTF, ends before it starts, or means years beyond ±999,999.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        if let Some(part) = plain(text.as_bytes()) {
            return Ok(Form::Within(part));
        }
        let fail = |why: &str| DateError { found: text.to_owned(), why: why.to_owned() };
        let edtf = Edtf::parse(text).map_err(|e| fail(e.message))?;
        let form = form(&edtf).ok_or_else(|| fail("its years are out of range"))?;
        // Bounds on the ends of an interval can turn it round: `..8038/-3000..`.
        let (earliest, latest) = form.extent();
        if earliest <= latest { Ok(form) } else { Err(fail("its end is before its start")) }
    }

    /// The first and the last day the date may mean; [`Day::MIN`] and [`Day::MAX`] where a side is
    /// open or not known.
    #[must_use]
    pub fn extent(&self) -> (Day, Day) {
        match self {
            Form::Within(part) => (part.earliest, part.latest),
            Form::OrLater(part) => (part.earliest, Day::MAX),
            Form::OrEarlier(part) => (Day::MIN, part.latest),
            Form::Interval(start, end) => {
                (start.part().map_or(Day::MIN, |p| p.earliest), end.part().map_or(Day::MAX, |p| p.latest))
            }
            Form::OneOf(parts) | Form::AllOf(parts) => (
                parts.iter().map(|p| p.earliest).min().unwrap_or(Day::MIN),
                parts.iter().map(|p| p.latest).max().unwrap_or(Day::MAX),
            ),
        }
    }

    /// Whether what is dated may have been, at least in part, within these days, both included. What is
    /// dated to one of several days was not between them.
    #[must_use]
    pub fn possibly_within(&self, from: Day, to: Day) -> bool {
        let meets = |(earliest, latest): (Day, Day)| earliest <= to && latest >= from;
        match self {
            Form::OneOf(parts) | Form::AllOf(parts) => {
                parts.iter().any(|part| meets((part.earliest, part.latest)))
            }
            _ => meets(self.extent()),
        }
    }

    /// Whether what is dated certainly was, at least in part, within these days, both included. What
    /// is approximate or uncertain never is, nor what has a bound on one side only.
    #[must_use]
    pub fn certainly_within(&self, from: Day, to: Day) -> bool {
        let inside = |part: &Part| part.is_sure() && from <= part.earliest && part.latest <= to;
        match self {
            Form::Within(part) => inside(part),
            Form::OneOf(parts) => parts.iter().all(inside),
            Form::AllOf(parts) => parts.iter().any(inside),
            Form::OrLater(_) | Form::OrEarlier(_) => false,
            // It had begun by the last day, and it had not ended before the first.
            Form::Interval(start, end) => match (start, end) {
                (End::Unknown, End::Known(part)) | (End::Known(part), End::Unknown) => inside(part),
                (End::Unknown, _) | (_, End::Unknown) => false,
                (start, end) => {
                    start.part().is_none_or(|part| part.is_sure() && part.latest <= to)
                        && end.part().is_none_or(|part| part.is_sure() && part.earliest >= from)
                }
            },
        }
    }

    /// The part that says where the date stands among others: the firm one, or the first.
    #[must_use]
    pub fn anchor(&self) -> Option<&Part> {
        match self {
            Form::Within(part) | Form::OrLater(part) | Form::OrEarlier(part) => Some(part),
            Form::Interval(start, end) => start.part().or(end.part()),
            Form::OneOf(parts) | Form::AllOf(parts) => parts.iter().min_by_key(|p| p.earliest),
        }
    }

    /// Orders dates as a chronology does: by the day at which they are anchored, "by then" before
    /// "then" before "then or later", the sharper first.
    #[must_use]
    pub fn sort_key(&self) -> (Day, u8, Day, Precision) {
        let rank = match self {
            Form::OrEarlier(_) => 0,
            Form::OrLater(_) => 2,
            _ => 1,
        };
        let (anchor, precision) =
            self.anchor().map_or((Day::MAX, Precision::Stretch), |p| (p.earliest, p.precision));
        (anchor, rank, self.extent().1, precision)
    }
}

/// The time of day that a date gives: it only tells which event of a day came first. Empty where there
/// is none.
pub(super) fn time(edtf: &str) -> &str {
    edtf.split_once('T').map_or("", |(_, time)| time)
}

impl Part {
    /// Neither approximate nor uncertain.
    fn is_sure(&self) -> bool {
        !self.approximate && !self.uncertain
    }
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

/// Days, months and years as most dates are written, `1960-12-02`, without the detours of the rest.
fn plain(text: &[u8]) -> Option<Part> {
    let number = |digits: &[u8]| {
        let digit = |digit: &u8| digit.is_ascii_digit().then(|| i32::from(*digit - b'0'));
        digits.iter().try_fold(0, |number, one| Some(number * 10 + digit(one)?))
    };
    let (year, rest) = text.split_at_checked(4)?;
    let year = number(year)?;
    let two = |digits: &[u8], most: i32| number(digits).filter(|n| (1..=most).contains(n)).map(|n| n as u8);
    let day = |month: u8, day: u8| Civil { year, month, day }.day();
    let (earliest, latest, precision) = match *rest {
        [] => (Day::start_of_year(year), Day::end_of_year(year), Precision::Year),
        [b'-', ref month @ ..] if month.len() == 2 => {
            let month = two(month, 12)?;
            (day(month, 1), day(month, days_in_month(year, month)), Precision::Month)
        }
        [b'-', m, n, b'-', ref of_month @ ..] if of_month.len() == 2 => {
            let month = two(&[m, n], 12)?;
            let day = day(month, two(of_month, i32::from(days_in_month(year, month)))?);
            (day, day, Precision::Day)
        }
        _ => return None,
    };
    Some(Part { earliest, latest, precision, approximate: false, uncertain: false })
}

fn form(edtf: &Edtf) -> Option<Form> {
    match edtf {
        Edtf::Date(date) => part(date).map(Form::Within),
        Edtf::DateTime(moment) => part(&moment.date).map(Form::Within),
        Edtf::Interval(Interval { start, end }) => Some(Form::Interval(self::end(start)?, self::end(end)?)),
        Edtf::Set(set) => set_form(set),
    }
}

fn end(endpoint: &IntervalEndpoint) -> Option<End> {
    Some(match endpoint {
        IntervalEndpoint::Date(date)
        | IntervalEndpoint::OnOrBefore(date)
        | IntervalEndpoint::OnOrAfter(date) => End::Known(part(date)?),
        IntervalEndpoint::Open => End::Open,
        IntervalEndpoint::Unknown => End::Unknown,
    })
}

fn set_form(set: &Set) -> Option<Form> {
    if let (SetKind::OneMember, [only]) = (set.kind, set.elements.as_slice()) {
        return Some(match only {
            SetElement::Date(date) => Form::Within(part(date)?),
            SetElement::OnOrAfter(date) => Form::OrLater(part(date)?),
            SetElement::OnOrBefore(date) => Form::OrEarlier(part(date)?),
            SetElement::Range(from, to) => Form::Within(stretch(&part(from)?, &part(to)?)),
        });
    }
    let parts = set.elements.iter().map(element).collect::<Option<Vec<_>>>()?;
    Some(match set.kind {
        SetKind::OneMember => Form::OneOf(parts),
        SetKind::AllMembers => Form::AllOf(parts),
    })
}

fn element(element: &SetElement) -> Option<Part> {
    Some(match element {
        SetElement::Date(date) => part(date)?,
        SetElement::OnOrAfter(date) => {
            Part { latest: Day::MAX, precision: Precision::Stretch, ..part(date)? }
        }
        SetElement::OnOrBefore(date) => {
            Part { earliest: Day::MIN, precision: Precision::Stretch, ..part(date)? }
        }
        SetElement::Range(from, to) => stretch(&part(from)?, &part(to)?),
    })
}

fn stretch(from: &Part, to: &Part) -> Part {
    Part {
        earliest: from.earliest,
        latest: to.latest,
        precision: precision(from.earliest, to.latest),
        approximate: from.approximate || to.approximate,
        uncertain: from.uncertain || to.uncertain,
    }
}

fn part(date: &edtf_core::Date) -> Option<Part> {
    let bounds = Edtf::Date(*date).bounds();
    let (earliest, latest) = (day(bounds.earliest)?, day(bounds.latest)?);
    let season = date.month.and_then(edtf_core::DateField::value).filter(|month| *month > 12);
    Some(Part {
        earliest,
        latest,
        precision: season.map_or_else(|| precision(earliest, latest), Precision::Season),
        approximate: date.is_approximate(),
        uncertain: date.is_uncertain(),
    })
}

fn day(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(date) if YEARS.contains(&date.year) => {
            let year = i32::try_from(date.year).ok()?;
            Some(Civil { year, month: date.month, day: date.day }.day())
        }
        _ => None,
    }
}

/// Names a stretch of days by the calendar unit that it fills.
fn precision(earliest: Day, latest: Day) -> Precision {
    let (from, to) = (earliest.civil(), latest.civil());
    if from == to {
        return Precision::Day;
    }
    let whole_months = from.day == 1 && to.day == days_in_month(to.year, to.month);
    if whole_months && (from.year, from.month) == (to.year, to.month) {
        return Precision::Month;
    }
    let whole_years = whole_months && from.month == 1 && to.month == 12;
    match to.year - from.year {
        0 if whole_years => Precision::Year,
        9 if whole_years && from.year.rem_euclid(10) == 0 => Precision::Decade,
        99 if whole_years && from.year.rem_euclid(100) == 0 => Precision::Century,
        _ => Precision::Stretch,
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_plain_date_means_what_it_means_as_edtf(text in "[0-2][0-9]{3}(-[0-4][0-9](-[0-3][0-9])?)?") {
            let by_edtf = Edtf::parse(&text).ok().and_then(|edtf| form(&edtf));
            prop_assert_eq!(Form::parse(&text).ok(), by_edtf, "{}", text);
        }
    }
}
