//! The years that are chosen, as two handles over all years move them.

use crate::query::Years;

/// A handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grip {
    /// The first year.
    From,
    /// The last year.
    To,
    /// Both at once.
    Both,
}

/// The chosen years among all years of the record, all of them included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brush {
    /// The first year of the record.
    pub first: i32,
    /// The last year of the record.
    pub last: i32,
    /// The first year that is chosen.
    pub from: i32,
    /// The last year that is chosen.
    pub to: i32,
}

impl Brush {
    /// The brush over the years of the record as far as some are chosen. Years beyond the record count
    /// as its first or last.
    #[must_use]
    pub fn new((first, last): (i32, i32), chosen: Option<Years>) -> Self {
        let from = chosen.and_then(|years| years.from).unwrap_or(first).clamp(first, last);
        let to = chosen.and_then(|years| years.to).unwrap_or(last).clamp(from, last);
        Brush { first, last, from, to }
    }

    /// Whether no year is cut off at the beginning.
    #[must_use]
    pub fn is_from_open(&self) -> bool {
        self.from == self.first
    }

    /// Whether no year is cut off at the end.
    #[must_use]
    pub fn is_to_open(&self) -> bool {
        self.to == self.last
    }

    /// What the handles choose; an edge of the record does not narrow.
    #[must_use]
    pub fn years(&self) -> Option<Years> {
        let from = Some(self.from).filter(|_| !self.is_from_open());
        let to = Some(self.to).filter(|_| !self.is_to_open());
        Years::new(from, to)
    }

    /// A handle stands at a year, or as near as the other one and the record let it.
    #[must_use]
    pub fn moved(self, grip: Grip, year: i32) -> Self {
        match grip {
            Grip::From => Brush { from: year.clamp(self.first, self.to), ..self },
            Grip::To => Brush { to: year.clamp(self.from, self.last), ..self },
            Grip::Both => {
                let by = year.saturating_sub(self.from).clamp(self.first - self.from, self.last - self.to);
                Brush { from: self.from + by, to: self.to + by, ..self }
            }
        }
    }

    /// A handle is dragged over so many years.
    #[must_use]
    pub fn dragged(self, grip: Grip, years: i32) -> Self {
        let year = if grip == Grip::To { self.to } else { self.from };
        self.moved(grip, year.saturating_add(years))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn handles_at_the_edges_of_the_record_choose_nothing() {
        let brush = Brush::new((1960, 2025), None);
        assert_eq!(brush.years(), None);
        assert_eq!(brush.moved(Grip::From, 1990).years(), Years::new(Some(1990), None));
        assert_eq!(brush.dragged(Grip::To, -13).years(), Years::new(None, Some(2012)));
        assert_eq!(brush.moved(Grip::From, 1990).moved(Grip::From, 1900), brush);
    }

    #[test]
    fn held_between_the_handles_both_move() {
        let brush = Brush::new((1960, 2025), Years::new(Some(2010), Some(2012)));
        assert_eq!(brush.dragged(Grip::Both, 0), brush);
        let moved = brush.dragged(Grip::Both, -2);
        assert_eq!((moved.from, moved.to), (2008, 2010));
        let stopped = brush.dragged(Grip::Both, 79);
        assert_eq!((stopped.from, stopped.to), (2023, 2025));
    }

    proptest! {
        #[test]
        fn the_handles_never_pass_each_other_nor_leave_the_record(
            chosen in (1900..2100, 1900..2100),
            steps in prop::collection::vec((0..3, prop_oneof![-99..99, any::<i32>()]), 0..9),
        ) {
            let mut brush = Brush::new((1960, 2025), Years::new(Some(chosen.0), Some(chosen.1)));
            for (grip, year) in steps {
                brush = brush.dragged([Grip::From, Grip::To, Grip::Both][grip as usize], year);
                prop_assert!(brush.first <= brush.from && brush.from <= brush.to && brush.to <= brush.last);
                prop_assert_eq!(Brush::new((1960, 2025), brush.years()), brush);
            }
        }
    }
}
