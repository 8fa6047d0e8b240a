//! The offices of a person on a rail: one dot for each office that a source names, with the dates at
//! which it does; a ring where none is named. Nothing is said of the time between.

use std::sync::Arc;

use yew::prelude::*;

use crate::dataset::model::{Entity, EntityType, Event};
use crate::query::{self, Attested};
use crate::view::context::Ctx;

use super::when;

/// So many dates of one dot are written; of more, all but one give way to a number.
const DATES: usize = 4;

/// Draws the rail; the events are those in which the person takes part, in order.
pub fn offices(ctx: &Ctx, entity: &Entity, events: &[usize]) -> Html {
    if entity.kind != EntityType::Person {
        return Html::default();
    }
    let events: Vec<Arc<Event>> = events.iter().filter_map(|at| ctx.data.record.events.get(*at)).collect();
    let points = query::offices(entity, events.iter().map(|event| &**event));
    html! {
        <>
            <h3>{ ctx.t.offices }</h3>
            if points.is_empty() {
                <p class="dim">{ ctx.t.no_office }</p>
            } else {
                <ol class="offices num">{ for points.iter().map(|attested| point(ctx, attested)) }</ol>
            }
        </>
    }
}

fn point(ctx: &Ctx, Attested { events, offices, citations }: &Attested) -> Html {
    let none = offices.is_empty();
    html! {
        <li class={classes!(none.then_some("nil"))}>
            <span class="t">{ dates(ctx, events) }</span>
            { for offices.iter().enumerate().map(|(at, office)| html! {
                <>{ if at > 0 { "; " } else { "" } }<span class="office">{ ctx.text(office) }</span></>
            }) }
            if none { <span>{ ctx.t.no_office_at.of(events.len()) }</span> }
            { ctx.codes(citations) }
        </li>
    }
}

fn dates(ctx: &Ctx, events: &[&Event]) -> String {
    let mut dates: Vec<String> = events.iter().map(|event| when(ctx, event)).collect();
    dates.dedup();
    if dates.len() > DATES {
        let rest = dates.split_off(DATES - 1);
        dates.push(ctx.t.n_more.of(rest.len()));
    }
    dates.join(", ")
}
