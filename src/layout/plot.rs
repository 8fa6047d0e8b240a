//! The plot: marks with their labels in lanes, nothing over anything.

use super::arrange::{Piece, arrange};
use super::crowd::{self, Group, Member, Spot, Spots};
use super::drawn::Drawn;
use super::labels::Label;
use super::marks::{Pen, is_dated};
use super::{Scale, Side};
use crate::dataset::Form;

/// An event to be drawn.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// What the caller knows it by.
    pub event: u32,
    /// Its lane, from 0; an item of a lane beyond the plot's is left out.
    pub lane: usize,
    /// Its date, if there is one.
    pub form: Option<&'a Form>,
    /// Only implied, or its kind is not stated.
    pub hollow: bool,
}

/// The measures of a plot, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Options {
    /// The height of a row.
    pub row: f64,
    /// What a lane has above its first and below its last row.
    pub pad: f64,
    /// What a lane has above that, for its name, where there is no column for names.
    pub head: f64,
    /// The most rows that a lane may have.
    pub max_rows: usize,
    /// The least distance between things in one row.
    pub gap: f64,
    /// The least distance between the dates on which sources disagree: room for the word between.
    pub apart: f64,
    /// How wide a year must be for events at one place to be shown in rows rather than counted.
    pub stack_from: f64,
}

impl Default for Options {
    fn default() -> Self {
        Options { row: 22.0, pad: 5.0, head: 0.0, max_rows: 4, gap: 3.0, apart: 34.0, stack_from: 240.0 }
    }
}

/// What the label of a mark has to say. The caller puts it in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Caption {
    /// The event whose title it is: of several the first.
    pub event: u32,
    /// How many more there are: ", and n more".
    pub others: usize,
    /// The dates were set apart, so the label has to give them.
    pub apart: bool,
}

/// The plot as it is to be drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plot {
    /// As many lanes as were asked for, from the top; those without any event have no height.
    pub lanes: Vec<Lane>,
    /// The marks, lane by lane and in the order of time.
    pub marks: Vec<Mark>,
    /// The height of all lanes.
    pub height: f64,
}

/// A lane of the plot.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lane {
    /// Its top.
    pub y: f64,
    /// Its height; 0 when there is nothing in it.
    pub height: f64,
    /// How many rows it has.
    pub rows: usize,
    /// The middle of its first row, for its name and for the tally of those without a date.
    pub middle: f64,
    /// The events without a date.
    pub undated: Vec<u32>,
}

/// A mark of the plot.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its lane.
    pub lane: usize,
    /// Its row within the lane.
    pub row: usize,
    /// Its middle.
    pub x: f64,
    /// The middle of its row.
    pub y: f64,
    /// How it is drawn.
    pub drawn: Drawn,
    /// Its events, one or more in a tally: first the one that comes first in time, then the others
    /// in ascending order.
    pub events: Vec<u32>,
    /// All its events are only implied, or of a kind that is not stated.
    pub hollow: bool,
    /// The true place of the mark is out of view on this side; the mark stands at the edge.
    pub beyond: Option<Side>,
    /// What its label says, even where there is no room for one.
    pub caption: Caption,
    /// Where its label stands.
    pub label: Option<Label>,
    /// The left end of all that is drawn but the label.
    pub left: f64,
    /// The right end of all that is drawn but the label.
    pub right: f64,
}

/// Below this width there is no room for a mark and its form.
const NARROWEST: f64 = 120.0;

/// Lays out items, in any order, over a scale. Those that do not touch the range in view are passed
/// over; where most are out of view, ask a [`Chronology`](super::Chronology) which to hand in.
///
/// `width` tells the width, in pixels, of a label: it is asked for at most a few labels per lane and
/// row, however many items there are.
pub fn plot(
    items: &[Item],
    lanes: usize,
    scale: &Scale,
    options: &Options,
    mut width: impl FnMut(&Caption) -> f32,
) -> Plot {
    let mut plot = Plot { lanes: vec![Lane::default(); lanes], ..Plot::default() };
    let pen = Pen::new(scale, options.apart);
    let drawable = scale.is_usable() && scale.width() >= NARROWEST;
    let mut spots: Vec<Spots> = std::iter::repeat_with(Spots::default).take(lanes).collect();
    for (index, item) in (0u32..).zip(items) {
        let (Some(lane), Some(spots)) = (plot.lanes.get_mut(item.lane), spots.get_mut(item.lane)) else {
            continue;
        };
        let Some(form) = item.form.filter(|form| is_dated(form)) else {
            lane.undated.push(item.event);
            continue;
        };
        if let Some(place) = drawable.then(|| pen.place(form)).flatten() {
            let list = if place.long { &mut spots.long } else { &mut spots.short };
            let member = Member { order: crowd::order(form), event: item.event, item: index };
            list.push(Spot::new(&place, member, item.hollow));
        }
    }
    let mut y = 0.0;
    for (index, spots) in spots.iter().enumerate() {
        let groups = crowd::crowd(spots, scale, options);
        let mut make = |group: Group| piece(group, items, &pen, &mut width);
        let pieces = arrange(groups, &mut make, scale, options);
        let lane = &mut plot.lanes[index];
        lane.y = y;
        lane.middle = y + options.head + options.pad + options.row / 2.0;
        let undated = usize::from(!lane.undated.is_empty());
        lane.rows = pieces.iter().map(|piece| piece.row + 1).max().unwrap_or(0).max(undated);
        if lane.rows > 0 {
            lane.height = lane.rows as f64 * options.row + 2.0 * options.pad + options.head;
        }
        y += lane.height;
        let first = lane.middle;
        plot.marks.extend(pieces.into_iter().map(|piece| mark(piece, index, first, options)));
    }
    plot.height = y;
    plot
}

fn piece(group: Group, items: &[Item], pen: &Pen, width: &mut impl FnMut(&Caption) -> f32) -> Option<Piece> {
    let shape = if group.is_tally() {
        pen.tally(group.x, group.events.len(), group.traits.soft)
    } else {
        pen.shape(items.get(usize::try_from(group.first.item).ok()?)?.form?)?
    };
    let apart = matches!(shape.drawn, Drawn::Or { apart: true, .. });
    let caption = Caption { event: group.first.event, others: group.events.len() - 1, apart };
    let width = f64::from(width(&caption));
    let width = if width.is_finite() { width.max(0.0) } else { 0.0 };
    Some(Piece { group, shape, caption, width, row: 0, label: None })
}

fn mark(piece: Piece, lane: usize, first_row: f64, options: &Options) -> Mark {
    let mut events = piece.group.events;
    events.sort_unstable();
    if let Ok(first) = events.binary_search(&piece.group.first.event) {
        events[..=first].rotate_right(1);
    }
    Mark {
        lane,
        row: piece.row,
        x: piece.shape.x,
        y: first_row + piece.row as f64 * options.row,
        events,
        hollow: piece.group.traits.hollow,
        beyond: piece.shape.beyond,
        caption: piece.caption,
        label: piece.label,
        left: piece.shape.extent.0,
        right: piece.shape.extent.1,
        drawn: piece.shape.drawn,
    }
}
