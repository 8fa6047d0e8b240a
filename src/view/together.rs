//! All sources together: which events rest on one of them alone, and which on several.

use yew::prelude::*;

use crate::i18n::fill;
use crate::query::{Dimension, Support};

use super::context::Ctx;
use super::header::bold_figures;
use super::shapes::px;

/// So many units stand in a row, so far apart, in pixels.
const ROW: usize = 14;
const STEP: f64 = 12.0;
/// More sources than this are not told one by one.
const MANY: usize = 6;
/// More units than this cannot be taken in: words alone are left.
const MOST: usize = 420;

/// How the square of an event is filled: by one source, by several, by the other source.
#[derive(Clone, Copy)]
enum Unit {
    Full,
    Half,
    Open,
}

/// Draws what the sources share; nothing for one source, whose events are all its own.
pub fn together(ctx: &Ctx, supports: &[Support]) -> Html {
    let rows: Vec<Html> = match supports {
        [] | [_] => return Html::default(),
        [first, second] => {
            let both = first.events - first.alone;
            let alone = |n: usize, source: usize| fill(ctx.t.on_source_alone, &[&n, &source]);
            let said = vec![alone(first.alone, 1), fill(ctx.t.on_both, &[&both]), alone(second.alone, 2)];
            let counts = [(Unit::Full, first.alone), (Unit::Half, both), (Unit::Open, second.alone)];
            vec![row(&counts, &said)]
        }
        many if many.len() > MANY => {
            let alone = many.iter().map(|support| support.alone).sum();
            let shared = ctx.hits.but_for(Dimension::Sources).count_ones(..) - alone;
            let said = vec![fill(ctx.t.on_one, &[&alone]), fill(ctx.t.on_more, &[&shared])];
            vec![row(&[(Unit::Full, alone), (Unit::Half, shared)], &said)]
        }
        several => several
            .iter()
            .zip(1_usize..)
            .map(|(support, number)| {
                let shared = support.events - support.alone;
                let said = vec![
                    fill(ctx.t.on_source_alone, &[&support.alone, &number]),
                    fill(ctx.t.on_several, &[&shared]),
                ];
                row(&[(Unit::Full, support.alone), (Unit::Half, shared)], &said)
            })
            .collect(),
    };
    html! {
        <section class="srcbox" key="together">
            <h2>{ ctx.t.together }</h2>
            { for rows }
        </section>
    }
}

fn row(counts: &[(Unit, usize)], said: &[String]) -> Html {
    let units = counts.iter().flat_map(|(unit, n)| std::iter::repeat_n(*unit, *n));
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    let (width, height) = (ROW as f64 * STEP, all.div_ceil(ROW) as f64 * STEP);
    html! {
        <div class="uc-row">
            if (1..=MOST).contains(&all) {
                <svg class="uc" width={px(width)} height={px(height)} viewBox={format!("0 0 {width} {height}")} aria-hidden="true">
                    { for units.enumerate().map(|(at, unit)| square(unit, (at % ROW) as f64 * STEP, (at / ROW) as f64 * STEP)) }
                </svg>
            }
            <ul class="num">{ for said.iter().map(|line| html! { <li>{ bold_figures(line) }</li> }) }</ul>
        </div>
    }
}

fn square(unit: Unit, x: f64, y: f64) -> Html {
    match unit {
        Unit::Full => html! { <rect class="u1" x={px(x)} y={px(y)} width="10" height="10" /> },
        Unit::Open => html! { <rect class="u2" x={px(x + 0.6)} y={px(y + 0.6)} width="8.8" height="8.8" /> },
        Unit::Half => html! {
            <>
                <path class="u1" d={format!("M{x} {y}h10L{x} {}z", y + 10.0)} />
                <path class="u2" d={format!("M{} {}h8.8v-8.8z", x + 0.6, y + 9.4)} />
            </>
        },
    }
}
