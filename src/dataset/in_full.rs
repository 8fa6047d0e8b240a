//! Reading a record once more, event by event, to name its mistakes.
//!
//! The build takes this out of the engine into the file that is loaded after the first picture: in the widget,
//! nothing of it may be called before that is there.

use super::Dataset;
use super::decode::{MAX_BYTES, from_record, json, read};
use super::order::Order;
use super::problem::{Problem, locate};

/// Reads a record that is not read in one pass. One without mistakes is written anew.
///
/// # Errors
/// All mistakes of the file.
#[inline(never)]
pub fn in_full(bytes: &[u8]) -> Result<Dataset, Vec<Problem>> {
    if bytes.len() > MAX_BYTES {
        let what =
            format!("the file has {} bytes; at most {MAX_BYTES} are accepted: split the record", bytes.len());
        return Err(vec![Problem::whole(what)]);
    }
    let Ok(text) = str::from_utf8(json(bytes)) else {
        return Err(vec![Problem::whole("the file holds bytes that are not UTF-8: save it as UTF-8")]);
    };
    let mut problems = match serde_json::from_str(text) {
        Ok(tree) => match read(tree) {
            Ok(record) => return from_record(&record),
            Err(problems) => problems,
        },
        Err(error) => vec![Problem::syntax(&error)],
    };
    locate(text, &mut problems);
    problems.order_by_key(|problem| problem.line.unwrap_or(usize::MAX));
    Err(problems)
}
