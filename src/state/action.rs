//! What the reader does.

use crate::dataset::model::Id;
use crate::query::{Dimension, Filter, Years, sought};

use super::{Lanes, State, Tab};

/// Something the reader did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Chose a view.
    Tab(Tab),
    /// Typed a search.
    Text(String),
    /// Chose a person or organisation, or took it back.
    ToggleWho(Id),
    /// Asks for events with all of the chosen, or with any.
    All(bool),
    /// Chose a place, or took it back.
    TogglePlace(Id),
    /// Chose the kinds to show; none means all.
    Kinds(Vec<Id>),
    /// Chose a source, or took it back.
    ToggleSource(Id),
    /// Chose years.
    Years(Option<Years>),
    /// Moves a handle of the brush over the years: one of many steps.
    Brush(Option<Years>),
    /// Asks for events that certainly were in the years, or may have been.
    Certain(bool),
    /// Asks for events with doubts only.
    Doubts(bool),
    /// Drops one dimension of the filter.
    Drop(Dimension),
    /// Drops the whole filter.
    Clear,
    /// Opened an event, or closed the open one.
    Event(Option<Id>),
    /// Opened the card of an entity, or closed the open one.
    Card(Option<Id>),
    /// Asks for the events of this entity in place of the chosen ones; the rest of the filter stays.
    Of(Id),
    /// Asks for the events on this source in place of the chosen ones; the rest of the filter stays.
    On(Id),
    /// Asks for the events of these entities together and nothing else.
    Only(Vec<Id>),
    /// Asks for the events at a place and nothing else.
    OnlyAt(Id),
    /// Chose what the lanes stand for.
    Lanes(Lanes),
    /// Opened a year below the timeline, or closed it.
    OpenYear(Option<i32>),
}

/// What becomes of the browser's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum History {
    /// A step that Back takes back.
    Push,
    /// Part of the present step: every key of a search, every step of a handle would be too many.
    Replace,
    /// Nothing changed.
    Keep,
}

impl State {
    /// The state after an action, and what becomes of the history.
    #[must_use]
    pub fn apply(&self, action: Action) -> (State, History) {
        let mut next = self.clone();
        let filter = &mut next.filter;
        let mut history = History::Push;
        // Who asks for events wants to see them.
        if matches!(action, Action::Of(_) | Action::On(_) | Action::Only(_) | Action::OnlyAt(_)) {
            next.tab = Tab::Timeline;
        }
        match action {
            Action::Tab(tab) => next.tab = tab,
            Action::Text(text) => {
                filter.text = sought(&text);
                history = History::Replace;
            }
            Action::ToggleWho(id) => toggle(&mut filter.who, id),
            Action::All(all) => filter.all = all,
            Action::TogglePlace(id) => toggle(&mut filter.places, id),
            Action::Kinds(kinds) => filter.kinds = kinds,
            Action::ToggleSource(id) => toggle(&mut filter.sources, id),
            Action::Years(years) => filter.years = years,
            Action::Brush(years) => {
                filter.years = years;
                history = History::Replace;
            }
            Action::Certain(certain) => filter.certain = certain,
            Action::Doubts(doubts) => filter.doubts = doubts,
            Action::Drop(dimension) => match dimension {
                Dimension::Who => filter.who.clear(),
                Dimension::Places => filter.places.clear(),
                Dimension::Kinds => filter.kinds.clear(),
                Dimension::Sources => filter.sources.clear(),
                Dimension::Years => filter.years = None,
                Dimension::Doubts => filter.doubts = false,
                Dimension::Text => filter.text.clear(),
            },
            Action::Clear => *filter = Filter::default(),
            Action::Event(event) => next.event = event,
            Action::Card(card) => next.card = card,
            Action::Of(id) => filter.who = vec![id],
            Action::On(source) => filter.sources = vec![source],
            Action::Only(who) => *filter = Filter { all: true, who, ..Filter::default() },
            Action::OnlyAt(place) => *filter = Filter { places: vec![place], ..Filter::default() },
            Action::Lanes(lanes) => next.lanes = lanes,
            Action::OpenYear(year) => next.year = year,
        }
        // What says nothing is not kept, so that equal views are equal.
        if next.filter.who.len() < 2 {
            next.filter.all = false;
        }
        if next.filter.years.is_none() {
            next.filter.certain = false;
        }
        if next == *self { (next, History::Keep) } else { (next, history) }
    }
}

fn toggle(ids: &mut Vec<Id>, id: Id) {
    match ids.iter().position(|chosen| *chosen == id) {
        Some(at) => {
            ids.remove(at);
        }
        None => ids.push(id),
    }
}
