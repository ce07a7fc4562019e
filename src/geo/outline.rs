//! Polylines and rings on a plane as one list of points, so that a country of a hundred islands is two vectors.

use super::{Point, point};

/// Several polylines or rings in one list of points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    /// All points, metres with y up or px with y down.
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

    /// The runs.
    pub fn runs(&self) -> impl Iterator<Item = &[Point]> {
        (0..self.ends.len()).map(|i| self.run(i))
    }

    fn run(&self, i: usize) -> &[Point] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.points[start as usize..self.ends[i] as usize]
    }

    /// The same lines with their corners cut, and what is left of them cut again, so many times (Chaikin's way): no point
    /// is further off than a quarter of the edges beside it, and each cut doubles the points. The ends of a run stay, and
    /// so does a corner that is given twice.
    pub fn rounded(&self, cuts: u8) -> Outline {
        let mut outline = self.clone();
        for _ in 0..cuts {
            outline = outline.cut_corners();
        }
        outline
    }

    #[inline(never)]
    fn cut_corners(&self) -> Outline {
        let mut out = Outline::default();
        for run in self.runs() {
            let start = out.points.len();
            out.points.push(run[0]);
            for (a, b) in run.iter().zip(&run[1..]) {
                for part in [0.25, 0.75] {
                    out.points.push(point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part));
                }
            }
            out.points.push(run[run.len() - 1]);
            out.close_run(start);
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_rounded_but_for_ends_and_those_given_twice() {
        let corner = point(100.0, 0.0);
        let end = point(100.0, 100.0);
        let once = Outline { points: vec![point(0.0, 0.0), corner, end], ends: vec![3] };
        let twice = Outline { points: vec![point(0.0, 0.0), corner, corner, end], ends: vec![4] };
        let rounded = once.rounded(2);
        assert_eq!((rounded.points[0], rounded.points.last()), (point(0.0, 0.0), Some(&end)));
        assert!(!rounded.points.contains(&corner) && twice.rounded(2).points.contains(&corner));
        let off = |p: &Point| (100.0 - p.x).min(p.y);
        let farthest = rounded.points.iter().map(off).fold(0.0, f64::max);
        assert!(farthest > 5.0 && farthest < 25.0, "{farthest}");
    }
}
