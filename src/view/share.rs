//! The dialog for sharing: a link, what to paste into a page, and how to cite an event.

use yew::prelude::*;

use crate::dataset::Text;
use crate::dataset::model::Event;
use crate::i18n::fill;
use crate::interop::{cite, snippet};
use crate::state::State;

use super::citation::{self, form_name};
use super::context::{Ctx, safe_href};
use super::copy::copy_box;
use super::dialog::Dialog;
use super::message::{Effect, Msg};

/// The id of the dialog.
pub const DIALOG: &str = "share";

/// What the dialog shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sharing {
    /// What is shared.
    pub what: What,
    /// How an event is cited.
    pub form: cite::Form,
}

/// What is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The open event.
    Event,
    /// All that the reader looks at.
    View,
    /// The record as it begins.
    Record,
}

impl Sharing {
    /// Begins with the open event, else with the view, else with the record.
    pub fn of(state: &State) -> Sharing {
        let what = match &state.event {
            Some(_) => What::Event,
            None if *state == State::default() => What::Record,
            None => What::View,
        };
        Sharing { what, form: cite::Form::default() }
    }
}

/// The heading of the dialog and what is in it.
pub fn share(ctx: &Ctx, sharing: Sharing) -> (Html, Html) {
    let open = ctx.state.event.as_deref().and_then(|id| ctx.data.event(id));
    let event = open.as_deref().filter(|_| sharing.what == What::Event);
    let state = match (event, sharing.what) {
        (Some(event), _) => State { event: Some(event.id.clone()), ..State::default() },
        (None, What::Record) => State::default(),
        (None, _) => ctx.state.clone(),
    };
    let title = event.map_or(&ctx.data.record.title, |event| &event.title);
    let content = html! {
        <>
            if ctx.addresses.lead_anywhere() { { whats(ctx, sharing, open.is_some()) } }
            { link(ctx, &state, title, event.is_some()) }
            { page(ctx, &state) }
            if let Some(event) = event { { cited(ctx, sharing, event, &state) } }
        </>
    };
    (heading(ctx, title), content)
}

fn heading(ctx: &Ctx, title: &Text) -> Html {
    let (before, after) = ctx.t.share_title.split_once("{}").unwrap_or_default();
    html! { <>{ before }{ ctx.text(title) }{ after }</> }
}

fn whats(ctx: &Ctx, sharing: Sharing, with_event: bool) -> Html {
    let view = fill(ctx.t.this_view, &[&ctx.t.events.of(ctx.hits.count())]);
    let whats = [
        (What::Event, ctx.t.this_event.to_owned()),
        (What::View, view),
        (What::Record, ctx.t.whole_record.to_owned()),
    ];
    let offered = whats.into_iter().filter(|(what, _)| *what != What::Event || with_event);
    let choices = offered.map(|(what, name)| (name, what == sharing.what, Sharing { what, ..sharing }));
    segments(ctx, ctx.t.share_what, choices)
}

/// Buttons of which one is on; each shows another side of the dialog.
fn segments(ctx: &Ctx, name: &'static str, choices: impl Iterator<Item = (String, bool, Sharing)>) -> Html {
    html! {
        <div class="seg" role="group" aria-label={name}>
            { for choices.map(|(label, on, next)| html! {
                <button key={label.as_str()} type="button" aria-pressed={on.to_string()} onclick={ctx.send(Msg::Dialog(Some(Dialog::Share(next))))}>
                    { label }
                </button>
            }) }
        </div>
    }
}

fn link(ctx: &Ctx, state: &State, title: &Text, event: bool) -> Html {
    let Some(link) = ctx.addresses.link.emit(state.clone()) else { return Html::default() };
    let send = Effect::Send { title: ctx.plain(title), link: link.clone() };
    html! {
        <section>
            <h3>{ ctx.t.link }</h3>
            { copy_box(ctx, "copy-link", ctx.t.link, link.clone(), html! { link }) }
            <p class="hint">
                if event { { ctx.t.link_stays }{ " " } }
                if ctx.addresses.can_send {
                    <button type="button" class="plain" onclick={ctx.send(Msg::Ask(send))}>{ ctx.t.send }</button>
                }
            </p>
        </section>
    }
}

fn page(ctx: &Ctx, state: &State) -> Html {
    let addresses = ctx.addresses;
    let script = addresses.script.as_deref();
    let element = script.map(|script| snippet::element(script, &addresses.attributes(state, ctx.lang)));
    let title = fill(ctx.t.frame_title, &[&ctx.pick(&ctx.data.record.title).text]);
    let frame = addresses.frame(state, ctx.lang).map(|address| snippet::frame(&address, &title));
    let file = format!("{}.html", ctx.data.record.id);
    let offline = addresses.offline.as_deref().and_then(safe_href);
    if element.is_none() && frame.is_none() && offline.is_none() {
        return Html::default();
    }
    html! {
        <section>
            <h3>{ ctx.t.on_a_page }</h3>
            if let Some(element) = element {
                <p class="hint">{ ctx.t.as_element }</p>
                { copy_box(ctx, "copy-element", ctx.t.as_element, element.clone(), html! { element.trim_end().to_owned() }) }
            }
            if let Some(frame) = frame {
                <p class="hint">{ ctx.t.as_frame }</p>
                { copy_box(ctx, "copy-frame", ctx.t.as_frame, frame.clone(), html! { frame.trim_end().to_owned() }) }
            }
            if let Some(href) = offline {
                <p class="hint">{ ctx.t.as_file }</p>
                <p class="btns"><a class="btn" {href} download={file.clone()}>{ fill(ctx.t.download, &[&file]) }</a></p>
            }
        </section>
    }
}

fn cited(ctx: &Ctx, sharing: Sharing, event: &Event, state: &State) -> Html {
    let (form, link) = (sharing.form, ctx.addresses.link.emit(state.clone()));
    let forms = cite::Form::ALL.into_iter();
    let choices = forms
        .map(|form| (form_name(ctx, form).to_owned(), form == sharing.form, Sharing { form, ..sharing }));
    let text = cite::write(ctx.data, event, form, link.as_deref(), &citation::words(ctx, event));
    let shown = match form {
        cite::Form::Plain => citation::plain(ctx, event, link.as_deref()),
        _ => html! { text.trim_end().to_owned() },
    };
    html! {
        <section>
            <h3>{ ctx.t.cite_event }</h3>
            { segments(ctx, ctx.t.cite_form, choices) }
            { copy_box(ctx, "copy-cite", form_name(ctx, form), text, shown) }
        </section>
    }
}
