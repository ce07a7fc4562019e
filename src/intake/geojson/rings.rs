//! Mends the rings of a polygon: closed, without repetitions, turning as RFC 7946 asks, within ±180 degrees.

use super::meridian;
use super::report::{Path, Report};
use super::shape::{Mends, Pair};
use crate::geo::{LonLat, lonlat};
use crate::intake::Code;

/// The rings of a polygon, exterior first, each mended; `None` where one cannot be. `path` is that of the polygon.
pub(super) fn polygon(
    path: &str,
    rings: Vec<Vec<Pair>>,
    mends: &mut Mends,
    report: &mut Report,
) -> Option<Vec<Vec<LonLat>>> {
    let whole = |ring: Vec<Pair>| ring.into_iter().map(|[lon, lat]| lonlat(lon, lat)).collect();
    let limit = if rings.len() > 1 { 90.0 } else { 180.0 };
    let is_good = rings.iter().enumerate().all(|(i, ring)| is_good(ring, i == 0, limit));
    let rings = if is_good { rings } else { mended(path, rings, mends, report)? };
    Some(rings.into_iter().map(whole).collect())
}

/// The same of rings of which one, at least, is not good as it is.
#[inline(never)]
fn mended(
    path: &str,
    rings: Vec<Vec<Pair>>,
    mends: &mut Mends,
    report: &mut Report,
) -> Option<Vec<Vec<Pair>>> {
    let mut good = Vec::new();
    let mut broken = false;
    for (i, ring) in rings.into_iter().enumerate() {
        match closed(ring, mends) {
            Some(ring) => good.push(ring),
            None => {
                broken = true;
                // The path is text already: what comes behind it is one more step.
                let root = Path::Key(&Path::Root, path);
                let message = "has fewer than three different positions: a ring needs four, the last the same as the first";
                report.at(Code::ShortRing, &Path::Index(&root, i), "", message);
            }
        }
    }
    if broken {
        return None;
    }
    let beyond = good.iter().flatten().any(|pair| pair[0].abs() > 180.0);
    let mut polar = false;
    for (i, ring) in good.iter_mut().enumerate() {
        polar |= unwrap(ring);
        turn(ring, i == 0, mends);
    }
    align(&mut good);
    let (rings, was_cut) = meridian::cut(good);
    match () {
        () if polar => mends.add(Code::PolarRing),
        () if was_cut => mends.add(Code::Antimeridian),
        () if beyond => mends.add(Code::WrappedLongitude),
        () => {}
    }
    Some(rings)
}

/// Whether there is nothing to mend, as in most rings: each of what follows would look at all positions once more. Longitudes
/// lie within a limit, degrees: of several rings such that none is a turn away from another.
#[inline(never)]
fn is_good(ring: &[Pair], exterior: bool, limit: f64) -> bool {
    let mut good = ring.len() > 3 && ring.first() == ring.last();
    let mut doubled = 0.0;
    for (a, b) in ring.iter().zip(ring.iter().skip(1)) {
        let step = b[0] - a[0];
        good &= b[0].abs() < limit && step.abs() <= 180.0 && a != b;
        doubled += step * (b[1] + a[1]);
    }
    good && (if exterior { doubled <= 0.0 } else { doubled >= 0.0 })
}

/// The ring without repetitions, its last position the first, or the same a turn further; `None` if it is too short.
#[inline(never)]
fn closed(mut ring: Vec<Pair>, mends: &mut Mends) -> Option<Vec<Pair>> {
    let before = ring.len();
    ring.dedup();
    (ring.len()..before).for_each(|_| mends.add(Code::RepeatedPosition));
    if ring.len() > 2 && !ends_where_it_begins(&ring) {
        mends.add(Code::UnclosedRing);
        ring.extend(ring.first().copied());
    }
    (ring.len() > 3).then_some(ring)
}

fn ends_where_it_begins(ring: &[Pair]) -> bool {
    let (Some(first), Some(last)) = (ring.first(), ring.last()) else { return false };
    let apart = last[0] - first[0];
    first[1] == last[1] && (apart / 360.0).floor() * 360.0 == apart
}

/// Has longitudes go on where they jumped across the antimeridian, and closes over a pole what goes around it; whether it did.
/// An edge along the whole width of the map, from −180 to 180, stays.
#[inline(never)]
fn unwrap(ring: &mut Vec<Pair>) -> bool {
    let mut offset = 0.0;
    let mut last: Option<f64> = None;
    for pair in ring.iter_mut() {
        let lon = pair[0];
        let step = last.map_or(0.0, |last| lon - last);
        if step.abs() > 180.0 && (step.abs() - 360.0).abs() > 1e-6 {
            offset -= 360.0 * (step / 360.0).round();
        }
        pair[0] = lon + offset;
        last = Some(lon);
    }
    let (Some(&first), Some(&end)) = (ring.first(), ring.last()) else { return false };
    if (end[0] - first[0]).abs() < 180.0 {
        return false;
    }
    let north = ring.iter().map(|pair| pair[1]).sum::<f64>() > 0.0;
    let pole = if north { 90.0 } else { -90.0 };
    ring.extend([[end[0], pole], [first[0], pole], first]);
    ring.dedup();
    true
}

/// Exteriors counter-clockwise, holes clockwise.
#[inline(never)]
fn turn(ring: &mut [Pair], exterior: bool, mends: &mut Mends) {
    let doubled: f64 = ring
        .windows(2)
        .map(|edge| match edge {
            [a, b] => (b[0] - a[0]) * (b[1] + a[1]),
            _ => 0.0,
        })
        .sum();
    let clockwise = doubled > 0.0;
    if clockwise == exterior && doubled != 0.0 {
        ring.reverse();
        mends.add(Code::Winding);
    }
}

/// Moves holes by whole turns to where the exterior is.
fn align(rings: &mut [Vec<Pair>]) {
    let Some((exterior, holes)) = rings.split_first_mut() else { return };
    let middle = |ring: &[Pair]| {
        let lons = || ring.iter().map(|pair| pair[0]);
        (lons().fold(f64::MAX, f64::min) + lons().fold(f64::MIN, f64::max)) / 2.0
    };
    let at = middle(exterior);
    for hole in holes {
        let turns = ((at - middle(hole)) / 360.0).round();
        hole.iter_mut().for_each(|pair| pair[0] += 360.0 * turns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Pair; 5] = [[0., 0.], [9., 0.], [9., 9.], [0., 9.], [0., 0.]];

    fn turned(ring: &[Pair]) -> Vec<Pair> {
        ring.iter().rev().copied().collect()
    }

    #[test]
    fn nothing_is_mended_of_what_is_good() {
        let hole = turned(&SQUARE.map(|[x, y]| [x / 9. + 3., y / 9. + 3.]));
        let rings = vec![SQUARE.to_vec(), hole];
        assert!(rings.iter().enumerate().all(|(i, ring)| is_good(ring, i == 0, 90.0)));
        let (mut mends, mut report) = (Mends::default(), Report::default());
        assert_eq!(mended("", rings.clone(), &mut mends, &mut report), Some(rings));
        mends.report(&Path::Root, &mut report);
        assert_eq!(report.finish(), []);
    }

    #[test]
    fn each_flaw_is_seen() {
        let moved = |by: f64| SQUARE.map(|[x, y]| [x + by, y]);
        for (flaw, ring) in [
            ("none", SQUARE.to_vec()),
            ("open", SQUARE[..4].to_vec()),
            ("short", [&SQUARE[..2], &SQUARE[..1]].concat()),
            ("repeated", [&SQUARE[..1], &SQUARE[..]].concat()),
            ("turned", turned(&SQUARE)),
            ("beyond", moved(175.).to_vec()),
            ("at the edge", moved(171.).to_vec()),
            ("across", vec![[-170., 0.], [170., 0.], [170., 9.], [-170., 9.], [-170., 0.]]),
        ] {
            assert_eq!(is_good(&ring, true, 180.0), flaw == "none", "{flaw}");
        }
        assert!(!is_good(&SQUARE, false, 180.0) && is_good(&turned(&SQUARE), false, 180.0));
        assert!(is_good(&moved(100.), true, 180.0) && !is_good(&moved(100.), true, 90.0));
    }
}
