//! The picture: Yew components that show a state of a record and emit [`Action`]s.
//!
//! Knows no window, no URL and no storage: what must happen in the browser leaves as an [`Effect`].
//!
//! [`Action`]: crate::state::Action

mod accounts;
mod actions;
mod addresses;
mod app;
mod card;
mod choices;
mod citation;
mod cited;
mod claims;
mod combobox;
mod context;
mod copy;
mod detail;
mod dialog;
mod directory;
mod doubts;
mod download;
mod empty;
mod event;
mod filters;
mod folds;
mod foot;
mod header;
mod keys;
mod later;
mod list;
mod message;
mod model;
mod order;
mod paragraphs;
mod places;
mod related;
mod result;
mod root;
mod series;
mod shapes;
mod share;
mod sheet;
mod sources;
mod sparkline;
mod strip;
mod tabs;
mod timeline;
mod together;
mod units;

pub use addresses::Addresses;
pub use app::{App, Props};
pub use download::Export;
pub use later::exported;
pub use message::{Effect, Msg};
pub use model::Model;
pub use order::Collate;
pub use root::{Root, RootProps};
