//! Collects what is wrong in the order of the file, however the reader goes about it.

use crate::intake::figures::count;
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

impl Path<'_> {
    /// `features[3].geometry.coordinates[0][2]`; empty for the object at the top.
    pub(super) fn text(&self) -> String {
        // As long as most.
        let mut out = String::with_capacity(48);
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        let index = match *self {
            Path::Root => return,
            Path::Key(path, key) => {
                path.write(out);
                out.push_str(if out.is_empty() { "" } else { "." });
                return out.push_str(key);
            }
            Path::Feature(index) => {
                out.push_str("features");
                index
            }
            Path::Index(path, index) => {
                path.write(out);
                index
            }
        };
        out.push('[');
        out.push_str(&count(index));
        out.push(']');
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
        let path = path.text();
        let spot = if path.is_empty() { Spot::File } else { Spot::Path(path) };
        self.push(code, spot, value, message);
    }

    /// All problems, in the order of the file.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        sort_by(&mut self.kept, |a, b| a.0 < b.0);
        let mut problems: Vec<Problem> = self.kept.into_iter().map(|(_, problem)| problem).collect();
        if self.left_out > 0 {
            let message = [&count(self.left_out), " more problems are not listed: mend these first"].concat();
            problems.push(Problem::new(Code::MoreProblems, Spot::File, "", message));
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
