//! Compiles the element to wasm and binds it to JavaScript; likewise what opens the files of readers.
//!
//! The only module that starts other programs: `rustc` and `rustup` to have the wasm target,
//! `cargo` to compile. wasm-bindgen is a library of ours, so it needs no tool of its own and
//! cannot be of another version than the widget's.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use wasm_bindgen_cli_support::Bindgen;

use super::progress::Progress;
use super::{File, parts, slim};

const TARGET: &str = "wasm32-unknown-unknown";

/// The engine of the element among the files of the widget: what the first picture takes.
pub const ENGINE: &str = "annals-core_bg.wasm";

/// The rest of the engine, which is loaded after that.
pub const LATER: &str = "annals-later.wasm";

/// What only the rest reads: the outlines of maps.
const OUTLINES: [&str; 2] =
    [include_str!("../../static/outlines/world.txt"), include_str!("../../static/outlines/insets.txt")];

/// Both in one, among what is bound.
const WHOLE: &str = "whole.wasm";

/// A program for the browser.
#[derive(Debug, Clone, Copy)]
struct Program {
    /// The feature that it is made of, and the profile whose folder it is compiled in.
    name: &'static str,
    /// The name of its script.
    script: &'static str,
    /// Whether it is bound as a module.
    module: bool,
    /// What the names of the functions begin with that are loaded later, with all that only they call; none
    /// where all is loaded at once.
    later: &'static [&'static str],
}

const WIDGET: Program = Program {
    name: "widget",
    script: "annals-core",
    module: false,
    later: &[
        "annals::view::later::taken::",
        "annals::dataset::in_full::",
        "annals::dataset::compiled::seen::",
    ],
};
const OPENER: Program = Program { name: "opener", script: "opener", module: true, later: &[] };

/// The widget, compiled and bound.
#[derive(Debug)]
pub struct Widget {
    /// `annals-core.js`, `annals-core_bg.wasm` and `annals-later.wasm`.
    pub files: Vec<File>,
    /// The two wasm files in one.
    pub whole: Vec<u8>,
    /// The binding as a function that makes an engine of its own with each call; what it is called
    /// with may wrap the exports of the engine.
    pub glue: String,
    /// A folder for our own products, inside cargo's target folder.
    pub scratch: PathBuf,
}

/// The folder of this package, where the sources of the widget and of the page are.
///
/// # Errors
/// When it is no longer where this program was compiled.
pub fn package_folder() -> Result<PathBuf> {
    let folder = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    ensure!(
        folder.join("Cargo.toml").is_file(),
        "{} does not hold the sources of Annals: run `cargo run --release` in a checkout of it",
        folder.display()
    );
    Ok(folder)
}

/// Builds the widget of the package in `package`; takes seconds when nothing has changed.
///
/// # Errors
/// When the wasm target cannot be had, or the widget does not compile or bind.
pub fn build(package: &Path, progress: Progress) -> Result<Widget> {
    ensure_target(package, progress)?;
    let (wasm, scratch) = compile(WIDGET, package, progress)?;
    let bound = bind(WIDGET, &wasm, &scratch, progress)?;
    let mut files = files(WIDGET, &bound)?;
    let mut made = String::new();
    for file in files.iter_mut().filter(|file| file.path != ENGINE) {
        made = glue(std::str::from_utf8(&file.bytes)?)?;
        file.bytes = format!("export default {made};\n").into_bytes();
    }
    files.push(File::new(LATER, read(&bound, LATER)?));
    Ok(Widget { files, whole: read(&bound, WHOLE)?, glue: made, scratch })
}

/// Builds what opens files: `opener.js` and `opener_bg.wasm`. The widget has been built before.
///
/// # Errors
/// When it does not compile or bind.
pub fn opener(package: &Path, progress: Progress) -> Result<Vec<File>> {
    let (wasm, scratch) = compile(OPENER, package, progress)?;
    files(OPENER, &bind(OPENER, &wasm, &scratch, progress)?)
}

/// The engine among some files, without a record.
#[must_use]
pub fn engine(files: &[File]) -> &[u8] {
    files.iter().find(|file| file.path == ENGINE).map_or(&[], |file| &file.bytes)
}

fn ensure_target(package: &Path, progress: Progress) -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let found = Command::new(rustc)
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(package)
        .output()
        .context("rustc cannot be started: install Rust, and have its programs in PATH")?;
    if Path::new(String::from_utf8_lossy(&found.stdout).trim()).is_dir() {
        return Ok(());
    }
    progress.step(format_args!("adding the target {TARGET}"));
    let mut rustup = Command::new("rustup");
    if progress.is_quiet() {
        rustup.arg("--quiet");
    }
    // Standard output is for what the reader asked for.
    match rustup.args(["target", "add", TARGET]).current_dir(package).stdout(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => bail!(
            "rustup could not add {TARGET}, as it says above: run `rustup target add {TARGET}` when that is mended"
        ),
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "this Rust has no {TARGET}, and there is no rustup to add it: install Rust with rustup, \
             or the package of your system with the standard library for that target"
        ),
        Err(error) => Err(error).context("rustup cannot be started"),
    }
}

/// Runs cargo and gives the path of the wasm file, and that of the folder for our own products.
fn compile(program: Program, package: &Path, progress: Progress) -> Result<(PathBuf, PathBuf)> {
    let name = program.name;
    progress.step(format_args!("compiling the {name}"));
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo
        .args(["build", "--lib", "--profile", name, "--target", TARGET])
        .args(["--no-default-features", "--features", name])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(package)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    unname_sources(&mut cargo);
    if progress.is_quiet() {
        cargo.arg("--quiet");
    }
    let mut child =
        cargo.spawn().context("cargo cannot be started: install Rust, and have its programs in PATH")?;
    let mut wasm = None;
    if let Some(messages) = child.stdout.take() {
        for message in BufReader::new(messages).lines() {
            wasm = wasm_file(&message?).or(wasm);
        }
    }
    ensure!(child.wait()?.success(), "the {name} does not compile: cargo says above why");
    let wasm =
        wasm.context("cargo compiled no .wasm file: `[lib] crate-type` in Cargo.toml must hold \"cdylib\"")?;
    // target/wasm32-unknown-unknown/widget/annals.wasm: cargo knows where `target` is, we only ask.
    let target = wasm.ancestors().nth(3).context("cargo gave a wasm file outside a target folder")?;
    let scratch = target.join("annals");
    Ok((wasm, scratch))
}

/// Without this the wasm says, for panics, where on this machine the sources of its crates lie. Cargo takes
/// flags from one place alone: from the environment where there are any, else from what is configured.
fn unname_sources(cargo: &mut Command) {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))) else { return };
    let flag = format!("--remap-path-prefix={}=cargo", home.display());
    let given = |name| std::env::var(name).ok();
    match flags(given(ENCODED).as_deref(), given("RUSTFLAGS").as_deref(), &flag) {
        Some(flags) => cargo.env(ENCODED, flags),
        None => cargo.arg("--config").arg(format!("target.{TARGET}.rustflags=[{flag:?}]")),
    };
}

/// Flags that may hold spaces, with U+001F between them. Cargo reads it before RUSTFLAGS.
const ENCODED: &str = "CARGO_ENCODED_RUSTFLAGS";

/// The flags of the environment with one more, encoded; nothing where it has none.
fn flags(encoded: Option<&str>, plain: Option<&str>, flag: &str) -> Option<String> {
    let given: Vec<&str> = match encoded {
        Some(encoded) => encoded.split('\u{1f}').filter(|flag| !flag.is_empty()).collect(),
        None => plain?.split_whitespace().collect(),
    };
    Some([given.as_slice(), &[flag]].concat().join("\u{1f}"))
}

/// The wasm file that a message of cargo's announces: `{"reason":"compiler-artifact", …}`.
fn wasm_file(message: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    if message["reason"] != "compiler-artifact" {
        return None;
    }
    let files = message["filenames"].as_array()?;
    files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm")).map(PathBuf::from)
}

/// Binds `wasm`, or takes what an earlier run bound from the same file in the same way; gives the folder
/// of what was bound.
fn bind(program: Program, wasm: &Path, scratch: &Path, progress: Progress) -> Result<PathBuf> {
    let name = program.name;
    let bytes = std::fs::read(wasm).with_context(|| format!("{} cannot be read", wasm.display()))?;
    let bound = scratch.join(format!("{name}-{:016x}", key(&bytes)));
    if !bound.is_dir() {
        progress.step(format_args!("binding the {name}"));
        // Made aside and moved into place, so that no other run ever sees half of it.
        let aside = scratch.join(format!("{name}.{}", std::process::id()));
        emit(program, &bytes, &aside).with_context(|| format!("wasm-bindgen cannot bind the {name}"))?;
        if std::fs::rename(&aside, &bound).is_err() {
            ensure!(bound.is_dir(), "{} cannot be written: make room, or see who owns it", bound.display());
            std::fs::remove_dir_all(&aside)?;
        }
    }
    Ok(bound)
}

/// The script of a program and its wasm.
fn files(program: Program, bound: &Path) -> Result<Vec<File>> {
    let names = [format!("{}.js", program.script), format!("{}_bg.wasm", program.script)];
    names.into_iter().map(|name| Ok(File::new(name.clone(), read(bound, &name)?))).collect()
}

fn read(bound: &Path, name: &str) -> Result<Vec<u8>> {
    let path = bound.join(name);
    std::fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))
}

/// Changes with the wasm, which names its version of wasm-bindgen, and with how this file binds it.
fn key(wasm: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    wasm.hash(&mut hasher);
    for how in [
        include_str!("widget.rs"),
        include_str!("slim.rs"),
        include_str!("parts/mod.rs"),
        include_str!("parts/known.rs"),
        include_str!("parts/part.rs"),
    ] {
        how.hash(&mut hasher);
    }
    hasher.finish()
}

/// Binds for modules, or for a script that is none: what it makes is in one variable then.
fn emit(program: Program, wasm: &[u8], folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(program.script, wasm.to_vec())
        .typescript(false)
        .remove_name_section(program.later.is_empty())
        .remove_producers_section(true)
        .omit_default_module_path(!program.module);
    let bindgen = if program.module { bindgen.web(true)? } else { bindgen.no_modules(true)? };
    let mut output = bindgen.generate_output()?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a crate of the {} brings JavaScript of its own, which is not published: leave it out",
        program.name
    );
    slim::emit(&mut output, program.script, folder)?;
    let path = folder.join(format!("{}_bg.wasm", program.script));
    let bound = std::fs::read(&path)?;
    if program.later.is_empty() {
        return Ok(std::fs::write(path, parts::whole(&bound)?)?);
    }
    let is_later = |name: &str| program.later.iter().any(|beginning| name.starts_with(beginning));
    let [first, rest] = parts::split(&bound, is_later, &OUTLINES)?;
    for (path, part) in
        [(path, first), (folder.join(LATER), rest), (folder.join(WHOLE), parts::whole(&bound)?)]
    {
        std::fs::write(path, part)?;
    }
    Ok(())
}

/// The binding as a function: see [`Widget::glue`].
fn glue(classic: &str) -> Result<String> {
    let bound = "wasm = instance.exports;";
    ensure!(
        classic.matches(bound).count() == 1 && classic.starts_with("let wasm_bindgen = "),
        "wasm-bindgen writes its binding in another way than this version of Annals knows"
    );
    let wrapped = classic.replace(bound, "wasm = wrap(instance.exports);");
    Ok(format!("(wrap) => {{\n{}\nreturn wasm_bindgen;\n}}", wrapped.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_file_is_found_among_the_messages() {
        let artifact =
            r#"{"reason":"compiler-artifact","filenames":["/t/wasm32/widget/annals.wasm","/t/x.rlib"]}"#;
        assert_eq!(wasm_file(artifact), Some(PathBuf::from("/t/wasm32/widget/annals.wasm")));
        for other in [
            r#"{"reason":"compiler-artifact","filenames":["/t/liby.rlib"]}"#,
            r#"{"reason":"build-finished","success":true}"#,
            r#"{"reason":"compiler-artifact"}"#,
            "not json",
        ] {
            assert_eq!(wasm_file(other), None, "{other}");
        }
    }

    #[test]
    fn flags_of_the_environment_are_kept_beside_ours() {
        assert_eq!(flags(None, None, "ours"), None);
        for (encoded, plain, all) in [
            (None, Some(""), "ours"),
            (None, Some(" -D  warnings"), "-D\u{1f}warnings\u{1f}ours"),
            (Some(""), Some("-D warnings"), "ours"),
            (Some("--cfg\u{1f}a = \"b\""), None, "--cfg\u{1f}a = \"b\"\u{1f}ours"),
        ] {
            assert_eq!(flags(encoded, plain, "ours").as_deref(), Some(all), "{encoded:?} {plain:?}");
        }
    }

    #[test]
    fn another_wasm_has_another_key() {
        assert_eq!(key(b"a"), key(b"a"));
        assert_ne!(key(b"a"), key(b"b"));
    }

    #[test]
    fn bytes_that_are_no_wasm_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let wasm = folder.path().join("x.wasm");
        std::fs::write(&wasm, "no wasm").unwrap();
        let error = bind(WIDGET, &wasm, &folder.path().join("scratch"), Progress::new(true)).unwrap_err();
        assert!(format!("{error:#}").starts_with("wasm-bindgen cannot bind the widget: "));
    }
}
