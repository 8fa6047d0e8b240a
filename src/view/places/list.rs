//! The list of the places, each under the one that contains it, with one square for each event.

use yew::prelude::*;

use crate::view::context::Ctx;
use crate::view::units::units;

use super::Row;

/// More squares than this cannot be counted at a glance: a bar stands for them.
const SQUARES: usize = 20;

/// Draws the list; `all` places are in the record, of which the rows are the first.
pub fn list(ctx: &Ctx, rows: &[Row], all: usize) -> Html {
    html! {
        <div>
            <h2 class="side-h num">{ ctx.t.places.of(all) }</h2>
            <ul class="tally-list">{ branches(ctx, rows) }</ul>
            if all > rows.len() { <p class="hint num">{ ctx.t.more_places.of(all - rows.len()) }</p> }
            <p class="hint">{ ctx.t.squares }</p>
        </div>
    }
}

/// Each place with the deeper ones that follow it inside.
fn branches(ctx: &Ctx, rows: &[Row]) -> Html {
    let depth = rows.first().map_or(0, |row| row.spot.depth);
    let places = rows.chunk_by(|_, next| next.spot.depth > depth);
    places
        .filter_map(|branch| branch.split_first())
        .map(|(row, inside)| {
            html! {
                <li key={row.entity.id.as_str()}>
                    <div class="spot">
                        { name(ctx, row) }
                        { squares(ctx, row) }
                        <span class={classes!("n", "num", (row.count() == 0).then_some("nil"))} aria-hidden="true">{ row.count() }</span>
                        { for notes(ctx, row, !inside.is_empty()) }
                    </div>
                    if !inside.is_empty() { <ul>{ branches(ctx, inside) }</ul> }
                </li>
            }
        })
        .collect()
}

fn name(ctx: &Ctx, row: &Row) -> Html {
    if !row.filters(ctx) {
        return html! { <span class="name">{ ctx.entity(&row.entity.id) }</span> };
    }
    html! {
        <span class="name">
            <button type="button" class="ent" lang={ctx.name_lang(row.entity)} aria-pressed={row.is_chosen(ctx).to_string()}
                onclick={ctx.act(row.action(ctx))}>{ ctx.plain(&row.entity.name) }</button>
        </span>
    }
}

/// A square for each event in the colour of its kind, open where the event only mentions the place.
fn squares(ctx: &Ctx, row: &Row) -> Html {
    let mut label = ctx.t.events.of(row.held.len());
    if !row.mentions.is_empty() {
        label = format!("{label}, {}", ctx.t.mentioned_in.of(row.mentions.len()));
    }
    html! {
        <span class="units" role="img" aria-label={label}>
            if row.count() > SQUARES {
                <i class="many"></i>
            } else {
                { units(ctx, row.held.iter().copied(), None) }
                { units(ctx, row.mentions.iter().copied(), Some("m")) }
            }
        </span>
    }
}

fn notes(ctx: &Ctx, row: &Row, has_places_inside: bool) -> Vec<Html> {
    let description = row.entity.description.iter().map(|text| ctx.text(text));
    let own = has_places_inside && row.own > 0;
    let own = own.then(|| ctx.t.no_closer_place.of(row.own));
    let takes_part = ctx.index.events_of(row.index).iter().filter(|event| ctx.hits.events.contains(**event));
    let silent = row.spot.held.is_empty() && row.spot.mentions.is_empty();
    let takes_part = Some(takes_part.count()).filter(|n| silent && *n > 0).map(|n| ctx.t.takes_part.of(n));
    let unmapped = row.entity.coordinates.is_none() && !row.spot.held.is_empty();
    let unmapped = unmapped.then(|| ctx.t.not_on_map.to_owned());
    let said = own.into_iter().chain(takes_part).chain(unmapped).map(Html::from);
    description.chain(said).map(|note| html! { <small>{ note }</small> }).collect()
}
