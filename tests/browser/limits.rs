//! What is built to attack: records, links and searches. They never run a script, never hold the page up for
//! longer than what is honest and of their size, and never take away what the reader had. Every test named here is there: [`tables::every_test_that_a_table_names_is_there`].
//!
//! | Attack | What becomes of it | Held by |
//! |---|---|---|
//! | Scripts, markup, formulas and codes that turn text around, in every field | They are words | [`hostile::a_hostile_record_is_words_wherever_a_reader_looks`], [`hostile::without_scripts_a_hostile_record_is_an_article_to_read`] |
//! | Names of prototypes as ids, languages, keys of links | They are names like others | [`limits::names_of_prototypes_are_only_names`] |
//! | A language that nobody speaks, on the element | English | [`loading::a_failure_is_told_in_the_language_of_its_reader`] |
//! | Links of 200 KB, of nothing but signs, with thousands of parts | Beyond 4096 characters they are not read; the reader keeps what other elements show | [`limits::links_of_any_length_open_the_page`] |
//! | Searches of a hundred thousand letters, words or marks | 1000 letters and 32 words count | [`limits::no_search_holds_the_page_up`] |
//! | Texts over 100 KB, more than 200 kinds, an event with more than 1000 people, mentions, places or doubts | The record is refused | [`limits::what_cannot_be_read_is_refused_at_once`] |
//! | More than 10,000 entities or sources, or 200 roles | The record is refused before anything of it is read | [`limits::what_cannot_be_read_is_refused_at_once`] |
//! | Places one in the other, thousands deep | 32 count | [`limits::places_one_in_the_other_take_no_longer_than_places_side_by_side`] |
//! | A source of 4,000,000,000 paragraphs | A few numbers stand below it | [`limits::huge_values_do_not_hold_the_page_up`] |
//! | As much of everything as is accepted | It is shown | [`limits::huge_values_do_not_hold_the_page_up`] |
//! | Values nested a hundred thousand deep; repeated keys; bytes that are no UTF-8 | The record is refused, and what is there stays readable | [`limits::what_cannot_be_read_is_refused_at_once`], [`loading::a_record_that_does_not_come_whole_comes_with_another_attempt`] |
//! | Thousands of mistakes | A hundred are named | [`limits::what_cannot_be_read_is_refused_at_once`] |
//! | An answer that never ends, as packed repeats make one | It is given up at 256 MB | [`limits::an_answer_without_an_end_is_given_up`] |
//! | A compiled record that is damaged | It is refused | [`api::a_compiled_record_is_read_and_a_damaged_one_is_refused`] |

use serde_json::{Value, json};

use crate::faults::stays_readable;
use crate::reader::Reader;
use crate::record::{self, DEFAULT_RECORD};
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};

/// No task of the page may take longer, in milliseconds: or, as a busy machine holds up everything and a browser
/// takes its time over what is long, no longer than so many times what something honest of its kind and size takes
/// at the same time.
const MOST: f64 = 100.0;
const TIMES: f64 = 2.0;

/// The best of so many attempts counts.
const ATTEMPTS: usize = 12;

/// Notes from now on how long the page is held up at the longest.
const WATCH: &str = "
    clearTimeout(window.beat?.timer);
    const beat = (window.beat = { last: performance.now(), longest: 0 });
    const tick = () => {
        const now = performance.now();
        beat.longest = Math.max(beat.longest, now - beat.last);
        beat.last = now;
        beat.timer = setTimeout(tick, 4);
    };
    tick();";

/// How long the page is held up at the longest by what is done, until that is drawn.
fn held_up(reader: &Reader<'_>, act: impl Fn()) -> f64 {
    reader.browser.run::<()>(WATCH, vec![]);
    act();
    let settled = "return new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(() =>
        done(window.beat.longest), 30), 30)))";
    reader.browser.run(settled, vec![])
}

/// Does something until it holds the page up for no longer than it may.
#[track_caller]
fn never_longer(reader: &Reader<'_>, what: &str, act: impl Fn(), honest: impl Fn()) {
    let mut times = Vec::new();
    while times.len() < ATTEMPTS {
        let (honest, taken) = (held_up(reader, &honest), held_up(reader, &act));
        if taken <= MOST.max(TIMES * honest) {
            return;
        }
        times.push((taken.round(), honest.round()));
    }
    panic!("{what} holds the page up, in milliseconds, for longer than what is honest: {times:?}");
}

fn look(scenario: impl FnOnce(&Reader<'_>)) {
    browse(|browser| {
        browser.open("/pages/trouble.html");
        let (reader, other) = (Reader::of(browser, "#b"), Reader::of(browser, "#a"));
        [&reader, &other].into_iter().for_each(Reader::wait_until_shown);
        other.choose_person("Raúl Castro");
        other.sees(&record::with("raul-castro"));
        scenario(&reader);
        assert_eq!(other.events(), record::with("raul-castro"), "what the reader had elsewhere");
        let pwned = "return window.pwned !== undefined || ({}).polluted !== undefined";
        assert!(!browser.run::<bool>(pwned, vec![]));
    });
}

/// A small record with something in it that is not.
fn with(part: &str, value: Value) -> Value {
    let mut record = json!({
        "format": "annals/1", "id": "small", "title": "Small", "languages": ["en"],
        "kinds": [{ "id": "kind", "name": "Kind" }], "roles": [{ "id": "role", "name": "Role" }],
        "sources": [{ "id": "source", "type": "webpage", "title": "Source" }],
        "entities": [{ "id": "who", "type": "person", "name": "Who" }],
        "events": [event(0)]
    });
    *record.pointer_mut(part).unwrap() = value;
    record
}

fn event(number: usize) -> Value {
    json!({ "id": format!("event-{number}"), "kind": "kind", "date": "2000", "basis": "stated",
        "title": format!("Event {number}"), "summary": "-",
        "participants": [{ "entity": "who", "role": "role" }],
        "citations": [{ "source": "source" }] })
}

/// Hands a record to the element, as bytes, and waits for what becomes of it: nothing, or why it is refused.
fn hand_over(reader: &Reader<'_>, record: &str) -> Option<String> {
    keep(reader, "bytes", record);
    again(reader, "bytes")
}

/// Keeps the bytes of a record in the page, under a name.
fn keep(reader: &Reader<'_>, name: &str, record: &str) {
    let keep = "window[arguments[0]] = new TextEncoder().encode(arguments[1])";
    reader.browser.run::<()>(keep, vec![json!(name), json!(record)]);
}

/// Hands over what was kept.
fn again(reader: &Reader<'_>, name: &str) -> Option<String> {
    let hand_over = "
        host.record = window[given[0]];
        return Promise.resolve().then(() => host.ready).then(() => null, (error) => error.message)";
    reader.ask(hand_over, &[json!(name)])
}

/// A record is refused, and holds the page up for no longer than an honest one of its length is taken in.
#[track_caller]
fn is_refused(reader: &Reader<'_>, what: &str, record: &str) {
    let events = |number| with("/events", (0..number).map(event).collect()).to_string();
    let honest = events(1 + record.len() / event(0).to_string().len());
    assert!(honest.len() >= record.len());
    let why = hand_over(reader, record).unwrap_or_else(|| panic!("{what} is taken"));
    assert!(why.len() < 1_000, "{what}: {why}");
    stays_readable(reader);
    let lines = "return host.querySelectorAll('[role=alert] li').length";
    assert!(reader.ask::<usize>(lines, &[]) <= 100, "{what}");
    keep(reader, "honest", &honest);
    let refuse = || assert!(again(reader, "bytes").is_some(), "{what}");
    never_longer(reader, what, refuse, || assert_eq!(again(reader, "honest"), None));
}

/// A record is taken, and holds the page up for no longer than an honest one.
#[track_caller]
fn is_taken(reader: &Reader<'_>, what: &str, record: &str, honest: &str) {
    keep(reader, "huge", record);
    keep(reader, "honest", honest);
    let take = |name: &str| assert_eq!(again(reader, name), None, "{what}");
    never_longer(reader, what, || take("huge"), || take("honest"));
}

#[test]
fn links_of_any_length_open_the_page() {
    let long = "x".repeat(200_000);
    look(|reader| {
        for link in [
            format!("b.q={long}"),
            format!("b.p={}", "nobody-at-all,".repeat(50_000)),
            "&".repeat(100_000),
            "%".repeat(100_000),
            format!("b.q={}", "%F0%9F".repeat(600)),
            "b.p=x&".repeat(600),
            "b.y=99999999999999999999/-99999999999999999999&b.o=-2147483648".to_owned(),
            "b.__proto__=polluted&b.constructor.prototype.polluted=1&__proto__.polluted=1".to_owned(),
            "b.e=%3Cscript%3Ewindow.pwned=1%3C/script%3E&b.q=javascript:window.pwned=1".to_owned(),
            "#".repeat(50_000),
        ] {
            let name: String = link.chars().take(40).collect();
            let follow = |link: &str| {
                reader.ask::<()>("location.hash = given[0]", &[json!(link)]);
                reader.ask::<()>("location.hash = ''", &[]);
            };
            // As long, and where that is short enough to be read, with what people look for.
            let mut honest = "b.q=castro&b.p=raul-castro&x=".to_owned();
            honest.extend(std::iter::repeat_n('x', link.len().saturating_sub(honest.len())));
            never_longer(reader, &name, || follow(&link), || follow(&honest));
            eventually_is(&name, || reader.events().len(), record::count());
        }
    });
}

#[test]
fn no_search_holds_the_page_up() {
    look(|reader| {
        for text in [
            "a".repeat(100_000),
            "a ".repeat(100_000),
            "castro ".repeat(100_000),
            "ộ".repeat(50_000),
            format!("a{}", "\u{323}\u{302}".repeat(50_000)),
            "\u{0}\u{202e}\u{feff} ".repeat(20_000),
            "(a+)+$ .*.*.* [[[[ \\".repeat(5_000),
            "𝕬".repeat(50_000),
        ] {
            let name: String = text.chars().take(10).collect();
            // As what is pasted arrives.
            let paste = |elsewhere: bool, text: &str| {
                let paste = "const [box] = all('input[type=search]');
                    const into = given[0] ? document.body.appendChild(box.cloneNode()) : box;
                    into.focus();
                    document.execCommand('insertText', false, given[1]);
                    if (given[0]) into.remove()";
                reader.ask::<()>(paste, &[json!(elsewhere), json!(text)]);
            };
            let search = |text: &str| {
                paste(false, text);
                reader.ask::<()>("host.state = {}", &[]);
            };
            // An honest search, and the same pasted into such a box that searches nothing.
            let honest = || {
                search("castro");
                paste(true, &text);
            };
            never_longer(reader, &name, || search(&text), honest);
            eventually_is(&name, || reader.events().len(), record::count());
        }
    });
}

#[test]
fn names_of_prototypes_are_only_names() {
    look(|reader| {
        let names = ["constructor", "prototype", "tostring", "valueof", "hasownproperty", "proto"];
        let mut odd = with("/title", json!("__proto__"));
        odd["entities"] =
            names.iter().map(|id| json!({ "id": id, "type": "person", "name": "__proto__" })).collect();
        odd["kinds"] = names.iter().map(|id| json!({ "id": id, "name": { "en": "toString" } })).collect();
        odd["events"] = names
            .iter()
            .map(|id| {
                json!({ "id": id, "kind": id, "title": "constructor", "citations": [{ "source": "source" }],
                    "participants": [{ "entity": id, "role": "role" }] })
            })
            .collect();
        assert_eq!(hand_over(reader, &odd.to_string()), None);
        eventually_is("the events", || reader.events().len(), names.len());
        for id in names {
            reader.ask::<()>("host.state = { filter: { who: [given[0]], kinds: [given[0]] } }", &[json!(id)]);
            eventually_is(id, || reader.listed(), vec![id.to_owned()]);
        }
        // Keys that would name what every object has are unknown fields, or the names of languages.
        let text = with("/title", json!("-")).to_string();
        let polluted = text.replace("\"title\":\"-\"", "\"title\":\"-\",\"__proto__\":{\"polluted\":1}");
        assert_ne!(polluted, text);
        assert!(hand_over(reader, &polluted).is_some());
        for lang in ["constructor", "__proto__", "toString"] {
            reader.ask::<()>("host.lang = given[0]", &[json!(lang)]);
            assert_eq!(hand_over(reader, &text), None, "{lang}");
            eventually_is(lang, || reader.events().len(), 1);
        }
    });
}

#[test]
fn huge_values_do_not_hold_the_page_up() {
    // As much of everything as a record may have.
    let citations: Vec<_> = (1..=1_000).map(|n| json!({ "source": "source", "paragraph": n })).collect();
    let entity = |n| json!({ "id": format!("who-{n}"), "type": "person", "name": format!("Who {n}") });
    let mut people = with("/entities", (0..1_000).map(entity).collect());
    people["events"][0]["participants"] =
        (0..1_000).map(|n| json!({ "entity": format!("who-{n}"), "role": "role" })).collect();
    let kind = |n| json!({ "id": format!("kind-{n}"), "name": format!("Kind {n}") });
    let mut kinds = with("/kinds", (0..200).map(kind).collect());
    kinds["events"] = (0..200)
        .map(|n| {
            let mut it = event(n);
            it["kind"] = json!(format!("kind-{n}"));
            it
        })
        .collect();
    let mut long = with("/sources/0/title", json!("A source"));
    long["sources"][0]["paragraphs"] = json!(4_000_000_000_u32);
    let many = [
        ("a source without an end", long),
        ("a long word", with("/events/0/title", json!("W".repeat(100_000)))),
        ("a title of many words", with("/events/0/title", json!("word ".repeat(20_000)))),
        ("a summary of many words", with("/events/0/summary", json!("word ".repeat(20_000)))),
        (
            "letters with many marks",
            with("/events/0/title", json!(format!("a{} ", "\u{301}".repeat(40)).repeat(1_000))),
        ),
        ("many citations", with("/events/0/citations", json!(citations))),
        ("many people", people),
        ("many kinds", kinds),
        ("many events of a day", with("/events", (0..2_000).map(event).collect())),
    ];
    look(|reader| {
        for (what, value) in &many {
            is_taken(reader, what, &value.to_string(), DEFAULT_RECORD);
            looks_around(reader, what);
        }
    });
}

/// Opens an event and every tab, and searches.
#[track_caller]
fn looks_around(reader: &Reader<'_>, what: &str) {
    for state in [
        json!({ "event": "event-0" }),
        json!({ "tab": "people" }),
        json!({ "tab": "places" }),
        json!({ "tab": "sources" }),
        json!({ "filter": { "text": "w" } }),
    ] {
        let neighbour = Reader::of(reader.browser, "#a");
        let filter = |who| neighbour.ask::<()>("host.state = { filter: { who: [given[0]] } }", &[json!(who)]);
        let look = || reader.ask::<()>("host.state = given[0]", std::slice::from_ref(&state));
        never_longer(reader, &format!("{what}: {state}"), look, || {
            filter("esteban-lazo-hernandez");
            filter("raul-castro");
        });
    }
    let nodes = reader.ask::<usize>("return all('*').length", &[]);
    assert!(nodes < 10_000, "{what}: {nodes} nodes");
}

#[test]
fn places_one_in_the_other_take_no_longer_than_places_side_by_side() {
    let places = |around: &dyn Fn(usize) -> Option<String>| {
        let place = |n| {
            let mut place =
                json!({ "id": format!("place-{n}"), "type": "place", "name": format!("Place {n}") });
            around(n).into_iter().for_each(|around| place["partOf"] = json!(around));
            place
        };
        let mut record = with("/entities", (0..10_000).map(place).collect());
        record["events"][0]["participants"] = json!([]);
        record["events"][0]["places"] = json!(["place-9999"]);
        record.to_string()
    };
    let apart = places(&|_| None);
    let nested = places(&|n| Some(format!("place-{}", if n == 0 { 9_999 } else { n - 1 })));
    look(|reader| {
        is_taken(reader, "places one in the other", &nested, &apart);
        looks_around(reader, "places one in the other");
    });
}

#[test]
fn what_cannot_be_read_is_refused_at_once() {
    let plain = with("/title", json!("-")).to_string();
    let put = |what: &str| plain.replace("\"title\":\"-\"", what);
    let nested = |open: &str, close: &str, n| format!("\"title\":{}\"-\"{}", open.repeat(n), close.repeat(n));
    let wrong: Vec<_> =
        (0..2_000).map(|n| json!({ "id": format!("event-{n}"), "kind": "nothing", "title": "-" })).collect();
    let many = with("/events", json!(wrong)).to_string();
    let who = |n| json!({ "id": format!("who-{n}"), "type": "person", "name": "-" });
    let crowd = with("/entities", (0..20_000).map(who).collect()).to_string();
    let source = |n| json!({ "id": format!("source-{n}"), "type": "book", "title": "-" });
    let library = with("/sources", (0..20_000).map(source).collect()).to_string();
    for (what, text) in [
        ("lists in lists", put(&nested("[", "]", 100_000))),
        ("objects in objects", put(&nested("{\"en\":", "}", 100_000))),
        (
            "unknown and deep",
            put(&format!("\"title\":\"-\",\"x\":{}{}", "[".repeat(100_000), "]".repeat(100_000))),
        ),
        ("repeated keys", put(&vec!["\"title\":\"-\""; 50_000].join(","))),
        ("thousands of mistakes", many),
        ("thousands of entities", crowd),
        ("thousands of sources", library),
        ("a text of a megabyte", put(&format!("\"title\":\"{}\"", "word ".repeat(200_000)))),
        ("nothing but brackets", "[".repeat(500_000)),
        ("a text that does not end", format!("{{\"title\":\"{}", "\\u0000".repeat(100_000))),
        ("numbers without an end", put(&format!("\"title\":1{}", "0".repeat(200_000)))),
    ] {
        look(|reader| is_refused(reader, what, &text));
    }
}

#[test]
fn an_answer_without_an_end_is_given_up() {
    look(|reader| {
        // Repeats that a server packs a thousandfold come out as this.
        let endless = "
            const part = new Uint8Array(2 ** 24).fill(32);
            window.fetch = async () => new Response(new ReadableStream({
                pull: (to) => to.enqueue(part), cancel: () => { window.cancelled = true } }));
            host.src = 'endless.json'";
        reader.ask::<()>(endless, &[]);
        let said = stays_readable(reader);
        assert!(said.contains("256 MB"), "{said}");
        eventually("it is given up", || reader.ask("return window.cancelled === true", &[]), |it: &bool| *it);
    });
}
