//! What can be wrong with a file, in words that a newsroom can act on, and with a code that programs can rely on.

use core::fmt;

use super::figures::count;
use super::json::{self, Value};

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

/// Characters of a value that are shown.
const SHOWN: usize = 60;

impl Problem {
    /// Of what is read already, where it cannot be shown.
    pub(crate) fn supplied(code: Code, spot: Spot, value: &str, message: impl Into<String>) -> Problem {
        Problem::new(code, spot, value, message)
    }

    /// Of a value of JSON: a text as it is, anything else as it is written.
    pub(crate) fn of_json(code: Code, spot: Spot, value: &Value<'_>, message: &str) -> Problem {
        let text = match value {
            Value::Null => String::new(),
            Value::String(text) => text.clone().into_owned(),
            value => json::shown(value),
        };
        Problem::new(code, spot, &text, message)
    }

    /// Where, what stands there, and the message.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for part in [&self.spot.text(), &self.value] {
            if !part.is_empty() {
                out.extend([part, ": "]);
            }
        }
        out + &self.message
    }

    /// Keeps the beginning of the value, in one line.
    pub(super) fn new(code: Code, spot: Spot, value: &str, message: impl Into<String>) -> Problem {
        Problem { code, spot, value: shown(value), message: message.into() }
    }
}

/// The beginning of a text in one line, 60 characters at most.
pub(super) fn shown(text: &str) -> String {
    let text = text.trim();
    let is_longer = text.chars().nth(SHOWN).is_some();
    let most = if is_longer { SHOWN - 1 } else { SHOWN };
    let mut line: String = text.chars().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if is_longer {
        line.push('…');
    }
    line
}

/// Whether what a problem speaks of is on the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It is, mended or as it was; or there was nothing to draw.
    Warning,
    /// It is left out.
    Error,
}

impl Severity {
    /// As pages and scripts see it.
    pub fn text(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
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

impl Spot {
    /// In words; empty for the file as a whole.
    pub fn text(&self) -> String {
        match self {
            Spot::File => String::new(),
            Spot::Line(line, column) if column.is_empty() => ["line ", &count(*line)].concat(),
            Spot::Line(line, column) => ["line ", &count(*line), ", ", column].concat(),
            Spot::Path(path) => path.clone(),
        }
    }
}

/// Each kind once: its text, and whether what it speaks of is left out.
macro_rules! codes {
    ($($(#[$doc:meta])* $kind:ident = $text:literal, $severity:ident;)*) => {
        /// Kinds of problems. Their texts are stable: pages and scripts may compare them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $kind,)*
        }

        impl Code {
            /// All of them.
            pub const ALL: &[Code] = &[$(Code::$kind),*];

            /// As pages and scripts see it.
            pub fn text(self) -> &'static str {
                match self {
                    $(Code::$kind => $text,)*
                }
            }

            /// Whether what it speaks of is left out.
            pub fn severity(self) -> Severity {
                match self {
                    $(Code::$kind => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    /// Neither GeoJSON nor a table: a page to log in, a picture, nothing at all.
    NotData = "not-data", Error;
    /// A longitude or latitude that the Earth does not have.
    OutsideEarth = "outside-earth", Error;
    /// No JSON from here on, or in this feature.
    Syntax = "syntax", Error;
    /// More bytes than [`Limits::bytes`](super::Limits::bytes).
    TooLarge = "too-large", Error;
    /// More features or rows than [`Limits::records`](super::Limits::records).
    TooManyRecords = "too-many-records", Error;
    /// More positions than [`Limits::positions`](super::Limits::positions).
    TooManyPositions = "too-many-positions", Error;
    /// Brackets nested deeper than [`Limits::depth`](super::Limits::depth).
    TooDeep = "too-deep", Error;
    /// Something else than GeoJSON asks for in this place.
    WrongType = "wrong-type", Error;
    /// A number that is none: 1e999, NaN, Infinity.
    NotFinite = "not-finite", Error;
    /// Nothing where there must be something: no features, no coordinates.
    Empty = "empty", Error;
    /// A ring of fewer than three different positions.
    ShortRing = "short-ring", Error;
    /// A line, for which the map has no use.
    Line = "line", Error;
    /// Coordinates in a system of reference that is not read, or in metres of one that is not named.
    UnknownPlane = "unknown-plane", Error;
    /// A place without a name.
    NamelessPlace = "nameless-place", Error;
    /// A shape with neither name nor code.
    NamelessArea = "nameless-area", Error;
    /// A shape with the code of one before it.
    RepeatedCode = "repeated-code", Error;
    /// More than five tiers.
    TooManyTiers = "too-many-tiers", Error;
    /// A tier declared so that no place can name it.
    BadTier = "bad-tier", Error;
    /// A tier that the file does not declare.
    UnknownTier = "unknown-tier", Error;
    /// A place that is joined by a code which no shape has.
    UnknownCode = "unknown-code", Error;
    /// Something that was asked of the data and is not understood: it is left out.
    BadOption = "bad-option", Error;
    /// How many problems there are besides those that are listed.
    MoreProblems = "more-problems", Error;
    /// A type that is missing and was clear from what stands there.
    AssumedType = "assumed-type", Warning;
    /// A mark of the order of bytes before the text.
    ByteOrderMark = "byte-order-mark", Warning;
    /// Metres of a plane, brought into degrees.
    Converted = "converted", Warning;
    /// Latitude before longitude in the whole file.
    Swapped = "swapped", Warning;
    /// A single position that would be in France if its numbers changed places.
    PerhapsSwapped = "perhaps-swapped", Warning;
    /// A ring that does not end where it begins.
    UnclosedRing = "unclosed-ring", Warning;
    /// A ring that turns the wrong way round.
    Winding = "winding", Warning;
    /// A position that repeats the one before it.
    RepeatedPosition = "repeated-position", Warning;
    /// A shape across the antimeridian.
    Antimeridian = "antimeridian", Warning;
    /// A longitude beyond ±180, brought back.
    WrappedLongitude = "wrapped-longitude", Warning;
    /// A ring around a pole.
    PolarRing = "polar-ring", Warning;
    /// A number in quotation marks.
    NumberAsText = "number-as-text", Warning;
    /// A collection of geometries, taken one by one.
    Flattened = "flattened", Warning;
    /// A feature with neither geometry nor code: nothing to draw, left out.
    NoPosition = "no-position", Warning;
    /// A shape without a name, shown by its code.
    CodeAsName = "code-as-name", Warning;
    /// A shape without a code, joined by its name.
    NameAsCode = "name-as-code", Warning;
    /// A place without a tier in a file with tiers.
    NoTier = "no-tier", Warning;
    /// A rank that options describe and no place has.
    UnusedTier = "unused-tier", Warning;
    /// A property that is no text: it is left out.
    PropertyType = "property-type", Warning;
    /// A link that is not http, https or relative: it is left out.
    UnsafeLink = "unsafe-link", Warning;
    /// U+0000 in a text: it is removed.
    NullCharacter = "null-character", Warning;
    /// A table in which no column says where places are, or how they are called.
    NoColumns = "no-columns", Error;
    /// A table whose first line holds values instead of names of columns.
    NoHeader = "no-header", Error;
    /// A header with nothing below it.
    NoRows = "no-rows", Error;
    /// Lines above the header: a title, a date.
    LinesAbove = "lines-above", Warning;
    /// Two columns of the same name.
    ColumnTwice = "column-twice", Warning;
    /// A row that ends before the header does, without a loss.
    CellsMissing = "cells-missing", Warning;
    /// A row that ends before a column that is needed.
    RowShort = "row-short", Error;
    /// A row with more cells than the header.
    RowLong = "row-long", Error;
    /// A latitude or longitude that is not a number.
    NotANumber = "not-a-number", Error;
    /// A row with neither coordinates nor a code.
    Nowhere = "nowhere", Error;
    /// Coordinates with degree signs or points of the compass, read as decimal degrees.
    Degrees = "degrees", Warning;
    /// A quoted cell that does not end.
    QuoteOpen = "quote-open", Error;
    /// A quotation mark inside a quoted cell that is not doubled.
    QuoteInside = "quote-inside", Warning;
    /// Letters that were lost when the file was saved.
    Encoding = "encoding", Warning;
    /// A code whose first zero a spreadsheet took away, mended.
    ZeroLost = "zero-lost", Warning;
    /// A row that says the same as one before it, read once.
    RowTwice = "row-twice", Warning;
    /// A formula of a spreadsheet, shown as it is written.
    Formula = "formula", Warning;
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cut_between_letters_and_stay_in_a_line() {
        assert_eq!(shown(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(shown(&"é".repeat(61)), "é".repeat(59) + "…");
        assert_eq!(shown(" a\nb\t "), "a b");
        assert_eq!(shown("a\u{9f}b"), "a b");
    }

    #[test]
    fn no_two_kinds_have_the_same_text() {
        for (i, code) in Code::ALL.iter().enumerate() {
            assert!(!Code::ALL[..i].iter().any(|other| other.text() == code.text()), "{}", code.text());
        }
    }
}
