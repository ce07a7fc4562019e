//! Finds what neighbours share and stores it once. Two rings share a border only where their positions are
//! equal to the last digit: nothing is snapped here, so a file that gapes gives two coasts.

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
/// shape are put in an order that jumps little, which is what `codec` stores cheaply.
pub(super) fn topology(units_per_degree: u16, shapes: &[Shape], cuts: &Cuts) -> Topology {
    let junctions = junctions(shapes, cuts);
    let mut store = Store::default();
    let mut pen = [0, 0];
    let mut features = Vec::with_capacity(shapes.len());
    for shape in shapes {
        let ordered = by_nearness(&shape.polygons, &mut pen, &junctions);
        let rings = ordered.into_iter().flatten().map(|r| store.ring(r, &junctions)).collect();
        features.push(Feature { rings });
    }
    Topology { units_per_degree, arcs: store.arcs, features }
}

/// Each polygon after the one whose last ring begins nearest; `pen` is where the last ring of all began.
fn by_nearness<'a>(
    polygons: &'a [Vec<Ring>],
    pen: &mut [i32; 2],
    junctions: &HashSet<[i32; 2]>,
) -> Vec<&'a Vec<Ring>> {
    let begin = |ring: Option<&Ring>| ring.and_then(|r| r.get(first_position(r, junctions)).copied());
    let mut left: Vec<(&Vec<Ring>, [i32; 2])> =
        polygons.iter().filter_map(|p| Some((p, begin(p.first())?))).collect();
    let mut ordered = Vec::with_capacity(left.len());
    let far = |a: [i32; 2], b: [i32; 2]| a[0].abs_diff(b[0]).max(a[1].abs_diff(b[1]));
    while let Some(nearest) = (0..left.len()).min_by_key(|i| far(left[*i].1, *pen)) {
        let (polygon, start) = left.remove(nearest);
        *pen = begin(polygon.last()).unwrap_or(start);
        ordered.push(polygon);
    }
    ordered
}

/// Where a ring is best begun: at its first junction, or, without one, at the position that whoever shares the ring
/// would choose too.
fn first_position(ring: &Ring, junctions: &HashSet<[i32; 2]>) -> usize {
    let smallest = || ring.iter().enumerate().min_by_key(|(_, p)| **p).map_or(0, |(i, _)| i);
    ring.iter().position(|p| junctions.contains(p)).unwrap_or_else(smallest)
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
    arcs: Vec<Arc>,
    known: HashMap<Arc, u32>,
}

impl Store {
    fn ring(&mut self, ring: &Ring, junctions: &HashSet<[i32; 2]>) -> Vec<ArcRef> {
        let start = first_position(ring, junctions);
        let mut refs = Vec::new();
        let mut arc: Arc = Vec::new();
        for (i, p) in ring.iter().cycle().skip(start).take(ring.len() + 1).enumerate() {
            arc.push(*p);
            if i == ring.len() || (i > 0 && junctions.contains(p)) {
                refs.push(self.arc(core::mem::replace(&mut arc, vec![*p])));
            }
        }
        refs
    }

    fn arc(&mut self, arc: Arc) -> ArcRef {
        if let Some(&known) = self.known.get(&arc) {
            return ArcRef { arc: known, reversed: false };
        }
        let backwards: Arc = arc.iter().rev().copied().collect();
        if let Some(&known) = self.known.get(&backwards) {
            return ArcRef { arc: known, reversed: true };
        }
        let new = self.arcs.len() as u32;
        self.arcs.push(arc.clone());
        self.known.insert(arc, new);
        ArcRef { arc: new, reversed: false }
    }
}
