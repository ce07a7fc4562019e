//! Reads one GeoJSON file into rings of whole numbers. Every problem is reported with its path in the file and
//! what cannot be used is left out, so that one bad feature hides nothing of the others.

use std::collections::HashMap;

use geojson::{GeometryValue, JsonValue, PolygonType};
use serde::Deserialize;

use super::check;
use crate::atlas::source::Problem;

/// A ring without the repeated last position.
pub(super) type Ring = Vec<[i32; 2]>;

/// What a file must hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spec<'a> {
    pub(super) file: &'static str,
    pub(super) text: &'a str,
    /// The first one names the feature and must be unique.
    pub(super) properties: &'a [Property],
    pub(super) units_per_degree: u16,
    /// Westernmost and easternmost longitude.
    pub(super) lon: [f64; 2],
    /// How far rounding may move a position, kilometres; `None` for any distance.
    pub(super) moved_km: Option<f64>,
}

/// A property that every feature must have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub(super) name: &'static str,
    pub(super) may_be_empty: bool,
}

/// One feature, read.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Where it stands in the file.
    pub(super) index: usize,
    pub(super) polygons: Vec<Vec<Ring>>,
    texts: Vec<(String, String)>,
}

impl Shape {
    /// A text property; `""` where there is none.
    pub(super) fn property(&self, name: &str) -> &str {
        self.texts.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }
}

/// Collects problems of one file.
pub(super) struct Report<'a> {
    file: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl Report<'_> {
    pub(super) fn push(&mut self, field: String, value: impl ToString, message: impl ToString) {
        let (value, message) = (value.to_string(), message.to_string());
        self.problems.push(Problem { file: self.file, line: None, field, value, message });
    }
}

/// Reads a file: one shape per entry of `features`, also where the entry is broken, so that indices hold.
pub(super) fn read(spec: &Spec<'_>, problems: &mut Vec<Problem>) -> Vec<Shape> {
    let document: JsonValue = match spec.text.parse() {
        Ok(document) => document,
        Err(error) => {
            let line = Some(error.line());
            let message = format!("is not JSON: {error}");
            problems.push(Problem {
                file: spec.file,
                line,
                field: String::new(),
                value: String::new(),
                message,
            });
            return Vec::new();
        }
    };
    let mut report = Report { file: spec.file, problems };
    if document["type"] != "FeatureCollection" {
        report.push("type".into(), plain(&document["type"]), "must be \"FeatureCollection\"");
        return Vec::new();
    }
    let Some(features) = document["features"].as_array() else {
        report.push("features".into(), plain(&document["features"]), "must be a list of features");
        return Vec::new();
    };
    if features.is_empty() {
        report.push("features".into(), "[]", "must hold at least one feature");
    }
    let mut names = HashMap::new();
    let mut shapes = Vec::with_capacity(features.len());
    for (i, feature) in features.iter().enumerate() {
        let shape = shape(spec, i, feature, &mut report);
        check_unique(spec, &shape, &mut names, &mut report);
        shapes.push(shape);
    }
    shapes
}

fn check_unique(spec: &Spec<'_>, shape: &Shape, names: &mut HashMap<String, usize>, report: &mut Report<'_>) {
    let Some(key) = spec.properties.first().map(|p| p.name) else { return };
    let name = shape.property(key);
    if name.is_empty() {
        return;
    }
    if let Some(first) = names.insert(name.to_owned(), shape.index) {
        let field = format!("features[{}].properties.{key}", shape.index);
        report.push(field, name, format!("is already the {key} of features[{first}]"));
    }
}

fn shape(spec: &Spec<'_>, index: usize, feature: &JsonValue, report: &mut Report<'_>) -> Shape {
    let path = format!("features[{index}]");
    let mut shape = Shape { index, ..Shape::default() };
    shape.texts = texts(spec, &path, &feature["properties"], report);
    if feature["type"] != "Feature" {
        report.push(format!("{path}.type"), plain(&feature["type"]), "must be \"Feature\"");
        return shape;
    }
    let geometry = &feature["geometry"];
    let path = format!("{path}.geometry");
    if geometry.is_null() {
        report.push(path, "null", "must be a Polygon or a MultiPolygon");
        return shape;
    }
    match geojson::Geometry::deserialize(geometry).map(|g| g.value) {
        Ok(GeometryValue::Polygon { coordinates }) => {
            let path = format!("{path}.coordinates");
            shape.polygons.extend(polygon(spec, &path, &coordinates, report));
        }
        Ok(GeometryValue::MultiPolygon { coordinates }) => {
            let path = format!("{path}.coordinates");
            if coordinates.is_empty() {
                report.push(path.clone(), "[]", "must hold at least one polygon");
            }
            let parts = coordinates.iter().enumerate();
            let parts = parts.filter_map(|(i, part)| polygon(spec, &format!("{path}[{i}]"), part, report));
            shape.polygons.extend(parts);
        }
        Ok(other) => {
            report.push(format!("{path}.type"), other.type_name(), "must be Polygon or MultiPolygon");
        }
        Err(error) => report.push(path, "", format!("is no GeoJSON geometry: {error}")),
    }
    shape
}

/// The text properties; a required one that is missing is reported.
fn texts(
    spec: &Spec<'_>,
    path: &str,
    properties: &JsonValue,
    report: &mut Report<'_>,
) -> Vec<(String, String)> {
    for required in spec.properties {
        let value = &properties[required.name];
        let ok = value.as_str().is_some_and(|s| required.may_be_empty || !s.trim().is_empty());
        if !ok {
            let message = if value.is_null() { "is missing" } else { "must be a text that is not empty" };
            report.push(format!("{path}.properties.{}", required.name), plain(value), message);
        }
    }
    let entries = properties.as_object().into_iter().flatten();
    entries.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned()))).collect()
}

/// The value as written; nothing for what is not there.
fn plain(value: &JsonValue) -> String {
    match value {
        JsonValue::Null => String::new(),
        JsonValue::String(text) => text.clone(),
        other => other.to_string().chars().take(60).collect(),
    }
}

/// The rings that can be used; `None` when the exterior cannot.
fn polygon(spec: &Spec<'_>, path: &str, rings: &PolygonType, report: &mut Report<'_>) -> Option<Vec<Ring>> {
    if rings.is_empty() {
        report.push(path.to_owned(), "[]", "must hold at least one ring");
    }
    let mut out = Vec::with_capacity(rings.len());
    for (i, positions) in rings.iter().enumerate() {
        let ring = check::ring(spec, &format!("{path}[{i}]"), positions, i > 0, report);
        if ring.is_none() && i == 0 {
            return None;
        }
        out.extend(ring);
    }
    (!out.is_empty()).then_some(out)
}
