//! From degrees on shared arcs to metres: long edges are bent as the projection bends them, so that the line
//! drawn is the line of the data.

use super::Outline;
use crate::atlas::{ArcRef, Topology};
use crate::geo::{LonLat, Plane, Point, Projection, WORLD_WEST, lonlat};
use crate::math;

/// How often an edge may be halved.
const MAX_DEPTH: u8 = 8;

/// A topology with its arcs projected once, shared by the rings that use them.
pub(super) struct Projected<'a> {
    topology: &'a Topology,
    arcs: Vec<Vec<Point>>,
}

impl<'a> Projected<'a> {
    pub(super) fn new(topology: &'a Topology, plane: Plane, tolerance: f64) -> Self {
        Self::of_features(topology, plane, tolerance, |_| true)
    }

    /// Projects only the arcs that the wanted features use.
    pub(super) fn of_features(
        topology: &'a Topology,
        plane: Plane,
        tolerance: f64,
        wanted: impl Fn(usize) -> bool,
    ) -> Self {
        let mut used = vec![false; topology.arcs.len()];
        for r in refs(topology, wanted) {
            used[r.arc as usize] = true;
        }
        let project = |(arc, used): (&Vec<[i32; 2]>, bool)| {
            if !used {
                return Vec::new();
            }
            let line: Vec<LonLat> = arc.iter().map(|p| topology.degrees(*p)).collect();
            project_line(&line, plane, tolerance)
        };
        Projected { topology, arcs: topology.arcs.iter().zip(used).map(project).collect() }
    }

    /// The closed rings of one feature.
    pub(super) fn feature(&self, feature: usize) -> Outline {
        let mut out = Outline::default();
        if let Some(feature) = self.topology.features.get(feature) {
            for ring in &feature.rings {
                self.push_ring(ring, &mut out);
            }
        }
        out
    }

    /// The closed rings of all features.
    pub(super) fn all_rings(&self) -> Outline {
        let mut out = Outline::default();
        let rings = self.topology.features.iter().flat_map(|f| &f.rings);
        rings.for_each(|ring| self.push_ring(ring, &mut out));
        out
    }

    fn push_ring(&self, ring: &[ArcRef], out: &mut Outline) {
        let start = out.points.len();
        for r in ring {
            let arc = &self.arcs[r.arc as usize];
            let skip = usize::from(out.points.len() > start);
            if r.reversed {
                out.points.extend(arc.iter().rev().skip(skip));
            } else {
                out.points.extend(arc.iter().skip(skip));
            }
        }
        out.close_run(start);
    }

    /// Arcs of the wanted features: those between two of them, and those with one on one side only. Cuts of
    /// the world map are neither.
    pub(super) fn borders_and_coasts(&self, wanted: impl Fn(usize) -> bool) -> (Outline, Outline) {
        let mut uses = vec![0u8; self.arcs.len()];
        for r in refs(self.topology, wanted) {
            uses[r.arc as usize] = uses[r.arc as usize].saturating_add(1);
        }
        let (mut borders, mut coasts) = (Outline::default(), Outline::default());
        for (i, uses) in uses.into_iter().enumerate() {
            let out = match uses {
                0 => continue,
                1 => &mut coasts,
                _ => &mut borders,
            };
            if !self.is_cut(i) {
                let start = out.points.len();
                out.points.extend_from_slice(&self.arcs[i]);
                out.close_run(start);
            }
        }
        (borders, coasts)
    }

    fn is_cut(&self, arc: usize) -> bool {
        let units = i32::from(self.topology.units_per_degree);
        let west = WORLD_WEST as i32 * units;
        let on = |lon: i32| self.topology.arcs[arc].iter().all(|p| p[0] == lon);
        on(west) || on(west + 360 * units)
    }
}

fn refs(topology: &Topology, wanted: impl Fn(usize) -> bool) -> impl Iterator<Item = ArcRef> {
    topology
        .features
        .iter()
        .enumerate()
        .filter(move |(i, _)| wanted(*i))
        .flat_map(|(_, f)| &f.rings)
        .flatten()
        .copied()
}

/// Projects a line; edges that the projection bends by more than `tolerance` metres get points in between.
pub(super) fn project_line(line: &[LonLat], plane: Plane, tolerance: f64) -> Vec<Point> {
    let mut out: Vec<Point> = Vec::with_capacity(line.len());
    let mut before: Option<(LonLat, Point)> = None;
    for at in line {
        let Some(p) = plane.project(*at) else { continue };
        if let Some(before) = before {
            bend(plane, before, (*at, p), tolerance, MAX_DEPTH, &mut out);
        }
        out.push(p);
        before = Some((*at, p));
    }
    out
}

fn bend(
    plane: Plane,
    (a, pa): (LonLat, Point),
    (b, pb): (LonLat, Point),
    tolerance: f64,
    depth: u8,
    out: &mut Vec<Point>,
) {
    let middle = lonlat((a.lon + b.lon) / 2.0, (a.lat + b.lat) / 2.0);
    let Some(pm) = plane.project(middle) else { return };
    let off = math::hypot(pm.x - (pa.x + pb.x) / 2.0, pm.y - (pa.y + pb.y) / 2.0);
    if depth == 0 || off <= tolerance {
        return;
    }
    bend(plane, (a, pa), (middle, pm), tolerance, depth - 1, out);
    out.push(pm);
    bend(plane, (middle, pm), (b, pb), tolerance, depth - 1, out);
}

/// The edge of the map of the whole Earth, closed.
pub(super) fn globe(tolerance: f64) -> Outline {
    let (west, east) = (WORLD_WEST, WORLD_WEST + 360.0);
    let edge = [
        lonlat(west, -90.0),
        lonlat(east, -90.0),
        lonlat(east, 90.0),
        lonlat(west, 90.0),
        lonlat(west, -90.0),
    ];
    let points = project_line(&edge, Plane::EqualEarth, tolerance);
    let ends = vec![points.len() as u32];
    Outline { points, ends }
}

/// Meridians and parallels every `step` degrees.
pub(super) fn graticule(step: i32, tolerance: f64) -> Outline {
    let mut out = Outline::default();
    let mut push = |from: LonLat, to: LonLat| {
        let start = out.points.len();
        out.points.extend(project_line(&[from, to], Plane::EqualEarth, tolerance));
        out.close_run(start);
    };
    let (west, east) = (WORLD_WEST, WORLD_WEST + 360.0);
    for lat in (-90 / step * step + step..90).step_by(step as usize) {
        push(lonlat(west, f64::from(lat)), lonlat(east, f64::from(lat)));
    }
    for lon in (-180..=180).step_by(step as usize) {
        let lon = f64::from(lon);
        let lon = if lon < west { lon + 360.0 } else { lon };
        push(lonlat(lon, -90.0), lonlat(lon, 90.0));
    }
    out
}
