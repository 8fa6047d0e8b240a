//! A plot: the axis, the lanes, and every mark with its label.

use yew::prelude::*;

use crate::i18n::{Lang, date};
use crate::layout::{Drawn, Label, Lane as Rows, Mark, Side, Tick, TickLabel, label_width};
use crate::view::context::Ctx;
use crate::view::message::Msg as AppMsg;
use crate::view::shapes::{kind_class, kind_path, px};

use super::laid::{AROUND_NAME, HEAD, Laid, UNDATED, WIDE, year_of_all};
use super::lanes::Lane;
use super::tip::tip;
use super::words::{Words, fitting, said};
use super::{Msg, Spot, Which, forms};

/// The height of the axis over the lanes.
const AXIS: f64 = 28.0;
/// The height of the paper under words.
const PLATE: f64 = 18.0;
/// The height of the ties from a year to its opened plot.
const TIES: f64 = 28.0;

/// How a plot stands with the reader.
pub struct Stand<'a> {
    /// Which of the plots it is.
    pub which: Which,
    /// The mark that Tab reaches.
    pub focus: usize,
    /// Where what happens to it goes.
    pub tell: &'a Callback<Msg>,
}

/// The id of a mark by its place in the order of the drawing.
pub fn mark_id(spot: Spot) -> String {
    match spot.which {
        Which::Timeline => format!("mark-{}", spot.mark),
        Which::Year => format!("year-mark-{}", spot.mark),
    }
}

/// What stands in an SVG of the height that [`height`] gives.
pub fn plot(ctx: &Ctx, laid: &Laid, stand: &Stand) -> Html {
    let bottom = laid.plot.height;
    let count = laid.plot.marks.len();
    let focus = stand.focus.min(count.saturating_sub(1));
    let written: Vec<_> = laid.plot.marks.iter().map(|mark| (mark, Written::of(ctx, mark))).collect();
    html! {
        <>
            { axis(ctx, laid, stand.which) }
            <g key="lanes" transform={format!("translate(0 {AXIS})")}>
                <g key="grid">
                    { for laid.ticks.iter().filter(|tick| tick.label.is_some()).map(|tick| html! {
                        <path class={if tick.major { "hair2" } else { "hair" }} d={format!("M{:.1} 0V{bottom:.1}", tick.x)} />
                    }) }
                </g>
                <g key="names">
                    { for laid.lanes.iter().zip(&laid.plot.lanes).filter(|(_, rows)| rows.height > 0.0).map(|(of, rows)| {
                        lane(ctx, of, rows, laid, stand.which)
                    }) }
                </g>
                <g key="column">{ for opened_column(ctx, laid, stand.which) }</g>
                <path key="plates" class="plate" d={plates(&written)} />
                <g key="marks">
                    { for written.into_iter().enumerate().map(|(at, found)| {
                        mark(ctx, found, Spot { which: stand.which, mark: at }, (count, at == focus), stand.tell)
                    }) }
                </g>
            </g>
        </>
    }
}

/// What is said of the mark that is pointed at, over the plot.
pub fn pointed(ctx: &Ctx, laid: &Laid, mark: Option<&Mark>) -> Html {
    html! { <g key="tip" transform={format!("translate(0 {AXIS})")}>{ for mark.map(|mark| tip(ctx, laid, mark)) }</g> }
}

/// The height of a plot, in pixels.
pub fn height(ctx: &Ctx, laid: &Laid, which: Which) -> f64 {
    let ties = if which == Which::Timeline && tied(ctx, laid).is_some() { TIES } else { 0.0 };
    AXIS + laid.plot.height + 1.0 + ties
}

/// Where the opened year stands in the timeline, if it is in view.
fn tied(ctx: &Ctx, laid: &Laid) -> Option<(f64, f64)> {
    let year = ctx.state.year?;
    let day = |year| laid.scale.x(f64::from(crate::dataset::Day::start_of_year(year).0));
    let (from, to) = (day(year), day(year.saturating_add(1)));
    let wider = ((24.0 - (to - from)) / 2.0).max(0.0);
    let (from, to) = (from - wider, to + wider);
    (to > laid.scale.left && from < laid.scale.right)
        .then(|| (from.max(laid.scale.left), to.min(laid.scale.right)))
}

/// Ties the column of the opened year to its own plot below.
fn opened_column(ctx: &Ctx, laid: &Laid, which: Which) -> Option<Html> {
    let (from, to) = tied(ctx, laid).filter(|_| which == Which::Timeline)?;
    let (bottom, width) = (laid.plot.height, laid.width);
    let foot = bottom + TIES + 1.0;
    Some(html! {
        <>
            <path class="tint" d={format!("M{from:.1} {bottom:.1}H{to:.1}L{width:.1} {foot:.1}H0z")} />
            <path class="tie" d={format!("M0 {foot:.1}L{from:.1} {bottom:.1}V0M{width:.1} {foot:.1}L{to:.1} {bottom:.1}V0")} />
        </>
    })
}

/// The axis. Where no label in view names the year, the first one does; an opened year has its
/// name in its heading.
fn axis(ctx: &Ctx, laid: &Laid, which: Which) -> Html {
    let width = laid.width;
    let undated = which == Which::Timeline && width >= WIDE;
    // A label that would stand over the column of the undated gives way.
    let room = if undated { width - UNDATED.0 } else { width };
    let labelled = laid.ticks.iter().filter_map(|tick| Some((tick, tick.label?))).filter(|(tick, label)| {
        tick.label_x < room && (which == Which::Timeline || is_of_year(*label, ctx.state.year))
    });
    let labels: Vec<(&Tick, TickLabel)> = labelled.collect();
    let year_named =
        which == Which::Year || labels.iter().any(|(_, label)| matches!(label, TickLabel::Year(_)));
    let label = |(at, (tick, label)): (usize, &(&Tick, TickLabel))| {
        let first = at == 0 && !year_named;
        let begins = first || tick.major && !matches!(label, TickLabel::Year(_));
        let open = which == Which::Timeline
            && matches!(label, TickLabel::Year(year) if Some(*year) == ctx.state.year);
        html! {
            <text class={classes!("ax", (begins || open).then_some("on"))} x={px(tick.label_x)} y="18" text-anchor="middle">
                { match label {
                    TickLabel::Year(year) if which == Which::Year && Some(*year) == ctx.state.year => date::month_abbr(1, ctx.lang),
                    label => tick_words(ctx.lang, *label, first),
                } }
            </text>
        }
    };
    html! {
        <g key="axis">
            { for labels.iter().enumerate().map(label) }
            if undated {
                <text class="ax" x={px(width - UNDATED.0 / 2.0)} y="18" text-anchor="middle">{ ctx.t.no_date }</text>
            }
            <path class="rule" d={format!("M0 {:.1}H{width}", AXIS - 0.5)} />
        </g>
    }
}

/// Whether an opened year names a tick: its months, and where the next year begins.
fn is_of_year(label: TickLabel, year: Option<i32>) -> bool {
    match label {
        TickLabel::Year(_) => true,
        TickLabel::Month { year: of, .. } | TickLabel::Day { year: of, .. } => Some(of) == year,
    }
}

/// What a tick names, short, or with all that is around it.
pub fn tick_words(lang: Lang, label: TickLabel, whole: bool) -> String {
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

fn lane(ctx: &Ctx, lane: &Lane, rows: &Rows, laid: &Laid, which: Which) -> Html {
    let width = laid.width;
    let name = |x: &'static str, y: f64, room: f64| {
        html! { <text class="lane-name" {x} y={px(y)} lang={lane.lang.clone()}>{ fitting(&lane.name, room) }</text> }
    };
    html! {
        <g class={lane.kind.map(kind_class)}>
            <path class="hair" d={format!("M0 {:.1}H{width}", rows.y + rows.height - 0.5)} />
            { for lane.kind.map(|kind| html! {
                <path class="mark" d={kind_path(kind)} transform={format!("translate(8 {:.1})", rows.middle)} />
            }) }
            if lane.kind.is_none() {
                { if laid.has_names() {
                    name("0", rows.middle + 4.5, laid.scale.left - 14.0)
                } else {
                    name("0", rows.y + HEAD - 3.0, width)
                } }
            } else if laid.has_names() {
                { name("24", rows.middle + 4.5, laid.scale.left - AROUND_NAME) }
            }
            if which == Which::Timeline && !rows.undated.is_empty() {
                { undated(ctx, &rows.undated, (rows.middle, width), lane) }
            }
        </g>
    }
}

/// The events of a lane without a date, at its right: they lead to the list, where they stand last.
fn undated(ctx: &Ctx, events: &[u32], (y, width): (f64, f64), lane: &Lane) -> Html {
    let x = width - if width >= WIDE { UNDATED.0 / 2.0 } else { UNDATED.1 / 2.0 };
    let first = ctx.data.in_order(events.iter().map(|event| *event as usize)).into_iter().next();
    let id = first.map(|event| ctx.data.record.events.id(event).to_owned());
    let goto = move || id.clone().map(AppMsg::Find);
    let onclick = ctx.hear({
        let goto = goto.clone();
        move |_: MouseEvent| goto()
    });
    let onkeydown = ctx.hear(move |event: KeyboardEvent| {
        let message = ["Enter", " "].contains(&event.key().as_str()).then(&goto).flatten();
        if message.is_some() {
            event.prevent_default();
        }
        message
    });
    let name = format!("{}, {}: {}", lane.name, ctx.t.no_date_short, ctx.t.events.of(events.len()));
    html! {
        <g class={classes!("u", kind_of(ctx, events))} role="button" tabindex="0" aria-label={name} {onclick} {onkeydown}>
            <rect class="hit" x={px(x - 15.0)} y={px(y - 12.0)} width="30" height="24" />
            <rect class="undated" x={px(x - 11.0)} y={px(y - 9.0)} width="22" height="18" rx="2" />
            <text class="undated-n" x={px(x)} y={px(y + 4.3)}>{ events.len() }</text>
        </g>
    }
}

/// The class of the kind of several events; of several kinds none has its colour.
fn kind_of(ctx: &Ctx, events: &[u32]) -> Option<&'static str> {
    let mut kinds = events.iter().map(|event| ctx.kind_at(*event as usize));
    let first = kinds.next()?;
    kinds.all(|kind| kind == first).then(|| kind_class(first))
}

/// What is written beside a mark.
struct Written {
    label: Label,
    title: String,
    words: Words,
}

impl Written {
    /// Nothing where there is no room for it.
    fn of(ctx: &Ctx, mark: &Mark) -> Option<Self> {
        let label = mark.label?;
        let words = Words::of(ctx, &mark.caption);
        let title = words.written(label.cut.then_some(label.width));
        let label = if label.cut { label.around(label_width(&title).into()) } else { label };
        (!title.is_empty()).then_some(Written { label, title, words })
    }
}

/// One mark with its label. Tab reaches one mark, arrow keys the others.
fn mark(
    ctx: &Ctx,
    (mark, written): (&Mark, Option<Written>),
    spot: Spot,
    (count, focus): (usize, bool),
    tell: &Callback<Msg>,
) -> Html {
    let open = ctx.state.event.as_deref().and_then(|id| ctx.data.event_index(id));
    let selected = mark.events.iter().any(|event| open == Some(*event as usize));
    // Who speaks to the machine names a mark by all that is written: beside it, and its number.
    let beside = written.as_ref().map(|written| written.title.clone()).filter(|_| mark.events.len() > 1);
    let said = said(ctx, mark).into_iter().map(|(line, _)| line);
    let name = beside.into_iter().chain(said).collect::<Vec<_>>().join(". ");
    let year = year_of_all(ctx, mark).filter(|_| spot.which == Which::Timeline && mark.events.len() > 1);
    let expanded = year.map(|year| (ctx.state.year == Some(year)).to_string());
    let onclick = tell.reform(move |_: MouseEvent| Msg::Choose(spot));
    let onkeydown = {
        let tell = tell.clone();
        Callback::from(move |event: KeyboardEvent| {
            let to = |mark: usize| Some(Msg::Focus(Spot { mark, ..spot }));
            let message = match event.key().as_str() {
                "Enter" | " " => Some(Msg::Choose(spot)),
                "ArrowRight" if event.shift_key() => Some(Msg::Step(1.0)),
                "ArrowLeft" if event.shift_key() => Some(Msg::Step(-1.0)),
                "ArrowRight" | "ArrowDown" => to((spot.mark + 1).min(count.saturating_sub(1))),
                "ArrowLeft" | "ArrowUp" => to(spot.mark.saturating_sub(1)),
                "Home" => to(0),
                "End" => to(count.saturating_sub(1)),
                "+" | "=" => Some(Msg::Zoom(2.0, None)),
                "-" => Some(Msg::Zoom(0.5, None)),
                "0" => Some(Msg::Whole),
                _ => None,
            };
            let ours = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            if let Some(message) = message.filter(|_| ours) {
                event.prevent_default();
                tell.emit(message);
            }
        })
    };
    let id = mark_id(spot);
    let plate = written.as_ref().map(|written| written.label.plate());
    let drawn = html! {
        <g key={id.clone()} id={id.clone()} class={classes!("m", kind_of(ctx, &mark.events), selected.then_some("on"))} role="button"
            tabindex={if focus { "0" } else { "-1" }} aria-label={name} aria-expanded={expanded} {onclick} {onkeydown}>
            { for written.map(|written| label(ctx, mark, written, selected)) }
            { " " }
            { forms::drawn(ctx, mark, plate, ctx.kind_at(mark.caption.event as usize), selected) }
        </g>
    };
    // Words of the drawing that are no part of the mark's name stand outside of it.
    match &mark.drawn {
        Drawn::Or { xs, .. } => html! {
            <g key={format!("{id}-or")} class="with-words">
                { drawn }
                <g aria-hidden="true">{ forms::ors(xs, mark.y, ctx.t.or) }</g>
            </g>
        },
        _ => drawn,
    }
}

/// The paper that the words stand on, which cuts the lines of the grid.
fn plates(marks: &[(&Mark, Option<Written>)]) -> String {
    let plate = |(mark, written): &(&Mark, Option<Written>)| {
        let (left, right) = written.as_ref()?.label.plate();
        Some(format!("M{left:.1} {:.1}H{right:.1}v{PLATE}H{left:.1}z", mark.y - PLATE / 2.0))
    };
    marks.iter().filter_map(plate).collect()
}

/// The words beside a mark; those of a selected one stand on a flag.
fn label(ctx: &Ctx, mark: &Mark, Written { label, title, words }: Written, selected: bool) -> Html {
    let days = words.days.clone().filter(|_| !label.cut);
    // Within a title of another language the days are in the reader's.
    let own = words.lang.as_ref().map(|_| ctx.lang.tag());
    let (x, anchor) = match label.side {
        Side::Right => (label.x, "start"),
        Side::Left => (label.x + label.width, "end"),
    };
    let (left, right) = label.plate();
    html! {
        <>
            if selected {
                <rect class="flag" x={px(left)} y={px(mark.y - PLATE / 2.0)} width={px(right - left)} height={px(PLATE)} rx="2" />
            }
            <text class={if selected { "flag-t" } else { "lbl" }} x={px(x)} y={px(mark.y + 4.4)} text-anchor={anchor} lang={words.lang.clone()}>
                { title }
                { for days.map(|days| html! { <>{ " " }<tspan class="more" dx="5" lang={own}>{ days }</tspan></> }) }
            </text>
        </>
    }
}
