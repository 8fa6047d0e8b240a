//! Where the names of places stand: beside their marks, clear of each other and of all marks.

use super::Rect;

/// Between a name and anything else.
const GAP: f64 = 4.0;
/// A name without a mark moves away from its point in such steps.
const STEP: f64 = 14.0;

/// A name to be placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// What it names.
    pub mark: Rect,
    /// Where the mark is only a point and nothing is drawn there, how far in pixels the name may move
    /// away from it.
    pub reach: Option<f64>,
    /// The sizes that it may have, the best first: on one line, on two, on three.
    pub sizes: Vec<(f64, f64)>,
}

/// The side of its mark that a name stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// East of it.
    Right,
    /// West of it.
    Left,
    /// North of it.
    Above,
    /// South of it.
    Below,
    /// Near a point that has no mark.
    Near,
}

/// Where a name stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Name {
    /// The room that it takes.
    pub rect: Rect,
    /// On which side.
    pub side: Beside,
    /// Which of its sizes it has.
    pub size: usize,
}

/// Which marks meet one before them that does not itself: they would heap up.
#[must_use]
pub fn crowded(marks: &[Rect]) -> Vec<bool> {
    let mut clear: Vec<&Rect> = Vec::new();
    let mut is_crowded = |mark| {
        let meets = clear.iter().any(|other| other.meets(mark));
        if !meets {
            clear.push(mark);
        }
        meets
    };
    marks.iter().map(&mut is_crowded).collect()
}

/// Places names in a drawing of this size, the first wanted first; nothing for one that has no
/// room. Of the places that are free a name takes the first of those with the least `cost`.
#[must_use]
pub fn place_names(area: (f64, f64), wanted: &[Wanted], cost: impl Fn(&Rect) -> u8) -> Vec<Option<Name>> {
    let mut taken: Vec<Rect> = wanted.iter().filter(|one| one.reach.is_none()).map(|one| one.mark).collect();
    let mut names = vec![None; wanted.len()];
    // Names beside a mark have fewer places to go to.
    for bare in [false, true] {
        for (name, one) in names.iter_mut().zip(wanted).filter(|(_, one)| one.reach.is_some() == bare) {
            let is_free = |name: &Name| {
                // A hair less than the gap, which it has from its own mark to the last digit.
                let room = name.rect.grown(GAP - 0.01);
                name.rect.is_within(area) && !taken.iter().any(|other| room.meets(other))
            };
            *name = cheapest(candidates(one).filter(is_free), &cost);
            taken.extend(name.iter().map(|name| name.rect));
        }
    }
    names
}

/// The first name with the least cost; does not look further than one that costs nothing.
fn cheapest(names: impl Iterator<Item = Name>, cost: impl Fn(&Rect) -> u8) -> Option<Name> {
    let mut best: Option<(u8, Name)> = None;
    for name in names {
        let cost = cost(&name.rect);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, name));
        }
        if cost == 0 {
            break;
        }
    }
    best.map(|(_, name)| name)
}

fn candidates(wanted: &Wanted) -> Box<dyn Iterator<Item = Name> + '_> {
    let sizes = || wanted.sizes.iter().copied().enumerate();
    let Some(reach) = wanted.reach else {
        let sides = [Beside::Right, Beside::Left, Beside::Above, Beside::Below];
        return Box::new(sizes().flat_map(move |(index, size)| {
            sides.map(|side| Name { rect: beside(wanted.mark, size, side), side, size: index })
        }));
    };
    Box::new((0..=(reach / STEP) as i32).flat_map(move |ring| {
        sizes().flat_map(move |(index, size)| {
            let around = ring_around(wanted.mark.middle(), size, ring);
            around.map(move |rect| Name { rect, side: Beside::Near, size: index })
        })
    }))
}

fn beside(mark: Rect, (width, height): (f64, f64), side: Beside) -> Rect {
    let (x, y) = mark.middle();
    let (left, top) = (x - width / 2.0, y - height / 2.0);
    let (x, y) = match side {
        Beside::Right => (mark.x + mark.width + GAP, top),
        Beside::Left => (mark.x - GAP - width, top),
        Beside::Above => (left, mark.y - GAP - height),
        Beside::Below => (left, mark.y + mark.height + GAP),
        Beside::Near => (left, top),
    };
    Rect { x, y, width, height }
}

/// East first, then round; a diagonal goes as far as the others.
#[rustfmt::skip]
const DIRECTIONS: [(f64, f64); 8] =
    [(1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7), (-1.0, 0.0), (-0.7, -0.7), (0.0, -1.0), (0.7, -0.7)];

/// Places around a point, so many steps away; none is the point itself.
fn ring_around((x, y): (f64, f64), (width, height): (f64, f64), ring: i32) -> impl Iterator<Item = Rect> {
    let away = f64::from(ring) * STEP;
    let directions = if ring == 0 { &[(0.0, 0.0)][..] } else { &DIRECTIONS[..] };
    // It begins beside the point, by half of the name, so that a step moves it away from there.
    directions.iter().map(move |(east, south)| Rect {
        x: x + east * (away + width / 2.0) - width / 2.0,
        y: y + south * (away + height / 2.0) - height / 2.0,
        width,
        height,
    })
}
