//! The state in the address of the page.

use wasm_bindgen::JsValue;
use web_sys::Window;

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

impl Address {
    /// The state that the address asks for, if it asks for any.
    pub fn read(&self, window: &Window) -> Option<State> {
        let state = link::read(&self.part(window)?, &self.key);
        (state != State::default()).then_some(state)
    }

    /// Writes the state. A page whose fragment is a route keeps it.
    pub fn write(&self, window: &Window, state: &State, how: History, is_event: impl Fn(&str) -> bool) {
        let Some(url) = self.with(window, state, is_event) else { return };
        let Ok(history) = window.history() else { return };
        let wrote = match how {
            History::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
            History::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
            History::Keep => Ok(()),
        };
        // Some pages from files, and browsers that are asked too often, refuse: the fragment is left.
        if wrote.is_err() && self.place == Place::Hash {
            let fragment = url.split_once('#').map_or("", |(_, fragment)| fragment);
            let _ = window.location().set_hash(fragment);
        }
    }

    /// The whole address with the state in it.
    pub fn share(&self, window: &Window, state: &State, is_event: impl Fn(&str) -> bool) -> Option<String> {
        let shared = Address {
            place: if self.place == Place::None { Place::Hash } else { self.place },
            ..self.clone()
        };
        shared.with(window, state, is_event)
    }

    fn part(&self, window: &Window) -> Option<String> {
        let location = window.location();
        let part = match self.place {
            Place::Hash => location.hash(),
            Place::Query => location.search(),
            Place::None => return None,
        };
        part.ok().map(|part| part.trim_start_matches(['#', '?']).to_owned())
    }

    fn with(&self, window: &Window, state: &State, is_event: impl Fn(&str) -> bool) -> Option<String> {
        let written = link::write(&self.part(window)?, &self.key, state, is_event)?;
        let href = window.location().href().ok()?;
        let (rest, fragment) = match href.split_once('#') {
            Some((rest, fragment)) => (rest, Some(fragment)),
            None => (href.as_str(), None),
        };
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
