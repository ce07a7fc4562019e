//! Polylines and rings on a plane as one list of points, so that a country of a hundred islands is two vectors.

use super::Point;

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
}
