//! Any text as a date: it means a day that is not after the last that it may mean.
#![no_main]

use annals::dataset::Date;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| match Date::parse(text) {
    Err(error) => drop(error.to_string()),
    Ok(date) => {
        let (earliest, latest) = date.extent();
        assert!(earliest <= latest, "{text}: {earliest:?} {latest:?}");
        assert_eq!(Date::parse(date.as_str()), Ok(date.clone()));
        let _ = (date.sort_key(), date.html_datetime(), date.anchor());
        assert!(!date.certainly_within(earliest, latest) || date.possibly_within(earliest, latest));
    }
});
