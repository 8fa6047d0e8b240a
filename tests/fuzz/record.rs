//! Any text as a record: its problems can be shown, and what is valid is the same when it is written.
#![no_main]

use annals::dataset::Dataset;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match Dataset::from_json(text) {
    Err(problems) => problems.iter().for_each(|problem| drop(problem.to_string())),
    Ok(dataset) => {
        let text = serde_json::to_string(&dataset.record).expect("a record is JSON");
        assert!(Dataset::from_json(&text).is_ok_and(|again| again.record == dataset.record));
    }
});
