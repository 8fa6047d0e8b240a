//! The record that the engine carries, in sections of its own that the build put there.

use js_sys::WebAssembly::Module;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::dataset::{CORE_END_SECTION, CORE_SECTION, WHOLE_SECTION};

/// The record that is carried, or its core; none where nothing is. The end of a core is in the `rest` of the
/// engine; a brief one stands for it as long as that is not there.
pub fn record(rest: Option<&Module>) -> Option<Vec<u8>> {
    let engine = engine()?;
    section(&engine, WHOLE_SECTION).or_else(|| {
        let end = section(rest.unwrap_or(&engine), CORE_END_SECTION)?;
        Some([section(&engine, CORE_SECTION)?, end].concat())
    })
}

/// Whether only the core of a record is carried, and the whole is beside the engine.
#[wasm_bindgen(js_name = carriesCore)]
#[must_use]
pub fn carries_core() -> bool {
    engine().is_some_and(|engine| section(&engine, CORE_SECTION).is_some())
}

fn engine() -> Option<Module> {
    wasm_bindgen::module().dyn_into().ok()
}

fn section(module: &Module, name: &str) -> Option<Vec<u8>> {
    let found: ArrayBuffer = Module::custom_sections(module, name).get(0).dyn_into().ok()?;
    Some(Uint8Array::new(&found).to_vec())
}
