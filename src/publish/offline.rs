//! The timeline as one file, which opens by double-click and connects to nothing.

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::html;
use super::page::{self, Page};
use crate::dataset::Dataset;

/// The page of `dataset` in the frame `template`; `json` is the same record.
///
/// # Errors
/// When the frame holds a marker that is not known.
pub fn page(template: &str, dataset: &Dataset, json: &str, style: &str, script: &str) -> Result<String> {
    let json = html::data(&serde_json::to_string(json)?);
    let own = format!("document.querySelector('annals-timeline').record = {json};");
    let scripts = [own.as_str(), script].map(inside);
    let hashes: String = scripts.iter().map(|script| format!(" {}", hash(script))).collect();
    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval'{hashes}; style-src {}; img-src data:; \
         base-uri 'none'; form-action 'none'",
        hash(style)
    );
    let page = Page { dataset, lang: dataset.fallback_lang(), src: None, address: None, beside: None };
    page::fill_with(template, &page, |marker| match marker {
        "policy" => Some(policy.clone()),
        "style" => Some(style.to_owned()),
        "scripts" => Some(scripts.iter().map(|script| format!("<script>{script}</script>\n")).collect()),
        _ => None,
    })
}

/// A script as it may stand in a page: nothing in its texts ends it.
fn inside(script: &str) -> String {
    script.replace("</", "<\\/").replace("<!--", "<\\!--")
}

/// What the content policy knows a piece of the page by.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    #[test]
    fn nothing_ends_a_script_but_its_end_and_the_policy_knows_each() {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let template = include_str!("../../static/offline.html");
        let page = page(template, &dataset, "{\"a\":\"</script><!--\"}", "p{}", "go('</script>')").unwrap();
        assert_eq!(page.matches("</script>").count(), 2, "{page}");
        assert!(page.contains("\\u003c/script>\\u003c!--"));
        assert!(page.contains(&hash("go('<\\/script>')")) && page.contains(&hash("p{}")));
        assert!(!page.contains("connect-src") && page.contains("default-src 'none'"));
    }
}
