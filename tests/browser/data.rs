//! The record as data: downloads of what fits, the files beside the page, and what the page says of
//! itself to programs.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::reader::Reader;
use crate::record;
use crate::site;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

/// Keeps the files that the page saves.
const KEEP: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = [blob.type, text]; }); return make(blob); };
    HTMLAnchorElement.prototype.click = function () { window.named = this.download; };";

fn press_download(reader: &Reader<'_>, label: &str) -> (String, String, String) {
    reader.browser.run::<()>("delete window.saved", vec![]);
    let button = "return all('.downloads button:enabled').find((it) => words(it) === given[0])";
    reader.click(label, button, &[json!(label)]);
    let saved = || reader.browser.run::<Option<(String, String)>>("return window.saved ?? null", vec![]);
    let (mime, text) = eventually("a file", saved, Option::is_some).unwrap();
    (reader.browser.run("return window.named", vec![]), mime, text)
}

#[test]
fn nothing_that_is_published_names_a_folder_of_the_machine() {
    site::address();
    let cargo = std::env::var("CARGO_HOME").ok().map(PathBuf::from);
    let cargo = cargo.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).unwrap();
    let mut looked = 0;
    for file in
        site::folder().read_dir().unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file())
    {
        let bytes = std::fs::read(&file).unwrap();
        for folder in [cargo.as_path(), Path::new(env!("CARGO_MANIFEST_DIR"))] {
            let name = folder.to_str().unwrap().as_bytes();
            assert!(!bytes.windows(name.len()).any(|part| part == name), "{folder:?} in {file:?}");
        }
        looked += 1;
    }
    assert!(looked > 10);
}

#[test]
fn what_fits_is_offered_as_files() {
    read("/", |reader| {
        reader.browser.run::<()>(KEEP, vec![]);
        let title = || reader.ask::<String>("return words(all('#downloads')[0]) ?? ''", &[]);
        assert_eq!(title(), format!("Download all {} events", record::count()));
        reader.choose_person("Raúl Castro");
        let his = record::with("raul-castro");
        reader.sees(&his);
        eventually_is("the offer", title, format!("Download these {} events", his.len()));

        let (name, mime, text) = press_download(reader, "JSON");
        assert_eq!((name.as_str(), mime.as_str()), ("cuba-vietnam.json", "application/json"));
        let saved: Value = serde_json::from_str(&text).unwrap();
        let ids = |events: &Value, key: &str| -> record::Ids {
            let events = events.as_array().unwrap().iter().filter_map(|event| event[key].as_str());
            events.map(|id| id.trim_start_matches('#').to_owned()).collect()
        };
        assert_eq!(ids(&saved["events"], "id"), his);

        let (name, mime, text) = press_download(reader, "CSV");
        assert_eq!((name.as_str(), mime.as_str()), ("cuba-vietnam.csv", "text/csv"));
        assert_eq!(text.matches("\r\n").count(), his.len() + 1);

        let (name, mime, text) = press_download(reader, "JSON-LD");
        assert_eq!((name.as_str(), mime.as_str()), ("cuba-vietnam.jsonld", "application/ld+json"));
        let linked: Value = serde_json::from_str(&text).unwrap();
        let nodes = linked["@graph"].as_array().unwrap().iter().filter(|node| node["@type"] == "Event");
        assert_eq!(ids(&nodes.cloned().collect(), "@id"), his);
        assert_eq!(linked["@context"]["@base"], format!("{}/", crate::site::address()));

        reader.clear();
        reader.sees(&record::all());
        let (name, mime, text) = press_download(reader, "Calendar (exact days)");
        assert_eq!((name.as_str(), mime.as_str()), ("cuba-vietnam.ics", "text/calendar"));
        let day = record::dated("2012-09-18").first().unwrap().clone();
        assert!(text.replace("\r\n ", "").contains(&format!("#annals.e={day}\r\n")), "{text}");
        assert_eq!(reader.ask::<String>("return host.ready.then(() => host.exportAs('ics'))", &[]), text);

        reader.search("zzz");
        eventually_is("the offer", title, String::new());
    });
}

#[test]
fn the_data_in_the_page_names_what_is_in_it_and_every_file_of_data_is_there() {
    browse(|browser| {
        for page in ["/", "/es.html", "/vi.html", "/embed.html"] {
            browser.open(page);
            let script = "
                const block = JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent);
                const events = block['@graph'].filter((it) => it['@type'] === 'Event');
                const missing = block['@graph'].map((it) => it['@id']).filter((id) => id && !document.getElementById(id.slice(1)));
                return [events.length, missing]";
            let (events, missing) = browser.run::<(usize, Vec<String>)>(script, vec![]);
            assert_eq!((events, missing), (record::count(), vec![]), "{page}");
            for address in alternates(browser) {
                let status: u16 =
                    browser.run("return fetch(arguments[0]).then((it) => it.status)", vec![json!(address)]);
                assert_eq!(status, 200, "{address}");
            }
        }
        let xml = "return fetch('data/feed.atom').then((it) => it.text()).then((text) => {
            const feed = new DOMParser().parseFromString(text, 'application/xml');
            return [feed.querySelectorAll('entry').length, feed.querySelectorAll('parsererror').length] })";
        assert_eq!(browser.run::<(usize, usize)>(xml, vec![]), (record::count(), 0));
    });
}

fn alternates(browser: &Browser) -> Vec<String> {
    browser.run("return [...document.querySelectorAll('link[rel=alternate]')].map((it) => it.href)", vec![])
}

#[test]
fn each_language_has_a_page_that_reads_without_scripts_and_begins_in_it() {
    browse(|browser| {
        for (page, lang, words) in [("/es.html", "es", "hechos"), ("/vi.html", "vi", "sự kiện")] {
            browser.open(page);
            let reader = Reader::of(browser, "annals-timeline");
            reader.wait_until_shown();
            let count = eventually("the count", || reader.count_line(), |line| !line.is_empty());
            assert!(count.ends_with(words), "{count}");
            assert_eq!(reader.ask::<String>("return all('.annals')[0].lang", &[]), lang);
        }
        browser.without_scripts();
        for (page, title) in
            [("/es.html", "Cuba y Vietnam"), ("/vi.html", "Cuba và Việt Nam"), ("/", "Cuba and Vietnam")]
        {
            browser.open(&format!("{page}#raul-castro-visit-vietnam"));
            let script =
                "return [document.querySelector('h1').textContent, document.querySelector(':target')?.id ?? '',
                document.querySelectorAll('article').length, document.querySelectorAll('nav a').length]";
            let found = || browser.run::<(String, String, usize, usize)>(script, vec![]);
            let expected = (title.to_owned(), "raul-castro-visit-vietnam".to_owned(), record::count(), 2);
            eventually_is(&format!("the event of the link in {page}"), found, expected);
        }
    });
}
