//! What the overview stacks up over the years: one unit for each event, or bars.

use yew::prelude::*;

use crate::dataset::Day;
use crate::i18n::fill;
use crate::layout::{Column, Density, Scale, density, longest_gap, year_of};
use crate::query::Hits;
use crate::view::context::Ctx;
use crate::view::shapes::{kind_class, px};

use super::overview::{GROUND, day_x};

/// The highest that stacks may rise, and the height of a unit with the air over it.
const ROOM: f64 = 62.0;
const LEVEL: f64 = 4.0;

/// Draws what fits but for the years over a scale of the whole span. It looks at every event.
pub fn stacks(ctx: &Ctx, hits: &Hits, scale: &Scale) -> Html {
    // Where nothing fits, what the record holds stays as a ghost.
    let ghost = hits.count() == 0;
    let events = &ctx.data.record.events;
    let shown = events.dated().iter().enumerate().filter(|(event, _)| ghost || hits.events.contains(*event));
    let dated = shown.clone().map(|(event, date)| (*date, slot(ctx.kind_at(event))));
    let drawn = density(events.forms(), dated, scale);
    let mut is_shown = vec![false; events.forms().len()];
    shown.for_each(|(_, date)| is_shown.get_mut(*date as usize).into_iter().for_each(|it| *it = true));
    let years = events.forms().iter().zip(is_shown).filter(|(_, is_shown)| *is_shown);
    html! {
        <>
            { units(&drawn) }
            { gap(ctx, years.filter_map(|(form, _)| year_of(form)), scale) }
        </>
    }
}

fn slot(kind: usize) -> u8 {
    u8::try_from(kind).unwrap_or(u8::MAX)
}

fn units(drawn: &Density) -> Html {
    match drawn {
        Density::Units { units, levels } => {
            let level = LEVEL.min(ROOM / (*levels).max(1) as f64);
            let height = (level - 1.0).max(0.6);
            // A path for all units that look alike: their number does not grow with that of the events.
            let mut alike: Vec<((u8, bool), String)> = Vec::new();
            let mut draw = |slot: u8, soft: bool, x: f64, y: f64, width: f64| {
                let known = alike.iter().position(|(look, _)| *look == (slot, soft));
                let at = known.unwrap_or_else(|| {
                    alike.push(((slot, soft), String::new()));
                    alike.len() - 1
                });
                if let Some((_, path)) = alike.get_mut(at) {
                    path.push_str(&format!("M{x:.1} {y:.1}h{width:.1}v{height:.1}h-{width:.1}z"));
                }
            };
            for unit in units {
                let y = GROUND - (unit.level + 1) as f64 * level;
                draw(unit.slot, unit.soft, unit.x + unit.pale, y, (unit.width - unit.pale).max(0.0));
                if unit.pale > 0.0 {
                    draw(unit.slot, true, unit.x, y, unit.pale);
                }
            }
            let path = |((slot, soft), d): ((u8, bool), String)| {
                let class = classes!("unit", kind_class(usize::from(slot)), soft.then_some("soft"));
                html! { <path {class} {d} /> }
            };
            alike.into_iter().map(path).collect()
        }
        Density::Bars { columns, .. } => {
            let bar = |column: &Column| {
                let Column { x, width, height, .. } = column;
                format!("M{x:.1} {GROUND}v-{:.1}h{width:.1}V{GROUND}z", height * ROOM)
            };
            html! { <path class="bar ink" d={columns.iter().map(bar).collect::<String>()} /> }
        }
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
