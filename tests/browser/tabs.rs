//! The tabs: people and organisations, places, sources and doubts.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::Reader;
use crate::record;
use crate::screens::fits_across;
use crate::site;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

/// Opens a page that shows another tab than the timeline.
fn look(path: &str, tab: &str, scenario: impl FnOnce(&Reader<'_>)) {
    browse(|browser| {
        browser.open(path);
        let reader = Reader::of(browser, "annals-timeline");
        reader.sees_tab(tab);
        scenario(&reader);
    });
}

#[test]
fn arrow_keys_move_along_the_tabs_and_show_them() {
    read("/", |reader| {
        reader.sees_tab("timeline");
        reader.press_tab("people");
        for (key, awaited) in [
            (Key::Right, "places"),
            (Key::End, "sources"),
            (Key::Right, "timeline"),
            (Key::Left, "sources"),
            (Key::Home, "timeline"),
        ] {
            reader.browser.press(key);
            reader.sees_tab(awaited);
            let focused = || reader.focus().name;
            eventually_is("the focus", focused, format!("tab-{awaited}"));
            assert!(reader.focus().visible, "one does not see where the focus is");
            let stops = "return all('[role=tab]').filter((it) => it.tabIndex === 0).map((it) => it.id)";
            assert_eq!(reader.ask::<Vec<String>>(stops, &[]), [format!("tab-{awaited}")]);
        }
        reader.sees(&record::all());
    });
}

#[test]
fn a_link_opens_a_tab_and_back_returns() {
    look("/#annals.t=people", "people", |reader| {
        assert!(reader.listed().is_empty(), "only the panel that is shown is in the page");
        assert!(reader.browser.written().is_empty(), "{:?}", reader.browser.written());
        reader.press_tab("sources");
        eventually_is("the address", || reader.browser.path(), "/#annals.t=sources".to_owned());
        reader.press_tab("timeline");
        eventually_is("the address", || reader.browser.path(), "/".to_owned());
        reader.sees(&record::all());
        reader.browser.back();
        reader.sees_tab("sources");
        reader.browser.back();
        reader.sees_tab("people");
        assert_eq!(reader.state()["tab"], "people");
    });
}

#[test]
fn names_stand_in_the_order_of_the_language() {
    look("/pages/names.html#annals.t=people", "people", |reader| {
        for (lang, awaited) in [
            ("en", ["Ăn", "Azor", "Đan", "Dzung", "Ñandú", "Nunes", "Oro"]),
            ("es", ["Ăn", "Azor", "Đan", "Dzung", "Nunes", "Ñandú", "Oro"]),
            ("vi", ["Azor", "Ăn", "Dzung", "Đan", "Ñandú", "Nunes", "Oro"]),
        ] {
            reader.choose_language(lang);
            eventually_is(
                &format!("the names in {lang}"),
                || reader.names(),
                awaited.map(str::to_owned).to_vec(),
            );
        }
        reader.press_tab("timeline");
        reader.click("the combobox", "return all('#who')[0]", &[]);
        let offered = "return all('#who-list [role=option]').map((it) => words(it.firstChild))";
        let offered = || reader.ask::<Vec<String>>(offered, &[]);
        eventually("the choices in Vietnamese", offered, |found| found[..2] == ["Azor", "Ăn"]);
    });
}

#[test]
fn of_many_names_the_first_are_shown_and_more_when_asked_for() {
    let entity =
        |n: usize| json!({ "id": format!("n{n}"), "type": "person", "name": format!("Name {n:03}") });
    let record = json!({
        "format": "annals/1", "id": "many", "title": "Many", "languages": ["en"],
        "kinds": [{ "id": "visit", "name": "Visits" }],
        "sources": [{ "id": "s", "type": "book", "title": "A book" }],
        "entities": (0..230).map(entity).collect::<Vec<_>>(),
        "events": [{ "id": "a", "kind": "visit", "title": "A", "citations": [{ "source": "s" }] }],
    });
    look("/pages/names.html#annals.t=people", "people", |reader| {
        std::fs::write(site::folder().join("pages/many.json"), record.to_string()).unwrap();
        reader.ask::<()>("host.setAttribute('src', 'many.json')", &[]);
        let names = || reader.names().len();
        eventually_is("the first names", names, 150);
        reader.click("more names", "return all('.directory .rest button')[0]", &[]);
        eventually_is("all names", names, 230);
        eventually_is("the focus", || reader.focus().name, "name-150".to_owned());
        assert_eq!(reader.names()[150], "Name 150");
    });
}

#[test]
fn a_name_is_found_without_diacritics() {
    look("/#annals.t=people", "people", |reader| {
        let all = reader.names();
        let place = |name: &str| all.iter().position(|found| found == name).unwrap();
        assert!(
            place("Miguel Díaz-Canel") < place("Rodrigo Malmierca Díaz"),
            "by the first surname: {all:?}"
        );
        assert!(place("Rodrigo Malmierca Díaz") < place("Nguyễn Phú Trọng"), "{all:?}");
        reader.click("the box", "return all('#find')[0]", &[]);
        reader.browser.press("dinh dung");
        eventually_is("the names", || reader.names(), vec!["Trịnh Đình Dũng".to_owned()]);
        assert_eq!(reader.focus().name, "find");
        reader.click("the name", "return all('.name')[0]", &[]);
        reader.sees_card("Trịnh Đình Dũng");
        reader.sees_tab("people");
    });
}

#[test]
fn the_number_beside_a_name_leaves_its_events_under_the_filter() {
    look("/#annals.t=people&annals.y=2012", "people", |reader| {
        let id = "nguyen-phu-trong";
        let then = &record::with(id) & &record::dated("2012");
        assert!(!then.is_empty() && then.len() < record::with(id).len(), "no test otherwise");
        assert_eq!(reader.chips(), ["2012"], "the filter is named where its numbers are");
        let number = "return all('.name-row').find((it) => words(it.querySelector('.name')) === given[0])?.querySelector('.both')";
        let name = json!(record::name(id));
        let count: String = reader.ask(&format!("{number} ?.textContent"), std::slice::from_ref(&name));
        reader.click("the number", number, &[name]);
        reader.sees_tab("timeline");
        eventually_is("the events", || reader.events().len().to_string(), count);
        assert!(reader.events().is_superset(&then), "{:?}", reader.events());
        assert_eq!(reader.chips(), [record::name(id), "2012".to_owned()]);
        eventually_is("the focus", || reader.focus().name, "tab-timeline".to_owned());
    });
}

#[test]
fn a_doubt_leads_to_its_event_and_to_a_claim() {
    look("/#annals.t=sources", "sources", |reader| {
        let heads =
            reader.ask::<Vec<String>>("return all('.dgroup h2').map((it) => words(it.firstChild))", &[]);
        assert_eq!(heads[0], "The sources disagree", "{heads:?}");
        let sides = "return all('.sides')[0].querySelectorAll('q').length >= 2 && all('.sides')[0].children.length === 2";
        assert!(reader.ask::<bool>(sides, &[]), "the sides stand side by side");
        let rows = || reader.ask::<usize>("return all('#dates ~ ol > li').length", &[]);
        let few = rows();
        reader.click("Show all", "return all('#dates ~ .rest button')[0]", &[]);
        eventually("more doubts", rows, |rows| *rows > few);
        eventually_is("the focus", || reader.focus().role, "li".to_owned());
        let claim = "return all('.on button').find((it) => words(it) === 'Statement 13')";
        reader.click("a claim", claim, &[]);
        let on = "return focused?.id === 'claims-12' && words(focused).startsWith('Statement 13')";
        eventually_is("the claim has the focus", || reader.ask::<bool>(on, &[]), true);
        let event = "diplomatic-relations-established";
        let button = "return all('.on button').find((it) => words(it) === given[0])";
        reader.click("the event of a doubt", button, &[json!(record::title(event))]);
        reader.sees_tab("timeline");
        reader.sees_open(event);
    });
}

#[test]
fn a_source_says_what_it_supports() {
    look("/#annals.t=sources", "sources", |reader| {
        let said = "return all('.srcbox ul li').map((it) => Number(words(it.querySelector('b'))))";
        let together: Vec<usize> = reader.ask(said, &[]);
        assert_eq!(together.iter().sum::<usize>(), record::count(), "{together:?}");
        let units = "return all('.uc')[0].querySelectorAll('rect').length + all('.uc')[0].querySelectorAll('path').length / 2";
        assert_eq!(reader.ask::<f64>(units, &[]), record::count() as f64, "one unit is one event");
        let numbers = "return all('.paras').map((it) => [...it.querySelectorAll('text')].map(words).at(-1))";
        assert_eq!(reader.ask::<Vec<String>>(numbers, &[]), ["18", "10"], "each paragraph has its place");
    });
}

#[test]
fn the_number_of_a_source_leaves_its_events_under_the_filter() {
    look("/#annals.t=sources&annals.y=2012&annals.s=cuba-vietnam-relations", "sources", |reader| {
        let then = &record::resting_on("untitled-article") & &record::in_years(2012, 2012);
        assert!(
            !then.is_empty() && then.len() < record::resting_on("untitled-article").len(),
            "no test otherwise"
        );
        let number = "return all('.srcbox dd button')[1]";
        let said: String = reader.ask(&format!("{number}.textContent"), &[]);
        assert_eq!(said.split(' ').next(), Some(then.len().to_string().as_str()), "{said}");
        reader.click("the number of the second source", number, &[]);
        reader.sees_tab("timeline");
        reader.sees(&then);
        assert_eq!(reader.state()["filter"]["sources"], json!(["untitled-article"]));
        eventually_is("the focus", || reader.focus().name, "tab-timeline".to_owned());
    });
}

#[test]
fn no_tab_scrolls_sideways() {
    for tab in ["people", "places", "sources"] {
        look(&format!("/#annals.t={tab}"), tab, |reader| {
            for width in [320, 600, 760, 1280] {
                reader.browser.resize(width, 800);
                for lang in ["en", "es", "vi"] {
                    reader.ask::<()>("host.lang = given[0]", &[json!(lang)]);
                    let settled = "return all('.annals')[0].lang === given[0] && innerWidth === given[1]";
                    eventually_is("the size", || reader.ask(settled, &[json!(lang), json!(width)]), true);
                    fits_across(reader, &format!("{tab} at {width} px in {lang}"));
                    let cut = "const list = all('.tabs')[0]; return list.scrollWidth <= list.clientWidth";
                    eventually_is(
                        &format!("every tab in view at {width} px in {lang}"),
                        || reader.ask(cut, &[]),
                        true,
                    );
                }
            }
        });
    }
}

#[test]
fn a_place_is_chosen_on_the_map_and_in_the_list() {
    read("/", |reader| {
        reader.ask::<()>("host.view = 'places'", &[]);
        reader.sees_tab("places");
        let hanoi = record::name("hanoi");
        let pressed = "return all('.tally-list .ent').find((it) => words(it) === given[0])?.getAttribute('aria-pressed')";
        let pressed = |name: &str| reader.ask::<Option<String>>(pressed, &[json!(name)]);
        assert_eq!(pressed(&hanoi).as_deref(), Some("false"));
        let on_map = "return all('.map .go').find((it) => words(it).startsWith(given[0]))";
        reader.click(&hanoi, on_map, &[json!(hanoi)]);
        eventually_is("Hanoi in the list", || pressed(&hanoi), Some("true".to_owned()));
        eventually_is("the chips", || reader.chips(), vec![hanoi.clone()]);
        assert_eq!(reader.state()["filter"]["places"], json!(["hanoi"]));
        reader.remove_chip(&hanoi);
        eventually_is("Hanoi in the list", || pressed(&hanoi), Some("false".to_owned()));
        let in_list = "return all('.tally-list .ent').find((it) => words(it) === given[0])";
        let vietnam = record::name("vietnam");
        reader.click(&vietnam, in_list, &[json!(vietnam)]);
        let count = format!("{} of {} events", record::at("vietnam").len(), record::count());
        eventually_is("the count", || reader.count_line(), count);
        // Where nothing happened there is nothing to filter by, but a card.
        let china = record::name("china");
        reader.click(&china, in_list, &[json!(china)]);
        reader.sees_card(&china);
    });
}
