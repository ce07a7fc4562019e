//! Makes a mesh in steps, so that a page can go on in between. Each phase goes through vertices, rings, arcs or areas once.

mod read;
mod walk;

use super::curve::{Sorter, cell};
use super::weigh::{Weighing, anchor};
use super::weld::{Beginnings, Vertices};
use super::{Mesh, Shared, Topology};
use crate::geo::Point;
use crate::map::Bounds;
use static_aabb2d_index::{StaticAABB2DIndex, StaticAABB2DIndexBuilder};
use std::sync::OnceLock;

/// Whether the edge between two points is an artificial cut.
type Cut = Box<dyn Fn(Point, Point) -> bool>;

/// What is done one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Points become numbers of vertices.
    Read,
    /// Vertices at which rings part are found.
    Part,
    /// Rings become arcs.
    Walk,
    /// Vertices are weighed.
    Weigh,
    /// Rings keep enough of them.
    Anchor,
    /// Arcs are put in order.
    Order,
    /// Boxes are put in an index.
    Index,
    Done,
}

/// Rings as numbers of vertices.
struct Corners {
    corners: Vec<u32>,
    /// Where each ring ends.
    rings: Vec<u32>,
}

/// What is known of a vertex.
#[derive(Clone, Copy)]
enum Meeting {
    /// No ring has come by yet.
    Unmet,
    /// All rings come and go by these two, the lesser number first.
    Through(u32, u32),
    /// Rings part here.
    Junction,
    /// An arc ends here; its ends have this number.
    Node(u32),
}

/// Makes a [`Mesh`] of rings.
pub struct Builder {
    phase: Phase,
    supplied: Vec<Vec<Vec<Point>>>,
    /// All points supplied, those that are dropped included.
    total: usize,
    cut: Option<Cut>,
    /// Where the phase is: areas, rings or corners.
    at: usize,
    /// The ring of the area that is being read, and the point of the ring.
    reading: (usize, usize),
    vertices: Vertices,
    corners: Corners,
    meetings: Vec<Meeting>,
    beginnings: Beginnings,
    /// Per arc the first area on its left and on its right.
    owners: Vec<[u32; 2]>,
    /// Boxes of rings.
    boxes: Vec<Bounds>,
    weighing: Weighing,
    sorter: Sorter,
    index: Option<StaticAABB2DIndexBuilder<f64>>,
    mesh: Mesh,
    topology: Topology,
}

impl Builder {
    /// Per area its closed rings, metres with y up: exteriors counter-clockwise, each followed by its holes, which are
    /// clockwise. Neighbours share vertices to the bit. Rings with NaN, infinity, or less than three different points
    /// are dropped; an area may be left without any.
    pub fn new(areas: Vec<Vec<Vec<Point>>>) -> Builder {
        let total = areas.iter().flatten().map(Vec::len).sum();
        Builder {
            phase: Phase::Read,
            supplied: areas,
            total,
            cut: None,
            at: 0,
            reading: (0, 0),
            vertices: Vertices::new(total),
            corners: Corners { corners: Vec::with_capacity(total), rings: Vec::new() },
            meetings: Vec::new(),
            beginnings: Beginnings::new(0),
            owners: Vec::new(),
            boxes: Vec::new(),
            weighing: Weighing::default(),
            sorter: Sorter::new(0),
            index: None,
            mesh: Mesh {
                topology: Shared::default(),
                bounds: Vec::new(),
                index: None,
                indexed: Vec::new(),
                curve: OnceLock::new(),
            },
            topology: Topology::default(),
        }
    }

    /// Has edges that are artificial, along ±180° or a seam, belong to fills, but neither to borders nor to coasts. It is
    /// asked once or twice per edge, of either end first.
    pub fn cut(mut self, cut: Cut) -> Builder {
        self.cut = Some(cut);
        self
    }

    /// Does a part of the work: looks at about so many vertices, but at whole rings where these become arcs, and at all
    /// areas at once for the index, which takes 0.1 µs for each. Whether work is left.
    pub fn advance(&mut self, vertices: usize) -> bool {
        let vertices = vertices.max(1);
        let goes_on = match self.phase {
            Phase::Read => self.read(vertices),
            Phase::Part => self.part(vertices),
            Phase::Walk => self.walk(vertices),
            Phase::Weigh => self.weighing.step(&mut self.topology, vertices),
            Phase::Anchor => self.anchor(vertices),
            Phase::Order => self.order(vertices),
            Phase::Index => self.index(vertices),
            Phase::Done => return false,
        };
        if !goes_on {
            self.enter_next();
        }
        self.phase != Phase::Done
    }

    /// How much is done, 0…1.
    pub fn progress(&self) -> f64 {
        let (arcs, corners) = (self.topology.arcs.len(), self.corners.corners.len());
        // Where the phase begins, what it takes, and how far it is.
        let (start, share, done, all) = match self.phase {
            Phase::Read => (0.0, 0.45, self.corners.corners.len(), self.total),
            Phase::Part => (0.45, 0.1, self.at, corners),
            Phase::Walk => (0.55, 0.2, self.at, self.corners.rings.len()),
            Phase::Weigh => (0.75, 0.1, self.weighing.arcs(), arcs),
            Phase::Anchor => (0.85, 0.05, self.at, self.corners.rings.len()),
            Phase::Order => (0.9, 0.05, self.sorter.counted() + self.sorter.placed(), 2 * arcs),
            Phase::Index => (0.95, 0.05, self.mesh.indexed.len(), self.topology.areas.len()),
            Phase::Done => return 1.0,
        };
        start + share * (done as f64 / all.max(1) as f64).min(1.0)
    }

    /// Does what is left of the work.
    pub fn finish(mut self) -> Mesh {
        while self.advance(usize::MAX) {}
        self.mesh.topology = Shared::new(self.topology);
        self.mesh
    }

    #[inline(never)]
    fn enter_next(&mut self) {
        self.at = 0;
        self.phase = match self.phase {
            Phase::Read => {
                self.meetings = vec![Meeting::Unmet; self.vertices.points.len()];
                Phase::Part
            }
            Phase::Part => {
                self.beginnings = Beginnings::new(self.corners.corners.len());
                // A good guess: what borders share counts once, their ends once per arc.
                self.topology.points.reserve(self.vertices.points.len() / 2 * 3);
                self.mesh.bounds = vec![Bounds::default(); self.topology.areas.len()];
                Phase::Walk
            }
            Phase::Walk => {
                // The room is for levels and drawings to come.
                (self.vertices, self.beginnings) = (Vertices::new(0), Beginnings::new(0));
                (self.meetings, self.owners, self.corners.corners) = (Vec::new(), Vec::new(), Vec::new());
                self.topology.weights = vec![0.0; self.topology.points.len()];
                Phase::Weigh
            }
            Phase::Weigh => Phase::Anchor,
            Phase::Anchor => {
                self.sorter = Sorter::new(self.topology.arcs.len());
                Phase::Order
            }
            Phase::Order => {
                self.topology.order = std::mem::replace(&mut self.sorter, Sorter::new(0)).order();
                let with_rings =
                    (0..self.topology.areas.len()).filter(|i| !self.topology.rings_of(*i).is_empty());
                self.index = Some(StaticAABB2DIndexBuilder::new(with_rings.count()));
                Phase::Index
            }
            Phase::Index | Phase::Done => Phase::Done,
        };
    }

    #[inline(never)]
    fn anchor(&mut self, vertices: usize) -> bool {
        let mut left = vertices;
        while self.at < self.topology.rings.len() {
            if left == 0 {
                return true;
            }
            anchor(&mut self.topology, self.at);
            let corners = super::stretch(self.at, |i| self.corners.rings[i]).len();
            left = left.saturating_sub(corners);
            self.at += 1;
        }
        false
    }

    #[inline(never)]
    fn order(&mut self, vertices: usize) -> bool {
        let topology = &self.topology;
        let counted = self.sorter.counted();
        if counted == topology.arcs.len() {
            return self.sorter.place(vertices);
        }
        for arc in (counted..topology.arcs.len()).take(vertices) {
            let vertices = topology.vertices_of(arc);
            let middle = topology.points[vertices.start + vertices.len() / 2];
            self.sorter.count(cell(&topology.bounds, middle));
        }
        true
    }

    #[inline(never)]
    fn index(&mut self, areas: usize) -> bool {
        let Some(index) = &mut self.index else { return false };
        let end = self.topology.areas.len().min(self.at.saturating_add(areas));
        for area in self.at..end {
            if !self.topology.rings_of(area).is_empty() {
                let Bounds { min, max } = self.mesh.bounds[area];
                index.add(min.x, min.y, max.x, max.y);
                self.mesh.indexed.push(area as u32);
            }
        }
        self.at = end;
        if end < self.topology.areas.len() {
            return true;
        }
        self.mesh.index = self.index.take().and_then(built);
        false
    }
}

/// `None` if the number of boxes is another than was announced, which it is not.
fn built(index: StaticAABB2DIndexBuilder<f64>) -> Option<StaticAABB2DIndex<f64>> {
    index.build().ok()
}
