//! The record as it is authored: one JSON file in the format `annals/1`.
//!
//! The types are the format. Field names follow CSL-JSON where it has one. The JSON Schema
//! (`annals schema`) is generated from them, so their docs are what an author's editor shows.

mod macros;
mod read;
mod vocabulary;

use serde::{Deserialize, Serialize, Serializer};

use super::{Date, Text};
use macros::types;
pub use vocabulary::{Attestation, Basis, Bound, DoubtKind, EntityType, Format, Relation};

/// A stable name in kebab-case: `raul-castro-visit-vietnam`. Links hold it, so it never changes;
/// an event that is renamed keeps its old ids in `aliases`.
pub type Id = String;

/// A structured historical record. Its events are all there, or held as `E` holds them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "cli", schemars(rename = "Record", description = "A structured historical record."))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Record<E = Vec<Event>> {
    /// Where the JSON Schema of the format is, for editors. Not read.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The version of the format.
    pub format: Format,
    /// The name of the record in links and file names.
    pub id: Id,
    /// What the record is about.
    pub title: Text,
    /// One or two sentences under the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The languages of the record as BCP 47 tags, the first of them the fallback.
    pub languages: Vec<String>,
    /// The licence of the record, as an SPDX expression or a URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<String>,
    /// When the record was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<Date>,
    /// The kinds of event in the order of their lanes. Colours and shapes are given in this order.
    pub kinds: Vec<Term>,
    /// The roles in which an entity can take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Term>,
    /// What the record rests on. Their order gives the numbers in citations.
    pub sources: Vec<Source>,
    /// The ids of the sources whose events are the core of the record. They stand first in `sources`.
    /// Where the whole is too large to be carried inside the element, the core is, and the rest follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub core: Vec<Id>,
    /// Who and what the record speaks of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entities: Vec<Entity>,
    /// What took place, or is said to have.
    pub events: E,
    /// What the sources say that is no event: stances, ranks, standing bodies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub claims: Vec<Claim>,
    /// Amounts over time, each series as one source has it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    /// What is not certain. Events, entities and claims name those that touch them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
}

types! {
    /// A word of the record's own vocabulary.
    pub struct Term {
        /// Its id.
        pub id: Id,
        /// What the reader sees.
        pub name: Text,
    }

    /// A source.
    pub struct Source {
        /// Its id.
        pub id: Id,
        /// The CSL type: `article-newspaper`, `entry-encyclopedia`, `webpage`, `book`, …
        #[serde(rename = "type")]
        pub kind: String,
        /// Its title; absent where it has none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<Text>,
        /// What to call a source that has no title.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub label: Option<Text>,
        /// Who published it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub publisher: Option<String>,
        /// Who wrote it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub author: Option<String>,
        /// Who translated it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub translator: Option<String>,
        /// When it appeared.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub issued: Option<Date>,
        /// Where it is (http or https).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        /// When it was read.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub accessed: Option<Date>,
        /// Where a copy is kept (http or https).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub archived: Option<String>,
        /// Its language as a BCP 47 tag.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lang: Option<String>,
        /// Its licence.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub license: Option<String>,
        /// How many paragraphs it has, where citations count them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paragraphs: Option<u32>,
        /// Anything else a reader should know: how paragraphs are counted, what is missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
    }

    /// Where in a source a claim is found.
    pub struct Citation {
        /// The id of the source.
        pub source: Id,
        /// The paragraph, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub paragraph: Option<u32>,
        /// The page, as printed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<String>,
        /// A phrase of at most eight words that stands there word for word.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub phrase: Option<String>,
    }

    /// A person, organisation, place, state, award, document, concept or group.
    pub struct Entity {
        /// Its id.
        pub id: Id,
        /// What sort of thing it is.
        #[serde(rename = "type")]
        pub kind: EntityType,
        /// Its name as the record writes it.
        pub name: Text,
        /// The language of a name that is the same in every language ("vi" for Nguyễn Phú Trọng).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub lang: Option<String>,
        /// The name to sort by, where it is not the name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort_name: Option<String>,
        /// Other ways in which it is written.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub variants: Vec<Variant>,
        /// The state it belongs to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub country: Option<Id>,
        /// What it is, in a sentence, as the sources have it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub description: Option<Text>,
        /// The entity that contains it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub part_of: Option<Id>,
        /// Latitude and longitude in degrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub coordinates: Option<[f64; 2]>,
        /// The same thing elsewhere (http or https).
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub same_as: Vec<String>,
        /// Where the sources name or describe it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub citations: Vec<Citation>,
        /// The ids of the doubts that touch it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub doubts: Vec<Id>,
    }

    /// Another way in which a name is written.
    pub struct Variant {
        /// The name, letter for letter.
        pub name: String,
        /// Where a source writes it so. A variant without a citation comes from outside the sources
        /// and is marked as such.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub citations: Vec<Citation>,
    }

    /// Something that took place, or is said to have.
    pub struct Event {
        /// Its id.
        pub id: Id,
        /// Ids under which it was linked before.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub aliases: Vec<Id>,
        /// When, in EDTF and never sharper than the source; absent where there is no date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
        /// What the date rests on.
        #[serde(default)]
        pub basis: Basis,
        /// Whether the source says that it took place.
        #[serde(default, skip_serializing_if = "is_default")]
        pub attestation: Attestation,
        /// The id of its kind.
        pub kind: Id,
        /// What took place, in one line.
        pub title: Text,
        /// The same in a sentence or two, in our own words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub summary: Option<Text>,
        /// Who took part.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub participants: Vec<Participant>,
        /// The ids of entities that are spoken of, but took no part.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub mentions: Vec<Id>,
        /// The ids of the places where it was, each as exact as the source has it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub places: Vec<Id>,
        /// What was said, word for word. Indirect speech never stands here.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub quotes: Vec<Quote>,
        /// Amounts.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub figures: Vec<Figure>,
        /// Accounts that differ.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub accounts: Option<Accounts>,
        /// Where the sources have it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub citations: Vec<Citation>,
        /// The ids of the doubts that touch it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub doubts: Vec<Id>,
        /// How it hangs on other events.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub links: Vec<Link>,
        /// Pictures and recordings, loaded only when the reader asks.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub media: Vec<Media>,
    }

    /// An entity that took part in an event.
    pub struct Participant {
        /// The id of the entity.
        pub entity: Id,
        /// The id of its role.
        pub role: Id,
        /// The office as the source names it at this event; never carried over from another event.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub office: Option<Text>,
        /// The name as the source has it here, where it differs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub as_named: Option<String>,
        /// Where the source names it in this role and office.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub citations: Vec<Citation>,
    }

    /// Direct speech.
    pub struct Quote {
        /// The id of the speaker, where one is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub speaker: Option<Id>,
        /// The words, letter for letter, without quotation marks.
        pub text: String,
        /// Their language in the source as a BCP 47 tag.
        pub lang: String,
        /// Where they stand.
        pub citations: Vec<Citation>,
    }

    /// An amount.
    pub struct Figure {
        /// The amount as a number, where it is one.
        #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "amount")]
        pub value: Option<f64>,
        /// Its unit: `USD`, `t`, `d`, … as far as the source says.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<String>,
        /// How the amount is to be taken.
        #[serde(default, skip_serializing_if = "is_default")]
        pub bound: Bound,
        /// The amount as the reader sees it, with its unit: "US$9.5 million".
        pub text: Text,
        /// What it is the amount of.
        pub of: Text,
        /// Where it stands.
        pub citations: Vec<Citation>,
    }

    /// Accounts of one event that differ.
    pub struct Accounts {
        /// What they differ on: "of the day", "taken here as one visit".
        pub of: Text,
        /// The accounts; neither comes first by merit.
        pub sides: Vec<Account>,
        /// How the record treats the difference.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
    }

    /// One of several accounts.
    pub struct Account {
        /// What this account says, where it is not just a date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub title: Option<Text>,
        /// The date it gives.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub date: Option<Date>,
        /// What it says on each point; the same points on every side.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub facts: Vec<Fact>,
        /// Where it stands.
        pub citations: Vec<Citation>,
    }

    /// What an account says on one point.
    pub struct Fact {
        /// The point: "Place", "With".
        pub label: Text,
        /// What the account says; absent where it says nothing, which is shown as "not given".
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub value: Option<Text>,
    }

    /// A link to another event.
    pub struct Link {
        /// How this event hangs on the other.
        pub rel: Relation,
        /// The id of the other event.
        pub event: Id,
    }

    /// A picture or recording.
    pub struct Media {
        /// Where it is (http or https).
        pub url: String,
        /// What it shows, for readers who do not see it.
        pub alt: Text,
        /// Who made it and under which licence.
        pub credit: Text,
    }

    /// Something a source says of the relation itself.
    pub struct Claim {
        /// Its id.
        pub id: Id,
        /// The claim in our own words.
        pub text: Text,
        /// The ids of the entities it is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub about: Vec<Id>,
        /// Where it stands.
        pub citations: Vec<Citation>,
        /// The ids of the doubts that touch it.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub doubts: Vec<Id>,
    }

    /// Amounts of one thing over time as one source, or one line of sources, has them. Series of different
    /// sources are never joined: they may count different things.
    pub struct Series {
        /// Its id.
        pub id: Id,
        /// What it shows and by whom: "Two-way trade, Vietnam News Agency".
        pub name: Text,
        /// The unit of its amounts: `USD`, `t`, …
        pub unit: String,
        /// The ids of the entities it is about.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub about: Vec<Id>,
        /// Its points in the order of their dates.
        pub points: Vec<Point>,
        /// How it is to be taken: what is counted, what is missing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub note: Option<Text>,
    }

    /// An amount at a time.
    pub struct Point {
        /// The time it is the amount of: a year, a part of one, or an interval of which it is the mean.
        pub date: Date,
        /// The amount.
        #[serde(serialize_with = "number")]
        pub value: f64,
        /// How the amount is to be taken.
        #[serde(default, skip_serializing_if = "is_default")]
        pub bound: Bound,
        /// The amount as the reader sees it, with its unit: "US$142 million".
        pub text: Text,
        /// Where it stands.
        pub citations: Vec<Citation>,
    }

    /// Something that is not certain.
    pub struct Doubt {
        /// Its id.
        pub id: Id,
        /// What it is about.
        pub kind: DoubtKind,
        /// What is not certain, and why.
        pub text: Text,
        /// The passages it concerns.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub citations: Vec<Citation>,
        /// What settles it, where evidence does. It stays in the record, as sources still say what they say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub settled: Option<Settled>,
    }

    /// What settles a doubt.
    pub struct Settled {
        /// What the evidence says, and how the record takes it.
        pub text: Text,
        /// Where the evidence stands.
        pub citations: Vec<Citation>,
    }
}

impl<E> Record<E> {
    /// The events, and the same record with others in their place.
    pub fn with<F>(self, events: F) -> (E, Record<F>) {
        let Record {
            schema,
            format,
            id,
            title,
            description,
            languages,
            license,
            updated,
            kinds,
            roles,
            sources,
            core,
            entities,
            events: before,
            claims,
            series,
            doubts,
        } = self;
        let record = Record {
            schema,
            format,
            id,
            title,
            description,
            languages,
            license,
            updated,
            kinds,
            roles,
            sources,
            core,
            entities,
            events,
            claims,
            series,
            doubts,
        };
        (before, record)
    }
}

/// What a source is called.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Called<'a> {
    /// By its title.
    Title(&'a Text),
    /// By what the record calls it.
    Label(&'a Text),
    /// By who published it, for want of both; its date tells it from others. Else by its id.
    Publisher(&'a str),
}

impl Source {
    /// What it is called.
    #[must_use]
    pub fn called(&self) -> Called<'_> {
        match (&self.title, &self.label) {
            (Some(title), _) => Called::Title(title),
            (None, Some(label)) => Called::Label(label),
            (None, None) => Called::Publisher(self.publisher.as_deref().unwrap_or(&self.id)),
        }
    }
}

impl Entity {
    /// The name to sort by: as the record says, else the name in `lang` or the `fallback`.
    #[must_use]
    pub fn sorts_as(&self, lang: &str, fallback: &str) -> &str {
        self.sort_name.as_deref().unwrap_or(self.name.pick(lang, fallback).text)
    }
}

impl Event {
    /// Every citation of the event and of what is said in it, in no order that means anything.
    pub fn all_citations(&self) -> impl Iterator<Item = &Citation> {
        let roles = self.participants.iter().flat_map(|participant| &participant.citations);
        let quotes = self.quotes.iter().flat_map(|quote| &quote.citations);
        let figures = self.figures.iter().flat_map(|figure| &figure.citations);
        let sides = self.accounts.iter().flat_map(|accounts| &accounts.sides);
        let accounts = sides.flat_map(|side| &side.citations);
        self.citations.iter().chain(roles).chain(quotes).chain(figures).chain(accounts)
    }
}

/// Writes a whole amount as an author does: 60, not 60.0.
fn amount<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => number(value, serializer),
        None => serializer.serialize_none(),
    }
}

fn number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Up to there every whole number is exact.
    if value.fract() == 0.0 && value.abs() < 9e15 {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
