//! Every text is marked with the language that it is in.

use serde_json::{Value, json};

use crate::reader::Reader;
use crate::site;
use crate::stage::browse;
use crate::wait::eventually_is;

#[test]
fn every_text_says_its_language() {
    let folder = site::scratch().join("tongues");
    let file = site::scratch().join("tongues.json");
    std::fs::write(&file, of_many_tongues()).unwrap();
    site::build_to(&folder, Some(&file)).unwrap();
    let address = site::serve(folder).unwrap();
    browse(|browser| {
        for own in ["en", "es", "vi"] {
            browser.visit("about:blank");
            browser.visit(&format!("{address}/"));
            let reader = Reader::of(browser, "annals-timeline");
            reader.wait_until_shown();
            reader.ask::<()>("host.lang = given[0]", &[json!(own)]);
            eventually_is(
                "the language",
                || reader.ask("return all('.annals')[0].lang", &[]),
                own.to_owned(),
            );
            for (state, shown) in [
                (json!({ "event": "visit", "card": "nguyen-phu-trong" }), "#card"),
                (json!({ "event": "opening", "card": "party" }), "#card"),
                (json!({ "event": "statement", "card": "havana" }), "#card"),
                (json!({ "filter": { "who": ["party"], "kinds": ["talk"], "sources": ["paper"] } }), ".chip"),
                (json!({ "tab": "people" }), "#panel-people .name"),
                (json!({ "tab": "places" }), "#panel-places"),
                (json!({ "tab": "sources" }), "#panel-sources .dgroup"),
            ] {
                reader.ask::<()>("host.state = given[0]", &[state]);
                let there = || reader.ask::<bool>("return !!all(given[0])[0]", &[json!(shown)]);
                eventually_is(shown, there, true);
                // What is said of a mark, too.
                reader.ask::<()>("root.querySelector('.m')?.focus({ focusVisible: true })", &[]);
                let (seen, wrong): (usize, Vec<String>) = reader.ask(TONGUES, &[json!(own)]);
                assert!(seen > 3, "{shown} in {own}: no test otherwise");
                assert!(wrong.is_empty(), "{shown} in {own}: {wrong:#?}");
            }
        }
    });
}

/// How many texts of the record there are, and which texts are not marked with their language.
const TONGUES: &str = r"
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const wrong = [];
    let seen = 0;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const it = text.parentElement;
        if (!text.data.trim() || it.closest('.langs, mark, style')) continue;
        const tongues = [...text.data.matchAll(/⟦(..)⟧/g)].map((found) => found[1]);
        seen += tongues.length;
        const marked = it.closest('[lang]').getAttribute('lang');
        for (const tongue of tongues) if (tongue !== marked) wrong.push(`${it.outerHTML.slice(0, 160)} is marked ${marked}`);
    }
    return [seen, wrong]";

/// A record in which each text is in one language alone, and says in which.
fn of_many_tongues() -> String {
    let mut record: Value = serde_json::from_str(include_str!("../../src/publish/page/tests.json")).unwrap();
    record["entities"][1]["coordinates"] = json!([23.1, -82.4]);
    record["entities"][0]["description"] = "-".into();
    for entity in record["entities"].as_array_mut().unwrap() {
        entity.as_object_mut().unwrap().remove("lang");
    }
    let mut count = 0;
    mark(&mut record, "", &mut count);
    assert!(count > 20, "no test otherwise");
    let quote = &mut record["events"][0]["quotes"][0];
    quote["text"] = "⟦es⟧ dos pueblos".into();
    record.to_string()
}

fn mark(value: &mut Value, key: &str, count: &mut usize) {
    const TEXTS: [&str; 12] = [
        "title",
        "description",
        "name",
        "label",
        "note",
        "summary",
        "office",
        "text",
        "of",
        "value",
        "alt",
        "credit",
    ];
    let is_text =
        TEXTS.contains(&key) && (value.is_string() || value.as_object().is_some_and(is_by_language));
    match value {
        _ if is_text => {
            *count += 1;
            let tongue = ["en", "es", "vi"][*count % 3];
            *value = json!({ tongue: format!("⟦{tongue}⟧ {key}{count}") });
        }
        Value::Object(fields) => fields.iter_mut().for_each(|(key, value)| mark(value, key, count)),
        Value::Array(items) => items.iter_mut().for_each(|item| mark(item, key, count)),
        _ => {}
    }
}

fn is_by_language(fields: &serde_json::Map<String, Value>) -> bool {
    fields.keys().all(|key| ["en", "es", "vi"].contains(&key.as_str()))
}
