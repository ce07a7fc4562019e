//! Many areas as one outline. What two of them share is left out: it would be drawn twice and seen as a hairline.

use super::curve::{Sorter, cell};
use super::level::{Level, Lines, Ways, close_ring, size};
use super::weld::Joined;
use super::{NONE, Topology, Use};
use crate::geo::{Outline, Point, point};
use crate::map::Bounds;

/// How an arc is used by the areas of a union.
#[derive(Debug, Clone, Copy)]
struct Tally {
    /// Uses ahead less uses back.
    net: i32,
    /// The part that used it first.
    part: u32,
}

/// With fewer points a union is drawn as one.
const FEW: usize = 4096;
const UNMET: Tally = Tally { net: 0, part: NONE };

/// What unions and lines are found with, as large as the mesh; one that has been found leaves it as it was for the next, which takes
/// less time than to make it anew.
#[derive(Debug, Clone, Default)]
pub struct Room {
    /// By arc.
    tallies: Vec<Tally>,
    /// Parts that hang together.
    joined: Joined,
    /// Per part the first of the exteriors that belong to it.
    firsts: Vec<u32>,
    /// See [`Lines::new`].
    pub(super) begins: Vec<u32>,
}

impl Room {
    fn open(&mut self, topology: &Topology) {
        self.tallies.resize(topology.arcs.len(), UNMET);
        self.joined.grow(topology.rings.len());
        self.firsts.resize(topology.rings.len(), NONE);
    }

    fn leave(&mut self, topology: &Topology, areas: &[u32], runs: &[Run]) {
        for ring in areas.iter().flat_map(|area| topology.rings_of(*area as usize)) {
            self.joined.part(topology.rings[ring].part);
            for one in topology.uses_of(ring) {
                self.tallies[one.arc()] = UNMET;
            }
        }
        for run in runs {
            self.firsts[run.body as usize] = NONE;
        }
    }
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
        self.union_in(areas, &mut Room::default())
    }

    /// The same with room that is used again.
    pub fn union_in(&self, areas: &[u32], room: &mut Room) -> Outline {
        room.open(&self.topology);
        let uses = outer(&self.topology, areas, room);
        let mut lines = Lines::new(&self.topology, uses, Ways::One, core::mem::take(&mut room.begins));
        let mut traced = Outline::default();
        let mut runs = Vec::new();
        while let Some((start, walked)) = lines.next(self, usize::MAX, &mut traced) {
            let part = |one: &Use| room.tallies[one.arc()].part;
            let body = part(&lines.walked[walked]);
            // Bodies that touch in a point may have become one ring.
            for one in &lines.walked[walked..] {
                room.joined.join(body, room.tallies[one.arc()].part);
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
        room.begins = lines.leave();
        for run in &mut runs {
            run.body = room.joined.root(run.body);
        }
        find_exteriors(&mut runs, &traced.points, &mut room.firsts);
        room.leave(&self.topology, areas, &runs);
        in_order(&runs, &traced.points, &self.topology.bounds)
    }
}

/// The arcs that have the areas on one side only, as often as they have; `room` has which parts hang together.
fn outer(topology: &Topology, areas: &[u32], room: &mut Room) -> Vec<Use> {
    let Room { tallies, joined, .. } = room;
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
    uses
}

/// Finds what each hole is in.
fn find_exteriors(runs: &mut [Run], points: &[Point], firsts: &mut [u32]) {
    if runs.iter().all(|run| run.size >= 0.0) {
        return;
    }
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

/// The exteriors along the curve; as they are where they are so few that they will be drawn as one.
fn exteriors(runs: &[Run], points: usize, bounds: &Bounds) -> Vec<u32> {
    let exteriors = (0..runs.len()).filter(|i| runs[*i].of.is_none()).map(|i| i as u32).collect::<Vec<_>>();
    if points < FEW {
        return exteriors;
    }
    let mut sorter = Sorter::new(exteriors.len());
    for exterior in &exteriors {
        let Bounds { min, max } = runs[*exterior as usize].bounds;
        sorter.count(cell(bounds, point((min.x + max.x) / 2.0, (min.y + max.y) / 2.0)));
    }
    sorter.place(usize::MAX);
    sorter.order().into_iter().map(|rank| exteriors[rank as usize]).collect()
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
    let mut out = Outline { points: Vec::with_capacity(points.len()), ends: Vec::with_capacity(runs.len()) };
    for exterior in exteriors(runs, points.len(), bounds) {
        let mut next = exterior;
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
