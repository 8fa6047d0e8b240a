//! The files of a build, and writing them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::interop::json;

use super::data::{Data, Offer};
use super::input::{self, Input};
use super::page::{self, Page};
use super::progress::{Progress, size};
use super::{File, data, oembed, offline, script, style, widget};

/// The record the widget carries, in the package folder.
const DEFAULT_RECORD: &str = "static/records/cuba-vietnam.json";

/// What of the package folder goes into a build unchanged, and under which name.
const COPIES: [(&str, &str); 2] = [("static/page.css", "page.css"), ("static/embed.js", "embed.js")];

/// The page to read, in each language of the record, and the one for frames.
const PAGE: &str = "index.html";
const FRAME: &str = "static/embed.html";

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
    let data = data::files(&input.dataset, address);
    let pages = pages(&package, &input, record.map(|_| data::RECORD), address, &data)?;
    let copies = COPIES.iter().map(|(from, to)| Ok(File::new(*to, read(&package, from)?)));
    let script = script::script(&package).map(|script| File::new("annals.js", script));
    let style = style::style(&package).map(|style| File::new("annals.css", style));
    let copies = copies.chain([script, style]).collect::<Result<Vec<File>>>()?;
    let widget = widget::build(&package, progress)?;
    let offline = offline::page(
        &read(&package, "static/offline.html")?,
        &input.dataset,
        record.map(|_| json::write(&input.dataset)).as_deref(),
        &read(&package, "static/page.css")?,
        &script::inline(&package, &widget)?,
    );
    let offline = File::new("offline.html", offline.context("static/offline.html")?);

    // By record, so that two servers for two records do not write over each other.
    let ours = widget.scratch.join("site").join(&input.dataset.record.id);
    let out = out.unwrap_or(&ours);
    for data in data.iter().filter(|data| !data.report.left_out.is_empty()) {
        progress.step(format_args!("{} has no room for {}", data.offer.path, data.report));
    }
    let frame = address.map(|address| File::new(oembed::FILE, oembed::describe(&input.dataset, address)));
    let pages = pages.into_iter().chain(frame).collect();
    let files = plan(pages, offline, data, copies, widget.files);
    let sizes: Vec<String> =
        files.iter().map(|file| format!("{} {}", file.path, size(file.bytes.len()))).collect();
    progress.step(format_args!("writing {} files to {}: {}", files.len(), out.display(), sizes.join(", ")));
    write(&files, out)?;
    Ok(out.to_owned())
}

/// The page in each language of the record, and the page for frames in the first.
fn pages(
    package: &Path,
    input: &Input,
    src: Option<&str>,
    address: Option<&str>,
    data: &[Data],
) -> Result<Vec<File>> {
    let dataset = &input.dataset;
    let offers: Vec<Offer> = data.iter().map(|data| data.offer).collect();
    let first = dataset.fallback_lang();
    let further = page::further_languages(dataset).map(|lang| (PAGE, page::page_of(dataset, lang), lang));
    let firsts = [(PAGE, "index.html".to_owned(), first), (FRAME, "embed.html".to_owned(), first)];
    let pages = firsts.into_iter().chain(further).map(|(from, to, lang)| {
        let page = Page { dataset, lang, src, address, beside: Some(&offers) };
        Ok(File::new(to, page::fill(&read(package, from)?, &page).context(from)?))
    });
    pages.collect()
}

/// The files of a build.
fn plan(pages: Vec<File>, offline: File, data: Vec<Data>, copies: Vec<File>, widget: Vec<File>) -> Vec<File> {
    let data = data.into_iter().map(Data::file);
    pages.into_iter().chain([offline]).chain(data).chain(copies).chain(widget).collect()
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
