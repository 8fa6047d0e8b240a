//! What does not grow with the record: memory is counted, not time.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::alloc::System;

use annals::dataset::{Dataset, compiled};
use annals::query::{Filter, Index};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[path = "bench/generate.rs"]
mod generate;

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const SMALL: usize = 2_000;
const LARGE: usize = 20_000;

/// How many times a task asks for memory, more of it included, and for how many bytes.
fn asked<T>(task: impl FnOnce() -> T) -> (T, usize, usize) {
    let region = Region::new(COUNTED);
    let made = task();
    let change = region.change();
    (made, change.allocations + change.reallocations, change.bytes_allocated)
}

fn filters() -> [(&'static str, Filter); 5] {
    let none = Filter::default();
    [
        ("everything", none.clone()),
        ("a person", Filter { who: vec!["person-1".into()], ..none.clone() }),
        ("years", Filter { years: "1980/1989".parse().ok(), ..none.clone() }),
        ("two letters", Filter { text: "ho".into(), ..none.clone() }),
        ("words", Filter { text: "chuyen tham nguyen".into(), ..none }),
    ]
}

/// One test, as memory is counted for the whole process.
#[test]
fn memory_is_asked_for_no_more_often_where_there_are_more_events() {
    let measured = [SMALL, LARGE].map(|size| {
        let json = generate::record(size, 1);
        let (dataset, decoding, _) = asked(|| Dataset::from_bytes(json.into_bytes()).unwrap());
        let file = compiled::write(&dataset).unwrap();
        let entities = dataset.record.entities.len();
        let (dataset, reading, _) = asked(|| Dataset::from_bytes(file).unwrap());
        let (index, indexing, _) = asked(|| Index::new(&dataset));
        // The words are read at the first search.
        let (_, wording, _) = asked(|| index.query(&Filter { text: "a".into(), ..Filter::default() }));
        let queries = filters().map(|(name, filter)| {
            let (_, times, bytes) = asked(|| index.query(&filter));
            (name, times, bytes)
        });
        (entities, [decoding, reading, indexing, wording], queries)
    });
    let [(few, small, small_queries), (many, large, large_queries)] = measured;
    // Entities, different dates and different words are held one by one.
    let more = 80 * (many - few) + (LARGE - SMALL) / 2;
    for (what, (small, large)) in
        ["decoding", "reading", "indexing", "the first search"].iter().zip(small.into_iter().zip(large))
    {
        assert!(large < small + more, "{what}: {small} times, then {large}");
    }
    for ((name, small, _), (_, large, bytes)) in small_queries.into_iter().zip(large_queries) {
        assert!(large <= small + 4, "{name}: {small} times, then {large}");
        assert!(bytes < 4 * LARGE, "{name}: {bytes} bytes");
    }
}
