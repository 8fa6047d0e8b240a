//! The record format through the public surface: what is accepted, and that every mistake is named.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use annals::dataset::Dataset;
use annals::dataset::model::Attestation;
use serde_json::json;

/// The record that the element carries where it is given no other.
const DEFAULT_RECORD: &str = include_str!("../static/records/cuba-vietnam.json");

#[path = "bench/generate.rs"]
mod generate;

fn record(events: &str) -> String {
    format!(
        r#"{{
  "format": "annals/1",
  "id": "sample",
  "title": {{"en": "Sample"}},
  "languages": ["en"],
  "kinds": [{{"id": "visit", "name": "Visits"}}],
  "sources": [{{"id": "paper", "type": "article-newspaper", "title": "A paper", "paragraphs": 3}}],
  "events": [{events}]
}}"#
    )
}

fn problems(events: &str) -> Vec<String> {
    Dataset::from_json(&record(events)).unwrap_err().iter().map(ToString::to_string).collect()
}

const GOOD: &str = r#"{"id": "a", "kind": "visit", "title": "A", "citations": [{"source": "paper"}]}"#;

#[test]
fn the_default_record_is_valid() {
    let dataset = Dataset::from_json(DEFAULT_RECORD).unwrap();
    assert!(dataset.record.events.len() >= 30);
}

#[test]
fn mistakes_in_one_event_are_all_named_each_with_its_line() {
    let found = problems(
        r#"
{"id": "a", "kind": "vist",
 "titel": "A",
 "date": "2012-13",
 "basis": "guessed",
 "citations": [{"source": "paper"}]}"#,
    );
    let lines: Vec<_> = found.iter().map(|p| p.split(':').next().unwrap()).collect();
    assert_eq!(found.len(), 5, "{found:#?}");
    assert!(
        lines.contains(&"line 11") && lines.contains(&"line 10") && lines.contains(&"line 12"),
        "{found:#?}"
    );
    assert!(found.iter().any(|p| p.contains("/events/0/date: \"2012-13\" is no EDTF date")), "{found:#?}");
    assert!(found.iter().any(|p| p.contains("/events/0/titel: unknown field `titel`")), "{found:#?}");
    assert!(found.iter().any(|p| p.contains("/events/0/title: missing field `title`")), "{found:#?}");
    assert!(found.iter().any(|p| p.contains("unknown variant `guessed`")), "{found:#?}");
    assert!(found.iter().any(|p| p.contains("no kind has the id \"vist\"")), "{found:#?}");
}

#[test]
fn a_mistake_in_each_of_several_events_names_the_place_in_the_file() {
    let bad =
        r#"{"id": 7, "kind": "visit", "title": 5, "citations": [{"source": "paper", "paragraph": "x"}]}"#;
    let found = problems(&format!("{GOOD}, 3, {bad}, null, {bad}"));
    for place in ["/events/1", "/events/2/id", "/events/2/title", "/events/2/citations/0/paragraph"] {
        assert!(found.iter().any(|p| p.contains(&format!("{place}: "))), "{place} in {found:#?}");
    }
    for place in ["/events/3", "/events/4/id", "/events/4/title", "/events/4/citations/0/paragraph"] {
        assert!(found.iter().any(|p| p.contains(&format!("{place}: "))), "{place} in {found:#?}");
    }
    assert!(!found.iter().any(|p| p.contains("/events/0") || p.contains("/events/5")), "{found:#?}");
}

#[test]
fn mistakes_of_meaning_are_all_named_with_what_to_do() {
    let found = problems(
        r#"{"id": "Not An Id", "kind": "vist", "title": {"fr": "A"}, "date": "2012",
            "participants": [{"entity": "nobody", "role": "visitor"}],
            "citations": [{"source": "papers", "phrase": "one two three four five six seven eight nine"}]},
           {"id": "b", "kind": "visit", "title": " ", "basis": "stated",
            "citations": [{"source": "paper", "paragraph": 4}], "links": [{"rel": "partOf", "event": "b"}]},
           {"id": "b", "kind": "visit", "title": "B", "citations": []}"#,
    );
    for expected in [
        "/events/0/id: \"Not An Id\" is no id",
        "/events/0/kind: no kind has the id \"vist\"; did you mean \"visit\"?",
        "\"fr\" is not among the record's languages",
        "/events/0/basis: the event has a date",
        "no entity has the id \"nobody\"",
        "no role has the id \"visitor\"",
        "no source has the id \"papers\"; did you mean \"paper\"?",
        "the phrase has 9 words",
        "/events/1/title: the text is empty",
        "/events/1/basis: a basis is given, but there is no date",
        "there is no 4",
        "the event links to itself",
        "/events/2/id: the id \"b\" is given twice",
        "/events/2/citations: nothing is cited",
    ] {
        assert!(found.iter().any(|p| p.contains(expected)), "{expected} in {found:#?}");
    }
    assert_eq!(found.len(), 14, "{found:#?}");
}

#[test]
fn a_mistake_of_syntax_names_its_line() {
    let found = Dataset::from_json("{\n  \"format\": \"annals/1\",\n  \"id\": }").unwrap_err();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].line, Some(3));
}

#[test]
fn what_is_missing_at_the_root_hides_no_other_mistake() {
    let found: Vec<_> = Dataset::from_json(r#"{"kinds": 4, "events": [{"id": 1}]}"#)
        .unwrap_err()
        .iter()
        .map(ToString::to_string)
        .collect();
    for place in
        ["/format", "/id", "/title", "/languages", "/sources", "/kinds", "/events/0/id", "/events/0/kind"]
    {
        assert!(found.iter().any(|p| p.contains(&format!("{place}: "))), "{place} in {found:#?}");
    }
}

#[test]
fn a_repeated_key_is_a_problem() {
    let found = Dataset::from_json(&record(r#"{"id": "a", "id": "b", "kind": "visit", "title": "A"}"#));
    assert!(found.unwrap_err()[0].to_string().contains("duplicate field `id`"));
}

#[test]
fn a_part_of_a_record_is_a_record() {
    let dataset = Dataset::from_json(DEFAULT_RECORD).unwrap();
    let linked = |dataset: &Dataset| dataset.record.events.links().count();
    let every_other: Vec<usize> = (0..dataset.record.events.len()).step_by(2).collect();
    let part = dataset.only(&every_other);
    assert_eq!(part.record.events.len(), every_other.len());
    assert!(linked(&part) < linked(&dataset));
    let again = Dataset::from_json(&serde_json::to_string(&part.record).unwrap());
    assert_eq!(again.map(|again| again.record.events), Ok(part.record.events));
}

#[test]
fn the_events_of_a_day_stand_in_the_order_of_their_times() {
    let event = |id: &str, date: &str| {
        format!(
            r#"{{"id": "{id}", "kind": "visit", "title": "T", "date": "{date}", "basis": "stated", "citations": [{{"source": "paper"}}]}}"#
        )
    };
    let events =
        [event("b", "1963-11-22"), event("a", "1963-11-22T13:00:00"), event("c", "1963-11-22T12:30:00")];
    let dataset = Dataset::from_json(&record(&events.join(","))).unwrap();
    let order = dataset.chronological().iter().map(|index| dataset.record.events.id(*index));
    assert_eq!(order.collect::<Vec<_>>(), ["b", "c", "a"]);
}

#[test]
fn whatever_has_an_id_is_found_by_it() {
    for json in [DEFAULT_RECORD, &generate::record(60, 5)] {
        let dataset = Dataset::from_json(json).unwrap();
        let record = dataset.to_record();
        for (number, entity) in record.entities.iter().enumerate() {
            assert_eq!(
                (dataset.entity_index(&entity.id), dataset.entity(&entity.id)),
                (Some(number), Some(entity))
            );
        }
        for (number, source) in record.sources.iter().enumerate() {
            let found = (dataset.source_number(&source.id), dataset.source(&source.id));
            assert_eq!(found, (Some(number + 1), Some(source)));
        }
        for (number, doubt) in record.doubts.iter().enumerate() {
            assert_eq!(
                (dataset.doubt_index(&doubt.id), dataset.doubt(&doubt.id)),
                (Some(number), Some(doubt))
            );
        }
        for (number, event) in record.events.iter().enumerate() {
            for id in std::iter::once(&event.id).chain(&event.aliases) {
                assert_eq!(dataset.event_index(id), Some(number), "{id}");
                assert_eq!(dataset.event(id).as_deref(), Some(event), "{id}");
            }
        }
        assert_eq!(dataset.fallback_lang(), record.languages[0]);
        assert!(dataset.entity("nobody").is_none() && dataset.source("nothing").is_none());
        assert!(dataset.event("never").is_none() && dataset.doubt("none").is_none());
    }
}

#[test]
fn columns_tell_of_an_event_what_it_says_itself() {
    for json in [DEFAULT_RECORD, &generate::record(200, 5)] {
        let dataset = Dataset::from_json(json).unwrap();
        let columns = &dataset.record.events;
        let mut hollow = 0;
        for (number, event) in dataset.to_record().events.iter().enumerate() {
            assert_eq!(columns.id(number), event.id);
            assert_eq!(columns.form(number), event.date.as_ref().map(|date| date.form()), "{}", event.id);
            assert_eq!(columns.is_stated(number), event.attestation == Attestation::Stated, "{}", event.id);
            assert_eq!(columns.has_offices(number), event.participants.iter().any(|it| it.office.is_some()));
            assert_eq!(dataset.record.kinds[columns.kind(number)].id, event.kind);
            assert_eq!(columns.get(number).as_deref(), Some(event));
            assert_eq!(columns.title(number).as_ref(), Some(&event.title));
            hollow += usize::from(event.attestation != Attestation::Stated);
        }
        assert!(hollow > 0);
    }
}

#[test]
fn a_title_is_read_wherever_it_stands() {
    let event = |summary: &str, title: &str| {
        format!(
            r#"{{"id": "e", "kind": "visit", "summary": {summary}, "citations": [{{"source": "paper"}}], "title": {title}}}"#
        )
    };
    for summary in [r#""S""#, r#"{"en": "S", "es": "S"}"#, "null"] {
        for title in [r#""\u0054\"""#, r#"{"es": "T", "en": "T"}"#] {
            let json = record(&event(summary, title)).replace(r#"["en"]"#, r#"["en", "es"]"#);
            let dataset = Dataset::from_json(&json).unwrap();
            let events = &dataset.record.events;
            assert_eq!(events.title(0), events.get(0).map(|event| event.title.clone()), "{summary} {title}");
        }
    }
}

#[test]
fn a_record_that_was_made_here_is_checked_likewise() {
    let dataset = Dataset::from_json(DEFAULT_RECORD).unwrap();
    let mut record = dataset.to_record();
    assert_eq!(Dataset::from_record(&record).map(|again| again.to_record()), Ok(record.clone()));
    record.events[3].kind = "nothing".into();
    let problems = Dataset::from_record(&record).unwrap_err();
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].starts_with("/events/3/kind: no kind has the id"), "{said:?}");
}

#[test]
fn events_stand_in_the_order_of_their_dates_and_the_undated_last() {
    for json in [DEFAULT_RECORD, &generate::record(200, 5)] {
        let dataset = Dataset::from_json(json).unwrap();
        let events = dataset.to_record().events;
        let keys: Vec<_> = dataset
            .chronological()
            .iter()
            .map(|event| events[*event].date.as_ref().map(|date| date.sort_key()))
            .map(|key| (key.is_none(), key))
            .collect();
        assert!(keys.is_sorted());
        let asked = [7, 3, 7, 0, 5, events.len(), usize::MAX];
        let ordered: Vec<usize> =
            dataset.chronological().iter().copied().filter(|event| asked.contains(event)).collect();
        assert_eq!((ordered.len(), dataset.in_order(asked)), (4, ordered));
    }
}

#[test]
fn at_one_date_an_event_stands_before_those_that_are_part_of_it_and_else_by_id() {
    let event = |id: &str, date: &str, whole: &str| {
        let links = if whole.is_empty() { json!([]) } else { json!([{ "rel": "partOf", "event": whole }]) };
        json!({ "id": id, "kind": "k", "title": "E", "date": date, "basis": "stated", "links": links, "citations": [{ "source": "s" }] })
    };
    let record = json!({
        "format": "annals/1", "id": "r", "title": "R", "languages": ["en"], "kinds": [{ "id": "k", "name": "K" }],
        "sources": [{ "id": "s", "type": "book", "title": "S" }],
        "events": [event("a", "1973", "y"), event("z", "1973", ""), event("y", "1973", ""), event("x", "1972", "z")],
    });
    let dataset = Dataset::from_json(&record.to_string()).unwrap();
    let order: Vec<&str> = dataset.chronological().iter().map(|it| dataset.record.events.id(*it)).collect();
    assert_eq!(order, ["x", "y", "z", "a"]);
}

#[test]
fn a_part_keeps_the_links_between_its_events_and_no_others() {
    let dataset = Dataset::from_json(&generate::record(200, 5)).unwrap();
    let whole = dataset.to_record();
    let kept: Vec<usize> = (0..whole.events.len()).filter(|event| event % 3 != 0).collect();
    let part = dataset.part(&kept);
    let ids: Vec<&str> = part.events.iter().map(|event| event.id.as_str()).collect();
    for (event, index) in part.events.iter().zip(&kept) {
        let mut expected = whole.events[*index].clone();
        expected.links.retain(|link| ids.contains(&link.event.as_str()));
        assert_eq!(event, &expected);
    }
    assert_eq!((part.events.len(), part.entities == whole.entities), (kept.len(), true));
}

#[test]
fn a_place_lies_in_what_it_is_part_of_else_in_its_country() {
    let entities = r#""entities": [
        {"id": "land", "type": "state", "name": "Land"},
        {"id": "region", "type": "place", "name": "Region", "country": "land"},
        {"id": "town", "type": "place", "name": "Town", "partOf": "region", "country": "land"},
        {"id": "party", "type": "organization", "name": "Party", "partOf": "town", "country": "land"},
        {"id": "hall", "type": "place", "name": "Hall", "partOf": "party", "country": "land"},
        {"id": "one", "type": "place", "name": "One", "partOf": "other"},
        {"id": "other", "type": "place", "name": "Other", "partOf": "one"}
    ], "events""#;
    let dataset = Dataset::from_json(&record(GOOD).replace("\"events\"", entities)).unwrap();
    for (place, around) in [
        ("town", Some("region")),
        ("region", Some("land")),
        ("land", None),
        ("party", None),
        ("hall", Some("land")),
        ("one", Some("other")),
        ("other", Some("one")),
    ] {
        let found = dataset.place_around(dataset.entity_index(place).unwrap());
        assert_eq!(found, around.and_then(|id| dataset.entity_index(id)), "{place}");
    }
    assert_eq!(dataset.place_around(usize::MAX), None);
}

#[test]
fn what_would_hold_a_page_up_is_refused() {
    let text = |bytes| {
        format!(
            r#"{{"id": "a", "kind": "visit", "title": "{}", "citations": [{{"source": "paper"}}]}}"#,
            "a".repeat(bytes)
        )
    };
    assert!(Dataset::from_json(&record(&text(100_000))).is_ok());
    let found = problems(&text(100_001));
    assert!(found.len() == 1 && found[0].contains("/events/0/title: the text has 100001 bytes"), "{found:?}");

    let doubts = |count| {
        let doubts = vec!["\"day\""; count].join(",");
        let event = GOOD.replace("\"citations\"", &format!("\"doubts\": [{doubts}], \"citations\""));
        let day = r#""doubts": [{"id": "day", "kind": "date", "text": "A day"}], "events""#;
        Dataset::from_json(&record(&event).replace("\"events\"", day))
    };
    assert!(doubts(1000).is_ok(), "{:?}", doubts(1000).err());
    let found = doubts(1001).err().unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].to_string().contains("/events/0/doubts: there are 1001 here"), "{found:?}");

    let kinds: Vec<_> = (0..201).map(|n| format!(r#"{{"id": "k{n}", "name": "K"}}"#)).collect();
    let many = record(GOOD).replace("\"kinds\": [", &format!("\"kinds\": [{},", kinds.join(",")));
    let found: Vec<_> = Dataset::from_json(&many).err().unwrap().iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|it| it.contains("/kinds: there are 202 here; at most 200")), "{found:?}");
}

#[test]
fn thousands_of_mistakes_are_placed_in_one_reading() {
    let events: Vec<_> =
        (0..3_000).map(|n| GOOD.replace("\"a\"", &format!("\"a{n}\"")).replace("visit", "x")).collect();
    let found = problems(&events.join(",\n"));
    assert_eq!(found.len(), 3_000);
    assert!(found[0].starts_with("line 8: /events/0/kind"), "{}", found[0]);
    assert!(found[2_999].starts_with("line 3007: /events/2999/kind"), "{}", found[2_999]);
}
