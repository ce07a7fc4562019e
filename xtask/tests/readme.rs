//! The README's two commands do what it says of them.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test says what it expects")]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};

/// The arguments of each command of the first block, and the port that its remark names.
fn commands() -> Vec<(Vec<String>, String)> {
    let readme = fs::read_to_string(root().join("README.md")).expect("README.md");
    let lines = readme.lines().filter_map(|line| line.strip_prefix("cargo xtask "));
    let parts = lines.filter_map(|line| line.split_once('#'));
    parts
        .map(|(command, remark)| {
            let port: String = remark.rsplit(':').next().unwrap_or_default().trim().to_owned();
            (command.split_whitespace().map(str::to_owned).collect(), port)
        })
        .collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a parent")
}

/// Status line and length of what is answered.
fn get(port: u16, path: &str) -> (String, usize) {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")
        .expect("sent");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let text = String::from_utf8_lossy(&answer);
    (text.lines().next().unwrap_or_default().to_owned(), answer.len())
}

#[test]
fn one_serves_the_map_and_the_other_is_what_ci_runs() {
    let commands = commands();
    let [(serve, port), (test, _)] = &commands[..] else { panic!("{commands:?}") };
    assert_eq!((serve.join(" ").as_str(), port.as_str()), ("serve", "8080"));
    assert_eq!(test.join(" "), "test");
    let ci = fs::read_to_string(root().join(".ci/run")).expect(".ci/run");
    assert!(ci.contains("cargo xtask test"), "{ci}");

    // 8080 may be taken.
    let free =
        TcpListener::bind(("127.0.0.1", 0)).and_then(|socket| socket.local_addr()).expect("a port").port();
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(serve).args(["--port", &free.to_string()]).stdout(Stdio::piped());
    let mut running = command.spawn().expect("started");
    let said = BufReader::new(running.stdout.take().expect("its output"));
    let address = said.lines().map_while(Result::ok).find(|line| line.starts_with("http://"));
    let files =
        ["/", "/monde.html", "/v1/french-tech-map.js", "/v1/french_tech_map_bg.wasm", "/v1/france.bin"];
    let answers = address.as_ref().map(|_| files.map(|path| get(free, path)));
    running.kill().expect("stopped");
    running.wait().expect("ended");
    assert_eq!(address, Some(format!("http://127.0.0.1:{free}/")));
    for (path, (status, length)) in files.iter().zip(answers.expect("answers")) {
        assert!(status.contains(" 200 ") && length > 300, "{path}: {status}, {length} bytes");
    }
}
