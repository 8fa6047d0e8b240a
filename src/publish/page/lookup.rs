//! What a piece of the page needs to know of the whole record: names by id, numbers of sources
//! and doubts, the language of the page.

use std::collections::HashMap;

use super::words::Words;
use crate::dataset::model::{Citation, Entity, Record, Term};
use crate::dataset::{Dataset, Date, Events, Text};
use crate::i18n::{self, Lang, Messages};
use crate::publish::data::Format;
use crate::publish::html::{Attributes, Html, block, inline, join, jump, text};

/// A record, seen from one of its pieces.
pub struct Lookup<'a> {
    pub dataset: &'a Dataset,
    pub record: &'a Record<Events>,
    /// The language of the page, one of the record's.
    pub lang: &'a str,
    /// The words that the page shares with the widget.
    pub messages: &'static Messages,
    /// The words that only the page has.
    pub words: &'static Words,
    interface: Lang,
    terms: HashMap<&'a str, &'a Text>,
    doubts: HashMap<&'a str, usize>,
}

impl<'a> Lookup<'a> {
    pub fn new(dataset: &'a Dataset, lang: &'a str) -> Self {
        let record = &dataset.record;
        let interface = Lang::from_tag(lang);
        let term = |term: &'a Term| (term.id.as_str(), &term.name);
        let numbers = record.doubts.iter().zip(1..);
        Self {
            dataset,
            record,
            lang,
            messages: interface.messages(),
            words: Words::of(interface),
            interface,
            terms: record.kinds.iter().chain(&record.roles).map(term).collect(),
            doubts: numbers.map(|(doubt, number)| (doubt.id.as_str(), number)).collect(),
        }
    }

    /// A text of the record in the language of the page, as far as there is one.
    pub fn plain<'t>(&self, words: &'t Text) -> &'t str {
        words.pick(self.lang, self.dataset.fallback_lang()).text
    }

    /// A text of the record; its language is marked where it is not the page's.
    pub fn text(&self, words: &Text) -> Html {
        let chosen = words.pick(self.lang, self.dataset.fallback_lang());
        self.marked(chosen.text, chosen.lang)
    }

    /// A text of the record as a block.
    pub fn block(&self, name: &'static str, attributes: Attributes<'_>, words: &Text) -> Html {
        block(name, attributes, self.text(words))
    }

    /// Words in a language that may not be the page's.
    pub fn marked(&self, words: &str, lang: Option<&str>) -> Html {
        match lang {
            Some(lang) if lang != self.lang => inline("span", &[("lang", lang)], text(words)),
            _ => text(words),
        }
    }

    /// The name of an entity, which leads to what is said of it.
    pub fn name(&self, id: &str) -> Html {
        let entity = self.dataset.entity(id);
        entity.map_or_else(|| text(id), |it| jump(&format!("entity-{id}"), "name", self.name_alone(it)))
    }

    /// The name of an entity.
    pub fn name_alone(&self, entity: &Entity) -> Html {
        let chosen = entity.name.pick(self.lang, self.dataset.fallback_lang());
        self.marked(chosen.text, chosen.lang.or(entity.lang.as_deref()))
    }

    /// What a format of data is called.
    pub fn format(&self, format: Format) -> &'static str {
        match format {
            Format::Json => "JSON",
            Format::Csv => "CSV",
            Format::JsonLd => "JSON-LD",
            Format::Calendar => self.messages.as_calendar,
            Format::Feed => "Atom",
        }
    }

    /// The name of a kind or a role.
    pub fn term(&self, id: &str) -> Html {
        self.terms.get(id).map_or_else(|| text(id), |name| self.text(name))
    }

    /// A date: readable, as EDTF for programs, and for browsers where HTML can say it.
    pub fn date(&self, date: &Date) -> Html {
        let readable = text(&self.in_words(date));
        let edtf = ("data-edtf", date.as_str());
        match date.html_datetime() {
            Some(datetime) => inline("time", &[("datetime", &datetime), edtf], readable),
            None => inline("span", &[edtf], readable),
        }
    }

    /// A date in words.
    pub fn in_words(&self, date: &Date) -> String {
        i18n::date::long(date, self.interface)
    }

    /// A link to an event by its title.
    pub fn event(&self, id: &str) -> Html {
        let event = self.dataset.event(id);
        jump(id, "event", event.map_or_else(|| text(id), |event| self.text(&event.title)))
    }

    /// A link to a doubt by its number.
    pub fn doubt(&self, id: &str) -> Html {
        let number = self.doubts.get(id).map_or_else(|| id.to_owned(), usize::to_string);
        jump(&format!("doubt-{id}"), "doubt", text(&number))
    }

    /// A citation as its code, `1:9` for paragraph 9 of source 1, linked to the source.
    pub fn citation(&self, citation: &Citation) -> Html {
        let source = &citation.source;
        let number = self.dataset.source_number(source);
        let number = number.map_or_else(|| source.clone(), |number| number.to_string());
        let code = match (&citation.paragraph, &citation.page) {
            (Some(paragraph), _) => format!("{number}:{paragraph}"),
            (None, Some(page)) => format!("{number}, {}", i18n::fill(self.messages.page, &[page])),
            (None, None) => number,
        };
        jump(&format!("source-{source}"), "cite", text(&code))
    }

    /// The codes of `citations`, each once, after what they support, whose last word takes the first along.
    pub fn codes(&self, citations: &[Citation]) -> Html {
        let mut codes: Vec<Html> = Vec::new();
        for code in citations.iter().map(|citation| self.citation(citation)) {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
        if codes.is_empty() {
            return Html::default();
        }
        [text("\u{a0}"), inline("sup", &[], join(codes, " "))].into_iter().collect()
    }

    /// The language of a source, for words taken from it.
    pub fn source_lang(&self, id: &str) -> Option<&'a str> {
        self.dataset.source(id)?.lang.as_deref()
    }
}
