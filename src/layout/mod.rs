//! Time scale, ticks, lanes, marks, labels and density: numbers in, numbers out.
//!
//! Knows dates and pixels; knows no DOM, no record, no locale. Nothing that it lays out overlaps,
//! and nothing is drawn as more precise than it is known.
//!
//! ```
//! use annals::dataset::Day;
//! use annals::layout::{Scale, TickLabel, ticks};
//!
//! let scale = Scale::for_years(1960, 2024, 0.0, 1200.0);
//! let at = |year| scale.x(f64::from(Day::start_of_year(year).0));
//! assert!(0.0 < at(1960) && at(1960) < at(2024) && at(2025) < 1200.0);
//! assert!((scale.day_at(at(2000)) - f64::from(Day::start_of_year(2000).0)).abs() < 1e-6);
//!
//! let ticks = ticks(&scale);
//! let decade = ticks.iter().find(|tick| tick.label == Some(TickLabel::Year(1990))).unwrap();
//! assert!(decade.major && (decade.x - at(1990)).abs() < 1e-6);
//! ```

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
mod shape;
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
