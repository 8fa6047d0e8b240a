//! One event of the list: when, what, who, and how many doubts; opened, all that the record has.

use yew::prelude::*;

use crate::dataset::model::{Attestation, Event, Figure, Participant, Quote};
use crate::i18n::date;
use crate::state::Action;

use super::context::{COMMA, Ctx};
use super::later::{Later, later, later_or_awaited};
use super::shapes::glyph;

/// The id of the title of an event, which no event can have.
pub fn title_id(event: &str) -> String {
    format!("title:{event}")
}

/// Draws an event by its index.
pub fn row(ctx: &Ctx, index: usize) -> Option<Html> {
    let event = &*ctx.data.record.events.get(index)?;
    let open = ctx.state.event.as_deref() == Some(&event.id);
    let toggle = ctx.act::<MouseEvent>(Action::Event((!open).then(|| event.id.clone())));
    Some(html! {
        <li key={event.id.as_str()}>
            <article id={event.id.clone()} part="event" class={classes!("ev", open.then_some("open selected"))}>
                { when(ctx, event, index) }
                <div>
                    <h3>
                        <button type="button" class="title" part="event-title" id={title_id(&event.id)} aria-expanded={open.to_string()} onclick={toggle.clone()}>
                            { ctx.searched(&event.title) }
                        </button>
                    </h3>
                    { summary(ctx, event) }
                    { for event.quotes.iter().map(|quote| self::quote(ctx, quote)) }
                    { figures(ctx, &event.figures, open) }
                    if open { { later_or_awaited(ctx, &Later::Detail(event)) } }
                </div>
                if !open { { who(ctx, event) } }
                if ctx.printing {
                    <div class="notes">{ for later(ctx, &Later::Notes(event)) }</div>
                } else if !open && !event.doubts.is_empty() {
                    <button type="button" class="doubt num" onclick={toggle}>{ ctx.t.doubts.of(event.doubts.len()) }</button>
                }
            </article>
        </li>
    })
}

fn when(ctx: &Ctx, event: &Event, index: usize) -> Html {
    let kind = ctx.kind(event);
    let hollow = event.attestation != Attestation::Stated;
    let time = match &event.date {
        Some(date) => {
            html! { <time datetime={date.html_datetime()} data-edtf={date.as_str().to_owned()}>{ date::short(date, ctx.lang) }</time> }
        }
        None => html! { <span>{ ctx.t.no_date_short }</span> },
    };
    let unsure = !ctx.hits.certain.contains(index);
    html! {
        <p class="when num">
            { glyph(kind, hollow, Some(&ctx.kind_name(kind))) }
            <span>{ time }if unsure { { " " }<small>{ ctx.t.maybe_outside }</small> }</span>
        </p>
    }
}

fn summary(ctx: &Ctx, event: &Event) -> Html {
    match &event.summary {
        Some(text) => html! { <p class="sum">{ ctx.searched(text) }{ ctx.codes(&event.citations) }</p> },
        None => Html::default(),
    }
}

/// Direct speech, word for word, in the language of the source, which is said where it is not the
/// reader's.
fn quote(ctx: &Ctx, quote: &Quote) -> Html {
    let foreign = (quote.lang != ctx.lang.tag()).then(|| ctx.lang.says_in(&quote.lang)).flatten();
    html! {
        <blockquote class="q" key={quote.text.as_str()}>
            <p><span lang={quote.lang.clone()}>{ "“" }{ ctx.marked(&quote.text) }{ "”" }</span>{ ctx.codes(&quote.citations) }</p>
            { for foreign.map(|words| html! { <footer>{ words }</footer> }) }
        </blockquote>
    }
}

fn figures(ctx: &Ctx, figures: &[Figure], open: bool) -> Html {
    if figures.is_empty() {
        return Html::default();
    }
    html! {
        <div class={classes!("fig", "num", open.then_some("big"))}>
            { for figures.iter().map(|figure| html! {
                <div><b>{ ctx.searched(&figure.text) }</b><span>{ ctx.searched(&figure.of) }{ ctx.codes(&figure.citations) }</span></div>
            }) }
        </div>
    }
}

/// Those who took part, each role once, in a line.
fn who(ctx: &Ctx, event: &Event) -> Html {
    let mut roles: Vec<(&str, Vec<&Participant>)> = Vec::new();
    for participant in &event.participants {
        match roles.last_mut() {
            Some((role, of)) if *role == participant.role => of.push(participant),
            _ => roles.push((&participant.role, vec![participant])),
        }
    }
    if roles.is_empty() {
        return Html::default();
    }
    html! {
        <p class="who">
            { for roles.into_iter().map(|(role, of)| html! {
                <span>{ ctx.role(role) }{ " " }{ names(ctx, &of) }</span>
            }) }
        </p>
    }
}

/// Names with the office of each; who is given two offices at one event still takes part once.
fn names(ctx: &Ctx, of: &[&Participant]) -> Html {
    let mut named: Vec<Html> = Vec::new();
    let mut before: Option<&str> = None;
    for participant in of {
        let again = before == Some(participant.entity.as_str());
        if !again {
            if before.is_some() {
                named.push(html! { COMMA });
            }
            named.push(ctx.entity(&participant.entity));
            before = Some(&participant.entity);
        }
        if let Some(office) = &participant.office {
            named.push(html! { <>{ if again { "; " } else { COMMA } }{ ctx.searched(office) }</> });
        }
    }
    named.into_iter().collect()
}
