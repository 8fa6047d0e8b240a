//! Events as entries of a calendar (RFC 5545).
//!
//! A calendar knows days and nothing vaguer, so only an event that is dated to the day has an entry.

use super::{Report, in_order, when};
use crate::dataset::model::Event;
use crate::dataset::{Civil, Dataset, Day, Text, is_turning};

/// A line holds so many octets before it is folded.
const LINE: usize = 75;

/// A property with its value, where there is one.
type Property = (&'static str, Option<String>);

/// Writes the calendar entry of an event in the language `lang`; nothing where its date is no day
/// of the years 1 to 9999, and no row of days either. `link` leads to the event.
#[must_use]
pub fn write(data: &Dataset, event: &Event, lang: &str, link: Option<&str>) -> Option<String> {
    Some(calendar(None, &entry(data, event, lang, link)?))
}

/// Likewise of all events that have one, as one calendar. `link` leads to an event.
#[must_use]
pub fn write_all(data: &Dataset, lang: &str, link: impl Fn(&Event) -> Option<String>) -> (String, Report) {
    let (mut entries, mut vague) = (String::new(), 0);
    for event in in_order(data) {
        match entry(data, &event, lang, link(&event).as_deref()) {
            Some(entry) => entries.push_str(&entry),
            None => vague += 1,
        }
    }
    let mut report = Report::default();
    report.leave_out("events without an exact day", vague);
    let name = escape(data.record.title.pick(lang, data.fallback_lang()).text);
    (calendar(Some(name), &entries), report)
}

fn calendar(name: Option<String>, entries: &str) -> String {
    let head = [
        ("BEGIN", Some("VCALENDAR".to_owned())),
        ("VERSION", Some("2.0".to_owned())),
        ("PRODID", Some("-//Annals//Annals//EN".to_owned())),
        ("NAME", name),
    ];
    let end = [("END", Some("VCALENDAR".to_owned()))];
    format!("{}{entries}{}", lines(head), lines(end))
}

fn entry(data: &Dataset, event: &Event, lang: &str, link: Option<&str>) -> Option<String> {
    let date = event.date.as_ref()?;
    let (first, last) = when::days(date)?;
    let (start, end) = (basic(first)?, basic(Day(last.0.checked_add(1)?))?);
    let moment = match date.time_of_day() {
        Some(time) => Some(moment(first, time)?),
        None => None,
    };
    let text = |text: &Text| escape(text.pick(lang, data.fallback_lang()).text);
    let name = |id: &String| data.entity(id).map_or_else(|| escape(id), |entity| text(&entity.name));
    let places = event.places.iter().map(name).collect::<Vec<_>>().join("\\, ");
    // There is no clock here: the entry is as old as the record, or else as its day.
    let changed = data.record.updated.as_ref().and_then(|date| basic(when::days(date)?.0));
    Some(lines([
        ("BEGIN", Some("VEVENT".to_owned())),
        ("UID", Some(format!("{}@{}.annals", event.id, data.record.id))),
        ("DTSTAMP", Some(format!("{}T000000Z", changed.as_ref().unwrap_or(&start)))),
        ("DTSTART;VALUE=DATE", moment.is_none().then(|| start.clone())),
        ("DTEND;VALUE=DATE", moment.is_none().then_some(end)),
        ("DTSTART", moment),
        ("SUMMARY", Some(text(&event.title))),
        ("DESCRIPTION", event.summary.as_ref().map(text)),
        ("LOCATION", Some(places).filter(|places| !places.is_empty())),
        ("URL", link.map(|link| link.chars().filter(|c| !c.is_control() && !is_turning(*c)).collect())),
        ("TRANSP", Some("TRANSPARENT".to_owned())),
        ("END", Some("VEVENT".to_owned())),
    ]))
}

fn lines<const N: usize>(properties: [Property; N]) -> String {
    let lines = properties.into_iter().filter_map(|(name, value)| Some(fold(&format!("{name}:{}", value?))));
    lines.collect()
}

/// A day as `20120918`; nothing for a year that does not have four digits.
fn basic(day: Day) -> Option<String> {
    let Civil { year, month, day } = day.civil();
    (1..=9999).contains(&year).then(|| format!("{year:04}{month:02}{day:02}"))
}

/// A time of a day as `20120918T130500`, on the clocks of the place; in UTC, with a `Z` behind it, where
/// its distance from that is known.
fn moment(day: Day, (clock, zone): (&str, &str)) -> Option<String> {
    fn numbers<const N: usize>(text: &str) -> [i32; N] {
        let mut parts = text.split(':').map(|part| part.parse().unwrap_or(0));
        std::array::from_fn(|_| parts.next().unwrap_or(0))
    }
    let [hour, minute, second] = numbers(clock);
    let [hours, minutes] = numbers(zone.trim_start_matches(['+', '-', 'Z']));
    let ahead = (hours * 60 + minutes) * if zone.starts_with('-') { -1 } else { 1 };
    let minutes = hour * 60 + minute - ahead;
    let day = basic(Day(day.0.checked_add(minutes.div_euclid(24 * 60))?))?;
    let (hour, minute) = (minutes.rem_euclid(24 * 60) / 60, minutes.rem_euclid(60));
    Some(format!("{day}T{hour:02}{minute:02}{second:02}{}", if zone.is_empty() { "" } else { "Z" }))
}

/// A text as the value of a property.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' | '\r' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c if is_turning(c) => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line with its end, broken so that no part of it is too long and no character is cut.
fn fold(line: &str) -> String {
    let mut folded = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE {
            folded.push_str("\r\n ");
            octets = 1;
        }
        folded.push(c);
        octets += c.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::dataset::ARTICLES;

    fn record(date: &str, title: &str) -> Dataset {
        let json = serde_json::json!({
            "format": "annals/1", "id": "r", "title": "R", "languages": ["en"],
            "kinds": [{ "id": "k", "name": "K" }],
            "sources": [{ "id": "s", "type": "book", "title": "S" }],
            "events": [{ "id": "e", "date": date, "basis": "stated", "kind": "k", "title": title,
                "citations": [{ "source": "s" }] }]
        });
        Dataset::from_json(&json.to_string()).unwrap()
    }

    fn entry(date: &str, title: &str) -> Option<String> {
        let data = record(date, title);
        write(&data, &data.record.events.get(0).unwrap(), "en", Some("https://example.org/#r.e=e"))
    }

    /// The properties, as a calendar reads them.
    fn read(entry: &str) -> Vec<(String, String)> {
        let unfolded = entry.replace("\r\n ", "");
        let lines = unfolded.strip_suffix("\r\n").unwrap().split("\r\n");
        lines.map(|line| line.split_once(':').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap()).collect()
    }

    fn value(entry: &str, name: &str) -> Option<String> {
        read(entry).into_iter().find(|(found, _)| found == name).map(|(_, value)| value)
    }

    fn unescape(text: &str) -> String {
        let (mut plain, mut letters) = (String::new(), text.chars());
        while let Some(c) = letters.next() {
            plain.push(match c {
                '\\' => letters.next().map(|c| if c == 'n' { '\n' } else { c }).unwrap(),
                c => c,
            });
        }
        plain
    }

    #[test]
    fn days_have_an_entry_and_nothing_vaguer_has() {
        let days = |date| {
            entry(date, "T").map(|entry| {
                (value(&entry, "DTSTART;VALUE=DATE").unwrap(), value(&entry, "DTEND;VALUE=DATE").unwrap())
            })
        };
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(days("2012-09-18"), pair("20120918", "20120919"));
        assert_eq!(days("2012-12-31"), pair("20121231", "20130101"));
        assert_eq!(days("2012-02-27/2012-02-29"), pair("20120227", "20120301"));
        for vague in ["2012-04", "2012", "2012-09-18~", "[1960-12-02,1960-12-12]", "[2012-07-01..]"] {
            assert_eq!(days(vague), None, "{vague}");
        }
        for out_of_range in ["-0043-03-15", "9999-12-31", "2012-09-18/..", "2012-09-18/2012-10"] {
            assert_eq!(days(out_of_range), None, "{out_of_range}");
        }
    }

    #[test]
    fn a_time_of_day_is_that_of_the_place_or_of_utc() {
        for (time, expected) in [
            ("13:05:07", "20120918T130507"),
            ("00:30:00Z", "20120918T003000Z"),
            ("03:05:00+07", "20120917T200500Z"),
            ("22:00:00-05:30", "20120919T033000Z"),
        ] {
            let entry = entry(&format!("2012-09-18T{time}"), "T").unwrap();
            assert_eq!(value(&entry, "DTSTART").as_deref(), Some(expected));
            assert!(!entry.contains("VALUE=DATE") && !entry.contains("DTEND"), "{entry}");
        }
    }

    #[test]
    fn the_default_record_has_whole_entries() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let entries: Vec<String> =
            data.record.events.iter().filter_map(|event| write(&data, &event, "vi", None)).collect();
        assert!(!entries.is_empty());
        let updated = data.record.updated.as_ref().unwrap().as_str().replace('-', "");
        for entry in entries {
            let names: Vec<String> = read(&entry).into_iter().map(|(name, _)| name).collect();
            assert_eq!(names[..3], ["BEGIN", "VERSION", "PRODID"]);
            assert_eq!(names[names.len() - 2..], ["END", "END"]);
            assert_eq!(value(&entry, "DTSTAMP").unwrap(), format!("{updated}T000000Z"));
            assert!(value(&entry, "UID").unwrap().ends_with("@cuba-vietnam.annals"));
        }
    }

    #[test]
    fn a_calendar_has_every_event_of_a_day_and_counts_the_others() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let (calendar, report) =
            write_all(&data, "es", |event| Some(format!("https://example.org/#{}", event.id)));
        let entries = calendar.matches("BEGIN:VEVENT\r\n").count();
        let all = data.record.events.len();
        assert!(entries > 0 && entries < all);
        assert_eq!(report.left_out, [("events without an exact day", all - entries)]);
        assert_eq!(calendar.matches("BEGIN:VCALENDAR").count(), 1);
        assert_eq!(value(&calendar, "NAME").unwrap(), "Cuba y Vietnam");
        let uids: std::collections::BTreeSet<_> =
            read(&calendar).into_iter().filter(|(name, _)| name == "UID").collect();
        assert_eq!(uids.len(), entries);
        for event in &data.record.events {
            assert_eq!(
                calendar.contains(&format!("UID:{}@", event.id)),
                write(&data, &event, "es", None).is_some()
            );
        }
    }

    #[test]
    fn an_entry_is_as_old_as_its_day_where_the_record_does_not_say() {
        assert_eq!(value(&entry("2012-09-18", "T").unwrap(), "DTSTAMP").unwrap(), "20120918T000000Z");
    }

    proptest! {
        #[test]
        fn a_calendar_reads_the_title_as_it_was(title in "[a-zễ;,:\\\\\n\"]{1,200}") {
            prop_assume!(!title.trim().is_empty());
            let entry = entry("2012-09-18", &title).unwrap();
            prop_assert!(entry.split("\r\n").all(|line| line.len() <= LINE), "{}", entry);
            prop_assert!(!entry.replace("\r\n", "").contains(['\r', '\n']));
            prop_assert_eq!(unescape(&value(&entry, "SUMMARY").unwrap()), title);
        }
    }
}
