//! What a mark says when it is pointed at or has the focus. It is drawn, since a strict content
//! policy allows no styles that would place it.

use yew::prelude::*;

use crate::layout::{Mark, label_width};
use crate::view::context::Ctx;

use super::laid::Laid;
use super::words::{Line, said, wrapped};
use crate::view::shapes::px;

/// The widest that its lines may be, in pixels.
const WIDEST: f64 = 320.0;
/// The air around the lines, and the distance from one to the next.
const AIR: (f64, f64) = (10.0, 8.0);
const LINE: f64 = 18.0;
/// Half the height of what a mark takes up: the tip touches it, so that the pointer can move there.
const MARK: f64 = 12.0;

/// Draws what is said of a mark, under it or, in the lower half of the lanes, over it.
pub fn tip(ctx: &Ctx, laid: &Laid, mark: &Mark) -> Html {
    let room = WIDEST.min(laid.width - 2.0 * AIR.0 - 2.0);
    let mut lines: Vec<(Line, &'static str)> = Vec::new();
    for (at, (said, lang)) in said(ctx, mark).iter().enumerate() {
        let class = if at == 0 { "tip-head" } else { "tip-line" };
        // Bold letters are wider by about a tenth.
        let room = if at == 0 { room * 0.9 } else { room };
        lines.extend(wrapped(said, room).into_iter().map(|line| ((line, lang.clone()), class)));
    }
    let widest = lines.iter().map(|((line, _), _)| f64::from(label_width(line))).fold(0.0, f64::max);
    let width = (widest * 1.1).min(room) + 2.0 * AIR.0;
    let height = lines.len() as f64 * LINE + 2.0 * AIR.1;
    let x = (mark.x - width / 2.0).clamp(1.0, (laid.width - width - 1.0).max(1.0));
    let above = mark.y > laid.plot.height / 2.0;
    let y = if above { mark.y - MARK - height } else { mark.y + MARK };
    let line = |(at, ((words, lang), class)): (usize, (Line, &'static str))| {
        let baseline = y + AIR.1 + (at as f64 + 0.72) * LINE;
        html! { <text {class} {lang} x={px(x + AIR.0)} y={px(baseline)}>{ words }</text> }
    };
    html! {
        <g class="tip" aria-hidden="true">
            <rect class="tip-box" x={px(x)} y={px(y)} width={px(width)} height={px(height)} />
            { for lines.into_iter().enumerate().map(line) }
        </g>
    }
}
