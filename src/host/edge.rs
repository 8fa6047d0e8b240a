//! What the app asks of the browser, carried out.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, HtmlDialogElement, HtmlElement, ResizeObserver, ScrollLogicalPosition, ShadowRoot, SvgElement,
    Window,
};
use yew::Callback;

use crate::state::{History, State};
use crate::view::{Effect, Model};

use super::history::Address;

/// The record, in whose place another may come.
pub(super) type Held = Rc<RefCell<Rc<Model>>>;

/// A row of the list is at least so high, in CSS pixels.
const LOWEST: f64 = 40.0;
/// A window that is higher, in CSS pixels, may show what stands below a list that is begun: as in `list.css`.
const HIGH: f64 = 1_000.0;

/// In so many milliseconds the address is written once for every key of a search and every step of a handle:
/// Safari takes 100 in 30 s, Firefox and Chromium 200 in 10 s.
const PACE: i32 = 400;

/// What effects need.
pub(super) struct Edge {
    pub(super) window: Window,
    pub(super) root: ShadowRoot,
    pub(super) mount: Element,
    pub(super) observer: ResizeObserver,
    pub(super) model: Held,
    pub(super) address: Address,
    pub(super) state: RefCell<State>,
    /// What the address is still to say.
    pub(super) unwritten: RefCell<Option<State>>,
    /// The address that we went to ourselves, until the reader goes to another.
    pub(super) gone_to: RefCell<Option<String>>,
    /// What had the focus before a card took it.
    pub(super) before_card: RefCell<Option<HtmlElement>>,
    /// What had the focus before a dialog took it.
    pub(super) before_dialog: RefCell<Option<HtmlElement>>,
    /// Told of what the page may want to know: `(name, detail)`.
    pub(super) tell: Function,
}

impl Edge {
    pub(super) fn carry_out(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Drawn => {
                // As wide as the page, but never as high as what is drawn for that width: an observer
                // that changes what it observes is an error in the host's console.
                if let Ok(Some(head)) = self.mount.query_selector(".mast") {
                    self.observer.observe(&head);
                }
            }
            Effect::Changed(state, how) => {
                let selected = self.state.borrow().event != state.event;
                self.note(&state, how);
                self.tell("change", &plain(&state));
                if selected {
                    self.tell("select", &state.event.as_deref().map_or(JsValue::NULL, JsValue::from_str));
                }
                self.state.replace(state);
            }
            Effect::Language(lang) => self.tell("language", &lang.tag().into()),
            Effect::Reveal(event) => self.reveal(&event),
            Effect::Card(true) => {
                self.before_card.replace(self.focused());
                self.focus("card", false);
            }
            Effect::Card(false) => give_back(&self.before_card),
            Effect::Modal(id) => self.show_modal(id),
            Effect::Lower(id, below) => {
                let sheet = self.root.get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok());
                // A property that is set by script is no style attribute to a content policy.
                let _ = sheet.map(|sheet| sheet.style().set_property("--below", &format!("{below}px")));
            }
            Effect::Top(id) => {
                let _ = self.root.get_element_by_id(id).map(|element| to_top(&element));
                self.focus(id, false);
            }
            Effect::Focus(id) => self.focus(&id, false),
            Effect::Go(id) => self.focus(&id, true),
            Effect::Dialog(Some(id)) => {
                self.before_dialog.replace(self.focused());
                self.show_modal(id);
            }
            Effect::Dialog(None) => give_back(&self.before_dialog),
            Effect::Copy { slot, text } => self.tell("copy", &object(&[("slot", &slot), ("text", &text)])),
            Effect::Seen(then) => after_frame(&self.window, then),
            Effect::Print => {
                // Refused in a frame that may not.
                let _ = self.window.print();
            }
            Effect::Select(id) => self.select(&id),
            Effect::Send { title, link } => self.tell("send", &object(&[("title", &title), ("url", &link)])),
            Effect::Download { name, mime, text } => {
                self.tell("download", &object(&[("name", &name), ("type", mime), ("text", &text)]));
            }
        }
    }

    /// Writes the state into the address, part of a step in a moment.
    fn note(self: &Rc<Self>, state: &State, how: History) {
        if how != History::Replace {
            self.write_down();
            return self.write(state, how);
        }
        if self.unwritten.replace(Some(state.clone())).is_none() {
            let edge = Rc::downgrade(self);
            let due =
                Closure::once_into_js(move || edge.upgrade().into_iter().for_each(|edge| edge.write_down()));
            let due = due.unchecked_ref();
            let _ = self.window.set_timeout_with_callback_and_timeout_and_arguments_0(due, PACE);
        }
    }

    fn write_down(&self) {
        self.unwritten.take().into_iter().for_each(|state| self.write(&state, History::Replace));
    }

    fn write(&self, state: &State, how: History) {
        let gone_to = self.address.write(&self.window, state, how, &|id| self.is_event(id));
        self.gone_to.replace(gone_to);
    }

    fn is_event(&self, id: &str) -> bool {
        self.model.borrow().data.event_index(id).is_some()
    }

    fn tell(&self, name: &str, detail: &JsValue) {
        // What a page's handler throws is the page's to see, not ours to break on.
        let _ = self.tell.call2(&JsValue::NULL, &JsValue::from_str(name), detail);
    }

    fn show_modal(&self, id: &str) {
        let dialog = self.root.get_element_by_id(id).and_then(|it| it.dyn_into().ok());
        // Refused where it is open already.
        let _ = dialog.map(|dialog: HtmlDialogElement| dialog.show_modal());
    }

    fn focus(&self, id: &str, scroll: bool) {
        let _ = self.root.get_element_by_id(id).map(|element| focus_on(element, scroll));
    }

    /// Scrolls an event into view and moves the focus to its title.
    fn reveal(&self, event: &str) {
        let Some(article) = self.root.get_element_by_id(event) else { return };
        to_top(&article);
        let Ok(Some(title)) = article.query_selector(".title") else { return };
        focus_on(title.clone(), false);
        // Where the readable text of the page has what the address names, Chromium takes the focus there
        // at its next frame, and so to nothing.
        let document = self.window.document();
        let again = Closure::once_into_js(move || {
            let focused = document.and_then(|document| document.active_element());
            if focused.is_none_or(|focused| focused.tag_name() == "BODY") {
                focus_on(title, false);
            }
        });
        let _ = self.window.request_animation_frame(again.unchecked_ref());
    }

    /// Brings what has the focus out from under what stays at the edge of the window.
    pub(super) fn see_focused(&self) {
        let _ = self.root.active_element().map(|element| scroll(&element, ScrollLogicalPosition::Nearest));
    }

    /// How many rows of the list the reader sees, or has to have: all where he has the focus in one.
    pub(super) fn rows_seen(&self) -> usize {
        let height = self.window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        let list = self.root.query_selector(".list").ok().flatten();
        // Whoever has read on below its beginning would be led back by a page that is short at first.
        if list.as_ref().unwrap_or(&self.mount).get_bounding_client_rect().top() < 0.0 {
            return usize::MAX;
        }
        let Some(list) = list else { return if height < HIGH { 0 } else { usize::MAX } };
        if list.contains(self.root.active_element().as_deref()) {
            return usize::MAX;
        }
        let rows = list.get_elements_by_class_name("ev");
        let rows = (0..rows.length()).filter_map(|row| rows.item(row));
        let seen = rows.take_while(|row| row.get_bounding_client_rect().top() < height);
        // Where the list ends in view there is room for others.
        let room = height - list.get_bounding_client_rect().bottom();
        seen.count() + (room / LOWEST).ceil().max(0.0) as usize
    }

    fn focused(&self) -> Option<HtmlElement> {
        self.root.active_element().and_then(|element| element.dyn_into().ok())
    }

    /// Selects the text of an element, for the reader to copy.
    fn select(&self, id: &str) {
        self.focus(id, true);
        let element = self.root.get_element_by_id(id);
        if let (Some(element), Ok(Some(selection))) = (element, self.window.get_selection()) {
            let _ = selection.select_all_children(&element);
        }
    }
}

/// Moves the focus to an element, HTML or SVG.
fn focus_on(element: Element, scroll: bool) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(!scroll);
    // Where a key moves the focus one has to see it. Firefox shows that only where the reader came by key.
    let _ = Reflect::set(&options, &"focusVisible".into(), &JsValue::TRUE);
    let _ = match element.dyn_into::<HtmlElement>() {
        Ok(html) => html.focus_with_options(&options),
        Err(other) => other.unchecked_into::<SvgElement>().focus_with_options(&options),
    };
}

/// Scrolls an element to the top of the window.
fn to_top(element: &Element) {
    scroll(element, ScrollLogicalPosition::Start);
}

fn scroll(element: &Element, to: ScrollLogicalPosition) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(to);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Says so as soon as the next frame is drawn. Where the page is hidden there are no frames until it is seen
/// again.
fn after_frame(window: &Window, then: Callback<()>) {
    let timers = window.clone();
    let frame = Closure::once_into_js(move || {
        let drawn = Closure::once_into_js(move || then.emit(()));
        let _ = timers.set_timeout_with_callback(drawn.unchecked_ref());
    });
    let _ = window.request_animation_frame(frame.unchecked_ref());
}

/// Gives the focus back; nothing happens where what had it has left the page meanwhile.
fn give_back(before: &RefCell<Option<HtmlElement>>) {
    if let Some(before) = before.take() {
        let _ = before.focus();
    }
}

/// A state as a plain object.
pub fn plain(state: &State) -> JsValue {
    state.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// A plain object of texts.
fn object(fields: &[(&str, &str)]) -> JsValue {
    let object = Object::new();
    for (name, text) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(text));
    }
    object.into()
}
