//! `ftmap check` reads every table of the folder and says of each problem where it is.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use support::{copy_data, folder, ftmap, root};

/// A copy of the data with a piece of one file written otherwise.
fn copy(name: &str, file: &str, old: &str, new: &str) -> PathBuf {
    let folder = folder(name);
    copy_data(&folder);
    let text = fs::read_to_string(folder.join(file)).expect(file);
    assert!(text.contains(old), "{file} has no {old:?}");
    fs::write(folder.join(file), text.replacen(old, new, 1)).expect(file);
    folder
}

fn check(folder: &Path) -> Output {
    ftmap(&root()).arg("check").arg(folder).output().expect("ftmap runs")
}

#[test]
fn the_committed_data_passes() {
    let out = check(Path::new("data"));
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    assert!(said.contains("228 communes in 101 départements"), "{said}");
}

#[test]
fn each_table_is_checked() {
    for (name, file, old, new, says) in [
        ("checked-labels", "labels.csv", ",confirmed,", ",sure,", "labels.csv:2: certainty = \"sure\": "),
        (
            "checked-communes",
            "communes.csv",
            "01053,Bourg",
            "1053,Bourg",
            "communes.csv:2: code = \"1053\": ",
        ),
        (
            "checked-departements",
            "departements.csv",
            "02,Aisne",
            "01,Aisne",
            "departements.csv:3: code = \"01\": is on line 2",
        ),
    ] {
        let out = check(&copy(name, file, old, new));
        let said = String::from_utf8_lossy(&out.stderr);
        assert!(!out.status.success(), "{name}");
        assert!(said.lines().any(|line| line.starts_with(says)), "{said}");
    }
}
