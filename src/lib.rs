//! Annals: an embeddable timeline of a structured historical record.

pub mod dataset;
pub mod i18n;
#[cfg(feature = "cli")]
pub mod publish;
pub mod query;
pub mod state;
