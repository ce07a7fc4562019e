//! What became of a file, in words: the same where `ftmap check` prints them and where a page shows them.

use std::fmt::Write as _;

use super::table::Role;
use super::{Intake, Problem, Severity};

/// So many problems are told in full.
const TOLD: usize = 20;

/// What a file of that name holds, how its columns are understood, and what is wrong with it.
pub fn report(name: &str, intake: &Intake) -> String {
    let Intake { dataset, problems, columns } = intake;
    let mut out = format!("{name}: {}", counted(dataset.places.len(), "place"));
    let _ = write!(out, ", {}", counted(dataset.areas.len(), "area"));
    let _ = writeln!(out, ", {}", counted(dataset.tiers.len(), "tier"));
    for column in columns {
        let _ = writeln!(out, "  column “{}”: {}", column.column, column.role.map_or("not used", Role::en));
    }
    tell(problems, &mut out);
    out
}

/// What is wrong besides: with what was asked of files, or with files together. Empty where nothing is.
pub fn report_problems(of: &str, problems: &[Problem]) -> String {
    let mut out = String::new();
    if !problems.is_empty() {
        let _ = writeln!(out, "{of}:");
        tell(problems, &mut out);
    }
    out
}

/// The first problems in full, and how many there are.
fn tell(problems: &[Problem], out: &mut String) {
    for problem in problems.iter().take(TOLD) {
        let _ = writeln!(out, "{} [{}] {problem}", problem.code.severity(), problem.code.text());
    }
    if problems.len() > TOLD {
        let _ = writeln!(out, "and {} more", problems.len() - TOLD);
    }
    let count = |severity| problems.iter().filter(|problem| problem.code.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let _ = writeln!(out, "{}, {}", counted(errors, "error"), counted(warnings, "warning"));
}

/// « 1 place », « 2 places ».
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
