//! An opened event: who took part under which office, accounts that differ side by side, what it
//! hangs on, where all of it stands, and what is not certain.

use yew::prelude::*;

use crate::dataset::model::{Account, Accounts, EntityType, Event, Participant, Relation};
use crate::i18n::date;

use super::actions::actions;
use super::cited::by_place;
use super::context::{COMMA, Ctx, passage, safe_href};
use super::message::Msg;
use super::shapes::glyph;

/// Draws what an event holds beyond its row.
pub fn detail(ctx: &Ctx, event: &Event) -> Html {
    html! {
        <div class="detail">
            { roles(ctx, event) }
            { for event.accounts.iter().map(|found| accounts(ctx, found)) }
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
            { for event.accounts.iter().map(|found| accounts(ctx, found)) }
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
    let named = participant.as_named.as_ref().map(|name| format!("“{name}”"));
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

fn accounts(ctx: &Ctx, accounts: &Accounts) -> Html {
    let dated = accounts.sides.iter().any(|side| side.title.is_some() && side.date.is_some());
    html! {
        <div class="accounts">
            <h4>{ ctx.t.accounts.of(accounts.sides.len()) }<span>{ ctx.text(&accounts.of) }</span></h4>
            { for accounts.sides.iter().map(|side| account(ctx, side, dated)) }
            { for accounts.note.iter().map(|note| html! { <p>{ ctx.text(note) }</p> }) }
        </div>
    }
}

/// One side; `dated` says that a row has to tell its date.
fn account(ctx: &Ctx, side: &Account, dated: bool) -> Html {
    let said = match (&side.title, &side.date) {
        (Some(title), _) => ctx.text(title),
        (None, Some(date)) => html! { date::long(date, ctx.lang) },
        (None, None) => Html::default(),
    };
    let phrases = side.citations.iter().filter_map(|citation| {
        let source = ctx.data.source(&citation.source);
        let phrase = citation.phrase.clone()?;
        Some(html! { <q lang={source.and_then(|source| source.lang.clone())}>{ phrase }</q> })
    });
    html! {
        <div class="acc">
            <p class="say num">{ said }{ ctx.codes(&side.citations) }</p>
            <dl>
                if dated {
                    <dt>{ ctx.t.date }</dt>
                    { given(ctx, side.date.as_ref().map(|date| html! { date::long(date, ctx.lang) })) }
                }
                { for side.facts.iter().map(|fact| html! {
                    <><dt>{ ctx.text(&fact.label) }</dt>{ given(ctx, fact.value.as_ref().map(|value| ctx.text(value))) }</>
                }) }
                <dt>{ ctx.t.words }</dt><dd>{ joined(phrases.collect()) }</dd>
            </dl>
        </div>
    }
}

/// What an account says on a point, or that it is silent.
fn given(ctx: &Ctx, said: Option<Html>) -> Html {
    match said {
        Some(said) => html! { <dd class="num">{ said }</dd> },
        None => html! { <dd class="nil">{ ctx.t.not_given }</dd> },
    }
}

/// The events it hangs on, and those that hang on it.
fn related(ctx: &Ctx, event: &Event) -> Html {
    let out =
        event.links.iter().filter_map(|link| Some((Some(link.rel), ctx.data.event_index(&link.event)?)));
    let events = ctx.data.record.events.iter().enumerate();
    let back = events
        .filter(|(_, other)| other.links.iter().any(|link| link.event == event.id))
        .map(|(at, _)| (None, at));
    let related: Vec<_> =
        out.chain(back).filter_map(|(rel, at)| Some((rel, ctx.data.record.events.get(at)?))).collect();
    if related.is_empty() {
        return Html::default();
    }
    let item = |(rel, other): (Option<Relation>, &Event)| {
        let rel = rel.map(|rel| match rel {
            Relation::PartOf => ctx.t.part_of,
            Relation::Follows => ctx.t.follows,
            Relation::CommentsOn => ctx.t.comments_on,
        });
        let id = other.id.clone();
        html! {
            <li key={other.id.as_str()}>
                { glyph(ctx.kind(other), false, None) }
                <span>
                    { for rel.map(|rel| html! { <span class="rel">{ rel }{ " " }</span> }) }
                    <button type="button" class="ent" onclick={ctx.send(move || Msg::Show(id.clone()))}>{ ctx.text(&other.title) }</button>
                </span>
            </li>
        }
    };
    html! {
        <div>
            <h4 class="sub">{ ctx.t.related }</h4>
            <ul class="parts">{ for related.into_iter().map(item) }</ul>
        </div>
    }
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
                    <li key={doubt.id.as_str()}>{ ctx.text(&doubt.text) }{ ctx.codes(&doubt.citations) }</li>
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
