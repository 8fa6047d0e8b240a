//! The three engines, and what each of their drivers cannot do.

use std::io::Write;

use crate::tables;

/// The variable that chooses the engine of a run: `chromium`, `firefox` or `webkit`.
const VARIABLE: &str = "ANNALS_ENGINE";

/// See the module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

use Engine::{Firefox, WebKit};

const NO_HEAP: &str = "its driver does not count what is alive in a page";
const NO_PRINT: &str = "its driver does not print";

const NO_SLEEP: &str = "its driver puts no tab to sleep";

const NO_TREE: &str = "its driver does not hand out its tree, only roles and names";

const NO_SCRIPTLESS: &str = "its driver reads no page whose scripts do not run";

const OF_LANGUAGES: &str = "data::each_language_has_a_page_that_reads_without_scripts_and_begins_in_it";
const OF_AN_ARTICLE: &str = "hostile::without_scripts_a_hostile_record_is_an_article_to_read";

/// What is not run in an engine, and why.
const CANNOT: &[(Engine, &str, &str)] = &[
    (Firefox, "elements::removing_an_element_frees_it_and_putting_it_back_shows_it_again", NO_HEAP),
    (Firefox, "elements::five_hundred_mounts_leave_nothing_behind", NO_HEAP),
    (Firefox, OF_LANGUAGES, NO_SCRIPTLESS),
    (Firefox, OF_AN_ARTICLE, NO_SCRIPTLESS),
    (Firefox, "contract::states_are_in_the_browser_s_own_tree", NO_TREE),
    (WebKit, "contract::states_are_in_the_browser_s_own_tree", NO_TREE),
    (Firefox, "breakdown::a_tab_that_is_frozen_goes_on_when_it_wakes", NO_SLEEP),
    (WebKit, "breakdown::a_tab_that_is_frozen_goes_on_when_it_wakes", NO_SLEEP),
    (WebKit, "elements::removing_an_element_frees_it_and_putting_it_back_shows_it_again", NO_HEAP),
    (WebKit, "elements::five_hundred_mounts_leave_nothing_behind", NO_HEAP),
    (WebKit, "printing::a_print_has_each_event_that_fits_with_its_passages_and_no_other", NO_PRINT),
    (WebKit, "printing::a_print_has_no_controls_and_names_the_filters", NO_PRINT),
    (WebKit, "printing::a_print_has_more_events_than_the_list_shows", NO_PRINT),
    (WebKit, "installed::a_new_version_is_offered_and_comes_whole", "its window opens no second one"),
    (
        WebKit,
        "screens::forced_colours_draw_marks_as_text_and_the_selection_as_such",
        "this port knows no forced colours",
    ),
];

/// The name of the engine of this run.
pub fn name() -> String {
    std::env::var(VARIABLE).unwrap_or_else(|_| "chromium".to_owned())
}

/// The engine of this run.
pub fn chosen() -> Engine {
    match name().as_str() {
        "chromium" => Engine::Chromium,
        "firefox" => Firefox,
        "webkit" => WebKit,
        other => panic!("{VARIABLE} is chromium, firefox or webkit, not {other:?}"),
    }
}

/// Whether the engine of this run can do the test of this thread; says why where it cannot.
pub fn can() -> bool {
    let engine = chosen();
    let test = std::thread::current().name().unwrap_or_default().to_owned();
    let Some((_, _, reason)) = CANNOT.iter().find(|it| (it.0, it.1) == (engine, &test)) else {
        return true;
    };
    // Not by `eprintln`, of which nobody sees anything when a test passes.
    let notice = format!("not in {engine:?}: {test}: {reason}\n");
    std::io::stderr().write_all(notice.as_bytes()).unwrap();
    false
}

#[test]
fn what_an_engine_cannot_do_is_a_test_of_this_suite() {
    let tests = tables::tests();
    for (engine, test, _) in CANNOT {
        assert!(tests.contains(*test), "{engine:?}: there is no {test}");
    }
}
