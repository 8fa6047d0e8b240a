//! BibTeX.

use super::Said;
use crate::interop::when::Known;

/// The months as BibTeX abbreviates them.
pub const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Writes an entry. Braces around the title keep its capitals.
pub(super) fn write(said: &Said) -> String {
    let known = said.date.and_then(Known::of);
    let month = known.and_then(|known| MONTHS.get(usize::from(known.month?).checked_sub(1)?));
    let record = format!("\\emph{{{}}}, {}", escape(&said.record.text), escape(said.words.sourced));
    let fields = [
        ("title", Some(format!("{{{{{}}}}}", escape(&said.title.text)))),
        ("howpublished", Some(format!("{{{record}}}"))),
        ("year", known.map(|known| format!("{{{}}}", known.year))),
        ("month", month.map(|month| (*month).to_owned())),
        ("note", said.note().map(|note| format!("{{{}}}", escape(&note)))),
        ("url", said.link.as_ref().map(|link| format!("{{{link}}}"))),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {},\n", value?)));
    format!("@misc{{{}:{},\n{}}}\n", said.record_id, said.event_id, fields.collect::<String>())
}

/// What TeX would take for a command is written as the command that prints it.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '#' | '$' | '&' | '_' => escaped.extend(['\\', c]),
            _ => escaped.push(c),
        }
    }
    escaped
}
