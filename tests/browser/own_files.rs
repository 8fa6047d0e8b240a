//! A file of the reader's own on the standalone page: chosen or dropped, shown, reported on, taken along.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::accessibility::axe;
use crate::browser::Browser;
use crate::host::Host;
use crate::reader::Reader;
use crate::record;
use crate::screens::fits_across;
use crate::site;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// Chooses a file of the folder `tests`, as a reader does in the dialog of the browser.
#[track_caller]
fn choose(browser: &Browser, name: &str) {
    let input = || browser.run::<bool>("return !!document.querySelector('.open input')", vec![]);
    eventually_is("the control", input, true);
    browser.choose_file("return document.querySelector('.open input')", &file(name));
}

/// Waits until the panel has a heading with the focus, and gives the words of the panel.
#[track_caller]
fn sees(browser: &Browser, heading: &str) -> String {
    let focus = || browser.run::<String>("return document.activeElement.textContent.slice(0, 99)", vec![]);
    eventually_is("the focus on what became of the file", focus, heading.to_owned());
    panel(browser)
}

/// The words of the panel.
fn panel(browser: &Browser) -> String {
    browser.run("return document.querySelector('.opened').innerText", vec![])
}

/// Chooses a file that is shown, and gives the words of the panel.
#[track_caller]
fn shows(browser: &Browser, path: &str) -> String {
    choose(browser, path);
    sees(browser, &format!("“{}” as a timeline", path.rsplit('/').next().unwrap()))
}

/// Likewise one that cannot be shown.
#[track_caller]
fn refuses(browser: &Browser, path: &str) -> String {
    choose(browser, path);
    sees(browser, &format!("“{}” cannot be shown", path.rsplit('/').next().unwrap()))
}

/// Has all that can be told of files told at once: of one that is shown, unfolded, and of one that is not.
fn unfold_all(browser: &Browser) {
    shows(browser, "browser/files/table.csv");
    refuses(browser, "browser/files/cut.json");
    let unfold = "document.querySelectorAll('.opened details').forEach((it) => it.open = true)";
    browser.run::<()>(unfold, vec![]);
}

/// Presses what has these words in the panel, or below the timeline.
#[track_caller]
fn press(reader: &Reader<'_>, words: &str) {
    let button = "return [...document.querySelectorAll('.opened :is(button, summary), .open button')]
        .find((it) => words(it) === given[0])";
    reader.click(words, button, &[json!(words)]);
}

fn title(reader: &Reader<'_>) -> [String; 2] {
    reader.ask("return [document.title, words(all('h1')[0]) ?? '']", &[])
}

/// The scripts and engines that the page has asked for to read files.
fn readers_loaded(browser: &Browser) -> Vec<String> {
    let script = "return performance.getEntriesByType('resource').map((it) => new URL(it.name).pathname)
        .filter((name) => /open(ed|er|ing)/.test(name))";
    browser.run(script, vec![])
}

#[test]
fn a_file_of_each_maker_is_shown_at_once_with_its_report() {
    read("/", |reader| {
        let browser = reader.browser;
        for (name, told, events) in [
            ("table.csv", "Table. 4 of 4 events read. Values: 2 guessed · 1 kept at another place", 4),
            ("sheet.csv", "Spreadsheet of TimelineJS. 2 of 2 events read.", 2),
            ("timelinejs.json", "TimelineJS 3. 2 of 2 events read. Values: 1 changed", 2),
            ("simile.xml", "SIMILE Timeline. 2 of 2 events read.", 2),
            ("vis.js", "vis-timeline. 2 of 2 events read.", 2),
            ("wikidata.json", "Results of Wikidata. 2 of 2 events read.", 2),
        ] {
            let panel = shows(browser, &format!("browser/files/{name}"));
            assert!(panel.contains(told), "{name}: {panel}");
            assert_eq!(reader.events().len(), events, "{name}");
            let [page, timeline] = title(reader);
            assert_eq!(page, timeline, "{name}");
        }
    });
}

#[test]
fn a_report_names_each_place_and_reason() {
    read("/", |reader| {
        shows(reader.browser, "browser/files/table.csv");
        let panel = || panel(reader.browser);
        assert!(!panel().contains("5/6/1970"));
        press(reader, "What was changed, guessed, dropped or moved");
        press(reader, "1 × guessed: day and month can be told apart only by custom: one of two days");
        eventually("the place", panel, |words| words.contains("line 4, date 5/6/1970"));
    });
}

#[test]
fn what_reads_files_is_loaded_when_there_is_one() {
    read("/", |reader| {
        let browser = reader.browser;
        let there = || browser.run::<bool>("return !!document.querySelector('.open button')", vec![]);
        eventually_is("the control", there, true);
        assert_eq!(readers_loaded(browser), Vec::<String>::new());
        shows(browser, "browser/files/table.csv");
        assert!(!readers_loaded(browser).is_empty());
        for (page, opens) in [("index.html", true), ("embed.html", false), ("offline.html", false)] {
            let text = fs::read_to_string(site::folder().join(page)).unwrap();
            assert_eq!(text.contains("src=\"open-"), opens, "{page}");
        }
    });
}

/// Moves a file over the page, or drops it there.
const MOVE: &str = "
    const transfer = new DataTransfer();
    transfer.items.add(new File([arguments[1]], 'moon.csv', { type: 'text/csv' }));
    const event = new DragEvent(arguments[0], { dataTransfer: transfer, bubbles: true, cancelable: true, composed: true });
    document.querySelector('annals-timeline').shadowRoot.querySelector('h1').dispatchEvent(event);
    return event.defaultPrevented;";

#[test]
fn a_file_may_be_dropped_anywhere_and_the_page_says_so() {
    read("/", |reader| {
        let browser = reader.browser;
        let there = || browser.run::<bool>("return !!document.querySelector('.drop')", vec![]);
        eventually_is("the control", there, true);
        let is_offered =
            || browser.run::<bool>("return document.querySelector('.drop').checkVisibility()", vec![]);
        assert!(!is_offered());
        let table = json!("date,title\n1969-07-20,Eagle lands\n");
        assert!(browser.run::<bool>(MOVE, vec![json!("dragover"), table.clone()]));
        assert!(is_offered());
        browser.run::<()>("document.dispatchEvent(new DragEvent('dragleave'))", vec![]);
        assert!(!is_offered());
        assert!(browser.run::<bool>(MOVE, vec![json!("drop"), table]));
        let panel = sees(browser, "“moon.csv” as a timeline");
        assert!(panel.contains("1 of 1 event read."), "{panel}");
        assert_eq!(reader.events().len(), 1);
        assert!(!is_offered());
        // Words that are dragged are none of ours.
        let words = "const transfer = new DataTransfer(); transfer.setData('text/plain', 'x');
            const event = new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event); return event.defaultPrevented";
        assert!(!browser.run::<bool>(words, vec![]));
    });
}

#[test]
fn a_file_that_cannot_be_shown_leaves_the_timeline_and_says_why() {
    read("/", |reader| {
        let browser = reader.browser;
        for (path, found) in [
            ("browser/files/cut.json", "it is cut off: line 4"),
            ("browser/files/empty.csv", "it is empty"),
            ("browser/files/latin.csv", "is not UTF-8: save the file as UTF-8"),
            ("browser/files/annals.json", "missing field `title`"),
            ("readers/sheet.xlsx", "it is a workbook: save the sheet as CSV"),
            ("browser/main.rs", "its format is not known"),
        ] {
            let panel = refuses(browser, path);
            assert!(panel.contains(found) && panel.contains("stays as it was"), "{path}: {panel}");
            assert_eq!(title(reader), ["Cuba and Vietnam"; 2].map(str::to_owned), "{path}");
            assert_eq!(reader.events(), record::all(), "{path}");
        }
        press(reader, "Close");
        eventually_is(
            "the focus on the control",
            || browser.run::<String>("return document.activeElement.textContent", vec![]),
            "Open a file…".to_owned(),
        );
        // What is shown of another file stays, too, with what is told of that.
        shows(browser, "browser/files/table.csv");
        let panel = refuses(browser, "browser/files/cut.json");
        assert!(panel.contains("“table.csv” as a timeline"), "{panel}");
        assert_eq!(reader.events().len(), 4);
    });
}

#[test]
fn a_reader_says_what_a_file_is_where_that_was_mistaken() {
    read("/", |reader| {
        let browser = reader.browser;
        shows(browser, "browser/files/sheet.csv");
        press(reader, "What was changed, guessed, dropped or moved");
        browser.run::<()>("document.querySelector('.opened select').value = 'table'", vec![]);
        press(reader, "Read again");
        let told = || panel(browser);
        eventually("another reading", told, |words| words.contains("Table. 3 of 3 events read."));
    });
}

#[test]
fn the_page_s_own_timeline_comes_back_as_it_was() {
    read("/#annals.p=raul-castro", |reader| {
        let browser = reader.browser;
        let his = record::with("raul-castro");
        reader.sees(&his);
        let shares = || reader.ask::<bool>("return !!all('.tools > .tool')[0]", &[]);
        let articles = || {
            browser.run::<usize>("return document.querySelectorAll('annals-timeline article').length", vec![])
        };
        assert!(shares() && articles() > 0);

        shows(browser, "browser/files/table.csv");
        assert_eq!(reader.events().len(), 4);
        assert!(!shares(), "a link to what only this browser has");
        assert_eq!(articles(), 0, "the words of another timeline");
        reader.search("eagle");
        eventually_is("one event", || reader.events().len(), 1);
        assert_eq!(browser.path(), "/#annals.p=raul-castro");

        // Where that fails there is something to read, as long as it does.
        reader.ask::<()>("host.record = '{'", &[]);
        eventually("the page's own words", articles, |found| *found > 0);
        choose(browser, "browser/files/table.csv");
        eventually_is("those words", articles, 0);

        press(reader, "Back to the page’s own timeline");
        let focus = || browser.run::<String>("return document.activeElement.localName", vec![]);
        eventually_is("the focus on the timeline", focus, "main".to_owned());
        reader.sees(&his);
        assert!(shares() && articles() > 0);
        assert_eq!(title(reader), ["Cuba and Vietnam"; 2].map(str::to_owned));
        let told = "return document.querySelector('.opened [role=status]').textContent";
        assert_eq!(
            browser.run::<String>(told, vec![]),
            "“Cuba and Vietnam”, the page’s own timeline, is shown again."
        );
    });
}

#[test]
fn what_is_taken_along_is_a_right_record() {
    read("/", |reader| {
        let browser = reader.browser;
        let keep = "window.saved = []; const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { blob.text().then((it) => window.saved.push(it)); return make(blob); };";
        browser.run::<()>(keep, vec![]);
        shows(browser, "browser/files/table.csv");
        let names =
            "return [...document.querySelectorAll('.opened a[download]')].map((it) => it.download).sort()";
        assert_eq!(browser.run::<Vec<String>>(names, vec![]), ["table-report.json", "table.json"]);
        let saved = || browser.run::<Vec<String>>("return window.saved", vec![]);
        let saved = eventually("both files", saved, |saved| saved.len() == 2);
        let json = |text: &String| serde_json::from_str::<Value>(text).unwrap();
        let report = saved.iter().map(json).find(|it| it["entries"].is_array()).unwrap();
        assert_eq!((&report["format"], &report["read"]), (&json!("table"), &json!(4)));

        let record = saved.iter().find(|text| text.contains("\"annals/1\"")).unwrap();
        let path = site::scratch().join("taken-along.json");
        fs::write(&path, record).unwrap();
        let annals = || Command::new(env!("CARGO_BIN_EXE_annals"));
        let checked = annals().arg("check").arg(&path).output().unwrap();
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
        // It is what the command makes of the same file.
        let converted =
            annals().args(["--quiet", "convert"]).arg(file("browser/files/table.csv")).arg("-").output();
        assert_eq!(String::from_utf8_lossy(&converted.unwrap().stdout), *record);
    });
}

#[test]
fn a_file_opens_without_the_server_too() {
    browse(|browser| {
        browser.expect_complaint("net::ERR_CONNECTION_REFUSED");
        let mut host = Host::of(site::folder());
        browser.visit(&host.address());
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        let kept = "return navigator.serviceWorker.controller?.state ?? ''";
        eventually_is("the worker", || browser.run::<String>(kept, vec![]), "activated".to_owned());
        host.stop();
        browser.reload();
        reader.wait_until_shown();
        shows(browser, "browser/files/timelinejs.json");
        assert_eq!(reader.events().len(), 2);
    });
}

#[test]
fn what_is_told_of_a_file_fits_every_width_and_language() {
    read("/", |reader| {
        let browser = reader.browser;
        unfold_all(browser);
        for (lang, words) in
            [("es", "no se puede mostrar"), ("vi", "Không hiển thị được"), ("en", "cannot be shown")]
        {
            reader.choose_language(lang);
            let heading = "const it = document.querySelector('.refused h2'); return [it.textContent, it.closest('[lang]').lang]";
            let told = || browser.run::<(String, String)>(heading, vec![]);
            eventually(lang, told, |(told, tag)| told.contains(words) && tag == lang);
            for width in [320, 600, 1280] {
                browser.resize(width, 800);
                fits_across(reader, &format!("{width} px in {lang}"));
            }
        }
    });
}

#[test]
fn what_is_told_of_a_file_breaks_no_rule_of_wcag() {
    read("/", |reader| {
        let browser = reader.browser;
        unfold_all(browser);
        browser.run::<()>(&axe(), vec![]);
        let find = "const rules = { 'target-size': { enabled: true } };
            const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
            return axe.run({ include: ['.opened', '.open'] }, { runOnly, rules, preload: false }).then(({ violations }) =>
                violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`)))";
        for scheme in ["light", "dark"] {
            browser.prefer(scheme);
            for width in [1280, 390] {
                browser.resize(width, 900);
                assert_eq!(
                    browser.run::<Vec<String>>(find, vec![]),
                    Vec::<String>::new(),
                    "{scheme}, {width} px"
                );
            }
        }
    });
}
