//! The numbers behind a statement; each opens in place what stands there in the source.

use std::rc::Rc;

use yew::prelude::*;

use crate::dataset::Dataset;
use crate::dataset::model::Citation;
use crate::i18n::{Lang, fill};

use super::context::{passage, takes_escape};
use super::model::Model;
use super::shapes::{Icon, icon};

/// What is cited.
#[derive(Properties, Clone)]
pub struct Props {
    /// The record.
    pub model: Rc<Model>,
    /// The language of the interface.
    pub lang: Lang,
    /// Where it stands.
    pub citations: Vec<Citation>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model)
            && (self.lang, &self.citations) == (other.lang, &other.citations)
    }
}

/// See the module.
pub struct Cited {
    open: Option<String>,
}

/// The place in a source as a code: `1:9` is source 1, paragraph 9.
pub fn code(data: &Dataset, citation: &Citation) -> String {
    let number = data.source_number(&citation.source).unwrap_or_default();
    match (citation.paragraph, &citation.page) {
        (Some(paragraph), _) => format!("{number}:{paragraph}"),
        (None, Some(page)) => format!("{number}:{page}"),
        (None, None) => number.to_string(),
    }
}

/// Citations by their places, each place once.
pub fn by_place<'a>(
    data: &Dataset,
    citations: impl IntoIterator<Item = &'a Citation>,
) -> Vec<(String, Vec<&'a Citation>)> {
    let mut places: Vec<(String, Vec<&Citation>)> = Vec::new();
    for citation in citations {
        let code = code(data, citation);
        match places.iter_mut().find(|(known, _)| *known == code) {
            Some((_, of)) if of.iter().any(|known| known.phrase == citation.phrase) => {}
            Some((_, of)) => of.push(citation),
            None => places.push((code, vec![citation])),
        }
    }
    places
}

impl Component for Cited {
    /// The place that is opened, or closed where it is open.
    type Message = Option<String>;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Cited { open: None }
    }

    fn update(&mut self, _: &Context<Self>, place: Self::Message) -> bool {
        self.open = place.filter(|place| self.open.as_ref() != Some(place));
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let Props { model, lang, citations } = ctx.props();
        let (data, t) = (&model.data, lang.messages());
        let places = by_place(data, citations);
        let toggle = |place: &str| {
            let place = place.to_owned();
            ctx.link().callback(move |_: MouseEvent| Some(place.clone()))
        };
        let number = |(place, _): &(String, Vec<&Citation>)| {
            let open = self.open.as_ref() == Some(place);
            html! {
                <button type="button" class="cite" title={fill(t.cited_at, &[place])} aria-label={fill(t.cited_at, &[place])}
                    aria-expanded={open.to_string()} key={place.as_str()} onclick={toggle(place)}>
                    { place.clone() }
                </button>
            }
        };
        let opened = places.iter().find(|(place, _)| self.open.as_ref() == Some(place));
        let onkeydown =
            ctx.link().batch_callback(|event: KeyboardEvent| takes_escape(&event).then_some(None));
        html! {
            <span class="cited" onkeydown={opened.map(|_| onkeydown)}>
                // No line begins with a number.
                <span key="joiner">{ "\u{2060}" }</span>
                <sup class="num" key="numbers">{ for places.iter().map(number) }</sup>
                <span key="note" role="status">
                    { for opened.map(|(place, of)| html! {
                        <span class="cite-note"><b>{ place.clone() }</b><span>{ passage(data, *lang, of) }</span>
                            <button type="button" class="x" aria-label={t.close} onclick={toggle(place)}>{ icon(Icon::Cross) }</button></span>
                    }) }
                </span>
            </span>
        }
    }
}
