//! Errors as the page gets them.

use serde::Serialize;
#[cfg(feature = "widget")]
use wasm_bindgen::prelude::*;

use crate::dataset::Problem;

/// A page lists so many problems: those of a hostile record are more than it can hold.
const MOST: usize = 100;

/// Why a record cannot be shown.
#[derive(Serialize)]
pub struct Failure {
    message: String,
    problems: Vec<String>,
}

impl Failure {
    /// Because of its problems.
    pub fn of(problems: &[Problem]) -> Self {
        let message = match problems {
            [only] => format!("The record has a mistake: {only}"),
            _ => format!("The record has {} mistakes.", problems.len()),
        };
        Failure { message, problems: problems.iter().take(MOST).map(ToString::to_string).collect() }
    }
}

/// The problems of a record as a value to throw: `{ message, problems }`.
#[cfg(feature = "widget")]
pub fn bad_record(problems: &[Problem]) -> JsValue {
    serde_wasm_bindgen::to_value(&Failure::of(problems))
        .unwrap_or_else(|error| JsValue::from(error.to_string()))
}
