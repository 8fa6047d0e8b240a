//! Accounts of one event that differ, side by side: the same points in the same order on each side,
//! and one sentence on how the record treats the difference. Neither side comes first by merit.

use yew::prelude::*;

use crate::dataset::model::{Account, Accounts, Event, Source};
use crate::dataset::{Date, Text};
use crate::i18n::date;
use crate::layout::strip;

use super::context::{COMMA, Ctx, shown};
use super::strip::drawing;

/// Draws the accounts of an event.
pub fn accounts(ctx: &Ctx, event: &Event, accounts: &Accounts) -> Html {
    let Accounts { of, sides, note } = accounts;
    let strip = strip(sides.iter().filter_map(|side| side.date.as_ref()));
    let said = Points {
        dated: sides.iter().any(|side| side.title.is_some() && side.date.is_some()),
        labels: labels(sides),
    };
    html! {
        <div class="accounts">
            <h4>{ ctx.t.accounts.of(sides.len()) }<span>{ ctx.text(of) }</span></h4>
            { for strip.map(|strip| drawing(ctx, event, &strip)) }
            <div class="accs">{ for sides.iter().map(|side| account(ctx, side, &said)) }</div>
            { for note.iter().map(|note| html! { <p>{ ctx.text(note) }</p> }) }
        </div>
    }
}

/// What every side has a row for.
struct Points<'a> {
    /// The date, where it does not head the side.
    dated: bool,
    /// What some side speaks of.
    labels: Vec<&'a Text>,
}

/// What the sides speak of, in the order in which it first comes up.
fn labels(sides: &[Account]) -> Vec<&Text> {
    let mut labels: Vec<&Text> = Vec::new();
    for fact in sides.iter().flat_map(|side| &side.facts) {
        if !labels.contains(&&fact.label) {
            labels.push(&fact.label);
        }
    }
    labels
}

fn account(ctx: &Ctx, side: &Account, points: &Points) -> Html {
    let long = |given: &Date| html! { date::long(given, ctx.lang) };
    let said = side.title.as_ref().map(|title| ctx.text(title)).or(side.date.as_ref().map(long));
    let fact = |label: &&Text| {
        let value = side.facts.iter().find(|fact| fact.label == **label).and_then(|fact| fact.value.as_ref());
        point(ctx, ctx.text(label), value.map(|value| ctx.text(value)))
    };
    html! {
        <div class="acc">
            <p class="say num">{ for said }{ ctx.codes(&side.citations) }</p>
            <dl>
                if points.dated { { point(ctx, html! { ctx.t.date }, side.date.as_ref().map(long)) } }
                { for points.labels.iter().map(fact) }
                { point(ctx, html! { ctx.t.words }, joined(phrases(ctx, side))) }
                { point(ctx, html! { ctx.t.source }, joined(sources(ctx, side).map(|source| ctx.source_name(source)))) }
            </dl>
        </div>
    }
}

/// What an account says on a point, or that it is silent.
fn point(ctx: &Ctx, label: Html, said: Option<Html>) -> Html {
    let said = match said {
        Some(said) => html! { <dd class="num">{ said }</dd> },
        None => html! { <dd class="nil">{ ctx.t.not_given }</dd> },
    };
    html! { <div><dt>{ label }</dt>{ said }</div> }
}

/// The words of a side, in the language of their source.
fn phrases(ctx: &Ctx, side: &Account) -> impl Iterator<Item = Html> {
    side.citations.iter().filter_map(|citation| {
        let source = ctx.data.source(&citation.source);
        let phrase = citation.phrase.clone()?;
        Some(html! { <q lang={source.and_then(|source| source.lang.clone())}>{ shown(&phrase) }</q> })
    })
}

/// The sources of a side, each once.
fn sources<'a>(ctx: &Ctx<'a>, side: &Account) -> impl Iterator<Item = &'a Source> {
    let mut sources: Vec<&Source> = Vec::new();
    for source in side.citations.iter().filter_map(|citation| ctx.data.source(&citation.source)) {
        if !sources.iter().any(|known| known.id == source.id) {
            sources.push(source);
        }
    }
    sources.into_iter()
}

/// Parts with commas between them; nothing where there are none.
fn joined(parts: impl Iterator<Item = Html>) -> Option<Html> {
    parts.reduce(|before, part| html! { <>{ before }{ COMMA }{ part }</> })
}
