//! A server of the site that does to some of its files what networks and servers do to files.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::Duration;

use annals::publish::server;

use crate::site;

/// How long a browser may look at half of a file before the connection breaks.
const LOOK: Duration = Duration::from_millis(50);

/// What becomes of a file on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    Missing,
    /// A page is in its place, as servers send that have one page for everything.
    Page,
    /// The connection breaks in the middle of it.
    Torn,
    /// Half of it, as if that were all.
    Half,
    /// Half of it, and the rest once the fault is mended.
    Halting,
    /// Each byte is another one.
    Garbled,
    /// It does not come until the fault is mended.
    Late,
    /// This is in its place.
    Instead(&'static [u8]),
}

type Faults = Arc<(Mutex<Vec<(&'static str, Fault)>>, Condvar)>;

/// See the module.
pub struct Spoilt {
    port: u16,
    faults: Faults,
}

impl Spoilt {
    /// Begins to serve the site, of which nothing is spoilt yet.
    pub fn site() -> Spoilt {
        site::address();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let faults = Faults::default();
        let known = Arc::clone(&faults);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let faults = Arc::clone(&known);
                // A browser that goes away is no matter.
                thread::spawn(move || drop(answer(stream, &faults)));
            }
        });
        Spoilt { port, faults }
    }

    /// The address of a path of the site.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// From now on this becomes of the files that have this in their path.
    pub fn spoil(&self, part: &'static str, fault: Fault) {
        self.faults.0.lock().unwrap().push((part, fault));
    }

    /// From now on all files are as they should be.
    pub fn mend(&self) {
        self.faults.0.lock().unwrap().clear();
        self.faults.1.notify_all();
    }
}

/// Answers the one request of a connection.
fn answer(mut stream: TcpStream, faults: &Faults) -> std::io::Result<()> {
    // What is looked at and not read makes the system break the connection when it is closed.
    let mut head = [0; 4096];
    let length = stream.peek(&mut head)?;
    let request = String::from_utf8_lossy(&head[..length]).into_owned();
    let url = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let find = |faults: &Vec<(&str, Fault)>| {
        faults.iter().find(|(part, _)| path.contains(part)).map(|(_, fault)| *fault)
    };
    let (known, changed) = (&faults.0, &faults.1);
    let fault = {
        let known = known.lock().unwrap();
        let known = changed.wait_while(known, |faults| find(faults) == Some(Fault::Late)).unwrap();
        find(&known)
    };
    let mut reply = server::respond(&site::folder(), &url);
    let half = reply.body.len() / 2;
    match fault {
        Some(Fault::Missing) => reply = server::respond(&site::folder(), "/nothing"),
        Some(Fault::Page) => reply = server::respond(&site::folder(), "/pages/empty.html"),
        Some(Fault::Half) => reply.body.truncate(half),
        Some(Fault::Garbled) => reply.body.iter_mut().for_each(|byte| *byte ^= 0x15),
        Some(Fault::Instead(bytes)) => reply.body = bytes.to_owned(),
        _ => {}
    }
    let status = if reply.status == 200 { "200 OK" } else { "404 Not Found" };
    // Browsers may keep what is spoilt, but nothing else.
    let keep = if fault.is_some() { "max-age=3600" } else { "no-store" };
    let (mime, size) = (reply.mime, reply.body.len());
    let answer = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {size}\r\nCache-Control: {keep}\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(answer.as_bytes())?;
    if fault == Some(Fault::Torn) {
        stream.write_all(&reply.body[..half])?;
        thread::sleep(LOOK);
        return Ok(());
    }
    stream.read_exact(&mut head[..length])?;
    if fault == Some(Fault::Halting) {
        stream.write_all(&reply.body[..half])?;
        drop(changed.wait_while(known.lock().unwrap(), |faults| find(faults).is_some()).unwrap());
        return stream.write_all(&reply.body[half..]);
    }
    stream.write_all(&reply.body)
}
