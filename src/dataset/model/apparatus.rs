//! What events rest on and what stands beside them: sources, citations, claims, series, doubts.

use serde::{Deserialize, Serialize};

use super::macros::types;
use super::written::{is_default, number};
use super::{Bound, Date, DoubtKind, Id, Text};

types! {
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
