//! Tables: the spreadsheet of TimelineJS, our own, and workbooks.

use std::collections::BTreeSet;

use annals::dataset::Dataset;
use annals::dataset::model::Event;
use annals::interop::csv;
use annals::interop::read::{Asked, Format, Outcome, read};

use super::{checked, dates, good, summary, tells, titles, words};

const ARTICLES: &str = include_str!("../fixtures/articles.json");

const SHEET: &str = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n\
,,,,,,,,,Women,<p>All</p>,,,,,title,,\n\
1815,12,10,,1852,11,27,,,Ada,\"<a href=\"\"https://example.org/a\"\">Ada</a>\",https://example.org/a.jpg,Commons,Portrait,,,People,#fff\n\
-44,3,,,,,,,about March,Ides,,,,,,,,\n\
1943,6,5,13:30,1943,6,5,13:30,,Machine,,,,,,,,\n\
600,,,,650,,,,,Era one,,,,,,era,,\n\
next year,,,,,,,,,Unknown,,,,,,,,\n";

#[test]
fn the_spreadsheet_of_timelinejs() {
    let (record, report) = good(SHEET);
    assert_eq!(report.format, Format::Sheet);
    assert_eq!(
        dates(&record),
        ["1815-12-10/1852-11-27", "-0043-03~", "1943-06-05T13:30:00", "0600/0650", ""]
    );
    assert_eq!(words(&record.title), "Women");
    assert_eq!(record.events[0].kind, "people");
    assert_eq!(words(&record.doubts[0].text), "Year: next year");
    assert!(tells(&report, "line 3, Background", Outcome::Dropped, "#fff"), "{:#?}", report.entries);
    assert!(tells(&report, "line 5, End Year", Outcome::Dropped, "1943-6-5"), "{:#?}", report.entries);
    assert!(tells(&report, "line 4, Display Date", Outcome::Changed, "about March"), "{:#?}", report.entries);
}

#[test]
fn a_table_of_our_own() {
    let (record, report) = good(
        "fecha\ttítulo\tresumen\tpersonas\tlugares\tfuentes\turl\ttipo\timagen\tcrédito\tnota\n\
         2 de diciembre de 1960\tRelaciones\tSe establecen las relaciones.\tRaúl Castro (firmante, Ministro); Hồ Chí Minh\tLa Habana\tGranma ¶3\thttps://example.org/g\tActo\thttps://example.org/i.jpg\tPrensa\tx\n\
         5/6/1960\tAmbigua\t\t\t\t\t\t\t\t\t\n\
         13/6/1960\tClara\t\t\t\t\thttps://example.org/c\t\t\t\t\n\
         196X\tDécada\t\t\t\t\t\t\t\t\t\n\
         1960–1970\tTramo\t\t\t\t\t\t\t\t\t\n\
         pronto\tSin fecha\t\t\t\t\t\t\t\t\t\textra\n",
    );
    assert_eq!(report.format, Format::Table);
    assert_eq!(record.languages, ["es"]);
    assert_eq!(
        dates(&record),
        ["1960-12-02", "[1960-05-06,1960-06-05]", "1960-06-13", "196X", "1960/1970", ""]
    );
    let first = &record.events[0];
    let names: Vec<_> = record.entities.iter().map(|it| words(&it.name)).collect();
    assert_eq!(names, ["Raúl Castro", "Hồ Chí Minh", "La Habana"]);
    let roles: Vec<_> = record.roles.iter().map(|it| words(&it.name)).collect();
    assert_eq!(roles, ["firmante", "Con"]);
    assert_eq!(first.participants[0].office.as_ref().map(words).as_deref(), Some("Ministro"));
    assert_eq!((first.citations[0].source.as_str(), first.citations[0].paragraph), ("granma", Some(3)));
    let granma = record.sources.iter().find(|it| it.id == "granma").unwrap();
    assert_eq!(granma.url.as_deref(), Some("https://example.org/g"));
    assert!(tells(&report, "line 2, nota", Outcome::Dropped, "x"), "{:#?}", report.entries);
    assert!(tells(&report, "line 3, fecha", Outcome::Guessed, "5/6/1960"), "{:#?}", report.entries);
    assert!(tells(&report, "line 7, column 12", Outcome::Dropped, "extra"), "{:#?}", report.entries);
}

#[test]
fn our_own_table_is_read_back() {
    let dataset = Dataset::from_json(ARTICLES).unwrap();
    let (table, _) = csv::write(&dataset, "en");
    let (record, report) = good(&table);
    assert_eq!((report.found(), report.dropped()), (dataset.record.events.len(), 0), "{report}");
    for event in &record.events {
        let before = dataset.event(&event.id).unwrap();
        assert_eq!((&event.date, event.basis, &event.kind), (&before.date, before.basis, &before.kind));
        assert_eq!(words(&event.title), before.title.pick("en", "en").text);
        // A table has no column for phrases, so passages of one paragraph are one.
        let passages = |event: &Event| {
            let passages = event.citations.iter().map(|it| (it.source.clone(), it.paragraph));
            passages.collect::<BTreeSet<_>>()
        };
        assert_eq!(passages(event), passages(&before));
        assert_eq!(event.places.len(), before.places.len());
    }
    // Cells that a spreadsheet would have taken for formulas are as they were.
    let (record, report) = good("date,title\n'-0043,'=1+1\n");
    assert_eq!((dates(&record), titles(&record)), (vec!["-0043"], vec!["=1+1".to_owned()]));
    assert!(tells(&report, "line 2, title", Outcome::Changed, "'=1+1"));
}

#[test]
fn texts_of_a_table_are_no_markup() {
    let (record, _) = good("date,title,text\n1960,a <b> c,x &amp; y\n");
    assert_eq!((titles(&record)[0].as_str(), summary(&record.events[0]).as_str()), ("a <b> c", "x &amp; y"));
}

#[test]
fn the_language_may_be_named() {
    let asked = Asked { lang: Some("pt-BR"), ..Asked::default() };
    let (record, report) = read(b"date,title\n1960,A\n", asked).unwrap();
    checked(&record, &report);
    assert_eq!((record.languages, record.id), (vec!["pt-BR".to_owned()], "timeline".to_owned()));
}

#[test]
fn workbooks_are_read_with_the_places_of_their_cells() {
    for (name, bytes) in
        [("x.xlsx", &include_bytes!("sheet.xlsx")[..]), ("x.ods", &include_bytes!("sheet.ods")[..])]
    {
        let (record, report) = good(bytes);
        assert_eq!(dates(&record), ["1969-07-20", "1961"], "{name}");
        assert_eq!(titles(&record), ["Eagle lands", "Gagarin"], "{name}");
        assert!(tells(&report, "Events!D3, note", Outcome::Dropped, "left"), "{name}: {:#?}", report.entries);
        let cut = super::error(bytes.get(..bytes.len() / 2).unwrap());
        assert!(cut.contains("a workbook that cannot be opened"), "{name}: {cut}");
    }
}
