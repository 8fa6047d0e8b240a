//! The page for frames inside another site's page, by the snippet of the README.

use crate::reader::Reader;
use crate::record;
use crate::site;
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};

/// A page of another origin with what the README says to paste.
fn page_around() -> String {
    let readme = include_str!("../../README.md");
    let mut pieces = readme.split("```html\n").skip(1).filter_map(|rest| rest.split("```").next());
    let snippet = pieces.find(|snippet| snippet.contains("<iframe")).unwrap();
    assert!(snippet.lines().count() <= 10, "{snippet}");
    let folder = site::scratch().join("around");
    std::fs::create_dir_all(&folder).unwrap();
    let snippet = snippet.replace("/annals/", &format!("{}/", site::address()));
    let page = format!("<!doctype html>\n<title>Around</title>\n<link rel=icon href=data:,>\n{snippet}");
    std::fs::write(folder.join("index.html"), page).unwrap();
    site::serve(folder).unwrap()
}

#[test]
fn a_frame_is_as_high_as_its_content_but_no_higher_than_the_window() {
    browse(|browser| {
        // WebKit says so when the frame hears of its new height only with the next picture.
        browser.expect_complaint("ResizeObserver loop completed");
        browser.resize(1280, 9000);
        browser.visit(&page_around());
        browser.enter_frame();
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        let content = || reader.ask::<i64>("return host.offsetHeight", &[]);
        let frame = || {
            browser.leave_frame();
            let height = browser.run::<i64>("return document.querySelector('iframe').clientHeight", vec![]);
            browser.enter_frame();
            height
        };
        let fits = |(frame, content): &(i64, i64)| (frame - content).abs() <= 1 && *content > 720;
        let (whole, _) = eventually("a frame as high as its content", || (frame(), content()), fits);
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        let lower = |seen: &(i64, i64)| fits(seen) && seen.0 < whole / 2;
        eventually("a lower frame", || (frame(), content()), lower);
        browser.leave_frame();
        browser.resize(1280, 900);
        browser.enter_frame();
        reader.remove_chip("Raúl Castro");
        reader.sees(&record::all());
        eventually_is("the height of the frame", frame, 900);

        reader.open_sharing();
        reader.press_copy("link");
        // Without the permissions of the frame it would be refused.
        eventually_is("what is announced", || reader.announced(), vec!["Copied".to_owned()]);
    });
}
