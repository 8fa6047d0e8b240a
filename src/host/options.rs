//! What the element says through its attributes.

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::query::Filter;
use crate::state::State;

/// The attributes of an element; a missing one is absent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The language of the interface.
    pub lang: String,
    /// The name of this element's parts in links.
    pub state_key: String,
    /// Where the state is kept: `hash`, `query` or `none`.
    pub url_state: String,
    /// Entities to begin with, separated by spaces or commas.
    pub person: String,
    /// Kinds to begin with.
    pub kind: String,
    /// Years to begin with: `2010/2018`.
    pub years: String,
    /// A search to begin with.
    pub q: String,
    /// An event to begin with.
    pub event: String,
}

impl Options {
    /// Reads a plain object.
    ///
    /// # Errors
    /// When it is none, or a value has the wrong type.
    pub fn from_js(value: JsValue) -> Result<Self, JsValue> {
        Ok(serde_wasm_bindgen::from_value(value)?)
    }

    /// The state that the attributes ask for.
    pub fn state(&self) -> State {
        let list =
            |text: &str| text.split([',', ' ']).filter(|id| !id.is_empty()).map(str::to_owned).collect();
        State {
            filter: Filter {
                who: list(&self.person),
                kinds: list(&self.kind),
                years: self.years.parse().ok(),
                text: self.q.clone(),
                ..Filter::default()
            },
            event: Some(self.event.clone()).filter(|id| !id.is_empty()),
            ..State::default()
        }
    }
}
