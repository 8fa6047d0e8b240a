//! The root component: it holds the state, answers the filter, and passes on what must happen in
//! the browser.

use std::rc::Rc;

use yew::prelude::*;

use crate::dataset::model::Id;
use crate::i18n::Lang;
use crate::layout::Scale;
use crate::query::{Filter, Hits};
use crate::state::{Action, History, State, Tab};

use super::card::card;
use super::chart::{self, chart};
use super::claims;
use super::context::Ctx;
use super::directory::{directory, name_id};
use super::doubts;
use super::filters::filters;
use super::folds::{Folds, PAGE};
use super::header::header;
use super::list::list;
use super::message::{Effect, Msg};
use super::model::Model;
use super::order::{self, Collate};
use super::overview::overview;
use super::places::places;
use super::result::{none, result};
use super::sources::sources;
use super::tabs::{panel, tab_id, tabs};

/// What the app is made with.
#[derive(Properties)]
pub struct Props {
    /// The record.
    pub model: Rc<Model>,
    /// The language of the interface.
    pub lang: Lang,
    /// What to show first.
    pub state: State,
    /// Sorts names.
    pub collate: Collate,
    /// Told what must happen in the browser.
    pub emit: Callback<Effect>,
}

impl PartialEq for Props {
    /// The props of a root are set once; nothing compares them.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.lang == other.lang && self.state == other.state
    }
}

/// See the module.
pub struct App {
    state: State,
    hits: Hits,
    /// What fits but for the years, which the overview shows.
    all_years: Hits,
    lang: Lang,
    /// The indices of the entities in the order of their names.
    order: Vec<usize>,
    /// Not known before the first picture: that has no timeline yet.
    width: f64,
    /// The days that the timeline shows, where that is not the whole span.
    span: Option<(f64, f64)>,
    /// The mark that Tab reaches; arrow keys move it.
    mark: usize,
    folds: Folds,
    /// The event whose link was asked for, and what became of that once it is known.
    copied: Option<(Id, Option<String>)>,
    /// What has to happen once the picture is drawn.
    after: Vec<Effect>,
}

impl App {
    fn answer(&mut self, ctx: &Context<Self>, state: State) {
        let model = &ctx.props().model;
        if state.filter != self.state.filter {
            self.folds.events = PAGE;
        }
        self.hits = model.index.query(&state.filter);
        self.all_years = model.index.query(&Filter { years: None, ..state.filter.clone() });
        if state.card.is_some() != self.state.card.is_some() {
            self.after.push(Effect::Card(state.card.is_some()));
        }
        self.state = state;
        self.make_room_for_event(model);
    }

    /// The open event is in the list, however far down.
    fn make_room_for_event(&mut self, model: &Model) {
        let open = self.state.event.as_deref().and_then(|id| model.data.event_index(id));
        let fitting = model.data.chronological().iter().filter(|index| self.hits.events.contains(**index));
        if let Some(at) = open.and_then(|open| fitting.clone().position(|index| *index == open)) {
            self.folds.events = self.folds.events.max((at / PAGE + 1) * PAGE);
        }
    }

    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let (next, history) = self.state.apply(action);
        if history == History::Keep {
            return false;
        }
        if next.tab != self.state.tab {
            self.after.push(Effect::Go(tab_id(next.tab)));
        }
        self.answer(ctx, next.clone());
        ctx.props().emit.emit(Effect::Changed(next, history));
        true
    }

    fn speak(&mut self, ctx: &Context<Self>, lang: Lang) {
        self.lang = lang;
        self.order = order::by_name(&ctx.props().model.data, lang, &ctx.props().collate);
    }

    /// Opens an event and brings it into view. Where the filter hides it, the filter gives way.
    fn show(&mut self, ctx: &Context<Self>, id: Id) -> bool {
        let index = ctx.props().model.data.event_index(&id);
        let hidden = index.is_some_and(|index| !self.hits.events.contains(index));
        let mut next = State { tab: Tab::Timeline, event: Some(id.clone()), ..self.state.clone() };
        if hidden {
            next.filter = Filter::default();
        }
        if next != self.state {
            self.answer(ctx, next.clone());
            ctx.props().emit.emit(Effect::Changed(next, History::Push));
        }
        self.after.push(Effect::Reveal(id));
        true
    }

    /// The events in time: what narrows them, drawn, and in words.
    fn timeline(&self, ctx: &Ctx, model: &Model) -> Html {
        html! {
            <>
                { filters(ctx) }
                { result(ctx) }
                { for chart::whole_scale(model, self.lang, self.width).map(|whole| html! {
                    <section class="chart" key="chart" aria-label={ctx.t.timeline}>
                        { overview(ctx, &self.all_years, &whole, self.width) }
                        { chart(ctx, &model.chronology, (&whole, &self.scale(whole)), self.width, self.mark) }
                    </section>
                }) }
                { body(ctx, if self.hits.count() == 0 { none(ctx) } else { list(ctx, self.folds.events) }) }
            </>
        }
    }

    /// The scale of the timeline: the whole span, or what the reader zoomed to.
    fn scale(&self, whole: Scale) -> Scale {
        self.span.map_or(whole, |(from, to)| Scale { from, to, ..whole })
    }
}

/// What a tab shows, with the open card beside it.
fn body(ctx: &Ctx, main: Html) -> Html {
    let card = card(ctx);
    html! {
        <div key="body" class={classes!("body", card.is_some().then_some("with-card"))}>
            { for card }
            { main }
        </div>
    }
}

/// What a tab other than the timeline shows: a filter counts there too, so it is named.
fn aside(ctx: &Ctx, main: Html) -> Html {
    html! {
        <>
            if !ctx.hits.without.is_empty() { { result(ctx) } }
            { body(ctx, main) }
        </>
    }
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { model, lang, state, collate, .. } = ctx.props();
        let state = state.known_to(&model.data);
        let mut app = App {
            hits: model.index.query(&state.filter),
            all_years: model.index.query(&Filter { years: None, ..state.filter.clone() }),
            lang: *lang,
            order: order::by_name(&model.data, *lang, collate),
            width: 0.0,
            span: None,
            mark: 0,
            folds: Folds::default(),
            copied: None,
            after: state.event.iter().cloned().map(Effect::Reveal).collect(),
            state,
        };
        app.make_room_for_event(model);
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let model = &ctx.props().model;
        match msg {
            Msg::Do(action) => return self.act(ctx, action),
            Msg::Show(id) => return self.show(ctx, id),
            Msg::Restore(state) => {
                let state = state.known_to(&model.data);
                if state == self.state {
                    return false;
                }
                let followed = state.event.clone().filter(|event| self.state.event.as_ref() != Some(event));
                self.answer(ctx, state);
                self.after.extend(followed.map(Effect::Reveal));
            }
            Msg::Lang(lang) => {
                self.speak(ctx, lang);
                ctx.props().emit.emit(Effect::Language(lang));
            }
            Msg::PageLang(lang) => self.speak(ctx, lang),
            Msg::Width(width) if (width - self.width).abs() < 0.5 => return false,
            Msg::Width(width) => self.width = width,
            Msg::Zoom(factor) => {
                self.span = chart::whole_scale(model, self.lang, self.width).and_then(|whole| {
                    let anchor = chart::anchor_of_open(model, &self.state);
                    chart::zoomed(&whole, &self.scale(whole), factor, anchor)
                });
            }
            Msg::Span(from, to) => {
                self.span = chart::whole_scale(model, self.lang, self.width)
                    .and_then(|whole| chart::within(&whole, from, to));
            }
            Msg::Mark(mark) => {
                self.mark = mark;
                self.after.push(Effect::Focus(chart::mark_id(mark)));
            }
            Msg::ShowMore => self.folds.events += PAGE,
            Msg::Name(name) => {
                self.folds.name = name;
                self.folds.names = PAGE;
            }
            Msg::MoreNames => {
                self.after.push(Effect::Go(name_id(self.folds.names)));
                self.folds.names += PAGE;
            }
            Msg::ShowAll(group) => {
                self.folds.whole.push(group);
                self.after.push(Effect::Go(doubts::row_id(group, doubts::FIRST)));
            }
            Msg::Claim(index) => {
                self.folds.whole.push(claims::GROUP);
                self.after.push(Effect::Go(doubts::row_id(claims::GROUP, index)));
            }
            Msg::Unfold => self.folds.filters = !self.folds.filters,
            Msg::Copy(id) => {
                self.copied = Some((id.clone(), None));
                ctx.props().emit.emit(Effect::Copy(id));
            }
            Msg::Copied(link) => {
                if let Some((_, outcome)) = &mut self.copied {
                    *outcome = Some(link);
                }
            }
            Msg::Escape => return self.state.card.is_some() && self.act(ctx, Action::Card(None)),
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let model = &ctx.props().model;
        let shown = Ctx {
            data: &model.data,
            index: &model.index,
            hits: &self.hits,
            state: &self.state,
            folds: &self.folds,
            order: &self.order,
            copied: self.copied.as_ref(),
            lang: self.lang,
            t: self.lang.messages(),
            tell: &ctx.link().callback(|msg| msg),
        };
        let onkeydown = ctx
            .link()
            .batch_callback(|event: KeyboardEvent| (event.key() == "Escape").then_some(Msg::Escape));
        html! {
            <div class="annals" lang={self.lang.tag()} {onkeydown}>
                <div class="page">
                    { header(&shown) }
                    { tabs(&shown) }
                    { panel(&shown, match self.state.tab {
                        Tab::Timeline => self.timeline(&shown, model),
                        Tab::People => aside(&shown, directory(&shown)),
                        Tab::Places => aside(&shown, places(&shown, self.width)),
                        Tab::Sources => aside(&shown, sources(&shown)),
                    }) }
                </div>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            ctx.props().emit.emit(Effect::Drawn);
        }
        // Before the width is known the timeline is missing, and all places would still move.
        if self.width > 0.0 {
            self.after.drain(..).for_each(|effect| ctx.props().emit.emit(effect));
        }
    }
}
