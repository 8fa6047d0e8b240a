//! The head: what the record is, how much it holds, the language, and sharing.

use yew::prelude::*;

use crate::dataset::model::EntityType;
use crate::i18n::{Lang, date, fill};

use super::context::Ctx;
use super::dialog::Dialog;
use super::message::Msg;
use super::shapes::{Icon, icon};
use super::share::Sharing;

/// Draws the head.
pub fn header(ctx: &Ctx) -> Html {
    let record = &ctx.data.record;
    let sharing = Dialog::Share(Sharing::of(ctx.state));
    html! {
        <header class="mast" key="mast" part="header">
            <div class="mast-row">
                <div>
                    <h1 part="title">{ ctx.text(&record.title) }</h1>
                    { for record.description.iter().map(|text| html! { <p class="standfirst">{ ctx.text(text) }</p> }) }
                </div>
                <div class="tools">
                    { languages(ctx) }
                    if ctx.addresses.lead_anywhere() {
                        <button type="button" class="tool" aria-label={ctx.t.share} onclick={ctx.send(Msg::Dialog(Some(sharing)))}>
                            { icon(Icon::Share) }<span class="word">{ ctx.t.share }</span>
                        </button>
                    }
                </div>
            </div>
            <p class="ledger num">{ for ledger(ctx).iter().map(|entry| html! { <span>{ bold_figures(entry) }</span> }) }</p>
        </header>
    }
}

fn languages(ctx: &Ctx) -> Html {
    html! {
        <div class="langs" role="group" aria-label={ctx.t.language}>
            { for Lang::ALL.into_iter().map(|lang| html! {
                <button type="button" key={lang.tag()} lang={lang.tag()} title={lang.name()} aria-label={format!("{} {}", lang.tag().to_ascii_uppercase(), lang.name())}
                    aria-pressed={(lang == ctx.lang).to_string()} onclick={ctx.send(Msg::Lang(lang))}>
                    { lang.tag().to_ascii_uppercase() }
                </button>
            }) }
        </div>
    }
}

/// What the record holds, in numbers; nothing that it holds none of.
fn ledger(ctx: &Ctx) -> Vec<String> {
    let record = &ctx.data.record;
    let of = |types: &[EntityType]| record.entities.iter().filter(|e| types.contains(&e.kind)).count();
    let undated = record.events.undated().len();
    let events = match undated {
        0 => ctx.t.events.of(record.events.len()),
        n => format!("{}, {}", ctx.t.events.of(record.events.len()), fill(ctx.t.of_them_undated, &[&n])),
    };
    let span = ctx.model.years.map(|(from, to)| date::years(from, to, ctx.lang));
    let counts = [
        (of(&[EntityType::Person]), &ctx.t.people),
        (of(&[EntityType::Organization, EntityType::Group]), &ctx.t.organizations),
        (of(&[EntityType::Place, EntityType::State]), &ctx.t.places),
        (record.sources.len(), &ctx.t.sources),
        (record.doubts.len(), &ctx.t.doubts),
    ];
    let counts = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, count)| count.of(n));
    span.into_iter().chain([events]).chain(counts).collect()
}

/// The figures that begin an entry, in bold.
pub fn bold_figures(entry: &str) -> Html {
    let (figures, words) = entry.split_once(' ').unwrap_or((entry, ""));
    html! { <><b>{ figures.to_owned() }</b>{ " " }{ words.to_owned() }</> }
}
