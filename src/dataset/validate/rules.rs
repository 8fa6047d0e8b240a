//! What a value may be, by itself.

/// A locating phrase has at most so many words.
pub const PHRASE_WORDS: usize = 8;

/// A text has at most so many bytes: more is a document of its own, and holds a page up.
pub const TEXT_BYTES: usize = 100_000;

/// Whether a text is no longer than it may be.
pub fn is_short(text: &str) -> bool {
    text.len() <= TEXT_BYTES
}

/// Whether an id is in kebab-case.
pub fn is_id(id: &str) -> bool {
    // Neither at an end nor twice.
    let mut may_part = false;
    let goes_on = |c: u8| {
        let parts = c == b'-' && may_part;
        may_part = c != b'-';
        parts || c.is_ascii_lowercase() || c.is_ascii_digit()
    };
    id.bytes().all(goes_on) && may_part
}

/// Whether a phrase has as many words as it may.
pub fn is_phrase(phrase: &str) -> bool {
    (1..=PHRASE_WORDS).contains(&phrase.split_whitespace().count())
}

/// Whether an address is one of the web, and hides nothing.
pub fn is_url(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && !url.chars().any(char::is_control)
}

/// Whether a text has the form of a language tag, with a language of two or three letters.
pub fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn an_id_is_words_of_small_letters_and_digits_with_hyphens_between(id in "[ab0A_ é-]{0,5}") {
            let is_word = |word: &str| !word.is_empty() && word.bytes().all(|c| matches!(c, b'a' | b'b' | b'0'));
            prop_assert_eq!(is_id(&id), id.split('-').all(is_word));
        }
    }
}
