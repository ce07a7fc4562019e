//! Many areas as one outline. What two of them share is left out: it would be drawn twice and seen as a hairline.

use super::curve::{Sorter, cell};
use super::level::{Level, Lines, Ways, close_ring, size};
use super::weld::Joined;
use super::{NONE, Topology, Use};
use crate::geo::{Outline, Point, point};
use crate::map::Bounds;

/// How an arc is used by the areas of a union.
#[derive(Clone, Copy)]
struct Tally {
    /// Uses ahead less uses back.
    net: i32,
    /// The part that used it first.
    part: u32,
}

/// A ring of a union.
struct Run {
    points: std::ops::Range<usize>,
    /// The parts that hang together with it.
    body: u32,
    /// m², negative for a hole.
    size: f64,
    bounds: Bounds,
    /// The ring that it is a hole of.
    of: Option<usize>,
}

impl Level {
    /// Many areas as one outline to be filled by the rule of non-zero winding: closed rings, holes after what they are in,
    /// the others along a curve that fills the plane. Areas that do not exist are left out.
    pub fn union(&self, areas: &[u32]) -> Outline {
        let (uses, mut joined, tallies) = outer(&self.topology, areas);
        let mut lines = Lines::new(&self.topology, uses, Ways::One);
        let mut traced = Outline::default();
        let mut runs = Vec::new();
        while let Some((start, walked)) = lines.next(self, usize::MAX, &mut traced) {
            let part = |one: &Use| tallies[one.arc()].part;
            let body = part(&lines.walked[walked]);
            // Bodies that touch in a point may have become one ring.
            for one in &lines.walked[walked..] {
                joined.join(body, part(one));
            }
            let before = traced.ends.len();
            close_ring(&mut traced, start);
            if traced.ends.len() > before {
                let points = start..traced.points.len();
                let bounds = Bounds::around(&traced.points[points.clone()]);
                let size = size(&traced.points[points.clone()]);
                runs.push(Run { points, body, size, bounds, of: None });
            }
        }
        for run in &mut runs {
            run.body = joined.root(run.body);
        }
        find_exteriors(&mut runs, &traced.points, self.topology.rings.len());
        in_order(&runs, &traced.points, &self.topology.bounds)
    }
}

/// The arcs that have the areas on one side only, as often as they have; and which parts hang together.
fn outer(topology: &Topology, areas: &[u32]) -> (Vec<Use>, Joined, Vec<Tally>) {
    let mut tallies = vec![Tally { net: 0, part: NONE }; topology.arcs.len()];
    let mut joined = Joined::new(topology.rings.len());
    let mut met = Vec::new();
    for area in areas {
        for ring in topology.rings_of(*area as usize) {
            let part = topology.rings[ring].part;
            for one in topology.uses_of(ring) {
                let tally = &mut tallies[one.arc()];
                if tally.part == NONE {
                    tally.part = part;
                    met.push(one.arc());
                } else {
                    joined.join(tally.part, part);
                }
                tally.net += if one.back() { -1 } else { 1 };
            }
        }
    }
    let mut uses = Vec::new();
    for arc in met {
        let net = tallies[arc].net;
        for _ in 0..net.abs() {
            uses.push(Use::new(arc, net < 0));
        }
    }
    (uses, joined, tallies)
}

/// Finds what each hole is in.
fn find_exteriors(runs: &mut [Run], points: &[Point], bodies: usize) {
    if runs.iter().all(|run| run.size >= 0.0) {
        return;
    }
    let mut firsts = vec![NONE; bodies];
    let mut others = vec![NONE; runs.len()];
    for (i, run) in runs.iter().enumerate() {
        if run.size >= 0.0 {
            others[i] = std::mem::replace(&mut firsts[run.body as usize], i as u32);
        }
    }
    for hole in 0..runs.len() {
        if runs[hole].size < 0.0 {
            runs[hole].of = exterior_of(runs, hole, points, firsts[runs[hole].body as usize], &others);
        }
    }
}

/// Goes through the exteriors of a hole's body. Of several with a box around it, which is rare, it is in the smallest one
/// that is around it itself; when none is, it stays with the first.
fn exterior_of(runs: &[Run], hole: usize, points: &[Point], first: u32, others: &[u32]) -> Option<usize> {
    let at = points[runs[hole].points.start];
    let mut found: Option<(bool, usize)> = None;
    let mut next = first;
    while let Some(run) = runs.get(next as usize) {
        let boxed = run.bounds.encloses(&runs[hole].bounds);
        let only = next == first && others[next as usize] == NONE;
        let around = boxed && (only || is_around(&points[run.points.clone()], at));
        let better = match found {
            None => true,
            Some((known, i)) => around && (!known || run.size < runs[i].size),
        };
        if better {
            found = Some((around, next as usize));
        }
        next = others[next as usize];
    }
    found.map(|(_, i)| i)
}

fn is_around(ring: &[Point], at: Point) -> bool {
    ring.windows(2).fold(false, |odd, edge| odd ^ super::inside::crosses(edge[0], edge[1], at))
}

/// Copies the rings, each with its holes after it.
fn in_order(runs: &[Run], points: &[Point], bounds: &Bounds) -> Outline {
    let mut holes = vec![NONE; runs.len()];
    let mut others = vec![NONE; runs.len()];
    for (i, run) in runs.iter().enumerate().rev() {
        if let Some(of) = run.of {
            others[i] = std::mem::replace(&mut holes[of], i as u32);
        }
    }
    let mut exteriors = Vec::new();
    let mut sorter = Sorter::new(runs.iter().filter(|run| run.of.is_none()).count());
    for (i, run) in runs.iter().enumerate() {
        if run.of.is_none() {
            let Bounds { min, max } = run.bounds;
            sorter.count(cell(bounds, point((min.x + max.x) / 2.0, (min.y + max.y) / 2.0)));
            exteriors.push(i as u32);
        }
    }
    sorter.place(usize::MAX);
    let mut out = Outline { points: Vec::with_capacity(points.len()), ends: Vec::with_capacity(runs.len()) };
    for rank in sorter.order() {
        let mut next = exteriors[rank as usize];
        let mut hole = holes[next as usize];
        while next != NONE {
            out.points.extend_from_slice(&points[runs[next as usize].points.clone()]);
            out.ends.push(out.points.len() as u32);
            next = hole;
            hole = others.get(hole as usize).copied().unwrap_or(NONE);
        }
    }
    out
}
