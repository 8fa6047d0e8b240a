//! What every part of the picture needs: the record, the answer to the filter, the language, and a
//! way to say what the reader did.

use yew::prelude::*;

use crate::dataset::model::{Citation, Entity, Event, Id, Source};
use crate::dataset::{Chosen, Dataset, Text};
use crate::i18n::{Lang, Messages, fill};
use crate::query::{Hits, Index};
use crate::state::{Action, State};

use super::folds::Folds;
use super::message::Msg;

/// A comma that stays with the button before it at the end of a line, where a break would be allowed.
pub const COMMA: &str = "\u{2060}, ";

/// What is shown, borrowed for one rendering.
pub struct Ctx<'a> {
    /// The record.
    pub data: &'a Dataset,
    /// Its index.
    pub index: &'a Index,
    /// What the filter leaves.
    pub hits: &'a Hits,
    /// What the reader looks at.
    pub state: &'a State,
    /// How far lists are unfolded.
    pub folds: &'a Folds,
    /// The indices of the entities in the order of their names.
    pub order: &'a [usize],
    /// The event whose link was asked for, with the link itself where it could not be copied.
    pub copied: Option<&'a (Id, Option<String>)>,
    /// The language of the interface.
    pub lang: Lang,
    /// The messages in it.
    pub t: &'static Messages,
    /// Where messages go.
    pub tell: &'a Callback<Msg>,
}

impl Ctx<'_> {
    /// A handler that performs an action.
    pub fn act<E: 'static>(&self, action: Action) -> Callback<E> {
        self.send(move || Msg::Do(action.clone()))
    }

    /// A handler that sends a message.
    pub fn send<E: 'static>(&self, msg: impl Fn() -> Msg + 'static) -> Callback<E> {
        self.tell.reform(move |_| msg())
    }

    /// A handler that may send a message.
    pub fn hear<E: 'static>(&self, msg: impl Fn(E) -> Option<Msg> + 'static) -> Callback<E> {
        let tell = self.tell.clone();
        Callback::from(move |event| msg(event).into_iter().for_each(|msg| tell.emit(msg)))
    }

    /// A text in the reader's language, or the nearest there is.
    pub fn pick<'t>(&self, text: &'t Text) -> Chosen<'t> {
        text.pick(self.lang.tag(), self.data.fallback_lang())
    }

    /// A text, marked with its language where that is not the reader's.
    pub fn text(&self, text: &Text) -> Html {
        let Chosen { text, lang } = self.pick(text);
        match lang.filter(|lang| *lang != self.lang.tag()) {
            Some(lang) => html! { <span lang={lang.to_owned()}>{ text.to_owned() }</span> },
            None => html! { text.to_owned() },
        }
    }

    /// The language to mark a name with.
    pub fn name_lang(&self, entity: &Entity) -> Option<String> {
        let chosen = self.pick(&entity.name).lang.filter(|lang| *lang != self.lang.tag());
        entity.lang.clone().or_else(|| chosen.map(str::to_owned))
    }

    /// The name of an entity as a button that opens its card.
    pub fn entity(&self, id: &str) -> Html {
        let Some(entity) = self.data.entity(id) else { return html! { id.to_owned() } };
        let open = self.state.card.as_deref() == Some(id);
        let next = (!open).then(|| id.to_owned());
        html! {
            <button type="button" class="ent" lang={self.name_lang(entity)} aria-expanded={open.to_string()}
                onclick={self.act(Action::Card(next))}>{ self.pick(&entity.name).text.to_owned() }</button>
        }
    }

    /// The position of an event's kind among the kinds.
    pub fn kind(&self, event: &Event) -> usize {
        self.data.record.kinds.iter().position(|kind| kind.id == event.kind).unwrap_or_default()
    }

    /// The name of a kind by its position.
    pub fn kind_name(&self, kind: usize) -> &str {
        self.data.record.kinds.get(kind).map_or("", |kind| self.pick(&kind.name).text)
    }

    /// The language of the name of a kind, where it is not the reader's.
    pub fn kind_lang(&self, kind: usize) -> Option<String> {
        let lang = self.data.record.kinds.get(kind).and_then(|kind| self.pick(&kind.name).lang)?;
        (lang != self.lang.tag()).then(|| lang.to_owned())
    }

    /// The name of a role.
    pub fn role(&self, id: &str) -> Html {
        let role = self.data.record.roles.iter().find(|role| role.id == id);
        role.map_or_else(|| html! { id.to_owned() }, |role| self.text(&role.name))
    }

    /// The place in a source as a code: `1:9` is source 1, paragraph 9.
    pub fn code(&self, citation: &Citation) -> String {
        let number = self.data.source_number(&citation.source).unwrap_or_default();
        match (citation.paragraph, &citation.page) {
            (Some(paragraph), _) => format!("{number}:{paragraph}"),
            (None, Some(page)) => format!("{number}:{page}"),
            (None, None) => number.to_string(),
        }
    }

    /// The citations of a statement as raised codes, each once.
    pub fn codes(&self, citations: &[Citation]) -> Html {
        let mut seen: Vec<String> = Vec::new();
        for citation in citations {
            let code = self.code(citation);
            if !seen.contains(&code) {
                seen.push(code);
            }
        }
        if seen.is_empty() {
            Html::default()
        } else {
            html! { <sup class="num">{ seen.join(" ") }</sup> }
        }
    }

    /// The place in a source in words: "paragraph 9".
    pub fn place_in_source(&self, citation: &Citation) -> Option<String> {
        match (citation.paragraph, &citation.page) {
            (Some(paragraph), _) => Some(fill(self.t.paragraph, &[&paragraph])),
            (None, Some(page)) => Some(fill(self.t.page, &[page])),
            (None, None) => None,
        }
    }

    /// A passage in full: the source, the place in it, and the words to find there. The citations
    /// are of one place.
    pub fn passage(&self, citations: &[&Citation]) -> Html {
        let Some(first) = citations.first() else { return Html::default() };
        let source = self.data.source(&first.source);
        let place = self.place_in_source(first);
        let phrases = citations.iter().filter_map(|citation| citation.phrase.as_ref()).enumerate();
        let phrase = |(at, phrase): (usize, &String)| {
            html! {
                <>{ if at == 0 { ": " } else { "; " } }<q lang={source.and_then(|s| s.lang.clone())}>{ phrase.clone() }</q></>
            }
        };
        html! {
            <>
                { for source.map(|source| self.source_name(source)) }
                { for place.map(|place| format!(", {place}")) }
                { for phrases.map(phrase) }
            </>
        }
    }

    /// What a source is called.
    pub fn source_name(&self, source: &Source) -> Html {
        match (&source.title, &source.label) {
            (Some(title), _) => html! { <cite>{ self.text(title) }</cite> },
            (None, Some(label)) => self.text(label),
            (None, None) => html! { source.id.clone() },
        }
    }
}

/// An address that may be followed: only http and https leave the page, and nothing hides in them.
pub fn safe_href(url: &str) -> Option<String> {
    let clean: String = url.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let lower = clean.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(clean)
}
