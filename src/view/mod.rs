//! The picture: Yew components that show a state of a record and emit [`Action`]s.
//!
//! Knows no window, no URL and no storage: what must happen in the browser leaves as an [`Effect`].
//!
//! [`Action`]: crate::state::Action

mod app;
mod card;
mod chart;
mod claims;
mod combobox;
mod context;
mod detail;
mod directory;
mod doubts;
mod event;
mod filters;
mod folds;
mod header;
mod list;
mod marks;
mod message;
mod model;
mod order;
mod overview;
mod paragraphs;
mod places;
mod result;
mod shapes;
mod sources;
mod sparkline;
mod tabs;
mod together;

pub use app::{App, Props};
pub use message::{Effect, Msg};
pub use model::Model;
pub use order::Collate;
