//! Filters, counts and search: on the default record, and against a naive oracle.
#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

use std::sync::LazyLock;

use annals::dataset::model::Event;
use annals::dataset::{Dataset, Date, Day, Form, fold};
use annals::query::{Companion, Dimension, Filter, Index, Years, companions, support};
use proptest::prelude::*;

const ARTICLES: &str = include_str!("fixtures/articles.json");

#[path = "bench/generate.rs"]
mod generate;

fn dataset() -> Dataset {
    Dataset::from_json(ARTICLES).unwrap()
}

fn found(filter: &Filter) -> Vec<String> {
    let dataset = dataset();
    let hits = Index::new(&dataset).query(filter);
    hits.events.ones().map(|event| dataset.record.events.id(event).to_owned()).collect()
}

#[test]
fn a_search_without_diacritics_finds_the_events_of_nguyen_phu_trong() {
    let ids = found(&Filter { text: "phu trong".into(), ..Filter::default() });
    for id in [
        "nguyen-phu-trong-visit-cuba",
        "order-of-jose-marti-to-nguyen-phu-trong",
        "diaz-canel-meets-nguyen-phu-trong",
    ] {
        assert!(ids.iter().any(|found| found == id), "{id} in {ids:?}");
    }
    assert_eq!(ids, found(&Filter { text: "  PHÚ  Trọng ".into(), ..Filter::default() }));
}

#[test]
fn choosing_a_person_leaves_only_the_events_in_which_he_takes_part() {
    let dataset = dataset();
    let ids = found(&Filter { who: vec!["raul-castro".into()], ..Filter::default() });
    assert!(ids.contains(&"raul-castro-visit-vietnam".to_owned()));
    for event in dataset.record.events.iter().filter(|e| ids.contains(&e.id)) {
        assert!(event.participants.iter().any(|p| p.entity == "raul-castro"), "{}", event.id);
    }
}

#[test]
fn choosing_a_state_leaves_the_events_in_its_cities_too() {
    let at = |place: &str| found(&Filter { places: vec![place.into()], ..Filter::default() });
    assert!(at("hanoi").contains(&"quintas-sola-visit-hanoi".to_owned()));
    for city in ["hanoi", "ho-chi-minh-city"] {
        assert!(at(city).iter().all(|event| at("vietnam").contains(event)), "{city}");
    }
    assert!(!at("cuba").contains(&"quintas-sola-visit-hanoi".to_owned()));
}

#[test]
fn a_year_range_keeps_what_may_have_been_then() {
    let years = |text: &str| found(&Filter { years: text.parse().ok(), ..Filter::default() });
    assert!(years("1960").contains(&"diplomatic-relations-established".to_owned()));
    assert!(years("1995").contains(&"trade-credit-investment-growth-since-1990s".to_owned()));
    assert!(years("2017").contains(&"esteban-lazo-economic-cooperation-2017".to_owned()));
    assert!(!years("2017").contains(&"raul-castro-visit-vietnam".to_owned()));
    assert!(years("2016").contains(&"nguyen-phu-trong-on-castro-visit".to_owned()), "July 2012 or later");
    let before = years("/1959");
    let dataset = dataset();
    for event in dataset.record.events.iter().filter(|event| before.contains(&event.id)) {
        assert!(matches!(event.date.as_ref().unwrap().form(), Form::OrEarlier(_)), "{}", event.id);
    }
    assert!(before.contains(&"cuban-revolution-implied".to_owned()));
}

#[test]
fn years_are_read_as_they_are_written() {
    for written in ["2010/2018", "2010/", "/2018", "2012", "-44/0", "999999"] {
        let years: Years = written.parse().unwrap();
        assert_eq!(years.to_string(), written);
    }
    assert_eq!("2018/2010".parse(), "2010/2018".parse::<Years>());
    assert_eq!("2012/2012".parse::<Years>().unwrap().to_string(), "2012");
    for nothing in ["", "/", "then", "2010/then", "1000000", "-1000000/", "2010/2012/2014"] {
        assert_eq!(nothing.parse::<Years>(), Err(()), "{nothing}");
    }
}

#[test]
fn ids_that_the_record_does_not_have_fit_nothing() {
    assert!(found(&Filter { who: vec!["nobody".into()], ..Filter::default() }).is_empty());
}

#[test]
fn words_are_read_slice_by_slice_and_a_search_reads_what_is_left() {
    let dataset = dataset();
    let search = |text: &str| Filter { text: text.into(), ..Filter::default() };
    let at_once = Index::new(&dataset).query(&search("tro"));
    let index = Index::new(&dataset);
    let slices = 1 + std::iter::repeat_with(|| index.read_on(500)).take_while(|is_left| *is_left).count();
    assert!((4..60).contains(&slices), "{slices} slices");
    assert_eq!(index.query(&search("tro")), at_once);
    let index = Index::new(&dataset);
    assert!(index.read_on(1) && index.read_on(500));
    assert_eq!(index.query(&search("tro")), at_once);
    assert!(!index.read_on(1), "a search has read all");
}

#[test]
fn hits_say_where_they_lack_what_is_looked_for() {
    let index = Index::new(&dataset());
    let (all, found) = ["", "visit"].map(|text| Filter { text: text.into(), ..Filter::default() }).into();
    assert!(index.query(&all).lack_text(&found) && !index.query(&found).lack_text(&found));
    let nothing = Filter { text: " — ".into(), ..Filter::default() };
    assert!(!index.query(&all).lack_text(&all) && !index.query(&nothing).lack_text(&nothing));
}

/// A record, its index, and what is asked of each of its events without either.
struct Asked {
    dataset: Dataset,
    index: Index,
    events: Vec<Event>,
    /// By event: the words that a search finds it by.
    said: Vec<Vec<String>>,
    /// By event: its JSON.
    json: Vec<String>,
}

impl Asked {
    fn new(dataset: Dataset) -> Self {
        let events = dataset.to_record().events;
        let said = events.iter().map(|event| said(&dataset, event)).collect();
        let json = events.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
        Asked { index: Index::new(&dataset), dataset, events, said, json }
    }

    /// Whether a source stands anywhere in the event, as the JSON has it.
    fn rests_on(&self, event: usize, source: &str) -> bool {
        self.json[event].contains(&format!("\"source\":\"{source}\""))
    }
}

/// The default record.
static RECORD: LazyLock<Asked> = LazyLock::new(|| Asked::new(dataset()));
/// One with dates, names and references of every form.
static GENERATED: LazyLock<Asked> =
    LazyLock::new(|| Asked::new(Dataset::from_json(&generate::record(100, 7)).unwrap()));

fn words(text: &str) -> Vec<String> {
    fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn said(dataset: &Dataset, event: &Event) -> Vec<String> {
    let texts = std::iter::once(&event.title).chain(&event.summary);
    let offices = event.participants.iter().filter_map(|p| p.office.as_ref());
    let figures = event.figures.iter().flat_map(|f| [&f.text, &f.of]);
    let mut said: Vec<String> =
        texts.chain(offices).chain(figures).flat_map(|t| t.all()).flat_map(|t| words(t.text)).collect();
    let entities = event.participants.iter().map(|p| &p.entity).chain(&event.places).chain(&event.mentions);
    for entity in entities.filter_map(|id| dataset.entity(id)) {
        said.extend(entity.name.all().flat_map(|t| words(t.text)));
        said.extend(entity.variants.iter().flat_map(|v| words(&v.name)));
    }
    said.extend(event.participants.iter().filter_map(|p| p.as_named.as_ref()).flat_map(|n| words(n)));
    said.extend(event.quotes.iter().flat_map(|q| words(&q.text)));
    said
}

fn days(years: Years) -> (Day, Day) {
    (years.from.map_or(Day::MIN, Day::start_of_year), years.to.map_or(Day::MAX, Day::end_of_year))
}

fn certainly(date: &Date, years: Years) -> bool {
    let (from, to) = days(years);
    date.certainly_within(from, to)
}

fn possibly(date: &Date, years: Years) -> bool {
    let (from, to) = days(years);
    date.possibly_within(from, to)
}

/// Whether an event was at a place or at one inside it.
fn is_at(dataset: &Dataset, event: &Event, place: &String) -> bool {
    let inside = |id: &String| dataset.entity(id).is_some_and(|e| e.part_of.as_ref() == Some(place));
    event.places.iter().any(|id| id == place || inside(id))
}

/// The same question, asked of one event.
fn fits(asked: &Asked, number: usize, filter: &Filter, but: Option<Dimension>) -> bool {
    let (dataset, event, said) = (&asked.dataset, &asked.events[number], &asked.said[number]);
    let takes_part = |id: &String| event.participants.iter().any(|p| p.entity == *id);
    let open = |dimension| but == Some(dimension);
    (open(Dimension::Who)
        || filter.who.is_empty()
        || if filter.all { filter.who.iter().all(takes_part) } else { filter.who.iter().any(takes_part) })
        && (open(Dimension::Places)
            || filter.places.is_empty()
            || filter.places.iter().any(|p| is_at(dataset, event, p)))
        && (open(Dimension::Kinds) || filter.kinds.is_empty() || filter.kinds.contains(&event.kind))
        && (open(Dimension::Sources)
            || filter.sources.is_empty()
            || filter.sources.iter().any(|source| asked.rests_on(number, source)))
        && (open(Dimension::Doubts) || !filter.doubts || !event.doubts.is_empty())
        && (open(Dimension::Years)
            || filter.years.is_none_or(|years| {
                let fits = if filter.certain { certainly } else { possibly };
                event.date.as_ref().is_some_and(|date| fits(date, years))
            }))
        && (open(Dimension::Text)
            || words(&filter.text)
                .iter()
                .all(|w| w.is_empty() || said.iter().any(|s| s.starts_with(w.as_str()))))
}

fn some_of(ids: Vec<String>, most: usize) -> impl Strategy<Value = Vec<String>> {
    let most = most.min(ids.len());
    proptest::sample::subsequence(ids, 0..=most)
}

fn filters(asked: &Asked) -> impl Strategy<Value = Filter> + use<> {
    let record = &asked.dataset.record;
    let entities: Vec<_> = record.entities.iter().map(|e| e.id.clone()).collect();
    let kinds: Vec<_> = record.kinds.iter().map(|k| k.id.clone()).collect();
    let sources: Vec<_> = record.sources.iter().map(|s| s.id.clone()).collect();
    let year = || proptest::option::of(1955..2030_i32);
    // Beginnings of words that some event has, and others.
    let said: Vec<String> = asked.said.iter().flatten().cloned().collect();
    let begun = (proptest::sample::select(said), 1..9_usize)
        .prop_map(|(word, most)| word.chars().take(most).collect());
    let text = prop_oneof![
        3 => Just(String::new()),
        1 => "[a-z]{1,3}( [a-z]{1,2})?",
        2 => proptest::collection::vec(begun, 1..3).prop_map(|words: Vec<String>| words.join(" ")),
        1 => Just("Trọng".to_owned()),
    ];
    (
        some_of(entities.clone(), 2),
        any::<bool>(),
        some_of(entities, 2),
        some_of(kinds, 3),
        some_of(sources, 2),
        (year(), year(), any::<bool>()),
        any::<bool>(),
        text,
    )
        .prop_map(|(who, all, places, kinds, sources, (from, to, certain), doubts, text)| {
            let years = Years::new(from, to);
            Filter { who, all, places, kinds, sources, years, certain, doubts, text }
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn hits_and_counts_agree_with_asking_every_event(filter in filters(&RECORD)) {
        agree(&RECORD, &filter)?;
    }

    #[test]
    fn they_agree_in_a_record_of_every_form(filter in filters(&GENERATED)) {
        agree(&GENERATED, &filter)?;
    }
}

fn agree(asked: &Asked, filter: &Filter) -> Result<(), TestCaseError> {
    let Asked { dataset, index, events, .. } = asked;
    let hits = index.query(filter);
    let all = 0..events.len();
    let fits = |number, but| fits(asked, number, filter, but);
    let count = |but, more: &dyn Fn(usize) -> bool| all.clone().filter(|e| fits(*e, but) && more(*e)).count();
    for number in all.clone() {
        prop_assert_eq!(hits.events.contains(number), fits(number, None), "{}", &events[number].id);
    }
    for (number, entity) in dataset.record.entities.iter().enumerate() {
        let but = (!filter.all).then_some(Dimension::Who);
        let takes_part = |e: usize| events[e].participants.iter().any(|p| p.entity == entity.id);
        prop_assert_eq!(hits.who[number], count(but, &takes_part), "{}", &entity.id);
        let there = |e: usize| is_at(dataset, &events[e], &entity.id);
        prop_assert_eq!(hits.places[number], count(Some(Dimension::Places), &there), "{}", &entity.id);
    }
    for (number, kind) in dataset.record.kinds.iter().enumerate() {
        let of_kind = |e: usize| events[e].kind == kind.id;
        prop_assert_eq!(hits.kinds[number], count(Some(Dimension::Kinds), &of_kind), "{}", &kind.id);
    }
    for (number, source) in dataset.record.sources.iter().enumerate() {
        let on = |e: usize| asked.rests_on(e, &source.id);
        prop_assert_eq!(hits.sources[number], count(Some(Dimension::Sources), &on), "{}", &source.id);
    }
    for (number, event) in events.iter().enumerate() {
        let certain = filter.years.is_none_or(|y| event.date.as_ref().is_some_and(|d| certainly(d, y)));
        prop_assert_eq!(hits.certain.contains(number), hits.events.contains(number) && certain);
    }
    let of_hits = |known: &dyn Fn(Option<&Form>) -> bool| {
        count(None, &|e| known(events[e].date.as_ref().map(Date::form)))
    };
    let bounded = of_hits(&|form| matches!(form, Some(Form::OrLater(_) | Form::OrEarlier(_))));
    prop_assert_eq!((hits.bounded, hits.undated), (bounded, of_hits(&|form| form.is_none())));
    prop_assert_eq!(hits.doubts, count(Some(Dimension::Doubts), &|e| !events[e].doubts.is_empty()));
    for (dimension, without) in &hits.without {
        for (number, event) in events.iter().enumerate() {
            let fits = fits(number, Some(*dimension));
            prop_assert_eq!(without.contains(number), fits, "{} but for {:?}", &event.id, dimension);
        }
        prop_assert_eq!(hits.but_for(*dimension), without);
    }
    for dimension in Dimension::ALL {
        let narrows = hits.without.iter().any(|(narrowing, _)| *narrowing == dimension);
        prop_assert!(narrows || *hits.but_for(dimension) == hits.events, "{:?} is open", dimension);
    }
    Ok(())
}

#[test]
fn who_and_what_is_listed_with_events_is_what_they_name() {
    for asked in [&*RECORD, &*GENERATED] {
        let Asked { dataset, index, events, .. } = asked;
        let all = |fits: &dyn Fn(usize) -> bool| (0..events.len()).filter(|e| fits(*e)).collect::<Vec<_>>();
        for (number, entity) in dataset.record.entities.iter().enumerate() {
            let takes_part = |e: usize| events[e].participants.iter().any(|p| p.entity == entity.id);
            assert_eq!(index.events_of(number), all(&takes_part), "{}", entity.id);
            assert_eq!(index.events_at(number), all(&|e| is_at(dataset, &events[e], &entity.id)));
            let only_mentioned = |e: usize| events[e].mentions.contains(&entity.id) && !takes_part(e);
            assert_eq!(index.mentions_of(number), all(&only_mentioned), "{}", entity.id);
        }
        for (number, source) in dataset.record.sources.iter().enumerate() {
            assert_eq!(index.events_on(number), all(&|e| asked.rests_on(e, &source.id)), "{}", source.id);
        }
    }
}

#[test]
fn those_who_appear_together_are_counted_as_the_filter_finds_them() {
    let Asked { dataset, index, .. } = &*RECORD;
    let trong = dataset.entity_index("nguyen-phu-trong").unwrap();
    let found = companions(dataset, index, trong);
    assert!(found.iter().all(|companion| companion.entity != trong), "{found:?}");
    let rank = |companion: &Companion| (companion.both, companion.mentioned);
    assert!(found.is_sorted_by(|a, b| rank(a) >= rank(b)), "{found:?}");
    for companion in &found {
        let other = dataset.record.entities[companion.entity].id.clone();
        let who = vec!["nguyen-phu-trong".to_owned(), other.clone()];
        let both = index.query(&Filter { who, all: true, ..Filter::default() });
        assert_eq!(companion.both, both.count(), "{other}");
        assert!(companion.both + companion.mentioned > 0, "{other}");
    }
    let of = |id: &str| found.iter().find(|companion| companion.entity == dataset.entity_index(id).unwrap());
    assert!(of("raul-castro").is_some_and(|castro| castro.both == 0 && castro.mentioned > 0), "{found:?}");
    assert!(of("havana").is_none(), "a place that is mentioned is nobody");
}

#[test]
fn each_source_supports_the_events_that_cite_it_paragraph_by_paragraph() {
    let dataset = dataset();
    let index = Index::new(&dataset);
    let all = index.query(&Filter::default()).events;
    let support = support(&dataset, &index, &all);
    let both = support[0].events - support[0].alone;
    assert_eq!(support[1].events - support[1].alone, both, "what is not alone is on both");
    assert_eq!(support[0].alone + both + support[1].alone, dataset.record.events.len());
    let establishment = dataset.event_index("diplomatic-relations-established").unwrap();
    let on = |source: usize, paragraph: u32| {
        let found = support[source].paragraphs.iter().find(|(at, _)| *at == paragraph);
        found.map(|(_, events)| events.clone()).unwrap_or_default()
    };
    assert!(on(0, 6).contains(&establishment));
    assert!(on(1, 4).contains(&establishment));
    for (support, source) in support.iter().zip(&dataset.record.sources) {
        let paragraphs = source.paragraphs.unwrap();
        assert!(support.paragraphs.iter().all(|(at, _)| (1..=paragraphs).contains(at)));
        assert!(support.paragraphs.iter().all(|(_, there)| there.len() <= support.events));
    }
}

#[test]
fn what_a_source_supports_follows_the_filter() {
    let dataset = dataset();
    let index = Index::new(&dataset);
    let in_1960 = index.query(&Filter { years: Years::new(Some(1960), Some(1960)), ..Filter::default() });
    let support = support(&dataset, &index, &in_1960.events);
    let sum: usize = support.iter().map(|support| support.events).sum();
    assert!(sum >= in_1960.count() && sum <= 2 * in_1960.count());
    assert!(support.iter().all(|support| support.events <= in_1960.count()));
}

#[test]
fn spanish_names_sort_by_the_first_surname_and_vietnamese_ones_as_written() {
    let dataset = dataset();
    let sorts_as = |id: &str| dataset.entity(id).unwrap().sorts_as("es", "en").to_owned();
    assert_eq!(sorts_as("rodrigo-malmierca-diaz"), "Malmierca Díaz, Rodrigo");
    assert_eq!(sorts_as("trinh-dinh-dung"), "Trịnh Đình Dũng");
    assert_eq!(sorts_as("communist-party-of-vietnam"), "Partido Comunista de Vietnam");
    for entity in dataset.record.entities.iter().filter(|entity| entity.lang.as_deref() == Some("vi")) {
        assert_eq!(entity.sort_name, None, "{}", entity.id);
    }
    let spanish = |entity: &&annals::dataset::model::Entity| {
        entity.lang.as_deref() == Some("es") && entity.kind == annals::dataset::model::EntityType::Person
    };
    for entity in dataset.record.entities.iter().filter(spanish) {
        assert!(entity.sort_name.as_ref().is_some_and(|name| name.contains(", ")), "{}", entity.id);
    }
}
