//! The files of a build, and writing them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::interop::csv;

use super::input::{self, Input};
use super::progress::{Progress, size};
use super::{File, oembed, offline, page, script, style, widget};

/// The record the widget carries, in the package folder.
const DEFAULT_RECORD: &str = "static/records/cuba-vietnam.json";

/// Where the page keeps its record, for readers and for an element with `src`.
const RECORD: &str = "data/record.json";

/// Where the page keeps its events as a table.
const TABLE: &str = "data/events.csv";

/// What of the package folder goes into a build unchanged, and under which name.
const COPIES: [(&str, &str); 2] = [("static/page.css", "page.css"), ("static/embed.js", "embed.js")];

/// The pages of a build: the one to read, and the one for frames.
const PAGES: [(&str, &str); 2] = [("index.html", "index.html"), ("static/embed.html", "embed.html")];

/// Builds the site of `record`, or of the default one, in `out`, or in a folder of ours inside
/// cargo's target folder. Gives the folder. Files in it that are not ours are left alone. Where the
/// public address of the folder is given, the page says so, and its frame is described beside it.
///
/// # Errors
/// When the record is wrong, before anything is compiled or written; when the widget does not
/// build; when a file cannot be read or written.
pub fn build(
    record: Option<&Path>,
    out: Option<&Path>,
    address: Option<&str>,
    progress: Progress,
) -> Result<PathBuf> {
    let package = widget::package_folder()?;
    let default = package.join(DEFAULT_RECORD);
    let input = input::load(record.unwrap_or(&default))?;
    if let Some(report) = &input.report {
        progress.step(format_args!("{}: {report}", input.name));
    }
    let pages = PAGES.iter().map(|(from, to)| {
        let page = page::fill(&read(&package, from)?, &input.dataset, record.map(|_| RECORD), address);
        Ok(File::new(*to, page.context(*from)?))
    });
    let pages = pages.collect::<Result<Vec<File>>>()?;
    let copies = COPIES.iter().map(|(from, to)| Ok(File::new(*to, read(&package, from)?)));
    let script = script::script(&package).map(|script| File::new("annals.js", script));
    let style = style::style(&package).map(|style| File::new("annals.css", style));
    let copies = copies.chain([script, style]).collect::<Result<Vec<File>>>()?;
    let widget = widget::build(&package, progress)?;
    let offline = offline::page(
        &read(&package, "static/offline.html")?,
        &input.dataset,
        record.map(|_| input.text.as_str()),
        &read(&package, "static/page.css")?,
        &script::inline(&package, &widget)?,
    );
    let offline = File::new("offline.html", offline.context("static/offline.html")?);

    // By record, so that two servers for two records do not write over each other.
    let ours = widget.scratch.join("site").join(&input.dataset.record.id);
    let out = out.unwrap_or(&ours);
    let (table, report) = csv::write(&input.dataset, input.dataset.fallback_lang());
    if !report.left_out.is_empty() {
        progress.step(format_args!("{TABLE} has no columns for {report}"));
    }
    let frame = address.map(|address| File::new(oembed::FILE, oembed::describe(&input.dataset, address)));
    let pages = pages.into_iter().chain(frame).collect();
    let files = plan(input, pages, offline, table, copies, widget.files);
    let sizes: Vec<String> =
        files.iter().map(|file| format!("{} {}", file.path, size(file.bytes.len()))).collect();
    progress.step(format_args!("writing {} files to {}: {}", files.len(), out.display(), sizes.join(", ")));
    write(&files, out)?;
    Ok(out.to_owned())
}

/// The files of a build.
fn plan(
    input: Input,
    pages: Vec<File>,
    offline: File,
    table: String,
    copies: Vec<File>,
    widget: Vec<File>,
) -> Vec<File> {
    let own = [offline, File::new(RECORD, input.text), File::new(TABLE, table)];
    pages.into_iter().chain(own).chain(copies).chain(widget).collect()
}

/// Writes the files that are not there already.
pub(super) fn write(files: &[File], out: &Path) -> Result<()> {
    for file in files {
        let path = out.join(&file.path);
        if std::fs::read(&path).is_ok_and(|bytes| bytes == file.bytes) {
            continue;
        }
        let written = path
            .parent()
            .map_or(Ok(()), std::fs::create_dir_all)
            .and_then(|()| std::fs::write(&path, &file.bytes));
        written.with_context(|| {
            format!("{} cannot be written: choose a folder that is yours with --out", path.display())
        })?;
    }
    Ok(())
}

pub(super) fn read(package: &Path, name: &str) -> Result<String> {
    std::fs::read_to_string(package.join(name)).with_context(|| {
        format!("{} cannot be read: restore it from the repository", package.join(name).display())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_written_once_and_others_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a/b");
        let files = [File::new("index.html", "page"), File::new("data/record.json", "{}")];
        write(&files, &out).unwrap();
        std::fs::write(out.join("mine.txt"), "mine").unwrap();
        let written = |name: &str| std::fs::metadata(out.join(name)).unwrap().modified().unwrap();
        let before = written("index.html");

        let changed = [files[0].clone(), File::new("data/record.json", "{\"id\":1}")];
        write(&changed, &out).unwrap();
        assert_eq!(written("index.html"), before);
        assert_eq!(std::fs::read_to_string(out.join("data/record.json")).unwrap(), "{\"id\":1}");
        assert_eq!(std::fs::read_to_string(out.join("mine.txt")).unwrap(), "mine");
    }

    #[test]
    fn a_folder_that_cannot_be_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let error = write(&[File::new("index.html", "page")], &file).unwrap_err();
        assert!(format!("{error:#}").contains("file/index.html cannot be written"));
    }
}
