//! The record as a page that reads without a script.
//!
//! A page of the package is the frame, `index.html` or the one for frames of other sites; `{{lang}}`,
//! `{{title}}`, `{{description}}`, `{{links}}`, `{{src}}` and `{{record}}` in it are filled here. The
//! record goes inside `<annals-timeline>`, where it stays until the widget is ready, and for good where
//! there is no script.

mod apparatus;
mod event;
mod lookup;
mod words;

use anyhow::{Context, Result, bail};

use self::lookup::Lookup;
use super::html::{self, Html, block, filled};
use super::oembed;
use crate::dataset::Dataset;

/// The page of `dataset` in the frame `template`. `src` is where the element finds the record;
/// without one it shows the record it carries. `address` is the public one of the folder of the page,
/// where that is known.
///
/// # Errors
/// When the frame holds a marker that is not known here.
pub fn fill(template: &str, dataset: &Dataset, src: Option<&str>, address: Option<&str>) -> Result<String> {
    fill_with(template, dataset, src, address, |_| None)
}

/// Likewise, for a frame with more markers, whose values `more` gives as markup.
///
/// # Errors
/// When the frame holds a marker that is not known.
pub fn fill_with(
    template: &str,
    dataset: &Dataset,
    src: Option<&str>,
    address: Option<&str>,
    more: impl Fn(&str) -> Option<String>,
) -> Result<String> {
    let look = Lookup::new(dataset);
    let title = look.plain(&dataset.record.title);
    let description = dataset.record.description.as_ref().map_or(title, |text| look.plain(text));
    let value = |marker: &str| match marker {
        "lang" => Some(html::text(look.lang).to_string()),
        "title" => Some(html::text(title).to_string()),
        "description" => Some(html::text(description).to_string()),
        "links" => Some(address.map(links).unwrap_or_default()),
        // The readable record inside is not to be taken for another one.
        "src" => Some(src.map_or(" builtin".to_owned(), |src| format!(" src=\"{}\"", html::text(src)))),
        "record" => Some(article(&look).to_string()),
        _ => more(marker),
    };
    replace(template, value)
}

/// Where the page is, and where its frame is described.
fn links(address: &str) -> String {
    let folder = html::text(address);
    format!(
        "<link rel=\"canonical\" href=\"{folder}\">\n\
         <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{folder}{}\">\n",
        oembed::FILE
    )
}

/// Replaces each `{{marker}}` in one pass, so that braces in a record are never taken for one.
fn replace(template: &str, value: impl Fn(&str) -> Option<String>) -> Result<String> {
    let mut parts = template.split("{{");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (marker, rest) = part.split_once("}}").context("a marker is not closed: end it with }}")?;
        let Some(value) = value(marker) else {
            bail!("{{{{{marker}}}}} is no marker: use lang, title, description, links, src or record");
        };
        page.push_str(&value);
        page.push_str(rest);
    }
    Ok(page)
}

/// The whole record.
fn article(look: &Lookup<'_>) -> Html {
    let record = look.record;
    let description =
        record.description.as_ref().map(|text| look.block("p", &[("class", "standfirst")], text));
    let head = [look.block("h1", &[], &record.title)].into_iter().chain(description).collect();
    let events = look
        .dataset
        .chronological()
        .iter()
        .filter_map(|index| record.events.get(*index))
        .map(|event| block("li", &[], event::article(&event, look)))
        .collect();
    [
        Some(block("header", &[], head)),
        filled("ol", &[("class", "events")], events),
        apparatus::claims(look),
        apparatus::sources(look),
        apparatus::doubts(look),
        apparatus::colophon(look),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests;
