//! The invariants of `src/ARCHITECTURE.md` that are absences.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(dir: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            out.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out
}

fn assert_absent(words: &[&str], allowed: impl Fn(&str) -> bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 30, "only {} files read", files.len());
    for path in files {
        let name = path.strip_prefix(&root).expect("inside src").to_string_lossy().replace('\\', "/");
        if allowed(&name) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text");
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        for (i, line) in code.enumerate() {
            for word in words {
                assert!(!line.contains(word), "src/{name}: {word} in line {} of its code: {line}", i + 1);
            }
        }
    }
}

#[test]
fn only_web_names_the_browser() {
    let words = ["web_sys", "wasm_bindgen", "js_sys", "target_arch"];
    assert_absent(&words, |name| name.starts_with("web/") || name == "lib.rs");
}

#[test]
fn the_crate_reads_no_file_clock_or_environment() {
    let words =
        ["std::fs", "std::io", "std::net", "std::env", "std::process", "Instant::", "SystemTime", "println!"];
    assert_absent(&words, |name| name.ends_with("tests.rs"));
}

#[test]
fn map_and_scene_do_not_read_geojson() {
    assert_absent(&["geojson::", "csv::"], |name| name.starts_with("atlas/source"));
}

#[test]
fn what_is_shipped_does_not_format() {
    // The formatter is cut out of the shipped wasm: calling it would be a trap.
    let words = ["format!(", "write!(", "writeln!(", ".to_string()", "print!("];
    assert_absent(&words, |name| name.starts_with("atlas/source") || name.ends_with("tests.rs"));
}

#[test]
fn the_required_packages_stand_in_the_root_dependencies() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let text = fs::read_to_string(manifest).expect("Cargo.toml");
    let dependencies = text.split("\n[dependencies").skip(1).collect::<String>();
    for name in ["wasm-bindgen", "web-sys", "serde", "serde-wasm-bindgen", "geojson"] {
        let listed =
            dependencies.contains(&format!("\n{name} = ")) || dependencies.contains(&format!(".{name}]"));
        assert!(listed, "{name} is not a dependency of the root crate");
    }
}
