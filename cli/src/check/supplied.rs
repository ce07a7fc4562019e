//! A file that a newsroom supplies, GeoJSON or a table: what is read of it, and every problem in the words that pages use.

use std::path::Path;

use french_tech_map::intake::{Options, Severity, read_bytes, report};

use crate::failure::Failure;
use crate::output::print;

/// Reads the file and says what it holds; fails where something of it would not be on the map.
pub(super) fn check(path: &Path, strict: bool) -> Result<(), Failure> {
    let bytes = std::fs::read(path).map_err(|e| Failure::Wrong(format!("{}: {e}", path.display())))?;
    let intake = read_bytes(&bytes, &Options { strict, ..Options::default() });
    let report = report(&path.display().to_string(), &intake);
    match intake.count(Severity::Error) {
        0 => print(report.as_bytes()),
        _ => Err(Failure::Wrong(report.trim_end().to_owned())),
    }
}
