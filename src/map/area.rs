//! A region or a country on its plane: where it is, and what lies inside.

use crate::FeatureId;
use crate::geo::{Outline, Point, point};
use crate::math::widen;

/// A box on a plane.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bounds {
    /// Smallest x and y.
    pub min: Point,
    /// Largest x and y.
    pub max: Point,
}

impl Bounds {
    /// The smallest box around points; at the origin when there are none.
    pub fn around(points: &[Point]) -> Bounds {
        let first = points.first().copied().unwrap_or_default();
        let mut b = Bounds { min: first, max: first };
        for p in points {
            b.add(*p);
        }
        b
    }

    /// Makes room for a point.
    pub fn add(&mut self, p: Point) {
        widen((&mut self.min.x, &mut self.max.x), p.x);
        widen((&mut self.min.y, &mut self.max.y), p.y);
    }

    /// Whether the boxes share at least a point.
    pub fn overlaps(&self, other: &Bounds) -> bool {
        let (a, b) = (self, other);
        a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y
    }

    /// Whether all of the other box lies inside.
    pub fn encloses(&self, inner: &Bounds) -> bool {
        self.contains(inner.min) && self.contains(inner.max)
    }

    fn contains(&self, at: Point) -> bool {
        at.x >= self.min.x && at.x <= self.max.x && at.y >= self.min.y && at.y <= self.max.y
    }
}

/// A region or a country.
#[derive(Debug, Clone)]
pub struct Area {
    /// What it answers with; `None` for a country without any label.
    pub feature: Option<FeatureId>,
    /// Closed rings, even-odd.
    pub outline: Outline,
    /// Box around the rings.
    pub bounds: Bounds,
}

impl Area {
    /// Measures the rings.
    pub fn new(feature: Option<FeatureId>, outline: Outline) -> Area {
        Area { feature, bounds: Bounds::around(&outline.points), outline }
    }

    /// Whether the point is inside, holes and islands respected (even-odd).
    pub fn contains(&self, at: Point) -> bool {
        if !self.bounds.contains(at) {
            return false;
        }
        let mut inside = false;
        for run in self.outline.runs() {
            let mut a = run[0];
            for b in run {
                if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x {
                    inside = !inside;
                }
                a = *b;
            }
        }
        inside
    }

    /// Parallel lines rising to the right across the area, `spacing` metres apart: where a line at 45° is inside.
    pub fn hatch(&self, spacing: f64) -> Outline {
        let mut out = Outline::default();
        if spacing.is_nan() || spacing <= 0.0 {
            return out;
        }
        // Along such a line y − x is constant.
        let rank = |p: Point| (p.y - p.x) / spacing;
        let mut crossings: Vec<(i64, f64)> = Vec::new();
        for run in self.outline.runs() {
            for edge in run.windows(2) {
                let (from, to) = (edge[0], edge[1]);
                let (a, b) = (rank(from), rank(to));
                for line in a.min(b).ceil() as i64..a.max(b).ceil() as i64 {
                    let x = from.x + (line as f64 - a) / (b - a) * (to.x - from.x);
                    let at = crossings.partition_point(|other| *other <= (line, x));
                    crossings.insert(at, (line, x));
                }
            }
        }
        for pair in crossings.chunks_exact(2) {
            for (line, x) in pair {
                out.points.push(point(*x, x + *line as f64 * spacing));
            }
            out.ends.push(out.points.len() as u32);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_outside_and_an_island_in_it_is_inside() {
        let mut outline = Outline::default();
        for half in [3.0, 2.0, 1.0] {
            let start = outline.points.len();
            let corners = [(-half, -half), (half, -half), (half, half), (-half, half), (-half, -half)];
            outline.points.extend(corners.map(|(x, y)| point(x, y)));
            outline.close_run(start);
        }
        let area = Area::new(None, outline);
        assert!(area.contains(point(2.5, 0.0)) && area.contains(point(0.0, 0.0)));
        assert!(!area.contains(point(1.5, 0.0)) && !area.contains(point(3.5, 0.0)));
        assert!(!area.contains(point(f64::NAN, 0.0)));
    }
}
