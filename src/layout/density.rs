//! The overview: how many events fall in each year of the whole span.

use std::cmp::Reverse;

use super::{Scale, YEAR, is_dated};
use crate::dataset::Order;
use crate::dataset::{Day, End, Form, Part};

/// A column with more events than this is drawn as a plain bar, and with it all others.
const MOST_UNITS: usize = 40;
/// A column is at least this wide, in pixels; narrower years share one.
const NARROWEST: f64 = 3.0;
/// The air at each side of a unit, at most, in pixels.
const AIR: f64 = 0.8;
/// Day numbers reach these years.
const YEARS: f64 = 4_900_000.0;

/// The overview, column by column.
#[derive(Debug, Clone, PartialEq)]
pub enum Density {
    /// One unit for each event.
    Units {
        /// The units, those of one column from the bottom up.
        units: Vec<Unit>,
        /// How many levels the highest column has.
        levels: usize,
    },
    /// A plain bar for each column: there are too many events to show each one.
    Bars {
        /// The columns that have events, from left to right.
        columns: Vec<Column>,
        /// The number of events of the tallest.
        tallest: usize,
    },
}

/// An event in the overview.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Unit {
    /// The first astronomical year of its column.
    pub year: i32,
    /// Its left end.
    pub x: f64,
    /// Its width: a column, or as many as the event spans.
    pub width: f64,
    /// How much of the width, from the left, is pale: the period within which a state began.
    pub pale: f64,
    /// Its place in the stack, from 0 at the bottom.
    pub level: usize,
    /// Its kind or whatever the slots stand for.
    pub slot: u8,
    /// Not dated to the year: bounded on one side, or somewhere within several columns.
    pub soft: bool,
}

/// A column of the overview.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Column {
    /// Its first astronomical year.
    pub year: i32,
    /// Its left end.
    pub x: f64,
    /// Its width.
    pub width: f64,
    /// How many events it has: those that begin in it or are placed in it.
    pub count: usize,
    /// Its height as a part of the tallest.
    pub height: f64,
}

/// Counts events, each by the number of its date among `forms` and with its slot, into the columns of a
/// scale. Stacks are in the order of slots from the bottom up, in each slot what is dated to the year before
/// what is not; what spans several columns goes in first, the longest lowest. Those out of view or without a
/// known end are left out, and so are numbers of no date.
///
/// Each different date is looked at once, however many events have it.
pub fn density(forms: &[Form], dated: impl Iterator<Item = (u32, u8)> + Clone, scale: &Scale) -> Density {
    let columns = Columns::of(scale);
    let mut tally = vec![0usize; forms.len()];
    for (date, _) in dated.clone() {
        tally.get_mut(date as usize).into_iter().for_each(|count| *count += 1);
    }
    let mut counts = vec![0usize; columns.count];
    for (form, count) in forms.iter().zip(tally).filter(|(_, count)| *count > 0) {
        let column = columns.span(form, 0).and_then(|span| counts.get_mut(span.first));
        column.into_iter().for_each(|of_column| *of_column += count);
    }
    // Spans over many columns may pile up where none begins.
    if counts.iter().all(|count| *count <= MOST_UNITS) {
        let span = |(date, slot): (u32, u8)| columns.span(forms.get(date as usize)?, slot);
        let mut spans: Vec<Span> = dated.filter_map(span).collect();
        spans.order_by_key(|span| (Reverse(span.last - span.first), span.slot, span.soft));
        if let Some(stacked) = stack(&spans, columns.count) {
            let levels = stacked.iter().map(|level| level + 1).max().unwrap_or(0);
            let units = spans.iter().zip(stacked).map(|(span, level)| columns.unit(span, level, scale));
            return Density::Units { units: units.collect(), levels };
        }
    }
    let tallest = counts.iter().copied().max().unwrap_or(0);
    let columns = counts.iter().enumerate().filter(|(_, count)| **count > 0).map(|(index, count)| {
        let (from, to) = columns.place(index, index, scale);
        let height = *count as f64 / tallest as f64;
        Column { year: columns.year(index), x: from, width: to - from, count: *count, height }
    });
    Density::Bars { columns: columns.collect(), tallest }
}

/// The one year that a date stands in, in the overview: none for what is spread over several.
#[must_use]
pub fn year_of(form: &Form) -> Option<i32> {
    let (first, last, _) = years(form)?;
    (first == last).then_some(first)
}

/// The first and the last of the years, in a row, in which nothing happened, when they are more than
/// a third of all: the longest such gap between the years given.
#[must_use]
pub fn longest_gap(years: impl IntoIterator<Item = i32>) -> Option<(i32, i32)> {
    let mut years: Vec<i64> = years.into_iter().map(i64::from).collect();
    years.sort_unstable();
    let all = years.last()? - years.first()? + 1;
    let gaps = years.windows(2).map(|pair| (pair[0] + 1, pair[1] - 1));
    let (first, last) = gaps.reduce(|a, b| if b.1 - b.0 > a.1 - a.0 { b } else { a })?;
    let (first, last, long) = (i32::try_from(first).ok()?, i32::try_from(last).ok()?, last - first + 1);
    (long * 3 > all).then_some((first, last))
}

/// Where a date lies among the columns.
pub(super) struct Span {
    pub first: usize,
    pub last: usize,
    /// The last column of the period within which it began.
    begun: Option<usize>,
    slot: u8,
    pub soft: bool,
}

/// Years, or runs of them, as columns.
pub(super) struct Columns {
    first: i64,
    step: i64,
    pub count: usize,
}

impl Columns {
    pub fn of(scale: &Scale) -> Self {
        if !scale.is_usable() {
            return Columns { first: 0, step: 1, count: 0 };
        }
        let year = |day: f64| (day / YEAR + 1970.0).clamp(-YEARS, YEARS);
        let least = NARROWEST / (scale.day_width() * YEAR);
        let mut step = 1;
        // 1, 2, 5, 10, 20, 50, …
        while (step as f64) < least && step < 10_000_000 {
            step = if step.to_string().starts_with('2') { step / 2 * 5 } else { step * 2 };
        }
        let first = (year(scale.from).floor() as i64 - 1).div_euclid(step);
        let last = (year(scale.to).ceil() as i64 + 1).div_euclid(step);
        Columns { first, step, count: usize::try_from(last - first + 1).unwrap_or(0) }
    }

    /// The column of a year, as far as there is one.
    fn clamped(&self, year: i32) -> usize {
        let column = i64::from(year).div_euclid(self.step) - self.first;
        usize::try_from(column).unwrap_or(0).min(self.count.saturating_sub(1))
    }

    fn year(&self, column: usize) -> i32 {
        let year = (self.first + column as i64) * self.step;
        year.clamp(-YEARS as i64, YEARS as i64) as i32
    }

    pub fn span(&self, form: &Form, slot: u8) -> Option<Span> {
        let (first, last, begun) = years(form)?;
        let (start, end) = (self.year(0), self.year(self.count));
        if self.count == 0 || last < start || first >= end {
            return None;
        }
        let (first, last) = (self.clamped(first), self.clamped(last));
        let bounded = match form {
            Form::OrLater(_) | Form::OrEarlier(_) => true,
            Form::Interval(start, end) => [start, end].contains(&&End::Unknown),
            _ => false,
        };
        let state = matches!(form, Form::Interval(..) | Form::AllOf(_));
        let begun = begun.map(|year| self.clamped(year)).filter(|begun| state && *begun > first);
        Some(Span { first, last, begun, slot, soft: bounded || (first != last && !state) })
    }

    /// The left and the right end of what stands in some columns.
    pub fn place(&self, first: usize, last: usize, scale: &Scale) -> (f64, f64) {
        let x = |column: usize| scale.x(f64::from(Day::start_of_year(self.year(column)).0));
        let (from, to) = (x(first), x(last + 1));
        let air = AIR.min(0.06 * (to - from));
        ((from + air).clamp(scale.left, scale.right), (to - air).clamp(scale.left, scale.right))
    }

    fn unit(&self, span: &Span, level: usize, scale: &Scale) -> Unit {
        let (from, to) = self.place(span.first, span.last, scale);
        let pale = span.begun.map_or(0.0, |begun| self.place(span.first, begun, scale).1 - from);
        let (year, slot, soft) = (self.year(span.first), span.slot, span.soft);
        Unit { year, x: from, width: to - from, pale: pale.clamp(0.0, to - from), level, slot, soft }
    }
}

/// Gives each span the lowest level that is free in all its columns; none when that is too high.
fn stack(spans: &[Span], columns: usize) -> Option<Vec<usize>> {
    // For each column the levels that are taken, as bits.
    let mut taken = vec![0u64; columns];
    spans
        .iter()
        .map(|span| {
            let under = taken.get_mut(span.first..=span.last)?;
            let level = under.iter().fold(0, |all, one| all | one).trailing_ones() as usize;
            under.iter_mut().for_each(|levels| *levels |= 1u64.checked_shl(level as u32).unwrap_or(0));
            (level < MOST_UNITS).then_some(level)
        })
        .collect()
}

/// The first and the last year that a date spans, and the last one of the period within which it
/// began. Open sides end where the known end is, or never when the state goes on.
fn years(form: &Form) -> Option<(i32, i32, Option<i32>)> {
    if !is_dated(form) {
        return None;
    }
    let year = |day: Day| day.civil().year;
    let over = |parts: &[Part]| {
        let known = |day: &Day| ![Day::MIN, Day::MAX].contains(day);
        let days = || parts.iter().flat_map(|part| [part.earliest, part.latest]).filter(known);
        Some((year(days().min()?), year(days().max()?), None))
    };
    match form {
        Form::Within(part) => Some((year(part.earliest), year(part.latest), None)),
        Form::OrLater(part) => Some((year(part.earliest), year(part.earliest), None)),
        Form::OrEarlier(part) => Some((year(part.latest), year(part.latest), None)),
        Form::OneOf(parts) | Form::AllOf(parts) => over(parts),
        Form::Interval(start, end) => {
            let goes_on = matches!(end, End::Open);
            let first = start.part().or(end.part())?;
            let last = end.part().or(start.part())?;
            let from = if matches!(start, End::Open) { i32::MIN } else { year(first.earliest) };
            let to = if goes_on { i32::MAX } else { year(last.latest) };
            Some((from, to, start.part().map(|part| year(part.latest))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Date;
    use proptest::prelude::*;

    fn scale() -> Scale {
        let (first, last) = (Day::start_of_year(1960), Day::end_of_year(2025));
        Scale::for_extent(first, last, 176.0, 1128.0)
    }

    fn density<'a>(forms: impl Iterator<Item = (&'a Form, u8)>, scale: &Scale) -> Density {
        let (forms, slots): (Vec<Form>, Vec<u8>) = forms.map(|(form, slot)| (form.clone(), slot)).unzip();
        super::density(&forms, (0..).zip(slots), scale)
    }

    fn forms(dates: &[(&str, u8)]) -> Vec<(Date, u8)> {
        dates.iter().map(|(date, slot)| (Date::parse(date).unwrap(), *slot)).collect()
    }

    fn units(dates: &[(&str, u8)]) -> Vec<Unit> {
        let forms = forms(dates);
        match density(forms.iter().map(|(date, slot)| (date.form(), *slot)), &scale()) {
            Density::Units { units, .. } => units,
            Density::Bars { .. } => panic!("bars"),
        }
    }

    #[test]
    fn a_year_stacks_its_events_by_kind_with_the_bounded_pale() {
        let units = units(&[("[2012-07..]", 1), ("2012-10", 1), ("2012-04", 0), ("1960-12-02", 2)]);
        let stack: Vec<_> =
            units.iter().filter(|u| u.year == 2012).map(|u| (u.level, u.slot, u.soft)).collect();
        assert_eq!(stack, [(0, 0, false), (1, 1, false), (2, 1, true)]);
        let unit = units.iter().find(|unit| unit.year == 2012).unwrap();
        assert!((unit.x - 919.4).abs() < 0.5 && (unit.width - 12.5).abs() < 0.5, "{unit:?}");
    }

    #[test]
    fn a_state_lies_under_the_years_that_it_spans() {
        let units = units(&[("2012", 0), ("199X/..", 4), ("199X", 3), ("2012", 1)]);
        let state = units.iter().find(|unit| unit.slot == 4).unwrap();
        assert!((state.x - 607.4).abs() < 2.0 && (state.pale - 141.5).abs() < 3.0, "{state:?}");
        assert!(state.x + state.width > 1127.0 && !state.soft);
        let decade = units.iter().find(|unit| unit.slot == 3).unwrap();
        assert!(decade.soft && decade.level != state.level && (decade.width - 141.0).abs() < 3.0);
        assert!(units.iter().filter(|unit| unit.year == 2012).all(|unit| unit.level > state.level));
    }

    #[test]
    fn more_than_forty_in_a_year_are_plain_bars() {
        let forty_one = forms(&[("2012-04-01", 0); 41]);
        let mut all = forms(&[("2013", 0)]);
        let density = |forms: &[(Date, u8)]| density(forms.iter().map(|(d, s)| (d.form(), *s)), &scale());
        assert!(matches!(density(&forty_one[1..]), Density::Units { levels: 40, .. }));
        all.extend(forty_one);
        let Density::Bars { columns, tallest } = density(&all) else { panic!("units") };
        let bars: Vec<_> = columns.iter().map(|c| (c.year, c.count, c.height)).collect();
        assert_eq!((bars, tallest), (vec![(2012, 41, 1.0), (2013, 1, 1.0 / 41.0)], 41));
        assert!(columns.iter().all(|column| (column.width - 12.5).abs() < 0.5), "{columns:?}");
    }

    #[test]
    fn long_states_that_pile_up_are_plain_bars_too() {
        let many: Vec<String> = (1970..2012).map(|year| format!("{year}/2020")).collect();
        let many: Vec<(Date, u8)> = many.iter().map(|date| (Date::parse(date).unwrap(), 0)).collect();
        let density = density(many.iter().map(|(d, s)| (d.form(), *s)), &scale());
        assert!(matches!(density, Density::Bars { tallest: 1, .. }));
    }

    #[test]
    fn the_longest_gap_is_named_when_it_is_longer_than_a_third() {
        assert_eq!(longest_gap([2012, 1960, 2025, 2017, 2012]), Some((1961, 2011)));
        assert_eq!(longest_gap([0, 10, 20, 30]), None);
        assert_eq!(longest_gap([-44, 30]), Some((-43, 29)));
        assert_eq!((longest_gap([5]), longest_gap([]), longest_gap([5, 6])), (None, None, None));
        assert_eq!(longest_gap([i32::MIN, i32::MAX]), Some((i32::MIN + 1, i32::MAX - 1)));
    }

    #[test]
    fn a_date_stands_in_one_year_or_in_none() {
        let year = |date: &str| year_of(Date::parse(date).unwrap().form());
        assert_eq!(year("2012-04"), Some(2012));
        assert_eq!(year("[2012-07..]"), Some(2012));
        assert_eq!(year("[1960-12-02,1960-12-12]"), Some(1960));
        assert_eq!((year("199X"), year("2010/.."), year("2010/2011")), (None, None, None));
    }

    proptest! {
        #[test]
        fn each_year_has_as_many_as_are_dated_to_it(
            dates in prop::collection::vec((0i32..66, 0u8..3), 0..200), few in 1i32..=66,
        ) {
            let dates = dates.iter().map(|(year, slot)| (1960 + year % few, *slot));
            let dated = |year: i32| Date::parse(&year.to_string()).unwrap();
            let dates: Vec<_> = dates.map(|(year, slot)| (year, dated(year), slot)).collect();
            let within = |year: i32| dates.iter().filter(move |(of, ..)| *of == year);
            let x = |year| scale().x(f64::from(Day::start_of_year(year).0));
            let stands = |year: i32, from: f64, width: f64| {
                (from - x(year)).abs() < 1.0 && (from + width - x(year + 1)).abs() < 1.0
            };
            let most = (1960..2026).map(|year| within(year).count()).max().unwrap_or(0);
            match density(dates.iter().map(|(_, date, slot)| (date.form(), *slot)), &scale()) {
                Density::Units { units, levels } => {
                    prop_assert!(most <= 40 && levels == most);
                    for year in 1960..2026 {
                        let mut slots: Vec<u8> = within(year).map(|(.., slot)| *slot).collect();
                        slots.sort_unstable();
                        let stack: Vec<&Unit> = units.iter().filter(|unit| unit.year == year).collect();
                        prop_assert_eq!(stack.iter().map(|unit| unit.slot).collect::<Vec<_>>(), slots);
                        let levels: Vec<usize> = stack.iter().map(|unit| unit.level).collect();
                        prop_assert_eq!(levels, (0..stack.len()).collect::<Vec<_>>());
                        prop_assert!(stack.iter().all(|unit| stands(year, unit.x, unit.width) && !unit.soft));
                    }
                }
                Density::Bars { columns, tallest } => {
                    prop_assert!(most > 40 && tallest == most);
                    let counted = (1960..2026).map(|year| (year, within(year).count()));
                    let counted: Vec<_> = counted.filter(|(_, count)| *count > 0).collect();
                    prop_assert_eq!(columns.iter().map(|c| (c.year, c.count)).collect::<Vec<_>>(), counted);
                    for column in columns {
                        prop_assert!(stands(column.year, column.x, column.width), "{column:?}");
                        prop_assert_eq!(column.height, column.count as f64 / most as f64);
                    }
                }
            }
        }

        #[test]
        fn units_never_overlap_and_stay_inside(
            dates in prop::collection::vec((1960i32..2026, 0i32..9, 0u8..4), 0..60),
            from in 1900f64..2000.0, years in 2f64..3000.0,
        ) {
            let dates: Vec<(Date, u8)> = dates
                .iter()
                .map(|(year, more, slot)| (Date::parse(&format!("{year}/{}", year + more)).unwrap(), *slot))
                .collect();
            let from = (from - 1970.0) * YEAR;
            let scale = Scale { from, to: from + years * YEAR, left: 10.0, right: 700.0 };
            let in_view = |date: &Date| {
                let (first, last) = date.extent();
                f64::from(first.0) < scale.to && f64::from(last.0) > scale.from
            };
            match density(dates.iter().map(|(d, s)| (d.form(), *s)), &scale) {
                Density::Units { units, levels } => {
                    prop_assert!(units.len() >= dates.iter().filter(|(d, _)| in_view(d)).count());
                    for (index, a) in units.iter().enumerate() {
                        prop_assert!(a.x >= 10.0 && a.x + a.width <= 700.0 && a.level < levels);
                        for b in &units[..index] {
                            let apart = a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6;
                            prop_assert!(a.level != b.level || apart, "{a:?} {b:?}");
                        }
                    }
                }
                Density::Bars { columns, tallest } => {
                    prop_assert!(columns.iter().all(|c| c.height <= 1.0 && c.count <= tallest));
                    prop_assert!(columns.iter().all(|c| c.x >= 10.0 && c.x + c.width <= 700.0 + 1e-6));
                    prop_assert!(columns.windows(2).all(|w| w[0].x + w[0].width <= w[1].x + 1e-6));
                }
            }
        }
    }
}
