//! The state and its link: actions, history, round trips, and links that are not ours.

use annals::dataset::Dataset;
use annals::query::{Filter, Years};
use annals::state::{Action, History, Lanes, State, Tab, attributes, link};
use proptest::prelude::*;

const ARTICLES: &str = include_str!("fixtures/articles.json");

fn never(_: &str) -> bool {
    false
}

#[test]
fn a_link_says_what_is_asked_for_and_leaves_defaults_out() {
    let state = State {
        event: Some("raul-castro-visit-vietnam".into()),
        filter: Filter {
            who: vec!["raul-castro".into()],
            years: Years::new(Some(2010), Some(2018)),
            ..Filter::default()
        },
        ..State::default()
    };
    let written = link::write("", "cuba", &state, never).unwrap();
    assert_eq!(written, "cuba.e=raul-castro-visit-vietnam&cuba.p=raul-castro&cuba.y=2010/2018");
    assert_eq!(link::read(&written, "cuba"), state);
    assert_eq!(link::write("", "cuba", &State::default(), never).unwrap(), "");
}

#[test]
fn what_the_page_and_other_elements_have_in_the_link_is_kept() {
    let state = State { event: Some("a".into()), ..State::default() };
    let written = link::write("chapter-2&other.e=x&cuba.q=old", "cuba", &state, never).unwrap();
    assert_eq!(written, "chapter-2&other.e=x&cuba.e=a");
    let written = link::write("chapter-2?page=1&cuba.q=old", "cuba", &state, never).unwrap();
    assert_eq!(written, "chapter-2?page=1&cuba.e=a");
}

#[test]
fn of_a_later_link_the_event_and_the_card_are_read() {
    let later = "v=2&cuba.v=2&cuba.e=a&cuba.c=b&cuba.p=of-another-meaning&cuba.y=1&other.v=3";
    let known = State { event: Some("a".into()), card: Some("b".into()), ..State::default() };
    assert_eq!(link::read(later, "cuba"), known);
    assert_eq!(link::read("cuba.v=1&cuba.q=x&other.v=3", "cuba").filter.text, "x");
}

#[test]
fn the_bare_id_of_an_event_is_read_and_replaced() {
    assert_eq!(
        link::read("raul-castro-visit-vietnam", "cuba").event.as_deref(),
        Some("raul-castro-visit-vietnam")
    );
    let closed = link::write("raul-castro-visit-vietnam", "cuba", &State::default(), |id| {
        id == "raul-castro-visit-vietnam"
    });
    assert_eq!(closed.as_deref(), Some(""));
}

#[test]
fn a_route_of_the_page_is_read_but_not_written() {
    assert_eq!(link::read("/news?cuba.e=a", "cuba").event.as_deref(), Some("a"));
    assert_eq!(link::write("/news", "cuba", &State::default(), never), None);
}

#[test]
fn old_ids_become_those_of_today_and_unknown_ones_are_left_out() {
    let json = r#"{"format": "annals/1", "id": "r", "title": "R", "languages": ["en"],
        "kinds": [{"id": "visit", "name": "Visits"}], "sources": [{"id": "s", "type": "book", "title": "S"}],
        "events": [{"id": "new", "aliases": ["old"], "kind": "visit", "title": "N", "citations": [{"source": "s"}]}]}"#;
    let dataset = Dataset::from_json(json).unwrap();
    let state = link::read("x.e=old&x.c=nobody&x.p=nobody&x.k=visit,gone", "x").known_to(&dataset);
    assert_eq!(state.event.as_deref(), Some("new"));
    assert_eq!((state.card, state.filter.who), (None, vec![]));
    assert_eq!(state.filter.kinds, ["visit"]);
    assert_eq!(link::read("x.e=gone", "x").known_to(&dataset).event, None);
    let twice = link::read("x.k=visit,visit", "x").known_to(&dataset).filter.kinds;
    assert_eq!(twice, ["visit"], "each id stands there once");
}

#[test]
fn typing_replaces_and_choosing_pushes_history() {
    let state = State::default();
    assert_eq!(state.apply(Action::Text("a".into())).1, History::Replace);
    let (chosen, history) = state.apply(Action::ToggleWho("raul-castro".into()));
    assert_eq!(history, History::Push);
    assert_eq!(chosen.apply(Action::ToggleWho("raul-castro".into())).0, state);
    assert_eq!(state.apply(Action::Clear).1, History::Keep);
    assert_eq!(state.apply(Action::Brush(Years::new(Some(2010), None))).1, History::Replace);
}

#[test]
fn what_qualifies_a_filter_goes_with_it() {
    let filter = Filter {
        years: Years::new(Some(2010), None),
        certain: true,
        who: vec!["a".into(), "b".into()],
        all: true,
        ..Filter::default()
    };
    let state = State { filter, ..State::default() };
    let (without, _) = state.apply(Action::Years(None));
    assert!(!without.filter.certain && without.filter.all);
    assert!(!without.apply(Action::ToggleWho("a".into())).0.filter.all);
}

#[test]
fn every_event_of_the_default_record_can_be_linked_by_its_bare_id() {
    let dataset = Dataset::from_json(ARTICLES).unwrap();
    for event in &dataset.record.events {
        assert_eq!(link::read(&event.id, "t").known_to(&dataset).event.as_ref(), Some(&event.id));
    }
}

#[test]
fn a_link_names_every_tab_but_the_timeline() {
    for tab in Tab::ALL {
        let state = State { tab, ..State::default() };
        let written = link::write("", "cuba", &state, never).unwrap();
        assert_eq!(written.is_empty(), tab == Tab::Timeline, "{written}");
        assert_eq!(link::read(&written, "cuba"), state);
    }
    assert_eq!(link::read("cuba.t=nowhere", "cuba"), State::default());
}

#[test]
fn asking_for_events_leads_to_the_timeline() {
    let start = State { tab: Tab::People, ..State::default() };
    let years = Years::new(Some(2012), Some(2012));
    let narrowed = start.apply(Action::Years(years)).0.apply(Action::ToggleWho("a".into())).0;
    assert_eq!(narrowed.tab, Tab::People, "a filter that is dropped or added keeps the tab");
    let (of, history) = narrowed.apply(Action::Of("b".into()));
    assert_eq!((of.tab, history), (Tab::Timeline, History::Push));
    assert_eq!((of.filter.who.as_slice(), of.filter.years), (["b".to_owned()].as_slice(), years));
    let (on, _) = narrowed.apply(Action::ToggleSource("s".into())).0.apply(Action::On("t".into()));
    assert_eq!((on.tab, on.filter.years), (Tab::Timeline, years));
    assert_eq!(
        (on.filter.sources.as_slice(), on.filter.who.as_slice()),
        (["t".to_owned()].as_slice(), ["a".to_owned()].as_slice())
    );
    let both = || vec!["b".to_owned(), "c".to_owned()];
    for (action, alone) in [
        (Action::Only(vec!["b".into()]), Filter { who: vec!["b".into()], ..Filter::default() }),
        (Action::Only(both()), Filter { who: both(), all: true, ..Filter::default() }),
        (Action::OnlyAt("b".into()), Filter { places: vec!["b".into()], ..Filter::default() }),
    ] {
        let (next, _) = narrowed.apply(action);
        assert_eq!((next.tab, next.filter), (Tab::Timeline, alone));
    }
    assert_eq!(start.apply(Action::Tab(Tab::Places)).1, History::Push);
    assert_eq!(start.apply(Action::Tab(Tab::People)).1, History::Keep);
}

#[test]
fn attributes_that_qualify_nothing_mean_nothing() {
    let read = |of: &[(&str, &'static str)]| {
        attributes::read(|name| of.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)).filter
    };
    let one = Filter { who: vec!["a".into()], ..Filter::default() };
    assert_eq!(read(&[("person", "a"), ("match", "all")]), one);
    assert_eq!(read(&[("years", "then"), ("years-match", "certain")]), Filter::default());
    let two = Filter { who: vec!["a".into(), "b".into()], ..Filter::default() };
    assert_eq!(read(&[("person", " a,\n b")]), two);
    assert_eq!(read(&[("person", "a b"), ("match", "any")]), two);
    assert_eq!(read(&[("person", "a b"), ("match", "all")]), Filter { all: true, ..two });
}

#[test]
fn attributes_leave_out_what_is_as_it_begins() {
    assert_eq!(attributes::write(&State::default()), []);
    let filter = Filter { who: vec!["a".into()], all: true, certain: true, ..Filter::default() };
    let written = attributes::write(&State { filter, lanes: Lanes::Who, ..State::default() });
    assert_eq!(written, [("person", "a".to_owned()), ("lanes", "who".to_owned())]);
}

fn id() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}"
}

fn states() -> impl Strategy<Value = State> {
    let ids = || proptest::collection::vec(id(), 0..3);
    let year = || proptest::option::of(-9999..9999_i32);
    let lists = (ids(), ids(), ids(), ids(), any::<bool>());
    let tab = proptest::sample::select(Tab::ALL.to_vec());
    let timeline = (tab, proptest::sample::select(Lanes::ALL.to_vec()), year());
    (
        lists,
        (year(), year(), any::<bool>()),
        any::<bool>(),
        "\\PC{0,12}",
        (proptest::option::of(id()), proptest::option::of(id())),
        timeline,
    )
        .prop_map(|(lists, (from, to, certain), doubts, text, (event, card), (tab, lanes, year))| {
            let (who, places, kinds, sources, all) = lists;
            let years = Years::new(from, to);
            let filter = Filter { who, all, places, kinds, sources, years, certain, doubts, text };
            State { tab, filter, event, card, lanes, year }
        })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(state in states(), others in "(other\\.e=x)?") {
        let written = link::write(&others, "cuba", &state, never).unwrap();
        prop_assert_eq!(link::read(&written, "cuba"), state);
        prop_assert_eq!(written.starts_with("other.e=x"), !others.is_empty());
    }

    #[test]
    fn elements_share_a_link_with_each_other_and_the_page(
        one in states(), two in states(), page in "([a-z]{1,4}=[a-z0-9/,]{0,4}[&?]){0,3}[a-z]{1,4}=x",
    ) {
        let first = link::write(&page, "a", &one, never).unwrap();
        let both = link::write(&first, "b", &two, never).unwrap();
        prop_assert_eq!(link::read(&both, "a"), one);
        prop_assert_eq!(link::read(&both, "b"), two);
        let without = |link: &str, key: &str| link::write(link, key, &State::default(), never).unwrap();
        prop_assert_eq!(without(&both, "b"), first);
        prop_assert_eq!(without(&without(&both, "a"), "b"), page);
    }

    #[test]
    fn attributes_say_every_state(state in states()) {
        // Of fewer than two it means nothing whether all must take part, nor how sure no years are.
        let all = state.filter.all && state.filter.who.len() > 1;
        let certain = state.filter.certain && state.filter.years.is_some();
        let state = State { filter: Filter { all, certain, ..state.filter }, ..state };
        let written = attributes::write(&state);
        let value = |name: &str| written.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str());
        prop_assert_eq!(attributes::read(value), state);
    }

    #[test]
    fn no_link_makes_the_reader_panic(link in "\\PC{0,64}", ours in "(t\\.[a-z]{1,2}=[%a-f0-9/,&?.~-]{0,12}&?){0,4}") {
        let _ = link::read(&link, "t");
        let _ = link::read(&ours, "t");
        let _ = link::write(&link, "t", &State::default(), never);
    }
}
