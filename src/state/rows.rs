//! Which rows of the list of events are shown: some dozens, wherever they are, so that what is drawn does
//! not grow with the record.

use std::ops::Range;

/// So many rows are shown at first, and come each time that more are asked for.
pub const PAGE: usize = 25;

/// So many are drawn at once even where none is seen.
const LEAST: usize = 2;

/// Never more than so many are shown: those at the other end go.
const MOST: usize = 4 * PAGE;

/// The rows that are shown, by their places in the whole list.
#[derive(Debug, Clone)]
pub struct Rows {
    range: Range<usize>,
}

impl Rows {
    /// The rows of an answer that are drawn at once, of which a reader sees so many. He sees the rest no
    /// sooner where it follows, and what he sees in less time.
    #[must_use]
    pub fn first(seen: usize) -> Self {
        Rows { range: 0..seen.clamp(LEAST, PAGE) }
    }

    /// Whether rows are still to be drawn that nobody has to ask for.
    #[must_use]
    pub fn lack_rest(&self) -> bool {
        self.range.end < PAGE
    }

    /// Draws them.
    pub fn draw_rest(&mut self) {
        if self.lack_rest() {
            *self = Rows::default();
        }
    }

    /// The rows of a list of so many.
    #[must_use]
    pub fn of(&self, all: usize) -> Range<usize> {
        let end = self.range.end.min(all);
        self.range.start.min(end)..end
    }

    /// The row at a place is shown, with its page.
    pub fn show(&mut self, at: usize) {
        self.draw_rest();
        if !self.range.contains(&at) {
            let start = at / PAGE * PAGE;
            self.range = start..start + PAGE;
        }
    }

    /// Shows later rows; the place of the first of them.
    pub fn later(&mut self) -> usize {
        self.draw_rest();
        let first = self.range.end;
        let end = first + PAGE;
        self.range = self.range.start.max(end.saturating_sub(MOST))..end;
        first
    }

    /// Shows earlier rows; the place of the last of them.
    pub fn earlier(&mut self) -> usize {
        let last = self.range.start.saturating_sub(1);
        let start = self.range.start.saturating_sub(PAGE);
        self.range = start..self.range.end.min(start + MOST);
        last
    }
}

impl Default for Rows {
    fn default() -> Self {
        Rows { range: 0..PAGE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_at_one_end_and_go_at_the_other() {
        let mut rows = Rows::default();
        assert_eq!(rows.of(7), 0..7);
        let ends: Vec<_> = (0..5).map(|_| (rows.later(), rows.of(1000))).collect();
        assert_eq!(ends, [(25, 0..50), (50, 0..75), (75, 0..100), (100, 25..125), (125, 50..150)]);
        assert_eq!((rows.earlier(), rows.of(1000)), (49, 25..125));
        assert_eq!((rows.earlier(), rows.of(1000)), (24, 0..100));
    }

    #[test]
    fn the_rest_of_the_first_page_comes_by_itself_or_with_what_is_asked_for() {
        let first = Rows::first(8);
        assert_eq!((first.of(5), first.of(1000), first.lack_rest()), (0..5, 0..8, true));
        assert_eq!([0, 1, 30].map(|seen| Rows::first(seen).of(1000)), [0..2, 0..2, 0..25]);
        assert!(!Rows::first(30).lack_rest());
        let and = |ask: &dyn Fn(&mut Rows)| {
            let mut rows = first.clone();
            ask(&mut rows);
            assert!(!rows.lack_rest());
            rows.of(1000)
        };
        assert_eq!(and(&Rows::draw_rest), 0..25);
        assert_eq!(and(&|rows| rows.show(3)), 0..25);
        assert_eq!(and(&|rows| rows.show(60)), 50..75);
        assert_eq!(and(&|rows| assert_eq!(rows.later(), 25)), 0..50);
        let mut later = Rows { range: 25..50 };
        later.draw_rest();
        assert_eq!(later.of(1000), 25..50);
    }

    #[test]
    fn a_row_far_down_comes_with_its_page_alone() {
        let mut rows = Rows::default();
        rows.show(24);
        assert_eq!(rows.of(100_000), 0..25);
        rows.show(90_001);
        assert_eq!(rows.of(100_000), 90_000..90_025);
        assert_eq!(rows.of(90_010), 90_000..90_010);
        assert_eq!(rows.of(10), 10..10);
    }
}
