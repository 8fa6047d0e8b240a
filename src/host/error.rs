//! Errors as the page gets them.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::dataset::Problem;

/// A page lists so many problems: those of a hostile record are more than it can hold.
const MOST: usize = 100;

/// Why a record cannot be shown.
#[derive(Serialize)]
struct Failure {
    message: String,
    problems: Vec<String>,
}

/// The problems of a record as a value to throw: `{ message, problems }`.
pub fn bad_record(problems: &[Problem]) -> JsValue {
    let failure = Failure {
        message: match problems {
            [only] => format!("The record has a mistake: {only}"),
            _ => format!("The record has {} mistakes.", problems.len()),
        },
        problems: problems.iter().take(MOST).map(ToString::to_string).collect(),
    };
    serde_wasm_bindgen::to_value(&failure).unwrap_or_else(|error| JsValue::from(error.to_string()))
}
