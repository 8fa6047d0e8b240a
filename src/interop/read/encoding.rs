//! Bytes as text: UTF-8, or UTF-16 that says so by its first two bytes.

use super::Error;

/// The text in `bytes`.
pub fn text(bytes: &[u8]) -> Result<String, Error> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [0xef, 0xbb, 0xbf, rest @ ..] => utf8(rest, 3)?,
        _ => utf8(bytes, 0)?,
    };
    if text.trim().is_empty() {
        return Err(Error::new("it is empty"));
    }
    let binary = |char: char| char.is_control() && !matches!(char, '\t' | '\n' | '\r' | '\u{c}' | '\u{85}');
    match text.char_indices().find(|(_, char)| *char < '\u{20}' && binary(*char)) {
        None => Ok(text),
        Some((at, char)) => Err(Error::new(format!(
            "it is no text: character U+{:04X} stands at byte {at} (line {}); name a text file or a workbook, \
             and save text as UTF-8",
            u32::from(char),
            line(text.as_bytes(), at),
        ))),
    }
}

fn utf8(bytes: &[u8], skipped: usize) -> Result<String, Error> {
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        Error::new(format!(
            "byte {} (0x{byte:02X}, line {}) is not UTF-8: save the file as UTF-8 (in Excel: “CSV UTF-8”)",
            at + skipped,
            line(bytes, at),
        ))
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Error> {
    let pairs = bytes.chunks(2).map(|pair| match pair {
        [a, b] => unit([*a, *b]),
        // An odd byte at the end: no text ends with half a surrogate.
        _ => 0xd800,
    });
    let mut at = 2;
    let mut text = String::with_capacity(bytes.len() / 2);
    for char in char::decode_utf16(pairs) {
        let char = char.map_err(|_| {
            Error::new(format!(
                "byte {at} is not UTF-16, which its first bytes say it is: save the file as UTF-8"
            ))
        })?;
        at += 2 * char.len_utf16();
        text.push(char);
    }
    Ok(text)
}

fn line(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf8_and_utf16_are_read_with_and_without_a_mark() {
        assert_eq!(text("Hà Nội".as_bytes()).unwrap(), "Hà Nội");
        assert_eq!(text("\u{feff}Hà Nội".as_bytes()).unwrap(), "Hà Nội");
        let little: Vec<u8> = "\u{feff}Hà 🇻🇳".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "\u{feff}Hà 🇻🇳".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&little).unwrap(), "Hà 🇻🇳");
        assert_eq!(text(&big).unwrap(), "Hà 🇻🇳");
        let error = text(little.get(..little.len() - 1).unwrap()).unwrap_err().to_string();
        assert!(error.starts_with(&format!("byte {} is not UTF-16", little.len() - 4)), "{error}");
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_place() {
        let latin = text(b"id,title\n1,Jos\xe9\n").unwrap_err().to_string();
        assert!(latin.starts_with("byte 14 (0xE9, line 2) is not UTF-8: save the file as UTF-8"), "{latin}");
        let binary = text(b"ab\n\x00c").unwrap_err().to_string();
        assert!(binary.contains("character U+0000 stands at byte 3 (line 2)"), "{binary}");
        assert_eq!(text(b" \n").unwrap_err().to_string(), "it is empty");
        assert_eq!(text(b"").unwrap_err().to_string(), "it is empty");
    }
}
