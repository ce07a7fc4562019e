//! The shortest way between two positions over the sphere, drawn on a plane of the world.

use super::{LonLat, Outline, Plane, Projection, WORLD_WEST, degrees, lonlat, radians, within};
use crate::math;

/// Where France is measured from: the town hall of Paris.
pub const PARIS: LonLat = lonlat(2.3522, 48.8566);

/// Longest step along the line, degrees of arc.
const STEP: f64 = 2.0;

/// The great circle from one position to the other, both ends included, on a plane of the world: one run or, where it
/// crosses 169° W, two that end on that meridian. Empty between antipodes, which all great circles join. How long it is
/// says [`super::distance_km`].
pub fn great_circle(plane: Plane, from: LonLat, to: LonLat) -> Outline {
    let mut line = Outline::default();
    let (a, b) = (on_sphere(from), on_sphere(to));
    let dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    let arc = math::atan2((1.0 - dot * dot).max(0.0).sqrt(), dot);
    let sin_arc = math::sin(arc);
    if sin_arc.is_nan() || sin_arc < 1e-9 {
        return line;
    }
    let steps = (degrees(arc) / STEP).ceil().max(1.0) as u32;
    let (mut start, mut before) = (0, seen(from));
    for i in 0..=steps {
        let t = f64::from(i) / f64::from(steps);
        let (p, q) = (math::sin((1.0 - t) * arc) / sin_arc, math::sin(t * arc) / sin_arc);
        let [x, y, z] = [p * a[0] + q * b[0], p * a[1] + q * b[1], p * a[2] + q * b[2]];
        let at = seen(lonlat(degrees(math::atan2(y, x)), degrees(math::asin(within(z, -1.0, 1.0)))));
        if (at.lon - before.lon).abs() > 180.0 {
            let (end, again) = at_the_edge(before, at);
            push(&mut line, plane, end);
            line.close_run(start);
            start = line.points.len();
            push(&mut line, plane, again);
        }
        push(&mut line, plane, at);
        before = at;
    }
    line.close_run(start);
    line
}

fn push(line: &mut Outline, plane: Plane, at: LonLat) {
    if let Some(p) = plane.project(at) {
        line.points.push(p);
    }
}

/// The unit vector of a position.
fn on_sphere(at: LonLat) -> [f64; 3] {
    let (sin_lat, cos_lat) = math::sincos(radians(at.lat));
    let (sin_lon, cos_lon) = math::sincos(radians(at.lon));
    [cos_lat * cos_lon, cos_lat * sin_lon, sin_lat]
}

/// The same position with its longitude in the map's −169…191.
fn seen(at: LonLat) -> LonLat {
    let turns = ((at.lon - WORLD_WEST) / 360.0).floor();
    lonlat(at.lon - 360.0 * turns, at.lat)
}

/// Where a short step leaves the map and where it comes in again.
fn at_the_edge(from: LonLat, to: LonLat) -> (LonLat, LonLat) {
    const EAST: f64 = WORLD_WEST + 360.0;
    let (out, back) = if from.lon > to.lon { (EAST, WORLD_WEST) } else { (WORLD_WEST, EAST) };
    let (left, rest) = ((out - from.lon).abs(), (to.lon - back).abs());
    let lat = from.lat + (to.lat - from.lat) * left / (left + rest).max(1e-9);
    (lonlat(out, lat), lonlat(back, lat))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{Point, distance_km};

    const TOKYO: LonLat = lonlat(139.6917, 35.6895);
    const NEW_YORK: LonLat = lonlat(-74.006, 40.7128);

    /// The runs, back in degrees.
    fn runs(from: LonLat, to: LonLat) -> Vec<Vec<LonLat>> {
        let line = great_circle(Plane::EqualEarth, from, to);
        let back = |run: &[Point]| run.iter().map(|p| Plane::EqualEarth.invert(*p).unwrap()).collect();
        line.runs().map(back).collect()
    }

    #[test]
    fn known_distances_are_met() {
        for (to, km) in [(NEW_YORK, 5837.0), (TOKYO, 9710.0), (lonlat(-0.1276, 51.5072), 344.0)] {
            let measured = distance_km(PARIS, to);
            assert!((measured / km - 1.0).abs() < 0.005, "{measured} km, should be {km}");
        }
    }

    #[test]
    fn the_points_lie_on_the_shortest_way() {
        for to in [NEW_YORK, TOKYO, lonlat(174.7633, -36.8485), lonlat(184.2, -13.3)] {
            let runs = runs(PARIS, to);
            let straight = distance_km(PARIS, to);
            let steps = runs.iter().flat_map(|run| run.windows(2));
            let length: f64 = steps.map(|step| distance_km(step[0], step[1])).sum();
            assert!((length / straight - 1.0).abs() < 1e-4, "{length} of {straight} km");
            for at in runs.iter().flatten() {
                let detour = distance_km(PARIS, *at) + distance_km(*at, to) - straight;
                assert!(detour.abs() < 1.0, "{at:?} is {detour} km off");
            }
            let (first, last) = (runs[0][0], *runs.last().unwrap().last().unwrap());
            assert!(distance_km(first, PARIS) < 0.001 && distance_km(last, to) < 0.001);
        }
    }

    #[test]
    fn it_is_cut_at_the_edge_of_the_map_only() {
        assert_eq!(runs(PARIS, TOKYO).len(), 1);
        // Mata-Utu, at 176° W, is nearer over America's side.
        let runs = runs(PARIS, lonlat(-176.2, -13.3));
        assert_eq!(runs.len(), 2);
        let (west, east) = (runs[0].last().unwrap(), runs[1].first().unwrap());
        assert!((west.lon - WORLD_WEST).abs() < 1e-6 && (east.lon - WORLD_WEST - 360.0).abs() < 1e-6);
        assert!((west.lat - east.lat).abs() < 1e-9);
    }

    #[test]
    fn nothing_joins_antipodes_or_a_position_with_itself() {
        for to in [PARIS, lonlat(PARIS.lon - 180.0, -PARIS.lat), lonlat(f64::NAN, 0.0)] {
            assert_eq!(great_circle(Plane::EqualEarth, PARIS, to), Outline::default());
        }
    }
}
