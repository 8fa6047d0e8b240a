//! The card of an entity: how it is written, its offices as the sources name them, its events with
//! its role in each, and who else is in them.

mod acted;
mod companions;
mod offices;

use fixedbitset::FixedBitSet;

use yew::prelude::*;

use crate::dataset::model::{Entity, EntityType, Event};
use crate::dataset::{capital, small};
use crate::i18n::date;
use crate::state::{Action, State};

use super::context::{Ctx, safe_href, shown};
use super::copy::link_outcome;
use super::folds::ROWS;
use super::message::Msg;
use super::shapes::{Icon, icon};
use super::sparkline::spark;
use acted::acted;
use companions::companions;
use offices::offices;

/// The lists of a card that fold, each by its group.
pub const FOLDS: [&str; 2] = [companions::GROUP, acted::GROUP];
/// The width of the drawing of years and the height to which its ticks rise, in pixels.
const DRAWING: (f64, f64) = (324.0, 45.0);

/// The events of an entity, in order.
struct Appearances {
    /// It takes part.
    taking_part: Vec<usize>,
    /// They were there, or at a place inside it.
    there: Vec<usize>,
    /// They mention it.
    mentions: Vec<usize>,
    /// They do more than mention it.
    full: Vec<usize>,
    /// They do no more.
    passing: Vec<usize>,
}

impl Appearances {
    fn of(ctx: &Ctx, entity: usize) -> Self {
        let in_order = |events: &[usize]| ctx.data.in_order(events.iter().copied());
        let taking_part = in_order(ctx.index.events_of(entity));
        let there = in_order(ctx.index.events_at(entity));
        let mentions = in_order(ctx.index.mentions_of(entity));
        let full = ctx.data.in_order(taking_part.iter().chain(&there).copied());
        let known: FixedBitSet = full.iter().copied().collect();
        let passing = mentions.iter().copied().filter(|event| !known.contains(*event)).collect();
        Appearances { taking_part, there, mentions, full, passing }
    }
}

/// Draws the open card, if there is one, under a key.
pub fn card(ctx: &Ctx, key: &str) -> Option<Html> {
    let index = ctx.data.entity_index(ctx.state.card.as_deref()?)?;
    let entity = ctx.data.record.entities.get(index)?;
    let found = Appearances::of(ctx, index);
    Some(html! {
        <aside class="card" {key} id="card" part="card" tabindex="-1" aria-labelledby="card-name">
            <div class="card-top">
                <span>{ type_name(ctx, entity.kind) }</span>
                <button type="button" class="tool close" aria-label={ctx.t.close} onclick={ctx.act(Action::Card(None))}>{ icon(Icon::Cross) }</button>
            </div>
            <h2 id="card-name" lang={ctx.name_lang(entity)}>{ ctx.plain(&entity.name) }</h2>
            { for entity.description.iter().map(|text| html! { <p class="dim">{ ctx.text(text) }{ ctx.codes(&entity.citations) }</p> }) }
            { spellings(ctx, entity) }
            { offices(ctx, entity, &found.taking_part) }
            <h3>{ tally(ctx, &found) }</h3>
            { spark(ctx, &found.full, &found.passing, DRAWING, true) }
            { companions(ctx, entity, index) }
            { acted(ctx, entity, &found) }
            { elsewhere(ctx, entity) }
            { actions(ctx, entity, &found) }
        </aside>
    })
}

fn type_name(ctx: &Ctx, kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => ctx.t.person,
        EntityType::Organization => ctx.t.organization,
        EntityType::Place => ctx.t.a_place,
        EntityType::State => ctx.t.state,
        EntityType::Award => ctx.t.award,
        EntityType::Document => ctx.t.document,
        EntityType::Concept => ctx.t.concept,
        EntityType::Group => ctx.t.group,
    }
}

/// "12 events there, takes part in 4 events, mentioned in 2": what there is none of is left out.
fn tally(ctx: &Ctx, found: &Appearances) -> String {
    let Appearances { taking_part, there, mentions, .. } = found;
    let said = [
        (!there.is_empty(), ctx.t.events_there.of(there.len())),
        (
            !taking_part.is_empty() || (there.is_empty() && mentions.is_empty()),
            ctx.t.takes_part.of(taking_part.len()),
        ),
        (!mentions.is_empty(), ctx.t.mentioned_in.of(mentions.len())),
    ];
    let said = said.into_iter().filter(|(is_said, _)| *is_said);
    let said: Vec<String> = said.map(|(_, words)| begun(&words, small)).collect();
    begun(&said.join(", "), capital)
}

/// A text with its first letter made small or large.
fn begun(text: &str, case: fn(char) -> char) -> String {
    let mut letters = text.chars();
    letters.next().map(case).into_iter().chain(letters).collect()
}

fn spellings(ctx: &Ctx, entity: &Entity) -> Html {
    if entity.variants.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ ctx.t.also_written }</h3>
            <ul class="variants">
                { for entity.variants.iter().map(|variant| html! {
                    <li key={variant.name.as_str()}>
                        <span lang={entity.lang.clone()}>{ shown(&variant.name) }</span>
                        if variant.citations.is_empty() { <span class="dim">{ ", " }{ ctx.t.from_outside }</span> }
                        { ctx.codes(&variant.citations) }
                    </li>
                }) }
            </ul>
        </>
    }
}

/// The date of an event in words, or that it has none.
pub fn when(ctx: &Ctx, event: &Event) -> String {
    event.date.as_ref().map_or_else(|| ctx.t.no_date_short.to_owned(), |date| date::long(date, ctx.lang))
}

/// The button that shows the rest of a list of which `shown` rows out of `all` are there.
fn rest(ctx: &Ctx, group: &'static str, heading: &str, (shown, all): (usize, usize)) -> Html {
    if shown == all {
        return Html::default();
    }
    let words = ctx.t.so_many_more.of((all - shown).min(ROWS));
    html! {
        <p>
            <button type="button" class="plain num" aria-label={format!("{heading}: {words}")}
                onclick={ctx.send(Msg::ShowRows { group, from: shown })}>{ words.clone() }</button>
        </p>
    }
}

/// The same thing on other sites, by their addresses.
fn elsewhere(ctx: &Ctx, entity: &Entity) -> Html {
    let links: Vec<String> = entity.same_as.iter().filter_map(|url| safe_href(url)).collect();
    if links.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ ctx.t.elsewhere }</h3>
            <ul class="out">
                { for links.into_iter().map(|href| html! {
                    <li key={href.as_str()}><a href={href.clone()} rel="noopener noreferrer">{ href.split_once("://").map_or("", |(_, rest)| rest).to_owned() }</a></li>
                }) }
            </ul>
        </>
    }
}

/// Filters by the entity, and copies the link to its card.
fn actions(ctx: &Ctx, entity: &Entity, found: &Appearances) -> Html {
    let (count, only) = if found.there.is_empty() {
        (found.taking_part.len(), Action::Only(vec![entity.id.clone()]))
    } else {
        (found.there.len(), Action::OnlyAt(entity.id.clone()))
    };
    let link = ctx.addresses.link.emit(State { card: Some(entity.id.clone()), ..State::default() });
    // No event has an id like this.
    let slot = format!("card:{}", entity.id);
    let copy = |text: &String| Msg::Copy { slot: slot.clone(), text: text.clone() };
    html! {
        <div class="btns">
            if count > 0 { <button type="button" class="btn" onclick={ctx.act(only)}>{ ctx.t.only_these.of(count) }</button> }
            { for link.as_ref().map(copy).map(|msg| html! {
                <button type="button" class="btn" onclick={ctx.send(msg)}>{ icon(Icon::Link) }{ ctx.t.link }</button>
            }) }
            { link_outcome(ctx, &slot, link) }
        </div>
    }
}
