//! The outlines that the widget carries. `static/outlines/make.mjs` makes them and tells their format.

use super::{Bounds, Frame, Rect};

const COUNTRIES: &str = include_str!("../../../static/outlines/world.txt");
const INSETS: &str = include_str!("../../../static/outlines/insets.txt");

/// What the map of the world shows: all inhabited land.
pub const WORLD: Bounds = Bounds { west: -180.0, south: -56.0, east: 180.0, north: 78.0 };

/// Closed rings as SVG path data of whole numbers: longitude, and latitude turned over.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outline {
    /// The path data.
    pub path: &'static str,
    /// How many of its steps make a degree.
    pub steps: f64,
}

/// A country with a map of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Inset {
    /// Its name in English, Spanish and Vietnamese.
    pub names: [&'static str; 3],
    /// What its map shows.
    pub bounds: Bounds,
    /// The country.
    pub own: Outline,
    /// The land around it.
    pub around: Outline,
}

/// All land, coarse.
#[must_use]
pub fn world() -> Outline {
    Outline { path: COUNTRIES, steps: 4.0 }
}

impl Outline {
    /// The country of the world that a latitude and longitude are in, coarse.
    #[must_use]
    pub fn country(at: [f64; 2]) -> Option<Outline> {
        let countries = COUNTRIES.lines().map(|path| Outline { path, ..world() });
        countries.into_iter().find(|outline| outline.holds(at, 0.0))
    }

    /// Whether a latitude and longitude are inside, or outside by no more than some degrees: towns
    /// on a coast may fall into the sea of a simplified outline.
    #[must_use]
    pub fn holds(&self, [lat, lon]: [f64; 2], slack: f64) -> bool {
        let (rings, at) = (self.rings(), (lon * self.steps, -lat * self.steps));
        let near = |ring: &Vec<Point>| sides(ring).any(|side| distance(at, side) < slack * self.steps);
        is_inside(&rings, at) || rings.iter().any(near)
    }

    /// What it covers of a map.
    #[must_use]
    pub fn drawn(&self, frame: &Frame) -> Drawn {
        let [across, down, x, y] = frame.matrix(self.steps);
        let mut rings = self.rings();
        rings.iter_mut().flatten().for_each(|at| *at = (at.0 * across + x, at.1 * down + y));
        Drawn { rings }
    }

    /// The rings in steps: absolute points.
    fn rings(&self) -> Vec<Vec<Point>> {
        self.path.split('M').map(numbers).filter(|ring| !ring.is_empty()).map(summed).collect()
    }
}

impl Inset {
    /// Whether a latitude and longitude are in the country, or within some degrees of it.
    #[must_use]
    pub fn holds(&self, at: [f64; 2], slack: f64) -> bool {
        self.bounds.hold(at) && self.own.holds(at, slack)
    }
}

/// An outline in the pixels of a map.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    rings: Vec<Vec<Point>>,
}

impl Drawn {
    /// Whether a rectangle has a corner of it inside, or its middle on it.
    #[must_use]
    pub fn meets(&self, rect: &Rect) -> bool {
        let has = |at: &Point| rect.meets(&Rect::around(*at, 0.0));
        self.rings.iter().flatten().any(has) || is_inside(&self.rings, rect.middle())
    }
}

type Point = (f64, f64);

/// The sides of a ring.
fn sides(ring: &[Point]) -> impl Iterator<Item = (Point, Point)> + '_ {
    let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
    before.copied().zip(ring.iter().copied())
}

/// Whether a line from the point to the east crosses an odd number of sides.
fn is_inside(rings: &[Vec<Point>], (x, y): Point) -> bool {
    let crossed = |&((ax, ay), (bx, by)): &(Point, Point)| {
        (ay > y) != (by > y) && x < ax + (y - ay) / (by - ay) * (bx - ax)
    };
    rings.iter().map(|ring| sides(ring).filter(crossed).count()).sum::<usize>() % 2 == 1
}

/// The pairs of numbers in path data; a minus begins a number as a space does.
fn numbers(data: &str) -> Vec<Point> {
    let spaced = data.replace('-', " -");
    let numbers = spaced.split(|c: char| !c.is_ascii_digit() && c != '-').filter_map(|n| n.parse().ok());
    let numbers: Vec<i32> = numbers.collect();
    numbers.chunks_exact(2).map(|pair| (f64::from(pair[0]), f64::from(pair[1]))).collect()
}

/// Moves summed up to points.
fn summed(moves: Vec<Point>) -> Vec<Point> {
    let mut at = (0.0, 0.0);
    let step = |(x, y): Point| {
        at = (at.0 + x, at.1 + y);
        at
    };
    moves.into_iter().map(step).collect()
}

/// From a point to the nearest of a side.
fn distance((x, y): Point, ((ax, ay), (bx, by)): (Point, Point)) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { ((x - ax) * dx + (y - ay) * dy) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    let (x, y) = (x - ax - along * dx, y - ay - along * dy);
    (x * x + y * y).sqrt()
}

/// The countries with a map of their own.
#[must_use]
pub fn insets() -> Vec<Inset> {
    INSETS.lines().filter_map(inset).collect()
}

fn inset(line: &'static str) -> Option<Inset> {
    let mut fields = line.split('\t');
    let mut names = fields.next()?.split('/');
    let edges = fields.next()?.split(' ').filter_map(|edge| edge.parse::<i32>().ok());
    let mut edges = edges.map(|edge| f64::from(edge) / 10.0);
    let outline = |path| Outline { path, steps: 40.0 };
    Some(Inset {
        names: [names.next()?, names.next()?, names.next()?],
        bounds: Bounds {
            west: edges.next()?,
            south: edges.next()?,
            east: edges.next()?,
            north: edges.next()?,
        },
        own: outline(fields.next()?),
        around: outline(fields.next()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HAVANA: [f64; 2] = [23.13, -82.38];
    const HANOI: [f64; 2] = [21.03, 105.85];
    const MIAMI: [f64; 2] = [25.76, -80.19];

    #[test]
    fn a_capital_is_in_its_country_and_in_no_other() {
        let insets = insets();
        let own = |name: &str| insets.iter().find(|inset| inset.names[0] == name).map(|inset| inset.own);
        for (name, here, there) in [("Cuba", HAVANA, HANOI), ("Vietnam", HANOI, HAVANA)] {
            assert!(own(name).is_some_and(|own| own.holds(here, 0.2)), "{name}");
            assert!(own(name).is_some_and(|own| !own.holds(there, 0.2)), "{name}");
        }
        assert!(own("Cuba").is_some_and(|own| !own.holds(MIAMI, 0.2)), "over the strait");
    }

    #[test]
    fn the_coarse_countries_are_found_by_their_middles() {
        for middle in [[35.86, 104.2], [21.52, -77.78], [14.06, 108.28], [61.5, 105.3], [-25.3, 133.8]] {
            assert!(Outline::country(middle).is_some_and(|one| one.path.len() < 3000), "{middle:?}");
        }
        assert_ne!(Outline::country([35.86, 104.2]), Outline::country([61.5, 105.3]));
        assert_eq!(Outline::country([0.0, -30.0]), None, "the Atlantic");
    }

    #[test]
    fn slack_is_measured_in_degrees_from_the_coast() {
        let square = Outline { path: "M0 0l40 0 0-40-40 0z", steps: 40.0 };
        assert!(square.holds([0.5, 0.5], 0.0));
        assert!(!square.holds([0.5, 1.1], 0.0));
        assert!(square.holds([0.5, 1.1], 0.2));
        assert!(!square.holds([0.5, 1.3], 0.2));
    }

    #[test]
    fn the_outlines_are_path_data_and_nothing_else() {
        for outline in insets().iter().flat_map(|inset| [inset.own, inset.around]).chain([world()]) {
            assert!(outline.path.chars().all(|c| "Mlz- \n0123456789".contains(c)));
            let on_globe =
                |at: &Point| at.0.abs() <= 180.0 * outline.steps && at.1.abs() <= 90.0 * outline.steps;
            assert!(outline.rings().iter().flatten().all(on_globe));
        }
        assert!(insets().iter().all(|inset| inset.own.path.len() > 500), "in detail");
    }

    #[test]
    fn the_frame_of_an_inset_holds_the_country() {
        for inset in insets() {
            let corners = inset.own.rings().concat();
            assert!(
                corners.iter().all(|(x, y)| inset.bounds.hold([-y / 40.0, x / 40.0])),
                "{:?}",
                inset.names
            );
        }
    }

    #[test]
    fn a_drawn_outline_meets_what_lies_on_it_or_reaches_over_its_corners() {
        let square = Outline { path: "M0 0l40 0 0-40-40 0z", steps: 40.0 };
        let frame = Frame::new(Bounds { west: -1.0, south: -1.0, east: 2.0, north: 2.0 }, 300.0);
        let drawn = square.drawn(&frame);
        let (x, y) = frame.at([0.5, 0.5]);
        assert!(drawn.meets(&Rect::around((x, y), 10.0)), "inside");
        assert!(drawn.meets(&Rect::around(frame.at([1.1, 1.1]), 15.0)), "over a corner");
        assert!(!drawn.meets(&Rect::around(frame.at([1.5, 1.5]), 15.0)), "outside");
    }
}
