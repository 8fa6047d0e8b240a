//! The record as it is authored: one JSON file in the format `annals/1`.
//!
//! The types are the format. Field names follow CSL-JSON where it has one. The JSON Schema
//! (`annals schema`) is generated from them, so their docs are what an author's editor shows.

mod apparatus;
mod macros;
mod read;
mod vocabulary;
mod written;

use serde::{Deserialize, Serialize};

use super::{Date, Text};
pub use apparatus::{Called, Citation, Claim, Doubt, Point, Series, Settled, Source};
use macros::types;
pub use vocabulary::{Attestation, Basis, Bound, DoubtKind, EntityType, Format, Relation};
use written::{amount, is_default};

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
