//! Many short lists in one.

/// A list of lists without an allocation for each.
#[derive(Debug, Clone)]
pub struct Lists<T> {
    /// Where each ends among the items; it begins where the one before ends.
    ends: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists { ends: Vec::new(), items: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// From what [`parts`](Lists::parts) gives; nothing where the ends do not fit the items.
    pub fn new(ends: Vec<u32>, items: Vec<T>) -> Option<Self> {
        let last = ends.last().map_or(0, |end| *end as usize);
        (ends.is_sorted() && last == items.len()).then_some(Lists { ends, items })
    }

    /// The ends and the items.
    pub fn parts(&self) -> (&[u32], &[T]) {
        (&self.ends, &self.items)
    }

    /// Adds an item to the list that is still open.
    pub fn push(&mut self, item: T) {
        self.items.push(item);
    }

    /// Adds a list.
    pub fn add(&mut self, items: &[T]) {
        self.items.extend_from_slice(items);
        self.end();
    }

    /// Ends the list that is open, and gives its length.
    pub fn end(&mut self) -> usize {
        let start = self.ends.last().map_or(0, |end| *end as usize);
        self.ends.push(u32::try_from(self.items.len()).unwrap_or(u32::MAX));
        self.items.len().saturating_sub(start)
    }

    /// One of the lists; empty where there is none.
    pub fn get(&self, index: usize) -> &[T] {
        let Some(end) = self.ends.get(index) else { return &[] };
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).map_or(0, |end| *end);
        self.items.get(start as usize..*end as usize).unwrap_or_default()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// All items, to be changed.
    pub fn items_mut(&mut self) -> &mut [T] {
        &mut self.items
    }
}
