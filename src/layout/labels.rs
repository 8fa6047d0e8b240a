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

    /// The label about a text of no more than some width, which stays at its mark.
    #[must_use]
    pub fn around(self, width: f64) -> Self {
        let width = width.min(self.width);
        let x = match self.side {
            Side::Right => self.x,
            Side::Left => self.x + self.width - width,
        };
        Label { x, width, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_about_a_shorter_text_stays_at_its_mark() {
        for side in [Side::Left, Side::Right] {
            let label = Label::beside((200.0, 210.0), side, 100.0, 4.0);
            let shorter = label.around(40.0);
            let (outer, inner) = (label.plate(), shorter.plate());
            match side {
                Side::Left => assert_eq!(inner, (outer.1 - 40.0 - 2.0 * PLATE, outer.1)),
                Side::Right => assert_eq!(inner, (outer.0, outer.0 + 40.0 + 2.0 * PLATE)),
            }
            assert_eq!(label.around(300.0), label);
        }
    }
}
