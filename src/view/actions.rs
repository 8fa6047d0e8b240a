//! What a reader can take along from an open event: its link, a citation, an entry for a calendar.

use yew::prelude::*;

use crate::dataset::model::Event;
use crate::interop::{cite, ical};
use crate::state::State;

use super::context::Ctx;
use super::copy::link_outcome;
use super::dialog::Dialog;
use super::message::{Effect, Msg};
use super::shapes::{Icon, icon};
use super::share::{Sharing, What};

/// Draws the actions of the open event.
pub fn actions(ctx: &Ctx, event: &Event) -> Html {
    let state = State { event: Some(event.id.clone()), ..State::default() };
    let link = ctx.addresses.link.emit(state);
    let sharing = Sharing { what: What::Event, form: cite::Form::default() };
    let calendar = ical::write(ctx.data, event, ctx.lang.tag(), link.as_deref());
    let calendar = calendar.map(|text| Effect::Download {
        name: format!("{}.ics", event.id),
        mime: "text/calendar",
        text,
    });
    let slot = format!("link-{}", event.id);
    let copy = |text| Msg::Copy { slot: slot.clone(), text };
    html! {
        <div class="acts">
            { for link.clone().map(|link| action(ctx, Icon::Link, ctx.t.copy_link, copy(link))) }
            { action(ctx, Icon::Cite, ctx.t.cite, Msg::Dialog(Some(Dialog::Share(sharing)))) }
            { for calendar.map(|file| action(ctx, Icon::Calendar, ctx.t.add_to_calendar, Msg::Ask(file))) }
            { link_outcome(ctx, &slot, link) }
        </div>
    }
}

fn action(ctx: &Ctx, shape: Icon, label: &'static str, msg: Msg) -> Html {
    html! {
        <button type="button" class="tool" onclick={ctx.send(msg)}>{ icon(shape) }{ label }</button>
    }
}
