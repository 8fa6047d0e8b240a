//! Dates of other formats, as EDTF and never sharper than they were.

use crate::dataset::{Date, calendar};

use super::Report;
use super::draft::Cell;

/// Why there is no date.
pub type Reason = &'static str;

pub const UNREADABLE: Reason = "no date that can be read: kept as a doubt, and the event has none";
const TOO_FAR: Reason = "a year beyond ±999,999: kept as a doubt, and the event has no date";
const END_BEFORE_START: Reason = "an end before the start: kept as a doubt";
const END_UNREADABLE: Reason = "no end that can be read: kept as a doubt";
const END_EQUAL: Reason = "an end equal to the start";
const TIME_OF_SPAN: Reason = "times of day at the ends of a span: its days are kept";
const FAR_MONTH: Reason = "months and days of years beyond ±9999: the years are kept";
const MIDNIGHT: Reason = "midnight, taken for the whole day";
const TIME: Reason = "a time of day: it orders the events of a day";
const NO_DAY: Reason = "a time of day without a day";

/// A date as numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// The astronomical year: 0 is 1 BCE.
    pub year: i64,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// `hh:mm:ss`, with its zone where it is known.
    pub time: Option<String>,
    /// `~`, `?` or `%`, as in EDTF.
    pub mark: Option<char>,
}

impl Stamp {
    pub fn year(year: i64) -> Self {
        Self { year, month: None, day: None, time: None, mark: None }
    }

    /// A day, month or year that the calendar has.
    pub fn new(year: i64, month: Option<i64>, day: Option<i64>) -> Result<Self, Reason> {
        let month = month.map(|month| u8::try_from(month).ok().filter(|month| (1..=12).contains(month)));
        let Some(month) = month else {
            return if day.is_none() { Ok(Self::year(year)) } else { Err(UNREADABLE) };
        };
        let month = month.ok_or(UNREADABLE)?;
        let longest = calendar::days_in_month(i32::try_from(year.rem_euclid(400)).unwrap_or_default(), month);
        let day = match day {
            Some(day) => {
                Some(u8::try_from(day).ok().filter(|day| (1..=longest).contains(day)).ok_or(UNREADABLE)?)
            }
            None => None,
        };
        Ok(Self { month: Some(month), day, ..Self::year(year) })
    }

    /// A year as historians count: -44 is 44 BCE. There is no year 0, and it is taken as 1 BCE.
    pub fn historical(year: i64) -> i64 {
        if year < 0 { year.saturating_add(1) } else { year }
    }

    fn is_far(&self) -> bool {
        !(-9999..=9999).contains(&self.year)
    }

    fn edtf(&self) -> String {
        let sign = if self.year < 0 { "-" } else { "" };
        let mut text = if self.is_far() {
            format!("Y{}", self.year)
        } else {
            format!("{sign}{:04}", self.year.unsigned_abs())
        };
        if let (false, Some(month)) = (self.is_far(), self.month) {
            text.push_str(&format!("-{month:02}"));
            if let Some(day) = self.day {
                text.push_str(&format!("-{day:02}"));
            }
        }
        text.extend(self.mark);
        text
    }
}

/// A date as the file has it, with what was read of it.
#[derive(Debug)]
pub struct Read {
    pub cell: Cell,
    pub stamp: Result<Stamp, Reason>,
}

/// The date of an event, or what the file says instead.
#[derive(Debug, Default)]
pub struct Dated {
    pub date: Option<Date>,
    /// What the record cannot hold as a date: the name of its field and its value.
    pub said: Option<String>,
}

impl Dated {
    /// No date; what the file says is kept as a doubt.
    pub fn unreadable(cell: &Cell, reason: Reason, report: &mut Report) -> Self {
        report.kept(&cell.at, reason, Some(&cell.text));
        Self { date: None, said: Some(said(cell)) }
    }
}

/// What a date says, with the name of its field.
pub fn said(cell: &Cell) -> String {
    let name = cell.at.rsplit(['/', ',']).next().unwrap_or_default().trim();
    format!("{name}: {}", cell.text)
}

/// How two dates of one event hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// It lasted from the first to the second.
    Lasting,
    /// It was at some time between them.
    Between,
}

/// The date of an event from its start and its end.
pub fn dated(start: Option<Read>, end: Option<Read>, span: Span, report: &mut Report) -> Dated {
    let Some(start) = start else { return end.map(|end| until(end, report)).unwrap_or_default() };
    let first = match start.stamp {
        Ok(stamp) => stamp,
        Err(reason) => {
            let mut dated = Dated::unreadable(&start.cell, reason, report);
            if let Some(end) = end {
                report.kept(&end.cell.at, END_UNREADABLE, Some(&end.cell.text));
                dated.said = dated.said.map(|text| format!("{text}; {}", said(&end.cell)));
            }
            return dated;
        }
    };
    let Some(end) = end else { return one(first, &start.cell, report) };
    let last = match end.stamp {
        Ok(stamp) => stamp,
        Err(_) => return without_end(first, &start.cell, &end.cell, END_UNREADABLE, report),
    };
    if first == last {
        report.dropped_value(&end.cell.at, END_EQUAL, &end.cell.text);
        return one(first, &start.cell, report);
    }
    if (last.year, last.month, last.day) == (first.year, first.month, first.day) {
        report.changed(&end.cell.at, TIME_OF_SPAN, &end.cell.text);
        let between = span == Span::Between;
        return one(Stamp { time: first.time.clone().filter(|_| !between), ..first }, &start.cell, report);
    }
    let (from, to) = (days(first.clone(), &start.cell, report), days(last, &end.cell, report));
    let edtf = match span {
        Span::Lasting => format!("{}/{}", from.edtf(), to.edtf()),
        Span::Between => format!("[{}..{}]", from.edtf(), to.edtf()),
    };
    match (Date::parse(&edtf), first_day(&from) <= first_day(&to)) {
        (Ok(date), true) => Dated { date: Some(date), said: None },
        (Err(_), true) => {
            let whole = Cell {
                at: start.cell.at.clone(),
                text: format!("{} – {}", start.cell.text, end.cell.text),
            };
            Dated::unreadable(&whole, TOO_FAR, report)
        }
        (_, false) => without_end(first, &start.cell, &end.cell, END_BEFORE_START, report),
    }
}

/// What lasted until a date, since when is not said.
fn until(end: Read, report: &mut Report) -> Dated {
    match end.stamp {
        Ok(stamp) => finish(&format!("/{}", days(stamp, &end.cell, report).edtf()), &end.cell, report),
        Err(reason) => Dated::unreadable(&end.cell, reason, report),
    }
}

fn first_day(stamp: &Stamp) -> (i64, u8, u8) {
    (stamp.year, stamp.month.unwrap_or(1), stamp.day.unwrap_or(1))
}

fn without_end(first: Stamp, start: &Cell, end: &Cell, reason: Reason, report: &mut Report) -> Dated {
    report.kept(&end.at, reason, Some(&end.text));
    let mut dated = one(first, start, report);
    dated.said.get_or_insert_with(|| said(end));
    dated
}

/// A date without its time of day, as the ends of a span have it.
fn days(stamp: Stamp, cell: &Cell, report: &mut Report) -> Stamp {
    if stamp.time.as_deref().is_some_and(|time| !is_midnight(time)) {
        report.changed(&cell.at, TIME_OF_SPAN, &cell.text);
    }
    far(&stamp, cell, report);
    Stamp { time: None, ..stamp }
}

fn far(stamp: &Stamp, cell: &Cell, report: &mut Report) {
    if stamp.is_far() && stamp.month.is_some() {
        report.changed(&cell.at, FAR_MONTH, &cell.text);
    }
}

fn one(stamp: Stamp, cell: &Cell, report: &mut Report) -> Dated {
    far(&stamp, cell, report);
    let mut edtf = stamp.edtf();
    match &stamp.time {
        Some(time) if is_midnight(time) => report.guessed(&cell.at, MIDNIGHT, Some(&cell.text)),
        Some(time) if stamp.day.is_some() && !stamp.is_far() && stamp.mark.is_none() => {
            report.kept(&cell.at, TIME, Some(&cell.text));
            edtf = format!("{edtf}T{time}");
        }
        Some(_) => report.dropped_value(&cell.at, NO_DAY, &cell.text),
        None => {}
    }
    finish(&edtf, cell, report)
}

fn finish(edtf: &str, cell: &Cell, report: &mut Report) -> Dated {
    match Date::parse(edtf) {
        Ok(date) => Dated { date: Some(date), said: None },
        Err(_) => Dated::unreadable(cell, TOO_FAR, report),
    }
}

fn is_midnight(time: &str) -> bool {
    time.starts_with("00:00:00")
}

#[cfg(test)]
mod tests {
    use super::super::Format;
    use super::*;

    fn read(name: &str, text: &str, stamp: Result<Stamp, Reason>) -> Option<Read> {
        Some(Read { cell: Cell { at: format!("/e/{name}"), text: text.to_owned() }, stamp })
    }

    fn edtf(start: Option<Read>, end: Option<Read>) -> (String, Option<String>, usize) {
        let mut report = Report::new(Format::TimelineJs);
        let dated = dated(start, end, Span::Lasting, &mut report);
        (dated.date.map(|d| d.as_str().to_owned()).unwrap_or_default(), dated.said, report.entries.len())
    }

    #[test]
    fn years_before_the_era_and_far_away_are_right_or_refused() {
        let year = |y| read("start", "x", Ok(Stamp::year(y)));
        assert_eq!(edtf(year(Stamp::historical(-44)), None), ("-0043".to_owned(), None, 0));
        assert_eq!(edtf(year(-299_999), None), ("Y-299999".to_owned(), None, 0));
        assert_eq!(edtf(year(-43), year(10)), ("-0043/0010".to_owned(), None, 0));
        assert_eq!(edtf(year(-13_800_000_000), None), (String::new(), Some("start: x".to_owned()), 1));
        assert_eq!(edtf(year(i64::MIN), year(i64::MAX)), (String::new(), Some("start: x – x".to_owned()), 1));
    }

    #[test]
    fn ends_are_kept_only_where_they_follow_the_start() {
        let day = |d| Stamp::new(1990, Some(5), Some(d));
        let start = || read("start", "a", day(2));
        assert_eq!(edtf(start(), read("end", "b", day(4))).0, "1990-05-02/1990-05-04");
        assert_eq!(edtf(start(), read("end", "b", day(2))), ("1990-05-02".to_owned(), None, 1));
        assert_eq!(
            edtf(start(), read("end", "b", day(1))),
            ("1990-05-02".to_owned(), Some("end: b".to_owned()), 1)
        );
        assert_eq!(
            edtf(start(), read("end", "b", day(31 + 1))),
            ("1990-05-02".to_owned(), Some("end: b".to_owned()), 1)
        );
        assert_eq!(edtf(None, read("end", "b", day(2))).0, "/1990-05-02");
        assert_eq!(edtf(None, None), (String::new(), None, 0));
    }

    #[test]
    fn times_order_the_events_of_a_day_and_midnight_is_none() {
        let at = |time: &str| {
            Ok(Stamp { time: Some(time.to_owned()), ..Stamp::new(1963, Some(11), Some(22)).unwrap() })
        };
        assert_eq!(edtf(read("s", "x", at("12:30:00-06:00")), None).0, "1963-11-22T12:30:00-06:00");
        assert_eq!(edtf(read("s", "x", at("00:00:00Z")), None), ("1963-11-22".to_owned(), None, 1));
    }
}
