//! The list as it is read: what was looked for is marked, and what is cited opens in place.

use serde_json::json;
use thirtyfour::Key;

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

#[test]
fn a_long_list_shows_more_and_leads_on_to_it() {
    read("/", |reader| {
        let many = "const event = (n) => ({ id: `e${n}`, kind: 'k', title: `Event ${n}`, date: String(1000 + n), basis: 'stated',
                citations: [{ source: 's' }] });
            host.record = { format: 'annals/1', id: 'many', title: 'Many', languages: ['en'], kinds: [{ id: 'k', name: 'Kind' }],
                sources: [{ id: 's', type: 'book', title: 'S' }], events: Array.from({ length: 430 }, (_, n) => event(n)) }";
        reader.ask::<()>(many, &[]);
        let rest = "return all('.rest').map((it) => all('p, button', it).map(words)).flat()";
        let rest = || reader.ask::<Vec<String>>(rest, &[]);
        for (shown, hidden) in [(200, 230), (400, 30)] {
            eventually_is("the events", || reader.listed().len(), shown);
            assert_eq!(
                rest(),
                [format!("{shown} of 430 events shown"), format!("Show {hidden} more events")]
            );
            reader.click("Show more", "return all('.rest button')[0]", &[]);
            eventually_is("the focus", || reader.focus().event, Some(format!("e{shown}")));
        }
        assert_eq!((reader.listed().len(), rest()), (430, vec![]));
        // An event far down is found.
        reader.ask::<()>("host.filter = {}, host.record = host.record", &[]);
        eventually_is("the events", || reader.listed().len(), 200);
        reader.ask::<()>("host.select('e420')", &[]);
        eventually_is("the open event", || reader.open_event(), Some("e420".to_owned()));
    });
}
