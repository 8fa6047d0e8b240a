//! What a mark looks like, ready to be drawn: numbers for the view.

use super::Fade;

/// The strips of a dying end, as offsets from the band.
pub(super) const STRIPS: [(f64, f64); 2] = [(4.0, 10.0), (14.0, 17.0)];

/// How a mark is drawn. Every form but the tally has the shape of its kind at the mark's `x`.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// An exact day: the mark on a vertical needle.
    Needle,
    /// The mark alone: its band would be narrower than itself.
    Plain,
    /// Some time within a period: a pale band with the mark at its middle.
    Band(Band),
    /// A state: a solid bar, with pale bands where its ends are not sharp.
    Bar(Bar),
    /// Bound on one side only: dashes die away on the open side.
    Fades {
        /// The period of the firm end, when it is wide enough to show.
        within: Option<Band>,
        /// The dashes towards earlier days.
        earlier: Option<Fade>,
        /// The dashes towards later days.
        later: Option<Fade>,
    },
    /// The sources disagree: one mark at each date, joined by a line broken by the word "or".
    Or {
        /// The middles of the marks, from left to right.
        xs: Vec<f64>,
        /// Where the line begins and ends; beyond the outer marks when other dates are out of view.
        line: (f64, f64),
        /// The dates were too close and the marks stand apart around the true place.
        apart: bool,
    },
    /// Several times: one mark at each, joined by an unbroken line.
    Each {
        /// The middles of the marks, from left to right.
        xs: Vec<f64>,
        /// Where the line begins and ends.
        line: (f64, f64),
    },
    /// Several events: a square with their number.
    Tally {
        /// The width of the square: 20, more for three figures and above.
        width: f64,
        /// The dashes of its softest member towards earlier days.
        earlier: Option<Fade>,
        /// The dashes of its softest member towards later days.
        later: Option<Fade>,
    },
}

/// A pale stretch within which something happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Its left end.
    pub x0: f64,
    /// Its right end.
    pub x1: f64,
    /// How it ends at the left.
    pub left: Edge,
    /// How it ends at the right.
    pub right: Edge,
}

/// How a band ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edge {
    /// With a stroke.
    Firm,
    /// In strips that die away, down to this place: the date is approximate.
    Dying(f64),
    /// With nothing: it goes on where the plot ends, or where a bar begins.
    Cut,
}

/// A state that lasts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Where the solid bar begins.
    pub x0: f64,
    /// Where the solid bar ends.
    pub x1: f64,
    /// The period within which it began, before the bar.
    pub begins: Option<Band>,
    /// The period within which it ended, after the bar.
    pub ends: Option<Band>,
    /// How the bar ends at the left.
    pub left: Tip,
    /// How the bar ends at the right.
    pub right: Tip,
}

/// How a bar ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tip {
    /// Squarely.
    Firm,
    /// In an arrowhead at the edge of the plot: still going, or without a beginning.
    Arrow,
    /// With nothing: it goes on where the plot ends.
    Cut,
}

impl Band {
    /// The strips of its dying ends, as pairs of left and right.
    #[must_use]
    pub fn strips(&self) -> Vec<(f64, f64)> {
        let mut strips = Vec::new();
        for (end, edge) in [(self.x0, self.left), (self.x1, self.right)] {
            if let Edge::Dying(far) = edge {
                let stretch = (far - end) / STRIPS[1].1;
                for (near, far) in STRIPS {
                    let (a, b) = (end + near * stretch, end + far * stretch);
                    strips.push((a.min(b), a.max(b)));
                }
            }
        }
        strips
    }

    pub(super) fn extent(&self) -> (f64, f64) {
        let end = |at, edge| if let Edge::Dying(far) = edge { far } else { at };
        (end(self.x0, self.left), end(self.x1, self.right))
    }

    pub(super) fn middle(&self) -> f64 {
        (self.x0 + self.x1) / 2.0
    }
}
