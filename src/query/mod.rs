//! Questions to the record: which events fit a filter, and how many each further choice would leave.
//!
//! Knows nothing of what the reader looks at, nor of the DOM.
//!
//! A filter narrows in each of its dimensions; within one, any choice will do. The hits say how many events
//! each further choice would leave, and how many there would be without one that was made:
//!
//! ```
//! use annals::dataset::Dataset;
//! use annals::query::{Dimension, Filter, Index};
//!
//! let record = std::fs::read("static/records/cuba-vietnam.json").unwrap();
//! let dataset = Dataset::from_bytes(record).unwrap();
//! let index = Index::new(&dataset);
//! let filter = Filter {
//!     text: "phu trong".into(), // finds "Phú Trọng"
//!     years: "2012/2013".parse().ok(),
//!     ..Filter::default()
//! };
//! let hits = index.query(&filter);
//! assert!(hits.events.ones().any(|it| dataset.record.events.id(it) == "nguyen-phu-trong-visit-cuba"));
//! assert!(hits.but_for(Dimension::Years).count_ones(..) > hits.count());
//!
//! let visits = dataset.record.kinds.iter().position(|kind| kind.id == "visit").unwrap();
//! let narrowed = index.query(&Filter { kinds: vec!["visit".into()], ..filter });
//! assert_eq!(narrowed.count(), hits.kinds[visits]);
//! ```

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
pub use search::{MOST_LETTERS, found, needles, sought};
pub use support::{Support, support};
