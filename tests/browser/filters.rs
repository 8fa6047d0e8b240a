//! The list under filters.

use serde_json::json;
use thirtyfour::Key;

use crate::reader::Reader;
use crate::record;
use crate::stage::read;
use crate::wait::{eventually, eventually_is};

/// What each offer says, what its button says, and how many squares it draws.
const OFFERS: &str = "return all('.offer li').map((it) =>
    [words(it.querySelector('span')), words(it.querySelector('button')), all('i', it).length])";

#[test]
fn the_page_draws_every_event_of_its_readable_html() {
    read("/", |reader| {
        let readable = "return [...document.querySelectorAll('annals-timeline article')].map((it) => it.id)";
        let readable: Vec<String> = reader.browser.run(readable, vec![]);
        assert!(readable.len() >= 30, "{readable:?}");
        assert_eq!(reader.listed(), readable, "the widget and the readable page have one order");
        assert_eq!(record::all(), readable.into_iter().collect());
        assert_eq!(reader.count_line(), format!("{} events", record::count()));
        let drawn: usize = reader.marks().iter().map(|mark| mark.events).sum();
        assert_eq!(drawn + reader.undated(), record::count(), "{:?}", reader.marks());
    });
}

#[test]
fn choosing_a_person_leaves_only_his_events() {
    read("/", |reader| {
        let his = record::with("raul-castro");
        assert!(!his.is_empty() && his.len() < record::count());
        reader.choose_person("Raúl Castro");
        reader.sees(&his);
        assert_eq!(reader.chips(), ["Raúl Castro"]);
        assert_eq!(reader.state()["filter"]["who"], json!(["raul-castro"]));
        reader.remove_chip("Raúl Castro");
        reader.sees(&record::all());
        assert!(reader.chips().is_empty());
    });
}

#[test]
fn years_leave_what_may_have_been_in_them() {
    read("/", |reader| {
        let whole = reader.years();
        reader.type_year("From year", "2017");
        reader.type_year("To year", "2018");
        eventually_is("the chips", || reader.chips(), vec!["2017–2018".to_owned()]);
        let within =
            eventually("fewer events", || reader.events(), |found| found.len() < record::count() / 2);
        reader.sees(&within);
        for event in ["esteban-lazo-economic-cooperation-2017", "miguel-diaz-canel-visit-vietnam"] {
            assert!(within.contains(event), "{event} in {within:?}");
        }
        // It goes on since 1960, so it was going on then.
        assert!(within.contains("mutual-support-since-1960"), "{within:?}");
        for event in [
            "diplomatic-relations-established",
            "raul-castro-visit-vietnam",
            "vietnam-red-cross-campaign-for-cuba",
            "raul-castro-brotherhood-statement",
        ] {
            assert!(!within.contains(event), "{event} in {within:?}");
        }
        reader.clear();
        reader.sees(&record::all());
        eventually_is("the years", || reader.years(), whole);
    });
}

#[test]
fn the_count_of_each_kind_is_what_the_list_shows() {
    read("/", |reader| {
        let whole = reader.kind_counts();
        assert_eq!(whole, reader.kinds_listed(), "without a filter");
        reader.choose_person("Raúl Castro");
        reader.sees(&record::with("raul-castro"));
        let mut counts = eventually("other counts", || reader.kind_counts(), |counts| *counts != whole);
        let shown = reader.kinds_listed();
        // A kind keeps the count of what it would show while it is off.
        let visits = record::kind("visit");
        reader.toggle_kind(&visits);
        eventually_is("visits in the list", || reader.kinds_listed().get(&visits).copied(), None);
        assert_eq!(reader.kind_counts(), counts);
        counts.retain(|_, count| *count > 0);
        assert_eq!(counts, shown);
    });
}

#[test]
fn a_search_without_diacritics_finds_every_event_that_names_him() {
    read("/", |reader| {
        let length = || reader.browser.run::<u64>("return history.length", vec![]);
        let before = length();
        reader.search("phu trong");
        reader.sees(&record::speaking_of("nguyen-phu-trong"));
        let written = || reader.browser.path();
        eventually("annals.q in the address", written, |path| path.ends_with("#annals.q=phu%20trong"));
        assert_eq!(length(), before, "typing makes no steps for Back");
        let steps = reader.browser.written();
        assert!(steps.iter().all(|step| step.starts_with("replaceState")), "{steps:?}");
        for _ in "phu trong".chars() {
            reader.browser.press(Key::Backspace);
        }
        reader.sees(&record::all());
        eventually_is("the address", || reader.browser.path(), "/".to_owned());
    });
}

#[test]
fn an_empty_result_offers_the_filters_to_drop() {
    read("/", |reader| {
        reader.type_year("From year", "2017");
        reader.type_year("To year", "2018");
        eventually_is("the chips", || reader.chips(), vec!["2017–2018".to_owned()]);
        let then = reader.events();
        let his = record::with("raul-castro");
        assert!(then.is_disjoint(&his) && then.len() > his.len(), "no test otherwise");
        reader.choose_person("Raúl Castro");
        eventually_is("the count", || reader.count_line(), format!("0 of {} events", record::count()));
        let offer = |events: usize, label: &str| {
            (format!("Without {label}, {events} events"), format!("Drop {label}"), events)
        };
        let awaited = vec![offer(then.len(), "Raúl Castro"), offer(his.len(), "2017–2018")];
        eventually_is("the offers, the largest first", || reader.ask(OFFERS, &[]), awaited);
        let heading = || reader.ask::<String>("return words(all('.none h2')[0])", &[]);
        assert_eq!(heading(), "No event has both Raúl Castro and 2017–2018");
        reader.click("the second offer", "return all('.offer button')[1]", &[]);
        reader.sees(&his);
        eventually_is("the focus", || reader.focus().name, "count".to_owned());
    });
}

#[test]
fn while_nothing_fits_the_overview_is_a_ghost() {
    let colours = "return [...new Set(all('.overview .unit').map((it) => getComputedStyle(it).fill))].length";
    let colours = |reader: &Reader<'_>| reader.ask::<usize>(colours, &[]);
    read("/#annals.p=raul-castro", |reader| {
        reader.sees(&record::with("raul-castro"));
        assert!(colours(reader) > 1, "each kind has its colour");
        let defence = record::kind("defence");
        assert!(record::of_kind("defence").is_disjoint(&record::with("raul-castro")), "no test otherwise");
        reader.browser.open("/#annals.p=raul-castro&annals.k=defence");
        let heading = "return all('.none h2').map(words)";
        let awaited = vec![format!("No event has both Raúl Castro and {defence}")];
        eventually_is("the heading", || reader.ask::<Vec<String>>(heading, &[]), awaited);
        eventually_is("the colours of what is drawn, none of which fits", || colours(reader), 1);
        assert!(reader.marks().is_empty(), "{:?}", reader.marks());
        let clear = "return all('.none .plain').find((it) => words(it) === given[0])";
        let words = format!("Clear both, show all {}", record::count());
        reader.click("the way back to everything", clear, &[json!(words)]);
        reader.sees(&record::all());
    });
}

#[test]
fn the_offer_to_drop_a_search_names_its_words() {
    read("/", |reader| {
        reader.search("xyzzy");
        let all = record::count();
        let awaited = vec![(format!("Without “xyzzy”, {all} events"), "Drop “xyzzy”".to_owned(), all)];
        eventually_is("the offer", || reader.ask(OFFERS, &[]), awaited);
    });
}

#[test]
fn several_people_are_meant_any_or_all() {
    read("/", |reader| {
        let (one, other) = ("miguel-diaz-canel", "nguyen-phu-trong");
        reader.choose_person(&record::name(one));
        reader.choose_person(&record::name(other));
        let any = &record::with(one) | &record::with(other);
        let all = record::with_both(one, other);
        assert!(!all.is_empty() && all.len() < any.len(), "no test otherwise");
        reader.sees(&any);
        reader.qualify("all of them");
        reader.sees(&all);
        reader.qualify("any of them");
        reader.sees(&any);
    });
}

#[test]
fn a_place_a_source_and_doubts_leave_what_they_name() {
    read("/", |reader| {
        reader.choose_in_combobox("place", &record::name("vietnam"));
        reader.sees(&record::at("vietnam"));
        reader.remove_chip(&record::name("vietnam"));
        let source = "untitled-article";
        reader.click("the sources", "return root.getElementById('source')", &[]);
        let label = "return words(all('#source-list [role=option]')[1]?.firstChild) ?? ''";
        let label = || reader.ask::<String>(label, &[]);
        let label = eventually("the sources", label, |label| !label.is_empty());
        reader.choose_in_combobox("source", &label);
        let on = record::resting_on(source);
        assert!(!on.is_empty() && on.len() < record::count());
        reader.sees(&on);
        reader.click("With doubts", "return all('.check input')[0]", &[]);
        reader.sees(&(&on & &record::doubtful()));
        assert_eq!(reader.chips().len(), 2);
        reader.clear();
        reader.sees(&record::all());
    });
}

#[test]
fn what_certainly_was_in_the_years_is_told_from_what_may_have_been() {
    read("/#annals.y=2013/2016", |reader| {
        let possible = record::in_years(2013, 2016);
        reader.sees(&possible);
        let unsure =
            "return all('article').filter((it) => it.querySelector('.when small')).map((it) => it.id)";
        let unsure: Vec<String> = reader.ask(unsure, &[]);
        assert!(
            unsure.contains(&"nguyen-phu-trong-on-castro-visit".to_owned()),
            "July 2012 or later: {unsure:?}"
        );
        assert!(!unsure.contains(&"mutual-support-since-1960".to_owned()), "it went on then: {unsure:?}");
        let line = "return words(all('.result [role=status] small')[0])";
        let certain = possible.len() - unsure.len();
        assert_eq!(
            reader.ask::<String>(line, &[]),
            format!("{certain} certainly in these years, {} possibly", unsure.len())
        );
        reader.qualify("certainly then");
        let sure = possible.iter().filter(|id| !unsure.contains(id)).cloned().collect();
        reader.sees(&sure);
        eventually("the address", || reader.browser.path(), |path| path.ends_with("annals.ym=certain"));
        reader.clear();
        reader.sees(&record::all());
    });
}
