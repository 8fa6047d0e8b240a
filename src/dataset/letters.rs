//! Letters without the marks that readers leave out.
//!
//! Unicode's own tables of decomposition cost 40 KB of the first load; the letters of the scripts in
//! which readers leave out marks take one. A test holds them against Unicode's.

/// The letters from À to ɏ without their marks; a dot stands for what has none.
const LATIN: &[u8; 400] = b"\
AAAAAA.CEEEEIIII.NOOOOO..UUUUY..aaaaaa.ceeeeiiii.nooooo..uuuuy.y\
AaAaAaCcCcCcCcDd..EeEeEeEeEeGgGgGgGgHh..IiIiIiIiI...JjKk.LlLlLl.\
...NnNnNn...OoOoOo..RrRrRrSsSsSsSsTtTt..UuUuUuUuUuUuWwYyYZzZzZz.\
................................Oo.............Uu...............\
.............AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa....\
AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh......AaEeOoOoOoOoYy............\
................";

/// The letters from Ḁ to ỿ, those of Vietnamese among them, in the same way.
const LATIN_ADDITIONAL: &[u8; 256] = b"\
AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm\
MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv\
WwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

/// A Latin, Greek or Cyrillic letter without its marks, in its own case; any other character as it is.
#[must_use]
pub fn bare(letter: char) -> char {
    let code = u32::from(letter);
    let (first, table) = match code {
        0xC0..=0x24F => (0xC0, &LATIN[..]),
        0x1E00..=0x1EFF => (0x1E00, &LATIN_ADDITIONAL[..]),
        0x370..=0x52F | 0x1F00..=0x1FFF => return bare_beyond_latin(letter),
        _ => return letter,
    };
    let found = usize::try_from(code - first).ok().and_then(|at| table.get(at));
    match found {
        Some(b'.') | None => bare_joined(letter),
        Some(base) => char::from(*base),
    }
}

/// Letters with marks over what is itself beyond A to Z.
fn bare_joined(letter: char) -> char {
    match letter {
        'Ǣ' | 'Ǽ' => 'Æ',
        'ǣ' | 'ǽ' => 'æ',
        'Ǯ' => 'Ʒ',
        'ǯ' => 'ʒ',
        'Ǿ' => 'Ø',
        'ǿ' => 'ø',
        'ẛ' => 'ſ',
        other => other,
    }
}

fn bare_beyond_latin(letter: char) -> char {
    match letter {
        'ά' | 'ἀ'..='ἇ' | '\u{1f70}'..='\u{1f71}' | 'ᾀ'..='ᾇ' | 'ᾰ'..='ᾷ' => 'α',
        'Ά' | 'Ἀ'..='Ἇ' | 'ᾈ'..='ᾏ' | 'Ᾰ'..='ᾼ' => 'Α',
        'έ' | 'ἐ'..='ἕ' | '\u{1f72}'..='\u{1f73}' => 'ε',
        'Έ' | 'Ἐ'..='Ἕ' | '\u{1fc8}'..='\u{1fc9}' => 'Ε',
        'ή' | 'ἠ'..='ἧ' | '\u{1f74}'..='\u{1f75}' | 'ᾐ'..='ᾗ' | 'ῂ'..='ῇ' => 'η',
        'Ή' | 'Ἠ'..='Ἧ' | 'ᾘ'..='ᾟ' | 'Ὴ'..='ῌ' => 'Η',
        'ΐ' | 'ί' | 'ϊ' | 'ἰ'..='ἷ' | '\u{1f76}'..='\u{1f77}' | 'ῐ'..='ῗ' => 'ι',
        'Ί' | 'Ϊ' | 'Ἰ'..='Ἷ' | '\u{1fd8}'..='\u{1fdb}' => 'Ι',
        'ό' | 'ὀ'..='ὅ' | '\u{1f78}'..='\u{1f79}' => 'ο',
        'Ό' | 'Ὀ'..='Ὅ' | '\u{1ff8}'..='\u{1ff9}' => 'Ο',
        'ῤ' | 'ῥ' => 'ρ',
        'Ῥ' => 'Ρ',
        'ΰ' | 'ϋ' | 'ύ' | 'ὐ'..='ὗ' | '\u{1f7a}'..='\u{1f7b}' | '\u{1fe0}'..='\u{1fe3}' | 'ῦ' | 'ῧ' => {
            'υ'
        }
        'Ύ' | 'Ϋ' | 'Ὑ'..='Ὗ' | '\u{1fe8}'..='\u{1feb}' => 'Υ',
        'ϓ' | 'ϔ' => 'ϒ',
        'ώ' | 'ὠ'..='ὧ' | '\u{1f7c}'..='\u{1f7d}' | 'ᾠ'..='ᾧ' | 'ῲ'..='ῷ' => 'ω',
        'Ώ' | 'Ὠ'..='Ὧ' | 'ᾨ'..='ᾯ' | 'Ὼ'..='ῼ' => 'Ω',
        'Ӑ' | 'Ӓ' => 'А',
        'ӑ' | 'ӓ' => 'а',
        'Ѓ' => 'Г',
        'ѓ' => 'г',
        'Ѐ' | 'Ё' | 'Ӗ' => 'Е',
        'ѐ' | 'ё' | 'ӗ' => 'е',
        'Ӂ' | 'Ӝ' => 'Ж',
        'ӂ' | 'ӝ' => 'ж',
        'Ӟ' => 'З',
        'ӟ' => 'з',
        'Ѝ' | 'Й' | 'Ӣ' | 'Ӥ' => 'И',
        'ѝ' | 'й' | 'ӣ' | 'ӥ' => 'и',
        'Ї' => 'І',
        'ї' => 'і',
        'Ќ' => 'К',
        'ќ' => 'к',
        'Ӧ' => 'О',
        'ӧ' => 'о',
        'Ў' | 'Ӯ' | 'Ӱ' | 'Ӳ' => 'У',
        'ў' | 'ӯ' | 'ӱ' | 'ӳ' => 'у',
        'Ӵ' => 'Ч',
        'ӵ' => 'ч',
        'Ӹ' => 'Ы',
        'ӹ' => 'ы',
        'Ӭ' => 'Э',
        'ӭ' => 'э',
        'Ѷ' => 'Ѵ',
        'ѷ' => 'ѵ',
        'Ӛ' => 'Ә',
        'ӛ' => 'ә',
        'Ӫ' => 'Ө',
        'ӫ' => 'ө',
        other => other,
    }
}

/// Whether a character is a mark that readers leave out: a diacritic that stands alone, a point of
/// Hebrew or a vowel sign of Arabic.
#[must_use]
pub fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    use super::*;

    #[test]
    fn letters_are_bared_as_unicode_takes_them_apart() {
        let scripts = [0xC0..=0x24F, 0x370..=0x52F, 0x1E00..=0x1EFF, 0x1F00..=0x1FFF];
        let letters =
            scripts.into_iter().flatten().filter_map(char::from_u32).filter(|it| it.is_alphabetic());
        for letter in letters {
            let apart: Vec<char> = std::iter::once(letter).nfd().collect();
            // Signs that Unicode has twice have no marks.
            let twin = apart.len() == 1;
            let base = if twin { letter } else { apart[0] };
            assert!(apart[1..].iter().all(|it| is_combining_mark(*it) && is_mark(*it)), "{apart:?}");
            assert_eq!(bare(letter), base, "{letter} U+{:04X}", u32::from(letter));
        }
    }

    #[test]
    fn other_characters_stay() {
        for other in ['a', 'Z', '7', ' ', 'đ', 'ß', '越', 'が', '각', 'क', 'ש', '\u{10FFFF}'] {
            assert_eq!(bare(other), other);
        }
    }
}
