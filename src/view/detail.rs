//! An opened event: who took part under which office, accounts that differ side by side, what it
//! hangs on, where all of it stands, and what is not certain.

use yew::prelude::*;

use crate::dataset::model::{EntityType, Event, Participant};
use crate::i18n::fill;

use super::accounts::accounts;
use super::actions::actions;
use super::cited::by_place;
use super::context::{COMMA, Ctx, passage, safe_href, shown};
use super::doubts::settled;
use super::related::related;

/// Draws what an event holds beyond its row.
pub fn detail(ctx: &Ctx, event: &Event) -> Html {
    html! {
        <div class="detail">
            { roles(ctx, event) }
            { for event.accounts.iter().map(|found| accounts(ctx, event, found)) }
            <div class="two">
                { related(ctx, event) }
                { sources(ctx, event) }
            </div>
            { doubts(ctx, event) }
            { media(ctx, event) }
            { actions(ctx, event) }
        </div>
    }
}

/// Draws what paper adds to a row: accounts that differ, and where all of it stands.
pub fn notes(ctx: &Ctx, event: &Event) -> Html {
    html! {
        <>
            { for event.accounts.iter().map(|found| accounts(ctx, event, found)) }
            { sources(ctx, event) }
            { doubts(ctx, event) }
            { media(ctx, event) }
        </>
    }
}

/// Who took part: those with one role and one office in one row.
fn roles(ctx: &Ctx, event: &Event) -> Html {
    let mut rows: Vec<Vec<&Participant>> = Vec::new();
    for participant in &event.participants {
        let alike = |last: &&mut Vec<&Participant>| {
            last.first().is_some_and(|first| {
                (&first.role, &first.office, &first.as_named)
                    == (&participant.role, &participant.office, &participant.as_named)
            })
        };
        match rows.last_mut().filter(alike) {
            Some(row) => row.push(participant),
            None => rows.push(vec![participant]),
        }
    }
    let places: Vec<Html> = event.places.iter().map(|id| ctx.entity(id)).collect();
    if rows.is_empty() && places.is_empty() {
        return Html::default();
    }
    let row = |of: &Vec<&Participant>| {
        let citations: Vec<_> = of.iter().flat_map(|participant| participant.citations.clone()).collect();
        html! {
            <tr>
                <th scope="row">{ for of.first().map(|first| ctx.role(&first.role)) }</th>
                <td>{ for of.iter().map(|participant| html! { <div>{ ctx.entity(&participant.entity) }</div> }) }</td>
                <td>{ for of.first().map(|first| office(ctx, first)) }{ ctx.codes(&citations) }</td>
            </tr>
        }
    };
    html! {
        <table class="roles">
            <tbody>
                { for rows.iter().map(row) }
                if !places.is_empty() {
                    <tr><th scope="row">{ ctx.t.location }</th><td>{ joined(places) }</td><td></td></tr>
                }
            </tbody>
        </table>
    }
}

/// The office as the source names it at this event; that a person has none there is said.
fn office(ctx: &Ctx, participant: &Participant) -> Html {
    let person = ctx.data.entity(&participant.entity).is_some_and(|entity| entity.kind == EntityType::Person);
    let named = participant.as_named.as_ref().map(|name| fill(ctx.t.quoted, &[&shown(name)]));
    let office = match &participant.office {
        Some(office) => ctx.searched(office),
        None if person => html! { <span class="nil">{ ctx.t.no_office }</span> },
        None => Html::default(),
    };
    match named {
        Some(named) if participant.office.is_some() || person => html! { <>{ named }{ ", " }{ office }</> },
        Some(named) => html! { named },
        None => office,
    }
}

fn joined(parts: Vec<Html>) -> Html {
    let separated = parts.into_iter().enumerate();
    separated
        .map(|(at, part)| {
            if at == 0 {
                part
            } else {
                html! { <>{ COMMA }{ part }</> }
            }
        })
        .collect()
}

/// Where all of it stands: each passage once, with the words to find there.
fn sources(ctx: &Ctx, event: &Event) -> Html {
    let passages = by_place(ctx.data, event.all_citations());
    html! {
        <div>
            <h4 class="sub">{ ctx.t.cited }</h4>
            <ol class="cites num">
                { for passages.iter().map(|(code, of)| html! { <li><b>{ code.clone() }</b><span>{ passage(ctx.data, ctx.lang, of) }</span></li> }) }
            </ol>
        </div>
    }
}

fn doubts(ctx: &Ctx, event: &Event) -> Html {
    if event.doubts.is_empty() {
        return Html::default();
    }
    html! {
        <div class="doubts">
            <h4 class="sub">{ ctx.t.doubts.of(event.doubts.len()) }</h4>
            <ul>
                { for event.doubts.iter().filter_map(|id| ctx.data.doubt(id)).map(|doubt| html! {
                    <li key={doubt.id.as_str()}>{ ctx.text(&doubt.text) }{ ctx.codes(&doubt.citations) }{ settled(ctx, doubt) }</li>
                }) }
            </ul>
        </div>
    }
}

/// Pictures and recordings stay where they are until the reader follows the link.
fn media(ctx: &Ctx, event: &Event) -> Html {
    let links = event.media.iter().filter_map(|media| Some((safe_href(&media.url)?, media)));
    links
        .map(|(href, media)| html! {
            <p class="media" key={media.url.as_str()}>
                <a {href} rel="noopener noreferrer" target="_blank" title={ctx.t.media}>{ ctx.text(&media.alt) }</a>
                { " " }<small>{ ctx.text(&media.credit) }</small>
            </p>
        })
        .collect()
}
