//! A hostile record in every format that is written natively, read by a reader of the format: what was
//! said is there as words, and nothing else is. In browsers `tests/browser/hostile.rs` does the same.
#![allow(clippy::unwrap_used, clippy::panic, reason = "helpers of tests fail by panicking")]

mod record;

use std::collections::BTreeSet;

use annals::dataset::{Dataset, is_turning};
use annals::interop::jsonld::Texts;
use annals::interop::{atom, bibtex, csv as table, ical, json, jsonld, timelinejs};
use annals::publish::page::{self, Page};
use annals::publish::{data, oembed, offline};
use quick_xml::events::Event as Xml;
use record::{ADDRESS, WORDS, hostile};
use serde_json::Value;

const PAGE: &str = include_str!("../../index.html");
const FRAME: &str = include_str!("../../static/embed.html");
const OFFLINE: &str = include_str!("../../static/offline.html");

fn dataset() -> Dataset {
    Dataset::from_json(&hostile()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn pages(dataset: &Dataset) -> Vec<(String, String)> {
    let beside: Vec<_> = data::files(dataset, None).iter().map(|data| data.offer).collect();
    let page = |name: &str, template, lang| {
        let page =
            Page { dataset, lang, src: Some("data/record.json"), address: None, beside: Some(&beside) };
        (name.to_owned(), page::fill(template, &page).unwrap())
    };
    let further = page::further_languages(dataset).map(|lang| page(lang, PAGE, lang));
    let own = json::write(dataset);
    let offline = offline::page(OFFLINE, dataset, &own, "p{}", "go()").unwrap();
    [page("index", PAGE, "en"), page("embed", FRAME, "en"), ("offline".to_owned(), offline)]
        .into_iter()
        .chain(further)
        .collect()
}

#[test]
fn an_address_that_runs_a_script_is_refused() {
    for wrong in ["javascript:alert(1)", " https://example.org", "data:text/html,x"] {
        let mut record: Value = serde_json::from_str(&hostile()).unwrap();
        record["sources"][0]["url"] = wrong.into();
        let problems = Dataset::from_json(&record.to_string()).unwrap_err();
        assert!(problems[0].to_string().contains("is no web address"), "{problems:?}");
    }
    let mut record: Value = serde_json::from_str(&hostile()).unwrap();
    record["languages"] = serde_json::json!(["en", "../../x", "es", "vi"]);
    let problems = Dataset::from_json(&record.to_string()).unwrap_err();
    assert!(problems[0].to_string().contains("is no language tag"), "{problems:?}");
}

#[test]
fn no_page_has_more_markup_than_we_wrote() {
    for (name, page) in pages(&dataset()) {
        // The element and the data; a page has its own script besides, the one file the record. The pages
        // to read also open files.
        let scripts = match name.as_str() {
            "offline" => 2,
            "embed" => 3,
            _ => 4,
        };
        assert_eq!(page.matches("<script").count(), scripts, "{name}");
        assert_eq!(page.matches("</script").count(), scripts, "{name}");
        for wrong in ["<img", "<svg", "<!--", "href=\"javascript", "href=\"data:text"] {
            assert_eq!(page.matches(wrong).count(), 0, "{name}: {wrong}");
        }
        assert_eq!(page.matches("</annals-timeline>").count(), 1, "{name}");
        let without_data =
            page.split("<script").map(|part| part.split_once("</script>").map_or(part, |it| it.1));
        let markup: String = without_data.collect();
        assert!(!markup.contains(is_turning), "{name}");
        assert!(!markup.chars().any(|c| c.is_control() && !"\n\t".contains(c)), "{name}");
        for address in page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let files = [".html", ".css", ".svg", ".png", ".webmanifest"];
            let own = address == "annals-core.js" || address.starts_with("data/");
            let file = own || files.iter().any(|end| address.ends_with(end));
            let fine =
                file || ["https://", "#", "./", "data:,"].iter().any(|begin| address.starts_with(begin));
            assert!(fine, "{name}: {address}");
        }
    }
}

#[test]
fn the_data_in_a_page_names_events_that_are_in_it() {
    let dataset = dataset();
    for (name, page) in pages(&dataset).into_iter().filter(|(name, _)| name != "offline") {
        let block = page.split("<script type=\"application/ld+json\">").nth(1).unwrap();
        let data: Value = serde_json::from_str(block.split("</script>").next().unwrap()).unwrap();
        let nodes = data["@graph"].as_array().unwrap();
        let events: Vec<&Value> = nodes.iter().filter(|node| node["@type"] == "Event").collect();
        assert_eq!(events.len(), dataset.record.events.len(), "{name}");
        for node in nodes.iter().filter_map(|node| node["@id"].as_str()) {
            let id = node.strip_prefix('#').unwrap();
            assert_eq!(page.matches(&format!(" id=\"{id}\"")).count(), 1, "{name}: {id}");
        }
        assert!(events[0]["name"].as_str().unwrap().starts_with(WORDS), "{name}");
    }
}

#[test]
fn its_own_format_gives_every_word_back() {
    let (before, text) = (dataset(), json::write(&dataset()));
    let after = Dataset::from_json(&text).unwrap();
    assert_eq!(json::write(&after), text);
    assert_eq!(after.event("visit"), before.event("visit"));
}

#[test]
fn a_table_has_a_row_for_each_event_and_no_formula() {
    let dataset = dataset();
    let (text, _) = table::write(&dataset, "en");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), dataset.record.events.len() + 1);
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{cell:?}");
    }
    assert!(rows[1][4].starts_with("'=1+1") && table::unguard(&rows[1][4]).starts_with(WORDS));
}

#[test]
fn a_calendar_has_an_entry_for_each_day_and_no_line_of_another() {
    let (text, _) = ical::write_all(&dataset(), "en", |_| Some(ADDRESS.to_owned()));
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.strip_suffix("\r\n").unwrap().split("\r\n").collect();
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
    assert!(lines.iter().all(|line| !line.contains(|c: char| c.is_control() || is_turning(c))), "{lines:?}");
    let names: BTreeSet<&str> = lines.iter().map(|line| line.split_once(':').unwrap().0).collect();
    let known = [
        "BEGIN",
        "DESCRIPTION",
        "DTEND;VALUE=DATE",
        "DTSTAMP",
        "DTSTART;VALUE=DATE",
        "END",
        "LOCATION",
        "NAME",
        "PRODID",
        "SUMMARY",
        "TRANSP",
        "UID",
        "URL",
        "VERSION",
    ];
    assert_eq!(names, known.into());
    for line in ["BEGIN:VEVENT", "END:VEVENT"] {
        assert_eq!(lines.iter().filter(|found| **found == line).count(), 1, "only one event is of a day");
    }
}

#[test]
fn a_feed_is_xml_with_the_words_as_text() {
    let dataset = dataset();
    let (text, _) = atom::write(&dataset, "en", "../", None).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut names, mut entries, mut begun) = (BTreeSet::new(), 0, 0);
    loop {
        match reader.read_event().unwrap() {
            Xml::Start(tag) | Xml::Empty(tag) => {
                tag.attributes().for_each(|attribute| drop(attribute.unwrap()));
                let name = tag.name().as_ref().to_owned();
                entries += usize::from(name == "entry");
                names.insert(name);
            }
            Xml::Text(_) | Xml::End(_) | Xml::GeneralRef(_) => {}
            Xml::Decl(_) => begun += 1,
            Xml::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    let known = [
        "author", "category", "entry", "feed", "id", "link", "name", "subtitle", "summary", "title",
        "updated",
    ];
    assert_eq!(names, known.map(str::to_owned).into());
    assert_eq!((entries, begun), (dataset.record.events.len(), 1));
    assert!(!text.contains(is_turning) && !text.contains("]]>") && !text.contains('\0'));
}

#[test]
fn json_of_others_holds_the_words_and_timelinejs_no_html() {
    let dataset = dataset();
    let (text, _) = timelinejs::write(&dataset, "en", &|date| date.as_str().to_owned());
    let timeline: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(timeline["events"].as_array().unwrap().len(), 2);
    assert!(!text.contains('<') && !text.contains(is_turning), "it would be taken for HTML");
    for texts in [Texts::All, Texts::In("es")] {
        let linked: Value = serde_json::from_str(&jsonld::write(&dataset, texts, None).0).unwrap();
        assert_eq!(linked["@graph"][0]["@type"], "Dataset");
    }
    let described: Value = serde_json::from_str(&oembed::describe(&dataset, "https://example.org/")).unwrap();
    let html = described["html"].as_str().unwrap();
    assert_eq!((html.matches('<').count(), html.matches("<iframe").count()), (2, 1));
    assert_eq!(html.matches('"').count() % 2, 0);
}

#[test]
fn a_bibliography_has_an_entry_for_each_source_and_every_brace_closed() {
    let dataset = dataset();
    let (text, _) = bibtex::write(&dataset, "en");
    let entries = text.lines().filter(|line| line.starts_with('@')).count();
    assert_eq!(entries, dataset.record.sources.len());
    let mut depth = 0_i32;
    for line in text.lines() {
        let plain = line.replace("\\{", "").replace("\\}", "");
        depth += plain.matches('{').count() as i32 - plain.matches('}').count() as i32;
        assert!(depth >= 0 && (depth == 0) == (line == "}" || line.is_empty()), "{line}");
    }
    assert!(!text.contains("\\input") && !text.contains(is_turning), "{text}");
    assert!(text.contains("=1+1</script>"));
}
