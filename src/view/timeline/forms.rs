//! Marks as they are drawn: the shape is the kind, the form is the certainty; and the key to them.

use std::fmt::Write;

use yew::prelude::*;

use crate::layout::{Band, Bar, Drawn, Edge, Fade, Mark, Options, Plot, Tip, label_width};

use crate::view::context::Ctx;
use crate::view::shapes::kind_path;

use crate::view::shapes::px;

/// Half the height of a band, of a tally and of a needle, in pixels.
const BAND: f64 = 7.0;
const TALLY: f64 = 9.0;
const NEEDLE: f64 = 11.0;

/// How far rival dates stand apart at least, so that the word between them fits, in pixels.
pub fn rivals_apart(word: &str) -> f64 {
    (f64::from(label_width(word)) + 20.0).max(Options::default().apart)
}

/// Draws a mark of a kind without its label, whose left and right end these are.
pub fn drawn(ctx: &Ctx, mark: &Mark, label: Option<(f64, f64)>, kind: usize, selected: bool) -> Html {
    let (x, y) = (mark.x, mark.y);
    let shape = |x: f64| {
        html! {
            <path class={classes!("mark", mark.hollow.then_some("hollow"))} d={kind_path(kind)}
                transform={format!("translate({x:.1} {y:.1})")} />
        }
    };
    let body = match &mark.drawn {
        Drawn::Needle => html! {
            <><path class="needle" d={format!("M{x:.1} {:.1}V{:.1}", y - NEEDLE, y + NEEDLE)} />{ shape(x) }</>
        },
        Drawn::Plain => shape(x),
        Drawn::Band(found) => html! { <>{ band(found, y) }{ shape(x) }</> },
        Drawn::Bar(found) => html! { <>{ bar(found, y) }{ shape(x) }</> },
        Drawn::Fades { within, earlier, later } => html! {
            <>{ for within.iter().map(|found| band(found, y)) }{ dashes([earlier, later], y) }{ shape(x) }</>
        },
        Drawn::Or { xs, line, .. } => {
            html! { <>{ joined(xs, *line, y, Some(ctx.t.or)) }{ for xs.iter().map(|x| shape(*x)) }</> }
        }
        Drawn::Each { xs, line } => {
            html! { <>{ joined(xs, *line, y, None) }{ for xs.iter().map(|x| shape(*x)) }</> }
        }
        Drawn::Tally { width, earlier, later } => html! {
            <>
                { dashes([earlier, later], y) }
                <rect class="fill" x={px(x - width / 2.0)} y={px(y - TALLY)} width={px(*width)} height={px(2.0 * TALLY)} rx="2" />
                <text class="tally" x={px(x)} y={px(y + 4.3)}>{ mark.events.len() }</text>
            </>
        },
    };
    let ring = selected.then(|| html! {
        <rect class="sel" x={px(mark.left - 2.0)} y={px(y - 11.0)} width={px(mark.right - mark.left + 4.0)} height="22" rx="2" />
    });
    // What has no ink is chosen too: the whole row of the mark and its words is its target.
    let (from, to) = label.unwrap_or((x, x));
    let (from, to) = (mark.left.min(x - 12.0).min(from), mark.right.max(x + 12.0).max(to));
    html! {
        <>
            <rect class="hit" x={px(from)} y={px(y - 12.0)} width={px(to - from)} height="24" />
            { body }
            { for ring }
        </>
    }
}

fn band(band: &Band, y: f64) -> Html {
    let mut path = rect_path(band.x0, band.x1, y, BAND);
    for (from, to) in band.strips() {
        path.push_str(&rect_path(from, to, y, BAND));
    }
    let mut edges = String::new();
    for (x, edge) in [(band.x0, band.left), (band.x1, band.right)] {
        if edge == Edge::Firm {
            let _ = write!(edges, "M{x:.1} {:.1}v{:.1}", y - BAND, 2.0 * BAND);
        }
    }
    html! { <><path class="band" d={path} />{ drawn_path("band-edge", edges) }</> }
}

/// A path, if it has any length.
fn drawn_path(class: &'static str, d: String) -> Html {
    if d.is_empty() {
        Html::default()
    } else {
        html! { <path {class} {d} /> }
    }
}

fn rect_path(from: f64, to: f64, y: f64, half: f64) -> String {
    format!("M{from:.1} {:.1}H{to:.1}v{:.1}H{from:.1}z", y - half, 2.0 * half)
}

fn bar(bar: &Bar, y: f64) -> Html {
    let mut path = rect_path(bar.x0, bar.x1, y, 2.0);
    if bar.right == Tip::Arrow {
        let _ = write!(path, "M{:.1} {:.1}l8 5l-8 5z", bar.x1 - 8.0, y - 5.0);
    }
    if bar.left == Tip::Arrow {
        let _ = write!(path, "M{:.1} {:.1}l-8 5l8 5z", bar.x0 + 8.0, y - 5.0);
    }
    let bands = bar.begins.iter().chain(&bar.ends);
    html! { <>{ for bands.map(|found| band(found, y)) }<path class="bar" d={path} /></> }
}

fn dashes(fades: [&Option<Fade>; 2], y: f64) -> Html {
    let dashes = fades.into_iter().flatten().flat_map(Fade::dashes);
    let path: String = dashes.map(|(from, to)| rect_path(from, to, y, 1.5)).collect();
    drawn_path("bar", path)
}

/// A line from mark to mark, broken where a word stands because the sources disagree.
fn joined(xs: &[f64], (from, to): (f64, f64), y: f64, word: Option<&str>) -> Html {
    let half = word.map_or(0.0, |word| f64::from(label_width(word)) / 2.0 + 1.0);
    let mut path = format!("M{from:.1} {y:.1}");
    for x in gaps(xs).filter(|_| word.is_some()) {
        let _ = write!(path, "H{:.1}M{:.1} {y:.1}", x - half, x + half);
    }
    let _ = write!(path, "H{to:.1}");
    html! { <path class="stroke" d={path} /> }
}

/// The middles between marks.
fn gaps(xs: &[f64]) -> impl Iterator<Item = f64> {
    xs.windows(2).map(|pair| (pair[0] + pair[1]) / 2.0)
}

/// The word in each gap of such a line.
pub fn ors(xs: &[f64], y: f64, word: &str) -> Html {
    let or = |x: f64| html! { <text class="or" x={px(x)} y={px(y + 3.6)} text-anchor="middle">{ word.to_owned() }</text> };
    gaps(xs).map(or).collect()
}

/// Whether there are marks of a form.
fn any(plots: &[&Plot], form: impl Fn(&Drawn) -> bool) -> bool {
    plots.iter().flat_map(|plot| &plot.marks).any(|mark| form(&mark.drawn))
}

/// The key: the forms that are in use, and no others.
pub fn key<'a>(ctx: &Ctx, plots: impl Iterator<Item = &'a Plot>) -> Html {
    let plots: &[&Plot] = &plots.collect::<Vec<_>>();
    let dot =
        |x: f64| html! { <path class="mark" d={kind_path(0)} transform={format!("translate({x} 10)")} /> };
    let dashes = |d: &'static str| html! { <path class="bar" d={d} /> };
    let undated: usize = plots.iter().flat_map(|plot| &plot.lanes).map(|lane| lane.undated.len()).sum();
    let apart = rivals_apart(ctx.t.or);
    let entries: [(bool, f64, Html, &str); 9] = [
        (
            any(plots, |d| matches!(d, Drawn::Needle)),
            16.0,
            html! { <><path class="needle" d="M8 1V19" />{ dot(8.0) }</> },
            ctx.t.key_day,
        ),
        (
            any(plots, |d| matches!(d, Drawn::Band(b) if b.left == Edge::Firm)),
            30.0,
            html! { <><path class="band" d="M1 3H29v14H1z" /><path class="band-edge" d="M1 3v14M29 3v14" />{ dot(15.0) }</> },
            ctx.t.key_within,
        ),
        (
            any(plots, |d| matches!(d, Drawn::Band(b) if matches!(b.left, Edge::Dying(_)))),
            46.0,
            html! { <><path class="band" d="M12 3H34v14H12zM5 3h4v14h-4zM1 3h2v14h-2zM37 3h4v14h-4zM43 3h2v14h-2z" />{ dot(23.0) }</> },
            ctx.t.key_about,
        ),
        (
            any(plots, |d| matches!(d, Drawn::Bar(b) if b.right == Tip::Arrow)),
            44.0,
            html! { <><path class="band" d="M1 3H19v14H1z" /><path class="band-edge" d="M1 3v14" />{ dashes("M19 8H36v-3l8 5l-8 5v-3H19z") }</> },
            ctx.t.key_since,
        ),
        (
            any(plots, |d| matches!(d, Drawn::Bar(b) if b.right != Tip::Arrow)),
            30.0,
            dashes("M1 8H29v4H1z"),
            ctx.t.key_span,
        ),
        (
            any(plots, |d| matches!(d, Drawn::Fades { later: Some(_), .. })),
            46.0,
            html! { <>{ dot(8.0) }{ dashes("M17 8.5h11v3h-11zM31 8.5h6v3h-6zM40 8.5h3v3h-3z") }</> },
            ctx.t.key_later,
        ),
        (
            any(plots, |d| matches!(d, Drawn::Fades { earlier: Some(_), .. })),
            46.0,
            html! { <>{ dashes("M3 8.5h3v3h-3zM9 8.5h6v3h-6zM18 8.5h11v3h-11z") }{ dot(38.0) }</> },
            ctx.t.key_earlier,
        ),
        (
            any(plots, |d| matches!(d, Drawn::Or { .. })),
            apart + 16.0,
            html! { <>{ dot(8.0) }{ dot(8.0 + apart) }{ joined(&[8.0, 8.0 + apart], (8.0, 8.0 + apart), 10.0, Some(ctx.t.or)) }{ ors(&[8.0, 8.0 + apart], 10.0, ctx.t.or) }</> },
            ctx.t.key_disagree,
        ),
        (
            plots.iter().flat_map(|plot| &plot.marks).any(|mark| mark.hollow),
            16.0,
            html! { <path class="mark hollow" d={kind_path(0)} transform="translate(8 10)" /> },
            ctx.t.key_hollow,
        ),
    ];
    let entry = |(width, drawing, words): (f64, Html, &str)| {
        html! {
            <span key={words.to_owned()}>
                <svg class="plot k-7" width={width.to_string()} height="20" viewBox={format!("0 0 {width} 20")} aria-hidden="true">{ drawing }</svg>
                { words.to_owned() }
            </span>
        }
    };
    let tally = any(plots, |d| matches!(d, Drawn::Tally { .. })).then(|| {
        (20.0, html! { <><rect class="fill" x="0" y="1" width="20" height="18" rx="2" /><text class="tally" x="10" y="14.3">{ "n" }</text></> }, ctx.t.key_tally)
    });
    let undated = (undated > 0).then(|| {
        (22.0, html! { <><rect class="undated" x="1" y="1" width="20" height="18" rx="2" /><text class="undated-n" x="11" y="14.3">{ "n" }</text></> }, ctx.t.key_undated)
    });
    let entries = entries
        .into_iter()
        .filter(|(used, ..)| *used)
        .map(|(_, width, drawing, words)| (width, drawing, words));
    let entries: Vec<Html> = entries.chain(tally).chain(undated).map(entry).collect();
    if entries.is_empty() {
        return Html::default();
    }
    html! {
        <div class="key" key="key" role="group" aria-label={ctx.t.key}>{ for entries }</div>
    }
}
