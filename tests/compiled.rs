//! The compiled form of a record: the same record, or one clear error.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::ops::Range;
use std::sync::LazyLock;

use annals::dataset::compiled::{PIECE, Seen};
use annals::dataset::{Dataset, Outside, compiled};
use annals::query::{Filter, Index};
use proptest::prelude::*;

const ARTICLES: &str = include_str!("fixtures/articles.json");

#[path = "bench/generate.rs"]
mod generate;

fn again(dataset: &Dataset) -> Dataset {
    Dataset::from_bytes(compiled::write(dataset).unwrap()).unwrap()
}

#[test]
fn a_compiled_record_is_the_same_record() {
    for json in [&generate::record(400, 3)] {
        let dataset = Dataset::from_json(json).unwrap();
        let again = again(&dataset);
        assert_eq!(again.to_record(), dataset.to_record());
        assert_eq!(again.chronological(), dataset.chronological());
        for event in 0..dataset.record.events.len() {
            assert_eq!(again.record.events.form(event), dataset.record.events.form(event));
            assert_eq!(again.event_index(dataset.record.events.id(event)), Some(event));
        }
        let aliases = dataset.record.events.iter().flat_map(|event| event.aliases.clone());
        assert!(aliases.into_iter().all(|alias| again.event_index(&alias) == dataset.event_index(&alias)));
        let filter = Filter { text: "thuy n".into(), years: "1970/1990".parse().ok(), ..Filter::default() };
        assert_eq!(Index::new(&again).query(&filter), Index::new(&dataset).query(&filter));
        assert_eq!(compiled::write(&again), compiled::write(&dataset));
    }
}

#[test]
fn a_record_that_is_wrapped_in_its_columns_is_the_same_record() {
    let json = generate::record(200, 5);
    // A mark before it, and spaces around everything.
    let spaced = format!("\u{feff} {}", json.replace("\",\"", "\" ,\n \""));
    for json in [json, spaced] {
        let dataset = Dataset::from_json(&json).unwrap();
        let again = Dataset::from_bytes(compiled::wrap(&dataset).unwrap()).unwrap();
        assert_eq!(compiled::write(&again), compiled::write(&dataset));
        let once_more = Dataset::from_bytes(compiled::wrap(&again).unwrap()).unwrap();
        assert_eq!(once_more.to_record(), dataset.to_record());
    }
}

/// A file that is not in the memory of who reads it.
struct Elsewhere(Vec<u8>);

impl Outside for Elsewhere {
    fn length(&self) -> usize {
        self.0.len()
    }

    fn read(&self, at: Range<usize>) -> Option<Vec<u8>> {
        self.0.get(at).map(<[u8]>::to_vec)
    }
}

#[test]
fn a_record_whose_events_stay_elsewhere_is_the_same_record() {
    let dataset = Dataset::from_json(&generate::record(2000, 8)).unwrap();
    let file = compiled::write(&dataset).unwrap();
    let (beginning, pieces) = file.split_at(Seen::BEGINNING);
    assert!(pieces.len() > 2 * PIECE);
    let read = |pieces: &[u8]| {
        let mut seen = Seen::new(beginning)?;
        pieces.chunks(PIECE).for_each(|piece| seen.see(piece));
        seen.outside(Box::new(Elsewhere(file.clone())))
    };
    let again = read(pieces).unwrap();
    assert_eq!(again.to_record(), dataset.to_record());
    assert_eq!(compiled::wrap(&again), compiled::wrap(&Dataset::from_bytes(file.clone()).unwrap()));
    let filter = Filter { text: "thuy n".into(), ..Filter::default() };
    assert_eq!(Index::new(&again).query(&filter), Index::new(&dataset).query(&filter));
    let titles = |data: &Dataset| (0..2000).map(|event| data.record.events.title(event)).collect::<Vec<_>>();
    assert_eq!(titles(&again), titles(&dataset));
    assert!(read(&pieces[..PIECE]).is_err(), "it was not seen whole");
}

#[test]
fn a_date_of_every_form_is_the_same_date() {
    let dates = [
        "1960-12-02",
        "1960-12-02T13:00:00",
        "2012-04",
        "2001-21",
        "1985",
        "199X",
        "19XX",
        "1985~",
        "2012-04?",
        "1984%",
        "2010/2014",
        "2010/2014-06~",
        "1985/",
        "/1985",
        "1985/..",
        "../1985",
        "[2012-07..]",
        "[..2018-11]",
        "[1960-12-02,1960-12-12]",
        "{1960,1961-12}",
        "[1667..1670]",
        "-0044-03-15",
        "Y-170000",
    ];
    let events: Vec<String> = dates
        .iter()
        .enumerate()
        .map(|(number, date)| {
            format!(
                r#"{{"id": "e{number}", "kind": "k", "title": "E", "date": "{date}", "basis": "stated", "citations": [{{"source": "s"}}]}}"#
            )
        })
        .collect();
    let json = format!(
        r#"{{"format": "annals/1", "id": "r", "title": "R", "languages": ["en"], "events": [{}],
        "kinds": [{{"id": "k", "name": "K"}}], "sources": [{{"id": "s", "type": "book", "title": "S"}}]}}"#,
        events.join(", ")
    );
    let dataset = Dataset::from_json(&json).unwrap();
    let again = again(&dataset);
    for (number, date) in dates.iter().enumerate() {
        let form = dataset.record.events.form(number);
        assert!(form.is_some() && again.record.events.form(number) == form, "{date}");
    }
    assert_eq!(again.to_record(), dataset.to_record());
}

#[test]
fn a_file_of_another_version_says_so() {
    let mut file = compiled::write(&Dataset::from_json(ARTICLES).unwrap()).unwrap();
    file[7] = 9;
    let problems = Dataset::from_bytes(file).unwrap_err();
    assert!(problems.len() == 1 && problems[0].what.contains("of version 9"), "{problems:?}");
}

static FILE: LazyLock<Vec<u8>> =
    LazyLock::new(|| compiled::write(&Dataset::from_json(&generate::record(40, 5)).unwrap()).unwrap());

/// One clear error: that of the form, or of JSON where not even the mark is left.
fn is_refused(file: Vec<u8>) -> bool {
    Dataset::from_bytes(file).is_err_and(|problems| problems.len() == 1)
}

proptest! {
    #[test]
    fn a_damaged_file_is_refused(at in any::<prop::sample::Index>(), bit in 0..8u8, cut in any::<bool>()) {
        let mut file = FILE.clone();
        let at = at.index(file.len());
        if cut {
            file.truncate(at);
        } else {
            file[at] ^= 1u8 << bit;
        }
        prop_assert!(is_refused(file));
    }

    /// With a checksum that fits, what is wrong inside is refused or does no harm.
    #[test]
    fn a_file_that_was_tampered_with_does_no_harm(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut file = FILE.clone();
        let at = 8 + at.index(file.len() - 8);
        file[at] = byte;
        compiled::seal(&mut file);
        if let Ok(dataset) = Dataset::from_bytes(file) {
            let index = Index::new(&dataset);
            let hits = index.query(&Filter { text: "a".into(), years: "1990".parse().ok(), ..Filter::default() });
            prop_assert!(hits.count() <= dataset.record.events.len());
            prop_assert!(dataset.to_record().events.len() <= dataset.record.events.len());
            dataset.record.events.iter().for_each(|event| drop(dataset.event(&event.id)));
        }
    }
}
