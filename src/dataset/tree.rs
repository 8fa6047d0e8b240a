//! JSON as a tree that borrows from its text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A value of JSON.
#[derive(Debug)]
pub enum Tree<'t> {
    Null,
    Truth,
    /// A whole number that is not negative, written without a point.
    Count(u64),
    Number(f64),
    Text(Cow<'t, str>),
    List(Vec<Tree<'t>>),
    /// As it is written: a key may stand there twice.
    Object(Vec<Entry<'t>>),
}

/// A key and what stands there.
pub type Entry<'t> = (Cow<'t, str>, Tree<'t>);

/// A text where it stands, unless it is written with escapes.
pub fn lent<'t>(text: &Cow<'t, str>) -> Option<&'t str> {
    match text {
        Cow::Borrowed(text) => Some(text),
        Cow::Owned(_) => None,
    }
}

impl<'t> Tree<'t> {
    /// The first of its texts and keys that stands in what was read.
    pub fn beginning(&self) -> Option<&'t str> {
        match self {
            Tree::Text(text) => lent(text),
            Tree::List(list) => list.first()?.beginning(),
            Tree::Object(entries) => lent(&entries.first()?.0),
            _ => None,
        }
    }

    /// What it is, for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Tree::Null => "null",
            Tree::Truth => "a truth value",
            Tree::Count(_) | Tree::Number(_) => "a number",
            Tree::Text(_) => "a text",
            Tree::List(_) => "a list",
            Tree::Object(_) => "an object",
        }
    }
}

impl<'de> Deserialize<'de> for Tree<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Planter)
    }
}

struct Planter;

impl<'de> Visitor<'de> for Planter {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Truth)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Count(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number as f64))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = seq.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree<'de>, A::Error> {
        let mut entries = Vec::new();
        // A key is a text, too, and is borrowed as one.
        while let Some((key, value)) = map.next_entry()? {
            if let Tree::Text(key) = key {
                entries.push((key, value));
            }
        }
        Ok(Tree::Object(entries))
    }
}
