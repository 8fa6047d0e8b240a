//! Folding: what a reader types and what the record says, made comparable.

use super::case::small;
use super::letters::{bare, is_mark};

/// Lower case without diacritics, anything that is no letter or digit as a single space:
/// `Nguyễn Phú Trọng` becomes `nguyen phu trong`, `Đình Dũng` becomes `dinh dung`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for (_, char) in folded_chars(text) {
        if char != ' ' || !(folded.ends_with(' ') || folded.is_empty()) {
            folded.push(char);
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The letters and digits of a text as [`fold`] has them, each with the place in bytes of the
/// character that it comes from; what separates words is a space.
pub fn folded_chars(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().flat_map(|(at, char)| plain(small(bare(char))).map(move |folded| (at, folded)))
}

/// A lower-case letter without what Unicode does not take off.
fn plain(char: char) -> impl Iterator<Item = char> {
    let pair = |a, b| [Some(a), b];
    let plain = match char {
        'đ' | 'ð' => pair('d', None),
        'ł' => pair('l', None),
        'ø' => pair('o', None),
        'ı' => pair('i', None),
        'ς' => pair('σ', None),
        'ß' => pair('s', Some('s')),
        'æ' => pair('a', Some('e')),
        'œ' => pair('o', Some('e')),
        '\'' | '’' => [None, None],
        c if is_mark(c) => [None, None],
        c if c.is_alphanumeric() => pair(c, None),
        _ => pair(' ', None),
    };
    plain.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_and_spanish_fold_to_plain_letters() {
        assert_eq!(fold("Nguyễn Phú Trọng"), "nguyen phu trong");
        assert_eq!(fold("Trịnh Đình Dũng"), "trinh dinh dung");
        assert_eq!(fold("Joaquín Quintas Solá"), "joaquin quintas sola");
        assert_eq!(fold("  Cuba–Vietnam,  «relations» "), "cuba vietnam relations");
    }

    #[test]
    fn composed_and_decomposed_letters_fold_alike() {
        assert_eq!(fold("Tr\u{1ECD}ng"), fold("Tro\u{323}ng"));
        assert_eq!(fold("CASTRO’S"), "castros");
    }
}
