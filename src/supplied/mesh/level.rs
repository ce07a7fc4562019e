//! What a tolerance leaves of a mesh, and the drawings that are made of it.

use super::union::Room;
use super::{NONE, Shared, Side, Topology, Use, stretch};
use crate::geo::{Outline, Point};
use crate::map::Bounds;
use std::ops::Range;

/// Lines are cut after about so many points, so that what is not seen of them can be left out. Borders turn at junctions as
/// it happens: longer ones would be all over the map.
const LONGEST_COAST: usize = 512;
const LONGEST_BORDER: usize = 64;

/// Arcs with the vertices that stay at one tolerance. It shares its vertices with the mesh and with other levels.
#[derive(Debug, Clone)]
pub struct Level {
    pub(super) topology: Shared<Topology>,
    /// Numbers of the vertices, arc after arc.
    kept: Vec<u32>,
    /// Where each arc ends in them.
    ends: Vec<u32>,
}

impl Level {
    #[inline(never)]
    pub(super) fn new(topology: &Shared<Topology>, tolerance: f64) -> Level {
        let tolerance = if tolerance > 0.0 { tolerance as f32 } else { 0.0 };
        let (mut kept, mut ends) = (Vec::new(), Vec::with_capacity(topology.arcs.len()));
        let mut start = 0;
        for arc in &topology.arcs {
            let vertices = start as usize..arc.end as usize;
            let staying =
                (start..).zip(&topology.weights[vertices]).filter(|(_, weight)| **weight >= tolerance);
            kept.extend(staying.map(|(vertex, _)| vertex));
            ends.push(kept.len() as u32);
            start = arc.end;
        }
        kept.shrink_to_fit();
        Level { topology: Shared::clone(topology), kept, ends }
    }

    /// How many vertices stay, those of shared borders counted once.
    pub fn vertices(&self) -> usize {
        self.kept.len()
    }

    /// The closed rings of an area, the first point of each again at its end; nothing for one that does not exist.
    pub fn area(&self, area: usize) -> Outline {
        let mut out = Outline::default();
        for ring in self.topology.rings_of(area) {
            let start = out.points.len();
            for one in self.topology.uses_of(ring) {
                self.trace(*one, start, &mut out);
            }
            close_ring(&mut out, start);
        }
        out
    }

    /// Lines between two areas, those that meet put end to end.
    pub fn borders(&self) -> Outline {
        self.borders_of(&self.all(), &mut Room::default())
    }

    /// Outer limits of the areas, land on the left.
    pub fn coasts(&self) -> Outline {
        self.coasts_of(&self.all(), &mut Room::default())
    }

    fn all(&self) -> Strip {
        Strip { arcs: 0..self.topology.order.len(), bounds: self.topology.bounds }
    }

    /// The borders of a strip.
    pub fn borders_of(&self, strip: &Strip, room: &mut Room) -> Outline {
        let is_border = |arc: &u32| self.topology.arcs[*arc as usize].side == Side::Border;
        let arcs = self.topology.order[strip.arcs.clone()].iter().copied().filter(is_border);
        let mut uses = Vec::new();
        for arc in arcs {
            uses.push(Use::new(arc as usize, false));
            uses.push(Use::new(arc as usize, true));
        }
        self.lines(uses, Ways::Either, LONGEST_BORDER, room)
    }

    /// The same of its coasts.
    pub fn coasts_of(&self, strip: &Strip, room: &mut Room) -> Outline {
        let arcs = self.topology.order[strip.arcs.clone()].iter();
        let directed = arcs.filter_map(|arc| match self.topology.arcs[*arc as usize].side {
            Side::Coast { ahead } => Some(Use::new(*arc as usize, !ahead)),
            _ => None,
        });
        self.lines(directed.collect(), Ways::One, LONGEST_COAST, room)
    }

    fn lines(&self, uses: Vec<Use>, ways: Ways, longest: usize, room: &mut Room) -> Outline {
        let mut lines = Lines::new(&self.topology, uses, ways, core::mem::take(&mut room.begins));
        let mut out = Outline::default();
        while let Some((start, _)) = lines.next(self, longest, &mut out) {
            out.close_run(start);
        }
        room.begins = lines.leave();
        out
    }

    /// Arcs that lie near each other, about so many vertices at a time.
    #[inline(never)]
    pub fn strips(&self, vertices: usize) -> Vec<Strip> {
        let mut strips: Vec<Strip> = Vec::new();
        let mut count = vertices;
        for (i, arc) in self.topology.order.iter().enumerate() {
            let kept = &self.kept[self.kept_of(*arc as usize)];
            let at = |vertex: &u32| self.topology.points[*vertex as usize];
            if count >= vertices {
                let first = kept.first().map(at).unwrap_or_default();
                strips.push(Strip { arcs: i..i, bounds: Bounds { min: first, max: first } });
                count = 0;
            }
            count += kept.len();
            if let Some(strip) = strips.last_mut() {
                strip.arcs.end = i + 1;
                kept.iter().for_each(|vertex| strip.bounds.add(at(vertex)));
            }
        }
        strips
    }

    /// How many vertices the rings of an area keep.
    pub fn vertices_of(&self, area: usize) -> usize {
        let rings = self.topology.rings_of(area);
        rings.flat_map(|ring| self.topology.uses_of(ring)).map(|one| self.kept_of(one.arc()).len()).sum()
    }

    /// Vertices of an arc in `kept`.
    fn kept_of(&self, arc: usize) -> Range<usize> {
        stretch(arc, |i| self.ends[i])
    }

    /// Adds an arc to the run that began at `start`; its first point is there already when it is not the run's first arc.
    pub(super) fn trace(&self, one: Use, start: usize, out: &mut Outline) {
        let kept = &self.kept[self.kept_of(one.arc())];
        let skipped = usize::from(out.points.len() > start);
        out.points.reserve(kept.len());
        for i in skipped..kept.len() {
            let vertex = kept[if one.back() { kept.len() - 1 - i } else { i }];
            out.points.push(self.topology.points[vertex as usize]);
        }
    }
}

/// Ends a ring, or drops one that encloses nothing.
pub(super) fn close_ring(out: &mut Outline, start: usize) {
    if out.points.len() < start + 4 {
        out.points.truncate(start);
    } else {
        out.close_run(start);
    }
}

/// Arcs that follow each other along the curve.
#[derive(Debug, Clone)]
pub struct Strip {
    /// Ranks in the order.
    arcs: Range<usize>,
    /// The box around them, metres.
    pub bounds: Bounds,
}

/// How arcs may be walked when they are put end to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ways {
    /// As they are given.
    One,
    /// As one likes: they are given in pairs, ahead and back.
    Either,
}

/// Arcs that are put end to end.
pub(super) struct Lines<'a> {
    topology: &'a Topology,
    arcs: Vec<Use>,
    ways: Ways,
    /// Per arc, or per pair of them.
    taken: Vec<bool>,
    /// Per end of arcs the first of `arcs` that begins there.
    begins: Vec<u32>,
    /// The next one that begins at the same end.
    others: Vec<u32>,
    at: usize,
    /// Arcs in the order in which they were taken.
    pub(super) walked: Vec<Use>,
}

impl Lines<'_> {
    /// `begins` has nothing for any end of arcs: what another has [left](Lines::leave), or an empty list.
    pub(super) fn new(topology: &Topology, arcs: Vec<Use>, ways: Ways, begins: Vec<u32>) -> Lines<'_> {
        let mut begins = begins;
        begins.resize(topology.nodes, NONE);
        let mut others = vec![NONE; arcs.len()];
        // From the last to the first, so that the first is met first.
        for i in (0..arcs.len()).rev() {
            let node = ends(topology, arcs[i]).0 as usize;
            others[i] = std::mem::replace(&mut begins[node], i as u32);
        }
        Lines {
            topology,
            taken: vec![false; arcs.len()],
            arcs,
            ways,
            begins,
            others,
            at: 0,
            walked: Vec::new(),
        }
    }

    /// Traces the next line until it is back where it began, ends, or has so many points. Gives where its points and its
    /// arcs begin.
    pub(super) fn next(
        &mut self,
        level: &Level,
        longest: usize,
        out: &mut Outline,
    ) -> Option<(usize, usize)> {
        while self.is_taken(self.at) {
            self.at += 1;
        }
        if self.at >= self.arcs.len() {
            return None;
        }
        let start = out.points.len();
        let (walked, mut arc) = (self.walked.len(), self.at);
        let first = ends(self.topology, self.arcs[arc]).0;
        loop {
            let rank = self.rank(arc);
            self.taken[rank] = true;
            self.walked.push(self.arcs[arc]);
            level.trace(self.arcs[arc], start, out);
            let node = ends(self.topology, self.arcs[arc]).1;
            if node == first || out.points.len() - start >= longest {
                break;
            }
            match self.leaving(node) {
                Some(next) => arc = next,
                None => break,
            }
        }
        Some((start, walked))
    }

    /// Ends, and leaves room for others.
    pub(super) fn leave(mut self) -> Vec<u32> {
        for one in &self.arcs {
            self.begins[ends(self.topology, *one).0 as usize] = NONE;
        }
        self.begins
    }

    fn rank(&self, arc: usize) -> usize {
        if self.ways == Ways::Either { arc / 2 } else { arc }
    }

    fn is_taken(&self, arc: usize) -> bool {
        self.taken.get(self.rank(arc)).is_some_and(|taken| *taken)
    }

    /// The first arc from an end that has not been taken.
    fn leaving(&mut self, node: u32) -> Option<usize> {
        let mut first = self.begins[node as usize];
        while first != NONE && self.is_taken(first as usize) {
            first = self.others[first as usize];
        }
        self.begins[node as usize] = first;
        (first != NONE).then_some(first as usize)
    }
}

/// Where an arc begins and ends the way it is walked.
fn ends(topology: &Topology, one: Use) -> (u32, u32) {
    let arc = &topology.arcs[one.arc()];
    if one.back() { (arc.to, arc.from) } else { (arc.from, arc.to) }
}

/// The area inside a ring whose first point is repeated, m².
pub(super) fn size(ring: &[Point]) -> f64 {
    let mut sum = super::weigh::Shoelace::default();
    ring.iter().for_each(|p| sum.add(*p));
    sum.size()
}
