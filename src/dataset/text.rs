//! Human texts, in one language or several.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::order::Order;
use super::read::{Read, Reading};
use super::tree::{Entry, Tree};

const TEXT: &str = "a text, or texts by language such as {\"en\": \"…\", \"es\": \"…\"}";

/// A text for readers: a plain string, which is the same in every language or stands in the
/// record's first one, or one text by language.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// One text for all languages.
    Plain(String),
    /// Texts with their BCP 47 language tags, in the order of these; never empty.
    ByLang(Vec<(String, String)>),
}

/// A text as chosen for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// The text.
    pub text: &'a str,
    /// Its language, where the record says it.
    pub lang: Option<&'a str>,
}

impl Text {
    /// A text from texts with their language tags, the last where a tag is given twice.
    #[must_use]
    pub fn by_lang(mut texts: Vec<(String, String)>) -> Text {
        texts.reverse();
        texts.order_by(|(one, _), (other, _)| one.cmp(other));
        texts.dedup_by(|(one, _), (other, _)| one == other);
        Text::ByLang(texts)
    }

    /// The text in the language `lang`, else in `fallback`, else in the first there is.
    #[must_use]
    pub fn pick(&self, lang: &str, fallback: &str) -> Chosen<'_> {
        match self {
            Text::Plain(text) => Chosen { text, lang: None },
            Text::ByLang(texts) => {
                let found =
                    [lang, fallback].iter().find_map(|lang| texts.iter().find(|(tag, _)| tag == lang));
                found
                    .or_else(|| texts.first())
                    .map_or(Chosen { text: "", lang: None }, |(tag, text)| Chosen { text, lang: Some(tag) })
            }
        }
    }

    /// Every text there is, with its language where one is given.
    pub fn all(&self) -> impl Iterator<Item = Chosen<'_>> {
        let (plain, by_lang) = match self {
            Text::Plain(text) => (Some(Chosen { text, lang: None }), None),
            Text::ByLang(texts) => (None, Some(texts)),
        };
        let by_lang = by_lang.into_iter().flatten();
        plain.into_iter().chain(by_lang.map(|(lang, text)| Chosen { text, lang: Some(lang) }))
    }
}

/// Whether a character turns the text after it around, as the embeddings, overrides and isolates of the
/// bidirectional algorithm do, also beyond the end of its own text. None is shown: text runs as its
/// letters do, and the plain marks of direction (U+200E, U+200F) are there for the rest.
#[must_use]
pub fn is_turning(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

impl Default for Text {
    fn default() -> Self {
        Text::Plain(String::new())
    }
}

impl Read for Text {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        let read = match &tree {
            Tree::Text(text) => Some(Text::Plain(text.to_string())),
            Tree::Object(texts) if !texts.is_empty() => {
                texts.iter().map(tagged).collect::<Option<_>>().map(Text::by_lang)
            }
            _ => None,
        };
        read.or_else(|| reading.refuse(&tree, TEXT))
    }
}

fn tagged((lang, text): &Entry<'_>) -> Option<(String, String)> {
    match text {
        Tree::Text(text) => Some((lang.to_string(), text.to_string())),
        _ => None,
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Text::Plain(text) => serializer.serialize_str(text),
            Text::ByLang(texts) => serializer.collect_map(texts.iter().map(|(lang, text)| (lang, text))),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

/// By hand, since an untagged enum would lose the place and the reason of an error.
struct TextVisitor;

impl<'de> de::Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(TEXT)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::Plain(text.to_owned()))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = map.next_entry()? {
            texts.push(text);
        }
        if texts.is_empty() {
            return Err(de::Error::invalid_length(0, &self));
        }
        Ok(Text::by_lang(texts))
    }
}

#[cfg(feature = "cli")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A text for readers: one string, or one by language tag.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "additionalProperties": { "type": "string" }, "minProperties": 1 }
            ]
        })
    }
}
