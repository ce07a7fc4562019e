//! A small file server for one machine: no caching, so that a reload always shows the last build.
//!
//! The standard library and one thread per connection. The ready-made small server that was tried first keeps a
//! pool of threads and at times queues a connection behind another that is only being kept alive: browsers open
//! six at once, and a page then waited forever.

mod files;

use std::fs;
use std::io::{self, BufRead, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::Result;

use crate::mime;
use files::Found;

/// Browsers send a few hundred bytes; nothing else may fill the memory.
const LONGEST_HEAD: u64 = 64 * 1024;
/// How long a connection nobody uses is kept.
const IDLE: Duration = Duration::from_secs(60);

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const MISSING: &str = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title>\n\
    <h1>Not found</h1>\n<p>The site has no such file. <a href=\"/\">To the start page</a></p></html>\n";

/// A running server; it ends with the program.
pub(crate) struct Running {
    address: SocketAddr,
    thread: thread::JoinHandle<()>,
}

impl Running {
    /// Without a slash at the end.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stays until the program is ended.
    pub(crate) fn wait(self) {
        // A thread that panicked has said so itself.
        let _ = self.thread.join();
    }
}

/// Serves `root` to this machine only; port 0 takes any free one.
pub(crate) fn start(root: &Path, port: u16) -> Result<Running> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| explain(port, &error))?;
    let address = listener.local_addr()?;
    let root: Arc<Path> = root.into();
    let thread = thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let root = Arc::clone(&root);
            // A reader who has gone away is no reason to stop serving the others.
            thread::spawn(move || drop(converse(&stream, &root)));
        }
    });
    Ok(Running { address, thread })
}

fn explain(port: u16, error: &io::Error) -> anyhow::Error {
    let fix = match error.kind() {
        io::ErrorKind::AddrInUse => {
            let other = if port < u16::MAX { port + 1 } else { 8080 };
            format!("another program has it (perhaps another `serve`); end that one or add `--port {other}`")
        }
        io::ErrorKind::PermissionDenied => "take a port above 1023, such as `--port 8080`".to_owned(),
        _ => "try another one with `--port N`".to_owned(),
    };
    anyhow::anyhow!("port {port} on 127.0.0.1 cannot be opened ({error}): {fix}")
}

/// Answers one request after the other until the reader has no more.
fn converse(stream: &TcpStream, root: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    // Answers are written in one piece each; waiting for more to send would only delay them.
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = Request::read(&mut reader)? {
        let mut answer = match &request {
            Request::Asked { method, .. } if !matches!(method.as_str(), "GET" | "HEAD") => {
                Answer::new(405, TEXT, "only GET and HEAD\n").with("Allow", "GET, HEAD").closing()
            }
            Request::Asked { address, .. } => answer(root, address),
            Request::Garbled => Answer::new(400, TEXT, "this is not HTTP\n").closing(),
        };
        answer.close |= request.closes();
        (&*stream).write_all(&answer.bytes(request.head_only()))?;
        if answer.close {
            break;
        }
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum Request {
    Asked { method: String, address: String, close: bool },
    Garbled,
}

impl Request {
    /// The next one; `None` when the reader has closed the connection.
    fn read(reader: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut head = reader.take(LONGEST_HEAD);
        let mut line = String::new();
        if head.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let mut words = line.split_ascii_whitespace();
        let (Some(method), Some(address), Some(version)) = (words.next(), words.next(), words.next()) else {
            return Ok(Some(Self::Garbled));
        };
        let (method, address) = (method.to_owned(), address.to_owned());
        let mut close = version == "HTTP/1.0";
        if !version.starts_with("HTTP/1.") {
            return Ok(Some(Self::Garbled));
        }
        loop {
            line.clear();
            if head.read_line(&mut line)? == 0 {
                return Ok(Some(Self::Garbled));
            }
            let field = line.trim_end().to_ascii_lowercase();
            match field.split_once(':') {
                None if field.is_empty() => return Ok(Some(Self::Asked { method, address, close })),
                None => return Ok(Some(Self::Garbled)),
                Some(("connection", value)) => close |= value.trim() == "close",
                // A body would have to be skipped to find the next request; none is ever needed here.
                Some(("content-length", value)) => close |= value.trim() != "0",
                Some(("transfer-encoding", _)) => close = true,
                Some(_) => {}
            }
        }
    }

    fn closes(&self) -> bool {
        !matches!(self, Self::Asked { close: false, .. })
    }

    fn head_only(&self) -> bool {
        matches!(self, Self::Asked { method, .. } if method == "HEAD")
    }
}

struct Answer {
    status: u16,
    mime: &'static str,
    body: Vec<u8>,
    more: Vec<(&'static str, String)>,
    close: bool,
}

impl Answer {
    fn new(status: u16, mime: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, mime, body: body.into(), more: Vec::new(), close: false }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.more.push((name, value.into()));
        self
    }

    fn closing(mut self) -> Self {
        self.close = true;
        self
    }

    /// The answer as sent; one to `HEAD` has the length of the body but not the body.
    fn bytes(self: &Answer, head_only: bool) -> Vec<u8> {
        let reason = match self.status {
            200 => "OK",
            301 => "Moved Permanently",
            404 => "Not Found",
            405 => "Method Not Allowed",
            _ => "Bad Request",
        };
        let mut head = format!("HTTP/1.1 {} {reason}\r\n", self.status);
        let length = self.body.len().to_string();
        let common = [
            ("Content-Type", self.mime),
            ("Content-Length", &length),
            ("Cache-Control", "no-store"),
            // Newspapers load the element from another origin than their own.
            ("Access-Control-Allow-Origin", "*"),
            ("X-Content-Type-Options", "nosniff"),
            ("Connection", if self.close { "close" } else { "keep-alive" }),
        ];
        let more = self.more.iter().map(|(name, value)| (*name, value.as_str()));
        for (name, value) in common.into_iter().chain(more) {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if !head_only {
            bytes.extend_from_slice(&self.body);
        }
        bytes
    }
}

fn answer(root: &Path, address: &str) -> Answer {
    match files::find(root, address) {
        Found::File(path) => match fs::read(&path) {
            Ok(content) => Answer::new(200, mime::of(&path), content),
            Err(_) => Answer::new(404, HTML, MISSING),
        },
        // Without the slash, relative addresses in the page would miss their directory.
        Found::Directory(address) => Answer::new(301, TEXT, "").with("Location", address),
        Found::Nothing => Answer::new(404, HTML, MISSING),
    }
}

#[cfg(test)]
mod tests;
