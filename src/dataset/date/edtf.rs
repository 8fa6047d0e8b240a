//! What an EDTF text means.

use edtf_core::{Bound, Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind};

use super::{DateError, End, Form, Part, Precision};
use crate::dataset::calendar::{Civil, Day, days_in_month};

/// Days stand for years from here to there; EDTF years beyond are refused.
const YEARS: std::ops::RangeInclusive<i64> = -999_999..=999_999;

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
