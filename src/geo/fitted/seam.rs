//! Brings rings, which come cut at ±180°, to where a projection tears the globe: cut at the meridian opposite to its
//! centre, joined at ±180° where that is not the seam, and cut where a plane grows without end. Knows degrees only.

use super::super::halves::{Along, Chain, Pair, Ring, half, join};
use super::super::{LonLat, lonlat, within};
use super::{Fitted, MERIDIAN_93, rim};
use std::borrow::Cow;

/// Degrees that a plane shows of the globe.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Window {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
}

impl Window {
    /// `None` for planes without a seam.
    fn of(plane: Fitted) -> Option<Window> {
        let (meridian, south, north) = match plane {
            // Parallels farther south run around the cone at tens of thousands of kilometres.
            Fitted::Lambert93 => (MERIDIAN_93, -60.0, 90.0),
            Fitted::Conic(conic) => (conic.meridian(), -90.0, 90.0),
            Fitted::EqualEarth(world) => (world.meridian, -90.0, 90.0),
            Fitted::Mercator(mercator) => (mercator.meridian, -85.0, 85.0),
            Fitted::Azimuthal(_) => return None,
        };
        Some(Window { west: meridian - 180.0, east: meridian + 180.0, south, north })
    }

    fn holds(&self, at: LonLat) -> bool {
        let beyond = at.lon < self.west || at.lon > self.east || at.lat < self.south || at.lat > self.north;
        !beyond
    }
}

/// The rings of an area as they are drawn on a plane: within 180° of its central meridian, so that no edge crosses its
/// seam. Exteriors keep turning counter-clockwise, holes clockwise. Rings that lie within already are borrowed as they
/// are; of those on the other side of ±180° each position is moved by a turn of the globe, to the same bits in all areas.
/// On an azimuthal plane longitudes stay in −180…180 and edges go the short way. Parts that the plane cannot show are cut
/// away: around the point opposite to an azimuthal plane's centre, beyond 85° on Mercator's, south of 60° S on Lambert-93.
pub fn prepare(rings: &[Vec<LonLat>], plane: Fitted) -> Cow<'_, [Vec<LonLat>]> {
    if let Fitted::Azimuthal(azimuthal) = plane {
        return rim::prepare(rings, azimuthal);
    }
    let Some(window) = Window::of(plane) else { return Cow::Borrowed(rings) };
    if rings.iter().flatten().all(|at| window.holds(*at)) {
        return Cow::Borrowed(rings);
    }
    Cow::Owned(positions(fit(pairs(rings), &window)))
}

fn fit(rings: Vec<Ring>, window: &Window) -> Vec<Ring> {
    let east = window.west < -180.0;
    // The seam within −180…180, and where what lies behind it is moved to.
    let (seam, side, turn) = if east { (window.east, -1.0, -360.0) } else { (window.west, 1.0, 360.0) };
    let mut rings = if seam.abs() < 180.0 {
        let mut behind = half(rings.clone(), Along::Meridian, seam, -side);
        let moved = |lon: f64| within(lon + turn, window.west, window.east);
        behind.iter_mut().flatten().for_each(|pair| pair[0] = moved(pair[0]));
        let mut all = half(rings, Along::Meridian, seam, side);
        all.append(&mut behind);
        let old = 180.0 * side;
        weld(all, &|a, b| a[0] == old && b[0] == old)
    } else {
        rings
    };
    if window.south > -90.0 {
        rings = half(rings, Along::Parallel, window.south, 1.0);
    }
    if window.north < 90.0 {
        rings = half(rings, Along::Parallel, window.north, -1.0);
    }
    rings
}

/// Joins what lies on either side of the old cut: its edges go, and where both sides met it at the same latitude the
/// line goes on. What only one side has keeps its edge.
pub(super) fn weld(rings: Vec<Ring>, on_cut: &dyn Fn(&Pair, &Pair) -> bool) -> Vec<Ring> {
    let mut whole = Vec::new();
    let mut chains = Vec::new();
    for ring in rings {
        match ring.windows(2).position(|edge| on_cut(&edge[0], &edge[1])) {
            None => whole.push(ring),
            Some(start) => chains.extend(off_cut(&ring, start, on_cut)),
        }
    }
    whole.extend(join(chains, Along::Meridian));
    whole
}

/// The parts of a ring off the old cut, read from an edge on it.
fn off_cut(ring: &[Pair], start: usize, on_cut: &dyn Fn(&Pair, &Pair) -> bool) -> Vec<Chain> {
    let open = ring.split_last().map_or(ring, |(_, open)| open);
    let (before, after) = open.split_at(start.min(open.len()));
    let round: Vec<Pair> = after.iter().chain(before).chain(after.first()).copied().collect();
    let mut chains: Vec<Chain> = Vec::new();
    let mut on = true;
    for edge in round.windows(2) {
        let (was, [a, b]) = (on, [edge[0], edge[1]]);
        on = on_cut(&a, &b);
        match chains.last_mut().filter(|_| !was) {
            _ if on => {}
            Some(chain) => chain.pairs.push(b),
            None => chains.push(Chain { pairs: vec![a, b] }),
        }
    }
    chains
}

/// Whether an edge of a prepared ring is no line of the data: it runs along the old cut at ±180°, the plane's seam or its
/// end, along a pole, or down to one, as rings around a pole are closed. It bounds what is filled and is not stroked.
pub fn on_cut(a: LonLat, b: LonLat, plane: Fitted) -> bool {
    let old = a.lon.abs() == 180.0 && b.lon.abs() == 180.0;
    match (plane, Window::of(plane)) {
        // The joint of a line that goes on beyond ±180° is no longer than a point.
        (Fitted::Azimuthal(azimuthal), _) => {
            old || ends_at(a, b, -90.0, 90.0) || rim::is_rim(a, b, &azimuthal)
        }
        (_, Some(w)) if a.lon == b.lon => {
            old || a.lon == w.west || a.lon == w.east || ends_at(a, b, w.south, w.north)
        }
        (_, Some(w)) => ends_at(a, b, w.south, w.north),
        _ => false,
    }
}

/// Whether an edge runs along one of two parallels, or as a meridian to it.
fn ends_at(a: LonLat, b: LonLat, south: f64, north: f64) -> bool {
    let at = |lat: f64| lat.abs() == 90.0 || lat == south || lat == north;
    (at(a.lat) && a.lat == b.lat) || (a.lon == b.lon && (at(a.lat) || at(b.lat)))
}

pub(super) fn pairs(rings: &[Vec<LonLat>]) -> Vec<Ring> {
    rings.iter().map(|ring| ring.iter().map(|at| [at.lon, at.lat]).collect()).collect()
}

pub(super) fn positions(rings: Vec<Ring>) -> Vec<Vec<LonLat>> {
    rings.into_iter().map(|ring| ring.into_iter().map(|[lon, lat]| lonlat(lon, lat)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::fitted::EqualEarthAt;

    fn ring(corners: &[(f64, f64)]) -> Vec<LonLat> {
        corners.iter().map(|(lon, lat)| lonlat(*lon, *lat)).collect()
    }

    fn box_of(west: f64, south: f64, east: f64, north: f64) -> Vec<LonLat> {
        ring(&[(west, south), (east, south), (east, north), (west, north), (west, south)])
    }

    const PACIFIC: Fitted = Fitted::EqualEarth(EqualEarthAt { meridian: 170.0 });

    #[test]
    fn halves_at_the_old_cut_become_one() {
        let halves = [box_of(170.0, 50.0, 180.0, 60.0), box_of(-180.0, 50.0, -165.0, 60.0)];
        let joined = prepare(&halves, PACIFIC);
        assert_eq!(joined.len(), 1, "{joined:?}");
        assert!(joined[0].iter().all(|at| (170.0..=195.0).contains(&at.lon)));
        assert!(joined[0].windows(2).all(|edge| !on_cut(edge[0], edge[1], PACIFIC)));
    }

    #[test]
    fn what_one_side_has_alone_keeps_its_edge() {
        let halves = [box_of(170.0, 50.0, 180.0, 60.0), box_of(-180.0, 52.0, -165.0, 55.0)];
        let joined = prepare(&halves, PACIFIC);
        let cuts: Vec<_> = joined.iter().flat_map(|ring| ring.windows(2)).collect();
        let cuts: Vec<_> = cuts.iter().filter(|edge| on_cut(edge[0], edge[1], PACIFIC)).collect();
        assert_eq!((joined.len(), cuts.len()), (1, 2), "{joined:?}");
    }

    #[test]
    fn a_land_across_the_new_seam_is_cut_there() {
        let parts = prepare(&[box_of(-20.0, 0.0, 0.0, 10.0)], PACIFIC).into_owned();
        assert_eq!(parts, prepare(&parts, PACIFIC).into_owned());
        assert_eq!(parts.len(), 2, "{parts:?}");
        let cut = |ring: &Vec<LonLat>| ring.windows(2).filter(|e| on_cut(e[0], e[1], PACIFIC)).count();
        assert!(parts.iter().all(|part| cut(part) == 1));
    }

    #[test]
    fn what_lies_within_is_not_touched() {
        let rings = [box_of(-180.0, 60.0, -170.0, 70.0), box_of(10.0, 0.0, 20.0, 10.0)];
        let world = Fitted::EqualEarth(EqualEarthAt { meridian: 0.0 });
        assert!(matches!(prepare(&rings, world), Cow::Borrowed(_)));
        assert!(matches!(prepare(&rings[1..], PACIFIC), Cow::Borrowed(_)));
    }
}
