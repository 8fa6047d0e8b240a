//! The timeline as it is drawn, with what can be done to it by pointer and keys.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::i18n::{date, fill};
use crate::layout::{MIN_SPAN, Scale};
use crate::state::{Action, Lanes as By};
use crate::view::context::{Ctx, takes_escape};
use crate::view::shapes::{Icon, icon, px};

use super::laid::Laid;
use super::marks::Marks;
use super::plot::{self, pointed};
use super::{Msg, Spot, Timeline, Which};

impl Timeline {
    /// The buttons that zoom.
    pub(super) fn zoom(&self, ctx: &Ctx, context: &Context<Self>, whole: &Scale) -> Html {
        let scale = self.scale().unwrap_or(*whole);
        let button = |name: &'static str, icon_of: Icon, factor: f64, disabled: bool| {
            html! {
                <button type="button" class="sq" aria-label={name} title={name} {disabled}
                    onclick={context.link().callback(move |_| Msg::Zoom(factor, None))}>{ icon(icon_of) }</button>
            }
        };
        html! {
            <div class="zoom" key="zoom" role="group" aria-label={ctx.t.zoom}>
                <span>{ ctx.t.zoom }</span>
                { button(ctx.t.zoom_out, Icon::Minus, 0.5, scale.span() >= whole.span() - 0.5) }
                { button(ctx.t.zoom_in, Icon::Plus, 2.0, scale.span() <= MIN_SPAN + 0.5) }
            </div>
        }
    }

    /// A plot that can be pointed at; the timeline can be dragged, too.
    pub(super) fn drawing(&self, ctx: &Ctx, context: &Context<Self>, laid: &Rc<Laid>, which: Which) -> Html {
        let height = plot::height(ctx, laid, which);
        let focus = if which == Which::Timeline { self.focus.0 } else { self.focus.1 };
        let mark = self.pointed.filter(|spot| spot.which == which).map(|spot| spot.mark);
        let mark = mark.and_then(|at| laid.plot.marks.get(at));
        let pointer = context.link().batch_callback(move |event: PointerEvent| {
            // A finger does not hover: what it touches it chooses.
            (event.pointer_type() == "mouse").then(|| Msg::Point(under(event.target_dyn_into(), which)))
        });
        let onfocusin = context.link().batch_callback(move |event: FocusEvent| {
            let target = event.target_dyn_into::<Element>();
            let seen = target.filter(|element| element.matches(":focus-visible").unwrap_or_default());
            seen.map(|element| Msg::Point(under(Some(element), which)))
        });
        // Escape takes away what is said of a mark; what else it closes comes after that.
        let said = self.pointed.is_some();
        let onkeydown = context.link().batch_callback(move |event: KeyboardEvent| {
            (said && takes_escape(&event)).then_some(Msg::Point(None))
        });
        let up = context.link().callback(|event: PointerEvent| Msg::Up(event.pointer_id()));
        let moves = which == Which::Timeline;
        let year = ctx.state.year.filter(|_| !moves);
        let name = year.map_or(ctx.t.timeline.to_owned(), |year| date::year(year, ctx.lang));
        html! {
            <svg key={if moves { "plot" } else { "year" }} ref={if moves { self.svg.clone() } else { NodeRef::default() }}
                class={classes!("plot", moves.then_some("moves"))} width={laid.width.to_string()} height={px(height)}
                viewBox={format!("0 0 {} {height:.1}", laid.width)} role="group" aria-label={name}
                onpointerover={pointer} onpointerleave={context.link().callback(|_| Msg::Point(None))}
                {onfocusin} onfocusout={context.link().callback(|_| Msg::Point(None))}
                {onkeydown}
                onpointerdown={context.link().batch_callback(move |event: PointerEvent| {
                    (moves && event.button() == 0).then(|| Msg::Down(event.pointer_id(), f64::from(event.client_x())))
                })}
                onpointermove={context.link().callback(|event: PointerEvent| match event.buttons() {
                    // It was let go where nobody heard of it.
                    0 => Msg::Up(event.pointer_id()),
                    _ => Msg::Move(event.pointer_id(), f64::from(event.client_x())),
                })}
                onpointerup={up.clone()} onpointercancel={up}
                onwheel={Self::wheel(context, moves)}>
                <Marks key="all" shared={context.props().shared.clone()} {laid} {which} {focus} tell={context.link().callback(|msg| msg)} />
                { pointed(ctx, laid, mark) }
            </svg>
        }
    }

    /// Ctrl and the wheel, which is also what a pinch on a touchpad gives, zoom; the wheel alone is
    /// the page's.
    fn wheel(context: &Context<Self>, moves: bool) -> Callback<WheelEvent> {
        context.link().batch_callback(move |event: WheelEvent| {
            if !moves || !event.ctrl_key() {
                return None;
            }
            event.prevent_default();
            let line = if event.delta_mode() == WheelEvent::DOM_DELTA_PIXEL { 1.0 } else { 16.0 };
            // A step back undoes a step. About a power of two, whose code has a table of 4 KB.
            let step = 0.007 * (event.delta_y() * line).clamp(-25.0, 25.0);
            let factor = (1.0 - step) / (1.0 + step);
            Some(Msg::Zoom(factor, Some(f64::from(event.client_x()))))
        })
    }

    /// One year month by month, below the timeline.
    pub(super) fn opened(&self, ctx: &Ctx, context: &Context<Self>, laid: &Rc<Laid>, year: i32) -> Html {
        let fold = context.link().callback(|_: MouseEvent| Msg::Fold);
        let onkeydown =
            context.link().batch_callback(|event: KeyboardEvent| takes_escape(&event).then_some(Msg::Fold));
        let name = fill(ctx.t.month_by_month, &[&date::year(year, ctx.lang)]);
        html! {
            <section key="opened" class="opened" aria-label={name.clone()} {onkeydown}>
                <div class="opened-h" key="head">
                    <h3>{ name }</h3><p class="num">{ ctx.t.events.of(laid.events) }</p>
                    <button type="button" class="tool" onclick={fold}>{ icon(Icon::Cross) }{ ctx.t.close }</button>
                </div>
                { self.drawing(ctx, context, laid, Which::Year) }
            </section>
        }
    }
}

/// The mark that an element is part of, or whose words it is.
fn under(element: Option<Element>, which: Which) -> Option<Spot> {
    let mark = element?.closest(".m").ok().flatten()?;
    Some(Spot { which, mark: mark.id().rsplit('-').next()?.parse().ok()? })
}

/// What the lanes stand for.
pub fn lane_switch(ctx: &Ctx) -> Html {
    let name = |by: By| match by {
        By::Kind => ctx.t.by_kind,
        By::Country => ctx.t.by_country,
        By::Who => ctx.t.by_who,
    };
    html! {
        <div class="seg" key="lanes" role="group" aria-label={ctx.t.lanes_by}>
            <span>{ ctx.t.lanes_by }</span>
            { for By::ALL.into_iter().map(|by| html! {
                <button type="button" aria-pressed={(by == ctx.state.lanes).to_string()}
                    onclick={ctx.act(Action::Lanes(by))}>{ name(by) }</button>
            }) }
        </div>
    }
}
