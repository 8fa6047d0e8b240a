//! A browser for each test, and what holds after each: the console has no complaints.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::browser::Browser;
use crate::reader::Reader;
use crate::{driver, engine, site};

/// Opens a page of the site, waits for its timeline, and acts as its reader.
pub fn read(path: &str, scenario: impl FnOnce(&Reader<'_>)) {
    browse(|browser| {
        browser.open(path);
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        scenario(&reader);
    });
}

/// Gives a scenario a browser of its own, if it is one that the engine can do.
pub fn browse(scenario: impl FnOnce(&Browser)) {
    if !engine::can() {
        return;
    }
    let place = Place::take();
    // Whether there is a driver is soon known; the site takes a while.
    driver::address(place.0);
    site::address();
    let browser = Browser::start(place.0);
    let outcome = catch_unwind(AssertUnwindSafe(|| scenario(&browser)));
    let complaints = catch_unwind(AssertUnwindSafe(|| browser.complaints())).unwrap_or_default();
    if outcome.is_err() || !complaints.is_empty() {
        keep_picture(&browser);
    }
    browser.quit();
    if let Err(failure) = outcome {
        if !complaints.is_empty() {
            eprintln!("the console says:\n{}", complaints.join("\n"));
        }
        resume_unwind(failure);
    }
    assert!(complaints.is_empty(), "the console says:\n{}", complaints.join("\n"));
}

/// Keeps what the browser showed when a test failed.
fn keep_picture(browser: &Browser) {
    let folder = site::scratch().join("failed");
    let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
    let path = folder.join(format!("{test}.png"));
    let kept = std::fs::create_dir_all(&folder).is_ok()
        && browser.try_picture().is_some_and(|png| std::fs::write(&path, png).is_ok());
    if kept {
        eprintln!("the picture of the failure: {}", path.display());
    }
}

/// One of the places for browsers, each with a driver of its own.
struct Place(usize);

static TAKEN: Mutex<[bool; driver::PLACES]> = Mutex::new([false; driver::PLACES]);
static LEFT: Condvar = Condvar::new();

/// Which are taken is right even after a panic elsewhere.
fn taken() -> MutexGuard<'static, [bool; driver::PLACES]> {
    TAKEN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Place {
    fn take() -> Place {
        let full = |taken: &mut [bool; driver::PLACES]| taken.iter().all(|it| *it);
        let mut taken = LEFT.wait_while(taken(), full).unwrap_or_else(PoisonError::into_inner);
        let free = taken.iter().position(|it| !it).unwrap();
        taken[free] = true;
        Place(free)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        taken()[self.0] = false;
        LEFT.notify_one();
    }
}
