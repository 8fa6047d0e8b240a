//! A record that is too large to be read at once: the page goes on while a worker reads it, and while its words
//! are read for searches to come.

use annals::dataset::{Dataset, compiled};
use annals::query::{Filter, Index};
use serde_json::{Value, json};

use crate::generate;
use crate::reader::Reader;
use crate::site;
use crate::stage::read;
use crate::wait::eventually_is;

/// So many events take more than the 2 MB that the page would read itself.
const EVENTS: usize = 8_000;

/// Hands `window.json` over, and yields how many workers that took and why the record is refused, if it is.
const HAND_OVER: &str = "
    window.own ??= Worker;
    window.asked = 0;
    window.Worker = given[0]
        ? class extends window.own { constructor(...all) { super(...all); window.asked += 1 } }
        : class { constructor() { throw new Error('no workers here') } };
    let problems = null;
    host.addEventListener('annals-error', ({ detail }) => (problems = detail), { once: true });
    host.record = new TextEncoder().encode(window.json);
    return Promise.resolve().then(() => host.ready).catch(() => {}).then(() => [window.asked, problems])";

fn hand_over(reader: &Reader<'_>, with_workers: bool) -> (usize, Option<Value>) {
    reader.ask(HAND_OVER, &[json!(with_workers)])
}

fn hits(json: &str, filter: &Filter) -> usize {
    Index::new(&Dataset::from_json(json).unwrap()).query(filter).count()
}

fn look(json: &str, scenario: impl FnOnce(&Reader<'_>)) {
    read("/pages/large.html", |reader| {
        reader.browser.run::<()>("window.json = arguments[0]", vec![json!(json)]);
        scenario(reader);
    });
}

#[test]
fn a_large_record_is_read_beside_the_page_or_on_it_where_that_cannot_be() {
    let json = generate::record(EVENTS, 1);
    assert!(json.len() > 2 << 20, "{} bytes", json.len());
    look(&json, |reader| {
        let hits = || reader.ask::<usize>("return host.hits.length", &[]);
        for workers in [true, false] {
            assert_eq!(hand_over(reader, workers), (usize::from(workers), None));
            assert_eq!(hits(), EVENTS);
        }
        reader.ask::<()>("window.json = JSON.stringify({ ...JSON.parse(window.json), kinds: [] })", &[]);
        let (asked, beside) = hand_over(reader, true);
        let problems = beside.as_ref().map(|detail| detail["problems"].as_array().map_or(0, Vec::len));
        assert_eq!((asked, problems), (1, Some(100)), "{beside:?}");
        assert_eq!(hand_over(reader, false), (0, beside), "what is wrong is told alike");
    });
}

#[test]
fn a_large_record_at_an_address_is_read_beside_the_page_or_on_it_where_that_cannot_be() {
    let json = generate::record(EVENTS, 3);
    look("", |reader| {
        std::fs::write(site::folder().join("pages/large.json"), json).unwrap();
        // What a worker does that lacks a part of it, and one that breaks down while it reads.
        reader.ask::<()>(
            "const one = (answer) => class extends EventTarget {
                postMessage(data) {
                    setTimeout(() => this.dispatchEvent(answer(data)));
                }
                terminate() {}
            };
            const message = (data) => new MessageEvent('message', { data });
            window.kinds = {
                real: Worker,
                missing: one(() => message({ refused: 'not there', why: 'missing' })),
                silent: one(() => new ErrorEvent('error')),
                broken: one(({ record }) => message(record ? { refused: 'unreachable', why: 'broken' } : {})),
            };",
            &[],
        );
        let shown = |worker: &str| {
            reader.ask::<Value>(
                "window.Worker = window.kinds[given[0]];
                let why = null;
                host.addEventListener('annals-error', ({ detail }) => (why = detail.type), { once: true });
                host.setAttribute('src', `large.json?${given[0]}`);
                return Promise.resolve().then(() => host.ready).catch(() => {}).then(() => why ?? host.hits.length)",
                &[json!(worker)],
            )
        };
        for worker in ["real", "missing", "silent"] {
            assert_eq!(shown(worker), json!(EVENTS), "{worker}");
        }
        assert_eq!(shown("broken"), json!("panic"));
        assert_eq!(shown("real"), json!(EVENTS), "after a failure");
    });
}

#[test]
fn the_page_has_its_turns_while_a_large_record_is_read() {
    let packed = compiled::write(&Dataset::from_json(&generate::record(EVENTS, 4)).unwrap()).unwrap();
    look("", |reader| {
        std::fs::write(site::folder().join("pages/large.annals"), packed).unwrap();
        let turns = reader.ask::<usize>(
            "return (async () => {
                const packed = await fetch('large.annals').then((it) => it.arrayBuffer());
                // Each step takes long here.
                let now = performance.now();
                performance.now = () => (now += 100);
                let [turns, next] = [0];
                const turn = () => {
                    turns += 1;
                    next = setTimeout(turn);
                };
                // A driver may run this beside the page, with such objects of its own.
                const { instantiate } = window.WebAssembly;
                window.WebAssembly.instantiate = (...all) => instantiate(...all).finally(() => (next = setTimeout(turn)));
                host.record = packed;
                await Promise.resolve();
                await host.ready;
                clearTimeout(next);
                return turns;
            })()",
            &[],
        );
        assert!(turns >= 3, "{turns} turns between its bytes, what they mean, and its index");
    });
}

#[test]
fn what_is_looked_for_at_once_is_found_when_its_words_are_read() {
    // Of more words than are looked through at once.
    let events = 2 * EVENTS;
    let json = generate::record(events, 2);
    let filter = Filter { text: "coop ho".into(), kinds: vec!["visit".into()], ..Filter::default() };
    let all = hits(&json, &Filter { text: String::new(), ..filter.clone() });
    let (expected, few) = (hits(&json, &filter), all / 2);
    assert!((1..few).contains(&expected), "{expected} of {all}");
    look(&json, |reader| {
        // Before the page has had time to read on for long, as each step of that takes long here.
        reader.ask::<()>(
            "let now = performance.now();
            performance.now = () => (now += 100);
            host.addEventListener('annals-ready', () => {
                host.state = { filter: given[0] };
                window.seen = [];
                const look = () => {
                    window.seen.push(words(all('#count')[0]));
                    requestAnimationFrame(look);
                };
                look();
            }, { once: true })",
            &[json!(filter)],
        );
        assert_eq!(hand_over(reader, true).1, None);
        let narrowed = "return words(all('#count')[0]).split(' ')[0]";
        eventually_is("the count", || reader.ask::<String>(narrowed, &[]), expected.to_string());
        let seen: Vec<Option<String>> = reader.ask("return window.seen", &[]);
        let meanwhile = format!("{all} of {events} eventsSearching…");
        assert!(seen.contains(&Some(meanwhile)), "{seen:?}");
    });
}
