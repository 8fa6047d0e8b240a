//! The compiled form of a record, `.annals`: its columns as they are held, and the JSON of each event.
//!
//! Little endian throughout. After the mark stand the version, a checksum of all that follows, and the
//! sections, each after its length: the record without its events as JSON, the columns, and at the end
//! the events. Reading it copies whole columns and reads no event; these need not be in memory: see [`Seen`].

mod bytes;
pub(super) mod dates;
mod seen;

use std::borrow::Cow;
use std::ops::Range;

use super::Dataset;
use super::events::{Columns, Gathered, Json};
use super::problem::Problem;
use bytes::added;
pub(super) use bytes::{Reader, Writer};
pub use seen::Seen;

/// What the files begin with.
const MARK: &[u8] = b"annals\0";
/// The version of the form. Another is not read: the record is converted again.
const VERSION: u8 = 3;
/// Where the checksum stands.
const SUM: Range<usize> = 8..16;
/// Files larger than this are refused: 1 GiB.
const MAX_BYTES: usize = 1 << 30;

/// How many bytes are summed up at once: they stay in the caches of a machine.
pub const PIECE: usize = 1 << 18;

/// Whether bytes are meant to be a compiled record.
#[must_use]
pub fn is_compiled(bytes: &[u8]) -> bool {
    bytes.starts_with(MARK)
}

/// Writes a record.
///
/// # Errors
/// That the record is too large for the form.
pub fn write(data: &Dataset) -> Result<Vec<u8>, Problem> {
    let events = serde_json::to_string(&data.record.events).map_err(|error| failed(&error.to_string()))?;
    let gathered: Gathered = serde_json::from_str(&events).map_err(|error| failed(&error.to_string()))?;
    let columns = Columns::new(gathered, data, events.as_bytes()).ok_or_else(|| failed("it is not valid"))?;
    file(data, &columns, events.as_bytes())
}

/// Writes a record to be read soon and not to be kept: with all the bytes that it was read from, whatever
/// else stands in them, and without reading an event again.
///
/// # Errors
/// That the record is too large for the form.
pub fn wrap(data: &Dataset) -> Result<Vec<u8>, Problem> {
    let (bytes, columns) = data.record.events.parts();
    file(data, columns, &bytes)
}

fn failed(what: &str) -> Problem {
    Problem::whole(format!("the record cannot be compiled: {what}"))
}

fn file(data: &Dataset, columns: &Columns, events: &[u8]) -> Result<Vec<u8>, Problem> {
    let (_, head) = data.record.clone().with([(); 0]);
    let head = serde_json::to_vec(&head).map_err(|error| failed(&error.to_string()))?;
    let beginning = [MARK, &[VERSION], &[0; SUM.end - SUM.start]].concat();
    // The columns are about a fifth of the events.
    let mut writer = Writer::new(&beginning, head.len() + events.len() / 4 * 5);
    writer.bytes(&head);
    columns.write(&mut writer);
    writer.bytes(events);
    let mut file = writer.done();
    if file.len() > MAX_BYTES {
        return Err(failed("it is larger than 1 GiB"));
    }
    seal(&mut file);
    Ok(file)
}

/// Writes into a file the checksum of what is in it.
pub fn seal(file: &mut [u8]) {
    let (beginning, sections) = file.split_at_mut_checked(SUM.end).unwrap_or_default();
    let sum = sections.chunks(PIECE).fold(0, added).to_le_bytes();
    beginning.iter_mut().skip(SUM.start).zip(sum).for_each(|(place, byte)| *place = byte);
}

/// Reads a compiled record, of which the bytes are kept.
///
/// # Errors
/// That the file is damaged, or of another version.
pub fn read(file: Cow<'static, [u8]>) -> Result<Dataset, Problem> {
    let (beginning, sections) = file.split_at(SUM.end.min(file.len()));
    let mut seen = Seen::new(beginning)?;
    sections.chunks(PIECE).for_each(|piece| seen.see(piece));
    seen.read(Json::Here(file))
}
