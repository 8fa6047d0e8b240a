//! The interface in English, Spanish and Vietnamese: typed messages, dates in words, numbers.
//!
//! Knows nothing of records: the texts of a record come from the record.

pub mod date;
mod en;
mod es;
mod messages;
mod vi;

pub use messages::{Count, Messages, fill};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
    /// Vietnamese.
    Vi,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 3] = [Lang::En, Lang::Es, Lang::Vi];

    /// The language of a BCP 47 tag by its first subtag; English where we do not speak it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Lang {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(first)).unwrap_or_default()
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Es => "es",
            Lang::Vi => "vi",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lang::En => "English",
            Lang::Es => "Español",
            Lang::Vi => "Tiếng Việt",
        }
    }

    /// Says of words that they are in the language of a tag: "in English"; nothing for a language
    /// that we have no name for.
    #[must_use]
    pub fn says_in(self, tag: &str) -> Option<&'static str> {
        #[rustfmt::skip]
        const NAMES: [[&str; 3]; 3] = [
            ["in English", "in Spanish", "in Vietnamese"],
            ["en inglés", "en español", "en vietnamita"],
            ["bằng tiếng Anh", "bằng tiếng Tây Ban Nha", "bằng tiếng Việt"],
        ];
        let named = Lang::ALL.into_iter().find(|lang| lang.tag() == tag)?;
        Some(NAMES[self as usize][named as usize])
    }

    /// "or" or "and" as it is said before what follows: in Spanish they change before their own sound,
    /// "7 u 8", "otoño e invierno".
    #[must_use]
    pub fn joiner(self, word: &'static str, next: &str) -> &'static str {
        let next = next.trim_start_matches(['«', '“']);
        let begins = |sounds: &[&str]| sounds.iter().any(|sound| next.starts_with(sound));
        let number = next.split(|c: char| !c.is_ascii_digit()).next();
        match (self, word) {
            // The tables of all capitals would be 7 KB.
            (Lang::Es, "o") if begins(&["o", "ó", "ho", "O", "Ó", "Ho", "8"]) || number == Some("11") => {
                "u"
            }
            (Lang::Es, "y") if begins(&["i", "hi", "I", "Í", "Hi"]) && !begins(&["hie", "Hie"]) => "e",
            _ => word,
        }
    }

    /// The messages in this language.
    #[must_use]
    pub fn messages(self) -> &'static Messages {
        match self {
            Lang::En => &en::MESSAGES,
            Lang::Es => &es::MESSAGES,
            Lang::Vi => &vi::MESSAGES,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spanish_joins_otherwise_before_the_same_sound() {
        for (word, next, expected) in [
            ("o", "8 de mayo", "u"),
            ("o", "11 de mayo", "u"),
            ("o", "18 de mayo", "o"),
            ("o", "110", "o"),
            ("o", "Orden de José Martí", "u"),
            ("o", "«Hoy»", "u"),
            ("y", "Ignacio", "e"),
            ("y", "invierno", "e"),
            ("y", "hielo", "y"),
            ("y", "otoño", "y"),
        ] {
            assert_eq!(Lang::Es.joiner(word, next), expected, "{word} {next}");
            assert_eq!(Lang::En.joiner(word, next), word);
        }
    }
}
