//! The directory: everyone whom the record names, with their events over the years and how many fit.

use yew::prelude::*;

use crate::dataset::model::{Entity, EntityType, Event};
use crate::dataset::{Form, Order};
use crate::query::{Filter, Hits, needles};
use crate::state::Action;

use super::card::when;
use super::context::Ctx;
use super::filters::typed;
use super::message::Msg;
use super::shapes::{Icon, icon};
use super::sparkline::{axis, spark};

/// The width of the drawing and the height to which its ticks rise, in pixels.
const DRAWING: (f64, f64) = (200.0, 26.0);

/// The id of the name at a place in the directory.
pub fn name_id(at: usize) -> String {
    format!("name-{at}")
}

/// Draws the directory: people, then organisations and groups, in the order of their names.
pub fn directory(ctx: &Ctx) -> Html {
    let called = ctx.index.called(&needles(&ctx.folds.name));
    let found = |types: &[EntityType]| -> Vec<usize> {
        let entities = ctx.order.iter().filter_map(|at| Some((*at, ctx.data.record.entities.get(*at)?)));
        let found = entities.filter(|(_, entity)| types.contains(&entity.kind));
        found.map(|(at, _)| at).filter(|at| called.contains(*at)).collect()
    };
    let people = found(&[EntityType::Person]);
    let bodies = found(&[EntityType::Organization, EntityType::Group]);
    let (all, shown) = (people.len() + bodies.len(), ctx.folds.names);
    // What choosing a name would leave: the chosen names give way to it, the rest of the filter stays.
    let filter = Filter { who: Vec::new(), all: false, ..ctx.state.filter.clone() };
    let hits = ctx.index.query(&filter);
    html! {
        <div class="main directory" key="directory">
            { find(ctx) }
            <div class="columns" key="names">
                { group(ctx, &hits, ctx.t.tab_people_short, &people, 0) }
                { group(ctx, &hits, ctx.t.directory_bodies, &bodies, people.len()) }
            </div>
            if all == 0 { <p class="dim" key="none">{ ctx.t.no_choice }</p> }
            if all > shown {
                <p class="rest" key="more">
                    <button type="button" class="btn" onclick={ctx.send(Msg::MoreNames)}>{ ctx.t.show_names.of(all - shown) }</button>
                </p>
            }
        </div>
    }
}

fn find(ctx: &Ctx) -> Html {
    html! {
        <div class="find" key="find">
            <div class="field">
                <label for="find">{ ctx.t.find_name }</label>
                <div class="box">
                    { icon(Icon::Search) }
                    <input id="find" type="search" autocomplete="off" spellcheck="false" value={ctx.folds.name.clone()}
                        oninput={ctx.tell.reform(|event: InputEvent| Msg::Name(typed(&event)))} />
                </div>
            </div>
            <p class="dim">{ ctx.t.directory_hint }</p>
        </div>
    }
}

/// Draws the names of a group, of which the first is at place `from` of the directory.
fn group(ctx: &Ctx, hits: &Hits, heading: &'static str, names: &[usize], from: usize) -> Html {
    let rows = names.iter().take(ctx.folds.names.saturating_sub(from)).enumerate();
    if names.is_empty() || rows.len() == 0 {
        return Html::default();
    }
    html! {
        <section class="names" key={heading}>
            <div class="name-row head">
                <h2>{ heading }{ " " }<span class="n num">{ names.len() }</span></h2>
                { axis(ctx, DRAWING.0) }
            </div>
            <ol>{ for rows.filter_map(|(at, index)| row(ctx, hits, *index, from + at)) }</ol>
        </section>
    }
}

fn row(ctx: &Ctx, hits: &Hits, index: usize, at: usize) -> Option<Html> {
    let entity = ctx.data.record.entities.get(index)?;
    let fitting = |events: &[usize]| -> Vec<usize> {
        events.iter().copied().filter(|event| hits.events.contains(*event)).collect()
    };
    let taking_part = fitting(ctx.index.events_of(index));
    let mentions = fitting(ctx.index.mentions_of(index));
    let open = ctx.state.card.as_deref() == Some(&entity.id);
    let name = ctx.plain(&entity.name);
    Some(html! {
        <li key={entity.id.as_str()} class={classes!("name-row", open.then_some("selected"))}>
            <div>
                <button type="button" class="ent name" id={name_id(at)} lang={ctx.name_lang(entity)} aria-expanded={open.to_string()}
                    onclick={ctx.act(Action::Card((!open).then(|| entity.id.clone())))}>{ name.clone() }</button>
                { said(ctx, entity, index) }
            </div>
            { spark(ctx, &taking_part, &mentions, DRAWING, false) }
            if taking_part.is_empty() {
                <span class="both num">{ "0" }</span>
            } else {
                <button type="button" class="both plain num" aria-label={format!("{name}: {}", ctx.t.events.of(taking_part.len()))}
                    onclick={ctx.act(Action::Of(entity.id.clone()))}>{ taking_part.len() }</button>
            }
        </li>
    })
}

/// The last office that a source names, with the time at which it does, or what the entity is.
fn said(ctx: &Ctx, entity: &Entity, index: usize) -> Html {
    let events = &ctx.data.record.events;
    let with_offices = ctx.index.events_of(index).iter().copied().filter(|event| events.has_offices(*event));
    let mut with_offices: Vec<usize> = with_offices.collect();
    // The undated come before all dates.
    with_offices.order_by_key(|event| events.form(*event).map(Form::sort_key));
    let office = |event: &Event| {
        let own = event.participants.iter().filter(|p| p.entity == entity.id);
        Some(ctx.text(own.filter_map(|p| p.office.as_ref()).next_back()?))
    };
    let latest = with_offices.into_iter().rev().filter_map(|event| events.get(event));
    let latest = latest.filter_map(|event| Some((office(&event)?, event))).next();
    match (latest, &entity.description) {
        (Some((office, event)), _) => {
            html! { <p class="said">{ office }{ ", " }{ when(ctx, &event) }</p> }
        }
        (None, Some(text)) => html! { <p class="said">{ ctx.text(text) }</p> },
        (None, None) => Html::default(),
    }
}
