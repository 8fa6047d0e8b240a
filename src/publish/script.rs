//! The script of the element: its parts, which share one scope, put one after the other.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::site::read;
use super::slim::slim;
use super::style::style;
use super::widget::Widget;

/// The script that pages load: it loads what it needs from beside itself.
///
/// # Errors
/// When a part cannot be read.
pub fn script(package: &Path) -> Result<String> {
    let pins = slim(&read(package, "static/element/integrity.js")?);
    Ok(pins + &parts(package, "loading")?)
}

/// The same where nothing that reads large records is beside it.
#[must_use]
pub fn alone(script: &str) -> String {
    script.replace("new URL('./opening.js', SCRIPT)", "null")
}

/// A script that has all inside, for pages that can load only one, or none at all. It is no module,
/// so that it may also stand in a page. `engine` may carry a record.
///
/// # Errors
/// When a part cannot be read.
pub fn inline(package: &Path, widget: &Widget, engine: &[u8]) -> Result<String> {
    let parts = parts(package, "loading-inline")?.replace("export class", "class");
    let style = serde_json::to_string(&style(package)?)?;
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(engine)?;
    let wasm = STANDARD.encode(packed.finish()?);
    let glue = &widget.glue;
    Ok(format!(
        "(() => {{\nconst GLUE = {glue};\nconst STYLE = {style};\nconst WASM = '{wasm}';\n\n{parts}}})();\n"
    ))
}

/// The parts in the order in which they use each other; only the last one exports anything.
fn parts(package: &Path, loading: &str) -> Result<String> {
    let parts = ["failure", loading, "engine", "record", "readable", "element"];
    let parts = parts.map(|part| read(package, &format!("static/element/{part}.js")));
    Ok(slim(&parts.into_iter().collect::<Result<Vec<_>>>()?.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_that_stands_alone_names_no_reader() {
        let script = script(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(script.contains("opening.js") && !alone(&script).contains("opening.js"));
    }
}
