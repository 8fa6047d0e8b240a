//! What a record must hold beyond its shape: references that lead somewhere, ids that are stable
//! names, dates that agree with what they rest on. All problems at once, each with its place.

mod fields;
mod nearest;
mod rules;

use super::model::{Basis, EntityType, Event, Record};
use super::problem::{Path, Problem};
use super::{Ids, ids};
pub use rules::{is_id, is_phrase, is_short, is_url};

/// There are at most so many kinds, each of which has a lane and a button, and so many roles; and so many sources
/// and entities: more hold up a page that reads, sorts and lists them.
pub const MOST: [(&str, usize); 4] =
    [("kinds", 200), ("roles", 200), ("sources", 10_000), ("entities", 10_000)];

/// An event has at most so many of each: people, mentions, places, doubts.
pub const MOST_OF_AN_EVENT: usize = 1000;

/// Everything that is wrong with a record of the right shape.
#[must_use]
pub fn validate(record: &Record) -> Vec<Problem> {
    let mut check = Check::new(record);
    check.head();
    check.sources();
    check.entities();
    for (index, event) in record.events.iter().enumerate() {
        check.event(Path::root("events").child(index), event);
    }
    check.claims_and_doubts();
    check.series();
    check.problems
}

/// What is wrong with a list that is longer than it may be.
pub fn too_many(place: Path<'_>, count: usize, most: usize) -> Option<Problem> {
    (count > most)
        .then(|| Problem::at(place.place(), format!("there are {count} here; at most {most} are accepted")))
}

struct Check<'a> {
    record: &'a Record,
    kinds: Ids,
    roles: Ids,
    sources: Ids,
    entities: Ids,
    events: Ids,
    doubts: Ids,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(record: &'a Record) -> Self {
        Check {
            record,
            kinds: ids(record.kinds.iter().map(|k| &k.id)),
            roles: ids(record.roles.iter().map(|r| &r.id)),
            sources: ids(record.sources.iter().map(|s| &s.id)),
            entities: ids(record.entities.iter().map(|e| &e.id)),
            events: ids(record.events.iter().map(|e| &e.id)),
            doubts: ids(record.doubts.iter().map(|d| &d.id)),
            problems: Vec::new(),
        }
    }

    fn head(&mut self) {
        let record = self.record;
        self.id(Path::root("id"), &record.id);
        if record.languages.is_empty() {
            self.say(
                Path::root("languages"),
                "no language is given; name at least one, for example \"en\"".into(),
            );
        }
        for (index, lang) in record.languages.iter().enumerate() {
            if !rules::is_language(lang) {
                let what =
                    format!("{lang:?} is no language tag; write it as BCP 47 has it: \"en\", \"pt-BR\"");
                self.say(Path::root("languages").child(index), what);
            }
        }
        if record.kinds.is_empty() {
            self.say(Path::root("kinds"), "no kind is given; every event needs one".into());
        }
        let counts = [&record.kinds, &record.roles].map(Vec::len);
        let counts = counts.into_iter().chain([record.sources.len(), record.entities.len()]);
        MOST.into_iter()
            .zip(counts)
            .for_each(|((list, most), count)| self.limit(Path::root(list), count, most));
        self.text(Path::root("title"), &record.title);
        self.opt_text(Path::root("description"), record.description.as_ref());
        for (list, terms) in [("kinds", &record.kinds), ("roles", &record.roles)] {
            self.unique(list, terms.iter().map(|term| term.id.as_str()));
            for (index, term) in terms.iter().enumerate() {
                self.text(Path::root(list).child(index).child("name"), &term.name);
            }
        }
    }

    fn sources(&mut self) {
        self.unique("sources", self.record.sources.iter().map(|source| source.id.as_str()));
        let sources = Path::root("sources");
        for (index, source) in self.record.sources.iter().enumerate() {
            let place = sources.child(index);
            self.opt_text(place.child("title"), source.title.as_ref());
            self.opt_text(place.child("label"), source.label.as_ref());
            self.opt_text(place.child("note"), source.note.as_ref());
            if source.title.is_none() && source.label.is_none() && source.publisher.is_none() {
                self.say(
                    place,
                    "a source needs a title, or a label that says what to call it, or a publisher".into(),
                );
            }
            for (key, url) in [("url", &source.url), ("archived", &source.archived)] {
                if let Some(url) = url {
                    self.url(place.child(key), url);
                }
            }
        }
    }

    fn entities(&mut self) {
        self.unique("entities", self.record.entities.iter().map(|entity| entity.id.as_str()));
        let entities = Path::root("entities");
        for (index, entity) in self.record.entities.iter().enumerate() {
            let place = entities.child(index);
            self.text(place.child("name"), &entity.name);
            self.opt_text(place.child("description"), entity.description.as_ref());
            self.citations(place, &entity.citations);
            self.doubt_ids(place, &entity.doubts);
            for (key, id) in [("country", &entity.country), ("partOf", &entity.part_of)] {
                if let Some(id) = id {
                    self.entity(place.child(key), id);
                }
            }
            for (i, variant) in entity.variants.iter().enumerate() {
                self.citations(place.child("variants").child(i), &variant.citations);
            }
            for (i, url) in entity.same_as.iter().enumerate() {
                self.url(place.child("sameAs").child(i), url);
            }
            if let Some([lat, lon]) = entity.coordinates
                && !((-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon))
            {
                self.say(place.child("coordinates"), format!(
                    "[{lat}, {lon}] is off the globe; give latitude (±90) and then longitude (±180) in degrees"
                ));
            }
        }
    }

    fn event(&mut self, place: Path<'_>, event: &Event) {
        self.text(place.child("title"), &event.title);
        self.opt_text(place.child("summary"), event.summary.as_ref());
        self.known(place.child("kind"), "kind", &event.kind, &|check| &check.kinds);
        let counts = [event.participants.len(), event.mentions.len(), event.places.len(), event.doubts.len()];
        for (list, count) in ["participants", "mentions", "places", "doubts"].into_iter().zip(counts) {
            self.limit(place.child(list), count, MOST_OF_AN_EVENT);
        }
        match (&event.date, event.basis) {
            (Some(_), Basis::None) => self.say(
                place.child("basis"),
                "the event has a date, but nothing says what it rests on; give stated, derived, inferred or bound".into(),
            ),
            (None, basis) if basis != Basis::None => self.say(
                place.child("basis"),
                "a basis is given, but there is no date; leave it out, or give the date".into(),
            ),
            _ => {}
        }
        let participants = place.child("participants");
        for (i, participant) in event.participants.iter().enumerate() {
            let at = participants.child(i);
            self.entity(at.child("entity"), &participant.entity);
            self.known(at.child("role"), "role", &participant.role, &|check| &check.roles);
            self.opt_text(at.child("office"), participant.office.as_ref());
            self.length(at.child("asNamed"), participant.as_named.as_deref().unwrap_or_default());
            self.citations(at, &participant.citations);
        }
        for (key, ids) in [("mentions", &event.mentions), ("places", &event.places)] {
            for (i, id) in ids.iter().enumerate() {
                self.entity(place.child(key).child(i), id);
            }
        }
        for (i, id) in event.places.iter().enumerate() {
            let kind =
                self.entities.get(id).and_then(|at| self.record.entities.get(*at)).map(|entity| entity.kind);
            if !matches!(kind, None | Some(EntityType::Place | EntityType::State)) {
                self.say(
                    place.child("places").child(i),
                    format!("{id:?} is an entity, but neither a place nor a state; mention it instead"),
                );
            }
        }
        let quotes = place.child("quotes");
        for (i, quote) in event.quotes.iter().enumerate() {
            let at = quotes.child(i);
            if let Some(speaker) = &quote.speaker {
                self.entity(at.child("speaker"), speaker);
            }
            self.length(at.child("text"), &quote.text);
            self.cited(at, &quote.citations);
        }
        let figures = place.child("figures");
        for (i, figure) in event.figures.iter().enumerate() {
            let at = figures.child(i);
            self.text(at.child("text"), &figure.text);
            self.text(at.child("of"), &figure.of);
            self.cited(at, &figure.citations);
        }
        self.accounts(place, event);
        self.cited(place, &event.citations);
        self.doubt_ids(place, &event.doubts);
        let links = place.child("links");
        for (i, link) in event.links.iter().enumerate() {
            let at = links.child(i);
            let at = at.child("event");
            if link.event == event.id {
                self.say(at, "the event links to itself; name another event".into());
            } else {
                self.known(at, "event", &link.event, &|check| &check.events);
            }
        }
        for (i, media) in event.media.iter().enumerate() {
            self.url(place.child("media").child(i).child("url"), &media.url);
        }
    }

    fn accounts(&mut self, place: Path<'_>, event: &Event) {
        let Some(accounts) = &event.accounts else { return };
        let place = place.child("accounts");
        self.text(place.child("of"), &accounts.of);
        self.opt_text(place.child("note"), accounts.note.as_ref());
        if accounts.sides.len() < 2 {
            self.say(place.child("sides"), "accounts differ only where there are at least two".into());
        }
        let sides = place.child("sides");
        for (i, side) in accounts.sides.iter().enumerate() {
            let at = sides.child(i);
            self.opt_text(at.child("title"), side.title.as_ref());
            if side.title.is_none() && side.date.is_none() {
                self.say(at, "an account needs a title or a date".into());
            }
            let facts = at.child("facts");
            for (j, fact) in side.facts.iter().enumerate() {
                let at = facts.child(j);
                self.text(at.child("label"), &fact.label);
                self.opt_text(at.child("value"), fact.value.as_ref());
            }
            self.cited(at, &side.citations);
        }
    }

    fn claims_and_doubts(&mut self) {
        let record = self.record;
        let ids = record.events.iter().enumerate().flat_map(|(index, event)| {
            let aliases = (0..).zip(&event.aliases).map(move |(at, alias)| (index, Some(at), alias.as_str()));
            std::iter::once((index, None, event.id.as_str())).chain(aliases)
        });
        self.unique_with("events", ids);
        self.unique("claims", record.claims.iter().map(|claim| claim.id.as_str()));
        self.unique("doubts", record.doubts.iter().map(|doubt| doubt.id.as_str()));
        let claims = Path::root("claims");
        for (index, claim) in record.claims.iter().enumerate() {
            let place = claims.child(index);
            self.text(place.child("text"), &claim.text);
            for (i, id) in claim.about.iter().enumerate() {
                self.entity(place.child("about").child(i), id);
            }
            self.cited(place, &claim.citations);
            self.doubt_ids(place, &claim.doubts);
        }
        let doubts = Path::root("doubts");
        for (index, doubt) in record.doubts.iter().enumerate() {
            let place = doubts.child(index);
            self.text(place.child("text"), &doubt.text);
            self.citations(place, &doubt.citations);
            if let Some(settled) = &doubt.settled {
                let place = place.child("settled");
                self.text(place.child("text"), &settled.text);
                self.cited(place, &settled.citations);
            }
        }
    }

    fn series(&mut self) {
        let record = self.record;
        self.unique("series", record.series.iter().map(|series| series.id.as_str()));
        let list = Path::root("series");
        for (index, series) in record.series.iter().enumerate() {
            let place = list.child(index);
            self.text(place.child("name"), &series.name);
            self.opt_text(place.child("note"), series.note.as_ref());
            for (i, id) in series.about.iter().enumerate() {
                self.entity(place.child("about").child(i), id);
            }
            let points = place.child("points");
            for (i, point) in series.points.iter().enumerate() {
                let at = points.child(i);
                self.text(at.child("text"), &point.text);
                self.cited(at, &point.citations);
            }
            if series.points.is_empty() {
                self.say(place.child("points"), "a series needs at least one point".into());
            }
        }
        // Numbers of sources are the same in the core alone as in the whole.
        for (index, id) in record.core.iter().enumerate() {
            if record.sources.get(index).is_none_or(|source| source.id != *id) {
                let what = format!(
                    "{id:?} does not stand at this place of the sources; those of the core come first"
                );
                self.say(Path::root("core").child(index), what);
            }
        }
    }
}
