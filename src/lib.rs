//! Annals: an embeddable timeline of a structured historical record.
//!
//! A Yew front end, compiled to WebAssembly and shipped as the custom element `<annals-timeline>`,
//! carries a sourced record, draws it, and lets a reader filter it, read entity cards and share
//! links, all in the browser. This crate holds the element's engine and the command line that
//! builds it.
//!
//! # Rooms
//!
//! Data flows down this list and never back: a room uses only rooms above it.
//!
//! | Room | What lives there | Must not know |
//! |---|---|---|
//! | [`dataset`] | the record: model, dates, folding, decoding, validation | queries, the DOM, clocks, locales |
//! | [`interop`] | other formats, read and written, with reports; citations, calendars, snippets | queries, the DOM, clocks, locales |
//! | [`query`] | index, filter, search, facet counts | state, the DOM |
//! | [`state`] | what the reader looks at, pure actions, the link, the attributes | the DOM |
//! | [`layout`] | scale, ticks, lanes, marks, labels, density: numbers in, numbers out | the DOM |
//! | [`i18n`] | the interface in en, es and vi, dates in words | records |
//! | `view` | Yew components; emit only actions (feature `widget`) | `window`, URLs, storage |
//! | `host` | the browser's edge, the only `#[wasm_bindgen]` (features `widget` and `opener`, wasm only) | product decisions |
//! | `publish` | the readable page, bundling, serving (feature `cli`) | Yew |
//!
//! # Invariants
//!
//! `tests/invariants.rs` holds each of them.
//!
//! 1. A room uses only rooms above it.
//! 2. Without feature `widget` there is no browser crate in the tree.
//! 3. Only `host` speaks to JavaScript: `#[wasm_bindgen]` and `js_sys` stand nowhere else.
//! 4. `view` names no window, location, history, storage or clock.
//! 5. No HTML is made from strings in the browser, and no `style` attribute is written: a strict
//!    content policy holds.
//! 6. Nothing shipped names another host: the page makes no third-party request.
//! 7. No panic is reachable from input: `unwrap`, `expect` and `panic` are denied outside tests.
//! 8. Whatever it is built from or tested with is named by its hash.
//! 9. Tests stand where they are run: `view` and `host` are tested in browsers, from `tests/browser`.

pub mod dataset;
#[cfg(all(any(feature = "widget", feature = "opener"), target_arch = "wasm32"))]
pub mod host;
pub mod i18n;
pub mod interop;
pub mod layout;
#[cfg(feature = "cli")]
pub mod publish;
pub mod query;
pub mod state;
#[cfg(feature = "widget")]
pub mod view;
