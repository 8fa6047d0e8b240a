//! `annals serve RECORD` while its author writes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::json;

use crate::browser::Browser;
use crate::reader::Reader;
use crate::site;
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};

#[test]
fn what_is_written_shows_and_a_mistake_leaves_the_page_as_it_was() {
    let desk = Desk::of("author.json", "First draft");
    browse(|browser| {
        browser.visit(&format!("{}#annals.q=castro", desk.address));
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        shows(browser, "First draft");
        let found = reader.events();

        desk.write("Second draft");
        shows(browser, "Second draft");
        reader.wait_until_shown();
        reader.sees(&found);

        fs::write(&desk.record, text("Third draft").replace("\"kind\": \"visit\"", "\"kind\": \"visti\""))
            .unwrap();
        let told = || problems(browser);
        let told = eventually("the mistakes", told, |told| told.contains("author.json: line "));
        assert!(told.contains("/events/") && told.contains("visti"), "{told}");
        browser.reload();
        reader.wait_until_shown();
        shows(browser, "Second draft");
        eventually("the mistakes", || problems(browser), |told| told.contains("visti"));

        // As editors do that write aside and put the new file in the place of the old one.
        let aside = desk.record.with_extension("new");
        fs::write(&aside, text("Third draft")).unwrap();
        fs::remove_file(&desk.record).unwrap();
        fs::rename(&aside, &desk.record).unwrap();
        shows(browser, "Third draft");
        eventually_is("the mistakes", || problems(browser), String::new());
    });
}

#[test]
fn an_author_s_page_is_not_kept_in_the_browser() {
    let desk = Desk::of("kept.json", "Draft");
    browse(|browser| {
        browser.visit(&desk.address);
        Reader::of(browser, "annals-timeline").wait_until_shown();
        let registered = "return navigator.serviceWorker.getRegistrations().then((it) => it.length)";
        assert_eq!(browser.run::<usize>(registered, vec![]), 0);
        browser.expect_complaint("404");
        let worker = "return fetch(arguments[0]).then((it) => it.status)";
        assert_eq!(browser.run::<u16>(worker, vec![json!("sw.js")]), 404);
    });
}

/// A server that follows a record, which ends with the test.
struct Desk {
    record: PathBuf,
    address: String,
    server: Child,
}

impl Desk {
    fn of(name: &str, title: &str) -> Desk {
        let record = site::scratch().join(name);
        fs::create_dir_all(site::scratch()).unwrap();
        fs::write(&record, text(title)).unwrap();
        let mut server = Command::new(env!("CARGO_BIN_EXE_annals"))
            .arg("serve")
            .arg(&record)
            .args(["--quiet", "--port", "0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Desk { record, address: address.trim().to_owned(), server }
    }

    fn write(&self, title: &str) {
        fs::write(&self.record, text(title)).unwrap();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The record under another title.
fn text(title: &str) -> String {
    crate::record::ARTICLES.replacen("Cuba and Vietnam", title, 1)
}

#[track_caller]
fn shows(browser: &Browser, title: &str) {
    // While it is loaded anew a page has none.
    let found = || browser.run::<Option<String>>("return document.title", vec![]);
    eventually_is("the title", found, Some(title.to_owned()));
}

fn problems(browser: &Browser) -> String {
    browser.run("return document.querySelector('.problems')?.innerText ?? ''", vec![])
}
