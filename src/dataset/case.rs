//! Small letters and capitals.
//!
//! Unicode's own tables of them cost 7 KB of the first load; the scripts of the world's languages with
//! capitals take these lines. A test holds them against Unicode's.

/// Latin and Greek capitals, each before its small letter, that stand in no order.
const SCATTERED: &str = "\
ŸÿƁɓƆɔƉɖƊɗƎǝƏəƐɛƑƒƓɠƔɣƖɩƗɨƜɯƝɲƟɵƦʀƩʃƮʈƱʊƲʋƷʒǶƕǷƿǄǆǅǆǇǉǈǉǊǌǋǌǱǳǲǳȠƞȺⱥȽƚȾⱦɁɂɃƀɄʉɅʌẞß\
ΆάΈέΉήΊίΌόΎύΏώͰͱͲͳͶͷͿϳϏϗϴθϷϸϹϲϺϻϽͻϾͼϿͽ";

/// The small letter of a capital of the Latin, Greek, Cyrillic, Armenian or Georgian script; any other
/// character as it is.
#[must_use]
pub fn small(letter: char) -> char {
    let code = u32::from(letter);
    let further = match letter {
        '×' => 0,
        'A'..='Z' | 'À'..='Þ' | 'Α'..='Ρ' | 'Σ'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => 32,
        'Ѐ'..='Џ' => 80,
        'Ա'..='Ֆ' => 48,
        'Ა'..='Ჺ' | 'Ჽ'..='Ჿ' => return char::from_u32(code - 3008).unwrap_or(letter),
        'Ӏ' => 15,
        'Ĺ'..='Ň' | 'Ź'..='Ž' | 'Ӂ'..='Ӎ' | 'Ǎ'..='Ǜ' => code & 1,
        'Ƈ' | 'Ƌ' | 'Ƨ' | 'Ư' | 'Ƴ'..='Ƶ' | 'Ȼ' => code & 1,
        'Ā'..='Į' | 'Ĳ'..='Ķ' | 'Ŋ'..='Ŷ' | 'Ǟ'..='Ǯ' | 'Ǹ'..='Ȟ' | 'Ȣ'..='Ȳ' | 'Ɇ'..='Ɏ' => {
            1 - (code & 1)
        }
        'Ƃ'..='Ƅ' | 'Ƙ' | 'Ơ'..='Ƥ' | 'Ƭ' | 'Ƹ' | 'Ƽ' | 'Ǵ' => 1 - (code & 1),
        'Ϙ'..='Ϯ' | 'Ѡ'..='Ҁ' | 'Ҋ'..='Ҿ' | 'Ӑ'..='Ԯ' | 'Ḁ'..='Ẕ' | 'Ạ'..='Ỿ' => {
            1 - (code & 1)
        }
        _ => 0,
    };
    if further > 0 {
        return char::from_u32(code + further).unwrap_or(letter);
    }
    let mut pairs = if matches!(letter, 'Ÿ'..='Ͽ' | 'ẞ') { SCATTERED } else { "" }.chars();
    while let (Some(capital), Some(small)) = (pairs.next(), pairs.next()) {
        if capital == letter {
            return small;
        }
    }
    letter
}

/// The capital of a small letter, likewise.
#[must_use]
pub fn capital(letter: char) -> char {
    match letter {
        'a'..='z' => letter.to_ascii_uppercase(),
        _ if letter.is_ascii() => letter,
        // Asked once in a while: no table of its own.
        _ => ('À'..='ᷠ')
            .chain('Ḁ'..='ỿ')
            .find(|capital| *capital != letter && small(*capital) == letter)
            .unwrap_or(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_unicode() {
        let blocks = ['\0'..='ɏ', 'Ͱ'..='ԯ', 'Ա'..='֏', 'Ა'..='Ჿ', 'Ḁ'..='ỿ', '！'..='～'];
        for letter in blocks.into_iter().flatten() {
            let theirs: String = super::super::letters::bare(letter).to_lowercase().collect();
            let ours: String = small(super::super::letters::bare(letter)).to_string();
            assert!(ours == theirs || theirs.chars().count() > 1, "{letter} {ours} {theirs}");
        }
    }

    #[test]
    fn a_capital_is_that_of_unicode() {
        for letter in "aznáéíóúüñđơưắệớừỹçжщґїλώաა1 —".chars() {
            assert_eq!(capital(letter).to_string(), letter.to_uppercase().to_string());
        }
    }
}
