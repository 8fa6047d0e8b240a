//! All years at a glance: one unit for each event, and the handles that choose years.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::dataset::Day;
use crate::i18n::{date, fill};
use crate::layout::{Scale, ticks};
use crate::query::Hits;
use crate::state::{Action, Brush, Grip};
use crate::view::context::{Ctx, Shared};
use crate::view::message::Msg as AppMsg;
use crate::view::shapes::px;

use super::laid::WIDE;
use super::plot::tick_words;
use super::stacks::stacks;

/// The height of the drawing and where its ground line is, in pixels.
const HEIGHT: f64 = 80.0;
pub const GROUND: f64 = 72.0;
/// What an axis of its own takes more.
const AXIS: f64 = 16.0;
/// A year between the handles' tall strokes and the top.
const TOP: f64 = 6.0;

/// What the overview shows.
#[derive(Properties, Clone)]
pub struct Props {
    /// What all components share.
    pub shared: Shared,
    /// What fits but for the years.
    pub hits: Rc<Hits>,
    /// The whole span.
    pub scale: Scale,
    /// The days that the timeline below shows.
    pub view: (f64, f64),
    /// Whether these are fewer than the chosen years.
    pub zoomed: bool,
    /// The width of the drawing, in pixels.
    pub width: f64,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.shared.is_alike(&other.shared)
            && Rc::ptr_eq(&self.hits, &other.hits)
            && (self.scale, self.view, self.zoomed, self.width)
                == (other.scale, other.view, other.zoomed, other.width)
    }
}

/// See the module.
pub struct Overview {
    svg: NodeRef,
    held: Option<Held>,
    /// What is stacked up, drawn again only where that changes.
    stacks: Html,
}

/// The handle that is held.
struct Held {
    grip: Grip,
    /// The brush as it was.
    brush: Brush,
    /// The beginning of the year at which it was taken.
    at: i32,
}

/// What happens to the handles.
pub enum Msg {
    /// One was taken at a place of the window, in pixels.
    Take(Grip, f64),
    /// The one that is held moves to a place of the window, in pixels.
    Move(f64),
    /// It was let go.
    Drop,
    /// A key moves one to a year.
    Key(Grip, i32),
}

impl Overview {
    fn brush(ctx: &Context<Self>) -> Brush {
        let Props { shared, .. } = ctx.props();
        Brush::new(shared.model.years.unwrap_or_default(), shared.state.filter.years)
    }

    fn stacks(Props { shared, hits, scale, .. }: &Props) -> Html {
        stacks(&shared.ctx(), hits, scale)
    }

    /// The year that begins nearest to a place of the window.
    fn year_at(&self, ctx: &Context<Self>, client_x: f64) -> Option<i32> {
        let left = self.svg.cast::<Element>()?.get_bounding_client_rect().left();
        Some(ctx.props().scale.nearest_year(client_x - left))
    }
}

impl Component for Overview {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        Overview { svg: NodeRef::default(), held: None, stacks: Self::stacks(ctx.props()) }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &Props) -> bool {
        let props = ctx.props();
        let form = |props: &Props| (props.scale, props.shared.lang);
        if !Rc::ptr_eq(&props.hits, &old.hits) || form(props) != form(old) {
            self.stacks = Self::stacks(props);
        }
        true
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let brush = Self::brush(ctx);
        let moved = match msg {
            Msg::Take(grip, x) => {
                self.held = self.year_at(ctx, x).map(|at| Held { grip, brush, at });
                None
            }
            Msg::Drop => {
                self.held = None;
                None
            }
            Msg::Move(x) => self.held.as_ref().and_then(|held| {
                Some(held.brush.dragged(held.grip, self.year_at(ctx, x)?.saturating_sub(held.at)))
            }),
            Msg::Key(grip, year) => Some(brush.moved(grip, year)),
        };
        if let Some(moved) = moved.filter(|moved| *moved != brush) {
            ctx.props().shared.tell.emit(AppMsg::Do(Action::Brush(moved.years())));
        }
        false
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Props { shared, hits, scale, view, zoomed, width } = context.props();
        let ctx = &shared.ctx();
        let ghost = hits.count() == 0;
        let narrower = (view.0 - scale.from).abs() > 1.0 || (view.1 - scale.to).abs() > 1.0;
        // The timeline has the axis, but it is not there where nothing fits.
        let missing = ctx.hits.count() == 0;
        let labelled = narrower || missing;
        let height = if labelled { HEIGHT + AXIS } else { HEIGHT };
        let brush = Self::brush(context);
        html! {
            <svg key="overview" ref={self.svg.clone()} class={classes!("plot", "overview", ghost.then_some("ghost"))} width={width.to_string()} height={height.to_string()}
                viewBox={format!("0 0 {width} {height}")} role="group" aria-label={format!("{}: {}", ctx.t.all_years, chosen(ctx, &brush))}>
                { names(ctx, &brush, *width) }
                { decades(scale) }
                { self.stacks.clone() }
                <path class="rule" d={format!("M{} {}H{}", scale.left, GROUND + 0.5, scale.right)} />
                { for labelled.then(|| axis(ctx, scale, (*zoomed && !missing).then_some(*view))) }
                { handles(ctx, context, &brush) }
            </svg>
        }
    }
}

/// The lines of the axis of the timeline go on here.
fn decades(scale: &Scale) -> Html {
    let (mut long, mut short) = (String::new(), String::new());
    for tick in ticks(scale) {
        match tick.label {
            Some(_) => long.push_str(&format!("M{:.1} 10V{GROUND}", tick.x)),
            None => short.push_str(&format!("M{:.1} {GROUND}v3", tick.x)),
        }
    }
    html! { <><path class="hair" d={long} /><path class="hair2" d={short} /></> }
}

/// Where the timeline shows less than the whole span, the overview has an axis of its own; where the
/// reader zoomed, a stroke under what is in view.
fn axis(ctx: &Ctx, scale: &Scale, view: Option<(f64, f64)>) -> Html {
    let labelled = ticks(scale).into_iter().filter_map(|tick| Some((tick, tick.label?)));
    let stroke = view.map(|(from, to)| {
        let (from, to) = (scale.x(from).max(scale.left), scale.x(to).min(scale.right));
        format!("M{from:.1} {}H{:.1}", GROUND + 3.0, to.max(from + 3.0))
    });
    html! {
        <>
            { for labelled.map(|(tick, label)| html! {
                <text class="ax" x={px(tick.label_x)} y={px(GROUND + 19.0)} text-anchor="middle">{ tick_words(ctx.lang, label, false) }</text>
            }) }
            { for stroke.map(|d| html! { <path class="in-view" {d} /> }) }
        </>
    }
}

fn chosen(ctx: &Ctx, brush: &Brush) -> String {
    let [from, to] = [brush.from, brush.to].map(|year| date::year(year, ctx.lang));
    if from == to { from } else { fill(ctx.t.years_chosen, &[&from, &to]) }
}

/// What the drawing is, where there is room for it at the left.
fn names(ctx: &Ctx, brush: &Brush, width: f64) -> Html {
    if width < WIDE {
        return Html::default();
    }
    html! {
        <>
            <text class="lane-name" x="0" y="54">{ ctx.t.all_years }</text>
            <text class="lane-n" x="0" y="71">{ chosen(ctx, brush) }</text>
        </>
    }
}

/// The two handles, outside of what is chosen; what is not chosen is shaded.
fn handles(ctx: &Ctx, context: &Context<Overview>, brush: &Brush) -> Html {
    let Props { scale, .. } = context.props();
    let at = |year: i32| day_x(scale, Day::start_of_year(year)).clamp(scale.left, scale.right);
    let from = if brush.is_from_open() { scale.left } else { at(brush.from) };
    let to = if brush.is_to_open() { scale.right } else { at(brush.to.saturating_add(1)) };
    let shade = |x: f64, width: f64| {
        html! {
            <rect class="shade" x={px(x)} y="8" width={px(width.max(0.0))} height={px(GROUND - 8.0)} />
        }
    };
    let whole = brush.is_from_open() && brush.is_to_open();
    html! {
        <>
            { shade(scale.left, from - scale.left) }
            { shade(to, scale.right - to) }
            if !whole {
                <rect class="chosen" x={px(from)} y="8" width={px((to - from).max(0.0))} height={px(GROUND - 8.0)}
                    onpointerdown={take(context, Grip::Both)} onpointermove={drag(context)} onpointerup={let_go(context)} onpointercancel={let_go(context)} />
            }
            { handle(ctx, context, brush, Grip::From, from) }
            { handle(ctx, context, brush, Grip::To, to) }
        </>
    }
}

/// Holds a handle, wherever the pointer goes.
fn take(context: &Context<Overview>, grip: Grip) -> Callback<PointerEvent> {
    context.link().batch_callback(move |event: PointerEvent| {
        let target: Element = event.target_dyn_into().filter(|_| event.button() == 0)?;
        // Refused where the pointer has gone already.
        let _ = target.set_pointer_capture(event.pointer_id());
        Some(Msg::Take(grip, f64::from(event.client_x())))
    })
}

fn drag(context: &Context<Overview>) -> Callback<PointerEvent> {
    context.link().callback(|event: PointerEvent| Msg::Move(f64::from(event.client_x())))
}

fn let_go(context: &Context<Overview>) -> Callback<PointerEvent> {
    context.link().callback(|_| Msg::Drop)
}

/// A handle is a slider (the pattern "slider (multi-thumb)" of the ARIA Authoring Practices).
fn handle(ctx: &Ctx, context: &Context<Overview>, brush: &Brush, grip: Grip, x: f64) -> Html {
    let (name, year, (least, most), side) = match grip {
        Grip::From => (ctx.t.from_year, brush.from, (brush.first, brush.to), -1.0),
        _ => (ctx.t.to_year, brush.to, (brush.from, brush.last), 1.0),
    };
    let onkeydown = context.link().batch_callback(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowUp" => year.saturating_add(1),
            "ArrowLeft" | "ArrowDown" => year.saturating_sub(1),
            "PageUp" => year.saturating_add(10),
            "PageDown" => year.saturating_sub(10),
            "Home" => least,
            "End" => most,
            _ => return None,
        };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return None;
        }
        event.prevent_default();
        Some(Msg::Key(grip, to))
    });
    // The grip hangs outside, so that it never covers what is chosen.
    let outer = if side < 0.0 { x - 10.0 } else { x };
    let lines = outer + 3.5;
    html! {
        <g class="grip" role="slider" tabindex="0" aria-label={name} aria-valuemin={least.to_string()} aria-valuemax={most.to_string()}
            aria-valuenow={year.to_string()} aria-valuetext={date::year(year, ctx.lang)} {onkeydown}
            onpointerdown={take(context, grip)} onpointermove={drag(context)} onpointerup={let_go(context)} onpointercancel={let_go(context)}>
            <rect class="hit" x={px(if side < 0.0 { x - 24.0 } else { x })} y={px(GROUND - 56.0)} width="24" height="44" />
            <path class="rule" d={format!("M{x:.1} {TOP}V{GROUND}")} />
            <rect class="grip-box" x={px(outer)} y="26" width="10" height="24" rx="2" />
            <path class="grip-lines" d={format!("M{lines:.1} 33v10m3 0v-10")} />
        </g>
    }
}

/// Where a day begins.
pub fn day_x(scale: &Scale, day: Day) -> f64 {
    scale.x(f64::from(day.0))
}
