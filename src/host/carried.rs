//! The record that the engine carries, in a section of its own that the build put there.

use js_sys::WebAssembly::Module;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::dataset::{CORE_SECTION, WHOLE_SECTION};

/// The record that is carried, or its core; none where nothing is.
pub fn record() -> Option<Vec<u8>> {
    let found = section(WHOLE_SECTION).or_else(|| section(CORE_SECTION))?;
    Some(Uint8Array::new(&found).to_vec())
}

/// Whether only the core of a record is carried, and the whole is beside the engine.
#[wasm_bindgen(js_name = carriesCore)]
#[must_use]
pub fn carries_core() -> bool {
    section(CORE_SECTION).is_some()
}

fn section(name: &str) -> Option<ArrayBuffer> {
    let module: Module = wasm_bindgen::module().dyn_into().ok()?;
    Module::custom_sections(&module, name).get(0).dyn_into().ok()
}
