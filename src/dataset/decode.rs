//! From bytes to a record.

use std::borrow::Cow;

use super::Dataset;
use super::events::{Columns, Events, Gathered};
use super::model::Record;
use super::problem::{Problem, locate};
use super::validate::validate;

/// Files larger than this are refused before they are read: 256 MiB.
const MAX_BYTES: usize = 256 << 20;
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Reads and checks a record. A good file is read in one pass; any other once more, for its mistakes.
///
/// # Errors
/// Where the file has the shape of a record, all mistakes of meaning (see [`validate`]). Else, natively,
/// all mistakes (see [`search`](super::search)); in the browser the first.
pub fn decode(bytes: Cow<'static, [u8]>) -> Result<Dataset, Vec<Problem>> {
    if bytes.len() > MAX_BYTES {
        let what =
            format!("the file has {} bytes; at most {MAX_BYTES} are accepted: split the record", bytes.len());
        return Err(vec![Problem::whole(what)]);
    }
    match in_one_pass(&bytes) {
        Some(head_and_columns) => Ok(joined(head_and_columns, bytes)),
        None => in_full(&bytes),
    }
}

/// All but the events, and the columns of these; nothing where anything is not right, or written in a
/// way that the walk does not follow.
fn in_one_pass(bytes: &[u8]) -> Option<(Dataset, Columns)> {
    let record: Record<Gathered> = serde_json::from_slice(json(bytes)).ok()?;
    let (gathered, head) = record.with(Vec::new());
    if !validate(&head).is_empty() {
        return None;
    }
    let head = Dataset::new(head.with(Events::default()).1);
    let columns = Columns::new(gathered, &head, bytes)?;
    Some((head, columns))
}

fn joined((mut head, columns): (Dataset, Columns), bytes: Cow<'static, [u8]>) -> Dataset {
    head.record.events = Events::new(bytes, columns);
    head
}

/// Reads a record event by event, to name its mistakes. One that has none is written anew.
fn in_full(bytes: &[u8]) -> Result<Dataset, Vec<Problem>> {
    let json = json(bytes);
    let Ok(text) = std::str::from_utf8(json) else {
        return Err(vec![Problem::whole("the file holds bytes that are not UTF-8: save it as UTF-8")]);
    };
    let mut problems = match serde_json::from_slice::<Record>(json) {
        Ok(record) => match validate(&record) {
            problems if problems.is_empty() => return from_record(&record),
            problems => problems,
        },
        Err(first) => all_mistakes(text, &first),
    };
    locate(text, &mut problems);
    problems.sort_by_key(|problem| problem.line.unwrap_or(usize::MAX));
    Err(problems)
}

/// Holds a record that was made here, or is written in a way that the walk does not follow.
///
/// # Errors
/// Every problem of the record, each with its place.
pub fn from_record(record: &Record) -> Result<Dataset, Vec<Problem>> {
    // The browser writes records in this form already, for readers: another would be more code.
    let bytes = serde_json::to_vec_pretty(record).map_err(|error| vec![Problem::syntax(&error)])?;
    match in_one_pass(&bytes) {
        Some(head_and_columns) => Ok(joined(head_and_columns, bytes.into())),
        None => match validate(record) {
            problems if problems.is_empty() => Err(vec![Problem::whole("the record cannot be read")]),
            problems => Err(problems),
        },
    }
}

fn json(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes)
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
