//! The events as TimelineJS3 reads them (JSON).
//!
//! It knows a year, a month and a day, and shows a text in place of them where it is given one. So a
//! date stands there no sharper than it is, and whatever is more than a day, a month or a year is said
//! in words besides. An event without a date has no place in it. Years before the common era count as
//! it counts them: -1 is 1 BCE.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::when::is_plain;
use super::{Report, in_order, sum};

use crate::dataset::model::{Event, Media};
use crate::dataset::{Civil, Dataset, Date, Day, Form, Part, Precision, Text, is_turning};

/// The first and the last year that it can draw to the day; beyond, it draws years alone.
const HUMAN: std::ops::RangeInclusive<i32> = -271_820..=275_759;

/// Writes the events in their order, in the language `lang` as far as there are texts in it. `say` puts
/// a date in words.
#[must_use]
pub fn write(data: &Dataset, lang: &str, say: &dyn Fn(&Date) -> String) -> (String, Report) {
    let record = &data.record;
    let events: Vec<Arc<Event>> = in_order(data).filter(|event| event.date.is_some()).collect();
    let mut stops = events.iter().filter_map(|event| event.date.as_ref()).flat_map(ends).flatten();
    let deep = stops.any(|stop| !HUMAN.contains(&stop.day.year));
    let writer = Writer { data, lang, say, deep };
    let title = object([
        ("headline", Some(writer.text(&record.title))),
        ("text", record.description.as_ref().map(|text| writer.text(text))),
    ]);
    let timeline = json!({
        "scale": if deep { "cosmological" } else { "human" },
        "title": { "unique_id": record.id, "text": title },
        "events": events.iter().map(|event| writer.event(event)).collect::<Vec<_>>(),
    });
    let mut report = Report::default();
    report.leave_out("events without a date", sum(data, |event| usize::from(event.date.is_none())));
    report.leave_out("participants", sum(data, |event| event.participants.len()));
    report.leave_out("places", sum(data, |event| event.places.len()));
    report.leave_out("quotes", sum(data, |event| event.quotes.len()));
    report.leave_out("figures", sum(data, |event| event.figures.len()));
    let sides = |event: &Event| event.accounts.iter().map(|accounts| accounts.sides.len()).sum();
    report.leave_out("differing accounts", sum(data, sides));
    report.leave_out("mentions", sum(data, |event| event.mentions.len()));
    report.leave_out("links between events", sum(data, |event| event.links.len()));
    report.leave_out("media after the first", sum(data, |event| event.media.len().saturating_sub(1)));
    report.leave_out("citations", sum(data, |event| event.all_citations().count()));
    report.leave_out("sources", record.sources.len());
    report.leave_out("doubts", record.doubts.len());
    report.leave_out("claims", record.claims.len());
    report.leave_out("further languages", record.languages.len().saturating_sub(1));
    (format!("{timeline:#}\n"), report)
}

struct Writer<'a> {
    data: &'a Dataset,
    lang: &'a str,
    say: &'a dyn Fn(&Date) -> String,
    deep: bool,
}

impl Writer<'_> {
    fn event(&self, event: &Event) -> Value {
        let ends = event.date.as_ref().map(ends).unwrap_or_default();
        let time = event.date.as_ref().and_then(Date::time_of_day);
        let [start, end] = ends.map(|stop| stop.map(|stop| self.stop(stop, time.map(|(clock, _)| clock))));
        let kind = self.data.record.kinds.iter().find(|kind| kind.id == event.kind);
        let has_zone = time.is_some_and(|(_, zone)| !zone.is_empty());
        let words = event.date.as_ref().filter(|date| has_zone || !is_plain(date));
        let words = words.map(|date| escape(&(self.say)(date)));
        let text = object([
            ("headline", Some(self.text(&event.title))),
            ("text", event.summary.as_ref().map(|text| self.text(text))),
        ]);
        object([
            ("unique_id", Some(event.id.clone().into())),
            ("end_date", end.filter(|end| start.as_ref() != Some(end))),
            ("start_date", start),
            ("display_date", words.map(Value::from)),
            ("text", Some(text)),
            ("group", kind.map(|kind| self.text(&kind.name))),
            ("media", event.media.first().map(|media| self.media(media))),
            ("autolink", Some(false.into())),
        ])
    }

    fn media(&self, it: &Media) -> Value {
        json!({ "url": it.url, "alt": self.text(&it.alt), "credit": self.text(&it.credit) })
    }

    /// As year, month, day and time of day, as far as they are known and drawn.
    fn stop(&self, stop: Stop, clock: Option<&str>) -> Value {
        let Civil { year, month, day } = stop.day;
        let year = if year > 0 { year } else { year - 1 };
        let figures = |at: usize| clock.filter(|_| !self.deep)?.get(at..at + 2)?.parse::<u8>().ok();
        object([
            ("year", Some(year.into())),
            ("month", (stop.figures > 1 && !self.deep).then(|| month.into())),
            ("day", (stop.figures > 2 && !self.deep).then(|| day.into())),
            ("hour", figures(0).map(Value::from)),
            ("minute", figures(3).map(Value::from)),
            ("second", figures(6).filter(|second| *second > 0).map(Value::from)),
        ])
    }

    fn text(&self, text: &Text) -> Value {
        escape(text.pick(self.lang, self.data.fallback_lang()).text).into()
    }
}

/// A day of which so many figures hold: the year, the month, the day.
#[derive(Clone, Copy)]
struct Stop {
    day: Civil,
    figures: u8,
}

/// Where a date begins and where it ends; the same twice for one day, month or year.
fn ends(date: &Date) -> [Option<Stop>; 2] {
    let (start, end) = match date.form() {
        Form::Within(part) => (first(part), last(part)),
        Form::OrLater(part) | Form::OrEarlier(part) => (first(part), None),
        Form::Interval(start, end) => (start.part().and_then(first), end.part().and_then(last)),
        Form::OneOf(parts) | Form::AllOf(parts) => (
            parts.iter().min_by_key(|part| part.earliest).and_then(first),
            parts.iter().max_by_key(|part| part.latest).and_then(last),
        ),
    };
    // It draws nothing that has no beginning.
    if start.is_none() { [end, None] } else { [start, end] }
}

fn first(part: &Part) -> Option<Stop> {
    stop(part, part.earliest)
}

fn last(part: &Part) -> Option<Stop> {
    stop(part, part.latest)
}

fn stop(part: &Part, day: Day) -> Option<Stop> {
    let figures = match part.precision {
        Precision::Day | Precision::Stretch => 3,
        Precision::Month | Precision::Season(_) => 2,
        Precision::Year | Precision::Decade | Precision::Century => 1,
    };
    (day != Day::MIN && day != Day::MAX).then(|| Stop { day: day.civil(), figures })
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    fields.collect::<Map<_, _>>().into()
}

/// A text as the HTML that stands for it: TimelineJS takes its texts for HTML.
fn escape(text: &str) -> String {
    text.replace(is_turning, "").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    fn event(date: &str, title: &str) -> Value {
        let json = json!({
            "format": "annals/1", "id": "r", "title": "R", "languages": ["en"],
            "kinds": [{ "id": "k", "name": "K & L" }],
            "sources": [{ "id": "s", "type": "book", "title": "S" }],
            "events": [{ "id": "e", "date": date, "basis": "stated", "kind": "k", "title": title,
                "citations": [{ "source": "s" }] }]
        });
        let data = Dataset::from_json(&json.to_string()).unwrap();
        let (text, _) = write(&data, "en", &|date| format!("on {}", date.as_str()));
        let written: Value = serde_json::from_str(&text).unwrap();
        json!([written["scale"], written["events"][0]])
    }

    #[test]
    fn a_date_is_as_sharp_as_it_is_known_and_what_cannot_be_held_is_said() {
        for (edtf, start, end, said) in [
            ("2012-09-18", json!({ "year": 2012, "month": 9, "day": 18 }), Value::Null, false),
            ("2012-04", json!({ "year": 2012, "month": 4 }), Value::Null, false),
            ("2012", json!({ "year": 2012 }), Value::Null, false),
            ("1985~", json!({ "year": 1985 }), Value::Null, true),
            ("199X", json!({ "year": 1990 }), json!({ "year": 1999 }), true),
            ("2012-04/2013", json!({ "year": 2012, "month": 4 }), json!({ "year": 2013 }), true),
            ("2012/..", json!({ "year": 2012 }), Value::Null, true),
            ("/2012", json!({ "year": 2012 }), Value::Null, true),
            ("[2012-07..]", json!({ "year": 2012, "month": 7 }), Value::Null, true),
            (
                "[1960-12-02,1960-12-12]",
                json!({ "year": 1960, "month": 12, "day": 2 }),
                json!({ "year": 1960, "month": 12, "day": 12 }),
                true,
            ),
            (
                "2012-09-18T13:05:00",
                json!({ "year": 2012, "month": 9, "day": 18, "hour": 13, "minute": 5 }),
                Value::Null,
                false,
            ),
            (
                "2012-09-18T13:05:07Z",
                json!({ "year": 2012, "month": 9, "day": 18, "hour": 13, "minute": 5, "second": 7 }),
                Value::Null,
                true,
            ),
            ("0000", json!({ "year": -1 }), Value::Null, true),
            ("-0043-03", json!({ "year": -44, "month": 3 }), Value::Null, true),
        ] {
            let written = event(edtf, "T");
            assert_eq!((&written[1]["start_date"], &written[1]["end_date"]), (&start, &end), "{edtf}");
            let said = said.then(|| format!("on {edtf}"));
            assert_eq!(written[1]["display_date"].as_str(), said.as_deref(), "{edtf}");
            assert_eq!(written[0], "human");
        }
        let deep = event("Y-300000", "T");
        assert_eq!(
            (&deep[0], &deep[1]["start_date"]),
            (&json!("cosmological"), &json!({ "year": -300_001 }))
        );
    }

    #[test]
    fn a_text_is_no_html_there() {
        let written = event("2012", "<img src=x onerror=a> & b");
        assert_eq!(written[1]["text"]["headline"], "&lt;img src=x onerror=a&gt; &amp; b");
        assert_eq!(written[1]["group"], "K &amp; L");
    }

    #[test]
    fn every_dated_event_is_there_and_the_others_are_counted() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let (text, report) = write(&data, "vi", &|date| date.as_str().to_owned());
        let written: Value = serde_json::from_str(&text).unwrap();
        let events = written["events"].as_array().unwrap().len();
        let undated = data.record.events.len() - events;
        assert!(undated > 0 && report.left_out.contains(&("events without a date", undated)), "{report}");
        assert_eq!(written["title"]["text"]["headline"], "Cuba và Việt Nam");
    }
}
