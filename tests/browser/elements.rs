//! Elements in a host page: several, moved, removed, mounted again and again.

use serde_json::json;

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
fn twenty_mounts_leave_nothing_behind() {
    read("/pages/empty.html", |reader| {
        let mount = "
            const until = async (holds) => { while (!holds()) await new Promise((go) => setTimeout(go, 10)); };
            return (async () => {
                for (let mounts = 0; mounts < arguments[0]; mounts++) {
                    const element = document.createElement('annals-timeline');
                    element.loading = 'eager';
                    document.getElementById('right').append(element);
                    await element.ready;
                    element.state = { filter: { who: ['raul-castro'] } };
                    element.remove();
                    await until(() => element.state === null);
                }
            })()";
        // The first leaves what is made once for a page.
        reader.browser.run::<()>(mount, vec![json!(1)]);
        let (nodes, listeners) = reader.browser.alive();
        reader.browser.run::<()>(mount, vec![json!(20)]);
        // Yew never lets go of the element that it mounts to and its seven listeners there. Of what is
        // in there nothing may be left: a timeline has thousands of nodes.
        let more = || {
            let now = reader.browser.alive();
            (now.0 - nodes, now.1 - listeners)
        };
        eventually("the nodes and listeners that were left", more, |more| more.0 < 100 && more.1 <= 20 * 7);
        assert_eq!(reader.browser.told("annals-ready").len(), 22);
        assert_eq!(reader.browser.told("annals-error").len(), 0);
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        assert_eq!(reader.browser.path(), "/pages/empty.html#annals.p=raul-castro");
    });
}
