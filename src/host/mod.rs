//! The browser's edge: mounting, history, focus, the clipboard, and the only `#[wasm_bindgen]`.
//!
//! Takes no product decisions: it carries the app's effects out and brings the browser's news in.

mod at_once;
mod carried;
mod collate;
mod edge;
mod error;
mod history;
mod listener;
mod mounts;
mod options;
mod panic;
mod widget;

pub use widget::Widget;
