//! Arrays and objects as they stand in JavaScript that people paste: names without quotation marks,
//! single ones, comments, trailing commas, `new Date(…)`. Only literals are read and nothing is run.

use serde_json::{Map, Number, Value};

/// So deep may brackets nest, as in JSON.
const DEPTH: usize = 100;
/// So many brackets and quotation marks may lead nowhere before the rest is left alone.
const ATTEMPTS: usize = 50;

/// The key under which `new Date(2014, 3, 20)` is an object, with its arguments.
pub const DATE: &str = "new Date";

/// Every array and object of a script, with the name of the variable that it is given to. Also what is
/// inside a call: `new vis.DataSet([…])`.
pub fn literals(text: &str) -> Vec<(Option<String>, Value)> {
    let mut parser = Parser { text, at: 0 };
    let (mut found, mut name, mut failed) = (Vec::new(), None, 0);
    while let Some(next) = parser.past_space() {
        match next {
            '[' | '{' if failed < ATTEMPTS => {
                let start = parser.at;
                if let Some(value) = parser.value(0) {
                    found.push((name.take(), value));
                } else {
                    failed += 1;
                    parser.at = start + 1;
                }
            }
            '"' | '\'' | '`' if failed < ATTEMPTS => {
                let start = parser.at;
                if parser.string().is_none() {
                    failed += 1;
                    parser.at = start + 1;
                }
            }
            char if is_name(char) => {
                let word = parser.word().to_owned();
                if parser.past_space() == Some('=') {
                    name = Some(word);
                }
            }
            char => parser.at += char.len_utf8(),
        }
    }
    found
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$')
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, text: &str) -> Option<()> {
        self.rest().starts_with(text).then(|| self.at += text.len())
    }

    /// The next character that is neither space nor in a comment.
    fn past_space(&mut self) -> Option<char> {
        loop {
            let rest = self.rest();
            let skip = if let Some(comment) = rest.strip_prefix("//") {
                2 + comment.find('\n').unwrap_or(comment.len())
            } else if let Some(comment) = rest.strip_prefix("/*") {
                2 + comment.find("*/").map_or(comment.len(), |end| end + 2)
            } else {
                rest.len() - rest.trim_start().len()
            };
            if skip == 0 {
                return self.peek();
            }
            self.at += skip;
        }
    }

    fn word(&mut self) -> &str {
        let start = self.at;
        let rest = self.rest();
        let end = rest.find(|char| !is_name(char)).unwrap_or(rest.len());
        self.at += end;
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        if depth > DEPTH {
            return None;
        }
        match self.past_space()? {
            '[' => self.array(depth),
            '{' => self.object(depth),
            '"' | '\'' | '`' => self.strings().map(Value::String),
            '-' | '+' | '.' | '0'..='9' => self.number().map(Value::Number),
            _ => match self.word() {
                "true" => Some(Value::Bool(true)),
                "false" => Some(Value::Bool(false)),
                "null" | "undefined" => Some(Value::Null),
                "new" => self.date(depth),
                _ => None,
            },
        }
    }

    fn array(&mut self, depth: usize) -> Option<Value> {
        self.take("[")?;
        self.list(']', depth).map(Value::Array)
    }

    /// Values up to a closing bracket, which is taken, too.
    fn list(&mut self, close: char, depth: usize) -> Option<Vec<Value>> {
        let mut list = Vec::new();
        loop {
            match self.past_space()? {
                char if char == close => {
                    self.at += 1;
                    return Some(list);
                }
                ',' => self.at += 1,
                _ => {
                    list.push(self.value(depth + 1)?);
                    let next = self.past_space()?;
                    (next == ',' || next == close).then_some(())?;
                }
            }
        }
    }

    fn object(&mut self, depth: usize) -> Option<Value> {
        self.take("{")?;
        let mut map = Map::new();
        loop {
            match self.past_space()? {
                '}' => {
                    self.at += 1;
                    return Some(Value::Object(map));
                }
                ',' => self.at += 1,
                next => {
                    let key =
                        if matches!(next, '"' | '\'') { self.string()? } else { self.word().to_owned() };
                    (!key.is_empty() && self.past_space()? == ':').then_some(())?;
                    self.at += 1;
                    let value = self.value(depth + 1)?;
                    map.insert(key, value);
                    matches!(self.past_space()?, ',' | '}').then_some(())?;
                }
            }
        }
    }

    fn date(&mut self, depth: usize) -> Option<Value> {
        self.past_space()?;
        (self.word() == "Date" && self.past_space()? == '(').then_some(())?;
        self.at += 1;
        let arguments = self.list(')', depth)?;
        Some(Value::Object(Map::from_iter([(DATE.to_owned(), Value::Array(arguments))])))
    }

    /// Strings joined by `+`.
    fn strings(&mut self) -> Option<String> {
        let mut text = self.string()?;
        while self.past_space() == Some('+') {
            self.at += 1;
            self.past_space();
            text.push_str(&self.string()?);
        }
        Some(text)
    }

    fn string(&mut self) -> Option<String> {
        let quote = self.peek()?;
        matches!(quote, '"' | '\'' | '`').then(|| self.at += 1)?;
        let mut text = String::new();
        loop {
            let char = self.peek()?;
            self.at += char.len_utf8();
            match char {
                '\\' => self.escape(&mut text)?,
                '$' if quote == '`' && self.peek() == Some('{') => return None,
                '\n' if quote != '`' => return None,
                char if char == quote => return Some(text),
                char => text.push(char),
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Option<()> {
        let char = self.peek()?;
        self.at += char.len_utf8();
        match char {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' | 'f' | 'v' | '0' => text.push(' '),
            '\n' => {}
            '\r' => drop(self.take("\n")),
            'x' => text.push(char::from_u32(self.hex(2)?)?),
            'u' => {
                let first = self.hex(4)?;
                let char = char::from_u32(first).or_else(|| {
                    self.take("\\u")?;
                    let units = [u16::try_from(first).ok()?, u16::try_from(self.hex(4)?).ok()?];
                    char::decode_utf16(units).next()?.ok()
                });
                text.push(char.unwrap_or('\u{fffd}'));
            }
            other => text.push(other),
        }
        Some(())
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let found = self.rest().get(..digits)?;
        let number = u32::from_str_radix(found, 16).ok()?;
        self.at += digits;
        Some(number)
    }

    fn number(&mut self) -> Option<Number> {
        let rest = self.rest();
        let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '+');
        let text = rest.get(..rest.find(|char| !is_part(char)).unwrap_or(rest.len()))?;
        let length = text.len();
        let text = text.strip_prefix('+').unwrap_or(text);
        let number = match text.parse::<i64>() {
            Ok(whole) => Number::from(whole),
            Err(_) => Number::from_f64(text.parse().ok()?)?,
        };
        self.at += length;
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_people_paste_is_read() {
        let text = "// items of the demo\nvar groups = [{id: 'a', content: \"It\\'s\"},];\n\
            const items = new vis.DataSet([\n  {id: 1, /* first */ start: new Date(2014, 3, 20), 'x': -1.5, y: .5, z: true,},\n\
            {id: 2, content: `a\nb`, start: '2014' + '-04', end: undefined}]);\nvar timeline = new vis.Timeline(container, items, {});";
        assert_eq!(
            literals(text),
            [
                (Some("groups".to_owned()), json!([{"id": "a", "content": "It's"}])),
                (
                    Some("items".to_owned()),
                    json!([
                        {"id": 1, "start": {"new Date": [2014, 3, 20]}, "x": -1.5, "y": 0.5, "z": true},
                        {"id": 2, "content": "a\nb", "start": "2014-04", "end": null}
                    ])
                ),
                (Some("timeline".to_owned()), json!({})),
            ]
        );
    }

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(
            literals(
                r#"['\u00e9\x41\ud83d\ude00\
z']"#
            ),
            [(None, json!(["éA😀z"]))]
        );
    }

    #[test]
    fn code_is_not_run_and_deep_or_broken_brackets_end() {
        for text in ["[alert(1)]", "{a: b}", "[1", "{a", "[`${x}`]", "['a\n']"] {
            assert!(
                literals(text).iter().all(|(_, value)| *value == json!({}) || *value == json!([])),
                "{text}"
            );
        }
        assert_eq!(literals(&"[".repeat(100_000)), []);
        assert_eq!(literals(&"{a:".repeat(100_000)), []);
    }
}
