//! What the filter leaves: the count, and each filter as a chip that can be taken away.

use yew::prelude::*;

use crate::dataset::Chosen;
use crate::i18n::{date, fill};
use crate::query::Dimension;
use crate::state::Action;

use super::context::Ctx;
use super::filters::filters_button;
use super::message::Msg;
use super::shapes::{Icon, icon};

/// A filter in words, and what takes it away.
pub struct Chip {
    /// What it narrows.
    pub dimension: Dimension,
    /// What it says.
    pub label: String,
    /// The language of that, where it is not the reader's.
    pub lang: Option<String>,
    drop: Action,
}

/// The id of the line that says how many events fit.
pub const COUNT: &str = "count";

/// Draws the line of the result.
pub fn result(ctx: &Ctx) -> Html {
    let chips = chips(ctx);
    html! {
        <div class="result" key="result" part="result">
            <p class="count num" id={COUNT} tabindex="-1" role="status">{ count(ctx) }<small>{ certainty(ctx) }</small></p>
            if ctx.printing && !chips.is_empty() {
                <p class="filtered">{ sentence(ctx, &chips) }</p>
            } else if !chips.is_empty() {
                <div class="chips">
                    { for chips.iter().map(|chip| html! {
                        <span class="chip" key={chip.label.as_str()}>
                            <span lang={chip.lang.clone()}>{ chip.label.clone() }</span>
                            <button type="button" class="x" aria-label={fill(ctx.t.remove, &[&chip.label])} onclick={ctx.act(chip.drop.clone())}>
                                { icon(Icon::Cross) }
                            </button>
                        </span>
                    }) }
                    { qualifiers(ctx) }
                    <button key="clear-all" type="button" class="plain" onclick={ctx.act(Action::Clear)}>{ ctx.t.clear }</button>
                </div>
            }
        </div>
    }
}

/// The id of the count over the list of a narrow screen.
pub const STICK: &str = "stick";

/// Draws the line that stays at the top of a narrow screen while the list scrolls.
pub fn stick(ctx: &Ctx) -> Html {
    html! {
        <div class="stick" key="stick">
            <b class="num" id={STICK} tabindex="-1">{ count(ctx) }</b>
            <button type="button" class="tool" onclick={ctx.send(Msg::Filters)}>{ filters_button(ctx) }</button>
        </div>
    }
}

/// The filters as paper tells them: "Raúl Castro; 2012–2018 (possibly then)".
fn sentence(ctx: &Ctx, chips: &[Chip]) -> Html {
    let filter = &ctx.state.filter;
    let meant = |dimension| match dimension {
        Dimension::Who if filter.who.len() > 1 && filter.all => Some(ctx.t.all_of_them),
        Dimension::Who if filter.who.len() > 1 => Some(ctx.t.any_of_them),
        Dimension::Years if filter.certain => Some(ctx.t.certainly),
        Dimension::Years => Some(ctx.t.possibly),
        _ => None,
    };
    let groups = chips.chunk_by(|one, other| one.dimension == other.dimension).enumerate();
    let group = |(at, of): (usize, &[Chip])| {
        let meant = of.first().and_then(|chip| meant(chip.dimension));
        let chip = |(at, chip): (usize, &Chip)| {
            html! {
                <>{ if at == 0 { "" } else { ", " } }<span lang={chip.lang.clone()}>{ chip.label.clone() }</span></>
            }
        };
        html! {
            <>
                { if at == 0 { "" } else { "; " } }
                { for of.iter().enumerate().map(chip) }
                { for meant.map(|meant| format!(" ({meant})")) }
            </>
        }
    };
    groups.map(group).collect()
}

/// How several people are meant, and how sure the years have to be.
fn qualifiers(ctx: &Ctx) -> Html {
    let filter = &ctx.state.filter;
    let choice = |name: &'static str, of: [(&'static str, bool, Action); 2]| {
        html! {
            <span class="seg" key={name} role="group" aria-label={name}>
                { for of.into_iter().map(|(words, on, action)| html! {
                    <button type="button" aria-pressed={on.to_string()} onclick={ctx.act(action)}>{ words }</button>
                }) }
            </span>
        }
    };
    let who = (filter.who.len() > 1).then(|| {
        let any = (ctx.t.any_of_them, !filter.all, Action::All(false));
        choice(ctx.t.events_with, [any, (ctx.t.all_of_them, filter.all, Action::All(true))])
    });
    let years = filter.years.map(|_| {
        let possible = (ctx.t.possibly, !filter.certain, Action::Certain(false));
        choice(ctx.t.in_these_years, [possible, (ctx.t.certainly, filter.certain, Action::Certain(true))])
    });
    who.into_iter().chain(years).collect()
}

fn count(ctx: &Ctx) -> String {
    let (found, all) = (ctx.hits.count(), ctx.data.record.events.len());
    if found == all { ctx.t.events.of(all) } else { format!("{found} {}", ctx.t.of_events.of(all)) }
}

/// How many of the events have a date, one bound, or none; among years, how many may lie outside.
fn certainty(ctx: &Ctx) -> String {
    if ctx.hits.lack_text(&ctx.state.filter) {
        return ctx.t.searching.to_owned();
    }
    let (all, bounded, undated) = (ctx.hits.count(), ctx.hits.bounded, ctx.hits.undated);
    let dated = all.saturating_sub(bounded + undated);
    let certain = ctx.hits.certain.count_ones(..);
    let possible = all - certain;
    let said = if ctx.state.filter.years.is_some() && possible > 0 {
        [(certain, ctx.t.n_certain), (possible, ctx.t.n_possible), (0, "")]
    } else {
        [(dated, ctx.t.n_dated), (bounded, ctx.t.n_bounded), (undated, ctx.t.n_undated)]
    };
    let said = said.iter().filter(|(n, _)| *n > 0).map(|(n, template)| fill(template, &[n]));
    said.collect::<Vec<_>>().join(", ")
}

/// What narrows, in the order of the dimensions on the page.
pub fn chips(ctx: &Ctx) -> Vec<Chip> {
    let filter = &ctx.state.filter;
    let entity = |dimension, id: &String, drop| {
        let entity = ctx.data.entity(id);
        let label = entity.map_or_else(|| id.clone(), |entity| ctx.plain(&entity.name));
        Chip { dimension, label, lang: entity.and_then(|entity| ctx.name_lang(entity)), drop }
    };
    let plain = |dimension, label| Chip { dimension, label, lang: None, drop: Action::Drop(dimension) };
    let mut chips = Vec::new();
    if !filter.text.trim().is_empty() {
        chips.push(plain(Dimension::Text, fill(ctx.t.quoted, &[&filter.text.trim()])));
    }
    chips.extend(filter.who.iter().map(|id| entity(Dimension::Who, id, Action::ToggleWho(id.clone()))));
    chips.extend(
        filter.places.iter().map(|id| entity(Dimension::Places, id, Action::TogglePlace(id.clone()))),
    );
    chips.extend(filter.sources.iter().filter_map(|id| {
        let Chosen { text, lang } = ctx.source_label(ctx.data.source(id)?);
        Some(Chip {
            dimension: Dimension::Sources,
            label: text.to_owned(),
            lang: lang.filter(|lang| *lang != ctx.lang.tag()).map(str::to_owned),
            drop: Action::ToggleSource(id.clone()),
        })
    }));
    chips.extend(filter.years.map(|years| {
        let side = |year: Option<i32>| year.map(|year| date::year(year, ctx.lang)).unwrap_or_default();
        let label = match (years.from, years.to) {
            (from, to) if from == to => side(from),
            (from, to) => format!("{}–{}", side(from), side(to)),
        };
        plain(Dimension::Years, label)
    }));
    if !filter.kinds.is_empty() {
        let (label, lang) = kinds(ctx);
        chips.push(Chip { lang, ..plain(Dimension::Kinds, label) });
    }
    if filter.doubts {
        chips.push(plain(Dimension::Doubts, ctx.t.with_doubts.to_owned()));
    }
    chips
}

/// The chosen kinds, or those left out where they are fewer; and their language, where they have one that is
/// not the reader's.
fn kinds(ctx: &Ctx) -> (String, Option<String>) {
    let chosen = &ctx.state.filter.kinds;
    let (on, off): (Vec<_>, Vec<_>) =
        ctx.data.record.kinds.iter().enumerate().partition(|(_, kind)| chosen.contains(&kind.id));
    let names = |kinds: &[(usize, _)]| {
        kinds.iter().map(|(kind, _)| ctx.kind_name(*kind)).collect::<Vec<_>>().join(", ")
    };
    if off.len() < on.len() {
        return (fill(ctx.t.all_kinds_but, &[&names(&off)]), None);
    }
    let lang = on.first().and_then(|(first, _)| ctx.kind_lang(*first));
    let shared = lang.filter(|lang| on.iter().all(|(kind, _)| ctx.kind_lang(*kind).as_ref() == Some(lang)));
    (names(&on), shared)
}
