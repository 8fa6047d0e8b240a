//! How much of a date other formats may be told: only what holds whichever of its days it was.

use std::fmt;

use crate::dataset::{Civil, Date, Day, End, Form, Part, Precision};

/// What is certain of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The year, 1 to 9999, which is all that other formats agree on.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month.
    pub day: Option<u8>,
}

impl Known {
    /// What is certain of a date; nothing where not even the year is.
    pub fn of(date: &Date) -> Option<Known> {
        let (earliest, latest) = date.extent();
        is_certain(date).then(|| Known::within(earliest, latest))?
    }

    /// What is certain of both ends of an interval.
    pub fn of_ends(date: &Date) -> Option<[Known; 2]> {
        let within = |part: &Part| Known::within(part.earliest, part.latest);
        match date.form() {
            Form::Interval(End::Known(start), End::Known(end)) if is_certain(date) => {
                Some([within(start)?, within(end)?])
            }
            _ => None,
        }
    }

    /// What is certain of the beginning and of the end. What took place at one time has no end.
    pub fn of_both(date: &Date) -> [Option<Known>; 2] {
        match date.form() {
            Form::Interval(start, end) if is_certain(date) => {
                [start, end].map(|end| end.part().and_then(|part| Known::within(part.earliest, part.latest)))
            }
            Form::Interval(..) => [None, None],
            _ => [Known::of(date), None],
        }
    }

    fn within(earliest: Day, latest: Day) -> Option<Known> {
        let (from, to): (Civil, Civil) = (earliest.civil(), latest.civil());
        let year = (from.year == to.year && (1..=9999).contains(&from.year)).then_some(from.year)?;
        let month = (from.month == to.month).then_some(from.month);
        let day = (from == to).then_some(from.day);
        Some(Known { year, month, day })
    }
}

/// As ISO 8601 has it, as sharp as it is known: "2012", "2012-04", "2012-09-18".
impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        self.month.into_iter().chain(self.day).try_for_each(|part| write!(f, "-{part:02}"))
    }
}

/// Whether [`Known`] says all that the date says: it is one day, one month or one year.
pub fn is_plain(date: &Date) -> bool {
    let whole = |part: &Part| matches!(part.precision, Precision::Day | Precision::Month | Precision::Year);
    matches!(date.form(), Form::Within(part) if whole(part)) && Known::of(date).is_some()
}

/// The first and the last day of a date that is known to the day.
pub fn days(date: &Date) -> Option<(Day, Day)> {
    let day = |part: &Part| (part.precision == Precision::Day).then_some(part.earliest);
    let days = match date.form() {
        Form::Within(part) => (day(part)?, day(part)?),
        Form::Interval(End::Known(start), End::Known(end)) => (day(start)?, day(end)?),
        _ => return None,
    };
    is_certain(date).then_some(days)
}

fn is_certain(date: &Date) -> bool {
    let certain = |part: &Part| !part.approximate && !part.uncertain;
    match date.form() {
        Form::Within(part) | Form::OrLater(part) | Form::OrEarlier(part) => certain(part),
        Form::Interval(start, end) => [start, end].iter().filter_map(|end| end.part()).all(certain),
        Form::OneOf(parts) | Form::AllOf(parts) => parts.iter().all(certain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(edtf: &str) -> Option<(i32, Option<u8>, Option<u8>)> {
        Known::of(&Date::parse(edtf).unwrap()).map(|known| (known.year, known.month, known.day))
    }

    #[test]
    fn no_more_is_known_than_holds_on_every_day_that_a_date_may_mean() {
        for (edtf, expected) in [
            ("2012-09-18", Some((2012, Some(9), Some(18)))),
            ("2012-04", Some((2012, Some(4), None))),
            ("2012", Some((2012, None, None))),
            ("2001-21", Some((2001, None, None))),
            ("[1960-12-02,1960-12-12]", Some((1960, Some(12), None))),
            ("2012-09-18/2012-09-20", Some((2012, Some(9), None))),
            ("[1960,1961]", None),
            ("2012~", None),
            ("2012-04?", None),
            ("199X", None),
            ("199X/..", None),
            ("[2012-07..]", None),
            ("[..2018-11]", None),
            ("-0043", None),
            ("Y170002", None),
        ] {
            assert_eq!(known(edtf), expected, "{edtf}");
        }
    }

    #[test]
    fn of_an_interval_each_end_is_known_for_itself() {
        for (edtf, start, end) in [
            ("2012-09-18", Some("2012-09-18"), None),
            ("0800-02", Some("0800-02"), None),
            ("2012-09-18/2012-10", Some("2012-09-18"), Some("2012-10")),
            ("2012/..", Some("2012"), None),
            ("/2012", None, Some("2012")),
            ("199X/2012", None, Some("2012")),
            ("2012~/2013", None, None),
            ("[2012..]", None, None),
        ] {
            let both = Known::of_both(&Date::parse(edtf).unwrap());
            assert_eq!(
                both.map(|known| known.map(|known| known.to_string())),
                [start, end].map(|it| it.map(str::to_owned)),
                "{edtf}"
            );
        }
    }

    #[test]
    fn only_one_day_month_or_year_is_plain() {
        for plain in ["2012-09-18", "2012-04", "2012"] {
            assert!(is_plain(&Date::parse(plain).unwrap()), "{plain}");
        }
        for other in ["[1960-12-02,1960-12-12]", "2001-21", "2012~", "2012-09-18/2012-09-20", "[2012..]"] {
            assert!(!is_plain(&Date::parse(other).unwrap()), "{other}");
        }
    }
}
