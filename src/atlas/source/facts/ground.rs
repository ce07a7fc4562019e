//! How far a city is from the ground it is said to be on: finds swapped degrees and wrong codes. Knows no fact.

use crate::atlas::Topology;
use crate::geo::{LonLat, WORLD_WEST, distance_km, lonlat};

/// How far a city may be off its simplified shape, kilometres: shapes are drawn for a map, harbours are cut.
pub(super) const TOLERANCE_KM: f64 = 12.0;

/// The longitude as the world's shapes have it.
pub(super) fn in_world(at: LonLat) -> LonLat {
    if at.lon < WORLD_WEST { lonlat(at.lon + 360.0, at.lat) } else { at }
}

/// Kilometres from `at` to the nearest edge of a feature; 0 inside, `None` where the feature has no shape.
pub(super) fn off_km(topology: &Topology, feature: usize, at: LonLat) -> Option<f64> {
    let rings = &topology.features.get(feature)?.rings;
    let rings: Vec<Vec<LonLat>> = rings.iter().map(|ring| topology.ring(ring)).collect();
    let edges = || rings.iter().flat_map(|ring| ring.windows(2)).map(|pair| (pair[0], pair[1]));
    // Holes and parts together: a point is inside where it crosses an odd number of edges.
    if edges().filter(|edge| crosses(*edge, at)).count() % 2 == 1 {
        return Some(0.0);
    }
    let east = east_per_north(at.lat);
    edges().map(|edge| distance_km(at, nearest(edge, at, east))).min_by(f64::total_cmp)
}

/// Whether the parallel of `at` meets the edge east of it.
fn crosses((a, b): (LonLat, LonLat), at: LonLat) -> bool {
    (a.lat > at.lat) != (b.lat > at.lat)
        && at.lon < a.lon + (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat)
}

/// How long a degree eastwards is to one northwards.
fn east_per_north(lat: f64) -> f64 {
    const DEGREE: f64 = 1e-3;
    let along = |lat| distance_km(lonlat(0.0, lat), lonlat(DEGREE, lat));
    along(lat) / along(0.0)
}

/// The point of an edge nearest to `at`, on the plane that touches the Earth there: exact enough over the few
/// kilometres that decide.
fn nearest((a, b): (LonLat, LonLat), at: LonLat, east: f64) -> LonLat {
    let (dx, dy) = ((b.lon - a.lon) * east, b.lat - a.lat);
    let (px, py) = ((at.lon - a.lon) * east, at.lat - a.lat);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { ((px * dx + py * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    lonlat(a.lon + (b.lon - a.lon) * t, a.lat + (b.lat - a.lat) * t)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{ArcRef, Feature};

    /// A square of two degrees around 0, 0 with a hole of one degree.
    fn square() -> Topology {
        let ring = |arc| vec![ArcRef { arc, reversed: false }];
        let around = |r: i32| vec![[-r, -r], [r, -r], [r, r], [-r, r], [-r, -r]];
        let square = Feature { rings: vec![ring(0), ring(1)] };
        Topology {
            units_per_degree: 10,
            arcs: vec![around(10), around(5)],
            features: vec![square, Feature::default()],
        }
    }

    #[test]
    fn distance_is_zero_on_the_ground_and_measured_off_it() {
        let off = |lon, lat| off_km(&square(), 0, lonlat(lon, lat)).unwrap_or(-1.0);
        assert_eq!(off(0.75, 0.0), 0.0);
        assert!((off(1.1, 0.0) - 11.12).abs() < 0.01, "{}", off(1.1, 0.0));
        assert!((off(0.0, 0.0) - 55.6).abs() < 0.1, "a hole is not ground: {}", off(0.0, 0.0));
        assert_eq!(off_km(&square(), 1, lonlat(0.0, 0.0)), None);
        assert_eq!(off_km(&square(), 9, lonlat(0.0, 0.0)), None);
    }
}
