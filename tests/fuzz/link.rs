//! Any text as a link: it is read as some state, and that state is the same after it is written.
#![no_main]

use annals::state::link;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let state = link::read(text, "cuba");
    let written = link::write("", "cuba", &state, |_| false).expect("an empty link is no route");
    // Escaping may make a link longer than those that are read.
    assert!(written.len() > 4096 || link::read(&written, "cuba") == state, "{written}");
    let _ = link::write(text, "cuba", &state, |_| true);
});
