//! The default record as history: what it holds of its sources, and that it agrees with itself. What
//! the format demands of every record is tested in `tests/record.rs`.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use annals::dataset::{Dataset, Record};

mod consistency;
mod coverage;
mod reviewed;

/// The record that the element carries where it is given no other.
const DEFAULT_RECORD: &str = include_str!("../../static/records/cuba-vietnam.json");

fn dataset() -> Dataset {
    Dataset::from_json(DEFAULT_RECORD).unwrap()
}

fn record() -> Record {
    dataset().to_record()
}
