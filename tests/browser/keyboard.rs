//! The keyboard alone.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::{Focus, Reader};
use crate::record;
use crate::stage::read;
use crate::wait::{eventually, eventually_is};

/// Presses Tab until the focus is where it should be, and sees that each step shows where it is.
#[track_caller]
pub fn tab_to(reader: &Reader<'_>, what: &str, there: impl Fn(&Focus) -> bool) -> Focus {
    let mut passed: Vec<String> = Vec::new();
    while passed.len() < 80 {
        reader.browser.press(Key::Tab);
        let focus = reader.focus();
        assert!(focus.visible, "one does not see that {focus:?} has the focus, after {passed:?}");
        if there(&focus) {
            return focus;
        }
        passed.push(focus.name);
    }
    panic!("Tab does not come to {what}, only to {passed:?}");
}

#[test]
fn the_keyboard_alone_reaches_search_list_and_filters() {
    read("/", |reader| {
        tab_to(reader, "the search", |focus| focus.name == "q");
        reader.browser.press("phu trong");
        reader.sees(&record::speaking_of("nguyen-phu-trong"));
        let title = tab_to(reader, "a title in the list", |focus| {
            focus.event.as_deref().is_some_and(|event| focus.name == record::title(event))
        });
        let event = title.event.unwrap();
        reader.browser.press(Key::Enter);
        eventually_is("the open event", || reader.open_event(), Some(event.clone()));
        assert_eq!(reader.focus().event, Some(event), "the focus stays on the title");

        // From the top again: the combobox.
        reader.browser.open("/");
        reader.wait_until_shown();
        reader.browser.reload();
        reader.wait_until_shown();
        tab_to(reader, "the combobox", |focus| focus.name == "who");
        reader.browser.press("raul");
        let active = "return words(root.getElementById(all('#who')[0].getAttribute('aria-activedescendant'))?.firstChild)";
        let active = || reader.ask::<Option<String>>(active, &[]);
        eventually_is("the active option", active, Some("Raúl Castro".to_owned()));
        reader.browser.press(Key::Escape);
        let expanded = || reader.ask::<String>("return all('#who')[0].getAttribute('aria-expanded')", &[]);
        eventually_is("aria-expanded", expanded, "false".to_owned());
        reader.browser.press(Key::Down);
        reader.browser.press(Key::Down);
        reader.browser.press(Key::Up);
        let names = "return all('#who-list [role=option]').map((it) => words(it.firstChild))";
        let first = reader.ask::<Vec<String>>(names, &[]).swap_remove(0);
        eventually_is("the active option", active, Some(first.clone()));
        reader.browser.press(Key::Enter);
        eventually_is("the chips", || reader.chips(), vec![first]);
        assert_eq!(reader.focus().name, "who", "the focus stays in the box");
    });
}

#[test]
fn arrow_keys_walk_along_the_marks() {
    read("/", |reader| {
        let marks = reader.marks();
        let focused = || reader.focus().name;
        tab_to(reader, "the timeline", |focus| focus.name == marks[0].id);
        let last = &marks[marks.len() - 1].id;
        for (key, awaited) in [
            (Key::Right, &marks[1].id),
            (Key::Down, &marks[2].id),
            (Key::Left, &marks[1].id),
            (Key::End, last),
            (Key::Right, last),
            (Key::Home, &marks[0].id),
            (Key::Up, &marks[0].id),
        ] {
            let what = format!("the mark that has the focus after {key:?}");
            reader.browser.press(key);
            eventually_is(&what, focused, awaited.clone());
            assert!(reader.focus().visible, "one does not see that {awaited} has the focus");
        }
        let stops = "return all('.m[tabindex=\"0\"]').length";
        assert_eq!(reader.ask::<usize>(stops, &[]), 1, "Tab stops once in the timeline");
        let (at, mark) = marks.iter().enumerate().find(|(_, mark)| mark.events == 1).unwrap();
        for _ in 0..at {
            reader.browser.press(Key::Right);
        }
        eventually_is("the mark that has the focus", focused, mark.id.clone());
        let top = || reader.browser.run::<f64>("return scrollY", vec![]);
        let before = top();
        reader.browser.press(Key::Enter);
        let open = eventually("an open event", || reader.open_event(), Option::is_some).unwrap();
        assert!(mark.name.starts_with(&record::title(&open)), "{mark:?} opened {open}");
        reader.sees_open(&open);
        assert!(top() > before, "the page moves for the event, not for the arrows");
        let moved =
            reader.ask::<bool>("return document.scrollingElement.scrollLeft === given[0]", &[json!(0)]);
        assert!(moved, "the page does not move sideways");
    });
}

/// Tab comes to a combobox; what is typed and Enter choose a value.
#[track_caller]
fn choose_by_keys(reader: &Reader<'_>, id: &str, typed: &str) {
    tab_to(reader, id, |focus| focus.name == id);
    reader.browser.press(typed);
    let active = "return root.getElementById(given[0])?.getAttribute('aria-activedescendant') ?? ''";
    eventually("an active option", || reader.ask::<String>(active, &[json!(id)]), |it| !it.is_empty());
    reader.browser.press(Key::Enter);
}

#[test]
fn every_filter_is_set_and_dropped_by_keys() {
    read("/", |reader| {
        choose_by_keys(reader, "who", "raul castro");
        reader.sees(&record::with("raul-castro"));
        choose_by_keys(reader, "place", "viet");
        let both = &record::with("raul-castro") & &record::at("vietnam");
        reader.sees(&both);
        choose_by_keys(reader, "source", "1");
        let both = &both & &record::resting_on("cuba-vietnam-relations");
        reader.sees(&both);
        tab_to(reader, "the first year", |focus| focus.name == "from");
        reader.browser.press_with(Key::Control, "a");
        reader.browser.press("2012" + Key::Enter);
        let both = &both & &record::in_years(2012, 2025);
        reader.sees(&both);
        tab_to(reader, "With doubts", |focus| focus.role == "input" && focus.name.is_empty());
        reader.browser.press(Key::Space);
        let both = &both & &record::doubtful();
        reader.sees(&both);
        tab_to(reader, "a kind", |focus| focus.name.starts_with(&record::kind("statement")));
        reader.browser.press(Key::Space);
        let left = &both - &record::of_kind("statement");
        assert!(!left.is_empty() && left.len() < both.len(), "no test otherwise");
        reader.sees(&left);
        assert_eq!(reader.chips().len(), 6);
        tab_to(reader, "certainly then", |focus| focus.name == "certainly then");
        reader.browser.press(Key::Enter);
        eventually("the address", || reader.browser.path(), |path| path.contains("annals.ym=certain"));
        // Dropping a chip with its own button, and all that is left.
        reader.browser.press_with(Key::Shift, Key::Tab);
        for _ in 0..3 {
            reader.browser.press_with(Key::Shift, Key::Tab);
        }
        let focus = reader.focus();
        assert!(focus.name.starts_with("Remove: "), "{focus:?}");
        reader.browser.press(Key::Enter);
        eventually_is("the chips", || reader.chips().len(), 5);
        tab_to(reader, "Clear", |focus| focus.name == "Clear");
        reader.browser.press(Key::Enter);
        reader.sees(&record::all());
    });
}

#[test]
fn the_list_of_the_keys_takes_the_focus_and_gives_it_back() {
    read("/", |reader| {
        reader.click("Keyboard", "return all('.foot button')[1]", &[]);
        reader.sees_dialog(true);
        eventually_is("the focus is inside", || reader.is_in_dialog(), true);
        assert!(
            reader
                .ask::<Vec<String>>("return all('dialog kbd').map(words)", &[])
                .contains(&"Home".to_owned())
        );
        reader.browser.press(Key::Escape);
        reader.sees_dialog(false);
        eventually_is("the focus", || reader.focus().name, "Keyboard".to_owned());
    });
}
