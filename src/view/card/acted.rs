//! Every event of an entity with its role in it: what it took part in or was held there, then what
//! mentions it.

use yew::prelude::*;

use crate::dataset::model::{Attestation, Entity, Event};
use crate::view::context::Ctx;
use crate::view::folds::row_id;
use crate::view::message::Msg;
use crate::view::shapes::glyph;

use super::{Appearances, rest, when};

/// The group that folds.
pub const GROUP: &str = "acted";
/// So many are shown at first.
const FIRST: usize = 8;

/// Draws the events of an entity.
pub fn acted(ctx: &Ctx, entity: &Entity, found: &Appearances) -> Html {
    let all = found.full.len() + found.passing.len();
    if all == 0 {
        return Html::default();
    }
    let shown = ctx.folds.shown(GROUP, all, FIRST);
    let events = found.full.iter().chain(&found.passing).enumerate().take(shown);
    let rows = events.filter_map(|(at, event)| {
        let (event, full) = (ctx.data.record.events.get(*event)?, at < found.full.len());
        let roles = if full { roles(ctx, entity, &event) } else { vec![html! { ctx.t.mentioned }] };
        Some(row(ctx, &event, roles, at))
    });
    html! {
        <>
            <h3>{ ctx.t.events_and_roles }</h3>
            <ol class="acted num">{ for rows }</ol>
            { rest(ctx, GROUP, ctx.t.events_and_roles, (shown, all)) }
        </>
    }
}

/// The roles of an entity in an event; of a place that has none, the places inside it.
fn roles(ctx: &Ctx, entity: &Entity, event: &Event) -> Vec<Html> {
    let own = event.participants.iter().filter(|participant| participant.entity == entity.id);
    let mut roles: Vec<&str> = own.map(|participant| participant.role.as_str()).collect();
    roles.dedup();
    if roles.is_empty() {
        let places = event.places.iter().filter_map(|place| ctx.data.entity(place));
        let inside = places.filter(|place| is_inside(ctx, place, entity));
        return inside.map(|place| ctx.text(&place.name)).collect();
    }
    roles.into_iter().map(|role| ctx.role(role)).collect()
}

/// Whether a place lies in another, however deep; a circle ends once it is longer than the record.
fn is_inside(ctx: &Ctx, place: &Entity, other: &Entity) -> bool {
    let first = ctx.data.entity_index(&place.id);
    let above = std::iter::successors(first, |at| ctx.data.place_around(*at)).skip(1);
    above.take(ctx.data.record.entities.len()).any(|above| Some(above) == ctx.data.entity_index(&other.id))
}

fn row(ctx: &Ctx, event: &Event, roles: Vec<Html>, at: usize) -> Html {
    let id = event.id.clone();
    let hollow = event.attestation != Attestation::Stated;
    html! {
        <li key={event.id.as_str()} id={row_id(GROUP, at)} tabindex="-1">
            { glyph(ctx.kind(event), hollow, Some(&ctx.kind_name(ctx.kind(event)))) }
            <span>
                <button type="button" class="ent" onclick={ctx.send(Msg::Show(id))}>{ ctx.text(&event.title) }</button>
                <br /><span class="r">{ for roles.into_iter().map(|role| html! { <>{ role }{ ", " }</> }) }{ when(ctx, event) }</span>
            </span>
        </li>
    }
}
