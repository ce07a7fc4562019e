//! From degrees on shared arcs to metres: long edges are bent as the projection bends them, so that the line
//! drawn is the line of the data.

use super::{Area, Plate};
use crate::FeatureId;
use crate::atlas::{Arc, Topology};
use crate::geo::{LonLat, Outline, Plane, Point, Projection, WORLD_WEST, lonlat};
use crate::math;

/// How often an edge may be halved.
const MAX_DEPTH: u8 = 8;
/// Spacing of the graticule, degrees.
const GRATICULE: i32 = 30;

/// What a feature of a topology becomes on a plate.
pub(super) enum Role {
    /// Nothing: it lies on another plate.
    Absent,
    /// Land that is only context.
    Context,
    /// An area that answers with a feature.
    Area(FeatureId),
}

/// An arc once projected.
#[derive(Clone, Copy, Default)]
struct Line {
    start: usize,
    end: usize,
    /// How many rings use it; those of absent features do not count.
    uses: u32,
}

/// Projects each arc once, shared by the rings that use it. `tolerance` is the largest distance between an edge and
/// its chord, metres.
pub(super) fn plate(
    topology: &Topology,
    plane: Plane,
    tolerance: f64,
    role: &dyn Fn(usize) -> Role,
) -> Plate {
    let mut plate = Plate::empty(plane);
    let mut pen = Pen::new(plane, tolerance);
    let mut lines = vec![Line::default(); topology.arcs.len()];
    for (i, feature) in topology.features.iter().enumerate() {
        let role = role(i);
        let mut land = match role {
            Role::Absent => continue,
            Role::Context => core::mem::take(&mut plate.context),
            Role::Area(_) => Outline::default(),
        };
        for ring in &feature.rings {
            let start = land.points.len();
            for r in ring {
                let line = &mut lines[r.arc as usize];
                if line.uses == 0 {
                    (line.start, line.end) = pen.arc(topology, &topology.arcs[r.arc as usize]);
                }
                line.uses += 1;
                let line = &pen.drawn.points[line.start..line.end];
                // Where arcs meet there are two points in one place: no rounding takes that corner away.
                for k in 0..line.len() {
                    land.points.push(line[if r.reversed { line.len() - 1 - k } else { k }]);
                }
            }
            land.close_run(start);
        }
        match role {
            Role::Area(feature) => plate.areas.push(Area::new(Some(feature), land)),
            _ => plate.context = land,
        }
    }
    limits(&mut plate, topology, &lines, &pen.drawn.points);
    plate
}

/// Lines of one ring are coasts, those of two are borders.
fn limits(plate: &mut Plate, topology: &Topology, lines: &[Line], drawn: &[Point]) {
    for (line, arc) in lines.iter().zip(&topology.arcs) {
        if line.uses > 0 && !is_cut(topology, arc) {
            let out = if line.uses == 1 { &mut plate.coasts } else { &mut plate.borders };
            let start = out.points.len();
            out.points.extend_from_slice(&drawn[line.start..line.end]);
            out.close_run(start);
        }
    }
}

/// Whether an arc runs along the cut of the world map: it is neither a border nor a coast.
fn is_cut(topology: &Topology, arc: &Arc) -> bool {
    let units = i32::from(topology.units_per_degree);
    let west = WORLD_WEST as i32 * units;
    let lon = arc.first().map_or(west, |p| p[0]);
    (lon == west || lon == west + 360 * units) && arc.iter().all(|p| p[0] == lon)
}

/// Draws lines given in degrees.
struct Pen {
    plane: Plane,
    tolerance: f64,
    /// Where the line is, unless the pen is lifted.
    at: Option<(LonLat, Point)>,
    drawn: Outline,
}

impl Pen {
    fn new(plane: Plane, tolerance: f64) -> Pen {
        Pen { plane, tolerance, at: None, drawn: Outline::default() }
    }

    fn arc(&mut self, topology: &Topology, arc: &Arc) -> (usize, usize) {
        let start = self.drawn.points.len();
        for p in arc {
            self.to(topology.degrees(*p));
        }
        self.at = None;
        (start, self.drawn.points.len())
    }

    fn line(&mut self, corners: &[LonLat]) {
        let start = self.drawn.points.len();
        for corner in corners {
            self.to(*corner);
        }
        self.at = None;
        self.drawn.close_run(start);
    }

    fn to(&mut self, at: LonLat) {
        let Some(p) = self.plane.project(at) else { return };
        if let Some(before) = self.at {
            self.bend(before, (at, p), MAX_DEPTH);
        }
        self.drawn.points.push(p);
        self.at = Some((at, p));
    }

    /// Adds points between two that the projection takes off their chord by more than the tolerance.
    fn bend(&mut self, (a, pa): (LonLat, Point), (b, pb): (LonLat, Point), depth: u8) {
        let middle = lonlat((a.lon + b.lon) / 2.0, (a.lat + b.lat) / 2.0);
        let Some(pm) = self.plane.project(middle) else { return };
        let off = math::hypot(pm.x - (pa.x + pb.x) / 2.0, pm.y - (pa.y + pb.y) / 2.0);
        if depth == 0 || off <= self.tolerance {
            return;
        }
        self.bend((a, pa), (middle, pm), depth - 1);
        self.drawn.points.push(pm);
        self.bend((middle, pm), (b, pb), depth - 1);
    }
}

/// The edge of the map of the whole Earth, closed.
pub(super) fn globe(tolerance: f64) -> Outline {
    let (west, east) = (WORLD_WEST, WORLD_WEST + 360.0);
    let corners = [(west, -90.0), (east, -90.0), (east, 90.0), (west, 90.0), (west, -90.0)];
    let mut pen = Pen::new(Plane::EqualEarth, tolerance);
    pen.line(&corners.map(|(lon, lat)| lonlat(lon, lat)));
    pen.drawn
}

/// Meridians and parallels.
pub(super) fn graticule(tolerance: f64) -> Outline {
    let (west, east) = (WORLD_WEST, WORLD_WEST + 360.0);
    let mut pen = Pen::new(Plane::EqualEarth, tolerance);
    for i in 1 - 90 / GRATICULE..90 / GRATICULE {
        let lat = f64::from(i * GRATICULE);
        pen.line(&[lonlat(west, lat), lonlat(east, lat)]);
    }
    for i in -180 / GRATICULE..180 / GRATICULE {
        let lon = f64::from(i * GRATICULE);
        let lon = if lon < west { lon + 360.0 } else { lon };
        pen.line(&[lonlat(lon, -90.0), lonlat(lon, 90.0)]);
    }
    pen.drawn
}
