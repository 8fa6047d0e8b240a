//! The one chromedriver of a run.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

/// What to do where there is no browser.
pub const INSTALL: &str =
    "browser tests need Chromium and its driver: apt-get install chromium chromium-driver";

/// Waits until standard input ends, which it does when the test process does, however that ends;
/// then kills the driver with its browsers, and removes what they kept in their folder.
const WATCH: &str = r#"read -r _; kill -KILL "-$1"; rm -rf "$2""#;

struct Driver {
    address: String,
    /// Held for as long as the process lives.
    _pipes: (ChildStdin, BufReader<ChildStdout>),
}

/// The address of the driver, which is started when it is first asked for.
pub fn address() -> &'static str {
    static DRIVER: OnceLock<Result<Driver, String>> = OnceLock::new();
    match DRIVER.get_or_init(start) {
        Ok(driver) => &driver.address,
        Err(error) => panic!("{INSTALL} ({error})"),
    }
}

fn start() -> Result<Driver, String> {
    let program = find()?;
    let failed = |error: std::io::Error| format!("{} cannot be started: {error}", program.display());
    // Browsers leave sockets behind; where they are the path has to be short.
    let folder = tempfile::Builder::new().prefix("annals-").tempdir().map_err(failed)?;
    // A process group of its own, to be killed as a whole.
    let mut driver = Command::new(&program)
        .arg("--port=0")
        .env("TMPDIR", folder.path())
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let mut watch = Command::new("sh")
        .args(["-c", WATCH, "sh", &driver.id().to_string()])
        .arg(folder.keep())
        .process_group(0)
        .stdin(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let (Some(input), Some(output)) = (watch.stdin.take(), driver.stdout.take()) else {
        return Err(format!("{} has no pipes", program.display()));
    };
    let mut output = BufReader::new(output);
    let mut said = String::new();
    while output.read_line(&mut said).map_err(failed)? > 0 {
        if let Some(port) = port(&said) {
            return Ok(Driver { address: format!("http://127.0.0.1:{port}"), _pipes: (input, output) });
        }
    }
    Err(format!("{} names no port, but says {:?}", program.display(), said.trim()))
}

/// `ChromeDriver was started successfully on port 38919.`
fn port(said: &str) -> Option<u16> {
    let (_, after) = said.split_once("successfully on port ")?;
    after.split('.').next()?.parse().ok()
}

fn find() -> Result<PathBuf, String> {
    if let Some(program) = std::env::var_os("CHROMEDRIVER") {
        return Ok(program.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut candidates = std::env::split_paths(&path).map(|folder| folder.join("chromedriver"));
    candidates.find(|program| Path::is_file(program)).ok_or_else(|| "no chromedriver in PATH".to_owned())
}
