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
    /// A place in a tier after the fifth.
    TooManyTiers,
    /// More bytes than [`Limits::bytes`](super::Limits::bytes).
    TooLarge,
    /// More features or rows than [`Limits::records`](super::Limits::records).
    TooManyRecords,
    /// A table in which no column says where places are, or how they are called.
    NoColumns,
    /// A table whose first line holds values instead of names of columns.
    NoHeader,
    /// A header with nothing below it.
    NoRows,
    /// Lines above the header: a title, a date.
    LinesAbove,
    /// Two columns of the same name.
    ColumnTwice,
    /// A row that ends before the header does, without a loss.
    CellsMissing,
    /// A row that ends before a column that is needed.
    RowShort,
    /// A row with more cells than the header.
    RowLong,
    /// A latitude or longitude that is not a number.
    NotANumber,
    /// A row with neither coordinates nor a code.
    Nowhere,
    /// A row without a name.
    NamelessPlace,
    /// A place called by its code, for want of a name.
    CodeAsName,
    /// A row without a tier in a table of tiers.
    NoTier,
    /// Coordinates with degree signs or points of the compass, read as decimal degrees.
    Degrees,
    /// Coordinates in metres of Lambert-93, converted.
    Converted,
    /// Latitudes in the column for longitudes and the other way round, read as they are meant.
    Swapped,
    /// A quoted cell that does not end.
    QuoteOpen,
    /// A quotation mark inside a quoted cell that is not doubled.
    QuoteInside,
    /// A character of code zero, taken out.
    NullCharacter,
    /// Letters that were lost when the file was saved.
    Encoding,
    /// A code whose first zero a spreadsheet took away, mended.
    ZeroLost,
    /// A row that says the same as one before it, read once.
    RowTwice,
    /// An address that is neither http, https nor relative, left out.
    UnsafeLink,
    /// A formula of a spreadsheet, shown as it is written.
    Formula,
}

impl Code {
    /// As pages and scripts see it.
    pub fn text(self) -> &'static str {
        match self {
            Code::NotData => "not-data",
            Code::OutsideEarth => "outside-earth",
            Code::TooManyTiers => "too-many-tiers",
            Code::TooLarge => "too-large",
            Code::TooManyRecords => "too-many-records",
            Code::NoColumns => "no-columns",
            Code::NoHeader => "no-header",
            Code::NoRows => "no-rows",
            Code::LinesAbove => "lines-above",
            Code::ColumnTwice => "column-twice",
            Code::CellsMissing => "cells-missing",
            Code::RowShort => "row-short",
            Code::RowLong => "row-long",
            Code::NotANumber => "not-a-number",
            Code::Nowhere => "nowhere",
            Code::NamelessPlace => "nameless-place",
            Code::CodeAsName => "code-as-name",
            Code::NoTier => "no-tier",
            Code::Degrees => "degrees",
            Code::Converted => "converted",
            Code::Swapped => "swapped",
            Code::QuoteOpen => "quote-open",
            Code::QuoteInside => "quote-inside",
            Code::NullCharacter => "null-character",
            Code::Encoding => "encoding",
            Code::ZeroLost => "zero-lost",
            Code::RowTwice => "row-twice",
            Code::UnsafeLink => "unsafe-link",
            Code::Formula => "formula",
        }
    }

    /// Whether what it speaks of is left out.
    pub fn severity(self) -> Severity {
        match self {
            Code::NotData | Code::OutsideEarth => Severity::Error,
            Code::TooManyTiers
            | Code::TooLarge
            | Code::TooManyRecords
            | Code::NoColumns
            | Code::NoHeader
            | Code::NoRows
            | Code::RowShort
            | Code::RowLong
            | Code::NotANumber
            | Code::Nowhere
            | Code::NamelessPlace
            | Code::QuoteOpen => Severity::Error,
            Code::LinesAbove
            | Code::ColumnTwice
            | Code::CellsMissing
            | Code::CodeAsName
            | Code::NoTier
            | Code::Degrees
            | Code::Converted
            | Code::Swapped
            | Code::QuoteInside
            | Code::NullCharacter
            | Code::Encoding
            | Code::ZeroLost
            | Code::RowTwice
            | Code::UnsafeLink
            | Code::Formula => Severity::Warning,
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
