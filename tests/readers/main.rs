//! The readers of other formats through the public surface: what each file says is in the record or in
//! the report, and no input breaks them.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

mod broken;
mod command;
mod formats;
mod properties;
mod reasons;
mod tables;

use annals::dataset::Dataset;
use annals::dataset::model::{Event, Record};
use annals::interop::read::{Asked, Of, Outcome, Report, read};

/// What was read of a file, which is a valid record whose counts add up.
fn good(bytes: impl AsRef<[u8]>) -> (Record, Report) {
    let asked = Asked { name: "a folder/my timeline.json", ..Asked::default() };
    let (record, report) = read(bytes.as_ref(), asked).unwrap();
    checked(&record, &report);
    (record, report)
}

/// A record that was read is valid, and each of its events is told of once.
fn checked(record: &Record, report: &Report) {
    let text = serde_json::to_string(record).unwrap();
    let dataset = Dataset::from_json(&text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"));
    assert_eq!(&dataset.to_record(), record);
    assert_eq!(report.found(), report.read() + report.dropped(), "{report}");
    assert_eq!(report.read(), record.events.len(), "{report}");
    let told =
        |outcome| report.entries.iter().filter(|it| it.outcome == outcome && it.of == Of::Event).count();
    assert_eq!((told(Outcome::Read), told(Outcome::Dropped)), (report.read(), report.dropped()));
    assert!(report.entries.iter().all(|entry| entry.outcome == Outcome::Read || !entry.reason.is_empty()));
    assert!(record.events.iter().all(|event| !event.citations.is_empty()));
}

fn error(bytes: impl AsRef<[u8]>) -> String {
    read(bytes.as_ref(), Asked::default()).unwrap_err().to_string()
}

fn date(event: &Event) -> &str {
    event.date.as_ref().map_or("", |date| date.as_str())
}

fn dates(record: &Record) -> Vec<&str> {
    record.events.iter().map(date).collect()
}

fn titles(record: &Record) -> Vec<String> {
    record.events.iter().map(|event| words(&event.title)).collect()
}

fn words(text: &annals::dataset::Text) -> String {
    text.pick("", "").text.to_owned()
}

fn summary(event: &Event) -> String {
    event.summary.as_ref().map(words).unwrap_or_default()
}

/// Whether a value that was read is told of so: by its place, what became of it, and how it was.
fn tells(report: &Report, place: &str, outcome: Outcome, original: &str) -> bool {
    report.entries.iter().any(|entry| {
        entry.place == place
            && entry.outcome == outcome
            && entry.original.as_deref().is_some_and(|o| o.contains(original))
    })
}
