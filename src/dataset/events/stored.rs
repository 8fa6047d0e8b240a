//! The columns in the compiled form.

use super::columns::Columns;
use super::gather::NONE;
use super::lists::Lists;
use crate::dataset::Dataset;
use crate::dataset::compiled::{Reader, Writer, dates};
use crate::dataset::names::Slots;

impl Columns {
    /// Writes them, section by section.
    pub fn write(&self, to: &mut Writer) {
        let pairs = |pairs: &[(u32, u32)]| -> Vec<u32> { pairs.iter().flat_map(|(a, b)| [*a, *b]).collect() };
        let (ends, ids) = self.ids.parts();
        for numbers in [&self.starts, ends, &self.aliases, &self.dated, &self.kinds] {
            to.numbers(numbers.iter().copied());
        }
        [ids, &self.flags].into_iter().for_each(|bytes| to.bytes(bytes));
        to.numbers(self.slots.slots().iter().copied());
        to.numbers(dates::write(&self.forms).into_iter());
        for lists in [&self.participants, &self.mentions, &self.places, &self.doubts] {
            let (ends, items) = lists.parts();
            to.numbers(ends.iter().copied());
            to.numbers(items.iter().copied());
        }
        let (ends, items) = self.citations.parts();
        to.numbers(ends.iter().copied());
        to.numbers(pairs(items).into_iter());
        let links: Vec<u32> =
            self.links.iter().flat_map(|(from, rel, to)| [*from, u32::from(*rel), *to]).collect();
        to.numbers(links.into_iter());
        to.numbers(self.order.iter().map(|event| u32::try_from(*event).unwrap_or(NONE)));
    }

    /// Reads what [`write`](Columns::write) wrote. Whether it fits together is for [`fit`](Columns::fit).
    pub fn read(from: &mut Reader<'_>) -> Option<Self> {
        let starts = from.numbers()?;
        let ends = from.numbers()?;
        let (aliases, dated, kinds) = (from.numbers()?, from.numbers()?, from.numbers()?);
        let ids = Lists::new(ends, from.bytes()?.into_owned())?;
        let flags = from.bytes()?.into_owned();
        let slots = Slots::new(from.numbers()?, ids.len())?;
        let forms = dates::read(&from.numbers()?)?;
        let mut lists = || Lists::new(from.numbers()?, from.numbers()?);
        let (participants, mentions, places, doubts) = (lists()?, lists()?, lists()?, lists()?);
        let citations = Lists::new(from.numbers()?, from.pairs()?)?;
        let links = from.numbers()?;
        let links = links
            .as_chunks::<3>()
            .0
            .iter()
            .map(|[from, rel, to]| Some((*from, u8::try_from(*rel).ok()?, *to)));
        let links = links.collect::<Option<_>>()?;
        let order = from.numbers()?.into_iter().map(|event| event as usize).collect();
        Some(Columns {
            starts,
            ids,
            aliases,
            slots,
            forms,
            dated,
            kinds,
            flags,
            participants,
            mentions,
            places,
            doubts,
            citations,
            links,
            order,
        })
    }

    /// Lets places among the events mean places in the file, where these begin `at` one and are so
    /// `long`; whether every number leads somewhere.
    pub fn fit(&mut self, head: &Dataset, at: usize, long: usize) -> bool {
        let record = &head.record;
        let Some(at) = u32::try_from(at)
            .ok()
            .filter(|at| u32::try_from(long).is_ok_and(|long| at.checked_add(long).is_some()))
        else {
            return false;
        };
        let count = self.starts.len();
        let all = |numbers: &[u32], below: usize| numbers.iter().all(|number| (*number as usize) < below);
        let (of_citations, citations) = self.citations.parts();
        let by_event = [&self.dated, &self.kinds].map(Vec::len);
        let lists =
            [&self.participants, &self.mentions, &self.places, &self.doubts].map(|lists| lists.parts());
        let fits =
            by_event.into_iter().chain(lists.map(|(ends, _)| ends.len())).all(|length| length == count)
                && [self.flags.len(), self.order.len(), of_citations.len()] == [count; 3]
                && self.ids.len() == count + self.aliases.len()
                && self.starts.is_sorted()
                && all(&self.starts, long)
                && all(&self.aliases, count)
                && self.order.iter().all(|event| *event < count)
                && self.dated.iter().all(|date| *date == NONE || (*date as usize) < self.forms.len())
                && all(&self.kinds, record.kinds.len())
                && lists
                    .iter()
                    .zip([record.entities.len(); 3].into_iter().chain([record.doubts.len()]))
                    .all(|((_, items), below)| all(items, below))
                && citations.iter().all(|(source, _)| (*source as usize) < record.sources.len())
                && self.links.iter().all(|(from, _, to)| all(&[*from, *to], count));
        self.starts.iter_mut().for_each(|start| *start = start.saturating_add(at));
        fits
    }
}
