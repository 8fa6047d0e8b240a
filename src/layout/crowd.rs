//! Crowding: which events of a lane stand so close that only their number can be shown.

use super::marks::{HALF, half_tally};
use super::{Options, Scale};
use crate::dataset::{Day, Form, Part};

/// Things drawn wider than this have a place of their own beside marks that stand over them.
const WIDE: f64 = 60.0;

/// An event at its place in a lane: as little as crowding needs to know of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The middle of what it takes up.
    pub(super) x: f64,
    /// Half of what it takes up.
    pub(super) half: f64,
    /// Long bands and bars do not crowd with marks.
    pub(super) wide: bool,
    /// Its dashes towards earlier and towards later days.
    pub(super) soft: (bool, bool),
    /// Its order in a chronology.
    pub(super) order: (Day, u8, u32),
    /// The day that stands for it.
    pub(super) day: Day,
    /// Its index among the items.
    pub(super) item: usize,
}

/// Events that share a mark.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Its events from left to right, never none.
    pub(super) spots: Vec<Spot>,
    /// The middle of their places.
    pub(super) x: f64,
}

impl Spot {
    /// Half of what an event takes up, and whether it is wide.
    pub(super) fn room(core: (f64, f64)) -> (f64, bool) {
        let width = core.1 - core.0;
        if width > WIDE { (HALF, true) } else { (width / 2.0, false) }
    }
}

impl Group {
    fn of(spots: &[Spot]) -> Self {
        let sum: f64 = spots.iter().map(|spot| spot.x).sum();
        Group { spots: spots.to_vec(), x: sum / spots.len().max(1) as f64 }
    }

    /// Takes in the events of another.
    pub(super) fn join(&mut self, other: Group) {
        self.spots.extend(other.spots);
        sort(&mut self.spots);
        *self = Group::of(&self.spots);
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
            [only] => only.half,
            spots => half_tally(spots.len()),
        }
    }
}

/// Sorts events from left to right.
pub(super) fn sort(spots: &mut [Spot]) {
    spots.sort_by(|a, b| a.x.total_cmp(&b.x).then_with(|| a.order.cmp(&b.order)));
}

/// Groups the events of a lane.
pub(super) fn crowd(mut spots: Vec<Spot>, scale: &Scale, options: &Options) -> Vec<Group> {
    let year = scale.day_width() * super::scale::YEAR;
    let stacks = year >= options.stack_from;
    sort(&mut spots);
    let (wide, narrow): (Vec<Spot>, Vec<Spot>) = spots.into_iter().partition(|spot| spot.wide);
    let mut groups = Vec::new();
    for (spots, stacks) in [(narrow, stacks), (wide, true)] {
        for range in pool(&spots, options.gap) {
            let spots = &spots[range];
            if stacks && spots.len() <= options.max_rows {
                groups.extend(spots.iter().map(|spot| Group::of(std::slice::from_ref(spot))));
            } else {
                groups.push(Group::of(spots));
            }
        }
    }
    groups.sort_by(|a, b| a.x.total_cmp(&b.x));
    // Where a tally covers its year, the tallies of one year stand under each other.
    if year <= 2.0 * super::marks::HALF_TALLY {
        settle(&mut groups, scale);
    }
    groups
}

/// Pools neighbours that would overlap, from left to right; a pool stands at the mean of its places.
fn pool(spots: &[Spot], gap: f64) -> Vec<std::ops::Range<usize>> {
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
        let mut pool = Pool { sum: spot.x, half: spot.half, from: index, to: index + 1 };
        while let Some(last) = pools.pop_if(|last| last.overlaps(&pool, gap)) {
            let half = half_tally(pool.to - last.from);
            pool = Pool { sum: last.sum + pool.sum, half, from: last.from, to: pool.to };
        }
        pools.push(pool);
    }
    pools.into_iter().map(|pool| pool.from..pool.to).collect()
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
    let days = group.spots.iter().map(|spot| spot.day);
    let (first, last) = (days.clone().min()?.civil().year, days.max()?.civil().year);
    if !group.is_tally() || first != last || !(-1_000_000..=1_000_000).contains(&first) {
        return None;
    }
    let start = Day::start_of_year(first).0;
    let middle = f64::from(start) + f64::from(Day::end_of_year(first).0 + 1 - start) / 2.0;
    let x = scale.x(middle);
    (scale.left..=scale.right).contains(&x).then_some(x)
}

/// The order of a date in a chronology: "by then" before "then" before "then or later".
pub(super) fn order(form: &Form) -> (Day, u8) {
    match form {
        Form::OrEarlier(part) => (part.latest, 0),
        Form::OrLater(part) => (part.earliest, 2),
        Form::Within(part) => (part.earliest, 1),
        Form::Interval(start, end) => (start.part().or(end.part()).map_or(Day::MAX, |p| p.earliest), 1),
        Form::OneOf(parts) | Form::AllOf(parts) => {
            (parts.iter().map(|part| part.earliest).min().unwrap_or(Day::MAX), 1)
        }
    }
}

/// The day that stands for a date: its firm edge, or the middle of what it may mean.
pub(super) fn middle_day(form: &Form) -> Day {
    let middle = |part: &Part| {
        let (a, b) = (i64::from(part.earliest.0), i64::from(part.latest.0));
        match (part.earliest, part.latest) {
            (Day::MIN, day) | (day, Day::MAX) => day,
            _ => Day(i32::try_from((a + b).div_euclid(2)).unwrap_or(0)),
        }
    };
    match form {
        Form::OrEarlier(part) => part.latest,
        Form::OrLater(part) => part.earliest,
        Form::Within(part) => middle(part),
        Form::Interval(start, end) => start.part().or(end.part()).map_or(Day::MAX, middle),
        Form::OneOf(parts) | Form::AllOf(parts) => {
            parts.iter().map(middle).min().unwrap_or(Day::MAX)
        }
    }
}
