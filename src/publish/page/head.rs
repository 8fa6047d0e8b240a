//! What a page says of itself to programs: search engines, previews of links, readers of feeds.

use super::lookup::Lookup;
use super::{Page, further_languages, page_of};
use crate::i18n::Lang;
use crate::interop::jsonld::{self, Texts};
use crate::publish::html::{attribute, data};
use crate::publish::oembed;

/// What previews show of a page: the largest icon.
const PICTURE: &str = "icons/icon-512.png";

/// Where the page is, the same in other languages, and where its frame is described.
pub fn links(page: &Page<'_>) -> String {
    let mut links = String::new();
    let folder = page.address.unwrap_or_default();
    let first = page.dataset.fallback_lang();
    if page.address.is_some() {
        links += &link("canonical", "", &format!("{folder}{}", page_of(page.dataset, page.lang)));
    }
    let further: Vec<&str> = further_languages(page.dataset).collect();
    if page.beside.is_some() && !further.is_empty() {
        for lang in std::iter::once(first).chain(further) {
            // The folder itself is the page in the first language; a bare empty address would be any page.
            let file =
                Some(page_of(page.dataset, lang)).filter(|file| !file.is_empty() || page.address.is_some());
            let href = format!("{folder}{}", file.unwrap_or_else(|| "./".to_owned()));
            links += &link("alternate", &format!(" hreflang=\"{}\"", attribute(lang)), &href);
        }
    }
    if page.address.is_some() && page.lang == first {
        links +=
            &link("alternate", " type=\"application/json+oembed\"", &format!("{folder}{}", oembed::FILE));
    }
    links
}

/// What previews of links show, and where the record is as data.
pub fn about(page: &Page<'_>, look: &Lookup<'_>, title: &str, description: &str) -> String {
    let mut head = String::new();
    let properties = [
        ("og:type", Some("article".to_owned())),
        ("og:title", Some(title.to_owned())),
        ("og:description", Some(description.to_owned())),
        ("og:locale", locale(page.lang)),
        // Previews want the whole address of a picture.
        ("og:image", page.address.map(|folder| format!("{folder}{PICTURE}"))),
        ("og:url", page.address.map(|folder| format!("{folder}{}", page_of(page.dataset, page.lang)))),
    ];
    for (name, value) in properties {
        let meta = |value: String| format!("<meta property=\"{name}\" content=\"{}\">\n", attribute(&value));
        head += &value.map(meta).unwrap_or_default();
    }
    head += "<meta name=\"twitter:card\" content=\"summary\">\n";
    for offer in page.beside.unwrap_or_default() {
        let (name, mime) = (look.format(offer.format), offer.mime);
        let about = format!(" type=\"{mime}\" title=\"{}\"", attribute(name));
        head += &link("alternate", &about, offer.path);
    }
    head
}

/// What search engines read of the record. It is long, so it stands behind what readers wait for.
pub fn linked(page: &Page<'_>) -> String {
    let (linked, _) = jsonld::write(page.dataset, Texts::In(page.lang), None);
    format!("<script type=\"application/ld+json\">{}</script>\n", data(&linked))
}

fn link(rel: &str, more: &str, href: &str) -> String {
    format!("<link rel=\"{rel}\"{more} href=\"{}\">\n", attribute(href))
}

/// A language as previews want it, with a territory: that of the tag, else one for the languages that
/// we speak.
fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let lang = parts.next()?;
    let territory = parts.find(|part| part.len() == 2).map(str::to_ascii_uppercase);
    let usual = || match Lang::ALL.into_iter().find(|known| known.tag() == lang)? {
        Lang::En => Some("GB".to_owned()),
        Lang::Es => Some("ES".to_owned()),
        Lang::Vi => Some("VN".to_owned()),
    };
    Some(format!("{lang}_{}", territory.or_else(usual)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_a_territory() {
        for (tag, expected) in
            [("vi", Some("vi_VN")), ("es-VE", Some("es_VE")), ("zh-Hant-TW", Some("zh_TW")), ("la", None)]
        {
            assert_eq!(locale(tag).as_deref(), expected, "{tag}");
        }
    }
}
