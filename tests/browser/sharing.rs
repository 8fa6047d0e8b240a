//! Sharing: the dialog, what it offers to copy, and the calendar entry.

use serde_json::{Value, json};
use thirtyfour::Key;

use crate::reader::{Focus, Reader};
use crate::stage::{browse, read};
use crate::wait::{eventually, eventually_is};
use crate::{record, site};

const VISIT: &str = "nguyen-phu-trong-visit-cuba";

#[test]
fn the_dialog_takes_the_focus_and_gives_it_back() {
    read("/#annals.c=raul-castro", |reader| {
        reader.sees_card("Raúl Castro");
        reader.ask::<()>("all('.tools > .tool')[0].focus()", &[]);
        for close in [Key::Escape, Key::Enter] {
            reader.browser.press(Key::Enter);
            reader.sees_dialog(true);
            // The first thing in it is the cross.
            let in_dialog = |focus: &Focus| focus.name == "Close" && focus.visible && !focus.in_card;
            eventually("the focus on the cross of the dialog", || reader.focus(), in_dialog);
            for _ in 0..12 {
                reader.browser.press(Key::Tab);
                let left = reader.ask::<bool>("return !!focused", &[]) && !reader.is_in_dialog();
                assert!(!left, "the focus has left the dialog for the page");
            }
            reader.ask::<()>("all('dialog .close')[0].focus()", &[]);
            reader.browser.press(close);
            reader.sees_dialog(false);
            let back = |focus: &Focus| focus.name == "Share" && focus.visible;
            eventually("the focus on Share", || reader.focus(), back);
        }
        reader.sees_card("Raúl Castro");
    });
}

#[test]
fn a_press_beside_the_dialog_closes_it_and_nothing_else() {
    read("/", |reader| {
        reader.open_sharing();
        let inside = "return all('dialog h3')[0]";
        reader.point_at("a heading in the dialog", inside, &[]);
        reader.sees_dialog(true);
        reader.point_at("the search box under the veil", "return all('input[type=search]')[0]", &[]);
        reader.sees_dialog(false);
        eventually("the focus on Share", || reader.focus(), |focus| focus.name == "Share");
    });
}

#[test]
fn what_is_shared_of_a_view_shows_that_view_again() {
    let views = [
        "annals.e=raul-castro-visit-vietnam&annals.c=raul-castro&annals.p=raul-castro,truong-tan-sang&annals.pm=all\
         &annals.y=2010/2018&annals.q=\"a%26b\"%20%3C",
        "annals.l=hanoi&annals.k=visit,defence&annals.y=2012&annals.d=1",
    ];
    for view in views {
        browse(|browser| {
            browser.open(&format!("/#{view}"));
            let reader = Reader::of(browser, "annals-timeline");
            eventually("the state", || reader.state(), |state| !state.is_null());
            reader.choose_language("es");
            let state = reader.state();
            reader.open_sharing();
            reader.choose_in_dialog("Esta vista");
            let texts = ["link", "element", "frame"].map(|name| reader.box_text(name).unwrap());
            let [link, element, frame] = texts;
            assert_eq!(link, format!("{}{}", site::address(), browser.path()));
            assert!(element.contains(&format!("src=\"{}/annals.js\"", site::address())), "{element}");

            browser.open("/pages/empty.html");
            for (what, pasted) in [("element", element), ("frame", frame)] {
                if what == "element" {
                    browser.run::<()>("document.body.innerHTML = arguments[0]", vec![json!(pasted)]);
                } else {
                    // The page allows no frames, so the address is opened by itself.
                    let parse = "const page = new DOMParser().parseFromString(arguments[0], 'text/html');
                        return page.querySelector('iframe').src";
                    let src: String = browser.run(parse, vec![json!(pasted)]);
                    assert!(src.contains("/embed.html?lang=es#annals."), "{src}");
                    browser.open(src.strip_prefix(site::address()).unwrap());
                }
                eventually_is(&format!("the state of the {what}"), || reader.state(), state.clone());
                let lang = || reader.ask::<String>("return all('.annals')[0].lang", &[]);
                eventually_is("the language", lang, "es".to_owned());
            }
        });
    }
}

#[test]
fn links_lead_where_the_page_says() {
    read("/embed.html#annals.p=raul-castro", |reader| {
        reader.sees(&record::with("raul-castro"));
        reader.open_sharing();
        let link = format!("{}/index.html#annals.p=raul-castro", site::address());
        assert_eq!(reader.box_text("link"), Some(link));
        reader.choose_in_dialog("The whole record");
        assert_eq!(reader.box_text("link"), Some(format!("{}/index.html", site::address())));
        assert_eq!(reader.choices_in_dialog().len(), 2, "no event is open");
        assert_eq!(reader.box_text("cite"), None);
        let offered = "return !!all('dialog [download]')[0]";
        assert!(reader.ask::<bool>(offered, &[]), "the file beside it");
    });
    // A route of the page is not ours to write, so there is no link, but all the rest.
    read("/pages/empty.html#/news", |reader| {
        reader.press_title(VISIT);
        eventually("an open event", || reader.open_event(), Option::is_some);
        assert_eq!(reader.actions(), ["Cite"]);
        reader.press_action("Cite");
        reader.sees_dialog(true);
        assert_eq!(reader.box_text("link"), None);
        assert!(reader.box_text("element").unwrap().contains(&format!("event=\"{VISIT}\"")));
        assert!(reader.box_text("cite").unwrap().ends_with("paragraphs 9 and 17."));
        let offered = "return !!all('dialog [download]')[0]";
        assert!(!reader.ask::<bool>(offered, &[]), "a file of which nobody said that it is there");
    });
    // A record of the page's own goes with the view, and a file that is there is offered.
    browse(|browser| {
        browser.open("/pages/empty.html");
        let put = "document.body.innerHTML =
            '<annals-timeline id=\"x\" src=\"../data/record.json\" share-base=\"/news?a=1#top\" offline></annals-timeline>'";
        browser.run::<()>(put, vec![]);
        let reader = Reader::of(browser, "#x");
        reader.wait_until_shown();
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        reader.open_sharing();
        let at = site::address();
        assert_eq!(reader.box_text("link"), Some(format!("{at}/news?a=1#top&x.p=raul-castro")));
        assert!(reader.box_text("element").unwrap().contains(&format!("src=\"{at}/data/record.json\"")));
        let frame = reader.box_text("frame").unwrap();
        assert!(frame.contains("embed.html?lang=en&amp;src=http%3A%2F%2F"), "{frame}");
        let file = "const it = all('dialog [download]')[0]; return [it.href, it.download]";
        assert_eq!(
            reader.ask::<Value>(file, &[]),
            json!([format!("{at}/offline.html"), "cuba-vietnam.html"])
        );
    });
}

#[test]
fn what_is_copied_is_in_the_clipboard_or_selected() {
    read(&format!("/#{VISIT}"), |reader| {
        let browser = reader.browser;
        reader.sees_open(VISIT);
        let clipboard = "navigator.clipboard.writeText = async (text) => {
            if (!window.allowed) throw new DOMException('not here', 'NotAllowedError');
            window.copied = text;
        }";
        browser.run::<()>(clipboard, vec![]);
        let allow = |allowed: bool| browser.run::<()>("window.allowed = arguments[0]", vec![json!(allowed)]);
        let copied = || browser.run::<Option<String>>("return window.copied ?? null", vec![]);
        let selected = || browser.run::<String>("return getSelection().toString()", vec![]);
        let link = format!("{}/#annals.e={VISIT}", site::address());

        allow(true);
        reader.press_action("Link to this event");
        eventually_is("what is copied", copied, Some(link.clone()));
        eventually_is("what is announced", || reader.announced(), vec!["Link copied".to_owned()]);
        allow(false);
        reader.press_action("Link to this event");
        eventually_is("the selected text", selected, link);

        reader.press_action("Cite");
        reader.sees_dialog(true);
        for name in ["link", "element", "frame", "cite"] {
            let text = reader.box_text(name);
            allow(true);
            reader.press_copy(name);
            eventually_is("what is copied", || copied().map(|text| text.trim().to_owned()), text.clone());
            eventually_is("what is announced", || reader.announced(), vec!["Copied".to_owned()]);
            allow(false);
            reader.press_copy(name);
            eventually_is("the selected text", || Some(selected().trim().to_owned()), text);
            let refused =
                |said: &Vec<String>| said.len() == 1 && said[0].starts_with("Copying is not allowed");
            eventually("what is announced", || reader.announced(), refused);
        }
        reader.choose_in_dialog("BibTeX");
        assert!(reader.announced().is_empty(), "this text has not been copied");
    });
}

#[test]
fn each_form_of_citation_names_title_place_and_link() {
    read(&format!("/#{VISIT}"), |reader| {
        reader.sees_open(VISIT);
        reader.press_action("Cite");
        reader.sees_dialog(true);
        let link = format!("{}/#annals.e={VISIT}", site::address());
        let begins = [("Plain", "“"), ("BibTeX", "@misc{"), ("CSL-JSON", "["), ("Wiki", "{{Cite web |")];
        for (form, begin) in begins {
            reader.choose_in_dialog(form);
            let text = || reader.box_text("cite").unwrap_or_default();
            let text = eventually(form, text, |text| text.starts_with(begin));
            for part in [record::title(VISIT).as_str(), "paragraphs 9 and 17", &link] {
                assert!(text.contains(part), "{part} in {text}");
            }
        }
        reader.browser.press(Key::Escape);
        reader.sees_dialog(false);
        reader.choose_language("es");
        reader.press_action("Citar");
        let spanish = |text: &String| {
            text.contains("», abril de 2012, en Cuba y Vietnam") && text.contains("párrafos 9 y 17")
        };
        eventually("a citation in Spanish", || reader.box_text("cite").unwrap_or_default(), spanish);
        assert!(reader.ask::<bool>("return words(all('#copy-cite i')[0]) === 'Cuba y Vietnam'", &[]));
    });
}

#[test]
fn only_a_day_goes_into_a_calendar() {
    let event = record::dated("2012-09-18").first().unwrap().clone();
    read(&format!("/#{event}"), |reader| {
        let browser = reader.browser;
        reader.sees_open(&event);
        let note = "
            const make = URL.createObjectURL;
            URL.createObjectURL = (blob) => { blob.text().then((text) => { window.saved = [blob.type, text]; }); return make(blob); };
            HTMLAnchorElement.prototype.click = function () { window.named = this.download; };";
        browser.run::<()>(note, vec![]);
        reader.press_action("Add to calendar");
        let saved = || browser.run::<Option<(String, String)>>("return window.saved ?? null", vec![]);
        let (mime, text) = eventually("a file", saved, Option::is_some).unwrap();
        assert_eq!(mime, "text/calendar");
        assert_eq!(browser.run::<String>("return window.named", vec![]), format!("{event}.ics"));
        for part in [
            "BEGIN:VEVENT\r\n",
            "DTSTART;VALUE=DATE:20120918\r\nDTEND;VALUE=DATE:20120919\r\n",
            &record::title(&event),
        ] {
            assert!(text.replace("\r\n ", "").contains(part), "{part} in {text}");
        }
        reader.press_title(VISIT);
        eventually_is("the open event", || reader.open_event(), Some(VISIT.to_owned()));
        assert_eq!(reader.actions(), ["Link to this event", "Cite"], "a month is no day");
    });
}
