//! TopoJSON, the format in which the world's countries are published: lines between junctions are stored once
//! and shared by the shapes on either side.

use anyhow::{Context as _, Result, bail};
use geo::{Coord, LineString, Polygon};
use serde::Deserialize;

/// A country as published.
pub(super) struct Country {
    /// ISO 3166-1, in digits; `visionscarto` gives it as a negative number where ISO has none.
    pub(super) id: String,
    /// Three letters, where the source has them.
    pub(super) a3: String,
    /// Rings as published: the longitude may jump by 360° within one, and some have no area.
    pub(super) parts: Vec<Polygon>,
}

#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    arcs: Vec<Vec<[i64; 2]>>,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Countries,
}

#[derive(Deserialize)]
struct Countries {
    geometries: Vec<Shape>,
}

#[derive(Deserialize)]
struct Shape {
    #[serde(default)]
    id: serde_json::Value,
    #[serde(default)]
    properties: Names,
    #[serde(flatten)]
    arcs: Arcs,
}

#[derive(Default, Deserialize)]
struct Names {
    #[serde(default)]
    a3: String,
}

/// Numbers of arcs; `!n`, which is negative, means arc `n` backwards.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Arcs {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

/// The countries of a topology.
pub(super) fn countries(text: &[u8]) -> Result<Vec<Country>> {
    let topology: Topology = serde_json::from_slice(text).context("not the TopoJSON that was expected")?;
    let lines: Vec<Vec<Coord>> = topology.arcs.iter().map(|arc| topology.transform.line(arc)).collect();
    topology.objects.countries.geometries.into_iter().map(|shape| shape.assemble(&lines)).collect()
}

impl Transform {
    /// Undoes the quantisation and the differences of an arc.
    fn line(&self, arc: &[[i64; 2]]) -> Vec<Coord> {
        let mut at = [0_i64; 2];
        arc.iter()
            .map(|step| {
                at = [at[0] + step[0], at[1] + step[1]];
                let [x, y] = [0, 1].map(|axis| at[axis] as f64 * self.scale[axis] + self.translate[axis]);
                Coord { x, y }
            })
            .collect()
    }
}

impl Shape {
    fn assemble(self, lines: &[Vec<Coord>]) -> Result<Country> {
        let polygons = match self.arcs {
            Arcs::Polygon(rings) => vec![rings],
            Arcs::MultiPolygon(polygons) => polygons,
        };
        let parts = polygons.iter().map(|rings| polygon(rings, lines)).collect::<Result<_>>()?;
        let id = self.id.as_str().map_or_else(|| self.id.to_string(), str::to_owned);
        Ok(Country { id, a3: self.properties.a3, parts })
    }
}

fn polygon(rings: &[Vec<i64>], lines: &[Vec<Coord>]) -> Result<Polygon> {
    let mut rings = rings.iter().map(|arcs| ring(arcs, lines)).collect::<Result<Vec<_>>>()?.into_iter();
    let Some(exterior) = rings.next() else { bail!("a polygon without a ring") };
    Ok(Polygon::new(exterior, rings.collect()))
}

fn ring(arcs: &[i64], lines: &[Vec<Coord>]) -> Result<LineString> {
    let mut coords: Vec<Coord> = Vec::new();
    for &arc in arcs {
        let (number, backwards) = if arc < 0 { (!arc, true) } else { (arc, false) };
        let line = usize::try_from(number).ok().and_then(|number| lines.get(number));
        let mut line = line.with_context(|| format!("there is no arc {number}"))?.clone();
        if backwards {
            line.reverse();
        }
        // The first point of an arc is the last of the one before.
        coords.extend(&line[usize::from(!coords.is_empty())..]);
    }
    Ok(coords.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two squares that share the line x = 1, the second of which runs along it backwards.
    const SQUARES: &str = r#"{
        "transform": { "scale": [0.5, 1], "translate": [0, 10] },
        "arcs": [[[2, 0], [0, 1]], [[2, 1], [-2, 0], [0, -1], [2, 0]], [[2, 0], [2, 0], [0, 1], [-2, 0]]],
        "objects": { "countries": { "geometries": [
            { "type": "Polygon", "id": "1", "properties": { "a3": "WST" }, "arcs": [[0, 1]] },
            { "type": "MultiPolygon", "id": -2, "properties": {}, "arcs": [[[-1, 2]]] }
        ] } }
    }"#;

    #[test]
    fn arcs_are_joined_forwards_and_backwards() {
        let squares = countries(SQUARES.as_bytes()).unwrap();
        let points = |index: usize| squares[index].parts[0].exterior().points().map(|p| (p.x(), p.y()));
        let west: Vec<_> = points(0).collect();
        assert_eq!(west, [(1.0, 10.0), (1.0, 11.0), (0.0, 11.0), (0.0, 10.0), (1.0, 10.0)]);
        let east: Vec<_> = points(1).collect();
        assert_eq!(east, [(1.0, 11.0), (1.0, 10.0), (2.0, 10.0), (2.0, 11.0), (1.0, 11.0)]);
        assert_eq!((squares[0].a3.as_str(), squares[1].id.as_str()), ("WST", "-2"));
    }

    #[test]
    fn an_arc_that_does_not_exist_is_an_error() {
        assert!(countries(SQUARES.replace("[0, 1]]", "[0, 7]]").as_bytes()).is_err());
    }
}
