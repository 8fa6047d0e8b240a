//! The picture: Yew components that show a state of a record and emit [`Action`]s.
//!
//! Knows no window, no URL and no storage: what must happen in the browser leaves as an [`Effect`].
//!
//! [`Action`]: crate::state::Action

mod app;
mod card;
mod cited;
mod claims;
mod combobox;
mod context;
mod detail;
mod event;
mod filters;
mod header;
mod list;
mod message;
mod model;
mod result;
mod shapes;
mod sources;
mod timeline;

pub use app::{App, Props};
pub use message::{Effect, Msg};
pub use model::Model;
