//! A file that a newsroom supplies, GeoJSON or a table: what is read of it, and every problem in the words that pages use.

use std::fmt::Write as _;
use std::path::Path;

use french_tech_map::intake::table::Role;
use french_tech_map::intake::{Intake, Options, Problem, Severity, read};

use crate::failure::Failure;
use crate::output::print;

/// So many problems are told in full.
const TOLD: usize = 20;

/// Reads the file and says what it holds; fails where something of it would not be on the map.
pub(super) fn check(path: &Path, strict: bool) -> Result<(), Failure> {
    let bytes = std::fs::read(path).map_err(|e| Failure::Wrong(format!("{}: {e}", path.display())))?;
    // As browsers read what is not UTF-8: the readers tell of letters that were lost.
    let intake = read(&String::from_utf8_lossy(&bytes), &Options { strict, ..Options::default() });
    let report = report(path, &intake);
    match count(&intake.problems, Severity::Error) {
        0 => print(report.as_bytes()),
        _ => Err(Failure::Wrong(report.trim_end().to_owned())),
    }
}

fn report(path: &Path, Intake { dataset, problems, columns }: &Intake) -> String {
    let mut out = format!("{}: {}", path.display(), counted(dataset.places.len(), "place"));
    let _ = write!(out, ", {}", counted(dataset.areas.len(), "area"));
    let _ = writeln!(out, ", {}", counted(dataset.tiers.len(), "tier"));
    for column in columns {
        let _ = writeln!(out, "  column “{}”: {}", column.column, column.role.map_or("not used", Role::en));
    }
    for problem in problems.iter().take(TOLD) {
        let _ = writeln!(out, "{} [{}] {problem}", problem.code.severity(), problem.code.text());
    }
    if problems.len() > TOLD {
        let _ = writeln!(out, "and {} more", problems.len() - TOLD);
    }
    let (errors, warnings) = (count(problems, Severity::Error), count(problems, Severity::Warning));
    let _ = writeln!(out, "{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    out
}

fn count(problems: &[Problem], severity: Severity) -> usize {
    problems.iter().filter(|problem| problem.code.severity() == severity).count()
}

/// « 1 place », « 2 places ».
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
