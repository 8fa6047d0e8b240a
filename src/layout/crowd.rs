//! Crowding: which events of a lane stand so close that only their number can be shown.

use std::cmp::Ordering;

use super::marks::{HALF_TALLY, half_tally};
use super::{Options, Scale, YEAR};
use crate::dataset::{Day, Form, Part};

/// An event at its place in a lane: as little as crowding needs to know of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The middle of what it takes up.
    pub(super) x: f64,
    /// Its order in a chronology; the event breaks ties.
    pub(super) order: (i64, u32),
    /// Its index among the items.
    pub(super) item: u32,
    /// Half of what it takes up.
    pub(super) half: f32,
    /// Long bands and bars do not crowd with marks.
    pub(super) long: bool,
    /// Its dashes towards earlier and towards later days.
    pub(super) soft: (bool, bool),
    pub(super) hollow: bool,
}

/// Events that share a mark.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Its events from left to right, never none.
    pub(super) spots: Vec<Spot>,
    /// The middle of their places.
    pub(super) x: f64,
}

impl Group {
    fn of(spots: Vec<Spot>) -> Self {
        let sum: f64 = spots.iter().map(|spot| spot.x).sum();
        Group { x: sum / spots.len().max(1) as f64, spots }
    }

    /// Takes in the events of another.
    pub(super) fn join(self, other: Group) -> Self {
        let mut spots = [self.spots, other.spots].concat();
        spots.sort_by(left_to_right);
        Group::of(spots)
    }

    /// The first of its events in a chronology.
    pub(super) fn first(&self) -> Option<&Spot> {
        self.spots.iter().min_by_key(|spot| spot.order)
    }

    pub(super) fn is_tally(&self) -> bool {
        self.spots.len() > 1
    }

    fn half(&self) -> f64 {
        match self.spots.as_slice() {
            [only] => f64::from(only.half),
            spots => half_tally(spots.len()),
        }
    }
}

fn left_to_right(a: &Spot, b: &Spot) -> Ordering {
    a.x.total_cmp(&b.x).then_with(|| a.order.cmp(&b.order))
}

/// Sorts events from left to right: first into strips of a pixel, then within each. There are many
/// more events than pixels when it matters.
fn sorted(spots: &[Spot], scale: &Scale) -> Vec<Spot> {
    let strips = scale.width().clamp(1.0, 10_000.0) as usize + 1;
    let strip = |spot: &Spot| ((spot.x - scale.left).max(0.0) as usize).min(strips - 1);
    let mut ends = vec![0usize; strips];
    spots.iter().for_each(|spot| ends[strip(spot)] += 1);
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let Some(first) = spots.first() else { return Vec::new() };
    let mut sorted = vec![*first; spots.len()];
    let mut next = ends.clone();
    for spot in spots.iter().rev() {
        let at = &mut next[strip(spot)];
        *at -= 1;
        sorted[*at] = *spot;
    }
    let mut start = 0;
    for end in ends {
        sorted[start..end].sort_by(left_to_right);
        start = end;
    }
    sorted
}

/// Groups the events of a lane.
pub(super) fn crowd(spots: &[Spot], scale: &Scale, options: &Options) -> Vec<Group> {
    let year = scale.day_width() * YEAR;
    let (long, short): (Vec<Spot>, Vec<Spot>) = sorted(spots, scale).into_iter().partition(|spot| spot.long);
    let mut groups = Vec::new();
    for (spots, stacks) in [(short, year >= options.stack_from), (long, true)] {
        for members in pool(&spots, options.gap) {
            if stacks && members.len() <= options.max_rows {
                groups.extend(members.iter().map(|spot| Group::of(vec![*spot])));
            } else {
                groups.push(Group::of(members.to_vec()));
            }
        }
    }
    groups.sort_by(|a, b| a.x.total_cmp(&b.x));
    // Where a tally covers its year, the tallies of one year stand under each other.
    if year <= 2.0 * HALF_TALLY {
        settle(&mut groups, scale);
    }
    groups
}

/// Pools neighbours that would overlap, from left to right; a pool stands at the mean of its places.
fn pool(spots: &[Spot], gap: f64) -> impl Iterator<Item = &[Spot]> {
    struct Pool {
        sum: f64,
        half: f64,
        from: usize,
        to: usize,
    }
    impl Pool {
        fn middle(&self) -> f64 {
            self.sum / (self.to - self.from) as f64
        }
        fn overlaps(&self, next: &Pool, gap: f64) -> bool {
            let both_tallies = self.to - self.from > 1 && next.to - next.from > 1;
            let room = self.half + next.half + if both_tallies { gap } else { 0.0 };
            next.middle() - self.middle() < room
        }
    }
    let mut pools: Vec<Pool> = Vec::new();
    for (index, spot) in spots.iter().enumerate() {
        let mut pool = Pool { sum: spot.x, half: f64::from(spot.half), from: index, to: index + 1 };
        while let Some(last) = pools.pop_if(|last| last.overlaps(&pool, gap)) {
            let half = half_tally(pool.to - last.from);
            pool = Pool { sum: last.sum + pool.sum, half, from: last.from, to: pool.to };
        }
        pools.push(pool);
    }
    pools.into_iter().filter_map(|pool| spots.get(pool.from..pool.to))
}

/// Moves each tally of one year to the middle of that year, unless it would touch its neighbours.
fn settle(groups: &mut [Group], scale: &Scale) {
    for index in 0..groups.len() {
        let Some(x) = groups.get(index).and_then(|group| middle_of_year(group, scale)) else { continue };
        let free = |other: Option<&Group>| match (other, groups.get(index)) {
            (Some(other), Some(group)) => (other.x - x).abs() >= other.half() + group.half(),
            _ => true,
        };
        if free(index.checked_sub(1).and_then(|before| groups.get(before))) && free(groups.get(index + 1)) {
            groups[index].x = x;
        }
    }
}

fn middle_of_year(group: &Group, scale: &Scale) -> Option<f64> {
    let [first, .., last] = group.spots.as_slice() else { return None };
    // Half a day inwards: "by 2011" ends, and "2012 or later" begins, where two years meet.
    let year = |x: f64, inwards: f64| Day((scale.day_at(x) + inwards).floor() as i32).civil().year;
    let (first, last) = (year(first.x, 0.5), year(last.x, -0.5));
    if first != last || !(-1_000_000..=1_000_000).contains(&first) {
        return None;
    }
    let (start, end) = (Day::start_of_year(first).0, Day::end_of_year(first).0 + 1);
    let x = scale.x(f64::from(start) + f64::from(end - start) / 2.0);
    (scale.left..=scale.right).contains(&x).then_some(x)
}

/// The order of a date in a chronology: by day, "by then" before "then" before "then or later".
pub(super) fn order(form: &Form) -> i64 {
    let earliest = |parts: &[Part]| parts.iter().map(|part| part.earliest).min().unwrap_or(Day::MAX);
    let (day, rank) = match form {
        Form::OrEarlier(part) => (part.latest, 0),
        Form::OrLater(part) => (part.earliest, 2),
        Form::Within(part) => (part.earliest, 1),
        Form::Interval(start, end) => (start.part().or(end.part()).map_or(Day::MAX, |p| p.earliest), 1),
        Form::OneOf(parts) | Form::AllOf(parts) => (earliest(parts), 1),
    };
    i64::from(day.0) * 4 + rank
}
