//! One square for one event.

use yew::prelude::*;

use crate::dataset::Order;

use super::context::Ctx;
use super::shapes::kind_class;

/// A square for each event, which go by their indices, in the colour of its kind and in the order of
/// the kinds.
pub fn units(ctx: &Ctx, events: impl IntoIterator<Item = usize>, class: Option<&'static str>) -> Html {
    let mut kinds: Vec<usize> = events.into_iter().map(|event| ctx.kind_at(event)).collect();
    kinds.order_by(Ord::cmp);
    kinds.into_iter().map(|kind| html! { <i class={classes!(kind_class(kind), class)}></i> }).collect()
}
