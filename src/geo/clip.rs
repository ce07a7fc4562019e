//! Cutting rings and lines to a convex window. Works in any plane; used where a painter cannot clip.

use super::{Point, point};

/// A convex polygon, its corners in either turning direction.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    corners: Vec<Point>,
    /// +1 when the corners turn from x to y, −1 otherwise.
    turn: f64,
}

impl Window {
    /// From the corners of a convex polygon.
    pub fn new(corners: Vec<Point>) -> Window {
        let edges = corners.iter().zip(corners.iter().cycle().skip(1));
        let area: f64 = edges.map(|(a, b)| a.x * b.y - b.x * a.y).sum();
        Window { turn: if area < 0.0 { -1.0 } else { 1.0 }, corners }
    }

    fn edges(&self) -> impl Iterator<Item = (Point, Point)> {
        self.corners.iter().copied().zip(self.corners.iter().copied().cycle().skip(1))
    }

    /// Positive inside the edge.
    fn side(&self, (a, b): (Point, Point), p: Point) -> f64 {
        self.turn * ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x))
    }

    /// Sutherland–Hodgman: the part of a closed ring inside; empty when there is none. Parts that leave the
    /// window and return are joined along its edge, which fills do not show.
    pub fn ring(&self, ring: &[Point]) -> Vec<Point> {
        let mut points: Vec<Point> = ring.to_vec();
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        for edge in self.edges() {
            let mut kept = Vec::with_capacity(points.len());
            for (i, &p) in points.iter().enumerate() {
                let before = points[(i + points.len() - 1) % points.len()];
                let (was, is) = (self.side(edge, before), self.side(edge, p));
                if (was < 0.0) != (is < 0.0) {
                    kept.push(between(before, p, was / (was - is)));
                }
                if is >= 0.0 {
                    kept.push(p);
                }
            }
            points = kept;
        }
        points
    }

    /// The parts of a polyline inside.
    pub fn line(&self, line: &[Point]) -> Vec<Vec<Point>> {
        let mut parts: Vec<Vec<Point>> = Vec::new();
        let mut open = false;
        for pair in line.windows(2) {
            let Some((t0, t1)) = self.span(pair[0], pair[1]) else {
                open = false;
                continue;
            };
            match parts.last_mut() {
                Some(part) if open && t0 == 0.0 => part.push(between(pair[0], pair[1], t1)),
                _ => parts.push(vec![between(pair[0], pair[1], t0), between(pair[0], pair[1], t1)]),
            }
            open = t1 == 1.0;
        }
        parts
    }

    /// Cyrus–Beck: where a segment enters and leaves, as parts of its length.
    fn span(&self, a: Point, b: Point) -> Option<(f64, f64)> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for edge in self.edges() {
            let (sa, sb) = (self.side(edge, a), self.side(edge, b));
            if sa < 0.0 && sb < 0.0 {
                return None;
            }
            if sa < 0.0 {
                enter = enter.max(sa / (sa - sb));
            } else if sb < 0.0 {
                leave = leave.min(sa / (sa - sb));
            }
        }
        (enter < leave).then_some((enter, leave))
    }
}

fn between(a: Point, b: Point, t: f64) -> Point {
    match t {
        0.0 => a,
        1.0 => b,
        _ => point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit() -> Window {
        Window::new([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map(|(x, y)| point(x, y)).to_vec())
    }

    #[test]
    fn a_ring_around_the_window_becomes_the_window() {
        let ring =
            [(-5.0, -5.0), (5.0, -5.0), (5.0, 5.0), (-5.0, 5.0), (-5.0, -5.0)].map(|(x, y)| point(x, y));
        assert_eq!(unit().ring(&ring).len(), 4);
        assert!(unit().ring(&ring.map(|p| point(p.x + 20.0, p.y))).is_empty());
    }

    #[test]
    fn a_line_through_the_window_is_cut_twice_and_keeps_its_bends() {
        let line = [(-1.0, 0.5), (0.5, 0.5), (0.5, 2.0), (0.7, 2.0), (0.7, -1.0)].map(|(x, y)| point(x, y));
        let parts = unit().line(&line);
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], vec![point(0.0, 0.5), point(0.5, 0.5), point(0.5, 1.0)]);
        assert_eq!(parts[1], vec![point(0.7, 1.0), point(0.7, 0.0)]);
    }
}
