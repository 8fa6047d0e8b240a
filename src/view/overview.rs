//! All years at a glance: one unit for each event, and the years that are chosen.

use yew::prelude::*;

use crate::dataset::Day;
use crate::i18n::{date, fill};
use crate::layout::{Density, Scale, density, longest_gap, year_of};
use crate::query::Hits;

use super::context::Ctx;
use super::header::year_span;
use super::shapes::kind_class;

/// The height of the drawing and where its ground line is, in pixels.
const HEIGHT: f64 = 80.0;
const GROUND: f64 = 72.0;
/// The highest that stacks may rise, and the height of a unit with the air over it.
const ROOM: f64 = 62.0;
const LEVEL: f64 = 4.0;

/// Draws all that fits but for the years, over the whole span.
pub fn overview(ctx: &Ctx, hits: &Hits, scale: &Scale, width: f64) -> Html {
    let events = || {
        let fitting = hits.events.ones().filter_map(|index| ctx.data.record.events.get(index));
        fitting.filter_map(|event| Some((event.date.as_ref()?.form(), event)))
    };
    let drawn = density(events().map(|(form, event)| (form, slot(ctx.kind(event)))), scale);
    html! {
        <svg key="overview" class="plot overview" width={width.to_string()} height={HEIGHT.to_string()}
            viewBox={format!("0 0 {width} {HEIGHT}")} role="img" aria-label={label(ctx)}>
            { names(ctx, scale) }
            { units(&drawn) }
            { gap(ctx, events().filter_map(|(form, _)| year_of(form)), scale) }
            { shade(ctx, scale) }
            <path class="rule" d={format!("M{} {GROUND}H{}", scale.left, scale.right)} />
        </svg>
    }
}

fn slot(kind: usize) -> u8 {
    u8::try_from(kind).unwrap_or(u8::MAX)
}

fn label(ctx: &Ctx) -> String {
    format!("{}: {}", ctx.t.all_years, chosen(ctx))
}

fn chosen(ctx: &Ctx) -> String {
    let (first, last) = year_span(ctx).unwrap_or_default();
    let years = ctx.state.filter.years;
    let from = years.and_then(|years| years.from).unwrap_or(first);
    let to = years.and_then(|years| years.to).unwrap_or(last);
    fill(ctx.t.years_chosen, &[&date::year(from, ctx.lang), &date::year(to, ctx.lang)])
}

/// What the drawing is, where there is room for it at the left.
fn names(ctx: &Ctx, scale: &Scale) -> Html {
    if !super::chart::has_names(scale) {
        return Html::default();
    }
    html! {
        <>
            <text class="lane-name" x="0" y="54">{ ctx.t.all_years }</text>
            <text class="lane-n" x="0" y="71">{ chosen(ctx) }</text>
        </>
    }
}

fn units(drawn: &Density) -> Html {
    match drawn {
        Density::Units { units, levels } => {
            let level = LEVEL.min(ROOM / (*levels).max(1) as f64);
            let rect = |x: f64, y: f64, width: f64, class: Classes| html! {
                <rect {class} x={px(x)} y={px(y)} width={px(width.max(0.0))} height={px((level - 1.0).max(0.6))} />
            };
            units
                .iter()
                .map(|unit| {
                    let y = GROUND - (unit.level + 1) as f64 * level;
                    let class = classes!("unit", kind_class(usize::from(unit.slot)), unit.soft.then_some("soft"));
                    let pale = classes!("unit", "soft", kind_class(usize::from(unit.slot)));
                    html! {
                        <>
                            { rect(unit.x + unit.pale, y, unit.width - unit.pale, class) }
                            if unit.pale > 0.0 { { rect(unit.x, y, unit.pale, pale) } }
                        </>
                    }
                })
                .collect()
        }
        Density::Bars { columns, .. } => columns
            .iter()
            .map(|column| html! {
                <rect class="bar ink" x={px(column.x)} y={px(GROUND - column.height * ROOM)} width={px(column.width)}
                    height={px(column.height * ROOM)} />
            })
            .collect(),
    }
}

/// A long stretch without any event is named in words.
fn gap(ctx: &Ctx, years: impl Iterator<Item = i32>, scale: &Scale) -> Html {
    let Some((first, last)) = longest_gap(years) else { return Html::default() };
    let (from, to) = (day_x(scale, Day::start_of_year(first)), day_x(scale, Day::start_of_year(last + 1)));
    let (text, room) = (fill(ctx.t.empty_years, &[&(last - first + 1)]), to - from);
    if f64::from(crate::layout::label_width(&text)) * 1.1 > room {
        return Html::default();
    }
    let (from, to) = (from + 3.0, to - 3.0);
    html! {
        <>
            <text class="note" x={px(from)} y="36">{ text }</text>
            <path class="hair2" d={format!("M{from:.1} 44v8M{from:.1} 48H{to:.1}M{to:.1} 44v8")} />
        </>
    }
}

/// Covers the years that are not chosen.
fn shade(ctx: &Ctx, scale: &Scale) -> Html {
    let Some(years) = ctx.state.filter.years else { return Html::default() };
    let from = years
        .from
        .map_or(scale.left, |year| day_x(scale, Day::start_of_year(year)).clamp(scale.left, scale.right));
    let to = years.to.map_or(scale.right, |year| {
        day_x(scale, Day::start_of_year(year + 1)).clamp(scale.left, scale.right)
    });
    html! {
        <>
            <rect class="shade" x={px(scale.left)} y="8" width={px(from - scale.left)} height={px(GROUND - 8.0)} />
            <rect class="shade" x={px(to)} y="8" width={px((scale.right - to).max(0.0))} height={px(GROUND - 8.0)} />
            <path class="rule" d={format!("M{from:.1} 4V{GROUND}M{to:.1} 4V{GROUND}")} />
        </>
    }
}

fn day_x(scale: &Scale, day: Day) -> f64 {
    scale.x(f64::from(day.0))
}

/// A length as an attribute, to a tenth of a pixel.
pub fn px(length: f64) -> String {
    format!("{length:.1}")
}
