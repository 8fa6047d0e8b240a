//! Crowding: which events of a lane stand so close that only their number can be shown.
//!
//! Events are sorted into strips of a pixel first, so that what follows costs as much as the plot is
//! wide, however many events there are.

use super::shape::{HALF_TALLY, Place, half_tally};
use super::{Options, Scale, YEAR};
use crate::dataset::Order;
use crate::dataset::{Day, Form, Part};

/// An event at its place in a lane: as little as crowding needs to know of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The middle of what it takes up, in fine pixels.
    x: i32,
    /// Half of what it takes up.
    half: f32,
    member: Member,
    traits: Traits,
}

/// Places are added up in whole fine pixels: the sum is the same in any order.
const FINE: f64 = 1024.0;

impl Spot {
    pub(super) fn new(place: &Place, member: Member, hollow: bool) -> Self {
        let traits = Traits { soft: place.soft, hollow };
        Spot { x: (place.x * FINE) as i32, half: place.half as f32, member, traits }
    }
}

/// An event among others. Members are in the order of a chronology; the event breaks ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub(super) order: i64,
    pub(super) event: u32,
    /// Its index among the items.
    pub(super) item: u32,
}

/// What several events have in common or at least one of them has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Traits {
    /// One has dashes towards earlier, one towards later days.
    pub(super) soft: (bool, bool),
    /// All are hollow.
    pub(super) hollow: bool,
}

impl Traits {
    fn add(&mut self, other: Self) {
        self.soft = (self.soft.0 || other.soft.0, self.soft.1 || other.soft.1);
        self.hollow &= other.hollow;
    }
}

/// Events that share a mark.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// Where it stands: in the middle of the places of its events, unless it was moved.
    pub(super) x: f64,
    /// The first of its events in a chronology.
    pub(super) first: Member,
    /// Its events, in any order; never none.
    pub(super) events: Vec<u32>,
    pub(super) traits: Traits,
    /// A single event drawn as a long band or bar.
    pub(super) long: bool,
    crowd: Crowd,
}

impl Group {
    pub(super) fn is_tally(&self) -> bool {
        self.events.len() > 1
    }

    /// Takes in the events of another.
    pub(super) fn add(&mut self, other: &Self) {
        self.events.extend(&other.events);
        self.crowd.add(&other.crowd);
        self.x = self.crowd.middle();
        self.first = self.first.min(other.first);
        self.traits.add(other.traits);
        self.long = false;
    }
}

/// The places of some events, summed up.
#[derive(Debug, Clone, Copy)]
struct Crowd {
    count: u32,
    /// The sum of the places.
    sum: i64,
    /// The leftmost and the rightmost place.
    ends: (i32, i32),
    /// Half of what a single one takes up.
    single: f32,
}

impl Crowd {
    fn of(spot: &Spot) -> Self {
        Crowd { count: 1, sum: spot.x.into(), ends: (spot.x, spot.x), single: spot.half }
    }

    fn add(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.ends = (self.ends.0.min(other.ends.0), self.ends.1.max(other.ends.1));
    }

    fn middle(&self) -> f64 {
        self.sum as f64 / FINE / f64::from(self.count)
    }

    fn half(&self) -> f64 {
        if self.count == 1 { self.single.into() } else { half_tally(self.count as usize) }
    }

    /// Whether the next one to the right would overlap; tallies keep a distance as well.
    fn meets(&self, next: &Crowd, gap: f64) -> bool {
        let gap = if self.count > 1 && next.count > 1 { gap } else { 0.0 };
        next.middle() - self.middle() < self.half() + next.half() + gap
    }
}

/// The events of a lane: those of the size of a mark, and long bands and bars. Marks may stand over
/// a bar, in another row, so the two do not crowd each other.
#[derive(Debug, Default)]
pub(super) struct Spots {
    pub(super) short: Vec<Spot>,
    pub(super) long: Vec<Spot>,
}

/// Groups the events of a lane, from left to right.
pub(super) fn crowd(spots: &Spots, scale: &Scale, options: &Options) -> Vec<Group> {
    let year = scale.day_width() * YEAR;
    let mut groups = Vec::new();
    for (spots, long) in [(&spots.short, false), (&spots.long, true)] {
        let stacks = long || year >= options.stack_from;
        let (runs, sorted) = runs(spots, scale);
        for pool in pool(runs, options.gap) {
            let members = sorted.get(pool.from..pool.to).unwrap_or_default();
            if stacks && members.len() <= options.max_rows {
                let singles = members.iter().filter_map(|sorted| spots.get(sorted.spot as usize));
                groups.extend(singles.map(|spot| Run::of(spot).into_group(vec![spot.member.event], long)));
            } else {
                groups.push(pool.into_group(members.iter().map(|sorted| sorted.event).collect(), long));
            }
        }
    }
    groups.order_by(|a, b| a.x.total_cmp(&b.x).then_with(|| a.first.cmp(&b.first)));
    // Where a tally covers its year, the tallies of one year stand under each other.
    if year <= 2.0 * HALF_TALLY {
        settle(&mut groups, scale);
    }
    groups
}

/// An event in the order of pixels.
#[derive(Debug, Clone, Copy, Default)]
struct Sorted {
    spot: u32,
    event: u32,
}

/// Neighbours, summed up; they are those from one index to another of the sorted events.
#[derive(Debug, Clone, Copy)]
struct Run {
    crowd: Crowd,
    first: Member,
    traits: Traits,
    from: usize,
    to: usize,
}

impl Run {
    fn of(spot: &Spot) -> Self {
        Run { crowd: Crowd::of(spot), first: spot.member, traits: spot.traits, from: 0, to: 0 }
    }

    fn add(&mut self, other: &Self) {
        self.crowd.add(&other.crowd);
        self.first = self.first.min(other.first);
        self.traits.add(other.traits);
        self.to = other.to;
    }

    fn into_group(self, events: Vec<u32>, long: bool) -> Group {
        let long = long && events.len() == 1;
        let Run { crowd, first, traits, .. } = self;
        Group { x: crowd.middle(), first, events, traits, long, crowd }
    }
}

/// The runs of events that stand in one pixel, from left to right, and the events in that order.
fn runs(spots: &[Spot], scale: &Scale) -> (Vec<Run>, Vec<Sorted>) {
    if spots.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let last = scale.width().clamp(1.0, 20_000.0) as usize;
    let left = (scale.left * FINE) as i32;
    let strip = |spot: &Spot| ((spot.x - left).max(0) as usize / FINE as usize).min(last);
    let mut strips: Vec<Option<Run>> = vec![None; last + 1];
    for spot in spots {
        match &mut strips[strip(spot)] {
            Some(run) => run.add(&Run::of(spot)),
            none => *none = Some(Run::of(spot)),
        }
    }
    let mut end = 0;
    for run in strips.iter_mut().flatten() {
        (run.from, run.to) = (end, end);
        end += run.crowd.count as usize;
    }
    let mut sorted = vec![Sorted::default(); spots.len()];
    for (index, spot) in (0u32..).zip(spots) {
        if let Some(run) = &mut strips[strip(spot)] {
            sorted[run.to] = Sorted { spot: index, event: spot.member.event };
            run.to += 1;
        }
    }
    (strips.into_iter().flatten().collect(), sorted)
}

/// Pools runs that would overlap, from left to right; a pool stands in the middle of its places.
fn pool(runs: Vec<Run>, gap: f64) -> Vec<Run> {
    let mut pools: Vec<Run> = Vec::new();
    for mut pool in runs {
        while let Some(mut last) = pools.pop_if(|last| last.crowd.meets(&pool.crowd, gap)) {
            last.add(&pool);
            pool = last;
        }
        pools.push(pool);
    }
    pools
}

/// Moves each tally of one year to the middle of that year, unless it would touch its neighbours.
fn settle(groups: &mut [Group], scale: &Scale) {
    for index in 0..groups.len() {
        let Some(x) = groups.get(index).and_then(|group| middle_of_year(group, scale)) else { continue };
        let free = |other: Option<&Group>| match (other, groups.get(index)) {
            (Some(other), Some(group)) => (other.x - x).abs() >= other.crowd.half() + group.crowd.half(),
            _ => true,
        };
        if free(index.checked_sub(1).and_then(|before| groups.get(before))) && free(groups.get(index + 1)) {
            groups[index].x = x;
        }
    }
}

fn middle_of_year(group: &Group, scale: &Scale) -> Option<f64> {
    // Half a day inwards: "by 2011" ends, and "2012 or later" begins, where two years meet.
    let year = |x: f64, inwards: f64| Day((scale.day_at(x) + inwards).floor() as i32).civil().year;
    let ends = group.crowd.ends;
    let (first, last) = (year(f64::from(ends.0) / FINE, 0.5), year(f64::from(ends.1) / FINE, -0.5));
    if !group.is_tally() || first != last || !(-1_000_000..=1_000_000).contains(&first) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spot(event: u32, x: f64) -> Spot {
        let member = Member { order: -i64::from(event), event, item: event };
        Spot::new(&Place { x, half: 8.0, long: false, soft: (false, false) }, member, false)
    }

    proptest! {
        #[test]
        fn what_overlaps_is_counted_and_what_does_not_is_not(
            xs in prop::collection::vec(8f64..892.0, 1..200), whole: bool,
        ) {
            let xs: Vec<f64> = xs.into_iter().map(|x| if whole { x.round() } else { x }).collect();
            let scale = Scale { from: 0.0, to: 9e6, left: 0.0, right: 900.0 };
            let short = (0..).zip(&xs).map(|(event, x)| spot(event, *x)).collect();
            let groups = crowd(&Spots { short, long: Vec::new() }, &scale, &Options::default());
            let mut events: Vec<u32> = groups.iter().flat_map(|group| group.events.clone()).collect();
            events.sort_unstable();
            prop_assert_eq!(events, (0..xs.len() as u32).collect::<Vec<_>>());
            for pair in groups.windows(2) {
                let halves = pair[0].crowd.half() + pair[1].crowd.half();
                prop_assert!(pair[1].x - pair[0].x >= halves - 0.01, "{pair:?}");
            }
            for group in &groups {
                let places = || group.events.iter().map(|event| xs[*event as usize]);
                let mean = places().sum::<f64>() / group.events.len() as f64;
                prop_assert!((group.x - mean).abs() < 0.01 || group.is_tally(), "{group:?}");
                prop_assert_eq!(Some(&group.first.event), group.events.iter().max());
                let alone = |x: f64| xs.iter().filter(|other| (x - **other).abs() < 20.0).count() == 1;
                prop_assert!(!group.is_tally() || !places().any(alone), "{group:?}");
            }
        }
    }

    #[test]
    fn the_square_of_a_tally_has_room_for_its_figures() {
        assert_eq!((half_tally(2), half_tally(99)), (HALF_TALLY, HALF_TALLY));
        // 8.35 px for each bold figure of 12 px, 4 for a separator, and some air.
        assert!(2.0 * half_tally(100) > 3.0 * 8.35 + 3.0);
        assert!(2.0 * half_tally(12_345) > 5.0 * 8.35 + 6.0);
    }
}
