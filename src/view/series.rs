//! Amounts over time: each series by itself, all to one scale of years, those of one unit to one height.

use yew::prelude::*;

use crate::dataset::model::{Bound, Point, Series};
use crate::i18n::date;
use crate::layout::Scale;

use super::context::Ctx;
use super::doubts::group;
use super::shapes::px;

/// The width of a drawing, the height to which its amounts rise, and the line of years under it, in pixels.
const WIDTH: f64 = 320.0;
const RISE: f64 = 56.0;
const YEARS: f64 = 18.0;
/// The radius of a point.
const RADIUS: f64 = 3.5;

/// Draws the series.
pub fn series(ctx: &Ctx) -> Html {
    let all = &ctx.data.record.series;
    let extents = || all.iter().flat_map(|series| &series.points).map(|point| point.date.extent());
    let first = extents().map(|(first, _)| first).min();
    let last = extents().map(|(_, last)| last).max();
    let Some((first, last)) = first.zip(last) else { return Html::default() };
    let scale = Scale::for_extent(first, last, 0.0, WIDTH);
    let years = (first.civil().year, last.civil().year);
    let rows = all.iter().map(|series| row(ctx, series, (&scale, years), highest(all, &series.unit)));
    group(ctx, "series", ctx.t.series, all.len(), rows)
}

/// The highest amount in a unit.
fn highest(all: &[Series], unit: &str) -> f64 {
    let points = all.iter().filter(|series| series.unit == unit).flat_map(|series| &series.points);
    points.map(|point| point.value).fold(f64::MIN_POSITIVE, f64::max)
}

fn row(ctx: &Ctx, series: &Series, scale: (&Scale, (i32, i32)), highest: f64) -> Html {
    let point = |point: &Point| {
        html! {
            <li><b>{ date::long(&point.date, ctx.lang) }</b>{ ": " }{ ctx.text(&point.text) }{ ctx.codes(&point.citations) }</li>
        }
    };
    html! {
        <>
            <div>
                <h3>{ ctx.text(&series.name) }</h3>
                { for series.note.iter().map(|note| html! { <p class="why">{ ctx.text(note) }</p> }) }
            </div>
            <div>
                { drawing(ctx, series, scale, highest) }
                <ul class="points num">{ for series.points.iter().map(point) }</ul>
            </div>
        </>
    }
}

/// The points over the years; what they say stands below, so it is left to the eye alone.
fn drawing(ctx: &Ctx, series: &Series, (scale, (first, last)): (&Scale, (i32, i32)), highest: f64) -> Html {
    let ground = RISE + RADIUS + 1.0;
    let mark = |point: &Point| {
        let y = ground - RISE * (point.value / highest).max(0.0);
        let (from, to) = point.date.extent();
        // Days run from midnight: the last ends where the next begins.
        let (from, to) = (scale.x(f64::from(from.0)), scale.x(f64::from(to.0) + 1.0));
        let soft = point.bound != Bound::Exact;
        html! {
            <>
                <path class="span" d={format!("M{from:.1} {y:.1}H{to:.1}")} />
                <path class="stem" d={format!("M{:.1} {y:.1}V{ground:.1}", (from + to) / 2.0)} />
                <circle class={classes!(soft.then_some("soft"))} cx={px((from + to) / 2.0)} cy={px(y)} r={px(RADIUS)} />
            </>
        }
    };
    let year = |year: i32, anchor: &'static str, x: f64| {
        html! { <text class="ax" x={px(x)} y={px(ground + 14.0)} text-anchor={anchor}>{ date::year(year, ctx.lang) }</text> }
    };
    let height = ground + YEARS;
    html! {
        <svg class="plot series" width={px(WIDTH)} height={px(height)} viewBox={format!("0 0 {WIDTH} {height}")} aria-hidden="true">
            <path class="rule" d={format!("M0 {:.1}H{WIDTH}", ground + 0.5)} />
            { for series.points.iter().map(mark) }
            { year(first, "start", 0.0) }
            { year(last, "end", WIDTH) }
        </svg>
    }
}
