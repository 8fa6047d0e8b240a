//! Who appears in the same events, those with the most first: a square for each event, open where it
//! only mentions them.

use yew::prelude::*;

use crate::dataset::model::Entity;
use crate::query::{self, Companion};
use crate::state::Action;
use crate::view::context::Ctx;
use crate::view::folds::row_id;

use super::rest;

/// The group that folds.
pub const GROUP: &str = "companions";
/// So many are shown at first.
const FIRST: usize = 6;
/// More squares than this say no more than the number.
const SQUARES: usize = 12;

/// Draws those who appear with an entity, which is given with its index.
pub fn companions(ctx: &Ctx, entity: &Entity, index: usize) -> Html {
    let found = query::companions(ctx.data, ctx.index, index);
    if found.is_empty() {
        return Html::default();
    }
    let shown = ctx.folds.shown(GROUP, found.len(), FIRST);
    let rows =
        found.iter().take(shown).enumerate().filter_map(|(at, companion)| row(ctx, entity, companion, at));
    html! {
        <>
            <h3 class="hd">{ ctx.t.appears_with }<small>{ ctx.t.events_with_both }</small></h3>
            <ul class="pairs">{ for rows }</ul>
            { rest(ctx, GROUP, ctx.t.appears_with, (shown, found.len())) }
        </>
    }
}

fn row(ctx: &Ctx, entity: &Entity, companion: &Companion, at: usize) -> Option<Html> {
    let other = ctx.data.record.entities.get(companion.entity)?;
    let both = Action::Only(vec![entity.id.clone(), other.id.clone()]);
    let label = format!("{}: {}", ctx.pick(&other.name).text, ctx.t.events.of(companion.both));
    Some(html! {
        <li key={other.id.as_str()} id={row_id(GROUP, at)} tabindex="-1">
            { ctx.entity(&other.id) }
            { squares(ctx, companion) }
            if companion.both > 0 {
                <button type="button" class="both plain num" aria-label={label} onclick={ctx.act(both)}>{ companion.both }</button>
            } else {
                <span class="both num">{ "0" }</span>
            }
        </li>
    })
}

/// The number says the full squares; the open ones have no number and are said.
fn squares(ctx: &Ctx, companion: &Companion) -> Html {
    let full = companion.both.min(SQUARES);
    let open = companion.mentioned.min(SQUARES - full);
    let label = (companion.mentioned > 0).then(|| ctx.t.mentioned_in.of(companion.mentioned));
    let (role, hidden) = if label.is_some() { (Some("img"), None) } else { (None, Some("true")) };
    html! {
        <span class="units" {role} aria-label={label} aria-hidden={hidden}>
            { for (0..full).map(|_| html! { <i></i> }) }
            { for (0..open).map(|_| html! { <i class="m"></i> }) }
        </span>
    }
}
