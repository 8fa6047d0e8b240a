//! The service worker of the standalone page: it has what was built, and that alone.

use anyhow::Result;

use super::integrity::integrity;
use super::{File, names, oembed};

/// Its name, which the page knows.
pub const FILE: &str = "sw.js";

/// The worker for a build of `files`, by the code in `template`.
///
/// # Errors
/// None that a list of names can bring about.
pub fn worker(template: &str, files: &[File]) -> Result<File> {
    let kept = files.iter().filter(|file| !is_for_frames(&file.path));
    let list: Vec<_> = kept.map(|file| (&file.path, integrity(&file.bytes))).collect();
    let list = serde_json::to_string_pretty(&list)?;
    let build = names::digest(format!("{template}{list}").as_bytes(), 16);
    Ok(File::new(FILE, format!("const BUILD = '{build}';\nconst FILES = new Map({list});\n\n{template}")))
}

/// A page in a frame is of another site, which has not asked for a worker.
fn is_for_frames(path: &str) -> bool {
    path.starts_with("embed") || path == oembed::FILE
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(template: &str, files: &[File]) -> String {
        String::from_utf8(worker(template, files).unwrap().bytes).unwrap()
    }

    #[test]
    fn every_file_of_the_page_is_listed_with_its_hash_and_none_of_the_frame() {
        let files = ["index.html", "embed.html", "embed-0123456789.js", "oembed.json", "data/record.json"];
        let script = text("go();", &files.map(|path| File::new(path, "x")));
        for listed in ["index.html", "data/record.json"] {
            assert!(script.contains(&format!("\"{listed}\",\n    \"{}\"", integrity(b"x"))), "{script}");
        }
        assert!(!script.contains("embed"), "{script}");
        assert!(script.ends_with("go();"));
    }

    #[test]
    fn another_content_or_another_code_is_another_build() {
        let build = |template, content| {
            let script = text(template, &[File::new("index.html", content)]);
            script.lines().next().unwrap().to_owned()
        };
        assert_eq!(build("a", "x"), build("a", "x"));
        assert_ne!(build("a", "x"), build("a", "y"));
        assert_ne!(build("a", "x"), build("b", "x"));
    }
}
