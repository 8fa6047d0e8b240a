//! How an event hangs on others, and others on it: under a heading for each relation.

use yew::prelude::*;

use crate::dataset::model::{Event, Relation};

use super::context::Ctx;
use super::message::Msg;
use super::shapes::glyph;

/// Draws the events that an event hangs on, and those that hang on it.
pub fn related(ctx: &Ctx, event: &Event) -> Html {
    let out = |rel: Relation| -> Vec<&Event> {
        let own = event.links.iter().filter(|link| link.rel == rel);
        own.filter_map(|link| ctx.data.event(&link.event)).collect()
    };
    let back = |rel: Relation| -> Vec<&Event> {
        let hangs = |other: &&Event| other.links.iter().any(|link| link.rel == rel && link.event == event.id);
        let in_order = ctx.data.chronological().iter().filter_map(|at| ctx.data.record.events.get(*at));
        in_order.filter(hangs).collect()
    };
    let groups = [
        (ctx.t.part_of, out(Relation::PartOf)),
        (ctx.t.has_parts, back(Relation::PartOf)),
        (ctx.t.follows, out(Relation::Follows)),
        (ctx.t.followed_by, back(Relation::Follows)),
        (ctx.t.comments_on, out(Relation::CommentsOn)),
        (ctx.t.commented_by, back(Relation::CommentsOn)),
    ];
    let groups: Vec<Html> = groups
        .iter()
        .filter(|(_, events)| !events.is_empty())
        .map(|(heading, events)| group(ctx, heading, events))
        .collect();
    if groups.is_empty() {
        Html::default()
    } else {
        html! { <div>{ for groups }</div> }
    }
}

fn group(ctx: &Ctx, heading: &'static str, events: &[&Event]) -> Html {
    let item = |event: &&Event| {
        let id = event.id.clone();
        html! {
            <li key={event.id.as_str()}>
                { glyph(ctx.kind(event), false, None) }
                <button type="button" class="ent" onclick={ctx.send(move || Msg::Show(id.clone()))}>{ ctx.text(&event.title) }</button>
            </li>
        }
    };
    html! {
        <>
            <h4 class="sub">{ heading }</h4>
            <ul class="parts">{ for events.iter().map(item) }</ul>
        </>
    }
}
