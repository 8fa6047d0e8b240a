//! The timeline: all years at a glance, lanes of marks that the reader zooms and moves, and one year
//! opened below.

mod drawing;
mod forms;
mod laid;
mod lanes;
mod marks;
mod overview;
mod paper;
mod plot;
mod stacks;
mod tip;
mod words;

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use crate::layout::{MIN_SPAN, Scale};
use crate::query::Hits;
use crate::state::{Action, State};

use super::context::{Ctx, Shared};
use super::message::{Effect, Msg as AppMsg};
use drawing::lane_switch;
use laid::{Laid, anchor, whole_scale, year_of_all};
use lanes::Lanes;
use overview::Overview;
pub use paper::paper;
use plot::mark_id;

/// What the timeline shows.
#[derive(Properties, Clone)]
pub struct Props {
    /// What all components share.
    pub shared: Shared,
    /// What fits but for the years, which the overview shows.
    pub all_years: Rc<Hits>,
    /// The room there is, in pixels.
    pub width: f64,
    /// Told what must happen in the browser.
    pub emit: Callback<Effect>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.shared.is_alike(&other.shared)
            && Rc::ptr_eq(&self.all_years, &other.all_years)
            && self.width == other.width
    }
}

/// One of the two plots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The timeline.
    Timeline,
    /// The opened year.
    Year,
}

/// A mark of a plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The plot.
    pub which: Which,
    /// The place of the mark in the order of the drawing.
    pub mark: usize,
}

/// What happens in the timeline.
pub enum Msg {
    /// It comes closer by a factor, around a place of the window in pixels, or around the open event.
    Zoom(f64, Option<f64>),
    /// It shows the whole span.
    Whole,
    /// It moves by three quarters of its width, to later years or, below 0, to earlier ones.
    Step(f64),
    /// The focus moves along the marks.
    Focus(Spot),
    /// A mark is pointed at or has the focus, or none is.
    Point(Option<Spot>),
    /// A mark is chosen.
    Choose(Spot),
    /// The opened year is closed.
    Fold,
    /// The list has been seen to answer a filter: the marks follow.
    Follow,
    /// A finger or a button is down: its number and its place in the window.
    Down(i32, f64),
    /// It moves.
    Move(i32, f64),
    /// It is up.
    Up(i32),
}

/// A finger, or the mouse with its button down.
#[derive(Debug, Clone, Copy)]
struct Finger {
    id: i32,
    was: f64,
    now: f64,
}

/// A mouse has to move so far, in pixels, before it drags.
const DRAG: f64 = 4.0;

/// See the module.
pub struct Timeline {
    section: NodeRef,
    svg: NodeRef,
    /// The days that the reader zoomed to, where that is not the whole span.
    span: Option<(f64, f64)>,
    /// All years of the record, and those that are chosen.
    all: Option<Scale>,
    whole: Option<Scale>,
    timeline: Option<Rc<Laid>>,
    year: Option<Rc<Laid>>,
    /// What fitted but for the years when it was laid out, which the overview shows.
    all_years: Rc<Hits>,
    /// The marks are still those of the filter before.
    behind: bool,
    /// The marks that Tab reaches.
    focus: (usize, usize),
    pointed: Option<Spot>,
    /// The mark that has to get the focus once it is drawn.
    to_focus: Option<Spot>,
    fingers: Vec<Finger>,
    /// What was in view when the fingers came down.
    held: Option<Scale>,
    /// Whether the fingers moved it: what they end on is not chosen then.
    dragged: bool,
}

impl Timeline {
    /// The scale in view.
    fn scale(&self) -> Option<Scale> {
        let whole = self.whole?;
        Some(self.span.map_or(whole, |(from, to)| Scale { from, to, ..whole }))
    }

    /// Takes over which years there are.
    fn look_over(&mut self, context: &Context<Self>, lanes: &Lanes) {
        let Props { shared, all_years, width, .. } = context.props();
        let ctx = &shared.ctx();
        self.behind = false;
        self.all_years = all_years.clone();
        self.all = whole_scale(ctx, lanes, None, *width);
        self.whole = whole_scale(ctx, lanes, ctx.state.filter.years, *width);
        let (first, last) = self.limits();
        // Other years may have been chosen since.
        self.span = self.span.filter(|(from, to)| first - 0.5 <= *from && *to <= last + 0.5);
    }

    /// Lays out what is in view.
    fn lay_out(&mut self, context: &Context<Self>) {
        let Props { shared, width, .. } = context.props();
        let ctx = &shared.ctx();
        let lanes = Lanes::of(ctx);
        self.look_over(context, &lanes);
        self.timeline = self.scale().map(|scale| Rc::new(Laid::timeline(ctx, &lanes, scale, *width)));
        let year = ctx.state.year.filter(|_| self.whole.is_some());
        self.year = year.map(|year| Rc::new(Laid::year(ctx, &lanes, year, *width)));
    }

    /// Lays out what is in view once the reader sees the rest of the answer to a filter, which does not
    /// wait for the marks. What is asked for meanwhile needs no drawing of its own.
    fn follow(&mut self, context: &Context<Self>) {
        if !std::mem::replace(&mut self.behind, true) {
            context.props().emit.emit(Effect::Seen(context.link().callback(|()| Msg::Follow)));
        }
    }

    fn show(&mut self, scale: Scale) {
        let Some(whole) = self.whole else { return };
        self.span = (scale.span() < whole.span() - 0.5).then_some((scale.from, scale.to));
    }

    fn limits(&self) -> (f64, f64) {
        self.whole.map_or((0.0, 0.0), |whole| (whole.from, whole.to))
    }

    /// Moves the view to the open event, if it is out of view.
    fn bring_into_view(&mut self, context: &Context<Self>) {
        let ctx = &context.props().shared.ctx();
        let (Some(scale), Some(whole)) = (self.scale(), self.whole) else { return };
        let open = ctx.state.event.as_deref().and_then(|id| ctx.data.event_index(id));
        let Some(at) = open.and_then(|event| anchor(ctx, event)) else { return };
        if at < scale.from || at > scale.to {
            self.show(scale.panned(scale.x(at) - (scale.left + scale.right) / 2.0, (whole.from, whole.to)));
            self.lay_out(context);
        }
    }

    fn laid(&self, which: Which) -> Option<&Laid> {
        match which {
            Which::Timeline => self.timeline.as_deref(),
            Which::Year => self.year.as_deref(),
        }
    }

    /// One event opens in the list; the events of one year open below; others come closer.
    fn choose(&mut self, context: &Context<Self>, spot: Spot) {
        let Props { shared, width, .. } = context.props();
        let ctx = &shared.ctx();
        let Some(mark) = self.laid(spot.which).and_then(|laid| laid.plot.marks.get(spot.mark)) else {
            return;
        };
        let (Some(first), Some(scale)) = (mark.events.first(), self.scale()) else { return };
        let show = AppMsg::Show(ctx.data.record.events.id(*first as usize).to_owned());
        if mark.events.len() == 1 || spot.which == Which::Year {
            return shared.tell.emit(show);
        }
        let year = year_of_all(ctx, mark);
        if let Some(year) = year {
            let opened = Laid::year(ctx, &Lanes::of(ctx), year, *width);
            if !opened.is_crowded() {
                let next = Some(year).filter(|year| ctx.state.year != Some(*year));
                return shared.tell.emit(AppMsg::Do(Action::OpenYear(next)));
            }
        }
        let anchors = || mark.events.iter().filter_map(|event| anchor(ctx, *event as usize));
        let (from, to) = (anchors().fold(f64::MAX, f64::min), anchors().fold(f64::MIN, f64::max));
        let air = ((to - from) * 0.25).max(MIN_SPAN);
        let (first, last) = self.limits();
        let closer = Scale { from: (from - air).max(first), to: (to + air).min(last), ..scale };
        if closer.span() < scale.span() * 0.9 {
            self.show(closer);
            self.lay_out(context);
        } else {
            shared.tell.emit(show);
        }
    }

    /// After a year is closed the focus goes back to what opened it.
    fn give_back_focus(&mut self, ctx: &Ctx, year: i32) {
        let marks = self.timeline.iter().flat_map(|laid| &laid.plot.marks);
        let opener = marks.enumerate().find(|(_, mark)| year_of_all(ctx, mark) == Some(year));
        self.to_focus = opener.map(|(mark, _)| Spot { which: Which::Timeline, mark });
        self.focus.0 = self.to_focus.map_or(self.focus.0, |spot| spot.mark);
    }

    /// Moves with the fingers from where they came down.
    fn drag(&mut self) {
        let Some(held) = self.held else { return };
        let next = match self.fingers.as_slice() {
            [one] => held.panned(one.was - one.now, self.limits()),
            [one, other, ..] => {
                held.pinched((one.was, other.was), (one.now, other.now), self.limits(), MIN_SPAN)
            }
            [] => return,
        };
        self.show(next);
    }

    /// A place of the window as one of the drawing.
    fn place(&self, client_x: f64) -> f64 {
        let svg = self.svg.cast::<Element>();
        client_x - svg.map_or(0.0, |svg| svg.get_bounding_client_rect().left())
    }

    /// From here on the fingers hold what is in view now.
    fn take_hold(&mut self) {
        self.held = self.scale();
        self.fingers.iter_mut().for_each(|finger| finger.was = finger.now);
    }

    fn down(&mut self, id: i32, x: f64) {
        if self.fingers.is_empty() {
            self.dragged = false;
        }
        self.fingers.retain(|finger| finger.id != id);
        self.fingers.push(Finger { id, was: x, now: x });
        self.take_hold();
    }

    /// Whether the view changed.
    fn moved(&mut self, id: i32, x: f64) -> bool {
        let Some(finger) = self.fingers.iter_mut().find(|finger| finger.id == id) else { return false };
        finger.now = x;
        if !self.dragged {
            if (finger.now - finger.was).abs() < DRAG && self.fingers.len() < 2 {
                return false;
            }
            self.dragged = true;
            self.pointed = None;
            if let Some(svg) = self.svg.cast::<Element>() {
                // Refused where the pointer has gone already.
                let _ = svg.set_pointer_capture(id);
            }
        }
        self.drag();
        true
    }
}

impl Component for Timeline {
    type Message = Msg;
    type Properties = Props;

    fn create(context: &Context<Self>) -> Self {
        let mut timeline = Timeline {
            section: NodeRef::default(),
            svg: NodeRef::default(),
            span: None,
            all: None,
            whole: None,
            timeline: None,
            year: None,
            all_years: context.props().all_years.clone(),
            behind: false,
            focus: (0, 0),
            pointed: None,
            to_focus: None,
            fingers: Vec::new(),
            held: None,
            dragged: false,
        };
        timeline.lay_out(context);
        timeline
    }

    fn changed(&mut self, context: &Context<Self>, old: &Props) -> bool {
        let Props { shared, width, .. } = context.props();
        let (state, before) = (&shared.state, &old.shared.state);
        if state.filter.years != before.filter.years {
            self.span = None;
        }
        self.pointed = None;
        let asks = !Rc::ptr_eq(&shared.hits, &old.shared.hits);
        let opens = state.event != before.event;
        let form = |state: &State, lang, width| (state.lanes, state.year, lang, width);
        let is_another = form(state, shared.lang, *width) != form(before, old.shared.lang, old.width);
        let drew_none = self.timeline.as_ref().is_none_or(|laid| laid.events == 0);
        if is_another || drew_none || opens && (asks || self.behind) {
            self.lay_out(context);
        } else if asks {
            self.follow(context);
        }
        if opens {
            self.bring_into_view(context);
        }
        if let (Some(year), None) = (before.year, state.year) {
            self.give_back_focus(&shared.ctx(), year);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, msg: Msg) -> bool {
        let Some(scale) = self.scale() else { return false };
        let Props { shared, .. } = context.props();
        match msg {
            Msg::Follow if !self.behind => return false,
            // Nothing is shown of it but the overview: what was drawn is kept for the next answer.
            Msg::Follow if shared.hits.count() == 0 => {
                self.look_over(context, &Lanes::of(&shared.ctx()));
                return true;
            }
            Msg::Follow => {}
            Msg::Zoom(factor, at) => {
                let open = || {
                    let open = shared.state.event.as_deref().and_then(|id| shared.model.data.event_index(id));
                    open.and_then(|event| anchor(&shared.ctx(), event))
                };
                let at = at.map(|x| self.place(x)).or_else(|| open().map(|day| scale.x(day)));
                let at = at.filter(|x| (scale.left..=scale.right).contains(x));
                let at = at.unwrap_or((scale.left + scale.right) / 2.0);
                self.show(scale.zoomed(factor, at, self.limits(), MIN_SPAN));
            }
            Msg::Whole => self.span = None,
            Msg::Step(way) => self.show(scale.panned(way * 0.75 * scale.width(), self.limits())),
            Msg::Focus(spot) => {
                match spot.which {
                    Which::Timeline => self.focus.0 = spot.mark,
                    Which::Year => self.focus.1 = spot.mark,
                }
                self.to_focus = Some(spot);
                return true;
            }
            Msg::Point(spot) => {
                let changed = self.pointed != spot && self.fingers.is_empty();
                self.pointed = spot;
                return changed;
            }
            Msg::Choose(spot) => {
                if !std::mem::take(&mut self.dragged) {
                    self.choose(context, spot);
                }
                return true;
            }
            Msg::Fold => {
                shared.tell.emit(AppMsg::Do(Action::OpenYear(None)));
                return false;
            }
            Msg::Down(id, x) => {
                self.down(id, self.place(x));
                return false;
            }
            Msg::Move(id, x) => {
                if !self.moved(id, self.place(x)) {
                    return false;
                }
            }
            Msg::Up(id) => {
                self.fingers.retain(|finger| finger.id != id);
                self.take_hold();
                return false;
            }
        }
        self.lay_out(context);
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let Props { shared, width, .. } = context.props();
        let ctx = &shared.ctx();
        let (Some(span), Some(whole), Some(scale), Some(laid)) =
            (self.all, self.whole, self.scale(), &self.timeline)
        else {
            return Html::default();
        };
        html! {
            <section class={classes!("chart", (ctx.hits.count() == 0).then_some("bare"))} key="chart" part="timeline" ref={self.section.clone()}
                aria-label={ctx.t.timeline}>
                <div class="chart-bar" key="bar">{ lane_switch(ctx) }{ self.zoom(ctx, context, &whole) }</div>
                <Overview key="overview" shared={shared.clone()} hits={self.all_years.clone()} scale={span}
                    view={(scale.from, scale.to)} zoomed={self.span.is_some()} {width} />
                { self.drawing(ctx, context, laid, Which::Timeline) }
                { for self.year.iter().zip(ctx.state.year).map(|(laid, year)| self.opened(ctx, context, laid, year)) }
                { forms::key(ctx, [Some(laid), self.year.as_ref()].into_iter().flatten().map(|laid| &laid.plot)) }
            </section>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, _: bool) {
        if let Some(spot) = self.to_focus.take() {
            context.props().emit.emit(Effect::Focus(mark_id(spot)));
        }
    }
}
