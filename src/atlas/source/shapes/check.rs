//! Checks the positions of one ring and rounds them to the grid of the file. Knows RFC 7946 and nothing of what
//! the ring is a ring of.

use geojson::Position;

use super::crossing::{self, Contact};
use super::rings::{Report, Ring, Spec};
use crate::geo::{LonLat, distance_km, lonlat};

/// A coordinate off the grid by less than this share of a unit is on it: decimals are not exact in binary.
const ON_GRID: f64 = 1e-6;
/// Positions of a closed triangle.
const SHORTEST: usize = 4;

/// The ring on the grid, without its repeated end; `None`, and problems, when it cannot be used.
pub(super) fn ring(
    spec: &Spec<'_>,
    path: &str,
    positions: &[Position],
    hole: bool,
    report: &mut Report<'_>,
) -> Option<Ring> {
    if positions.len() < SHORTEST {
        let message = "a ring needs four positions or more, the last one equal to the first";
        report.push(path.to_owned(), format!("{} positions", positions.len()), message);
        return None;
    }
    let mut points = Vec::with_capacity(positions.len());
    for (i, position) in positions.iter().enumerate() {
        points.push(point(spec, || format!("{path}[{i}]"), position, report));
    }
    let points: Vec<[i32; 2]> = points.into_iter().collect::<Option<_>>()?;
    let (first, last) = (positions.first()?, positions.last()?);
    if first.as_slice() != last.as_slice() {
        let message = format!("the ring is not closed: it begins at {}", written(first));
        report.push(format!("{path}[{}]", positions.len() - 1), written(last), message);
        return None;
    }
    let (ring, origin) = without_repeats(path, positions, &points, report);
    if ring.len() < SHORTEST - 1 {
        report.push(path.to_owned(), "", "nothing is left of the ring once its positions are rounded");
        return None;
    }
    check_direction(path, &ring, hole, report);
    for (edge, contact) in crossing::contacts(&ring) {
        let at = origin[edge];
        let field = format!("{path}[{at}]");
        let place = |i: usize| format!("[{}]", origin[i]);
        report.push(
            field,
            written(&positions[at]),
            match contact {
                Contact::Crosses(other) => format!("the edge from here meets the edge from {}", place(other)),
                Contact::TurnsBack => "the ring turns back on itself after this edge".to_owned(),
            },
        );
    }
    Some(ring)
}

/// One position on the grid.
fn point(
    spec: &Spec<'_>,
    path: impl Fn() -> String,
    position: &Position,
    report: &mut Report<'_>,
) -> Option<[i32; 2]> {
    let &[lon, lat, ..] = position.as_slice() else {
        report.push(path(), written(position), "a position is a longitude and a latitude");
        return None;
    };
    let mut ok = true;
    let [west, east] = spec.lon;
    // Written so that NaN, which is in no range, is caught.
    if !(west..=east).contains(&lon) {
        report.push(path(), lon, format!("the longitude must be in {west}…{east}"));
        ok = false;
    }
    if !(-90.0..=90.0).contains(&lat) {
        report.push(path(), lat, "the latitude must be in -90…90: are longitude and latitude swapped?");
        ok = false;
    }
    if !ok {
        return None;
    }
    let units = f64::from(spec.units_per_degree);
    let [x, y] = [lon, lat].map(|degrees| (degrees * units).round());
    let off_grid = (lon * units - x).abs().max((lat * units - y).abs()) > ON_GRID;
    if off_grid {
        check_moved(spec, path, lonlat(lon, lat), lonlat(x / units, y / units), report);
    }
    Some([x as i32, y as i32])
}

fn check_moved(
    spec: &Spec<'_>,
    path: impl Fn() -> String,
    from: LonLat,
    to: LonLat,
    report: &mut Report<'_>,
) {
    let moved = distance_km(from, to);
    if spec.moved_km.is_some_and(|limit| moved > limit) {
        let unit = 1.0 / f64::from(spec.units_per_degree);
        let message = format!("rounding to {unit}° would move it by {:.0} m", moved * 1000.0);
        report.push(path(), format!("[{}, {}]", from.lon, from.lat), message);
    }
}

/// Drops repeated positions, reported, and the end; with each position's index in the file.
fn without_repeats(
    path: &str,
    positions: &[Position],
    points: &[[i32; 2]],
    report: &mut Report<'_>,
) -> (Ring, Vec<usize>) {
    let mut ring: Ring = Vec::with_capacity(points.len());
    let mut origin = Vec::with_capacity(points.len());
    for (i, p) in points.iter().enumerate() {
        if ring.last() == Some(p) {
            let message = "is the position before it, once rounded: leave it out";
            report.push(format!("{path}[{i}]"), written(&positions[i]), message);
        } else {
            ring.push(*p);
            origin.push(i);
        }
    }
    ring.pop();
    (ring, origin)
}

fn check_direction(path: &str, ring: &Ring, hole: bool, report: &mut Report<'_>) {
    let ends = ring.iter().cycle().skip(1);
    let doubled: i64 = ring
        .iter()
        .zip(ends)
        .map(|(a, b)| i64::from(a[0]) * i64::from(b[1]) - i64::from(b[0]) * i64::from(a[1]))
        .sum();
    let message = match (hole, doubled.signum()) {
        (_, 0) => "the ring encloses nothing",
        (false, -1) => "the exterior must be counterclockwise (RFC 7946): reverse it",
        (true, 1) => "a hole must be clockwise (RFC 7946): reverse it",
        _ => return,
    };
    report.push(path.to_owned(), "", message);
}

fn written(position: &Position) -> String {
    let numbers: Vec<String> = position.as_slice().iter().map(f64::to_string).collect();
    format!("[{}]", numbers.join(", "))
}
