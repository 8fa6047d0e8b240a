//! The timeline on a phone: the filters, the bar over the list, the card as a sheet.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::Reader;
use crate::record;
use crate::screens::fits_across;
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};

const PHONE: (u32, u32) = (390, 844);
const VISIT: &str = "nguyen-phu-trong-visit-cuba";
const TRONG: &str = "nguyen-phu-trong";
const CARD: &str = "/#annals.e=nguyen-phu-trong-visit-cuba&annals.c=nguyen-phu-trong";

/// Opens a page in a window of this size.
fn read(path: &str, (width, height): (u32, u32), scenario: impl FnOnce(&Reader<'_>)) {
    browse(|browser| {
        browser.resize(width, height);
        browser.open(path);
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        scenario(&reader);
    });
}

impl Reader<'_> {
    fn is_visible(&self, selector: &str) -> bool {
        self.ask("return all(given[0]).some((it) => it.checkVisibility())", &[json!(selector)])
    }

    /// The left, top, right and bottom of an element in the window, in whole pixels.
    fn place(&self, selector: &str) -> [i64; 4] {
        let script = "const { left, top, right, bottom } = all(given[0])[0].getBoundingClientRect();
            return [left, top, right, bottom].map(Math.round)";
        self.ask(script, &[json!(selector)])
    }

    /// The targets in a part that are less than 44 px wide or high.
    fn small_targets(&self, part: &str) -> Vec<(String, u32, u32)> {
        let script = "return all(`${given[0]} :is(button, input)`).filter((it) => it.checkVisibility()).map((it) => {
                const { width, height } = (it.closest('.box, .check') ?? it).getBoundingClientRect();
                return [it.id || it.getAttribute('aria-label') || words(it), Math.round(width), Math.round(height)];
            }).filter(([, width, height]) => width < 44 || height < 44)";
        self.ask(script, &[json!(part)])
    }

    #[track_caller]
    fn open_sheet(&self) {
        let name = record::name(TRONG);
        // Out from under the bar, where a script leaves it and a reader would not.
        let centre = "all('.ent', root.getElementById(given[0])).find((it) => words(it) === given[1])
            .scrollIntoView({ block: 'center' })";
        self.ask::<()>(centre, &[json!(VISIT), json!(name)]);
        self.press_name(VISIT, &name);
        self.sees_card(&name);
        eventually_is("the sheet is modal", || self.ask("return all('#sheet:modal').length", &[]), 1);
        eventually("the focus in the sheet", || self.focus(), |focus| focus.in_card);
        self.is_at_rest();
    }

    /// Waits until the card stands at the foot of the window.
    #[track_caller]
    fn is_at_rest(&self) {
        let gap = || -> i64 {
            self.ask("return Math.round(all('#card')[0].getBoundingClientRect().bottom) - innerHeight", &[])
        };
        eventually_is("the card at the foot of the window", gap, 0);
    }

    /// Drags the head of the sheet down.
    fn swipe(&self, down: f64) {
        let [left, top, ..] = self.place(".card-top").map(|side| f64::from(i32::try_from(side).unwrap()));
        let from = (left + 80.0, top + 20.0);
        self.browser.drag(from, (from.0, from.1 + down));
    }
}

#[test]
fn filters_of_a_phone_end_with_the_way_to_the_list() {
    read("/", PHONE, |reader| {
        assert!(!reader.is_visible("#filters") && reader.is_visible(".unfold"));
        reader.click("Filters", "return all('.unfold')[0]", &[]);
        eventually_is("the filters", || reader.is_visible("#filters"), true);
        assert_eq!(reader.small_targets(".filters"), []);
        reader.choose_person("Raúl Castro");
        let his = record::with("raul-castro");
        reader.sees(&his);
        let label = format!("Show {} events", his.len());
        let show = "return all('.choices-foot button').find((it) => words(it) === given[0])";
        reader.click(&label, show, &[json!(label)]);
        eventually_is("the filters", || reader.is_visible("#filters"), false);
        eventually_is("the focus", || reader.focus().name, "stick".to_owned());
        let [_, top, ..] = reader.place("article");
        assert!((0..PHONE.1 / 2).contains(&u32::try_from(top).unwrap()), "the list begins at {top}");
        reader.click("Filters over the list", "return all('.stick button')[0]", &[]);
        reader.click("Clear filters", "return all('.choices-foot button')[0]", &[]);
        reader.sees(&record::all());
    });
}

#[test]
fn the_count_and_the_filters_stay_at_the_top_of_the_list() {
    read("/pages/two.html", PHONE, |reader| {
        reader.ask::<()>("all('article').at(-6).scrollIntoView()", &[]);
        eventually_is("the top of the bar", || reader.place(".stick")[1], 0);
        // Back through the list: what has the focus stands below the bar.
        reader.ask::<()>("all('article').at(-4).querySelector('.title').focus()", &[]);
        for step in 0..24 {
            reader.browser.press_with(Key::Shift, Key::Tab);
            let top: f64 = reader.ask("return focused.getBoundingClientRect().top", &[]);
            let bar = reader.place(".stick")[3];
            assert!(top >= bar as f64 - 1.0, "{step}: {:?} at {top}, the bar ends at {bar}", reader.focus());
        }
        reader.click("Filters over the list", "return all('.stick button')[0]", &[]);
        eventually_is("the filters", || reader.is_visible("#filters"), true);
        eventually_is("the focus", || reader.focus().name, "filters".to_owned());
        let [_, top, ..] = reader.place("#filters");
        assert!((0..100).contains(&top), "the filters begin at {top}");
        // It goes when its element goes.
        reader.browser.run::<()>("document.querySelector('#b').scrollIntoView()", vec![]);
        let above = || reader.place(".stick")[3];
        eventually("the bar out of the window", above, |bottom| *bottom <= 0);
    });
}

#[test]
fn a_low_window_is_left_to_the_list() {
    // 1280 × 900 pixels, enlarged four times.
    read("/", (320, 225), |reader| {
        reader.ask::<()>("all('article').at(-6).scrollIntoView()", &[]);
        eventually("the bar out of the window", || reader.place(".stick")[3], |bottom| *bottom <= 0);
        fits_across(reader, "enlarged four times");
    });
}

#[test]
fn a_sheet_closes_by_cross_veil_escape_and_swipe_and_gives_the_focus_back() {
    read("/", PHONE, |reader| {
        let back = || {
            reader.sees_no_card();
            let on_name = |focus: &crate::reader::Focus| {
                focus.event.as_deref() == Some(VISIT) && focus.name == record::name(TRONG)
            };
            eventually("the focus on the name that opened the sheet", || reader.focus(), on_name);
        };
        reader.open_sheet();
        assert_eq!(reader.small_targets("#card .card-top"), []);
        let [_, top, _, bottom] = reader.place("#card");
        assert!(bottom - top <= i64::from(PHONE.1) * 7 / 10 + 1, "from {top} to {bottom}");
        for _ in 0..40 {
            reader.browser.press(Key::Tab);
            let outside = "return focused && !focused.closest('#sheet') ? words(focused) : null";
            assert_eq!(reader.ask::<Option<String>>(outside, &[]), None, "the focus left the sheet");
        }
        reader.click("the cross", "return all('#card .close')[0]", &[]);
        back();
        reader.open_sheet();
        // The middle of the veil lies under the sheet.
        reader.browser.drag((195.0, 60.0), (195.0, 60.0));
        back();
        reader.open_sheet();
        reader.browser.press(Key::Escape);
        back();
        reader.open_sheet();
        reader.swipe(20.0);
        reader.is_at_rest();
        assert!(reader.card().is_some(), "so short a swipe closes nothing");
        reader.swipe(200.0);
        back();
    });
}

#[test]
fn what_is_chosen_in_a_sheet_leads_out_of_it() {
    read("/", PHONE, |reader| {
        reader.open_sheet();
        let event = "diaz-canel-meets-nguyen-phu-trong";
        let button = "return all('.acted button').find((it) => words(it) === given[0])";
        reader.click("an event of the card", button, &[json!(record::title(event))]);
        reader.sees_no_card();
        reader.sees_open(event);
        reader.open_sheet();
        reader.click("Show only these", "return all('#card .btns button')[0]", &[]);
        reader.sees_no_card();
        reader.sees(&record::with(TRONG));
        eventually_is("the focus", || reader.focus().name, "stick".to_owned());
    });
}

#[test]
fn in_a_narrow_column_a_card_leaves_the_rest_usable() {
    read("/", (1280, 900), |reader| {
        reader.browser.run::<()>(
            "const sheet = new CSSStyleSheet(); sheet.replaceSync('main { max-width: 700px; margin: 0 auto; }');
            document.adoptedStyleSheets = [sheet]",
            vec![],
        );
        reader.press_name(VISIT, &record::name(TRONG));
        reader.sees_card(&record::name(TRONG));
        assert_eq!(reader.ask::<usize>("return all('dialog').length", &[]), 0);
        reader.is_at_rest();
        let [left, top, right, _] = reader.place("#card");
        assert!(left >= 290 && right <= 990, "from {left} to {right}");
        assert!(top >= 300, "from {top}");
        // What has the focus in the list stands above the card.
        let last = reader.shown().pop().unwrap();
        reader.ask::<()>("root.getElementById(`title:${given[0]}`).focus()", &[json!(last)]);
        let focused = || reader.ask::<f64>("return focused.getBoundingClientRect().bottom", &[]);
        eventually("the focus above the card", focused, |bottom| *bottom <= reader.place("#card")[1] as f64);
        assert!(reader.card().is_some());
    });
}

#[test]
fn a_sheet_does_not_scroll_sideways() {
    read(CARD, (320, 568), |reader| {
        eventually_is("the sheet is modal", || reader.ask("return all('#sheet:modal').length", &[]), 1);
        for lang in ["en", "es", "vi"] {
            reader.ask::<()>("host.lang = given[0]", &[json!(lang)]);
            let settled = || reader.ask("return all('.annals')[0].lang", &[]);
            eventually_is("the language", settled, lang.to_owned());
            fits_across(reader, &format!("the sheet at 320 px in {lang}"));
        }
    });
}

#[test]
fn only_what_the_reader_opens_moves_and_nothing_where_stillness_is_asked_for() {
    read(CARD, PHONE, |reader| {
        let lasts =
            || reader.ask::<String>("return getComputedStyle(all('#card')[0]).transitionDuration", &[]);
        eventually_is("the sheet is modal", || reader.ask("return all('#sheet:modal').length", &[]), 1);
        assert_eq!(lasts(), "0s", "what a link opens is there");
        reader.browser.press(Key::Escape);
        reader.sees_no_card();
        reader.open_sheet();
        assert_eq!(lasts(), "0.2s");
        reader.browser.prefer_stillness();
        eventually_is("how long it moves", lasts, "0s".to_owned());
    });
}
