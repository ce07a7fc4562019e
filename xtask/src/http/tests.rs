use std::path::PathBuf;

use super::files::find;
use super::*;

/// A directory of its own per test, with a file above the root that must never be served.
fn site(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join(format!("ftmap-http-{name}-{}", std::process::id()));
    let root = dir.join("root");
    fs::create_dir_all(root.join("v1")).unwrap();
    fs::create_dir_all(root.join("empty")).unwrap();
    fs::write(dir.join("secret.txt"), "secret").unwrap();
    fs::write(root.join("index.html"), "start").unwrap();
    fs::write(root.join("v1/index.html"), "one").unwrap();
    fs::write(root.join("v1/carte tech é.js"), "x").unwrap();
    fs::write(root.join("v1/a.wasm"), vec![7; 100_000]).unwrap();
    root
}

fn ask(running: &Running, request: &str) -> String {
    let mut stream = TcpStream::connect(running.address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn addresses_stand_for_files() {
    let root = site("find");
    assert_eq!(find(&root, "/"), Found::File(root.join("index.html")));
    assert_eq!(find(&root, "/index.html?lang=en"), Found::File(root.join("index.html")));
    assert_eq!(find(&root, "/v1/"), Found::File(root.join("v1/index.html")));
    assert_eq!(find(&root, "/v1"), Found::Directory("/v1/".to_owned()));
    assert_eq!(find(&root, "/v1/carte%20tech%20%C3%A9.js"), Found::File(root.join("v1/carte tech é.js")));
    for nothing in ["/nowhere", "/empty/", "/empty", "/index.html/", "/%", "/%zz", "/%ff", "", "index.html"] {
        assert_eq!(find(&root, nothing), Found::Nothing, "{nothing}");
    }
}

#[test]
fn addresses_cannot_climb_out() {
    let root = site("climb");
    for address in [
        "/../secret.txt",
        "/v1/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/v1/..\\..\\secret.txt",
        "/C:/secret.txt",
        "//../secret.txt",
        "/index.html%00.js",
    ] {
        assert_eq!(find(&root, address), Found::Nothing, "{address}");
    }
    let outside = root.parent().unwrap().join("secret.txt");
    assert_eq!(find(&root, &format!("/{}", outside.display())), Found::Nothing);
}

#[test]
fn answers_carry_type_length_and_no_store() {
    let running = start(&site("answer"), 0).unwrap();
    let answer = ask(&running, "GET /v1/a.wasm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let head = answer.split("\r\n\r\n").next().unwrap();
    assert!(head.starts_with("HTTP/1.1 200"), "{head}");
    for line in ["Content-Type: application/wasm", "Cache-Control: no-store", "Content-Length: 100000"] {
        assert!(head.contains(line), "{line} in {head}");
    }
    let missing = ask(&running, "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(missing.starts_with("HTTP/1.1 404"), "{missing}");
    let posted =
        ask(&running, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    assert!(posted.starts_with("HTTP/1.1 405"), "{posted}");
}

#[test]
fn one_connection_carries_several_requests_and_head_has_no_body() {
    let running = start(&site("keep"), 0).unwrap();
    let answer = ask(
        &running,
        "HEAD /v1/a.wasm HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    );
    assert_eq!(answer.matches("HTTP/1.1 200").count(), 2, "{answer}");
    assert!(answer.contains("Content-Length: 100000") && answer.len() < 2_000, "{}", answer.len());
    assert!(answer.ends_with("start"), "{answer}");
}

#[test]
fn a_port_in_use_names_the_way_out() {
    let running = start(&site("port"), 0).unwrap();
    let port = running.address.port();
    let Err(error) = start(&site("port"), port) else { panic!("the same port twice") };
    assert!(error.to_string().contains("--port"), "{error}");
}

#[test]
fn connections_kept_alive_hold_up_no_other() {
    let running = start(&site("many"), 0).unwrap();
    let idle: Vec<_> = (0..32).map(|_| TcpStream::connect(running.address).unwrap()).collect();
    let answer = ask(&running, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(answer.ends_with("start"), "{answer}");
    drop(idle);
}

#[test]
fn what_is_not_http_is_refused_and_a_body_ends_the_connection() {
    let read = |text: &str| Request::read(&mut text.as_bytes()).unwrap();
    assert_eq!(read(""), None);
    for garbled in [
        "\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/2\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "GET / HTTP/1.1\r\n",
    ] {
        assert_eq!(read(garbled), Some(Request::Garbled), "{garbled:?}");
    }
    assert!(!read("GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap().closes());
    assert!(read("GET / HTTP/1.0\r\n\r\n").unwrap().closes());
    assert!(read("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n").unwrap().closes());
    let endless = format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(100_000));
    assert_ne!(read(&endless).map(|request| request.closes()), Some(false));
}
