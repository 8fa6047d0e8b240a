//! How large the files of a build are, and how large they may be.

use std::fmt;
use std::path::Path;

use anyhow::{Result, bail};

use super::progress::size;
use super::{File, brotli};
use crate::dataset::DEFAULT_RECORD;

/// The most that something may weigh, in bytes as Brotli packs them.
#[derive(Debug, Clone, Copy)]
struct Limit {
    what: &'static str,
    /// What it should come to.
    budget: usize,
    /// What it may not exceed, a little above what it weighs now: it only ever goes down.
    most: usize,
}

/// The script, the engine and the style sheet of the element, without the record in the engine.
const FIRST_LOAD: Limit = Limit { what: "first load, without the record", budget: 115_000, most: 412_000 };

/// The record that the engine carries.
const RECORD: Limit = Limit { what: "record in the engine", budget: 45_000, most: 40_000 };

/// What a file is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// For the element to appear, wherever it is.
    FirstLoad,
    /// For the page of a build around it, or that for frames.
    Page,
    /// When a reader asks for it.
    Download,
}

/// The sizes of a build. Displays a line for each file, then the limits.
#[derive(Debug)]
pub struct Report {
    /// Path, part, and size as it is and as Brotli packs it.
    rows: Vec<(String, Part, usize, Option<usize>)>,
    weighed: [(Limit, usize); 2],
}

/// The sizes of `files`, whose copies as Brotli packs them are `copies`.
///
/// # Errors
/// When `scratch` cannot be written.
pub fn report(files: &[File], copies: &[File], scratch: &Path) -> Result<Report> {
    let copy = |file: &File| copies.iter().find(|copy| copy.path.strip_suffix(".br") == Some(&file.path));
    let mut rows: Vec<_> = files
        .iter()
        .map(|file| {
            (file.path.clone(), part(&file.path), file.bytes.len(), copy(file).map(|it| it.bytes.len()))
        })
        .collect();
    rows.sort_by_key(|(_, part, raw, packed)| (*part, std::cmp::Reverse(packed.unwrap_or(*raw))));
    let first = rows.iter().filter(|(_, part, ..)| *part == Part::FirstLoad);
    let first: usize = first.map(|(_, _, raw, packed)| packed.unwrap_or(*raw)).sum();
    let record = brotli::packed(DEFAULT_RECORD.as_bytes(), scratch)?.len();
    Ok(Report { rows, weighed: [(FIRST_LOAD, first.saturating_sub(record)), (RECORD, record)] })
}

impl Report {
    /// Refuses a build that is heavier than it may be.
    ///
    /// # Errors
    /// With what is too heavy.
    pub fn check(&self) -> Result<()> {
        for (limit, weighed) in self.weighed {
            if weighed > limit.most {
                bail!(
                    "{}: {weighed} bytes as Brotli packs them are more than {}: make it lighter",
                    limit.what,
                    limit.most
                );
            }
        }
        Ok(())
    }
}

fn part(path: &str) -> Part {
    if path.starts_with("annals") {
        Part::FirstLoad
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
            Part::Page => "page",
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
        for (i, (limit, weighed)) in self.weighed.iter().enumerate() {
            let Limit { what, budget, most } = limit;
            let end = if i > 0 { "\n" } else { "" };
            let [weighed, budget, most] = [*weighed, *budget, *most].map(size);
            write!(f, "{end}{what}: {weighed} of a budget of {budget}; the limit now is {most}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(wasm: usize) -> Report {
        let scratch = tempfile::tempdir().unwrap();
        let files = ["annals.js", "annals-core_bg-0123456789.wasm", "index.html", "data/record.json"];
        let files = files.map(|path| File::new(path, vec![b' '; 2_000_000]));
        let copies = [("annals.js", 6_000), ("annals-core_bg-0123456789.wasm", wasm), ("index.html", 9_000)];
        let copies = copies.map(|(path, bytes)| File::new(format!("{path}.br"), vec![0; bytes]));
        report(&files, &copies, scratch.path()).unwrap()
    }

    #[test]
    fn each_file_has_a_line_and_says_what_it_is_for() {
        let text = of(300_000).to_string();
        let row = |path: &str| text.lines().find(|line| line.starts_with(path)).unwrap();
        assert!(row("annals.js").contains("first load") && row("annals.js").ends_with("6 KB"), "{text}");
        assert!(row("index.html").contains("page"), "{text}");
        assert!(row("data/record.json").contains("download"), "{text}");
        assert!(text.contains("of a budget of 115 KB"), "{text}");
    }

    #[test]
    fn the_first_load_may_not_exceed_its_limit() {
        assert!(of(300_000).check().is_ok());
        let heavy = of(600_000).check().unwrap_err().to_string();
        assert!(heavy.starts_with("first load, without the record: "), "{heavy}");
    }
}
