//! The map of the world, and a map of its own for each country that has one.

use yew::prelude::*;

use crate::dataset::model::EntityType;
use crate::i18n::fill;
use crate::layout::map::{Frame, Inset, Outline, WORLD, insets, place_names, world};
use crate::view::context::Ctx;
use crate::view::shapes::px;

use super::Row;
use super::marks::Mark;

/// From this width on high maps stand at the right of the others.
const TWO_COLUMNS: f64 = 580.0;
/// The width of a high map, in its column and alone.
const HIGH: f64 = 262.0;
const HIGH_ALONE: f64 = 340.0;
const GUTTER: f64 = 16.0;
/// A town may lie outside the simplified outline of its country by so many degrees.
const SLACK: f64 = 0.2;
/// Between a name and the land that it keeps off.
const AIR: f64 = 3.0;

/// Draws the maps at this width in pixels.
pub fn maps(ctx: &Ctx, rows: &[Row], width: f64) -> Html {
    let is_in = |row: &Row, inset: &Inset| {
        row.entity.coordinates.is_some_and(|at| inset.holds(at, SLACK)) && !row.spot.held.is_empty()
    };
    let insets: Vec<Inset> =
        insets().into_iter().filter(|inset| rows.iter().any(|row| is_in(row, inset))).collect();
    let two = width >= TWO_COLUMNS && insets.iter().any(is_high);
    let column = if two { width - HIGH - GUTTER } else { width };
    let width_of = |inset: &Inset| match (is_high(inset), two) {
        (true, true) => HIGH,
        (true, false) => width.min(HIGH_ALONE),
        (false, _) => column,
    };
    html! {
        <div class={classes!("maps", two.then_some("two-columns"))}>
            { whole(ctx, rows, &insets, column) }
            { for insets.iter().map(|inset| part(ctx, rows, inset, width_of(inset))) }
        </div>
    }
}

fn is_high(inset: &Inset) -> bool {
    inset.bounds.aspect() < 1.0
}

/// The state that an inset shows, where the record has it.
fn state_of<'a>(rows: &'a [Row], inset: &Inset) -> Option<&'a Row<'a>> {
    let in_it = |row: &&Row| row.entity.coordinates.is_some_and(|at| inset.holds(at, 0.0));
    rows.iter().filter(|row| row.entity.kind == EntityType::State).find(in_it)
}

fn name_of(ctx: &Ctx, row: &Row) -> String {
    ctx.plain(&row.entity.name)
}

fn inset_name(ctx: &Ctx, rows: &[Row], inset: &Inset) -> String {
    let own = inset.names.get(ctx.lang as usize).copied().unwrap_or_default();
    state_of(rows, inset).map_or_else(|| own.to_owned(), |row| name_of(ctx, row))
}

/// The world: a frame for each inset, and what lies in none.
fn whole(ctx: &Ctx, rows: &[Row], insets: &[Inset], width: f64) -> Html {
    let frame = Frame::new(WORLD, width);
    let frames = insets.iter().map(|inset| {
        let state = state_of(rows, inset);
        let inside = rows.iter().filter(|row| row.entity.coordinates.is_some_and(|at| inset.bounds.hold(at)));
        let count = state.map_or_else(|| inside.map(|row| row.own + row.mentions.len()).sum(), Row::count);
        Mark::frame(state, frame.cover(&inset.bounds), inset_name(ctx, rows, inset), count)
    });
    let elsewhere = rows.iter().filter_map(|row| {
        let at = row.entity.coordinates.filter(|at| WORLD.hold(*at))?;
        let is_in_inset = insets.iter().any(|inset| inset.bounds.hold(at));
        (!is_in_inset).then(|| Mark::at(row, &frame, at, name_of(ctx, row)))
    });
    let mut marks: Vec<Mark> = frames.chain(elsewhere).collect();
    Mark::thin(&mut marks);
    let states = rows.iter().filter(|row| row.entity.kind == EntityType::State && !row.spot.held.is_empty());
    let dark = states.filter_map(|row| {
        let at = row.entity.coordinates?;
        let fine = insets.iter().find(|inset| inset.holds(at, 0.0)).map(|inset| inset.own);
        fine.or_else(|| Outline::country(at))
    });
    let land = html! {
        <>
            { outline("land", &world(), &frame) }
            { for dark.map(|own| outline("us", &own, &frame)) }
        </>
    };
    figure(
        ctx,
        None,
        html! { <h2>{ ctx.t.happened }</h2> },
        ctx.t.happened,
        Map { frame, land, marks, inset: None },
    )
}

/// A country, with the land around it.
fn part(ctx: &Ctx, rows: &[Row], inset: &Inset, width: f64) -> Html {
    let frame = Frame::new(inset.bounds, width);
    let state = state_of(rows, inset).map(|row| row.index);
    let marks = rows.iter().filter_map(|row| {
        let at = row.entity.coordinates.filter(|at| inset.bounds.hold(*at))?;
        let name = name_of(ctx, row);
        if state != Some(row.index) {
            return Some(Mark::at(row, &frame, at, name));
        }
        let unplaced = fill(ctx.t.no_place_given, &[&name]);
        (!row.spot.own.is_empty()).then(|| Mark::unplaced(row, frame.at(at), unplaced))
    });
    let mut marks: Vec<Mark> = marks.collect();
    Mark::thin(&mut marks);
    let land = html! {
        <>
            { outline("near", &inset.around, &frame) }
            { outline("us", &inset.own, &frame) }
        </>
    };
    let name = inset_name(ctx, rows, inset);
    let lang = state_of(rows, inset).and_then(|row| ctx.name_lang(row.entity));
    let heading = html! { <h2 {lang}>{ name.clone() }</h2> };
    let class = is_high(inset).then_some("high");
    figure(ctx, class, heading, &name, Map { frame, land, marks, inset: Some(inset) })
}

/// A map to be drawn.
struct Map<'a> {
    frame: Frame,
    land: Html,
    marks: Vec<Mark<'a>>,
    /// The country that it shows, where that is not the world.
    inset: Option<&'a Inset>,
}

fn figure(ctx: &Ctx, class: Option<&'static str>, heading: Html, name: &str, map: Map) -> Html {
    let Frame { width, height, .. } = map.frame;
    let wanted: Vec<_> = map.marks.iter().map(|mark| mark.wanted.clone()).collect();
    // Names are read best on paper, and one that belongs to a country must not stand on another.
    let land = map.inset.map(|inset| (inset.own.drawn(&map.frame), inset.around.drawn(&map.frame)));
    let names = place_names((width, height), &wanted, |rect| match &land {
        Some((_, around)) if around.meets(&rect.grown(AIR)) => 2,
        Some((own, _)) if own.meets(&rect.grown(AIR)) => 1,
        _ => 0,
    });
    let hint = map.inset.is_none().then_some(ctx.t.choose_place);
    html! {
        <figure {class}>
            <figcaption>{ heading }{ for hint.map(|hint| html! { <span>{ hint }</span> }) }</figcaption>
            <svg class="map" width={px(width)} height={px(height)} viewBox={format!("0 0 {width:.1} {height:.1}")}
                role="img" aria-label={fill(ctx.t.map_of, &[&name])}>
                { map.land.clone() }
                { for map.marks.iter().zip(&names).map(|(mark, name)| mark.draw(ctx, name.as_ref())) }
            </svg>
        </figure>
    }
}

fn outline(class: &'static str, outline: &Outline, frame: &Frame) -> Html {
    let [a, d, e, f] = frame.matrix(outline.steps);
    html! { <path {class} d={outline.path} transform={format!("matrix({a:.5} 0 0 {d:.5} {e:.2} {f:.2})")} /> }
}
