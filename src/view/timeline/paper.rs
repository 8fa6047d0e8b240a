//! The timeline as it is printed: the whole span of what fits, with nothing to press.

use yew::prelude::*;

use crate::view::context::Ctx;
use crate::view::shapes::px;

use super::laid::{Laid, whole_scale};
use super::lanes::Lanes;
use super::plot::{self, Stand, plot};
use super::{Which, forms};

/// Draws it at this width in pixels.
///
/// It is no component: Yew may put off what a component inside another has to redraw, and a browser
/// that prints does not wait for that.
pub fn paper(ctx: &Ctx, width: f64) -> Html {
    let lanes = Lanes::of(ctx);
    let Some(scale) = whole_scale(ctx, &lanes, ctx.state.filter.years, width) else {
        return Html::default();
    };
    let laid = Laid::timeline(ctx, &lanes, scale, width);
    let height = plot::height(ctx, &laid, Which::Timeline);
    let tell = Callback::noop();
    let stand = Stand { which: Which::Timeline, focus: 0, tell: &tell };
    html! {
        <div class="paper" key="paper">
            <svg key="plot" class="plot" width={width.to_string()} height={px(height)} viewBox={format!("0 0 {width} {height:.1}")}>
                { plot(ctx, &laid, &stand) }
            </svg>
            { forms::key(ctx, [&laid.plot].into_iter()) }
        </div>
    }
}
