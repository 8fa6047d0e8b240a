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
fn a_frame_grows_and_shrinks_with_what_is_in_it_and_lets_a_link_be_copied() {
    browse(|browser| {
        browser.visit(&page_around());
        let height = || browser.run::<f64>("return document.querySelector('iframe').clientHeight", vec![]);
        browser.enter_frame();
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        let fits = || {
            let content =
                browser.run::<f64>("return document.querySelector('annals-timeline').offsetHeight", vec![]);
            browser.leave_frame();
            let frame = height();
            browser.enter_frame();
            (frame, content)
        };
        let as_high = |(frame, content): &(f64, f64)| (frame - content).abs() <= 1.0;
        let (whole, _) = eventually("a frame as high as its content", fits, as_high);
        assert!(whole > 2000.0, "no test otherwise: {whole}");
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        let less = eventually("a lower frame", fits, |seen| as_high(seen) && seen.0 < whole / 2.0);
        reader.remove_chip("Raúl Castro");
        eventually_is("the height of the whole", || fits().0, whole);
        assert!(less.0 < whole);

        reader.open_sharing();
        reader.press_copy("link");
        // Without the permissions of the frame it would be refused.
        eventually_is("what is announced", || reader.announced(), vec!["Copied".to_owned()]);
    });
}
