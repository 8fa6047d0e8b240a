//! The style sheet of the element: its parts, one after the other.

use std::path::Path;

use anyhow::Result;

use super::site::read;
use super::slim::slim;

/// In this order: what comes later has the last word.
const PARTS: [&str; 9] =
    ["ground", "filters", "timeline", "list", "card", "tabs", "dialogs", "widths", "media"];

/// The style sheet.
///
/// # Errors
/// When a part cannot be read.
pub fn style(package: &Path) -> Result<String> {
    let parts = PARTS.map(|part| read(package, &format!("static/style/{part}.css")));
    Ok(slim(&parts.into_iter().collect::<Result<Vec<_>>>()?.join("\n")))
}
