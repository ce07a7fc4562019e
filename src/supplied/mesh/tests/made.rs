//! A country of which everything is known: a jittered grid of areas with winding borders that neighbours share to the bit,
//! islands off its coast, and holes, some of which an area fills.

use crate::geo::{Point, point};

/// How the country is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Recipe {
    pub(crate) seed: u64,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// Vertices between two junctions.
    pub(crate) between: usize,
    /// Every so manieth area has an island, a lake, or a hole with an area in it; 0 for none.
    pub(crate) every: usize,
}

/// Width of a cell, metres.
pub(crate) const CELL: f64 = 5_000.0;

/// A number of 0…1 that depends on nothing but these.
fn noise(seed: u64, a: u64, b: u64) -> f64 {
    let mut z = seed ^ a.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ b.wrapping_mul(0xc2b2_ae3d_27d4_eb4f);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

impl Recipe {
    /// The areas of the grid row by row, then those that fill holes.
    pub(crate) fn areas(&self) -> Vec<Vec<Vec<Point>>> {
        let mut filled = Vec::new();
        let mut areas = Vec::new();
        for cell in 0..self.columns * self.rows {
            let mut rings = vec![self.border_of(cell % self.columns, cell / self.columns)];
            let middle = self.middle_of(cell);
            let turn = if self.every > 0 && cell % self.every == 0 { cell / self.every % 3 } else { 3 };
            match turn {
                0 => rings.push(self.round(cell, point(middle.x, middle.y - 1.5 * CELL * self.rows as f64))),
                1 => rings.push(self.round(cell, middle).into_iter().rev().collect()),
                2 => {
                    let hole = self.round(cell, middle);
                    rings.push(hole.iter().rev().copied().collect());
                    filled.push(vec![hole]);
                }
                _ => {}
            }
            areas.push(rings);
        }
        areas.extend(filled);
        areas
    }

    fn middle_of(&self, cell: usize) -> Point {
        let (column, row) = (cell % self.columns, cell / self.columns);
        point((column as f64 + 0.5) * CELL, (row as f64 + 0.5) * CELL)
    }

    fn corner(&self, column: usize, row: usize) -> Point {
        let off = |salt| (noise(self.seed, (row * 4096 + column) as u64, salt) - 0.5) * CELL * 0.3;
        point(column as f64 * CELL + off(1), row as f64 * CELL + off(2))
    }

    /// From a corner to the one on its right or above it, without the latter.
    fn edge(&self, column: usize, row: usize, up: bool) -> Vec<Point> {
        let (a, b) =
            (self.corner(column, row), self.corner(column + usize::from(!up), row + usize::from(up)));
        let steps = self.between + 1;
        let id = ((row * 4096 + column) * 2 + usize::from(up)) as u64;
        (0..steps)
            .map(|i| {
                let part = i as f64 / steps as f64;
                // Nothing at the ends, so that borders do not cross.
                let room = CELL * 0.2 * part * (1.0 - part);
                let off = |salt: u64| {
                    (noise(self.seed, id, 16 + 2 * i as u64 + salt) - 0.5) * room * f64::from(i > 0)
                };
                let (x, y) = (a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part);
                if up { point(x + off(0), y) } else { point(x, y + off(0)) }
            })
            .collect()
    }

    fn border_of(&self, column: usize, row: usize) -> Vec<Point> {
        let back = |edge: Vec<Point>, end: Point| -> Vec<Point> {
            std::iter::once(end).chain(edge.into_iter().skip(1).rev()).collect()
        };
        let mut ring = self.edge(column, row, false);
        ring.extend(self.edge(column + 1, row, true));
        ring.extend(back(self.edge(column, row + 1, false), self.corner(column + 1, row + 1)));
        ring.extend(back(self.edge(column, row, true), self.corner(column, row + 1)));
        ring.push(ring[0]);
        ring
    }

    /// A closed curve around a point, counter-clockwise and not repeated at its end.
    fn round(&self, id: usize, middle: Point) -> Vec<Point> {
        let count = self.between + 3;
        (0..count)
            .map(|i| {
                let radius = CELL * (0.15 + 0.05 * noise(self.seed, 1 << 40 | id as u64, i as u64));
                let (sin, cos) = crate::math::sincos(std::f64::consts::TAU * i as f64 / count as f64);
                point(middle.x + radius * cos, middle.y + radius * sin)
            })
            .collect()
    }
}
