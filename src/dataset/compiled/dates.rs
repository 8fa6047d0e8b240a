//! Dates as numbers: what each means, without its text.

use crate::dataset::calendar::Day;
use crate::dataset::date::{End, Form, Part, Precision};

const WITHIN: u32 = 0;
const INTERVAL: u32 = 1;
const OR_LATER: u32 = 2;
const OR_EARLIER: u32 = 3;
const ONE_OF: u32 = 4;
const ALL_OF: u32 = 5;

const OPEN: u32 = 1 << 8;
const UNKNOWN: u32 = 1 << 9;
const APPROXIMATE: u32 = 1 << 16;
const UNCERTAIN: u32 = 1 << 17;
/// Added to the code of a season.
const SEASON: u32 = 8;

/// Writes dates: for each its form, the number of its parts, and these.
pub fn write(forms: &[Form]) -> Vec<u32> {
    let mut numbers = Vec::new();
    for form in forms {
        let (code, ends): (u32, Vec<End>) = match form {
            Form::Within(part) => (WITHIN, vec![End::Known(*part)]),
            Form::Interval(start, end) => (INTERVAL, vec![*start, *end]),
            Form::OrLater(part) => (OR_LATER, vec![End::Known(*part)]),
            Form::OrEarlier(part) => (OR_EARLIER, vec![End::Known(*part)]),
            Form::OneOf(parts) => (ONE_OF, parts.iter().copied().map(End::Known).collect()),
            Form::AllOf(parts) => (ALL_OF, parts.iter().copied().map(End::Known).collect()),
        };
        numbers.extend([code, u32::try_from(ends.len()).unwrap_or(u32::MAX)]);
        ends.iter().for_each(|end| numbers.extend(of_end(end)));
    }
    numbers
}

/// Reads what [`write`] wrote.
pub fn read(mut numbers: &[u32]) -> Option<Vec<Form>> {
    let mut forms = Vec::new();
    while let [code, count, rest @ ..] = numbers {
        let (parts, rest) = rest.split_at_checked(usize::try_from(*count).ok()?.checked_mul(3)?)?;
        let (parts, _) = parts.as_chunks::<3>();
        let all = || parts.iter().map(|part| end(part)?.part().copied()).collect::<Option<Vec<Part>>>();
        forms.push(match (*code, parts) {
            (WITHIN, [only]) => Form::Within(*end(only)?.part()?),
            (INTERVAL, [from, to]) => Form::Interval(end(from)?, end(to)?),
            (OR_LATER, [only]) => Form::OrLater(*end(only)?.part()?),
            (OR_EARLIER, [only]) => Form::OrEarlier(*end(only)?.part()?),
            (ONE_OF, [_, ..]) => Form::OneOf(all()?),
            (ALL_OF, [_, ..]) => Form::AllOf(all()?),
            _ => return None,
        });
        numbers = rest;
    }
    numbers.is_empty().then_some(forms)
}

fn of_end(end: &End) -> [u32; 3] {
    let part = match end {
        End::Open => return [OPEN, 0, 0],
        End::Unknown => return [UNKNOWN, 0, 0],
        End::Known(part) => part,
    };
    let precision = match part.precision {
        Precision::Day => 0,
        Precision::Month => 1,
        Precision::Year => 2,
        Precision::Decade => 3,
        Precision::Century => 4,
        Precision::Stretch => 5,
        Precision::Season(code) => SEASON + u32::from(code),
    };
    let approximate = if part.approximate { APPROXIMATE } else { 0 };
    let uncertain = if part.uncertain { UNCERTAIN } else { 0 };
    [precision | approximate | uncertain, part.earliest.0.cast_unsigned(), part.latest.0.cast_unsigned()]
}

fn end(&[marks, earliest, latest]: &[u32; 3]) -> Option<End> {
    let precision = match marks & 0xFF {
        _ if marks & OPEN != 0 => return Some(End::Open),
        _ if marks & UNKNOWN != 0 => return Some(End::Unknown),
        0 => Precision::Day,
        1 => Precision::Month,
        2 => Precision::Year,
        3 => Precision::Decade,
        4 => Precision::Century,
        5 => Precision::Stretch,
        season => Precision::Season(u8::try_from(season.checked_sub(SEASON)?).ok()?),
    };
    Some(End::Known(Part {
        earliest: Day(earliest.cast_signed()),
        latest: Day(latest.cast_signed()),
        precision,
        approximate: marks & APPROXIMATE != 0,
        uncertain: marks & UNCERTAIN != 0,
    }))
}
