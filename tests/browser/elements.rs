//! Elements in a host page: several, moved, removed, mounted again and again.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::reader::Reader;
use crate::record;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

#[test]
fn two_elements_keep_their_own_filters_and_parts_of_the_link() {
    browse(|browser| {
        browser.open("/pages/two.html#chapter-2");
        let (a, b) = (Reader::of(browser, "#a"), Reader::of(browser, "#b"));
        a.wait_until_shown();
        b.wait_until_shown();
        a.choose_person("Raúl Castro");
        a.sees(&record::with("raul-castro"));
        b.sees(&record::all());
        eventually_is(
            "the address",
            || browser.path(),
            "/pages/two.html#chapter-2&a.p=raul-castro".to_owned(),
        );
        b.choose_person("Esteban Lazo Hernández");
        b.sees(&record::with("esteban-lazo-hernandez"));
        a.sees(&record::with("raul-castro"));
        let both = "/pages/two.html#chapter-2&a.p=raul-castro&b.p=esteban-lazo-hernandez";
        eventually_is("the address", || browser.path(), both.to_owned());
        let told = browser.told("annals-change");
        assert_eq!(told.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["a", "b"]);

        browser.reload();
        a.wait_until_shown();
        b.wait_until_shown();
        a.sees(&record::with("raul-castro"));
        b.sees(&record::with("esteban-lazo-hernandez"));
        b.remove_chip("Esteban Lazo Hernández");
        b.sees(&record::all());
        a.sees(&record::with("raul-castro"));
        eventually_is(
            "the address",
            || browser.path(),
            "/pages/two.html#chapter-2&a.p=raul-castro".to_owned(),
        );
    });
}

#[test]
fn elements_with_different_records_keep_their_own_parts_of_one_link() {
    browse(|browser| {
        let link = "/pages/records.html#names.c=n1&s.p=ben&cuba.e=raul-castro-visit-vietnam";
        browser.open(link);
        let readers = ["#names", "#cuba", "#sea"].map(|element| Reader::of(browser, element));
        let [names, cuba, sea] = &readers;
        let shown = || {
            readers.iter().for_each(Reader::wait_until_shown);
            names.sees_card("Oro");
            let event = Some("raul-castro-visit-vietnam".to_owned());
            eventually_is("the open event", || cuba.open_event(), event);
            eventually_is("the events at sea", || sea.listed(), vec!["arrival".to_owned()]);
        };
        shown();
        cuba.sees_open("raul-castro-visit-vietnam");
        assert_eq!(browser.path(), link, "nothing is written on load");
        // An id of one record says nothing in another.
        assert!(cuba.card().is_none() && names.open_event().is_none() && sea.open_event().is_none());
        sea.press_title("arrival");
        let parts = |path: &str| -> BTreeSet<String> {
            path.split_once('#').unwrap().1.split('&').map(str::to_owned).collect()
        };
        let awaited: BTreeSet<String> = parts(&format!("{link}&s.e=arrival"));
        eventually_is("the link", || parts(&browser.path()), awaited);
        // Of two events that are open the one in view is that of the element which was drawn last.
        browser.reload();
        shown();
        eventually_is("the open event at sea", || sea.open_event(), Some("arrival".to_owned()));
    });
}

#[test]
fn the_page_s_own_anchor_and_history_survive() {
    browse(|browser| {
        browser.open("/pages/two.html");
        let a = Reader::of(browser, "#a");
        a.wait_until_shown();
        browser.run::<()>("history.replaceState({ page: 7 }, '')", vec![]);
        a.choose_person("Raúl Castro");
        a.sees(&record::with("raul-castro"));
        assert_eq!(browser.run::<i64>("return history.state.page", vec![]), 7, "what the page keeps there");
        // The reader follows an anchor of the page, which takes the place of the whole fragment.
        browser.run::<()>("location.hash = 'chapter-2'", vec![]);
        eventually_is("the address", || browser.path(), "/pages/two.html#chapter-2".to_owned());
        browser.back();
        eventually_is("the address", || browser.path(), "/pages/two.html#a.p=raul-castro".to_owned());
        a.sees(&record::with("raul-castro"));
        browser.forward();
        eventually_is("the address", || browser.path(), "/pages/two.html#chapter-2".to_owned());
        a.sees(&record::with("raul-castro"));
        browser.back();
        browser.back();
        a.sees(&record::all());
        assert_eq!(browser.path(), "/pages/two.html");
    });
}

#[test]
fn attributes_are_where_an_element_begins_but_a_link_goes_before() {
    read("/pages/attributes.html", |reader| {
        let his_visits = &record::with("nguyen-phu-trong") & &record::of_kind("visit");
        let then = &his_visits & &record::dated("2012");
        assert!(!then.is_empty() && then.len() < his_visits.len(), "no test otherwise");
        reader.sees(&then);
        assert_eq!(reader.chips(), ["Nguyễn Phú Trọng", "2012", &record::kind("visit")]);
        assert_eq!(reader.browser.path(), "/pages/attributes.html");
    });
    read("/pages/attributes.html#annals.p=esteban-lazo-hernandez", |reader| {
        reader.sees(&record::with("esteban-lazo-hernandez"));
    });
}

#[test]
fn removing_an_element_frees_it_and_putting_it_back_shows_it_again() {
    read("/", |reader| {
        let browser = reader.browser;
        let (before, _) = browser.alive();
        browser.run::<()>("window.kept = document.querySelector('annals-timeline'); kept.remove()", vec![]);
        let left =
            || browser.run("return [kept.state, kept.shadowRoot.querySelectorAll('.annals').length]", vec![]);
        eventually_is("the state and what is drawn", left, json!([null, 0]));
        let freed = || before - browser.alive().0;
        eventually("more than 1000 nodes are freed", freed, |freed| *freed > 1000);
        // What still listened would now meet a widget that is gone.
        let follow = "return new Promise((heard) => {
            addEventListener('hashchange', () => heard(null), { once: true });
            location.hash = 'annals.p=raul-castro';
        })";
        browser.run::<()>(follow, vec![]);
        browser.resize(800, 600);
        browser.run::<()>("document.querySelector('main').append(kept)", vec![]);
        reader.wait_until_shown();
        reader.sees(&record::with("raul-castro"));
        reader.remove_chip("Raúl Castro");
        reader.sees(&record::all());
    });
}

#[test]
fn moving_an_element_keeps_what_the_reader_looks_at() {
    read("/pages/empty.html#x", |reader| {
        let browser = reader.browser;
        reader.choose_person("Raúl Castro");
        reader.press_title("raul-castro-visit-vietnam");
        eventually("an open event", || reader.open_event(), Option::is_some);
        reader.press_name("raul-castro-visit-vietnam", "Raúl Castro");
        reader.sees_card("Raúl Castro");
        let before = reader.state();
        let script = "
            window.mark = document.querySelector('annals-timeline').shadowRoot.querySelector('article');
            window.moved = performance.now();
            document.getElementById('right').append(document.querySelector('annals-timeline'))";
        browser.run::<()>(script, vec![]);
        // By then an element that had left for good would be freed.
        let passed = || browser.run::<f64>("return performance.now() - moved", vec![]);
        eventually("300 ms after the move", passed, |passed| *passed > 300.0);
        assert_eq!(reader.state(), before);
        assert!(browser.run::<bool>("return mark.isConnected", vec![]), "it was drawn anew");
        assert_eq!(browser.told("annals-ready").len(), 1, "it was mounted anew");
        reader.sees(&record::with("raul-castro"));
        reader.sees_card("Raúl Castro");
        reader.remove_chip("Raúl Castro");
        reader.sees(&record::all());
    });
}

#[test]
fn five_hundred_mounts_leave_nothing_behind() {
    read("/pages/empty.html", |reader| {
        let browser = reader.browser;
        let mount = "
            const until = async (holds) => { while (!holds()) await new Promise((go) => setTimeout(go, 10)); };
            const ten = async () => {
                const elements = Array.from({ length: 10 }, () => document.createElement('annals-timeline'));
                for (const element of elements) {
                    element.loading = 'eager';
                    document.getElementById('right').append(element);
                    await element.ready;
                    element.state = { filter: { who: ['raul-castro'] } };
                }
                for (const element of elements) element.remove();
                await until(() => elements.every((element) => element.state === null));
            };
            return (async () => {
                for (let n = 0; n < arguments[0]; n++) await ten();
                // What the test notes itself would count as well.
                window.spy.told = window.spy.told.filter((it) => it.name === 'annals-error');
            })()";
        // Each call of the driver leaves a little as well, so there are two.
        let mount = |tens: usize| browser.run::<()>(mount, vec![json!(tens)]);
        // The first leave what is made once for a page, and what the browser learns.
        mount(75);
        let (before, heap) = (browser.alive(), browser.heap());
        mount(50);
        // What Yew mounts to is used again.
        let left = || {
            let now = browser.alive();
            (now.0 - before.0, now.1 - before.1, browser.heap() as f64 / heap as f64)
        };
        let nothing = |left: &(i64, i64, f64)| left.0 <= 20 && left.1 <= 7 && left.2 < 1.05;
        eventually("nodes, listeners and heap after 500 mounts", left, nothing);
        assert_eq!(browser.told("annals-error").len(), 0);
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        assert_eq!(browser.path(), "/pages/empty.html#annals.p=raul-castro");
    });
}

#[test]
fn what_a_page_says_of_its_own_text_does_not_come_in() {
    let hostile = "
        * { all: unset; letter-spacing: 1em; text-transform: uppercase; line-height: 3; color: red }
        html { font-size: 60px; color-scheme: dark; text-align: right; word-spacing: 9px; white-space: nowrap }
        div, button, h1, ol, li, p { display: none !important }";
    read("/#annals.e=raul-castro-visit-vietnam&annals.c=raul-castro", |reader| {
        reader.sees_card("Raúl Castro");
        let plain = styles(reader);
        assert!(plain.len() > 100, "no test otherwise: {}", plain.len());
        dress(reader, hostile);
        for (element, style) in styles(reader) {
            assert_eq!(Some(&style), plain.get(&element), "{element}");
        }
    });
}

#[test]
fn a_page_dresses_the_parts_that_are_named() {
    read("/", |reader| {
        dress(reader, "annals-timeline::part(event-title) { letter-spacing: 3px }");
        let spacing = "return ['.title', '.who'].map((it) => getComputedStyle(all(it)[0]).letterSpacing)";
        assert_eq!(reader.ask::<[String; 2]>(spacing, &[]), ["3px", "normal"]);
    });
}

#[test]
fn a_page_chooses_the_size_of_all_type_and_hides_the_element() {
    read("/", |reader| {
        let sizes = "const size = (it) => parseFloat(getComputedStyle(it).fontSize);
            return ['h1', '.standfirst', '.title', '.who', '.flabel'].map((it) => size(all(it)[0]))";
        let plain: Vec<f64> = reader.ask(sizes, &[]);
        dress(reader, "annals-timeline { --annals-base: 18px }");
        let large: Vec<f64> = reader.ask(sizes, &[]);
        for (plain, large) in plain.iter().zip(large) {
            assert!((large / plain - 18.0 / 16.0).abs() < 0.001, "{plain} px became {large} px");
        }
        let seen =
            "return [all('h1')[0].checkVisibility({ visibilityProperty: true }), host.offsetHeight > 0]";
        assert_eq!(reader.ask::<Value>(seen, &[]), json!([true, true]));
        dress(reader, "main { visibility: hidden }");
        assert_eq!(reader.ask::<Value>(seen, &[]), json!([false, true]));
        reader.ask::<()>("host.hidden = true", &[]);
        assert_eq!(reader.ask::<Value>(seen, &[]), json!([false, false]));
    });
}

#[test]
fn an_element_in_a_hidden_or_narrowed_box_draws_right_when_it_is_shown() {
    let drawn =
        "return all('.plot').map((it) => [it.getAttribute('viewBox'), it.querySelectorAll('*').length])";
    // A scrollbar that comes with it makes the page narrower.
    let as_wide = "return all('.mast')[0].clientWidth === all('.plot')[0].viewBox.baseVal.width";
    browse(|browser| {
        browser.open("/pages/empty.html");
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        eventually_is("a timeline as wide as its page", || reader.ask(as_wide, &[]), true);
        let right = reader.ask::<Value>(drawn, &[]);
        for hidden in ["display: none", "width: 0; overflow: hidden"] {
            let put = "
                const [box, sheet, element] = [document.getElementById('right'), new CSSStyleSheet(), document.createElement('annals-timeline')];
                sheet.replaceSync(`#right { ${arguments[0]} }`);
                document.adoptedStyleSheets = [sheet];
                document.querySelector('annals-timeline').remove();
                element.loading = 'eager';
                box.append(element);
                return element.ready.then(() => null)";
            browser.run::<()>(put, vec![json!(hidden)]);
            assert_ne!(reader.ask::<Value>(drawn, &[]), right, "no test otherwise: {hidden}");
            browser.run::<()>("document.adoptedStyleSheets = []", vec![]);
            eventually_is(hidden, || reader.ask::<Value>(drawn, &[]), right.clone());
            reader.choose_person("Raúl Castro");
            reader.sees(&record::with("raul-castro"));
            reader.remove_chip("Raúl Castro");
        }
    });
}

/// Gives the page a style sheet more.
fn dress(reader: &Reader<'_>, css: &str) {
    let put = "const sheet = new CSSStyleSheet();
        sheet.replaceSync(arguments[0]);
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]";
    reader.browser.run::<()>(put, vec![json!(css)]);
}

/// The style of the first element of each kind inside, by tag and classes.
fn styles(reader: &Reader<'_>) -> BTreeMap<String, Value> {
    let script = "
        const found = {};
        for (const it of all('*')) {
            const style = getComputedStyle(it);
            const names = ['fontSize', 'fontFamily', 'fontWeight', 'color', 'display', 'visibility', 'letterSpacing',
                'wordSpacing', 'lineHeight', 'textTransform', 'textAlign', 'whiteSpace', 'colorScheme'];
            found[`${it.tagName} ${it.getAttribute('class')}`] ??= names.map((name) => style[name]);
        }
        return found";
    reader.ask(script, &[])
}
