//! The files of a build, and writing them.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::interop::json;

use super::carried::Carried;
use super::data::{Data, Offer};
use super::input::{self, Input};
use super::integrity::{self, Pins};
use super::names::{self, Names};
use super::page::{self, Page};
use super::progress::Progress;
use super::{File, brotli, budget, data, manifest, oembed, offline, script, style, widget, worker};

/// The record the widget carries, in the package folder.
const DEFAULT_RECORD: &str = "static/records/cuba-vietnam.json";

/// The page to read, in each language of the record, and the one for frames.
const PAGE: &str = "index.html";
const FRAME: &str = "static/embed.html";

/// Whom a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Its readers: it is kept in their browsers for when there is no network.
    Readers,
    /// The author of its record: it follows what is written. It has no service worker, which would go
    /// on showing the version before.
    Author,
}

/// What the pages of any record share: the element, their scripts and their style sheets.
#[derive(Debug)]
pub struct Kit {
    package: PathBuf,
    audience: Audience,
    /// The widget and the opener, and their bindings.
    engine: Vec<File>,
    /// The scripts and style sheets that get a hash in their names.
    own: Vec<File>,
    /// What keeps its name.
    stable: Vec<File>,
    /// The script with all inside but the record.
    inline: String,
    /// A folder for our own products, inside cargo's target folder.
    pub scratch: PathBuf,
}

/// What a build is asked for, besides its record.
#[derive(Debug)]
pub struct Order<'a> {
    /// The folder to write to.
    pub out: &'a Path,
    /// The public address of the folder: the page says so, and its frame is described beside it.
    pub address: Option<&'a str>,
    /// How files are packed for servers that send Brotli.
    pub packing: Packing,
}

/// What is done besides writing the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Nothing: their server packs them by itself.
    None,
    /// A copy beside each, and a report of their sizes.
    Copies,
    /// Likewise, and a build fails whose first load weighs more than so many kilobytes.
    StrictCopies(usize),
}

/// Builds the site of `record`, or of the default one. Files in its folder that are not ours are left
/// alone.
///
/// # Errors
/// When the record is wrong, before anything is compiled or written; when the widget does not
/// build; when a file cannot be read or written; when it is too heavy, after it was written.
pub fn build(record: Option<&Path>, order: &Order<'_>, progress: Progress) -> Result<()> {
    let input = load(record, progress)?;
    let kit = Kit::make(Audience::Readers, progress)?;
    let carried = Carried::of(&input.dataset, &kit.scratch)?;
    let mut files = kit.files(&input, &carried, order.address, progress)?;
    let code = read(&kit.package, &format!("static/{}", worker::FILE))?;
    // Last: whoever sees it sees the files that it lists.
    files.push(worker::worker(&code, &files)?);
    let packed = match order.packing {
        Packing::None => None,
        Packing::Copies | Packing::StrictCopies(_) => {
            progress.step("packing copies for servers that send Brotli");
            let copies = brotli::copies(&files, &kit.scratch)?;
            Some((
                budget::report(
                    &files,
                    &copies,
                    brotli::packed(widget::engine(&kit.engine), &kit.scratch)?.len(),
                ),
                copies,
            ))
        }
    };
    progress.step(format_args!("writing {} files to {}", files.len(), order.out.display()));
    if let Some((_, copies)) = &packed {
        write(copies, order.out)?;
    }
    renew(&files, order.out)?;
    let held = integrity::lines(&files, order.address);
    progress.step(format_args!("to load the element with integrity, as this build has it:\n{held}"));
    let Some((report, _)) = packed else { return Ok(()) };
    progress.step(&report);
    match order.packing {
        Packing::StrictCopies(most) => report.check(most),
        _ => Ok(()),
    }
}

/// Reads a record, or the default one; of a timeline in another format it says what became of it.
///
/// # Errors
/// When it cannot be read, or is wrong.
pub fn load(record: Option<&Path>, progress: Progress) -> Result<Input> {
    let input = match record {
        Some(record) => input::load(record)?,
        None => input::load(&widget::package_folder()?.join(DEFAULT_RECORD))?,
    };
    if let Some(report) = &input.report {
        progress.step(format_args!("{}: {report}", input.name));
    }
    Ok(input)
}

impl Kit {
    /// Compiles the widget and reads the rest.
    ///
    /// # Errors
    /// When the widget does not build, or a file cannot be read.
    pub fn make(audience: Audience, progress: Progress) -> Result<Kit> {
        let package = widget::package_folder()?;
        let widget = widget::build(&package, progress)?;
        let inline = script::inline(&package, &widget, &widget.whole)?;
        let opener = widget::opener(&package, progress)?;
        let script = match audience {
            Audience::Readers => read(&package, "static/page.js")?,
            Audience::Author => read(&package, "static/author.js")?,
        };
        let mut style =
            format!("{}\n{}", read(&package, "static/page.css")?, read(&package, "static/open/open.css")?);
        if audience == Audience::Author {
            style = format!("{style}\n{}", read(&package, "static/author.css")?);
        }
        let open = ["opening.js", "opened-reasons.js", "opened-words.js", "opened.js", "open.js"];
        let open = open.map(|name| Ok(File::new(name, read(&package, &format!("static/open/{name}"))?)));
        let mut own = open.into_iter().collect::<Result<Vec<File>>>()?;
        own.extend([
            File::new("annals.css", style::style(&package)?),
            File::new("page.css", style),
            File::new("page.js", script),
            File::new("embed.js", read(&package, "static/embed.js")?),
        ]);
        let mut stable = vec![File::new("annals.js", script::script(&package)?)];
        for icon in manifest::ICONS {
            stable.push(File::new(icon, read_bytes(&package, &format!("static/{icon}"))?));
        }
        // What is called by others goes before them.
        let programs = widget.files.into_iter().chain(opener);
        let (mut engine, glue) = programs.partition::<Vec<_>, _>(|it| it.path.ends_with(".wasm"));
        engine.extend(glue);
        Ok(Kit { package, audience, engine, own, stable, inline, scratch: widget.scratch })
    }

    /// What the pages of any record share, by its names, with the record that the engine carries.
    fn shared(&self, carried: &Carried) -> (Vec<File>, Names) {
        let mut names = Names::default();
        let laden = self.engine.iter().map(|file| carried.laden(file));
        let hashed = laden.chain(carried.whole.clone()).chain(self.own.iter().cloned());
        let mut shared: Vec<File> = hashed.map(|file| names.take(file)).collect();
        let pins = Pins::of(&shared);
        shared.extend(self.stable.iter().map(|file| match String::from_utf8(file.bytes.clone()) {
            Ok(text) => File::new(&*file.path, names.call(&pins.put_into(&carried.called(&text)))),
            Err(_) => file.clone(),
        }));
        (shared, names)
    }

    /// The files of the site of a record, in an order in which what is reached is there before what
    /// reaches it; `carried` is what of it is inside the element.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn files(
        &self,
        input: &Input,
        carried: &Carried,
        address: Option<&str>,
        progress: Progress,
    ) -> Result<Vec<File>> {
        let data = data::files(&input.dataset, address);
        for data in data.iter().filter(|data| !data.report.left_out.is_empty()) {
            progress.step(format_args!("{} has no room for {}", data.offer.path, data.report));
        }
        let (shared, names) = self.shared(carried);
        let src = (!carried.is_there()).then_some(data::RECORD);
        let pages = self.pages(input, &names, src, address, &data)?;
        let offline = offline::page(
            &read(&self.package, "static/offline.html")?,
            &input.dataset,
            &json::write(&input.dataset),
            &read(&self.package, "static/page.css")?,
            &self.inline,
        );
        let offline = File::new("offline.html", offline.context("static/offline.html")?);
        let frame = address.map(|address| File::new(oembed::FILE, oembed::describe(&input.dataset, address)));
        let own = [offline, manifest::manifest(&input.dataset)];
        let data = data.into_iter().map(Data::file);
        Ok(shared.into_iter().chain(data).chain(own).chain(frame).chain(pages).collect())
    }

    /// The page in each language of the record, and the page for frames in the first.
    fn pages(
        &self,
        input: &Input,
        names: &Names,
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
            let template = self.called(&read(&self.package, from)?, input, names);
            let page = Page { dataset, lang, src, address, beside: Some(&offers) };
            Ok(File::new(to, page::fill(&template, &page).context(from)?))
        });
        pages.collect()
    }

    /// A page that calls scripts and style sheets by their names; the script of an author's page is
    /// also told what it is the page of.
    fn called(&self, template: &str, input: &Input, names: &Names) -> String {
        match self.audience {
            Audience::Readers => names.call(template),
            Audience::Author => {
                let built = format!("page.js?built={}\"", self.built(input));
                names.call(&template.replace("page.js\"", &built))
            }
        }
    }

    /// Changes with everything that the page of a record is made of.
    #[must_use]
    pub fn built(&self, input: &Input) -> String {
        let files = [&self.engine, &self.own, &self.stable].into_iter().flatten();
        let shared = files.map(|file| names::digest(&file.bytes, 16));
        let whole: String = shared.chain([names::digest(input.text.as_bytes(), 16)]).collect();
        names::digest(whole.as_bytes(), 16)
    }
}

/// Writes the files of a build in the place of an earlier one.
pub(super) fn renew(files: &[File], out: &Path) -> Result<()> {
    for path in names::stale(out, files) {
        std::fs::remove_file(&path).with_context(|| format!("{} cannot be removed", path.display()))?;
    }
    write(files, out)
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
    String::from_utf8(read_bytes(package, name)?).with_context(|| format!("{name} is not UTF-8"))
}

fn read_bytes(package: &Path, name: &str) -> Result<Vec<u8>> {
    std::fs::read(package.join(name)).with_context(|| {
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
