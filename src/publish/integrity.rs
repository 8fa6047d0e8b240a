//! What a page that loads the element from elsewhere pastes to be sure of what it loads.
//!
//! The page holds the script to its content, and by an import map the binding that the script imports;
//! the script, where it is held so, holds the engine and the style sheet to theirs.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha384};

use super::File;

/// The integrity of some bytes, as browsers read it: `sha384-…`.
#[must_use]
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// What the script of a build holds its files to.
#[derive(Debug)]
pub struct Pins(String);

/// Where they go in the script. A package has none, as bundlers may change what they copy.
const NONE: &str = "const PINS = {};";

impl Pins {
    /// Those of the files that the script fetches.
    #[must_use]
    pub fn of(files: &[File]) -> Self {
        let fetched =
            files.iter().filter(|file| file.path.starts_with("annals") && !file.path.ends_with(".js"));
        let pins: BTreeMap<_, _> = fetched.map(|file| (&file.path, integrity(&file.bytes))).collect();
        Pins(json!(pins).to_string())
    }

    /// A script that has them.
    #[must_use]
    pub fn put_into(&self, script: &str) -> String {
        script.replace(NONE, &format!("const PINS = {};", self.0))
    }
}

/// The lines that load the element of a build of `files` with integrity. Without an `address`, the folder
/// of the build is that of the page.
#[must_use]
pub fn lines(files: &[File], address: Option<&str>) -> String {
    let folder = address.unwrap_or("./");
    let scripts = files.iter().filter(|file| file.path.starts_with("annals") && file.path.ends_with(".js"));
    let (called, imported): (Vec<_>, Vec<_>) = scripts.partition(|file| file.path == "annals.js");
    let imported =
        imported.into_iter().map(|file| (format!("{folder}{}", file.path), integrity(&file.bytes)));
    let map = json!({ "integrity": imported.collect::<BTreeMap<_, _>>() });
    let called = called.into_iter().map(|file| element(folder, file, " type=\"module\""));
    format!("<script type=\"importmap\">{map}</script>\n{}", called.collect::<String>())
}

/// The line that loads a script which has all inside.
#[must_use]
pub fn line(script: &File) -> String {
    element("./", script, "")
}

fn element(folder: &str, script: &File, attributes: &str) -> String {
    let (path, integrity) = (&script.path, integrity(&script.bytes));
    format!(
        "<script{attributes} src=\"{folder}{path}\" integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> Vec<File> {
        [
            "annals-0a.css",
            "annals-core-0b.js",
            "annals-core_bg-0c.wasm",
            "annals-record-0f.json",
            "annals.js",
            "page-0d.js",
            "page-0e.css",
        ]
        .map(|path| File::new(path, path))
        .into()
    }

    #[test]
    fn integrity_is_what_browsers_read() {
        // The example of the standard, Subresource Integrity.
        let example = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(integrity(b"alert('Hello, world.');"), example);
    }

    #[test]
    fn whatever_the_element_loads_is_held_by_the_page_or_by_the_script() {
        let (lines, pins) = (lines(&built(), None), Pins::of(&built()).put_into(NONE));
        for file in built() {
            let hash = integrity(file.path.as_bytes());
            let is_of_the_element = file.path.starts_with("annals");
            assert_eq!(lines.contains(&hash) || pins.contains(&hash), is_of_the_element, "{}", file.path);
            assert!(!lines.contains(&hash) || !pins.contains(&hash), "{}", file.path);
        }
        assert!(lines.contains("{\"integrity\":{\"./annals-core-0b.js\":\"sha384-"), "{lines}");
        assert!(lines.contains("src=\"./annals.js\" integrity=\"sha384-"), "{lines}");
    }

    #[test]
    fn a_script_with_all_inside_takes_one_line() {
        let line = line(&File::new("annals.inline.js", "all"));
        let awaited = format!(r#"<script src="./annals.inline.js" integrity="{}""#, integrity(b"all"));
        assert!(line.starts_with(&awaited) && line.lines().count() == 1, "{line}");
    }

    #[test]
    fn the_lines_name_the_public_address() {
        let lines = lines(&built(), Some("https://example.org/annals/"));
        assert!(lines.contains("\"https://example.org/annals/annals-core-0b.js\":"), "{lines}");
        assert!(lines.contains("src=\"https://example.org/annals/annals.js\""), "{lines}");
    }
}
