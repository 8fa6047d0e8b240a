//! The compiled form of a record, `.annals`: its columns as they are held, and the JSON of each event.
//!
//! Little endian throughout. After the mark stand the version, a checksum of all that follows, and the
//! sections, each after its length: the record without its events as JSON, the columns, and at the end
//! the events. Reading it copies whole columns and reads no event.

mod bytes;
pub(super) mod dates;

use std::borrow::Cow;

use super::Dataset;
use super::decode::head;
use super::events::{Columns, Events, Gathered};
use super::problem::Problem;
pub use bytes::checksum;
pub(super) use bytes::{Reader, Writer};

/// What the files begin with.
const MARK: &[u8] = b"annals\0";
/// The version of the form. Another is not read: the record is converted again.
const VERSION: u8 = 2;
/// Where the checksum stands, and where what it is of begins.
const SUM: std::ops::Range<usize> = 8..16;
/// Files larger than this are refused: 1 GiB.
const MAX_BYTES: usize = 1 << 30;

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
    file(data, columns, bytes)
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
    let (beginning, sections) = file.split_at_mut(SUM.end);
    let sum = checksum(sections).to_le_bytes();
    beginning.iter_mut().skip(SUM.start).zip(sum).for_each(|(place, byte)| *place = byte);
    if file.len() > MAX_BYTES { Err(failed("it is larger than 1 GiB")) } else { Ok(file) }
}

/// Reads a compiled record, of which the bytes are kept.
///
/// # Errors
/// That the file is damaged, or of another version.
pub fn read(bytes: Cow<'static, [u8]>) -> Result<Dataset, Problem> {
    match bytes.get(MARK.len()) {
        Some(&VERSION) => {}
        Some(other) => {
            return Err(Problem::whole(format!(
                "the compiled record is of version {other}, and this reads version {VERSION}: convert it again"
            )));
        }
        None => return Err(damaged()),
    }
    let (head, columns) = parts(&bytes).ok_or_else(damaged)?;
    let mut data = head;
    data.record.events = Events::new(bytes, columns);
    Ok(data)
}

fn damaged() -> Problem {
    Problem::whole("the compiled record is damaged: fetch it again, or convert it again")
}

fn parts(bytes: &[u8]) -> Option<(Dataset, Columns)> {
    let sum = bytes.get(SUM)?.first_chunk().map(|sum| u64::from_le_bytes(*sum))?;
    if bytes.len() > MAX_BYTES || checksum(bytes.get(SUM.end..)?) != sum {
        return None;
    }
    let mut reader = Reader::new(bytes, SUM.end);
    let (head, _) = head(reader.bytes()?.1)?;
    let head = Dataset::new(head.with(Events::default()).1);
    let mut columns = Columns::read(&mut reader)?;
    let (at, events) = reader.bytes()?;
    (reader.is_done() && columns.fit(&head, at, events.len())).then_some((head, columns))
}
