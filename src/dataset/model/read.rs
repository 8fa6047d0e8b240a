//! How each type is read from a tree: its fields by the names that they have in the file.

use super::*;
use crate::dataset::read::{Read, Reading};
use crate::dataset::tree::Tree;

impl Read for Record {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Record {
            schema: it.may("$schema"),
            format: it.must("format"),
            id: it.must("id"),
            title: it.must("title"),
            description: it.may("description"),
            languages: it.must("languages"),
            license: it.may("license"),
            updated: it.may("updated"),
            kinds: it.must("kinds"),
            roles: it.may("roles"),
            sources: it.must("sources"),
            core: it.may("core"),
            entities: it.may("entities"),
            events: it.must("events"),
            claims: it.may("claims"),
            series: it.may("series"),
            doubts: it.may("doubts"),
        })
    }
}

impl Read for Term {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Term { id: it.must("id"), name: it.must("name") })
    }
}

impl Read for Source {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Source {
            id: it.must("id"),
            kind: it.must("type"),
            title: it.may("title"),
            label: it.may("label"),
            publisher: it.may("publisher"),
            author: it.may("author"),
            translator: it.may("translator"),
            issued: it.may("issued"),
            url: it.may("url"),
            accessed: it.may("accessed"),
            archived: it.may("archived"),
            lang: it.may("lang"),
            license: it.may("license"),
            paragraphs: it.may("paragraphs"),
            note: it.may("note"),
        })
    }
}

impl Read for Citation {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Citation {
            source: it.must("source"),
            paragraph: it.may("paragraph"),
            page: it.may("page"),
            phrase: it.may("phrase"),
        })
    }
}

impl Read for Entity {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Entity {
            id: it.must("id"),
            kind: it.must("type"),
            name: it.must("name"),
            lang: it.may("lang"),
            sort_name: it.may("sortName"),
            variants: it.may("variants"),
            country: it.may("country"),
            description: it.may("description"),
            part_of: it.may("partOf"),
            coordinates: it.may("coordinates"),
            same_as: it.may("sameAs"),
            citations: it.may("citations"),
            doubts: it.may("doubts"),
        })
    }
}

impl Read for Variant {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Variant { name: it.must("name"), citations: it.may("citations") })
    }
}

impl Read for Event {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Event {
            id: it.must("id"),
            aliases: it.may("aliases"),
            date: it.may("date"),
            basis: it.may("basis"),
            attestation: it.may("attestation"),
            kind: it.must("kind"),
            title: it.must("title"),
            summary: it.may("summary"),
            participants: it.may("participants"),
            mentions: it.may("mentions"),
            places: it.may("places"),
            quotes: it.may("quotes"),
            figures: it.may("figures"),
            accounts: it.may("accounts"),
            citations: it.may("citations"),
            doubts: it.may("doubts"),
            links: it.may("links"),
            media: it.may("media"),
        })
    }
}

impl Read for Participant {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Participant {
            entity: it.must("entity"),
            role: it.must("role"),
            office: it.may("office"),
            as_named: it.may("asNamed"),
            citations: it.may("citations"),
        })
    }
}

impl Read for Quote {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Quote {
            speaker: it.may("speaker"),
            text: it.must("text"),
            lang: it.must("lang"),
            citations: it.must("citations"),
        })
    }
}

impl Read for Figure {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Figure {
            value: it.may("value"),
            unit: it.may("unit"),
            bound: it.may("bound"),
            text: it.must("text"),
            of: it.must("of"),
            citations: it.must("citations"),
        })
    }
}

impl Read for Accounts {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Accounts {
            of: it.must("of"),
            sides: it.must("sides"),
            note: it.may("note"),
        })
    }
}

impl Read for Account {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Account {
            title: it.may("title"),
            date: it.may("date"),
            facts: it.may("facts"),
            citations: it.must("citations"),
        })
    }
}

impl Read for Fact {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Fact { label: it.must("label"), value: it.may("value") })
    }
}

impl Read for Link {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Link { rel: it.must("rel"), event: it.must("event") })
    }
}

impl Read for Media {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Media {
            url: it.must("url"),
            alt: it.must("alt"),
            credit: it.must("credit"),
        })
    }
}

impl Read for Claim {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Claim {
            id: it.must("id"),
            text: it.must("text"),
            about: it.may("about"),
            citations: it.must("citations"),
            doubts: it.may("doubts"),
        })
    }
}

impl Read for Doubt {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Doubt {
            id: it.must("id"),
            kind: it.must("kind"),
            text: it.must("text"),
            citations: it.may("citations"),
            settled: it.may("settled"),
        })
    }
}

impl Read for Settled {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Settled { text: it.must("text"), citations: it.must("citations") })
    }
}

impl Read for Series {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Series {
            id: it.must("id"),
            name: it.must("name"),
            unit: it.must("unit"),
            about: it.may("about"),
            points: it.must("points"),
            note: it.may("note"),
        })
    }
}

impl Read for Point {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.object(tree, |it| Point {
            date: it.must("date"),
            value: it.must("value"),
            bound: it.may("bound"),
            text: it.must("text"),
            citations: it.must("citations"),
        })
    }
}

impl Read for Format {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.word(&tree, &[("annals/1", Format::V1)])
    }
}

impl Read for Basis {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.word(
            &tree,
            &[
                ("stated", Basis::Stated),
                ("derived", Basis::Derived),
                ("inferred", Basis::Inferred),
                ("bound", Basis::Bound),
                ("none", Basis::None),
            ],
        )
    }
}

impl Read for Attestation {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.word(
            &tree,
            &[
                ("stated", Attestation::Stated),
                ("implied", Attestation::Implied),
                ("unclear", Attestation::Unclear),
            ],
        )
    }
}

impl Read for Bound {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.word(
            &tree,
            &[
                ("exact", Bound::Exact),
                ("about", Bound::About),
                ("moreThan", Bound::MoreThan),
                ("lessThan", Bound::LessThan),
            ],
        )
    }
}

impl Read for EntityType {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.word(
            &tree,
            &[
                ("person", EntityType::Person),
                ("organization", EntityType::Organization),
                ("place", EntityType::Place),
                ("state", EntityType::State),
                ("award", EntityType::Award),
                ("document", EntityType::Document),
                ("concept", EntityType::Concept),
                ("group", EntityType::Group),
            ],
        )
    }
}

impl Read for Relation {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.word(
            &tree,
            &[
                ("partOf", Relation::PartOf),
                ("follows", Relation::Follows),
                ("commentsOn", Relation::CommentsOn),
            ],
        )
    }
}

impl Read for DoubtKind {
    fn read(tree: Tree<'_>, reading: &mut Reading) -> Option<Self> {
        reading.word(
            &tree,
            &[
                ("disagreement", DoubtKind::Disagreement),
                ("date", DoubtKind::Date),
                ("identity", DoubtKind::Identity),
                ("wording", DoubtKind::Wording),
                ("figure", DoubtKind::Figure),
            ],
        )
    }
}
