//! What became of a file, in words: the same where `ftmap check` prints them and where a page shows them.

use std::fmt::Write as _;

use super::table::Role;
use super::{Intake, Severity};

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
    for problem in problems.iter().take(TOLD) {
        let _ = writeln!(out, "{} [{}] {problem}", problem.code.severity(), problem.code.text());
    }
    if problems.len() > TOLD {
        let _ = writeln!(out, "and {} more", problems.len() - TOLD);
    }
    let (errors, warnings) = (intake.count(Severity::Error), intake.count(Severity::Warning));
    let _ = writeln!(out, "{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    out
}

/// « 1 place », « 2 places ».
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
