//! Opens files of readers: a small program of its own, so that the widget is without the readers.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::dataset::{Dataset, Problem, compiled};
use crate::interop::json;
use crate::interop::open::{self, Opened};
use crate::interop::read::{Asked, Format, Group, Report};

use super::error::Failure;

/// How many places are named for each reason; the whole report names all.
const MOST_PLACES: usize = 50;

/// A file as a timeline.
#[wasm_bindgen]
pub struct File(Opened);

/// A report in brief.
#[derive(Serialize)]
struct Brief<'a> {
    format: Format,
    found: usize,
    read: usize,
    groups: Vec<Group<'a>>,
}

/// Opens a file by its bytes and its name: as what it is, or in the format `from`.
///
/// # Errors
/// With why it cannot be shown, each problem of a record on a line.
#[wasm_bindgen]
pub fn open(bytes: Vec<u8>, name: &str, from: Option<String>) -> Result<File, JsError> {
    let from = from.as_deref().and_then(Format::of_name);
    let opened = open::open(bytes, Asked { from, lang: None, name });
    opened.map(File).map_err(|refused| JsError::new(&refused.to_string()))
}

/// A record, compiled in the time that it takes to read it: for an element that is given a large one.
///
/// # Errors
/// What the element says of such a record, `{ message, problems }`, as JSON.
#[wasm_bindgen]
pub fn compile(bytes: Vec<u8>) -> Result<Vec<u8>, JsError> {
    let told = |problems: &[Problem]| {
        let told = serde_json::to_string(&Failure::of(problems));
        JsError::new(&told.unwrap_or_else(|error| error.to_string()))
    };
    let dataset = Dataset::from_bytes(bytes).map_err(|problems| told(&problems))?;
    compiled::wrap(&dataset).map_err(|problem| told(&[problem]))
}

#[wasm_bindgen]
impl File {
    /// The id of the record.
    pub fn id(&self) -> String {
        self.0.dataset.record.id.clone()
    }

    /// Its title in a language, as far as it has one.
    pub fn title(&self, lang: &str) -> String {
        self.0.dataset.record.title.pick(lang, self.0.dataset.fallback_lang()).text.to_owned()
    }

    /// How many events it has.
    pub fn events(&self) -> usize {
        self.0.dataset.record.events.len()
    }

    /// What an element is given to show: the record compiled, as that is soonest read.
    ///
    /// # Errors
    /// When the record is larger than the form can be.
    pub fn compiled(&self) -> Result<Vec<u8>, JsError> {
        compiled::write(&self.0.dataset).map_err(|problem| JsError::new(&problem.to_string()))
    }

    /// The record as JSON, to keep.
    pub fn record(&self) -> Vec<u8> {
        json::write(&self.0.dataset).into_bytes()
    }

    /// What became of a timeline of another maker, in brief, as JSON.
    pub fn brief(&self) -> Option<String> {
        let brief = |it: &Report| {
            let groups = it.groups(MOST_PLACES);
            serde_json::to_string(&Brief { format: it.format, found: it.found(), read: it.read(), groups })
        };
        self.0.report.as_ref().and_then(|report| brief(report).ok())
    }

    /// The same in full.
    pub fn report(&self) -> Option<String> {
        self.0.report.as_ref().and_then(|report| serde_json::to_string_pretty(report).ok())
    }
}
