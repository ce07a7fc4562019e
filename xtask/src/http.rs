//! A small file server for one machine: no caching, so that a reload always shows the last build.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::mime;

/// Requests wait for the disk only; a browser opens six connections.
const THREADS: usize = 6;

/// A running server; it ends with the program.
pub(crate) struct Running {
    address: SocketAddr,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Running {
    /// Without a slash at the end.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Stays until the program is ended.
    pub(crate) fn wait(self) {
        for thread in self.threads {
            // A thread that panicked has said so itself.
            let _ = thread.join();
        }
    }
}

/// Serves `root` to this machine only; port 0 takes any free one.
pub(crate) fn start(root: &Path, port: u16) -> Result<Running> {
    let server = match Server::http((Ipv4Addr::LOCALHOST, port)) {
        Ok(server) => Arc::new(server),
        Err(error) => return Err(explain(port, &*error)),
    };
    let Some(address) = server.server_addr().to_ip() else { bail!("the server has no address") };
    let threads = (0..THREADS)
        .map(|_| {
            let (server, root) = (Arc::clone(&server), root.to_owned());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    // A reader who has gone away is no reason to stop serving the others.
                    let _ = answer(request, &root);
                }
            })
        })
        .collect();
    Ok(Running { address, threads })
}

fn explain(port: u16, error: &(dyn std::error::Error + Send + Sync + 'static)) -> anyhow::Error {
    let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
    let fix = match kind {
        Some(io::ErrorKind::AddrInUse) => {
            let other = if port < u16::MAX { port + 1 } else { 8080 };
            format!("another program has it (perhaps another `serve`); end that one or add `--port {other}`")
        }
        Some(io::ErrorKind::PermissionDenied) => "take a port above 1023, such as `--port 8080`".to_owned(),
        _ => "try another one with `--port N`".to_owned(),
    };
    anyhow::anyhow!("port {port} on 127.0.0.1 cannot be opened ({error}): {fix}")
}

fn answer(request: Request, root: &Path) -> io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let allow = [header("Allow", "GET, HEAD")];
        return send(request, 405, "text/plain; charset=utf-8", b"only GET and HEAD\n".to_vec(), allow);
    }
    match find(root, request.url()) {
        Found::File(path) => match fs::read(&path) {
            Ok(content) => send(request, 200, mime::of(&path), content, []),
            Err(_) => missing(request),
        },
        // Without the slash, relative addresses in the page would miss their directory.
        Found::Directory(address) => {
            let location = [header("Location", &address)];
            send(request, 301, "text/plain; charset=utf-8", Vec::new(), location)
        }
        Found::Nothing => missing(request),
    }
}

fn missing(request: Request) -> io::Result<()> {
    let page = "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Not found</title>\n\
        <h1>Not found</h1>\n<p>The site has no such file. <a href=\"/\">To the start page</a></p></html>\n";
    send(request, 404, "text/html; charset=utf-8", page.into(), [])
}

fn send<const N: usize>(
    request: Request,
    status: u16,
    mime: &str,
    body: Vec<u8>,
    more: [Option<Header>; N],
) -> io::Result<()> {
    let mut response = Response::from_data(body)
        .with_status_code(status)
        // Chunks would hide the length, and with it the progress, of the larger files.
        .with_chunked_threshold(usize::MAX);
    let common = [
        header("Content-Type", mime),
        header("Cache-Control", "no-store"),
        // Newspapers load the element from another origin than their own.
        header("Access-Control-Allow-Origin", "*"),
        header("X-Content-Type-Options", "nosniff"),
    ];
    for header in common.into_iter().chain(more).flatten() {
        response.add_header(header);
    }
    request.respond(response)
}

/// A header; `None` for what cannot stand in one, such as a line break in an address.
fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name, value).ok()
}

#[derive(Debug, PartialEq, Eq)]
enum Found {
    File(PathBuf),
    /// The same address with a slash at the end.
    Directory(String),
    Nothing,
}

/// The file an address stands for. Addresses that climb out of `root` stand for nothing.
fn find(root: &Path, url: &str) -> Found {
    let address = url.split(['?', '#']).next().unwrap_or_default();
    let Some(relative) = relative(address) else { return Found::Nothing };
    let path = root.join(relative);
    if path.is_dir() {
        let index = path.join("index.html");
        return match (address.ends_with('/'), index.is_file()) {
            (_, false) => Found::Nothing,
            (true, true) => Found::File(index),
            (false, true) => Found::Directory(format!("{address}/")),
        };
    }
    if path.is_file() && !address.ends_with('/') { Found::File(path) } else { Found::Nothing }
}

/// The path below the root that an address names, `None` when it names something else. Checked after decoding,
/// so that `%2e%2e%2f` is seen for what it is.
fn relative(address: &str) -> Option<PathBuf> {
    let decoded = decode(address)?;
    let mut path = PathBuf::new();
    for part in decoded.strip_prefix('/')?.split('/') {
        // Backslash and colon separate directories and drives on Windows.
        if part == ".." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        if !matches!(part, "" | ".") {
            path.push(part);
        }
    }
    Some(path)
}

fn decode(address: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
            bytes.push(high * 16 + low);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests;
