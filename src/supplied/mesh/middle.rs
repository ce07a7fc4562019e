//! A point that stands for an area: inside, and far from its edge.

use super::Topology;
use super::inside::crosses;
use super::weigh::square_from_edge;
use crate::geo::{Point, point};
use crate::map::Bounds;

/// Points of a grid over the largest ring that are tried first, along its longer side.
const GRID: usize = 12;
/// How often the best one is moved by half as far as before.
const ROUNDS: usize = 5;
/// With more vertices than these, only every second, third, … is looked at.
const ENOUGH: usize = 200;

/// See [`super::Mesh::middle`].
pub(super) fn of(topology: &Topology, area: usize, bounds: &Bounds) -> Point {
    let rings = topology.rings_of(area);
    let size = |ring: &usize| topology.rings[*ring].size;
    let box_middle = point((bounds.min.x + bounds.max.x) / 2.0, (bounds.min.y + bounds.max.y) / 2.0);
    let Some(largest) = rings.clone().max_by(|a, b| size(a).total_cmp(&size(b))) else { return box_middle };
    let edges = Edges::of(topology, rings, largest);
    let found = edges.farthest_inside();
    if topology.contains(area, found) {
        return found;
    }
    across(topology, area, bounds).unwrap_or(box_middle)
}

/// The largest exterior of an area with its holes, simplified.
struct Edges {
    edges: Vec<[Point; 2]>,
    bounds: Bounds,
}

impl Edges {
    fn of(topology: &Topology, rings: std::ops::Range<usize>, largest: usize) -> Edges {
        let mut edges = Vec::new();
        let mut bounds = Bounds::default();
        // A hundredth of the side of a square as large.
        let tolerance = (topology.rings[largest].size.abs().sqrt() / 100.0) as f32;
        for ring in rings.filter(|ring| topology.rings[*ring].part as usize == largest) {
            let mut points = Vec::new();
            for one in topology.uses_of(ring) {
                topology.walk(*one, |vertex| {
                    if topology.weights[vertex] >= tolerance {
                        points.push(topology.points[vertex]);
                    }
                });
            }
            let every = points.len() / ENOUGH + 1;
            let mut before = None;
            for (i, p) in points.iter().enumerate() {
                if i.is_multiple_of(every) {
                    edges.extend(before.map(|before| [before, *p]));
                    before = Some(*p);
                }
            }
            if let (Some(last), Some(first)) = (before, points.first()) {
                edges.push([last, *first]);
            }
            if ring == largest {
                bounds = Bounds::around(&points);
            }
        }
        Edges { edges, bounds }
    }

    /// The square of the distance to the nearest edge, m², negative outside.
    fn depth(&self, at: Point) -> f64 {
        let (mut inside, mut least) = (false, f64::INFINITY);
        for [a, b] in &self.edges {
            inside ^= crosses(*a, *b, at);
            least = least.min(square_from_edge(at, *a, *b));
        }
        if inside { least } else { -least }
    }

    fn farthest_inside(&self) -> Point {
        let Bounds { min, max } = self.bounds;
        let (width, height) = (max.x - min.x, max.y - min.y);
        let step = width.max(height) / GRID as f64;
        let count = |length: f64| ((length / step).ceil() as usize).clamp(3, GRID);
        let (columns, rows) = (count(width), count(height));
        let step = point(width / columns as f64, height / rows as f64);
        let mut best = (f64::NEG_INFINITY, min);
        for i in 0..columns * rows {
            let (column, row) = ((i % columns) as f64 + 0.5, (i / columns) as f64 + 0.5);
            self.try_at(point(min.x + column * step.x, min.y + row * step.y), &mut best);
        }
        let mut reach = 0.5;
        for _ in 0..ROUNDS {
            let from = best.1;
            for i in 0..9 {
                let (right, up) = (f64::from(i % 3 - 1), f64::from(i / 3 - 1));
                self.try_at(point(from.x + right * reach * step.x, from.y + up * reach * step.y), &mut best);
            }
            reach /= 2.0;
        }
        best.1
    }

    fn try_at(&self, at: Point, best: &mut (f64, Point)) {
        let depth = self.depth(at);
        if depth > best.0 {
            *best = (depth, at);
        }
    }
}

/// The middle of the widest of the first stretches inside along a few lines; `None` if all miss the area.
fn across(topology: &Topology, area: usize, bounds: &Bounds) -> Option<Point> {
    let mut best: Option<(f64, Point)> = None;
    for line in 1..16 {
        let y = bounds.min.y + (bounds.max.y - bounds.min.y) * f64::from(line) / 16.0;
        // The two crossings farthest to the left: between them is inside.
        let (mut first, mut second) = (f64::INFINITY, f64::INFINITY);
        for ring in topology.rings_of(area) {
            for one in topology.uses_of(ring) {
                for edge in topology.points[topology.vertices_of(one.arc())].windows(2) {
                    let (a, b) = (edge[0], edge[1]);
                    if (a.y > y) != (b.y > y) {
                        let x = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
                        second = second.min(x.max(first));
                        first = first.min(x);
                    }
                }
            }
        }
        let width = second - first;
        if width.is_finite() && width > best.map_or(0.0, |(width, _)| width) {
            best = Some((width, point((first + second) / 2.0, y)));
        }
    }
    let (_, at) = best?;
    Some(at)
}
