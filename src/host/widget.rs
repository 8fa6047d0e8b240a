//! One mounted timeline.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::{KeyboardEvent, MediaQueryList, ResizeObserver, ResizeObserverEntry, ShadowRoot, Window};
use yew::Callback;

use crate::i18n::Lang;
use crate::query::Hits;
use crate::state::{State, attributes};
use crate::view::{Addresses, Export, Model, Msg, Props, exported};

use super::at_once::at_once;
use super::collate::collate;
use super::edge::{Edge, Held, plain};
use super::history::{Address, Place};
use super::listener::Listener;
use super::mounts::{Mounted, Post, room};
use super::options::{Options, Written};
use super::reading::Reading;

/// A window too narrow for a card beside or in the page.
const NARROW: &str = "(max-width: 959.9px)";

/// So many words are read in less than a thousandth of a second.
const SLICE: usize = 1_000;

/// A timeline in the page. `free` it when it is no longer shown.
#[wasm_bindgen]
pub struct Widget {
    _mounted: Mounted,
    post: Post,
    edge: Rc<Edge>,
    addresses: Rc<Addresses>,
    /// What the page asked for, and what was shown first.
    asked: State,
    first: State,
    /// Whether what is loaded later is there.
    later: Cell<bool>,
    _listeners: Vec<Listener>,
}

#[wasm_bindgen]
impl Widget {
    /// Mounts a timeline of a record into a shadow root, before what is there.
    ///
    /// `options` holds the attributes of the element; `tell(name, detail)` is called with
    /// `select` and `change` for what the reader does, `language` when another is chosen, `copy` with
    /// `{ slot, text }` for the clipboard, to be answered by [`copied`](Widget::copied), `send` with
    /// `{ title, url }` for another app, and `download` with `{ name, type, text }` for a file.
    ///
    /// # Errors
    /// `{ message, problems }` where the record has mistakes; nothing is mounted then.
    #[wasm_bindgen(constructor)]
    pub fn new(
        root: ShadowRoot,
        options: JsValue,
        record: Reading,
        tell: Function,
    ) -> Result<Widget, JsValue> {
        let window = web_sys::window().ok_or("There is no window to show the timeline in.")?;
        let options = Options::from_js(options)?;
        let address = Address {
            key: options.state_key.clone(),
            place: match options.url_state.as_str() {
                "none" => Place::None,
                "query" => Place::Query,
                _ => Place::Hash,
            },
        };
        let model = record.model()?;
        // What the reader followed a link to goes before what the page begins with.
        let state = address.read(&window, &model.data);
        let asked = options.state();
        let state = state.unwrap_or_else(|| asked.known_to(&model.data));
        let first = state.clone();
        let held = Rc::new(RefCell::new(model.clone()));
        let addresses = Rc::new(addresses(options.clone(), &address, &window, &held));
        let post = Post::default();
        let resized = resized(post.clone());
        let document = window.document().ok_or("There is no document to show the timeline in.")?;
        let width = room(&document, &root)?;
        let mut mounted = Mounted::new(&document, &root)?;
        let edge = Rc::new(Edge {
            window,
            root,
            mount: mounted.element(),
            observer: ResizeObserver::new(&resized)?,
            model: held,
            address,
            state: RefCell::new(state.clone()),
            unwritten: RefCell::default(),
            gone_to: RefCell::default(),
            before_card: RefCell::new(None),
            before_dialog: RefCell::new(None),
            tell,
        });
        let narrow = edge.window.match_media(NARROW)?;
        mounted.show(Props {
            model,
            lang: Lang::from_tag(&options.lang),
            state,
            addresses: addresses.clone(),
            collate: Rc::new(collate),
            width,
            narrow: narrow.as_ref().is_some_and(MediaQueryList::matches),
            later: options.later,
            rows_seen: {
                let edge = edge.clone();
                Callback::from(move |()| edge.rows_seen())
            },
            emit: {
                let edge = edge.clone();
                Callback::from(move |effect| edge.carry_out(effect))
            },
            born: {
                let post = post.clone();
                Callback::from(move |scope| post.deliver(scope))
            },
        });
        let address = ["popstate", "hashchange"].map(|name| follow(name, &edge, post.clone()));
        let narrow = narrow.map(|narrow| watch(narrow, post.clone()));
        let print = [("beforeprint", true), ("afterprint", false)]
            .map(|(name, printing)| watch_printing(name, printing, &edge, post.clone()));
        let listeners = address.into_iter().chain(narrow).chain(print).chain([watch_tab(&edge)]).collect();
        let later = Cell::new(options.later);
        Ok(Widget { _mounted: mounted, post, edge, addresses, asked, first, later, _listeners: listeners })
    }

    /// Shows another record in place of the one that is shown: the whole of which that was the core. What
    /// the reader has chosen stays; what a link or the page asked for is asked again, as the core may
    /// not have had it.
    ///
    /// # Errors
    /// `{ message, problems }` where the record has mistakes; the one that is shown stays then.
    pub fn renew(&self, record: Reading) -> Result<(), JsValue> {
        let model = record.model()?;
        let (edge, now) = (&self.edge, self.edge.state.borrow().clone());
        let state = if now == self.first {
            edge.address.read(&edge.window, &model.data).unwrap_or_else(|| self.asked.known_to(&model.data))
        } else {
            now.known_to(&model.data)
        };
        edge.model.replace(model.clone());
        edge.state.replace(state.clone());
        self.send(Msg::Record(model, state));
        Ok(())
    }

    /// Reads some more of what a search looks at: to be called whenever there is time. Whether there is
    /// more of it.
    #[wasm_bindgen(js_name = readOn)]
    pub fn read_on(&self) -> bool {
        let is_left = self.model().index.read_on(SLICE);
        if !is_left {
            self.send(Msg::Read);
        }
        is_left
    }

    /// Says that the whole of which the core is shown could not be loaded.
    #[wasm_bindgen(js_name = staysCore)]
    pub fn stays_core(&self) {
        self.send(Msg::CoreOnly);
    }

    /// Says that what is loaded later is there, and gives with it the core of a record whose end was a brief
    /// one before.
    ///
    /// # Errors
    /// `{ message, problems }` where the record has mistakes; the one that is shown stays then.
    #[wasm_bindgen(js_name = laterIsHere)]
    pub fn later_is_here(&self, core: Option<Reading>) -> Result<(), JsValue> {
        let model = core.map(Reading::model).transpose()?;
        if let Some(model) = &model {
            self.edge.model.replace(model.clone());
        }
        self.later.set(true);
        self.send(Msg::Later(model));
        Ok(())
    }

    /// What the reader looks at: `{ tab, filter, event, card, lanes, year }`.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> JsValue {
        plain(&self.edge.state.borrow())
    }

    /// Shows what a page asks for in place of what is shown; absent fields are defaults.
    ///
    /// # Errors
    /// When `state` is not of the form that [`state`](Widget::state) has.
    #[wasm_bindgen(setter)]
    pub fn set_state(&self, state: JsValue) -> Result<(), JsValue> {
        self.restore(serde_wasm_bindgen::from_value(state)?);
        Ok(())
    }

    /// The ids of the events that fit, in their order.
    #[wasm_bindgen(getter)]
    pub fn hits(&self) -> Vec<String> {
        let (model, hits) = (self.model(), self.fitting());
        let data = &model.data;
        let listed = data.among(&hits.events).into_iter();
        listed.map(|index| data.record.events.id(index).to_owned()).collect()
    }

    /// Opens an event and brings it into view, or closes the open one. False where the record has no
    /// such event.
    pub fn select(&self, id: Option<String>) -> bool {
        let model = self.model();
        let state = self.edge.state.borrow().clone();
        let Some(id) = id else {
            self.restore(State { event: None, ..state });
            return true;
        };
        let events = &model.data.record.events;
        let Some(id) = events.find(&id).map(|index| events.id(index).to_owned()) else { return false };
        self.restore(model.opening(&id, state));
        self.send(Msg::Find(id));
        true
    }

    /// Shows what changed attributes ask for, each with its value, or nothing where it was removed;
    /// what others asked for, or the reader chose, stays.
    ///
    /// # Errors
    /// When `changes` is no plain object of texts.
    pub fn ask(&self, changes: JsValue) -> Result<(), JsValue> {
        let changes: Written = serde_wasm_bindgen::from_value(changes)?;
        let now = attributes::write(&self.edge.state.borrow());
        let value = |name: &str| match changes.get(name) {
            Some(changed) => changed.as_deref(),
            None => now.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str()),
        };
        self.restore(attributes::read(value));
        Ok(())
    }

    /// Shows what attributes ask for, and nothing else.
    ///
    /// # Errors
    /// When `attributes` is no plain object of texts.
    pub fn reset(&self, attributes: JsValue) -> Result<(), JsValue> {
        let given: Written = serde_wasm_bindgen::from_value(attributes)?;
        self.restore(attributes::read(|name| given.get(name)?.as_deref()));
        Ok(())
    }

    /// The events that fit as a text in a format: `json`, `csv`, `jsonld` or `ics`; where a format
    /// holds one language alone, in the first of the record.
    ///
    /// # Errors
    /// Where there is no such format, or what is loaded later is not there.
    #[wasm_bindgen(js_name = exportAs)]
    pub fn export_as(&self, format: &str) -> Result<String, JsError> {
        let model = self.model();
        let known = Export::ALL.into_iter().find(|known| known.name() == format);
        let known = known.ok_or_else(|| {
            JsError::new(&format!("There is no format {format:?}: json, csv, jsonld and ics are known."))
        })?;
        let lang = model.data.fallback_lang();
        exported(self.later.get(), known, &model, &self.fitting(), &self.addresses, lang)
            .ok_or_else(|| JsError::new("The timeline is not ready: await element.ready first."))
    }

    /// Says what became of a text for the clipboard: it is there now, or that was refused.
    pub fn copied(&self, slot: String, done: bool) {
        self.send(Msg::Copied(slot, done));
    }

    /// Sets the language of the interface.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&self, lang: &str) {
        self.send(Msg::PageLang(Lang::from_tag(lang)));
    }
}

impl Widget {
    fn model(&self) -> Rc<Model> {
        self.edge.model.borrow().clone()
    }

    fn send(&self, msg: Msg) {
        self.post.send(msg);
    }

    fn fitting(&self) -> Hits {
        self.model().index.query(&self.edge.state.borrow().filter)
    }

    fn restore(&self, state: State) {
        self.edge.state.replace(state.known_to(&self.model().data));
        self.send(Msg::Restore(state));
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.edge.observer.disconnect();
    }
}

/// Tells the app how wide the page inside the element is, whenever that changes. The browser keeps it
/// for as long as it may call it: WebKit still does so after it was told not to.
fn resized(post: Post) -> Function {
    let closure = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
        let last = entries.iter().last().and_then(|entry| entry.dyn_into::<ResizeObserverEntry>().ok());
        if let Some(entry) = last {
            post.send(Msg::Width(entry.content_rect().width()));
        }
    });
    closure.into_js_value().unchecked_into()
}

/// Follows the address: links, Back and Forward.
fn follow(name: &'static str, edge: &Rc<Edge>, post: Post) -> Listener {
    let edge = edge.clone();
    Listener::new(&edge.window.clone(), name, move |_| {
        if edge.gone_to.borrow().is_some() && *edge.gone_to.borrow() == edge.window.location().href().ok() {
            return;
        }
        edge.gone_to.take();
        // It was of the entry that is left.
        edge.unwritten.take();
        let asked = edge.address.read(&edge.window, &edge.model.borrow().data);
        if asked.is_none() && edge.address.is_replaced(&edge.window) {
            return;
        }
        let state = asked.unwrap_or_default();
        if edge.address.place != Place::None && *edge.state.borrow() != state {
            edge.state.replace(state.clone());
            post.send(Msg::Restore(state));
            // The browser goes back to where the reader was: all that he saw is there.
            post.send(Msg::ShowRest);
        }
    })
}

/// Tells the app when the window becomes narrow, and when it no longer is.
fn watch(narrow: MediaQueryList, post: Post) -> Listener {
    Listener::new(&narrow.clone(), "change", move |_| post.send(Msg::Narrow(narrow.matches())))
}

/// Shows what Tab led to: for what lies under a bar Firefox does not scroll.
fn watch_tab(edge: &Rc<Edge>) -> Listener {
    let edge = edge.clone();
    Listener::new(&edge.root.clone(), "keyup", move |event| {
        if event.unchecked_ref::<KeyboardEvent>().key() == "Tab" {
            edge.see_focused();
        }
    })
}

/// Says when the browser prints, and has drawn what that changes before it goes on.
fn watch_printing(name: &'static str, printing: bool, edge: &Edge, post: Post) -> Listener {
    let window = edge.window.clone();
    Listener::new(&edge.window, name, move |_| at_once(&window, || post.send(Msg::Printing(printing))))
}

/// The addresses that links need.
fn addresses(options: Options, address: &Address, window: &Window, model: &Held) -> Addresses {
    let (address, window, model, base) = (address.clone(), window.clone(), model.clone(), options.share_base);
    // A page where the state is kept nowhere does not read what a link asks for.
    let leads = base.is_some() || address.place != Place::None;
    let link = move |state: State| {
        if !leads {
            return None;
        }
        let page = base.clone().or_else(|| window.location().href().ok())?;
        address.share(&page, &state, &|id| model.borrow().data.event_index(id).is_some())
    };
    Addresses {
        link: Callback::from(link),
        script: options.script,
        src: options.src,
        embed: options.embed,
        offline: options.offline,
        can_send: options.can_send,
    }
}
