//! An event as something to cite: in words, as BibTeX, CSL-JSON or wiki markup.
//!
//! A citation names the event, the record it stands in, what the record has it from, and a link. It
//! has no author, since the record names none, and no date that is sharper than the record's.

pub(super) mod bibtex;
mod csl;
mod wiki;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::when::is_plain;
use crate::dataset::model::{Called, Citation, Event};
use crate::dataset::{Chosen, Dataset, Date, Order, Text, capital, is_turning};

/// A form of citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// In words.
    #[default]
    Plain,
    /// BibTeX.
    Bibtex,
    /// CSL-JSON.
    Csl,
    /// Wiki markup.
    Wiki,
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Form; 4] = [Form::Plain, Form::Bibtex, Form::Csl, Form::Wiki];
}

/// The words of a citation in the reader's language; `{}` stands for what they are about.
#[derive(Debug, Clone)]
pub struct Words<'a> {
    /// The language, as a BCP 47 tag.
    pub lang: &'a str,
    /// The date of the event in words, or that it has none.
    pub date: String,
    /// "“{}”"
    pub quoted: &'a str,
    /// "in", before the record.
    pub inside: &'a str,
    /// "a sourced record"
    pub sourced: &'a str,
    /// "from", before the sources.
    pub from: &'a str,
    /// "paragraph {}"
    pub paragraph: &'a str,
    /// "paragraphs {}"
    pub paragraphs: &'a str,
    /// "page {}"
    pub page: &'a str,
    /// "pages {}"
    pub pages: &'a str,
    /// "and", before the last of several.
    pub and: &'a str,
}

/// A stretch of a citation in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// Their language, where it is not the reader's.
    pub lang: Option<String>,
    /// Whether they are the title of the record, which is set in italics.
    pub title: bool,
}

/// Cites an event in a form. `link` leads to it, where there is a link.
#[must_use]
pub fn write(data: &Dataset, event: &Event, form: Form, link: Option<&str>, words: &Words) -> String {
    let said = Said::of(data, event, link, words);
    match form {
        Form::Plain => text(&said.plain()),
        Form::Bibtex => bibtex::write(&said),
        Form::Csl => csl::write(&said),
        Form::Wiki => wiki::write(&said),
    }
}

/// The citation in words, with what a page can show of it.
#[must_use]
pub fn plain(data: &Dataset, event: &Event, link: Option<&str>, words: &Words) -> Vec<Span> {
    Said::of(data, event, link, words).plain()
}

/// What every form says.
struct Said<'a> {
    record_id: &'a str,
    event_id: &'a str,
    title: Span,
    record: Span,
    date: Option<&'a Date>,
    sources: Vec<Span>,
    link: Option<String>,
    words: &'a Words<'a>,
}

impl<'a> Said<'a> {
    fn of(data: &'a Dataset, event: &'a Event, link: Option<&str>, words: &'a Words) -> Self {
        let span = |text: &Text| chosen(text.pick(words.lang, data.fallback_lang()), words);
        Said {
            record_id: &data.record.id,
            event_id: &event.id,
            title: span(&event.title),
            record: Span { title: true, ..span(&data.record.title) },
            date: event.date.as_ref(),
            sources: sources(data, event, words),
            link: link.map(address),
            words,
        }
    }

    fn plain(&self) -> Vec<Span> {
        let words = self.words;
        let mut spans = quoted(self.title.clone(), words);
        spans.push(own(format!(", {}, {} ", one_line(&words.date), words.inside)));
        spans.push(self.record.clone());
        spans.push(own(format!(", {}", words.sourced)));
        if !self.sources.is_empty() {
            spans.push(own(format!("; {} ", words.from)));
            spans.extend(self.sources.iter().cloned());
        }
        let link = self.link.as_ref().map(|link| format!(" {link}")).unwrap_or_default();
        spans.push(own(format!(".{link}")));
        spans
    }

    /// What has no field of its own in other forms: a date that is more than a day, a month or a
    /// year, and the sources.
    fn note(&self) -> Option<String> {
        let date = (!self.date.is_some_and(is_plain)).then(|| one_line(&self.words.date));
        let sources =
            (!self.sources.is_empty()).then(|| format!("{} {}", self.words.from, text(&self.sources)));
        let parts: Vec<String> = date.into_iter().chain(sources).collect();
        let note = parts.join("; ");
        let mut letters = note.chars();
        letters.next().map(|first| std::iter::once(capital(first)).chain(letters).collect())
    }
}

/// The sources that an event rests on, each with its places in their order.
fn sources(data: &Dataset, event: &Event, words: &Words) -> Vec<Span> {
    let mut by_source: Vec<(usize, Vec<&Citation>)> = Vec::new();
    for citation in citations(event) {
        let number = data.source_number(&citation.source).unwrap_or_default();
        match by_source.iter_mut().find(|(known, _)| *known == number) {
            Some((_, places)) => places.push(citation),
            None => by_source.push((number, vec![citation])),
        }
    }
    by_source.order_by_key(|(number, _)| *number);
    let mut spans = Vec::new();
    for (_, places) in by_source {
        let Some(source) = places.first().and_then(|citation| data.source(&citation.source)) else {
            continue;
        };
        if !spans.is_empty() {
            spans.push(own("; ".to_owned()));
        }
        let pick = |text: &Text| chosen(text.pick(words.lang, data.fallback_lang()), words);
        match source.called() {
            Called::Title(title) => spans.extend(quoted(pick(title), words)),
            Called::Label(label) => spans.push(pick(label)),
            Called::Publisher(name) => spans.push(own(name.to_owned())),
        }
        spans.extend(places_of(&places, words).map(|places| own(format!(", {places}"))));
    }
    spans
}

fn citations(event: &Event) -> impl Iterator<Item = &Citation> {
    let roles = event.participants.iter().flat_map(|participant| &participant.citations);
    let quotes = event.quotes.iter().flat_map(|quote| &quote.citations);
    let figures = event.figures.iter().flat_map(|figure| &figure.citations);
    let sides = event.accounts.iter().flat_map(|accounts| &accounts.sides).flat_map(|side| &side.citations);
    event.citations.iter().chain(roles).chain(quotes).chain(figures).chain(sides)
}

/// "paragraphs 9 and 17", "page iv".
fn places_of(citations: &[&Citation], words: &Words) -> Option<String> {
    let mut paragraphs: Vec<u32> = citations.iter().filter_map(|citation| citation.paragraph).collect();
    paragraphs.order_by(Ord::cmp);
    paragraphs.dedup();
    let mut pages: Vec<String> = Vec::new();
    for page in citations.iter().filter(|c| c.paragraph.is_none()).filter_map(|c| c.page.as_deref()) {
        let page = one_line(page);
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    let paragraphs: Vec<String> = paragraphs.iter().map(u32::to_string).collect();
    let said = [
        counted(&paragraphs, words.paragraph, words.paragraphs, words.and),
        counted(&pages, words.page, words.pages, words.and),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(", "))
}

fn counted(items: &[String], one: &str, several: &str, and: &str) -> Option<String> {
    match items.split_last()? {
        (only, []) => Some(one.replace("{}", only)),
        (last, rest) => Some(several.replace("{}", &format!("{} {and} {last}", rest.join(", ")))),
    }
}

fn chosen(chosen: Chosen, words: &Words) -> Span {
    let lang = chosen.lang.filter(|lang| *lang != words.lang).map(str::to_owned);
    Span { text: one_line(chosen.text), lang, title: false }
}

/// Words of the citation itself.
fn own(text: String) -> Span {
    Span { text, lang: None, title: false }
}

fn quoted(span: Span, words: &Words) -> Vec<Span> {
    let (open, close) = words.quoted.split_once("{}").unwrap_or_default();
    vec![own(open.to_owned()), span, own(close.to_owned())]
}

fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// A text without line breaks and other control characters, which would end a field, and without what
/// would turn the text around it.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control() || is_turning(c))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// An address without the characters that mean something in one of the forms.
pub(super) fn address(link: &str) -> String {
    const MEANT: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'\'')
        .add(b'<')
        .add(b'>')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'{')
        .add(b'|')
        .add(b'}')
        .add(b'~');
    utf8_percent_encode(link, MEANT).to_string()
}

#[cfg(test)]
mod tests;
