//! How much each vertex matters: Douglas and Peucker's way, with the tolerance at which a vertex goes instead of one
//! tolerance for all. Then whatever a ring must keep is made to stay.

use super::{Ring, Topology, Use};
use crate::geo::Point;

/// Vertices between two that stay.
struct Gap {
    from: usize,
    to: usize,
    /// The least weight of the two, if they may go.
    most: f32,
    depth: u8,
}

/// A gap as far as it has been looked through.
struct Scan {
    gap: Gap,
    at: usize,
    /// The vertex farthest from the chord so far, and the square of how far.
    far: (usize, f64),
}

/// Gaps are halved instead from this depth on: a curve that is made for it would be looked through once per vertex.
const DEEP: u8 = 40;

/// Weighs all vertices but the ends of arcs, in steps.
#[derive(Default)]
pub(super) struct Weighing {
    arc: usize,
    gaps: Vec<Gap>,
    scan: Option<Scan>,
}

impl Weighing {
    /// Arcs that are done.
    pub(super) fn arcs(&self) -> usize {
        self.arc
    }

    /// Looks at so many vertices more; whether some are left.
    #[inline(never)]
    pub(super) fn step(&mut self, topology: &mut Topology, vertices: usize) -> bool {
        let mut left = vertices;
        while left > 0 {
            let Some(mut scan) = self.scan.take().or_else(|| self.next()) else {
                if self.arc >= topology.arcs.len() {
                    return false;
                }
                self.begin(topology);
                left -= 1;
                continue;
            };
            let end = scan.gap.to.min(scan.at.saturating_add(left));
            left -= end - scan.at;
            scan.look(&topology.points, end);
            if scan.at < scan.gap.to {
                self.scan = Some(scan);
            } else {
                self.split(topology, scan);
            }
        }
        true
    }

    /// The next arc is one gap.
    fn begin(&mut self, topology: &mut Topology) {
        let vertices = topology.vertices_of(self.arc);
        let (from, to) = (vertices.start, vertices.end - 1);
        topology.weights[from] = f32::INFINITY;
        topology.weights[to] = f32::INFINITY;
        self.gaps.push(Gap { from, to, most: f32::INFINITY, depth: 0 });
        self.arc += 1;
    }

    fn next(&mut self) -> Option<Scan> {
        loop {
            let gap = self.gaps.pop()?;
            if gap.to > gap.from + 1 {
                return Some(Scan { at: gap.from + 1, far: (gap.from + 1, -1.0), gap });
            }
        }
    }

    /// The farthest vertex stays until the tolerance is as much; what lies beside it goes no later.
    fn split(&mut self, topology: &mut Topology, scan: Scan) {
        let Gap { from, to, most, depth } = scan.gap;
        let (far, square) = scan.far;
        if square <= 0.0 {
            // They lie on the chord; their weights are 0.
            return;
        }
        let far = if depth < DEEP { far } else { from + (to - from) / 2 };
        let weight = most.min(square.sqrt() as f32);
        topology.weights[far] = weight;
        let depth = depth.saturating_add(1);
        self.gaps.push(Gap { from: far, to, most: weight, depth });
        self.gaps.push(Gap { from, to: far, most: weight, depth });
    }
}

impl Scan {
    fn look(&mut self, points: &[Point], end: usize) {
        let (a, b) = (points[self.gap.from], points[self.gap.to]);
        for (i, p) in points.iter().enumerate().take(end).skip(self.at) {
            let square = square_from_edge(*p, a, b);
            if square > self.far.1 {
                self.far = (i, square);
            }
        }
        self.at = end;
    }
}

/// The square of the distance between a point and an edge, m².
pub(super) fn square_from_edge(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (px, py) = (p.x - a.x, p.y - a.y);
    let (along, square) = (px * dx + py * dy, dx * dx + dy * dy);
    // An edge of no length is its end: NaN is not above 0.
    let part = match along / square {
        part if part >= 1.0 => 1.0,
        part if part > 0.0 => part,
        _ => 0.0,
    };
    let (x, y) = (px - dx * part, py - dy * part);
    x * x + y * y
}

/// How many vertices more than the ends of its arcs a ring may need.
const ANCHORS: usize = 4;

/// Has so many vertices of a ring stay at any tolerance that what is left of it is as it was, if only an eighth as large:
/// an island without neighbours needs two besides the one where it begins, a lens between two junctions needs one.
pub(super) fn anchor(topology: &mut Topology, ring: usize) {
    let Ring { size, .. } = topology.rings[ring];
    for _ in 0..ANCHORS {
        let left = lasting_size(topology, ring);
        if left / size > 0.125 || size == 0.0 {
            return;
        }
        let Some(vertex) = heaviest(topology, ring) else { return };
        topology.weights[vertex] = f32::INFINITY;
    }
}

/// What the vertices that stay anyway enclose, m².
fn lasting_size(topology: &Topology, ring: usize) -> f64 {
    let uses = topology.uses_of(ring);
    let mut sum = Shoelace::default();
    for one in uses {
        topology.walk(*one, |vertex| {
            if topology.weights[vertex] == f32::INFINITY {
                sum.add(topology.points[vertex]);
            }
        });
    }
    sum.size()
}

/// The vertex of a ring that would be the last to go.
fn heaviest(topology: &Topology, ring: usize) -> Option<usize> {
    let mut found: Option<usize> = None;
    for one in topology.uses_of(ring) {
        for vertex in topology.vertices_of(one.arc()) {
            let weight = topology.weights[vertex];
            let heavier = found.is_none_or(|found| weight > topology.weights[found]);
            if weight < f32::INFINITY && weight > 0.0 && heavier {
                found = Some(vertex);
            }
        }
    }
    found
}

impl Topology {
    /// Visits the vertices of an arc the way a ring walks it.
    pub(super) fn walk(&self, one: Use, mut visit: impl FnMut(usize)) {
        let vertices = self.vertices_of(one.arc());
        if one.back() {
            vertices.rev().for_each(&mut visit);
        } else {
            vertices.for_each(&mut visit);
        }
    }
}

/// The area inside a ring, measured from its first point so that it is exact far from the origin.
#[derive(Default)]
pub(super) struct Shoelace {
    first: Option<Point>,
    last: Point,
    twice: f64,
}

impl Shoelace {
    /// The next point; the first one need not be repeated.
    pub(super) fn add(&mut self, p: Point) {
        let first = *self.first.get_or_insert(p);
        let (x, y) = (p.x - first.x, p.y - first.y);
        self.twice += self.last.x * y - x * self.last.y;
        self.last = Point { x, y };
    }

    /// m², negative clockwise.
    pub(super) fn size(&self) -> f64 {
        self.twice / 2.0
    }
}
