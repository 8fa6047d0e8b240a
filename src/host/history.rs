//! The state in the address of the page.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

use crate::dataset::Dataset;
use crate::state::{History, State, link};

/// Where in the address an element keeps its state, and under which key.
#[derive(Debug, Clone)]
pub struct Address {
    /// The key of the element's parts.
    pub key: String,
    /// In which part of the address.
    pub place: Place,
}

/// A part of the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// After the `#`.
    Hash,
    /// After the `?`.
    Query,
    /// Nowhere.
    None,
}

/// What entries of the history have that we wrote or started from, beside what the page has there.
const MARK: &str = "annals";

/// The page's own state of an entry with our mark.
fn marked(state: &JsValue) -> JsValue {
    let copy = Object::new();
    if let Some(own) = state.dyn_ref::<Object>() {
        Object::assign(&copy, own);
    }
    // Setting a property of a plain object does not fail.
    let _ = Reflect::set(&copy, &MARK.into(), &true.into());
    copy.into()
}

fn is_marked(state: &JsValue) -> bool {
    Reflect::has(state, &MARK.into()).unwrap_or_default()
}

impl Address {
    /// The state that the address asks for, in the words of a record, if it asks for any.
    pub fn read(&self, window: &Window, data: &Dataset) -> Option<State> {
        let href = window.location().href().ok()?;
        let state = link::read(self.part(&href)?, &self.key).known_to(data);
        (state != State::default()).then_some(state)
    }

    /// Whether the address asks for nothing because the page's own anchor took the place of all: the
    /// reader went on reading, and no step of ours was taken back.
    pub fn is_replaced(&self, window: &Window) -> bool {
        let href = window.location().href().unwrap_or_default();
        let state = window.history().and_then(|history| history.state()).unwrap_or_default();
        !is_marked(&state) && self.part(&href).is_some_and(|part| !part.is_empty())
    }

    /// Writes the state. A page whose fragment is a route keeps it. Gives the address where it had to be
    /// gone to, which the browser tells as if a link was followed.
    pub fn write(
        &self,
        window: &Window,
        state: &State,
        how: History,
        is_event: &dyn Fn(&str) -> bool,
    ) -> Option<String> {
        let url = self.with(&window.location().href().ok()?, state, is_event)?;
        let history = window.history().ok()?;
        let own = history.state().unwrap_or_default();
        let marked = marked(&own);
        let wrote = match how {
            // The entry to come back to held the whole state, too.
            History::Push if !is_marked(&own) => history
                .replace_state(&marked, "")
                .and_then(|()| history.push_state_with_url(&marked, "", Some(&url))),
            History::Push => history.push_state_with_url(&marked, "", Some(&url)),
            History::Replace => history.replace_state_with_url(&marked, "", Some(&url)),
            History::Keep => Ok(()),
        };
        if wrote.is_ok() || self.place != Place::Hash {
            return None;
        }
        // Some pages from files, and browsers that are asked too often, refuse: the fragment is left, without
        // which the page would be loaded anew.
        let url = if url.contains('#') { url } else { url + "#" };
        let location = window.location();
        let gone = if how == History::Replace { location.replace(&url) } else { location.set_href(&url) };
        gone.is_ok().then_some(url)
    }

    /// The address of a page with the state in it.
    pub fn share(&self, page: &str, state: &State, is_event: &dyn Fn(&str) -> bool) -> Option<String> {
        let place = if self.place == Place::None { Place::Hash } else { self.place };
        Address { place, ..self.clone() }.with(page, state, is_event)
    }

    /// The part of an address that holds the state.
    fn part<'a>(&self, href: &'a str) -> Option<&'a str> {
        let (rest, fragment) = split(href);
        match self.place {
            Place::Hash => Some(fragment.unwrap_or_default()),
            Place::Query => Some(rest.split_once('?').map_or("", |(_, query)| query)),
            Place::None => None,
        }
    }

    fn with(&self, href: &str, state: &State, is_event: &dyn Fn(&str) -> bool) -> Option<String> {
        let written = link::write(self.part(href)?, &self.key, state, is_event)?;
        let (rest, fragment) = split(href);
        Some(match self.place {
            Place::Query => {
                let path = rest.split('?').next().unwrap_or_default();
                let query = if written.is_empty() { String::new() } else { format!("?{written}") };
                let fragment = fragment.map(|f| format!("#{f}")).unwrap_or_default();
                format!("{path}{query}{fragment}")
            }
            _ if written.is_empty() => rest.to_owned(),
            _ => format!("{rest}#{written}"),
        })
    }
}

/// An address without its fragment, and the fragment.
fn split(href: &str) -> (&str, Option<&str>) {
    match href.split_once('#') {
        Some((rest, fragment)) => (rest, Some(fragment)),
        None => (href, None),
    }
}
