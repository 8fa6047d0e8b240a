//! The events that fit as files: which formats there are, what goes into one, and the buttons.

use yew::prelude::*;

use crate::dataset::model::Event;
use crate::interop::jsonld::Texts;
use crate::interop::{csv, ical, json, jsonld};
use crate::query::Hits;
use crate::state::State;

use super::addresses::Addresses;
use super::context::Ctx;
use super::message::Msg;
use super::model::Model;

/// A format that the events can be taken along in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The record itself.
    Json,
    /// A table.
    Csv,
    /// Linked data.
    JsonLd,
    /// A calendar of the events that are dated to the day.
    Calendar,
}

impl Export {
    /// Every format, in the order in which they are offered.
    pub const ALL: [Export; 4] = [Export::Json, Export::Csv, Export::JsonLd, Export::Calendar];

    /// Its name for scripts, and the ending of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Export::Json => "json",
            Export::Csv => "csv",
            Export::JsonLd => "jsonld",
            Export::Calendar => "ics",
        }
    }

    /// The media type of its files.
    pub(super) fn mime(self) -> &'static str {
        match self {
            Export::Json => "application/json",
            Export::Csv => "text/csv",
            Export::JsonLd => "application/ld+json",
            Export::Calendar => "text/calendar",
        }
    }

    /// The events that fit, in this format; where it holds one language alone, in this one.
    pub(super) fn write(self, model: &Model, hits: &Hits, addresses: &Addresses, lang: &str) -> String {
        let shown = model.data.only(&hits.events.ones().collect::<Vec<_>>());
        let link = |state: State| addresses.link.emit(state);
        let to_event = |event: &Event| link(State { event: Some(event.id.clone()), ..State::default() });
        match self {
            Export::Json => json::write(&shown),
            Export::Csv => csv::text(&shown, lang),
            Export::JsonLd => {
                let page = link(State::default());
                let page = page.as_deref().and_then(|page| page.split('#').next());
                jsonld::text(&shown, Texts::All, page)
            }
            Export::Calendar => ical::write_all(&shown, lang, to_event).0,
        }
    }
}

/// Offers the events that fit as files, as far as there are any.
pub fn downloads(ctx: &Ctx) -> Html {
    let fitting = ctx.hits.count();
    if fitting == 0 {
        return Html::default();
    }
    let all = fitting == ctx.data.record.events.len();
    let title = (if all { &ctx.t.download_all } else { &ctx.t.download_these }).of(fitting);
    let label = |format| match format {
        Export::Json => "JSON",
        Export::Csv => "CSV",
        Export::JsonLd => "JSON-LD",
        Export::Calendar => ctx.t.as_calendar,
    };
    html! {
        <div class="downloads" role="group" aria-labelledby="downloads">
            <span id="downloads">{ title }</span>
            { for Export::ALL.map(|format| html! {
                <button type="button" disabled={!ctx.later} onclick={ctx.send(Msg::Download(format))}>{ label(format) }</button>
            }) }
        </div>
    }
}
