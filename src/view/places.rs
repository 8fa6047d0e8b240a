//! Where it was.

use yew::prelude::*;

use crate::dataset::model::EntityType;

use super::context::Ctx;

/// Draws the places; `width` is that of the page, in pixels.
pub fn places(ctx: &Ctx, _width: f64) -> Html {
    let entities = ctx.order.iter().filter_map(|index| ctx.data.record.entities.get(*index));
    let places = entities.filter(|entity| matches!(entity.kind, EntityType::Place | EntityType::State));
    html! { <ul>{ for places.map(|place| html! { <li key={place.id.as_str()}>{ ctx.entity(&place.id) }</li> }) }</ul> }
}
