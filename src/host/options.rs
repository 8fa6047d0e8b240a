//! What the element says: its attributes, and the addresses that it knows.

use std::collections::HashMap;

use serde::Deserialize;
use wasm_bindgen::prelude::*;

use crate::state::{State, attributes};

/// Attributes, each with its value, or nothing where it was removed.
pub type Written = HashMap<String, Option<String>>;

/// What the element says; what is missing is empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// The language of the interface.
    pub lang: String,
    /// The name of this element's parts in links.
    pub state_key: String,
    /// Where the state is kept: `hash`, `query` or `none`.
    pub url_state: String,
    /// The page that links lead to, where it is not this one.
    pub share_base: Option<String>,
    /// Where the script of the element is, if pages elsewhere can load it.
    pub script: Option<String>,
    /// Where the page for frames is, if it can show the record.
    pub embed: Option<String>,
    /// Where the timeline is as one file, if it is anywhere.
    pub offline: Option<String>,
    /// Where the record is, if it is not the one inside.
    pub src: Option<String>,
    /// Whether what is loaded later is there.
    pub later: bool,
    /// Whether the browser can hand a link to an app.
    pub can_send: bool,
    /// All attributes as they are written. What of them asks for a view is known to
    /// [`attributes`] alone.
    pub attributes: Written,
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
        attributes::read(|name| self.attributes.get(name)?.as_deref())
    }
}
