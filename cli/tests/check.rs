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

/// What is said of a file of the corpus, and whether it was fine.
fn supplied(name: &str, options: &[&str]) -> (bool, String) {
    let file = Path::new("tests/corpus/intake").join(name);
    let out = ftmap(&root()).arg("check").args(options).arg(file).output().expect("ftmap runs");
    let said = if out.status.success() { out.stdout } else { out.stderr };
    (out.status.success(), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn a_file_of_one_s_own_is_told_as_the_readers_tell_it() {
    for file in ["geojson/one-bad-of-three.geojson", "geojson/winding-clockwise.geojson", "table/swapped.csv"]
    {
        let (fine, said) = supplied(file, &[]);
        let beside = root().join("tests/corpus/intake").join(file).with_extension("expected");
        let expected = fs::read_to_string(beside).expect("an expectation");
        assert_eq!(fine, !expected.contains("\nerror "), "{said}");
        for line in expected.lines().filter(|line| line.starts_with("error ") || line.starts_with("warning "))
        {
            let (_, problem) = line.split_once(' ').expect("a code");
            let (code, words) = problem.split_once(' ').expect("words");
            assert!(said.contains(&format!("[{code}] {words}\n")), "{line}\n{said}");
        }
    }
}

#[test]
fn where_something_is_wrong_strict_leaves_nothing() {
    assert!(supplied("geojson/one-bad-of-three.geojson", &[]).1.contains(": 2 places, 0 areas, 1 tier\n"));
    assert!(
        supplied("geojson/one-bad-of-three.geojson", &["--strict"])
            .1
            .contains(": 0 places, 0 areas, 0 tiers\n")
    );
}

#[test]
fn twenty_problems_are_told_in_full_and_the_rest_is_counted() {
    let place = folder("checked-many");
    let rows: String = (0..30).map(|i| format!("Lieu {i},91,170\n")).collect();
    fs::write(place.join("many.csv"), format!("nom,lat,lon\n{rows}")).expect("a table");
    let out = ftmap(&place).args(["check", "many.csv"]).output().expect("ftmap runs");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(said.matches("[outside-earth]").count(), 20, "{said}");
    assert!(said.contains("line 21, lat: 91: ") && !said.contains("line 22, lat"), "{said}");
    assert!(said.contains("\nand 10 more\n30 errors, 0 warnings\n"), "{said}");
}
