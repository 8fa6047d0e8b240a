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
