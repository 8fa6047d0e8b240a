//! Cards of entities.

use thirtyfour::Key;

use crate::record;
use crate::stage::read;
use crate::wait::eventually;

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
