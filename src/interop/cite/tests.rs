//! Citations of the default record, and of one that would break out of every form.

use serde_json::Value;

use super::*;
use crate::dataset::ARTICLES;

const LINK: &str = "https://example.org/cuba-vietnam#cuba.e=x";

fn words(date: &str) -> Words<'static> {
    Words {
        lang: "en",
        date: date.to_owned(),
        quoted: "“{}”",
        inside: "in",
        sourced: "a sourced record",
        from: "from",
        paragraph: "paragraph {}",
        paragraphs: "paragraphs {}",
        page: "page {}",
        pages: "pages {}",
        and: "and",
    }
}

fn default_record() -> Dataset {
    Dataset::from_json(ARTICLES).unwrap()
}

fn cited(id: &str, date: &str, form: Form) -> String {
    let data = default_record();
    write(&data, &data.event(id).unwrap(), form, Some(LINK), &words(date))
}

/// A record of one event with this date, title and citations.
fn one_event(date: Option<&str>, title: &str, citations: Value) -> Dataset {
    let mut event = serde_json::json!({ "id": "e", "kind": "k", "title": title, "citations": citations });
    if let Some(date) = date {
        event["date"] = date.into();
        event["basis"] = "stated".into();
    }
    let json = serde_json::json!({
        "format": "annals/1", "id": "r", "title": "R & D", "languages": ["es"],
        "kinds": [{ "id": "k", "name": "K" }],
        "sources": [
            { "id": "a", "type": "book", "title": "A" },
            { "id": "b", "type": "book", "label": "an article without a title" }
        ],
        "events": [event]
    });
    Dataset::from_json(&json.to_string()).unwrap()
}

fn one(date: Option<&str>, form: Form) -> String {
    let data = one_event(date, "T", serde_json::json!([{ "source": "a" }]));
    write(&data, &data.record.events.get(0).unwrap(), form, None, &words("some time"))
}

#[test]
fn in_words_it_is_as_a_reader_would_write_it() {
    assert_eq!(
        cited("nguyen-phu-trong-visit-cuba", "April 2012", Form::Plain),
        "“Nguyễn Phú Trọng visits Cuba”, April 2012, in Cuba and Vietnam, a sourced record; from \
         “Cuba–Vietnam relations”, paragraphs 9 and 17. https://example.org/cuba-vietnam#cuba.e=x"
    );
}

#[test]
fn the_record_is_in_italics_and_other_languages_are_marked() {
    let data = one_event(None, "T", serde_json::json!([{ "source": "b", "page": "iv" }]));
    let mut words = words("sin fecha");
    words.lang = "vi";
    let data_title = Text::by_lang(vec![("es".to_owned(), "Un título".to_owned())]);
    let mut event = (*data.record.events.get(0).unwrap()).clone();
    event.title = data_title;
    let spans = plain(&data, &event, None, &words);
    let titles: Vec<_> = spans.iter().filter(|span| span.title).map(|span| span.text.as_str()).collect();
    assert_eq!(titles, ["R & D"]);
    let foreign: Vec<_> =
        spans.iter().filter_map(|span| Some((span.text.as_str(), span.lang.as_deref()?))).collect();
    assert_eq!(foreign, [("Un título", "es")]);
}

#[test]
fn each_source_has_its_places_in_order_and_once() {
    let citations = serde_json::json!([
        { "source": "b", "page": "iv" }, { "source": "a", "paragraph": 17 }, { "source": "a", "paragraph": 9 },
        { "source": "a", "paragraph": 9, "phrase": "again" }, { "source": "a", "paragraph": 2 },
        { "source": "b", "page": "12" }
    ]);
    let data = one_event(None, "T", citations);
    assert_eq!(
        write(&data, &data.record.events.get(0).unwrap(), Form::Plain, None, &words("no date")),
        "“T”, no date, in R & D, a sourced record; from “A”, paragraphs 2, 9 and 17; an article without a \
         title, pages iv and 12."
    );
}

#[test]
fn bibtex_has_the_year_only_where_it_is_certain() {
    let dated = cited("nguyen-phu-trong-visit-cuba", "April 2012", Form::Bibtex);
    assert_eq!(
        dated,
        "@misc{cuba-vietnam:nguyen-phu-trong-visit-cuba,\n  \
         title = {{Nguyễn Phú Trọng visits Cuba}},\n  \
         howpublished = {\\emph{Cuba and Vietnam}, a sourced record},\n  \
         year = {2012},\n  month = apr,\n  \
         note = {From “Cuba–Vietnam relations”, paragraphs 9 and 17},\n  \
         url = {https://example.org/cuba-vietnam#cuba.e=x},\n}\n"
    );
    for vague in ["1985~", "[2012-07..]", "199X/..", "-0043"] {
        let entry = one(Some(vague), Form::Bibtex);
        assert!(
            !entry.contains("year") && entry.contains("note = {Some time; from “A”}"),
            "{vague}: {entry}"
        );
    }
}

#[test]
fn csl_is_as_sharp_as_the_date() {
    let item = |date| serde_json::from_str::<Value>(&one(date, Form::Csl)).unwrap()[0].clone();
    for (date, issued) in [
        ("2012-09-18", serde_json::json!({ "date-parts": [[2012, 9, 18]] })),
        ("2012-04", serde_json::json!({ "date-parts": [[2012, 4]] })),
        ("[1960-12-02,1960-12-12]", serde_json::json!({ "date-parts": [[1960, 12]] })),
        ("2010/2014", serde_json::json!({ "date-parts": [[2010], [2014]] })),
        ("[2012-07..]", serde_json::json!({ "literal": "[2012-07..]" })),
        ("199X/..", serde_json::json!({ "literal": "199X/.." })),
    ] {
        assert_eq!(item(Some(date))["issued"], issued, "{date}");
    }
    let undated = item(None);
    assert!(undated.get("issued").is_none() && undated.get("author").is_none(), "{undated}");
    assert_eq!(undated["note"], "Some time; from “A”");
    assert_eq!(
        (&undated["type"], &undated["container-title"], &undated["id"]),
        (&"entry".into(), &"R & D".into(), &"r:e".into())
    );
}

#[test]
fn a_wiki_gets_a_template_and_the_sources() {
    assert_eq!(
        cited("nguyen-phu-trong-visit-cuba", "April\u{a0}2012", Form::Wiki),
        "{{Cite web |url=https://example.org/cuba-vietnam#cuba.e=x |title=Nguyễn Phú Trọng visits Cuba \
         |website=Cuba and Vietnam |date=April 2012 |language=en}} From “Cuba–Vietnam relations”, \
         paragraphs 9 and 17.\n"
    );
    let vague = one(Some("[2012-07..]"), Form::Wiki);
    assert!(!vague.contains("date=") && vague.contains("}} Some time; from “A”."), "{vague}");
}

#[test]
fn no_title_breaks_out_of_a_form() {
    let title = "}} | [[x]] {{y}} ''z'' ~~~~ <ref> \\input{/} 100% #1 $2 & a_b^c \"q\"\n}, author = {me";
    let data = one_event(None, title, serde_json::json!([{ "source": "a" }]));
    let link = "https://example.org/#q=}}|[[x]]\\\"'~";
    let cited = |form| write(&data, &data.record.events.get(0).unwrap(), form, Some(link), &words("no date"));

    let wiki = cited(Form::Wiki);
    for (markup, times) in [("{{", 1), ("}}", 1), ("[[", 0), ("''", 0), ("~~~", 0), ("<", 0), ("|", 4)] {
        assert_eq!(wiki.matches(markup).count(), times, "{markup} in {wiki}");
    }

    let bibtex = cited(Form::Bibtex);
    let bare = bibtex.replace("\\{", "").replace("\\}", "");
    let mut depth = 0_i32;
    for (at, c) in bare.char_indices() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        assert!(depth > 0 || at < 5 || at >= bare.len() - 2, "the entry ends at {at} of {bare}");
    }
    assert_eq!(depth, 0, "{bare}");
    assert!(!bibtex.lines().any(|line| line.trim_start().starts_with("author")), "{bibtex}");
    for printed in ["\\textbackslash{}input", "100\\%", "\\#1", "\\$2", "\\&", "a\\_b\\textasciicircum{}c"] {
        assert!(bibtex.contains(printed), "{printed} in {bibtex}");
    }

    let csl: Value = serde_json::from_str(&cited(Form::Csl)).unwrap();
    assert_eq!(csl[0]["title"].as_str().unwrap(), title.replace('\n', " "));
}

#[test]
fn every_event_of_the_default_record_can_be_cited() {
    let data = default_record();
    for event in &data.record.events {
        for form in Form::ALL {
            let cited = write(&data, &event, form, Some(LINK), &words("then"));
            assert!(cited.contains("example.org") && cited.contains("paragraph"), "{}: {cited}", event.id);
        }
    }
}
