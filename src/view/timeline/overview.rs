//! All years at a glance: one unit for each event, and the handles that choose years.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::dataset::Day;
use crate::i18n::{date, fill};
use crate::layout::{Column, Density, Scale, density, longest_gap, ticks, year_of};
use crate::query::Hits;
use crate::state::{Action, Brush, Grip};
use crate::view::context::{Ctx, Shared};
use crate::view::message::Msg as AppMsg;
use crate::view::shapes::kind_class;

use super::laid::WIDE;
use super::plot::tick_words;
use crate::view::shapes::px;

/// The height of the drawing and where its ground line is, in pixels.
const HEIGHT: f64 = 80.0;
const GROUND: f64 = 72.0;
/// What an axis of its own takes more.
const AXIS: f64 = 16.0;
/// The highest that stacks may rise, and the height of a unit with the air over it.
const ROOM: f64 = 62.0;
const LEVEL: f64 = 4.0;
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

    /// The year that begins nearest to a place of the window.
    fn year_at(&self, ctx: &Context<Self>, client_x: f64) -> Option<i32> {
        let left = self.svg.cast::<Element>()?.get_bounding_client_rect().left();
        Some(ctx.props().scale.nearest_year(client_x - left))
    }
}

impl Component for Overview {
    type Message = Msg;
    type Properties = Props;

    fn create(_: &Context<Self>) -> Self {
        Overview { svg: NodeRef::default(), held: None }
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
        // Where nothing fits, what the record holds stays as a ghost.
        let ghost = hits.count() == 0;
        let events = &ctx.data.record.events;
        let shown =
            events.dated().iter().enumerate().filter(|(event, _)| ghost || hits.events.contains(*event));
        let drawn = density(
            events.forms(),
            shown.clone().map(|(event, date)| (*date, slot(ctx.kind_at(event)))),
            scale,
        );
        let mut is_shown = vec![false; events.forms().len()];
        shown.for_each(|(_, date)| is_shown.get_mut(*date as usize).into_iter().for_each(|it| *it = true));
        let years = events.forms().iter().zip(is_shown).filter(|(_, is_shown)| *is_shown);
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
                { units(&drawn) }
                { gap(ctx, years.filter_map(|(form, _)| year_of(form)), scale) }
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

fn slot(kind: usize) -> u8 {
    u8::try_from(kind).unwrap_or(u8::MAX)
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

fn day_x(scale: &Scale, day: Day) -> f64 {
    scale.x(f64::from(day.0))
}
