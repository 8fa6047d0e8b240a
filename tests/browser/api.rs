//! The element as a page's script sees it, and what its declarations say of that.

use std::collections::BTreeSet;
use std::path::Path;

use annals::dataset::{Dataset, compiled};
use serde_json::{Value, json};

use crate::reader::Reader;
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};
use crate::{generate, record, site};

fn declared(file: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/package");
    std::fs::read_to_string(folder.join(file)).unwrap()
}

/// The values of a field of the entries of a list.
fn named(list: &Value, field: &str) -> BTreeSet<String> {
    list.as_array().unwrap().iter().filter_map(|it| it[field].as_str().map(str::to_owned)).collect()
}

#[test]
fn the_declarations_name_what_the_element_has() {
    let manifest: Value = serde_json::from_str(&declared("custom-elements.json")).unwrap();
    let class = &manifest["modules"][0]["declarations"][0];
    read("/", |reader| {
        let observed = "return [...host.constructor.observedAttributes].sort()";
        let observed: BTreeSet<String> = reader.ask(observed, &[]);
        assert_eq!(named(&class["attributes"], "name"), observed);
        let members = "const proto = Object.getOwnPropertyNames(host.constructor.prototype);
            return proto.filter((it) => !/Callback$|^constructor$|^fail$/.test(it))";
        let members: BTreeSet<String> = reader.ask(members, &[]);
        assert_eq!(named(&class["members"], "name"), members);
        let types = declared("annals.d.ts");
        for member in &members {
            let declares = |line: &str| {
                let line = line.trim_start().trim_start_matches("readonly ").trim_start_matches("get ");
                line.strip_prefix(member.as_str()).is_some_and(|rest| rest.starts_with([':', '(']))
            };
            assert!(types.lines().any(declares), "annals.d.ts has no {member}");
        }
        for event in named(&class["events"], "name") {
            assert!(types.contains(&format!("'{event}'")), "annals.d.ts has no {event}");
        }
        reader.ask::<()>("host.state = { event: 'raul-castro-visit-vietnam', card: 'raul-castro' }", &[]);
        reader.sees_card("Raúl Castro");
        reader.click("Share", "return all('.tools .tool')[0]", &[]);
        let parts = "return [...new Set(all('[part]').map((it) => it.getAttribute('part')))]";
        let parts = || reader.ask::<BTreeSet<String>>(parts, &[]);
        eventually_is("the parts", parts, named(&class["cssParts"], "name"));
        // What the state holds is what its type says.
        let state = reader.state();
        for field in state.as_object().unwrap().keys().chain(state["filter"].as_object().unwrap().keys()) {
            assert!(types.contains(&format!("\n  {field}?: ")), "annals.d.ts has no {field}");
        }
    });
}

#[test]
fn a_script_reads_and_steers_what_is_shown() {
    read("/", |reader| {
        let his = record::with("raul-castro");
        reader.ask::<()>("host.filter = { who: ['raul-castro'] }", &[]);
        reader.sees(&his);
        let hits: Vec<String> = reader.ask("return host.hits", &[]);
        assert_eq!(hits, reader.listed());
        assert_eq!(reader.ask::<Value>("return host.filter.who", &[]), json!(["raul-castro"]));
        assert!(!reader.ask::<bool>("return host.select('no-such-event')", &[]));
        assert!(reader.ask::<bool>("return host.select('raul-castro-visit-vietnam')", &[]));
        reader.sees_open("raul-castro-visit-vietnam");
        let exported: String = reader.ask("return host.ready.then(() => host.exportAs('json'))", &[]);
        let exported: Value = serde_json::from_str(&exported).unwrap();
        assert_eq!(named(&exported["events"], "id"), his);
        let table: String = reader.ask("return host.exportAs('csv')", &[]);
        assert_eq!(table.matches("\r\n").count(), his.len() + 1);
        let refused = "try { host.exportAs('pdf') } catch (error) { return error.message }";
        assert!(reader.ask::<String>(refused, &[]).contains("json, csv, jsonld and ics"));
        reader.ask::<bool>("return host.select(null)", &[]);
        eventually_is("the open event", || reader.open_event(), None);
        reader.ask::<()>("host.reset()", &[]);
        reader.sees(&record::all());
        for event in ["annals-change", "annals-select"] {
            assert!(reader.browser.told(event).is_empty(), "{event} is for what the reader did");
        }
    });
}

#[test]
fn attributes_that_change_together_are_taken_together() {
    read("/", |reader| {
        let script = "host.person = 'raul-castro'; host.setAttribute('years', '2012'); host.doubts = true;
            return [host.getAttribute('person'), host.years, host.hasAttribute('doubts')]";
        assert_eq!(reader.ask::<Value>(script, &[]), json!(["raul-castro", "2012", true]));
        let both = &(&record::with("raul-castro") & &record::in_years(2012, 2012)) & &record::doubtful();
        reader.sees(&both);
        reader.toggle_kind(&record::kind("statement"));
        let fewer = &both - &record::of_kind("statement");
        reader.sees(&fewer);
        // What the reader chose stays when the page asks for something else.
        reader.ask::<()>("host.person = null", &[]);
        let all = &(&record::in_years(2012, 2012) & &record::doubtful()) - &record::of_kind("statement");
        reader.sees(&all);
    });
}

#[test]
fn what_is_set_before_the_element_is_defined_counts() {
    browse(|browser| {
        // A style sheet names no icon, so that the browser asks for one.
        browser.expect_complaint("favicon.ico");
        browser.open("/page.css");
        let script = "
            document.documentElement.innerHTML = '<head></head><body></body>';
            const element = document.createElement('annals-timeline');
            element.state = { filter: { who: ['raul-castro'] } };
            element.lang = 'es';
            document.body.append(element);
            const script = document.createElement('script');
            Object.assign(script, { type: 'module', src: '/annals.js' });
            document.head.append(script)";
        browser.run::<()>(script, vec![]);
        let reader = Reader::of(browser, "annals-timeline");
        reader.wait_until_shown();
        eventually_is("the events", || reader.events(), record::with("raul-castro"));
        assert_eq!(reader.ask::<String>("return all('.annals')[0].lang", &[]), "es");
    });
}

#[test]
fn readable_html_becomes_a_timeline() {
    read("/pages/readable.html", |reader| {
        assert_eq!(reader.listed(), ["return", "landing", "return-again"], "in the order of time");
        let words =
            "return [words(all('h1')[0]), all('.lane-name').map(words), words(all('#landing .who')[0])]";
        let (title, lanes, who): (String, Vec<String>, String) = reader.ask(words, &[]);
        assert_eq!(title, "First steps on the Moon");
        assert!(lanes.contains(&"Landing".to_owned()) && lanes.contains(&"Event".to_owned()), "{lanes:?}");
        assert_eq!(who.replace('\u{2060}', ""), "With Neil Armstrong, Buzz Aldrin");
        let when = || reader.ask::<String>("return words(all('#landing .when')[0]) ?? ''", &[]);
        assert_eq!(when(), "20 July, 20:17:40 UTC");
        for (given, said) in [
            ("1969-07-20T20:17:40.5+0530", "20 July, 20:17:40 UTC+5:30"),
            ("1969-07-20 20:17", "20 July, 20:17"),
            ("1969-07-20T00:00:00+00:00", "20 July"),
            ("1969-07-20T20:17-03:00", "20 July, 20:17 UTC−3"),
            ("1969-07-20T25:61", "20 July"),
            ("1969-07", "July"),
        ] {
            let anew = "host.querySelector('#landing time').dateTime = given[0]; host.record = null";
            reader.ask::<()>(anew, &[json!(given)]);
            eventually_is(given, when, said.to_owned());
        }
        // Whatever the page calls its language, and though a person is called like a place.
        let anew = |lang: &str| {
            let anew = "host.lang = given[0];
                host.querySelector('#landing').dataset.person += '; Sea of Tranquility';
                host.record = null";
            reader.ask::<()>(anew, &[json!(lang)]);
        };
        let who = || {
            let who = "return words(all('#landing .who')[0]) ?? ''";
            reader.ask::<String>(who, &[]).replace('\u{2060}', "")
        };
        anew("ES-MX");
        eventually_is("Spanish", who, "Con Neil Armstrong, Buzz Aldrin, Sea of Tranquility".to_owned());
        anew("en");
        eventually_is("English", who, "With Neil Armstrong, Buzz Aldrin, Sea of Tranquility".to_owned());
        reader.choose_person("Michael Collins");
        eventually_is("the events", || reader.listed(), vec!["return".to_owned()]);
        reader.press_title("return");
        eventually_is("the open event", || reader.open_event(), Some("return".to_owned()));
        assert!(reader.browser.path().ends_with("#moon.e=return&moon.p=michael-collins"));
    });
}

#[test]
fn a_record_can_be_handed_over_and_replaced() {
    read("/", |reader| {
        let script = "host.record = { format: 'annals/1', id: 'r', title: 'Small', languages: ['en'],
            kinds: [{ id: 'k', name: 'Kind' }], sources: [{ id: 's', type: 'book', title: 'S' }],
            events: [{ id: 'one', kind: 'k', title: 'One', date: '1999', basis: 'stated', citations: [{ source: 's' }] }] }";
        reader.ask::<()>(script, &[]);
        eventually_is("the events", || reader.listed(), vec!["one".to_owned()]);
        reader.ask::<()>("host.record = '{'", &[]);
        let told = eventually("an error", || reader.browser.told("annals-error"), |told| !told.is_empty());
        assert_eq!(told[0].1["type"], "record");
        let ready = "return host.ready.then(() => 'ready', (error) => error.type)";
        assert_eq!(reader.ask::<String>(ready, &[]), "record");
        reader.ask::<()>("host.record = null", &[]);
        reader.sees(&record::all());
        assert_eq!(reader.ask::<String>(ready, &[]), "ready", "a new start has a promise of its own");
        let message = "return document.querySelector('.annals-error') === null";
        assert!(reader.ask::<bool>(message, &[]));
    });
}

#[test]
fn a_compiled_record_is_read_and_a_damaged_one_is_refused() {
    let dataset = Dataset::from_json(&generate::record(300, 7)).unwrap();
    let whole = compiled::write(&dataset).unwrap();
    read("/pages/empty.html", |reader| {
        let folder = site::folder().join("pages");
        std::fs::write(folder.join("cut.annals"), &whole[..whole.len() / 2]).unwrap();
        std::fs::write(folder.join("whole.annals"), whole).unwrap();
        reader.ask::<()>("host.setAttribute('src', 'whole.annals')", &[]);
        eventually("its events", || reader.count_line(), |line| line.starts_with("300 events"));
        let first: Vec<String> = reader.ask("return host.hits", &[]);
        let ids = dataset.chronological().iter().map(|event| dataset.record.events.id(*event));
        assert_eq!(first, ids.collect::<Vec<_>>());
        reader.ask::<()>("host.setAttribute('src', 'cut.annals')", &[]);
        let told = eventually("an error", || reader.browser.told("annals-error"), |told| !told.is_empty());
        assert_eq!(told[0].1["type"], "record", "{told:?}");
    });
}

#[test]
fn a_compiled_record_that_comes_in_small_parts_is_the_same_record() {
    let dataset = Dataset::from_json(&generate::record(300, 7)).unwrap();
    read("/pages/empty.html", |reader| {
        std::fs::write(site::folder().join("pages/parts.annals"), compiled::write(&dataset).unwrap())
            .unwrap();
        // Shorter than most events.
        let exported: String = reader.ask(
            "return (async () => {
                const whole = await fetch('parts.annals').then((it) => it.arrayBuffer());
                const parts = new ReadableStream({
                    start(stream) {
                        for (let at = 0; at < whole.byteLength; at += 99) {
                            stream.enqueue(new Uint8Array(whole.slice(at, at + 99)));
                        }
                        stream.close();
                    },
                });
                const { fetch: fetched } = window;
                const isIt = (url) => String(url).endsWith('parts.annals');
                window.fetch = async (...all) => isIt(all[0]) ? new Response(parts) : fetched(...all);
                host.setAttribute('src', 'parts.annals');
                await Promise.resolve();
                await host.ready;
                return host.exportAs('json');
            })()",
            &[],
        );
        let read = Dataset::from_json(&exported).unwrap().to_record();
        assert_eq!(read, dataset.part(dataset.chronological()));
    });
}

#[test]
fn a_compiled_record_is_shown_whatever_becomes_of_the_bytes_that_the_page_gave() {
    let dataset = Dataset::from_json(&generate::record(300, 7)).unwrap();
    let last = dataset.record.events.id(*dataset.chronological().last().unwrap());
    let title = dataset.event(last).unwrap().title.pick("en", "en").text.to_owned();
    read("/pages/empty.html", |reader| {
        std::fs::write(site::folder().join("pages/given.annals"), compiled::write(&dataset).unwrap())
            .unwrap();
        reader.ask::<()>(
            "return (async () => {
                const bytes = await fetch('given.annals').then((it) => it.arrayBuffer());
                host.record = bytes;
                await Promise.resolve();
                await host.ready;
                new Uint8Array(bytes).fill(0);
                host.select(given[0]);
            })()",
            &[json!(last)],
        );
        eventually_is("the open event", || reader.open_event(), Some(last.to_owned()));
        let row = "return all('article:has(h3 button[aria-expanded=true]) h3')[0].textContent";
        let row = reader.ask::<String>(row, &[]);
        assert!(row.contains(&title), "{row:?} has no {title:?}");
    });
}

#[test]
fn a_record_of_another_origin_is_not_loaded_unasked() {
    read("/", |reader| {
        reader.ask::<()>("host.src = 'http://127.0.0.2:9/record.json'", &[]);
        let told = eventually("an error", || reader.browser.told("annals-error"), |told| !told.is_empty());
        assert_eq!(told[0].1["type"], "network");
        assert!(told[0].1["message"].as_str().unwrap().contains("crossorigin"), "{told:?}");
    });
}

#[test]
fn an_attribute_that_is_no_address_is_named() {
    read("/", |reader| {
        reader.ask::<()>("host.src = 'http://['", &[]);
        let told = eventually("an error", || reader.browser.told("annals-error"), |told| !told.is_empty());
        assert_eq!(told[0].1["type"], "network");
        assert_eq!(told[0].1["message"], "src is no address: http://[");
    });
    browse(|browser| {
        browser.open("/embed.html?src=http://[");
        let said = "return document.querySelector('annals-timeline [role=alert]')?.textContent ?? ''";
        let said = || browser.run::<String>(said, vec![]);
        eventually("what is wrong", said, |said| said.contains("src is no address: http://["));
    });
}

#[test]
fn an_element_far_from_the_window_waits_until_it_comes_near_or_is_linked_to() {
    for (path, act) in [
        ("/pages/empty.html", "kept.scrollIntoView()"),
        ("/pages/empty.html", "location.hash = 'far.p=raul-castro'"),
        ("/pages/empty.html", "kept.loading = 'eager'"),
    ] {
        browse(|browser| {
            browser.open(path);
            let script = "
                const far = document.createElement('div');
                far.id = 'far-away';
                const sheet = new CSSStyleSheet();
                sheet.replaceSync('#far-away { height: 9000px }');
                document.adoptedStyleSheets = [sheet];
                window.kept = document.createElement('annals-timeline');
                kept.id = 'far';
                kept.append('Readable.');
                document.body.append(far, kept)";
            Reader::of(browser, "annals-timeline").wait_until_shown();
            browser.run::<()>(script, vec![]);
            // By then the first one, which was begun later, is shown.
            let anew = "const near = document.querySelector('annals-timeline'); near.lanes = 'who'; near.record = null; return near.ready.then(() => null)";
            browser.run::<()>(anew, vec![]);
            // What grows above it moves it away again, in engines that hold no place.
            Reader::of(browser, "annals-timeline").wait_until_shown();
            assert!(
                browser.run::<bool>("return kept.shadowRoot === null", vec![]),
                "{act}: it has not waited"
            );
            browser.run::<()>(act, vec![]);
            let far = Reader::of(browser, "#far");
            far.wait_until_shown();
        });
    }
}
