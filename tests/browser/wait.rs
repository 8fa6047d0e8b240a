//! Waiting for what a page does in its own time.

use std::fmt::Debug;
use std::thread;
use std::time::{Duration, Instant};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_millis(20);

/// Looks until what is `found` fits, and gives it; fails with what was awaited and what was there.
#[track_caller]
pub fn eventually<T: Debug>(awaited: &str, find: impl Fn() -> T, fits: impl Fn(&T) -> bool) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let found = find();
        if fits(&found) {
            return found;
        }
        assert!(Instant::now() < deadline, "awaited: {awaited}\n found: {found:?}");
        thread::sleep(PAUSE);
    }
}

/// Looks until what is found is what is `awaited`.
#[track_caller]
pub fn eventually_is<T: Debug + PartialEq>(what: &str, find: impl Fn() -> T, awaited: T) {
    eventually(&format!("{what}: {awaited:?}"), find, |found| *found == awaited);
}

/// Does something until it succeeds.
#[track_caller]
pub fn eventually_does<T, E: std::fmt::Display>(what: &str, attempt: impl Fn() -> Result<T, E>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match attempt() {
            Ok(done) => return done,
            Err(error) => assert!(Instant::now() < deadline, "awaited: {what}\n found: {error}"),
        }
        thread::sleep(PAUSE);
    }
}
