//! What a search looks for, without diacritics, and where it stands in a text.

use std::ops::Range;

use crate::dataset::{fold, folded_chars};

/// So many words of a search count: what a reader means takes fewer, what is pasted by mistake may have
/// thousands.
const MOST_WORDS: usize = 32;

/// So many letters of a search count.
pub const MOST_LETTERS: usize = 1000;

/// A search as far as it counts.
#[must_use]
pub fn sought(query: &str) -> String {
    query.chars().take(MOST_LETTERS).collect()
}

/// The words to look for: each has to begin a word of the text.
#[must_use]
pub fn needles(query: &str) -> Vec<String> {
    fold(&sought(query)).split_whitespace().take(MOST_WORDS).map(|word| format!(" {word}")).collect()
}

/// Where the words of a search stand in a text: the ranges in bytes of the beginnings that they
/// share with its words, with their diacritics, in order and apart.
#[must_use]
pub fn found(text: &str, needles: &[String]) -> Vec<Range<usize>> {
    if needles.is_empty() {
        return Vec::new();
    }
    let chars: Vec<(usize, char)> = folded_chars(text).collect();
    let begins = |at: &usize| *at == 0 || chars.get(at - 1).is_some_and(|(_, before)| *before == ' ');
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for at in (0..chars.len()).filter(begins) {
        let word = chars.get(at..).unwrap_or_default();
        let fits = |needle: &&String| {
            let mut letters = word.iter().map(|(_, char)| *char);
            needle.trim_start().chars().all(|char| letters.next() == Some(char))
        };
        let Some(needle) = needles.iter().filter(fits).max_by_key(|needle| needle.len()) else { continue };
        let length = needle.trim_start().chars().count();
        let (Some((start, _)), Some((last, _))) = (word.first(), word.get(length.saturating_sub(1))) else {
            continue;
        };
        // Marks that combine with the last letter belong to it.
        let end = word.iter().map(|(at, _)| *at).find(|at| at > last).unwrap_or(text.len());
        let end = start + text.get(*start..end).unwrap_or_default().trim_end_matches(['\'', '’']).len();
        ranges.push(*start..end);
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, query: &str) -> Vec<String> {
        found(text, &needles(query)).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn what_was_looked_for_is_found_with_its_diacritics() {
        assert_eq!(marked("Nguyễn Phú Trọng visits Cuba", "phu tro"), ["Phú", "Trọ"]);
        assert_eq!(marked("Tro\u{323}ng", "trong"), ["Tro\u{323}ng"]);
        assert_eq!(marked("the Castro’s visit", "castro"), ["Castro"]);
        assert_eq!(marked("Straße", "stras"), ["Straß"]);
        assert_eq!(marked("outvisit", "visit"), Vec::<String>::new());
        assert_eq!(marked("Đình", "đ"), ["Đ"]);
    }

    #[test]
    fn a_search_has_an_end() {
        let found = needles(&"word ".repeat(100_000));
        assert_eq!((found.len(), found[0].as_str()), (MOST_WORDS, " word"));
        assert_eq!(needles(&"a".repeat(100_000))[0].len(), 1 + MOST_LETTERS);
        assert_eq!(needles(&"a\u{301}".repeat(100_000)).len(), 1);
    }

    proptest! {
        #[test]
        fn what_is_found_is_what_was_looked_for(text in "[a-cÁảđß' ’.\u{323}]{0,16}", query in "[a-c]{1,2}( [ad])?") {
            let needles = needles(&query);
            let ranges = found(&text, &needles);
            for range in &ranges {
                let folded = fold(&text[range.clone()]);
                prop_assert!(needles.iter().any(|n| folded.starts_with(n.trim_start())), "{folded}");
            }
            prop_assert!(ranges.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let words = format!(" {}", fold(&text));
            prop_assert_eq!(ranges.is_empty(), !needles.iter().any(|needle| words.contains(needle)));
        }
    }
}
