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
mod event;
mod filters;
mod header;
mod list;
mod marks;
mod message;
mod model;
mod overview;
#[expect(dead_code, reason = "until the tab of the places shows it")]
mod places;
mod result;
mod shapes;
mod sources;

pub use app::{App, Props};
pub use message::{Effect, Msg};
pub use model::Model;
