//! How a name breaks into lines.

/// A name on one line, on two and on three, as far as it has words for them; the lines of each are
/// about as long as each other.
#[must_use]
pub fn lines(name: &str) -> Vec<Vec<String>> {
    let longest = name.chars().count();
    let broken = (1..=3).filter_map(|count| {
        let widths = longest / count..=longest;
        let lines = widths.map(|most| filled(name, most)).find(|lines| lines.len() <= count)?;
        (lines.len() == count).then_some(lines)
    });
    broken.collect()
}

/// Words put on lines of at most so many letters, where no word is longer.
fn filled(name: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in name.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn a_name_breaks_at_spaces_into_lines_of_about_the_same_length() {
        assert_eq!(lines("Hanoi"), [["Hanoi"]]);
        assert_eq!(
            lines("Thành phố Hồ Chí Minh"),
            [
                vec!["Thành phố Hồ Chí Minh"],
                vec!["Thành phố", "Hồ Chí Minh"],
                vec!["Thành", "phố Hồ", "Chí Minh"]
            ]
        );
        assert_eq!(lines("Vietnam, no place given")[2], ["Vietnam,", "no place", "given"]);
    }

    #[test]
    fn no_word_is_lost_and_none_is_cut() {
        for name in [
            "a",
            "  two  words ",
            "José Martí International Airport",
            "x y z w",
            "Llanfairpwllgwyngyll and I",
        ] {
            for lines in lines(name) {
                assert_eq!(lines.join(" "), name.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
        assert!(lines("").is_empty());
    }
}
