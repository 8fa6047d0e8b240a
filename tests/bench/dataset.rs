//! What a record of many events costs without a browser: `cargo bench --bench dataset`. With
//! `ANNALS_MILLION=1` a record of a million events, too.
#![allow(missing_docs, reason = "criterion makes public functions")]
#![allow(clippy::unwrap_used, reason = "helpers of benchmarks fail by panicking")]

mod generate;

use std::hint::black_box;
use std::time::Duration;

use annals::dataset::{Dataset, compiled};
use annals::layout::{Chronology, Item, Options, Scale, density, plot};
use annals::query::{Filter, Index};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};

fn sizes() -> Vec<usize> {
    let million = std::env::var_os("ANNALS_MILLION").map(|_| 1_000_000);
    [1_000, 100_000].into_iter().chain(million).collect()
}

fn filters() -> [(&'static str, Filter); 6] {
    let none = Filter::default();
    let text = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
    [
        ("counts", none.clone()),
        ("one person", Filter { who: vec!["person-1".into()], ..none.clone() }),
        ("a kind", Filter { kinds: vec!["visit".into()], ..none.clone() }),
        ("years", Filter { years: "1980/1989".parse().ok(), ..none }),
        ("two letters", text("ho")),
        ("long search", text("cooperation chuyen tham nguyen")),
    ]
}

fn benchmarks(criterion: &mut Criterion) {
    for size in sizes() {
        let json = generate::record(size, 1).into_bytes();
        let dataset = Dataset::from_bytes(json.clone()).unwrap();
        let file = compiled::write(&dataset).unwrap();
        println!("{size} events: {} bytes of JSON, {} compiled", json.len(), file.len());
        let mut group = criterion.benchmark_group("record");
        group
            .sample_size(10)
            .warm_up_time(Duration::from_millis(300))
            .measurement_time(Duration::from_secs(2));
        let named = |name: &str| BenchmarkId::new(name, size);

        group.bench_function(named("JSON as a tree"), |bench| {
            bench.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(&json)).unwrap());
        });
        group.bench_function(named("decode JSON"), |bench| {
            bench.iter_batched(
                || json.clone(),
                |json| Dataset::from_bytes(json).unwrap(),
                BatchSize::LargeInput,
            );
        });
        group.bench_function(named("decode compiled"), |bench| {
            bench.iter_batched(
                || file.clone(),
                |file| Dataset::from_bytes(file).unwrap(),
                BatchSize::LargeInput,
            );
        });
        group.bench_function(named("index"), |bench| bench.iter(|| Index::new(black_box(&dataset))));
        group.bench_function(named("first search"), |bench| {
            let search = Filter { text: "a".into(), ..Filter::default() };
            bench.iter_batched(|| Index::new(&dataset), |index| index.query(&search), BatchSize::LargeInput);
        });
        let index = Index::new(&dataset);
        for (name, filter) in filters() {
            drop(index.query(&filter));
            group.bench_function(named(name), |bench| bench.iter(|| index.query(black_box(&filter))));
        }

        let events = &dataset.record.events;
        let order_dates = || Chronology::new(events.forms(), events.dated());
        group.bench_function(named("order dates"), |bench| bench.iter(order_dates));
        let chronology = order_dates();
        for (name, years) in [("layout of all years", (1960, 2025)), ("layout of a year", (1990, 1990))] {
            let scale = Scale::for_years(years.0, years.1, 150.0, 1_200.0);
            group.bench_function(named(name), |bench| {
                bench.iter(|| {
                    let touching = chronology.touching(&scale).into_iter();
                    let items: Vec<Item> = touching
                        .map(|event| {
                            let lane = events.kind(event as usize);
                            Item { event, lane, form: events.form(event as usize), hollow: false }
                        })
                        .collect();
                    plot(&items, 8, &scale, &Options::default(), |_| 120.0)
                });
            });
        }
        let whole = Scale::for_years(1960, 2025, 150.0, 1_200.0);
        group.bench_function(named("overview"), |bench| {
            bench.iter(|| density(events.forms(), events.dated().iter().map(|date| (*date, 0)), &whole));
        });
        group.finish();
    }
}

criterion_group!(all, benchmarks);
criterion_main!(all);
