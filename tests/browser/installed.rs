//! The page without its server, and from one version of it to the next.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::browser::Browser;
use crate::host::Host;
use crate::reader::Reader;
use crate::stage::browse;
use crate::wait::{eventually, eventually_is};
use crate::{record, site};

/// What a page without a server has to be asked for.
const NOBODY_ANSWERS: &str = "net::ERR_CONNECTION_REFUSED";

#[test]
fn after_one_visit_everything_works_without_the_server() {
    browse(|browser| {
        browser.expect_complaint(NOBODY_ANSWERS);
        let mut host = Host::of(site::folder());
        let reader = visit(browser, &host);
        host.stop();

        browser.reload();
        reader.wait_until_shown();
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        reader.search("viet nam");
        eventually("fewer events", || reader.events(), |found| found.len() < record::count());
        reader.choose_language("es");
        eventually("Spanish", || reader.count_line(), |line| line.contains("hechos"));

        for path in ["", "index.html", "?from=a-newsletter"] {
            browser.visit("about:blank");
            browser.visit(&format!("{}{path}#annals.e=raul-castro-visit-vietnam", host.address()));
            reader.wait_until_shown();
            reader.sees_open("raul-castro-visit-vietnam");
        }
        for path in ["es.html", "vi.html"] {
            browser.visit(&format!("{}{path}#annals.e=raul-castro-visit-vietnam", host.address()));
            reader.wait_until_shown();
            eventually_is(
                "the open event",
                || reader.open_event(),
                Some("raul-castro-visit-vietnam".to_owned()),
            );
        }
        for data in ["data/record.json", "data/events.csv"] {
            let there = "return fetch(given[0]).then((it) => it.status)";
            assert_eq!(reader.ask::<u16>(there, &[json!(data)]), 200);
        }
    });
}

#[test]
fn what_a_reader_saves_comes_without_the_server() {
    browse(|browser| {
        browser.expect_complaint(NOBODY_ANSWERS);
        let mut host = Host::of(site::folder());
        let reader = visit(browser, &host);
        host.stop();
        browser.reload();
        reader.wait_until_shown();
        let note = "const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => (window.saved = blob, make(blob));
            HTMLAnchorElement.prototype.click = function () { window.name = this.download; }";
        browser.run::<()>(note, vec![]);
        reader.open_sharing();
        reader.click("the one file", "return all('dialog a.btn')[0]", &[]);
        let saved = "return [window.name, window.saved?.size ?? 0, window.saved?.type ?? '']";
        let saved = || browser.run::<(String, usize, String)>(saved, vec![]);
        let (name, size, mime) = eventually("what is saved", saved, |(name, ..)| !name.is_empty());
        assert_eq!(name, "cuba-vietnam.html");
        assert!(mime.starts_with("text/html") && size > 500_000, "{mime}, {size}");

        browser.visit(&format!("{}offline.html", host.address()));
        reader.wait_until_shown();
    });
}

#[test]
fn a_new_version_is_offered_and_comes_whole() {
    let [one, two] = ["First title", "Second title"].map(version);
    browse(|browser| {
        let host = Host::of(one.clone());
        let reader = visit(browser, &host);
        is_whole(&reader, &one, "First title");
        browser.reload();
        reader.wait_until_shown();
        // A window of its own, as a page that is hidden behind another one does not show its timeline.
        browser.run::<()>("window.open('/', 'second', 'popup')", vec![]);
        let words = "return window.open('', 'second').document?.querySelector('.update')?.textContent ?? ''";
        let offered = || browser.run::<Option<String>>(words, vec![]).unwrap_or_default();

        // While the server has only a part of the new version, there is none.
        let half = site::scratch().join("installed/half");
        copy(&one, &half);
        fs::copy(two.join("sw.js"), half.join("sw.js")).unwrap();
        host.show(half);
        browser.expect_complaint("digest in the 'integrity' attribute");
        let outcome = "const page = await navigator.serviceWorker.getRegistration();
            const { installing, waiting } = await page.update();
            if (!installing) return waiting?.state ?? 'redundant';
            return new Promise((ended) => installing.onstatechange = () => ended(installing.state))";
        let outcome = format!("return (async () => {{ {outcome} }})()");
        assert_eq!(browser.run::<String>(&outcome, vec![]), "redundant");
        browser.reload();
        reader.wait_until_shown();
        is_whole(&reader, &one, "First title");
        assert_eq!(offered(), "");

        // Now it is whole. Both pages offer it, and go on as they are until a reader chooses it in one.
        host.show(two.clone());
        browser.run::<()>("navigator.serviceWorker.getRegistration().then((it) => it.update())", vec![]);
        eventually("the offer", offered, |words| words.starts_with("There is a new version of this page."));
        reader.choose_language("vi");
        let own = || browser.run::<String>("return document.querySelector('.update').textContent", vec![]);
        eventually("the offer in Vietnamese", own, |words| words.contains("phiên bản mới"));
        is_whole(&reader, &one, "First title");
        browser
            .run::<()>("window.open('', 'second').document.querySelector('.update button').click()", vec![]);
        eventually_is("both pages", || titles(browser), Some(["Second title"; 2].map(str::to_owned)));
        reader.wait_until_shown();
        is_whole(&reader, &two, "Second title");
        assert_eq!(own(), "");
        let kept = "return caches.keys().then((it) => it.length)";
        eventually_is("versions that are kept", || browser.run(kept, vec![]), 1);
    });
}

#[test]
fn a_page_that_is_taken_away_is_not_kept() {
    let folder = site::scratch().join("installed/taken");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("index.html"), "<link rel=icon href=data:,><h1>Something else</h1>").unwrap();
    browse(|browser| {
        browser.expect_complaint("404");
        let host = Host::of(site::folder());
        visit(browser, &host);
        host.show(folder);
        browser.reload();
        let heading =
            || browser.run::<Option<String>>("return document.querySelector('h1')?.textContent", vec![]);
        eventually_is("the page", heading, Some("Something else".to_owned()));
        let kept = || browser.run::<Vec<String>>("return caches.keys()", vec![]);
        assert_eq!(kept(), Vec::<String>::new(), "what is kept");
    });
}

#[test]
fn only_the_standalone_page_has_a_worker() {
    browse(|browser| {
        let registered = "return navigator.serviceWorker.getRegistrations().then((it) => it.length)";
        for path in ["embed.html", "pages/two.html", "pages/strict.html"] {
            browser.open(&format!("/{path}"));
            eventually_is(
                "the element",
                || browser.run("return !!document.querySelector('annals-timeline')?.shadowRoot", vec![]),
                true,
            );
            assert_eq!(browser.run::<usize>(registered, vec![]), 0, "{path}");
        }
        // A frame of this site below the page goes on as if there were no worker.
        let mut host = Host::of(site::folder());
        visit(browser, &host);
        browser.expect_complaint(NOBODY_ANSWERS);
        browser.visit(&format!("{}embed.html", host.address()));
        Reader::of(browser, "annals-timeline").wait_until_shown();
        host.stop();
        browser.expect_complaint("annals.js - Failed to load resource");
        let script = "return fetch('annals.js').then(() => true, () => false)";
        assert!(!browser.run::<bool>(script, vec![]), "the worker has answered a page that is not its own");
    });
}

#[test]
fn the_page_can_be_installed() {
    browse(|browser| {
        browser.open("/");
        let manifest =
            "return fetch(document.querySelector('link[rel=manifest]').href).then((it) => it.json())";
        let manifest = browser.run::<serde_json::Value>(manifest, vec![]);
        assert_eq!(manifest["display"], "standalone");
        let drawn = "return Promise.all([...arguments[0], document.querySelector('link[rel~=icon]').href].map((src) => {
            const image = new Image();
            image.src = src;
            return image.decode().then(() => image.naturalWidth > 0);
        }))";
        let icons: Vec<_> =
            manifest["icons"].as_array().unwrap().iter().map(|it| it["src"].clone()).collect();
        let drawn = browser.run::<Vec<bool>>(drawn, vec![json!(icons)]);
        assert!(drawn.len() == icons.len() + 1 && drawn.iter().all(|it| *it), "{drawn:?}");
    });
}

/// Opens the page and waits until it is kept.
fn visit<'a>(browser: &'a Browser, host: &Host) -> Reader<'a> {
    browser.visit(&host.address());
    let reader = Reader::of(browser, "annals-timeline");
    reader.wait_until_shown();
    let kept = "return navigator.serviceWorker.controller?.state ?? ''";
    eventually_is("the worker", || browser.run::<String>(kept, vec![]), "activated".to_owned());
    reader
}

/// The site of the record under another title.
fn version(title: &str) -> PathBuf {
    let folder = site::scratch().join("installed").join(title.replace(' ', "-"));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.with_extension("json");
    let titles = r#""en": "Cuba and Vietnam", "es": "Cuba y Vietnam", "vi": "Cuba và Việt Nam""#;
    let record = crate::record::ARTICLES.replacen(titles, &format!(r#""en": "{title}""#), 1);
    fs::write(&path, record).unwrap();
    site::build_to(&folder, Some(&path)).unwrap();
    folder
}

/// Page, timeline, style and record are of the version in a folder.
#[track_caller]
fn is_whole(reader: &Reader<'_>, folder: &Path, title: &str) {
    let page = fs::read_to_string(folder.join("index.html")).unwrap();
    let page = page.replace("</main>", "");
    let seen: [String; 3] = reader.ask(
        "return Promise.all([
            document.title,
            words(all('h1')[0]),
            fetch('data/record.json').then((it) => it.text()).then((it) => it.match(/\"title\": \\{\\s*\"en\": \"([^\"]+)/)[1]),
        ])",
        &[],
    );
    assert_eq!(seen, [title; 3].map(str::to_owned));
    let used = "return [...document.querySelectorAll('head [href], head [src]')]
        .map((it) => it.getAttribute('href') ?? it.getAttribute('src'))";
    for name in reader.ask::<Vec<String>>(used, &[]) {
        assert!(page.contains(&format!("\"{name}\"")), "{name} is not of this version");
    }
}

/// The titles of both windows; nothing while one of them loads.
fn titles(browser: &Browser) -> Option<[String; 2]> {
    browser.run("return [document.title, window.open('', 'second').document?.title ?? '']", vec![])
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
