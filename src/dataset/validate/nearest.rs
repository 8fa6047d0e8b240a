//! What may have been meant by an id that is not known.

use crate::dataset::Ids;

/// Suggests the known id that is most like one that is not known, if any is.
pub fn nearest(id: &str, known: &Ids) -> String {
    let words: Vec<&str> = id.split('-').collect();
    let best = known
        .keys()
        .map(|other| {
            let shared = other.split('-').filter(|word| words.contains(word)).count();
            (shared, shared_prefix(id, other), other)
        })
        .max();
    match best {
        Some((shared, prefix, other)) if shared > 0 || prefix > 2 => format!("; did you mean {other:?}?"),
        _ => String::new(),
    }
}

fn shared_prefix(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}
