//! The timeline as one file.

use serde_json::json;

use crate::reader::Reader;
use crate::record;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

#[test]
fn one_file_opens_without_a_server_and_asks_nobody_for_anything() {
    browse(|browser| {
        browser.open_file("offline.html", "#annals.p=raul-castro");
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        reader.sees(&record::with("raul-castro"));
        reader.search("viet nam");
        let found = eventually("fewer events", || reader.events(), |found| found.len() < record::count());
        let linked = || browser.run::<String>("return location.hash", vec![]);
        eventually("the link", linked, |link| link.contains("annals.q=viet%20nam"));
        browser.reload();
        reader.wait_until_shown();
        reader.sees(&found);
        reader.choose_language("vi");
        eventually_is("the language", || reader.ask("return all('.annals')[0].lang", &[]), "vi".to_owned());
        let asked = "return performance.getEntriesByType('resource').map((it) => it.name)
            .filter((name) => !name.startsWith('data:'))";
        assert_eq!(browser.run::<Vec<String>>(asked, vec![]), Vec::<String>::new());
    });
}

#[test]
fn the_dialog_for_sharing_offers_the_one_file() {
    read("/", |reader| {
        reader.click("Share", "return all('.tools .tool')[0]", &[]);
        let link = "const link = all('dialog a.btn')[0]; return link ? [link.pathname, link.download] : null";
        let link =
            eventually("the download", || reader.ask::<Option<[String; 2]>>(link, &[]), Option::is_some);
        assert_eq!(link.unwrap(), ["/offline.html", "cuba-vietnam.html"]);
        let there = "return fetch('/offline.html').then((it) => it.status)";
        assert_eq!(reader.ask::<u16>(there, &[json!(null)]), 200);
    });
}
