//! Questions to the record: which events fit a filter, and how many each further choice would leave.
//!
//! Knows nothing of what the reader looks at, nor of the DOM.

mod companions;
mod doubts;
mod filter;
mod gazetteer;
mod index;
mod offices;
mod postings;
mod search;
mod support;
mod words;

pub use companions::{Companion, companions};
pub use doubts::{Side, Touched, sides, touched};
pub use filter::{Filter, Years};
pub use gazetteer::{Spot, gazetteer};
pub use index::{Dimension, Hits, Index};
pub use offices::{Attested, offices};
pub use search::{found, needles, sought};
pub use support::{Support, support};
