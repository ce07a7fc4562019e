//! A region or a country on its plane, with an index that answers "is this point inside?" by looking at a
//! handful of edges.

use crate::FeatureId;
use crate::geo::{Point, point};
use crate::order::sort_by;

/// Several polylines or rings in one list of points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// All points, metres, y up.
    pub points: Vec<Point>,
    /// Where each run ends in `points`.
    pub ends: Vec<u32>,
}

impl Outline {
    /// Ends the run that began at `start`; a run of fewer than two points is dropped.
    pub fn close_run(&mut self, start: usize) {
        if self.points.len() < start + 2 {
            self.points.truncate(start);
        } else {
            self.ends.push(self.points.len() as u32);
        }
    }

    /// Adds the runs of another.
    pub fn append(&mut self, other: &Outline) {
        let start = self.points.len() as u32;
        self.points.extend_from_slice(&other.points);
        for end in &other.ends {
            self.ends.push(start + end);
        }
    }

    /// The runs.
    pub fn runs(&self) -> impl Iterator<Item = &[Point]> {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.points[start as usize..*end as usize])
    }

    /// The smallest box around all points; `None` when there are none.
    pub fn bounds(&self) -> Option<Bounds> {
        let mut points = self.points.iter();
        let first = points.next()?;
        let start = Bounds { min: *first, max: *first };
        Some(points.fold(start, |b, p| Bounds {
            min: point(b.min.x.min(p.x), b.min.y.min(p.y)),
            max: point(b.max.x.max(p.x), b.max.y.max(p.y)),
        }))
    }
}

/// A box on a plane.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Bounds {
    /// Smallest x and y.
    pub min: Point,
    /// Largest x and y.
    pub max: Point,
}

impl Bounds {
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
    slabs: Slabs,
}

impl Area {
    /// Indexes the rings.
    pub fn new(feature: Option<FeatureId>, outline: Outline) -> Area {
        let bounds = outline.bounds().unwrap_or_default();
        let slabs = Slabs::new(&outline, bounds);
        Area { feature, outline, bounds, slabs }
    }

    /// Whether the point is inside, holes and islands respected (even-odd).
    pub fn contains(&self, at: Point) -> bool {
        if !self.bounds.contains(at) {
            return false;
        }
        let mut inside = false;
        for &(a, b) in self.slabs.edges_at(at.y) {
            if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x {
                inside = !inside;
            }
        }
        inside
    }
}

impl Area {
    /// Parallel lines rising to the right across the area, `spacing` metres apart: where a line at 45° is inside.
    pub fn hatch(&self, spacing: f64) -> Outline {
        let mut out = Outline::default();
        if spacing.is_nan() || spacing <= 0.0 {
            return out;
        }
        // Along such a line y − x is constant.
        let rank = |p: Point| (p.y - p.x) / spacing;
        let mut crossings: Vec<(i64, f64)> = Vec::new();
        for edge in self.outline.runs().flat_map(|run| run.windows(2)) {
            let (a, b) = (rank(edge[0]), rank(edge[1]));
            let (low, high) = (a.min(b).ceil() as i64, a.max(b).ceil() as i64);
            for line in low..high {
                let t = (line as f64 - a) / (b - a);
                crossings.push((line, edge[0].x + t * (edge[1].x - edge[0].x)));
            }
        }
        sort_by(&mut crossings, |a, b| a.0 < b.0 || (a.0 == b.0 && a.1 < b.1));
        for pair in crossings.chunks_exact(2) {
            let start = out.points.len();
            let at = |(line, x): (i64, f64)| point(x, x + line as f64 * spacing);
            out.points.extend([at(pair[0]), at(pair[1])]);
            out.close_run(start);
        }
        out
    }
}

/// Edges sorted into horizontal bands, so that a query reads one band.
#[derive(Debug, Clone)]
struct Slabs {
    bottom: f64,
    per_metre: f64,
    /// Where each band ends in `edges`.
    ends: Vec<u32>,
    edges: Vec<(Point, Point)>,
}

/// About this many edges end up in a band of a large area.
const EDGES_PER_BAND: usize = 12;
const MAX_BANDS: usize = 256;

impl Slabs {
    fn new(outline: &Outline, bounds: Bounds) -> Slabs {
        let bands = (outline.points.len() / EDGES_PER_BAND).clamp(1, MAX_BANDS);
        let height = bounds.max.y - bounds.min.y;
        let per_metre = if height > 0.0 { bands as f64 / height } else { 0.0 };
        let mut slabs = Slabs { bottom: bounds.min.y, per_metre, ends: vec![0; bands], edges: Vec::new() };
        let mut buckets: Vec<Vec<(Point, Point)>> = vec![Vec::new(); bands];
        for run in outline.runs() {
            for edge in run.windows(2) {
                let (low, high) =
                    (slabs.band(edge[0].y.min(edge[1].y)), slabs.band(edge[0].y.max(edge[1].y)));
                buckets[low..=high].iter_mut().for_each(|bucket| bucket.push((edge[0], edge[1])));
            }
        }
        for (end, bucket) in slabs.ends.iter_mut().zip(buckets) {
            slabs.edges.extend(bucket);
            *end = slabs.edges.len() as u32;
        }
        slabs
    }

    fn band(&self, y: f64) -> usize {
        let band = ((y - self.bottom) * self.per_metre) as usize;
        band.min(self.ends.len() - 1)
    }

    fn edges_at(&self, y: f64) -> &[(Point, Point)] {
        let band = self.band(y);
        let start = if band == 0 { 0 } else { self.ends[band - 1] as usize };
        &self.edges[start..self.ends[band] as usize]
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
