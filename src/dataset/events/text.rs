//! The words of an event that a search finds it by.

use serde::de::DeserializeSeed;

use super::shape::{EVENT, Leaf};
use super::walk::{Said, Sink, Walk};

struct Words<'t>(&'t mut dyn FnMut(&str));

impl<'de> Sink<'de> for Words<'_> {
    fn said(&mut self, leaf: Leaf, said: Said<'de, '_>) -> bool {
        if matches!(leaf, Leaf::Text | Leaf::Office | Leaf::Spoken) {
            (self.0)(said.text());
        }
        true
    }
}

/// Hands on the texts of the event that the JSON begins with.
pub fn words(json: &[u8], take: &mut dyn FnMut(&str)) {
    let walk = Walk { shape: &EVENT, sink: &mut Words(take), nullable: false };
    // It went along there when it was read.
    let _ = walk.deserialize(&mut serde_json::Deserializer::from_slice(json));
}
