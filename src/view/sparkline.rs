//! The events of an entity as ticks over the years of the whole record.

use yew::prelude::*;

use crate::dataset::Day;
use crate::dataset::Order;
use crate::i18n::{date, fill};
use crate::layout::{Dot, Scale, Spark, spark_scale, sparkline, ticks, year_labels};

use super::context::Ctx;
use super::shapes::kind_class;
use super::shapes::px;

/// The air over the ticks, and the height of a line of years under the ground line, in pixels.
const TOP: f64 = 2.0;
const LABELS: f64 = 16.0;
/// A drawing without a tick is so high, in pixels.
const LEAST: f64 = 4.0;
/// Years are written so far apart, from middle to middle.
const APART: f64 = 34.0;

/// The scale that every sparkline of so many pixels shares; none where no event has a date.
pub fn scale_of(ctx: &Ctx, width: f64) -> Option<Scale> {
    let (first, last) = ctx.model.years?;
    Some(spark_scale(Day::start_of_year(first), Day::end_of_year(last), width))
}

/// Draws events that an entity takes part in and events that only mention it. The drawing is so wide,
/// its ticks rise so high at most, and `labelled` writes years under it.
pub fn spark(
    ctx: &Ctx,
    taking_part: &[usize],
    mentions: &[usize],
    (width, room): (f64, f64),
    labelled: bool,
) -> Html {
    let Some(scale) = scale_of(ctx, width) else { return Html::default() };
    let taking = taking_part.iter().map(|event| dot(ctx, *event, false));
    let dots: Vec<Dot> = taking.chain(mentions.iter().map(|event| dot(ctx, *event, true))).collect();
    let ticks = sparkline(&dots, &scale, room);
    let rise = ticks.iter().map(|spark| spark.bottom + spark.height).fold(LEAST, f64::max);
    let ground = TOP + rise;
    let height = ground + 1.0 + if labelled { LABELS } else { 0.0 };
    let years = by_year(ctx, taking_part.iter().chain(mentions));
    html! {
        <svg class="plot spark" width={px(width)} height={px(height)} viewBox={format!("0 0 {width} {height}")}
            role={(!years.is_empty()).then_some("img")} aria-label={(!years.is_empty()).then(|| label(ctx, &years))}
            aria-hidden={years.is_empty().then_some("true")}>
            { drawn(ticks, ground) }
            <path class="rule" d={format!("M{} {}H{}", scale.left, ground + 0.5, scale.right)} />
            if labelled { { decades(&scale, ground) }{ labels(ctx, &years, &scale, height - 3.0) } }
        </svg>
    }
}

/// Writes the first and the last year of a scale, over a column of sparklines.
pub fn axis(ctx: &Ctx, width: f64) -> Html {
    let Some((scale, (first, last))) = scale_of(ctx, width).zip(ctx.model.years) else {
        return Html::default();
    };
    let label = |(year, x): (i32, f64)| {
        html! {
            <text class="ax" x={px(x)} y="12" text-anchor="middle">{ date::year(year, ctx.lang) }</text>
        }
    };
    html! {
        <svg class="plot spark" width={px(width)} height="16" viewBox={format!("0 0 {width} 16")} aria-hidden="true">
            { for year_labels(&[first, last], &scale, APART).into_iter().map(label) }
        </svg>
    }
}

fn dot<'a>(ctx: &Ctx<'a>, event: usize, mention: bool) -> Dot<'a> {
    let slot = u8::try_from(ctx.kind_at(event)).unwrap_or(u8::MAX);
    Dot { form: ctx.data.record.events.form(event), slot, mention }
}

/// How many events each year has; the undated have none.
fn by_year<'a>(ctx: &Ctx, events: impl Iterator<Item = &'a usize>) -> Vec<(Option<i32>, usize)> {
    let year = |event: &usize| Some(ctx.data.record.events.form(*event)?.anchor()?.earliest.civil().year);
    let mut years: Vec<Option<i32>> = events.map(year).collect();
    years.order_by_key(|year| *year);
    years.chunk_by(|a, b| a == b).filter_map(|same| Some((*same.first()?, same.len()))).collect()
}

fn label(ctx: &Ctx, years: &[(Option<i32>, usize)]) -> String {
    let dated = years.iter().filter_map(|(year, n)| Some(format!("{}: {n}", date::year((*year)?, ctx.lang))));
    let undated = years.iter().find(|(year, _)| year.is_none()).map(|(_, n)| fill(ctx.t.n_undated, &[n]));
    dated.chain(undated).collect::<Vec<_>>().join(", ")
}

/// Ticks that look the same are one path: however many there are, they are few nodes.
fn drawn(mut ticks: Vec<Spark>, ground: f64) -> Html {
    let look = |spark: &Spark| (spark.slot, spark.mention, spark.soft);
    ticks.order_by_key(look);
    ticks.chunk_by(|one, next| look(one) == look(next)).map(|alike| path(alike, ground)).collect()
}

fn path(alike: &[Spark], ground: f64) -> Html {
    let class = alike.first().map(|Spark { slot, mention, soft, .. }| {
        let class = match slot {
            Some(slot) => classes!("unit", kind_class(usize::from(*slot)), soft.then_some("soft")),
            None => classes!("bar", "ink"),
        };
        classes!(class, mention.then_some("open"))
    });
    let rectangle = |spark: &Spark| {
        // The outline of an open square lies inside it.
        let inset = if spark.mention { 0.5 } else { 0.0 };
        let (width, height) = (spark.width - 2.0 * inset, spark.height - 2.0 * inset);
        let (x, y) = (spark.x + inset, ground - spark.bottom - inset);
        format!("M{x:.2} {y:.2}h{width:.2}v-{height:.2}h-{width:.2}z")
    };
    html! { <path {class} d={alike.iter().map(rectangle).collect::<String>()} /> }
}

/// Short ticks under the ground line, a decade apart where that is wide enough.
fn decades(scale: &Scale, ground: f64) -> Html {
    let decades = ticks(scale).into_iter().filter(|tick| tick.label.is_some());
    let lines =
        decades.map(|tick| html! { <path class="hair2" d={format!("M{:.1} {}v4", tick.x, ground + 1.0)} /> });
    lines.collect()
}

/// The years of the events, those with the most first, then the ends of the record, then the middle
/// of its decades.
fn labels(ctx: &Ctx, years: &[(Option<i32>, usize)], scale: &Scale, y: f64) -> Html {
    let mut own: Vec<(i32, usize)> = years.iter().filter_map(|(year, n)| Some(((*year)?, *n))).collect();
    own.order_by_key(|(_, n)| std::cmp::Reverse(*n));
    let ends = ctx.model.years.map(|(first, last)| [first, last]).into_iter().flatten();
    let middle = ctx.model.years.map(|(first, last)| (first + last).div_euclid(20) * 10);
    let wanted: Vec<i32> = own.iter().map(|(year, _)| *year).chain(ends).chain(middle).collect();
    let label = |(year, x): (i32, f64)| {
        let class = classes!("ax", years.iter().any(|(own, _)| *own == Some(year)).then_some("on"));
        html! { <text {class} x={px(x)} y={px(y)} text-anchor="middle">{ date::year(year, ctx.lang) }</text> }
    };
    year_labels(&wanted, scale, APART).into_iter().map(label).collect()
}
