//! The site of a hostile record, with scripts and without: it is words, and nothing else.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use serde::Deserialize;
use thirtyfour::Key;

use crate::browser::Browser;
use crate::hostile_record::hostile;
use crate::reader::Reader;
use crate::site;
use crate::stage::browse;
use crate::wait::eventually;

/// What makes a page more than words.
#[derive(Debug, Default, Deserialize, PartialEq)]
struct Found {
    /// Whether a script of the record ran.
    pwned: bool,
    /// Addresses that lead anywhere but to web pages and into this one.
    addresses: Vec<String>,
    /// Elements and attributes that we never write.
    foreign: Vec<String>,
    /// Elements whose own text turns what follows around.
    turned: Vec<String>,
    /// By how many pixels the page scrolls sideways.
    sideways: i64,
    /// What is wider than the window then.
    wide: Vec<String>,
}

const FIND: &str = r"
    const roots = [document, ...[...document.querySelectorAll('*')].map((it) => it.shadowRoot).filter(Boolean)];
    const all = roots.flatMap((root) => [...root.querySelectorAll('*')]);
    const named = (it) => `${it.localName}.${it.getAttribute('class') ?? ''} ${it.textContent.slice(0, 20)}`;
    const leads = ['href', 'src', 'action', 'xlink:href'].flatMap((name) =>
        all.filter((it) => it.hasAttribute(name)).map((it) => it.getAttribute(name)));
    const fine = (address) => ['https:', 'http:', 'mailto:', 'file:'].includes(new URL(address, document.baseURI).protocol);
    const own = (it) => [...it.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('');
    const sideways = Math.max(0, document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
    return {
        pwned: window.pwned !== undefined,
        addresses: leads.filter((address) => !fine(address) && address !== 'data:,'),
        foreign: [
            ...all.filter((it) => it.matches('img, iframe, object, embed, base, math')).map(named),
            ...all.flatMap((it) => [...it.attributes].filter(({ name }) => name.startsWith('on')).map(({ name }) => name)),
        ],
        turned: all.filter((it) => !it.matches('script') && /[\u202a-\u202e\u2066-\u2069]/.test(own(it))).map(named),
        sideways,
        wide: sideways > 0 ? all.filter((it) => it.getBoundingClientRect().right > innerWidth + 1).slice(0, 8).map(named) : [],
    }";

#[track_caller]
fn is_inert(browser: &Browser, what: &str) {
    assert_eq!(browser.run::<Found>(FIND, vec![]), Found::default(), "{what}");
}

/// The folder of the site of the record.
fn folder() -> PathBuf {
    site::scratch().join("hostile")
}

/// Its address without a slash at its end.
fn address() -> &'static str {
    static SITE: OnceLock<String> = OnceLock::new();
    SITE.get_or_init(|| {
        let record = site::scratch().join("hostile.json");
        std::fs::write(&record, hostile()).unwrap();
        let mut annals = Command::new(env!("CARGO_BIN_EXE_annals"));
        let built = annals.args(["build", "--quiet", "--out"]).arg(folder()).arg(record).output().unwrap();
        assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
        site::serve(folder()).unwrap()
    })
}

#[test]
fn a_hostile_record_is_words_wherever_a_reader_looks() {
    browse(|browser| {
        let single = format!("file://{}/offline.html", folder().display());
        for page in [format!("{}/", address()), format!("{}/es.html", address()), single] {
            browser.resize(1280, 900);
            browser.visit(&page);
            let reader = Reader::of(browser, "annals-timeline");
            reader.wait_until_shown();
            for width in [1280, 390] {
                browser.resize(width, 844);
                is_inert(browser, &format!("{page} at {width}"));
            }
            for tab in ["people", "places", "sources", "timeline"] {
                reader.press_tab(tab);
                is_inert(browser, &format!("the tab {tab} of {page}"));
            }
            reader.press_title("visit");
            eventually("an open event", || reader.open_event(), Option::is_some);
            is_inert(browser, &format!("an open event of {page}"));
            let name = "return all('button.ent', root.getElementById('visit'))[0]";
            reader.click("a name", name, &[]);
            eventually("a card", || reader.card().is_some(), |open| *open);
            is_inert(browser, &format!("a card of {page}"));
            browser.press(Key::Escape);
            reader.sees_no_card();
        }
    });
}

#[test]
fn without_scripts_a_hostile_record_is_an_article_to_read() {
    browse(|browser| {
        let address = address();
        browser.without_scripts();
        for page in ["index.html", "embed.html", "vi.html"] {
            for width in [1280, 390] {
                browser.resize(width, 844);
                browser.visit(&format!("{address}/{page}?{width}#visit"));
                is_inert(browser, &format!("{page} at {width}"));
            }
            let shown = "const articles = [...document.querySelectorAll('article')];
                return [articles.filter((it) => it.checkVisibility()).length, document.querySelector(':target')?.id ?? '']";
            let shown = browser.run::<(usize, String)>(shown, vec![]);
            assert_eq!(shown, (3, "visit".to_owned()), "{page}");
        }
    });
}
