//! One month day by day, for the days between which its sources disagree. Places are shares of the
//! width, so that the drawing is as wide as the page has room.

use crate::dataset::Order;
use crate::dataset::{Civil, Date, Day, Form, Precision};

/// Every sixth day is labelled, where nothing else is written.
const EVERY: u8 = 6;
/// Labels keep so many days apart: what two digits take on the narrowest page.
const APART: u8 = 3;
/// The last day is written with its month, which takes so many days.
const WITH_MONTH: u8 = 6;
/// The word between two days takes the room of so many, their marks included.
const WORD: u8 = 4;

/// A month with days that are named.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// The year and the month, 1 to 12.
    pub month: (i32, u8),
    /// The middle of each day, in order.
    pub days: Vec<f64>,
    /// The middles of the days that are named, in order.
    pub named: Vec<f64>,
    /// Where the word that parts them has room: half way between two of them.
    pub words: Vec<f64>,
    /// What is written under the days, in order.
    pub labels: Vec<StripLabel>,
}

/// A day that is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StripLabel {
    /// The day of the month.
    pub day: u8,
    /// Its middle.
    pub x: f64,
    /// Where the label lies around it.
    pub anchor: Anchor,
    /// One of the days that are named.
    pub named: bool,
    /// The month is written with it.
    pub with_month: bool,
}

/// Where a label lies around its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// Draws the month of some dates; nothing unless all are exact days of one month, and at least two.
#[must_use]
pub fn strip<'a>(dates: impl IntoIterator<Item = &'a Date>) -> Option<Strip> {
    let days: Vec<Civil> =
        dates.into_iter().map(|date| exact(date).map(Day::civil)).collect::<Option<_>>()?;
    let first = days.first()?;
    let month = (first.year, first.month);
    let mut named: Vec<u8> =
        days.iter().map(|day| ((day.year, day.month) == month).then_some(day.day)).collect::<Option<_>>()?;
    named.order_by(Ord::cmp);
    named.dedup();
    let last = crate::dataset::calendar::days_in_month(month.0, month.1);
    let x = |day: u8| (f64::from(day) - 0.5) / f64::from(last);
    let between = named.windows(2).filter(|pair| pair[1] - pair[0] >= WORD);
    (named.len() > 1).then(|| Strip {
        month,
        days: (1..=last).map(x).collect(),
        words: between.map(|pair| (x(pair[0]) + x(pair[1])) / 2.0).collect(),
        labels: labels(&named, last, x),
        named: named.iter().copied().map(x).collect(),
    })
}

/// The day of a date that is exact and not doubted.
fn exact(date: &Date) -> Option<Day> {
    match date.form() {
        Form::Within(part) if part.precision == Precision::Day && !part.approximate && !part.uncertain => {
            Some(part.earliest)
        }
        _ => None,
    }
}

/// The named days, then the ends of the month, then every sixth day, as far as there is room.
fn labels(named: &[u8], last: u8, x: impl Fn(u8) -> f64) -> Vec<StripLabel> {
    let label = |day, anchor, named| StripLabel { day, x: x(day), anchor, named, with_month: false };
    let near = |a: Option<&u8>, b: u8| a.is_some_and(|a| a.abs_diff(b) < APART);
    let mut labels: Vec<StripLabel> = Vec::new();
    for (at, day) in named.iter().enumerate() {
        let before = near(at.checked_sub(1).and_then(|at| named.get(at)), *day);
        let after = near(named.get(at + 1), *day);
        // Of days too near to each other the outer ones are written, away from each other.
        match (before, after) {
            (false, false) => labels.push(label(*day, Anchor::Middle, true)),
            (false, true) => labels.push(label(*day, Anchor::End, true)),
            (true, false) => labels.push(label(*day, Anchor::Start, true)),
            (true, true) => {}
        }
    }
    let free = |labels: &[StripLabel], day: u8, room: u8| {
        named.iter().all(|other| other.abs_diff(day) >= room)
            && labels.iter().all(|other| {
                let taken = if other.with_month { WITH_MONTH } else { room };
                other.day.abs_diff(day) >= taken
            })
    };
    if free(&labels, last, WITH_MONTH) {
        labels.push(StripLabel { with_month: true, ..label(last, Anchor::End, false) });
    }
    for day in std::iter::once(1).chain((1..last).filter(|day| day % EVERY == 0)) {
        if free(&labels, day, APART) {
            labels.push(label(day, Anchor::Middle, false));
        }
    }
    labels.order_by_key(|label| label.day);
    labels
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(dates: &[&str]) -> Option<Strip> {
        let dates: Vec<Date> = dates.iter().map(|date| Date::parse(date).unwrap()).collect();
        strip(&dates)
    }

    fn written(strip: &Strip) -> Vec<(u8, Anchor, bool)> {
        strip.labels.iter().map(|label| (label.day, label.anchor, label.named)).collect()
    }

    #[test]
    fn two_days_of_one_month_stand_where_they_are_in_it() {
        use Anchor::{End, Middle};
        let strip = of(&["1960-12-12", "1960-12-02"]).unwrap();
        assert_eq!((strip.month, strip.days.len()), ((1960, 12), 31));
        assert_eq!(strip.named, [1.5 / 31.0, 11.5 / 31.0]);
        assert_eq!(strip.words, [6.5 / 31.0]);
        let labels = [
            (2, Middle, true),
            (6, Middle, false),
            (12, Middle, true),
            (18, Middle, false),
            (24, Middle, false),
            (31, End, false),
        ];
        assert_eq!(written(&strip), labels);
        assert!(strip.labels.last().unwrap().with_month);
    }

    #[test]
    fn a_month_is_as_long_as_it_was() {
        assert_eq!(of(&["2000-02-03", "2000-02-20"]).unwrap().days.len(), 29);
        assert_eq!(of(&["1900-02-03", "1900-02-20"]).unwrap().days.len(), 28);
    }

    #[test]
    fn days_side_by_side_are_written_away_from_each_other_and_no_word_parts_them() {
        use Anchor::{End, Start};
        let strip = of(&["2012-09-18", "2012-09-19"]).unwrap();
        let named: Vec<_> = written(&strip).into_iter().filter(|(.., named)| *named).collect();
        assert_eq!(named, [(18, End, true), (19, Start, true)]);
        assert!(strip.words.is_empty());
    }

    #[test]
    fn without_two_exact_days_of_one_month_there_is_no_strip() {
        for dates in [
            &["1960-12-02"][..],
            &["1960-12-02", "1960-12-02"],
            &["1960-12-02", "1960-11-12"],
            &["1960-12-02", "1961-12-12"],
            &["1960-12-02", "1960-12-12", "1960-12"],
            &["1960-12-02", "1960-12-12~"],
            &[],
        ] {
            assert_eq!(of(dates), None, "{dates:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_never_touches_on_a_narrow_page(days in prop::collection::btree_set(1u8..=28, 2..6)) {
            let dates: Vec<String> = days.iter().map(|day| format!("2012-02-{day:02}")).collect();
            let strip = of(&dates.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
            // A digit is 7 px wide, and a month with its day 42.
            let width = 288.0;
            let ends = strip.labels.iter().map(|label| {
                let room = match (label.with_month, label.day) { (true, _) => 42.0, (_, 10..) => 14.0, _ => 7.0 };
                let x = label.x * width;
                match label.anchor {
                    Anchor::Start => (x - 3.0, x + room - 3.0),
                    Anchor::Middle => (x - room / 2.0, x + room / 2.0),
                    Anchor::End => (x + 3.0 - room, x + 3.0),
                }
            });
            let ends: Vec<(f64, f64)> = ends.collect();
            prop_assert!(ends.windows(2).all(|pair| pair[0].1 + 2.0 <= pair[1].0), "{:?}", strip.labels);
        }
    }
}
