//! Numbers by names, without an allocation for each.

const FREE: u32 = u32::MAX;

/// Numbers by names that stand elsewhere: a table with open addresses. What its methods take as `name`
/// gives the name of each number that was added.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    /// Numbers at the places to which the hashes of their names point; a power of two of them, at
    /// least a quarter of them free.
    slots: Vec<u32>,
    count: usize,
}

impl Slots {
    /// From what [`slots`](Slots::slots) gives; nothing where a number is not below `names`.
    #[must_use]
    pub fn new(slots: Vec<u32>, names: usize) -> Option<Self> {
        let taken = || slots.iter().filter(|slot| **slot != FREE);
        let fits = slots.is_empty() || slots.len().is_power_of_two();
        let count = taken().count();
        (fits && taken().all(|slot| (*slot as usize) < names)).then_some(Slots { slots, count })
    }

    /// The table.
    #[must_use]
    pub fn slots(&self) -> &[u32] {
        &self.slots
    }

    /// The number of what is called so.
    pub fn find<'n>(&self, called: &[u8], name: impl Fn(u32) -> &'n [u8]) -> Option<u32> {
        self.place(called, name).ok()
    }

    /// Adds a name with the number that follows all others.
    ///
    /// # Errors
    /// The number that has the name already.
    pub fn add<'n>(&mut self, called: &[u8], name: impl Fn(u32) -> &'n [u8]) -> Result<u32, u32> {
        if self.count * 4 >= self.slots.len() * 3 {
            let larger = (self.slots.len() * 2).max(64);
            let before = std::mem::replace(&mut self.slots, vec![FREE; larger]);
            before
                .into_iter()
                .filter(|slot| *slot != FREE)
                .for_each(|slot| self.put(slot, name(slot), &name));
        }
        let number = u32::try_from(self.count).unwrap_or(FREE);
        let place = match self.place(called, name) {
            Ok(known) => return Err(known),
            Err(place) => place,
        };
        self.slots.get_mut(place).into_iter().for_each(|slot| *slot = number);
        self.count += 1;
        Ok(number)
    }

    fn put<'n>(&mut self, number: u32, called: &[u8], name: impl Fn(u32) -> &'n [u8]) {
        if let Err(place) = self.place(called, name) {
            self.slots.get_mut(place).into_iter().for_each(|slot| *slot = number);
        }
    }

    /// The number of a name, or else the free place for it, which a full table has not.
    fn place<'n>(&self, called: &[u8], name: impl Fn(u32) -> &'n [u8]) -> Result<u32, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let first = hash(called) as usize;
        for step in 0..self.slots.len() {
            let place = first.wrapping_add(step) & mask;
            match self.slots.get(place) {
                Some(&FREE) | None => return Err(place),
                Some(number) if name(*number) == called => return Ok(*number),
                Some(_) => {}
            }
        }
        Err(usize::MAX)
    }
}

/// Names that are lent, each once, by their numbers from 0.
#[derive(Debug, Default)]
pub struct Names<'t> {
    slots: Slots,
    list: Vec<&'t str>,
}

impl<'t> Names<'t> {
    /// The number of a name, which is added where it is new.
    pub fn number(&mut self, called: &'t str) -> u32 {
        let list = &self.list;
        let name = |number: u32| list.get(number as usize).map_or(&[][..], |name| name.as_bytes());
        match self.slots.add(called.as_bytes(), name) {
            Err(known) => known,
            Ok(number) => {
                self.list.push(called);
                number
            }
        }
    }

    /// All of them, by their numbers.
    #[must_use]
    pub fn list(&self) -> &[&'t str] {
        &self.list
    }
}

/// Eight bytes at a time; spread by a multiplication, of which the high half is used.
fn hash(name: &[u8]) -> u32 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let (words, rest) = name.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    let words = words.iter().chain(std::iter::once(&last)).map(|word| u64::from_le_bytes(*word));
    let hash = words.fold(name.len() as u64, |hash, word| (hash.rotate_left(23) ^ word).wrapping_mul(SPREAD));
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_number() {
        let names: Vec<String> = (0..1000).map(|n| format!("name-{n}")).collect();
        let mut known = Names::default();
        for _ in 0..2 {
            for (number, name) in (0..).zip(&names) {
                assert_eq!(known.number(name), number);
            }
        }
        assert_eq!(known.list().len(), 1000);
    }

    #[test]
    fn a_table_that_is_full_or_empty_is_searched_once() {
        let name = |_| &b"a"[..];
        assert_eq!(Slots::default().find(b"b", name), None);
        assert_eq!(Slots::new(vec![0, 0], 1).unwrap().find(b"b", name), None);
        assert!(Slots::new(vec![0, 1], 1).is_none() && Slots::new(vec![0; 3], 1).is_none());
    }
}
