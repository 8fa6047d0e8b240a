//! The shape of an event as data: what the [`walk`](super::walk) goes along, in place of the code
//! that reading into structs would take. A test compares it with the JSON Schema of the model.

/// What may stand at a place.
pub enum Shape {
    /// A string.
    Plain(Leaf),
    /// A human text: a string of this shape, or such strings by language.
    Text(&'static Shape),
    /// One of several words.
    OneOf(&'static [&'static str], Leaf),
    /// A whole number.
    Count(Leaf),
    /// Any number.
    Amount,
    /// So many at least.
    List(usize, &'static Shape),
    /// An object.
    Object(&'static Object),
}

/// What a string or a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaf {
    Id,
    Alias,
    Kind,
    Who,
    Role,
    Mention,
    Place,
    Speaker,
    Source,
    Doubt,
    /// The event that a link leads to.
    Target,
    Relation,
    /// When the event was.
    Date,
    /// When it was as one of its accounts has it.
    SideDate,
    Basis,
    Attestation,
    Paragraph,
    Phrase,
    Url,
    /// What it is called, which a search finds it by.
    Title,
    /// A text that a search finds the event by.
    Text,
    /// The office of somebody who takes part, likewise.
    Office,
    /// A text that it does not.
    Quiet,
    /// Words of a source that a search finds the event by.
    Spoken,
    /// Anything.
    Other,
}

/// The objects whose ends mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Event,
    Citation,
    Link,
    Other,
}

/// The fields of an object. No other may stand in it, and none twice.
pub struct Object {
    pub part: Part,
    pub fields: &'static [Field],
    /// The fields that must be there, as bits.
    pub must: u32,
    /// At least one of its first two fields must be there.
    pub either: bool,
}

pub struct Field {
    pub name: &'static str,
    pub need: Need,
    pub shape: Shape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It must be there.
    Must,
    /// It may be missing.
    May,
    /// It may be missing, or null.
    Null,
}

use Need::{May, Must, Null};
use Shape::{Amount, Count, List, OneOf, Plain, Text};

const fn field(name: &'static str, need: Need, shape: Shape) -> Field {
    Field { name, need, shape }
}

const fn object(part: Part, fields: &'static [Field]) -> Object {
    Object { part, fields, must: must(fields), either: false }
}

const fn must(fields: &[Field]) -> u32 {
    let [fields @ .., last] = fields else { return 0 };
    must(fields) | (matches!(last.need, Must) as u32) << fields.len()
}

const BASES: &[&str] = &["none", "stated", "derived", "inferred", "bound"];
const ATTESTATIONS: &[&str] = &["stated", "implied", "unclear"];
const BOUNDS: &[&str] = &["exact", "about", "moreThan", "lessThan"];
/// In the order of [`Relation`](crate::dataset::model::Relation).
const RELATIONS: &[&str] = &["partOf", "follows", "commentsOn"];

static TITLE: Shape = Plain(Leaf::Title);
static TEXT: Shape = Plain(Leaf::Text);
static OFFICE: Shape = Plain(Leaf::Office);
static QUIET: Shape = Plain(Leaf::Quiet);
static OTHER: Shape = Plain(Leaf::Other);

/// The events of a record.
pub static EVENTS: Shape = List(0, &EVENT);

/// An event.
pub static EVENT: Shape = Shape::Object(&object(
    Part::Event,
    &[
        field("id", Must, Plain(Leaf::Id)),
        field("aliases", May, List(0, &Plain(Leaf::Alias))),
        field("date", Null, Plain(Leaf::Date)),
        field("basis", May, OneOf(BASES, Leaf::Basis)),
        field("attestation", May, OneOf(ATTESTATIONS, Leaf::Attestation)),
        field("kind", Must, Plain(Leaf::Kind)),
        field("title", Must, Text(&TITLE)),
        field("summary", Null, Text(&TEXT)),
        field("participants", May, List(0, &PARTICIPANT)),
        field("mentions", May, List(0, &Plain(Leaf::Mention))),
        field("places", May, List(0, &Plain(Leaf::Place))),
        field("quotes", May, List(0, &QUOTE)),
        field("figures", May, List(0, &FIGURE)),
        field("accounts", Null, Shape::Object(&ACCOUNTS)),
        field("citations", Must, List(1, &CITATION)),
        field("doubts", May, List(0, &Plain(Leaf::Doubt))),
        field("links", May, List(0, &LINK)),
        field("media", May, List(0, &MEDIA)),
    ],
));

static CITATION: Shape = Shape::Object(&object(
    Part::Citation,
    &[
        field("source", Must, Plain(Leaf::Source)),
        field("paragraph", Null, Count(Leaf::Paragraph)),
        field("page", Null, Plain(Leaf::Other)),
        field("phrase", Null, Plain(Leaf::Phrase)),
    ],
));

static PARTICIPANT: Shape = Shape::Object(&object(
    Part::Other,
    &[
        field("entity", Must, Plain(Leaf::Who)),
        field("role", Must, Plain(Leaf::Role)),
        field("office", Null, Text(&OFFICE)),
        field("asNamed", Null, Plain(Leaf::Spoken)),
        field("citations", May, List(0, &CITATION)),
    ],
));

static QUOTE: Shape = Shape::Object(&object(
    Part::Other,
    &[
        field("speaker", Null, Plain(Leaf::Speaker)),
        field("text", Must, Plain(Leaf::Spoken)),
        field("lang", Must, Plain(Leaf::Other)),
        field("citations", Must, List(1, &CITATION)),
    ],
));

static FIGURE: Shape = Shape::Object(&object(
    Part::Other,
    &[
        field("value", Null, Amount),
        field("unit", Null, Plain(Leaf::Other)),
        field("bound", May, OneOf(BOUNDS, Leaf::Other)),
        field("text", Must, Text(&TEXT)),
        field("of", Must, Text(&TEXT)),
        field("citations", Must, List(1, &CITATION)),
    ],
));

static ACCOUNTS: Object = object(
    Part::Other,
    &[
        field("of", Must, Text(&QUIET)),
        field("sides", Must, List(2, &ACCOUNT)),
        field("note", Null, Text(&QUIET)),
    ],
);

static ACCOUNT: Shape = Shape::Object(&Object {
    either: true,
    ..object(
        Part::Other,
        &[
            field("title", Null, Text(&QUIET)),
            field("date", Null, Plain(Leaf::SideDate)),
            field("facts", May, List(0, &FACT)),
            field("citations", Must, List(1, &CITATION)),
        ],
    )
});

static FACT: Shape = Shape::Object(&object(
    Part::Other,
    &[field("label", Must, Text(&QUIET)), field("value", Null, Text(&QUIET))],
));

static LINK: Shape = Shape::Object(&object(
    Part::Link,
    &[field("rel", Must, OneOf(RELATIONS, Leaf::Relation)), field("event", Must, Plain(Leaf::Target))],
));

static MEDIA: Shape = Shape::Object(&object(
    Part::Other,
    &[
        field("url", Must, Plain(Leaf::Url)),
        field("alt", Must, Text(&OTHER)),
        field("credit", Must, Text(&OTHER)),
    ],
));

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// Holds a shape against a JSON Schema, and all that is inside.
    fn same(shape: &Shape, schema: &Value, root: &Value, at: &str) {
        let schema =
            schema["$ref"].as_str().map_or(schema, |name| &root["$defs"][name.rsplit('/').next().unwrap()]);
        // What may be null is the first of two.
        let schema =
            schema["anyOf"].as_array().filter(|all| all[1]["type"] == "null").map_or(schema, |all| {
                all[0]["$ref"]
                    .as_str()
                    .map_or(&all[0], |name| &root["$defs"][name.rsplit('/').next().unwrap()])
            });
        let kinds = schema["type"].to_string();
        match shape {
            Plain(_) => assert!(kinds.contains("string"), "{at}: {schema}"),
            Text(_) => assert!(
                schema["anyOf"].is_array() || schema["description"].as_str().unwrap().starts_with("A text"),
                "{at}: {schema}"
            ),
            Count(_) => assert!(kinds.contains("integer"), "{at}: {schema}"),
            Amount => assert!(kinds.contains("number"), "{at}: {schema}"),
            OneOf(words, _) => {
                let all =
                    schema["oneOf"].as_array().unwrap().iter().map(|one| one["const"].as_str().unwrap());
                let mut all: Vec<_> = all.collect();
                let mut words = words.to_vec();
                all.sort_unstable();
                words.sort_unstable();
                assert_eq!(words, all, "{at}");
            }
            List(_, of) => same(of, &schema["items"], root, at),
            Shape::Object(object) => {
                let known = schema["properties"].as_object().unwrap();
                assert_eq!(object.fields.len(), known.len(), "{at}");
                for field in object.fields {
                    let at = format!("{at}/{}", field.name);
                    let inner = known.get(field.name).unwrap_or_else(|| panic!("{at}"));
                    let nullable = inner["anyOf"]
                        .as_array()
                        .is_some_and(|all| all.iter().any(|one| one["type"] == "null"))
                        || inner["type"].as_array().is_some_and(|all| all.contains(&"null".into()));
                    assert_eq!(field.need == Null, nullable, "{at}");
                    let required =
                        schema["required"].as_array().is_some_and(|all| all.contains(&field.name.into()));
                    // An event without citations is read, and refused with what to do.
                    assert!(field.need == Must || !required, "{at}");
                    same(&field.shape, inner, root, &at);
                }
            }
        }
    }

    #[test]
    fn the_shape_is_that_of_the_schema() {
        let schema =
            serde_json::from_str(include_str!("../../../static/records/annals-1.schema.json")).unwrap();
        let schema: &Value = &schema;
        same(&EVENTS, &schema["properties"]["events"], schema, "/events");
    }
}
