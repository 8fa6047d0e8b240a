//! The npm package in the projects of `tests/packaging/`, as `npm pack` and `npm install` hand it over.
//!
//! A project is copied to `packaging/` of the run's folder, its pinned dependencies are installed by `npm ci`
//! from one cache, the package beside them, and the page that comes out is read.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::reader::Reader;
use crate::record;
use crate::site;
use crate::stage::browse;
use crate::wait::eventually_is;

#[test]
fn a_script_tag_shows_the_timeline() {
    let folder = installed("plain");
    browse(|browser| {
        browser.visit(&served(&folder));
        works(&Reader::of(browser, "annals-timeline"));
    });
}

#[test]
fn one_script_shows_it_over_http_and_from_a_file() {
    let folder = installed("inline");
    for address in [served(&folder), format!("file://{}/index.html", folder.display())] {
        browse(|browser| {
            browser.visit(&address);
            works(&Reader::of(browser, "annals-timeline"));
        });
    }
}

#[test]
fn vite_bundles_it() {
    bundled("vite", "dist");
}

#[test]
fn webpack_bundles_it() {
    bundled("webpack", "page");
}

#[test]
fn react_takes_its_types_sets_its_properties_and_hears_its_events() {
    let folder = built("react");
    browse(|browser| {
        browser.visit(&served(&folder.join("dist")));
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        let press = |id: &str| {
            browser.run::<()>("document.getElementById(arguments[0]).click()", vec![json!(id)]);
        };
        press("his");
        reader.sees(&record::with("raul-castro"));
        press("open");
        reader.sees_open("raul-castro-visit-vietnam");
        reader.choose_person("Esteban Lazo Hernández");
        let told = || browser.run::<String>("return document.querySelector('output').textContent", vec![]);
        eventually_is("what React heard", told, "raul-castro esteban-lazo-hernandez".to_owned());
    });
}

/// A reader sees the timeline and filters it.
fn works(reader: &Reader<'_>) {
    reader.wait_until_shown();
    reader.choose_person("Raúl Castro");
    reader.sees(&record::with("raul-castro"));
}

fn bundled(name: &str, output: &str) {
    let folder = built(name);
    browse(|browser| {
        browser.visit(&served(&folder.join(output)));
        let reader = Reader::of(browser, "annals-timeline");
        works(&reader);
        // A bundle has no script beside itself to offer to others, and names no path of this machine.
        reader.open_sharing();
        assert_eq!(reader.box_text("element"), None);
        assert!(reader.box_text("link").is_some());
    });
}

fn built(name: &str) -> PathBuf {
    let folder = installed(name);
    npm(&folder, &["run", "build"]);
    folder
}

/// A copy of a project, with its dependencies and the package.
fn installed(name: &str) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/packaging").join(name);
    let folder = scratch().join(name);
    copy(&from, &folder);
    if folder.join("package-lock.json").is_file() {
        npm(&folder, &["ci"]);
    }
    npm(&folder, &["install", "--no-save", packed()]);
    folder
}

/// The path of the packed package.
fn packed() -> &'static str {
    static PACKED: OnceLock<String> = OnceLock::new();
    PACKED.get_or_init(|| {
        let folder = scratch().join("package");
        let built = Command::new(env!("CARGO_BIN_EXE_annals"))
            .arg("package")
            .arg(site::fixture())
            .args(["--quiet", "--out"])
            .arg(&folder)
            .output()
            .unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        let said: Value = serde_json::from_str(&npm(&folder, &["pack", "--json"])).unwrap();
        folder.join(said[0]["filename"].as_str().unwrap()).display().to_string()
    })
}

/// What npm says. Nothing but packages is fetched, and those only once.
fn npm(folder: &Path, arguments: &[&str]) -> String {
    let ran = Command::new("npm")
        .args(arguments)
        .args(["--prefer-offline", "--no-audit", "--no-fund", "--no-update-notifier", "--cache"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("npm-cache"))
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("these tests need Node.js and npm: apt-get install npm ({error})"));
    let said = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "npm {arguments:?}\n{said}{}", String::from_utf8_lossy(&ran.stderr));
    said
}

fn scratch() -> PathBuf {
    site::scratch().join("packaging")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in from.read_dir().unwrap() {
        let (from, to) = entry.map(|entry| (entry.path(), to.join(entry.file_name()))).unwrap();
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

fn served(folder: &Path) -> String {
    format!("{}/", site::serve(folder.to_owned()).unwrap())
}
