//! The plot as a whole, against the picture.

use super::*;
use crate::dataset::{Date, Day};

pub(super) fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap()
}

/// The scale of the picture: 1960 to 2025 between 176 and 1128 px.
pub(super) fn whole_span() -> Scale {
    Scale::for_extent(Day::start_of_year(1960), Day::end_of_year(2025), 176.0, 1128.0)
}

/// An event of an example: its lane, date, hollow or not, and the width of its title.
type Example = (usize, &'static str, bool, f64);

fn examples(events: &[Example], lanes: usize, scale: &Scale, options: &Options) -> Plot {
    let dates: Vec<Date> = events.iter().map(|event| date(event.1)).collect();
    let items: Vec<Item> = events
        .iter()
        .zip(&dates)
        .zip(0..)
        .map(|((event, date), index)| Item {
            event: index,
            lane: event.0,
            form: Some(date.form()),
            hollow: event.2,
        })
        .collect();
    plot(&items, lanes, scale, options, |caption| {
        let more = if caption.others > 0 { 70.0 } else { 0.0 };
        (events[caption.event as usize].3 + more) as f32
    })
}

/// What the tests look at of a mark: lane, row, middle, number of events, side of the label.
fn seen(plot: &Plot) -> Vec<(usize, usize, i32, usize, Option<Side>)> {
    let side = |mark: &Mark| mark.label.filter(|label| !label.cut).map(|label| label.side);
    plot.marks.iter().map(|m| (m.lane, m.row, m.x.round() as i32, m.events.len(), side(m))).collect()
}

const LEFT: Option<Side> = Some(Side::Left);
const RIGHT: Option<Side> = Some(Side::Right);

#[test]
fn the_whole_span_looks_like_the_picture() {
    let events: &[Example] = &[
        (0, "2012-04", false, 187.0),
        (0, "2012-04", false, 352.0),
        (0, "[..2012-07]", true, 238.0),
        (0, "2012-07", false, 152.0),
        (0, "2012-10", false, 171.0),
        (0, "2012-10", false, 246.0),
        (0, "2017-06", true, 344.0),
        (0, "2018-11", false, 194.0),
        (0, "2018-11", false, 259.0),
        (0, "[2020-12..]", false, 159.0),
        (1, "[1960-12-02,1960-12-12]", false, 403.0),
        (2, "[2012-04..]", false, 285.0),
        (2, "2012-07", false, 343.0),
        (2, "[2012-07..]", false, 220.0),
        (2, "[2012-07..]", false, 259.0),
        (2, "2012-10", false, 272.0),
        (2, "[2025..]", false, 293.0),
        (3, "2012-04", false, 299.0),
        (3, "2012-04", false, 180.0),
        (3, "2025", false, 290.0),
        (4, "199X/..", false, 305.0),
        (5, "2012-09-18", false, 192.0),
        (5, "2012-09-18", false, 271.0),
        (6, "[2012-07..]", false, 358.0),
        (6, "[..2018-11]", true, 176.0),
    ];
    let plot = examples(events, 7, &whole_span(), &Options::default());
    let picture = [
        (0, 0, 926, 6, LEFT),
        (0, 1, 996, 1, LEFT),
        (0, 2, 1016, 2, LEFT),
        (0, 3, 1045, 1, LEFT),
        (1, 0, 184, 1, RIGHT),
        (2, 0, 926, 5, LEFT),
        (2, 1, 1103, 1, LEFT),
        (3, 0, 926, 2, LEFT),
        (3, 1, 1110, 1, LEFT),
        (4, 0, 678, 1, LEFT),
        (5, 0, 926, 2, LEFT),
        (6, 0, 926, 1, LEFT),
        (6, 1, 1016, 1, LEFT),
    ];
    assert_eq!(seen(&plot), picture);
    let heights: Vec<f64> = plot.lanes.iter().map(|lane| lane.height).collect();
    assert_eq!(heights, [98.0, 32.0, 54.0, 54.0, 32.0, 32.0, 54.0]);
    assert_eq!((plot.lanes[1].y, plot.lanes[1].middle, plot.height), (98.0, 114.0, 356.0));

    let drawn: Vec<&Drawn> = plot.marks.iter().map(|mark| &mark.drawn).collect();
    assert!(matches!(drawn[0], Drawn::Tally { earlier: Some(_), later: None, .. }), "{:?}", drawn[0]);
    assert!(matches!(drawn[1], Drawn::Plain));
    assert!(matches!(drawn[2], Drawn::Tally { earlier: None, later: None, .. }));
    assert!(matches!(drawn[3], Drawn::Fades { within: None, earlier: None, later: Some(_) }));
    let Drawn::Or { xs, apart: true, .. } = drawn[4] else { panic!("{:?}", drawn[4]) };
    assert!((xs[1] - xs[0] - 34.0).abs() < 1e-9);
    assert!(plot.marks[4].caption.apart, "its label gives the dates");
    assert!(matches!(drawn[8], Drawn::Band(Band { left: Edge::Firm, right: Edge::Firm, .. })));
    let Drawn::Bar(bar) = drawn[9] else { panic!("{:?}", drawn[9]) };
    assert_eq!((bar.left, bar.right, bar.x1, bar.ends), (Tip::Firm, Tip::Arrow, 1128.0, None));
    assert!(bar.begins.is_some_and(|band| (band.x1 - bar.x0).abs() < 1e-9 && band.right == Edge::Firm));
    assert_eq!(plot.marks.iter().map(|mark| mark.hollow).filter(|hollow| *hollow).count(), 2);
}

#[test]
fn an_opened_year_stacks_what_falls_together() {
    let events: &[Example] = &[
        (0, "2012-04", false, 187.0),
        (0, "2012-04", false, 352.0),
        (0, "[..2012-07]", true, 238.0),
        (0, "2012-07", false, 152.0),
        (0, "2012-10", false, 171.0),
        (0, "2012-10", false, 246.0),
        (1, "[2012-04..]", false, 285.0),
        (1, "2012-07", false, 343.0),
        (1, "[2012-07..]", false, 220.0),
        (1, "[2012-07..]", false, 259.0),
        (1, "2012-10", false, 272.0),
        (2, "2012-09-18", false, 192.0),
        (2, "2012-09-18", false, 271.0),
    ];
    let scale = Scale::for_year(2012, 195.8, 1204.0);
    let plot = examples(events, 3, &scale, &Options { row: 24.0, ..Options::default() });
    let rows: Vec<_> =
        seen(&plot).into_iter().map(|(lane, row, _, count, side)| (lane, row, count, side)).collect();
    assert_eq!(
        rows,
        [
            (0, 0, 1, RIGHT),
            (0, 1, 1, RIGHT),
            (0, 2, 1, LEFT), // July: its label goes left for the second visit of October
            (0, 3, 1, RIGHT),
            (0, 0, 1, RIGHT),
            (0, 2, 1, RIGHT),
            (1, 0, 1, RIGHT),
            (1, 1, 1, RIGHT),
            (1, 2, 1, RIGHT),
            (1, 3, 1, RIGHT),
            (1, 0, 1, RIGHT),
            (2, 0, 1, RIGHT),
            (2, 1, 1, RIGHT),
        ]
    );
    assert_eq!(plot.marks.iter().filter(|mark| mark.drawn == Drawn::Needle).count(), 2);
}

#[test]
fn a_label_too_long_for_the_plot_is_cut() {
    let scale = Scale { left: 28.0, right: 354.0, ..whole_span() };
    let plot = examples(&[(0, "1980-05", false, 900.0)], 1, &scale, &Options::default());
    let label = plot.marks[0].label.unwrap();
    assert!(label.cut && label.side == Side::Right && label.plate().1 == 354.0, "{label:?}");
    let narrow = Scale { left: 28.0, right: 150.0, ..whole_span() };
    let plot = examples(&[(0, "1995-05", false, 900.0)], 1, &narrow, &Options::default());
    assert_eq!(plot.marks[0].label, None, "there is less than 80 px at either side");
}

#[test]
fn about_is_never_drawn_as_exact() {
    let drawn = |edtf| examples_of_one(edtf, &whole_span()).drawn;
    for edtf in ["1985~", "1985-04-05~", "1985-04-05%"] {
        let Drawn::Band(band) = drawn(edtf) else { panic!("{edtf}: {:?}", drawn(edtf)) };
        assert!(matches!((band.left, band.right), (Edge::Dying(_), Edge::Dying(_))));
        assert_eq!(band.strips().len(), 4);
        assert!(band.x1 - band.x0 >= 14.0);
    }
    assert_eq!(drawn("1985-04-05?"), Drawn::Plain);
    assert_eq!(drawn("1985-04-05"), Drawn::Needle);
}

fn examples_of_one(edtf: &str, scale: &Scale) -> Mark {
    let date = date(edtf);
    let item = Item { event: 0, lane: 0, form: Some(date.form()), hollow: false };
    plot(&[item], 1, scale, &Options::default(), |_| 100.0).marks.remove(0)
}

#[test]
fn intervals_say_which_ends_are_known() {
    let drawn = |edtf| examples_of_one(edtf, &whole_span()).drawn;
    let bar = |edtf| match drawn(edtf) {
        Drawn::Bar(bar) => bar,
        other => panic!("{edtf}: {other:?}"),
    };
    let known = bar("1970-02/1990-03");
    assert_eq!((known.left, known.right, known.begins, known.ends), (Tip::Firm, Tip::Firm, None, None));
    let soft = bar("197X/199X");
    assert!(
        soft.begins.is_some_and(|band| band.x1 == soft.x0)
            && soft.ends.is_some_and(|band| band.x0 == soft.x1)
    );
    assert_eq!(bar("../1990").left, Tip::Arrow);
    let about = bar("1970-01-01~/1971-06-01~");
    assert!(about.begins.is_some() && about.ends.is_some() && about.x0 <= about.x1, "{about:?}");
    assert!(matches!(drawn("1970-02/"), Drawn::Fades { within: None, earlier: None, later: Some(_) }));
    assert!(matches!(drawn("197X/"), Drawn::Fades { within: Some(_), earlier: None, later: Some(_) }));
    assert!(matches!(drawn("/1990-05"), Drawn::Fades { within: None, earlier: Some(_), later: None }));
    assert!(matches!(drawn("198X/1986"), Drawn::Band(_)), "no day of it is sure");
    assert_eq!(drawn("1970-02-01/1970-03-01"), Drawn::Plain, "shorter than its mark");
    let cut = Scale { from: 0.0, to: 3650.0, left: 0.0, right: 900.0 };
    let Drawn::Bar(bar) = examples_of_one("1960/1990", &cut).drawn else { panic!() };
    assert_eq!((bar.x0, bar.x1, bar.left, bar.right), (0.0, 900.0, Tip::Cut, Tip::Cut));
    assert_eq!(examples_of_one("1960/1990", &cut).beyond, Some(Side::Left));
}

#[test]
fn an_open_side_that_reaches_into_view_is_drawn_from_the_edge() {
    let scale = Scale { from: 10_000.0, to: 12_000.0, left: 50.0, right: 950.0 };
    let mark = examples_of_one("[1980..]", &scale);
    assert_eq!((mark.x, mark.beyond), (58.0, Some(Side::Left)));
    let mark = examples_of_one("[..2020]", &scale);
    assert_eq!((mark.x, mark.beyond), (942.0, Some(Side::Right)));
    assert!(matches!(mark.drawn, Drawn::Fades { earlier: Some(_), .. }));
}

#[test]
fn disputed_dates_far_apart_stand_at_their_places() {
    let mark = examples_of_one("[1970-01-01,1990-01-01]", &whole_span());
    let Drawn::Or { xs, line, apart } = mark.drawn else { panic!() };
    assert!(!apart && (xs[0] - whole_span().x(0.5)).abs() < 1e-9 && line == (xs[0], xs[1]));
    let zoomed = Scale { from: -100.0, to: 900.0, left: 0.0, right: 900.0 };
    let Drawn::Or { xs, line, .. } = examples_of_one("[1970-01-01,1990-01-01]", &zoomed).drawn else {
        panic!()
    };
    assert_eq!((xs.len(), line), (1, (xs[0], 900.0)), "the other date is out of view at the right");
    let zoomed = Scale { from: 7000.0, to: 8000.0, left: 0.0, right: 900.0 };
    let Drawn::Or { xs, line, .. } = examples_of_one("[1970-01-01,1990-01-01]", &zoomed).drawn else {
        panic!()
    };
    assert_eq!((xs.len(), line), (1, (0.0, xs[0])), "the other date is out of view at the left");
}

#[test]
fn bars_give_way_to_a_mark_that_stands_over_them() {
    let bars: Vec<Example> = vec![
        (0, "1962-01/2020", false, 50.0),
        (0, "1970-01/2020", false, 50.0),
        (0, "1972-01/2020", false, 50.0),
        (0, "1985-01/2020", false, 50.0),
        (0, "2012-09-18", false, 50.0),
    ];
    let plot = examples(&bars, 1, &whole_span(), &Options::default());
    let day = plot.marks.iter().find(|mark| mark.events == [4]).unwrap();
    assert_eq!(day.drawn, Drawn::Needle);
    let tally = plot.marks.iter().find(|mark| mark.events.len() == 2).unwrap();
    assert_eq!(tally.events, [1, 2], "the two that begin closest");
}

#[test]
fn lanes_without_anything_take_no_room_and_the_undated_do() {
    let item = |event, lane| Item { event, lane, form: None, hollow: false };
    let plot = plot(&[item(7, 2), item(9, 2), item(1, 99)], 3, &whole_span(), &Options::default(), |_| 0.0);
    assert_eq!((plot.lanes[0].height, plot.lanes[1].rows, plot.lanes[2].rows), (0.0, 0, 1));
    assert_eq!((plot.lanes[2].undated.as_slice(), plot.lanes[2].y, plot.height), (&[7, 9][..], 0.0, 32.0));
}

#[test]
fn a_scale_that_cannot_place_anything_draws_nothing() {
    let broken = Scale { from: 1.0, to: 1.0, left: 0.0, right: 900.0 };
    assert!(examples(&[(0, "2012", false, 9.0)], 1, &broken, &Options::default()).marks.is_empty());
}
