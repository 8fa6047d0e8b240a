//! The invariants that the crate's documentation names, each held by a test.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The rooms and what each may use.
const ROOMS: [(&str, &[&str]); 9] = [
    ("dataset", &[]),
    ("interop", &["dataset"]),
    ("query", &["dataset"]),
    ("state", &["dataset", "query"]),
    ("layout", &["dataset"]),
    ("i18n", &["dataset"]),
    ("view", &["dataset", "interop", "query", "state", "layout", "i18n"]),
    ("host", &["dataset", "interop", "query", "state", "i18n", "view"]),
    ("publish", &["dataset", "interop", "i18n"]),
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files below a folder whose names end so, with their text.
fn files(folder: &Path, ending: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(ending) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

/// The code of a room without its comments.
fn code(room: &str) -> Vec<(PathBuf, String)> {
    let without_comments = |text: &str| -> String {
        text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
    };
    let found: Vec<_> = files(&root().join("src").join(room), ".rs")
        .into_iter()
        .map(|(p, t)| (p, without_comments(&t)))
        .collect();
    assert!(!found.is_empty(), "the room {room} is empty");
    found
}

fn no_room_but(allowed: &[&str], words: &[&str]) {
    for (room, _) in ROOMS.iter().filter(|(room, _)| !allowed.contains(room)) {
        for (path, text) in code(room) {
            for word in words {
                assert!(!text.contains(word), "{} has {word:?}", path.display());
            }
        }
    }
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    for (room, allowed) in ROOMS {
        for (path, text) in code(room) {
            for used in text.match_indices("crate::").map(|(at, _)| &text[at + "crate::".len()..]) {
                let used: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                let is_room = ROOMS.iter().any(|(name, _)| *name == used);
                let fine = used == room || !is_room || allowed.contains(&used.as_str());
                assert!(fine, "{}: {room} must not use {used}", path.display());
            }
        }
    }
}

#[test]
fn the_interface_languages_know_no_records() {
    for (path, text) in code("i18n") {
        assert!(!text.contains("model") && !text.contains("Dataset"), "{}", path.display());
    }
}

#[test]
fn without_the_widget_there_is_no_browser_crate_in_the_tree() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--no-default-features", "--edges", "normal", "--prefix", "none"])
        .current_dir(root())
        .output()
        .unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    assert!(tree.starts_with("annals "), "cargo tree answered {tree:?}");
    for name in ["yew", "web-sys", "js-sys", "wasm-bindgen"] {
        assert!(!tree.lines().any(|line| line.starts_with(name)), "{name} in\n{tree}");
    }
}

#[test]
fn only_the_host_speaks_to_javascript() {
    no_room_but(&["host"], &["#[wasm_bindgen", "js_sys", "JsValue"]);
}

#[test]
fn the_view_names_no_window_location_history_storage_or_clock() {
    for (path, text) in code("view") {
        for word in
            ["window()", "Window", "location", "history()", "Storage", "Date::now", "Instant", "SystemTime"]
        {
            // The word "location" is also the message that heads where an event took place.
            let text = text.replace("t.location", "");
            assert!(!text.contains(word), "{} has {word:?}", path.display());
        }
    }
}

#[test]
fn no_html_is_made_from_strings_and_no_style_attribute_is_written() {
    no_room_but(&["publish"], &["from_html_unchecked", "inner_html", "insert_adjacent_html", " style="]);
    for (path, text) in files(&root().join("static"), ".js") {
        for word in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            assert!(!text.contains(word), "{} has {word:?}", path.display());
        }
    }
}

#[test]
fn nothing_shipped_names_another_host() {
    let mut shipped = files(&root().join("static"), ".js");
    shipped.extend(files(&root().join("static"), ".css"));
    shipped.extend(files(&root().join("static"), ".html"));
    shipped.push((root().join("index.html"), fs::read_to_string(root().join("index.html")).unwrap()));
    for (path, text) in shipped {
        for word in ["http://", "https://", "src=\"//", "url(//"] {
            assert!(!text.contains(word), "{} has {word:?}", path.display());
        }
    }
}

#[test]
fn panics_are_denied_outside_tests() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for lint in
        ["unwrap_used = \"deny\"", "expect_used = \"deny\"", "panic = \"deny\"", "missing_docs = \"deny\""]
    {
        assert!(manifest.contains(lint), "{lint}");
    }
    for (room, _) in ROOMS {
        for (path, text) in code(room) {
            let product = text.split("#[cfg(test)]").next().unwrap_or_default();
            let excused = product.contains("allow(clippy::unwrap")
                || product.contains("allow(clippy::expect")
                || product.contains("allow(clippy::panic")
                || product.contains("unreachable!")
                || product.contains("todo!");
            assert!(!excused, "{}", path.display());
        }
    }
}

#[test]
fn what_is_built_from_is_named_by_its_hash() {
    for lock in ["Cargo.lock", "tests/fuzz/Cargo.lock"] {
        let text = fs::read_to_string(root().join(lock)).unwrap();
        for package in text.split("[[package]]").skip(1) {
            let is_ours = package.trim_start().starts_with("name = \"annals");
            let is_pinned = package.contains("source = \"registry+") && package.contains("checksum = \"");
            assert!(is_pinned != is_ours, "{lock}: {package}");
        }
    }
    let manifests = ["static", "tests"].map(|folder| files(&root().join(folder), "/package.json"));
    let own = manifests.into_iter().flatten().filter(|(path, text)| {
        text.contains("ependencies\"") && !path.to_string_lossy().contains("node_modules")
    });
    let mut locks = 0;
    for (path, _) in own {
        let path = path.with_file_name("package-lock.json");
        let lock = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let lock: serde_json::Value = serde_json::from_str(&lock).unwrap();
        for (name, package) in lock["packages"].as_object().unwrap().iter().filter(|it| !it.0.is_empty()) {
            let integrity = package["integrity"].as_str().unwrap_or_default();
            assert!(integrity.starts_with("sha512-"), "{}: {name}", path.display());
        }
        locks += 1;
    }
    assert!(locks > 0, "no lock was looked at");
}

#[test]
fn what_is_made_for_the_browser_alone_has_no_tests_of_its_own() {
    for (path, text) in ["view", "host"].into_iter().flat_map(code) {
        assert!(!text.contains("#[cfg(test)]"), "{} has tests that nothing runs", path.display());
    }
}
