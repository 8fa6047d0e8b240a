//! What a walk along all events gathers: columns, in which references are numbers of names that are
//! not yet known to lead anywhere.

use serde::de::{Deserialize, DeserializeSeed, Deserializer};

use super::lists::Lists;
use super::shape::{EVENTS, Leaf, Part};
use super::walk::{Said, Sink, Walk};
use crate::dataset::date::{Form, time};
use crate::dataset::names::Names;
use crate::dataset::validate::{MOST_OF_AN_EVENT, is_id, is_phrase, is_short, is_url};

/// No number of anything.
pub const NONE: u32 = u32::MAX;

/// What a name is used as, as bits.
pub mod uses {
    pub const KIND: u8 = 1;
    pub const ROLE: u8 = 1 << 1;
    pub const ENTITY: u8 = 1 << 2;
    pub const PLACE: u8 = 1 << 3;
    pub const SOURCE: u8 = 1 << 4;
    pub const DOUBT: u8 = 1 << 5;
}

/// What is known of an event, as bits.
pub mod flags {
    /// The source only implies it, or does not say of what kind it was.
    pub const HOLLOW: u8 = 1;
    /// It took place during another.
    pub const PART: u8 = 1 << 1;
    /// Somebody who takes part has an office.
    pub const OFFICE: u8 = 1 << 2;
}

/// See the module.
#[derive(Default)]
pub struct Gathered<'de> {
    /// Whatever events refer to by its id, other events aside.
    pub names: Names,
    /// By name: its [`uses`].
    pub uses: Vec<u8>,
    /// The languages of texts.
    pub langs: Vec<&'de str>,
    /// The dates as they are written, and what each means.
    dates: Names,
    pub forms: Vec<Form>,
    /// The time of day that each gives.
    pub times: Vec<&'de str>,
    /// By event: the address of its first key.
    pub first_keys: Vec<usize>,
    /// By event.
    pub ids: Vec<&'de str>,
    /// Events with the ids that they had before.
    pub aliases: Vec<(u32, &'de str)>,
    /// By event: the number of its date.
    pub dated: Vec<u32>,
    /// By event: the name of its kind.
    pub kinds: Vec<u32>,
    /// By event: its [`flags`].
    pub flags: Vec<u8>,
    pub participants: Lists<u32>,
    pub mentions: Lists<u32>,
    pub places: Lists<u32>,
    pub doubts: Lists<u32>,
    /// The sources and the paragraphs.
    pub citations: Lists<(u32, u32)>,
    /// Events, their relations to others, and the ids of these.
    pub links: Vec<(u32, u8, &'de str)>,
    now: Now<'de>,
}

/// The event that is being read.
struct Now<'de> {
    id: &'de str,
    date: u32,
    kind: u32,
    flags: u8,
    has_basis: bool,
    source: u32,
    paragraph: u32,
    target: &'de str,
    relation: u8,
}

impl Default for Now<'_> {
    fn default() -> Self {
        Now {
            id: "",
            date: NONE,
            kind: NONE,
            flags: 0,
            has_basis: false,
            source: NONE,
            paragraph: NONE,
            target: "",
            relation: 0,
        }
    }
}

impl<'de> Deserialize<'de> for Gathered<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut gathered = Gathered::default();
        Walk { shape: &EVENTS, sink: &mut gathered, nullable: false }.deserialize(deserializer)?;
        Ok(gathered)
    }
}

impl<'de> Gathered<'de> {
    /// The number of the event that is being read.
    fn event(&self) -> u32 {
        u32::try_from(self.ids.len()).unwrap_or(NONE)
    }

    fn name(&mut self, name: &'de str, use_: u8) -> u32 {
        let (number, is_new) = self.names.number(name);
        if is_new {
            self.uses.push(0);
        }
        self.uses.get_mut(number as usize).into_iter().for_each(|uses| *uses |= use_);
        number
    }

    fn date(&mut self, edtf: &'de str) -> Option<u32> {
        let (number, is_new) = self.dates.number(edtf);
        if is_new {
            self.forms.push(Form::parse(edtf).ok()?);
            self.times.push(time(edtf));
        }
        Some(number)
    }

    /// What refers to something.
    fn refers(&mut self, leaf: Leaf, id: &'de str) -> bool {
        match leaf {
            Leaf::Id => self.now.id = id,
            Leaf::Alias => self.aliases.push((self.event(), id)),
            Leaf::Kind => self.now.kind = self.name(id, uses::KIND),
            Leaf::Role => drop(self.name(id, uses::ROLE)),
            Leaf::Speaker => drop(self.name(id, uses::ENTITY)),
            Leaf::Source => self.now.source = self.name(id, uses::SOURCE),
            Leaf::Target => self.now.target = id,
            Leaf::Who => {
                let who = self.name(id, uses::ENTITY);
                self.participants.push(who);
            }
            Leaf::Mention => {
                let mention = self.name(id, uses::ENTITY);
                self.mentions.push(mention);
            }
            Leaf::Place => {
                let place = self.name(id, uses::PLACE);
                self.places.push(place);
            }
            Leaf::Doubt => {
                let doubt = self.name(id, uses::DOUBT);
                self.doubts.push(doubt);
            }
            Leaf::Date => match self.date(id) {
                Some(date) => self.now.date = date,
                None => return false,
            },
            Leaf::SideDate => return self.date(id).is_some(),
            _ => return false,
        }
        !matches!(leaf, Leaf::Id | Leaf::Alias) || is_id(id)
    }

    fn end_event(&mut self) -> bool {
        let now = std::mem::take(&mut self.now);
        let mut is_right = now.has_basis == (now.date != NONE);
        self.ids.push(now.id);
        self.dated.push(now.date);
        self.kinds.push(now.kind);
        self.flags.push(now.flags);
        for lists in [&mut self.participants, &mut self.mentions, &mut self.places, &mut self.doubts] {
            is_right &= lists.end() <= MOST_OF_AN_EVENT;
        }
        self.citations.end();
        is_right
    }
}

impl<'de> Sink<'de> for Gathered<'de> {
    fn begin(&mut self, part: Part, key: &'de str) {
        if part == Part::Event {
            self.first_keys.push(key.as_ptr() as usize);
        }
    }

    fn said(&mut self, leaf: Leaf, said: Said<'de, '_>) -> bool {
        if leaf == Leaf::Office {
            self.now.flags |= flags::OFFICE;
        }
        match leaf {
            Leaf::Title | Leaf::Text | Leaf::Office | Leaf::Quiet => {
                is_short(said.text()) && !said.text().trim_start().is_empty()
            }
            Leaf::Spoken => is_short(said.text()),
            Leaf::Phrase => is_phrase(said.text()),
            Leaf::Url => is_url(said.text()),
            Leaf::Other => true,
            _ => said.lent().is_some_and(|id| self.refers(leaf, id)),
        }
    }

    fn lang(&mut self, lang: &'de str) -> bool {
        if !self.langs.contains(&lang) {
            self.langs.push(lang);
        }
        true
    }

    fn number(&mut self, leaf: Leaf, number: u32) -> bool {
        match leaf {
            Leaf::Basis => self.now.has_basis = number != 0,
            Leaf::Attestation if number != 0 => self.now.flags |= flags::HOLLOW,
            Leaf::Relation => self.now.relation = u8::try_from(number).unwrap_or_default(),
            Leaf::Paragraph => self.now.paragraph = number,
            _ => {}
        }
        leaf != Leaf::Paragraph || number != NONE
    }

    fn end(&mut self, part: Part) -> bool {
        match part {
            Part::Event => return self.end_event(),
            Part::Citation => {
                self.citations.push((self.now.source, std::mem::replace(&mut self.now.paragraph, NONE)));
            }
            Part::Link => {
                let Now { target, relation, .. } = self.now;
                self.links.push((self.event(), relation, target));
                if relation == 0 {
                    self.now.flags |= flags::PART;
                }
            }
            Part::Other => {}
        }
        true
    }
}
