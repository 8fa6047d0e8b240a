//! Walks along the JSON of an event without keeping it: what stands in it is handed on as it is read.
//!
//! One visitor goes along every [`Shape`], so that it costs little code. It is stricter than the types
//! of the model in what hardly any file has (escapes in keys, enums written as objects); it never
//! accepts what these would refuse.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::shape::{Field, Leaf, Need, Object, Part, Shape};

/// A string as it was read: lent by the text that is read, or passing because it has escapes.
#[derive(Clone, Copy)]
pub enum Said<'de, 'p> {
    Lent(&'de str),
    Passing(&'p str),
}

impl<'de> Said<'de, '_> {
    pub fn text(&self) -> &str {
        match self {
            Said::Lent(text) => text,
            Said::Passing(text) => text,
        }
    }

    pub fn lent(&self) -> Option<&'de str> {
        match self {
            Said::Lent(text) => Some(text),
            Said::Passing(_) => None,
        }
    }
}

/// What takes what stands in an event. Each answers whether it is right; the walk ends where not.
pub trait Sink<'de> {
    /// An object begins; `key` is its first one.
    fn begin(&mut self, _part: Part, _key: &'de str) {}

    /// A string.
    fn said(&mut self, leaf: Leaf, said: Said<'de, '_>) -> bool;

    /// The language of the texts that follow.
    fn lang(&mut self, _lang: &'de str) -> bool {
        true
    }

    /// A whole number, or the place of a word among those that may stand there.
    fn number(&mut self, _leaf: Leaf, _number: u32) -> bool {
        true
    }

    /// An object ends.
    fn end(&mut self, _part: Part) -> bool {
        true
    }
}

/// See the module. Yields whether there was anything but null.
pub struct Walk<'s, 'de> {
    pub shape: &'static Shape,
    pub sink: &'s mut dyn Sink<'de>,
    pub nullable: bool,
}

/// What is wrong is told by whoever reads the file again.
fn wrong<E: Error>() -> E {
    E::custom("")
}

fn right<E: Error>(is_right: bool) -> Result<bool, E> {
    if is_right { Ok(true) } else { Err(wrong()) }
}

impl<'de> DeserializeSeed<'de> for Walk<'_, 'de> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Walk<'_, 'de> {
    fn string<E: Error>(self, said: Said<'de, '_>) -> Result<bool, E> {
        right(match self.shape {
            Shape::Plain(leaf) => self.sink.said(*leaf, said),
            Shape::Text(shape) => return Walk { shape, ..self }.string(said),
            Shape::OneOf(words, leaf) => {
                let place = (0u32..).zip(*words).find(|(_, word)| **word == said.text());
                place.is_some_and(|(place, _)| self.sink.number(*leaf, place))
            }
            _ => false,
        })
    }

    fn object<A: MapAccess<'de>>(self, object: &'static Object, mut map: A) -> Result<bool, A::Error> {
        let Object { part, fields, must, either } = object;
        // As bits: the fields that were read, those that are not null, and where the next should be.
        let (mut seen, mut given, mut next) = (0u32, 0u32, 0usize);
        while let Some(key) = map.next_key::<&'de str>()? {
            if seen == 0 {
                self.sink.begin(*part, key);
            }
            let is_it = |field: &Field| field.name == key;
            // They mostly come in order.
            let ahead = fields.get(next..).and_then(|ahead| Some(next + ahead.iter().position(is_it)?));
            let at = ahead.or_else(|| fields.iter().position(is_it)).ok_or_else(wrong)?;
            let field = fields.get(at).ok_or_else(wrong)?;
            next = at + 1;
            let bit = 1 << at;
            if seen & bit != 0 {
                return Err(wrong());
            }
            seen |= bit;
            let nullable = field.need == Need::Null;
            if map.next_value_seed(Walk { shape: &field.shape, sink: &mut *self.sink, nullable })? {
                given |= bit;
            }
        }
        right(given & must == *must && (!either || given & 3 != 0) && self.sink.end(*part))
    }
}

impl<'de> Visitor<'de> for Walk<'_, 'de> {
    type Value = bool;

    fn expecting(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<bool, E> {
        self.string(Said::Lent(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        self.string(Said::Passing(text))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<bool, E> {
        right(match self.shape {
            Shape::Amount => true,
            Shape::Count(leaf) => u32::try_from(number).is_ok_and(|number| self.sink.number(*leaf, number)),
            _ => false,
        })
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<bool, E> {
        right(matches!(self.shape, Shape::Amount))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<bool, E> {
        right(matches!(self.shape, Shape::Amount))
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        if self.nullable { Ok(false) } else { Err(wrong()) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<bool, A::Error> {
        let Shape::List(least, shape) = self.shape else { return Err(wrong()) };
        let mut count = 0;
        while list.next_element_seed(Walk { shape, sink: &mut *self.sink, nullable: false })?.is_some() {
            count += 1;
        }
        right(count >= *least)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        match self.shape {
            Shape::Object(object) => self.object(object, map),
            Shape::Text(shape) => {
                let mut any = false;
                while let Some(lang) = map.next_key::<&'de str>()? {
                    right::<A::Error>(matches!(shape, Shape::Plain(Leaf::Other)) || self.sink.lang(lang))?;
                    any = map.next_value_seed(Walk { shape, sink: &mut *self.sink, nullable: false })?;
                }
                right(any)
            }
            _ => Err(wrong()),
        }
    }
}
