//! The form of a mark: what each kind of date looks like at a given scale.
//!
//! "Shape is the kind, form is the certainty": this module turns what is known of a date into the
//! form that says just that, clipped to the plot. It never draws more precision than there is.

use super::drawn::{Band, Bar, Drawn, Edge, STRIPS, Tip};
use super::fade::{self, Fade};
use super::shape::{HALF, Place, Shape, around, half_tally};
use super::spread::spread;
use super::{Scale, Side};
use crate::dataset::{Day, End, Form, Order, Part, Precision};

/// The width of the widest silhouette; a narrower band would not show beside it.
const SILHOUETTE: f64 = 13.0;
/// From the box of a mark to its dashes.
const TO_FADE: f64 = 1.0;
/// From the box of a tally to its dashes.
const TALLY_TO_FADE: f64 = 2.0;
/// How far a mark may stand from its place without a word about it.
const MOVED: f64 = 2.0;

/// Whether a date has an end that is known, so that it can be placed at all.
#[must_use]
pub fn is_dated(form: &Form) -> bool {
    form.anchor().is_some()
}

/// A day as a place in time; `after` is 1 for its end.
fn day(day: Day, after: f64) -> f64 {
    match day {
        Day::MIN => f64::NEG_INFINITY,
        Day::MAX => f64::INFINITY,
        Day(number) => f64::from(number) + after,
    }
}

/// `x` moved between two limits, which may not leave room: then between them.
fn inside(x: f64, low: f64, high: f64) -> f64 {
    if low > high { (low + high) / 2.0 } else { x.clamp(low, high) }
}

/// Lays dates over a scale.
pub(super) struct Pen {
    scale: Scale,
    day_width: f64,
    /// The least distance between dates on which sources disagree.
    apart: f64,
}

impl Pen {
    pub(super) fn new(scale: &Scale, apart: f64) -> Self {
        Pen { scale: *scale, day_width: scale.day_width(), apart }
    }

    /// The form of a date; none when it does not touch the range in view or has no known end.
    pub(super) fn shape(&self, form: &Form) -> Option<Shape> {
        match form {
            Form::Within(part) => self.within(part),
            Form::OrLater(part) => self.bounded(part, true),
            Form::OrEarlier(part) => self.bounded(part, false),
            Form::OneOf(parts) => self.or(parts),
            Form::AllOf(parts) => self.each(parts),
            Form::Interval(start, end) => self.interval(start, end),
        }
    }

    /// The place of a date: the same as that of its shape, but quick where there is no more to it
    /// than a mark.
    pub(super) fn place(&self, form: &Form) -> Option<Place> {
        let mark = |x, soft| Some(Place { x, half: HALF, long: false, soft });
        match form {
            Form::Within(part) => {
                let span = self.span(part);
                if !self.touches(span) {
                    return None;
                }
                match self.band(part) {
                    Some(band) => {
                        let x = self.inside(band.middle());
                        Some(Place::of(x, around(x, &[band.extent()]), (false, false)))
                    }
                    None => mark(self.inside((span.0 + span.1) / 2.0), (false, false)),
                }
            }
            Form::OrLater(part) => mark(self.fade_x(self.firm_edge(part, true)?, true), (false, true)),
            Form::OrEarlier(part) => mark(self.fade_x(self.firm_edge(part, false)?, false), (true, false)),
            _ => self.shape(form).map(|shape| shape.place()),
        }
    }

    /// The shape of a tally of `count` events around `x`.
    pub(super) fn tally(&self, x: f64, count: usize, soft: (bool, bool)) -> Shape {
        let Scale { left, right, .. } = self.scale;
        let half = half_tally(count);
        let room = |soft| if soft { half + TALLY_TO_FADE + fade::SHORTEST } else { half };
        let at = inside(x, left + room(soft.0), right - room(soft.1));
        let earlier = soft.0.then(|| Fade::earlier(at - half - TALLY_TO_FADE, left));
        let later = soft.1.then(|| Fade::later(at + half + TALLY_TO_FADE, right));
        let core = (at - half, at + half);
        Shape {
            x: at,
            extent: (earlier.map_or(core.0, |f| f.far), later.map_or(core.1, |f| f.far)),
            core,
            drawn: Drawn::Tally { width: 2.0 * half, earlier, later },
            beyond: None,
        }
    }

    fn x(&self, day: f64) -> f64 {
        self.scale.left + (day - self.scale.from) * self.day_width
    }

    fn span(&self, part: &Part) -> (f64, f64) {
        (self.x(day(part.earliest, 0.0)), self.x(day(part.latest, 1.0)))
    }

    fn touches(&self, (x0, x1): (f64, f64)) -> bool {
        x0 < self.scale.right && x1 > self.scale.left
    }

    fn clip(&self, x: f64) -> f64 {
        x.clamp(self.scale.left, self.scale.right)
    }

    fn inside(&self, x: f64) -> f64 {
        inside(x, self.scale.left + HALF, self.scale.right - HALF)
    }

    /// A mark with what else is drawn around it.
    fn mark(&self, place: f64, drawn: Drawn, more: &[(f64, f64)]) -> Shape {
        let x = self.inside(place);
        let core = around(x, more);
        Shape { x, extent: core, core, drawn, beyond: self.beyond(place) }
    }

    /// The side on which a place is out of view.
    fn beyond(&self, place: f64) -> Option<Side> {
        match place {
            place if place < self.scale.left => Some(Side::Left),
            place if place > self.scale.right => Some(Side::Right),
            _ => None,
        }
    }

    fn within(&self, part: &Part) -> Option<Shape> {
        let (x0, x1) = self.span(part);
        if !self.touches((x0, x1)) {
            return None;
        }
        if let Some(band) = self.band(part) {
            return Some(self.mark(band.middle(), Drawn::Band(band), &[band.extent()]));
        }
        let exact = part.precision == Precision::Day && !part.uncertain;
        let drawn = if exact { Drawn::Needle } else { Drawn::Plain };
        Some(self.mark((x0 + x1) / 2.0, drawn, &[]))
    }

    /// The band of a part, when it shows beside a mark. That of an approximate one always does.
    fn band(&self, part: &Part) -> Option<Band> {
        let (mut x0, mut x1) = self.span(part);
        if part.approximate {
            let more = (2.0 * HALF - (x1 - x0)).max(0.0) / 2.0;
            (x0, x1) = (x0 - more, x1 + more);
        } else if part.precision == Precision::Day || x1 - x0 < SILHOUETTE {
            return None;
        }
        let Scale { left, right, .. } = self.scale;
        let (from, to) = (self.clip(x0), self.clip(x1));
        let edge = |true_x: f64, x: f64, dying: f64| match () {
            () if true_x != x => Edge::Cut,
            () if part.approximate => Edge::Dying((x + dying).clamp(left, right)),
            () => Edge::Firm,
        };
        let reach = STRIPS[1].1;
        Some(Band { x0: from, x1: to, left: edge(x0, from, -reach), right: edge(x1, to, reach) })
    }

    /// The firm edge of what is bounded on one side, when it or its open side is in view.
    fn firm_edge(&self, part: &Part, later: bool) -> Option<f64> {
        let (x0, x1) = self.span(part);
        if later { (x0 < self.scale.right).then_some(x0) } else { (x1 > self.scale.left).then_some(x1) }
    }

    fn bounded(&self, part: &Part, later: bool) -> Option<Shape> {
        Some(self.fade(self.firm_edge(part, later)?, None, later))
    }

    /// Where a mark stands so that there is room for its dashes.
    fn fade_x(&self, place: f64, later: bool) -> f64 {
        let Scale { left, right, .. } = self.scale;
        let room = HALF + TO_FADE + fade::SHORTEST;
        if later {
            inside(place, left + HALF, right - room)
        } else {
            inside(place, left + room, right - HALF)
        }
    }

    /// A mark at a firm edge, with dashes towards one side or the other.
    fn fade(&self, place: f64, within: Option<Band>, later: bool) -> Shape {
        let Scale { left, right, .. } = self.scale;
        let at = self.fade_x(place, later);
        let around = within.map(|band| band.extent());
        let shape = self.mark(at, Drawn::Plain, around.as_slice());
        let (earlier, later) = if later {
            let near = shape.core.1 + TO_FADE;
            (None, (right - near > 1.0).then(|| Fade::later(near, right)))
        } else {
            let near = shape.core.0 - TO_FADE;
            ((near - left > 1.0).then(|| Fade::earlier(near, left)), None)
        };
        Shape {
            extent: (earlier.map_or(shape.core.0, |f| f.far), later.map_or(shape.core.1, |f| f.far)),
            drawn: Drawn::Fades { within, earlier, later },
            beyond: self.beyond(place),
            ..shape
        }
    }

    fn interval(&self, start: &End, end: &End) -> Option<Shape> {
        match (start, end) {
            (End::Known(start), End::Known(end)) => self.bar(Some(start), Some(end)),
            (End::Known(start), End::Open) => self.bar(Some(start), None),
            (End::Open, End::Known(end)) => self.bar(None, Some(end)),
            (End::Known(part), End::Unknown) => self.unended(part, true),
            (End::Unknown, End::Known(part)) => self.unended(part, false),
            _ => None,
        }
    }

    /// A state of which only one end is known.
    fn unended(&self, part: &Part, later: bool) -> Option<Shape> {
        let edge = self.firm_edge(part, later)?;
        let band = self.band(part).filter(|_| self.touches(self.span(part)));
        let place = band.map_or(edge, |band| band.middle());
        Some(self.fade(place, band, later))
    }

    fn bar(&self, start: Option<&Part>, end: Option<&Part>) -> Option<Shape> {
        let Scale { left, right, .. } = self.scale;
        let from = start.map_or((f64::NEG_INFINITY, f64::NEG_INFINITY), |part| self.span(part));
        let to = end.map_or((f64::INFINITY, f64::INFINITY), |part| self.span(part));
        let whole = (from.0.min(to.1), to.1.max(from.0));
        if !self.touches(whole) {
            return None;
        }
        if whole.1 - whole.0 < SILHOUETTE {
            return Some(self.mark((whole.0 + whole.1) / 2.0, Drawn::Plain, &[]));
        }
        // It may have ended before the last day on which it may have begun: no day is sure.
        if from.1 > to.0 {
            let (x0, x1) = (self.clip(whole.0), self.clip(whole.1));
            let edge = |true_x: f64, x: f64| if true_x == x { Edge::Firm } else { Edge::Cut };
            let band = Band { x0, x1, left: edge(whole.0, x0), right: edge(whole.1, x1) };
            return Some(self.mark(band.middle(), Drawn::Band(band), &[(x0, x1)]));
        }
        let band = |part: Option<&Part>| part.and_then(|part| self.band(part));
        let (begins, ends) = (band(start), band(end));
        let (x0, x1) =
            (if begins.is_some() { from.1 } else { whole.0 }, if ends.is_some() { to.0 } else { whole.1 });
        let place = match (begins, ends) {
            (Some(band), _) if self.touches(from) => band.middle(),
            (_, Some(band)) if start.is_none() && self.touches(to) => band.middle(),
            _ if start.is_none() => whole.1,
            _ => whole.0,
        };
        let (begins, ends) = (begins.filter(|_| self.touches(from)), ends.filter(|_| self.touches(to)));
        let solid = (
            self.clip(begins.map_or(x0, |band| band.x1.max(x0))),
            self.clip(ends.map_or(x1, |band| band.x0.min(x1))),
        );
        let bar = Bar {
            x0: solid.0,
            x1: solid.1.max(solid.0),
            begins: begins.map(|band| Band { right: joined(band.right), ..band }),
            ends: ends.map(|band| Band { left: joined(band.left), ..band }),
            left: tip(start.is_none(), x0 < left),
            right: tip(end.is_none(), x1 > right),
        };
        let extent = |band: Option<Band>| band.map_or((bar.x0, bar.x1), |band| band.extent());
        let more = [(bar.x0, bar.x1), extent(bar.begins), extent(bar.ends)];
        Some(self.mark(place, Drawn::Bar(bar), &more))
    }

    /// The places of several dates: the middle of each as far as it is in view.
    fn places(&self, parts: &[Part]) -> Vec<f64> {
        let spans = parts.iter().map(|part| self.span(part)).filter(|span| self.touches(*span));
        let mut xs: Vec<f64> = spans
            .map(|(x0, x1)| match (x0.is_finite(), x1.is_finite()) {
                (true, false) => self.clip(x0),
                (false, true) => self.clip(x1),
                _ => (self.clip(x0) + self.clip(x1)) / 2.0,
            })
            .collect();
        xs.order_by(f64::total_cmp);
        xs
    }

    /// Where the line that joins several dates begins and ends.
    fn line(&self, parts: &[Part], first: f64, last: f64) -> (f64, f64) {
        let out_left = parts.iter().any(|part| self.span(part).1 <= self.scale.left);
        let out_right = parts.iter().any(|part| self.span(part).0 >= self.scale.right);
        (if out_left { self.scale.left } else { first }, if out_right { self.scale.right } else { last })
    }

    fn or(&self, parts: &[Part]) -> Option<Shape> {
        let mut xs = self.places(parts);
        let (low, high) = (self.scale.left + HALF, self.scale.right - HALF);
        let (first, last) = (*xs.first()?, *xs.last()?);
        let apart = xs.windows(2).any(|pair| pair[1] - pair[0] < self.apart - 2.0 * MOVED)
            || first < low - MOVED
            || last > high + MOVED;
        if !spread(&mut xs, self.apart, low, high) {
            return self.one_of_many(&xs);
        }
        let (first, last) = (*xs.first()?, *xs.last()?);
        let line = self.line(parts, first, last);
        Some(self.several(first, last, line, Drawn::Or { xs, line, apart }))
    }

    fn each(&self, parts: &[Part]) -> Option<Shape> {
        let mut xs = self.places(parts);
        xs.iter_mut().for_each(|x| *x = self.inside(*x));
        xs.dedup_by(|x, last| *x - *last < 2.0 * HALF);
        let (first, last) = (*xs.first()?, *xs.last()?);
        let line = self.line(parts, first, last);
        Some(self.several(first, last, line, Drawn::Each { xs, line }))
    }

    fn several(&self, first: f64, last: f64, line: (f64, f64), drawn: Drawn) -> Shape {
        let boxes = [(last - HALF, last + HALF), line];
        Shape { beyond: None, ..self.mark(first, drawn, &boxes) }
    }

    /// More dates than the plot has room for: a soft band over all of them.
    fn one_of_many(&self, places: &[f64]) -> Option<Shape> {
        let (x0, x1) = (*places.first()?, *places.last()?);
        let band = Band { x0, x1, left: Edge::Dying(x0), right: Edge::Dying(x1) };
        Some(self.mark(band.middle(), Drawn::Band(band), &[(x0, x1)]))
    }
}

/// The end of a band at which a bar begins.
fn joined(edge: Edge) -> Edge {
    if let Edge::Dying(_) = edge { Edge::Cut } else { edge }
}

fn tip(open: bool, cut: bool) -> Tip {
    match (open, cut) {
        (true, _) => Tip::Arrow,
        (_, true) => Tip::Cut,
        _ => Tip::Firm,
    }
}
