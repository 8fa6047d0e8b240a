//! The address of the page: what it opens, what is written to it, Back and Forward.

use serde_json::json;

use crate::reader::Reader;
use crate::record;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

const VISIT: &str = "raul-castro-visit-vietnam";

#[test]
fn a_link_to_an_event_opens_it_and_survives_reload() {
    for path in ["/#raul-castro-visit-vietnam", "/#annals.e=raul-castro-visit-vietnam"] {
        read(path, |reader| {
            for _ in 0..2 {
                reader.sees_open(VISIT);
                reader.sees(&record::all());
                nothing_is_written(reader, path);
                reader.browser.reload();
                reader.wait_until_shown();
            }
        });
    }
}

#[test]
fn a_link_to_a_tall_event_shows_its_title() {
    let event = "nguyen-phu-trong-visit-cuba";
    browse(|browser| {
        browser.resize(390, 844);
        browser.open(&format!("/#{event}"));
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        let height = "return root.getElementById(given[0]).getBoundingClientRect().height";
        let height = || reader.ask::<f64>(height, &[json!(event)]);
        eventually("an event taller than the window", height, |height| *height > 844.0);
        reader.sees_open(event);
    });
}

#[test]
fn a_link_followed_within_the_page_opens_its_event() {
    read("/", |reader| {
        reader.browser.open(&format!("/#annals.e={VISIT}"));
        reader.sees_open(VISIT);
        // The page's readable text has these names too, and Chromium looks there at some frame: before or
        // after the event is opened.
        for event in ["esteban-lazo-economic-cooperation-2017", VISIT, "nguyen-phu-trong-visit-cuba"] {
            reader.browser.open(&format!("/#{event}"));
            reader.sees_open(event);
        }
        assert!(reader.browser.written().is_empty(), "{:?}", reader.browser.written());
    });
}

#[test]
fn a_link_to_a_view_shows_it_and_survives_reload() {
    let path = "/#annals.p=nguyen-phu-trong&annals.k=visit&annals.y=2012";
    read(path, |reader| {
        let his_visits = &record::with("nguyen-phu-trong") & &record::of_kind("visit");
        let then = &his_visits & &record::dated("2012");
        assert!(!then.is_empty() && then.len() < his_visits.len(), "no test otherwise");
        for _ in 0..2 {
            reader.sees(&then);
            assert_eq!(reader.chips(), ["Nguyễn Phú Trọng", "2012", &record::kind("visit")]);
            assert_eq!(reader.years(), ("2012".to_owned(), "2012".to_owned()));
            nothing_is_written(reader, path);
            reader.browser.reload();
            reader.wait_until_shown();
        }
    });
}

#[test]
fn back_and_forward_step_through_what_was_done() {
    read("/", |reader| {
        let name = record::name("raul-castro");
        let his = record::with("raul-castro");
        reader.choose_person(&name);
        reader.sees(&his);
        reader.press_title(VISIT);
        eventually_is("the open event", || reader.open_event(), Some(VISIT.to_owned()));
        reader.press_name(VISIT, &name);
        reader.sees_card(&name);
        let steps = reader.browser.written();
        // The first of them marks the entry that it leaves, and leaves its address as it is.
        let (left, made) = steps.split_first().unwrap();
        assert_eq!(left, "replaceState undefined");
        assert_eq!(made.len(), 3, "{steps:?}");
        assert!(made.iter().all(|step| step.starts_with("pushState")), "{steps:?}");
        let last = format!("/#annals.e={VISIT}&annals.c=raul-castro&annals.p=raul-castro");
        assert_eq!(reader.browser.path(), last);

        reader.browser.back();
        reader.sees_no_card();
        eventually_is("the open event", || reader.open_event(), Some(VISIT.to_owned()));
        reader.browser.back();
        eventually_is("the open event", || reader.open_event(), None);
        reader.sees(&his);
        reader.browser.back();
        reader.sees(&record::all());
        assert!(reader.chips().is_empty());
        assert_eq!(reader.browser.path(), "/");

        reader.browser.forward();
        reader.sees(&his);
        reader.browser.forward();
        reader.sees_open(VISIT);
        reader.browser.forward();
        reader.sees_card(&name);
        assert_eq!(reader.browser.path(), last);
        assert_eq!(reader.browser.written().len(), 1 + 3, "Back and Forward write nothing");
    });
}

/// Types faster than anybody could.
const TYPE: &str = "const box = all('input[type=search]')[0];
    for (const letter of given[0]) {
        box.value += letter;
        box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }";

#[test]
fn a_long_search_is_written_a_few_times_and_at_last_as_it_is() {
    read("/", |reader| {
        let length = || reader.browser.run::<u64>("return history.length", vec![]);
        let before = length();
        // Safari takes no more than 100 changes of the address in 30 s, other browsers 200 in 10 s.
        reader.ask::<()>(TYPE, &[json!("a".repeat(300))]);
        let whole = format!("/#annals.q={}", "a".repeat(100));
        eventually("the address", || reader.browser.path(), |path| path.starts_with(&whole));
        let steps = reader.browser.written();
        assert!(steps.len() < 30, "{} steps", steps.len());
        assert_eq!(length(), before);
    });
}

#[test]
fn a_step_leaves_what_was_typed_just_before_to_come_back_to() {
    read("/", |reader| {
        // Words with visits among their answers: where a browser draws between two keys, too, the button stays alive.
        let kind = format!("{TYPE} all('.kinds button')[0].click()");
        reader.ask::<()>(&kind, &[json!("ha")]);
        eventually("the address", || reader.browser.path(), |path| path.contains("annals.k="));
        reader.browser.back();
        eventually_is("the address", || reader.browser.path(), "/#annals.q=ha".to_owned());
        eventually_is("the search", || reader.state()["filter"]["text"].clone(), json!("ha"));
    });
}

#[test]
fn what_was_typed_just_before_back_is_not_written_where_it_leads() {
    read("/", |reader| {
        reader.choose_person("Raúl Castro");
        eventually_is("the address", || reader.browser.path(), "/#annals.p=raul-castro".to_owned());
        reader.ask::<()>(&format!("{TYPE} history.back()"), &[json!("aa")]);
        eventually_is("the address", || reader.browser.path(), "/".to_owned());
        reader.sees(&record::all());
        reader.choose_person("Nguyễn Phú Trọng");
        eventually_is("the address", || reader.browser.path(), "/#annals.p=nguyen-phu-trong".to_owned());
        let steps = reader.browser.written();
        assert!(!steps.iter().any(|step| step.contains("annals.q")), "{steps:?}");
    });
}

#[test]
fn where_the_address_may_not_be_written_it_is_gone_to() {
    read("/", |reader| {
        let browser = reader.browser;
        browser.run::<()>(
            "window.stays = true;
            history.pushState = history.replaceState = () => { throw new DOMException('', 'SecurityError') }",
            vec![],
        );
        let length = || browser.run::<u64>("return window.stays && history.length", vec![]);
        let before = length();
        for (typed, all) in [("vi", "vi"), ("et", "viet")] {
            reader.ask::<()>(TYPE, &[json!(typed)]);
            eventually_is("the address", || browser.path(), format!("/#annals.q={all}"));
        }
        assert_eq!(length(), before, "typing makes no steps for Back");
        reader.ask::<()>("all('.kinds button')[0].click()", &[]);
        eventually("the address", || browser.path(), |path| path.contains("annals.k="));
        assert_eq!(length(), before + 1);
        let chips = || reader.chips().len();
        browser.back();
        eventually_is("the search", chips, 1);
        browser.forward();
        eventually_is("the search and a kind", chips, 2);
        browser.back();
        eventually_is("the search", chips, 1);
        reader.ask::<()>(
            "const box = all('input[type=search]')[0]; box.value = '';
            box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))",
            &[],
        );
        eventually_is("the address", || browser.path(), "/#".to_owned());
        assert_eq!(length(), before + 1, "and the page is the same");
    });
}

#[test]
fn a_link_to_nothing_shows_the_whole_record() {
    let long = format!("/#annals.q={}", "x".repeat(5000));
    for path in
        ["/#no-such-event", "/#annals.e=&annals.p=%ff,%00&annals.y=x/y&annals.zz=1&&=&%", long.as_str()]
    {
        read(path, |reader| {
            reader.sees(&record::all());
            assert_eq!(reader.open_event(), None);
            nothing_is_written(reader, path);
        });
    }
}

/// Loading a link neither writes to the address nor tells the page that the reader did something.
fn nothing_is_written(reader: &Reader<'_>, path: &str) {
    eventually("annals-ready", || reader.browser.told("annals-ready"), |told| told.len() == 1);
    assert_eq!(reader.browser.path(), path);
    assert!(reader.browser.written().is_empty(), "{:?}", reader.browser.written());
    for name in ["annals-change", "annals-select"] {
        assert_eq!(json!(reader.browser.told(name)), json!([]), "{name} is only for what the reader did");
    }
}
