//! The root component: it holds the state, answers the filter, and passes on what must happen in
//! the browser.

mod picture;

use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;

use crate::dataset::model::Id;
use crate::i18n::Lang;
use crate::query::{Filter, Hits};
use crate::state::rows::{PAGE, Rows};
use crate::state::{Action, History, State, Tab};

use super::addresses::Addresses;
use super::card;
use super::claims;
use super::copy::Copied;
use super::dialog::Dialog;
use super::directory::name_id;
use super::event::title_id;
use super::filters;
use super::folds::{Folds, NAMES, row_id};
use super::later::exported;
use super::message::{Effect, Msg};
use super::model::Model;
use super::order::{ByName, Collate};
use super::result::{COUNT, STICK};
use super::sheet;
use super::tabs::tab_id;

/// What the app is made with.
#[derive(Properties, Clone)]
pub struct Props {
    /// The record to show first.
    pub model: Rc<Model>,
    /// The language of the interface.
    pub lang: Lang,
    /// What to show first.
    pub state: State,
    /// The addresses that links need.
    pub addresses: Rc<Addresses>,
    /// Sorts names.
    pub collate: Collate,
    /// How wide it will be, in CSS pixels; 0 where that is not known before it is seen.
    pub width: f64,
    /// Whether the window is too narrow for a card beside or in the page.
    pub narrow: bool,
    /// Whether what is loaded later is there.
    pub later: bool,
    /// How many rows of the list the reader sees, or has to have.
    pub rows_seen: Callback<(), usize>,
    /// Told what must happen in the browser.
    pub emit: Callback<Effect>,
    /// Told where messages go, once they can.
    pub born: Callback<Scope<App>>,
}

impl PartialEq for Props {
    /// The props of a root are set once; nothing compares them.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.model, &other.model) && self.lang == other.lang && self.state == other.state
    }
}

/// See the module.
pub struct App {
    /// The record.
    model: Rc<Model>,
    /// How often another record took its place.
    renewed: u32,
    /// It is only the core of one that could not be loaded.
    core_only: bool,
    state: State,
    hits: Rc<Hits>,
    /// What fits but for the years, which the overview shows.
    all_years: Rc<Hits>,
    /// The events that fit, in order.
    listed: Vec<usize>,
    lang: Lang,
    /// The indices of the entities in the order of their names.
    order: Rc<ByName>,
    /// 0 where it is not known: nobody sees the element, and there is no timeline yet.
    width: f64,
    /// The window is narrow: a card is a sheet over the page.
    narrow: bool,
    /// What is loaded later is there.
    later: bool,
    /// The reader has done something: from then on what opens may move.
    live: bool,
    folds: Rc<Folds>,
    /// The dialog that is open.
    dialog: Option<Dialog>,
    /// What was copied last.
    copied: Option<Copied>,
    /// Whether the page is being printed.
    printing: bool,
    /// The rest of the rows will follow once the first are seen.
    rest_follows: bool,
    /// What has to happen once the picture is drawn.
    after: Vec<Effect>,
}

impl App {
    fn answer(&mut self, ctx: &Context<Self>, state: State) {
        let asks = state.filter != self.state.filter;
        let opens = state.event != self.state.event;
        if asks {
            self.ask(&state.filter);
            Rc::make_mut(&mut self.folds).rows = rows(ctx);
        }
        if state.card.is_some() != self.state.card.is_some() {
            self.after.push(Effect::Card(state.card.is_some()));
            self.after.extend((self.narrow && state.card.is_some()).then_some(Effect::Modal(sheet::DIALOG)));
        }
        if state.card != self.state.card {
            Rc::make_mut(&mut self.folds).more.retain(|group| !card::FOLDS.contains(group));
        }
        self.state = state;
        // Whoever went on from an open event is not led back to it by what else he does.
        if asks || opens {
            self.show_open();
        }
    }

    fn ask(&mut self, filter: &Filter) {
        (self.hits, self.all_years) = answers(&self.model, filter);
        self.listed = self.model.data.among(&self.hits.events);
        Rc::make_mut(&mut self.folds).rows = Rows::default();
    }

    /// An event is among the rows that are shown, however far down.
    fn make_room_for(&mut self, event: Option<&str>) {
        let index = event.and_then(|id| self.model.data.event_index(id));
        let place = index.and_then(|index| self.listed.iter().position(|listed| *listed == index));
        place.into_iter().for_each(|at| Rc::make_mut(&mut self.folds).rows.show(at));
    }

    fn show_open(&mut self) {
        self.make_room_for(self.state.event.clone().as_deref());
    }

    /// Draws the rest of the rows when the reader has seen the first of them, and the marks, which he
    /// sees sooner, have followed.
    fn rest_follows(&mut self, ctx: &Context<Self>) {
        if self.folds.rows.lack_rest() && !std::mem::replace(&mut self.rest_follows, true) {
            let (emit, rest) = (ctx.props().emit.clone(), ctx.link().callback(|()| Msg::ShowRest));
            let next = emit.clone();
            emit.emit(Effect::Seen(Callback::from(move |()| next.emit(Effect::Seen(rest.clone())))));
        }
    }

    /// Shows further rows, and leads to the one at the place that is given back.
    fn show_rows(&mut self, further: impl FnOnce(&mut Rows) -> usize) {
        let at = further(&mut Rc::make_mut(&mut self.folds).rows);
        let event = self.listed.get(at).map(|index| self.model.data.record.events.id(*index));
        self.after.extend(event.map(|event| Effect::Go(title_id(event))));
    }

    fn act(&mut self, ctx: &Context<Self>, action: Action) -> bool {
        let drops = matches!(action, Action::Drop(_) | Action::Clear);
        let (mut next, history) = self.state.apply(action);
        if history == History::Keep {
            return false;
        }
        // What is chosen in a sheet leads out of it.
        let led_out = self.narrow && self.state.card.is_some() && next.card == self.state.card;
        if led_out {
            next.card = None;
        }
        if next.tab != self.state.tab {
            self.after.push(Effect::Go(tab_id(next.tab)));
        }
        // What was pressed is gone with the filter that it dropped.
        self.after.extend(drops.then(|| Effect::Focus(COUNT.to_owned())));
        self.answer(ctx, next.clone());
        self.after.extend(led_out.then_some(Effect::Top(STICK)));
        ctx.props().emit.emit(Effect::Changed(next, history));
        true
    }

    /// Whether something is still to be loaded that gets the focus, or is printed.
    fn lacks(&self) -> bool {
        let asked = self.state.tab != Tab::Timeline || self.state.card.is_some() || self.dialog.is_some();
        !self.later && (asked || self.printing)
    }

    fn speak(&mut self, ctx: &Context<Self>, lang: Lang) {
        self.lang = lang;
        self.order = ByName::new(&self.model, lang, &ctx.props().collate);
    }

    /// Opens an event and brings it into view.
    fn show(&mut self, ctx: &Context<Self>, id: Id) -> bool {
        let mut next = self.model.opening(&id, self.state.clone());
        if self.narrow {
            next.card = None;
        }
        if next != self.state {
            self.answer(ctx, next.clone());
            ctx.props().emit.emit(Effect::Changed(next, History::Push));
        }
        self.after.push(Effect::Reveal(id));
        true
    }

    /// Opens a dialog, shows another side of it, or closes it.
    fn open(&mut self, next: Option<Dialog>) -> bool {
        if next == self.dialog {
            return false;
        }
        if next.is_some() != self.dialog.is_some() {
            self.after.push(Effect::Dialog(next.map(Dialog::id)));
        }
        self.dialog = next;
        // What was copied is no longer what the boxes hold.
        self.copied = None;
        true
    }
}

/// The rows of an answer that are drawn at once.
fn rows(ctx: &Context<App>) -> Rows {
    Rows::first(ctx.props().rows_seen.emit(()))
}

/// What fits a filter, and what would fit it but for the years.
fn answers(model: &Model, filter: &Filter) -> (Rc<Hits>, Rc<Hits>) {
    let hits = Rc::new(model.answer(filter));
    let all_years = match filter.years {
        None => hits.clone(),
        Some(_) => Rc::new(model.answer(&Filter { years: None, ..filter.clone() })),
    };
    (hits, all_years)
}

impl Component for App {
    type Message = Msg;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.props().born.emit(ctx.link().clone());
        let Props { model, lang, state, collate, width, narrow, later, .. } = ctx.props();
        let state = state.known_to(&model.data);
        let (hits, all_years) = answers(model, &state.filter);
        let listed = model.data.among(&hits.events);
        // What stands below a list that takes no more than a page is not to move.
        let rows = if listed.len() > PAGE { rows(ctx) } else { Rows::default() };
        let mut app = App {
            model: model.clone(),
            renewed: 0,
            core_only: false,
            listed,
            hits,
            all_years,
            lang: *lang,
            order: ByName::new(model, *lang, collate),
            width: *width,
            narrow: *narrow,
            later: *later,
            live: false,
            folds: Rc::new(Folds { rows, ..Folds::default() }),
            dialog: None,
            copied: None,
            printing: false,
            rest_follows: false,
            after: state.event.iter().cloned().map(Effect::Reveal).collect(),
            state,
        };
        app.show_open();
        if app.narrow && app.state.card.is_some() {
            app.after.extend([Effect::Card(true), Effect::Modal(sheet::DIALOG)]);
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        let model = self.model.clone();
        self.live |= matches!(msg, Msg::Do(_) | Msg::Show(_));
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
            Msg::Record(model, state) => {
                self.model = model;
                self.renewed += 1;
                self.order = ByName::new(&self.model, self.lang, &ctx.props().collate);
                let followed = state.event.clone().filter(|event| self.state.event.as_ref() != Some(event));
                self.ask(&state.filter);
                self.answer(ctx, state);
                self.show_open();
                self.after.extend(followed.map(Effect::Reveal));
            }
            Msg::Read if !self.hits.lack_text(&self.state.filter) => return false,
            Msg::Read => {
                self.ask(&self.state.filter.clone());
                self.show_open();
            }
            Msg::CoreOnly => self.core_only = true,
            Msg::Later(model) => {
                self.later = true;
                self.model = model.unwrap_or_else(|| self.model.clone());
            }
            Msg::Lang(lang) => {
                self.speak(ctx, lang);
                ctx.props().emit.emit(Effect::Language(lang));
            }
            Msg::PageLang(lang) => self.speak(ctx, lang),
            Msg::Width(width) if (width - self.width).abs() < 0.5 => return false,
            Msg::Width(width) => self.width = width,
            Msg::Find(id) => {
                self.make_room_for(Some(&id));
                self.after.push(Effect::Reveal(id));
            }
            Msg::ShowRest => {
                self.rest_follows = false;
                Rc::make_mut(&mut self.folds).rows.draw_rest();
            }
            Msg::ShowLater => self.show_rows(Rows::later),
            Msg::ShowEarlier => self.show_rows(Rows::earlier),
            Msg::Name(name) => {
                let folds = Rc::make_mut(&mut self.folds);
                folds.name = name;
                folds.names = NAMES;
            }
            Msg::MoreNames => {
                self.after.push(Effect::Go(name_id(self.folds.names)));
                Rc::make_mut(&mut self.folds).names += NAMES;
            }
            Msg::ShowRows { group, from } => {
                Rc::make_mut(&mut self.folds).more.push(group);
                self.after.push(Effect::Go(row_id(group, from)));
            }
            Msg::Claim(index) => {
                Rc::make_mut(&mut self.folds).show(claims::GROUP, index);
                self.after.push(Effect::Go(row_id(claims::GROUP, index)));
            }
            Msg::Unfold => {
                let folds = Rc::make_mut(&mut self.folds);
                folds.filters = !folds.filters;
            }
            Msg::Filters => {
                Rc::make_mut(&mut self.folds).filters = true;
                self.after.push(Effect::Top(filters::PANEL));
            }
            Msg::List => {
                Rc::make_mut(&mut self.folds).filters = false;
                self.after.push(Effect::Top(STICK));
            }
            Msg::Narrow(narrow) if narrow == self.narrow => return false,
            Msg::Narrow(narrow) => {
                self.narrow = narrow;
                let shown =
                    if narrow { Effect::Modal(sheet::DIALOG) } else { Effect::Focus("card".to_owned()) };
                self.after.extend(self.state.card.is_some().then_some(shown));
            }
            Msg::Dialog(next) => return self.open(next),
            Msg::Copy { slot, text } => {
                self.copied = Some(Copied { slot: slot.clone(), done: None });
                ctx.props().emit.emit(Effect::Copy { slot, text });
            }
            Msg::Copied(slot, done) => {
                self.after.extend((!done).then(|| Effect::Select(slot.clone())));
                self.copied = Some(Copied { slot, done: Some(done) });
            }
            Msg::Ask(effect) => {
                ctx.props().emit.emit(effect);
                return false;
            }
            Msg::Download(format) => {
                let Props { addresses, emit, .. } = ctx.props();
                let text = exported(self.later, format, &model, &self.hits, addresses, self.lang.tag());
                let name = format!("{}.{}", model.data.record.id, format.name());
                let file = text.map(|text| Effect::Download { name, mime: format.mime(), text });
                file.into_iter().for_each(|file| emit.emit(file));
                return false;
            }
            Msg::Escape if self.dialog.is_some() => return self.open(None),
            Msg::Escape if self.state.card.is_some() => return self.act(ctx, Action::Card(None)),
            // An opened year is closed where one sees it.
            Msg::Escape if self.state.tab == Tab::Timeline => return self.act(ctx, Action::OpenYear(None)),
            Msg::Escape => return false,
            Msg::Printing(printing) => self.printing = printing,
            Msg::Print => {
                self.printing = true;
                self.after.push(Effect::Print);
            }
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        self.picture(ctx)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            ctx.props().emit.emit(Effect::Drawn);
        }
        self.rest_follows(ctx);
        // Before the width is known the timeline is missing, and all places would still move.
        if self.width > 0.0 && !self.lacks() {
            for effect in self.after.drain(..) {
                let prints = effect == Effect::Print;
                ctx.props().emit.emit(effect);
                if prints {
                    // It is printed, or that was refused, in which case no other message would say so.
                    ctx.link().send_message(Msg::Printing(false));
                }
            }
        }
    }
}
