//! What the lanes stand for, and which events go into which.

use crate::dataset::Order;
use crate::dataset::model::EntityType;
use crate::layout::Item;
use crate::state::Lanes as By;

use crate::view::context::Ctx;

/// So many people and organisations have a lane of their own; the others share the last one.
const MOST: usize = 10;

/// A lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    /// What it stands for.
    pub name: String,
    /// The language of the name, where it is not the reader's.
    pub lang: Option<String>,
    /// The kind whose lane it is.
    pub kind: Option<usize>,
}

/// The lanes of a timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Lanes {
    /// From the top down.
    pub list: Vec<Lane>,
    /// By entity: the lane of its events; nothing where each kind has a lane.
    of_entity: Option<Vec<Option<usize>>>,
}

impl Lanes {
    /// The lanes that the reader chose, for the events that fit. Countries and people are in the
    /// order of their number of events; the last lane takes the events that have none of them.
    pub fn of(ctx: &Ctx) -> Self {
        match ctx.state.lanes {
            By::Kind => {
                let kind = |at| Lane { name: ctx.kind_name(at), lang: ctx.kind_lang(at), kind: Some(at) };
                Lanes { list: (0..ctx.data.record.kinds.len()).map(kind).collect(), of_entity: None }
            }
            By::Country => Self::of_entities(ctx, usize::MAX, ctx.t.no_country, |entity| {
                let found = ctx.data.record.entities.get(entity)?;
                if found.kind == EntityType::State {
                    Some(entity)
                } else {
                    ctx.data.entity_index(found.country.as_ref()?)
                }
            }),
            By::Who => Self::of_entities(ctx, MOST, ctx.t.all_others, |entity| {
                let kind = ctx.data.record.entities.get(entity)?.kind;
                let who = [EntityType::Person, EntityType::Organization, EntityType::Group];
                who.contains(&kind).then_some(entity)
            }),
        }
    }

    /// A lane for each of the entities that `owner` gives for those taking part, but for `most` at most.
    fn of_entities(ctx: &Ctx, most: usize, others: &str, owner: impl Fn(usize) -> Option<usize>) -> Self {
        let entities = ctx.data.record.entities.len();
        let mut counts = vec![0usize; entities];
        for event in ctx.hits.events.ones() {
            for own in owners(ctx, event, &owner) {
                counts[own] += 1;
            }
        }
        let mut order: Vec<usize> = (0..entities).filter(|entity| counts[*entity] > 0).collect();
        order.order_by_key(|entity| std::cmp::Reverse(counts[*entity]));
        order.truncate(most);
        let lane = |entity: &usize| {
            let entity = ctx.data.record.entities.get(*entity)?;
            Some(Lane { name: ctx.plain(&entity.name), lang: ctx.name_lang(entity), kind: None })
        };
        let rest = Lane { name: others.to_owned(), lang: None, kind: None };
        let list = order.iter().filter_map(lane).chain([rest]).collect();
        let lane_of = |entity| order.iter().position(|chosen| Some(*chosen) == owner(entity));
        Lanes { list, of_entity: Some((0..entities).map(lane_of).collect()) }
    }

    /// The lanes of an event: one for each country or person that takes part.
    fn lanes_of(&self, ctx: &Ctx, event: usize, of_entity: &[Option<usize>]) -> Vec<usize> {
        let lanes = owners(ctx, event, &|entity| of_entity.get(entity).copied().flatten());
        if lanes.is_empty() { vec![self.list.len().saturating_sub(1)] } else { lanes }
    }

    /// The events by their indices, as many times as they have lanes.
    pub fn items<'a>(&self, ctx: &Ctx<'a>, events: impl IntoIterator<Item = u32>) -> Vec<Item<'a>> {
        let all = &ctx.data.record.events;
        let item = |event: u32, lane: usize| {
            let (form, hollow) = (all.form(event as usize), !all.is_stated(event as usize));
            Item { event, lane, form, hollow }
        };
        let events = events.into_iter();
        match &self.of_entity {
            None => events.map(|event| item(event, ctx.kind_at(event as usize))).collect(),
            Some(of_entity) => events
                .flat_map(|event| {
                    let lanes = self.lanes_of(ctx, event as usize, of_entity).into_iter();
                    lanes.map(move |lane| item(event, lane))
                })
                .collect(),
        }
    }
}

/// What `owner` gives for those who take part in an event, each once.
fn owners(ctx: &Ctx, event: usize, owner: &dyn Fn(usize) -> Option<usize>) -> Vec<usize> {
    let participants = ctx.data.record.events.participants(event).iter();
    let mut owners: Vec<usize> = participants.filter_map(|entity| owner(*entity as usize)).collect();
    owners.order_by(Ord::cmp);
    owners.dedup();
    owners
}
