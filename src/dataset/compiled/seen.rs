//! Reading the form, of which the events need not be in memory.
//!
//! The build takes this out of the engine into the file that is loaded after the first picture: in the widget,
//! nothing of it may be called before that is there.

use super::bytes::added;
use super::{MARK, MAX_BYTES, Reader, SUM, VERSION};
use crate::dataset::Dataset;
use crate::dataset::decode::head;
use crate::dataset::events::{Columns, Events, Json, Outside};
use crate::dataset::problem::Problem;

/// A compiled record, once it was seen whole and held against its checksum: it can then be read from where
/// it is.
pub struct Seen {
    awaited: u64,
    sum: u64,
}

impl Seen {
    /// How many bytes a file begins with, before its pieces.
    pub const BEGINNING: usize = SUM.end;

    /// Begins with a file.
    ///
    /// # Errors
    /// That it is damaged, or of another version.
    #[inline(never)]
    pub fn new(beginning: &[u8]) -> Result<Self, Problem> {
        match beginning.get(MARK.len()) {
            Some(&VERSION) => {}
            Some(other) => {
                return Err(Problem::whole(format!(
                    "the compiled record is of version {other}, and this reads version {VERSION}: convert it again"
                )));
            }
            None => return Err(damaged()),
        }
        let awaited = beginning.get(SUM).and_then(<[u8]>::first_chunk).ok_or_else(damaged)?;
        Ok(Seen { awaited: u64::from_le_bytes(*awaited), sum: 0 })
    }

    /// Sees its next [`PIECE`](super::PIECE); the last may be shorter.
    #[inline(never)]
    pub fn see(&mut self, piece: &[u8]) {
        self.sum = added(self.sum, piece);
    }

    /// The record; its events are read as they are asked for.
    ///
    /// # Errors
    /// That the file is damaged.
    #[inline(never)]
    pub fn outside(self, file: Box<dyn Outside>) -> Result<Dataset, Problem> {
        self.read(Json::There(file))
    }

    pub(super) fn read(self, file: Json) -> Result<Dataset, Problem> {
        let is_sound = self.sum == self.awaited && file.length() <= MAX_BYTES;
        let (mut data, columns) = is_sound.then(|| sections(&file)).flatten().ok_or_else(damaged)?;
        data.record.events = Events::new(file, columns);
        Ok(data)
    }
}

fn sections(file: &Json) -> Option<(Dataset, Columns)> {
    let mut reader = Reader::new(file, SUM.end);
    let (head, _) = head(&reader.bytes()?)?;
    let head = Dataset::new(head.with(Events::default()).1);
    let mut columns = Columns::read(&mut reader)?;
    let events = reader.length()?;
    (reader.left() == events && columns.fit(&head, file.length() - events, events)).then_some((head, columns))
}

fn damaged() -> Problem {
    Problem::whole("the compiled record is damaged: fetch it again, or convert it again")
}
