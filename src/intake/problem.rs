//! What can be wrong with a file, in words that a newsroom can act on, and with a code that programs can rely on.

use core::fmt;

/// Something wrong, or something that was mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which kind.
    pub code: Code,
    /// Where.
    pub spot: Spot,
    /// What stands there, cut to 60 characters; empty where there is nothing to show.
    pub value: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// Whether what a problem speaks of is on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is, mended or as it was.
    Warning,
    /// It is left out.
    Error,
}

/// Where a problem is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A line, counting from 1, and its column by the name in the header; the name is empty for the whole line.
    Line(usize, String),
    /// A path in a GeoJSON: `features[3].geometry.coordinates[0][2]`.
    Path(String),
}

/// Kinds of problems. Their texts are stable: pages and scripts may compare them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// Neither GeoJSON nor a table: a page to log in, a picture, nothing at all.
    NotData,
    /// A longitude or latitude that the Earth does not have.
    OutsideEarth,
}

impl Code {
    /// As pages and scripts see it.
    pub fn text(self) -> &'static str {
        match self {
            Code::NotData => "not-data",
            Code::OutsideEarth => "outside-earth",
        }
    }

    /// Whether what it speaks of is left out.
    pub fn severity(self) -> Severity {
        match self {
            Code::NotData | Code::OutsideEarth => Severity::Error,
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Spot::File => Ok(()),
            Spot::Line(line, column) if column.is_empty() => write!(f, "line {line}"),
            Spot::Line(line, column) => write!(f, "line {line}, {column}"),
            Spot::Path(path) => f.write_str(path),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.spot != Spot::File {
            write!(f, "{}: ", self.spot)?;
        }
        if !self.value.is_empty() {
            write!(f, "{}: ", self.value)?;
        }
        f.write_str(&self.message)
    }
}
