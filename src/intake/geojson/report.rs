//! Collects what is wrong in the order of the file, however the reader goes about it.

use core::fmt;

use crate::intake::{Code, Problem, Spot};
use crate::sorted::sort_by;

/// As many problems are kept; the rest is counted. Who has to mend more begins with these.
const MOST: usize = 10_000;

/// A way into the file, a link of a chain for each step, so that nothing is written until something is wrong.
#[derive(Debug, Clone, Copy)]
pub(super) enum Path<'a> {
    /// The object at the top.
    Root,
    /// A member of the collection.
    Feature(usize),
    /// A member of an object.
    Key(&'a Path<'a>, &'a str),
    /// An element of a list.
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Feature(index) => write!(f, "features[{index}]"),
            Path::Key(Path::Root, key) => f.write_str(key),
            Path::Key(path, key) => write!(f, "{path}.{key}"),
            Path::Index(path, index) => write!(f, "{path}[{index}]"),
        }
    }
}

/// What was found so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Where the reader is: 0 before the features, then their number from 1.
    pub(super) order: usize,
    kept: Vec<(usize, Problem)>,
    left_out: usize,
}

impl Report {
    /// Notes a problem of the place where the reader is.
    pub(super) fn push(&mut self, code: Code, spot: Spot, value: &str, message: impl Into<String>) {
        if self.kept.len() >= MOST {
            self.left_out += 1;
            return;
        }
        self.kept.push((self.order, Problem::new(code, spot, value, message)));
    }

    /// Notes a problem of the file as a whole.
    pub(super) fn file(&mut self, code: Code, message: impl Into<String>) {
        self.push(code, Spot::File, "", message);
    }

    /// Notes a problem at a path.
    pub(super) fn at(&mut self, code: Code, path: &Path<'_>, value: &str, message: impl Into<String>) {
        let path = path.to_string();
        let spot = if path.is_empty() { Spot::File } else { Spot::Path(path) };
        self.push(code, spot, value, message);
    }

    /// All problems, in the order of the file.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        sort_by(&mut self.kept, |a, b| a.0 < b.0);
        let mut problems: Vec<Problem> = self.kept.into_iter().map(|(_, problem)| problem).collect();
        if self.left_out > 0 {
            let message = format!("{} more problems are not listed: mend these first", self.left_out);
            problems.push(Problem::new(Code::MoreProblems, Spot::File, "", message));
        }
        problems
    }
}

/// A number as it is printed: with a minus sign, and short. The parser of JSON brings what words numbers; the standard
/// library's way is another 15 kB, and cut out of the shipped wasm.
pub(super) fn number(value: f64) -> String {
    let text = serde_json::Value::from(value).to_string();
    text.strip_suffix(".0").unwrap_or(&text).replace("e+", "e").replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_a_newspaper_would() {
        assert_eq!([number(412.0), number(-95.5), number(-1e300)], ["412", "−95.5", "−1e300"]);
    }

    #[test]
    fn what_is_over_the_limit_is_counted() {
        let mut report = Report::default();
        for _ in 0..MOST + 7 {
            report.file(Code::Winding, "x");
        }
        let problems = report.finish();
        assert_eq!(problems.len(), MOST + 1);
        assert_eq!(problems.last().unwrap().message, "7 more problems are not listed: mend these first");
    }
}
