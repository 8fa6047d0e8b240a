//! What stands on a map: rings for places, frames for insets, and the names beside them.

use yew::prelude::*;

use crate::dataset::model::EntityType;
use crate::layout::label_width;
use crate::layout::map::{Beside, Frame, Name, Rect, Wanted, crowded, lines};
use crate::view::context::Ctx;
use crate::view::shapes::px;

use super::Row;

/// The radius of a ring with its stroke.
const RING: f64 = 6.0;
/// The radius of a dot.
const DOT: f64 = 2.5;
/// The height of a line of a name, and from its top to the ground of the letters.
const LINE: f64 = 18.0;
const ASCENT: f64 = 14.0;
/// Names are set in a larger type than the labels of the timeline and with serifs, states in bold:
/// so much wider are the widest of the serifs in use.
const SERIF: f64 = 15.0 / 12.5 * 1.06;
const BOLD: f64 = 1.1;
/// How far the name of a state may move: where it might be taken for its neighbour's, and where it
/// tells itself which state it means.
const NEAR: f64 = 28.0;
const FAR: f64 = 126.0;
/// Half the side of the square that a pointer can hit.
const TARGET: f64 = 12.0;

/// A mark with its name.
pub struct Mark<'a> {
    row: Option<&'a Row<'a>>,
    name: String,
    count: usize,
    kind: Kind,
    /// The name on one line, on two, on three, as far as it has words.
    lines: Vec<Vec<String>>,
    /// What the layout has to know.
    pub wanted: Wanted,
}

/// What is drawn for a place.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A ring at the place.
    Ring,
    /// A dot without a name, where rings would heap up.
    Dot,
    /// A frame around what an inset shows.
    Frame,
    /// A state, whose coordinates are no more than about its middle: nothing but its name, which may move so many pixels away.
    Bare { reach: f64 },
}

impl<'a> Mark<'a> {
    /// A place where it is.
    pub fn at(row: &'a Row<'a>, frame: &Frame, at: [f64; 2], name: String) -> Self {
        let (kind, mark) = match row.entity.kind {
            EntityType::State => (Kind::Bare { reach: NEAR }, Rect::around(frame.at(at), 0.0)),
            _ => (Kind::Ring, frame.mark(at, RING)),
        };
        Mark::new(Some(row), mark, kind, name, row.count())
    }

    /// The events of a state that have no more exact place: `name` says so, and may stand anywhere
    /// around the state.
    pub fn unplaced(row: &'a Row<'a>, point: (f64, f64), name: String) -> Self {
        Mark::new(Some(row), Rect::around(point, 0.0), Kind::Bare { reach: FAR }, name, row.own)
    }

    /// The frame of an inset, with the state that it shows where the record has that.
    pub fn frame(row: Option<&'a Row<'a>>, rect: Rect, name: String, count: usize) -> Self {
        Mark::new(row, rect, Kind::Frame, name, count)
    }

    fn new(row: Option<&'a Row<'a>>, mark: Rect, kind: Kind, name: String, count: usize) -> Self {
        let lines = lines(&name);
        let sizes = lines.iter().map(|lines| size(lines, count, kind)).collect();
        let reach = match kind {
            Kind::Bare { reach } => Some(reach),
            Kind::Ring | Kind::Dot | Kind::Frame => None,
        };
        Mark { row, name, count, kind, lines, wanted: Wanted { mark, reach, sizes } }
    }

    /// Leaves no more than a dot where a ring would stand on another mark.
    pub fn thin(marks: &mut [Mark]) {
        let rects: Vec<Rect> = marks.iter().map(|mark| mark.wanted.mark).collect();
        for (mark, _) in marks.iter_mut().zip(crowded(&rects)).filter(|(_, crowded)| *crowded) {
            if mark.kind == Kind::Ring {
                mark.kind = Kind::Dot;
                mark.wanted.mark = Rect::around(mark.wanted.mark.middle(), DOT);
                mark.wanted.sizes.clear();
            }
        }
    }

    /// Draws it, with its name where there is room for that.
    pub fn draw(&self, ctx: &Ctx, name: Option<&Name>) -> Html {
        let chosen = self.row.is_some_and(|row| row.is_chosen(ctx));
        let class = classes!(
            "spot",
            self.row.is_some().then_some("go"),
            chosen.then_some("on"),
            (self.count == 0).then_some("nil")
        );
        let onclick = self.row.map(|row| ctx.act(row.action(ctx)));
        let lang = self.lang(ctx);
        html! {
            <g {class} {onclick}>
                <title {lang}>{ format!("{} {}", self.name, self.count) }</title>
                { self.shape() }
                { for name.map(|name| self.text(ctx, name)) }
            </g>
        }
    }

    fn shape(&self) -> Html {
        let Rect { x, y, width, height } = self.wanted.mark;
        let (middle_x, middle_y) = self.wanted.mark.middle();
        match self.kind {
            Kind::Bare { .. } => Html::default(),
            Kind::Ring => html! {
                <>
                    { target(Rect::around((middle_x, middle_y), TARGET)) }
                    <circle class="dot" cx={px(middle_x)} cy={px(middle_y)} r="5" />
                </>
            },
            Kind::Dot => html! { <circle class="dot" cx={px(middle_x)} cy={px(middle_y)} r={px(DOT)} /> },
            Kind::Frame => html! {
                <>
                    { target(self.wanted.mark.grown((TARGET - width.min(height) / 2.0).max(0.0))) }
                    <rect class="frame-box" x={px(x)} y={px(y)} width={px(width)} height={px(height)} />
                </>
            },
        }
    }

    /// The language of its name, where that is not the reader's.
    fn lang(&self, ctx: &Ctx) -> Option<String> {
        self.row.and_then(|row| ctx.name_lang(row.entity))
    }

    fn text(&self, ctx: &Ctx, name: &Name) -> Html {
        let Rect { x, y, width, .. } = name.rect;
        let (x, anchor) = match name.side {
            Beside::Right => (x, "start"),
            Beside::Left => (x + width, "end"),
            _ => (x + width / 2.0, "middle"),
        };
        let lines = self.lines.get(name.size).map_or(&[][..], Vec::as_slice);
        let class = if self.kind == Kind::Ring { "city" } else { "pl" };
        let lang = self.lang(ctx);
        html! {
            <text {class} text-anchor={anchor} {lang}>
                { for lines.iter().enumerate().map(|(at, line)| html! {
                    <tspan x={px(x)} y={px(y + ASCENT + at as f64 * LINE)}>
                        { line.clone() }
                        if at + 1 == lines.len() { { "\u{a0}" }<tspan class="cnt">{ self.count }</tspan> }
                    </tspan>
                }) }
            </text>
        }
    }
}

fn target(Rect { x, y, width, height }: Rect) -> Html {
    html! { <rect class="hit" x={px(x)} y={px(y)} width={px(width)} height={px(height)} /> }
}

/// The width and height of a name on these lines, its count after the last.
fn size(lines: &[String], count: usize, kind: Kind) -> (f64, f64) {
    let bold = if kind == Kind::Ring { 1.0 } else { BOLD };
    let width = |text: &str| f64::from(label_width(text)) * SERIF;
    let figures = width(&format!(" {count}")) * BOLD;
    let last = lines.len().saturating_sub(1);
    let widths = lines.iter().enumerate().map(|(at, line)| {
        let figures = if at == last { figures } else { 0.0 };
        width(line) * bold + figures
    });
    (widths.fold(0.0, f64::max), lines.len() as f64 * LINE)
}
