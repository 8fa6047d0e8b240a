//! What fails: the readable page stays, says why in the reader's language, and a button tries again. And that
//! nothing breaks a strict policy. Every test named here is there: [`tables::every_test_that_a_table_names_is_there`].
//!
//! | Fault | What the reader has | Held by |
//! |---|---|---|
//! | `annals.js` does not load, or scripts do not run | The readable page: nobody is there to say more | [`data::each_language_has_a_page_that_reads_without_scripts_and_begins_in_it`], [`hostile::without_scripts_a_hostile_record_is_an_article_to_read`] |
//! | Its script beside it, the engine or the style sheet is missing, cut off, another file, damaged | The readable page and the reason; another attempt asks for it anew, past what the browser keeps | [`loading::an_engine_that_does_not_come_whole_comes_with_another_attempt`] |
//! | The engine is late | The readable page, until it comes | [`loading::an_engine_that_is_late_takes_over_when_it_comes`] |
//! | The page itself comes slowly, and the engine sooner | What came of the page, then the whole of it as a timeline | [`loading::while_the_page_still_comes_the_engine_does_too_and_waits_for_what_is_inside`] |
//! | Wasm is not allowed | The readable page and the reason | [`faults::where_wasm_is_not_allowed_the_readable_page_stays`] |
//! | The engine traps or panics | The readable page and the reason; other elements go on, as each has an engine of its own; another attempt shows what was looked at | [`breakdown::an_engine_that_breaks_down_takes_no_other_with_it_and_can_be_had_anew`] |
//! | The record is missing, cut off, a page, damaged, of another version, no UTF-8 | The readable page and the reason; other elements go on; another attempt asks for it anew | [`loading::a_record_that_does_not_come_whole_comes_with_another_attempt`], [`api::a_compiled_record_is_read_and_a_damaged_one_is_refused`] |
//! | The record has mistakes | The readable page, and each mistake with its place | [`faults::a_record_that_cannot_be_shown_leaves_the_readable_page_and_says_why`], [`author::what_is_written_shows_and_a_mistake_leaves_the_page_as_it_was`] |
//! | The network drops while something loads | As for a file that is cut off | [`loading::an_engine_that_does_not_come_whole_comes_with_another_attempt`], [`loading::a_record_that_does_not_come_whole_comes_with_another_attempt`] |
//! | The network is gone for good | The whole standalone page, after one visit | [`installed::after_one_visit_everything_works_without_the_server`] |
//! | Storage, history, clipboard or sharing is refused | Everything else; what cannot be copied is selected | [`breakdown::where_the_browser_refuses_storage_history_and_clipboard_everything_else_works`] |
//! | The tab sleeps | What was there before | [`breakdown::a_page_that_slept_is_as_it_was_left`], [`breakdown::a_tab_that_is_frozen_goes_on_when_it_wakes`] |
//! | Two scripts of the element, of whatever versions | The first one's elements | [`breakdown::two_scripts_of_the_element_do_not_fight_over_it`] |
//! | A content policy, however strict | Everything | [`faults::a_whole_session_breaks_no_content_policy`] |

use thirtyfour::Key;

use crate::reader::Reader;
use crate::record;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

#[test]
fn a_record_that_cannot_be_shown_leaves_the_readable_page_and_says_why() {
    browse(|browser| {
        browser.expect_complaint("nothing.json - Failed to load resource");
        browser.open("/pages/faults.html");
        for (selector, reason) in
            [("#missing", "404"), ("#html", "line 1"), ("#mistakes", "line 9: /events/0/kind")]
        {
            let message = stays_readable(&Reader::of(browser, selector));
            assert!(message.contains(reason), "{selector} says {message:?}, not {reason:?}");
        }
        let good = Reader::of(browser, "#good");
        good.wait_until_shown();
        good.choose_person("Raúl Castro");
        good.sees(&record::with("raul-castro"));

        let mut told = browser.told("annals-error");
        told.sort_by(|a, b| a.0.cmp(&b.0));
        let ids: Vec<_> = told.iter().map(|(id, _)| id.as_str()).collect();
        assert_eq!(ids, ["html", "missing", "mistakes"]);
        for (id, detail) in &told {
            let message = detail["message"].as_str().unwrap_or_default();
            assert!(!message.is_empty() && detail["problems"].is_array(), "{id}: {detail}");
        }
        assert!(!told[2].1["problems"].as_array().unwrap().is_empty(), "{:?}", told[2]);
    });
}

#[test]
fn where_wasm_is_not_allowed_the_readable_page_stays() {
    browse(|browser| {
        for part in ["content policy: script-src wasm-eval", "WebAssembly", "Content Security Policy"] {
            browser.expect_complaint(part);
        }
        browser.open("/pages/no-wasm.html");
        stays_readable(&Reader::of(browser, "annals-timeline"));
    });
}

/// Waits for the message of an element, which it gives, and sees that its readable content stays.
#[track_caller]
pub fn stays_readable(reader: &Reader<'_>) -> String {
    let message =
        "return words([...host.querySelectorAll('[role=alert]')].find((it) => it.checkVisibility())) ?? ''";
    let message = || reader.ask::<String>(message, &[]);
    let message = eventually("a message", message, |message| !message.is_empty());
    let readable = "const article = host.querySelector('article'), box = article.getBoundingClientRect();
        return article.checkVisibility() && box.height > 10 && box.width > 100 && all('.annals').length === 0";
    assert!(reader.ask::<bool>(readable, &[]), "it does not show its readable content, but {message}");
    message
}

#[test]
fn a_whole_session_breaks_no_content_policy() {
    // The policy of the published page, and one that requires Trusted Types besides. What breaks
    // them is an error in the console, and fails the test at its end.
    for (path, parts) in [
        ("/", &["default-src 'none'", "style-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"][..]),
        ("/pages/strict.html", &["require-trusted-types-for 'script'"][..]),
    ] {
        read(path, |reader| {
            let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
            let policy: String = reader.browser.run(policy, vec![]);
            assert!(parts.iter().all(|part| policy.contains(part)), "{policy}");
            for unsafe_part in ["'unsafe-inline'", "'unsafe-eval'", "*", "http"] {
                assert!(!policy.contains(unsafe_part), "{policy}");
            }
            use_everything(reader);
        });
    }
}

/// Does most of what a reader can do.
pub fn use_everything(reader: &Reader<'_>) {
    let his = record::with("raul-castro");
    reader.choose_person("Raúl Castro");
    reader.sees(&his);
    reader.press_title("raul-castro-visit-vietnam");
    eventually("an open event", || reader.open_event(), Option::is_some);
    reader.press_name("raul-castro-visit-vietnam", "Raúl Castro");
    reader.sees_card("Raúl Castro");
    reader.browser.press(Key::Escape);
    reader.sees_no_card();
    reader.clear();
    reader.sees(&record::all());
    reader.type_year("From year", "2012");
    eventually("a chip", || reader.chips(), |chips| chips.len() == 1);
    for kind in ["visit", "award"] {
        reader.toggle_kind(&record::kind(kind));
    }
    eventually("chips", || reader.chips(), |chips| chips.len() == 2);
    reader.clear();
    for button in ["Zoom in", "Zoom in", "Zoom out"] {
        let script = "return all(`button[aria-label='${given[0]}']`)[0]";
        reader.click(button, script, &[button.into()]);
    }
    reader.choose_language("vi");
    eventually("Vietnamese", || reader.count_line(), |line| line.contains("sự kiện"));
    reader.search("zzz");
    eventually_is("events", || reader.events().len(), 0);
    reader.browser.back();
}
