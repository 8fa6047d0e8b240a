//! The record that the element carries: in the engine, whole or its core alone.
//!
//! Sections are appended to the engine as it was bound, so that the record changes without compiling. What of
//! the core no first picture shows, doubts in full and claims, is in the file that follows the engine.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;

use super::{File, brotli, budget, widget};
use crate::dataset::model::{Claim, Doubt, Id};
use crate::dataset::{CORE_END_SECTION, CORE_SECTION, Dataset, Record, Text, WHOLE_SECTION};

/// The file with the whole of a record whose core is carried.
pub const FILE: &str = "annals-record.json";

/// No record that is longer as JSON packs into its budget.
const LONGEST: usize = 2_000_000;

/// What of a record is carried, and what follows; by default nothing.
#[derive(Debug, Default)]
pub struct Carried {
    /// In the engine.
    sections: Vec<(&'static str, String)>,
    /// In the file that follows it.
    follows: Option<(&'static str, String)>,
    /// The file with the whole, where only its core is carried.
    pub whole: Option<File>,
}

impl Carried {
    /// Of a record that fits its budget, the whole; of a larger one its core, if it has one; else nothing.
    ///
    /// # Errors
    /// When `scratch` cannot be written.
    pub fn of(dataset: &Dataset, scratch: &Path) -> Result<Carried> {
        let record = dataset.to_record();
        let whole = serde_json::to_string(&record)?;
        let weight =
            if whole.len() > LONGEST { usize::MAX } else { brotli::packed(whole.as_bytes(), scratch)?.len() };
        if weight <= budget::RECORD * 1000 {
            return Ok(Carried { sections: vec![(WHOLE_SECTION, whole)], ..Carried::default() });
        }
        if record.core.is_empty() {
            return Ok(Carried::default());
        }
        Carried::core_of(dataset, whole)
    }

    /// The core of a record, with the whole as it follows.
    fn core_of(dataset: &Dataset, whole: String) -> Result<Carried> {
        let [core, brief, end] = in_parts(core(dataset))?;
        Ok(Carried {
            sections: vec![(CORE_SECTION, core), (CORE_END_SECTION, brief)],
            follows: Some((CORE_END_SECTION, end)),
            whole: Some(File::new(FILE, whole)),
        })
    }

    /// The whole of a record, however large.
    ///
    /// # Errors
    /// When it has no form in JSON.
    pub fn all_of(dataset: &Dataset) -> Result<Carried> {
        let sections = vec![(WHOLE_SECTION, serde_json::to_string(&dataset.to_record())?)];
        Ok(Carried { sections, ..Carried::default() })
    }

    /// The script of the element: where nothing follows what is carried, it names no file that a bundler
    /// would look for.
    #[must_use]
    pub fn called(&self, script: &str) -> String {
        match self.whole {
            Some(_) => script.to_owned(),
            None => script.replace(&format!("new URL('./{FILE}', import.meta.url)"), "null"),
        }
    }

    /// Whether the element has something to show when it is given no record.
    #[must_use]
    pub fn is_there(&self) -> bool {
        !self.sections.is_empty()
    }

    /// A file of the widget, with what it carries.
    #[must_use]
    pub fn laden(&self, file: &File) -> File {
        match &*file.path {
            widget::ENGINE => File::new(widget::ENGINE, self.inside(&file.bytes)),
            widget::LATER => File::new(widget::LATER, with_sections(&file.bytes, &self.follows)),
            _ => file.clone(),
        }
    }

    /// The engine that carries it.
    #[must_use]
    pub fn inside(&self, engine: &[u8]) -> Vec<u8> {
        with_sections(engine, &self.sections)
    }
}

fn with_sections<'a>(
    module: &[u8],
    sections: impl IntoIterator<Item = &'a (&'static str, String)>,
) -> Vec<u8> {
    let section =
        |module: Vec<u8>, (name, text): &(&str, String)| with_section(&module, name, text.as_bytes());
    sections.into_iter().fold(module.to_vec(), section)
}

/// A wasm module with one more custom section, as the specification of WebAssembly has it (5.5.3):
/// a zero, the length of what follows, the length of the name, the name, the content.
#[must_use]
pub fn with_section(module: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut named = leb128(name.len());
    named.extend(name.bytes());
    let length = leb128(named.len() + content.len());
    [module, &[0], &length, &named, content].concat()
}

/// An unsigned number as WebAssembly writes it: seven bits a byte, the lowest first.
fn leb128(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// The events that rest on the sources of the core, and what they name: sources keep their numbers, as
/// those of the core stand first.
fn core(dataset: &Dataset) -> Record {
    let events = &dataset.record.events;
    let is_core = |citation: &str| dataset.record.core.iter().any(|id| id == citation);
    let rests = |index: &usize| {
        events.get(*index).is_some_and(|event| event.citations.iter().any(|it| is_core(&it.source)))
    };
    let chosen: Vec<usize> = (0..events.len()).filter(rests).collect();
    let mut core = dataset.part(&chosen);
    core.series = Vec::new();
    let (entities, doubts) = (&core.entities, &core.doubts);
    let mut named = Named::default();
    named.all_of(&core.events);
    named.all_of(&core.claims);
    // What entities are part of is there with them.
    loop {
        let before = named.0.len();
        for entity in entities.iter().filter(|it| named.has(&it.id)).collect::<Vec<_>>() {
            named.all_of(entity);
        }
        for doubt in doubts.iter().filter(|it| named.has(&it.id)).collect::<Vec<_>>() {
            named.all_of(doubt);
        }
        if named.0.len() == before {
            break;
        }
    }
    core.entities.retain(|it| named.has(&it.id));
    core.doubts.retain(|it| named.has(&it.id));
    core.roles.retain(|it| named.has(&it.id));
    // Up to the last that is named, so that those before it keep their numbers; and those of the core, which
    // nothing may name.
    let last = core.sources.iter().rposition(|it| named.has(&it.id));
    core.sources.truncate(last.map_or(0, |last| last + 1).max(core.core.len()));
    core
}

/// The JSON of a record up to its end, and two ends: a brief one, in which no claims are and of doubts only
/// that they are there, and all of it.
fn in_parts(mut record: Record) -> Result<[String; 3]> {
    #[derive(Serialize)]
    struct End {
        doubts: Vec<Doubt>,
        claims: Vec<Claim>,
    }
    let end = End { doubts: std::mem::take(&mut record.doubts), claims: std::mem::take(&mut record.claims) };
    let brief = |doubt: &Doubt| Doubt {
        text: Text::Plain("…".to_owned()),
        citations: Vec::new(),
        settled: None,
        ..doubt.clone()
    };
    let briefly = End { doubts: end.doubts.iter().map(brief).collect(), claims: Vec::new() };
    let closed = |end: &End| serde_json::to_string(end).map(|end| end.replacen('{', ",", 1));
    let mut open = serde_json::to_string(&record)?;
    open.pop();
    Ok([open, closed(&briefly)?, closed(&end)?])
}

/// Every text of what was seen, among them all ids that it names.
#[derive(Default)]
struct Named(HashSet<Id>);

impl Named {
    fn has(&self, id: &str) -> bool {
        self.0.contains(id)
    }

    fn all_of(&mut self, what: impl serde::Serialize) {
        // What is part of a record has a form in JSON.
        let mut open: Vec<Value> = serde_json::to_value(what).into_iter().collect();
        while let Some(value) = open.pop() {
            match value {
                Value::String(text) => {
                    self.0.insert(text);
                }
                Value::Array(list) => open.extend(list),
                Value::Object(fields) => open.extend(fields.into_iter().map(|(_, value)| value)),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;
    use crate::dataset::model::Settled;

    const EMPTY: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn a_section_is_appended_with_its_lengths() {
        let module = with_section(EMPTY, "ab", &[7; 200]);
        assert_eq!(module[..8], *EMPTY);
        // 1 + 2 + 200 bytes follow: 203 is 0xcb 0x01.
        assert_eq!(module[8..14], [0, 0xcb, 0x01, 2, b'a', b'b']);
        assert_eq!(module[14..], [7; 200]);
    }

    #[test]
    fn a_small_record_is_carried_whole() {
        let scratch = tempfile::tempdir().unwrap();
        let carried = Carried::of(&Dataset::from_json(ARTICLES).unwrap(), scratch.path()).unwrap();
        assert!(carried.is_there() && carried.whole.is_none());
        let engine = carried.inside(EMPTY);
        assert!(String::from_utf8_lossy(&engine).contains(WHOLE_SECTION));
    }

    #[test]
    fn the_core_is_a_record_whose_sources_keep_their_numbers() {
        let mut record: Record = serde_json::from_str(ARTICLES).unwrap();
        record.core = vec![record.sources[0].id.clone()];
        let dataset = Dataset::from_record(&record).unwrap();
        let core = core(&dataset);
        assert!(core.events.len() > 10 && core.events.len() < record.events.len(), "{}", core.events.len());
        assert!(core.events.iter().all(|it| it.citations.iter().any(|it| it.source == record.core[0])));
        let number = |id: &str, of: &Record| of.sources.iter().position(|it| it.id == id);
        for source in &core.sources {
            assert_eq!(number(&source.id, &core), number(&source.id, &record));
        }
        assert!(core.entities.len() < record.entities.len());
        Dataset::from_record(&core).unwrap();
    }

    #[test]
    fn a_core_is_a_record_with_either_end() {
        let mut record: Record = serde_json::from_str(ARTICLES).unwrap();
        record.core = vec![record.sources[0].id.clone()];
        for doubt in &mut record.doubts {
            let citations = record.events[0].citations.clone();
            doubt.settled = Some(Settled { text: Text::Plain("It is so.".to_owned()), citations });
        }
        let whole = core(&Dataset::from_record(&record).unwrap());
        assert!(!whole.doubts.is_empty() && !whole.claims.is_empty());
        let [open, brief, end] = in_parts(whole.clone()).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&(open.clone() + &end)).unwrap(), whole);

        let brief = Dataset::from_json(&(open + &brief)).unwrap().to_record();
        let kinds =
            |record: &Record| -> Vec<_> { record.doubts.iter().map(|it| (it.id.clone(), it.kind)).collect() };
        assert_eq!(kinds(&brief), kinds(&whole));
        assert!(brief.doubts.iter().all(|it| it.citations.is_empty() && it.settled.is_none()));
        assert_eq!((brief.events, brief.entities, brief.claims), (whole.events, whole.entities, Vec::new()));
    }

    #[test]
    fn what_follows_the_engine_carries_the_end_of_a_core_alone() {
        let mut record: Record = serde_json::from_str(ARTICLES).unwrap();
        let has = |carried: &Carried, name: &str, section: &str| {
            let laden = carried.laden(&File::new(name, EMPTY));
            String::from_utf8_lossy(&laden.bytes).contains(section)
        };
        let small = Carried::all_of(&Dataset::from_record(&record).unwrap()).unwrap();
        assert!(!has(&small, widget::LATER, "annals-"));
        record.core = vec![record.sources[0].id.clone()];
        let large = Carried::core_of(&Dataset::from_record(&record).unwrap(), String::new()).unwrap();
        assert!(has(&large, widget::ENGINE, CORE_SECTION) && has(&large, widget::LATER, CORE_END_SECTION));
        assert!(!has(&large, widget::LATER, "\"events\"") && !has(&large, "annals.css", "annals-"));
    }

    #[test]
    fn a_core_with_a_source_that_nothing_cites_is_a_record() {
        let record = r#"{ "format": "annals/1", "id": "moon", "title": "Moon", "languages": ["en"],
            "kinds": [{ "id": "landing", "name": "Landings" }], "core": ["log", "unread"],
            "sources": [{ "id": "log", "type": "book", "title": "Log" },
                { "id": "unread", "type": "book", "title": "Unread" }],
            "events": [{ "id": "eagle", "kind": "landing", "title": "Eagle lands",
                "citations": [{ "source": "log" }] }] }"#;
        let dataset = Dataset::from_json(record).unwrap();
        Dataset::from_record(&core(&dataset)).unwrap();
    }
}
