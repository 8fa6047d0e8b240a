//! Numbers by names, without an allocation for each.

const FREE: u32 = u32::MAX;

/// Numbers by names that stand elsewhere: a table with open addresses. What its methods take as `name`
/// gives the name of each number.
#[derive(Debug, Clone, Default)]
pub struct Slots(Vec<u32>);

impl Slots {
    /// From what [`slots`](Slots::slots) gives; nothing where a number is not below `names`.
    #[must_use]
    pub fn new(slots: Vec<u32>, names: usize) -> Option<Self> {
        slots.iter().all(|slot| *slot == FREE || (*slot as usize) < names).then_some(Slots(slots))
    }

    /// The table of so many names, by their numbers; nothing where two are the same.
    pub fn of<'n>(count: usize, name: impl Fn(u32) -> &'n [u8]) -> Option<Self> {
        let hashes: Vec<u32> = (0u32..).take(count).map(|number| hash(name(number))).collect();
        let mut slots = vec![FREE; count * 2];
        for (number, hash) in (0..).zip(&hashes) {
            // Names are far apart, and memory is slow there.
            let is_same = |other| hashes.get(other as usize) == Some(hash) && name(other) == name(number);
            let free = place(&slots, *hash, is_same).err()?;
            put(&mut slots, number, free);
        }
        Some(Slots(slots))
    }

    /// The table.
    #[must_use]
    pub fn slots(&self) -> &[u32] {
        &self.0
    }

    /// The number of what is called so.
    pub fn find<'n>(&self, called: &[u8], name: impl Fn(u32) -> &'n [u8]) -> Option<u32> {
        place(&self.0, hash(called), |number| name(number) == called).ok()
    }
}

/// Different names, each once, by their numbers from 0.
#[derive(Debug, Default)]
pub struct Names {
    slots: Vec<u32>,
    /// By number.
    hashes: Vec<u32>,
    texts: String,
    ends: Vec<usize>,
}

impl Names {
    /// The number of a name, and whether it is new.
    pub fn number(&mut self, called: &str) -> (u32, bool) {
        if self.hashes.len() * 2 >= self.slots.len() {
            self.slots = vec![FREE; (self.slots.len() * 2).max(64)];
            for (number, hash) in (0..).zip(&self.hashes) {
                let free = place(&self.slots, *hash, |_| false).err().unwrap_or(usize::MAX);
                put(&mut self.slots, number, free);
            }
        }
        let hash = hash(called.as_bytes());
        let is_same = |number| self.hashes.get(number as usize) == Some(&hash) && self.get(number) == called;
        match place(&self.slots, hash, is_same) {
            Ok(known) => (known, false),
            Err(free) => {
                let number = u32::try_from(self.hashes.len()).unwrap_or(FREE);
                put(&mut self.slots, number, free);
                self.hashes.push(hash);
                self.texts.push_str(called);
                self.ends.push(self.texts.len());
                (number, true)
            }
        }
    }

    /// The name with a number; empty where there is none.
    #[must_use]
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied();
        let end = self.ends.get(number);
        end.and_then(|end| self.texts.get(start.unwrap_or_default()..*end)).unwrap_or_default()
    }

    /// All of them, by their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0u32..).take(self.ends.len()).map(|number| self.get(number))
    }
}

/// The number with a hash that is the one, or else the free place for it, which a full table has not.
fn place(slots: &[u32], hash: u32, is_it: impl Fn(u32) -> bool) -> Result<u32, usize> {
    // The high bits depend on the whole name, and choose the place.
    let mut place = ((u64::from(hash) * slots.len() as u64) >> 32) as usize;
    for _ in slots {
        match slots.get(place) {
            Some(&FREE) | None => return Err(place),
            Some(number) if is_it(*number) => return Ok(*number),
            Some(_) => place = if place + 1 < slots.len() { place + 1 } else { 0 },
        }
    }
    Err(usize::MAX)
}

fn put(slots: &mut [u32], number: u32, place: usize) {
    slots.get_mut(place).into_iter().for_each(|slot| *slot = number);
}

/// Eight bytes at a time, the last eight whether or not some of them were among those before; spread by a
/// multiplication, of which the high half is used.
fn hash(name: &[u8]) -> u32 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(SPREAD);
    let last = match (name.last_chunk(), name.first_chunk(), name.last_chunk()) {
        (Some(last), ..) => u64::from_le_bytes(*last),
        (_, Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        _ => name.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
    };
    let (words, _) = name.as_chunks();
    let hash = words.iter().fold(name.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    (mix(hash, last) >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number() {
        let names: Vec<String> = (0..1000).map(|n| format!("name-{n}")).collect();
        let mut known = Names::default();
        for is_new in [true, false] {
            for (number, name) in (0..).zip(&names) {
                assert_eq!(known.number(name), (number, is_new));
                assert_eq!(known.get(number), name);
            }
        }
        assert!(known.iter().eq(&names));
    }

    #[test]
    fn a_table_has_every_name_once_whether_or_not_it_goes_round_its_end() {
        let names: Vec<String> = (0..300).map(|n| format!("name-{n}")).collect();
        let name = |number: u32| names[number as usize].as_bytes();
        for count in 0..names.len() {
            let slots = Slots::of(count, name).unwrap();
            for number in 0..names.len() as u32 {
                let awaited = ((number as usize) < count).then_some(number);
                assert_eq!(slots.find(name(number), name), awaited, "{number} of {count}");
            }
        }
        for twice in 1..names.len() as u32 {
            let name = |number: u32| name(number % twice);
            assert!(Slots::of(twice as usize, name).is_some());
            assert!(Slots::of(twice as usize + 1, name).is_none());
        }
    }

    #[test]
    fn names_that_are_alike_are_spread_over_the_table() {
        let alike: [fn(u32) -> String; 5] = [
            |n| format!("{n}"),
            |n| format!("e-{n:05}"),
            |n| format!("event-{n}"),
            |n| format!("{n}-comes-first"),
            |n| format!("{:04}-{:02}", 1000 + n % 2000, 1 + n / 2000),
        ];
        for name in alike {
            let place = |n| (u64::from(hash(name(n).as_bytes())) * 20_000) >> 32;
            let places: std::collections::HashSet<u64> = (0..10_000).map(place).collect();
            // So many are taken where each name chooses by chance.
            assert!(places.len() > 7_700, "{}: {}", name(7), places.len());
        }
    }

    #[test]
    fn a_table_that_is_full_or_empty_is_searched_once() {
        let name = |_| &b"a"[..];
        assert_eq!(Slots::default().find(b"b", name), None);
        assert_eq!(Slots::new(vec![0, 0], 1).unwrap().find(b"b", name), None);
        assert!(Slots::new(vec![0, 1], 1).is_none());
    }
}
