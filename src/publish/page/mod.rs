//! The record as a page that reads without a script.
//!
//! A page of the package is the frame, `index.html` or the one for frames of other sites; `{{lang}}`,
//! `{{title}}`, `{{description}}`, `{{links}}`, `{{about}}`, `{{src}}`, `{{record}}` and `{{linked}}` in it
//! are filled here. The record goes inside `<annals-timeline>`, where it stays until the widget is ready, and
//! for good where there is no script.

mod apparatus;
mod event;
mod head;
mod lookup;
mod names;
mod words;

use anyhow::{Context, Result, bail};

use self::lookup::Lookup;
use super::data::Offer;
use super::html::{Html, attribute, beside, block, filled, join, text};
use crate::dataset::Dataset;
use crate::i18n::Lang;

/// What a page is made of.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// The record.
    pub dataset: &'a Dataset,
    /// The language of the page, one of the record's.
    pub lang: &'a str,
    /// Where the element finds the record; without it the element shows the one that it carries.
    pub src: Option<&'a str>,
    /// The public address of the folder of the page, where that is known.
    pub address: Option<&'a str>,
    /// What of the record is beside the page as data; nothing where the page stands alone, without the
    /// pages in other languages either.
    pub beside: Option<&'a [Offer]>,
}

/// The languages of a record after its first, each of which has a page of its own.
pub fn further_languages(dataset: &Dataset) -> impl Iterator<Item = &str> {
    let languages = &dataset.record.languages;
    let known = |(at, lang): &(usize, &String)| languages.iter().take(*at).all(|before| before != *lang);
    languages.iter().enumerate().skip(1).filter(known).map(|(_, lang)| lang.as_str())
}

/// The name of the page in a language; nothing for the first, whose page is that of the folder.
#[must_use]
pub fn page_of(dataset: &Dataset, lang: &str) -> String {
    if lang == dataset.fallback_lang() { String::new() } else { format!("{lang}.html") }
}

/// The page in the frame `template`.
///
/// # Errors
/// When the frame holds a marker that is not known here.
pub fn fill(template: &str, page: &Page<'_>) -> Result<String> {
    fill_with(template, page, |_| None)
}

/// Likewise, for a frame with more markers, whose values `more` gives as markup.
///
/// # Errors
/// When the frame holds a marker that is not known.
pub fn fill_with(template: &str, page: &Page<'_>, more: impl Fn(&str) -> Option<String>) -> Result<String> {
    let look = Lookup::new(page.dataset, page.lang);
    let record = &page.dataset.record;
    let title = look.plain(&record.title);
    let description = record.description.as_ref().map_or(title, |text| look.plain(text));
    let value = |marker: &str| match marker {
        "lang" => Some(attribute(look.lang)),
        "title" => Some(attribute(title)),
        "description" => Some(attribute(description)),
        "links" => Some(head::links(page)),
        "about" => Some(head::about(page, &look, title, description)),
        "linked" => Some(head::linked(page)),
        // The readable record inside is not to be taken for another one.
        "src" => Some(page.src.map_or(" builtin".to_owned(), |src| format!(" src=\"{}\"", attribute(src)))),
        "record" => Some(article(page, &look).to_string()),
        _ => more(marker),
    };
    replace(template, value)
}

/// Replaces each `{{marker}}` in one pass, so that braces in a record are never taken for one.
fn replace(template: &str, value: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut parts = template.split("{{");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (marker, rest) = part.split_once("}}").context("a marker is not closed: end it with }}")?;
        let Some(value) = value(marker) else {
            bail!(
                "{{{{{marker}}}}} is no marker: use lang, title, description, links, about, src, record or linked"
            );
        };
        page.push_str(&value);
        page.push_str(rest);
    }
    Ok(page)
}

/// The whole record.
fn article(page: &Page<'_>, look: &Lookup<'_>) -> Html {
    let record = look.record;
    let description =
        record.description.as_ref().map(|text| look.block("p", &[("class", "standfirst")], text));
    let head =
        [look.block("h1", &[], &record.title)].into_iter().chain(description).chain(languages(page, look));
    let events = look
        .dataset
        .chronological()
        .iter()
        .filter_map(|index| record.events.get(*index))
        .map(|event| block("li", &[], event::article(&event, look)))
        .collect();
    [
        Some(block("header", &[], head.collect())),
        filled("ol", &[("class", "events")], events),
        names::names(look),
        apparatus::series(look),
        apparatus::claims(look),
        apparatus::sources(look),
        apparatus::doubts(look),
        apparatus::colophon(look, page.beside.unwrap_or_default()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The pages of the same in other languages.
fn languages(page: &Page<'_>, look: &Lookup<'_>) -> Option<Html> {
    page.beside?;
    let first = page.dataset.fallback_lang();
    let others =
        std::iter::once(first).chain(further_languages(page.dataset)).filter(|lang| *lang != page.lang);
    let links = others.map(|lang| {
        let name = Lang::ALL.into_iter().find(|known| known.tag() == lang).map_or(lang, |known| known.name());
        let file = page_of(page.dataset, lang);
        let file = if file.is_empty() { "index.html" } else { &file };
        beside(file, &[("hreflang", lang), ("lang", lang)], text(name))
    });
    let links = join(links, " · ");
    filled("nav", &[("aria-label", look.words.languages)], links)
}

#[cfg(test)]
mod tests;
