//! Any bytes as any format: what is read is a valid record, and every event is accounted for.
#![no_main]

use annals::dataset::Dataset;
use annals::interop::read::{Asked, Format, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for from in std::iter::once(None).chain(Format::ALL.map(Some)) {
        let Ok((record, report)) = read(bytes, Asked { from, ..Asked::default() }) else { continue };
        assert_eq!(report.found(), report.read() + report.dropped());
        assert_eq!(report.read(), record.events.len());
        let text = serde_json::to_string(&record).expect("a record is JSON");
        assert!(Dataset::from_json(&text).is_ok_and(|dataset| dataset.to_record() == record));
    }
});
