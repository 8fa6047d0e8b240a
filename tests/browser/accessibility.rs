//! The rules of WCAG 2.2 A and AA that axe-core can check, in the states of the page.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::faults::stays_readable;
use crate::reader::Reader;
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};

/// What axe finds in the element; `given` holds the rules, and those that it leaves out unless asked.
const FIND: &str = "
    const options = { runOnly: given[0], rules: given[1], resultTypes: ['violations'], preload: false };
    return axe.run(selector, options).then((found) => found.violations.flatMap(({ id, nodes }) => nodes.map((node) =>
        `${id}: ${node.html.slice(0, 160)} (${node.any.concat(node.all, node.none).map((it) => it.message).join('; ')})`)))";

/// The script of axe.
pub fn axe() -> String {
    let axe = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/node_modules/axe-core/axe.min.js");
    fs::read_to_string(axe)
        .unwrap_or_else(|error| panic!("this test needs axe-core: npm ci --prefix tests/browser ({error})"))
}

/// Runs axe in the states of the page; colours decide only about contrast.
fn check(scheme: &str, lang: &str, rules: &Value, off_by_default: &Value) {
    let axe = axe();
    browse(|browser| {
        browser.prefer(scheme);
        let mut found = Vec::new();
        for width in [1280, 390] {
            let reader = open(browser, &axe, lang, width);
            let mut look = |state: &str| {
                let violations: Vec<String> = reader.ask(FIND, &[rules.clone(), off_by_default.clone()]);
                found.extend(violations.into_iter().map(|it| format!("{width} px, {state}: {it}")));
            };
            look("the timeline");
            if width < 600 {
                reader.click("Filters", "return all('button.unfold')[0]", &[]);
                shows(&reader, ".filters.unfolded");
                look("the filters");
            }
            // A short list is soon looked through.
            let few = json!({ "who": ["nguyen-phu-trong"], "years": { "from": 2012, "to": 2012 } });
            for (state, shown) in [
                (json!({ "tab": "people" }), "#panel-people .name"),
                (json!({ "tab": "places" }), "#panel-places .map"),
                (json!({ "tab": "sources" }), "#panel-sources .dgroup"),
                (json!({ "year": 2012 }), ".opened"),
                (json!({ "filter": { "text": "zzz" } }), ".none"),
                (json!({ "filter": { "who": ["raul-castro", "fidel-castro"], "text": "castro" } }), ".chip"),
                (json!({ "filter": few, "card": "nguyen-phu-trong" }), "#card"),
                (json!({ "filter": few, "event": "nguyen-phu-trong-visit-cuba" }), ".ev.open"),
            ] {
                reader.ask::<()>("host.state = given[0]", &[state]);
                shows(&reader, shown);
                look(shown);
            }
            let dialogs = [
                ("Share", ".tools > .tool"),
                ("Cite", ".acts button:nth-of-type(2)"),
                ("Keyboard", ".foot button:last-of-type"),
            ];
            for (name, button) in dialogs {
                reader.click(name, "return all(given[0])[0]", &[json!(button)]);
                reader.sees_dialog(true);
                look(name);
                reader.click("Close", "return all('dialog .close')[0]", &[]);
                reader.sees_dialog(false);
            }
        }
        assert!(found.is_empty(), "axe finds:\n{}", found.join("\n"));
    });
}

fn open<'a>(browser: &'a Browser, axe: &str, lang: &str, width: u32) -> Reader<'a> {
    browser.resize(width, 900);
    browser.open("/pages/two.html");
    browser.open("/");
    let reader = Reader::of(browser, "annals-timeline");
    reader.wait_until_shown();
    reader.ask::<()>("host.lang = given[0]", &[json!(lang)]);
    eventually_is("the language", || reader.ask("return all('.annals')[0].lang", &[]), lang.to_owned());
    browser.run::<()>(axe, vec![]);
    reader
}

#[track_caller]
fn shows(reader: &Reader<'_>, selector: &str) {
    let seen =
        || reader.ask::<bool>("return all(given[0]).some((it) => it.checkVisibility())", &[json!(selector)]);
    eventually(&format!("{selector} is seen"), seen, |seen| *seen);
}

/// All rules of WCAG 2.2 A and AA.
fn check_all(lang: &str) {
    check("light", lang, &all_rules(), &json!({ "target-size": { "enabled": true } }));
}

fn all_rules() -> Value {
    json!({ "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] })
}

#[test]
fn no_state_of_the_page_breaks_a_rule_of_wcag() {
    check_all("en");
}

#[test]
fn nor_in_spanish() {
    check_all("es");
}

#[test]
fn nor_in_vietnamese() {
    check_all("vi");
}

#[test]
fn nothing_is_pale_in_the_dark() {
    check("dark", "en", &json!({ "type": "rule", "values": ["color-contrast"] }), &json!({}));
}

#[test]
fn nor_does_what_is_said_where_the_timeline_fails() {
    browse(|browser| {
        browser.expect_complaint("nothing.json - Failed to load resource");
        for scheme in ["light", "dark"] {
            browser.prefer(scheme);
            browser.open("/pages/faults.html");
            let reader = Reader::of(browser, "#missing");
            stays_readable(&reader);
            browser.run::<()>(&axe(), vec![]);
            let found: Vec<String> =
                reader.ask(FIND, &[all_rules(), json!({ "target-size": { "enabled": true } })]);
            assert!(found.is_empty(), "{scheme}: {}", found.join("\n"));
        }
    });
}
