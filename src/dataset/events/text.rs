//! What is read of an event without reading all of it: its title, and the words that a search finds it by.

use serde::de::DeserializeSeed;

use super::shape::{EVENT, Leaf};
use super::walk::{Said, Sink, Walk};
use crate::dataset::Text;

struct Words<'t>(&'t mut dyn FnMut(&str));

impl<'de> Sink<'de> for Words<'_> {
    fn said(&mut self, leaf: Leaf, said: Said<'de, '_>) -> bool {
        if matches!(leaf, Leaf::Title | Leaf::Text | Leaf::Office | Leaf::Spoken) {
            (self.0)(said.text());
        }
        true
    }
}

/// Hands on the texts of the event that the JSON begins with.
pub fn words(json: &str, take: &mut dyn FnMut(&str)) {
    go_along(json, &mut Words(take));
}

#[derive(Default)]
struct Title<'de> {
    lang: Option<&'de str>,
    text: Option<Text>,
}

impl<'de> Sink<'de> for Title<'de> {
    fn lang(&mut self, lang: &'de str) -> bool {
        self.lang = Some(lang);
        true
    }

    fn said(&mut self, leaf: Leaf, said: Said<'de, '_>) -> bool {
        let text = said.text().to_owned();
        match (leaf, self.lang.take(), &mut self.text) {
            (Leaf::Title, None, title) => *title = Some(Text::Plain(text)),
            (Leaf::Title, Some(lang), Some(Text::ByLang(texts))) => texts.push((lang.to_owned(), text)),
            (Leaf::Title, Some(lang), title) => *title = Some(Text::ByLang(vec![(lang.to_owned(), text)])),
            // What follows need not be read.
            (_, _, title) => return title.is_none(),
        }
        true
    }
}

/// The title of the event that the JSON begins with.
pub fn title(json: &str) -> Option<Text> {
    let mut title = Title::default();
    go_along(json, &mut title);
    match title.text? {
        Text::ByLang(texts) => Some(Text::by_lang(texts)),
        plain => Some(plain),
    }
}

fn go_along<'de>(json: &'de str, sink: &mut dyn Sink<'de>) {
    let walk = Walk { shape: &EVENT, sink, nullable: false };
    // It went along there when it was read.
    let _ = walk.deserialize(&mut serde_json::Deserializer::from_str(json));
}
