//! Sections of bytes, each after its length, and their checksum.

use std::borrow::Cow;

use crate::dataset::events::Json;

/// Writes sections.
pub struct Writer(Vec<u8>);

impl Writer {
    /// After what the file begins with; with room for so many bytes, so that few are copied to where there is more.
    pub fn new(beginning: &[u8], room: usize) -> Self {
        let mut bytes = Vec::with_capacity(room);
        bytes.extend_from_slice(beginning);
        Writer(bytes)
    }

    /// A section of bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.0.extend_from_slice(bytes);
    }

    /// A section of numbers.
    pub fn numbers(&mut self, numbers: impl ExactSizeIterator<Item = u32>) {
        self.length(numbers.len());
        numbers.for_each(|number| self.0.extend_from_slice(&number.to_le_bytes()));
    }

    /// All that was written.
    pub fn done(self) -> Vec<u8> {
        self.0
    }

    /// What is longer is refused as a whole.
    fn length(&mut self, length: usize) {
        self.0.extend_from_slice(&u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes());
    }
}

/// Reads what a [`Writer`] wrote.
pub struct Reader<'b> {
    bytes: &'b Json,
    at: usize,
}

impl<'b> Reader<'b> {
    /// Of the sections that begin there.
    pub fn new(bytes: &'b Json, at: usize) -> Self {
        Reader { bytes, at }
    }

    /// A section of bytes.
    pub fn bytes(&mut self) -> Option<Cow<'b, [u8]>> {
        let length = self.length()?;
        self.take(length)
    }

    /// A section of numbers.
    pub fn numbers(&mut self) -> Option<Vec<u32>> {
        let length = self.length()?.checked_mul(4)?;
        let taken = self.take(length)?;
        Some(taken.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number)).collect())
    }

    /// Likewise, in pairs; a last one that stands alone is left out.
    pub fn pairs(&mut self) -> Option<Vec<(u32, u32)>> {
        let length = self.length()?.checked_mul(4)?;
        let taken = self.take(length)?;
        let both = taken.as_chunks().0.iter().map(|pair| u64::from_le_bytes(*pair));
        Some(both.map(|both| (both as u32, (both >> 32) as u32)).collect())
    }

    /// The length of a section.
    pub fn length(&mut self) -> Option<usize> {
        let length = self.take(4)?;
        usize::try_from(u32::from_le_bytes(*length.first_chunk()?)).ok()
    }

    /// How many bytes were not read.
    pub fn left(&self) -> usize {
        self.bytes.length() - self.at
    }

    fn take(&mut self, length: usize) -> Option<Cow<'b, [u8]>> {
        let end = self.at.checked_add(length).filter(|end| *end <= self.bytes.length())?;
        let taken = self.bytes.read(self.at..end)?;
        self.at = end;
        Some(taken)
    }
}

/// A number that another byte anywhere changes: what is added to a sum can be told from it again, as
/// the factor is odd. Four sums side by side are as fast as memory is.
fn checksum(bytes: &[u8]) -> u64 {
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut sums = [1, 2, 3, 4_u64];
    for block in blocks {
        let (words, _) = block.as_chunks::<8>();
        sums.iter_mut().zip(words).for_each(|(sum, word)| *sum = step(*sum, word));
    }
    let rest = rest.chunks(8).map(|chunk| {
        let mut word = [0; 8];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        word
    });
    let sums = sums.map(u64::to_le_bytes);
    sums.into_iter().chain(rest).fold(bytes.len() as u64, |sum, word| step(sum, &word))
}

/// The sum of pieces with one more.
pub fn added(sum: u64, piece: &[u8]) -> u64 {
    step(sum, &checksum(piece).to_le_bytes())
}

fn step(sum: u64, word: &[u8; 8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mixed = (sum ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
    mixed ^ (mixed >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_byte_or_a_missing_one_changes_the_sum() {
        let bytes: Vec<u8> = (0..100).collect();
        let sum = checksum(&bytes);
        for at in 0..bytes.len() {
            let mut other = bytes.clone();
            other[at] ^= 1 << (at % 8);
            assert_ne!(checksum(&other), sum, "{at}");
            assert_ne!(checksum(&bytes[..at]), sum, "{at}");
        }
    }
}
