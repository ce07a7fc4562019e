//! Reads what a host or an editor supplies: points and areas as GeoJSON, points or a table joined by code as CSV.
//! Everything that is wrong is said with its place and what to do, what can be mended is mended and said, and what is good
//! is kept. Texts in, plain values out: knows neither pixels nor the built-in facts, and reads no file.

mod decimal;
pub(crate) mod figures;
pub mod geojson;
pub(crate) mod json;
mod link;
mod problem;
mod reader;
mod report;
mod role;
mod small;
mod sniff;
pub mod table;
mod text;
mod tiers;

pub use problem::{Code, Problem, Severity, Spot};
pub use reader::Reader;
pub use report::{report, report_problems};
pub use text::Text;

use crate::geo::LonLat;

/// What a file holds once it is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dataset {
    /// Shapes with a code, in the order of the file.
    pub areas: Vec<Area>,
    /// What is marked on the map, in the order of the file.
    pub places: Vec<Place>,
    /// One to five ranks, the first the highest: those that the file declares, else in the order in which they are met.
    pub tiers: Vec<Tier>,
}

/// A shape: a region, a country, a commune.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Area {
    /// What rows of a table are joined by: `"32"`, `"FR"`, `"59350"`.
    pub code: String,
    /// As it is shown.
    pub name: String,
    /// Closed rings, exteriors counter-clockwise and holes clockwise as RFC 7946 asks; longitudes in −180…180.
    pub rings: Vec<Vec<LonLat>>,
}

/// Something marked on the map.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// As it is shown.
    pub name: String,
    /// Index in [`Dataset::tiers`].
    pub tier: u8,
    /// Where it is marked.
    pub at: Position,
    /// What it is listed under; empty for none.
    pub group: String,
    /// Address of a page about it: http, https or relative, nothing else; empty for none.
    pub link: String,
    /// A sentence about it; empty for none.
    pub note: String,
    /// Edition or date as written; empty for none.
    pub edition: String,
}

/// Where a place is marked.
#[derive(Debug, Clone, PartialEq)]
pub enum Position {
    /// At a point, longitudes in −180…180.
    At(LonLat),
    /// In the middle of the area with that code.
    Code(String),
}

impl Default for Position {
    fn default() -> Position {
        Position::Code(String::new())
    }
}

/// A rank of places.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tier {
    /// The word by which places name it.
    pub id: String,
    /// As it is shown in French.
    pub fr: String,
    /// As it is shown in English.
    pub en: String,
    /// Name of its mark as the file has it; empty for none.
    pub symbol: String,
    /// Colour of its mark as the file has it; empty for none.
    pub color: String,
    /// Smaller goes first where room is scarce; `None` for its place among the tiers.
    pub priority: Option<i32>,
}

/// How large a file may be before it is refused; each can be set by whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the text.
    pub bytes: usize,
    /// Features of a GeoJSON or rows of a table.
    pub records: usize,
    /// Positions of all shapes together.
    pub positions: usize,
    /// How deep brackets may be nested.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { bytes: 64 << 20, records: 100_000, positions: 5_000_000, depth: 64 }
    }
}

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// How large it may be.
    pub limits: Limits,
    /// Whether one error leaves nothing of the file on the map.
    pub strict: bool,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Intake {
    /// What is good.
    pub dataset: Dataset,
    /// All that is wrong or was mended, in the order of the file.
    pub problems: Vec<Problem>,
    /// How each column of a table was understood, in their order; empty for what is no table.
    pub columns: Vec<table::Understood>,
}

impl Intake {
    /// How many problems of a severity there are.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.code.severity() == severity).count()
    }

    fn new(mut dataset: Dataset, problems: Vec<Problem>, options: &Options) -> Intake {
        if options.strict && problems.iter().any(|problem| problem.code.severity() == Severity::Error) {
            dataset = Dataset::default();
        }
        Intake { dataset, problems, columns: Vec::new() }
    }
}

/// Reads a text at once, whatever it is. Pages, which must not stand still, use a [`Reader`].
pub fn read(text: &str, options: &Options) -> Intake {
    Reader::new(text, *options).finish()
}

/// The same of bytes: UTF-8, else Windows-1252, which is said.
pub fn read_bytes(bytes: &[u8], options: &Options) -> Intake {
    let mut text = Text::default();
    text.push(bytes);
    Reader::of_bytes(text, *options).finish()
}
