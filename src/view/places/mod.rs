//! The places: maps of where it happened, and the list that says the same in words.

mod list;
mod maps;
mod marks;

use yew::prelude::*;

use crate::dataset::model::{Entity, EntityType};
use crate::query::Spot;
use crate::state::Action;

use super::context::Ctx;

/// From this width on the list stands beside the maps, in a column of its own.
const WIDE: f64 = 960.0;
const LIST: f64 = 324.0;
const GUTTER: f64 = 40.0;

/// A place, with what the filter leaves of its events.
struct Row<'a> {
    entity: &'a Entity,
    index: usize,
    /// All its events, whatever the filter.
    spot: &'a Spot,
    /// The events there or inside it.
    held: Vec<usize>,
    /// How many of them have no more exact place.
    own: usize,
    /// The events that only mention it.
    mentions: Vec<usize>,
}

impl<'a> Row<'a> {
    fn new(ctx: &Ctx<'a>, spot: &'a Spot) -> Option<Self> {
        let entity = ctx.data.record.entities.get(spot.entity)?;
        let fitting = |events: &[usize]| -> Vec<usize> {
            events.iter().copied().filter(|event| ctx.hits.events.contains(*event)).collect()
        };
        let (held, mentions) = (fitting(&spot.held), fitting(&spot.mentions));
        Some(Row { entity, index: spot.entity, spot, held, own: fitting(&spot.own).len(), mentions })
    }

    fn count(&self) -> usize {
        self.held.len() + self.mentions.len()
    }

    fn is_chosen(&self, ctx: &Ctx) -> bool {
        ctx.state.filter.places.contains(&self.entity.id)
    }

    /// Whether choosing the place filters by it. Where nothing happened its card opens instead.
    fn filters(&self, ctx: &Ctx) -> bool {
        !ctx.index.events_at(self.index).is_empty()
    }

    fn action(&self, ctx: &Ctx) -> Action {
        let id = self.entity.id.clone();
        if self.filters(ctx) { Action::TogglePlace(id) } else { Action::Card(Some(id)) }
    }
}

/// Draws the maps and the list of the places at this width in pixels.
pub fn places(ctx: &Ctx, width: f64) -> Html {
    let spots = ctx.model.places();
    if spots.is_empty() || width <= 0.0 {
        return Html::default();
    }
    let rows: Vec<Row> = spots.iter().filter_map(|spot| Row::new(ctx, spot)).collect();
    let is_place = |entity: &&Entity| matches!(entity.kind, EntityType::Place | EntityType::State);
    let all = ctx.data.record.entities.iter().filter(is_place).count();
    let beside = width >= WIDE;
    let room = if beside { width - LIST - GUTTER } else { width };
    html! {
        <div key="places" class={classes!("places", beside.then_some("beside"))}>
            { maps::maps(ctx, &rows, room) }
            { list::list(ctx, &rows, all) }
        </div>
    }
}
