//! The default record agrees with itself: every event has an address, none stands in it twice, a name
//! means one person, a part is not dated outside its whole. What only looks wrong is in [`reviewed`].

use std::collections::{BTreeMap, BTreeSet};

use annals::dataset::model::{EntityType, Event, Relation};
use annals::dataset::{Day, Record, fold};

use super::reviewed::{ONE_COUNT, ONE_NAME, TWO_EVENTS};
use super::{dataset, record};

/// How many days may lie between two accounts of one event.
const APART: i32 = 2;
/// A date wider than a month says too little to compare.
const WIDEST: i32 = 31;

/// Fails where what was found is not what was looked at: with what is new, and with what is stale.
fn agree<T: Ord + std::fmt::Debug>(found: BTreeSet<T>, reviewed: BTreeSet<T>) {
    let new: Vec<_> = found.difference(&reviewed).collect();
    let stale: Vec<_> = reviewed.difference(&found).collect();
    assert!(new.is_empty(), "not looked at yet: merge, mend or add to reviewed.rs: {new:#?}");
    assert!(stale.is_empty(), "no longer found, to be taken out of reviewed.rs: {stale:#?}");
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.min(other).to_owned(), one.max(other).to_owned())
}

/// Every reason says something.
fn reasoned<'a>(reasons: impl IntoIterator<Item = &'a str>) {
    assert!(reasons.into_iter().all(|reason| reason.split(' ').count() > 4), "a reason says too little");
}

#[test]
fn every_event_is_cited_by_an_address_or_a_paragraph_of_an_article() {
    let record = record();
    let sources: BTreeMap<_, _> = record.sources.iter().map(|source| (&source.id, source)).collect();
    let articles = |id: &str| record.core.iter().any(|core| core == id);
    for event in &record.events {
        let found = event.citations.iter().any(|citation| {
            sources[&citation.source].url.is_some()
                || articles(&citation.source) && citation.paragraph.is_some()
        });
        assert!(found, "{} is cited neither by an address nor by an article", event.id);
    }
    for source in &record.sources {
        assert!(source.url.is_some() || articles(&source.id), "{} has no address", source.id);
    }
}

#[test]
fn no_page_is_two_sources() {
    let record = record();
    let mut ids = BTreeMap::<String, Vec<&str>>::new();
    for source in &record.sources {
        let Some(url) = &source.url else { continue };
        let bare = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let bare = bare.trim_start_matches("www.").trim_end_matches('/').to_lowercase();
        ids.entry(bare).or_default().push(&source.id);
    }
    ids.retain(|_, ids| ids.len() > 1);
    assert!(ids.is_empty(), "{ids:#?}");
}

/// The people of an event, or all who took part; nobody stands for a state that is in most events.
fn who<'a>(event: &'a Event, people: &BTreeSet<&str>, only_people: bool) -> BTreeSet<&'a str> {
    let all = event.participants.iter().map(|it| it.entity.as_str());
    all.filter(|id| !only_people || people.contains(id)).collect()
}

fn same_people(one: &Event, other: &Event, people: &BTreeSet<&str>) -> bool {
    let both = |only| (who(one, people, only), who(other, people, only));
    let (mut mine, mut yours) = both(true);
    if mine.is_empty() || yours.is_empty() {
        (mine, yours) = both(false);
    }
    let fewer = mine.len().min(yours.len());
    fewer > 0 && 2 * mine.intersection(&yours).count() >= fewer
}

/// The days of a date that is no wider than a month.
fn days(event: &Event) -> Option<(Day, Day)> {
    let (from, to) = event.date.as_ref()?.extent();
    (from != Day::MIN && to != Day::MAX && to.0 - from.0 <= WIDEST).then_some((from, to))
}

fn near(one: &Event, other: &Event) -> bool {
    let (Some(mine), Some(yours)) = (days(one), days(other)) else { return false };
    (mine.0.0 - yours.1.0).max(yours.0.0 - mine.1.0) <= APART
}

fn part_of(one: &Event, other: &Event) -> bool {
    one.links.iter().any(|link| link.rel == Relation::PartOf && link.event == other.id)
}

#[test]
fn no_event_stands_in_the_record_twice() {
    let record = record();
    let is_person = |id: &str| record.entities.iter().any(|it| it.id == id && it.kind == EntityType::Person);
    let ids = record.events.iter().flat_map(|event| &event.participants).map(|it| it.entity.as_str());
    let people: BTreeSet<&str> = ids.filter(|id| is_person(id)).collect();
    let mut found = BTreeSet::new();
    for (index, one) in record.events.iter().enumerate() {
        for other in &record.events[index + 1..] {
            let told = part_of(one, other) || part_of(other, one);
            if !told && one.kind == other.kind && near(one, other) && same_people(one, other, &people) {
                found.insert(pair(&one.id, &other.id));
            }
        }
    }
    agree(found, TWO_EVENTS.iter().map(|(one, other, _)| pair(one, other)).collect());
    reasoned(TWO_EVENTS.iter().map(|(.., why)| *why));
}

/// Each way in which an entity is named, by itself or at an event.
fn names(record: &Record) -> Vec<(String, &str)> {
    let mut names = Vec::new();
    for entity in &record.entities {
        let written = entity.name.all().map(|name| name.text.to_owned());
        let variants = entity.variants.iter().map(|variant| variant.name.clone());
        names.extend(written.chain(variants).map(|name| (fold(&name), entity.id.as_str())));
    }
    for part in record.events.iter().flat_map(|event| &event.participants) {
        names.extend(part.as_named.iter().map(|name| (fold(name), part.entity.as_str())));
    }
    names
}

#[test]
fn a_name_means_one_entity() {
    let record = record();
    let mut named = BTreeMap::<String, BTreeSet<&str>>::new();
    for (name, id) in names(&record) {
        named.entry(name).or_default().insert(id);
    }
    let mut found = BTreeSet::new();
    for ids in named.values() {
        for one in ids {
            found.extend(ids.iter().filter(|other| other > &one).map(|other| pair(one, other)));
        }
    }
    agree(found, ONE_NAME.iter().map(|(one, other, _)| pair(one, other)).collect());
    reasoned(ONE_NAME.iter().map(|(.., why)| *why));
    let doubted = |id: &str| record.entities.iter().any(|it| it.id == id && !it.doubts.is_empty());
    assert!(ONE_NAME.iter().all(|(one, other, _)| doubted(one) && doubted(other)), "the reader is not told");
}

#[test]
fn a_date_agrees_with_what_it_hangs_on() {
    let record = record();
    let extent = |event: &Event| event.date.as_ref().map(annals::dataset::Date::extent);
    for event in &record.events {
        for link in &event.links {
            let other = record.events.iter().find(|it| it.id == link.event).unwrap();
            let (Some(mine), Some(whole)) = (extent(event), extent(other)) else { continue };
            let agrees = match link.rel {
                Relation::PartOf => mine.0 <= whole.1 && whole.0 <= mine.1,
                Relation::Follows | Relation::CommentsOn => mine.1 >= whole.0,
            };
            assert!(agrees, "{} {:?}, {:?} {} {:?}", event.id, event.date, link.rel, other.id, other.date);
        }
        for side in event.accounts.iter().flat_map(|accounts| &accounts.sides) {
            let (Some(mine), Some(side)) = (extent(event), side.date.as_ref()) else { continue };
            let side = side.extent();
            assert!(mine.0 <= side.1 && side.0 <= mine.1, "{} is not dated as one account is", event.id);
        }
    }
}

#[test]
fn what_an_event_was_called_before_still_leads_to_it() {
    let dataset = dataset();
    let record = dataset.to_record();
    let ids: BTreeSet<&str> = record.events.iter().map(|event| event.id.as_str()).collect();
    let mut aliases = 0;
    for event in &record.events {
        for alias in &event.aliases {
            assert!(!ids.contains(alias.as_str()), "{alias} is an event’s id and another’s alias");
            assert_eq!(dataset.event(alias).unwrap().id, event.id, "{alias}");
            aliases += 1;
        }
    }
    assert!(aliases > 0, "nothing was tried");
}

#[test]
fn every_figure_has_an_amount_and_a_unit() {
    for event in &record().events {
        for figure in &event.figures {
            let counted = figure.value.is_some() && figure.unit.as_ref().is_some_and(|it| !it.is_empty());
            assert!(counted, "{}: {figure:?}", event.id);
        }
    }
}

#[test]
fn a_series_is_one_count_in_the_order_of_its_dates() {
    let record = record();
    let mut several = BTreeSet::new();
    let mut used = BTreeMap::<&str, &str>::new();
    for series in &record.series {
        let dates: Vec<_> = series.points.iter().map(|point| point.date.extent()).collect();
        assert!(dates.windows(2).all(|two| two[0].1 < two[1].0), "{}: out of order, or twice", series.id);
        let mut sources = BTreeSet::new();
        for point in &series.points {
            assert!(!point.citations.is_empty(), "{}: {:?} is not cited", series.id, point.date);
            let placed = point.citations.iter().all(|citation| citation.phrase.is_some());
            assert!(placed, "{}: {:?} is cited without a phrase", series.id, point.date);
            sources.extend(point.citations.iter().map(|citation| citation.source.as_str()));
        }
        if sources.len() > 1 {
            several.insert(series.id.clone());
        }
        for source in sources {
            let other = used.insert(source, &series.id);
            assert_eq!(other, None, "{source} is counted in {} as well", series.id);
        }
    }
    agree(several, ONE_COUNT.iter().map(|(id, _)| (*id).to_owned()).collect());
    reasoned(ONE_COUNT.iter().map(|(_, why)| *why));
}
