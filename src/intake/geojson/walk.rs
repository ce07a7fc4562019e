//! Walks through a geometry as it stands in the file, so that everything wrong in it is said with its path, mends what is
//! clear, and hands what is good to `geojson`.

use geojson::{Geometry, GeometryValue, Position};
use serde::Deserialize as _;
use serde_json::Value;

use super::plane::{Order, Plane};
use super::quick::Coordinates;
use super::report::{Path, Report};
use super::shape::{Mends, Pair, Shape};
use super::syntax::WILD;
use crate::intake::Code;
use crate::intake::decimal;

/// What a walk finds, and by what rules.
pub(super) struct Walk<'a> {
    pub(super) report: &'a mut Report,
    pub(super) plane: Plane,
    /// Told of every position in degrees.
    pub(super) order: &'a mut Order,
    pub(super) shape: Shape,
    pub(super) mends: Mends,
    /// How many positions there were.
    pub(super) positions: usize,
}

/// Geometries that the map draws, with how deep their coordinates are nested, and how they look.
const DRAWN: [(&str, usize, &str); 4] = [
    ("Point", 1, "[longitude, latitude]"),
    ("MultiPoint", 2, "[[longitude, latitude], …]"),
    ("Polygon", 3, "[[[longitude, latitude], …]]"),
    ("MultiPolygon", 4, "[[[[longitude, latitude], …]]]"),
];

impl Walk<'_> {
    /// Checks a geometry, and keeps what is good of it.
    pub(super) fn geometry(&mut self, path: &Path<'_>, value: &mut Value) {
        let Some(kind) = value.get("type").and_then(Value::as_str).map(str::to_owned) else {
            let message = "must be a geometry: {\"type\": \"Point\", \"coordinates\": [longitude, latitude]}";
            return self.refuse(Code::WrongType, path, &shown(value), message);
        };
        if kind == "GeometryCollection" {
            return self.collection(path, value);
        }
        let Some((_, depth, looks)) = DRAWN.iter().find(|(name, ..)| *name == kind) else {
            return self.refuse_kind(path, &kind);
        };
        match depth {
            1 | 2 => self.shape.has.points = true,
            _ => self.shape.has.polygons = true,
        }
        let within = Path::Key(path, "coordinates");
        let Some(coordinates) = value.get_mut("coordinates").filter(|found| !found.is_null()) else {
            let message = format!("is missing: a {kind} has coordinates {looks}");
            return self.refuse(Code::WrongType, &within, "", &message);
        };
        if let Some(found) = nesting(coordinates).filter(|found| found != depth) {
            let message = format!("has {found} levels of brackets where a {kind} has {depth}: {looks}");
            return self.refuse(Code::WrongType, &within, &shown(coordinates), &message);
        }
        if self.list(&within, coordinates, *depth) {
            self.keep(&within, value);
        }
    }

    /// Keeps coordinates that there is nothing to say of, in degrees.
    pub(super) fn take(&mut self, path: &Path<'_>, coordinates: Coordinates) {
        for pairs in coordinates.pairs() {
            self.positions += pairs.len();
            pairs.iter().for_each(|pair| self.order.see(*pair));
        }
        let path = Path::Key(path, "coordinates");
        match coordinates {
            Coordinates::Point(pair) => {
                self.shape.has.points = true;
                self.shape.points.push((path.to_string(), pair));
            }
            Coordinates::Polygon(rings) => {
                self.shape.has.polygons = true;
                self.shape.polygons.push((path.to_string(), rings));
            }
            Coordinates::MultiPolygon(polygons) => {
                self.shape.has.polygons = true;
                let part = |(i, rings)| (Path::Index(&path, i).to_string(), rings);
                self.shape.polygons.extend(polygons.into_iter().enumerate().map(part));
            }
        }
    }

    fn refuse(&mut self, code: Code, path: &Path<'_>, value: &str, message: &str) {
        self.shape.broken = true;
        self.report.at(code, path, value, message);
    }

    fn refuse_kind(&mut self, path: &Path<'_>, kind: &str) {
        let path = Path::Key(path, "type");
        if matches!(kind, "LineString" | "MultiLineString") {
            let message = "this map draws no lines: draw the shape as a Polygon, or remove it";
            return self.refuse(Code::Line, &path, kind, message);
        }
        let message =
            "is no geometry that the map draws: it must be Point, MultiPoint, Polygon or MultiPolygon";
        self.refuse(Code::WrongType, &path, kind, message);
    }

    fn collection(&mut self, path: &Path<'_>, value: &mut Value) {
        let path = Path::Key(path, "geometries");
        match value.get_mut("geometries") {
            Some(Value::Array(list)) if list.is_empty() => {
                self.refuse(Code::Empty, &path, "[]", "is empty: add a geometry, or remove the feature");
            }
            Some(Value::Array(list)) => {
                self.mends.add(Code::Flattened);
                for (i, geometry) in list.iter_mut().enumerate() {
                    self.geometry(&Path::Index(&path, i), geometry);
                }
            }
            _ => self.refuse(Code::WrongType, &path, "", "must be a list of geometries"),
        }
    }

    /// Checks coordinates that are nested so deep; whether all of them can be used.
    fn list(&mut self, path: &Path<'_>, value: &mut Value, depth: usize) -> bool {
        let Value::Array(list) = value else {
            let looks = DRAWN.get(depth - 1).map_or("", |(.., looks)| looks);
            let message = format!("must be {looks}");
            self.refuse(Code::WrongType, path, &shown(value), &message);
            return false;
        };
        if list.is_empty() {
            self.refuse(Code::Empty, path, "[]", "is empty: add coordinates, or remove it");
            return false;
        }
        if depth == 1 {
            return self.position(path, value);
        }
        let mut good = true;
        for (i, part) in list.iter_mut().enumerate() {
            good &= self.list(&Path::Index(path, i), part, depth - 1);
        }
        good
    }

    fn position(&mut self, path: &Path<'_>, value: &mut Value) -> bool {
        self.positions += 1;
        if value.as_array().is_none_or(|list| list.len() < 2) {
            let message = "must be two numbers: [longitude, latitude]";
            self.refuse(Code::WrongType, path, &shown(value), message);
            return false;
        }
        let Value::Array(list) = value else { return false };
        // RFC 7946, section 3.1.1: what follows, such as a height, may be passed over.
        list.truncate(2);
        let mut pair: Pair = [0.0; 2];
        let mut good = true;
        for ((i, part), number) in list.iter_mut().enumerate().zip(&mut pair) {
            match self.number(&Path::Index(path, i), part) {
                Some(found) => *number = found,
                None => good = false,
            }
        }
        if !good {
            return false;
        }
        match self.plane.degrees(pair) {
            Ok(degrees) => pair = degrees,
            Err(message) => {
                self.refuse(Code::OutsideEarth, path, &shown(value), &message);
                return false;
            }
        }
        self.order.see(pair);
        if pair[0].abs() > 360.0 || pair[1].abs() > 90.0 {
            self.shape.suspects.push((path.to_string(), pair));
        }
        *value = pair.to_vec().into();
        true
    }

    fn number(&mut self, path: &Path<'_>, value: &Value) -> Option<f64> {
        if let Value::String(text) = value {
            return self.number_as_text(path, text);
        }
        let number = value.as_f64();
        if number.is_none() {
            self.refuse(Code::WrongType, path, &shown(value), "must be a number");
        }
        number
    }

    fn number_as_text(&mut self, path: &Path<'_>, text: &str) -> Option<f64> {
        let (text, quoted) = text.strip_prefix(WILD).map_or((text, true), |wild| (wild, false));
        // As spreadsheets of French machines write them, and texts.
        let written = text.trim().replace(',', ".").replace('−', "-");
        match decimal::read(&written) {
            Some(number) if number.is_finite() => {
                if quoted {
                    self.mends.add(Code::NumberAsText);
                }
                Some(number)
            }
            Some(_) => {
                let message = "is not a finite number: write the degrees, or remove the position";
                self.refuse(Code::NotFinite, path, text, message);
                None
            }
            None => {
                let shown = format!("\"{text}\"");
                self.refuse(Code::WrongType, path, &shown, "must be a number, without quotation marks");
                None
            }
        }
    }

    /// Takes over the coordinates of a geometry without problems.
    fn keep(&mut self, path: &Path<'_>, value: &Value) {
        let Ok(geometry) = Geometry::deserialize(value) else {
            let message = "is no geometry of GeoJSON: export it anew";
            return self.refuse(Code::WrongType, path, &shown(value), message);
        };
        let part = |i| Path::Index(path, i).to_string();
        match geometry.value {
            GeometryValue::Point { coordinates } => {
                self.shape.points.push((path.to_string(), pair(&coordinates)));
            }
            GeometryValue::MultiPoint { coordinates } => {
                let points = coordinates.iter().enumerate().map(|(i, point)| (part(i), pair(point)));
                self.shape.points.extend(points);
            }
            GeometryValue::Polygon { coordinates } => {
                self.shape.polygons.push((path.to_string(), rings(&coordinates)));
            }
            GeometryValue::MultiPolygon { coordinates } => {
                let polygons = coordinates.iter().enumerate().map(|(i, polygon)| (part(i), rings(polygon)));
                self.shape.polygons.extend(polygons);
            }
            _ => {}
        }
    }
}

fn pair(position: &Position) -> Pair {
    match position.as_slice() {
        [lon, lat, ..] => [*lon, *lat],
        _ => [0.0; 2],
    }
}

fn rings(polygon: &[Vec<Position>]) -> Vec<Vec<Pair>> {
    polygon.iter().map(|ring| ring.iter().map(pair).collect()).collect()
}

/// How many brackets stand before the first number or text; `None` where there is none.
fn nesting(value: &Value) -> Option<usize> {
    match value {
        Value::Array(list) => list.first().and_then(nesting).map(|depth| depth + 1),
        Value::Number(_) | Value::String(_) => Some(0),
        _ => None,
    }
}

/// A value as it stands in the file, or its beginning.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Array(list) if list.len() > 8 => "[…]".to_owned(),
        Value::Object(_) => "{…}".to_owned(),
        Value::Array(list) => {
            let parts: Vec<String> = list.iter().map(shown).collect();
            format!("[{}]", parts.join(", "))
        }
        Value::String(text) => match text.strip_prefix(WILD) {
            Some(wild) => wild.to_owned(),
            None => format!("\"{text}\""),
        },
        other => other.to_string(),
    }
}
