//! A server whose folder can be changed, and that can be stopped as a network is: after that nobody
//! answers, not even on a connection that was open before.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use annals::publish::server;

/// See the module.
pub struct Host {
    port: u16,
    folder: Arc<Mutex<PathBuf>>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Host {
    /// Begins to serve a folder.
    pub fn of(folder: PathBuf) -> Host {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (folder, is_over) = (Arc::new(Mutex::new(folder)), Arc::new(AtomicBool::new(false)));
        let thread = {
            let (folder, is_over) = (Arc::clone(&folder), Arc::clone(&is_over));
            thread::spawn(move || {
                for stream in listener.incoming() {
                    if is_over.load(Ordering::SeqCst) {
                        return;
                    }
                    let folder = folder.lock().unwrap().clone();
                    thread::spawn(move || stream.and_then(|stream| server::converse(stream, &folder, None)));
                }
            })
        };
        Host { port, folder, is_over, thread: Some(thread) }
    }

    /// Its address, with a slash at its end.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Serves another folder from now on.
    pub fn show(&self, folder: PathBuf) {
        *self.folder.lock().unwrap() = folder;
    }

    /// Stops.
    pub fn stop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // It waits for somebody to come.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.stop();
    }
}
