//! What a system needs to know of the page to install it.

use serde_json::json;

use super::File;
use crate::dataset::Dataset;

/// Its name, which the page knows.
pub const FILE: &str = "manifest.webmanifest";

/// The icons, as they are in the package folder below `static/` and in a build.
pub const ICONS: [&str; 4] =
    ["icons/icon.svg", "icons/icon-180.png", "icons/icon-192.png", "icons/icon-512.png"];

/// The ground of the page, the same as in its style sheet.
const PAPER: &str = "#FBFBF8";

/// The manifest of the page of a record.
#[must_use]
pub fn manifest(dataset: &Dataset) -> File {
    let lang = dataset.fallback_lang();
    let title = dataset.record.title.pick(lang, lang).text;
    let description = dataset.record.description.as_ref().map(|text| text.pick(lang, lang).text);
    let drawn = json!({ "src": ICONS[0], "sizes": "any", "type": "image/svg+xml" });
    // The drawing keeps clear of the edges, so that a system may cut it to its own shape.
    let painted = [("192x192", ICONS[2]), ("512x512", ICONS[3])].map(|(sizes, src)| {
        ["any", "maskable"]
            .map(|purpose| json!({ "src": src, "sizes": sizes, "type": "image/png", "purpose": purpose }))
    });
    let icons: Vec<_> = std::iter::once(drawn).chain(painted.into_iter().flatten()).collect();
    let manifest = json!({
        "name": title,
        "short_name": title,
        "description": description,
        "lang": lang,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "theme_color": PAPER,
        "background_color": PAPER,
        "icons": icons,
    });
    File::new(FILE, format!("{manifest:#}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::ARTICLES;

    #[test]
    fn it_names_the_record_and_icons_that_exist() {
        let dataset = Dataset::from_json(ARTICLES).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest(&dataset).bytes).unwrap();
        assert_eq!(manifest["name"], "Cuba and Vietnam");
        assert_eq!((&manifest["start_url"], &manifest["scope"]), (&json!("./"), &json!("./")));
        for icon in manifest["icons"].as_array().unwrap() {
            let path = format!("{}/static/{}", env!("CARGO_MANIFEST_DIR"), icon["src"].as_str().unwrap());
            let bytes = std::fs::read(&path).unwrap();
            let Some((width, _)) = icon["sizes"].as_str().unwrap().split_once('x') else { continue };
            let width: u32 = width.parse().unwrap();
            assert_eq!(bytes[16..20], width.to_be_bytes(), "{path}");
        }
    }

    #[test]
    fn the_ground_is_that_of_the_page() {
        assert!(include_str!("../../static/page.css").contains(&format!("--paper: {PAPER};")));
        assert!(include_str!("../../index.html").contains(PAPER));
    }
}
