//! The drawn timeline: what can be chosen in it, and its zoom.

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::overlap::{keeps_apart, keeps_apart_in};
use crate::reader::Reader;
use crate::record;
use crate::stage::read;
use crate::wait::{eventually, eventually_is};

/// A mark of the plot: one event, or several in a tally.
#[derive(Debug, Clone, Deserialize, PartialEq)]
pub struct Mark {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How many events it stands for.
    pub events: usize,
}

impl Reader<'_> {
    /// The marks of the plot in their order.
    pub fn marks(&self) -> Vec<Mark> {
        let script = "return all('svg.moves .m').filter((it) => it.checkVisibility()).map((it) => ({
            id: it.id, name: it.getAttribute('aria-label'), events: Number(words(it.querySelector('.tally')) ?? 1) }))";
        self.ask(script, &[])
    }

    /// How many events stand in the column of those without a date.
    pub fn undated(&self) -> usize {
        self.ask(
            "return all('svg.moves .undated-n').map((it) => Number(words(it))).reduce((a, b) => a + b, 0)",
            &[],
        )
    }

    /// The words of the axis, each with its place.
    pub fn axis(&self) -> Vec<(String, f64)> {
        self.ask("return all('svg.moves .ax').map((it) => [words(it), it.x.baseVal[0].value])", &[])
    }

    #[track_caller]
    fn choose(&self, mark: &Mark) {
        let target = "return root.getElementById(given[0])?.querySelector('.hit')";
        self.point_at(&format!("the mark {}", mark.name), target, &[json!(mark.id)]);
    }

    #[track_caller]
    fn choose_in(&self, selector: &str, what: &str) {
        self.point_at(what, "return all(given[0])[0]?.querySelector('.hit')", &[json!(selector)]);
    }

    /// Presses a button of the zoom.
    #[track_caller]
    pub fn zoom(&self, button: &str) {
        let script = "return all(`button[aria-label='${given[0]}']`)[0]";
        self.click(button, script, &[json!(button)]);
    }

    /// Whether a button of the zoom can be pressed.
    pub fn can_zoom(&self, button: &str) -> bool {
        self.ask("return !all(`button[aria-label='${given[0]}']`)[0].disabled", &[json!(button)])
    }
}

#[test]
fn choosing_a_mark_opens_its_event_in_the_list() {
    read("/", |reader| {
        let event = "diplomatic-relations-established";
        let marks = reader.marks();
        let mark = marks.iter().find(|mark| mark.name.starts_with(&record::title(event)));
        reader.choose(mark.unwrap_or_else(|| panic!("no mark of {event} in {marks:?}")));
        reader.sees_open(event);
        assert_eq!(reader.browser.told("annals-select").len(), 1);
        let selected = || reader.ask::<usize>("return all('.m .sel').length", &[]);
        eventually_is("marks that are selected", selected, 1);
    });
}

#[test]
fn choosing_a_tally_opens_its_year_in_place_and_escape_folds_it() {
    read("/", |reader| {
        let tally = reader.marks().into_iter().max_by_key(|mark| mark.events).unwrap();
        assert!(tally.events > 1, "{tally:?}");
        let top =
            || reader.ask::<f64>("return all('svg.moves')[0].getBoundingClientRect().top + scrollY", &[]);
        let before = top();
        reader.choose(&tally);
        let heading = "return words(all('.opened h3')[0]) ?? ''";
        let heading =
            eventually("an opened year", || reader.ask::<String>(heading, &[]), |it| !it.is_empty());
        let year: i32 = heading.split(',').next().unwrap().parse().unwrap();
        let listed = "return all('.year').filter((it) => words(it.querySelector('h2')) === given[0])
            .flatMap((it) => all('article', it)).length";
        let listed: usize = reader.ask(listed, &[json!(year.to_string())]);
        let opened = "return all('.opened .m').map((it) => words(it.querySelector('.tally')) ?? 'one')";
        assert_eq!(reader.ask::<Vec<String>>(opened, &[]), vec!["one".to_owned(); listed], "each has a mark");
        assert!((top() - before).abs() < 1.0, "what is above does not move");
        assert!(
            reader.browser.written().last().is_some_and(|link| link.ends_with(&format!("annals.o={year}")))
        );
        keeps_apart_in(reader, ".opened > svg", "the opened year");

        reader.choose_in(".opened .m", "the first mark of the year");
        eventually("an open event", || reader.open_event(), Option::is_some);
        assert_eq!(reader.ask::<usize>("return all('.opened .sel').length", &[]), 1);
        reader.ask::<()>("all('.opened .m[tabindex=\"0\"]')[0].focus()", &[]);
        reader.browser.press(Key::Escape);
        reader.browser.press(Key::Escape);
        eventually_is("opened years", || reader.ask::<usize>("return all('.opened').length", &[]), 0);
        eventually_is("what has the focus", || reader.focus().name, tally.id.clone());
        reader.browser.back();
        eventually_is("opened years", || reader.ask::<usize>("return all('.opened').length", &[]), 1);
    });
}

#[test]
fn zooming_comes_closer_and_zooming_out_ends_at_the_whole_span() {
    read("/", |reader| {
        let (axis, marks) = (reader.axis(), reader.marks());
        assert!(!reader.can_zoom("Zoom out"), "the whole span is shown");
        reader.ask::<()>("root.getElementById(given[0]).focus()", &[json!(marks[0].id)]);
        for _ in 0..5 {
            let before = reader.axis();
            reader.browser.press("+");
            eventually("other years or months on the axis", || reader.axis(), |found| *found != before);
        }
        let labels = reader.axis();
        let names_a_year = |(label, _): &(String, f64)| {
            label.split(' ').any(|word| word.len() == 4 && word.parse::<u32>().is_ok())
        };
        assert!(labels.iter().any(names_a_year), "months of which year? {labels:?}");
        let mut steps = 0;
        while reader.can_zoom("Zoom out") {
            let before = reader.axis();
            reader.zoom("Zoom out");
            steps += 1;
            assert!(steps < 20, "zooming out does not end");
            eventually("another axis", || reader.axis(), |found| *found != before);
        }
        eventually_is("the axis", || reader.axis(), axis.clone());
        assert_eq!(reader.marks(), marks);
        assert!(reader.browser.written().is_empty(), "the zoom is no part of the address");
    });
}

#[test]
fn keys_zoom_and_move_the_timeline() {
    read("/", |reader| {
        let axis = reader.axis();
        reader.ask::<()>("all('svg.moves .m[tabindex=\"0\"]')[0].focus()", &[]);
        let step = |key: &str, what: &str| {
            let before = reader.axis();
            reader.browser.press(key);
            eventually(what, || reader.axis(), |found| *found != before)
        };
        step("+", "closer");
        let closer = step("+", "closer again");
        reader.browser.press_with(Key::Shift, Key::Right);
        let later = eventually("later years", || reader.axis(), |found| *found != closer);
        assert!(later[0].0 > closer[0].0, "{closer:?} {later:?}");
        reader.browser.press_with(Key::Shift, Key::Left);
        eventually_is("the years before", || reader.axis(), closer);
        step("-", "farther");
        reader.browser.press("0");
        eventually_is("the axis", || reader.axis(), axis);
    });
}

#[test]
fn dragging_and_ctrl_with_the_wheel_move_the_timeline_and_the_wheel_alone_the_page() {
    read("/", |reader| {
        let axis = reader.axis();
        let svg = "const svg = all('svg.moves')[0], box = svg.getBoundingClientRect();";
        let wheel = format!("{svg} return svg.dispatchEvent(new WheelEvent('wheel', {{ deltaY: -50, ctrlKey: given[0],
            clientX: box.left + box.width * 0.75, clientY: box.top + 60, bubbles: true, cancelable: true, composed: true }}))");
        assert!(reader.ask::<bool>(&wheel, &[json!(false)]), "the wheel alone is the page's");
        assert_eq!(reader.axis(), axis);
        for _ in 0..4 {
            let before = reader.axis();
            assert!(!reader.ask::<bool>(&wheel, &[json!(true)]), "the page does not zoom as well");
            eventually("closer", || reader.axis(), |found| *found != before);
        }
        let closer = reader.axis();
        let from = format!("{svg} return [box.left + box.width * 0.5, box.top + box.height - 4]");
        let (x, y): (f64, f64) = reader.ask(&from, &[]);
        reader.browser.drag((x, y), (x + 150.0, y));
        let earlier = eventually("earlier years", || reader.axis(), |found| *found != closer);
        let place = |axis: &[(String, f64)], label: &str| {
            axis.iter().find(|(found, _)| found == label).map(|(_, x)| *x)
        };
        let shared = closer.iter().find_map(|(label, x)| Some(place(&earlier, label)? - x));
        assert!(shared.is_some_and(|moved| (moved - 150.0).abs() < 2.0), "{closer:?} {earlier:?}");
        assert!(reader.open_event().is_none(), "what the drag ends on is not chosen");
    });
}

#[test]
fn two_fingers_hold_the_years_under_them() {
    read("/", |reader| {
        let axis = reader.axis();
        let fingers = "
            const svg = all('svg.moves')[0], box = svg.getBoundingClientRect();
            const finger = (type, pointerId, x) => svg.dispatchEvent(new PointerEvent(type, { pointerId, pointerType: 'touch',
                button: type === 'pointermove' ? -1 : 0, buttons: type === 'pointerup' ? 0 : 1, clientX: box.left + x,
                clientY: box.top + 60, bubbles: true, cancelable: true, composed: true }));
            finger('pointerdown', 1, 500), finger('pointerdown', 2, 600);
            finger('pointermove', 1, 400), finger('pointermove', 2, 700);
            finger('pointerup', 1, 400), finger('pointerup', 2, 700)";
        reader.ask::<()>(fingers, &[]);
        // What was 100 px apart is 300 px apart now, around the same middle.
        let years = |axis: &[(String, f64)]| -> Vec<(f64, f64)> {
            axis.iter().filter_map(|(label, x)| Some((label.parse().ok()?, *x))).collect()
        };
        let pace = |axis: &[(String, f64)]| {
            let (first, last) = (years(axis)[0], years(axis)[years(axis).len() - 1]);
            ((last.1 - first.1) / (last.0 - first.0), first)
        };
        let (wide, one) = pace(&axis);
        // The fingers move one after the other, and each is drawn.
        let thrice =
            |found: &Vec<(String, f64)>| years(found).len() > 1 && (pace(found).0 / wide - 3.0).abs() < 0.05;
        let closer = eventually("three times closer", || reader.axis(), thrice);
        let (near, other) = pace(&closer);
        let middle = |pace: f64, (year, x): (f64, f64)| year + (550.0 - x) / pace;
        assert!((middle(wide, one) - middle(near, other)).abs() < 0.2, "{axis:?} {closer:?}");
        assert!(reader.open_event().is_none());
    });
}

#[test]
fn the_handles_over_all_years_choose_years_by_key_and_by_pointer() {
    read("/", |reader| {
        let value = |name: &str| {
            let script =
                "return all(`[role=slider][aria-label='${given[0]}']`)[0].getAttribute('aria-valuetext')";
            reader.ask::<String>(script, &[json!(name)])
        };
        let focus = |name: &str| {
            reader.ask::<()>("all(`[role=slider][aria-label='${given[0]}']`)[0].focus()", &[json!(name)]);
        };
        assert_eq!((value("From year"), value("To year")), ("1960".to_owned(), "2025".to_owned()));
        focus("From year");
        for (key, awaited) in [
            (Key::PageUp, "1970"),
            (Key::Right, "1971"),
            (Key::Left, "1970"),
            (Key::PageDown, "1960"),
            (Key::Left, "1960"),
            (Key::End, "2025"),
            (Key::Home, "1960"),
            (Key::PageUp, "1970"),
        ] {
            reader.browser.press(key.clone());
            eventually_is(
                &format!("the first year after {key:?}"),
                || value("From year"),
                awaited.to_owned(),
            );
        }
        focus("To year");
        reader.browser.press(Key::PageDown);
        eventually_is("the last year", || value("To year"), "2015".to_owned());
        reader.sees(&record::in_years(1970, 2015));
        assert_eq!(reader.chips(), ["1970–2015"]);
        eventually("an axis of these years", || reader.axis(), |axis| are_within(axis, 1969..2017));

        let grip = "all('.overview')[0].scrollIntoView({ block: 'center' });
            const box = all(`[role=slider][aria-label='To year'] .hit`)[0].getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2]";
        let (x, y): (f64, f64) = reader.ask(grip, &[]);
        reader.browser.drag((x, y), (x - 200.0, y));
        let last = eventually("an earlier year", || value("To year"), |year| year.as_str() < "2015");
        let last: i32 = last.parse().unwrap();
        reader.sees(&record::in_years(1970, last));
        let (x, y): (f64, f64) = reader.ask(grip, &[]);
        reader.browser.drag((x, y), (1270.0, y));
        eventually_is("the last year", || value("To year"), "2025".to_owned());
        assert_eq!(reader.chips(), ["1970–"]);
    });
}

#[test]
fn the_marks_follow_the_answer_of_the_list_and_take_no_frame_from_it() {
    read("/", |reader| {
        let his = record::with("raul-castro").len();
        let script = "
            const drawn = () => ['[part~=result]', 'svg.moves', '.overview'].map((it) => all(it)[0].innerHTML);
            const before = drawn();
            host.filter = { who: ['raul-castro'] };
            return new Promise((told) => {
                const look = () => {
                    const changed = drawn().map((it, n) => it !== before[n]);
                    if (changed.includes(true)) told(changed);
                    else requestAnimationFrame(look);
                };
                requestAnimationFrame(look);
            })";
        assert_eq!(reader.ask::<[bool; 3]>(script, &[]), [true, false, false], "drawn in the first frame");
        let drawn = || reader.marks().iter().map(|mark| mark.events).sum::<usize>() + reader.undated();
        eventually_is("the events that are drawn", drawn, his);
    });
}

#[test]
fn zooming_before_the_marks_follow_does_not_leave_the_years_that_are_chosen() {
    read("/", |reader| {
        let script = "
            host.filter = { years: { from: 2000, to: 2010 } };
            return new Promise((pressed) => requestAnimationFrame(() => {
                all('.zoom button:last-of-type')[0].click();
                pressed(null);
            }))";
        reader.ask::<()>(script, &[]);
        eventually("an axis of these years", || reader.axis(), |axis| are_within(axis, 1999..2012));
    });
}

#[test]
fn what_is_found_after_nothing_was_is_drawn_in_the_timeline_that_was_there() {
    read("/", |reader| {
        let filter = |filter: Value| reader.ask::<()>("host.filter = given[0]", &[filter]);
        let drawn = || reader.marks().iter().map(|mark| mark.events).sum::<usize>() + reader.undated();
        reader.ask::<()>("all('svg.moves')[0].isTheFirst = true", &[]);
        filter(json!({ "text": "xyzzy" }));
        eventually("no marks", || reader.marks(), Vec::is_empty);
        let seen = "return ['.overview', '.chart-bar', '.key'].map((it) => all(it)[0].checkVisibility())";
        assert_eq!(reader.ask::<[bool; 3]>(seen, &[]), [true, false, false]);
        filter(json!({ "who": ["raul-castro"] }));
        eventually_is("the events that are drawn", drawn, record::with("raul-castro").len());
        filter(json!({ "text": "xyzzy", "years": { "from": 2000, "to": 2010 } }));
        eventually("no marks", || reader.marks(), Vec::is_empty);
        filter(json!({ "years": { "from": 2000, "to": 2010 } }));
        eventually("an axis of these years", || reader.axis(), |axis| are_within(axis, 1999..2012));
        eventually("marks", || reader.marks(), |marks| !marks.is_empty());
        assert!(reader.ask::<bool>("return all('svg.moves')[0].isTheFirst === true", &[]));
    });
}

/// Whether an axis names some of these years and no others.
fn are_within(axis: &[(String, f64)], years: std::ops::Range<i32>) -> bool {
    let labels = axis.iter().map(|(label, _)| label.as_str()).filter(|label| *label != "No date");
    let within: Vec<bool> =
        labels.map(|label| label.parse().is_ok_and(|year| years.contains(&year))).collect();
    !within.is_empty() && within.into_iter().all(|it| it)
}

#[test]
fn lanes_are_by_kind_country_or_person() {
    read("/", |reader| {
        let lanes = || reader.ask::<Vec<String>>("return all('svg.moves .lane-name').map(words)", &[]);
        let kinds = lanes();
        assert!(kinds.contains(&"Trade".to_owned()), "{kinds:?}");
        let button = "return all('.seg button').find((it) => words(it) === given[0])";
        for (by, some) in [("country", "Cuba"), ("person", "Raúl Castro")] {
            reader.click(by, button, &[json!(by)]);
            eventually(&format!("a lane of {some}"), lanes, |found| found.iter().any(|name| name == some));
            let drawn =
                "return all('svg.moves .m, svg.moves .u').length > 0 && all('svg.moves .plate').length > 0";
            assert!(reader.ask::<bool>(drawn, &[]));
            keeps_apart(reader, &format!("lanes by {by}"));
        }
        assert!(reader.browser.written().last().is_some_and(|link| link.ends_with("annals.g=who")));
        reader.browser.back();
        reader.browser.back();
        eventually_is("the lanes", lanes, kinds);
    });
}

#[test]
fn pointing_at_a_mark_says_the_same_as_focusing_it_and_escape_takes_it_away() {
    read("/", |reader| {
        let said = || reader.ask::<Option<String>>("return words(all('.tip')[0])", &[]);
        assert_eq!(said(), None);
        let mark = &reader.marks()[0];
        reader.browser.hover(
            "return document.querySelector('annals-timeline').shadowRoot.querySelector('#mark-0 .hit')",
        );
        let pointed = eventually("what is said of it", said, Option::is_some);
        reader
            .browser
            .hover("return document.querySelector('annals-timeline').shadowRoot.querySelector('h1')");
        eventually_is("what is said of it", said, None);
        reader.ask::<()>("all('.zoom button:not([disabled])')[0].focus()", &[]);
        for _ in 0..20 {
            if reader.focus().name != mark.id {
                reader.browser.press(Key::Tab);
            }
        }
        assert_eq!(reader.focus().name, mark.id);
        eventually_is("what is said of it", said, pointed.clone());
        let heard: String = mark.name.chars().filter(|c| c.is_alphanumeric()).collect();
        let shown: String = pointed.unwrap().chars().filter(|c| c.is_alphanumeric()).collect();
        assert!(heard.ends_with(&shown), "one hears what one sees, after what is written beside it: {heard}");
        reader.browser.press(Key::Escape);
        eventually_is("what is said of it", said, None);
        assert_eq!(reader.focus().name, mark.id);
    });
}

#[test]
fn the_undated_of_a_lane_lead_to_their_place_in_the_list() {
    read("/", |reader| {
        reader.choose_in("svg.moves .u", "the first tally of the undated");
        let place = "const title = focused?.closest('article');
            return words(title?.closest('.year')?.querySelector('h2'))";
        eventually_is("the heading", || reader.ask::<Option<String>>(place, &[]), Some("No date".to_owned()));
        assert!(reader.open_event().is_none());
    });
}

#[test]
fn an_event_chosen_in_the_list_comes_into_view_in_the_timeline() {
    read("/", |reader| {
        reader.ask::<()>("all('svg.moves .m[tabindex=\"0\"]')[0].focus()", &[]);
        for _ in 0..4 {
            let before = reader.axis();
            reader.browser.press("+");
            eventually("closer", || reader.axis(), |found| *found != before);
        }
        let event = "diplomatic-relations-established";
        let title = record::title(event);
        let drawn = || reader.marks().iter().any(|mark| mark.name.starts_with(&title));
        assert!(!drawn(), "it is out of view");
        reader.click(
            &title,
            "return root.getElementById(given[0])?.querySelector('.title')",
            &[json!(event)],
        );
        eventually_is("the mark", drawn, true);
        assert_eq!(reader.ask::<usize>("return all('svg.moves .sel').length", &[]), 1);
    });
}
