//! Shapes as columns. One walk over the rings, done alike by the writer and the reader, tells most of what would
//! otherwise be stored: where an arc starts, where the last one of a ring ends, which arcs can come next.

use super::DecodeError;
use super::bytes::{Reader, Writer};
use crate::atlas::{Arc, ArcRef, Feature, Topology};

const COUNTS: usize = 1;
const REFS: usize = 2;
/// Points per arc.
const LENGTHS: usize = 3;
/// Where rings begin, seen from where the ring before began.
const STARTS: usize = 4;
const EAST: usize = 5;
const NORTH: usize = 6;
const COLUMNS: usize = 6;

type Position = [i32; 2];

/// The uses of arcs counted back from the newest: what a ring can begin with.
fn older(arcs: &[Arc], code: usize) -> Option<ArcRef> {
    let arc = arcs.len().checked_sub(1 + code / 2)?;
    Some(ArcRef { arc: arc as u32, reversed: code % 2 == 1 })
}

/// Of these, the `nth` that begins at a position: what a ring standing there can use next.
fn leaving(arcs: &[Arc], at: Position, mut nth: usize) -> Option<ArcRef> {
    let mut code = 0;
    loop {
        let r = older(arcs, code)?;
        if ends(arcs, r)?.0 == at {
            if nth == 0 {
                return Some(r);
            }
            nth -= 1;
        }
        code += 1;
    }
}

fn ends(arcs: &[Arc], r: ArcRef) -> Option<(Position, Position)> {
    let arc = arcs.get(r.arc as usize)?;
    let (&first, &last) = (arc.first()?, arc.last()?);
    Some(if r.reversed { (last, first) } else { (first, last) })
}

pub(super) fn read(reader: &mut Reader<'_>, topology: &mut Topology) {
    reader.open(COLUMNS);
    let units = reader.index(COUNTS, 1 << 16);
    topology.units_per_degree = units as u16;
    let bounds = [360 * units as u32, 90 * units as u32];
    let mut walk = Walk { reader, bounds, pen: [0, 0], arcs: &mut topology.arcs };
    for _ in 0..walk.reader.count(COUNTS, COUNTS) {
        let mut rings = Vec::new();
        for _ in 0..walk.reader.count(COUNTS, COUNTS) {
            rings.push(walk.ring());
        }
        topology.features.push(Feature { rings });
    }
    reader.close();
}

struct Walk<'r, 'a> {
    reader: &'r mut Reader<'a>,
    /// Largest longitude and latitude, in units.
    bounds: [u32; 2],
    /// Where the last ring began.
    pen: Position,
    arcs: &'r mut Vec<Arc>,
}

impl Walk<'_, '_> {
    fn ring(&mut self) -> Vec<ArcRef> {
        let mut refs = Vec::new();
        let mut here = self.pen;
        let count = self.reader.count(COUNTS, REFS);
        for left in (0..count).rev() {
            let first = refs.is_empty();
            let found = match self.reader.number(REFS) as usize {
                0 => Some(self.new_arc(here, first, left == 0)),
                code if first => older(self.arcs, code - 1),
                code => leaving(self.arcs, here, code - 1),
            };
            let Some((r, (from, to))) = found.and_then(|r| Some((r, ends(self.arcs, r)?))) else {
                self.reader.fail(DecodeError::Index { at: self.reader.at(REFS) });
                break;
            };
            if first {
                self.pen = from;
            }
            here = to;
            refs.push(r);
        }
        if refs.is_empty() || here != self.pen {
            self.reader.fail(DecodeError::OpenRing { at: self.reader.at(REFS) });
        }
        refs
    }

    /// An arc from `here`, or, the first of a ring, from a step away; the last of a ring ends where the ring began.
    fn new_arc(&mut self, mut here: Position, first: bool, last: bool) -> ArcRef {
        if first {
            let by = [self.reader.signed(STARTS), self.reader.signed(STARTS)];
            here = self.moved(here, by);
        }
        let begin = if first { here } else { self.pen };
        let mut arc = vec![here];
        // The end of the ring's last arc is known, so it has one step less.
        for _ in 0..self.reader.count(LENGTHS, EAST) + usize::from(!last) {
            let by = [self.reader.step(EAST), self.reader.step(NORTH)];
            here = self.moved(here, by);
            arc.push(here);
        }
        if last {
            arc.push(begin);
        }
        self.arcs.push(arc);
        ArcRef { arc: self.arcs.len() as u32 - 1, reversed: false }
    }

    fn moved(&mut self, from: Position, by: Position) -> Position {
        let to = [from[0].wrapping_add(by[0]), from[1].wrapping_add(by[1])];
        if to[0].unsigned_abs() > self.bounds[0] || to[1].unsigned_abs() > self.bounds[1] {
            self.reader.fail(DecodeError::Number { at: self.reader.at(EAST) });
        }
        to
    }
}

pub(super) fn write(topology: &Topology, writer: &mut Writer) {
    let mut walk = WriterWalk {
        topology,
        numbers: vec![None; topology.arcs.len()],
        known: Vec::new(),
        pen: [0, 0],
        writer,
    };
    walk.writer.number(COUNTS, usize::from(topology.units_per_degree));
    walk.writer.number(COUNTS, topology.features.len());
    for feature in &topology.features {
        walk.writer.number(COUNTS, feature.rings.len());
        feature.rings.iter().for_each(|ring| walk.ring(ring));
    }
    writer.close(COLUMNS);
}

struct WriterWalk<'a> {
    topology: &'a Topology,
    /// Number and direction under which the reader knows each arc.
    numbers: Vec<Option<ArcRef>>,
    /// The arcs as the reader knows them.
    known: Vec<Arc>,
    pen: Position,
    writer: &'a mut Writer,
}

impl WriterWalk<'_> {
    fn ring(&mut self, ring: &[ArcRef]) {
        self.writer.number(COUNTS, ring.len());
        let mut here = self.pen;
        for (i, r) in ring.iter().enumerate() {
            let Some((from, to)) = ends(&self.topology.arcs, *r) else { continue };
            let first = i == 0;
            match self.numbers[r.arc as usize] {
                None => self.new_arc(*r, first, i + 1 == ring.len()),
                Some(known) => {
                    let r = ArcRef { arc: known.arc, reversed: known.reversed != r.reversed };
                    let reads = |code: &usize| match first {
                        true => older(&self.known, *code) == Some(r),
                        false => leaving(&self.known, here, *code) == Some(r),
                    };
                    let code = (0..2 * self.known.len()).find(reads).unwrap_or_default();
                    self.writer.number(REFS, code + 1);
                }
            }
            if first {
                self.pen = from;
            }
            here = to;
        }
    }

    fn new_arc(&mut self, r: ArcRef, first: bool, last: bool) {
        let mut arc = self.topology.arcs[r.arc as usize].clone();
        if r.reversed {
            arc.reverse();
        }
        self.writer.number(REFS, 0);
        self.writer.number(LENGTHS, arc.len().saturating_sub(2));
        if first {
            self.writer.signed(STARTS, arc[0][0].wrapping_sub(self.pen[0]));
            self.writer.signed(STARTS, arc[0][1].wrapping_sub(self.pen[1]));
        }
        let stored = arc.len() - usize::from(last);
        for (a, b) in arc.iter().zip(&arc[1..stored]) {
            self.writer.step(EAST, b[0].wrapping_sub(a[0]));
            self.writer.step(NORTH, b[1].wrapping_sub(a[1]));
        }
        self.numbers[r.arc as usize] = Some(ArcRef { arc: self.known.len() as u32, reversed: r.reversed });
        self.known.push(arc);
    }
}
