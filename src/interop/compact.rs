//! JSON on one line, written as it is made: a tree of it would be 12 KB of the widget.

use std::fmt;

use serde::Serialize;

use crate::dataset::Order;

/// A value of JSON, as its text.
pub struct Json(String);

impl Json {
    /// A list.
    pub fn list(values: &mut dyn Iterator<Item = Json>) -> Json {
        let values: Vec<String> = values.map(|value| value.0).collect();
        Json(format!("[{}]", values.join(",")))
    }

    /// An object of the values that are there, in the order of their names, which need no escapes.
    pub fn object(fields: &mut [(&str, Option<Json>)]) -> Json {
        fields.order_by(|one, other| one.0.cmp(other.0));
        let there = fields.iter().filter_map(|(name, value)| Some((name, value.as_ref()?)));
        let fields: Vec<String> = there.map(|(name, value)| format!("\"{name}\":{value}")).collect();
        Json(format!("{{{}}}", fields.join(",")))
    }

    /// Text and numbers are the same on one line as on several, for which there is code already.
    fn of(value: &impl Serialize) -> Json {
        Json(serde_json::to_string_pretty(value).unwrap_or_default())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Json {
        Json::of(&text)
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Json {
        Json::from(text.as_str())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Json {
        Json::from(text.as_str())
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Json {
        Json(number.to_string())
    }
}

impl From<f64> for Json {
    fn from(number: f64) -> Json {
        Json::of(&number)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
