//! A line of years so small that it fits beside a name: one tick for each event.

use super::density::Columns;
use super::{Scale, YEAR};
use crate::dataset::{Day, Form, Order};

/// The height of a tick with the air over it, in pixels, where there is room.
const LEVEL: f64 = 5.0;
/// Ticks lower than this cannot be told apart: columns are plain bars then.
const LOWEST: f64 = 2.0;
/// The width of a tick of the undated, and of the gap before them, in pixels.
const UNDATED: f64 = 5.0;
const GAP: f64 = 7.0;

/// An event of a sparkline.
#[derive(Debug, Clone, Copy)]
pub struct Dot<'a> {
    /// Its date; the undated stand apart at the right.
    pub form: Option<&'a Form>,
    /// Its kind or whatever the slots stand for.
    pub slot: u8,
    /// Whether the event only mentions what the line is about.
    pub mention: bool,
}

/// A tick, or the bar of a column that has too many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spark {
    /// Its left end.
    pub x: f64,
    /// Its width.
    pub width: f64,
    /// Its lower edge over the ground line.
    pub bottom: f64,
    /// Its height.
    pub height: f64,
    /// The slot; none where it stands for several events.
    pub slot: Option<u8>,
    /// A mention.
    pub mention: bool,
    /// Not dated to its column.
    pub soft: bool,
}

/// The scale of a sparkline that is so wide, in pixels: the whole span with room for the undated.
#[must_use]
pub fn spark_scale(first: Day, last: Day, width: f64) -> Scale {
    Scale::for_extent(first, last, 0.0, width - GAP - UNDATED)
}

/// Stacks events over the year in which each began, or may have, in columns of the scale: those that
/// take part below mentions, each in the order of slots; the undated right of the scale. Nothing
/// rises higher than `room`, in pixels.
#[must_use]
pub fn sparkline(dots: &[Dot], scale: &Scale, room: f64) -> Vec<Spark> {
    let columns = Columns::of(scale);
    // By column; the undated are in the last one.
    let mut stacks: Vec<Vec<(bool, u8, bool)>> = vec![Vec::new(); columns.count + 1];
    for dot in dots {
        let span = dot.form.filter(|form| super::is_dated(form)).map(|form| columns.span(form, dot.slot));
        let (column, soft) = match span {
            Some(Some(span)) => (span.first, span.soft || span.first != span.last),
            Some(None) => continue,
            None => (columns.count, false),
        };
        if let Some(stack) = stacks.get_mut(column) {
            stack.push((dot.mention, dot.slot, soft));
        }
    }
    let tallest = stacks.iter().map(Vec::len).max().unwrap_or(0).max(1) as f64;
    let level = LEVEL.min(room / tallest);
    let mut ticks = Vec::new();
    for (column, stack) in stacks.iter_mut().enumerate().filter(|(_, stack)| !stack.is_empty()) {
        let (from, to) = if column == columns.count {
            (scale.right + GAP, scale.right + GAP + UNDATED)
        } else {
            columns.place(column, column, scale)
        };
        let tick = Spark {
            x: from,
            width: to - from,
            bottom: 0.0,
            height: level - 1.0,
            slot: None,
            mention: false,
            soft: false,
        };
        if level < LOWEST {
            ticks.push(Spark { height: room * stack.len() as f64 / tallest, ..tick });
            continue;
        }
        stack.order_by(Ord::cmp);
        ticks.extend(stack.iter().enumerate().map(|(at, (mention, slot, soft))| Spark {
            bottom: at as f64 * level,
            slot: Some(*slot),
            mention: *mention,
            soft: *soft,
            ..tick
        }));
    }
    ticks
}

/// The middle of a year.
#[must_use]
pub fn year_x(year: i32, scale: &Scale) -> f64 {
    scale.x(f64::from(Day::start_of_year(year).0) + YEAR / 2.0)
}

/// Where to write years under a sparkline: as many of `wanted` as keep `room` pixels from middle to
/// middle, the first before the others. A label is centred on its year as far as it stays inside, and
/// gives way to its neighbours as long as the year is still above it.
#[must_use]
pub fn year_labels(wanted: &[i32], scale: &Scale, room: f64) -> Vec<(i32, f64)> {
    let mut kept: Vec<i32> = Vec::new();
    let mut places = Vec::new();
    for year in wanted {
        let Err(at) = kept.binary_search(year) else { continue };
        kept.insert(at, *year);
        match apart(&kept, scale, room) {
            Some(found) => places = found,
            None => {
                kept.remove(at);
            }
        }
    }
    kept.into_iter().zip(places).collect()
}

/// The middles of the labels of years in order, each half way between the farthest it can go to the
/// left and to the right; nothing where there is no room for all.
fn apart(years: &[i32], scale: &Scale, room: f64) -> Option<Vec<f64>> {
    let inside = (scale.left + room / 2.0, scale.right - room / 2.0);
    let reach = |year: &i32| {
        let x = year_x(*year, scale);
        ((x - room / 2.0).clamp(inside.0, inside.1), (x + room / 2.0).clamp(inside.0, inside.1))
    };
    let mut left: Vec<f64> = Vec::new();
    for year in years {
        let (least, most) = reach(year);
        let x = left.last().map_or(least, |before| least.max(before + room));
        if x > most {
            return None;
        }
        left.push(x);
    }
    let mut right: Vec<f64> = Vec::new();
    for year in years.iter().rev() {
        let (_, most) = reach(year);
        right.push(right.last().map_or(most, |after| most.min(after - room)));
    }
    right.reverse();
    Some(left.into_iter().zip(right).map(|(left, right)| (left + right) / 2.0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::Date;
    use proptest::prelude::*;

    fn scale(width: f64) -> Scale {
        spark_scale(Day::start_of_year(1960), Day::end_of_year(2025), width)
    }

    fn ticks(events: &[(Option<&str>, u8, bool)], width: f64, room: f64) -> Vec<Spark> {
        let dates: Vec<Option<Date>> =
            events.iter().map(|(date, ..)| date.map(|date| Date::parse(date).unwrap())).collect();
        let dots: Vec<Dot> = events
            .iter()
            .zip(&dates)
            .map(|((_, slot, mention), date)| Dot {
                form: date.as_ref().map(Date::form),
                slot: *slot,
                mention: *mention,
            })
            .collect();
        sparkline(&dots, &scale(width), room)
    }

    #[test]
    fn each_event_is_one_tick_and_mentions_lie_on_top() {
        let events = [
            (Some("2012-07"), 1, true),
            (Some("2012-04"), 2, false),
            (Some("2012"), 0, false),
            (None, 3, false),
            (Some("[2018-11..]"), 0, false),
        ];
        let ticks = ticks(&events, 324.0, 40.0);
        let stack: Vec<_> = ticks.iter().map(|t| (t.bottom, t.slot, t.mention, t.soft)).collect();
        let awaited = [
            (0.0, Some(0), false, false),
            (5.0, Some(2), false, false),
            (10.0, Some(1), true, false),
            (0.0, Some(0), false, true),
            (0.0, Some(3), false, false),
        ];
        assert_eq!(stack, awaited);
        assert!(ticks[4].x > scale(324.0).right, "the undated stand apart");
    }

    #[test]
    fn what_goes_on_for_years_is_one_tick_where_it_began() {
        let ticks = ticks(&[(Some("1960-12/.."), 0, false)], 324.0, 40.0);
        assert!(ticks.len() == 1 && ticks[0].x < 12.0 && ticks[0].width < 6.0 && ticks[0].soft, "{ticks:?}");
    }

    #[test]
    fn too_many_in_a_column_are_plain_bars() {
        let events = [[(Some("2012"), 0, false); 30].as_slice(), &[(Some("1990"), 1, true); 3]].concat();
        let bars = ticks(&events, 200.0, 20.0);
        let heights: Vec<_> = bars.iter().map(|bar| (bar.height, bar.slot)).collect();
        assert_eq!(heights, [(2.0, None), (20.0, None)]);
    }

    #[test]
    fn years_that_would_touch_move_apart_and_those_without_room_are_left_out() {
        let scale = scale(324.0);
        let labels = year_labels(&[2012, 2018, 1960, 2025, 1990, 2012], &scale, 34.0);
        let years: Vec<i32> = labels.iter().map(|(year, _)| *year).collect();
        assert_eq!(years, [1960, 1990, 2012, 2018], "2025 has no room beside 2018");
        let x = |year| labels.iter().find(|(labelled, _)| *labelled == year).unwrap().1;
        assert!((x(1990) - year_x(1990, &scale)).abs() < 1.0, "who has room is centred");
        assert!(x(2012) < year_x(2012, &scale) && x(2018) > year_x(2018, &scale), "{labels:?}");
    }

    proptest! {
        #[test]
        fn years_never_touch_and_stand_under_their_place(
            wanted in prop::collection::vec(1960i32..2026, 0..12), width in 90f64..700.0,
        ) {
            let scale = scale(width);
            let labels = year_labels(&wanted, &scale, 34.0);
            prop_assert!(wanted.is_empty() || labels.iter().any(|(year, _)| *year == wanted[0]));
            for (year, x) in &labels {
                prop_assert!(*x >= scale.left + 17.0 - 1e-6 && *x <= scale.right - 17.0 + 1e-6);
                prop_assert!((x - year_x(*year, &scale)).abs() <= 17.0 + 1e-6, "{year} at {x}");
            }
            prop_assert!(labels.windows(2).all(|pair| pair[1].1 - pair[0].1 >= 34.0 - 1e-6), "{labels:?}");
        }

        #[test]
        fn ticks_never_overlap_and_stay_inside(
            dates in prop::collection::vec((prop::option::of(1960i32..2026), 0u8..8, any::<bool>()), 0..60),
            width in 60f64..700.0, room in 8f64..60.0,
        ) {
            let texts: Vec<Option<String>> = dates.iter().map(|(y, ..)| y.map(|y| y.to_string())).collect();
            let events: Vec<_> =
                dates.iter().zip(&texts).map(|((_, slot, m), text)| (text.as_deref(), *slot, *m)).collect();
            let ticks = ticks(&events, width, room);
            if ticks.iter().all(|tick| tick.slot.is_some()) {
                prop_assert_eq!(ticks.len(), events.len());
            }
            for (index, a) in ticks.iter().enumerate() {
                prop_assert!(a.x >= 0.0 && a.x + a.width <= width + 1e-6 && a.height > 0.0);
                prop_assert!(a.bottom + a.height <= room + 1e-6);
                for b in &ticks[..index] {
                    let apart = a.x + a.width <= b.x + 1e-6 || b.x + b.width <= a.x + 1e-6;
                    let stacked = a.bottom >= b.bottom + b.height || b.bottom >= a.bottom + a.height;
                    prop_assert!(apart || stacked, "{a:?} {b:?}");
                }
            }
        }
    }
}
