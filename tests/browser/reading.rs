//! The list as it is read: what was looked for is marked, and what is cited opens in place.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::Reader;
use crate::stage::read;
use crate::wait::{eventually, eventually_is};

#[test]
fn what_is_looked_for_is_marked_with_its_diacritics() {
    read("/", |reader| {
        reader.search("phu tro");
        let marked = "return [...new Set(all('article mark').map(words))].sort()";
        let marked = eventually("marks", || reader.ask::<Vec<String>>(marked, &[]), |found| found.len() > 1);
        assert_eq!(marked, ["Phú", "Trọ"]);
        let title = "return words(all('article h3').find((it) => it.querySelector('mark')))";
        assert!(reader.ask::<String>(title, &[]).contains("Phú Trọng"), "the words around it are whole");
        for _ in "phu tro".chars() {
            reader.browser.press(Key::Backspace);
        }
        eventually_is("marks", || reader.ask::<usize>("return all('mark').length", &[]), 0);
    });
}

#[test]
fn a_citation_opens_in_place_and_closes_by_escape() {
    read("/", |reader| {
        let event = "raul-castro-visit-vietnam";
        let cite = "return all('.cite', root.getElementById(given[0]))[0]";
        reader.click("the first citation", cite, &[json!(event)]);
        let note = "return words(root.getElementById(given[0]).querySelector('.cite-note'))";
        let note = || reader.ask::<Option<String>>(note, &[json!(event)]);
        let said = eventually("the passage", note, Option::is_some).unwrap();
        assert!(said.contains("Cuba–Vietnam relations, paragraph 9"), "{said}");
        assert!(reader.open_event().is_none(), "the event stays closed");
        let expanded = format!("{cite}.getAttribute('aria-expanded')");
        assert_eq!(reader.ask::<String>(&expanded, &[json!(event)]), "true");
        reader.browser.press(Key::Escape);
        eventually_is("the passage", note, None);
        assert_eq!(reader.focus().name, "Source 1:9", "the focus stays on the number");
    });
}

/// Shows a record of so many events, one in each year from 1000 on, but for the first three: a year, its
/// decade, and a month of that year.
fn many(reader: &Reader<'_>, count: usize) {
    let many = "const dates = ['1000', '100X', '1000-03'];
        const event = (n) => ({ id: `e${n}`, kind: 'k', title: `Event ${n}`, date: dates[n] ?? String(1000 + n % 9000),
            basis: 'stated', citations: [{ source: 's' }] });
        host.record = { format: 'annals/1', id: 'many', title: 'Many', languages: ['en'],
            kinds: [{ id: 'k', name: 'Kind' }], sources: [{ id: 's', type: 'book', title: 'S' }],
            events: Array.from({ length: given[0] }, (_, n) => event(n)) }";
    reader.ask::<()>(many, &[json!(count)]);
    let events = || reader.ask::<usize>("return root && host.hits?.length || 0", &[]);
    eventually_is("the events", events, count);
}

/// The rows that are shown: the first, how many, and the words of what leads to others.
fn rows(reader: &Reader<'_>) -> (String, usize, Vec<String>) {
    let rest = "return all('.rest').map((it) => all('p, button', it).map(words)).flat()";
    let shown = reader.shown();
    (shown.first().cloned().unwrap_or_default(), shown.len(), reader.ask(rest, &[]))
}

#[test]
fn a_long_list_shows_more_and_leads_on_to_it() {
    read("/", |reader| {
        many(reader, 430);
        let awaited = |first: usize, last: usize| {
            let mut words = vec![format!("{}–{last} of 430 events", first + 1)];
            if first > 0 {
                words.insert(0, format!("Show {} earlier events", first.min(25)));
            }
            words.extend((last < 430).then(|| format!("Show {} more events", (430 - last).min(25))));
            (format!("e{first}"), last - first, words)
        };
        let press = |what: &str, nth: i32| {
            reader.click(
                what,
                "return all('.list > .rest').at(given[0]).querySelector('button')",
                &[json!(nth)],
            );
        };
        let in_view = || {
            let script = "const { top, bottom } = focused.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight";
            reader.ask::<bool>(script, &[])
        };
        // More come at the end; once a hundred are shown as many go at the other.
        for (first, last) in [(0, 25), (0, 50), (0, 75), (0, 100), (25, 125)] {
            eventually_is("the rows", || rows(reader), awaited(first, last));
            press("Show more", -1);
            eventually_is("the focus", || reader.focus().event, Some(format!("e{last}")));
            eventually_is("the focus in view", in_view, true);
        }
        for first in [50, 25] {
            eventually_is("the rows", || rows(reader), awaited(first, first + 100));
            press("Show earlier", 0);
            eventually_is("the focus", || reader.focus().event, Some(format!("e{}", first - 1)));
            eventually_is("the focus in view", in_view, true);
        }
        eventually_is("the rows", || rows(reader), awaited(0, 100));
        // An event far down comes with what is around it, not with all that is before it.
        reader.ask::<()>("host.select('e420')", &[]);
        eventually_is("the open event", || reader.open_event(), Some("e420".to_owned()));
        assert_eq!(rows(reader), awaited(400, 425));
        press("Show more", -1);
        eventually_is("the rows", || rows(reader), awaited(400, 430));
        // Whoever has gone on from it stays there, whatever else is looked at.
        reader.ask::<()>("host.select('e5')", &[]);
        for (first, last) in [(0, 25), (0, 50), (0, 75), (0, 100)] {
            eventually_is("the rows", || rows(reader), awaited(first, last));
            press("Show more", -1);
        }
        eventually_is("the rows", || rows(reader), awaited(25, 125));
        reader.press_tab("sources");
        reader.press_tab("timeline");
        eventually_is("the rows", || rows(reader), awaited(25, 125));
    });
}

#[test]
fn an_answer_draws_the_rows_that_are_seen_before_the_rest() {
    read("/", |reader| {
        many(reader, 430);
        let rows = |from: i32, count: usize| {
            eventually_is(
                "the rows",
                || (rows(reader).0, rows(reader).1),
                (format!("e{}", from - 1000), count),
            );
        };
        // What is drawn in the first frame after another answer.
        let first = |from: i32| {
            let script = "host.filter = { years: { from: given[0] } };
                return new Promise((told) => requestAnimationFrame(() => told(all('article').length)))";
            reader.ask::<usize>(script, &[json!(from)])
        };
        rows(1000, 25);
        for (height, from, some) in [(600, 1100, false), (900, 1101, true)] {
            reader.browser.resize(1_280, height);
            let begin = "return all('article').map((it) => it.getBoundingClientRect().top)";
            let begin = reader.ask::<Vec<f64>>(begin, &[]);
            let seen = begin.iter().filter(|top| **top < f64::from(height)).count();
            assert_eq!(seen > 2, some, "{begin:?}");
            assert_eq!(first(from), seen.max(2));
            rows(from, 25);
        }
        reader.ask::<()>("all('article')[20].scrollIntoView()", &[]);
        assert_eq!(first(1200), 25, "the reader looks at what comes later");
        rows(1200, 25);
        reader.ask::<()>("scrollTo(0, 0); all('.title')[20].focus({ preventScroll: true })", &[]);
        assert_eq!(first(1201), 25, "a row would lose the focus");
        assert_eq!(reader.focus().event, Some("e220".to_owned()));
        reader.ask::<()>("focused.blur(); location.hash = 'annals.y=1300/'", &[]);
        rows(1300, 25);
        let back = "history.back();
            return new Promise((told) => addEventListener('popstate', () => requestAnimationFrame(() => {
                told(all('article').length);
            }), { once: true }))";
        assert_eq!(reader.ask::<usize>(back, &[]), 25, "the browser scrolls to where the reader was");
        rows(1000, 25);
    });
}

#[test]
fn what_stands_below_the_list_is_not_seen_before_its_rows() {
    read("/", |reader| {
        many(reader, 430);
        let again = "const again = Object.assign(host.cloneNode(true), { record: host.record });
            host.replaceWith(again);
            return new Promise((told) => {
              const look = () => {
                const list = again.shadowRoot?.querySelector('.list'), rows = list?.querySelectorAll('article').length;
                if (!rows) return requestAnimationFrame(look);
                const { top, bottom } = list.getBoundingClientRect();
                told([rows, top < innerHeight, bottom >= innerHeight]);
              };
              look();
            })";
        assert_eq!(reader.ask::<(usize, bool, bool)>(again, &[]), (2, true, true));
        eventually_is("the rows", || rows(reader).1, 25);
    });
}

#[test]
fn however_many_events_there_are_few_nodes_are_made() {
    read("/", |reader| {
        for count in [1_000, 10_000] {
            many(reader, count);
            eventually_is("the rows", || reader.shown().len(), 25);
            let nodes = reader.ask::<usize>("return all('*').length", &[]);
            assert!(nodes < 2_000, "{count} events, {nodes} nodes");
        }
    });
}

#[test]
fn a_year_may_stand_before_and_after_its_decade() {
    read("/", |reader| {
        many(reader, 5);
        let heads = "return all('.year h2').map(words)";
        let heads = || reader.ask::<Vec<String>>(heads, &[]);
        eventually_is(
            "the years",
            heads,
            ["1000", "1000s", "1000", "1003", "1004"].map(str::to_owned).to_vec(),
        );
    });
}
