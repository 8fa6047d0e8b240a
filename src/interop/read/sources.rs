//! The sources of a record that is read: the file itself, what it cites, and the pages that it links to.

use std::collections::{HashMap, HashSet};

use crate::dataset::Text;
use crate::dataset::model::{Citation, Source};

use super::draft::Cited;
use super::ids;

/// Sources in the order in which they were first cited, the file itself first.
#[derive(Default)]
pub struct Sources {
    list: Vec<Source>,
    /// By title and address.
    ids: HashMap<(Option<String>, Option<String>), String>,
    taken: HashSet<String>,
    cited: HashSet<String>,
}

impl Sources {
    /// The file itself, which is cited where an event names no source of its own.
    pub fn file(&mut self, name: &str) {
        let title = name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
        self.id(Some(title), None, "dataset");
    }

    /// Citations of what an event rests on.
    pub fn cite(&mut self, cited: Vec<Cited>) -> Vec<Citation> {
        let file = self.list.first().map(|source| source.id.clone()).unwrap_or_default();
        let plain = |source: String| Citation { source, paragraph: None, page: None, phrase: None };
        let own = cited.iter().any(|cited| cited.instead);
        let mut citations = if own { Vec::new() } else { vec![plain(file)] };
        for cited in cited {
            let is_page = !cited.instead || (cited.url.is_some() && cited.title.is_none());
            let kind = if is_page { "webpage" } else { "document" };
            let citation =
                Citation { paragraph: cited.paragraph, ..plain(self.id(cited.title, cited.url, kind)) };
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        }
        self.cited.extend(citations.iter().map(|citation| citation.source.clone()));
        citations
    }

    /// Those that are cited.
    pub fn cited(mut self) -> Vec<Source> {
        self.list.retain(|source| self.cited.contains(&source.id));
        self.list
    }

    fn id(&mut self, title: Option<String>, url: Option<String>, kind: &str) -> String {
        // A page is one source, whatever the words of the links to it.
        let key = if url.is_some() && kind == "webpage" {
            (None, url.clone())
        } else {
            (title.clone(), url.clone())
        };
        if let Some(id) = self.ids.get(&key) {
            return id.clone();
        }
        let name = title.or_else(|| url.clone()).unwrap_or_default();
        let id = ids::unused(&ids::slug(&name), &mut self.taken);
        self.ids.insert(key, id.clone());
        self.list.push(Source {
            id: id.clone(),
            kind: kind.to_owned(),
            title: Some(Text::Plain(name)),
            label: None,
            publisher: None,
            author: None,
            translator: None,
            issued: None,
            url,
            accessed: None,
            archived: None,
            lang: None,
            license: None,
            paragraphs: None,
            note: None,
        });
        id
    }
}
