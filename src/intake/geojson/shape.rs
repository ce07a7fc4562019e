//! What a feature holds on its way onto the map: its shapes as they stand in the file, its words, and what was mended.

use super::report::{Path, Report};
use crate::intake::{Code, figures};

/// Longitude and latitude as they stand in the file, degrees.
pub(super) type Pair = [f64; 2];

/// Shapes of a feature. Paths are those of the file.
#[derive(Debug, Default)]
pub(super) struct Shape {
    /// Each with its exterior first.
    pub(super) polygons: Vec<(String, Vec<Vec<Pair>>)>,
    pub(super) points: Vec<(String, Pair)>,
    /// Positions that the Earth does not have, unless all of the file are swapped.
    pub(super) suspects: Vec<(String, Pair)>,
    /// Whether something of it cannot be used.
    pub(super) broken: bool,
    /// Whether it holds, or should have held, polygons and points.
    pub(super) has: Kinds,
}

/// What a geometry says that it holds.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Kinds {
    pub(super) polygons: bool,
    pub(super) points: bool,
}

/// What was mended in a feature, said once for each kind with how often.
#[derive(Debug, Default)]
pub(super) struct Mends(Vec<(Code, usize)>);

impl Mends {
    /// Counts a mend.
    pub(super) fn add(&mut self, code: Code) {
        match self.0.iter_mut().find(|(known, _)| *known == code) {
            Some((_, count)) => *count += 1,
            None => self.0.push((code, 1)),
        }
    }

    /// Says what was mended.
    pub(super) fn report(&self, path: &Path<'_>, report: &mut Report) {
        for (code, count) in &self.0 {
            report.at(*code, path, "", said(*code, *count));
        }
    }
}

fn said(code: Code, count: usize) -> String {
    let one = count == 1;
    let pick = |single: &str, several: &str| match one {
        true => single.to_owned(),
        false => [&figures::count(count), " ", several].concat(),
    };
    match code {
        Code::UnclosedRing => pick(
            "a ring does not end where it begins: it was closed",
            "rings do not end where they begin: they were closed",
        ),
        Code::Winding => {
            let turned = pick(
                "a ring turns the wrong way: it was reversed",
                "rings turn the wrong way: they were reversed",
            );
            turned + " (GeoJSON has exteriors counter-clockwise and holes clockwise)"
        }
        Code::RepeatedPosition => pick(
            "a position repeats the one before it: it was left out",
            "positions repeat the ones before them: they were left out",
        ),
        Code::Antimeridian => "crosses the antimeridian: it was cut there".to_owned(),
        Code::WrappedLongitude => "has longitudes beyond ±180: they were brought into −180…180".to_owned(),
        Code::PolarRing => "goes around a pole: it was closed over it".to_owned(),
        Code::NumberAsText => pick(
            "a number stands in quotation marks: it was read as a number",
            "numbers stand in quotation marks: they were read as numbers",
        ),
        Code::Flattened => "is a collection of geometries: they were taken one by one".to_owned(),
        _ => String::new(),
    }
}
