//! What is printed: the browser's own PDF, read as text.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::json;
use unicode_normalization::UnicodeNormalization;

use crate::reader::Reader;
use crate::stage::{browse, read};
use crate::wait::eventually_is;
use crate::{record, site};

const SELECTION: &str = "/#annals.p=raul-castro&annals.e=raul-castro-visit-vietnam&annals.c=raul-castro";

/// The text of a PDF without its white space: where lines are broken does not matter.
fn text_of(pdf: &[u8]) -> String {
    let mut reading = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("this test needs pdftotext: apt-get install poppler-utils ({error})"));
    let mut input = reading.stdin.take().unwrap();
    let pdf = pdf.to_owned();
    // It may write before it has read all.
    let writing = std::thread::spawn(move || input.write_all(&pdf));
    let read = reading.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(read.status.success(), "pdftotext: {}", read.status);
    squeezed(&String::from_utf8(read.stdout).unwrap())
}

fn squeezed(text: &str) -> String {
    text.nfc().filter(|c| !c.is_whitespace()).collect()
}

/// What is printed once all is drawn: of what takes long Yew puts off the end, and for that a timer.
fn printed(reader: &Reader<'_>) -> String {
    let drawn = || reader.ask::<bool>("return all('svg.moves .m').length > 0", &[]);
    eventually_is("the marks are drawn", drawn, true);
    reader.ask::<()>("return new Promise((go) => setTimeout(go, 0, null))", &[]);
    text_of(&reader.browser.print())
}

#[track_caller]
fn has(printed: &str, words: &str) {
    assert!(printed.contains(&squeezed(words)), "{words:?} is not in print:\n{printed}");
}

#[track_caller]
fn has_not(printed: &str, words: &str) {
    assert!(!printed.contains(&squeezed(words)), "{words:?} is in print:\n{printed}");
}

#[test]
fn a_print_has_each_event_that_fits_with_its_passages_and_no_other() {
    read(SELECTION, |reader| {
        let fitting = record::with("raul-castro");
        for lang in ["en", "vi"] {
            reader.choose_language(lang);
            eventually_is(
                "the language",
                || reader.ask("return all('.annals')[0].lang", &[]),
                lang.to_owned(),
            );
            let count = reader.count_line();
            let printed = printed(reader);
            has(&printed, &count);
            for event in &fitting {
                has(&printed, &record::title_in(event, lang));
                record::phrases(event).iter().for_each(|phrase| has(&printed, phrase));
            }
            for event in record::all().difference(&fitting) {
                has_not(&printed, &record::title_in(event, lang));
            }
            has(&printed, &format!("{}/#annals.p=raul-castro", site::address()));
        }
        assert_eq!(reader.open_event().as_deref(), Some("raul-castro-visit-vietnam"), "it opens again");
    });
}

#[test]
fn a_print_has_no_controls_and_names_the_filters() {
    read("/#annals.p=raul-castro,fidel-castro&annals.y=2010/2014", |reader| {
        let messages = annals::i18n::Lang::En.messages();
        let printed = printed(reader);
        let sentence = format!(
            "{}, {} ({}); 2010–2014 ({})",
            record::name("raul-castro"),
            record::name("fidel-castro"),
            messages.any_of_them,
            messages.possibly
        );
        has(&printed, &sentence);
        for words in [messages.print, messages.share, messages.clear, messages.lanes_by, messages.all_years] {
            has_not(&printed, words);
        }
    });
}

#[test]
fn a_print_has_more_events_than_the_list_shows() {
    let (name, phrase) = (|n: usize| format!("Event {n:03}."), |n: usize| format!("the words for {n:03};"));
    let event = |n: usize| {
        json!({ "id": format!("e{n}"), "kind": "visit", "title": name(n), "basis": "stated", "date": (1700 + n).to_string(),
            "citations": [{ "source": "s", "page": "1", "phrase": phrase(n) }] })
    };
    let record = json!({
        "format": "annals/1", "id": "events", "title": "Many events", "languages": ["en"],
        "kinds": [{ "id": "visit", "name": "Visits" }],
        "sources": [{ "id": "s", "type": "book", "title": "A book" }],
        "entities": [],
        "events": (0..230).map(event).collect::<Vec<_>>(),
    });
    browse(|browser| {
        std::fs::write(site::folder().join("pages/events.json"), record.to_string()).unwrap();
        browser.open("/pages/names.html");
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        reader.ask::<()>("host.setAttribute('src', 'events.json')", &[]);
        eventually_is("the first events", || reader.shown().len(), 25);
        let printed = printed(&reader);
        for n in 0..230 {
            has(&printed, &name(n));
            has(&printed, &phrase(n));
        }
        eventually_is("the first events again", || reader.shown().len(), 25);
    });
}

#[test]
fn the_button_prints_when_all_is_drawn() {
    read(SELECTION, |reader| {
        let spy = "window.print = () => { window.printed = all('.ev .notes').length; }";
        reader.ask::<()>(spy, &[]);
        reader.click("Print this selection", "return all('.foot button')[0]", &[]);
        let printed = || reader.ask::<Option<usize>>("return window.printed ?? null", &[]);
        eventually_is("what is printed", printed, Some(record::with("raul-castro").len()));
        let notes = || reader.ask::<usize>("return all('.notes, .paper').length", &[]);
        eventually_is("what was for paper alone", notes, 0);
    });
}
