//! Reads one feature: its type, its words, its geometry.

use serde_json::{Map, Value};

use super::place::Draft;
use super::plane::{Order, Plane};
use super::properties::{self, Words};
use super::quick::Coordinates;
use super::report::{Path, Report};
use super::shape::{Mends, Shape};
use super::top::is_geometry;
use super::walk::{Walk, shown};
use crate::intake::Code;

/// What features of a file share while they are read.
pub(super) struct Shared<'a> {
    pub(super) report: &'a mut Report,
    pub(super) plane: Plane,
    pub(super) order: &'a mut Order,
    /// Positions read so far.
    pub(super) positions: &'a mut usize,
}

/// Reads a feature; `None` if it is none. Its coordinates may be known already.
pub(super) fn read(
    index: Option<usize>,
    value: Value,
    known: Option<Coordinates>,
    shared: &mut Shared<'_>,
) -> Option<Draft> {
    let path = index.map_or(Path::Root, Path::Feature);
    let Value::Object(mut feature) = value else {
        let message = "must be a feature: {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}";
        shared.report.at(Code::WrongType, &path, &shown(&value), message);
        return None;
    };
    if !is_feature(&path, &feature, shared.report) {
        return None;
    }
    let words = properties::read(&path, &feature, shared.report);
    let mut geometry = feature.remove("geometry").unwrap_or_default();
    Some(draft(index, words, &Path::Key(&path, "geometry"), &mut geometry, known, shared))
}

/// Reads a geometry that is the whole file.
pub(super) fn read_bare(mut value: Value, shared: &mut Shared<'_>) -> Draft {
    draft(None, Words::default(), &Path::Root, &mut value, None, shared)
}

fn draft(
    index: Option<usize>,
    words: Words,
    path: &Path<'_>,
    geometry: &mut Value,
    known: Option<Coordinates>,
    shared: &mut Shared<'_>,
) -> Draft {
    let has_geometry = !geometry.is_null();
    let mut walk = Walk {
        report: shared.report,
        plane: shared.plane,
        order: shared.order,
        shape: Shape::default(),
        mends: Mends::default(),
        positions: 0,
    };
    match known {
        Some(known) => walk.take(path, known),
        None if has_geometry => walk.geometry(path, geometry),
        None => {}
    }
    *shared.positions += walk.positions;
    Draft { index, words, shape: walk.shape, mends: walk.mends, has_geometry }
}

/// Checks the type of a member of the collection.
fn is_feature(path: &Path<'_>, feature: &Map<String, Value>, report: &mut Report) -> bool {
    let kind = feature.get("type");
    let named = kind.and_then(Value::as_str).unwrap_or_default();
    if named == "Feature" {
        return true;
    }
    let path = Path::Key(path, "type");
    let found = kind.map_or_else(String::new, shown);
    if is_geometry(named) {
        let message =
            "is a geometry: put it into {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}";
        report.at(Code::WrongType, &path, &found, message);
        return false;
    }
    if !feature.contains_key("geometry") || named == "FeatureCollection" {
        report.at(Code::WrongType, &path, &found, "must be \"Feature\"");
        return false;
    }
    report.at(Code::AssumedType, &path, &found, "was read as \"Feature\": write that");
    true
}
