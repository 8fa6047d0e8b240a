//! SIMILE Timeline as XML: `<data><event start="…" title="…">description</event></data>`.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Error;
use super::draft::{Cell, Draft};
use super::markup::unescape;
use super::report::Report;
use super::simile;

const UNKNOWN: &str = "an element that the format does not have";
const WHOLE: &str = "an attribute of the whole that does not concern events";

/// Reads the text of a file.
///
/// # Errors
/// When it is no XML, or is cut off.
pub fn read(text: &str, report: &mut Report) -> Result<Draft, Error> {
    let mut draft = Draft { markup: true, ..Draft::default() };
    let mut reader = Reader::from_str(text);
    let mut lines = Lines { text, at: 0, line: 1 };
    // The elements that are open, with their lines, and the event among them.
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut event: Option<Found> = None;
    loop {
        let start = reader.buffer_position();
        let next = reader.read_event();
        let line = lines.of(start);
        let next = next.map_err(|error| {
            let line = lines.of(reader.error_position().max(start));
            Error::new(format!("line {line}: it is no XML that can be read, or is cut off there: {error}"))
        })?;
        match next {
            Event::Start(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                match &mut event {
                    Some(event) => event.markup(&format!("<{}>", &*tag)),
                    None if name == "event" => event = Some(Found::new(&tag, line)),
                    None if open.is_empty() => whole(&tag, line, report),
                    None => report.dropped_value(&format!("line {line}"), UNKNOWN, &name),
                }
                open.push((name, line));
            }
            Event::Empty(tag) => match &mut event {
                Some(event) => event.markup(&format!("<{}>", &*tag)),
                None if tag.local_name().as_ref() == "event" => {
                    draft.items.push(Found::new(&tag, line).item(report))
                }
                None => {}
            },
            Event::End(tag) => {
                open.pop();
                let ends =
                    tag.local_name().as_ref() == "event" && !open.iter().any(|(name, _)| name == "event");
                match event.take() {
                    Some(found) if ends => draft.items.push(found.item(report)),
                    Some(mut found) => {
                        found.markup(&format!("</{}>", tag.local_name().as_ref()));
                        event = Some(found);
                    }
                    None => {}
                }
            }
            Event::Text(words) => event.iter_mut().for_each(|event| event.markup(&words)),
            Event::CData(words) => event.iter_mut().for_each(|event| event.markup(&words)),
            Event::GeneralRef(name) => event.iter_mut().for_each(|event| event.markup(&reference(&name))),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    match open.last() {
        Some((name, line)) => {
            Err(Error::new(format!("it is cut off: <{name}> of line {line} is not closed")))
        }
        None => Ok(draft),
    }
}

fn reference(name: &BytesRef) -> String {
    let text = format!("&{};", &**name);
    unescape(&text)
}

/// An event whose end has not been reached.
struct Found {
    at: String,
    fields: BTreeMap<String, Cell>,
    description: String,
}

impl Found {
    fn new(tag: &BytesStart, line: usize) -> Self {
        let at = format!("line {line}");
        let mut fields = BTreeMap::new();
        for attribute in tag.attributes().with_checks(false).flatten() {
            let key = attribute.key.as_ref().to_owned();
            let text = unescape(&attribute.value).trim().to_owned();
            if !text.is_empty() {
                fields.insert(key.clone(), Cell { at: format!("{at}, {key}"), text });
            }
        }
        Self { at, fields, description: String::new() }
    }

    fn markup(&mut self, text: &str) {
        self.description.push_str(text);
    }

    fn item(mut self, report: &mut Report) -> super::draft::Item {
        let text = self.description.trim().to_owned();
        if !text.is_empty() {
            self.fields.insert("description".to_owned(), Cell { at: self.at.clone(), text });
        }
        let is = |key: &str| self.fields.get(key).map(|cell| cell.text.as_str());
        let instant = match (is("isDuration"), is("durationEvent")) {
            (None, None) => true,
            (a, b) => a == Some("false") || b == Some("false"),
        };
        simile::item(&self.at, &self.fields, instant, report)
    }
}

fn whole(tag: &BytesStart, line: usize, report: &mut Report) {
    for attribute in tag.attributes().with_checks(false).flatten() {
        let key = attribute.key.as_ref();
        if !key.starts_with("xmlns") && key != "date-time-format" {
            report.dropped_value(&format!("line {line}, {key}"), WHOLE, &unescape(&attribute.value));
        }
    }
}

/// Counts lines as positions grow.
struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    fn of(&mut self, position: u64) -> usize {
        let to = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len()).max(self.at);
        let passed = self.text.as_bytes().get(self.at..to).unwrap_or_default();
        self.line += passed.iter().filter(|byte| **byte == b'\n').count();
        self.at = to;
        self.line
    }
}
