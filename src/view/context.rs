//! What every part of the picture needs: the record, the answer to the filter, the language, and a
//! way to say what the reader did.

use std::rc::Rc;

use yew::prelude::*;

use crate::dataset::model::{Called, Citation, Entity, Event, Source};
use crate::dataset::{Chosen, Dataset, Text, is_turning};
use crate::i18n::{Lang, Messages, date, fill};
use crate::query::{Hits, Index, found, needles};
use crate::state::{Action, State};

use super::addresses::Addresses;
use super::cited::Cited;
use super::copy::Copied;
use super::dialog::Dialog;
use super::folds::Folds;
use super::message::Msg;
use super::model::Model;
use super::order::ByName;

/// A comma that stays with the button before it at the end of a line, where a break would be allowed.
pub const COMMA: &str = "\u{2060}, ";

/// So many places of a text are marked: a page bears no more.
const MOST_MARKED: usize = 200;

/// What the components share.
#[derive(Clone)]
pub struct Shared {
    /// The record.
    pub model: Rc<Model>,
    /// What the filter leaves.
    pub hits: Rc<Hits>,
    /// What the reader looks at.
    pub state: State,
    /// How far lists are unfolded.
    pub folds: Rc<Folds>,
    /// The indices of the entities in the order of their names.
    pub order: Rc<ByName>,
    /// The addresses that links need.
    pub addresses: Rc<Addresses>,
    /// Whether the page is being printed: all is shown then, and nothing to press.
    pub printing: bool,
    /// Whether what is loaded later is there.
    pub later: bool,
    /// The language of the interface.
    pub lang: Lang,
    /// Where messages go.
    pub tell: Callback<Msg>,
}

impl Shared {
    /// Whether the same is to be shown in the timeline, which has nothing to unfold.
    pub fn is_alike(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
            && Rc::ptr_eq(&self.hits, &other.hits)
            && (&self.state, self.lang) == (&other.state, other.lang)
    }

    /// What every part of the picture needs.
    pub fn ctx(&self) -> Ctx<'_> {
        Ctx {
            model: &self.model,
            data: &self.model.data,
            index: &self.model.index,
            hits: &self.hits,
            state: &self.state,
            folds: &self.folds,
            order: &self.order,
            addresses: &self.addresses,
            narrow: false,
            dialog: None,
            copied: None,
            needles: needles(&self.state.filter.text),
            printing: self.printing,
            later: self.later,
            lang: self.lang,
            t: self.lang.messages(),
            tell: &self.tell,
        }
    }
}

/// What is shown, borrowed for one rendering.
pub struct Ctx<'a> {
    /// The record made ready.
    pub model: &'a Rc<Model>,
    /// The record.
    pub data: &'a Dataset,
    /// Its index.
    pub index: &'a Index,
    /// What the filter leaves.
    pub hits: &'a Rc<Hits>,
    /// What the reader looks at.
    pub state: &'a State,
    /// How far lists are unfolded.
    pub folds: &'a Folds,
    /// The indices of the entities in the order of their names.
    pub order: &'a Rc<ByName>,
    /// The addresses that links need.
    pub addresses: &'a Addresses,
    /// Whether a card is a sheet over the page.
    pub narrow: bool,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// What was copied last.
    pub copied: Option<&'a Copied>,
    /// The words that the reader looks for, folded.
    pub needles: Vec<String>,
    /// Whether the page is being printed.
    pub printing: bool,
    /// Whether what is loaded later is there.
    pub later: bool,
    /// The language of the interface.
    pub lang: Lang,
    /// The messages in it.
    pub t: &'static Messages,
    /// Where messages go.
    pub tell: &'a Callback<Msg>,
}

impl<'a> Ctx<'a> {
    /// A handler that performs an action.
    pub fn act<E: 'static>(&self, action: Action) -> Callback<E> {
        self.send(Msg::Do(action.clone()))
    }

    /// A handler that sends a message.
    pub fn send<E: 'static>(&self, msg: Msg) -> Callback<E> {
        self.tell.reform(move |_| msg.clone())
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

    /// A text in the reader's language or the nearest, as plain words.
    pub fn plain(&self, text: &Text) -> String {
        shown(self.pick(text).text)
    }

    /// A text, marked with its language where that is not the reader's.
    pub fn text(&self, text: &Text) -> Html {
        let chosen = self.pick(text);
        in_its_language(self.lang, &chosen, html! { shown(chosen.text) })
    }

    /// Likewise, with what the reader looks for marked.
    pub fn searched(&self, text: &Text) -> Html {
        let chosen = self.pick(text);
        in_its_language(self.lang, &chosen, self.marked(chosen.text))
    }

    /// Words with what the reader looks for marked.
    pub fn marked(&self, text: &str) -> Html {
        let mut end = 0;
        let mut pieces: Vec<Html> = Vec::new();
        for range in found(text, &self.needles).into_iter().take(MOST_MARKED) {
            pieces.push(html! { shown(text.get(end..range.start).unwrap_or_default()) });
            end = range.end;
            pieces.push(html! { <mark>{ shown(text.get(range).unwrap_or_default()) }</mark> });
        }
        pieces.push(html! { shown(text.get(end..).unwrap_or_default()) });
        pieces.into_iter().collect()
    }

    /// The language to mark a name with.
    pub fn name_lang(&self, entity: &Entity) -> Option<String> {
        name_lang(self.data, self.lang, entity)
    }

    /// The name of an entity as a button that opens its card.
    pub fn entity(&self, id: &str) -> Html {
        let Some(entity) = self.data.entity(id) else { return html! { id.to_owned() } };
        let open = self.state.card.as_deref() == Some(id);
        let next = (!open).then(|| id.to_owned());
        html! {
            <button type="button" class="ent" lang={self.name_lang(entity)} aria-expanded={open.to_string()}
                onclick={self.act(Action::Card(next))}>{ self.marked(self.pick(&entity.name).text) }</button>
        }
    }

    /// The position of an event's kind among the kinds.
    pub fn kind(&self, event: &Event) -> usize {
        self.data.record.kinds.iter().position(|kind| kind.id == event.kind).unwrap_or_default()
    }

    /// Likewise, of an event by its index.
    pub fn kind_at(&self, event: usize) -> usize {
        self.data.record.events.kind(event)
    }

    /// The name of a kind by its position.
    pub fn kind_name(&self, kind: usize) -> String {
        self.data.record.kinds.get(kind).map(|kind| self.plain(&kind.name)).unwrap_or_default()
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

    /// The citations of a statement as raised numbers that open in place; in print as numbers alone.
    pub fn codes(&self, citations: &[Citation]) -> Html {
        if citations.is_empty() {
            return Html::default();
        }
        html! { <Cited model={self.model.clone()} lang={self.lang} citations={citations.to_vec()} /> }
    }

    /// What a source is called, as plain text.
    pub fn source_label(&self, source: &'a Source) -> Chosen<'a> {
        source_label(self.data, self.lang, source)
    }

    /// What a source is called.
    pub fn source_name(&self, source: &Source) -> Html {
        source_name(self.data, self.lang, source)
    }
}

/// The language to mark a name with.
pub fn name_lang(data: &Dataset, lang: Lang, entity: &Entity) -> Option<String> {
    let chosen = entity.name.pick(lang.tag(), data.fallback_lang());
    let other = chosen.lang.filter(|other| *other != lang.tag());
    entity.lang.clone().or_else(|| other.map(str::to_owned))
}

/// What a source is called, as plain text.
pub fn source_label<'a>(data: &Dataset, lang: Lang, source: &'a Source) -> Chosen<'a> {
    match source.called() {
        Called::Title(text) | Called::Label(text) => text.pick(lang.tag(), data.fallback_lang()),
        Called::Publisher(name) => Chosen { text: name, lang: None },
    }
}

/// A text as it may stand among others, which it does not turn around.
pub fn shown(text: &str) -> String {
    text.replace(is_turning, "")
}

/// A text, marked with its language where that is not the reader's.
fn in_its_language(reader: Lang, chosen: &Chosen, words: Html) -> Html {
    match chosen.lang.filter(|lang| *lang != reader.tag()) {
        Some(lang) => html! { <span lang={lang.to_owned()}>{ words }</span> },
        None => words,
    }
}

/// What a source is called.
fn source_name(data: &Dataset, lang: Lang, source: &Source) -> Html {
    let text = |text: &Text| {
        let chosen = text.pick(lang.tag(), data.fallback_lang());
        in_its_language(lang, &chosen, html! { shown(chosen.text) })
    };
    match source.called() {
        Called::Title(title) => html! { <cite>{ text(title) }</cite> },
        Called::Label(label) => text(label),
        Called::Publisher(name) => html! { shown(name) },
    }
}

/// The place in a source in words: "paragraph 9".
pub fn place_in_source(lang: Lang, citation: &Citation) -> Option<String> {
    let t = lang.messages();
    match (citation.paragraph, &citation.page) {
        (Some(paragraph), _) => Some(fill(t.paragraph, &[&paragraph])),
        (None, Some(page)) => Some(fill(t.page, &[page])),
        (None, None) => None,
    }
}

/// What a source is called, as a link where it has an address; one that is known by its publisher alone
/// with its date.
pub fn source_link(data: &Dataset, lang: Lang, source: &Source) -> Html {
    let name = source_name(data, lang, source);
    let issued = match source.called() {
        Called::Publisher(_) => {
            source.issued.as_ref().map(|issued| format!(", {}", date::long(issued, lang)))
        }
        _ => None,
    };
    match source.url.as_deref().and_then(safe_href) {
        Some(href) => html! { <><a {href} rel="noopener noreferrer">{ name }</a>{ for issued }</> },
        None => html! { <>{ name }{ for issued }</> },
    }
}

/// A passage in full: the source, the place in it, and the words to find there. The citations are of
/// one place.
pub fn passage(data: &Dataset, lang: Lang, citations: &[&Citation]) -> Html {
    let Some(first) = citations.first() else { return Html::default() };
    let source = data.source(&first.source);
    let place = place_in_source(lang, first);
    let phrases = citations.iter().filter_map(|citation| citation.phrase.as_ref()).enumerate();
    let phrase = |(at, phrase): (usize, &String)| {
        html! {
            <>{ if at == 0 { ": " } else { "; " } }<q lang={source.and_then(|s| s.lang.clone())}>{ shown(phrase) }</q></>
        }
    };
    html! {
        <>
            { for source.map(|source| source_link(data, lang, source)) }
            { for place.map(|place| format!(", {place}")) }
            { for phrases.map(phrase) }
        </>
    }
}

/// Whether a key is Escape; what takes it keeps it from closing anything around, also by the browser.
pub fn takes_escape(event: &KeyboardEvent) -> bool {
    let taken = event.key() == "Escape";
    if taken {
        event.stop_propagation();
        event.prevent_default();
    }
    taken
}

/// An address that may be followed: only http and https leave the page, and nothing hides in them.
pub fn safe_href(url: &str) -> Option<String> {
    let clean: String =
        url.chars().filter(|c| !c.is_control() && !c.is_whitespace() && !is_turning(*c)).collect();
    let lower = clean.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then_some(clean)
}
