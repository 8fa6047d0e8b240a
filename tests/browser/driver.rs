//! The drivers of a run: one for each browser at a time, since most drive no more than one.

use std::fs::File;
use std::io::{BufRead, BufReader, Error};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::engine::{Engine, chosen};

/// So many browsers at once.
pub const PLACES: usize = 2;

/// Waits until standard input ends, which it does when the test process does, however that ends;
/// then kills the driver with its browsers, and removes what they kept in their folder.
const WATCH: &str = r#"read -r _; kill -KILL "-$1"; rm -rf "$2""#;

/// How long a driver may take until it listens.
const PATIENCE: Duration = Duration::from_secs(30);

struct Driver {
    address: String,
    /// Held for as long as the process lives.
    _watched: ChildStdin,
}

/// What to do where a browser or its driver is missing.
pub fn advice() -> &'static str {
    match chosen() {
        Engine::Chromium => "Chromium and its driver are needed: apt-get install chromium chromium-driver",
        Engine::Firefox => {
            "Firefox and its driver are needed: apt-get install firefox-esr, \
             cargo install geckodriver --root target/tools"
        }
        Engine::WebKit => {
            "WebKitGTK and its driver are needed: apt-get install webkit2gtk-driver gir1.2-webkit2-4.1 python3-gi xvfb"
        }
    }
}

/// The address of the driver of a place, which is started when it is first asked for.
pub fn address(place: usize) -> &'static str {
    static DRIVERS: [OnceLock<Result<Driver, String>>; PLACES] = [const { OnceLock::new() }; PLACES];
    match DRIVERS[place].get_or_init(start) {
        Ok(driver) => &driver.address,
        Err(error) => panic!("{} ({error})", advice()),
    }
}

fn start() -> Result<Driver, String> {
    let (name, arguments) = match chosen() {
        Engine::Chromium => ("chromedriver", &[][..]),
        // What only its own scripts may do stands in for what WebDriver has no command for.
        Engine::Firefox => ("geckodriver", &["--allow-system-access"][..]),
        Engine::WebKit => ("WebKitWebDriver", &[][..]),
    };
    let program = find(name)?;
    let failed = |error: Error| format!("{} cannot be started: {error}", program.display());
    // Browsers leave sockets behind; where they are the path has to be short.
    let folder = tempfile::Builder::new().prefix("annals-").tempdir().map_err(failed)?;
    let port = free_port().map_err(failed)?;
    let said = folder.path().join("driver.log");
    let mut driver = Command::new(&program);
    driver
        .arg(format!("--port={port}"))
        .args(arguments)
        .env("TMPDIR", folder.path())
        .stdin(Stdio::null())
        .stdout(File::create(&said).map_err(failed)?)
        .stderr(Stdio::null());
    // A process group of their own, to be killed as a whole.
    let group = if chosen() == Engine::WebKit {
        let (screen, display) = screen()?;
        driver.env("DISPLAY", display).env("GDK_BACKEND", "x11");
        // Its compositor crashes now and then in Mesa's drawing without a graphics card, and with it the page.
        driver.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        i32::try_from(screen.id()).unwrap()
    } else {
        0
    };
    let mut driver = driver.process_group(group).spawn().map_err(failed)?;
    let group = if group == 0 { i32::try_from(driver.id()).unwrap() } else { group };
    let mut watch = Command::new("sh")
        .args(["-c", WATCH, "sh", &group.to_string()])
        .arg(folder.keep())
        .process_group(0)
        .stdin(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let watched = watch.stdin.take().ok_or("no pipe")?;
    wait_for(&mut driver, port).map_err(|error| {
        format!("{}: {error}: {:?}", program.display(), std::fs::read_to_string(said).unwrap_or_default())
    })?;
    Ok(Driver { address: format!("http://127.0.0.1:{port}"), _watched: watched })
}

/// A screen for windows of any size that a test asks for, and its name.
fn screen() -> Result<(Child, String), String> {
    let failed = |error: Error| format!("Xvfb cannot be started: {error}");
    let mut screen = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1600x9200x24", "-nolisten", "tcp"])
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let output = screen.stdout.take().ok_or("Xvfb has no pipe")?;
    let mut number = String::new();
    BufReader::new(output).read_line(&mut number).map_err(failed)?;
    if number.trim().is_empty() {
        return Err("Xvfb names no display".to_owned());
    }
    Ok((screen, format!(":{}", number.trim())))
}

fn free_port() -> Result<u16, Error> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn wait_for(driver: &mut Child, port: u16) -> Result<(), String> {
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if let Some(status) = driver.try_wait().map_err(|error| error.to_string())? {
            return Err(format!("it ended with {status}"));
        }
        if Instant::now() > deadline {
            return Err(format!("nobody listens on port {port}"));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// A driver that a variable names, `CHROMEDRIVER` and so on, or one in the folder where `tests/run` puts what Debian has not, or in one of PATH.
fn find(name: &str) -> Result<PathBuf, String> {
    if let Some(program) = std::env::var_os(name.to_uppercase()) {
        return Ok(program.into());
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin");
    let mut candidates =
        std::iter::once(tools).chain(std::env::split_paths(&path)).map(|folder| folder.join(name));
    candidates.find(|program| program.is_file()).ok_or_else(|| format!("no {name} in PATH"))
}
