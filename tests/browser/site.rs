//! The site under test: what `annals build` writes, and the pages of `pages/` beside it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::thread;

use annals::publish::server;

use crate::engine;

/// A folder for what this run makes.
pub fn scratch() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser").join(engine::name())
}

/// The folder of the built site.
pub fn folder() -> PathBuf {
    scratch().join("site")
}

/// The record of the site: what the two articles behind the default one say.
pub fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/articles.json")
}

/// The address of the site without a slash at its end. Builds and serves it when it is first asked for.
pub fn address() -> &'static str {
    static SITE: OnceLock<Result<String, String>> = OnceLock::new();
    match SITE.get_or_init(|| build().and_then(|()| serve(folder()))) {
        Ok(address) => address,
        Err(error) => panic!("the site cannot be built: {error}"),
    }
}

fn build() -> Result<(), String> {
    // Nothing of an earlier run stands in for what this one forgets.
    if folder().exists() {
        std::fs::remove_dir_all(folder()).map_err(|error| error.to_string())?;
    }
    build_to(&folder(), Some(&fixture()))?;
    copy_pages().map_err(|error| format!("the pages of the tests cannot be copied: {error}"))
}

/// Builds the site of a record, or of the default one, in a folder.
pub fn build_to(folder: &Path, record: Option<&Path>) -> Result<(), String> {
    let built = Command::new(env!("CARGO_BIN_EXE_annals"))
        .arg("build")
        .args(record)
        .args(["--quiet", "--no-brotli", "--out"])
        .arg(folder)
        .output()
        .map_err(|error| error.to_string())?;
    if built.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&built.stderr).into_owned()) }
}

fn copy_pages() -> std::io::Result<()> {
    let to = folder().join("pages");
    std::fs::create_dir_all(&to)?;
    for page in Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/pages").read_dir()? {
        let page = page?;
        std::fs::copy(page.path(), to.join(page.file_name()))?;
    }
    // Under the name that the pages of the tests know: that of the site has a hash.
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("static/page.css"), folder().join("page.css"))?;
    Ok(())
}

/// Serves a folder until the run ends, and gives its address without a slash at its end.
pub fn serve(folder: PathBuf) -> Result<String, String> {
    // Port 0 is any that is free.
    let listener = server::bind(0).map_err(|error| error.to_string())?;
    let address = server::address(&listener).map_err(|error| error.to_string())?;
    thread::spawn(move || server::serve(listener, &folder));
    Ok(address.trim_end_matches('/').to_owned())
}
