//! Reads the files of `data/` and checks them: the same gate for the build, the tests and the command line.
//! Every problem is reported, not only the first. Takes texts, not paths: reading files is the caller's.

mod facts;
mod shapes;

pub use facts::version;

use super::{Atlas, Near, World};

/// The texts of the files in `data/`.
#[derive(Debug, Clone, Copy)]
pub struct Files<'a> {
    /// `regions.geojson`: the 18 regions.
    pub regions: &'a str,
    /// `insets.geojson`: collectivities that hold a label.
    pub insets: &'a str,
    /// `context.geojson`: faint neighbours of the mainland.
    pub context: &'a str,
    /// `world.geojson`: every country.
    pub world: &'a str,
    /// `regions.csv`: names of regions and collectivities.
    pub region_names: &'a str,
    /// `countries.csv`: names of labelled countries.
    pub country_names: &'a str,
    /// `editions.csv`.
    pub editions: &'a str,
    /// `labels.csv`.
    pub labels: &'a str,
    /// `CHANGELOG`: what was changed and when.
    pub changelog: &'a str,
}

/// The names of the files, in the order of the fields of [`Files`].
pub const FILE_NAMES: [&str; 9] = [
    "regions.geojson",
    "insets.geojson",
    "context.geojson",
    "world.geojson",
    "regions.csv",
    "countries.csv",
    "editions.csv",
    "labels.csv",
    "CHANGELOG",
];

impl<'a> Files<'a> {
    /// From texts in the order of [`FILE_NAMES`].
    pub fn from_texts(texts: &'a [String; 9]) -> Files<'a> {
        let [regions, insets, context, world, region_names, country_names, editions, labels, changelog] =
            texts;
        Files { regions, insets, context, world, region_names, country_names, editions, labels, changelog }
    }
}

/// One thing wrong in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// File name, `labels.csv`.
    pub file: &'static str,
    /// Line in the file, counting from 1; for GeoJSON the feature's index is in `field`.
    pub line: Option<usize>,
    /// Column or path: `region`, `features[3].geometry.coordinates[0][2]`.
    pub field: String,
    /// The offending value as written.
    pub value: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl core::fmt::Display for Problem {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}", self.field)?;
        if !self.value.is_empty() {
            write!(f, " = {:?}", self.value)?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Reads and checks everything.
///
/// # Errors
/// Every problem found, in the order of the files and their lines.
pub fn load(files: &Files<'_>) -> Result<(Atlas, World), Vec<Problem>> {
    let mut problems = Vec::new();
    let france = shapes::regions(files, &mut problems);
    let context = shapes::context(files, &mut problems);
    let world = shapes::world(files, &mut problems);
    let atlas = facts::atlas(files, france, context, &world, &mut problems);
    let file = |problem: &Problem| FILE_NAMES.iter().position(|name| *name == problem.file);
    problems.sort_by_key(|problem| (file(problem), problem.line));
    if problems.is_empty() { Ok((atlas, world)) } else { Err(problems) }
}

/// Reads and checks `departements.csv` and `communes.csv`, which say where readers may live.
///
/// # Errors
/// Every problem found, in the order of the files and their lines.
pub fn load_near(departements: &str, communes: &str) -> Result<Near, Vec<Problem>> {
    let mut problems = Vec::new();
    let near = facts::near::read(departements, communes, &mut problems);
    // By name from last to first, as the arguments are.
    problems.sort_by_key(|problem| (core::cmp::Reverse(problem.file), problem.line));
    if problems.is_empty() { Ok(near) } else { Err(problems) }
}
