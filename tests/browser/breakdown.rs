//! What goes wrong while timelines are read: an engine breaks down, the browser refuses what it may
//! refuse, the tab sleeps, two scripts of the element meet.

use serde_json::{Value, json};

use crate::faults::{stays_readable, use_everything};
use crate::reader::Reader;
use crate::record;
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};

#[test]
fn an_engine_that_breaks_down_takes_no_other_with_it_and_can_be_had_anew() {
    // Memory that holds nothing it should: the next step of the engine is a trap. Or it says itself that it
    // cannot go on.
    let damage = "for (const engine of window.engines.slice(0, 1))
        new Uint8Array(engine.exports.memory.buffer).fill(255)";
    for (damage, is_trap) in [(damage, true), ("window.engines[0].panic('no way on')", false)] {
        browse(|browser| {
            browser.expect_complaint("RuntimeError");
            browser.expect_complaint("wasm-function");
            browser.open("/pages/trouble.html");
            let (first, second) = (Reader::of(browser, "#a"), Reader::of(browser, "#b"));
            [&first, &second].into_iter().for_each(Reader::wait_until_shown);
            let made = "return window.engines[0].exports.memory !== window.engines[1].exports.memory";
            assert!(browser.run::<bool>(made, vec![]), "no test otherwise");
            // Whichever engine was there first.
            let order = "return window.engines.length === 2 && document.querySelector('#a').state !== null";
            assert!(browser.run::<bool>(order, vec![]));
            for reader in [&first, &second] {
                reader.choose_person("Raúl Castro");
                reader.sees(&record::with("raul-castro"));
            }
            browser.run::<()>(damage, vec![]);
            if is_trap {
                // Whose engine it was shows when both are used.
                let use_both = "for (const it of document.querySelectorAll('annals-timeline'))
                    it.shadowRoot.querySelector('[role=tab]:not([aria-selected=true])').click()";
                browser.run::<()>(use_both, vec![]);
            }
            let told = eventually("a failure", || browser.told("annals-error"), |told| !told.is_empty());
            assert_eq!(told[0].1["type"], "panic");
            let (broken, other) = if told[0].0 == "a" { (&first, &second) } else { (&second, &first) };
            stays_readable(broken);
            other.press_tab("sources");
            other.press_tab("timeline");
            other.sees(&record::with("raul-castro"));
            // What still listens for the broken one is not called.
            browser.run::<()>("location.hash = 'elsewhere'", vec![]);
            browser.resize(900, 700);
            let again = "return host.querySelector('[role=alert] button')";
            broken.click("the button of the message", again, &[]);
            broken.wait_until_shown();
            eventually_is("what was looked at", || broken.events(), record::with("raul-castro"));
            broken.remove_chip("Raúl Castro");
            broken.sees(&record::all());
            assert_eq!(browser.told("annals-error").len(), 1);
        });
    }
}

#[test]
fn what_was_looked_at_in_one_record_is_not_asked_of_another() {
    browse(|browser| {
        browser.expect_complaint("RuntimeError");
        browser.expect_complaint("wasm-function");
        browser.open("/pages/trouble.html");
        let reader = Reader::of(browser, "#a");
        reader.wait_until_shown();
        eventually(
            "all of it is there",
            || browser.told("annals-ready"),
            |told| told.iter().any(|it| it.0 == "a"),
        );
        reader.ask::<()>("window.whole = host.exportAs('json')", &[]);
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        reader.ask::<()>("host.record = window.whole", &[]);
        reader.sees(&record::all());
        // The last engine that was made is the one of that record.
        browser.run::<()>("window.engines.at(-1).panic('no way on')", vec![]);
        eventually("a failure", || browser.told("annals-error"), |told| !told.is_empty());
        stays_readable(&reader);
        reader.click("the button of the message", "return host.querySelector('[role=alert] button')", &[]);
        reader.wait_until_shown();
        reader.sees(&record::all());
    });
}

#[test]
fn where_the_browser_refuses_storage_history_and_clipboard_everything_else_works() {
    browse(|browser| {
        browser.open("/pages/trouble.html?refuse");
        let reader = Reader::of(browser, "#b");
        reader.wait_until_shown();
        use_everything(&reader);
        reader.browser.open("/pages/trouble.html?refuse");
        reader.wait_until_shown();
        let event = "raul-castro-visit-vietnam";
        reader.press_title(event);
        eventually_is("the open event", || reader.open_event(), Some(event.to_owned()));
        reader.press_action("Cite");
        reader.sees_dialog(true);
        reader.press_copy("cite");
        let refused = |said: &Vec<String>| said.iter().any(|it| it.starts_with("Copying is not allowed"));
        eventually("what is announced", || reader.announced(), refused);
        assert_eq!(browser.told("annals-error"), []);
    });
}

#[test]
fn a_page_that_slept_is_as_it_was_left() {
    browse(|browser| {
        browser.open("/pages/trouble.html");
        let (first, second) = (Reader::of(browser, "#a"), Reader::of(browser, "#b"));
        [&first, &second].into_iter().for_each(Reader::wait_until_shown);
        second.choose_person("Raúl Castro");
        second.sees(&record::with("raul-castro"));
        // Between two pages there is none in Firefox.
        let path = || {
            let path = "return location.pathname + location.hash";
            browser.run::<Option<String>>(path, vec![]).unwrap_or_default()
        };
        // Pages that one leaves sleep until one comes back, if the browser keeps them at all.
        browser.run::<()>("document.querySelector('a').click()", vec![]);
        eventually_is("another page", path, "/pages/empty.html".to_owned());
        browser.back();
        eventually("the page", path, |path| path.starts_with("/pages/trouble.html#b."));
        second.wait_until_shown();
        second.sees(&record::with("raul-castro"));
        second.remove_chip("Raúl Castro");
        second.sees(&record::all());
    });
}

#[test]
fn a_tab_that_is_frozen_goes_on_when_it_wakes() {
    browse(|browser| {
        browser.open("/pages/trouble.html");
        let reader = Reader::of(browser, "#a");
        reader.wait_until_shown();
        reader.search("castr");
        browser.freeze(true);
        browser.freeze(false);
        browser.press("o");
        let found = || reader.state()["filter"]["text"].clone();
        eventually_is("the search", found, json!("castro"));
        assert_eq!(json!(browser.told("annals-error")), Value::Array(vec![]));
    });
}

#[test]
fn two_scripts_of_the_element_do_not_fight_over_it() {
    browse(|browser| {
        browser.open("/pages/trouble.html");
        // Another version, which comes later, and for which the name of the element is taken.
        let other = "return import('/annals.js?version=2')
            .then((it) => customElements.get('annals-timeline') !== it.AnnalsTimeline)";
        assert!(browser.run::<bool>(other, vec![]));
        let put = "const element = document.createElement('annals-timeline');
            Object.assign(element, { id: 'c', loading: 'eager' });
            document.body.append(element)";
        browser.run::<()>(put, vec![]);
        for element in ["#a", "#b", "#c"] {
            let reader = Reader::of(browser, element);
            reader.wait_until_shown();
            reader.choose_person("Raúl Castro");
            reader.sees(&record::with("raul-castro"));
            reader.remove_chip("Raúl Castro");
            // The rows that follow move what is below.
            reader.sees(&record::all());
        }
    });
}
