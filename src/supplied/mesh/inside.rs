//! Whether a point is in an area, without walking all of its edges.

use super::{BLOCK, Topology};
use crate::geo::Point;
use crate::map::Bounds;

/// Whether a ray from the point to the right crosses the edge. Half open, so that of two edges that meet one does.
pub(super) fn crosses(a: Point, b: Point, at: Point) -> bool {
    (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x
}

impl Topology {
    /// Adds boxes for the edges of the vertices that have come.
    pub(super) fn box_blocks(&mut self) {
        while (self.blocks.len() + 1) * BLOCK < self.points.len() {
            let start = self.blocks.len() * BLOCK;
            self.blocks.push(Bounds::around(&self.points[start..=start + BLOCK]));
        }
    }

    /// Even-odd within the rings of an area.
    pub(super) fn contains(&self, area: usize, at: Point) -> bool {
        let mut odd = false;
        for ring in self.rings_of(area) {
            for one in self.uses_of(ring) {
                odd ^= self.is_crossed_oddly(one.arc(), at);
            }
        }
        odd
    }

    fn is_crossed_oddly(&self, arc: usize, at: Point) -> bool {
        let vertices = self.vertices_of(arc);
        let mut odd = false;
        let mut i = vertices.start;
        while i + 1 < vertices.end {
            if i.is_multiple_of(BLOCK) && i + BLOCK < vertices.end {
                odd ^= self.is_block_crossed_oddly(i, at);
                i += BLOCK;
            } else {
                odd ^= crosses(self.points[i], self.points[i + 1], at);
                i += 1;
            }
        }
        odd
    }

    fn is_block_crossed_oddly(&self, start: usize, at: Point) -> bool {
        let bounds = &self.blocks[start / BLOCK];
        if at.x >= bounds.max.x || at.y < bounds.min.y || at.y > bounds.max.y {
            return false;
        }
        let points = &self.points[start..=start + BLOCK];
        if at.x < bounds.min.x {
            // All that cross do so to the right: whether oddly is a matter of the ends.
            return (points[0].y > at.y) != (points[BLOCK].y > at.y);
        }
        points.windows(2).fold(false, |odd, edge| odd ^ crosses(edge[0], edge[1], at))
    }
}
