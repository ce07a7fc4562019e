//! Reads one feature: its type, its words, its geometry.

use super::place::Draft;
use super::plane::{Order, Plane};
use super::properties::{self, Meanings, Words};
use super::report::{Path, Report};
use super::shape::{Mends, Shape};
use super::top::is_geometry;
use super::walk::Walk;
use crate::intake::Code;
use crate::intake::json::shown;
use crate::intake::json::{Member, Value, member};

/// What features of a file share while they are read.
pub(super) struct Shared<'a> {
    pub(super) report: &'a mut Report,
    pub(super) plane: Plane,
    pub(super) order: &'a mut Order,
    pub(super) meanings: &'a mut Meanings,
    /// Positions read so far.
    pub(super) positions: &'a mut usize,
}

/// Reads a feature; `None` if it is none.
pub(super) fn read(index: Option<usize>, value: &Value<'_>, shared: &mut Shared<'_>) -> Option<Draft> {
    let path = index.map_or(Path::Root, Path::Feature);
    let Value::Object(feature) = value else {
        let message = "must be a feature: {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}";
        shared.report.at(Code::WrongType, &path, &shown(value), message);
        return None;
    };
    if !is_feature(&path, feature, shared.report) {
        return None;
    }
    let words = properties::read(&path, feature, shared.meanings, shared.report);
    Some(draft(index, words, &Path::Key(&path, "geometry"), member(feature, "geometry"), shared))
}

/// Reads a geometry that is the whole file.
pub(super) fn read_bare(value: &Value<'_>, shared: &mut Shared<'_>) -> Draft {
    draft(None, Words::default(), &Path::Root, value, shared)
}

fn draft(
    index: Option<usize>,
    words: Words,
    path: &Path<'_>,
    geometry: &Value<'_>,
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
    if has_geometry {
        walk.geometry(path, geometry);
    }
    *shared.positions += walk.positions;
    Draft { index, words, shape: walk.shape, mends: walk.mends, has_geometry }
}

/// Checks the type of a member of the collection.
fn is_feature(path: &Path<'_>, feature: &[Member<'_>], report: &mut Report) -> bool {
    let kind = member(feature, "type");
    let named = kind.text();
    if named == "Feature" {
        return true;
    }
    let path = Path::Key(path, "type");
    let has = |name| feature.iter().any(|(key, _)| key == name);
    let found = if has("type") { shown(kind) } else { String::new() };
    if is_geometry(named) {
        let message =
            "is a geometry: put it into {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}";
        report.at(Code::WrongType, &path, &found, message);
        return false;
    }
    if !has("geometry") || named == "FeatureCollection" {
        report.at(Code::WrongType, &path, &found, "must be \"Feature\"");
        return false;
    }
    report.at(Code::AssumedType, &path, &found, "was read as \"Feature\": write that");
    true
}
