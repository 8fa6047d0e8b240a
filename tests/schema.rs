//! The committed JSON Schema, which editors use, is the one that the code describes.
#![cfg(feature = "cli")]

#[test]
fn the_committed_schema_is_current() {
    let committed = include_str!("../static/records/annals-1.schema.json");
    assert!(
        committed == annals::publish::schema::json_schema(),
        "run: cargo run --release -- schema > static/records/annals-1.schema.json"
    );
}
