//! What became of a file, in words: the same where `ftmap check` prints them and where a page shows them.

use super::figures::count;
use super::table::Role;
use super::{Intake, Problem, Severity};

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
    tell(problems, &mut out);
    out
}

/// What is wrong besides: with what was asked of files, or with files together. Empty where nothing is.
pub fn report_problems(of: &str, problems: &[Problem]) -> String {
    let mut out = String::new();
    if !problems.is_empty() {
        out.extend([of, ":\n"]);
        tell(problems, &mut out);
    }
    out
}

/// The first problems in full, and how many there are.
fn tell(problems: &[Problem], out: &mut String) {
    for problem in problems.iter().take(TOLD) {
        let (severity, code) = (problem.code.severity().text(), problem.code.text());
        out.extend([severity, " [", code, "] ", &problem.text(), "\n"]);
    }
    if problems.len() > TOLD {
        out.extend(["and ", &count(problems.len() - TOLD), " more\n"]);
    }
    let count = |severity| problems.iter().filter(|problem| problem.code.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    out.extend([&*counted(errors, "error"), ", ", &counted(warnings, "warning"), "\n"]);
}

/// « 1 place », « 2 places ».
fn counted(n: usize, what: &str) -> String {
    [&*count(n), " ", what, if n == 1 { "" } else { "s" }].concat()
}
