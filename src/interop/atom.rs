//! The events as a feed (Atom, RFC 4287).
//!
//! A feed has to say when each of its entries was last changed, and all that a record says of that is
//! its own date. A record without one has no feed.

use super::when::Known;
use super::{Report, in_order, sum};
use crate::dataset::model::Event;
use crate::dataset::{Chosen, Dataset, Text, is_turning};

/// Writes the feed in the language `lang`, as far as there are texts in it; nothing where the record
/// does not say when it was last changed. `page` is the page with the events, `own` the address of the
/// feed where that is known.
#[must_use]
pub fn write(data: &Dataset, lang: &str, page: &str, own: Option<&str>) -> Option<(String, Report)> {
    let record = &data.record;
    let known = record.updated.as_ref().and_then(Known::of)?;
    let (month, day) = (known.month.unwrap_or(1), known.day.unwrap_or(1));
    let updated = format!("{:04}-{month:02}-{day:02}T00:00:00Z", known.year);
    let feed = Feed { data, lang, page, id: format!("urn:annals:{}", record.id), updated };
    let mut report = Report::default();
    report.leave_out("dates of events", sum(data, |event| usize::from(event.date.is_some())));
    report.leave_out("participants", sum(data, |event| event.participants.len()));
    report.leave_out("places", sum(data, |event| event.places.len()));
    report.leave_out("quotes", sum(data, |event| event.quotes.len()));
    report.leave_out("figures", sum(data, |event| event.figures.len()));
    report.leave_out("citations", sum(data, |event| event.all_citations().count()));
    report.leave_out("doubts", record.doubts.len());
    report.leave_out("claims", record.claims.len());
    report.leave_out("further languages", record.languages.len().saturating_sub(1));
    Some((feed.write(own), report))
}

struct Feed<'a> {
    data: &'a Dataset,
    lang: &'a str,
    page: &'a str,
    id: String,
    updated: String,
}

impl Feed<'_> {
    fn write(&self, own: Option<&str>) -> String {
        let record = &self.data.record;
        let own = own.map(|own| format!("<link rel=\"self\" href=\"{}\"/>\n", escape(own)));
        let subtitle = record.description.as_ref().map(|text| self.text("subtitle", text));
        let entries: String = in_order(self.data).map(|event| self.entry(&event)).collect();
        // Who wrote the record it does not say, and a feed has to name somebody.
        let author = escape(self.pick(&record.title).text);
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
             <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n<id>{}</id>\n{}{}\
             <updated>{}</updated>\n<author><name>{author}</name></author>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n{}{entries}</feed>\n",
            escape(self.lang),
            self.id,
            self.text("title", &record.title),
            subtitle.unwrap_or_default(),
            self.updated,
            escape(self.page),
            own.unwrap_or_default(),
        )
    }

    fn entry(&self, event: &Event) -> String {
        let (id, updated) = (&event.id, &self.updated);
        let kind = self.data.record.kinds.iter().find(|kind| kind.id == event.kind);
        let label = kind.map(|kind| format!(" label=\"{}\"", escape(self.pick(&kind.name).text)));
        let summary = event.summary.as_ref().map(|text| self.text("summary", text));
        // Without a text of its own an entry has to have one elsewhere, which its link is.
        format!(
            "<entry>\n<id>{}:{id}</id>\n{}<updated>{updated}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}#{id}\"/>\n\
             <category term=\"{}\"{}/>\n{}</entry>\n",
            self.id,
            self.text("title", &event.title),
            escape(self.page),
            escape(&event.kind),
            label.unwrap_or_default(),
            summary.unwrap_or_default(),
        )
    }

    /// An element with a text, marked with its language where that is not the feed's.
    fn text(&self, name: &str, text: &Text) -> String {
        let chosen = self.pick(text);
        let lang = chosen.lang.filter(|lang| *lang != self.lang);
        let lang = lang.map(|lang| format!(" xml:lang=\"{}\"", escape(lang))).unwrap_or_default();
        format!("<{name}{lang}>{}</{name}>\n", escape(chosen.text))
    }

    fn pick<'t>(&self, text: &'t Text) -> Chosen<'t> {
        text.pick(self.lang, self.data.fallback_lang())
    }
}

/// A text inside an element or a quoted attribute, without the signs that XML cannot hold.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(c),
            '\r' => escaped.push_str("&#13;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() || is_turning(c) => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    #[test]
    fn every_event_is_an_entry_with_what_a_feed_demands() {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let (feed, report) = write(&data, "es", "../index.html", None).unwrap();
        let day = data.record.updated.as_ref().unwrap().as_str();
        let events = data.record.events.len();
        assert_eq!(feed.matches(&format!("<updated>{day}T00:00:00Z</updated>")).count(), events + 1);
        for event in &data.record.events {
            let id = &event.id;
            assert!(feed.contains(&format!("<id>urn:annals:cuba-vietnam:{id}</id>")), "{id}");
            assert!(feed.contains(&format!("href=\"../index.html#{id}\"/>")), "{id}");
        }
        assert!(feed.contains("<title>Cuba y Vietnam</title>\n") && !feed.contains("rel=\"self\""));
        assert!(!report.left_out.is_empty());
        let own = write(&data, "en", "https://example.org/", Some("https://example.org/data/feed.atom"));
        assert!(own.unwrap().0.contains("<link rel=\"self\" href=\"https://example.org/data/feed.atom\"/>"));
    }

    #[test]
    fn a_record_of_no_known_age_has_no_feed() {
        let mut record: serde_json::Value = serde_json::from_str(ARTICLES).unwrap();
        record.as_object_mut().unwrap().remove("updated");
        assert_eq!(write(&Dataset::from_json(&record.to_string()).unwrap(), "en", "/", None), None);
    }

    #[test]
    fn nothing_in_a_text_is_markup() {
        assert_eq!(escape("a]]><b c=\"d\">&\u{0}\u{b}\r\n"), "a]]&gt;&lt;b c=&quot;d&quot;&gt;&amp;&#13;\n");
    }
}
