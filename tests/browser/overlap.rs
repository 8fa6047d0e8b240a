//! Nothing that is drawn in a plot overlaps anything else.

use serde::Deserialize;
use serde_json::json;

use crate::reader::Reader;
use crate::stage::read;
use crate::wait::{eventually, eventually_is};

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
    let script = "const svg = all('svg.moves')[0];
        return Math.abs(svg.viewBox.baseVal.width - svg.getBoundingClientRect().width) < 1
            && svg.getBoundingClientRect().width > innerWidth - 100";
    reader.ask(script, &[])
}

/// Nothing in the plot overlaps.
pub fn keeps_apart(reader: &Reader<'_>, when: &str) {
    keeps_apart_in(reader, "svg.moves", when);
}

/// Nothing in a drawing overlaps, or leaves it.
pub fn keeps_apart_in(reader: &Reader<'_>, svg: &str, when: &str) {
    let pieces = "
        const parts = '.lbl, .flag-t, .mark, .fill, .band, .bar, .stroke, .needle, .or, .undated, .lane-name';
        return all(given[0]).flatMap((svg) => [svg, ...all(parts, svg)]).map((it) => {
            let { left, right, top, bottom } = it.getBoundingClientRect();
            // Firefox counts the ends of a line as if they were round.
            if (it.matches('.needle')) top += 2, bottom -= 2;
            const part = it.localName === 'svg' ? 'svg' : `${it.classList} ${words(it)}`;
            const owner = (it.closest('.with-words')?.querySelector('.m') ?? it.closest('.m'))?.id ?? `${part} of ${words(it.closest('g'))}`;
            return { owner, part, left, right, top, bottom };
        }).filter((it) => it.right > it.left && it.bottom > it.top)";
    let mut pieces: Vec<Piece> = reader.ask(pieces, &[json!(svg)]);
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
