//! Tables as newsrooms have them, and what is said of each: `tests/corpus/intake/table/`.
//!
//! Each file has its result beside it. To renew these: `RENEW=1 cargo test --test intake_table`, then read what `git diff`
//! shows, sentence by sentence.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use french_tech_map::intake::table::{self, Reader};
use french_tech_map::intake::{Code, Intake, Limits, Position, Severity};
use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/intake/table")
}

/// Each table of the corpus: its path, and its text as a browser decodes it.
fn corpus() -> Vec<(PathBuf, String)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "csv" || end == "tsv"));
    files.sort();
    let text = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    files.into_iter().map(|path| (path.clone(), text(&path))).collect()
}

fn told(intake: &Intake) -> String {
    let Intake { dataset, problems, columns } = intake;
    let (areas, places, tiers) = (dataset.areas.len(), dataset.places.len(), dataset.tiers.len());
    let mut out = format!("areas {areas} places {places} tiers {tiers}\n");
    for column in columns {
        let role = column.role.map_or("nothing", table::Role::en);
        writeln!(out, "column {:?} = {role}", column.column).unwrap();
    }
    for problem in problems {
        let severity = match problem.code.severity() {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        writeln!(out, "{severity} {} {problem}", problem.code.text()).unwrap();
    }
    out
}

#[test]
fn each_table_of_the_corpus_is_read_as_expected() {
    let files = corpus();
    assert!(files.len() >= 60, "{} files", files.len());
    let mut wrong = Vec::new();
    for (path, text) in files {
        let now = told(&table::read(&text, &Limits::default()));
        let expected = path.with_extension("expected");
        if std::env::var_os("RENEW").is_some() {
            std::fs::write(&expected, &now).unwrap();
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != now {
            wrong.push(format!("{}\n{now}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "not as expected:\n{}", wrong.join("\n"));
}
