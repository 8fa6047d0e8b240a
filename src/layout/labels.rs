//! Where a label may stand beside its mark.

use super::Side;

/// The paper around the text of a label.
pub(super) const PLATE: f64 = 3.0;
/// A label is not cut shorter than this.
const SHORTEST: f64 = 80.0;

/// The text beside a mark. It stands on a plate of paper that is 3 px wider at each end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// The left end of the text.
    pub x: f64,
    /// The width of the text: to anchor a label at the left of its mark by its end, add it to `x`.
    pub width: f64,
    /// The side of the mark that it stands on.
    pub side: Side,
    /// The text is longer than the width and has to be cut, with an ellipsis.
    pub cut: bool,
}

impl Label {
    /// A whole label beside what is drawn from one end of `mark` to the other.
    pub(super) fn beside(mark: (f64, f64), side: Side, width: f64, gap: f64) -> Self {
        let x = match side {
            Side::Right => mark.1 + gap + PLATE,
            Side::Left => mark.0 - gap - PLATE - width,
        };
        Label { x, width, side, cut: false }
    }

    /// The left and the right end of its plate.
    #[must_use]
    pub fn plate(&self) -> (f64, f64) {
        (self.x - PLATE, self.x + self.width + PLATE)
    }

    /// The label without what its plate has beyond some edges; none when too little is left.
    pub(super) fn cut_to(self, (left, right): (f64, f64)) -> Option<Self> {
        let from = self.x.max(left + PLATE);
        let to = (self.x + self.width).min(right - PLATE);
        let cut = Label { x: from, width: to - from, cut: true, ..self };
        (cut.width >= SHORTEST && cut.width < self.width).then_some(cut)
    }
}
