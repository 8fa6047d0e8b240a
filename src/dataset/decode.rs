//! From JSON text to a record: a good file is read in one pass.

use super::model::Record;
use super::problem::{Problem, locate};
use super::validate::validate;

/// Files larger than this are refused before they are read: 256 MiB.
const MAX_BYTES: usize = 256 << 20;

/// Reads and checks a record.
///
/// # Errors
/// Where the file has the shape of a record, all mistakes of meaning (see [`validate`]). Else, natively,
/// all mistakes (see [`search`](super::search)); in the browser the first.
pub fn decode(text: &str) -> Result<Record, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MAX_BYTES {
        let what =
            format!("the file has {} bytes; at most {MAX_BYTES} are accepted: split the record", text.len());
        return Err(vec![Problem::whole(what)]);
    }
    let mut problems = match serde_json::from_str::<Record>(text) {
        Ok(record) => match validate(&record) {
            problems if problems.is_empty() => return Ok(record),
            problems => problems,
        },
        Err(first) => all_mistakes(text, &first),
    };
    locate(text, &mut problems);
    problems.sort_by_key(|problem| problem.line.unwrap_or(usize::MAX));
    Err(problems)
}

#[cfg(not(target_arch = "wasm32"))]
fn all_mistakes(text: &str, first: &serde_json::Error) -> Vec<Problem> {
    let found = super::search::mistakes(text);
    if found.is_empty() { vec![Problem::syntax(first)] } else { found }
}

#[cfg(target_arch = "wasm32")]
fn all_mistakes(_: &str, first: &serde_json::Error) -> Vec<Problem> {
    vec![Problem::syntax(first)]
}
