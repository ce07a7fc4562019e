//! Dropping islands too small to be seen, which would otherwise be half of the world's vertices.

use std::collections::{HashMap, HashSet};

use geo::Polygon;
use geo::algorithm::{CoordsIter as _, GeodesicArea as _};

use super::feature::{Feature, Properties};

/// What is never dropped, besides each country's largest part.
pub(super) struct Rule {
    /// In km².
    pub(super) smallest: f64,
    pub(super) exempt: fn(&str) -> bool,
}

/// The parts to keep, one feature each. Parts that share a border are kept whatever their size: without them
/// there would be a hole in a continent.
pub(super) fn drop_small(features: &[Feature], key: &str, rule: &Rule) -> Vec<Feature> {
    let owners = owners(features);
    let mut kept = Vec::new();
    for feature in features {
        let sizes: Vec<f64> = feature.shape.iter().map(km2).collect();
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        let exempt = (rule.exempt)(feature.get(key));
        for ((properties, polygon), size) in feature.parts().zip(sizes) {
            if exempt || size >= rule.smallest || size >= largest || borders(polygon, &owners) {
                kept.push(part(properties, polygon));
            }
        }
    }
    kept
}

fn part(properties: &Properties, polygon: &Polygon) -> Feature {
    Feature::new(properties.clone(), polygon.clone())
}

/// The number of features at each vertex.
fn owners(features: &[Feature]) -> HashMap<[u64; 2], usize> {
    let mut owners = HashMap::new();
    for feature in features {
        let vertices: HashSet<_> =
            feature.shape.coords_iter().map(|at| [at.x, at.y].map(f64::to_bits)).collect();
        for vertex in vertices {
            *owners.entry(vertex).or_default() += 1;
        }
    }
    owners
}

fn borders(polygon: &Polygon, owners: &HashMap<[u64; 2], usize>) -> bool {
    polygon
        .exterior_coords_iter()
        .any(|at| owners.get(&[at.x, at.y].map(f64::to_bits)).is_some_and(|&n| n > 1))
}

/// The area of a polygon in degrees. Longitudes may be counted from any meridian.
pub(super) fn km2(polygon: &Polygon) -> f64 {
    polygon.geodesic_area_signed().abs() / 1e6
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{MultiPolygon, Rect, coord};

    fn square(x: f64, side: f64) -> Polygon {
        Rect::new(coord! { x: x, y: 0.0 }, coord! { x: x + side, y: side }).to_polygon()
    }

    fn country(a3: &str, parts: Vec<Polygon>) -> Feature {
        Feature::new(vec![("a3", a3.to_owned())], MultiPolygon::new(parts))
    }

    /// A degree is about 111 km here: squares of 0.1° have about 123 km².
    const RULE: Rule = Rule { smallest: 300.0, exempt: |a3| a3 == "FRA" };

    fn kept(features: &[Feature]) -> Vec<(&str, usize)> {
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let all = drop_small(features, "a3", &RULE);
        for feature in features {
            let a3 = feature.get("a3");
            counts.push((a3, all.iter().filter(|part| part.get("a3") == a3).count()));
        }
        counts
    }

    #[test]
    fn small_islands_go_but_not_the_largest_nor_the_exempt() {
        let parts = || vec![square(0.0, 0.1), square(20.0, 0.11), square(30.0, 0.05)];
        let shift =
            |x| parts().into_iter().map(|part| geo::algorithm::Translate::translate(&part, x, 0.0)).collect();
        let features =
            [country("MLT", parts()), country("FRA", shift(3.0)), country("BIG", vec![square(50.0, 1.0)])];
        assert_eq!(kept(&features), [("MLT", 1), ("FRA", 3), ("BIG", 1)]);
    }

    #[test]
    fn a_small_part_with_a_neighbour_stays() {
        let features = [
            country("ESP", vec![square(40.0, 2.0), square(-0.05, 0.05)]),
            country("MAR", vec![square(0.0, 3.0)]),
        ];
        assert_eq!(kept(&features), [("ESP", 2), ("MAR", 1)]);
    }
}
