//! The timeline: lanes by kind, each event with what is known of its time, and no overlap.

use yew::prelude::*;

use crate::dataset::Day;
use crate::dataset::model::{Attestation, Event};
use crate::i18n::{Lang, date, fill};
use crate::layout::{
    Caption, Chronology, Item, Label, Lane, MIN_SPAN, Mark, Options, Plot, Scale, Side, Tick, TickLabel,
    label_width, plot, ticks,
};
use crate::state::State;

use super::context::Ctx;
use super::marks;
use super::message::Msg;
use super::model::Model;
use super::overview::px;
use super::shapes::{Icon, icon, kind_class, kind_path};

/// From this width on the lanes have their names at the left; under it their shapes alone.
const WIDE: f64 = 600.0;
/// The column of the names is as wide as they need, within these bounds.
const NAMES: (f64, f64) = (150.0, 240.0);
/// What a name has before and after it, its shape included.
const AROUND_NAME: f64 = 38.0;
/// The column of the shapes alone.
const SHAPES: f64 = 30.0;
/// The column of the undated at the right, wide and narrow.
const UNDATED: f64 = 92.0;
const UNDATED_NARROW: f64 = 34.0;
/// The height of the axis over the lanes.
const AXIS: f64 = 28.0;

/// The scale of the whole span; nothing where no event has a date or there is no room.
pub fn whole_scale(model: &Model, lang: Lang, width: f64) -> Option<Scale> {
    let (first, last) = model.chronology.extent()?;
    let (left, right) =
        if width >= WIDE { (names_width(model, lang), UNDATED) } else { (SHAPES, UNDATED_NARROW) };
    (width > left + right + 60.0).then(|| Scale::for_extent(first, last, left, width - right))
}

fn names_width(model: &Model, lang: Lang) -> f64 {
    let data = &model.data;
    let names = data.record.kinds.iter().map(|kind| kind.name.pick(lang.tag(), data.fallback_lang()).text);
    let widest = names.map(|name| f64::from(label_width(name))).fold(0.0, f64::max);
    (widest + AROUND_NAME).clamp(NAMES.0, NAMES.1)
}

/// Whether a scale leaves room for names at its left.
pub fn has_names(scale: &Scale) -> bool {
    scale.left > SHAPES
}

/// The days to show after zooming around an anchor, or around the middle; nothing for all of them.
pub fn zoomed(whole: &Scale, scale: &Scale, factor: f64, anchor: Option<f64>) -> Option<(f64, f64)> {
    let at = anchor.map(|day| scale.x(day)).filter(|x| (scale.left..=scale.right).contains(x));
    let at = at.unwrap_or((scale.left + scale.right) / 2.0);
    let next = scale.zoomed(factor, at, (whole.from, whole.to), MIN_SPAN);
    shorter(whole, next.from, next.to)
}

/// The days from one to another with some air around them, within the whole.
pub fn within(whole: &Scale, from: f64, to: f64) -> Option<(f64, f64)> {
    let air = ((to - from) * 0.25).max(MIN_SPAN);
    shorter(whole, (from - air).max(whole.from), (to + air).min(whole.to))
}

fn shorter(whole: &Scale, from: f64, to: f64) -> Option<(f64, f64)> {
    (to > from && to - from < whole.span() - 0.5).then_some((from, to))
}

/// The day around which to zoom: where the open event is anchored.
pub fn anchor_of_open(model: &Model, state: &State) -> Option<f64> {
    let part = *model.data.event(state.event.as_deref()?)?.date.as_ref()?.anchor()?;
    Some((f64::from(part.earliest.0) + f64::from(part.latest.0)) / 2.0)
}

/// The id of a mark by its place in the order of the drawing.
pub fn mark_id(mark: usize) -> String {
    format!("mark-{mark}")
}

/// Draws the controls, the axis, the lanes and the key.
pub fn chart(
    ctx: &Ctx,
    chronology: &Chronology,
    (whole, scale): (&Scale, &Scale),
    width: f64,
    focus: usize,
) -> Html {
    let drawn = lay_out(ctx, chronology, scale);
    let ticks = ticks(scale);
    let height = AXIS + drawn.height + 1.0;
    let focus = focus.min(drawn.marks.len().saturating_sub(1));
    html! {
        <>
            { controls(ctx, whole, scale) }
            <svg key="plot" class="plot" width={width.to_string()} height={px(height)} viewBox={format!("0 0 {width} {height:.1}")}
                role="group" aria-label={ctx.t.timeline}>
                { axis(ctx, &ticks, width) }
                <g transform={format!("translate(0 {AXIS})")}>
                    { for drawn.lanes.iter().enumerate().filter(|(_, lane)| lane.height > 0.0).map(|(kind, lane)| {
                        self::lane(ctx, kind, lane, scale, width)
                    }) }
                    { for ticks.iter().filter(|tick| tick.label.is_some()).map(|tick| html! {
                        <path class="hair" d={format!("M{:.1} 0V{:.1}", tick.x, drawn.height)} />
                    }) }
                    { for drawn.marks.iter().enumerate().map(|(at, mark)| {
                        self::mark(ctx, mark, at, (drawn.marks.len(), at == focus))
                    }) }
                </g>
            </svg>
            { marks::key(ctx, &drawn) }
        </>
    }
}

fn lay_out(ctx: &Ctx, chronology: &Chronology, scale: &Scale) -> Plot {
    let events = &ctx.data.record.events;
    let fits = |index: &u32| ctx.hits.events.contains(*index as usize);
    let undated = (0u32..).zip(events).filter(|(_, event)| event.date.is_none()).map(|(index, _)| index);
    let shown = chronology.touching(scale).into_iter().chain(undated).filter(fits);
    let items: Vec<Item> = shown
        .filter_map(|index| {
            let event = events.get(index as usize)?;
            Some(Item {
                event: index,
                lane: ctx.kind(event),
                form: event.date.as_ref().map(|date| date.form()),
                hollow: event.attestation != Attestation::Stated,
            })
        })
        .collect();
    // Between two rival dates there is room for the word, which is longer in some languages.
    let apart = marks::rivals_apart(ctx.t.or);
    plot(&items, ctx.data.record.kinds.len(), scale, &Options { apart, ..Options::default() }, |caption| {
        Words::of(ctx, caption).width()
    })
}

fn event_at<'a>(ctx: &Ctx<'a>, index: u32) -> Option<&'a Event> {
    ctx.data.record.events.get(index as usize)
}

/// The words of a label.
struct Words<'a> {
    title: &'a str,
    /// How many more events there are, in the reader's words around the title.
    others: usize,
    and_more: &'static str,
    /// The days, where the marks were set apart.
    days: Option<String>,
}

impl<'a> Words<'a> {
    fn of(ctx: &Ctx<'a>, caption: &Caption) -> Self {
        let event = event_at(ctx, caption.event);
        let date = event.and_then(|event| event.date.as_ref()).filter(|_| caption.apart);
        Words {
            title: event.map_or("", |event| event.title.pick(ctx.lang.tag(), ctx.data.fallback_lang()).text),
            others: caption.others,
            and_more: ctx.t.and_more,
            days: date.map(|date| date::long(date, ctx.lang)),
        }
    }

    fn around(&self, title: &str) -> String {
        if self.others == 0 { title.to_owned() } else { fill(self.and_more, &[&title, &self.others]) }
    }

    fn whole(&self) -> String {
        self.around(self.title)
    }

    /// The title is what gives way where there is no room; the count stays.
    fn fitting(&self, width: f64) -> String {
        self.around(&fitting(self.title, width - f64::from(label_width(&self.around("")))))
    }

    fn width(&self) -> f32 {
        label_width(&self.whole()) + self.days.as_ref().map_or(0.0, |days| label_width(days) + 8.0)
    }
}

fn controls(ctx: &Ctx, whole: &Scale, scale: &Scale) -> Html {
    let zoom = |name: &'static str, icon_of: Icon, factor: f64, disabled: bool| {
        html! {
            <button type="button" class="sq" aria-label={name} title={name} {disabled} onclick={ctx.send(move || Msg::Zoom(factor))}>
                { icon(icon_of) }
            </button>
        }
    };
    html! {
        <div class="chart-bar" key="bar">
            <div class="zoom" role="group" aria-label={ctx.t.zoom}>
                <span>{ ctx.t.zoom }</span>
                { zoom(ctx.t.zoom_out, Icon::Minus, 0.5, scale.span() >= whole.span() - 0.5) }
                { zoom(ctx.t.zoom_in, Icon::Plus, 2.0, scale.span() <= MIN_SPAN + 0.5) }
            </div>
        </div>
    }
}

/// The axis. Where no label in view names the year, the first one does.
fn axis(ctx: &Ctx, ticks: &[Tick], width: f64) -> Html {
    // A label that would stand over the column of the undated gives way.
    let room = if width < WIDE { width } else { width - UNDATED };
    let labelled =
        ticks.iter().filter_map(|tick| Some((tick, tick.label?))).filter(|(tick, _)| tick.label_x < room);
    let labels: Vec<(&Tick, TickLabel)> = labelled.collect();
    let year_named = labels.iter().any(|(_, label)| matches!(label, TickLabel::Year(_)));
    let label = |(at, (tick, label)): (usize, &(&Tick, TickLabel))| {
        let first = at == 0 && !year_named;
        let begins = first || tick.major && !matches!(label, TickLabel::Year(_));
        html! {
            <text class={classes!("ax", begins.then_some("on"))} x={px(tick.label_x)} y="18" text-anchor="middle">
                { tick_words(ctx.lang, *label, first) }
            </text>
        }
    };
    html! {
        <>
            { for labels.iter().enumerate().map(label) }
            if width >= WIDE {
                <text class="ax" x={px(width - UNDATED / 2.0)} y="18" text-anchor="middle">{ ctx.t.no_date }</text>
            }
            <path class="rule" d={format!("M0 {:.1}H{width}", AXIS - 0.5)} />
        </>
    }
}

/// What a tick names, short, or with all that is around it.
fn tick_words(lang: Lang, label: TickLabel, whole: bool) -> String {
    match label {
        TickLabel::Year(year) => date::year(year, lang),
        TickLabel::Month { year, month } if whole => {
            format!("{} {}", date::month_abbr(month, lang), date::year(year, lang))
        }
        TickLabel::Month { month, .. } => date::month_abbr(month, lang),
        TickLabel::Day { year, month, day } if whole => {
            format!("{day} {} {}", date::month_abbr(month, lang), date::year(year, lang))
        }
        TickLabel::Day { day, .. } => day.to_string(),
    }
}

fn lane(ctx: &Ctx, kind: usize, lane: &Lane, scale: &Scale, width: f64) -> Html {
    let middle = lane.middle;
    let undated = width - if width >= WIDE { UNDATED / 2.0 } else { UNDATED_NARROW / 2.0 };
    html! {
        <g key={format!("lane-{kind}")} class={kind_class(kind)}>
            <path class="hair" d={format!("M0 {:.1}H{width}", lane.y + lane.height - 0.5)} />
            <path class="mark" d={kind_path(kind)} transform={format!("translate(8 {middle:.1})")} />
            if has_names(scale) {
                <text class="lane-name" x="24" y={px(middle + 4.5)} lang={ctx.kind_lang(kind)}>
                    { fitting(ctx.kind_name(kind), scale.left - AROUND_NAME) }
                </text>
            }
            if !lane.undated.is_empty() {
                <g role="img" aria-label={format!("{}: {}", ctx.t.no_date, ctx.t.events.of(lane.undated.len()))}>
                    <rect class="undated" x={px(undated - 11.0)} y={px(middle - 9.0)} width="22" height="18" rx="2" />
                    <text class="undated-n" x={px(undated)} y={px(middle + 4.3)}>{ lane.undated.len() }</text>
                </g>
            }
        </g>
    }
}

/// What a mark does when it is chosen: one event opens in the list, several come closer.
fn chosen(ctx: &Ctx, mark: &Mark) -> Option<Msg> {
    let events: Vec<&Event> = mark.events.iter().filter_map(|index| event_at(ctx, *index)).collect();
    let anchors = || events.iter().filter_map(|event| event.date.as_ref()?.anchor());
    let from = anchors().map(|part| part.earliest).min();
    let to = anchors().map(|part| part.latest).max();
    match (events.as_slice(), from, to) {
        ([first, _, ..], Some(Day(from)), Some(Day(to))) => {
            let closer = f64::from(to) - f64::from(from) > MIN_SPAN * 1.5;
            Some(if closer { Msg::Span(from.into(), to.into()) } else { Msg::Show(first.id.clone()) })
        }
        ([event, ..], _, _) => Some(Msg::Show(event.id.clone())),
        _ => None,
    }
}

/// One mark with its label. Tab reaches one mark, arrow keys the others.
fn mark(ctx: &Ctx, mark: &Mark, at: usize, (count, focus): (usize, bool)) -> Html {
    let Some(first) = event_at(ctx, mark.caption.event) else { return Html::default() };
    let open =
        |index: &u32| event_at(ctx, *index).is_some_and(|event| Some(&event.id) == ctx.state.event.as_ref());
    let selected = mark.events.iter().any(open);
    let words = Words::of(ctx, &mark.caption);
    let name = match (mark.events.len(), &first.date) {
        (1, Some(date)) => format!("{}, {}", words.title, date::long(date, ctx.lang)),
        (1, None) => words.whole(),
        (count, _) => format!("{count}: {}", words.whole()),
    };
    let choose = chosen(ctx, mark);
    let onclick = ctx.hear({
        let choose = choose.clone();
        move |_: MouseEvent| choose.clone()
    });
    let onkeydown = ctx.hear(move |event: KeyboardEvent| {
        let message = match event.key().as_str() {
            "Enter" | " " => choose.clone(),
            "ArrowRight" | "ArrowDown" => Some(Msg::Mark((at + 1).min(count.saturating_sub(1)))),
            "ArrowLeft" | "ArrowUp" => Some(Msg::Mark(at.saturating_sub(1))),
            "Home" => Some(Msg::Mark(0)),
            "End" => Some(Msg::Mark(count.saturating_sub(1))),
            _ => None,
        };
        if message.is_some() {
            event.prevent_default();
        }
        message
    });
    html! {
        <g key={mark_id(at)} id={mark_id(at)} class={classes!("m", kind_class(mark.lane))} role="button"
            tabindex={if focus { "0" } else { "-1" }} aria-label={name.clone()} {onclick} {onkeydown}>
            <title>{ name }</title>
            <g aria-hidden="true">
                { for mark.label.as_ref().map(|found| label(mark, found, &words, selected)) }
                { marks::drawn(ctx, mark, selected) }
            </g>
        </g>
    }
}

/// The words beside a mark, on a plate of paper that cuts the lines of the grid.
fn label(mark: &Mark, label: &Label, words: &Words, selected: bool) -> Html {
    let title = if label.cut { words.fitting(label.width) } else { words.whole() };
    let days = words.days.as_ref().filter(|_| !label.cut);
    let (x, anchor) = match label.side {
        Side::Right => (label.x, "start"),
        Side::Left => (label.x + label.width, "end"),
    };
    let (left, right) = label.plate();
    html! {
        <>
            <rect class={if selected { "flag" } else { "plate" }} x={px(left)} y={px(mark.y - 9.0)} width={px(right - left)} height="18"
                rx={selected.then_some("2")} />
            <text class={if selected { "flag-t" } else { "lbl" }} x={px(x)} y={px(mark.y + 4.4)} text-anchor={anchor}>
                { title }
                { for days.map(|days| html! { <tspan class="more" dx="8">{ days.clone() }</tspan> }) }
            </text>
        </>
    }
}

/// A text, cut at a word with an ellipsis where it does not fit.
fn fitting(text: &str, width: f64) -> String {
    let fits = |end: &usize| f64::from(label_width(&text[..*end]) + label_width("…")) <= width;
    if f64::from(label_width(text)) <= width {
        return text.to_owned();
    }
    let mut ends = text.match_indices(' ').map(|(at, _)| at).filter(fits);
    ends.next_back().map_or_else(String::new, |end| format!("{}…", text[..end].trim_end_matches([',', ' '])))
}
