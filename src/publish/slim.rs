//! What a script or a style sheet has for its readers, and no browser needs: comments on lines of their
//! own and those in `/* */` that end a line, indentation, empty lines, and the long names under which
//! wasm-bindgen joins a script to its wasm.

use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Output;

/// A script or a style sheet without those of its lines and spaces. It may hold no text of several lines.
#[must_use]
pub fn slim(text: &str) -> String {
    let mut slim = String::with_capacity(text.len());
    let mut in_comment = false;
    for mut line in text.lines().map(str::trim) {
        if in_comment || line.starts_with("/*") {
            let after = line.split_once("*/").map(|(_, after)| after.trim());
            in_comment = after.is_none();
            line = after.unwrap_or_default();
        }
        if let Some((before, _)) = line.strip_suffix("*/").and_then(|line| line.rsplit_once("/*")) {
            line = before.trim_end();
        }
        if !line.is_empty() && !line.starts_with("//") {
            slim.push_str(line);
            slim.push('\n');
        }
    }
    slim
}

/// Writes what wasm-bindgen made to a folder, its script slim and with short names.
///
/// # Errors
/// When the folder cannot be written.
pub fn emit(output: &mut Output, script: &str, folder: &Path) -> Result<()> {
    let mut long = Vec::new();
    for import in output.wasm_mut().imports.iter_mut() {
        let short = format!("_{}", long.len());
        long.push(std::mem::replace(&mut import.name, short));
    }
    output.emit(folder)?;
    let path = folder.join(format!("{script}.js"));
    Ok(std::fs::write(&path, slim(&renamed(&std::fs::read_to_string(&path)?, &long)))?)
}

/// A script in which the keys that have one of the names have the number of that name instead.
fn renamed(script: &str, names: &[String]) -> String {
    let mut renamed = String::with_capacity(script.len());
    for line in script.split_inclusive('\n') {
        let key = line.trim_start();
        let indent = line.len() - key.len();
        let name = key.split([':', '(']).next().unwrap_or_default();
        match names.iter().position(|known| known == name) {
            Some(number) => {
                let rest = key.get(name.len()..).unwrap_or_default();
                renamed.extend([line.get(..indent).unwrap_or_default(), &format!("_{number}"), rest]);
            }
            None => renamed.push_str(line),
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_readers_goes_and_all_else_stays() {
        let text = "// a\n\n/** b */\n/*\n * c\n */\n  let d = 'e'; // f\n  /* g */ h();\n/* i\n */ j();\n  'k // l'\n m { } /* n */\n";
        assert_eq!(slim(text), "let d = 'e'; // f\nh();\nj();\n'k // l'\nm { }\n");
    }

    #[test]
    fn no_text_of_ours_runs_over_lines() {
        let package = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let script = crate::publish::script::script(package).unwrap();
        let open = |line: &&str| !line.matches('`').count().is_multiple_of(2);
        assert_eq!(script.lines().find(open), None);
    }

    #[test]
    fn keys_alone_are_renamed() {
        let names = ["__wbg_a_1".to_owned(), "__wbg_ab_1".to_owned()];
        let script = "{\n  __wbg_ab_1: function() { __wbg_a_1(); },\n  __wbg_a_1(b) {},\n  other: 1\n}";
        assert_eq!(
            renamed(script, &names),
            "{\n  _1: function() { __wbg_a_1(); },\n  _0(b) {},\n  other: 1\n}"
        );
    }
}
