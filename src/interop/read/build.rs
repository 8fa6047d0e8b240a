//! The record of a draft: events with ids, kinds, entities and sources.

use std::collections::{HashMap, HashSet};

use crate::dataset::Text;
use crate::dataset::model::{
    Attestation, Basis, Doubt, DoubtKind, Entity, EntityType, Event, Format, Media, Participant, Record, Term,
};

use super::draft::{Actor, Cell, Cited, Clip, Draft, Item, Spot, host, web_address};
use super::format::IS_COMMAND;
use super::ids::{self, Key};
use super::markup::{one_line, reduce};
use super::report::Report;
use super::sources::Sources;
use super::{Asked, language};

const MARKUP: &str = "markup: its words and links are kept";
const LANGUAGE: &str = if IS_COMMAND {
    "the language of the texts, by their words (--lang names it)"
} else {
    "the language of the texts, by their words"
};
const NOTHING: &str = "it says nothing: neither title nor text nor media";
const TITLE: &str = "no title: the beginning of the text, or what the media show";
const NOT_WEB: &str = "an address that does not lead to the web";
const EMBEDDED: &str = "something embedded: its address is kept, and opens when asked for";
const QUOTED: &str = "words in the place of media: they are in the text";
const CREDIT: &str = "no credit: the host of the address stands for it";
/// A title made of a text is cut after so many characters.
const TITLE_LENGTH: usize = 80;

/// Makes the record.
pub fn record(draft: Draft, asked: Asked, report: &mut Report) -> Record {
    let lang = asked.lang.map(str::to_owned).or_else(|| draft.lang.clone()).filter(|lang| is_tag(lang));
    let lang = lang.unwrap_or_else(|| {
        let texts = draft.items.iter().flat_map(|item| item.title.iter().chain(&item.text));
        let guess = language::guess(texts.map(|cell| cell.text.as_str()));
        report.guessed("", LANGUAGE, Some(guess));
        guess.to_owned()
    });
    let stem = asked.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let mut builder = Builder::new(draft.markup, &lang, report);
    let title = draft.title.and_then(|cell| builder.words(&cell).map(|text| one_line(&text)));
    let description: Vec<String> = draft.description.iter().filter_map(|cell| builder.words(cell)).collect();
    builder.links.clear();
    let name = title
        .clone()
        .unwrap_or_else(|| if stem.is_empty() { "Timeline".to_owned() } else { stem.to_owned() });
    let id = if stem.is_empty() { ids::slug(&name) } else { ids::slug(stem) };
    builder.sources.file(if asked.name.is_empty() { &name } else { asked.name });
    builder.entity_ids = ids::of_names(draft.items.iter().flat_map(names).collect());
    let found: Vec<(Event, Key)> = draft.items.into_iter().filter_map(|item| builder.event(item)).collect();
    let (mut events, keys): (Vec<Event>, Vec<Key>) = found.into_iter().unzip();
    let places = std::mem::take(&mut builder.read_at);
    for ((event, id), at) in events.iter_mut().zip(ids::assign(&keys)).zip(places) {
        builder.report.event_read(&at, &id);
        event.id = id;
    }
    let doubts = builder.doubts(&mut events);
    let roles = std::mem::take(&mut builder.roles).terms;
    Record {
        schema: None,
        format: Format::V1,
        id,
        title: Text::Plain(name),
        description: (!description.is_empty()).then(|| Text::Plain(description.join("\n"))),
        languages: vec![lang.clone()],
        license: None,
        updated: None,
        kinds: std::mem::take(&mut builder.kinds).terms,
        roles,
        sources: std::mem::take(&mut builder.sources).cited(),
        core: Vec::new(),
        entities: std::mem::take(&mut builder.entities),
        events,
        claims: Vec::new(),
        series: Vec::new(),
        doubts,
    }
}

/// Who and what an event names, by sort and name.
fn names(item: &Item) -> impl Iterator<Item = (u8, String)> + '_ {
    let actors = item.actors.iter().map(|actor| (actor.kind as u8, one_line(&actor.name)));
    actors.chain(item.places.iter().map(|spot| (EntityType::Place as u8, one_line(&spot.name))))
}

/// Whether a text has the shape of a BCP 47 tag.
fn is_tag(text: &str) -> bool {
    let part =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|char| char.is_ascii_alphanumeric());
    text.split('-').all(part) && text.chars().next().is_some_and(|char| char.is_ascii_alphabetic())
}

/// Words of a vocabulary in the order in which they were first used.
#[derive(Default)]
struct Terms {
    terms: Vec<Term>,
    ids: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Terms {
    fn id(&mut self, name: &str) -> String {
        if let Some(id) = self.ids.get(name) {
            return id.clone();
        }
        let id = ids::unused(&ids::slug(name), &mut self.taken);
        self.terms.push(Term { id: id.clone(), name: Text::Plain(name.to_owned()) });
        self.ids.insert(name.to_owned(), id.clone());
        id
    }
}

struct Builder<'a> {
    markup: bool,
    lang: &'a str,
    report: &'a mut Report,
    kinds: Terms,
    roles: Terms,
    entities: Vec<Entity>,
    entity_ids: HashMap<(u8, String), String>,
    entity_places: HashMap<String, usize>,
    sources: Sources,
    /// Links and embedded addresses of the texts of the event at hand.
    links: Vec<Cited>,
    embeds: Vec<Cell>,
    /// What dates say that the record cannot hold, one for each event.
    said: Vec<Option<String>>,
    read_at: Vec<String>,
}

impl<'a> Builder<'a> {
    fn new(markup: bool, lang: &'a str, report: &'a mut Report) -> Self {
        Builder {
            markup,
            lang,
            report,
            kinds: Terms::default(),
            roles: Terms::default(),
            entities: Vec::new(),
            entity_ids: HashMap::new(),
            entity_places: HashMap::new(),
            sources: Sources::default(),
            links: Vec::new(),
            embeds: Vec::new(),
            said: Vec::new(),
            read_at: Vec::new(),
        }
    }

    /// A word of the interface in the language of the record.
    fn word(&self, [en, es, vi]: [&'static str; 3]) -> &'static str {
        match self.lang.split('-').next() {
            Some("es") => es,
            Some("vi") => vi,
            _ => en,
        }
    }

    /// The words of a text; their links and what they embed are noted.
    fn words(&mut self, cell: &Cell) -> Option<String> {
        if !self.markup {
            return Some(cell.text.clone());
        }
        let reduced = reduce(&cell.text);
        if reduced.changed {
            self.report.changed(&cell.at, MARKUP, &cell.text);
        }
        for (url, words) in reduced.links {
            let title = (!words.is_empty()).then_some(words);
            self.links.push(Cited::page(url, title));
        }
        for address in reduced.refused {
            self.report.dropped_value(&cell.at, NOT_WEB, &address);
        }
        self.embeds.extend(reduced.embeds.into_iter().map(|text| Cell { at: cell.at.clone(), text }));
        Some(reduced.text).filter(|text| !text.is_empty())
    }

    fn event(&mut self, item: Item) -> Option<(Event, Key)> {
        let title = item.title.as_ref().and_then(|cell| self.words(cell)).map(|text| one_line(&text));
        let mut paragraphs: Vec<String> = item.text.iter().filter_map(|cell| self.words(cell)).collect();
        let mut media = Vec::new();
        for clip in item.media {
            self.clip(clip, title.as_deref(), &mut media, &mut paragraphs);
        }
        for address in std::mem::take(&mut self.embeds) {
            if let Some(url) = web_address(&address.text) {
                self.report.changed(&address.at, EMBEDDED, &address.text);
                media.push((url, None, None));
            } else {
                self.report.dropped_value(&address.at, NOT_WEB, &address.text);
            }
        }
        let title = title.or_else(|| {
            let caption = media.iter().find_map(|(_, alt, _)| alt.clone());
            let text = paragraphs.first().map(|text| beginning(text)).or(caption);
            let found = text.or_else(|| media.first().map(|(url, ..)| host(url).to_owned()))?;
            self.report.guessed(&item.at, TITLE, Some(&found));
            Some(found)
        });
        let mut citations = item.citations;
        citations.append(&mut self.links);
        let Some(title) = title else {
            self.report.event_dropped(&item.at, NOTHING);
            return None;
        };
        let kind = item.kind.unwrap_or_else(|| self.word(["Event", "Hecho", "Sự kiện"]).to_owned());
        let event = Event {
            id: String::new(),
            aliases: Vec::new(),
            basis: if item.date.is_some() { item.basis.unwrap_or(Basis::Stated) } else { Basis::None },
            attestation: Attestation::Stated,
            kind: self.kinds.id(&one_line(&kind)),
            summary: (!paragraphs.is_empty()).then(|| Text::Plain(paragraphs.join("\n"))),
            participants: self.participants(item.actors),
            mentions: Vec::new(),
            places: self.places(item.places),
            quotes: Vec::new(),
            figures: Vec::new(),
            accounts: None,
            citations: self.sources.cite(citations),
            doubts: Vec::new(),
            links: Vec::new(),
            media: self.media(media, &title),
            title: Text::Plain(title.clone()),
            date: item.date,
        };
        let date = event.date.as_ref().map(|date| date.as_str().to_owned()).unwrap_or_default();
        let rest =
            paragraphs.join("\n") + &event.media.iter().map(|media| media.url.as_str()).collect::<String>();
        self.said.push(item.said);
        self.read_at.push(item.at);
        Some((event, Key { own: item.id, date, title, rest }))
    }

    fn clip(
        &mut self,
        clip: Clip,
        title: Option<&str>,
        media: &mut Vec<Found>,
        paragraphs: &mut Vec<String>,
    ) {
        let caption = clip.caption.as_ref().and_then(|cell| self.words(cell)).map(|text| one_line(&text));
        let credit = clip.credit.as_ref().and_then(|cell| self.words(cell)).map(|text| one_line(&text));
        if let Some(url) = web_address(&clip.url.text) {
            if url != clip.url.text {
                self.report.changed(&clip.url.at, "an address that was not whole", &clip.url.text);
            }
            if credit.is_none() {
                self.report.guessed(&clip.url.at, CREDIT, Some(host(&url)));
            }
            return media.push((url, caption, credit));
        }
        let embeds = self.embeds.len();
        let words = if clip.url.text.contains('<') {
            self.words(&Cell { at: clip.url.at.clone(), ..clip.url.clone() })
        } else {
            None
        };
        match words {
            Some(words) => {
                self.report.kept(&clip.url.at, QUOTED, Some(&clip.url.text));
                paragraphs.push(words);
            }
            None if self.embeds.len() > embeds => {}
            None => self.report.dropped_value(&clip.url.at, NOT_WEB, &clip.url.text),
        }
        // What is said of media that are not there still is.
        for text in [caption, credit].into_iter().flatten().filter(|text| Some(text.as_str()) != title) {
            paragraphs.push(text);
        }
    }

    fn media(&self, found: Vec<Found>, title: &str) -> Vec<Media> {
        let media = found.into_iter().map(|(url, alt, credit)| Media {
            alt: Text::Plain(alt.unwrap_or_else(|| title.to_owned())),
            credit: Text::Plain(credit.unwrap_or_else(|| host(&url).to_owned())),
            url,
        });
        media.collect()
    }

    fn participants(&mut self, actors: Vec<Actor>) -> Vec<Participant> {
        let mut participants: Vec<Participant> = Vec::new();
        for actor in actors {
            let role = actor.role.unwrap_or_else(|| self.word(["With", "Con", "Cùng"]).to_owned());
            let participant = Participant {
                entity: self.entity(&actor.name, actor.kind, None),
                role: self.roles.id(&role),
                office: actor.office.map(Text::Plain),
                as_named: None,
                citations: Vec::new(),
            };
            if !participants.contains(&participant) {
                participants.push(participant);
            }
        }
        participants
    }

    fn places(&mut self, spots: Vec<Spot>) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for spot in spots {
            let id = self.entity(&spot.name, EntityType::Place, spot.coordinates);
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    fn entity(&mut self, name: &str, kind: EntityType, coordinates: Option<[f64; 2]>) -> String {
        let name = one_line(name);
        let id = self.entity_ids.get(&(kind as u8, name.clone())).cloned().unwrap_or_default();
        let known = self.entity_places.get(&id).and_then(|index| self.entities.get_mut(*index));
        if let Some(entity) = known {
            entity.coordinates = entity.coordinates.or(coordinates);
            return id;
        }
        self.entity_places.insert(id.clone(), self.entities.len());
        self.entities.push(Entity {
            id: id.clone(),
            kind,
            name: Text::Plain(name),
            lang: None,
            sort_name: None,
            variants: Vec::new(),
            country: None,
            description: None,
            part_of: None,
            coordinates,
            same_as: Vec::new(),
            citations: Vec::new(),
            doubts: Vec::new(),
        });
        id
    }

    /// A doubt for each date that the record cannot hold, in the words of the file.
    fn doubts(&mut self, events: &mut [Event]) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        for (event, said) in events.iter_mut().zip(std::mem::take(&mut self.said)) {
            let Some(said) = said else { continue };
            let id = format!("date-{}", event.id);
            event.doubts.push(id.clone());
            doubts.push(Doubt {
                id,
                kind: DoubtKind::Date,
                text: Text::Plain(said),
                citations: event.citations.clone(),
                settled: None,
            });
        }
        doubts
    }
}

/// An address, what it shows and who made it.
type Found = (String, Option<String>, Option<String>);

/// The first words of a text, cut at a space.
fn beginning(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= TITLE_LENGTH {
        return line.to_owned();
    }
    let cut: String = line.chars().take(TITLE_LENGTH).collect();
    let cut = cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.']))
}
