//! A folder over HTTP, for this machine only.
//!
//! [`respond`] decides, [`converse`] does the talking. A connection is for one request and has a thread
//! of its own: a page that waits for news, or a browser that keeps silent, keeps nobody else waiting.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use percent_encoding::percent_decode_str;

use super::news::{self, News};

/// The port that is tried first.
pub const DEFAULT_PORT: u16 = 8420;

/// How many ports are tried before giving up.
const TRIES: u16 = 20;

/// How long a browser may keep silent on a connection that it has opened.
const PATIENCE: Duration = Duration::from_secs(20);

/// The most bytes that the head of a request may have.
const MOST: u64 = 1 << 16;

/// Before the next attempt where a connection could not be taken, as when there are too many.
const PAUSE: Duration = Duration::from_millis(50);

/// What is sent for a request.
#[derive(Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The value of `Content-Type`.
    pub mime: &'static str,
    /// The content.
    pub body: Vec<u8>,
}

/// A listener on `port` of this machine, or on the next port that is free.
///
/// # Errors
/// When none of the next ports is free, or the machine does not let us listen.
pub fn bind(port: u16) -> Result<TcpListener> {
    let last = port.saturating_add(TRIES - 1);
    for candidate in port..=last {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, candidate)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => {
                return Err(error).with_context(|| {
                    format!("port {candidate} cannot be used: choose one above 1023 with --port")
                });
            }
        }
    }
    bail!("the ports {port} to {last} are all taken: choose another with --port")
}

/// The address of the page that `listener` serves.
///
/// # Errors
/// When the listener is closed.
pub fn address(listener: &TcpListener) -> Result<String> {
    Ok(format!("http://{}/", listener.local_addr()?))
}

/// Serves `root` on `listener` until the process ends.
///
/// # Errors
/// When the listener fails.
pub fn serve(listener: TcpListener, root: &Path) -> Result<()> {
    run(listener, root, None)
}

/// Likewise, and tells pages of an author the news.
///
/// # Errors
/// When the listener fails.
pub fn serve_with(listener: TcpListener, root: &Path, news: &Arc<News>) -> Result<()> {
    run(listener, root, Some(news))
}

fn run(listener: TcpListener, root: &Path, news: Option<&Arc<News>>) -> Result<()> {
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            thread::sleep(PAUSE);
            continue;
        };
        let (root, news) = (root.to_owned(), news.map(Arc::clone));
        // A browser that went away is no fault of ours.
        let answer = move || drop(converse(stream, &root, news.as_deref()));
        thread::Builder::new().spawn(answer).context("no thread can be started")?;
    }
    Ok(())
}

/// Answers the one request of a connection, from `root` or, where there are any, with news.
///
/// # Errors
/// When the other side says nothing, or does not listen.
pub fn converse(mut stream: TcpStream, root: &Path, news: Option<&News>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut lines = BufReader::new(stream.try_clone()?.take(MOST)).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // To the end, as a connection that is closed before everything was read is taken for a fault.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let mut words = request.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let reply = match (method, news.zip(news::asked(url))) {
        ("GET", Some((news, seen))) => Reply::json(news.after(seen)),
        ("GET" | "HEAD", _) => respond(root, url),
        _ => Reply::text(405, "405: only GET and HEAD are answered here\n"),
    };
    stream.write_all(head(&reply).as_bytes())?;
    if method == "HEAD" { Ok(()) } else { stream.write_all(&reply.body) }
}

fn head(reply: &Reply) -> String {
    let status = match reply.status {
        200 => "200 OK",
        404 => "404 Not Found",
        _ => "405 Method Not Allowed",
    };
    let (mime, length) = (reply.mime, reply.body.len());
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\nAllow: GET, HEAD\r\n\
         Connection: close\r\n\r\n"
    )
}

/// The reply to a request for `url`, a path with or without a query.
#[must_use]
pub fn respond(root: &Path, url: &str) -> Reply {
    let found = resolve(url).and_then(|relative| {
        let mut path = root.join(relative);
        if path.is_dir() {
            path.push("index.html");
        }
        let body = std::fs::read(&path).ok()?;
        Some(Reply { status: 200, mime: mime(&path), body })
    });
    found.unwrap_or_else(|| Reply::text(404, "404: there is no such file here\n"))
}

impl Reply {
    fn json(text: String) -> Self {
        Self { status: 200, mime: "application/json; charset=utf-8", body: text.into_bytes() }
    }

    fn text(status: u16, text: &str) -> Self {
        Self { status, mime: "text/plain; charset=utf-8", body: text.as_bytes().to_vec() }
    }
}

/// The path below the root that `url` names; none when it could lead elsewhere.
fn resolve(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?;
    let path = percent_decode_str(path).decode_utf8().ok()?;
    // A leading dot covers `..` and hidden files; the rest are separators and drives of Windows.
    let is_plain = |name: &str| !name.starts_with('.') && !name.contains(['\\', ':', '\0']);
    let names: Vec<&str> = path.split('/').filter(|name| !name.is_empty()).collect();
    names.iter().all(|name| is_plain(name)).then(|| names.iter().collect())
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "jsonld" => "application/ld+json; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("site")).unwrap();
        std::fs::write(folder.path().join("site/index.html"), "page").unwrap();
        std::fs::write(folder.path().join("site/a b.wasm"), "wasm").unwrap();
        std::fs::write(folder.path().join("secret"), "secret").unwrap();
        folder
    }

    #[test]
    fn files_are_found_with_their_type() {
        let folder = site();
        let root = folder.path().join("site");
        let page = respond(&root, "/?x=1");
        assert_eq!((page.status, page.mime), (200, "text/html; charset=utf-8"));
        assert_eq!(page, respond(&root, "/index.html"));
        assert_eq!(respond(&root, "/a%20b.wasm").mime, "application/wasm");
        assert_eq!(respond(&root, "/nothing").status, 404);
    }

    #[test]
    fn nothing_outside_the_folder_is_reached() {
        let folder = site();
        let root = folder.path().join("site");
        for url in [
            "/../secret",
            "/%2e%2e/secret",
            "/%2E%2E%2Fsecret",
            "/x/../../secret",
            "/..\\secret",
            "//secret",
            "/%00",
            "/C:/secret",
            "/%ff",
            "",
            "secret",
        ] {
            let reply = respond(&root, url);
            assert_ne!(reply.body, b"secret", "{url}");
        }
        let absolute = format!("/{}", folder.path().join("secret").display());
        assert_eq!(respond(&root, &absolute).status, 404);
    }

    #[test]
    fn a_taken_port_gives_way_to_the_next() {
        let first = bind(18_420).unwrap();
        let taken = first.local_addr().unwrap().port();
        let second = bind(taken).unwrap();
        assert!(second.local_addr().unwrap().port() > taken);
        assert!(address(&second).unwrap().starts_with("http://127.0.0.1:"));
    }

    #[test]
    fn head_sends_the_headers_alone_and_post_is_refused() {
        let folder = site();
        let listener = bind(18_520).unwrap();
        let port = listener.local_addr().unwrap().port();
        let root = folder.path().join("site");
        std::thread::spawn(move || serve(listener, &root));

        let head = ask(port, "HEAD / HTTP/1.1");
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("Content-Length: 4\r\n"), "{head}");
        assert!(head.contains("X-Content-Type-Options: nosniff"), "{head}");
        assert!(head.contains("Cache-Control: no-cache"), "{head}");
        assert!(head.ends_with("\r\n\r\n"), "{head}");
        assert!(ask(port, "GET /index.html HTTP/1.1").ends_with("\r\n\r\npage"));
        assert!(ask(port, "GET /../secret HTTP/1.1").starts_with("HTTP/1.1 404"));
        assert!(ask(port, "POST / HTTP/1.1").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn connections_that_stay_open_keep_nobody_waiting() {
        let folder = site();
        let listener = bind(18_620).unwrap();
        let port = listener.local_addr().unwrap().port();
        let root = folder.path().join("site");
        let news = Arc::new(News::default());
        thread::spawn(move || serve_with(listener, &root, &news));
        let silent = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        let _silent: Vec<_> = (0..20).map(|_| silent()).collect();
        let mut waiting = silent();
        write!(waiting, "GET /__annals/news?seen=0 HTTP/1.1\r\n\r\n").unwrap();
        assert!(ask(port, "GET / HTTP/1.1").ends_with("\r\n\r\npage"));
    }

    fn ask(port: u16, line: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
        write!(stream, "{line}\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
        let mut reply = String::new();
        stream.read_to_string(&mut reply).unwrap();
        reply
    }
}
