//! Walks through a geometry as it stands in the file, so that everything wrong in it is said with its path, mends what is
//! clear, and keeps what is good in the types of `geojson`.

use std::borrow::Cow;

use geojson::{GeometryValue, Position};

use super::plane::{Order, Plane};
use super::report::{Path, Report};
use super::shape::{Mends, Pair, Shape};
use crate::intake::Code;
use crate::intake::decimal;
use crate::intake::figures::count;
use crate::intake::json::{Value, shown};

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

const NOT_FINITE: &str = "is not a finite number: write the degrees, or remove the position";

impl Walk<'_> {
    /// Checks a geometry, and keeps what is good of it.
    pub(super) fn geometry(&mut self, path: &Path<'_>, value: &Value<'_>) {
        let Value::String(kind) = value.get("type") else {
            let message = "must be a geometry: {\"type\": \"Point\", \"coordinates\": [longitude, latitude]}";
            return self.refuse(Code::WrongType, path, &shown(value), message);
        };
        if kind == "GeometryCollection" {
            return self.collection(path, value);
        }
        let Some((_, depth, looks)) = DRAWN.iter().find(|(name, ..)| name == kind) else {
            return self.refuse_kind(path, kind);
        };
        match depth {
            1 | 2 => self.shape.has.points = true,
            _ => self.shape.has.polygons = true,
        }
        let within = Path::Key(path, "coordinates");
        let coordinates = value.get("coordinates");
        if coordinates.is_null() {
            let message = ["is missing: a ", kind, " has coordinates ", looks].concat();
            return self.refuse(Code::WrongType, &within, "", &message);
        }
        if let Some(found) = nesting(coordinates).filter(|found| found != depth) {
            let message = [
                "has ",
                &count(found),
                " levels of brackets where a ",
                kind,
                " has ",
                &count(*depth),
                ": ",
                looks,
            ]
            .concat();
            return self.refuse(Code::WrongType, &within, &shown(coordinates), &message);
        }
        if let Some(geometry) = self.coordinates(&within, coordinates, *depth) {
            self.keep(&within, geometry);
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

    fn collection(&mut self, path: &Path<'_>, value: &Value<'_>) {
        let path = Path::Key(path, "geometries");
        let Some(list) = value.get("geometries").list() else {
            return self.refuse(Code::WrongType, &path, "", "must be a list of geometries");
        };
        if list.is_empty() {
            return self.refuse(Code::Empty, &path, "[]", "is empty: add a geometry, or remove the feature");
        }
        self.mends.add(Code::Flattened);
        for (i, geometry) in list.iter().enumerate() {
            self.geometry(&Path::Index(&path, i), geometry);
        }
    }

    /// The geometry whose coordinates are nested so deep; `None` unless all of them can be used.
    fn coordinates(&mut self, path: &Path<'_>, value: &Value<'_>, depth: usize) -> Option<GeometryValue> {
        Some(match depth {
            1 => GeometryValue::Point { coordinates: self.position(path, value)? },
            2 => GeometryValue::MultiPoint { coordinates: self.list(path, value, 2, Walk::position)? },
            3 => GeometryValue::Polygon { coordinates: self.rings(path, value)? },
            _ => GeometryValue::MultiPolygon { coordinates: self.list(path, value, 4, Walk::rings)? },
        })
    }

    fn rings(&mut self, path: &Path<'_>, value: &Value<'_>) -> Option<Vec<Vec<Position>>> {
        self.list(path, value, 3, |walk, path, value| walk.list(path, value, 2, Walk::position))
    }

    /// What each part of a list is, nested so deep; `None` unless all of them can be used.
    fn list<T>(
        &mut self,
        path: &Path<'_>,
        value: &Value<'_>,
        depth: usize,
        part: fn(&mut Self, &Path<'_>, &Value<'_>) -> Option<T>,
    ) -> Option<Vec<T>> {
        let list = self.parts(path, value, depth)?;
        let mut good = Vec::with_capacity(list.len());
        for (i, value) in list.iter().enumerate() {
            good.extend(part(self, &Path::Index(path, i), value));
        }
        (good.len() == list.len()).then_some(good)
    }

    /// A list that is not empty.
    fn parts<'v, 'a>(
        &mut self,
        path: &Path<'_>,
        value: &'v Value<'a>,
        depth: usize,
    ) -> Option<Cow<'v, [Value<'a>]>> {
        let Some(list) = value.list() else {
            let looks = DRAWN.get(depth - 1).map_or("", |(.., looks)| looks);
            let message = ["must be ", looks].concat();
            self.refuse(Code::WrongType, path, &shown(value), &message);
            return None;
        };
        if list.is_empty() {
            self.refuse(Code::Empty, path, "[]", "is empty: add coordinates, or remove it");
            return None;
        }
        Some(list)
    }

    fn position(&mut self, path: &Path<'_>, value: &Value<'_>) -> Option<Position> {
        let numbers = match value {
            Value::Pair(_, pair) => {
                self.positions += 1;
                *pair
            }
            _ => self.two_numbers(path, value)?,
        };
        let pair = match self.plane.degrees(numbers) {
            Ok(degrees) => degrees,
            Err(message) => {
                self.refuse(Code::OutsideEarth, path, &shown(value), &message);
                return None;
            }
        };
        self.order.see(pair);
        if pair[0].abs() > 360.0 || pair[1].abs() > 90.0 {
            self.shape.suspects.push((path.text(), pair));
        }
        Some(Position::from(pair))
    }

    fn two_numbers(&mut self, path: &Path<'_>, value: &Value<'_>) -> Option<Pair> {
        // RFC 7946, section 3.1.1: what follows, such as a height, may be passed over.
        let list = self.parts(path, value, 1)?;
        self.positions += 1;
        let [x, y, ..] = &*list else {
            let message = "must be two numbers: [longitude, latitude]";
            self.refuse(Code::WrongType, path, &shown(value), message);
            return None;
        };
        let (x, y) = (self.number(&Path::Index(path, 0), x), self.number(&Path::Index(path, 1), y));
        Some([x?, y?])
    }

    fn number(&mut self, path: &Path<'_>, value: &Value<'_>) -> Option<f64> {
        if let Value::String(text) = value {
            return self.number_as_text(path, text);
        }
        let number = value.number();
        match number {
            Some(found) if found.is_finite() => return number,
            Some(_) => self.refuse(Code::NotFinite, path, &shown(value), NOT_FINITE),
            None => self.refuse(Code::WrongType, path, &shown(value), "must be a number"),
        }
        None
    }

    fn number_as_text(&mut self, path: &Path<'_>, text: &str) -> Option<f64> {
        // As spreadsheets of French machines write them, and texts.
        let written = text.trim().replace(',', ".").replace('−', "-");
        let number = decimal::read(&written);
        match number {
            Some(found) if found.is_finite() => {
                self.mends.add(Code::NumberAsText);
                return number;
            }
            Some(_) => self.refuse(Code::NotFinite, path, text, NOT_FINITE),
            None => {
                let shown = ["\"", text, "\""].concat();
                self.refuse(Code::WrongType, path, &shown, "must be a number, without quotation marks");
            }
        }
        None
    }

    /// Takes over the coordinates of a geometry without problems.
    fn keep(&mut self, path: &Path<'_>, geometry: GeometryValue) {
        let part = |i| Path::Index(path, i).text();
        match geometry {
            GeometryValue::Point { coordinates } => {
                self.shape.points.push((path.text(), pair(&coordinates)));
            }
            GeometryValue::MultiPoint { coordinates } => {
                let points = coordinates.iter().enumerate().map(|(i, point)| (part(i), pair(point)));
                self.shape.points.extend(points);
            }
            GeometryValue::Polygon { coordinates } => {
                self.shape.polygons.push((path.text(), rings(&coordinates)));
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
fn nesting(value: &Value<'_>) -> Option<usize> {
    match value {
        Value::Pair(..) => Some(1),
        Value::Array(list) => list.first().and_then(nesting).map(|depth| depth + 1),
        Value::Number(_) | Value::String(_) => Some(0),
        _ => None,
    }
}
