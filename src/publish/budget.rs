//! How large the files of a build are, and how large they may be.

use std::fmt;

use anyhow::{Result, bail};

use super::File;
use super::progress::size;

/// What the script, the engine and the style sheet of the element should weigh without the record in the
/// engine, in kilobytes as Brotli packs them.
pub const FIRST_LOAD: usize = 115;

/// What the record that the engine carries may weigh, likewise: of a larger one only the core is carried.
pub const RECORD: usize = 45;

/// What a file is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// For the element to appear, wherever it is.
    FirstLoad,
    /// For it to be whole, after it has appeared.
    Rest,
    /// For the page of a build around it, or that for frames.
    Page,
    /// When a reader opens a file of another timeline.
    Opening,
    /// When a reader asks for it.
    Download,
}

/// Path, part, and size as it is and as Brotli packs it.
type Row = (String, Part, usize, Option<usize>);

/// The sizes of a build. Displays a line for each file, then the limits.
#[derive(Debug)]
pub struct Report {
    rows: Vec<Row>,
    /// In bytes as Brotli packs them.
    first_load: usize,
    record: usize,
}

/// The sizes of `files`, whose copies as Brotli packs them are `copies`; without the record the engine would
/// weigh `bare` bytes, likewise.
#[must_use]
pub fn report(files: &[File], copies: &[File], bare: usize) -> Report {
    let copy = |file: &File| copies.iter().find(|copy| copy.path.strip_suffix(".br") == Some(&file.path));
    let mut rows: Vec<Row> = files
        .iter()
        .map(|file| {
            (file.path.clone(), part(&file.path), file.bytes.len(), copy(file).map(|it| it.bytes.len()))
        })
        .collect();
    rows.sort_by_key(|(_, part, raw, packed)| (*part, std::cmp::Reverse(packed.unwrap_or(*raw))));
    let engine = rows.iter().find(|(path, ..)| path.starts_with("annals-core_bg"));
    let record = engine.map_or(0, |(_, _, raw, packed)| packed.unwrap_or(*raw)).saturating_sub(bare);
    let first = weight(&rows, Part::FirstLoad);
    Report { rows, first_load: first.saturating_sub(record), record }
}

impl Report {
    /// Refuses a build whose first load weighs more than so many kilobytes, or whose record weighs more
    /// than [`RECORD`].
    ///
    /// # Errors
    /// With what is too heavy.
    pub fn check(&self, first_load: usize) -> Result<()> {
        for ((what, weighed, _), most) in self.weighed().into_iter().zip([first_load, RECORD]) {
            if weighed > most * 1000 {
                bail!(
                    "{what}: {weighed} bytes as Brotli packs them are more than {most} KB: make it lighter"
                );
            }
        }
        Ok(())
    }

    /// What is weighed, in bytes, and its budget in kilobytes.
    fn weighed(&self) -> [(&'static str, usize, usize); 2] {
        [
            ("first load, without the record", self.first_load, FIRST_LOAD),
            ("record in the engine", self.record, RECORD),
        ]
    }
}

/// What the files of a part weigh together, in bytes as Brotli packs them.
fn weight(rows: &[Row], part: Part) -> usize {
    let rows = rows.iter().filter(|(_, of, ..)| *of == part);
    rows.map(|(_, _, raw, packed)| packed.unwrap_or(*raw)).sum()
}

fn part(path: &str) -> Part {
    if path.starts_with("annals-record") || path.starts_with("annals-later") {
        Part::Rest
    } else if path.starts_with("annals") {
        Part::FirstLoad
    } else if path.starts_with("open") && !path.starts_with("open-") {
        Part::Opening
    } else if path.starts_with("data/") || path == "offline.html" {
        Part::Download
    } else {
        Part::Page
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Part::FirstLoad => "first load",
            Part::Rest => "the rest",
            Part::Page => "page",
            Part::Opening => "opening",
            Part::Download => "download",
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.rows.iter().map(|(path, ..)| path.len()).max().unwrap_or_default();
        writeln!(f, "{:width$}  {:10}  {:>8}  {:>8}", "file", "for", "size", "brotli")?;
        for (path, part, raw, packed) in &self.rows {
            let packed = packed.map_or_else(|| "–".to_owned(), size);
            writeln!(f, "{path:width$}  {part:10}  {:>8}  {packed:>8}", size(*raw))?;
        }
        for (what, weighed, budget) in self.weighed() {
            writeln!(f, "{what}: {} of a budget of {budget} KB", size(weighed))?;
        }
        write!(f, "opening a file, once a reader does so: {}", size(weight(&self.rows, Part::Opening)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(wasm: usize) -> Report {
        let files = [
            "annals.js",
            "annals-core_bg-0123456789.wasm",
            "annals-later-0123456789.wasm",
            "index.html",
            "open-0123456789.js",
            "opener_bg-0123456789.wasm",
            "data/record.json",
        ];
        let files = files.map(|path| File::new(path, vec![b' '; 2_000_000]));
        let copies = [("annals.js", 6_000), ("annals-core_bg-0123456789.wasm", wasm), ("index.html", 9_000)];
        let copies = copies.map(|(path, bytes)| File::new(format!("{path}.br"), vec![0; bytes]));
        report(&files, &copies, wasm - 40_000)
    }

    #[test]
    fn each_file_has_a_line_and_says_what_it_is_for() {
        let text = of(300_000).to_string();
        let row = |path: &str| text.lines().find(|line| line.starts_with(path)).unwrap();
        assert!(row("annals.js").contains("first load") && row("annals.js").ends_with("6 KB"), "{text}");
        assert!(row("annals-later-0123456789.wasm").contains("the rest"), "{text}");
        assert!(row("index.html").contains("page"), "{text}");
        assert!(row("open-0123456789.js").contains("page"), "{text}");
        assert!(row("opener_bg-0123456789.wasm").contains("opening"), "{text}");
        assert!(row("data/record.json").contains("download"), "{text}");
        assert!(text.ends_with("opening a file, once a reader does so: 2.0 MB"), "{text}");
        assert!(text.contains("of a budget of 115 KB"), "{text}");
    }

    #[test]
    fn the_first_load_may_not_exceed_its_limit() {
        assert!(of(300_000).check(307).is_ok());
        let heavy = of(300_000).check(FIRST_LOAD).unwrap_err().to_string();
        assert!(heavy.starts_with("first load, without the record: "), "{heavy}");
    }
}
