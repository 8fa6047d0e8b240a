//! The record as data beside the page: what `data/` holds.

use crate::dataset::Dataset;
use crate::interop::jsonld::Texts;
use crate::interop::{Report, atom, csv, ical, json, jsonld};

use super::File;

/// Where the record itself is, for readers and for an element with `src`.
pub const RECORD: &str = "data/record.json";

/// What leads from the folder `data/` back to the page.
const PAGE: &str = "../";

/// A file of data as the page offers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offer {
    /// Its path beside the page.
    pub path: &'static str,
    /// Its media type.
    pub mime: &'static str,
    /// Which of the formats it is.
    pub format: Format,
}

/// A format of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The record itself.
    Json,
    /// The events as a table.
    Csv,
    /// Linked data.
    JsonLd,
    /// A calendar of the events that are dated to the day.
    Calendar,
    /// A feed of the events.
    Feed,
}

/// A file of data with what its format could not hold.
pub struct Data {
    /// How the page offers it.
    pub offer: Offer,
    /// What it holds.
    pub text: String,
    /// What it does not hold.
    pub report: Report,
}

impl Data {
    /// The file.
    #[must_use]
    pub fn file(self) -> File {
        File::new(self.offer.path, self.text)
    }
}

/// The record in each format that can hold something of it. `address` is the public one of the folder
/// of the page, where that is known.
#[must_use]
pub fn files(dataset: &Dataset, address: Option<&str>) -> Vec<Data> {
    let lang = dataset.fallback_lang();
    let page = address.unwrap_or(PAGE);
    let own = |path: &str| address.map(|address| format!("{address}{path}"));
    let data =
        |path, mime, format, (text, report)| Data { offer: Offer { path, mime, format }, text, report };
    // An entry of a calendar is read far from here, so that only a whole address leads back.
    let link = |id: &str| address.map(|address| format!("{address}#{id}"));
    let calendar = ical::write_all(dataset, lang, |event| link(&event.id));
    // A calendar with nothing in it is no calendar.
    let calendar = Some(calendar).filter(|(text, _)| text.contains("BEGIN:VEVENT"));
    let feed = atom::write(dataset, lang, page, own("data/feed.atom").as_deref());
    let linked = jsonld::write(dataset, Texts::All, Some(page));
    [
        Some(data(RECORD, "application/json", Format::Json, (json::write(dataset), Report::default()))),
        Some(data("data/events.csv", "text/csv", Format::Csv, csv::write(dataset, lang))),
        Some(data("data/record.jsonld", "application/ld+json", Format::JsonLd, linked)),
        calendar.map(|it| data("data/calendar.ics", "text/calendar", Format::Calendar, it)),
        feed.map(|it| data("data/feed.atom", "application/atom+xml", Format::Feed, it)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    fn paths(record: &str) -> Vec<&'static str> {
        files(&Dataset::from_json(record).unwrap(), None).iter().map(|data| data.offer.path).collect()
    }

    #[test]
    fn a_format_that_can_hold_nothing_of_a_record_is_left_out() {
        let all = [
            "data/record.json",
            "data/events.csv",
            "data/record.jsonld",
            "data/calendar.ics",
            "data/feed.atom",
        ];
        assert_eq!(paths(ARTICLES), all);
        let bare = serde_json::json!({
            "format": "annals/1", "id": "r", "title": "R", "languages": ["en"],
            "kinds": [{ "id": "k", "name": "K" }], "sources": [{ "id": "s", "type": "book", "title": "S" }],
            "events": [{ "id": "e", "date": "2012", "basis": "stated", "kind": "k", "title": "T",
                "citations": [{ "source": "s" }] }]
        });
        assert_eq!(paths(&bare.to_string()), all[..3]);
    }

    #[test]
    fn what_is_known_of_the_address_of_the_page_leads_back_to_it() {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let text = |address, format| {
            let found = files(&dataset, address).into_iter().find(|data| data.offer.format == format);
            found.unwrap().text.replace("\r\n ", "")
        };
        let known = Some("https://example.org/a/");
        let event = "#raul-castro-visit-vietnam";
        assert!(text(known, Format::Feed).contains(&format!("href=\"https://example.org/a/{event}\"")));
        assert!(text(None, Format::Feed).contains(&format!("href=\"../{event}\"")));
        assert!(text(known, Format::Calendar).contains("URL:https://example.org/a/#"));
        assert!(!text(None, Format::Calendar).contains("URL:"));
        assert!(text(None, Format::JsonLd).contains("\"@base\":\"../\""));
    }
}
