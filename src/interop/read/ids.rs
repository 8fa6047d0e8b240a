//! Names for events and what they speak of: the same from one import to the next, so that links survive
//! an edit of the file.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::dataset::fold;

/// So long may an id be before it is cut at a word.
const LENGTH: usize = 64;

/// What an event is named by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The id that the file gives it.
    pub own: Option<String>,
    /// Its date in EDTF, or nothing.
    pub date: String,
    pub title: String,
    /// What else it says, to tell apart what is alike in the rest.
    pub rest: String,
}

/// An id for each event. It depends on that event alone, unless others have the same: then the first
/// keeps it, and the others are told apart by what else they say.
pub fn assign(keys: &[Key]) -> Vec<String> {
    let mut ids: Vec<Option<String>> = vec![None; keys.len()];
    let mut taken = HashSet::new();
    // Plain ids first, so that what is told apart does not take one of them.
    let plain: Vec<String> = keys.iter().map(Key::plain).collect();
    for (id, plain) in ids.iter_mut().zip(&plain) {
        if taken.insert(plain.clone()) {
            *id = Some(plain.clone());
        }
    }
    for ((id, plain), key) in ids.iter_mut().zip(&plain).zip(keys) {
        if id.is_none() {
            *id = Some(unused(&format!("{plain}-{}", key.mark()), &mut taken));
        }
    }
    ids.into_iter().flatten().collect()
}

impl Key {
    fn plain(&self) -> String {
        match &self.own {
            Some(own) => slug(own),
            None => slug(&format!("{} {}", self.begins(), self.title)),
        }
    }

    /// The day, month or year that the date begins with: its end and its time may be mended.
    fn begins(&self) -> &str {
        self.date
            .trim_start_matches(['[', '{', '/', '.'])
            .split(['T', '/', '.', ',', ']', '}'])
            .next()
            .unwrap_or_default()
    }

    fn mark(&self) -> String {
        hash(&format!("{}\n{}\n{}", self.date, self.title, self.rest))
    }
}

/// An id for each name of a sort of thing, whatever the order in which they come: of names that fold
/// alike the first by sort and spelling has the plain id, the others are told apart.
pub fn of_names(names: BTreeSet<(u8, String)>) -> HashMap<(u8, String), String> {
    let mut ids = HashMap::new();
    let (mut taken, mut alike) = (HashSet::new(), Vec::new());
    for key in names {
        let plain = slug(&key.1);
        if taken.insert(plain.clone()) {
            ids.insert(key, plain);
        } else {
            alike.push((key, plain));
        }
    }
    for (key, plain) in alike {
        let mark = hash(&format!("{} {}", key.0, key.1));
        ids.insert(key, unused(&format!("{plain}-{mark}"), &mut taken));
    }
    ids
}

/// An id that is not taken, and now is: this one, or with a number.
pub fn unused(id: &str, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = std::iter::once(id.to_owned()).chain(numbered).find(|id| !taken.contains(id));
    let free = free.unwrap_or_default();
    taken.insert(free.clone());
    free
}

/// A text as an id: folded words joined by hyphens. What no id can hold, letters of other scripts and
/// what is too long, is told apart by a hash.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let mut id = String::new();
    let mut whole = !folded.is_empty();
    for word in folded.split(' ') {
        let plain: String = word.chars().filter(char::is_ascii_alphanumeric).collect();
        whole &= plain.len() == word.len();
        if plain.is_empty() {
            continue;
        }
        if id.len() + plain.len() > LENGTH {
            whole = false;
            if id.is_empty() {
                id.extend(plain.chars().take(LENGTH));
            }
            break;
        }
        if !id.is_empty() {
            id.push('-');
        }
        id.push_str(&plain);
    }
    match (whole, id.is_empty()) {
        (true, _) => id,
        (false, true) => format!("x-{}", hash(text)),
        (false, false) => format!("{id}-{}", hash(&folded)),
    }
}

/// Eight hexadecimal digits that stand for a text: FNV-1a, the same on every machine.
fn hash(text: &str) -> String {
    let hash =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn key(date: &str, title: &str, rest: &str) -> Key {
        Key { own: None, date: date.to_owned(), title: title.to_owned(), rest: rest.to_owned() }
    }

    fn is_id(id: &str) -> bool {
        id.split('-').all(|word| {
            !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
    }

    #[test]
    fn ids_are_date_and_folded_title() {
        assert_eq!(slug("2012-07 Raúl Castro visits Vietnam"), "2012-07-raul-castro-visits-vietnam");
        assert_eq!(slug("/en/bubble_boy"), "en-bubble-boy");
        assert_eq!(slug("7"), "7");
        for odd in ["", "!!!", "日本", "日本 2012", &"long ".repeat(100), &"x".repeat(1000)] {
            assert!(is_id(&slug(odd)) && slug(odd).len() < 80, "{odd}: {}", slug(odd));
        }
        assert_ne!(slug("日本"), slug("中国"));
    }

    #[test]
    fn an_id_holds_the_beginning_of_the_date() {
        for (date, id) in [
            ("1963-11-22T12:30:00", "1963-11-22-a"),
            ("1852/1860", "1852-a"),
            ("[1960-12-02,1960-12-12]", "1960-12-02-a"),
            ("[..2018-11]", "2018-11-a"),
            ("Y-299999", "y-299999-a"),
            ("", "a"),
        ] {
            assert_eq!(assign(&[key(date, "A", "")]), [id]);
        }
    }

    #[test]
    fn what_is_alike_is_told_apart_by_what_else_it_says() {
        let ids = assign(&[key("1", "A", "x"), key("1", "A", "y"), key("1", "A", "y"), key("2", "A", "")]);
        assert_eq!((ids[0].as_str(), ids[3].as_str()), ("1-a", "2-a"));
        assert!(ids[1].starts_with("1-a-") && ids[2] == format!("{}-2", ids[1]), "{ids:?}");
    }

    #[test]
    fn names_that_fold_alike_are_told_apart_whatever_comes_first() {
        let key = |kind: u8, name: &str| (kind, name.to_owned());
        let ids = of_names(BTreeSet::from([key(2, "Đà"), key(0, "Da"), key(0, "Đa"), key(1, "B")]));
        assert_eq!((ids[&key(0, "Da")].as_str(), ids[&key(1, "B")].as_str()), ("da", "b"));
        assert_eq!(ids.values().collect::<HashSet<_>>().len(), 4);
        assert!(ids[&key(2, "Đà")].starts_with("da-"));
    }

    proptest! {
        #[test]
        fn ids_are_unique_and_stay_when_other_rows_come_and_go(
            titles in prop::collection::hash_set("[ -~àếđ日]{0,12}", 0..12),
            years in prop::collection::vec(1000..1010_i32, 12),
            others in prop::collection::vec(("[ -~]{0,12}", 2000..2010_i32), 0..6),
            at in 0..12_usize,
        ) {
            let rows: Vec<Key> =
                titles.iter().zip(&years).map(|(title, year)| key(&year.to_string(), title, "")).collect();
            let before = assign(&rows);
            prop_assert!(before.iter().all(|id| is_id(id)));
            prop_assert_eq!(before.iter().collect::<HashSet<_>>().len(), rows.len());

            let at = at.min(rows.len());
            let new: Vec<Key> = others.iter().map(|(title, year)| key(&year.to_string(), title, "")).collect();
            let mut longer = rows.clone();
            longer.splice(at..at, new.iter().cloned());
            let after = assign(&longer);
            prop_assert_eq!(after.iter().collect::<HashSet<_>>().len(), longer.len());
            // Two titles may fold alike; then the first of them has the plain id, before and after.
            let kept: Vec<String> = after.iter().enumerate()
                .filter(|(index, _)| !(at..at + new.len()).contains(index))
                .map(|(_, id)| id.clone())
                .collect();
            prop_assert_eq!(kept, before);
        }
    }
}
