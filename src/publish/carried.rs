//! The record that the element carries: in a section of the engine, whole or its core alone.
//!
//! The section is appended to the engine as it was bound, so that the record changes without compiling.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::{File, brotli, budget, widget};
use crate::dataset::model::Id;
use crate::dataset::{CORE_SECTION, Dataset, Record, WHOLE_SECTION};

/// The file with the whole of a record whose core is carried.
pub const FILE: &str = "annals-record.json";

/// No record that is longer as JSON packs into its budget.
const LONGEST: usize = 2_000_000;

/// What of a record is carried, and what follows; by default nothing.
#[derive(Debug, Default)]
pub struct Carried {
    section: Option<(&'static str, Vec<u8>)>,
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
        let whole = serde_json::to_vec(&record)?;
        let weight = if whole.len() > LONGEST { usize::MAX } else { brotli::packed(&whole, scratch)?.len() };
        if weight <= budget::RECORD * 1000 {
            return Ok(Carried { section: Some((WHOLE_SECTION, whole)), whole: None });
        }
        if record.core.is_empty() {
            return Ok(Carried::default());
        }
        let core = serde_json::to_vec(&core(dataset))?;
        let whole = Some(File::new(FILE, whole));
        Ok(Carried { section: Some((CORE_SECTION, core)), whole })
    }

    /// The whole of a record, however large.
    ///
    /// # Errors
    /// When it has no form in JSON.
    pub fn all_of(dataset: &Dataset) -> Result<Carried> {
        let section = Some((WHOLE_SECTION, serde_json::to_vec(&dataset.to_record())?));
        Ok(Carried { section, ..Carried::default() })
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
        self.section.is_some()
    }

    /// A file of the widget, the engine with what it carries.
    #[must_use]
    pub fn laden(&self, file: &File) -> File {
        if file.path == widget::ENGINE {
            File::new(widget::ENGINE, self.inside(&file.bytes))
        } else {
            file.clone()
        }
    }

    /// The engine that carries it.
    #[must_use]
    pub fn inside(&self, engine: &[u8]) -> Vec<u8> {
        match &self.section {
            Some((name, record)) => with_section(engine, name, record),
            None => engine.to_vec(),
        }
    }
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
