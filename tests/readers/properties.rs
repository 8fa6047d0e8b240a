//! What holds of every input.

use annals::dataset::{Dataset, Text};
use annals::interop::read::{Asked, Format, read};
use annals::interop::{csv, json};
use proptest::prelude::*;

use super::checked;

/// A small file of each format, to break.
const SEEDS: [&str; 9] = [
    include_str!("../fuzz/seeds/reader/timelinejs.json"),
    include_str!("../fuzz/seeds/reader/timelinejs2.json"),
    include_str!("../fuzz/seeds/reader/sheet.csv"),
    include_str!("../fuzz/seeds/reader/simile.json"),
    include_str!("../fuzz/seeds/reader/simile.xml"),
    include_str!("../fuzz/seeds/reader/exhibit.json"),
    include_str!("../fuzz/seeds/reader/vis.js"),
    include_str!("../fuzz/seeds/reader/wikidata.json"),
    include_str!("../fuzz/seeds/reader/table.csv"),
];

fn formats() -> impl Iterator<Item = Option<Format>> {
    std::iter::once(None).chain(Format::ALL.map(Some))
}

/// Reads as every format; what comes out is valid.
fn try_all(bytes: &[u8]) {
    for from in formats() {
        if let Ok((record, report)) = read(bytes, Asked { from, ..Asked::default() }) {
            checked(&record, &report);
        }
    }
}

#[test]
fn every_seed_is_read() {
    for seed in SEEDS {
        let (record, report) = read(seed.as_bytes(), Asked::default()).unwrap();
        checked(&record, &report);
    }
}

/// Cases that were found by fuzzing, each a file.
#[test]
fn found_cases_are_read_or_refused() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/found");
    for entry in std::fs::read_dir(folder).unwrap() {
        try_all(&std::fs::read(entry.unwrap().path()).unwrap());
    }
}

proptest! {
    #[test]
    fn no_bytes_break_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        try_all(&bytes);
    }

    #[test]
    fn no_text_breaks_a_reader(text in "[\\[\\]{}<>&;:,'\"/\\\\ \\n\\-0-9a-zàđ日-]{0,120}") {
        try_all(text.as_bytes());
    }

    #[test]
    fn no_file_with_a_piece_changed_breaks_a_reader(
        seed in prop::sample::select(&SEEDS[..]),
        at in any::<prop::sample::Index>(),
        length in 0..12_usize,
        piece in prop_oneof![
            "[\\[\\]{}<>&;:,'\"/\\\\ \\n\\-0-9a-zà日-]{0,6}",
            prop::sample::select(vec!["-99999999999999999999", "99999999", "null", "[]", "{}", "\"\"", "9e999", "&#0;", "0", "<script>", "\u{202e}"])
                .prop_map(str::to_owned),
        ],
    ) {
        let mut bytes = seed.as_bytes().to_vec();
        let start = at.index(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, piece.bytes());
        try_all(&bytes);
    }

    #[test]
    fn what_a_format_holds_is_read_back(
        rows in prop::collection::btree_map(
            "[a-z]{1,8}(-[a-z0-9]{1,4})?",
            (
                prop::sample::select(vec!["", "1960-12-02", "1960~", "-0043", "199X/..", "[1960-12-02,1960-12-12]", "Y-299999"]),
                "[=+@'A-Zà-žạ-ỹ][a-zà-žạ-ỹ&<\",;]{0,12}( [a-z]{1,6})?",
                "([A-Z][a-z<&]{0,9}(\n[a-z]{1,5})?)?",
                prop::collection::btree_set("[A-ZĐ][a-zà-žạ-ỹ]{1,8}( [A-Z][a-z]{1,5})?", 0..3),
                prop::collection::btree_set("[A-ZĐ][a-zà-žạ-ỹ]{1,8}", 0..3),
                prop::option::of(1..9_u32),
            ),
            1..8,
        ),
    ) {
        // A cell that begins with an apostrophe before such a sign is one that a writer has guarded.
        let rows: Vec<_> = rows.into_iter().filter(|(_, row)| !row.1.starts_with('\'')).collect();
        prop_assume!(!rows.is_empty());
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut table = "id,date,kind,title,summary,participants,places,citations\n".to_owned();
        for (id, (date, title, summary, people, places, paragraph)) in &rows {
            let list = |names: &std::collections::BTreeSet<String>| names.iter().cloned().collect::<Vec<_>>().join("; ");
            let people = people.iter().map(|name| format!("{name} (Host)")).collect();
            let cited = paragraph.map_or("log".to_owned(), |number| format!("log ¶{number}"));
            let cells = [id, *date, "visit", title, summary, &list(&people), &list(places), &cited];
            table += &(cells.map(quoted).join(",") + "\n");
        }
        let asked = Asked { lang: Some("en"), name: "t.csv", ..Asked::default() };
        let (record, report) = read(table.as_bytes(), asked).unwrap();
        checked(&record, &report);
        for (event, (id, (date, title, summary, people, places, paragraph))) in record.events.iter().zip(&rows) {
            prop_assert_eq!(&event.id, id);
            prop_assert_eq!(event.date.as_ref().map_or("", |date| date.as_str()), *date);
            prop_assert_eq!(&event.title, &Text::Plain(title.clone()));
            prop_assert_eq!(event.summary.clone(), (!summary.is_empty()).then(|| Text::Plain(summary.clone())));
            prop_assert_eq!((event.participants.len(), event.places.len()), (people.len(), places.len()));
            prop_assert_eq!(event.citations[0].paragraph, *paragraph);
        }

        // Such a record is the same after each format that can hold it, and its own.
        let dataset = Dataset::from_json(&serde_json::to_string(&record).unwrap()).unwrap();
        let again = Dataset::from_json(&json::write(&dataset)).unwrap();
        prop_assert_eq!(again.to_record(), Dataset::part(&dataset, dataset.chronological()));
        let (text, left_out) = csv::write(&dataset, "en");
        prop_assert!(left_out.left_out.is_empty(), "{left_out}");
        let (again, _) = read(text.as_bytes(), asked).unwrap();
        let by_id = |mut record: annals::dataset::Record| {
            record.events.sort_by(|a, b| a.id.cmp(&b.id));
            record.entities.sort_by(|a, b| a.id.cmp(&b.id));
            record
        };
        let (again, mut before) = (by_id(again), by_id(record));
        // A table names a kind by its id.
        before.kinds.iter_mut().for_each(|kind| kind.name = Text::Plain(kind.id.clone()));
        prop_assert_eq!(again.events, before.events);
        prop_assert_eq!(again.sources, before.sources);
        prop_assert_eq!(again.kinds, before.kinds);
    }
}
