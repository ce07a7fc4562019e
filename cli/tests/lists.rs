//! `ftmap list` and `ftmap diff`: complete, harmless in spreadsheets, and in the words of the map.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

mod support;

use std::fs;

use serde_json::Value;
use support::{copy_data, folder, root, run, said};

fn rows(folder: &std::path::Path, args: &[&str]) -> Vec<Vec<String>> {
    let out = run(folder, args);
    assert!(out.status.success(), "{}", said(&out.stderr));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(out.stdout.as_slice());
    let read = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    read.collect()
}

#[test]
fn every_label_of_the_edition_is_listed_with_its_source_in_every_format() {
    let folder = folder("list");
    let csv = rows(&folder, &["list", "--edition", "2019"]);
    let json = run(&folder, &["list", "--edition", "2019", "--format", "json"]).stdout;
    let json: Vec<Value> = serde_json::from_slice(&json).expect("JSON");
    let md = said(&run(&folder, &["list", "--edition", "2019", "--format", "md"]).stdout);
    assert_eq!(csv.len() - 1, json.len());
    for (row, object) in csv[1..].iter().zip(&json) {
        for (column, cell) in csv[0].iter().zip(row) {
            assert_eq!(object[column], **cell, "{column}");
        }
        assert!(md.contains(&format!("](<{}>)", row[6])), "{row:?}");
    }
    // Against the table itself: 2019 replaces all before it.
    let labels = fs::read_to_string(root().join("data/labels.csv")).expect("labels");
    let mut table = csv::Reader::from_reader(labels.as_bytes());
    let of_2019 = table.records().map(|row| row.expect("a row")).filter(|row| &row[4] == "2019");
    let mut places: Vec<String> = of_2019.map(|row| row[1].to_owned()).collect();
    let mut listed: Vec<String> = csv[1..].iter().map(|row| row[0].clone()).collect();
    places.sort_unstable();
    listed.sort_unstable();
    assert_eq!(listed, places);
    assert_eq!(csv[1..].iter().filter(|row| row[2] == "capitale").count(), 13);
}

#[test]
fn a_view_and_a_language_are_respected() {
    let folder = folder("list-view");
    let france = rows(&folder, &["list", "--view", "france"]);
    let world = rows(&folder, &["list", "--view", "world", "--lang", "en"]);
    assert!(france[1..].iter().all(|row| row[3].starts_with("region:")));
    assert!(world[1..].iter().all(|row| row[3].starts_with("country:") && row[7] == "French Tech Community"));
    assert_eq!(france.len() + world.len() - 1, rows(&folder, &["list"]).len());
}

#[test]
fn no_cell_of_a_spreadsheet_is_a_formula_whatever_the_data_says() {
    let folder = folder("formulas");
    copy_data(&folder.join("data"));
    let path = folder.join("data/labels.csv");
    let labels = fs::read_to_string(&path).expect("labels");
    fs::write(&path, labels.replace(",French Tech Lille,", ",=HYPERLINK(A1),")).expect("labels");
    let listed = rows(&folder, &["list", "--data", "data"]);
    let lille = listed.iter().find(|row| row[0] == "lille").expect("Lille");
    assert_eq!(lille[1], "'=HYPERLINK(A1)");
    for cell in listed.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
}

#[test]
fn what_changed_is_told_in_the_words_of_the_map_and_nothing_is_lost_without_a_source() {
    let folder = folder("diff");
    let fr = said(&run(&folder, &["diff", "2019", "2023"]).stdout);
    for line in [
        "Par rapport à l’édition 2019\u{a0}:",
        "- 3 Communautés promues Capitales\u{a0}: Bourgogne-Franche-Comté, La Réunion et Paris-Saclay.",
    ] {
        assert!(fr.lines().any(|said| said == line), "{line}\n{fr}");
    }
    assert!(fr.contains("Communautés sans source trouvée pour l’édition 2023\u{a0}: Artois,"), "{fr}");
    let en = said(&run(&folder, &["diff", "2019", "2023", "--lang", "en", "--view", "france"]).stdout);
    assert!(
        en.contains("with no source found for the 2023 edition: Artois,") && !en.contains("Abroad"),
        "{en}"
    );
    // No row reports a loss.
    assert!(!fr.contains("perdu") && !en.contains("lost"));
    // Of two editions that follow each other: the very sentences that the map's stepper folds out.
    let map = fs::read_to_string(root().join("tests/snapshots/changes.fr.txt")).expect("sentences");
    let step = said(&run(&folder, &["diff", "2021", "2023"]).stdout);
    let entries: Vec<&str> = step.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    assert!(entries.len() > 6);
    for entry in entries {
        assert!(map.lines().any(|line| line == entry), "the map does not say: {entry}");
    }
}

#[test]
fn a_reported_loss_is_told_with_its_source() {
    let folder = folder("lost");
    copy_data(&folder.join("data"));
    let path = folder.join("data/labels.csv");
    let labels = fs::read_to_string(&path).expect("labels");
    let row = labels.lines().find(|line| line.starts_with("french-tech-toulouse-2023,")).expect("a row");
    let lost = row.replace(",capitale,", ",lost,");
    fs::write(&path, labels.replace(row, &lost)).expect("labels");
    let out = run(&folder, &["diff", "2019", "2023", "--data", "data"]);
    let told = said(&out.stdout);
    assert!(
        told.contains("- 1 Capitale perdue selon une source\u{a0}: Toulouse"),
        "{told}{}",
        said(&out.stderr)
    );
    let json = run(&folder, &["diff", "2019", "2023", "--data", "data", "--format", "json"]).stdout;
    let json: Vec<Value> = serde_json::from_slice(&json).expect("JSON");
    let toulouse = json.iter().find(|row| row["place"] == "toulouse").expect("Toulouse");
    assert_eq!((&toulouse["change"], &toulouse["to"]), (&Value::from("lost"), &Value::Null));
}
