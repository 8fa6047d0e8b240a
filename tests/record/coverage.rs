//! The default record against the archivist's inventory of its two source articles: every entry of
//! the inventory stands in the record, or is left out for a reason that is written down.
//! `cargo test --test history coverage -- --nocapture` prints the table.

use std::collections::{BTreeMap, BTreeSet};

use super::{DEFAULT_RECORD, record};

/// The sections of the inventory and how many entries each has.
const SECTIONS: [(&str, usize); 13] = [
    ("events", 55),
    ("persons", 24),
    ("organisations", 17),
    ("mechanisms", 5),
    ("places", 9),
    ("awardsAndDocuments", 6),
    ("concepts", 11),
    ("groups", 5),
    ("quotes", 10),
    ("figures", 8),
    ("ranks", 6),
    ("claims", 33),
    ("doubts", 40),
];

fn inventory() -> BTreeMap<String, BTreeMap<String, String>> {
    serde_json::from_str(include_str!("inventory.json")).unwrap()
}

fn record_ids() -> BTreeSet<String> {
    let record = record();
    let events = record.events.into_iter().map(|event| event.id);
    let entities = record.entities.into_iter().map(|entity| entity.id);
    let claims = record.claims.into_iter().map(|claim| claim.id);
    let doubts = record.doubts.into_iter().map(|doubt| doubt.id);
    let sources = record.sources.into_iter().map(|source| source.id);
    events.chain(entities).chain(claims).chain(doubts).chain(sources).collect()
}

#[test]
fn every_entry_of_the_inventory_is_in_the_record_or_left_out_for_a_reason() {
    let (inventory, ids) = (inventory(), record_ids());
    let omitted = &inventory["omitted"];
    let mut missing = Vec::new();
    for (section, count) in SECTIONS {
        let entries = &inventory[section];
        let of_section = |id: &&String| id.starts_with(section_letter(section));
        let left_out = omitted.keys().filter(of_section).count();
        println!("{section}: {} of {count}, {left_out} left out", entries.len());
        assert_eq!(entries.len() + left_out, count, "{section}");
        for (entry, id) in entries {
            println!("  {entry}  {id}");
            if !ids.contains(id) {
                missing.push(format!("{entry} {id}"));
            }
        }
    }
    for (entry, reason) in omitted {
        println!("left out: {entry}, {reason}");
        assert!(reason.split(' ').count() > 3, "{entry} is left out without a reason");
    }
    assert!(missing.is_empty(), "not in the record: {missing:#?}");
}

/// The letter with which the inventory's ids of a section begin; awards and documents have two.
fn section_letter(section: &str) -> &'static [char] {
    match section {
        "events" => &['E'],
        "persons" => &['P'],
        "organisations" => &['O'],
        "mechanisms" => &['M'],
        "places" => &['L'],
        "awardsAndDocuments" => &['W', 'D'],
        "concepts" => &['X'],
        "groups" => &['G'],
        "quotes" => &['Q'],
        "figures" => &['F'],
        "ranks" => &['R'],
        "claims" => &['C'],
        _ => &['K'],
    }
}

#[test]
fn every_text_is_in_all_three_languages() {
    let record: serde_json::Value = serde_json::from_str(DEFAULT_RECORD).unwrap();
    let mut lacking = Vec::new();
    texts(&record, String::new(), &mut |place, text| {
        for lang in ["en", "es", "vi"] {
            if !text.contains_key(lang) {
                lacking.push(format!("{place} {lang}"));
            }
        }
    });
    assert!(lacking.is_empty(), "{lacking:#?}");
}

/// Visits every text by language.
fn texts(
    value: &serde_json::Value,
    place: String,
    visit: &mut impl FnMut(&str, &serde_json::Map<String, serde_json::Value>),
) {
    match value {
        serde_json::Value::Object(map) if map.contains_key("en") => visit(&place, map),
        serde_json::Value::Object(map) => {
            map.iter().for_each(|(key, child)| texts(child, format!("{place}/{key}"), visit));
        }
        serde_json::Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, child)| texts(child, format!("{place}/{at}"), visit));
        }
        _ => {}
    }
}

/// The two articles count their paragraphs; of a page on the web a phrase leads to the place.
#[test]
fn every_event_claim_quote_figure_and_office_is_cited_with_the_place() {
    let record = record();
    let counted = |id: &str| record.core.iter().any(|source| source == id);
    let claims = record.claims.iter().map(|claim| (claim.id.as_str(), &claim.citations, true));
    let events = record.events.iter().flat_map(|event| {
        let offices = event.participants.iter().filter(|p| p.office.is_some()).map(|p| &p.citations);
        let quotes = event.quotes.iter().map(|quote| &quote.citations);
        let placed = std::iter::once(&event.citations).chain(event.figures.iter().map(|it| &it.citations));
        let id = event.id.as_str();
        // Where an office or a quotation is on a page, the event's own citation of it has the phrase.
        let named = offices.chain(quotes).map(move |citations| (id, citations, false));
        placed.map(move |citations| (id, citations, true)).chain(named)
    });
    for (id, citations, placed) in events.chain(claims) {
        assert!(!citations.is_empty(), "{id} has something without a citation");
        for citation in citations {
            let counted = counted(&citation.source);
            assert!(!counted || citation.paragraph.is_some(), "{id}: {citation:?} names no paragraph");
            assert!(!(counted || placed) || citation.phrase.is_some(), "{id}: {citation:?} has no phrase");
        }
    }
}
