//! The npm package of the element.

use std::path::Path;

use anyhow::Result;
use serde_json::json;

use super::carried::Carried;
use super::progress::Progress;
use super::site::{self, read, write};
use super::{File, integrity, script, style, widget};

/// What of the package folder goes into it unchanged, and under which name.
const COPIES: [(&str, &str); 6] = [
    ("static/package/annals.d.ts", "annals.d.ts"),
    ("static/package/annals.react.d.ts", "annals.react.d.ts"),
    ("static/package/custom-elements.json", "custom-elements.json"),
    ("README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Writes the package to a folder, ready for `npm pack` and `npm publish`. It carries `record`, or the default
/// one.
///
/// # Errors
/// When the record is wrong; when the widget does not build; when a file cannot be read or written.
pub fn build(record: Option<&Path>, out: &Path, progress: Progress) -> Result<()> {
    let package = widget::package_folder()?;
    let widget = widget::build(&package, progress)?;
    let copies = COPIES.map(|(from, to)| Ok(File::new(to, read(&package, from)?)));
    let mut files = copies.into_iter().collect::<Result<Vec<File>>>()?;
    files.push(File::new("annals.css", style::style(&package)?));
    let record = site::load(record, progress)?.dataset;
    let carried = Carried::of(&record, &widget.scratch)?;
    files.push(File::new("annals.js", carried.called(&script::alone(&script::script(&package)?))));
    // A script that has all inside has the whole record inside, too.
    let whole = Carried::all_of(&record)?;
    let inline = script::inline(&package, &widget, &whole.inside(&widget.whole))?;
    let inline = File::new("annals.inline.js", inline);
    let held = integrity::line(&inline);
    files.push(inline);
    files.extend(widget.files.iter().map(|file| carried.laden(file)));
    files.extend(carried.whole);
    let names: Vec<String> = files.iter().map(|file| file.path.clone()).collect();
    files.push(File::new("package.json", format!("{:#}\n", manifest(&names))));
    progress.step(format_args!("writing {} files to {}", files.len(), out.display()));
    write(&files, out)?;
    progress.step(format_args!("to load annals.inline.js with integrity, as this package has it:\n{held}"));
    Ok(())
}

fn manifest(files: &[String]) -> serde_json::Value {
    json!({
        "name": "annals-timeline",
        "version": env!("CARGO_PKG_VERSION"),
        "description": env!("CARGO_PKG_DESCRIPTION"),
        "license": "MIT OR Apache-2.0",
        "keywords": ["timeline", "history", "edtf", "custom-element", "web-component"],
        "type": "module",
        "main": "./annals.js",
        "types": "./annals.d.ts",
        "customElements": "custom-elements.json",
        // Loading it defines the element.
        "sideEffects": true,
        "exports": {
            ".": { "types": "./annals.d.ts", "default": "./annals.js" },
            "./react": { "types": "./annals.react.d.ts", "default": "./annals.js" },
            "./inline": { "types": "./annals.d.ts", "default": "./annals.inline.js" },
            "./custom-elements.json": "./custom-elements.json",
            "./package.json": "./package.json",
        },
        "files": files,
    })
}
