//! The page at sizes and in colours; and pictures of it for whoever wants to look.

use std::path::PathBuf;

use serde_json::json;

use crate::browser::Browser;
use crate::engine::{self, Engine};
use crate::reader::Reader;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};
use crate::{carried, record, site};

const VISIT: &str = "nguyen-phu-trong-visit-cuba";
const CARD: &str = "/#annals.e=nguyen-phu-trong-visit-cuba&annals.c=nguyen-phu-trong";

#[test]
fn no_width_scrolls_sideways() {
    for path in ["/", CARD] {
        read(path, |reader| {
            for width in [320, 390, 768, 1280] {
                reader.browser.resize(width, 800);
                for lang in ["en", "es", "vi"] {
                    reader.ask::<()>("host.lang = given[0]", &[json!(lang)]);
                    let settled = "return all('.annals')[0].lang === given[0] && innerWidth === given[1]";
                    eventually_is("the size", || reader.ask(settled, &[json!(lang), json!(width)]), true);
                    fits_across(reader, &format!("{path} at {width} px in {lang}"));
                }
            }
        });
    }
}

/// Waits until the page is no wider than its window, and nothing in the element is wider than it.
pub fn fits_across(reader: &Reader<'_>, when: &str) {
    let too_wide = "
        const page = document.scrollingElement;
        if (page.scrollWidth <= innerWidth && page.clientWidth >= page.scrollWidth) return [];
        const wide = all('*').filter((it) => it.getBoundingClientRect().right > page.clientWidth + 1);
        return [`page ${page.scrollWidth} in ${page.clientWidth}`, ...wide.map((it) =>
            `${it.localName}.${it.getAttribute('class')} to ${Math.round(it.getBoundingClientRect().right)}: ${
                words(it).slice(-60)}`)]";
    let found = || reader.ask::<Vec<String>>(too_wide, &[]);
    eventually(&format!("{when}: nothing sticks out"), found, Vec::is_empty);
}

#[test]
fn a_narrow_screen_folds_its_filters_away() {
    browse(|browser| {
        browser.resize(390, 844);
        browser.open("/");
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        let visible = |selector: &str| {
            reader.ask::<bool>("return all(given[0]).some((it) => it.checkVisibility())", &[json!(selector)])
        };
        assert!(visible("input[type=search]") && !visible("#who") && !visible(".kind"));
        reader.click("Filters", "return all('button.unfold')[0]", &[]);
        eventually_is("the combobox", || visible("#who") && visible(".kind"), true);
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        let targets = "return all('button, input, [role=button]').filter((it) => it.checkVisibility()
            && it.matches('.langs *, .unfold, .kind, .sq, .chip *, input[type=search]')).map((it) => {
                const { width, height } = (it.closest('.box') ?? it).getBoundingClientRect();
                return [it.id || it.getAttribute('aria-label') || words(it), Math.round(width), Math.round(height)];
            }).filter(([, width, height]) => width < 44 || height < 44)";
        let small: Vec<(String, u32, u32)> = reader.ask(targets, &[]);
        assert!(small.is_empty(), "targets under 44 px: {small:?}");
        reader.click("Filters", "return all('button.unfold')[0]", &[]);
        eventually_is("the combobox", || visible("#who"), false);
        assert_eq!(reader.chips(), ["Raúl Castro"]);
    });
}

#[test]
fn dark_is_another_picture() {
    read("/", |reader| {
        let ground =
            || reader.ask::<String>("return getComputedStyle(all('.annals')[0]).backgroundColor", &[]);
        reader.browser.prefer("light");
        let light = eventually("a ground", ground, |found| found.starts_with("rgb("));
        let picture = reader.browser.picture();
        reader.browser.prefer("dark");
        eventually("another ground in the dark", ground, |found| *found != light);
        assert_ne!(reader.browser.picture(), picture);
    });
}

#[test]
fn forced_colours_draw_marks_as_text_and_the_selection_as_such() {
    read("/#annals.e=diplomatic-relations-established", |reader| {
        reader.browser.force_colours();
        let fills = "
            const probe = root.appendChild(document.createElement('i'));
            const colour = (name) => (probe.style.color = name, getComputedStyle(probe).color);
            const fill = (selector) => [...new Set(all(selector).map((it) => getComputedStyle(it).fill))];
            const found = [fill('.moves .m:not(.on) .mark:not(.hollow)'), [colour('CanvasText')], fill('.moves .on .mark:not(.hollow)'), [colour('Highlight')]];
            probe.remove();
            return found;";
        let [marks, text, selected, highlight]: [Vec<String>; 4] = reader.ask(fills, &[]);
        assert_eq!(marks, text);
        assert_eq!(selected, highlight);
        assert_ne!(text, highlight);
    });
}

/// Writes pictures of whole pages to look at to `target/tmp/screens/`, and with Chromium that of the README,
/// which is of the default record.
#[test]
#[ignore = "makes pictures to be looked at: cargo test --test browser screens -- --ignored"]
fn screens() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screens").join(engine::name());
    std::fs::create_dir_all(&folder).unwrap();
    let keep = |name: &str, png: Vec<u8>| std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
    browse(|browser| {
        browser.prefer("light");
        if engine::chosen() == Engine::Chromium {
            browser.resize(1280, 900);
            browser.visit(&site::serve(carried::whole()).unwrap());
            let reader = Reader::of(browser, "annals-timeline");
            eventually("all events", || reader.events().len(), |shown| *shown > 100);
            std::fs::write("static/screenshot.png", browser.picture()).unwrap();
        }
    });
    browse(|browser| {
        for (device, width, height) in [("desktop", 1280, 900), ("phone", 390, 844)] {
            for (what, path, scheme) in
                [("light", "/", "light"), ("dark", "/", "dark"), ("card", CARD, "light")]
            {
                browser.prefer(scheme);
                show(browser, path, (width, height));
                // A sheet stands at the foot of the window, so it is seen in one.
                let whole = (device, what) != ("phone", "card");
                keep(
                    &format!("{device}-{what}"),
                    if whole { whole_page(browser, width) } else { browser.picture() },
                );
            }
        }
        browser.prefer("light");
        for lang in ["vi", "es"] {
            let reader = show(browser, "/", (1280, 900));
            reader.choose_language(lang);
            eventually_is(
                "the language",
                || reader.ask("return all('.annals')[0].lang", &[]),
                lang.to_owned(),
            );
            keep(lang, whole_page(browser, 1280));
        }
    });
}

fn show<'a>(browser: &'a Browser, path: &str, (width, height): (u32, u32)) -> Reader<'a> {
    browser.resize(width, height);
    // A path that differs in its fragment alone would not be loaded anew.
    browser.open("/pages/two.html");
    browser.open(path);
    let reader = Reader::of(browser, "annals-timeline");
    reader.wait_until_shown();
    if path == CARD {
        reader.sees_card(&record::name("nguyen-phu-trong"));
        eventually_is("the open event", || reader.open_event(), Some(VISIT.to_owned()));
    }
    reader
}

/// A picture of the page from head to foot.
fn whole_page(browser: &Browser, width: u32) -> Vec<u8> {
    let height = browser.run("return document.scrollingElement.scrollHeight", vec![]);
    browser.resize(width, height);
    eventually_is("the height", || browser.run("return innerHeight", vec![]), height);
    browser.picture()
}
