//! `CHANGELOG`: what was changed in the data and when, newest first, each entry a date with a line in either language,
//! then an empty line. Of the entries the atlas keeps the newest; the version of the facts is computed.

use sha2::{Digest as _, Sha256};

use super::super::{Files, Problem};
use super::syntax;
use super::table::Report;
use crate::atlas::{Bilingual, Revision};

/// Digits of the version: two of all that was ever published are as good as never alike.
const DIGITS: usize = 8;
const FORM: &str = "must be a day, as 2023-02-28, then a line « fr: … » and a line « en: … »";

/// The state of the data.
pub(super) fn revision(files: &Files<'_>, problems: &mut Vec<Problem>) -> Revision {
    let mut report = Report::new("CHANGELOG", problems);
    let mut newest: Option<Revision> = None;
    let mut before: Option<String> = None;
    let lines: Vec<&str> = files.changelog.lines().map(str::trim_end).collect();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        if line.is_empty() {
            continue;
        }
        if !syntax::is_date(line) || line.len() != "2023-02-28".len() {
            report.line(Some(at), "date", line, FORM);
            // What belongs to it is not wrong as well.
            while lines.get(at).is_some_and(|line| !line.is_empty()) {
                at += 1;
            }
            continue;
        }
        if before.as_deref().is_some_and(|before| *line >= before) {
            report.line(
                Some(at),
                "date",
                line,
                "is not before the entry above: newest first, one entry a day",
            );
        }
        before = Some((*line).to_owned());
        let dated = at;
        let mut text = |language: &'static str| {
            let start = format!("{language}: ");
            let text = lines.get(at).and_then(|line| line.strip_prefix(&start));
            let found = text.map(|text| {
                at += 1;
                check(language, text, at, &mut report);
                text.to_owned()
            });
            found.unwrap_or_else(|| {
                report.line(
                    Some(dated),
                    language,
                    line,
                    format!("lacks the line « {language}: … » below it"),
                );
                String::new()
            })
        };
        let note = Bilingual { fr: text("fr"), en: text("en") };
        newest.get_or_insert(Revision { date: (*line).to_owned(), note, version: String::new() });
    }
    if newest.is_none() {
        report.line(None, "date", "", "holds no entry: write what was changed and when");
    }
    Revision { version: version(files.editions, files.labels), ..newest.unwrap_or_default() }
}

fn check(language: &'static str, text: &str, line: usize, report: &mut Report<'_>) {
    if let Some(message) = syntax::badly_set(text) {
        report.line(Some(line), language, text, message);
    } else if !text.ends_with('.') {
        report.line(Some(line), language, text, "must be a sentence: end it with a full stop");
    }
}

/// What `cat data/editions.csv data/labels.csv | sha256sum` begins with: whose facts are shown.
pub fn version(editions: &str, labels: &str) -> String {
    let mut hash = Sha256::new();
    for text in [editions, labels] {
        // As the repository keeps them, whatever the line ends of this copy.
        hash.update(text.replace("\r\n", "\n"));
    }
    let digits: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    digits.chars().take(DIGITS).collect()
}
