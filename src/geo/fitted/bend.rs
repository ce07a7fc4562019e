//! From degrees to metres along a ring: long edges are bent as the projection bends them, and the same points come
//! from either end, so that neighbours still share their borders.

use super::super::equal_earth::RADIUS;
use super::super::{LonLat, Point, Projection, lonlat, point, radians};
use super::Fitted;
use crate::math;

/// How often an edge may be halved.
const MAX_DEPTH: u8 = 8;
/// How many times more than a circle of the Earth's radius an edge may bend, away from the planes' ends.
const BEND: f64 = 4.0;

/// Adds a ring, or a line, in metres. Edges run straight in degrees and are halved, up to eight times, until they are
/// within `tolerance_m` metres of their chord; those that leap over half the globe join its two ends and stay as they are.
/// Positions that the projection does not show are left out.
pub fn project_ring(ring: &[LonLat], plane: Fitted, tolerance_m: f64, out: &mut Vec<Point>) {
    let pen =
        Pen { plane, tolerance: tolerance_m, short: (8.0 * tolerance_m / (BEND * RADIUS)).max(0.0).sqrt() };
    let mut before: Option<(LonLat, Point)> = None;
    out.reserve(ring.len());
    for &at in ring {
        let Some(p) = plane.project(at) else { continue };
        if let Some(before) = before.filter(|before| !pen.is_straight(*before, (at, p))) {
            pen.bend(before, (at, p), MAX_DEPTH, out);
        }
        out.push(p);
        before = Some((at, p));
    }
}

struct Pen {
    plane: Fitted,
    /// Metres.
    tolerance: f64,
    /// Edges up to this length are straight, radians.
    short: f64,
}

impl Pen {
    /// Whether an edge need not be looked at: most of a detailed map are too short to bend.
    fn is_straight(&self, (a, pa): (LonLat, Point), (b, pb): (LonLat, Point)) -> bool {
        let (dlon, dlat) = ((a.lon - b.lon).abs(), (a.lat - b.lat).abs());
        if pa == pb || (dlon > 180.0 && matches!(self.plane, Fitted::Azimuthal(_))) {
            return true;
        }
        radians(dlon + dlat) <= self.short && self.is_level(a, pa) && self.is_level(b, pb)
    }

    /// Whether the projection bends moderately here.
    fn is_level(&self, at: LonLat, p: Point) -> bool {
        match self.plane {
            Fitted::Lambert93 | Fitted::Mercator(_) => at.lat.abs() < 60.0,
            Fitted::Azimuthal(_) => p.x * p.x + p.y * p.y < 2.0 * RADIUS * RADIUS,
            Fitted::Conic(_) | Fitted::EqualEarth(_) => true,
        }
    }

    /// Adds points between two that the projection takes off their chord by more than the tolerance. Halving is the same
    /// from either end, to the last bit.
    fn bend(&self, (a, pa): (LonLat, Point), (b, pb): (LonLat, Point), depth: u8, out: &mut Vec<Point>) {
        let middle = lonlat((a.lon + b.lon) / 2.0, (a.lat + b.lat) / 2.0);
        let Some(pm) = self.plane.project(middle) else { return };
        let chord = point((pa.x + pb.x) / 2.0, (pa.y + pb.y) / 2.0);
        let off = math::hypot(pm.x - chord.x, pm.y - chord.y);
        if depth == 0 || off <= self.tolerance {
            return;
        }
        self.bend((a, pa), (middle, pm), depth - 1, out);
        out.push(pm);
        self.bend((middle, pm), (b, pb), depth - 1, out);
    }
}
