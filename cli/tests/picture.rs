//! The picture in the README is the map as it is drawn today.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use std::path::Path;
use std::process::Command;

#[test]
fn the_readme_s_picture_is_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let out = Command::new(env!("CARGO_BIN_EXE_ftmap"))
        .args(["render", "data"])
        .current_dir(&root)
        .output()
        .expect("ftmap runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let committed = std::fs::read(root.join("docs/map.svg")).expect("docs/map.svg");
    assert!(out.stdout == committed, "stale: cargo run -p ftmap -- render data > docs/map.svg");
}
