//! Where the axis has its ticks and what each one names.
//!
//! Ticks stand on calendar boundaries: the steps are not equally long, and years before the common
//! era count like any others. Only what is in view is walked.

use super::scale::{Scale, YEAR};
use crate::dataset::calendar::days_in_month;
use crate::dataset::{Civil, Day};

/// One line of the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Where the line stands: the first moment of what it names.
    pub x: f64,
    /// What it names; none on the small ticks in between.
    pub label: Option<TickLabel>,
    /// The middle of the label: over the line, or over the middle of the unit (year, month, day)
    /// where each has a label of its own.
    pub label_x: f64,
    /// Begins a larger unit than its neighbours: a month among days, a year among months, a decade
    /// among years, a century among decades.
    pub major: bool,
}

/// What a tick names. A tick names the largest unit that it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TickLabel {
    /// An astronomical year: 0 is 1 BCE.
    Year(i32),
    /// A month.
    Month {
        /// The astronomical year.
        year: i32,
        /// The month, 1 to 12.
        month: u8,
    },
    /// A day.
    Day {
        /// The astronomical year.
        year: i32,
        /// The month, 1 to 12.
        month: u8,
        /// The day of the month, 1 to 31.
        day: u8,
    },
}

/// Labels of years, months and days are at least this far apart, in pixels.
const APART: (f64, f64, f64) = (72.0, 60.0, 56.0);
/// On a narrow plot years of four figures may stand closer.
const NARROW: f64 = 480.0;
const CLOSE: f64 = 44.0;
/// Ticks without a label are at least this far apart.
const MINOR: f64 = 12.0;
/// Day numbers reach these years.
const YEARS: i64 = 4_900_000;

/// The distance from tick to tick.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    Days(u8),
    Months(i64),
    Years(i64),
}

const STEPS: [Step; 26] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(5),
    Step::Days(10),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1_000),
    Step::Years(2_000),
    Step::Years(5_000),
    Step::Years(10_000),
    Step::Years(20_000),
    Step::Years(50_000),
    Step::Years(100_000),
    Step::Years(200_000),
    Step::Years(500_000),
    Step::Years(1_000_000),
];

/// The ticks in view, from left to right.
#[must_use]
pub fn ticks(scale: &Scale) -> Vec<Tick> {
    if !scale.is_usable() {
        return Vec::new();
    }
    let day = scale.day_width();
    let Some(labelled) = STEPS.into_iter().find(|step| step.days() * day >= step.apart(scale)) else {
        return Vec::new();
    };
    let fine = STEPS.into_iter().find(|step| step.days() * day >= MINOR && step.divides(labelled));
    let mut ticks = Vec::new();
    fine.unwrap_or(labelled).walk(scale, |civil| {
        let start = f64::from(civil.day().0);
        let label = labelled.stops_at(civil).then(|| name(civil));
        let label_x = scale.x(start + labelled.named_days(civil) / 2.0);
        ticks.push(Tick {
            x: scale.x(start),
            label: label.filter(|_| (scale.left..=scale.right).contains(&label_x)),
            label_x,
            major: labelled.stops_at(civil) && labelled.begins_larger(civil),
        });
    });
    ticks
}

fn name(Civil { year, month, day }: Civil) -> TickLabel {
    match (month, day) {
        (1, 1) => TickLabel::Year(year),
        (_, 1) => TickLabel::Month { year, month },
        _ => TickLabel::Day { year, month, day },
    }
}

impl Step {
    /// Its mean length in days.
    fn days(self) -> f64 {
        match self {
            Step::Days(n) => f64::from(n),
            Step::Months(n) => n as f64 * YEAR / 12.0,
            Step::Years(n) => n as f64 * YEAR,
        }
    }

    fn apart(self, scale: &Scale) -> f64 {
        let short = scale.from >= f64::from(Day::start_of_year(1).0)
            && scale.to < f64::from(Day::start_of_year(10_000).0);
        match self {
            Step::Years(_) if short && scale.width() < NARROW => CLOSE,
            Step::Years(_) => APART.0,
            Step::Months(_) => APART.1,
            Step::Days(_) => APART.2,
        }
    }

    /// Whether it stops wherever `other` does.
    fn divides(self, other: Step) -> bool {
        match (self, other) {
            (Step::Days(a), Step::Days(b)) => b % a == 0,
            (Step::Months(a), Step::Months(b)) | (Step::Years(a), Step::Years(b)) => b % a == 0,
            (Step::Days(_), _) | (Step::Months(_), Step::Years(_)) => true,
            _ => false,
        }
    }

    fn stops_at(self, Civil { year, month, day }: Civil) -> bool {
        match self {
            // The last stop before the next month's first would crowd it.
            Step::Days(n) => {
                let left = days_in_month(year, month) - day + 1;
                (day - 1) % n == 0 && u16::from(left) * 5 >= u16::from(n) * 4
            }
            Step::Months(n) => day == 1 && (i64::from(month) - 1) % n == 0,
            Step::Years(n) => (month, day) == (1, 1) && i64::from(year).rem_euclid(n) == 0,
        }
    }

    fn begins_larger(self, Civil { year, month, day }: Civil) -> bool {
        match self {
            Step::Days(_) => day == 1,
            Step::Months(_) => month == 1,
            Step::Years(n) => {
                let mut larger = 10;
                while larger <= n {
                    larger *= 10;
                }
                i64::from(year).rem_euclid(larger) == 0
            }
        }
    }

    /// The length of the unit over whose middle the label stands; 0 where it stands over the line.
    fn named_days(self, Civil { year, month, .. }: Civil) -> f64 {
        match self {
            Step::Days(_) => 1.0,
            Step::Months(1) => f64::from(days_in_month(year, month)),
            Step::Years(1) => f64::from(Day::start_of_year(year + 1).0 - Day::start_of_year(year).0),
            _ => 0.0,
        }
    }

    /// Visits the stops in view, in order.
    fn walk(self, scale: &Scale, mut visit: impl FnMut(Civil)) {
        let within = |day: f64| (day.clamp(-1.9e9, 1.9e9)) as i32;
        let first = Day(within(scale.from.ceil())).civil();
        let last = within(scale.to.floor());
        let mut visit = |civil: Civil| {
            let day = civil.day().0;
            if f64::from(day) >= scale.from && day <= last {
                visit(civil);
            }
            day <= last
        };
        match self {
            Step::Days(_) => {
                for month in months_from(first, 1) {
                    for day in 1..=days_in_month(month.year, month.month) {
                        let civil = Civil { day, ..month };
                        if self.stops_at(civil) && !visit(civil) {
                            return;
                        }
                    }
                }
            }
            Step::Months(n) => {
                for month in months_from(first, n) {
                    if !visit(month) {
                        return;
                    }
                }
            }
            Step::Years(n) => {
                for year in (i64::from(first.year).div_euclid(n) * n..=YEARS).step_by(n as usize) {
                    if year >= -YEARS && !visit(Civil { year: year as i32, month: 1, day: 1 }) {
                        return;
                    }
                }
            }
        }
    }
}

/// The first days of months, every `n`th counted from January, from the one that holds `first`.
fn months_from(first: Civil, n: i64) -> impl Iterator<Item = Civil> {
    let month = i64::from(first.year) * 12 + i64::from(first.month) - 1;
    (month.div_euclid(n) * n..=YEARS * 12).step_by(n as usize).filter(|month| *month >= -YEARS * 12).map(
        |month| Civil { year: month.div_euclid(12) as i32, month: month.rem_euclid(12) as u8 + 1, day: 1 },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn labels(ticks: &[Tick]) -> Vec<TickLabel> {
        ticks.iter().filter_map(|tick| tick.label).collect()
    }

    #[test]
    fn the_picture_names_its_decades_and_ticks_its_years() {
        let (first, last) = (Day::start_of_year(1960), Day::end_of_year(2025));
        let ticks = ticks(&Scale::for_extent(first, last, 176.0, 1128.0));
        let decades = (1960..=2020).step_by(10).map(TickLabel::Year).collect::<Vec<_>>();
        assert_eq!(labels(&ticks), decades);
        assert_eq!(ticks.len(), 67);
        assert_eq!(ticks.iter().filter(|t| t.major).count(), 1, "only 2000 begins a century");
    }

    #[test]
    fn an_opened_year_names_its_months_over_their_middles() {
        let scale = Scale::for_year(2012, 195.8, 1204.0);
        let ticks = ticks(&scale);
        let labelled: Vec<_> = ticks.iter().filter(|t| t.label.is_some()).collect();
        assert_eq!(labelled[0].label, Some(TickLabel::Year(2012)));
        assert_eq!(labelled[1].label, Some(TickLabel::Month { year: 2012, month: 2 }));
        assert_eq!(labelled[12].label, Some(TickLabel::Year(2013)));
        assert!(labelled[0].major && !labelled[1].major && labelled[12].major);
        assert!((labelled[3].label_x - 426.8).abs() < 3.0, "April: {}", labelled[3].label_x);
    }

    #[test]
    fn years_before_the_common_era_fall_on_round_years() {
        let scale = Scale::for_extent(Day::start_of_year(-500), Day::end_of_year(100), 0.0, 900.0);
        assert!(labels(&ticks(&scale)).contains(&TickLabel::Year(-400)));
        assert!(labels(&ticks(&scale)).contains(&TickLabel::Year(0)));
    }

    #[test]
    fn a_month_is_named_by_days() {
        let from = f64::from(Civil { year: 2012, month: 1, day: 20 }.day().0);
        let scale = Scale { from, to: from + 30.0, left: 0.0, right: 900.0 };
        let named = labels(&ticks(&scale));
        assert!(named.contains(&TickLabel::Day { year: 2012, month: 1, day: 21 }));
        assert!(named.contains(&TickLabel::Month { year: 2012, month: 2 }));
    }

    #[test]
    fn no_scale_no_ticks() {
        assert!(ticks(&Scale { from: 5.0, to: 5.0, left: 0.0, right: 9.0 }).is_empty());
        assert!(!ticks(&Scale { from: -2e9, to: 2e9, left: 0.0, right: 900.0 }).is_empty());
    }

    proptest! {
        #[test]
        fn ticks_stand_on_the_calendar_in_order_and_apart(
            from in prop_oneof![-3e8..3e8, -8e5..3e6], exponent in 1.48..8.0, width in 100.0..3000.0,
        ) {
            let span = 10f64.powf(exponent);
            let scale = Scale { from, to: from + span, left: 50.0, right: 50.0 + width };
            let ticks = ticks(&scale);
            prop_assert!(ticks.len() as f64 <= width / 8.0 + 2.0, "{} ticks", ticks.len());
            for tick in &ticks {
                prop_assert!(tick.x >= scale.left - 1e-3 && tick.x <= scale.right + 1e-3);
                let named = match tick.label {
                    None => continue,
                    Some(TickLabel::Year(year)) => Civil { year, month: 1, day: 1 },
                    Some(TickLabel::Month { year, month }) => Civil { year, month, day: 1 },
                    Some(TickLabel::Day { year, month, day }) => Civil { year, month, day },
                };
                prop_assert!((scale.x(f64::from(named.day().0)) - tick.x).abs() < 1e-3);
            }
            let xs: Vec<f64> = ticks.iter().map(|t| t.x).collect();
            prop_assert!(xs.windows(2).all(|w| w[1] - w[0] > 8.0), "{xs:?}");
            let named: Vec<&Tick> = ticks.iter().filter(|t| t.label.is_some()).collect();
            for pair in named.windows(2) {
                let years = matches!(
                    (pair[0].label, pair[1].label),
                    (Some(TickLabel::Year(_)), Some(TickLabel::Year(_)))
                );
                let short = |tick: &Tick| matches!(tick.label, Some(TickLabel::Year(1..=9999)));
                let close = width < NARROW && short(pair[0]) && short(pair[1]);
                let apart = if years && !close { 70.0 } else { 43.0 };
                prop_assert!(pair[1].x - pair[0].x > apart, "{pair:?}");
            }
        }

        #[test]
        fn every_boundary_in_view_has_its_tick(from in -1e5f64..1e5, span in 30f64..60.0) {
            let scale = Scale { from, to: from + span, left: 0.0, right: 4000.0 };
            let days = (from.ceil() as i32..=(from + span).floor() as i32).map(|d| scale.x(f64::from(d)));
            let ticks: Vec<f64> = ticks(&scale).iter().map(|t| t.x).collect();
            prop_assert_eq!(ticks, days.collect::<Vec<_>>());
        }

        #[test]
        fn every_round_year_in_view_has_its_label(from in -9e5f64..9e5, years in 20f64..400.0) {
            let scale = Scale { from, to: from + years * YEAR, left: 0.0, right: 900.0 };
            let labels = labels(&ticks(&scale));
            let Some(step) = STEPS.into_iter().find(|step| step.days() * scale.day_width() >= 72.0) else {
                return Ok(());
            };
            let Step::Years(step) = step else { return Ok(()) };
            let in_view = |year: &i32| {
                let day = f64::from(Day::start_of_year(*year).0);
                i64::from(*year) % step == 0 && day >= scale.from && day <= scale.to
            };
            let round: Vec<TickLabel> = (-600..5000).filter(in_view).map(TickLabel::Year).collect();
            if step > 1 {
                prop_assert_eq!(labels, round);
            }
        }
    }
}
