//! The default record, of which the element carries the core: that is shown at once, and the whole follows.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::host::Host;
use crate::reader::Reader;
use crate::record::DEFAULT_RECORD;
use crate::site;
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};

/// An event of the whole that is not of the core.
const OF_THE_WHOLE: &str = "fidel-castro-visit-vietnam-1973";

#[test]
fn the_whole_of_the_default_record_follows_its_core() {
    browse(|browser| {
        let host = Host::of(whole());
        let reader = visit(browser, &host, "");
        let (core, all) = counts();
        assert!(core < all, "{core} {all}");
        eventually_is("all events", || reader.events().len(), all);
        eventually("the count", || reader.count_line(), |line| line.contains(&all.to_string()));
        assert!(browser.told("annals-error").is_empty());
        reader.choose_person("Võ Nguyên Giáp");
        eventually_is("his events", || reader.events(), with("vo-nguyen-giap"));
    });
}

#[test]
fn a_link_to_an_event_that_is_not_in_the_core_opens_it() {
    browse(|browser| {
        let host = Host::of(whole());
        let reader = visit(browser, &host, &format!("#annals.e={OF_THE_WHOLE}"));
        eventually_is("the open event", || reader.open_event(), Some(OF_THE_WHOLE.to_owned()));
        let fragment = browser.run::<String>("return location.hash", vec![]);
        assert_eq!(fragment, format!("#annals.e={OF_THE_WHOLE}"));
    });
}

#[test]
fn while_the_rest_cannot_be_loaded_the_core_is_shown_and_says_so() {
    browse(|browser| {
        browser.expect_complaint("404");
        let host = Host::of(without_the_rest());
        let reader = visit(browser, &host, "");
        let said = || reader.ask::<String>("return all('.core-only')[0]?.textContent ?? ''", &[]);
        eventually("what is missing", said, |said| said.starts_with("Only the core of this record is shown"));
        let (core, _) = counts();
        assert_eq!(reader.events().len(), core);
        let told = eventually("the event", || browser.told("annals-error"), |told| !told.is_empty());
        assert_eq!(told[0].1["type"], json!("network"));
        // It is a timeline like any other.
        reader.choose_person("Raúl Castro");
        eventually("fewer events", || reader.events().len(), |found| *found > 0 && *found < core);

        // Once it can be loaded, it is shown.
        host.show(whole());
        browser.reload();
        reader.wait_until_shown();
        eventually_is("nothing is missing", said, String::new());
        eventually_is("his events of the whole", || reader.events(), with("raul-castro"));
    });
}

#[test]
fn the_core_alone_has_its_doubts_in_full_and_its_claims() {
    browse(|browser| {
        let record: Value = serde_json::from_str(DEFAULT_RECORD).unwrap();
        let event = core_of(&record).find(|event| event["doubts"].is_array()).expect("an event with a doubt");
        let of = |list: &str, id: &Value| {
            record[list].as_array().unwrap().iter().find(|it| it["id"] == *id).unwrap()["text"]["en"].clone()
        };
        let (event, doubt) = (event["id"].as_str().unwrap(), of("doubts", &event["doubts"][0]));
        let claim = record["claims"][0]["text"]["en"].clone();
        for fragment in [String::new(), format!("#annals.e={event}")] {
            browser.expect_complaint("404");
            let host = Host::of(without_the_rest());
            let reader = visit(browser, &host, &fragment);
            if fragment.is_empty() {
                reader.ask::<()>("host.select(given[0])", &[json!(event)]);
            }
            let said = || reader.ask::<Option<Value>>("return words(all('.doubts li')[0]?.firstChild)", &[]);
            eventually_is("what is doubted", said, Some(doubt.clone()));
            reader.press_tab("sources");
            let said =
                || reader.ask::<Option<Value>>("return words(all('#claims-0 div > p')[0]?.firstChild)", &[]);
            eventually_is("what is claimed", said, Some(claim.clone()));
        }
    });
}

fn visit<'a>(browser: &'a Browser, host: &Host, fragment: &str) -> Reader<'a> {
    browser.visit(&format!("{}embed.html{fragment}", host.address()));
    let reader = Reader::of(browser, "annals-timeline");
    reader.wait_until_shown();
    reader
}

/// How many events the core has, and the whole.
pub fn counts() -> (usize, usize) {
    let record: Value = serde_json::from_str(DEFAULT_RECORD).unwrap();
    (core_of(&record).count(), record["events"].as_array().unwrap().len())
}

/// The events of the core.
fn core_of(record: &Value) -> impl Iterator<Item = &Value> {
    let core = record["core"].as_array().unwrap();
    let cites = |event: &&Value| {
        event["citations"].as_array().unwrap().iter().any(|citation| core.contains(&citation["source"]))
    };
    record["events"].as_array().unwrap().iter().filter(cites)
}

/// The events of the whole in which an entity takes part.
fn with(entity: &str) -> BTreeSet<String> {
    let record: Value = serde_json::from_str(DEFAULT_RECORD).unwrap();
    let takes_part = |event: &&Value| {
        let people = event["participants"].as_array().into_iter().flatten();
        people.into_iter().any(|it| it["entity"] == entity)
    };
    let events = record["events"].as_array().unwrap().iter().filter(takes_part);
    events.map(|event| event["id"].as_str().unwrap().to_owned()).collect()
}

/// The site of the default record.
pub fn whole() -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let build = || {
        let folder = site::scratch().join("core/whole");
        site::build_to(&folder, None).unwrap();
        folder
    };
    BUILT.get_or_init(build).clone()
}

/// Likewise, without the file of the whole record.
fn without_the_rest() -> PathBuf {
    let folder = site::scratch().join("core/without");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for file in whole().read_dir().unwrap().map(Result::unwrap) {
        let name = file.file_name();
        if file.file_type().unwrap().is_file() && !name.to_string_lossy().starts_with("annals-record") {
            fs::copy(file.path(), folder.join(name)).unwrap();
        }
    }
    folder
}
