//! Many lists of events in one.

use fixedbitset::FixedBitSet;

/// Takes a list and an event that belongs into it.
type Post<'p> = &'p mut dyn FnMut(usize, usize);

/// Lists of events, each event once in a list and in the order of the record.
#[derive(Debug, Clone, Default)]
pub struct Postings {
    /// Where each list begins among the events, and where the last one ends.
    bounds: Vec<usize>,
    events: Vec<usize>,
}

/// Gathers such lists, one after the other in the same room, as browsers take long to give new memory.
pub struct Gathering {
    /// A list, and an event that belongs into it.
    named: Vec<(usize, usize)>,
}

impl Gathering {
    /// Of so many events, each of which belongs into a few of the lists.
    pub fn new(events: usize) -> Self {
        Gathering { named: Vec::with_capacity(4 * events) }
    }

    /// So many lists. `all` names each event with a list that it belongs to, event by event. What it
    /// names again counts once.
    pub fn lists(&mut self, lists: usize, all: &dyn Fn(Post)) -> Postings {
        let (mut bounds, mut before) = (vec![0; lists + 1], vec![usize::MAX; lists]);
        let named = &mut self.named;
        named.clear();
        all(&mut |list, event| {
            if let (Some(before), Some(count)) = (before.get_mut(list), bounds.get_mut(list + 1))
                && std::mem::replace(before, event) != event
            {
                named.push((list, event));
                *count += 1;
            }
        });
        let mut end = 0;
        for bound in &mut bounds {
            end += *bound;
            *bound = end;
        }
        let (mut events, mut next) = (vec![0; end], bounds.clone());
        for (list, event) in named {
            let Some(next) = next.get_mut(*list) else { continue };
            events.get_mut(*next).into_iter().for_each(|place| *place = *event);
            *next += 1;
        }
        Postings { bounds, events }
    }
}

impl Postings {
    /// One of the lists; empty where there is none.
    pub fn get(&self, list: usize) -> &[usize] {
        let bound = |list: usize| self.bounds.get(list).copied();
        let bounds = bound(list).zip(bound(list + 1));
        bounds.and_then(|(start, end)| self.events.get(start..end)).unwrap_or_default()
    }

    /// How many events of each list are among those that are `left`; nothing is `left` out where that
    /// is none.
    pub fn counts(&self, left: Option<&FixedBitSet>) -> Vec<usize> {
        let lists = (1..self.bounds.len()).map(|after| self.get(after - 1));
        match left {
            None => lists.map(<[usize]>::len).collect(),
            Some(left) => {
                lists.map(|list| list.iter().filter(|event| left.contains(**event)).count()).collect()
            }
        }
    }
}
