//! How an event hangs on others, and others on it: under a heading for each relation.

use std::sync::Arc;

use yew::prelude::*;

use crate::dataset::model::{Event, Relation};

use super::context::Ctx;
use super::message::Msg;
use super::shapes::glyph;

/// Draws the events that an event hangs on, and those that hang on it.
pub fn related(ctx: &Ctx, event: &Event) -> Html {
    let events = &ctx.data.record.events;
    let own = events.find(&event.id);
    let out = |rel: Relation| -> Vec<usize> {
        let links = event.links.iter().filter(|link| link.rel == rel);
        links.filter_map(|link| events.find(&link.event)).collect()
    };
    let back = |rel: Relation| -> Vec<usize> {
        let links = events.links().filter(|link| link.rel == rel && Some(link.to) == own);
        ctx.data.in_order(links.map(|link| link.from))
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

fn group(ctx: &Ctx, heading: &'static str, events: &[usize]) -> Html {
    let events = events.iter().filter_map(|event| ctx.data.record.events.get(*event));
    let item = |event: Arc<Event>| {
        let id = event.id.clone();
        html! {
            <li key={event.id.as_str()}>
                { glyph(ctx.kind(&event), false, None) }
                <button type="button" class="ent" onclick={ctx.send(Msg::Show(id))}>{ ctx.text(&event.title) }</button>
            </li>
        }
    };
    html! {
        <>
            <h4 class="sub">{ heading }</h4>
            <ul class="parts">{ for events.map(item) }</ul>
        </>
    }
}
