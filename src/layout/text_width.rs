//! How wide a text is at most, without asking a browser.
//!
//! Advance widths are taken from DejaVu Sans and Noto Sans, whichever is wider: of the fonts that a
//! system sans stands for, none in wide use is wider. A text never takes more than it is given.

use crate::dataset::{bare, is_mark};

/// The size of the type of labels, in pixels.
const SIZE: f32 = 12.5;

/// Hundredths of an em for the characters from the space to the tilde.
#[rustfmt::skip]
const ASCII: [u8; 95] = [
    32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 56, 84, 32, 37, 32, 38,
    64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54,
    100, 69, 69, 70, 78, 64, 58, 78, 76, 34, 30, 66, 56, 91, 76, 79,
    61, 79, 70, 64, 62, 74, 69, 99, 69, 62, 69, 40, 38, 40, 84, 50,
    50, 62, 64, 55, 64, 62, 36, 64, 64, 28, 28, 58, 29, 98, 64, 62,
    64, 64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 56, 64, 84,
];

/// The width, in pixels, that a text of regular weight takes at most in the 12.5 px type of labels.
/// Letters with marks are as wide as without; scripts beyond Latin, Greek and Cyrillic are taken for
/// wider than they are.
#[must_use]
pub fn label_width(text: &str) -> f32 {
    text.chars().map(advance).sum::<f32>() * SIZE
}

/// The width of a character in ems.
fn advance(character: char) -> f32 {
    if let Some(width) = ascii(character) {
        return width;
    }
    // East Asian signs fill a square each.
    if matches!(character, '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}')
    {
        return 1.0;
    }
    simple(bare(character)) + beside(character)
}

fn ascii(character: char) -> Option<f32> {
    let index = u32::from(character).checked_sub(0x20)?;
    ASCII.get(usize::try_from(index).ok()?).map(|hundredths| f32::from(*hundredths) / 100.0)
}

/// What stands beside a letter rather than above or below it.
fn beside(letter: char) -> f32 {
    match letter {
        'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ớ'..='ợ' | 'Ứ'..='ự' => 0.13, // the horn
        'Ď' | 'ď' | 'Ľ' | 'ľ' | 'ť' => 0.1,                    // the caron of these
        '\u{1f08}'..='\u{1fff}' if u32::from(letter) & 8 != 0 => 0.2, // breathings, before capitals
        _ => 0.0,
    }
}

/// The width of a character without marks.
fn simple(character: char) -> f32 {
    if let Some(width) = ascii(character) {
        return width;
    }
    match character {
        '\u{31b}' => 0.13,            // the horn
        '\u{30c}' => 0.1,             // the caron, which may stand beside
        '\u{313}' | '\u{314}' => 0.2, // breathings, which may stand before
        mark if is_mark(mark) => 0.0,
        '\0'..='\u{1f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' => 0.0,
        'đ' | 'ø' | 'ß' | 'þ' | 'ð' | 'ł' | 'ı' | '\u{2010}' | '\u{2011}' => 0.64,
        '\u{2002}' | '\u{2013}' | '\u{2018}'..='\u{2022}' => 0.6,
        'Đ' | 'Ð' | 'Ø' | 'Þ' | 'Ł' => 0.79,
        '\u{a0}' | '·' => 0.32,
        '\u{2009}' | '\u{202f}' => 0.25,
        '\u{1c4}'..='\u{1cc}' | '\u{1f1}'..='\u{1f3}' => 1.45,
        '\u{a1}'..='\u{24f}' | '\u{2020}'..='\u{2027}' => 1.12,
        'ι' => 0.36,
        'ω' | 'ψ' | 'φ' => 0.85,
        'α'..='ώ' => 0.67,
        '\u{370}'..='\u{3ff}' => 0.94,
        'Щ' | 'Ю' | 'Ж' | 'Ш' => 1.1,
        'М' | 'Ы' | 'Ф' | 'щ' | 'ш' | 'ж' => 0.95,
        'Ъ' | 'ф' | 'ю' => 0.87,
        'ы' | 'м' | 'О' | 'Д' | 'Ц' => 0.8,
        'а'..='я' => {
            if matches!(character, 'д' | 'ц' | 'ъ') {
                0.72
            } else {
                0.66
            }
        }
        'А'..='Я' => 0.77,
        'ѐ'..='џ' => 1.0,
        '\u{400}'..='\u{52f}' => 1.42,
        '\u{600}'..='\u{6ff}' => 1.25,
        '\u{2030}' | '\u{2031}' => 1.75,
        '\u{20a0}'..='\u{20cf}' | '\u{2150}'..='\u{2bff}' => 1.45,
        '\u{1f000}'..='\u{1faff}' => 1.65,
        _ => 1.4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Advances of texts at 12.5 px, unkerned, in DejaVu Sans and in Noto Sans, read from the fonts.
    const MEASURED: &[(&str, f32, f32)] = &[
        ("Nguyễn Phú Trọng visits Cuba", 188.3, 176.8),
        ("The delegation is seen off at José Martí International Airport", 374.4, 351.7),
        ("Esteban Lazo Hernández, to discuss economic cooperation", 368.2, 343.9),
        ("Raúl Castro tells Trương Tấn Sang it is an honour to return", 366.4, 342.8),
        ("Vietnamese–Cuban Parliamentary Friendship Group founded", 379.4, 357.8),
        ("Đoàn đại biểu cấp cao Việt Nam hữu nghị, và 12 sự kiện nữa", 379.3, 352.6),
        ("ĐẠI HỘI ĐẢNG LẦN THỨ MƯỜI ƯỚC ƠN", 250.8, 235.0),
        ("“La Habana”: ¿cuándo llegó Fidel? y 3 más…", 281.2, 253.4),
        ("iiiillll.,,;;''!!", 65.0, 54.9),
        ("WWWMMM@@@%%%", 142.6, 133.8),
        ("0123456789 1960–2025", 153.4, 138.2),
        ("Œuvre, ÆØÅ, Łódź, ľúbezný Šťastný", 226.4, 206.0),
        ("Договор о дружбе и сотрудничестве", 243.2, 221.6),
        ("Συνθήκη φιλίας και συνεργασίας", 204.6, 191.4),
        ("To Lam’s state visit to Cuba", 174.7, 159.0),
        ("US$9.5 million; €200 & 5,000 t (½)", 218.7, 194.9),
    ];

    #[test]
    fn no_text_is_wider_than_it_is_said_to_be_nor_much_narrower() {
        for (text, dejavu, noto) in MEASURED {
            let (widest, said) = (dejavu.max(*noto), label_width(text));
            assert!(said >= widest, "{text}: {said} < {widest}");
            assert!(said <= widest * 1.16 + 4.0, "{text}: {said} > {widest}");
        }
    }

    #[test]
    fn vietnamese_letters_are_as_wide_as_their_bases() {
        assert_eq!(label_width("Nguyễn Trọng Ộ"), label_width("Nguyên Trong O"));
        assert_eq!(label_width("e\u{302}\u{303}"), label_width("ễ"));
        assert!(label_width("ư") > label_width("u"));
        assert_eq!(label_width(""), 0.0);
    }

    #[test]
    fn what_stands_beside_a_letter_takes_room_and_what_stands_over_it_none() {
        for (with, without) in [("Ἀ", "Α"), ("ľ", "l"), ("Ơ", "O")] {
            assert!(label_width(with) > label_width(without), "{with}");
        }
        for (with, without) in [("ἀ", "α"), ("ĺ", "l"), ("Ô", "O")] {
            assert_eq!(label_width(with), label_width(without), "{with}");
        }
    }

    #[test]
    fn other_scripts_take_about_an_em_for_each_sign() {
        assert!(label_width("越南古巴") >= 4.0 * SIZE);
        assert!(label_width("👩‍🚀") >= SIZE);
    }
}
