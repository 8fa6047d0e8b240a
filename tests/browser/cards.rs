//! Cards of entities.

use serde_json::json;
use thirtyfour::Key;

use crate::record;
use crate::site;
use crate::stage::read;
use crate::wait::{eventually, eventually_is};

const VISIT: &str = "nguyen-phu-trong-visit-cuba";
const TRONG: &str = "nguyen-phu-trong";

#[test]
fn a_card_opens_from_a_name_and_gives_the_focus_back() {
    read("/", |reader| {
        let name = record::name(TRONG);
        reader.press_name(VISIT, &name);
        let card = reader.sees_card(&name);
        assert_eq!(card.offices, record::offices(TRONG));
        let titles = record::naming(TRONG).iter().map(|event| record::title(event)).collect();
        assert_eq!(card.events, titles);
        eventually("the focus in the card", || reader.focus(), |focus| focus.in_card);
        reader.browser.press(Key::Escape);
        reader.sees_no_card();
        let back = |focus: &crate::reader::Focus| {
            focus.event.as_deref() == Some(VISIT) && focus.name == name && !focus.in_card
        };
        eventually("the focus on the name that opened the card", || reader.focus(), back);
    });
}

#[test]
fn the_number_beside_a_companion_leaves_the_events_with_both() {
    read("/", |reader| {
        let name = record::name(TRONG);
        reader.press_name(VISIT, &name);
        let card = reader.sees_card(&name);
        let companion = "pham-quang-nghi";
        let both = record::with_both(TRONG, companion);
        assert!(!both.is_empty() && both.len() < record::with(TRONG).len(), "no test otherwise");
        let other = record::name(companion);
        assert_eq!(card.pairs.get(&other), Some(&both.len()), "{:?}", card.pairs);
        let number = "return all('.pairs li').find((it) => words(it.querySelector('.ent')) === given[0])
            ?.querySelector('.both')";
        reader.click("the number of events with both", number, &[other.clone().into()]);
        reader.sees(&both);
        assert_eq!(reader.chips(), [name, other]);
    });
}

#[test]
fn an_event_of_a_card_opens_in_the_list() {
    read("/", |reader| {
        let name = record::name(TRONG);
        reader.press_name(VISIT, &name);
        reader.sees_card(&name);
        let event = "diaz-canel-meets-nguyen-phu-trong";
        let button = "return all('.acted button').find((it) => words(it) === given[0])";
        reader.click("an event of the card", button, &[record::title(event).into()]);
        reader.sees_open(event);
    });
}

#[test]
fn an_office_is_a_point_at_an_event_and_its_absence_a_ring() {
    read(&format!("/#annals.c={TRONG}"), |reader| {
        reader.sees_card(&record::name(TRONG));
        let rail = "return all('.offices li').map((it) => [words(it.querySelector('.t')),
            words(it.querySelector('.office, .t + span')), it.classList.contains('nil')])";
        let point = |when: &str, said: &str, none: bool| (when.to_owned(), said.to_owned(), none);
        let party = "the General Secretary of the Central Committee of the Communist Party of Vietnam";
        let awaited = [
            point("April 2012", party, false),
            point("April 2012, July 2012 or later", "no office given at 4 events", true),
            point("October 2012", "General Secretary", false),
            point("November 2018", "no office given", true),
        ];
        assert_eq!(reader.ask::<Vec<(String, String, bool)>>(rail, &[]), awaited);
        let number = "return all('.offices li:last-child .cite').at(-1)";
        reader.click("the number of the last source", number, &[]);
        let note =
            "return all('.offices .cite-note').map(words).join().includes('his Vietnamese counterpart')";
        eventually_is("what the source says instead", || reader.ask::<bool>(note, &[]), true);
    });
}

#[test]
fn the_rest_of_the_companions_unfolds_and_folds_with_the_next_card() {
    read(&format!("/#annals.c={TRONG}"), |reader| {
        let card = reader.sees_card(&record::name(TRONG));
        assert_eq!(card.pairs.len(), 6);
        let squares =
            "return all('.pairs li').map((it) => [all('i:not(.m)', it).length, all('i.m', it).length])";
        let squares = || reader.ask::<Vec<(usize, usize)>>(squares, &[]);
        let more = "return all('.pairs + p button').find((it) => / more$/.test(words(it)))";
        let label: String = reader.ask(&format!("{more}.textContent"), &[]);
        let hidden: usize = label.trim_end_matches(" more").parse().unwrap();
        reader.click("more", more, &[]);
        eventually_is("all companions", || squares().len(), 6 + hidden);
        assert!(squares().iter().any(|(both, mentioned)| *both == 0 && *mentioned > 0), "{:?}", squares());
        eventually_is("the focus on the first of them", || reader.focus().name, "companions-6".to_owned());
        reader.browser.open("/#annals.c=marino-murillo");
        reader.sees_card(&record::name("marino-murillo"));
        reader.browser.open(&format!("/#annals.c={TRONG}"));
        reader.sees_card(&record::name(TRONG));
        eventually_is("the first companions", || squares().len(), 6);
    });
}

#[test]
fn a_card_has_a_link_of_its_own() {
    read(&format!("/#annals.y=2012&annals.c={TRONG}"), |reader| {
        reader.sees_card(&record::name(TRONG));
        let browser = reader.browser;
        browser.run::<()>("navigator.clipboard.writeText = async (text) => { window.copied = text }", vec![]);
        reader.click("the link", "return all('.btns button').find((it) => words(it) === 'Link')", &[]);
        let copied = || browser.run::<Option<String>>("return window.copied ?? null", vec![]);
        eventually_is("what is copied", copied, Some(format!("{}/#annals.c={TRONG}", site::address())));
        let said = "return words(all('.btns [role=status]')[0])";
        eventually_is("what is announced", || reader.ask::<String>(said, &[]), "Link copied".to_owned());
    });
}

#[test]
fn the_card_of_a_place_shows_what_happened_there() {
    read("/#annals.c=hanoi", |reader| {
        let card = reader.sees_card("Hanoi");
        let heading = "return all('.card h3').map(words).find((it) => / there/.test(it))";
        let there = record::at("hanoi");
        let count = if there.len() == 1 {
            "1 event there".to_owned()
        } else {
            format!("{} events there", there.len())
        };
        let said: String = reader.ask(heading, &[]);
        assert!(said == count || said.starts_with(&format!("{count}, ")), "{said}");
        let titles: Vec<String> = there.iter().map(|event| record::title(event)).collect();
        assert!(titles.iter().all(|title| card.events.contains(title)), "{:?}", card.events);
        for (place, awaited) in [("havana", "April 2012"), ("cuba", "Havana, April 2012")] {
            reader.browser.open(&format!("/#annals.c={place}"));
            reader.sees_card(&record::name(place));
            let row = "return all('.acted li').filter((it) => words(it.querySelector('button')) === given[0])
                .map((it) => words(it.querySelector('.r')))";
            let title = json!(record::title(VISIT));
            assert_eq!(reader.ask::<Vec<String>>(row, &[title]), [awaited], "a place names those inside it");
        }
        reader.browser.open("/#annals.c=hanoi");
        reader.sees_card("Hanoi");
        reader.click("its events", "return all('.btns button')[0]", &[]);
        reader.sees(&there);
    });
}
