//! Areas of any number as arcs that neighbours share, so that each border is kept, simplified and drawn once, and what lies
//! under a point is found without looking at all of them. Metres on a plane with y up; must not know pixels, colours,
//! or what an area stands for.
//!
//! An arc runs between junctions: vertices where the edges of the rings that meet there part. Each of its vertices has a
//! weight, the tolerance up to which it stays, so that a level of detail is a filter, levels are nested, and both sides of
//! a border are the same line at each of them. Ends of arcs stay at any tolerance, and so do as many vertices of each ring
//! as keep it from collapsing.

mod build;
mod curve;
mod inside;
mod level;
mod middle;
#[cfg(test)]
mod tests;
mod union;
mod weigh;
mod weld;
mod wire;

pub use build::Builder;
pub use level::{Level, Strip};
pub use union::Room;

use crate::geo::Point;
use crate::map::Bounds;
use static_aabb2d_index::StaticAABB2DIndex;
use std::sync::{Arc as Shared, OnceLock};

/// No number.
const NONE: u32 = u32::MAX;

/// Vertices between which edges are boxed together.
const BLOCK: usize = 64;

/// What lies on the sides of an arc.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// An area on each.
    Border,
    /// An area on one; `ahead` says whether it is the left one.
    Coast { ahead: bool },
    /// The same area on both.
    Inner,
    /// An artificial edge, whatever lies beside it.
    Cut,
}

/// Edges between two junctions, or a ring without any.
#[derive(Debug, Clone, Copy)]
struct Arc {
    /// Where it ends in the vertices.
    end: u32,
    /// Numbers of its ends.
    from: u32,
    to: u32,
    side: Side,
}

/// An arc as a ring walks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Use(u32);

impl Use {
    fn new(arc: usize, back: bool) -> Use {
        Use((arc as u32) << 1 | u32::from(back))
    }

    fn arc(self) -> usize {
        (self.0 >> 1) as usize
    }

    /// Whether from its end to its beginning.
    fn back(self) -> bool {
        self.0 & 1 == 1
    }
}

/// A closed sequence of arcs.
#[derive(Debug, Clone, Copy)]
struct Ring {
    /// Where it ends in the uses.
    end: u32,
    /// The ring that it is a hole of, or itself.
    part: u32,
    /// m², negative for a hole.
    size: f64,
}

/// What a mesh and its levels share. Areas have rings, rings have uses of arcs, arcs have vertices: each has its end in the
/// next list, and begins where the one before it ends.
#[derive(Debug, Default)]
struct Topology {
    points: Vec<Point>,
    /// Per vertex the tolerance in metres up to which it stays.
    weights: Vec<f32>,
    arcs: Vec<Arc>,
    /// How many ends of arcs there are.
    nodes: usize,
    uses: Vec<Use>,
    rings: Vec<Ring>,
    /// Where each area ends in the rings.
    areas: Vec<u32>,
    /// Around each [`BLOCK`] edges.
    blocks: Vec<Bounds>,
    /// Arcs along a curve that fills the plane.
    order: Vec<u32>,
    bounds: Bounds,
}

/// The stretch of item `i` in the list that `end` tells the ends in.
fn stretch(i: usize, end: impl Fn(usize) -> u32) -> std::ops::Range<usize> {
    let start = if i == 0 { 0 } else { end(i - 1) };
    start as usize..end(i) as usize
}

impl Topology {
    fn vertices_of(&self, arc: usize) -> std::ops::Range<usize> {
        stretch(arc, |i| self.arcs[i].end)
    }

    fn uses_of(&self, ring: usize) -> &[Use] {
        &self.uses[stretch(ring, |i| self.rings[i].end)]
    }

    /// Nothing for an area that does not exist.
    fn rings_of(&self, area: usize) -> std::ops::Range<usize> {
        if area < self.areas.len() { stretch(area, |i| self.areas[i]) } else { 0..0 }
    }
}

/// Areas at their full detail. Made by a [`Builder`].
#[derive(Debug)]
pub struct Mesh {
    topology: Shared<Topology>,
    /// Boxes of the areas; at the origin for one without any ring.
    bounds: Vec<Bounds>,
    index: Option<StaticAABB2DIndex<f64>>,
    /// The area of each box of the index.
    indexed: Vec<u32>,
    /// See [`Mesh::along_curve`].
    curve: OnceLock<Vec<u32>>,
}

impl Mesh {
    /// How many areas were supplied, those without a ring that holds included.
    pub fn areas(&self) -> usize {
        self.topology.areas.len()
    }

    /// How many vertices there are, those of shared borders counted once.
    pub fn vertices(&self) -> usize {
        self.topology.points.len()
    }

    /// The box around an area, metres; at the origin for one without a ring, or that does not exist.
    pub fn bounds(&self, area: usize) -> Bounds {
        self.bounds.get(area).copied().unwrap_or_default()
    }

    /// The box around everything, metres; at the origin when there is nothing.
    pub fn extent(&self) -> Bounds {
        self.topology.bounds
    }

    /// What an area measures, m²; 0 for one that does not exist.
    pub fn size(&self, area: usize) -> f64 {
        let rings = &self.topology.rings[self.topology.rings_of(area)];
        rings.iter().map(|ring| ring.size).sum::<f64>().abs()
    }

    /// The area under a point, holes respected (even-odd within its rings); where areas overlap, the one supplied last.
    pub fn at(&self, at: Point) -> Option<usize> {
        let mut found = None;
        for item in self.index.as_ref()?.query_iter(at.x, at.y, at.x, at.y) {
            let area = self.indexed[item] as usize;
            if found.is_none_or(|found| area > found) && self.topology.contains(area, at) {
                found = Some(area);
            }
        }
        found
    }

    /// Whether an area holds a point, others over it or not.
    pub fn holds(&self, area: usize, at: Point) -> bool {
        let Bounds { min, max } = self.bounds(area);
        let boxed = (min.x..=max.x).contains(&at.x) && (min.y..=max.y).contains(&at.y);
        boxed && self.topology.contains(area, at)
    }

    /// Adds the areas whose box touches another one, in no order.
    pub fn within(&self, seen: &Bounds, out: &mut Vec<u32>) {
        let Some(index) = &self.index else { return };
        let found = index.query_iter(seen.min.x, seen.min.y, seen.max.x, seen.max.y);
        out.extend(found.map(|item| self.indexed[item]));
    }

    /// Areas along a curve that fills the plane: what follows each other lies near each other.
    pub fn along_curve(&self) -> &[u32] {
        self.curve.get_or_init(|| {
            let mut sorter = curve::Sorter::new(self.bounds.len());
            for Bounds { min, max } in &self.bounds {
                let middle = crate::geo::point((min.x + max.x) / 2.0, (min.y + max.y) / 2.0);
                sorter.count(curve::cell(&self.topology.bounds, middle));
            }
            sorter.place(usize::MAX);
            sorter.order()
        })
    }

    /// A point inside an area and far from its edge, metres; the middle of its box where the area is too thin to have any.
    pub fn middle(&self, area: usize) -> Point {
        middle::of(&self.topology, area, &self.bounds(area))
    }

    /// What a tolerance leaves, metres: no edge is further off than that from what it stands for, twice that where
    /// vertices stay to keep a ring. 0 and NaN leave everything.
    pub fn level(&self, tolerance: f64) -> Level {
        Level::new(&self.topology, tolerance)
    }
}
