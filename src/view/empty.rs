//! What stands in the place of an empty list: the filters that exclude each other, and each of them to
//! drop with what that brings back, the most first.

use std::cmp::Reverse;

use yew::prelude::*;

use crate::dataset::Order;
use crate::i18n::fill;
use crate::query::Dimension;
use crate::state::Action;

use super::context::Ctx;
use super::result::{Chip, chips};
use super::units::units;

/// More squares than this say no more than the number.
const SQUARES: usize = 100;

/// Draws the offers.
pub fn none(ctx: &Ctx) -> Html {
    let narrowing: Vec<Dimension> = ctx.hits.without.iter().map(|(dimension, _)| *dimension).collect();
    let mut offers: Vec<_> = ctx
        .hits
        .without
        .iter()
        .map(|(dimension, events)| (*dimension, events, events.count_ones(..)))
        .filter(|(.., count)| *count > 0)
        .collect();
    offers.order_by_key(|(.., count)| Reverse(*count));
    let chips = chips(ctx);
    let name = |dimension| name(ctx, &chips, dimension);
    let squares = offers.iter().all(|(.., count)| *count <= SQUARES);
    let all = ctx.data.record.events.len();
    let heading = match narrowing.as_slice() {
        // "With doubts" is no name that could stand in the sentence.
        [one, other] if *other != Dimension::Doubts && *one != Dimension::Doubts => {
            filled(ctx.t.none_both, [name(*one), name(*other)])
        }
        _ => html! { ctx.t.none_fit },
    };
    let clear = if narrowing.len() == 2 { ctx.t.clear_both } else { ctx.t.clear_every };
    html! {
        <section class="none" key="none">
            <h2>{ heading }</h2>
            <p>{ ctx.t.none_fit_hint }</p>
            <ul class="offer num">
                { for offers.iter().enumerate().map(|(at, (dimension, events, count))| html! {
                    <li key={format!("{dimension:?}")}>
                        <span><b>{ filled(ctx.t.without, [name(*dimension)]) }</b>{ ", " }{ ctx.t.events.of(*count) }</span>
                        if squares { <span class="units" aria-hidden="true">{ units(ctx, events.ones(), None) }</span> }
                        <button type="button" class={classes!("btn", (at == 0).then_some("primary"))} onclick={ctx.act(Action::Drop(*dimension))}>
                            <span>{ filled(ctx.t.drop_filter, [name(*dimension)]) }</span>
                        </button>
                    </li>
                }) }
            </ul>
            if narrowing.len() > 1 {
                <p><button type="button" class="plain num" onclick={ctx.act(Action::Clear)}>{ fill(clear, &[&all]) }</button></p>
            }
        </section>
    }
}

/// What narrows in a dimension, each thing in its language.
fn name(ctx: &Ctx, chips: &[Chip], dimension: Dimension) -> Html {
    let all = dimension == Dimension::Who && ctx.state.filter.all;
    let word = if all { ctx.t.and } else { ctx.t.or };
    let of = chips.iter().filter(|chip| chip.dimension == dimension);
    let name = |chip: &Chip| html! { <span lang={chip.lang.clone()}>{ chip.label.clone() }</span> };
    let joined = of.enumerate().map(|(at, chip)| {
        let joiner = (at > 0).then(|| format!(" {} ", ctx.lang.joiner(word, &chip.label)));
        html! { <>{ for joiner }{ name(chip) }</> }
    });
    joined.collect()
}

/// A message with parts in the places of `{}`.
fn filled<const N: usize>(template: &'static str, parts: [Html; N]) -> Html {
    let mut parts = parts.into_iter();
    let pieces = template.split("{}").enumerate();
    pieces
        .map(|(at, piece)| {
            let part = if at == 0 { None } else { parts.next() };
            html! { <>{ for part }{ piece }</> }
        })
        .collect()
}
