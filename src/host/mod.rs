//! The browser's edge: mounting, history, focus, the clipboard, and the only `#[wasm_bindgen]`.
//!
//! Takes no product decisions: it carries the app's effects out and brings the browser's news in.
//!
//! It is the edge of two programs: the widget, and the opener (feature `opener`), which a page loads when
//! its reader opens a file.

#[cfg(feature = "widget")]
mod at_once;
#[cfg(feature = "widget")]
mod carried;
#[cfg(feature = "widget")]
mod collate;
#[cfg(feature = "widget")]
mod edge;
mod error;
#[cfg(feature = "widget")]
mod history;
#[cfg(feature = "widget")]
mod listener;
#[cfg(feature = "widget")]
mod mounts;
#[cfg(feature = "opener")]
mod opener;
#[cfg(feature = "widget")]
mod options;
#[cfg(feature = "widget")]
mod panic;
#[cfg(feature = "widget")]
mod parts;
#[cfg(feature = "widget")]
mod reading;
#[cfg(feature = "widget")]
mod widget;

#[cfg(feature = "widget")]
pub use widget::Widget;
