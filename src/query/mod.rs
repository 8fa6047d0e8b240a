//! Questions to the record: which events fit a filter, and how many each further choice would leave.
//!
//! Knows nothing of what the reader looks at, nor of the DOM.

mod filter;
mod gazetteer;
mod index;
mod search;

pub use filter::{Filter, Years};
pub use gazetteer::{Spot, gazetteer};
pub use index::{Dimension, Hits, Index};
