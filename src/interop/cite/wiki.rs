//! Wiki markup: the template that most wikis have under this name, and the sources after it.

use super::{Said, one_line};
use crate::interop::when::is_plain;

/// Writes the template and the note.
pub fn write(said: &Said) -> String {
    let date = said.date.filter(|date| is_plain(date)).map(|_| escape(&one_line(&said.words.date)));
    let lang = said.title.lang.as_deref().unwrap_or(said.words.lang);
    let fields = [
        ("url", said.link.clone()),
        ("title", Some(escape(&said.title.text))),
        ("website", Some(escape(&said.record.text))),
        ("date", date),
        ("language", Some(escape(lang))),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some(format!(" |{name}={}", value?)));
    let note = said.note().map(|note| format!(" {}.", escape(&note))).unwrap_or_default();
    format!("{{{{Cite web{}}}}}{note}\n", fields.collect::<String>())
}

/// Characters that markup is made of become character references.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '~' | '\'' | '_' => {
                escaped.push_str(&format!("&#{};", u32::from(c)));
            }
            _ => escaped.push(c),
        }
    }
    escaped
}
