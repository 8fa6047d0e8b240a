//! Annals: an embeddable timeline of a structured historical record.

pub mod dataset;
#[cfg(all(feature = "widget", target_arch = "wasm32"))]
pub mod host;
pub mod i18n;
pub mod layout;
#[cfg(feature = "cli")]
pub mod publish;
pub mod query;
pub mod state;
#[cfg(feature = "widget")]
pub mod view;
