//! The card of an entity: how it is written, its offices as the sources name them, its events with
//! its role in each, and who else is in them.

use std::collections::BTreeMap;

use yew::prelude::*;

use crate::dataset::model::{Attestation, Entity, EntityType, Event};
use crate::i18n::date;
use crate::state::Action;

use super::context::{Ctx, safe_href};
use super::message::Msg;
use super::shapes::{Icon, glyph, icon};
use super::sparkline::spark;

/// So many companions are shown.
const COMPANIONS: usize = 8;
/// The width of the drawing of years and the height to which its ticks rise, in pixels.
const DRAWING: (f64, f64) = (300.0, 45.0);

/// Draws the open card, if there is one, under a key.
pub fn card(ctx: &Ctx, key: &str) -> Option<Html> {
    let index = ctx.data.entity_index(ctx.state.card.as_deref()?)?;
    let entity = ctx.data.record.entities.get(index)?;
    let place = matches!(entity.kind, EntityType::Place | EntityType::State);
    let events = |indices: &[usize]| -> Vec<&Event> {
        let chronological = ctx.data.chronological().iter().filter(|at| indices.contains(at));
        chronological.filter_map(|at| ctx.data.record.events.get(*at)).collect()
    };
    let taking_part = events(ctx.index.events_of(index));
    let there = events(ctx.index.events_at(index));
    let mentions = events(ctx.index.mentions_of(index));
    let main = if place && taking_part.is_empty() { &there } else { &taking_part };
    Some(html! {
        <aside class="card" {key} id="card" tabindex="-1" aria-labelledby="card-name">
            <div class="card-top">
                <span>{ type_name(ctx, entity.kind) }</span>
                <button type="button" class="tool close" aria-label={ctx.t.close} onclick={ctx.act(Action::Card(None))}>{ icon(Icon::Cross) }</button>
            </div>
            <h2 id="card-name" lang={ctx.name_lang(entity)}>{ ctx.pick(&entity.name).text.to_owned() }</h2>
            { for entity.description.iter().map(|text| html! { <p class="dim">{ ctx.text(text) }{ ctx.codes(&entity.citations) }</p> }) }
            { spellings(ctx, entity) }
            { offices(ctx, entity, &taking_part) }
            <h3>{ tally(ctx, main.len(), mentions.len()) }</h3>
            { spark(ctx, main, &mentions, DRAWING, true) }
            { acted(ctx, entity, &taking_part, &there, &mentions) }
            { companions(ctx, index) }
            { actions(ctx, entity, taking_part.len(), there.len()) }
            { for entity.same_as.iter().filter_map(|url| safe_href(url)).map(|href| html! {
                <p key={href.clone()}><a href={href.clone()} rel="noopener noreferrer">{ href }</a></p>
            }) }
        </aside>
    })
}

fn type_name(ctx: &Ctx, kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => ctx.t.person,
        EntityType::Organization => ctx.t.organization,
        EntityType::Place => ctx.t.a_place,
        EntityType::State => ctx.t.state,
        EntityType::Award => ctx.t.award,
        EntityType::Document => ctx.t.document,
        EntityType::Concept => ctx.t.concept,
        EntityType::Group => ctx.t.group,
    }
}

fn tally(ctx: &Ctx, taking_part: usize, mentions: usize) -> String {
    let said = ctx.t.takes_part.of(taking_part);
    if mentions == 0 { said } else { format!("{said}, {}", ctx.t.mentioned_in.of(mentions)) }
}

fn spellings(ctx: &Ctx, entity: &Entity) -> Html {
    if entity.variants.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ ctx.t.also_written }</h3>
            <ul class="variants">
                { for entity.variants.iter().map(|variant| html! {
                    <li key={variant.name.as_str()}>
                        <span lang={entity.lang.clone()}>{ variant.name.clone() }</span>
                        if variant.citations.is_empty() { <span class="dim">{ ", " }{ ctx.t.from_outside }</span> }
                        { ctx.codes(&variant.citations) }
                    </li>
                }) }
            </ul>
        </>
    }
}

/// The offices, each with the event at which a source names it; none is carried over to another.
fn offices(ctx: &Ctx, entity: &Entity, events: &[&Event]) -> Html {
    if entity.kind != EntityType::Person {
        return Html::default();
    }
    let rows = events.iter().flat_map(|event| {
        let own = event.participants.iter().filter(|p| p.entity == entity.id);
        own.filter_map(move |p| Some((*event, p.office.as_ref()?, &p.citations)))
    });
    let rows: Vec<Html> = rows
        .map(|(event, office, citations)| {
            html! {
                <li>
                    <span class="t">{ when(ctx, event) }</span>
                    <span class="office">{ ctx.text(office) }</span>{ ctx.codes(citations) }
                </li>
            }
        })
        .collect();
    html! {
        <>
            <h3>{ ctx.t.offices }</h3>
            if rows.is_empty() { <p class="dim">{ ctx.t.no_office }</p> } else { <ol class="offices num">{ for rows }</ol> }
        </>
    }
}

/// The date of an event in words, or that it has none.
pub fn when(ctx: &Ctx, event: &Event) -> String {
    event.date.as_ref().map_or_else(|| ctx.t.no_date_short.to_owned(), |date| date::long(date, ctx.lang))
}

/// Every event of the entity with its role in it: what it took part in, what was there, what mentions it.
fn acted(ctx: &Ctx, entity: &Entity, taking_part: &[&Event], there: &[&Event], mentions: &[&Event]) -> Html {
    let role = |event: &Event| {
        let own = event.participants.iter().filter(|p| p.entity == entity.id);
        let mut roles: Vec<&str> = own.map(|p| p.role.as_str()).collect();
        roles.dedup();
        roles.into_iter().map(|role| html! { <>{ ctx.role(role) }{ ", " }</> }).collect::<Html>()
    };
    let item = |event: &&Event, role: Html| {
        let id = event.id.clone();
        let hollow = event.attestation != Attestation::Stated;
        html! {
            <li key={event.id.as_str()}>
                { glyph(ctx.kind(event), hollow, Some(ctx.kind_name(ctx.kind(event)))) }
                <span>
                    <button type="button" class="ent" onclick={ctx.send(move || Msg::Show(id.clone()))}>{ ctx.text(&event.title) }</button>
                    <br /><span class="r">{ role }{ when(ctx, event) }</span>
                </span>
            </li>
        }
    };
    let only_there = there.iter().filter(|event| !taking_part.iter().any(|other| other.id == event.id));
    html! {
        <ol class="acted num" aria-label={ctx.t.events_and_roles}>
            { for taking_part.iter().map(|event| item(event, role(event))) }
            { for only_there.map(|event| item(event, html! { <>{ ctx.t.location }{ ", " }</> })) }
            { for mentions.iter().map(|event| item(event, html! { <>{ ctx.t.mentioned }{ ", " }</> })) }
        </ol>
    }
}

/// Who takes part in the same events, those with the most first.
fn companions(ctx: &Ctx, index: usize) -> Html {
    let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
    for event in ctx.index.events_of(index).iter().filter_map(|at| ctx.data.record.events.get(*at)) {
        let mut others: Vec<usize> =
            event.participants.iter().filter_map(|p| ctx.data.entity_index(&p.entity)).collect();
        others.sort_unstable();
        others.dedup();
        others
            .into_iter()
            .filter(|other| *other != index)
            .for_each(|other| *shared.entry(other).or_default() += 1);
    }
    let mut shared: Vec<(usize, usize)> = shared.into_iter().collect();
    shared.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let own = ctx.data.record.entities.get(index).map(|entity| entity.id.clone()).unwrap_or_default();
    let rows: Vec<Html> = shared
        .into_iter()
        .take(COMPANIONS)
        .filter_map(|(other, count)| {
            let other = ctx.data.record.entities.get(other)?;
            let both = Action::Only(vec![own.clone(), other.id.clone()]);
            let label = format!("{}: {}", ctx.pick(&other.name).text, ctx.t.events.of(count));
            Some(html! {
                <li key={other.id.as_str()}>
                    { ctx.entity(&other.id) }
                    <span class="units" aria-hidden="true">{ for (0..count.min(12)).map(|_| html! { <i></i> }) }</span>
                    <button type="button" class="both plain num" aria-label={label} onclick={ctx.act(both)}>{ count }</button>
                </li>
            })
        })
        .collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="hd">{ ctx.t.appears_with }<small>{ ctx.t.events_with_both }</small></h3>
            <ul class="pairs">{ for rows }</ul>
        </>
    }
}

fn actions(ctx: &Ctx, entity: &Entity, taking_part: usize, there: usize) -> Html {
    let (count, only) = if taking_part > 0 {
        (taking_part, Action::Only(vec![entity.id.clone()]))
    } else {
        (there, Action::OnlyAt(entity.id.clone()))
    };
    if count == 0 {
        return Html::default();
    }
    html! {
        <div class="btns"><button type="button" class="btn" onclick={ctx.act(only)}>{ ctx.t.only_these.of(count) }</button></div>
    }
}
