//! What is asked of all events, by column.

use super::Linked;
use super::gather::{Gathered, NONE, flags, uses};
use super::lists::Lists;
use crate::dataset::Dataset;
use crate::dataset::date::Form;
use crate::dataset::model::{EntityType, Relation};
use crate::dataset::names::{Names, Slots};
use crate::dataset::order::{order, order_by_rank, ranks};

/// See the module. The lists are by event unless they say otherwise.
#[derive(Debug, Default)]
pub struct Columns {
    /// Where its JSON begins.
    pub starts: Vec<u32>,
    /// The ids: those of the events, then the aliases.
    pub ids: Lists<u8>,
    /// By alias: the event.
    pub aliases: Vec<u32>,
    /// The ids by their texts.
    pub slots: Slots,
    /// By number: the different dates, by the first days that they may mean.
    pub forms: Vec<Form>,
    pub dated: Vec<u32>,
    pub kinds: Vec<u32>,
    pub flags: Vec<u8>,
    pub participants: Lists<u32>,
    pub mentions: Lists<u32>,
    pub places: Lists<u32>,
    pub doubts: Lists<u32>,
    /// The source and the paragraph.
    pub citations: Lists<(u32, u32)>,
    /// Each with the two events and the relation.
    pub links: Vec<(u32, u8, u32)>,
    /// The events in order.
    pub order: Vec<usize>,
}

impl Columns {
    /// Makes what was gathered from `bytes` refer to what the record has; nothing where a reference
    /// leads nowhere or anything else is not right.
    pub fn new(gathered: Gathered<'_>, head: &Dataset, bytes: &[u8]) -> Option<Self> {
        let record = &head.record;
        let known = |lang: &&str| record.languages.iter().any(|known| known == lang);
        let lost = |(_, date): &(u32, &u32)| **date != NONE && gathered.forms.get(**date as usize).is_none();
        if !gathered.langs.iter().all(known) || (0..).zip(&gathered.dated).any(|one| lost(&one)) {
            return None;
        }
        let (names, used) = (&gathered.names, &gathered.uses);
        let entities = numbers(names, used, uses::ENTITY | uses::PLACE, &|id| head.entity_index(id))?;
        let sources = numbers(names, used, uses::SOURCE, &|id| head.sources.get(id).copied())?;
        let doubts = numbers(names, used, uses::DOUBT, &|id| head.doubt_index(id))?;
        let kinds =
            numbers(names, used, uses::KIND, &|id| record.kinds.iter().position(|kind| kind.id == id))?;
        numbers(names, used, uses::ROLE, &|id| record.roles.iter().position(|role| role.id == id))?;
        let is_place = |entity: u32| {
            let entity = record.entities.get(entity as usize);
            entity.is_some_and(|e| matches!(e.kind, EntityType::Place | EntityType::State))
        };
        let misplaced = |(uses, entity): (&u8, &u32)| uses & uses::PLACE != 0 && !is_place(*entity);
        if used.iter().zip(&entities).any(misplaced) {
            return None;
        }

        let aliases = gathered.aliases.iter().map(|(_, alias)| alias);
        let mut ids = Lists::default();
        gathered.ids.iter().chain(aliases).for_each(|id| ids.add(id.as_bytes()));
        let mut columns = Columns {
            starts: gathered.first_keys.iter().map(|key| start(bytes, *key)).collect::<Option<_>>()?,
            slots: Slots::of(ids.len(), |number| ids.get(number as usize))?,
            ids,
            aliases: gathered.aliases.iter().map(|(event, _)| *event).collect(),
            forms: gathered.forms,
            dated: gathered.dated,
            kinds: gathered.kinds,
            flags: gathered.flags,
            participants: gathered.participants,
            mentions: gathered.mentions,
            places: gathered.places,
            doubts: gathered.doubts,
            citations: gathered.citations,
            ..Columns::default()
        };
        let lists = [&mut columns.participants, &mut columns.mentions, &mut columns.places];
        lists.into_iter().for_each(|lists| renumber(lists.items_mut(), &entities));
        renumber(columns.doubts.items_mut(), &doubts);
        renumber(&mut columns.kinds, &kinds);
        for (source, paragraph) in columns.citations.items_mut() {
            renumber(std::slice::from_mut(source), &sources);
            let count = record.sources.get(*source as usize)?.paragraphs;
            if *paragraph != NONE && count.is_some_and(|count| !(1..=count).contains(paragraph)) {
                return None;
            }
        }
        for (from, relation, target) in gathered.links {
            let to =
                columns.named(target).filter(|to| *to != from && (*to as usize) < columns.kinds.len())?;
            columns.links.push((from, relation, to));
        }
        let times = columns.order_dates(&gathered.times);
        columns.order = columns.chronological(&times);
        Some(columns)
    }

    pub fn id(&self, event: usize) -> &str {
        str::from_utf8(self.ids.get(event)).unwrap_or_default()
    }

    /// The event that has an id, or had it before.
    pub fn find(&self, id: &str) -> Option<usize> {
        let number = self.named(id)? as usize;
        let of_alias = number.checked_sub(self.kinds.len()).and_then(|alias| self.aliases.get(alias));
        Some(of_alias.map_or(number, |event| *event as usize))
    }

    pub fn form(&self, event: usize) -> Option<&Form> {
        self.forms.get(*self.dated.get(event)? as usize)
    }

    pub fn has(&self, event: usize, flag: u8) -> bool {
        self.flags.get(event).is_some_and(|flags| flags & flag != 0)
    }

    pub fn links(&self) -> impl Iterator<Item = Linked> + '_ {
        self.links.iter().map(|(from, relation, to)| Linked {
            from: *from as usize,
            rel: match relation {
                0 => Relation::PartOf,
                1 => Relation::Follows,
                _ => Relation::CommentsOn,
            },
            to: *to as usize,
        })
    }

    fn named(&self, id: &str) -> Option<u32> {
        self.slots.find(id.as_bytes(), |number| self.ids.get(number as usize))
    }

    /// Numbers the dates by the first days that they may mean, and their times likewise: who orders them then
    /// finds them in order.
    fn order_dates<'t>(&mut self, times: &[&'t str]) -> Vec<&'t str> {
        let first = |form: usize| self.forms.get(form).map(|form| form.extent().0);
        let from = order(self.forms.len(), &|a, b| first(a).cmp(&first(b)));
        let mut numbers = vec![NONE; from.len()];
        for (number, before) in (0..).zip(&from) {
            numbers.get_mut(*before).into_iter().for_each(|place| *place = number);
        }
        renumber(&mut self.dated, &numbers);
        self.forms = from.iter().filter_map(|before| self.forms.get(*before).cloned()).collect();
        from.iter().filter_map(|before| times.get(*before).copied()).collect()
    }

    /// By date and time; at one date an event before those that are part of it; else by id.
    fn chronological(&self, times: &[&str]) -> Vec<usize> {
        let keys: Vec<_> = self.forms.iter().map(Form::sort_key).zip(times).collect();
        let ranks = ranks(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
        let key = |event: usize| {
            let date = self.dated.get(event).and_then(|date| ranks.get(*date as usize));
            date.map_or(keys.len(), |rank| *rank) * 2 + usize::from(self.has(event, flags::PART))
        };
        let keys: Vec<usize> = (0..self.kinds.len()).map(key).collect();
        order_by_rank(&keys, &|one, other| self.ids.get(one).cmp(self.ids.get(other)))
    }
}

/// By name: the number that `find` gives to those that are so used; nothing where one has none.
fn numbers(names: &Names, used: &[u8], so: u8, find: &dyn Fn(&str) -> Option<usize>) -> Option<Vec<u32>> {
    let number = |(name, uses): (&str, &u8)| match uses & so {
        0 => Some(NONE),
        _ => find(name).and_then(|number| u32::try_from(number).ok()),
    };
    names.iter().zip(used).map(number).collect()
}

fn renumber(items: &mut [u32], numbers: &[u32]) {
    for item in items {
        *item = numbers.get(*item as usize).copied().unwrap_or(NONE);
    }
}

/// Where an address lies among bytes.
fn offset(bytes: &[u8], address: usize) -> Option<u32> {
    let offset = address.checked_sub(bytes.as_ptr() as usize).filter(|offset| *offset <= bytes.len())?;
    u32::try_from(offset).ok()
}

/// Where an object begins, by the address of its first key.
fn start(bytes: &[u8], first_key: usize) -> Option<u32> {
    let before = bytes.get(..offset(bytes, first_key)? as usize)?;
    before.iter().rposition(|byte| *byte == b'{').and_then(|at| u32::try_from(at).ok())
}
