//! What is loaded is missing, cut short, spoilt or late: the readable page stays and says what happened,
//! other elements go on, and another attempt brings the timeline.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::browser::Browser;
use crate::faults::stays_readable;
use crate::reader::Reader;
use crate::record;
use crate::spoilt::{Fault, Spoilt};
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

const PAGE: &str = "/pages/trouble.html";
const GLUE: &str = "annals-core-";
const ENGINE: &str = "annals-core_bg-";
const LATER: &str = "annals-later-";
const STYLE: &str = ".css";
const AROUND: &str = "/pages/empty.html";
const RECORD: &str = "record.json";

/// What a browser writes to its console of its own accord.
const OF_BROWSERS: [&str; 5] =
    ["Failed to load resource", "Failed to load module script", "MIME type", "Loading failed", "Load failed"];

/// The two elements of a page of which something is spoilt.
fn spoil<'a>(browser: &'a Browser, part: &'static str, fault: Fault) -> (Spoilt, [Reader<'a>; 2]) {
    OF_BROWSERS.iter().for_each(|complaint| browser.expect_complaint(complaint));
    let host = Spoilt::site();
    host.spoil(part, fault);
    browser.visit(&host.address(PAGE));
    (host, ["#a", "#b"].map(|element| Reader::of(browser, element)))
}

/// Presses the button of the message by keys, and waits for the timeline, to which the focus goes.
#[track_caller]
fn try_again(reader: &Reader<'_>) {
    reader.ask::<()>("host.querySelector('[role=alert] button').focus()", &[]);
    reader.browser.press(Key::Enter);
    reader.wait_until_shown();
    let left = "return [host.querySelector('[role=alert]') === null, focused !== null]";
    eventually_is("no message, and the focus inside", || reader.ask(left, &[]), [true, true]);
    reader.sees(&record::all());
}

/// The type of the last failure that an element told of.
fn told(browser: &Browser, element: &str) -> Value {
    let mut told = browser.told("annals-error").into_iter().rev();
    told.find(|(id, _)| id == element).map(|(_, detail)| detail["type"].clone()).unwrap_or_default()
}

#[test]
fn an_engine_that_does_not_come_whole_comes_with_another_attempt() {
    for (part, fault, kinds) in [
        (GLUE, Fault::Missing, &["network"][..]),
        (GLUE, Fault::Page, &["network"]),
        (GLUE, Fault::Half, &["network"]),
        (ENGINE, Fault::Missing, &["network"]),
        // What is compiled while it loads may be missed by either.
        (ENGINE, Fault::Torn, &["network", "wasm"]),
        (ENGINE, Fault::Half, &["wasm"]),
        (ENGINE, Fault::Garbled, &["wasm"]),
        (LATER, Fault::Missing, &["network"]),
        (LATER, Fault::Torn, &["network", "wasm"]),
        (LATER, Fault::Half, &["wasm"]),
        (LATER, Fault::Garbled, &["wasm"]),
        (STYLE, Fault::Missing, &["network"]),
        (STYLE, Fault::Page, &["network"]),
        (STYLE, Fault::Torn, &["network"]),
    ] {
        browse(|browser| {
            let (host, readers) = spoil(browser, part, fault);
            let case = format!("{part} {fault:?}");
            for (reader, element) in readers.iter().zip(["a", "b"]) {
                stays_readable(reader);
                let told = told(browser, element);
                assert!(kinds.iter().any(|kind| told == *kind), "{case}: {:?}", browser.told("annals-error"));
            }
            // It fails again and says so, the focus on the way to try again; then it is mended.
            let before = browser.told("annals-error").len();
            readers[0].ask::<()>("host.querySelector('[role=alert] button').focus()", &[]);
            browser.press(Key::Enter);
            eventually("another failure", || browser.told("annals-error").len(), |now| *now == before + 1);
            let on_button = "return document.activeElement === host.querySelector('[role=alert] button')";
            assert!(readers[0].ask::<bool>(on_button, &[]), "{case}: the focus");
            host.mend();
            readers.iter().for_each(try_again);
        });
    }
}

#[test]
fn an_engine_that_is_late_takes_over_when_it_comes() {
    browse(|browser| {
        let (host, readers) = spoil(browser, ENGINE, Fault::Late);
        let article = "return host.querySelector('article').checkVisibility() && !root && !host.querySelector('[role=alert]')";
        readers
            .iter()
            .for_each(|reader| eventually_is("the article alone", || reader.ask(article, &[]), true));
        host.mend();
        readers.iter().for_each(Reader::wait_until_shown);
    });
}

#[test]
fn before_what_is_loaded_later_is_there_the_timeline_is_and_what_was_asked_for_comes_with_it() {
    browse(|browser| {
        let (host, [reader, _]) = spoil(browser, LATER, Fault::Late);
        reader.wait_until_shown();
        let name = "Raúl Castro";
        reader.choose_person(name);
        reader.sees(&record::with("raul-castro"));
        let shown = reader.shown();
        reader.press_title(&shown[0]);
        eventually_is("the open event", || reader.open_event(), Some(shown[0].clone()));
        reader.press_name(&shown[1], name);
        let asked = "return [all('.detail, #card').length, all('.downloads button:enabled').length]";
        eventually_is("the card in the state", || reader.state()["card"].clone(), json!("raul-castro"));
        assert_eq!(reader.ask::<[usize; 2]>(asked, &[]), [0, 0]);
        let error = "try { return host.exportAs('csv') } catch (error) { return error.message }";
        let said: String = reader.ask(error, &[]);
        assert!(said.starts_with("The timeline is not ready"), "{said}");
        assert!(browser.told("annals-ready").is_empty());
        host.mend();
        reader.sees_card(name);
        eventually("the focus in the card", || reader.focus(), |focus| focus.in_card);
        assert_eq!(reader.ask::<[usize; 2]>(asked, &[]), [2, 4]);
        eventually("both are ready", || browser.told("annals-ready"), |told| told.len() == 2);
        let csv: String = reader.ask("return host.exportAs('csv')", &[]);
        assert!(csv.contains(&shown[0]));
    });
    browse(|browser| {
        let (host, [reader, _]) = spoil(browser, LATER, Fault::Late);
        reader.wait_until_shown();
        reader.press_tab("people");
        let awaited = "return all('.awaited').map(words)";
        assert_eq!(
            (reader.names(), reader.ask::<Vec<String>>(awaited, &[])),
            (vec![], vec!["Loading…".to_owned()])
        );
        host.mend();
        eventually("the names", || reader.names(), |names| !names.is_empty());
        eventually("the focus on the tab", || reader.focus(), |focus| focus.role == "tab");
    });
}

#[test]
fn a_record_that_does_not_come_whole_comes_with_another_attempt() {
    for (fault, kind) in [
        (Fault::Missing, "network"),
        (Fault::Torn, "network"),
        (Fault::Page, "record"),
        (Fault::Half, "record"),
        (Fault::Garbled, "record"),
        (Fault::Instead(b""), "record"),
        (Fault::Instead(b"{\"format\":\"annals/2\"}"), "record"),
        (Fault::Instead(b"annals\x00\xff\xff\xff\xff"), "record"),
        (Fault::Instead(b"\xff\xfe{\"format\":\"annals/1\"}"), "record"),
    ] {
        browse(|browser| {
            let (host, [other, reader]) = spoil(browser, RECORD, fault);
            stays_readable(&reader);
            assert_eq!(told(browser, "b"), json!(kind), "{fault:?}");
            other.wait_until_shown();
            other.choose_person("Raúl Castro");
            other.sees(&record::with("raul-castro"));
            host.mend();
            try_again(&reader);
            assert_eq!(other.events(), record::with("raul-castro"));
            assert_eq!(other.browser.told("annals-error").len(), 1, "{fault:?}");
        });
    }
}

#[test]
fn a_failure_is_told_in_the_language_of_its_reader() {
    browse(|browser| {
        let (_host, [_, reader]) = spoil(browser, RECORD, Fault::Missing);
        for (lang, begins, again) in [
            ("en", "The timeline cannot be shown", "Try again"),
            ("es", "No se puede mostrar la cronología", "Reintentar"),
            ("vi-VN", "Không hiển thị được dòng thời gian", "Thử lại"),
            ("fr", "The timeline cannot be shown", "Try again"),
            ("__proto__", "The timeline cannot be shown", "Try again"),
        ] {
            reader.ask::<()>("host.lang = given[0]", &[json!(lang)]);
            let said = "const box = host.querySelector('[role=alert]');
                return [box?.firstChild, box?.querySelector('button')].map((it) => words(it) ?? '').concat(box?.lang ?? '')";
            let said = || reader.ask::<[String; 3]>(said, &[]);
            let own = if begins.starts_with("The") { "en" } else { &lang[..2] };
            let fits = |said: &[String; 3]| said[0].starts_with(begins) && said[1] == again && said[2] == own;
            eventually(lang, said, fits);
        }
        let detail = "return [...host.querySelectorAll('[role=alert] [lang=en]')].map(words).join()";
        assert!(reader.ask::<String>(detail, &[]).contains("404"));
    });
}

#[test]
fn while_the_page_still_comes_the_engine_does_too_and_waits_for_what_is_inside() {
    for (page, events) in [("/index.html", record::count()), ("/pages/parsing.html", 2)] {
        browse(|browser| {
            let host = Spoilt::site();
            host.spoil(page, Fault::Halting);
            // Our own pages allow no frames.
            host.spoil(
                AROUND,
                Fault::Instead(b"<!doctype html><link rel=icon href=data:,><title>Around</title>"),
            );
            browser.visit(&host.address(AROUND));
            let begin = "const frame = document.createElement('iframe');
                frame.src = arguments[0];
                document.body.append(frame)";
            browser.run::<()>(begin, vec![json!(page)]);
            let came = "const { document: page, performance } = frames[0];
                const engine = performance.getEntriesByType('resource').find((it) => it.name.includes(arguments[0]));
                const host = page.querySelector('annals-timeline');
                return [page.readyState, engine?.responseEnd > 0, host?.shadowRoot?.querySelectorAll('.ev').length ?? null]";
            let came = || browser.run::<(String, bool, Option<usize>)>(came, vec![json!(ENGINE)]);
            eventually_is("the engine alone", came, ("loading".to_owned(), true, None));
            host.mend();
            let shown = "return frames[0].document.querySelector('annals-timeline').hits?.length ?? 0";
            eventually_is("all events", || browser.run(shown, vec![]), events);
        });
    }
}

#[test]
fn the_first_picture_has_the_timeline_and_as_many_rows_as_are_seen() {
    read("/", |reader| {
        let again = "const again = host.cloneNode(true);
            window.drawn = null;
            host.replaceWith(again);
            const look = () => {
              const root = again.shadowRoot, rows = root?.querySelectorAll('.ev').length;
              if (!rows) return requestAnimationFrame(look);
              window.drawn = [root.querySelector('[part~=timeline] svg') !== null, rows];
            };
            look()";
        for (height, down, rows) in [(900, 0, 2), (1_500, 0, 25), (900, 1_000, 25)] {
            reader.browser.resize(1_280, height);
            let there = "document.body.style.minHeight = '9000px'; scrollTo(0, given[0])";
            reader.ask::<()>(&format!("{there}; {again}"), &[json!(down)]);
            let drawn = || reader.browser.run::<Option<(bool, usize)>>("return window.drawn", vec![]);
            let first = eventually("the list", drawn, Option::is_some);
            assert_eq!(first, Some((true, rows)), "{height} px high, {down} px down");
        }
    });
}
