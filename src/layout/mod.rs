//! Time scale, ticks, lanes, marks, labels and density: numbers in, numbers out.
//!
//! Knows dates and pixels; knows no DOM, no record, no locale. Nothing that it lays out overlaps,
//! and nothing is drawn as more precise than it is known.

mod arrange;
mod chronology;
mod crowd;
mod density;
mod drawn;
mod fade;
mod labels;
pub mod map;
mod marks;
mod plot;
mod rows;
mod scale;
mod sparkline;
mod spread;
mod strip;
mod text_width;
mod ticks;

pub use chronology::Chronology;
pub use density::{Column, Density, Unit, density, longest_gap, year_of};
pub use drawn::{Band, Bar, Drawn, Edge, Tip};
pub use fade::Fade;
pub use labels::Label;
pub use marks::is_dated;
pub use plot::{Caption, Item, Lane, Mark, Options, Plot, plot};
pub use scale::{MIN_SPAN, Scale, YEAR};
pub use sparkline::{Dot, Spark, spark_scale, sparkline, year_labels, year_x};
pub use strip::{Anchor, Strip, StripLabel, strip};
pub use text_width::label_width;
pub use ticks::{Tick, TickLabel, ticks};

/// A side of a mark or of the plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Earlier.
    Left,
    /// Later.
    Right,
}

impl Side {
    fn other(self) -> Self {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }
}

#[cfg(test)]
mod examples;
#[cfg(test)]
mod properties;
