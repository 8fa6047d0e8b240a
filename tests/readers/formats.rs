//! Each format with its traps.

use annals::interop::read::{Format, Outcome};

use super::{dates, error, good, summary, tells, titles, words};

#[test]
fn timelinejs() {
    let (record, report) = good(
        "\u{feff}".to_owned()
            + r##"{
  "title": {"text": {"headline": "Light", "text": "<p>All of it.</p>"}, "media": {"url": "https://example.org/t.png"}},
  "scale": "human",
  "events": [
    {"start_date": {"year": "-44", "month": "3", "day": "15"}, "text": {"headline": "The <i>Ides</i>"}, "group": "Rome",
     "unique_id": "the Ides", "background": {"color": "#000"}},
    {"start_date": {"year": 1969, "month": "", "day": ""}, "end_date": {"year": "1969"},
     "text": {"headline": "Moon", "text": "See <a href=\"https://example.org/log\">the log</a>."},
     "media": {"url": "//example.org/m.jpg", "caption": "A <b>boot</b>", "credit": "<a href='https://example.org/nasa'>NASA</a>"}},
    {"start_date": {"year": "-13800000000"}, "text": {"headline": "Big Bang", "text": ""}},
    {"start_date": {"year": "-300000"}, "text": {"headline": "People"}},
    {"start_date": {"year": "1500", "display_date": "c. 1500"}, "text": {"headline": "Map"}},
    {"start_date": {"year": "1963", "month": "11", "day": "22", "hour": "12", "minute": "30"}, "text": {"headline": "Noon"}},
    {"start_date": {"year": "1990", "month": "13"}, "text": {"headline": "Typo"}},
    {"start_date": {"year": "1991"}, "text": {"headline": "", "text": ""}, "unique_id": ""},
    {"start_date": {"year": "1992"}, "text": {"headline": "", "text": "Only text."},
     "location": {"name": "Havana", "lat": 23.1, "lon": -82.4}}
  ],
  "eras": [{"start_date": {"year": "600"}, "end_date": {"year": "650"}, "text": {"headline": "Early"}}]
}"##,
    );
    assert_eq!(report.format, Format::TimelineJs);
    assert_eq!((report.found(), report.dropped()), (10, 1));
    assert_eq!(
        dates(&record),
        ["-0043-03-15", "1969", "", "Y-299999", "1500~", "1963-11-22T12:30:00", "", "1992", "0600/0650"]
    );
    assert_eq!(record.events[0].id, "the-ides");
    assert_eq!(record.events[1].id, "1969-moon");
    assert_eq!(titles(&record)[0], "The Ides");
    assert_eq!(titles(&record)[7], "Only text.");
    assert_eq!(words(&record.title), "Light");
    assert_eq!(words(record.description.as_ref().unwrap()), "All of it.");

    // A link in a text is a source beside the file, and media keep their credit.
    let moon = &record.events[1];
    let cited: Vec<_> = moon.citations.iter().map(|it| it.source.as_str()).collect();
    assert_eq!(cited, ["my-timeline-json", "the-log", "nasa"]);
    assert_eq!(summary(moon), "See the log.");
    assert_eq!(moon.media[0].url, "https://example.org/m.jpg");
    assert_eq!((words(&moon.media[0].alt), words(&moon.media[0].credit)), ("A boot".into(), "NASA".into()));
    assert_eq!(record.entities[0].coordinates, Some([23.1, -82.4]));

    // What no date can hold is a doubt of its event, in the words of the file.
    let doubts: Vec<_> = record.doubts.iter().map(|doubt| words(&doubt.text)).collect();
    assert_eq!(doubts, ["start_date: -13800000000", "start_date: 1990-13"]);
    assert_eq!(record.events[2].doubts, [record.doubts[0].id.clone()]);

    let kinds: Vec<_> = record.kinds.iter().map(|kind| words(&kind.name)).collect();
    assert_eq!(kinds, ["Rome", "Event", "Era"]);
    assert!(tells(&report, "/events/1/end_date", Outcome::Dropped, "1969"), "{report}");
    assert!(tells(&report, "/events/0/text/headline", Outcome::Changed, "The <i>Ides</i>"), "{report}");
    assert!(tells(&report, "/events/0/background", Outcome::Dropped, "#000"), "{report}");
    assert!(tells(&report, "/title/media", Outcome::Dropped, "t.png"), "{report}");
    assert!(report.to_string().contains("1 × dropped event: it says nothing"), "{report}");
}

#[test]
fn timelinejs2() {
    let (record, report) = good(
        r#"storyjs_jsonp_data = {"timeline": {"headline": "Interfaces", "type": "default", "startDate": "1600",
  "text": "<p>How.</p>", "asset": {"media": "/a.png"},
  "date": [
    {"startDate": "1968,12,9", "endDate": "1968,12,9", "headline": "The Mouse", "text": "One\n\nTwo", "tag": "Input",
     "asset": {"media": "<blockquote>One button.</blockquote>", "credit": "Someone", "caption": ""}},
    {"startDate": "-500", "headline": "Abacus", "asset": {"media": "/static/a.png", "credit": "", "caption": "A frame"}},
    {"startDate": "2012,1,26,13,30", "endDate": "2012,1,28", "headline": "Voice"}
  ],
  "era": [{"startDate": "1950", "endDate": "1960", "headline": "Tubes"}]}}"#,
    );
    assert_eq!(report.format, Format::TimelineJs2);
    assert_eq!(dates(&record), ["1968-12-09", "-0499", "2012-01-26/2012-01-28", "1950/1960"]);
    assert_eq!(summary(&record.events[0]), "One\nTwo\nOne button.\nSomeone");
    assert_eq!(summary(&record.events[1]), "A frame");
    assert_eq!(record.events[0].kind, "input");
    assert!(tells(&report, "/timeline/date/1/asset/media", Outcome::Dropped, "/static/a.png"), "{report}");
    assert!(tells(&report, "/timeline/startDate", Outcome::Dropped, "1600"), "{report}");
}

#[test]
fn simile_json() {
    let (record, report) = good(
        r#"{'dateTimeFormat': 'Gregorian', 'wikiURL': 'http://example.org/',
  'events': [
    {'start': '200 BC', 'title': 'Old', 'icon': 'a.png'},
    {'start': '-200', 'title': 'Astronomical'},
    {'start': 'May 20 1961 12:30:00 GMT-0600', 'title': 'Landing', link: 'https://example.org/pigs'},
    {'start': '1961', 'end': '1965', 'title': 'A span by default'},
    {'start': '1961', 'end': '1965', 'isDuration': true, 'title': 'An instant, whatever it says'},
    {'start': '1880', 'latestStart': '1885', 'earliestEnd': '1895', 'end': '1900', 'title': 'Soft'},
    {start: new Date(2014, 3, 20), title: 'Of JavaScript', /* a comment */ id: '/en/js',},
  ]}"#,
    );
    assert_eq!(report.format, Format::Simile);
    assert_eq!(
        dates(&record),
        [
            "-0199",
            "-0200",
            "1961-05-20T12:30:00-06:00",
            "1961/1965",
            "[1961..1965]",
            "1880~/1900~",
            "2014-04-20"
        ]
    );
    assert_eq!(record.events[6].id, "en-js");
    assert_eq!(words(&record.doubts[0].text), "latestStart: 1885; earliestEnd: 1895");
    assert!(tells(&report, "/events/0/icon", Outcome::Dropped, "a.png"));
    assert!(tells(&report, "/wikiURL", Outcome::Dropped, "example.org"));
}

#[test]
fn simile_xml() {
    let (record, report) = good(
        "<?xml version=\"1.0\"?>\n<data wiki-url='http://example.org/'>\n<!-- <event> -->\n\
         <event start=\"1845\" end=\"1846\" title=\"Le Havre &amp; back\" color='red'/>\n\
         <event start='1862' end='1863' isDuration=\"true\" title='Army'>\n  &lt;p&gt;Two&nbsp;&lt;i&gt;years&lt;/i&gt; &amp;amp; more&lt;/p&gt; <b>bold</b>\n</event>\n\
         <event start='Jun 01 1861 00:00:00 GMT' latestStart='Jul 01 1861 00:00:00 GMT' title='Joined'><![CDATA[He <u>joined</u>.]]></event>\n\
         <event start='Sat Nov 23 1963 13:10:00 GMT-0600' end='Sat Nov 23 1963 13:30:00 GMT-0600' title='Between'></event>\n</data>",
    );
    assert_eq!(dates(&record), ["[1845..1846]", "1862/1863", "[1861-06-01..1861-07-01]", "1963-11-23"]);
    assert_eq!(titles(&record)[0], "Le Havre & back");
    assert_eq!(summary(&record.events[1]), "Two years & more\nbold");
    assert_eq!(summary(&record.events[2]), "He joined.");
    assert!(tells(&report, "line 4, color", Outcome::Dropped, "red"), "{:#?}", report.entries);
    assert!(tells(&report, "line 4, end", Outcome::Guessed, "1846"), "{:#?}", report.entries);
    assert_eq!(
        report.entries.iter().find(|entry| entry.id.as_deref() == Some("1862-army")).unwrap().place,
        "line 5"
    );
    assert!(error("<data>\n<event start='1845' title='A'>").contains("<event> of line 2 is not closed"));
    assert!(error("<data>\n<event start='1845' title='A'></data>").starts_with("line 2: it is no XML"));
    assert!(error("<html><body>").contains("its format is not known"));
}

#[test]
fn exhibit() {
    let (record, report) = good(
        r#"{"properties": {"signed": {"valueType": "date"}}, "types": {"Treaty": {"pluralLabel": "Treaties"}},
  "items": [
    {"label": "Peace", "id": "peace", "type": "Treaty", "signed": "1973-01-27", "place": "Paris", "latlng": "48.86,2.35",
     "person": ["A", "B"], "imageURL": "https://example.org/p.png", "url": "https://example.org/peace", "pages": 12},
    {"label": "War", "start": ["1955", "1959"], "end": "1975"}
  ]}"#,
    );
    assert_eq!(report.format, Format::Exhibit);
    assert_eq!(dates(&record), ["1973-01-27", "1955/1975"]);
    assert_eq!(record.events[0].participants.len(), 2);
    assert_eq!(record.entities.iter().find_map(|it| it.coordinates), Some([48.86, 2.35]));
    assert!(tells(&report, "/items/0/pages", Outcome::Dropped, "12"));
    assert!(tells(&report, "/items/1/start/1", Outcome::Dropped, "1959"));
}

#[test]
fn vis() {
    let pasted = r#"
  // DOM element where the timeline is attached
  var container = document.getElementById('visualization');
  var groups = new vis.DataSet([{id: 1, content: '<b>Talks</b>'}]);
  var items = new vis.DataSet([
    {id: 1, content: 'item <u>1</u>', start: '2014-04-20', group: 1, className: 'red'},
    {id: 2, content: 'item 2', start: new Date(2014, 3, 14), end: new Date(2014, 3, 16), title: 'A tip'},
    {id: 3, content: 'item 3', start: 1397692800000, type: 'background'},
    {id: 4, content: 'item 4', start: '2014-04-20T22:15:00Z'}
  ]);
  var timeline = new vis.Timeline(container, items, {editable: true});
"#;
    let (record, report) = good(pasted);
    assert_eq!(report.format, Format::Vis);
    assert_eq!(dates(&record), ["2014-04-20", "2014-04-14/2014-04-16", "2014-04-17", "2014-04-20T22:15:00Z"]);
    assert_eq!(record.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
    assert_eq!(titles(&record)[0], "item 1");
    assert_eq!(words(&record.kinds[0].name), "Talks");
    assert_eq!(summary(&record.events[1]), "A tip");
    assert!(tells(&report, "/items/2/start", Outcome::Guessed, "1397692800000"), "{:#?}", report.entries);
    assert!(tells(&report, "/timeline", Outcome::Dropped, "editable"), "{:#?}", report.entries);

    let (record, _) = good(r#"[{"content": "a", "start": "1500"}, {"content": "b"}]"#);
    assert_eq!(dates(&record), ["1500", ""]);
}

#[test]
fn wikidata() {
    let (record, report) = good(
        r#"{"head": {"vars": []}, "results": {"bindings": [
  {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
   "itemLabel": {"type": "literal", "xml:lang": "es", "value": "Batalla"},
   "date": {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#dateTime", "value": "-0043-03-15T00:00:00Z"},
   "placeLabel": {"value": "Roma"}, "coord": {"value": "Point(12.5 41.9)"}},
  {"item": {"value": "http://www.wikidata.org/entity/Q1"}, "itemLabel": {"value": "Batalla"},
   "date": {"value": "-0043-03-15T00:00:00Z"}, "placeLabel": {"value": "Italia"}, "personLabel": {"value": "Bruto"}},
  {"item": {"value": "http://www.wikidata.org/entity/Q2"}, "itemLabel": {"value": "Año"},
   "date": {"value": "1952-01-01T00:00:00Z"}, "height": {"value": "12"}},
  {"item": {"value": "http://www.wikidata.org/entity/Q3"}, "itemLabel": {"value": "Mes"},
   "date": {"value": "1952-03-01T00:00:00Z"}},
  {"item": {"value": "http://www.wikidata.org/entity/Q4"}, "itemLabel": {"value": "Día"},
   "date": {"value": "1952-01-01T00:00:00Z"}, "datePrecision": {"value": "11"}}
]}}"#,
    );
    assert_eq!(report.format, Format::Wikidata);
    assert_eq!((report.found(), report.dropped()), (5, 1));
    assert_eq!(record.languages, ["es"]);
    assert_eq!(dates(&record), ["-0043-03-15", "1952", "1952-03", "1952-01-01"]);
    assert_eq!(
        record.events.iter().map(|event| event.id.as_str()).collect::<Vec<_>>(),
        ["q1", "q2", "q3", "q4"]
    );
    assert_eq!(record.events[0].places.len(), 2);
    assert_eq!(record.events[0].participants.len(), 1);
    let source = record.sources.iter().find(|it| it.id == record.events[0].citations[0].source).unwrap();
    assert_eq!(source.url.as_deref(), Some("https://www.wikidata.org/wiki/Q1"));
    assert!(tells(&report, "/results/bindings/2/height", Outcome::Dropped, "12"), "{:#?}", report.entries);
    assert!(
        tells(&report, "/results/bindings/2/date", Outcome::Guessed, "1952-01-01"),
        "{:#?}",
        report.entries
    );

    // As the query service lets one download it.
    let (record, _) = good(
        r#"[{"item": "http://www.wikidata.org/entity/Q9", "itemLabel": "A", "inception": "1952-03-04T00:00:00Z"}]"#,
    );
    assert_eq!(dates(&record), ["1952-03-04"]);
}
