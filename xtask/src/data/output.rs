//! Writing the files of `data/`: one feature per line, so that a change shows in a diff where it happened, and
//! as few characters per coordinate as possible.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use geo::algorithm::orient::{Direction, Orient as _};
use geo::{Coord, LineString, Polygon};

use super::feature::Feature;

/// Writes features, rounded to so many steps per degree.
pub(super) fn write(path: &Path, features: &[Feature], grid: f64) -> Result<()> {
    let lines = features
        .iter()
        .map(|feature| line(feature, grid).with_context(|| format!("{:?}", feature.properties)))
        .collect::<Result<Vec<_>>>()?;
    let text = format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", lines.join(",\n"));
    fs::write(path, text).with_context(|| format!("{} could not be written", path.display()))
}

fn line(feature: &Feature, grid: f64) -> Result<String> {
    let mut line = "{\"type\":\"Feature\",\"properties\":{".to_owned();
    for (index, (key, value)) in feature.properties.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(line, "{comma}{}:{}", serde_json::to_string(key)?, serde_json::to_string(value)?)?;
    }
    // RFC 7946: outlines run counterclockwise, holes clockwise.
    let shape = feature.shape.orient(Direction::Default);
    ensure!(!shape.0.is_empty(), "there is no shape left");
    let parts = shape.iter().map(|polygon| rings(polygon, grid)).collect::<Result<Vec<_>>>()?;
    match parts.as_slice() {
        [part] => write!(line, "}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{part}}}}}")?,
        parts => {
            let parts = parts.join(",");
            write!(line, "}},\"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[{parts}]}}}}")?;
        }
    }
    Ok(line)
}

fn rings(polygon: &Polygon, grid: f64) -> Result<String> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    Ok(format!("[{}]", rings.map(|ring| coords(ring, grid)).collect::<Result<Vec<_>>>()?.join(",")))
}

fn coords(ring: &LineString, grid: f64) -> Result<String> {
    let mut rounded: Vec<Coord> = ring.0.iter().map(|at| round(*at, grid)).collect();
    rounded.dedup();
    ensure!(rounded.len() >= 4, "a ring that rounding leaves without an area");
    let coords: Vec<String> = rounded.iter().map(|at| format!("[{},{}]", at.x, at.y)).collect();
    Ok(format!("[{}]", coords.join(",")))
}

/// Rounds to so many steps per degree; adding zero turns −0 into 0.
pub(super) fn round(at: Coord, grid: f64) -> Coord {
    let round = |value: f64| (value * grid).round() / grid + 0.0;
    Coord { x: round(at.x), y: round(at.y) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, line_string, polygon};

    fn written(shape: impl Into<MultiPolygon>, grid: f64) -> String {
        line(&Feature::new(vec![("code", "1".to_owned()), ("nom", "L'Île".to_owned())], shape), grid).unwrap()
    }

    #[test]
    fn outlines_run_counterclockwise_with_the_shortest_numbers() {
        let clockwise =
            polygon![(x: -0.001, y: 0.0), (x: 0.0, y: 1.0), (x: 2.5, y: 1.123_456), (x: 2.0, y: 0.0)];
        assert_eq!(
            written(clockwise, 100.0),
            r#"{"type":"Feature","properties":{"code":"1","nom":"L'Île"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[2,0],[2.5,1.12],[0,1],[0,0]]]}}"#
        );
    }

    #[test]
    fn holes_run_clockwise_and_several_parts_make_a_multipolygon() {
        let outline = line_string![(x: 0.0, y: 0.0), (x: 9.0, y: 0.0), (x: 9.0, y: 9.0), (x: 0.0, y: 0.0)];
        let hole = line_string![(x: 5.0, y: 1.0), (x: 6.0, y: 1.0), (x: 6.0, y: 2.0), (x: 5.0, y: 1.0)];
        let holed = Polygon::new(outline.clone(), vec![hole]);
        assert!(written(holed.clone(), 1.0).contains("[[5,1],[6,2],[6,1],[5,1]]"));
        let text = written(MultiPolygon::new(vec![holed, Polygon::new(outline, vec![])]), 1.0);
        assert!(text.contains(r#""type":"MultiPolygon","coordinates":[[["#), "{text}");
    }

    #[test]
    fn a_shape_that_rounding_destroys_is_an_error() {
        let speck = polygon![(x: 0.0, y: 0.0), (x: 0.1, y: 0.0), (x: 0.0, y: 0.1)];
        assert!(line(&Feature::new(Vec::new(), speck), 1.0).is_err());
    }
}
