//! The record as linked data: JSON-LD in the words of schema.org, which search engines read.
//!
//! The context names schema.org as the home of its words, which is how JSON-LD knows them; nobody
//! fetches it. What schema.org has no word for is said in words of our own, under `urn:annals:`: the
//! date in EDTF above all. `startDate` and `endDate` stand only where a date is certain and the sources
//! state it.

use super::compact::Json;
use super::when::Known;
use super::{Report, in_order, sum};
use crate::dataset::model::{
    Basis, Citation, Entity, EntityType, Event, Media, Participant, Relation, Source,
};
use crate::dataset::{Dataset, Date, Text};

/// Which of the texts of a record are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts<'a> {
    /// Those in one language, as far as there are any, without saying so at each.
    In(&'a str),
    /// All, each with its language.
    All,
}

/// Writes the record on one line. `base` is the page that the ids are places in, where the text does
/// not stand in that page itself: `#raul-castro-visit-vietnam` is an event, `#entity-raul-castro` a
/// person, `#source-granma` a source.
#[must_use]
pub fn write(data: &Dataset, texts: Texts, base: Option<&str>) -> (String, Report) {
    (text(data, texts, base), report(data, texts))
}

/// What is written, without the report.
#[must_use]
pub fn text(data: &Dataset, texts: Texts, base: Option<&str>) -> String {
    let writer = Writer { data, texts };
    let context = Json::object(&mut [
        ("@vocab", Some("https://schema.org/".into())),
        ("annals", Some("urn:annals:".into())),
        ("@base", base.map(Json::from)),
    ]);
    let mut graph = vec![writer.dataset()];
    in_order(data).for_each(|event| graph.push(writer.event(&event)));
    data.record.entities.iter().for_each(|entity| graph.push(writer.entity(entity)));
    data.record.sources.iter().for_each(|source| graph.push(writer.source(source)));
    let graph = Json::list(&mut graph.into_iter());
    Json::object(&mut [("@context", Some(context)), ("@graph", Some(graph))]).to_string()
}

fn report(data: &Dataset, texts: Texts) -> Report {
    let mut report = Report::default();
    report.leave_out("quotes", sum(data, |event| event.quotes.len()));
    report.leave_out("figures", sum(data, |event| event.figures.len()));
    let sides = |event: &Event| event.accounts.iter().map(|accounts| accounts.sides.len()).sum();
    report.leave_out("differing accounts", sum(data, sides));
    report.leave_out("mentions", sum(data, |event| event.mentions.len()));
    let other = |event: &Event| event.links.iter().filter(|link| link.rel != Relation::PartOf).count();
    report.leave_out("links between events", sum(data, other));
    report.leave_out("doubts", data.record.doubts.len());
    report.leave_out("claims", data.record.claims.len());
    let further = if texts == Texts::All { 0 } else { data.record.languages.len().saturating_sub(1) };
    report.leave_out("further languages", further);
    report
}

struct Writer<'a> {
    data: &'a Dataset,
    texts: Texts<'a>,
}

impl Writer<'_> {
    fn dataset(&self) -> Json {
        let record = &self.data.record;
        node(
            "Dataset",
            &mut [
                ("name", Some(self.text(&record.title))),
                ("description", record.description.as_ref().map(|text| self.text(text))),
                ("license", record.license.as_ref().map(Json::from)),
                ("dateModified", record.updated.as_ref().and_then(Known::of).map(said)),
                (
                    "inLanguage",
                    Some(match self.texts {
                        Texts::In(lang) => lang.into(),
                        Texts::All => Json::list(&mut record.languages.iter().map(Json::from)),
                    }),
                ),
            ],
        )
    }

    fn event(&self, event: &Event) -> Json {
        let sure = matches!(event.basis, Basis::Stated | Basis::Derived);
        let [start, end] = event.date.as_ref().filter(|_| sure).map(Known::of_both).unwrap_or_default();
        let moment = event.date.as_ref().filter(|date| sure && date.time_of_day().is_some());
        let moment = moment.and_then(Date::html_datetime).map(Json::from);
        let kind = self.data.record.kinds.iter().find(|kind| kind.id == event.kind);
        let whole = event.links.iter().filter(|link| link.rel == Relation::PartOf);
        node(
            "Event",
            &mut [
                ("@id", Some(format!("#{}", event.id).into())),
                ("name", Some(self.text(&event.title))),
                ("description", event.summary.as_ref().map(|text| self.text(text))),
                ("keywords", kind.map(|kind| self.text(&kind.name))),
                ("startDate", moment.or(start.map(said))),
                ("endDate", end.map(said)),
                ("annals:edtf", event.date.as_ref().map(edtf)),
                ("location", list(&mut event.places.iter().map(|id| about("entity", id)))),
                ("attendee", list(&mut event.participants.iter().map(|it| self.participant(it)))),
                ("superEvent", list(&mut whole.map(|link| refer(format!("#{}", link.event))))),
                ("citation", list(&mut event.citations.iter().map(citation))),
                ("subjectOf", list(&mut event.media.iter().map(|it| self.media(it)))),
            ],
        )
    }

    fn participant(&self, it: &Participant) -> Json {
        let role = self.data.record.roles.iter().find(|role| role.id == it.role);
        node(
            "Role",
            &mut [
                ("roleName", role.map(|role| self.text(&role.name))),
                ("annals:office", it.office.as_ref().map(|office| self.text(office))),
                ("annals:asNamed", it.as_named.as_ref().map(Json::from)),
                ("attendee", Some(about("entity", &it.entity))),
            ],
        )
    }

    fn media(&self, it: &Media) -> Json {
        node(
            "MediaObject",
            &mut [
                ("contentUrl", Some((&it.url).into())),
                ("name", Some(self.text(&it.alt))),
                ("creditText", Some(self.text(&it.credit))),
            ],
        )
    }

    fn entity(&self, it: &Entity) -> Json {
        let kind = match it.kind {
            EntityType::Person => "Person",
            EntityType::Organization => "Organization",
            EntityType::Place => "Place",
            EntityType::State => "Country",
            EntityType::Document => "CreativeWork",
            EntityType::Award | EntityType::Concept | EntityType::Group => "Thing",
        };
        let within = it.part_of.as_ref().or(it.country.as_ref()).filter(|_| kind == "Place");
        let point = it.coordinates.map(|[latitude, longitude]| {
            node(
                "GeoCoordinates",
                &mut [("latitude", Some(latitude.into())), ("longitude", Some(longitude.into()))],
            )
        });
        node(
            kind,
            &mut [
                ("@id", Some(place("entity", &it.id).into())),
                ("name", Some(self.text(&it.name))),
                ("alternateName", list(&mut it.variants.iter().map(|variant| (&variant.name).into()))),
                ("description", it.description.as_ref().map(|text| self.text(text))),
                ("geo", point),
                ("containedInPlace", within.map(|id| about("entity", id))),
                ("sameAs", list(&mut it.same_as.iter().map(Json::from))),
            ],
        )
    }

    fn source(&self, it: &Source) -> Json {
        let kind = match it.kind.as_str() {
            "article" | "article-journal" | "article-magazine" | "entry-encyclopedia" => "Article",
            "article-newspaper" => "NewsArticle",
            "book" => "Book",
            "dataset" => "Dataset",
            "map" => "Map",
            "webpage" | "post-weblog" => "WebPage",
            _ => "CreativeWork",
        };
        let plain = |text: &Option<String>| text.as_ref().map(Json::from);
        node(
            kind,
            &mut [
                ("@id", Some(place("source", &it.id).into())),
                ("name", it.title.as_ref().or(it.label.as_ref()).map(|text| self.text(text))),
                ("author", plain(&it.author)),
                ("translator", plain(&it.translator)),
                ("publisher", plain(&it.publisher)),
                ("datePublished", it.issued.as_ref().and_then(Known::of).map(said)),
                ("annals:edtf", it.issued.as_ref().map(edtf)),
                ("inLanguage", plain(&it.lang)),
                ("url", plain(&it.url)),
                ("archivedAt", plain(&it.archived)),
                ("license", plain(&it.license)),
            ],
        )
    }

    fn text(&self, text: &Text) -> Json {
        match (self.texts, text) {
            (Texts::In(lang), _) => text.pick(lang, self.data.fallback_lang()).text.into(),
            (Texts::All, Text::Plain(text)) => text.as_str().into(),
            (Texts::All, Text::ByLang(texts)) => {
                Json::list(&mut texts.iter().map(|(lang, text)| said_in(lang, text)))
            }
        }
    }
}

fn said_in(lang: &str, text: &str) -> Json {
    Json::object(&mut [("@language", Some(lang.into())), ("@value", Some(text.into()))])
}

fn citation(it: &Citation) -> Json {
    node(
        "CreativeWork",
        &mut [
            ("isPartOf", Some(about("source", &it.source))),
            ("pagination", it.page.as_ref().map(Json::from)),
            ("annals:paragraph", it.paragraph.map(Json::from)),
        ],
    )
}

/// What has an id elsewhere.
fn about(what: &str, id: &str) -> Json {
    refer(place(what, id))
}

fn refer(place: String) -> Json {
    Json::object(&mut [("@id", Some(place.into()))])
}

fn place(what: &str, id: &str) -> String {
    format!("#{what}-{id}")
}

fn edtf(date: &Date) -> Json {
    date.as_str().into()
}

fn said(known: Known) -> Json {
    known.to_string().into()
}

fn list(values: &mut dyn Iterator<Item = Json>) -> Option<Json> {
    let mut values = values.peekable();
    values.peek().is_some().then(|| Json::list(&mut values))
}

fn node(kind: &str, fields: &mut [(&str, Option<Json>)]) -> Json {
    let mut node = vec![("@type", Some(kind.into()))];
    node.extend(fields.iter_mut().map(|(name, value)| (*name, value.take())));
    Json::object(&mut node)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;
    use crate::dataset::ARTICLES;

    fn read(texts: Texts, base: Option<&str>) -> (Dataset, Value) {
        let data = Dataset::from_json(ARTICLES).unwrap();
        let written = serde_json::from_str(&write(&data, texts, base).0).unwrap();
        (data, written)
    }

    fn all<'a>(written: &'a Value, kind: &str) -> Vec<&'a Value> {
        written["@graph"].as_array().unwrap().iter().filter(|node| node["@type"] == *kind).collect()
    }

    #[test]
    fn every_event_stands_there_by_its_id_and_every_reference_leads_somewhere() {
        let (data, written) = read(Texts::In("en"), None);
        let events: Vec<&str> =
            all(&written, "Event").iter().map(|event| &event["@id"].as_str().unwrap()[1..]).collect();
        let expected: Vec<String> = in_order(&data).map(|event| event.id.clone()).collect();
        assert_eq!(events, expected);
        let nodes = written["@graph"].as_array().unwrap();
        let known: BTreeSet<&str> = nodes.iter().filter_map(|node| node["@id"].as_str()).collect();
        let text = written.to_string();
        let named: Vec<&str> =
            text.split("\"@id\":\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(named.len() > known.len() && named.iter().all(|id| known.contains(id)), "{named:?}");
    }

    #[test]
    fn a_date_stands_there_only_as_far_as_it_is_certain_and_in_edtf_as_it_is() {
        let (data, written) = read(Texts::In("en"), None);
        for event in all(&written, "Event") {
            let ours = data.event(&event["@id"].as_str().unwrap()[1..]).unwrap();
            assert_eq!(event["annals:edtf"].as_str(), ours.date.as_ref().map(Date::as_str));
            let vague = ours.date.as_ref().is_none_or(|date| date.as_str().contains(['~', '?', 'X']));
            if vague || ours.basis == Basis::Inferred || ours.basis == Basis::Bound {
                assert!(event.get("startDate").is_none(), "{event}");
            }
        }
        let visit = all(&written, "Event").into_iter().find(|e| e["@id"] == "#raul-castro-visit-vietnam");
        assert_eq!(visit.unwrap()["startDate"], "2012-07");
    }

    #[test]
    fn a_time_of_day_stands_there_with_its_day() {
        let mut record = Dataset::from_json(ARTICLES).unwrap().to_record();
        let visit = record.events.iter_mut().find(|event| event.id == "raul-castro-visit-vietnam").unwrap();
        visit.date = Some(Date::parse("2012-07-08T13:05:00+07:00").unwrap());
        let written = text(&Dataset::from_record(&record).unwrap(), Texts::In("en"), None);
        assert!(written.contains(r#""startDate":"2012-07-08T13:05:00+07:00""#), "{written}");
    }

    #[test]
    fn texts_are_in_one_language_or_in_all() {
        let (_, one) = read(Texts::In("es"), Some("https://example.org/"));
        assert_eq!(all(&one, "Dataset")[0]["name"], "Cuba y Vietnam");
        assert_eq!(one["@context"]["@base"], "https://example.org/");
        let (data, every) = read(Texts::All, None);
        assert_eq!(all(&every, "Dataset")[0]["name"].as_array().unwrap().len(), data.record.languages.len());
        assert!(every["@context"].get("@base").is_none());
    }
}
