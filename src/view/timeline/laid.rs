//! A plot laid out over the days in view: the whole timeline, or one opened year.

use crate::dataset::Day;
use crate::layout::{Mark, Options, Plot, Scale, Tick, label_width, plot, ticks};
use crate::query::Years;
use crate::state::Brush;
use crate::view::context::Ctx;

use super::forms::rivals_apart;
use super::lanes::{Lane, Lanes};
use super::words::Words;

/// From this width on the lanes have their names at the left.
pub const WIDE: f64 = 600.0;
/// The column of the names is as wide as they need, within these bounds.
const NAMES: (f64, f64) = (150.0, 240.0);
/// What a name has before and after it, its shape included.
pub const AROUND_NAME: f64 = 38.0;
/// The column of the shapes alone.
const SHAPES: f64 = 30.0;
/// The column of the undated at the right, wide and narrow.
pub const UNDATED: (f64, f64) = (92.0, 34.0);
/// The height of a row of touch targets and of an opened year.
const TALL_ROW: f64 = 24.0;
/// What a lane has above it for its name, where there is neither a column nor a shape.
pub const HEAD: f64 = 18.0;
/// An opened year may have so many rows in a lane.
const YEAR_ROWS: usize = 6;

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub struct Laid {
    /// The lanes.
    pub lanes: Vec<Lane>,
    /// The marks.
    pub plot: Plot,
    /// The axis.
    pub ticks: Vec<Tick>,
    /// The days in view.
    pub scale: Scale,
    /// The width of the drawing, in pixels.
    pub width: f64,
    /// How many events it is asked to show.
    pub events: usize,
}

impl Laid {
    /// The events that fit and touch the days in view, and the undated.
    pub fn timeline(ctx: &Ctx, lanes: &Lanes, scale: Scale, width: f64) -> Self {
        let undated = ctx.data.record.events.undated().iter().filter_map(|index| u32::try_from(*index).ok());
        let shown = ctx.model.chronology.touching(&scale).into_iter().chain(undated);
        let shown: Vec<u32> = shown.filter(|index| ctx.hits.events.contains(*index as usize)).collect();
        let row = if width < WIDE { TALL_ROW } else { Options::default().row };
        let options = Options { row, ..Options::default() };
        Self::lay_out(ctx, lanes, &shown, (scale, width), options)
    }

    /// The events that fit and are dated within a year, or from it on, or by it.
    pub fn year(ctx: &Ctx, lanes: &Lanes, year: i32, width: f64) -> Self {
        let left = names_width(lanes, width);
        let scale = if width < WIDE {
            Scale::for_year(year, left, width - 4.0)
        } else {
            Scale::for_year(year, left + 20.0, width - 12.0)
        };
        let days = Scale::for_years(year, year, 0.0, 1.0);
        let shown: Vec<u32> = ctx
            .model
            .chronology
            .touching(&days)
            .into_iter()
            .filter(|index| ctx.hits.events.contains(*index as usize) && year_of(ctx, *index) == Some(year))
            .collect();
        let options = Options { row: TALL_ROW, max_rows: YEAR_ROWS, stack_from: 0.0, ..Options::default() };
        Self::lay_out(ctx, lanes, &shown, (scale, width), options)
    }

    fn lay_out(
        ctx: &Ctx,
        lanes: &Lanes,
        events: &[u32],
        (scale, width): (Scale, f64),
        options: Options,
    ) -> Self {
        let head = if width < WIDE && lanes.list.iter().any(|lane| lane.kind.is_none()) { HEAD } else { 0.0 };
        // Between two rival dates there is room for the word, which is longer in some languages.
        let options = Options { apart: rivals_apart(ctx.t.or), head, ..options };
        let items = lanes.items(ctx, events.iter().copied());
        let plot =
            plot(&items, lanes.list.len(), &scale, &options, |caption| Words::of(ctx, caption).width());
        Laid { lanes: lanes.list.clone(), plot, ticks: ticks(&scale), scale, width, events: events.len() }
    }

    /// Whether a mark stands for several events.
    pub fn is_crowded(&self) -> bool {
        self.plot.marks.iter().any(|mark| mark.events.len() > 1)
    }

    /// Whether there is a column for the names of lanes.
    pub fn has_names(&self) -> bool {
        self.width >= WIDE
    }
}

/// The scale of the whole span, or of the years that are chosen; nothing where no event has a date
/// or there is no room.
pub fn whole_scale(ctx: &Ctx, lanes: &Lanes, years: Option<Years>, width: f64) -> Option<Scale> {
    let brush = Brush::new(ctx.model.years?, years);
    let left = names_width(lanes, width);
    let right = if width >= WIDE { UNDATED.0 } else { UNDATED.1 };
    (width > left + right + 60.0).then(|| Scale::for_years(brush.from, brush.to, left, width - right))
}

fn names_width(lanes: &Lanes, width: f64) -> f64 {
    if width < WIDE {
        return SHAPES;
    }
    let widest = lanes.list.iter().map(|lane| f64::from(label_width(&lane.name))).fold(0.0, f64::max);
    (widest + AROUND_NAME).clamp(NAMES.0, NAMES.1)
}

/// The year within which an event is anchored.
pub fn year_of(ctx: &Ctx, event: u32) -> Option<i32> {
    let part = *ctx.data.record.events.form(event as usize)?.anchor()?;
    let year = part.earliest.civil().year;
    (part.latest.civil().year == year).then_some(year)
}

/// The year within which all events of a mark are anchored.
pub fn year_of_all(ctx: &Ctx, mark: &Mark) -> Option<i32> {
    let mut years = mark.events.iter().map(|event| year_of(ctx, *event));
    let first = years.next()??;
    years.all(|year| year == Some(first)).then_some(first)
}

/// The middle of the days within which an event is anchored.
pub fn anchor(ctx: &Ctx, event: usize) -> Option<f64> {
    let part = *ctx.data.record.events.form(event)?.anchor()?;
    let sharp = |day: Day| f64::from(day.0);
    Some((sharp(part.earliest) + sharp(part.latest) + 1.0) / 2.0)
}
