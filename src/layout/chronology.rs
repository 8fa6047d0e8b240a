//! Which events touch a stretch of time, without looking at the others.

use std::cmp::Ordering;

use super::Scale;
use crate::dataset::{Day, Form, order_by_rank, ranks};

/// The dates of many events in an order that can be searched.
///
/// It is made once for each set of events and asked at each step of zooming and moving: the answer
/// costs as much as what is in view, however much is not.
#[derive(Debug, Clone, Default)]
pub struct Chronology {
    /// By first day.
    spans: Vec<Span>,
    /// The latest last day among `spans[low..high]`, kept at their middle, where `low` and `high`
    /// are what halving all of them again and again arrives at.
    latest: Vec<Day>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    first: Day,
    last: Day,
    item: u32,
}

impl Chronology {
    /// Orders dates, each of which is one of `forms` by its number there, and known by its index among
    /// `dated` from then on. The undated are left out: they are in view always or never.
    #[must_use]
    pub fn new(forms: &[Form], dated: &[u32]) -> Self {
        let days: Vec<_> = forms.iter().map(|form| super::is_dated(form).then(|| form.extent())).collect();
        // Different dates are compared, and events counted into place by them.
        let first = |form: usize| days.get(form).copied().flatten().map(|(first, _)| first);
        let ranks = ranks(days.len(), &|a, b| first(a).cmp(&first(b)));
        let rank = |form: &u32| ranks.get(*form as usize).copied().unwrap_or_default();
        let order = order_by_rank(&dated.iter().map(rank).collect::<Vec<_>>(), &|_, _| Ordering::Equal);
        let span = |item: usize| {
            let (first, last) = days.get(*dated.get(item)? as usize).copied().flatten()?;
            Some(Span { first, last, item: item as u32 })
        };
        let spans: Vec<Span> = order.into_iter().filter_map(span).collect();
        let mut latest = vec![Day::MIN; spans.len()];
        note_latest(&spans, &mut latest);
        Chronology { spans, latest }
    }

    /// The first and the last day that any of them is known to touch; open sides do not count.
    #[must_use]
    pub fn extent(&self) -> Option<(Day, Day)> {
        let mut extent: Option<(Day, Day)> = None;
        for day in self.spans.iter().flat_map(|span| [span.first, span.last]) {
            if day != Day::MIN && day != Day::MAX {
                extent = Some(extent.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
            }
        }
        extent
    }

    /// The indices of the dates that may touch what the scale shows, in the order of their first days.
    #[must_use]
    pub fn touching(&self, scale: &Scale) -> Vec<u32> {
        let mut found = Vec::new();
        collect(&self.spans, &self.latest, scale, &mut found);
        found
    }
}

fn note_latest(spans: &[Span], latest: &mut [Day]) -> Day {
    let middle = spans.len() / 2;
    let Some(span) = spans.get(middle) else { return Day::MIN };
    let (before, from) = latest.split_at_mut(middle);
    let Some((here, after)) = from.split_first_mut() else { return Day::MIN };
    *here =
        note_latest(&spans[..middle], before).max(note_latest(&spans[middle + 1..], after)).max(span.last);
    *here
}

fn collect(spans: &[Span], latest: &[Day], scale: &Scale, found: &mut Vec<u32>) {
    let middle = spans.len() / 2;
    let (Some(span), Some(last)) = (spans.get(middle), latest.get(middle)) else { return };
    let reaches = |day: Day| f64::from(day.0) + 1.0 > scale.from;
    if !reaches(*last) {
        return;
    }
    collect(&spans[..middle], &latest[..middle], scale, found);
    if f64::from(span.first.0) < scale.to {
        if reaches(span.last) {
            found.push(span.item);
        }
        collect(&spans[middle + 1..], &latest[middle + 1..], scale, found);
    }
}
