//! The script of the element: its parts, which share one scope, put one after the other.

use std::path::Path;

use anyhow::Result;

use super::site::read;

/// In the order in which they use each other; only the last one exports anything.
const PARTS: [&str; 5] = ["failure", "loading", "record", "readable", "element"];

/// The script that pages load.
///
/// # Errors
/// When a part cannot be read.
pub fn script(package: &Path) -> Result<String> {
    let parts = PARTS.map(|part| read(package, &format!("static/element/{part}.js")));
    Ok(parts.into_iter().collect::<Result<Vec<_>>>()?.join("\n"))
}
