//! What a date takes up once it is laid over a scale.

use super::Side;
use super::drawn::Drawn;

/// Half the width of the box that holds a mark.
pub(super) const HALF: f64 = 8.0;
/// Half the width of a tally of one or two figures.
pub(super) const HALF_TALLY: f64 = 10.0;
/// What is longer than this has its place beside marks that stand over it.
const LONG: f64 = 60.0;

/// A date laid over a scale.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shape {
    /// The middle of the mark.
    pub(super) x: f64,
    /// All that is drawn.
    pub(super) extent: (f64, f64),
    /// What is drawn without dashes.
    pub(super) core: (f64, f64),
    pub(super) drawn: Drawn,
    /// The true place of the mark is out of view on this side.
    pub(super) beyond: Option<Side>,
}

impl Shape {
    pub(super) fn place(&self) -> Place {
        let (left, right) = self.core;
        match &self.drawn {
            // Several marks count as one as long as they are close.
            Drawn::Or { .. } | Drawn::Each { .. } if right - left <= LONG => {
                let (x, half) = ((left + right) / 2.0, (right - left) / 2.0);
                Place { x, half, long: false, soft: (false, false) }
            }
            Drawn::Fades { earlier, later, .. } => {
                Place::of(self.x, self.core, (earlier.is_some(), later.is_some()))
            }
            _ => Place::of(self.x, self.core, (false, false)),
        }
    }
}

/// What a date takes up in its lane, as far as crowding needs to know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The middle of what it takes up.
    pub(super) x: f64,
    /// Half of what it takes up.
    pub(super) half: f64,
    /// It is so long that marks may stand over it, in other rows.
    pub(super) long: bool,
    /// Its dashes towards earlier and towards later days.
    pub(super) soft: (bool, bool),
}

impl Place {
    pub(super) fn of(x: f64, core: (f64, f64), soft: (bool, bool)) -> Self {
        Place { x, half: HALF, long: core.1 - core.0 > LONG, soft }
    }
}

/// A mark and what stands around it.
pub(super) fn around(x: f64, more: &[(f64, f64)]) -> (f64, f64) {
    more.iter().fold((x - HALF, x + HALF), |all, one| (all.0.min(one.0), all.1.max(one.1)))
}

/// Half the width of a tally: a square up to two figures, wider for more.
pub(super) fn half_tally(count: usize) -> f64 {
    let figures = count.checked_ilog10().unwrap_or(0) + 1;
    let separators = (figures - 1) / 3;
    HALF_TALLY.max(1.6 + 4.2 * f64::from(figures) + 2.0 * f64::from(separators))
}
