//! What a build prints for pages that hold the element to its content.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use serde_json::json;

use crate::browser::Browser;
use crate::carried;
use crate::host::Host;
use crate::site;
use crate::stage::browse;

#[test]
fn a_page_that_holds_the_script_to_its_content_holds_all_that_the_element_loads_to_theirs() {
    browse(|browser| {
        for part in ["integrity", "dynamically imported module", "Failed to load resource", "annals-core"] {
            browser.expect_complaint(part);
        }
        let (held, plain) = (build(), "<script type=\"module\" src=\"annals.js\"></script>");
        assert_eq!(shown(browser, &held, None), "the whole");
        for (name, ending, left) in PARTS {
            let changed = Some((name, ending));
            assert_eq!(shown(browser, plain, changed), "the whole", "{name} cannot be changed so");
            assert_eq!(shown(browser, &held, changed), left, "{name} is not held");
        }
    });
}

/// How the names of what the element loads begin, what does no harm at the end of each, and what a page
/// that holds it then shows.
const PARTS: [(&str, &[u8], &str); 6] = [
    ("annals.js", b"\n//", "what is readable"),
    ("annals-core-", b"\n//", "what is readable"),
    // A section of its own, with a name of no letters.
    ("annals-core_bg-", &[0, 1, 0], "what is readable"),
    ("annals-later-", &[0, 1, 0], "what is readable"),
    ("annals-", b"\n", "what is readable"),
    ("annals-record-", b"\n", "the core"),
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

/// What a page with these lines shows where something was put at the end of a file of the build.
fn shown(browser: &Browser, lines: &str, changed: Option<(&str, &[u8])>) -> String {
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
    let shown = "const element = document.querySelector('annals-timeline');
        const readable = () => element.querySelector('p:last-child').checkVisibility() ? 'what is readable' : 'nothing';
        if (!customElements.get('annals-timeline')) return readable();
        const all = arguments[0];
        return element.ready.then(() => new Promise((told) => {
            const look = () => {
                if (element.hits.length === all) told('the whole');
                else if (element.shadowRoot.querySelector('.core-only:not(:empty)')) told('the core');
                else setTimeout(look, 50);
            };
            look();
        }), readable)";
    browser.run(shown, vec![json!(carried::counts().1)])
}
