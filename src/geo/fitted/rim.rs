//! Rings on an azimuthal plane: joined across ±180°, where it has no seam, and cut around the point opposite to its
//! centre, which it draws out to a circle.

use super::super::halves::{Pair, Ring};
use super::super::{LonLat, lonlat, radians};
use super::azimuthal::RIM;
use super::seam::{pairs, positions, weld};
use super::{Azimuthal, beside};
use crate::math;
use crate::sorted::sort_by;
use core::f64::consts::{PI, TAU};
use std::borrow::Cow;

/// Longest step along the rim, radians, and along an edge near it, degrees.
const STEP: f64 = PI / 90.0;
const FINE: f64 = 1.0;
/// How far from the opposite point rings are looked at in detail, degrees.
const NEAR: f64 = 2.5;
/// Angles that differ by less are one, radians: what turns of the globe cost of a longitude's digits.
const SAME: f64 = 1e-9;
/// How often the way to the rim is halved: to the last digits of a degree.
const HALVINGS: u8 = 50;

/// See [`super::prepare`].
pub(super) fn prepare(rings: &[Vec<LonLat>], plane: Azimuthal) -> Cow<'_, [Vec<LonLat>]> {
    let asked = Asked::of(rings, &plane);
    if !asked.weld && !asked.wide && !asked.near {
        return Cow::Borrowed(rings);
    }
    let mut cut = pairs(rings);
    if asked.wide {
        cut.iter_mut().for_each(divide);
    }
    if asked.weld {
        cut = weld(cut, &|a, b| a[0] == b[0] && a[0].abs() == 180.0);
        cut.retain(|ring| ring.iter().any(|pair| pair[1].abs() < 90.0));
    }
    if !asked.near {
        return Cow::Owned(positions(cut));
    }
    match clip(&cut, rings, &plane) {
        Some(clipped) => Cow::Owned(positions(clipped)),
        None if asked.weld || asked.wide => Cow::Owned(positions(cut)),
        None => Cow::Borrowed(rings),
    }
}

/// Whether an edge runs along where rings are cut around the opposite point; or, if a pole is cut away with that, down to
/// it.
pub(super) fn is_rim(a: LonLat, b: LonLat, plane: &Azimuthal) -> bool {
    // Few are as far north or south as the opposite point, and only their angle costs anything to know.
    let opposite = -plane.center().lat;
    let on = |at: LonLat| {
        (at.lat - opposite).abs() < NEAR && plane.seen(at).is_some_and(|[_, _, z]| z < RIM + 1e-9)
    };
    let polar = plane.center().lat.abs() > 88.0;
    match (on(a), on(b)) {
        (true, true) => true,
        (false, false) => false,
        _ => polar && a.lon == b.lon,
    }
}

/// What has to be done to an area.
#[derive(Default)]
struct Asked {
    /// It has edges along both sides of ±180°.
    weld: bool,
    /// It has edges as wide as the world.
    wide: bool,
    /// It comes near the opposite point, or lies around it.
    near: bool,
}

impl Asked {
    fn of(rings: &[Vec<LonLat>], plane: &Azimuthal) -> Asked {
        let (mut west, mut east) = (false, false);
        let mut asked = Asked::default();
        let [mut west_end, mut south, mut east_end, mut north] = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for ring in rings {
            let mut before = ring.first().copied().unwrap_or(lonlat(0.0, 0.0));
            for &at in ring {
                west |= at.lon == -180.0 && before.lon == -180.0 && at != before;
                east |= at.lon == 180.0 && before.lon == 180.0 && at != before;
                asked.wide |= is_wide(&[before.lon, before.lat], &[at.lon, at.lat]);
                math::widen((&mut west_end, &mut east_end), at.lon);
                math::widen((&mut south, &mut north), at.lat);
                before = at;
            }
        }
        asked.weld = west && east;
        asked.near = is_near([west_end, south, east_end, north], plane);
        asked
    }
}

fn is_near([west, south, east, north]: [f64; 4], plane: &Azimuthal) -> bool {
    let lat = -plane.center().lat;
    if lat + NEAR < south || lat - NEAR > north {
        return false;
    }
    let Some(lon) = beside(plane.center().lon + 180.0, 0.0) else { return false };
    let spread = if lat.abs() + NEAR < 89.0 { NEAR / math::cos(radians(lat.abs() + NEAR)) } else { 360.0 };
    [lon - 360.0, lon, lon + 360.0].iter().any(|lon| lon + spread >= west && lon - spread <= east)
}

/// An edge from one side of the map to the other that is not along a pole.
fn is_wide(a: &Pair, b: &Pair) -> bool {
    (a[0] - b[0]).abs() >= 360.0 && (a[1].abs() < 90.0 || b[1].abs() < 90.0)
}

/// Gives edges as wide as the world corners, so that each goes the short way between them.
fn divide(ring: &mut Ring) {
    let mut out: Ring = Vec::new();
    for &pair in ring.iter() {
        if let Some(last) = out.last().copied().filter(|last| is_wide(last, &pair)) {
            out.extend([0.25, 0.5, 0.75].map(|t| between(last, pair, t)));
        }
        out.push(pair);
    }
    *ring = out;
}

fn between(a: Pair, b: Pair, t: f64) -> Pair {
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/// A part of a ring within the rim, from the rim to the rim.
struct Arc {
    pairs: Vec<Pair>,
    /// Where it begins and ends, radians from the right.
    begin: f64,
    end: f64,
}

/// What lies within the rim; `None` if that is everything. `raw` are the rings before they were joined.
fn clip(rings: &[Ring], raw: &[Vec<LonLat>], plane: &Azimuthal) -> Option<Vec<Ring>> {
    let hidden = |pair: &Pair| plane.seen(lonlat(pair[0], pair[1])).is_none_or(|[_, _, z]| z < RIM);
    let mut kept: Vec<Ring> = Vec::new();
    let mut arcs: Vec<Arc> = Vec::new();
    let mut cut = false;
    for ring in rings {
        let fine = refined(ring);
        match fine.iter().position(|(pair, _)| hidden(pair)) {
            None => kept.push(ring.clone()),
            Some(start) => {
                cut = true;
                arcs.extend(visible(&fine, start, &hidden, plane));
            }
        }
    }
    if !arcs.is_empty() {
        kept.extend(join(&arcs, raw, plane));
    } else if surrounds(raw, plane) {
        cut = true;
        let mut rim = Ring::new();
        walk(0.0, TAU, plane, &mut rim);
        rim.extend(rim.first().copied());
        kept.push(rim);
    }
    cut.then_some(kept)
}

/// A position of a ring, and whether it is one of its own corners.
type Step = (Pair, bool);

/// The ring in steps of a degree, the same from either direction.
fn refined(ring: &Ring) -> Vec<Step> {
    let mut out: Vec<Step> = Vec::new();
    for &pair in ring {
        if let Some((last, _)) = out.last().copied() {
            let length = (pair[0] - last[0]).abs().max((pair[1] - last[1]).abs());
            let forward = (last[0], last[1]) <= (pair[0], pair[1]);
            let (a, b) = if forward { (last, pair) } else { (pair, last) };
            // What leaps over half the globe is a joint.
            let steps = if length <= 180.0 { (length / FINE).ceil() as u32 } else { 1 };
            for k in 1..steps {
                let k = if forward { k } else { steps - k };
                out.push((between(a, b, f64::from(k) / f64::from(steps)), false));
            }
        }
        out.push((pair, true));
    }
    out
}

/// The arcs of a ring, read from a position that is hidden. Of its steps only corners are kept, as neighbours have them.
fn visible(ring: &[Step], start: usize, hidden: &dyn Fn(&Pair) -> bool, plane: &Azimuthal) -> Vec<Arc> {
    let open = ring.split_last().map_or(ring, |(_, open)| open);
    let (before, after) = open.split_at(start % open.len().max(1));
    let mut arcs: Vec<Arc> = Vec::new();
    let mut last: Option<Pair> = None;
    for &(pair, corner) in after.iter().chain(before).chain(after.first()) {
        let (was, is) = (last.is_none_or(|last| hidden(&last)), hidden(&pair));
        if let Some(last) = last.filter(|_| was != is) {
            let (seen, far) = if is { (last, pair) } else { (pair, last) };
            let (at, angle) = at_rim(seen, far, hidden, plane);
            match arcs.last_mut() {
                Some(arc) if is => {
                    arc.pairs.push(at);
                    arc.end = angle;
                }
                _ => arcs.push(Arc { pairs: vec![at], begin: angle, end: angle }),
            }
        }
        if let Some(arc) = arcs.last_mut().filter(|_| corner && !is) {
            arc.pairs.push(pair);
        }
        last = Some(pair);
    }
    arcs
}

/// Where the way from what is seen to what is hidden meets the rim, and at what angle.
fn at_rim(seen: Pair, far: Pair, hidden: &dyn Fn(&Pair) -> bool, plane: &Azimuthal) -> (Pair, f64) {
    let (mut inner, mut outer) = (seen, far);
    // A joint of the two sides is a point.
    for _ in 0..if (seen[0] - far[0]).abs() > 180.0 { 0 } else { HALVINGS } {
        let middle = [(inner[0] + outer[0]) / 2.0, (inner[1] + outer[1]) / 2.0];
        if hidden(&middle) {
            outer = middle;
        } else {
            inner = middle;
        }
    }
    let angle = plane.seen(lonlat(inner[0], inner[1])).map_or(0.0, |[x, y, _]| math::atan2(y, x));
    (inner, if angle > PI - SAME { angle - TAU } else { angle })
}

/// Where an arc meets the rim: at what angle, which arc, and whether it begins there.
type End = (f64, usize, bool);

/// The ends of arcs, counter-clockwise. Where one begins at the angle at which one ends, as along a line that is gone
/// to and fro, the land beside them says which comes first.
fn ends(arcs: &[Arc], raw: &[Vec<LonLat>], plane: &Azimuthal) -> Vec<End> {
    let mut ends: Vec<End> = Vec::new();
    for (i, arc) in arcs.iter().enumerate() {
        ends.extend([(arc.begin, i, true), (arc.end, i, false)]);
    }
    sort_by(&mut ends, |a, b| a.0.total_cmp(&b.0).is_lt());
    let mut widest = (f64::MIN, 0.0);
    for (k, end) in ends.iter().enumerate() {
        let next = ends.get(k + 1).map_or_else(|| ends[0].0 + TAU, |next| next.0);
        if next - end.0 > widest.0 {
            // Not the middle, where the old cut is likelier.
            widest = (next - end.0, end.0 + (next - end.0) * 0.47);
        }
    }
    let land = plane.rim(widest.1).is_some_and(|at| is_inside(raw, at));
    let rank = |end: &End| ((end.0 / SAME).round() as i64, end.2 != land);
    sort_by(&mut ends, |a, b| rank(a) < rank(b));
    ends
}

/// Joins arcs along the rim, counter-clockwise, as land lies to the left of its outline.
fn join(arcs: &[Arc], raw: &[Vec<LonLat>], plane: &Azimuthal) -> Vec<Ring> {
    let ends = ends(arcs, raw, plane);
    // Of rings that cross themselves each part is closed alone.
    let orderly = ends.windows(2).all(|two| two[0].2 != two[1].2);
    // The arc that follows each, and how far along the rim it begins.
    let mut next: Vec<(usize, f64)> = (0..arcs.len()).map(|i| (i, 0.0)).collect();
    for (k, end) in ends.iter().enumerate().filter(|(_, end)| orderly && !end.2) {
        let follower = ends.get(k + 1).map_or((ends[0].1, ends[0].0 + TAU), |next| (next.1, next.0));
        if let Some(slot) = next.get_mut(end.1) {
            *slot = (follower.0, follower.1 - end.0);
        }
    }
    let mut taken = vec![false; arcs.len()];
    let mut rings = Vec::new();
    for first in 0..arcs.len() {
        let mut ring = Ring::new();
        let mut i = first;
        while let (Some(arc), Some(false)) = (arcs.get(i), taken.get(i)) {
            taken[i] = true;
            ring.extend(&arc.pairs);
            walk(arc.end, next[i].1, plane, &mut ring);
            i = next[i].0;
        }
        ring.extend(ring.first().copied());
        if ring.len() > 3 {
            rings.push(ring);
        }
    }
    rings
}

/// Adds positions along the rim, counter-clockwise from an angle, on the way to one that is a `turn` further.
fn walk(from: f64, turn: f64, plane: &Azimuthal, out: &mut Ring) {
    let steps = (turn / STEP).ceil() as u32;
    for k in 1..steps {
        let at = plane.rim(from + turn * f64::from(k) / f64::from(steps));
        out.extend(at.map(|at| [at.lon, at.lat]));
    }
}

/// Whether the opposite point lies inside.
fn surrounds(rings: &[Vec<LonLat>], plane: &Azimuthal) -> bool {
    // A little off, within the rim: that point may lie on the old cut or be a pole.
    let lon = beside(plane.center().lon + 180.3, 0.0);
    lon.is_some_and(|lon| is_inside(rings, lonlat(lon, -plane.center().lat * 0.992)))
}

/// Even-odd, in degrees.
fn is_inside(rings: &[Vec<LonLat>], at: LonLat) -> bool {
    let mut inside = false;
    for edge in rings.iter().flat_map(|ring| ring.windows(2)) {
        let (a, b) = (edge[0], edge[1]);
        if (a.lat > at.lat) != (b.lat > at.lat)
            && at.lon < (b.lon - a.lon) * (at.lat - a.lat) / (b.lat - a.lat) + a.lon
        {
            inside = !inside;
        }
    }
    inside
}
