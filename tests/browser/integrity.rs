//! What a build prints for pages that hold the element to its content.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use crate::browser::Browser;
use crate::host::Host;
use crate::reader::Reader;
use crate::stage::browse;
use crate::{record, site};

#[test]
fn a_page_that_holds_the_script_to_its_content_holds_all_that_the_element_loads_to_theirs() {
    browse(|browser| {
        for part in ["integrity", "dynamically imported module", "Failed to load resource", "annals-core"] {
            browser.expect_complaint(part);
        }
        let (held, plain) = (build(), "<script type=\"module\" src=\"annals.js\"></script>");
        assert!(is_shown(browser, &held, None));
        for (name, ending) in PARTS {
            assert!(is_shown(browser, plain, Some((name, ending))), "{name} cannot be changed so");
            assert!(!is_shown(browser, &held, Some((name, ending))), "{name} is not held");
        }
    });
}

/// How the names of what the element loads begin and end, and what does no harm at the end of each.
const PARTS: [(&str, &[u8]); 4] = [
    ("annals.js", b"\n//"),
    ("annals-core-", b"\n//"),
    // A section of its own, with a name of no letters.
    ("annals-core_bg-", &[0, 1, 0]),
    ("annals-", b"\n"),
];

/// Builds a site, and gives the lines that the build prints for pages.
fn build() -> String {
    let mut build = Command::new(env!("CARGO_BIN_EXE_annals"));
    let output = build.args(["build", "--no-brotli", "--out"]).arg(folder("built")).output().unwrap();
    let printed = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{printed}");
    let lines: Vec<_> = printed.lines().filter(|line| line.starts_with("<script")).collect();
    assert_eq!(lines.len(), 2, "{printed}");
    lines.join("\n")
}

fn folder(name: &str) -> PathBuf {
    site::scratch().join("integrity").join(name)
}

/// Whether a page with these lines shows the timeline, rather than what is readable without it, where
/// something was put at the end of a file of the build.
fn is_shown(browser: &Browser, lines: &str, changed: Option<(&str, &[u8])>) -> bool {
    let served = folder("served");
    let _ = fs::remove_dir_all(&served);
    fs::create_dir_all(&served).unwrap();
    let mut is_changed = false;
    for file in fs::read_dir(folder("built")).unwrap() {
        let (path, name) = file.map(|it| (it.path(), it.file_name().into_string().unwrap())).unwrap();
        if path.is_dir() {
            continue;
        }
        fs::copy(&path, served.join(&name)).unwrap();
        // After the stem there is a hash, or nothing.
        let is_of = |stem: &str| name.strip_prefix(stem).is_some_and(|rest| !rest.contains(['-', '_']));
        if let Some((_, ending)) = changed.filter(|(stem, _)| is_of(stem)) {
            let file = fs::OpenOptions::new().append(true).open(served.join(&name));
            file.unwrap().write_all(ending).unwrap();
            is_changed = true;
        }
    }
    assert_eq!(is_changed, changed.is_some());
    let page = format!(
        "<!doctype html><html lang=en><link rel=icon href=data:,>{lines}
         <annals-timeline builtin loading=eager><p>Readable</p></annals-timeline>"
    );
    fs::write(served.join("page.html"), page).unwrap();
    // A server of its own is an origin of its own: nothing is kept from the one before.
    let host = Host::of(served);
    browser.visit(&format!("{}page.html", host.address()));
    let outcome = "const element = document.querySelector('annals-timeline');
        if (!customElements.get('annals-timeline')) return false;
        return element.ready.then(() => true, () => false)";
    let shown = browser.run::<bool>(outcome, vec![]);
    let reader = Reader::of(browser, "annals-timeline");
    if shown {
        reader.sees(&record::all());
    } else {
        assert!(reader.ask::<bool>("return host.querySelector('p:last-child').checkVisibility()", &[]));
    }
    shown
}
