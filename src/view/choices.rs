//! What the filters offer to choose from. Only what is offered is put in words, however much there is.

use std::rc::Rc;

use crate::dataset::fold;
use crate::dataset::model::{EntityType, Id, Source};
use crate::i18n::Lang;
use crate::query::{Hits, needles};

use super::context::{Ctx, name_lang, shown, source_label};
use super::model::Model;
use super::order::ByName;

/// A value to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The language of the name, where it is not the reader's.
    pub lang: Option<String>,
    /// How many events it would leave.
    pub count: usize,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// What is chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Those who take part in some event.
    Who,
    /// Where some event was.
    Places,
    /// All sources.
    Sources,
}

/// See the module.
#[derive(Clone)]
pub struct Choices {
    of: Of,
    model: Rc<Model>,
    hits: Rc<Hits>,
    order: Rc<ByName>,
    chosen: Vec<Id>,
    lang: Lang,
}

impl PartialEq for Choices {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.hits, &other.hits)
            && Rc::ptr_eq(&self.order, &other.order)
            && (self.of, &self.chosen, self.lang) == (other.of, &other.chosen, other.lang)
    }
}

impl Choices {
    /// As the filter leaves them.
    pub fn new(ctx: &Ctx, of: Of) -> Self {
        let filter = &ctx.state.filter;
        let chosen = match of {
            Of::Who => &filter.who,
            Of::Places => &filter.places,
            Of::Sources => &filter.sources,
        };
        Choices {
            of,
            model: ctx.model.clone(),
            hits: ctx.hits.clone(),
            order: ctx.order.clone(),
            chosen: chosen.clone(),
            lang: ctx.lang,
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        let record = &self.model.data.record;
        match self.of {
            Of::Sources => record.sources.len(),
            Of::Who | Of::Places => (0..record.entities.len()).filter(|at| self.has_events(*at)).count(),
        }
    }

    /// Those of which each word that was typed begins a word, `most` at most: people before organisations,
    /// each by name; sources by number.
    pub fn found(&self, typed: &str, most: usize) -> Vec<Choice> {
        if self.of == Of::Sources {
            return self.sources(typed).take(most).collect();
        }
        let called = self.model.index.called(&needles(typed));
        let entities = &self.model.data.record.entities;
        let is_body = |at: &usize| {
            let kind = entities.get(*at).map(|entity| entity.kind);
            !matches!(kind, Some(EntityType::Person | EntityType::Place))
        };
        let found = || self.order.iter().copied().filter(|at| self.has_events(*at) && called.contains(*at));
        let ordered = found().filter(|at| !is_body(at)).chain(found().filter(is_body));
        ordered.take(most).filter_map(|at| self.entity(at)).collect()
    }

    fn has_events(&self, entity: usize) -> bool {
        let index = &self.model.index;
        !if self.of == Of::Who { index.events_of(entity) } else { index.events_at(entity) }.is_empty()
    }

    fn entity(&self, at: usize) -> Option<Choice> {
        let data = &self.model.data;
        let entity = data.record.entities.get(at)?;
        let counts = if self.of == Of::Who { &self.hits.who } else { &self.hits.places };
        Some(Choice {
            id: entity.id.clone(),
            lang: name_lang(data, self.lang, entity),
            name: shown(entity.name.pick(self.lang.tag(), data.fallback_lang()).text),
            count: counts.get(at).copied()?,
            chosen: self.chosen.contains(&entity.id),
        })
    }

    fn sources(&self, typed: &str) -> impl Iterator<Item = Choice> {
        let words = needles(typed);
        let data = &self.model.data;
        let sources = data.record.sources.iter().zip(&self.hits.sources).zip(1..);
        let choice = |((source, count), number): ((&Source, &usize), usize)| {
            let label = source_label(data, self.lang, source);
            Choice {
                id: source.id.clone(),
                name: format!("{number} {}", shown(label.text)),
                lang: label.lang.filter(|lang| *lang != self.lang.tag()).map(str::to_owned),
                count: *count,
                chosen: self.chosen.contains(&source.id),
            }
        };
        let fits = move |choice: &Choice| {
            let folded = format!(" {}", fold(&choice.name));
            words.iter().all(|word| folded.contains(word.as_str()))
        };
        sources.map(choice).filter(fits)
    }
}
