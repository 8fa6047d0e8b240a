//! A record on its way to be shown.

use std::mem;
use std::rc::Rc;

use js_sys::WebAssembly::Module;
use wasm_bindgen::prelude::*;

use crate::dataset::Dataset;
use crate::view::Model;

use super::carried;
use super::error::bad_record;

/// A record that is read in steps, between which the page can do what its reader wants.
#[wasm_bindgen]
pub struct Reading(Step);

enum Step {
    Bytes(Vec<u8>),
    Decoded(Box<Dataset>),
    Indexed(Rc<Model>),
}

#[wasm_bindgen]
impl Reading {
    /// Begins with a record of so many bytes, to be handed over by [`take`](Reading::take), or with the
    /// one inside; the end of its core is in the `rest` of the engine.
    ///
    /// # Errors
    /// Where none is inside.
    #[wasm_bindgen(constructor)]
    pub fn new(length: Option<usize>, rest: Option<Module>) -> Result<Reading, JsValue> {
        let bytes = match length {
            Some(length) => Vec::with_capacity(length),
            None => carried::record(rest.as_ref())
                .ok_or("The engine carries no record: give the element one with src.")?,
        };
        Ok(Reading(Step::Bytes(bytes)))
    }

    /// Takes the next bytes of the record.
    pub fn take(&mut self, part: &[u8]) {
        if let Step::Bytes(bytes) = &mut self.0 {
            bytes.extend_from_slice(part);
        }
    }

    /// Does the next step, once all bytes are there. Whether another one is left.
    ///
    /// # Errors
    /// `{ message, problems }` where the record has mistakes.
    #[wasm_bindgen(js_name = goOn)]
    pub fn go_on(&mut self) -> Result<bool, JsValue> {
        self.0 = mem::replace(&mut self.0, Step::Bytes(Vec::new())).next()?;
        Ok(!matches!(self.0, Step::Indexed(_)))
    }
}

impl Reading {
    /// The record, made ready by the steps that are left.
    pub(super) fn model(self) -> Result<Rc<Model>, JsValue> {
        let mut step = self.0;
        loop {
            match step {
                Step::Indexed(model) => return Ok(model),
                before => step = before.next()?,
            }
        }
    }
}

impl Step {
    fn next(self) -> Result<Step, JsValue> {
        Ok(match self {
            Step::Bytes(bytes) => {
                let data = Dataset::from_bytes(bytes).map_err(|problems| bad_record(&problems))?;
                Step::Decoded(Box::new(data))
            }
            Step::Decoded(data) => Step::Indexed(Rc::new(Model::new(*data))),
            indexed @ Step::Indexed(_) => indexed,
        })
    }
}
