//! A record from one format into another, and what became of it on the way.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use crate::interop::read::Asked;

use super::formats::Writer;
use super::input;
use super::progress::Progress;

/// Reads `input`, tells what became of it, and gives it in the format of `writer`. All that became of it
/// goes into the file `report` where one is named.
///
/// # Errors
/// When the input cannot be read, or the report not be written.
pub fn run(
    input: &Path,
    asked: Asked,
    writer: &Writer,
    report: Option<&Path>,
    progress: Progress,
) -> Result<Vec<u8>> {
    let input = input::load_as(input, asked)?;
    match &input.report {
        Some(read) => progress.step(format_args!("{}: {read}", input.name)),
        None => progress.step(input.verdict()),
    }
    let (bytes, written) = (writer.write)(&input.dataset, input.dataset.fallback_lang())?;
    if !written.left_out.is_empty() {
        progress.step(format_args!("{} cannot hold {written}", writer.name));
    }
    if let Some(file) = report {
        let left_out = written.left_out.iter().map(|(what, count)| json!({ "what": what, "count": count }));
        let all = json!({
            "input": input.name,
            "read": input.report,
            "written": { "format": writer.name, "leftOut": left_out.collect::<Vec<_>>() },
        });
        save(file, format!("{all:#}\n").as_bytes())?;
    }
    Ok(bytes)
}

/// Writes a file.
///
/// # Errors
/// When it cannot be written.
pub fn save(file: &Path, bytes: &[u8]) -> Result<()> {
    std::fs::write(file, bytes).with_context(|| {
        format!("{} cannot be written: name a file in a folder that is yours", file.display())
    })
}
