//! A JSON value and the pointer that leads to it.

use serde_json::Value;

use super::draft::Cell;
use super::literal::DATE;
use crate::dataset::Day;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    pub value: &'a Value,
    /// A JSON pointer.
    pub at: String,
}

impl<'a> Node<'a> {
    pub fn root(value: &'a Value) -> Self {
        Self { value, at: String::new() }
    }

    /// A member of an object, unless it is null.
    pub fn get(&self, key: &str) -> Option<Node<'a>> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        Some(self.child(key, value))
    }

    /// The first member that there is.
    pub fn any(&self, keys: &[&str]) -> Option<Node<'a>> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// The members of an object or the elements of a list; nothing for other values.
    pub fn children(&self) -> Vec<(String, Node<'a>)> {
        match self.value {
            Value::Array(list) => list
                .iter()
                .enumerate()
                .map(|(at, value)| (at.to_string(), self.child(&at.to_string(), value)))
                .collect(),
            Value::Object(map) => {
                map.iter().map(|(key, value)| (key.clone(), self.child(key, value))).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The elements of a list, or what is no list as its only element.
    pub fn list(&self) -> Vec<Node<'a>> {
        match self.value {
            Value::Array(_) => self.children().into_iter().map(|(_, node)| node).collect(),
            _ => vec![self.clone()],
        }
    }

    /// A text, number or truth value as text, unless it is blank.
    pub fn text(&self) -> Option<Cell> {
        let text = match self.value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then(|| Cell { at: self.at.clone(), text })
    }

    /// A date as text: also one of JavaScript, in ISO 8601.
    pub fn date(&self) -> Option<Cell> {
        let Some(Value::Array(arguments)) = self.value.get(DATE) else { return self.text() };
        let text = match arguments.as_slice() {
            [Value::String(text)] => text.trim().to_owned(),
            [one] => milliseconds(one.as_f64()?)?,
            many => javascript(&many.iter().map(Value::as_i64).collect::<Option<Vec<_>>>()?)?,
        };
        (!text.is_empty()).then(|| Cell { at: self.at.clone(), text })
    }

    /// A number, also where it is written as text.
    pub fn number(&self) -> Option<f64> {
        self.text()?.text.parse().ok().filter(|number: &f64| number.is_finite())
    }

    /// The value as JSON, for the report.
    pub fn json(&self) -> String {
        self.value.to_string()
    }

    fn child(&self, key: &str, value: &'a Value) -> Node<'a> {
        Node { value, at: format!("{}/{}", self.at, key.replace('~', "~0").replace('/', "~1")) }
    }
}

/// Milliseconds since 1970 in UTC, as JavaScript counts, in ISO 8601.
pub fn milliseconds(since: f64) -> Option<String> {
    // What a date of JavaScript can be.
    if !(-8.64e15..=8.64e15).contains(&since) {
        return None;
    }
    let seconds = (since / 1000.0).floor() as i64;
    let civil = Day(i32::try_from(seconds.div_euclid(86_400)).ok()?).civil();
    let time = seconds.rem_euclid(86_400);
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    let date = iso(i64::from(civil.year), civil.month.into(), civil.day.into());
    Some(format!("{date}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// The arguments of `new Date(year, month from 0, day, hour, minute, second)` in ISO 8601.
fn javascript(arguments: &[i64]) -> Option<String> {
    let [year, month, rest @ ..] = arguments else { return None };
    // JavaScript takes 0 to 99 for the twentieth century.
    let year = if (0..100).contains(year) { year + 1900 } else { *year };
    let months = year.checked_mul(12)?.checked_add(*month)?;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    let Some(day) = rest.first() else { return Some(iso_month(year, month)) };
    let date = iso(year, month, *day);
    match rest.get(1..).unwrap_or_default() {
        [] => Some(date),
        [hour, rest @ ..] => {
            let at = |index: usize| rest.get(index).copied().unwrap_or_default();
            Some(format!("{date}T{hour:02}:{:02}:{:02}", at(0), at(1)))
        }
    }
}

fn iso_month(year: i64, month: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}-{month:02}", year.unsigned_abs())
}

fn iso(year: i64, month: i64, day: i64) -> String {
    format!("{}-{day:02}", iso_month(year, month))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn dates_of_javascript_count_months_from_zero() {
        let read = |value: Value| Node::root(&value).date().map(|cell| cell.text).unwrap_or_default();
        assert_eq!(read(json!({"new Date": [2014, 3, 20]})), "2014-04-20");
        assert_eq!(read(json!({"new Date": [2014, 13, 20, 9, 5]})), "2015-02-20T09:05:00");
        assert_eq!(read(json!({"new Date": [99, 0]})), "1999-01");
        assert_eq!(read(json!({"new Date": [-43, 2, 15]})), "-0043-03-15");
        assert_eq!(read(json!({"new Date": ["2014-04-20"]})), "2014-04-20");
        assert_eq!(read(json!({"new Date": [0]})), "1970-01-01T00:00:00Z");
        assert_eq!(read(json!({"new Date": [-1]})), "1969-12-31T23:59:59Z");
        for wrong in
            [json!({"new Date": []}), json!({"new Date": [1e300]}), json!({"new Date": [i64::MAX, i64::MAX]})]
        {
            assert_eq!(read(wrong), "");
        }
    }
}
