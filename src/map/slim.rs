//! The map as files repeat it least. Of two rings along one border both go the same way, and so does the border's own line:
//! the digits of every line then come once, and again only as a repetition, which compresses to nearly nothing. And those
//! of the world, which are the most, are thinned to what a picture of one size shows. Knows nothing of files.

use std::collections::HashSet;

use super::{Map, Outline, Plate};
use crate::geo::Point;
use crate::math;

/// The ends of an edge by their bits: what neighbours share was projected once.
type Edge = [[u64; 2]; 2];

/// Largest distance by which a line of the world moves, metres: a third of a px on the wide page.
const THINNED: f64 = 12_000.0;

impl Map {
    /// The same map for pictures that nobody zooms: lines turned, and those of the world thinned. Neighbours still fit.
    pub fn slim(&self) -> Map {
        let mut map = self.clone();
        map.france.iter_mut().for_each(align);
        if let Some(world) = map.world.get_mut() {
            let Plate { context, areas, borders, coasts, graticule, globe, .. } = world;
            let outlines = areas.iter_mut().map(|area| &mut area.outline);
            for lines in outlines.chain([context, borders, coasts, graticule, globe]) {
                *lines = thin(lines, THINNED);
            }
            align(world);
        }
        map
    }
}

/// Turns lines so that they repeat each other, fills before lines.
fn align(plate: &mut Plate) {
    let mut drawn = HashSet::new();
    let Plate { context, areas, borders, coasts, .. } = plate;
    turn(context, &mut drawn);
    for area in areas {
        turn(&mut area.outline, &mut drawn);
    }
    for lines in [borders, coasts] {
        turn(lines, &mut drawn);
    }
}

/// Turns each run that goes more often against what has been drawn than along it.
fn turn(lines: &mut Outline, drawn: &mut HashSet<Edge>) {
    let mut start = 0;
    for end in &lines.ends {
        let run = &mut lines.points[start..*end as usize];
        start = *end as usize;
        let along = run.windows(2).filter(|pair| drawn.contains(&edge(pair[0], pair[1]))).count();
        let against = run.windows(2).filter(|pair| drawn.contains(&edge(pair[1], pair[0]))).count();
        if against > along {
            run.reverse();
        }
        drawn.extend(run.windows(2).map(|pair| edge(pair[0], pair[1])));
    }
}

/// Thins the arcs of each run, which end where a point is given twice.
fn thin(lines: &Outline, tolerance: f64) -> Outline {
    let mut out = Outline::default();
    for run in lines.runs() {
        let start = out.points.len();
        for arc in run.chunk_by(|a, b| a != b) {
            // The other way round another one of two corners equally far off would go.
            let backwards = key(arc[0]) > key(arc[arc.len() - 1]);
            let mut arc = arc.to_vec();
            if backwards {
                arc.reverse();
            }
            let mut kept = thin_arc(&arc, tolerance);
            if backwards {
                kept.reverse();
            }
            out.points.append(&mut kept);
        }
        out.close_run(start);
    }
    out
}

/// Douglas and Peucker's way: the corner farthest off the chord stays where that is too far.
fn thin_arc(arc: &[Point], tolerance: f64) -> Vec<Point> {
    let [first, .., last] = arc else { return arc.to_vec() };
    let mut farthest = (0, 0.0);
    for (i, p) in arc.iter().enumerate() {
        let off = distance(*p, *first, *last);
        if off > farthest.1 {
            farthest = (i, off);
        }
    }
    if farthest.1 <= tolerance {
        return vec![*first, *last];
    }
    let mut kept = thin_arc(&arc[..=farthest.0], tolerance);
    kept.pop();
    kept.append(&mut thin_arc(&arc[farthest.0..], tolerance));
    kept
}

/// From a point to a chord, metres.
fn distance(p: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { ((p.x - a.x) * dx + (p.y - a.y) * dy) / length } else { 0.0 };
    let t = t.clamp(0.0, 1.0);
    math::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy)
}

fn edge(from: Point, to: Point) -> Edge {
    [key(from), key(to)]
}

fn key(p: Point) -> [u64; 2] {
    [p.x.to_bits(), p.y.to_bits()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::point;

    fn ring(corners: &[[f64; 2]]) -> Outline {
        let points: Vec<Point> = corners.iter().map(|[x, y]| point(*x, *y)).collect();
        Outline { ends: vec![points.len() as u32], points }
    }

    #[test]
    fn a_neighbour_goes_along_the_border_as_the_first_has_gone() {
        let left = ring(&[[0.0, 0.0], [1.0, 0.0], [1.2, 0.5], [1.0, 1.0], [0.0, 0.0]]);
        let right = ring(&[[1.0, 1.0], [1.2, 0.5], [1.0, 0.0], [2.0, 0.0], [1.0, 1.0]]);
        let (mut turned, mut drawn) = (right.clone(), HashSet::new());
        turn(&mut left.clone(), &mut drawn);
        turn(&mut turned, &mut drawn);
        assert_eq!(turned.points, right.points.iter().rev().copied().collect::<Vec<_>>());
        let edges: Vec<_> = turned.points.windows(2).map(|pair| edge(pair[0], pair[1])).collect();
        let known = left.points.windows(2).filter(|pair| edges.contains(&edge(pair[0], pair[1]))).count();
        assert_eq!(known, 2);
    }

    #[test]
    fn only_corners_nearer_than_the_tolerance_go_and_never_the_ends_of_an_arc() {
        let (end, near, far) = ([0.0, 0.0], [5.0, 1.0], [10.0, 3.0]);
        let line = ring(&[end, near, far, [20.0, 0.0], [20.0, 0.0], [30.0, 0.3], end]);
        let thinned = thin(&line, 1.0);
        assert!(!thinned.points.contains(&point(5.0, 1.0)));
        assert_eq!(thinned.points.iter().filter(|p| **p == point(20.0, 0.0)).count(), 2);
        assert!(thinned.points.contains(&point(10.0, 3.0)));
    }

    #[test]
    fn both_ways_along_a_border_the_same_corners_stay() {
        let zigzag: Vec<[f64; 2]> = (0..60).map(|i| [f64::from(i), f64::from((i * i) % 7) / 3.0]).collect();
        let backwards: Vec<[f64; 2]> = zigzag.iter().rev().copied().collect();
        let mut other = thin(&ring(&backwards), 0.7);
        other.points.reverse();
        assert_eq!(thin(&ring(&zigzag), 0.7), other);
        assert!(other.points.len() < 60);
    }
}
