//! The record format through the public surface: what is accepted, and that every mistake is named.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use annals::dataset::{DEFAULT_RECORD, Dataset};

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
