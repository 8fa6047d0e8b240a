//! The time scale: days on one side, pixels on the other.

use crate::dataset::Day;

/// The length of a mean Gregorian year in days.
pub const YEAR: f64 = 365.2425;

/// The span, in days, below which zooming in stops: a month.
pub const MIN_SPAN: f64 = 30.0;

/// Years beyond are out of reach of day numbers.
const YEARS: i32 = 4_900_000;

/// A stretch of time laid over a stretch of pixels.
///
/// Days are counted since 1970-01-01 and run from midnight: day 0 spans `0.0..1.0`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The day at the left edge.
    pub from: f64,
    /// The day at the right edge.
    pub to: f64,
    /// The left edge, in pixels.
    pub left: f64,
    /// The right edge, in pixels.
    pub right: f64,
}

impl Scale {
    /// Shows whole years from that of `first` to that of `last`, with half a year of air before and
    /// a little more after (more of both when the span is long), so that no mark hangs over an edge.
    #[must_use]
    pub fn for_extent(first: Day, last: Day, left: f64, right: f64) -> Self {
        let (first, last) = (first.min(last), first.max(last));
        Self::for_years(first.civil().year, last.civil().year, left, right)
    }

    /// Likewise, by the first and the last year.
    #[must_use]
    pub fn for_years(first: i32, last: i32, left: f64, right: f64) -> Self {
        let (first, last) = (first.clamp(-YEARS, YEARS), last.clamp(-YEARS, YEARS));
        let (start, end) = (start_of_year(first), start_of_year(last + 1));
        let span = end - start;
        Scale {
            from: start - (0.5 * YEAR).max(0.0075 * span),
            to: end + (0.8 * YEAR).max(0.012 * span),
            left,
            right,
        }
    }

    /// Shows one year, opened: it begins at the left edge and leaves a fifth of the width at the
    /// right to the labels of its last months.
    #[must_use]
    pub fn for_year(year: i32, left: f64, right: f64) -> Self {
        let year = year.clamp(-YEARS, YEARS);
        let from = start_of_year(year);
        Scale { from, to: from + (start_of_year(year + 1) - from) / 0.785, left, right }
    }

    /// Whether the scale can place anything: it spans some time and some pixels, both finite.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        let spans = |a: f64, b: f64| a.is_finite() && b.is_finite() && b - a > 0.0;
        spans(self.from, self.to) && spans(self.left, self.right)
    }

    /// The days shown.
    #[must_use]
    pub fn span(&self) -> f64 {
        self.to - self.from
    }

    /// The width in pixels.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// The width of a day in pixels.
    #[must_use]
    pub fn day_width(&self) -> f64 {
        self.width() / self.span()
    }

    /// Where a day stands. Infinite days stand infinitely far.
    #[must_use]
    pub fn x(&self, day: f64) -> f64 {
        self.left + (day - self.from) * self.day_width()
    }

    /// The day that stands at a place.
    #[must_use]
    pub fn day_at(&self, x: f64) -> f64 {
        self.from + (x - self.left) / self.day_width()
    }

    /// Zooms by a factor (2 halves the span shown) and keeps the day under `at_x` where it is, as
    /// far as `limits`, in days, allow. The span never falls under `min_span` days.
    #[must_use]
    pub fn zoomed(&self, factor: f64, at_x: f64, limits: (f64, f64), min_span: f64) -> Self {
        if !(factor.is_finite() && factor > 0.0 && at_x.is_finite() && self.is_usable()) {
            return *self;
        }
        let widest = limits.1 - limits.0;
        let span = (self.span() / factor).max(min_span).min(widest);
        let from = self.day_at(at_x) - span * (at_x - self.left) / self.width();
        Scale { from, to: from + span, ..*self }.shifted_into(limits)
    }

    /// Moves by some pixels (positive shows later days), as far as `limits`, in days, allow.
    #[must_use]
    pub fn panned(&self, px: f64, limits: (f64, f64)) -> Self {
        if !(px.is_finite() && self.is_usable()) {
            return *self;
        }
        let days = px / self.day_width();
        Scale { from: self.from + days, to: self.to + days, ..*self }.shifted_into(limits)
    }

    /// Follows two fingers: the days that were under them at `was` are under them at `now`, as far
    /// as `limits`, in days, allow. The span never falls under `min_span` days.
    #[must_use]
    pub fn pinched(&self, was: (f64, f64), now: (f64, f64), limits: (f64, f64), min_span: f64) -> Self {
        let spread = |(a, b): (f64, f64)| (b - a).abs().max(1.0);
        let middle = |(a, b): (f64, f64)| (a + b) / 2.0;
        self.panned(middle(was) - middle(now), (f64::MIN, f64::MAX)).zoomed(
            spread(now) / spread(was),
            middle(now),
            limits,
            min_span,
        )
    }

    /// The year whose beginning is nearest to a place.
    #[must_use]
    pub fn nearest_year(&self, x: f64) -> i32 {
        let day = self.day_at(x).clamp(f64::from(i32::MIN), f64::from(i32::MAX));
        let year = Day(day as i32).civil().year.clamp(-YEARS, YEARS);
        let (before, after) = (start_of_year(year), start_of_year(year + 1));
        if day - before < after - day { year } else { year + 1 }
    }

    fn shifted_into(self, (first, last): (f64, f64)) -> Self {
        let span = self.span();
        let from = self.from.min(last - span).max(first);
        Scale { from, to: from + span, ..self }
    }
}

fn start_of_year(year: i32) -> f64 {
    f64::from(Day::start_of_year(year).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn picture() -> Scale {
        let (first, last) = (Day::start_of_year(1960), Day::end_of_year(2025));
        Scale::for_extent(first, last, 176.0, 1128.0)
    }

    #[test]
    fn the_picture_has_its_decades_where_they_were_drawn() {
        for (year, x) in [(1960, 183.1), (1990, 607.4), (2000, 748.9), (2020, 1031.8)] {
            let at = picture().x(start_of_year(year));
            assert!((at - x).abs() < 1.0, "{year}: {at}");
        }
    }

    #[test]
    fn an_opened_year_leaves_a_fifth_of_the_width_to_labels() {
        let scale = Scale::for_year(2012, 195.8, 1204.0);
        assert_eq!(scale.x(start_of_year(2012)), 195.8);
        assert!((scale.x(start_of_year(2013)) - 987.8).abs() < 1.0);
    }

    #[test]
    fn extents_out_of_reach_still_give_a_usable_scale() {
        assert!(Scale::for_extent(Day::MIN, Day::MAX, 0.0, 100.0).is_usable());
        assert!(Scale::for_extent(Day(3), Day(3), 0.0, 100.0).is_usable());
        assert!(!Scale { from: 1.0, to: 1.0, left: 0.0, right: 9.0 }.is_usable());
        assert!(!Scale { from: f64::NAN, to: 1.0, left: 0.0, right: 9.0 }.is_usable());
    }

    #[test]
    fn zooming_by_nonsense_changes_nothing() {
        for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(picture().zoomed(factor, 500.0, (-9e9, 9e9), MIN_SPAN), picture());
        }
        assert_eq!(picture().panned(f64::NAN, (-9e9, 9e9)), picture());
    }

    proptest! {
        #[test]
        fn a_place_and_its_day_are_one(from in -1e6..1e6, span in 30.0..1e6, t in 0.0..1.0) {
            let scale = Scale { from, to: from + span, left: 10.0, right: 910.0 };
            let day = from + t * span;
            prop_assert!((scale.day_at(scale.x(day)) - day).abs() < 1e-6 * span);
        }

        #[test]
        fn two_fingers_hold_the_days_under_them(
            from in -1e5..1e5, a in 50f64..850.0, b in 50f64..850.0, to in 50f64..850.0, wider in 20f64..400.0,
        ) {
            prop_assume!((b - a).abs() > 20.0);
            let scale = Scale { from, to: from + 1e4, left: 10.0, right: 910.0 };
            let now = (to, to + wider * (b - a).signum());
            let pinched = scale.pinched((a, b), now, (-1e9, 1e9), MIN_SPAN);
            prop_assume!(pinched.span() > MIN_SPAN);
            prop_assert!((pinched.day_at(now.0) - scale.day_at(a)).abs() < 1e-6 * 1e5);
            prop_assert!((pinched.day_at(now.1) - scale.day_at(b)).abs() < 1e-6 * 1e5);
        }

        #[test]
        fn the_nearest_year_is_the_one_that_begins_there(year in -3000..3000, off in -180.0..180.0) {
            let scale = Scale::for_extent(Day::start_of_year(-3000), Day::start_of_year(3000), 0.0, 9e6);
            prop_assert_eq!(scale.nearest_year(scale.x(start_of_year(year) + off)), year);
        }

        #[test]
        fn zoom_keeps_the_day_under_the_pointer(
            from in -1e5..1e5, span in 1e3..1e5, t in 0.0..1.0, factor in 0.5..8.0,
        ) {
            let scale = Scale { from, to: from + span, left: 10.0, right: 910.0 };
            let at = 10.0 + 900.0 * t;
            let zoomed = scale.zoomed(factor, at, (-1e9, 1e9), MIN_SPAN);
            prop_assert!((zoomed.day_at(at) - scale.day_at(at)).abs() < 1e-6 * span);
            prop_assert!((zoomed.span() * factor - scale.span()).abs() < 1e-6 * span);
        }

        #[test]
        fn zoom_and_pan_stay_within_the_limits(
            start in 0.0..900.0, span in 31.0..100.0, t in 0.0..1.0, factor in 0.01..99.0, px in -5e3..5e3,
        ) {
            let limits = (0.0, 1000.0);
            let scale = Scale { from: start, to: start + span, left: 10.0, right: 910.0 };
            let zoomed = scale.zoomed(factor, 10.0 + 900.0 * t, limits, MIN_SPAN);
            let panned = zoomed.panned(px, limits);
            for scale in [zoomed, panned] {
                prop_assert!(scale.from >= -1e-6 && scale.to <= 1000.0 + 1e-6);
                prop_assert!(scale.span() >= MIN_SPAN - 1e-6);
            }
            prop_assert!((panned.span() - zoomed.span()).abs() < 1e-6);
        }
    }
}
