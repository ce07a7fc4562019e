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
    /// It is, mended or as it was; or there was nothing to draw.
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
    /// No JSON from here on, or in this feature.
    Syntax,
    /// More bytes than [`Limits::bytes`](super::Limits::bytes).
    TooLarge,
    /// More features or rows than [`Limits::records`](super::Limits::records).
    TooManyRecords,
    /// More positions than [`Limits::positions`](super::Limits::positions).
    TooManyPositions,
    /// Brackets nested deeper than [`Limits::depth`](super::Limits::depth).
    TooDeep,
    /// Something else than GeoJSON asks for in this place.
    WrongType,
    /// A number that is none: 1e999, NaN, Infinity.
    NotFinite,
    /// Nothing where there must be something: no features, no coordinates.
    Empty,
    /// A ring of fewer than three different positions.
    ShortRing,
    /// A line, for which the map has no use.
    Line,
    /// Coordinates in a system of reference that is not read, or in metres of one that is not named.
    UnknownPlane,
    /// A place without a name.
    NamelessPlace,
    /// A shape with neither name nor code.
    NamelessArea,
    /// A shape with the code of one before it.
    RepeatedCode,
    /// More than five tiers.
    TooManyTiers,
    /// A tier declared so that no place can name it.
    BadTier,
    /// A tier that the file does not declare.
    UnknownTier,
    /// How many problems there are besides those that are listed.
    MoreProblems,
    /// A type that is missing and was clear from what stands there.
    AssumedType,
    /// A mark of the order of bytes before the text.
    ByteOrderMark,
    /// Metres of a plane, brought into degrees.
    Converted,
    /// Latitude before longitude in the whole file.
    Swapped,
    /// A single position that would be in France if its numbers changed places.
    PerhapsSwapped,
    /// A ring that does not end where it begins.
    UnclosedRing,
    /// A ring that turns the wrong way round.
    Winding,
    /// A position that repeats the one before it.
    RepeatedPosition,
    /// A shape across the antimeridian.
    Antimeridian,
    /// A longitude beyond ±180, brought back.
    WrappedLongitude,
    /// A ring around a pole.
    PolarRing,
    /// A number in quotation marks.
    NumberAsText,
    /// A collection of geometries, taken one by one.
    Flattened,
    /// A feature with neither geometry nor code: nothing to draw, left out.
    NoPosition,
    /// A shape without a name, shown by its code.
    CodeAsName,
    /// A shape without a code, joined by its name.
    NameAsCode,
    /// A place without a tier in a file with tiers.
    NoTier,
    /// A property that is no text: it is left out.
    PropertyType,
    /// A link that is not http, https or relative: it is left out.
    UnsafeLink,
    /// U+0000 in a text: it is removed.
    NullCharacter,
}

impl Code {
    /// As pages and scripts see it.
    pub fn text(self) -> &'static str {
        match self {
            Code::NotData => "not-data",
            Code::OutsideEarth => "outside-earth",
            Code::Syntax => "syntax",
            Code::TooLarge => "too-large",
            Code::TooManyRecords => "too-many-records",
            Code::TooManyPositions => "too-many-positions",
            Code::TooDeep => "too-deep",
            Code::WrongType => "wrong-type",
            Code::NotFinite => "not-finite",
            Code::Empty => "empty",
            Code::ShortRing => "short-ring",
            Code::Line => "line",
            Code::UnknownPlane => "unknown-plane",
            Code::NamelessPlace => "nameless-place",
            Code::NamelessArea => "nameless-area",
            Code::RepeatedCode => "repeated-code",
            Code::TooManyTiers => "too-many-tiers",
            Code::BadTier => "bad-tier",
            Code::UnknownTier => "unknown-tier",
            Code::MoreProblems => "more-problems",
            Code::AssumedType => "assumed-type",
            Code::ByteOrderMark => "byte-order-mark",
            Code::Converted => "converted",
            Code::Swapped => "swapped",
            Code::PerhapsSwapped => "perhaps-swapped",
            Code::UnclosedRing => "unclosed-ring",
            Code::Winding => "winding",
            Code::RepeatedPosition => "repeated-position",
            Code::Antimeridian => "antimeridian",
            Code::WrappedLongitude => "wrapped-longitude",
            Code::PolarRing => "polar-ring",
            Code::NumberAsText => "number-as-text",
            Code::Flattened => "flattened",
            Code::NoPosition => "no-position",
            Code::CodeAsName => "code-as-name",
            Code::NameAsCode => "name-as-code",
            Code::NoTier => "no-tier",
            Code::PropertyType => "property-type",
            Code::UnsafeLink => "unsafe-link",
            Code::NullCharacter => "null-character",
        }
    }

    /// Whether what it speaks of is left out.
    pub fn severity(self) -> Severity {
        match self {
            Code::AssumedType
            | Code::ByteOrderMark
            | Code::Converted
            | Code::Swapped
            | Code::PerhapsSwapped
            | Code::UnclosedRing
            | Code::Winding
            | Code::RepeatedPosition
            | Code::Antimeridian
            | Code::WrappedLongitude
            | Code::PolarRing
            | Code::NumberAsText
            | Code::Flattened
            | Code::NoPosition
            | Code::CodeAsName
            | Code::NameAsCode
            | Code::NoTier
            | Code::PropertyType
            | Code::UnsafeLink
            | Code::NullCharacter => Severity::Warning,
            Code::NotData
            | Code::OutsideEarth
            | Code::Syntax
            | Code::TooLarge
            | Code::TooManyRecords
            | Code::TooManyPositions
            | Code::TooDeep
            | Code::WrongType
            | Code::NotFinite
            | Code::Empty
            | Code::ShortRing
            | Code::Line
            | Code::UnknownPlane
            | Code::NamelessPlace
            | Code::NamelessArea
            | Code::RepeatedCode
            | Code::TooManyTiers
            | Code::BadTier
            | Code::UnknownTier
            | Code::MoreProblems => Severity::Error,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
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
