//! A record on its way to be shown.

use std::borrow::Cow;
use std::mem;
use std::rc::Rc;

use js_sys::Uint8Array;
use js_sys::WebAssembly::Module;
use wasm_bindgen::prelude::*;

use crate::dataset::compiled::{Seen, is_compiled};
use crate::dataset::{Dataset, Outside, Problem, decode, in_full};
use crate::view::Model;

use super::carried;
use super::error::bad_record;
use super::parts::Parts;

/// A record that is read in steps, between which the page can do what its reader wants.
#[wasm_bindgen]
pub struct Reading(Step);

enum Step {
    Begun(Parts),
    Compiled(Parts),
    /// What was copied of JSON.
    Copied(Parts, Vec<u8>),
    /// What is compiled stays where it is, once it was seen so far.
    Seen(Parts, Seen, usize),
    Bytes(Vec<u8>),
    /// What is not read in one pass.
    Unclear(Cow<'static, [u8]>),
    Decoded(Box<Dataset>),
    Indexed(Rc<Model>),
}

#[wasm_bindgen]
impl Reading {
    /// Begins with a record in parts, of which nobody else changes the bytes any more, or with the one inside;
    /// the end of its core is in the `rest` of the engine.
    ///
    /// # Errors
    /// Where none is inside.
    #[wasm_bindgen(constructor)]
    pub fn new(parts: Option<Vec<Uint8Array>>, rest: Option<Module>) -> Result<Reading, JsValue> {
        Ok(Reading(match parts {
            Some(parts) => Step::Begun(Parts::new(parts)),
            None => Step::Bytes(
                carried::record(rest.as_ref())
                    .ok_or("The engine carries no record: give the element one with src.")?,
            ),
        }))
    }

    /// Whether the next steps take what is loaded later.
    #[wasm_bindgen(getter, js_name = takesLater)]
    #[must_use]
    pub fn takes_later(&self) -> bool {
        matches!(self.0, Step::Compiled(_) | Step::Unclear(_))
    }

    /// Does the next step. Whether another one is left.
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
        self.gone_on().map_err(|problems| bad_record(&problems))
    }

    fn gone_on(self) -> Result<Step, Vec<Problem>> {
        Ok(match self {
            Step::Begun(parts) => {
                if parts.read(0..Seen::BEGINNING).is_some_and(|bytes| is_compiled(&bytes)) {
                    Step::Compiled(parts)
                } else {
                    let bytes = Vec::with_capacity(parts.length());
                    Step::Copied(parts, bytes)
                }
            }
            Step::Compiled(parts) => {
                let beginning = parts.read(0..Seen::BEGINNING).ok_or_else(gone)?;
                let seen = Seen::new(&beginning).map_err(alone)?;
                Step::Seen(parts, seen, Seen::BEGINNING)
            }
            Step::Copied(parts, mut bytes) => {
                parts.pieces(bytes.len(), |piece| bytes.extend_from_slice(piece)).ok_or_else(gone)?;
                if bytes.len() < parts.length() { Step::Copied(parts, bytes) } else { Step::Bytes(bytes) }
            }
            Step::Seen(parts, mut seen, at) => {
                let at = parts.pieces(at, |piece| seen.see(piece)).ok_or_else(gone)?;
                if at < parts.length() {
                    Step::Seen(parts, seen, at)
                } else {
                    Step::Decoded(Box::new(seen.outside(Box::new(parts)).map_err(alone)?))
                }
            }
            Step::Bytes(bytes) => match decode(bytes.into()) {
                Ok(data) => Step::Decoded(Box::new(data)),
                Err(bytes) => Step::Unclear(bytes),
            },
            Step::Unclear(bytes) => Step::Decoded(Box::new(in_full(&bytes)?)),
            Step::Decoded(data) => Step::Indexed(Rc::new(Model::new(*data))),
            indexed @ Step::Indexed(_) => indexed,
        })
    }
}

fn gone() -> Vec<Problem> {
    alone(Problem::whole("its bytes were taken away while it was read: give the element a copy"))
}

fn alone(problem: Problem) -> Vec<Problem> {
    vec![problem]
}
