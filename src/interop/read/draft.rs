//! What a reader found, before it is a record.

use crate::dataset::Date;
use crate::dataset::model::{Basis, EntityType};

/// A value of a file and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Its place, as the report names it.
    pub at: String,
    /// The value; never blank.
    pub text: String,
}

/// A timeline as read.
#[derive(Debug, Default)]
pub struct Draft {
    pub title: Option<Cell>,
    pub description: Vec<Cell>,
    /// Its language, where the file says it.
    pub lang: Option<String>,
    /// Texts are HTML; else they are as they are to be seen.
    pub markup: bool,
    pub items: Vec<Item>,
}

/// An event as read.
#[derive(Debug, Default)]
pub struct Item {
    pub at: String,
    /// The id that the file gives it.
    pub id: Option<String>,
    pub date: Option<Date>,
    /// What the date rests on, where the file says it.
    pub basis: Option<Basis>,
    /// A date that the record cannot hold as it is: the name of its field and its value.
    pub said: Option<String>,
    pub title: Option<Cell>,
    /// Paragraphs.
    pub text: Vec<Cell>,
    pub kind: Option<String>,
    pub actors: Vec<Actor>,
    pub places: Vec<Spot>,
    pub media: Vec<Clip>,
    pub citations: Vec<Cited>,
}

/// Who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub name: String,
    pub kind: EntityType,
    pub role: Option<String>,
    pub office: Option<String>,
}

/// Where it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub name: String,
    /// Latitude and longitude in degrees, on the globe.
    pub coordinates: Option<[f64; 2]>,
}

/// A picture or recording.
#[derive(Debug)]
pub struct Clip {
    pub url: Cell,
    pub caption: Option<Cell>,
    pub credit: Option<Cell>,
}

/// What an event rests on, by its title or its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    pub title: Option<String>,
    pub url: Option<String>,
    pub paragraph: Option<u32>,
    /// Whether the file itself cites it: then it stands for the file, which else is cited.
    pub instead: bool,
}

impl Cited {
    /// A page that a text leads to.
    pub fn page(url: String, title: Option<String>) -> Self {
        Self { title, url: Some(url), paragraph: None, instead: false }
    }
}

/// Latitude and longitude, where they are on the globe.
pub fn coordinates(latitude: f64, longitude: f64) -> Option<[f64; 2]> {
    let on_globe = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
    on_globe.then_some([latitude, longitude])
}

/// An address that a record may hold: http or https, without control characters. One that begins with
/// `//` is taken as https.
pub fn web_address(text: &str) -> Option<String> {
    let clean: String = text.trim().chars().filter(|char| !char.is_control()).collect();
    let clean = clean.replace(' ', "%20");
    let rest_of = |scheme: &str| {
        let (head, rest) = clean.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let found = if let Some(rest) = rest_of("https://") {
        ("https://", rest)
    } else if let Some(rest) = rest_of("http://") {
        ("http://", rest)
    } else {
        ("https://", rest_of("//")?)
    };
    let host = found.1.split(['/', '?', '#']).next().unwrap_or_default();
    (!host.is_empty()).then(|| format!("{}{}", found.0, found.1))
}

/// The host of an address.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default().trim_start_matches("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_addresses() {
        for (text, expected) in [
            ("https://example.org/a b", Some("https://example.org/a%20b")),
            (" HTTP://Example.org", Some("http://Example.org")),
            ("//example.org/x", Some("https://example.org/x")),
            ("java\nscript:alert(1)", None),
            ("/static/a.png", None),
            ("https://", None),
            ("é", None),
        ] {
            assert_eq!(web_address(text).as_deref(), expected, "{text}");
        }
        assert_eq!(host("https://www.example.org/a?b"), "example.org");
    }
}
