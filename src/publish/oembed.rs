//! What a site that is given the address of the page shows of it: the frame, by oEmbed.

use anyhow::{Context, Result, ensure};
use serde_json::json;

use crate::dataset::Dataset;
use crate::i18n::{Lang, fill};
use crate::interop::snippet;

/// Where the description of the frame is, beside the page.
pub const FILE: &str = "oembed.json";

/// The size of the frame in CSS pixels: of the width of a text, and as high as the snippet has it.
const SIZE: (u32, u32) = (800, 720);

/// For how long the description may be kept, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// The public address of a folder, with a slash at its end.
///
/// # Errors
/// When it is no plain http or https address.
pub fn address(given: &str) -> Result<String> {
    let rest = given.strip_prefix("https://").or_else(|| given.strip_prefix("http://"));
    let rest = rest.context("it must begin with https:// or http://")?;
    ensure!(!rest.starts_with('/') && !rest.is_empty(), "it names no host");
    ensure!(!given.contains(['?', '#']), "it must be that of a folder, without ? and #");
    let plain = |c: char| c.is_ascii_graphic() && !"\"'<>\\^`{|}".contains(c);
    ensure!(given.chars().all(plain), "write its special characters as %20 and the like");
    Ok(format!("{}/", given.trim_end_matches('/')))
}

/// The description of the frame of a record whose page is at `address`.
#[must_use]
pub fn describe(dataset: &Dataset, address: &str) -> String {
    let lang = dataset.fallback_lang();
    let title = dataset.record.title.pick(lang, lang).text;
    let name = fill(Lang::from_tag(lang).messages().frame_title, &[&title]);
    let description = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "width": SIZE.0,
        "height": SIZE.1,
        "html": snippet::frame(&format!("{address}embed.html"), &name),
        "cache_age": CACHE_AGE,
    });
    format!("{description:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_folder() {
        for (given, folder) in [
            ("https://example.org/annals/", "https://example.org/annals/"),
            ("https://example.org/annals", "https://example.org/annals/"),
            ("http://localhost:8420", "http://localhost:8420/"),
            ("https://example.org/a%20b", "https://example.org/a%20b/"),
        ] {
            assert_eq!(address(given).unwrap(), folder);
        }
        for wrong in [
            "example.org",
            "//example.org",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://",
            "https:///annals",
            "https://example.org/?a",
            "https://example.org/#a",
            "https://example.org/a b",
            "https://example.org/\"><script>",
            "",
        ] {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_description_holds_the_frame() {
        let dataset = Dataset::from_json(crate::dataset::ARTICLES).unwrap();
        let described: serde_json::Value =
            serde_json::from_str(&describe(&dataset, "https://example.org/annals/")).unwrap();
        assert_eq!(described["version"], "1.0");
        assert_eq!(described["type"], "rich");
        assert_eq!(described["title"], "Cuba and Vietnam");
        assert_eq!((&described["width"], &described["height"]), (&json!(800), &json!(720)));
        let html = described["html"].as_str().unwrap();
        assert!(html.starts_with("<iframe "), "{html}");
        assert!(html.contains("src=\"https://example.org/annals/embed.html\""), "{html}");
        assert!(html.contains("title=\"Cuba and Vietnam: a timeline\""), "{html}");
    }
}
