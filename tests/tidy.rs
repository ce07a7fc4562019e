//! What the compiler does not check of `src/ARCHITECTURE.md`: what must be absent, and what two languages must agree on.
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
    assert_absent_in(words, str::to_owned, allowed);
}

/// The same in a part of each file.
fn assert_absent_in(words: &[&str], part: impl Fn(&str) -> String, allowed: impl Fn(&str) -> bool) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&root);
    assert!(files.len() > 30, "only {} files read", files.len());
    for path in files {
        let name = path.strip_prefix(&root).expect("inside src").to_string_lossy().replace('\\', "/");
        if allowed(&name) {
            continue;
        }
        let text = part(&fs::read_to_string(&path).expect("a text"));
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
    // Two files leave modules out of the build for pages that supply no data.
    let leaves_out = |name: &str| ["lib.rs", "geo/mod.rs"].contains(&name);
    assert_absent(&words, |name| name.starts_with("web/") || leaves_out(name));
}

#[test]
fn the_crate_reads_no_file_clock_or_environment() {
    let words =
        ["std::fs", "std::io", "std::net", "std::env", "std::process", "Instant::", "SystemTime", "println!"];
    assert_absent(&words, |name| name.ends_with("tests.rs"));
}

#[test]
fn map_and_scene_do_not_read_geojson() {
    assert_absent(&["geojson::", "csv::", "csv_core::"], |name| {
        name.starts_with("atlas/source") || name.starts_with("intake/")
    });
}

#[test]
fn what_is_shipped_does_not_format() {
    // The formatter is cut out of the shipped wasm: calling it would be a trap.
    let words = ["format!(", "write!(", "writeln!(", ".to_string()", "print!("];
    let before_tests = |code: &str| code.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
    assert_absent_in(&words, before_tests, |name| {
        name.starts_with("atlas/source") || name.ends_with("tests.rs")
    });
}

/// A file of the repository.
fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect(name)
}

/// Constants that are whole numbers, in the order of the file: `export const MOVE = 7;`, `const MOVE: u32 = 7;`.
fn numbered(text: &str) -> Vec<(&str, u32)> {
    let mut constants = Vec::new();
    for line in text.lines() {
        let Some((_, constant)) = line.split_once("const ") else { continue };
        let Some((name, value)) = constant.split_once(" = ") else { continue };
        if let Ok(number) = value.trim_end_matches(';').parse() {
            constants.push((name.trim_end_matches(": u32"), number));
        }
    }
    constants
}

/// What stands between the brackets of a constant that is a list, item by item.
fn listed<'a>(text: &'a str, constant: &str) -> Vec<&'a str> {
    let (_, list) = text.split_once(constant).expect(constant);
    let (list, _) = list.split_once("];").expect("its end");
    list.split(',').map(str::trim).filter(|item| !item.is_empty()).collect()
}

/// The words of a list, without their quotes.
fn words<'a>(text: &'a str, constant: &str) -> Vec<&'a str> {
    listed(text, constant).iter().map(|word| word.trim_matches('"')).collect()
}

#[test]
fn javascript_and_rust_mean_the_same_calls() {
    let (rust, script) = (read("src/web/calls.rs"), read("www/v1/calls.js"));
    let calls = numbered(&rust);
    assert_eq!(calls, numbered(&script));
    assert!(calls.len() > 20, "{calls:?}");
    assert!(calls.iter().map(|(_, number)| *number).eq(0..calls.len() as u32), "a gap in {calls:?}");
    let known = read("src/web/api.rs") + &read("src/web/answers.rs");
    for (name, _) in &calls {
        assert!(known.contains(&format!("calls::{name}")), "neither api.rs nor answers.rs knows {name}");
    }
}

#[test]
fn javascript_and_rust_mean_the_same_keys() {
    let (rust, script) = (read("src/web/calls.rs"), read("www/v1/calls.js"));
    let keys = listed(&rust, "const KEYS: [Key; 10] = [");
    // `Key::Arrow(Direction::Left)` is "ArrowLeft".
    let spelled = |key: &&str| key.replace("Key::", "").replace("(Direction::", "").replace(')', "");
    let keys: Vec<String> = keys.iter().map(spelled).collect();
    assert_eq!(keys, words(&script, "const KEYS = ["));
}

#[test]
fn the_bench_turns_the_page_as_fast_as_the_map() {
    let (rust, script) = (read("src/interact/turn.rs"), read("www/v1/bench.js"));
    let ms = |text: &str, name: &str| -> f64 {
        let (_, value) = text.split_once(name).expect("the constant");
        value.split(';').next().and_then(|value| value.trim().parse().ok()).expect("a number")
    };
    assert_eq!(ms(&rust, "const DURATION: f64 ="), ms(&script, "const TURN ="));
}

#[test]
fn javascript_and_rust_mean_the_same_filters() {
    let (rust, script) = (read("src/interact/filter.rs"), read("www/v1/filters.js"));
    let names = words(&rust, "const NAMES: [&str; 6] = [");
    assert_eq!(names.len(), 6);
    assert_eq!(names, words(&script, "const NAMES = ["));
}

#[test]
fn javascript_and_rust_mean_the_same_colours_of_a_system() {
    let (rust, script) = (read("src/paint/palette.rs"), read("www/v1/preferences.js"));
    let (_, values) = rust.split_once("pub enum System {").expect("the colours");
    let (values, _) = values.split_once('}').expect("their end");
    let lines = values.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let names: Vec<_> = lines.map(|line| line.trim_end_matches(',')).collect();
    assert!(names.len() > 3, "{names:?}");
    assert_eq!(names, words(&script, "const SYSTEM = ["));
}

#[test]
fn javascript_and_rust_mean_the_same_colours_of_a_page() {
    let (rust, script) = (read("src/paint/palette.rs"), read("www/v1/preferences.js"));
    let names = words(&rust, "pub const PROPERTIES: [&str; 12] = [");
    assert_eq!(names.len(), 12);
    assert_eq!(names, words(&script, "const OWN = ["));
}

#[test]
fn the_required_packages_stand_in_the_root_dependencies() {
    let text = read("Cargo.toml");
    let dependencies = text.split("\n[dependencies").skip(1).collect::<String>();
    for name in ["wasm-bindgen", "web-sys", "serde", "serde-wasm-bindgen", "geojson"] {
        let listed =
            dependencies.contains(&format!("\n{name} = ")) || dependencies.contains(&format!(".{name}]"));
        assert!(listed, "{name} is not a dependency of the root crate");
    }
}
