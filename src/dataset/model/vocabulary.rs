//! The words with a fixed meaning in a record.

use serde::{Deserialize, Serialize};

use super::macros::types;

types! {
    /// The version of the format.
    pub enum Format {
        /// The first version.
        #[default]
        #[serde(rename = "annals/1")]
        V1,
    }

    /// What the date of an event rests on.
    pub enum Basis {
        /// The source gives the date for this event.
        Stated,
        /// The source places the event inside another, dated one.
        Derived,
        /// The editor concludes it from other statements; a doubt should say how.
        Inferred,
        /// The source only says before or after what.
        Bound,
        /// There is no date.
        #[default]
        None,
    }

    /// Whether the source says that the event took place.
    pub enum Attestation {
        /// It does.
        #[default]
        Stated,
        /// It only implies it ("visit Vietnam *again*").
        Implied,
        /// It says that something took place, but not of what kind.
        Unclear,
    }

    /// How the amount of a figure is to be taken.
    pub enum Bound {
        /// As it is.
        #[default]
        Exact,
        /// About so much.
        About,
        /// More than this.
        MoreThan,
        /// Less than this.
        LessThan,
    }

    /// What sort of thing an entity is.
    pub enum EntityType {
        /// A human being.
        #[default]
        Person,
        /// A party, parliament, ministry, company, committee.
        Organization,
        /// A city, airport, region.
        Place,
        /// A country or a historical state.
        State,
        /// An order, medal or prize.
        Award,
        /// A treaty, article or other text.
        Document,
        /// A policy or idea.
        Concept,
        /// Several people who are not named, or a people.
        Group,
    }

    /// How one event hangs on another.
    pub enum Relation {
        /// It took place during the other.
        #[default]
        PartOf,
        /// It came after the other and because of it.
        Follows,
        /// It is a statement about the other.
        CommentsOn,
    }

    /// What a doubt is about.
    pub enum DoubtKind {
        /// Sources, or passages of one source, that contradict each other.
        Disagreement,
        /// When something took place.
        Date,
        /// Who somebody is, which office was held, how a name is written.
        Identity,
        /// What the words of the source mean, or what they leave out.
        #[default]
        Wording,
        /// An amount, its unit or its reference.
        Figure,
    }
}
