//! Order along a curve that fills the plane (Hilbert's), so that what follows each other lies near each other: painters
//! cut a drawing into parts and leave out those that are not seen.

use crate::geo::Point;
use crate::map::Bounds;

/// Turns of the curve; its cells are 2^BITS in a row.
const BITS: u32 = 8;
const CELLS: usize = 1 << (2 * BITS);

/// The cell of a point by its rank along the curve through a box; points outside are taken to its edge.
pub(super) fn cell(bounds: &Bounds, at: Point) -> u32 {
    let side = f64::from(1 << BITS);
    // NaN, where the box is flat, is zero.
    let place = |v: f64, low: f64, high: f64| (((v - low) / (high - low) * side) as u32).min((1 << BITS) - 1);
    let mut x = place(at.x, bounds.min.x, bounds.max.x);
    let mut y = place(at.y, bounds.min.y, bounds.max.y);
    let mut rank = 0;
    for bit in (0..BITS).rev() {
        let (right, up) = (x >> bit & 1, y >> bit & 1);
        rank = rank << 2 | ((3 * right) ^ up);
        if up == 0 {
            if right == 1 {
                (x, y) = (!x, !y);
            }
            (x, y) = (y, x);
        }
    }
    rank
}

/// Sorts numbers by their cells, in steps: first all are counted, then all are placed. Equal cells stay in their order.
pub(super) struct Sorter {
    /// Cell of each number.
    cells: Vec<u16>,
    starts: Vec<u32>,
    order: Vec<u32>,
    placed: usize,
}

impl Sorter {
    /// For so many numbers.
    pub(super) fn new(count: usize) -> Sorter {
        Sorter {
            cells: Vec::with_capacity(count),
            starts: vec![0; CELLS + 1],
            order: vec![0; count],
            placed: 0,
        }
    }

    /// How many have been counted.
    pub(super) fn counted(&self) -> usize {
        self.cells.len()
    }

    /// How many have been placed.
    pub(super) fn placed(&self) -> usize {
        self.placed
    }

    /// Counts the next number; no more than there are.
    pub(super) fn count(&mut self, cell: u32) {
        let cell = cell as usize % CELLS;
        self.cells.push(cell as u16);
        self.starts[cell + 1] += 1;
    }

    /// Places so many more, once all are counted; whether some are left.
    pub(super) fn place(&mut self, upto: usize) -> bool {
        if self.placed == 0 {
            let mut sum = 0;
            for start in &mut self.starts {
                sum += *start;
                *start = sum;
            }
        }
        let end = self.cells.len().min(self.placed.saturating_add(upto));
        for number in self.placed..end {
            let start = &mut self.starts[self.cells[number] as usize];
            self.order[*start as usize] = number as u32;
            *start += 1;
        }
        self.placed = end;
        end < self.cells.len()
    }

    /// The numbers in order, once all are placed.
    pub(super) fn order(self) -> Vec<u32> {
        self.order
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::point;

    #[test]
    fn the_curve_goes_through_every_cell_once_and_from_neighbour_to_neighbour() {
        let side = 1 << BITS;
        let bounds = Bounds { min: point(0.0, 0.0), max: point(f64::from(side), f64::from(side)) };
        let centres: Vec<Point> =
            (0..side * side).map(|i| point(f64::from(i % side) + 0.5, f64::from(i / side) + 0.5)).collect();
        let mut sorter = Sorter::new(centres.len());
        centres.iter().for_each(|at| sorter.count(cell(&bounds, *at)));
        while sorter.place(999) {}
        let order = sorter.order();
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert!(sorted.iter().enumerate().all(|(i, number)| i == *number as usize));
        for pair in order.windows(2) {
            let (a, b) = (centres[pair[0] as usize], centres[pair[1] as usize]);
            assert!((a.x - b.x).abs() + (a.y - b.y).abs() < 1.5, "{a:?} {b:?}");
        }
    }

    #[test]
    fn points_outside_and_flat_boxes_have_cells() {
        let flat = Bounds::default();
        for at in [point(f64::NAN, 1.0), point(1e300, -1e300), point(0.0, 0.0)] {
            assert!((cell(&flat, at) as usize) < CELLS);
        }
    }
}
