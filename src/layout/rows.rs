//! The rows of a lane and what is taken of them.

/// The rows of one lane, between two edges.
pub(super) struct Rows {
    left: f64,
    right: f64,
    gap: f64,
    /// What is taken of each row, from left to right; nothing overlaps.
    rows: Vec<Vec<Taken>>,
}

/// A stretch of a row that something is drawn on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Taken {
    pub(super) from: f64,
    pub(super) to: f64,
    /// Whose it is.
    pub(super) owner: usize,
    /// A label; otherwise a mark.
    pub(super) label: bool,
}

/// Forgives the rounding of sums.
const SLACK: f64 = 1e-6;

impl Rows {
    pub(super) fn new(count: usize, (left, right): (f64, f64), gap: f64) -> Self {
        Rows { left, right, gap, rows: vec![Vec::new(); count] }
    }

    pub(super) fn count(&self) -> usize {
        self.rows.len()
    }

    /// What stands in the way of a stretch, from left to right.
    pub(super) fn blockers(&self, row: usize, (from, to): (f64, f64)) -> &[Taken] {
        let taken = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let first = taken.partition_point(|t| t.to + self.gap <= from + SLACK);
        let last = taken.partition_point(|t| t.from < to + self.gap - SLACK);
        taken.get(first..last).unwrap_or_default()
    }

    /// Whether a stretch lies within the edges.
    pub(super) fn holds(&self, (from, to): (f64, f64)) -> bool {
        from >= self.left - SLACK && to <= self.right + SLACK
    }

    /// Whether a stretch lies within the edges and nothing stands in its way.
    pub(super) fn is_free(&self, row: usize, stretch: (f64, f64)) -> bool {
        self.holds(stretch) && self.blockers(row, stretch).is_empty()
    }

    pub(super) fn take(&mut self, row: usize, taken: Taken) {
        if let Some(row) = self.rows.get_mut(row) {
            let at = row.partition_point(|t| t.from < taken.from);
            row.insert(at, taken);
        }
    }

    /// Gives back what one owner's mark or label takes.
    pub(super) fn give_back(&mut self, row: usize, owner: usize, label: bool) {
        if let Some(row) = self.rows.get_mut(row) {
            row.retain(|t| t.owner != owner || t.label != label);
        }
    }

    /// How far something at a place may reach to the left and to the right.
    pub(super) fn room_around(&self, row: usize, (from, to): (f64, f64)) -> (f64, f64) {
        let taken = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        let before = taken.iter().rev().find(|t| t.to <= from + SLACK);
        let after = taken.iter().find(|t| t.from >= to - SLACK);
        (before.map_or(self.left, |t| t.to + self.gap), after.map_or(self.right, |t| t.from - self.gap))
    }
}
