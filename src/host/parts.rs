//! The bytes of a record where the page has them: outside the memory of the engine, which only grows.

use std::ops::Range;

use js_sys::Uint8Array;

use crate::dataset::Outside;
use crate::dataset::compiled::PIECE;

/// So many pieces are copied in a step: what takes longer would hold the page up.
const PIECES: usize = 16;

/// Bytes in parts, as they came.
pub struct Parts {
    /// Each after its place.
    parts: Vec<(usize, Uint8Array)>,
    length: usize,
}

impl Parts {
    /// One after the other.
    pub fn new(parts: Vec<Uint8Array>) -> Self {
        let mut length = 0;
        let placed = parts.into_iter().filter(|part| part.length() > 0).map(|part| {
            let at = length;
            length += part.length() as usize;
            (at, part)
        });
        Parts { parts: placed.collect(), length }
    }

    /// Hands on some further pieces from a place on, and gives the place after them; nothing where they are
    /// no longer there.
    pub fn pieces(&self, mut at: usize, mut take: impl FnMut(&[u8])) -> Option<usize> {
        let end = self.length.min(at + PIECES * PIECE);
        while at < end {
            let piece = self.read(at..at + PIECE)?;
            take(&piece);
            at += piece.len();
        }
        Some(at)
    }
}

impl Outside for Parts {
    fn length(&self) -> usize {
        self.length
    }

    fn read(&self, at: Range<usize>) -> Option<Vec<u8>> {
        let end = at.end.min(self.length);
        let mut read = Vec::new();
        let mut part = self.parts.partition_point(|(start, _)| *start <= at.start).checked_sub(1)?;
        while at.start + read.len() < end {
            let (start, bytes) = self.parts.get(part)?;
            let from = (at.start + read.len()).checked_sub(*start)?;
            // A page that takes its bytes away leaves none.
            let to = (end - start).min(bytes.length() as usize);
            let mut more = (from < to).then(|| bytes.subarray(from as u32, to as u32).to_vec())?;
            if read.is_empty() {
                read = more
            } else {
                read.append(&mut more)
            }
            part += 1;
        }
        Some(read)
    }
}
