//! A source as a row of its paragraphs, with the events that each supports.

use yew::prelude::*;

use crate::dataset::Order;
use crate::dataset::model::Source;
use crate::i18n::fill;
use crate::query::Support;

use super::context::Ctx;
use super::shapes::kind_class;
use super::shapes::px;

/// The height of a unit with the air over it, and the highest that stacks may rise, in pixels.
const LEVEL: f64 = 5.0;
const ROOM: f64 = 80.0;
/// Where more events rest on a paragraph, or on all of them, plain bars stand for them.
const MOST_UNITS: usize = 40;
const MOST: usize = 420;
/// So many paragraphs have their number below them; of more only every other one, fifth, tenth, …
const NUMBERED: u32 = 20;

/// Draws the paragraphs of a source; nothing where citations do not count them.
pub fn paragraphs(ctx: &Ctx, source: &Source, support: &Support) -> Html {
    let cited = support.paragraphs.last().map_or(0, |(last, _)| *last);
    let count = source.paragraphs.unwrap_or_default().max(cited);
    if count == 0 {
        return Html::default();
    }
    let tallest = support.paragraphs.iter().map(|(_, events)| events.len()).max().unwrap_or_default();
    let level = LEVEL.min(ROOM / tallest.max(1) as f64);
    let ground = (level * tallest as f64).max(LEVEL).ceil();
    let all: usize = support.paragraphs.iter().map(|(_, events)| events.len()).sum();
    let many = tallest > MOST_UNITS || all > MOST;
    let stacks = support.paragraphs.iter().filter(|_| !many).flat_map(|(paragraph, events)| {
        let mut kinds: Vec<usize> = events.iter().map(|event| ctx.kind_at(*event)).collect();
        kinds.order_by(Ord::cmp);
        kinds
            .into_iter()
            .zip(1..)
            .map(|(kind, at)| unit(kind, (*paragraph, count), ground - f64::from(at) * level, level))
    });
    let step = step(count);
    let numbers = (0..=count).step_by(step as usize).map(|paragraph| paragraph.max(1));
    let numbers = numbers.skip(usize::from(step == 1));
    html! {
        <>
            <p class="hint" key="hint">{ ctx.t.by_paragraph }</p>
            <svg class="plot paras" key="paras" width="100%" height={px(ground + 20.0)} role="img" aria-label={label(ctx, support)}>
                if many { { bars(support, count, (ground, level)) } }
                { for stacks }
                <path class="rule" d={format!("M0 {}H4000", ground + 0.5)} />
                { for numbers.map(|paragraph| html! {
                    <text class="ax" x={percent(f64::from(paragraph) - 0.5, count)} y={px(ground + 15.0)} text-anchor="middle">{ paragraph }</text>
                }) }
            </svg>
        </>
    }
}

/// The event of a kind over a paragraph.
fn unit(kind: usize, (paragraph, count): (u32, u32), y: f64, level: f64) -> Html {
    let x = percent(f64::from(paragraph - 1) + 0.06, count);
    html! {
        <rect class={classes!("unit", kind_class(kind))} {x} y={px(y)} width={percent(0.88, count)} height={px((level - 1.0).max(0.6))} />
    }
}

/// A bar over each paragraph, all of them one path, which is as wide as there is room.
fn bars(support: &Support, count: u32, (ground, level): (f64, f64)) -> Html {
    let bar = |(paragraph, events): &(u32, Vec<usize>)| {
        let (x, height) = (f64::from(paragraph - 1) + 0.06, level * events.len() as f64);
        format!("M{x} {ground}h.88v-{height:.1}h-.88z")
    };
    let path: String = support.paragraphs.iter().map(bar).collect();
    html! {
        <svg width="100%" height={px(ground)} viewBox={format!("0 0 {count} {ground}")} preserveAspectRatio="none">
            <path class="bar ink" d={path} />
        </svg>
    }
}

/// A place among paragraphs as a part of the width.
fn percent(paragraphs: f64, count: u32) -> String {
    format!("{:.3}%", 100.0 * paragraphs / f64::from(count))
}

/// Between paragraphs that are numbered: 1, 2, 5, 10, 20, 50, …
fn step(count: u32) -> u32 {
    let steps = (0..9).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u32.pow(power)));
    steps.into_iter().find(|step| count / step <= NUMBERED).unwrap_or(u32::MAX)
}

/// The drawing in words: "paragraph 6: 5 events, …".
fn label(ctx: &Ctx, support: &Support) -> String {
    let said = support.paragraphs.iter().map(|(paragraph, events)| {
        format!("{}: {}", fill(ctx.t.paragraph, &[paragraph]), ctx.t.events.of(events.len()))
    });
    said.collect::<Vec<_>>().join(", ")
}
