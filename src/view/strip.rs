//! A month day by day, as wide as there is room: a mark of the event at each day that is named, joined
//! by a line that the word "or" breaks.

use yew::prelude::*;

use crate::dataset::Date;
use crate::dataset::model::{Attestation, Event};
use crate::i18n::date;
use crate::layout::{Anchor, Strip, StripLabel, label_width};

use super::context::Ctx;
use super::shapes::{kind_class, kind_path, px};

/// Where the marks, the ground line and the feet of the labels are, in pixels from the top.
const MARKS: f64 = 10.0;
const GROUND: f64 = 20.5;
const FEET: f64 = 42.0;
const HEIGHT: f64 = 48.0;
/// A label that gives way begins or ends so far beyond its day, in pixels.
const BEYOND: f64 = 3.0;

/// Draws the month of an event whose accounts name different days.
pub fn drawing(ctx: &Ctx, event: &Event, strip: &Strip) -> Html {
    let kind = ctx.kind(event);
    let hollow = (event.attestation != Attestation::Stated).then_some("hollow");
    let ends = strip.named.first().zip(strip.named.last());
    let days =
        event.accounts.iter().flat_map(|accounts| &accounts.sides).filter_map(|side| side.date.as_ref());
    html! {
        <div class="strip">
            <svg class={classes!("plot", kind_class(kind))} width="100%" height={px(HEIGHT)} role="img" aria-label={named(ctx, days)}>
                { for strip.days.iter().map(|x| line("hair2", (*x, GROUND), (*x, GROUND + 5.0))) }
                { line("hair2", (0.0, GROUND), (1.0, GROUND)) }
                { for strip.named.iter().map(|x| line("rule", (*x, GROUND), (*x, GROUND + 8.0))) }
                { for ends.map(|(from, to)| line("stroke", (*from, MARKS), (*to, MARKS))) }
                { for strip.words.iter().map(|x| word(ctx.t.or, *x)) }
                { for strip.named.iter().map(|x| html! {
                    <svg class="at" x={share(*x)} y={px(MARKS)}>
                        <path class={classes!("mark", hollow)} d={kind_path(kind)} />
                    </svg>
                }) }
                { for strip.labels.iter().map(|label| written(ctx, strip, label)) }
            </svg>
        </div>
    }
}

/// "2 December 1960 or 12 December 1960".
fn named<'a>(ctx: &Ctx, days: impl Iterator<Item = &'a Date>) -> String {
    let days = days.map(|day| date::long(day, ctx.lang));
    days.reduce(|before, day| format!("{before} {} {day}", ctx.lang.joiner(ctx.t.or, &day)))
        .unwrap_or_default()
}

/// A share of the width.
fn share(x: f64) -> String {
    format!("{:.3}%", x * 100.0)
}

fn line(class: &'static str, from: (f64, f64), to: (f64, f64)) -> Html {
    html! { <line {class} x1={share(from.0)} y1={px(from.1)} x2={share(to.0)} y2={px(to.1)} /> }
}

/// The word on a plate that breaks the line.
fn word(word: &'static str, x: f64) -> Html {
    let width = f64::from(label_width(word)) + 8.0;
    html! {
        <svg class="at" x={share(x)} y={px(MARKS)}>
            <rect class="plate" x={px(-width / 2.0)} y="-8" width={px(width)} height="16" />
            <text class="or" y="3.6" text-anchor="middle">{ word }</text>
        </svg>
    }
}

fn written(ctx: &Ctx, strip: &Strip, label: &StripLabel) -> Html {
    let (anchor, dx) = match label.anchor {
        Anchor::Start => ("start", -BEYOND),
        Anchor::Middle => ("middle", 0.0),
        Anchor::End => ("end", BEYOND),
    };
    let words = if label.with_month {
        date::axis_day(label.day, strip.month.1, ctx.lang)
    } else {
        label.day.to_string()
    };
    html! {
        <text class={classes!("ax", label.named.then_some("on"))} x={share(label.x)} dx={px(dx)} y={px(FEET)} text-anchor={anchor}>{ words }</text>
    }
}
