//! What became of a file, in words: the same where `ftmap check` prints them and where a page shows them.

use super::figures::count;
use super::table::Role;
use super::{Intake, Severity};

/// So many problems are told in full.
const TOLD: usize = 20;

/// What a file of that name holds, how its columns are understood, and what is wrong with it.
pub fn report(name: &str, intake: &Intake) -> String {
    let Intake { dataset, problems, columns } = intake;
    let [places, areas, tiers] =
        [(dataset.places.len(), "place"), (dataset.areas.len(), "area"), (dataset.tiers.len(), "tier")]
            .map(|(count, what)| counted(count, what));
    let mut out = [name, ": ", &places, ", ", &areas, ", ", &tiers, "\n"].concat();
    for column in columns {
        let role = column.role.map_or("not used", Role::en);
        out.extend(["  column “", &column.column, "”: ", role, "\n"]);
    }
    for problem in problems.iter().take(TOLD) {
        let (severity, code) = (problem.code.severity().text(), problem.code.text());
        out.extend([severity, " [", code, "] ", &problem.text(), "\n"]);
    }
    if problems.len() > TOLD {
        out.extend(["and ", &count(problems.len() - TOLD), " more\n"]);
    }
    let (errors, warnings) = (intake.count(Severity::Error), intake.count(Severity::Warning));
    out.extend([&*counted(errors, "error"), ", ", &counted(warnings, "warning"), "\n"]);
    out
}

/// « 1 place », « 2 places ».
fn counted(n: usize, what: &str) -> String {
    [&*count(n), " ", what, if n == 1 { "" } else { "s" }].concat()
}
