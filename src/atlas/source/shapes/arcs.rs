//! Finds what neighbours share and stores it once. Two rings share a border only where their positions are
//! equal to the last digit: nothing is snapped here, so a file that gapes gives two coasts.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::rings::{Ring, Shape};
use crate::atlas::{Arc, ArcRef, Feature, Topology};

/// Lines where the data was cut, in units of the topology. An edge along one is no coast, so it becomes an arc
/// of its own that painters can leave out.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cuts {
    /// Two meridians; none when equal.
    pub(super) lon: [i32; 2],
    /// Two parallels; none when equal.
    pub(super) lat: [i32; 2],
}

impl Cuts {
    /// The cut that an edge lies on, as one value per line; `None` for an edge of the land.
    fn of(&self, a: [i32; 2], b: [i32; 2]) -> Option<(usize, i32)> {
        let lines = [self.lon, self.lat];
        lines.into_iter().enumerate().find_map(|(axis, [low, high])| {
            let on = low != high && a[axis] == b[axis] && (a[axis] == low || a[axis] == high);
            on.then_some((axis, a[axis]))
        })
    }
}

/// The shapes with shared arcs, numbered in the order of their first use and walked forwards by it. The parts of a
/// shape are put in an order that jumps little, and each begins where the reader knows most of it: `codec` stores that
/// cheaply.
pub(super) fn topology(units_per_degree: u16, shapes: &[Shape], cuts: &Cuts) -> Topology {
    let mut store = Store { junctions: junctions(shapes, cuts), ..Store::default() };
    let mut features = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let mut left: Vec<&Vec<Ring>> = shape.polygons.iter().collect();
        let mut rings = Vec::new();
        while let Some(nearest) = (0..left.len()).min_by_key(|i| store.way_to(left[*i])) {
            rings.extend(left.remove(nearest).iter().map(|ring| store.ring(ring)));
        }
        features.push(Feature { rings });
    }
    Topology { units_per_degree, arcs: store.arcs, features }
}

/// Positions where an arc must end: where two rings meet or part, and where a cut begins or ends.
fn junctions(shapes: &[Shape], cuts: &Cuts) -> HashSet<[i32; 2]> {
    let mut neighbours: HashMap<[i32; 2], [[i32; 2]; 2]> = HashMap::new();
    let mut found = HashSet::new();
    for ring in shapes.iter().flat_map(|s| &s.polygons).flatten() {
        let before = ring.iter().cycle().skip(ring.len().saturating_sub(1));
        let after = ring.iter().cycle().skip(1);
        for ((&here, &before), &after) in ring.iter().zip(before).zip(after) {
            let pair = if before <= after { [before, after] } else { [after, before] };
            let parts = *neighbours.entry(here).or_insert(pair) != pair;
            if parts || cuts.of(before, here) != cuts.of(here, after) {
                found.insert(here);
            }
        }
    }
    found
}

/// Arcs found so far.
#[derive(Default)]
struct Store {
    junctions: HashSet<[i32; 2]>,
    arcs: Vec<Arc>,
    known: HashMap<Arc, ArcRef>,
    /// Where the last ring began.
    pen: [i32; 2],
}

impl Store {
    /// How far the pen jumps to begin a polygon.
    fn way_to(&self, polygon: &[Ring]) -> u32 {
        polygon.first().and_then(|ring| ring.iter().map(|p| self.way(*p)).min()).unwrap_or_default()
    }

    fn way(&self, to: [i32; 2]) -> u32 {
        self.pen[0].abs_diff(to[0]).max(self.pen[1].abs_diff(to[1]))
    }

    fn ring(&mut self, ring: &Ring) -> Vec<ArcRef> {
        let (mut arcs, found) =
            (split(ring, &self.junctions), |arc: &Arc| self.known.get(arc).map(|r| r.arc));
        if arcs.len() == 1 {
            // Away from junctions it may begin anywhere; whoever shares it begins where it began.
            let turns = if self.junctions.contains(&arcs[0][0]) { 0..0 } else { 0..ring.len() };
            let turned =
                |by: usize| -> Arc { ring.iter().cycle().skip(by).take(ring.len() + 1).copied().collect() };
            let best = turns.min_by_key(|by| (!self.known.contains_key(&turned(*by)), self.way(ring[*by])));
            arcs.extend(best.map(turned));
            arcs.drain(..arcs.len() - 1);
        } else {
            // At a border that is known, the newest, after one that is not: that one then ends where the ring does.
            let count = arcs.len();
            let best = (0..count).min_by_key(|i| {
                let (before, first) = (found(&arcs[(*i + count - 1) % count]), found(&arcs[*i]));
                (first.is_none(), before.is_some(), Reverse(first), self.way(arcs[*i][0]))
            });
            arcs.rotate_left(best.unwrap_or_default());
        }
        self.pen = arcs[0][0];
        arcs.into_iter().map(|arc| self.arc(arc)).collect()
    }

    fn arc(&mut self, arc: Arc) -> ArcRef {
        if let Some(&known) = self.known.get(&arc) {
            return known;
        }
        let new = self.arcs.len() as u32;
        self.known.insert(arc.iter().rev().copied().collect(), ArcRef { arc: new, reversed: true });
        self.known.insert(arc.clone(), ArcRef { arc: new, reversed: false });
        self.arcs.push(arc);
        ArcRef { arc: new, reversed: false }
    }
}

/// A ring as arcs, each with both its ends; as one that is closed where it meets no other.
fn split(ring: &Ring, junctions: &HashSet<[i32; 2]>) -> Vec<Arc> {
    let start = ring.iter().position(|p| junctions.contains(p)).unwrap_or_default();
    let (mut arcs, mut arc) = (Vec::new(), Vec::new());
    for (i, p) in ring.iter().cycle().skip(start).take(ring.len() + 1).enumerate() {
        arc.push(*p);
        if i == ring.len() || (i > 0 && junctions.contains(p)) {
            arcs.push(core::mem::replace(&mut arc, vec![*p]));
        }
    }
    arcs
}
