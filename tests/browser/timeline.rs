//! The drawn timeline: what can be chosen in it, its zoom, and that nothing in it overlaps.

use serde::Deserialize;
use serde_json::json;

use crate::reader::Reader;
use crate::record;
use crate::stage::read;
use crate::wait::{eventually, eventually_is};

/// A mark of the plot: one event, or several in a tally.
#[derive(Debug, Clone, Deserialize, PartialEq)]
pub struct Mark {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// How many events it stands for.
    pub events: usize,
}

impl Reader<'_> {
    /// The marks of the plot in their order.
    pub fn marks(&self) -> Vec<Mark> {
        let script = "return all('svg[role=group] .m').map((it) => ({
            id: it.id, name: it.getAttribute('aria-label'), events: Number(words(it.querySelector('.tally')) ?? 1) }))";
        self.ask(script, &[])
    }

    /// How many events stand in the column of those without a date.
    pub fn undated(&self) -> usize {
        self.ask("return all('svg[role=group] .undated-n').map((it) => Number(words(it))).reduce((a, b) => a + b, 0)", &[])
    }

    /// The words of the axis, each with its place.
    fn axis(&self) -> Vec<(String, f64)> {
        self.ask("return all('svg[role=group] .ax').map((it) => [words(it), it.x.baseVal[0].value])", &[])
    }

    #[track_caller]
    fn choose(&self, mark: &Mark) {
        let target = "return root.getElementById(given[0])?.querySelector('.hit')";
        self.point_at(&format!("the mark {}", mark.name), target, &[json!(mark.id)]);
    }

    #[track_caller]
    fn zoom(&self, button: &str) {
        let script = "return all(`button[aria-label='${given[0]}']`)[0]";
        self.click(button, script, &[json!(button)]);
    }

    fn can_zoom(&self, button: &str) -> bool {
        self.ask("return !all(`button[aria-label='${given[0]}']`)[0].disabled", &[json!(button)])
    }
}

#[test]
fn choosing_a_mark_opens_its_event_in_the_list() {
    read("/", |reader| {
        let event = "diplomatic-relations-established";
        let marks = reader.marks();
        let mark = marks.iter().find(|mark| mark.name.starts_with(&record::title(event)));
        reader.choose(mark.unwrap_or_else(|| panic!("no mark of {event} in {marks:?}")));
        reader.sees_open(event);
        assert_eq!(reader.browser.told("annals-select").len(), 1);
        let selected = || reader.ask::<usize>("return all('.m .sel').length", &[]);
        eventually_is("marks that are selected", selected, 1);
    });
}

#[test]
fn choosing_a_tally_comes_closer_and_zooming_out_ends_at_the_whole_span() {
    read("/", |reader| {
        let (axis, marks) = (reader.axis(), reader.marks());
        assert!(!reader.can_zoom("Zoom out"), "the whole span is shown");
        let tally = marks.iter().max_by_key(|mark| mark.events).unwrap();
        assert!(tally.events > 1, "no tally in {marks:?}");
        reader.choose(tally);
        eventually("other years or months on the axis", || reader.axis(), |found| *found != axis);
        eventually_is("zoom out", || reader.can_zoom("Zoom out"), true);
        let labels = reader.axis();
        let names_a_year = |(label, _): &(String, f64)| {
            label.split(' ').any(|word| word.len() == 4 && word.parse::<u32>().is_ok())
        };
        assert!(labels.iter().any(names_a_year), "months of which year? {labels:?}");
        let mut steps = 0;
        while reader.can_zoom("Zoom out") {
            let before = reader.axis();
            reader.zoom("Zoom out");
            steps += 1;
            assert!(steps < 20, "zooming out does not end");
            eventually("another axis", || reader.axis(), |found| *found != before);
        }
        eventually_is("the axis", || reader.axis(), axis.clone());
        assert_eq!(reader.marks(), marks);
        reader.zoom("Zoom in");
        eventually("another axis", || reader.axis(), |found| *found != axis);
        assert!(reader.can_zoom("Zoom out"));
        assert!(reader.browser.written().is_empty(), "the zoom is no part of the address");
    });
}

/// A piece of the drawing as it stands on the screen.
#[derive(Debug, Deserialize)]
struct Piece {
    owner: String,
    part: String,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
}

impl Piece {
    /// Whether it is the words beside a mark, which stand apart from the mark too.
    fn is_label(&self) -> bool {
        self.part.starts_with("lbl") || self.part.starts_with("flag-t")
    }

    /// How many pixels two pieces share, at most by one of their sides.
    fn overlap(&self, other: &Piece) -> f64 {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across.min(down)
    }
}

#[test]
fn nothing_overlaps_in_the_plot() {
    read("/", |reader| {
        for width in [1280, 390] {
            reader.browser.resize(width, 900);
            eventually_is("the width of the plot", || plot_fits(reader), true);
            keeps_apart(reader, &format!("{width} px, whole span"));
            let mut closer = 0;
            while closer < 4 && reader.can_zoom("Zoom in") {
                let axis = reader.axis();
                reader.zoom("Zoom in");
                eventually("another axis", || reader.axis(), |found| *found != axis);
                closer += 1;
                keeps_apart(reader, &format!("{width} px, zoomed in {closer} times"));
            }
            assert!(closer > 2);
            reader.browser.reload();
            reader.wait_until_shown();
        }
    });
}

/// Whether the plot is drawn for the width that it has.
fn plot_fits(reader: &Reader<'_>) -> bool {
    let script = "const svg = all('svg[role=group]')[0];
        return Math.abs(svg.viewBox.baseVal.width - svg.getBoundingClientRect().width) < 1
            && svg.getBoundingClientRect().width > innerWidth - 100";
    reader.ask(script, &[])
}

fn keeps_apart(reader: &Reader<'_>, when: &str) {
    let pieces = "
        const parts = '.lbl, .flag-t, .mark, .fill, .band, .bar, .stroke, .needle, .or, .undated, .lane-name';
        return all('svg[role=group]').flatMap((svg) => [svg, ...all(parts, svg)]).map((it) => {
            const { left, right, top, bottom } = it.getBoundingClientRect();
            const part = it.localName === 'svg' ? 'svg' : `${it.classList} ${words(it)}`;
            const owner = it.closest('.m')?.id ?? `${part} of ${words(it.closest('g'))}`;
            return { owner, part, left, right, top, bottom };
        }).filter((it) => it.right > it.left && it.bottom > it.top)";
    let mut pieces: Vec<Piece> = reader.ask(pieces, &[]);
    let plot = pieces.remove(0);
    assert_eq!(plot.part, "svg");
    assert!(pieces.len() > 10, "{when}: {pieces:?}");
    let mut faults = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let inside = piece.left >= plot.left - 1.0
            && piece.right <= plot.right + 1.0
            && piece.top >= plot.top - 1.0
            && piece.bottom <= plot.bottom + 1.0;
        if !inside {
            faults.push(format!("leaves the plot {plot:?}: {piece:?}"));
        }
        for other in &pieces[at + 1..] {
            let apart = piece.owner != other.owner || piece.is_label() || other.is_label();
            if apart && piece.overlap(other) > 1.0 {
                faults.push(format!("overlap by {:.1} px: {piece:?} and {other:?}", piece.overlap(other)));
            }
        }
    }
    assert!(faults.is_empty(), "{when}: {} faults\n{}", faults.len(), faults.join("\n"));
}
