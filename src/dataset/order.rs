//! Sorting that is compiled once.
//!
//! Every type that `slice::sort_by` sorts adds 5 KB to the widget; here only what swaps two of them is
//! added. Numbers that are sorted by the million stay with `slice`.

use std::cmp::Ordering;

/// Sorting of lists that are short, or sorted once.
pub trait Order<T> {
    /// Sorts; what is equal keeps its order.
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    /// Sorts by a key; what has equal keys keeps its order.
    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        let mut from = order(self.len(), &|a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        // Along each circle of places, every one gets what belongs there.
        for start in 0..from.len() {
            let mut at = start;
            while let Some(next) = from.get_mut(at).map(|next| std::mem::replace(next, at))
                && next != start
                && next != at
            {
                self.swap(at, next);
                at = next;
            }
        }
    }
}

/// Where from, by place, a list of so many gets what belongs there once it is in order.
pub fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut from: Vec<usize> = (0..count).collect();
    sort(&mut from, compare);
    from
}

/// How many different ones come before each of so many; equal ones have the same rank.
pub fn ranks(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut ranks = vec![0; count];
    let (mut rank, mut before) = (0, None);
    for at in order(count, compare) {
        rank += usize::from(before.is_some_and(|before| compare(before, at) != Ordering::Equal));
        before = Some(at);
        ranks.get_mut(at).into_iter().for_each(|place| *place = rank);
    }
    ranks
}

/// Where from, by place, a list gets what belongs there once it is in the order of ranks, which are
/// numbers not much larger than there are of them; what has the same is compared.
pub fn order_by_rank(ranks: &[usize], compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut next = vec![0; ranks.iter().max().map_or(0, |most| most + 1)];
    for rank in ranks {
        next.get_mut(*rank).into_iter().for_each(|count| *count += 1);
    }
    let mut sum = 0;
    next.iter_mut().for_each(|count| sum += std::mem::replace(count, sum));
    let mut from = vec![0; ranks.len()];
    for (place, rank) in ranks.iter().enumerate() {
        let Some(next) = next.get_mut(*rank) else { continue };
        from.get_mut(*next).into_iter().for_each(|from| *from = place);
        *next += 1;
    }
    // Now each is where those of its rank end.
    let mut start = 0;
    for end in next {
        from.get_mut(start..end).into_iter().for_each(|same| sort(same, compare));
        start = end;
    }
    from
}

fn sort(list: &mut [usize], compare: &dyn Fn(usize, usize) -> Ordering) {
    list.sort_by(|a, b| compare(*a, *b));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lists_are_sorted_as_slices_sort_them(list: Vec<(u8, u16)>) {
            let mut ours = list.clone();
            ours.order_by_key(|(key, _)| key % 8);
            let mut theirs = list;
            theirs.sort_by_key(|(key, _)| key % 8);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn a_rank_is_how_many_different_ones_come_before(list: Vec<u8>) {
            let naive = |one: &u8| {
                list.iter().filter(|other| *other < one).collect::<std::collections::BTreeSet<_>>().len()
            };
            let ours = ranks(list.len(), &|a, b| list[a].cmp(&list[b]));
            prop_assert_eq!(ours, list.iter().map(naive).collect::<Vec<_>>());
        }

        #[test]
        fn ranks_are_ordered_as_what_has_them_is(list: Vec<(u8, u16)>) {
            let ranks: Vec<usize> = list.iter().map(|(rank, _)| usize::from(*rank)).collect();
            let ours = order_by_rank(&ranks, &|a, b| list[a].1.cmp(&list[b].1));
            prop_assert_eq!(ours, order(list.len(), &|a, b| list[a].cmp(&list[b])));
        }
    }
}
