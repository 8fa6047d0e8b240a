//! Names that change with what is in a file.
//!
//! `annals.js` and the pages are what others link to, and keep their names. What only they reach has a
//! hash in its name, so that a script of one build never meets the engine of another one: neither in a
//! cache nor while a server is half updated.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::File;

/// What the names begin with that are ours to give a hash, and to remove again.
const STEMS: [&str; 14] = [
    "annals",
    "annals-core",
    "annals-core_bg",
    "annals-later",
    "annals-record",
    "page",
    "embed",
    "open",
    "opened",
    "opened-words",
    "opened-reasons",
    "opening",
    "opener",
    "opener_bg",
];

/// How many digits of its hash a name has.
const DIGITS: usize = 10;

/// The names that files were given, so that others can call them by it.
#[derive(Debug, Clone, Default)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// Gives a file a name with a hash. In it, those before it are called by theirs.
    pub fn take(&mut self, file: File) -> File {
        let bytes = match String::from_utf8(file.bytes) {
            Ok(text) => self.call(&text).into_bytes(),
            Err(binary) => binary.into_bytes(),
        };
        let (stem, extension) = file.path.rsplit_once('.').unwrap_or((&file.path, ""));
        let name = format!("{stem}-{}.{extension}", digest(&bytes, DIGITS));
        self.0.push((file.path, name.clone()));
        File::new(name, bytes)
    }

    /// A text that calls the files by the names they were given.
    #[must_use]
    pub fn call(&self, text: &str) -> String {
        self.0.iter().fold(text.to_owned(), |text, (plain, given)| text.replace(plain.as_str(), given))
    }
}

/// The first hexadecimal `digits` of the SHA-256 of some bytes.
#[must_use]
pub fn digest(bytes: &[u8], digits: usize) -> String {
    let mut hex = Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    hex.truncate(digits);
    hex
}

/// Whether a name is one of ours with a hash, or that of its copy as Brotli packs it.
#[must_use]
pub fn is_hashed(name: &str) -> bool {
    let name = name.strip_suffix(".br").unwrap_or(name);
    let parts = name.rsplit_once('.').and_then(|(name, _)| name.rsplit_once('-'));
    let is_hash = |text: &str| text.len() == DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit());
    parts.is_some_and(|(stem, hash)| STEMS.contains(&stem) && is_hash(hash))
}

/// The files with a hash of earlier builds in `out` that nobody needs any more, now that `files` are
/// to be written there. Those of the build before stay, as its scripts and pages may be in a cache.
#[must_use]
pub fn stale(out: &Path, files: &[File]) -> Vec<PathBuf> {
    let stable = files.iter().filter(|file| !is_hashed(&file.path));
    let replaced: Vec<String> = stable
        .filter_map(|file| {
            let before = std::fs::read(out.join(&file.path)).ok()?;
            (before != file.bytes).then(|| String::from_utf8_lossy(&before).into_owned())
        })
        .collect();
    if replaced.is_empty() {
        return Vec::new();
    }
    let present = std::fs::read_dir(out).into_iter().flatten().flatten();
    let named = present.filter_map(|entry| Some((entry.file_name().into_string().ok()?, entry.path())));
    named
        .filter(|(name, _)| {
            let plain = name.strip_suffix(".br").unwrap_or(name);
            is_hashed(name)
                && !files.iter().any(|file| file.path == plain)
                && !replaced.iter().any(|text| text.contains(plain))
        })
        .map(|(_, path)| path)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_and_with_what_is_called_in_it() {
        let core = |text: &str| {
            let mut names = Names::default();
            let core = names.take(File::new("annals-core.js", text));
            let caller = names.take(File::new("page.js", "import './annals-core.js'"));
            assert_eq!(String::from_utf8(caller.bytes).unwrap(), format!("import './{}'", core.path));
            assert!(is_hashed(&core.path) && is_hashed(&caller.path), "{} {}", core.path, caller.path);
            [core.path, caller.path]
        };
        assert_eq!(core("a"), core("a"));
        let (one, other) = (core("a"), core("b"));
        assert!(one[0] != other[0] && one[1] != other[1]);
    }

    #[test]
    fn only_our_own_names_with_a_hash_are_taken_for_such() {
        for ours in [
            "annals-0123456789.css",
            "annals-core_bg-abcdef0123.wasm",
            "annals-later-0123456789.wasm",
            "page-0123456789.js.br",
            "opened-words-0123456789.js",
        ] {
            assert!(is_hashed(ours), "{ours}");
        }
        for other in
            ["annals.js", "my-0123456789.js", "annals-core.js", "page-012345678.js", "page-0123456789"]
        {
            assert!(!is_hashed(other), "{other}");
        }
    }

    #[test]
    fn the_build_before_stays_and_older_ones_and_no_others_go() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path();
        let build = |text: &str| {
            let mut names = Names::default();
            let core = names.take(File::new("annals-core.js", text));
            let script = File::new("annals.js", names.call("import './annals-core.js'"));
            let files = [core.clone(), script];
            for path in stale(out, &files) {
                std::fs::remove_file(path).unwrap();
            }
            for file in files {
                std::fs::write(out.join(file.path), file.bytes).unwrap();
            }
            std::fs::write(out.join(format!("{}.br", core.path)), "").unwrap();
            out.join(core.path)
        };
        std::fs::write(out.join("mine-0123456789.js"), "").unwrap();
        let [first, second] = [build("1"), build("2")];
        assert!(first.exists());
        build("2");
        assert!(first.exists(), "a build that changes nothing removes nothing");
        build("3");
        assert!(!first.exists() && !first.with_extension("js.br").exists() && second.exists());
        assert!(out.join("mine-0123456789.js").exists());
    }
}
