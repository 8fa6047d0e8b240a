//! Locator maps: the outlines, where degrees fall, and where names stand.
//!
//! Degrees in, pixels out. Maps are equirectangular and true to scale in the middle of their frame.

mod frame;
mod lines;
mod names;
mod outline;

pub use frame::{Bounds, Frame, Rect};
pub use lines::lines;
pub use names::{Beside, Name, Wanted, crowded, place_names};
pub use outline::{Drawn, Inset, Outline, WORLD, insets, world};

#[cfg(test)]
mod properties;
