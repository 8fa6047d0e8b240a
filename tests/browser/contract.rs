//! What readers with other senses, hands and screens can rely on: WCAG 2.2 A and AA, and what holds it.
//! Every test named here is there: [`tables::every_test_that_a_table_names_is_there`].
//!
//! | Criterion | What we promise | Held by |
//! |---|---|---|
//! | All that a machine can check | axe-core finds nothing in any tab, dialog, card or state of the filter, wide and narrow, in each language | [`accessibility::no_state_of_the_page_breaks_a_rule_of_wcag`], [`accessibility::nor_in_spanish`], [`accessibility::nor_in_vietnamese`] |
//! | The same in the dark | Colours keep their contrast | [`accessibility::nothing_is_pale_in_the_dark`] |
//! | The same without the timeline | So does the message of a failure | [`accessibility::nor_does_what_is_said_where_the_timeline_fails`] |
//! | 1.1.1 Non-text content | Each mark says what it stands for; what is only drawn is hidden from readers of text | [`contract::everything_to_press_has_a_role_and_a_name_of_its_own`] |
//! | 1.3.1, 4.1.2 Name, role, value | Everything to press has its role and a name in the browser's own tree | [`contract::everything_to_press_has_a_role_and_a_name_of_its_own`] |
//! | 4.1.2 States | What is open, pressed, chosen or modal is so in that tree, and what is announced is live | [`contract::states_are_in_the_browser_s_own_tree`] |
//! | 1.3.2, 2.4.3 Order | Tab goes through the page in the order of its text, and shows where it is | [`contract::tab_goes_in_order_sees_everything_and_leads_out_again`] |
//! | 1.3.4 Orientation; 1.4.10 Reflow | 320 px wide, 400 % of 1280 × 900: nothing scrolls sideways | [`screens::no_width_scrolls_sideways`], [`tabs::no_tab_scrolls_sideways`], [`phone::a_sheet_does_not_scroll_sideways`], [`phone::a_low_window_is_left_to_the_list`] |
//! | 1.4.1 Use of colour | Kinds differ in shape, and forced colours take nothing away | [`screens::forced_colours_draw_marks_as_text_and_the_selection_as_such`] |
//! | 1.4.3, 1.4.11 Contrast | Text 4.5:1, marks and borders of controls 3:1, on both grounds, light and dark | [`contract::the_colours_keep_their_distance`] |
//! | 1.4.4 Size of text | Twice the size loses nothing | [`contract::text_twice_as_large_or_spaced_wide_stays_whole`] |
//! | 1.4.12 Spacing of text | Neither does the spacing that a reader chooses | [`contract::text_twice_as_large_or_spaced_wide_stays_whole`] |
//! | 1.4.13 Content on hover | What pointing brings, focus brings, too, and Escape takes away | [`timeline::pointing_at_a_mark_says_the_same_as_focusing_it_and_escape_takes_it_away`] |
//! | 2.1.1 Keyboard | The whole job by keys alone: filter by person and year, read a card, copy a link | [`contract::the_whole_job_is_done_by_keys_alone`], [`keyboard::every_filter_is_set_and_dropped_by_keys`], [`keyboard::the_keyboard_alone_reaches_search_list_and_filters`], [`timeline::keys_zoom_and_move_the_timeline`] |
//! | 2.1.2 No trap | Tab leads in and out again, both ways | [`contract::tab_goes_in_order_sees_everything_and_leads_out_again`] |
//! | 2.1.4 Shortcuts | No key does anything outside the element, and no letter inside | [`contract::no_key_is_bound_outside_the_element`] |
//! | 2.3.3 Motion | Nothing moves where the reader asked for stillness | [`phone::only_what_the_reader_opens_moves_and_nothing_where_stillness_is_asked_for`] |
//! | 2.4.3 Focus given back | What opens takes the focus, what closes gives it back | [`cards::a_card_opens_from_a_name_and_gives_the_focus_back`], [`sharing::the_dialog_takes_the_focus_and_gives_it_back`], [`keyboard::the_list_of_the_keys_takes_the_focus_and_gives_it_back`], [`phone::a_sheet_closes_by_cross_veil_escape_and_swipe_and_gives_the_focus_back`], [`loading::an_engine_that_does_not_come_whole_comes_with_another_attempt`] |
//! | 2.4.7, 2.4.11 Focus visible | What has the focus is seen, and nothing lies over it | [`contract::tab_goes_in_order_sees_everything_and_leads_out_again`], [`phone::the_count_and_the_filters_stay_at_the_top_of_the_list`] |
//! | 2.5.1, 2.5.7 Gestures, dragging | What fingers and dragging do, buttons and keys do, too | [`timeline::zooming_comes_closer_and_zooming_out_ends_at_the_whole_span`], [`timeline::the_handles_over_all_years_choose_years_by_key_and_by_pointer`], [`phone::a_sheet_closes_by_cross_veil_escape_and_swipe_and_gives_the_focus_back`] |
//! | 2.5.8 Targets | 24 px, and 44 px on a narrow screen | [`accessibility::no_state_of_the_page_breaks_a_rule_of_wcag`], [`screens::a_narrow_screen_folds_its_filters_away`], [`phone::filters_of_a_phone_end_with_the_way_to_the_list`] |
//! | 3.1.1, 3.1.2 Language | Every text is marked with the language it is in | [`tongues::every_text_says_its_language`], [`languages::the_reader_changes_the_language`] |
//! | 3.3.1 Errors | What failed is said in the reader's language, with a way on | [`loading::a_failure_is_told_in_the_language_of_its_reader`], [`filters::an_empty_result_offers_the_filters_to_drop`] |
//! | 4.1.3 Status | Counts, and what was copied, are announced from a place that was there before | [`contract::what_changes_is_announced_from_where_it_was`], [`sharing::what_is_copied_is_in_the_clipboard_or_selected`] |

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::keyboard::tab_to;
use crate::reader::Reader;
use crate::record;
use crate::screens::fits_across;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

const VISIT: &str = "raul-castro-visit-vietnam";

#[test]
fn the_whole_job_is_done_by_keys_alone() {
    read("/", |reader| {
        let browser = reader.browser;
        let press = |key: Key| browser.press(key);
        browser.run::<()>("navigator.clipboard.writeText = async (text) => { window.copied = text }", vec![]);
        // By person.
        tab_to(reader, "the people", |focus| focus.name == "who");
        browser.press("raul castro");
        let active = "return root.getElementById('who').getAttribute('aria-activedescendant') ?? ''";
        eventually("an active option", || reader.ask::<String>(active, &[]), |it| !it.is_empty());
        press(Key::Enter);
        let his = record::with("raul-castro");
        reader.sees(&his);
        // By year.
        tab_to(reader, "the first year", |focus| focus.name == "from");
        browser.press_with(Key::Control, "a");
        browser.press("2012" + Key::Enter);
        let left = &his & &record::in_years(2012, 2025);
        assert!(left.contains(VISIT) && left.len() < his.len(), "no test otherwise");
        reader.sees(&left);
        // A card, and back to the name that opened it.
        let name = record::name("raul-castro");
        let on_name = |focus: &crate::reader::Focus| focus.event.is_some() && focus.name == name;
        let from = tab_to(reader, "his name in an event", on_name);
        press(Key::Enter);
        let card = reader.sees_card(&name);
        assert!(!card.events.is_empty());
        eventually("the focus in the card", || reader.focus(), |focus| focus.in_card);
        tab_to(reader, "something in the card", |focus| focus.in_card && focus.role == "button");
        press(Key::Escape);
        reader.sees_no_card();
        eventually_is("the focus", || reader.focus().event, from.event);
        assert_eq!(reader.focus().name, name);
        // An event, and the link to it.
        let title = tab_to(reader, "a title", |focus| {
            focus.event.as_deref().is_some_and(|event| focus.name == record::title(event))
        });
        let event = title.event.unwrap();
        press(Key::Enter);
        eventually_is("the open event", || reader.open_event(), Some(event.clone()));
        tab_to(reader, "its link", |focus| focus.name == "Link to this event");
        press(Key::Enter);
        let copied = || browser.run::<Option<String>>("return window.copied ?? null", vec![]);
        let link = eventually("a link", copied, Option::is_some).unwrap();
        eventually_is("what is announced", || reader.announced(), vec!["Link copied".to_owned()]);
        browser.visit("about:blank");
        browser.visit(&link);
        reader.wait_until_shown();
        reader.sees_open(&event);
    });
}

/// What has the focus: where it is in the order of the text, whether one sees it and whether something lies
/// over it; nothing outside the elements.
const STEP: &str = "
    const host = document.activeElement;
    const focused = host?.shadowRoot?.activeElement;
    if (!focused) return null;
    const all = [...host.shadowRoot.querySelectorAll('*')];
    const box = (focused.querySelector('.hit') ?? focused).getBoundingClientRect();
    // The middle of what is in the window, as not everything fits.
    const middle = (from, to, end) => (Math.max(0, from) + Math.min(end, to)) / 2;
    const [x, y] = [middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)];
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    const over = host.shadowRoot.elementFromPoint(x, y);
    const bare = !over || focused.contains(over) || over.contains(focused) || over.closest('label') || over.closest('.box');
    const name = `${focused.id || focused.getAttribute('aria-label') || focused.textContent.trim()}`.slice(0, 60);
    return [host.id, all.indexOf(focused), name, seen, !!bare]";

type Step = Option<(String, i64, String, bool, bool)>;

#[test]
fn tab_goes_in_order_sees_everything_and_leads_out_again() {
    browse(|browser| {
        browser.open("/pages/trouble.html");
        let (first, second) = (Reader::of(browser, "#a"), Reader::of(browser, "#b"));
        [&first, &second].into_iter().for_each(Reader::wait_until_shown);
        // The first is short, so that Tab comes to its end.
        let few = json!({ "filter": { "who": ["raul-castro"], "years": { "from": 2012, "to": 2012 } } });
        first.ask::<()>("host.state = given[0]", &[few]);
        eventually("few events", || first.events().len(), |n| (1..4).contains(n));
        browser.run::<()>("document.querySelector('a').focus()", vec![]);
        let step = || browser.run::<Step>(STEP, vec![]);
        let mut steps: Vec<(String, i64, String, bool, bool)> = Vec::new();
        loop {
            browser.press(Key::Tab);
            let Some(now) = step() else { panic!("Tab leaves the elements after {steps:?}") };
            if now.0 == "b" {
                break;
            }
            assert!(steps.len() < 120, "Tab does not come to the next element: {steps:?}");
            let focus = first.focus();
            assert!(focus.visible, "one does not see that {focus:?} has the focus");
            assert!(now.3 && now.4, "{now:?} is out of sight");
            steps.push(now);
        }
        assert!(steps.len() > 25, "no test otherwise: {steps:?}");
        assert!(steps.is_sorted_by_key(|step| step.1), "not in the order of the text: {steps:?}");
        // Back again, by the same stops.
        for passed in steps.iter().rev() {
            browser.press_with(Key::Shift, Key::Tab);
            let now = step().unwrap();
            assert_eq!((&now.0, now.1), (&passed.0, passed.1), "{} and not {}", now.2, passed.2);
        }
        browser.press_with(Key::Shift, Key::Tab);
        assert_eq!(step(), None, "and out where it came in");
    });
}

#[test]
fn no_key_is_bound_outside_the_element() {
    browse(|browser| {
        browser.open("/pages/trouble.html");
        let reader = Reader::of(browser, "#a");
        reader.wait_until_shown();
        reader.press_title(VISIT);
        eventually_is("the open event", || reader.open_event(), Some(VISIT.to_owned()));
        let bound = browser.run::<Vec<String>>("return window.bound", vec![]);
        assert!(bound.contains(&"window popstate".to_owned()), "no test otherwise: {bound:?}");
        let keys: Vec<_> = bound.iter().filter(|it| it.contains("key")).collect();
        assert!(keys.is_empty(), "{keys:?}");
        let before = (reader.state(), reader.axis());
        let taken = "window.taken = [];
            addEventListener('keydown', (event) => event.defaultPrevented && window.taken.push(event.key))";
        browser.run::<()>(taken, vec![]);
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789+-/?[]";
        let press_all = || {
            letters.chars().for_each(|letter| browser.press(letter.to_string()));
            let keys =
                [Key::Escape, Key::Left, Key::Right, Key::Up, Key::Down, Key::Home, Key::End, Key::Delete];
            keys.into_iter().for_each(|key| browser.press(key));
        };
        // In the page, and in a field of its own.
        browser.run::<()>("document.activeElement.blur()", vec![]);
        press_all();
        let field = "document.body.prepend(Object.assign(document.createElement('input'), { id: 'own' }));
            document.querySelector('#own').focus()";
        browser.run::<()>(field, vec![]);
        press_all();
        assert_eq!(
            browser.run::<String>("return document.querySelector('#own').value", vec![]),
            letters.to_owned()
        );
        assert_eq!(browser.run::<Vec<String>>("return window.taken", vec![]), Vec::<String>::new());
        assert_eq!((reader.state(), reader.axis()), before);
        // A letter inside means nothing, but where one writes.
        reader.ask::<()>("root.getElementById(`title:${given[0]}`).focus()", &[json!(VISIT)]);
        letters.chars().for_each(|letter| browser.press(letter.to_string()));
        assert_eq!(reader.state(), before.0);
    });
}

/// Everything to press or to write in that is seen.
const CONTROLS: &str = r#"
    return all('button, a[href], input, select, summary, [tabindex="0"], [role=button], [role=tab], [role=slider], [role=option]')
        .filter((it) => it.checkVisibility() && !it.closest('[aria-hidden=true]')).slice(given[0], given[0] + given[1])"#;

#[test]
fn everything_to_press_has_a_role_and_a_name_of_its_own() {
    read("/", |reader| {
        for (state, shown) in [
            (json!({ "event": "nguyen-phu-trong-visit-cuba", "card": "raul-castro" }), "#card"),
            (json!({ "tab": "people" }), "#panel-people .name"),
            (json!({ "tab": "places" }), "#panel-places .map"),
            (json!({ "tab": "sources" }), "#panel-sources .dgroup"),
        ] {
            reader.ask::<()>("host.state = given[0]", &[state]);
            eventually_is(shown, || reader.ask::<bool>("return !!all(given[0])[0]", &[json!(shown)]), true);
            // The first of each sort are many; the rest are of the same make.
            let found = reader.accessible(CONTROLS, &[json!(0), json!(110)]);
            assert!(found.len() > 20, "{shown}: {found:?}");
            for (html, role, name) in found {
                assert!(!name.trim().is_empty(), "{shown}: {html} is {role} without a name");
                // What unfolds has no role of ARIA's, and is known to readers of the screen without.
                if html.starts_with("<summary") {
                    continue;
                }
                let plain = ["generic", "none", "presentation", "", "Ignored"].contains(&role.as_str());
                assert!(!plain, "{shown}: {html}, called {name:?}, is {role:?}");
            }
        }
    });
}

#[test]
fn states_are_in_the_browser_s_own_tree() {
    read("/#annals.e=nguyen-phu-trong-visit-cuba&annals.k=visit", |reader| {
        let kind = record::kind("visit");
        let title = record::title("nguyen-phu-trong-visit-cuba");
        let has = |role: &str, name: &str, property: &str, value: Value| {
            let tree = reader.browser.accessibility_tree();
            let mut nodes = tree.iter().filter(|node| {
                node["ignored"] == false
                    && node["role"]["value"] == role
                    && node["name"]["value"].as_str().is_some_and(|it| it.starts_with(name))
            });
            let is_so = |node: &Value| {
                let mut properties = node["properties"].as_array().into_iter().flatten();
                properties.any(|it| it["name"] == property && it["value"]["value"] == value)
            };
            assert!(nodes.any(is_so), "no {role} {name:?} has {property} {value}");
        };
        has("tab", "Timeline", "selected", json!(true));
        has("tab", "Places", "selected", json!(false));
        has("button", &kind, "pressed", json!("true"));
        has("button", &title, "expanded", json!(true));
        has("combobox", "Person", "expanded", json!(false));
        has("status", "", "live", json!("polite"));
        reader.click("the people", "return root.getElementById('who')", &[]);
        eventually_is(
            "options",
            || reader.ask("return all('#who-list [role=option]').length > 0", &[]),
            true,
        );
        has("combobox", "Person", "expanded", json!(true));
        reader.browser.press(Key::Escape);
        reader.open_sharing();
        has("dialog", "Share", "modal", json!(true));
    });
}

#[test]
fn what_changes_is_announced_from_where_it_was() {
    read("/", |reader| {
        // Readers of the screen hear what changes in a place that they know, not a place that is new.
        reader.ask::<()>("window.places = all('[role=status], [aria-live]')", &[]);
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        let same = "const now = all('.result [role=status]')[0];
            return now.isConnected && window.places.includes(now)";
        assert!(reader.ask::<bool>(same, &[]));
        reader.search("zzz");
        reader.sees(&record::Ids::new());
        assert!(reader.ask::<bool>(same, &[]), "also when nothing fits");
        reader.clear();
        reader.sees(&record::all());
        reader.press_title(VISIT);
        eventually_is("the open event", || reader.open_event(), Some(VISIT.to_owned()));
        let waiting = "window.place = all('.acts [role=status]')[0]; return words(window.place)";
        eventually_is("a place", || reader.ask(waiting, &[]), Some(String::new()));
        reader.press_action("Link to this event");
        let said = "return window.place.isConnected ? words(window.place) : null";
        let said = || reader.ask::<Option<String>>(said, &[]);
        eventually("what is said there", said, |said| said.as_deref().is_some_and(|it| !it.is_empty()));
    });
}

#[test]
fn text_twice_as_large_or_spaced_wide_stays_whole() {
    // The spacing of WCAG 1.4.12, as a reader's own style has it; and text of twice the size.
    let spaced =
        "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-bottom: 2em !important }";
    let large = ":host { --annals-base: 32px !important }";
    for (css, what, widths) in [(spaced, "spaced", &[1280, 640, 320][..]), (large, "large", &[1280, 640])] {
        read("/#annals.e=nguyen-phu-trong-visit-cuba", |reader| {
            let put = "const sheet = new CSSStyleSheet();
                sheet.replaceSync(given[0]);
                root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]";
            reader.ask::<()>(put, &[json!(css)]);
            for width in widths {
                reader.browser.resize(*width, 800);
                eventually_is("the width", || reader.ask("return innerWidth", &[]), *width);
                for tab in ["people", "sources", "timeline"] {
                    reader.press_tab(tab);
                    fits_across(reader, &format!("{what}, {tab} at {width} px"));
                    let cut = reader.ask::<Vec<String>>(CUT, &[]);
                    assert!(cut.is_empty(), "{what}, {tab} at {width} px: {cut:?}");
                }
            }
        });
    }
}

/// Texts that are cut off by what they stand in.
const CUT: &str = "
    const hides = (it) => ['hidden', 'clip'].includes(getComputedStyle(it).overflowY);
    return all('button, p, h1, h2, h3, li, dd, dt, label, td, th').filter((it) => it.checkVisibility() && hides(it)
        && it.scrollHeight > it.clientHeight + 1 && it.clientHeight > 2).map((it) => it.outerHTML.slice(0, 120))";

#[test]
fn the_colours_keep_their_distance() {
    let style = include_str!("../../static/style/ground.css");
    // `--annals-ink: light-dark(#17181A, #ECEAE4)`
    let token = |name: &str| -> [f64; 2] {
        let at = style.find(&format!("--annals-{name}: light-dark(")).unwrap();
        let pair = style[at..].split_once('(').unwrap().1.split_once(')').unwrap().0;
        let pair: Vec<f64> = pair.split(", ").map(luminance).collect();
        [pair[0], pair[1]]
    };
    let kinds = ["visit", "agreement", "statement", "award", "trade", "defence", "institution", "background"];
    let texts = ["ink", "ink-2", "ink-3"].into_iter().chain(kinds).map(|name| (name, 4.5));
    for (name, least) in texts.chain([("edge", 3.0)]) {
        for (scheme, colour) in token(name).into_iter().enumerate() {
            for ground in ["paper", "tint"] {
                let (a, b) = (colour, token(ground)[scheme]);
                let ratio = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(ratio >= least, "{name} on {ground}, {scheme}: {ratio:.2}");
            }
        }
    }
}

/// The relative luminance of a colour, `#RRGGBB`, as WCAG has it.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
