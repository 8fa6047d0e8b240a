//! What the page says of a report: each reason in its languages, and each format by its name.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use annals::interop::read::Format;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The code of the readers.
fn code() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/interop/read");
    fs::read_dir(folder).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

#[test]
fn each_reason_is_in_every_language_of_the_page() {
    let script = read("static/open/opened-reasons.js");
    let known: BTreeSet<String> = script
        .lines()
        .filter_map(|line| Some(line.trim().strip_prefix('\'')?.split_once("': ['")?.0.to_owned()))
        .collect();
    assert!(known.len() > 40);
    let code = code();
    let stale: Vec<_> = known.iter().filter(|reason| !code.contains(&format!("\"{reason}\""))).collect();
    assert!(stale.is_empty(), "no reader has: {stale:#?}");
    // A reason is a constant; other constants are no sentences.
    let constants = code.lines().filter_map(|line| line.split_once("&str = \"")?.1.strip_suffix("\";"));
    let reasons = constants.filter(|text| text.contains(' ') && *text != "new Date");
    let missing: Vec<_> = reasons.filter(|reason| !known.contains(*reason)).collect();
    assert!(missing.is_empty(), "static/open/opened-reasons.js lacks: {missing:#?}");
}

#[test]
fn each_format_can_be_chosen_in_the_page() {
    let script = read("static/open/opened-words.js");
    let choices = script.split("FORMATS = {").nth(1).unwrap();
    for format in Format::ALL {
        assert!(choices.contains(&format!("  {}: ", format.name())), "{}", format.name());
    }
    assert_eq!(choices.matches(": ").count(), Format::ALL.len());
}
