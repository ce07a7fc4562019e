//! What lies near a point among many, and which marks hide each other. Knows neither names nor symbols.

mod group;
#[cfg(test)]
mod tests;

pub use group::{Group, coarser, group};

use crate::geo::Point;
use crate::map::Bounds;
use static_aabb2d_index::{StaticAABB2DIndex, StaticAABB2DIndexBuilder};

/// Points that do not move, metres or px. Those with NaN or infinity are nowhere.
#[derive(Debug)]
pub struct Points {
    points: Vec<Point>,
    index: Option<StaticAABB2DIndex<f64>>,
    /// The point of each box of the index.
    indexed: Vec<u32>,
}

impl Points {
    /// Puts them in an index.
    pub fn new(points: &[Point]) -> Points {
        let somewhere = |i: &u32| points[*i as usize].x.is_finite() && points[*i as usize].y.is_finite();
        let indexed: Vec<u32> = (0..points.len() as u32).filter(somewhere).collect();
        let mut builder = StaticAABB2DIndexBuilder::new(indexed.len());
        for i in &indexed {
            let Point { x, y } = points[*i as usize];
            builder.add(x, y, x, y);
        }
        Points { points: points.to_vec(), index: builder.build().ok(), indexed }
    }

    /// The nearest point no farther than `reach`, the first supplied of those that are equally near.
    pub fn nearest(&self, at: Point, reach: f64) -> Option<u32> {
        let index = self.index.as_ref()?;
        let mut best: Option<(f64, u32)> = None;
        for item in index.query_iter(at.x - reach, at.y - reach, at.x + reach, at.y + reach) {
            let i = self.indexed[item];
            let square = square_between(self.points[i as usize], at);
            if square <= reach * reach && best.is_none_or(|best| (square, i) < best) {
                best = Some((square, i));
            }
        }
        best.map(|(_, i)| i)
    }

    /// Adds those in a box, in no order.
    pub fn within(&self, seen: &Bounds, out: &mut Vec<u32>) {
        let Some(index) = &self.index else { return };
        let found = index.query_iter(seen.min.x, seen.min.y, seen.max.x, seen.max.y);
        out.extend(found.map(|item| self.indexed[item]));
    }
}

fn square_between(a: Point, b: Point) -> f64 {
    let (x, y) = (a.x - b.x, a.y - b.y);
    x * x + y * y
}
