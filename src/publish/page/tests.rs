//! The page on a small record with everything in it, some of it hostile.

use super::*;
use crate::publish::data;

const FRAME: &str = include_str!("../../../index.html");
const RECORD: &str = include_str!("tests.json");

/// The page in its first language, with everything beside it.
fn page(src: Option<&str>) -> String {
    page_in("en", src, None)
}

fn page_in(lang: &str, src: Option<&str>, address: Option<&str>) -> String {
    let dataset = Dataset::from_json(RECORD).unwrap();
    let beside: Vec<Offer> = data::files(&dataset, address).iter().map(|data| data.offer).collect();
    fill(FRAME, &Page { dataset: &dataset, lang, src, address, beside: Some(&beside) }).unwrap()
}

#[test]
fn a_page_whose_address_is_known_links_to_it_and_to_its_frame() {
    let known = page_in("en", None, Some("https://example.org/a&b/"));
    assert!(known.contains("<link rel=\"canonical\" href=\"https://example.org/a&amp;b/\">"), "{known}");
    let described = "type=\"application/json+oembed\" href=\"https://example.org/a&amp;b/oembed.json\">";
    assert!(known.contains(described), "{known}");
    let unknown = page(None);
    assert!(!unknown.contains("canonical") && !unknown.contains("oembed"), "{unknown}");
}

fn count(page: &str, part: &str) -> usize {
    page.matches(part).count()
}

#[test]
fn every_event_stands_there_once_in_order() {
    let page = page(None);
    let places: Vec<usize> = ["opening", "visit", "statement"]
        .iter()
        .map(|id| {
            let article = format!("<article id=\"{id}\">");
            assert_eq!(count(&page, &format!("id=\"{id}\"")), 1, "{page}");
            page.find(&article).unwrap()
        })
        .collect();
    assert!(places.is_sorted(), "{page}");
    assert!(page.contains("<span id=\"old-visit\"></span>"), "{page}");
}

#[test]
fn every_jump_lands() {
    let page = page(None);
    let targets: Vec<&str> =
        page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(targets.len() > 10, "{targets:?}");
    for target in targets {
        assert_eq!(count(&page, &format!("id=\"{target}\"")), 1, "{target}");
    }
}

#[test]
fn nothing_in_a_record_becomes_markup() {
    let page = page(Some("\"><script>"));
    assert_eq!(
        count(&page, "<script"),
        count(FRAME, "<script") + 1,
        "those of the frame and the data: {page}"
    );
    assert_eq!(count(&page, "<img"), 0, "{page}");
    assert_eq!(count(&page, "href=\"javascript"), 0, "{page}");
    assert!(page.contains("{{record}} &lt;script&gt;"), "{page}");
    assert!(page.contains("src=\"&quot;&gt;&lt;script&gt;\""), "{page}");
}

#[test]
fn dates_are_for_readers_and_for_programs() {
    let page = page(None);
    assert!(page.contains("<time datetime=\"2012-04\" data-edtf=\"2012-04\">"), "{page}");
    assert!(page.contains("<span data-edtf=\"[1960-12-02,1960-12-12]\">"), "{page}");
    assert!(page.contains("No date"), "{page}");
}

#[test]
fn languages_are_marked_where_they_are_not_the_pages() {
    let page = page(None);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"), "{page}");
    assert!(page.contains("<span lang=\"vi\">Nguyễn Phú Trọng</span></a>"), "{page}");
    assert!(page.contains("<blockquote lang=\"es\">"), "{page}");
    assert!(page.contains("<q><span lang=\"es\">dos pueblos</span></q>"), "{page}");
}

#[test]
fn each_language_has_a_page_and_each_page_names_the_others() {
    let page = page_in("es", None, None);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"es\">"), "{page}");
    for part in [
        "<link rel=\"alternate\" hreflang=\"en\" href=\"./\">",
        "<link rel=\"alternate\" hreflang=\"es\" href=\"es.html\">",
        "<a href=\"index.html\" hreflang=\"en\" lang=\"en\">English</a> · <a href=\"vi.html\" hreflang=\"vi\" lang=\"vi\">",
        "<meta property=\"og:locale\" content=\"es_ES\">",
        "Declaraciones",
        "<span lang=\"en\">A statement</span>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    assert!(!page.contains("og:url") && !page.contains("canonical"), "nothing is known of its address");
    let known = page_in("es", None, Some("https://example.org/"));
    for part in [
        "<link rel=\"canonical\" href=\"https://example.org/es.html\">",
        "<link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/\">",
        "<meta property=\"og:url\" content=\"https://example.org/es.html\">",
        "<meta property=\"og:image\" content=\"https://example.org/icons/icon-512.png\">",
    ] {
        assert!(known.contains(part), "{part} is not in {known}");
    }
}

#[test]
fn a_page_that_stands_alone_leads_to_nothing_beside_it() {
    let dataset = Dataset::from_json(RECORD).unwrap();
    let page = Page { dataset: &dataset, lang: "en", src: None, address: None, beside: None };
    let page = fill("{{links}}{{record}}", &page).unwrap();
    assert!(!page.contains(".html\"") && !page.contains("data/"), "{page}");
}

#[test]
fn accounts_citations_and_absences_are_shown() {
    let page = page(None);
    for part in [
        "<h3>2 accounts of the day</h3>",
        "<i>not given</i>",
        "<i>no office given</i>",
        "<a class=\"cite\" href=\"#source-paper\">1:4</a>",
        "<a class=\"cite\" href=\"#source-book\">2, page iv</a>",
        "<li id=\"source-paper\">",
        "<li id=\"doubt-day\">",
        "<li id=\"claim-rank\">",
        "rel=\"noopener noreferrer\"",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn the_element_has_a_source_only_when_told() {
    assert!(
        page(None).contains("<annals-timeline builtin loading=\"eager\" offline>\n"),
        "what is inside is not another record"
    );
    assert!(
        page(Some("data/record.json"))
            .contains("<annals-timeline src=\"data/record.json\" loading=\"eager\" offline>\n")
    );
}

#[test]
fn the_page_allows_no_inline_style_or_script() {
    let page = page(None);
    assert!(page.contains("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"));
    assert_eq!(count(&page, " style="), 0);
    assert_eq!(count(&page, "<style"), 0);
    assert_eq!(count(&page, " onclick="), 0);
}

#[test]
fn unknown_markers_are_named() {
    let dataset = Dataset::from_json(RECORD).unwrap();
    let page = Page { dataset: &dataset, lang: "en", src: None, address: None, beside: None };
    let error = fill("a {{titel}} b", &page).unwrap_err().to_string();
    assert!(error.starts_with("{{titel}} is no marker: use lang"), "{error}");
    assert!(fill("{{title", &page).is_err());
}
