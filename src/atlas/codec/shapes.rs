//! Shapes as columns. One walk over the rings, done alike by the writer and the reader, tells most of what would
//! otherwise be stored: where an arc starts, where the last one of a ring ends, which arcs can come next.

use super::DecodeError;
use super::bytes::{Columns, Reader, put_number, put_signed, put_step};
use crate::atlas::{Arc, ArcRef, Feature, Polygon, Topology};

/// Counts, arc references, points per arc, starts of rings, steps east, steps north.
const COLUMNS: usize = 6;

type Position = [i32; 2];

pub(super) fn write(topology: &Topology) -> Columns<COLUMNS> {
    let mut writer = Writer {
        topology,
        numbers: vec![None; topology.arcs.len()],
        known: Vec::new(),
        pen: [0, 0],
        columns: Columns::default(),
    };
    writer.topology();
    writer.columns
}

pub(super) fn read(columns: [Reader<'_>; COLUMNS]) -> Result<Topology, DecodeError> {
    let [counts, refs, lengths, starts, xs, ys] = columns;
    let mut walk =
        Walk { counts, refs, lengths, starts, xs, ys, bounds: [0, 0], pen: [0, 0], arcs: Vec::new() };
    let topology = walk.topology()?;
    let Walk { counts, refs, lengths, starts, xs, ys, .. } = walk;
    for column in [counts, refs, lengths, starts, xs, ys] {
        column.end()?;
    }
    Ok(topology)
}

/// Arcs that begin at a position, the newest first: what a ring standing there can use next.
fn leaving(arcs: &[Arc], at: Position) -> impl Iterator<Item = ArcRef> {
    arcs.iter().enumerate().rev().flat_map(move |(i, arc)| {
        let forwards = (arc.first() == Some(&at)).then_some(ArcRef { arc: i as u32, reversed: false });
        let backwards = (arc.last() == Some(&at)).then_some(ArcRef { arc: i as u32, reversed: true });
        forwards.into_iter().chain(backwards)
    })
}

fn ends(arcs: &[Arc], r: ArcRef) -> Option<(Position, Position)> {
    let arc = arcs.get(r.arc as usize)?;
    let (&first, &last) = (arc.first()?, arc.last()?);
    Some(if r.reversed { (last, first) } else { (first, last) })
}

struct Walk<'a> {
    counts: Reader<'a>,
    refs: Reader<'a>,
    lengths: Reader<'a>,
    starts: Reader<'a>,
    xs: Reader<'a>,
    ys: Reader<'a>,
    /// Largest longitude and latitude, in units.
    bounds: Position,
    /// Where the last ring began.
    pen: Position,
    arcs: Vec<Arc>,
}

impl Walk<'_> {
    fn topology(&mut self) -> Result<Topology, DecodeError> {
        let at = self.counts.at();
        let units = u16::try_from(self.counts.number()?).map_err(|_| DecodeError::Number { at })?;
        self.bounds = [360 * i32::from(units), 90 * i32::from(units)];
        let mut features = Vec::new();
        for _ in 0..self.counts.count()? {
            let mut polygons = Vec::new();
            for _ in 0..self.counts.count()? {
                let mut rings = Vec::new();
                for _ in 0..self.counts.count()? {
                    rings.push(self.ring()?);
                }
                polygons.push(Polygon { rings });
            }
            features.push(Feature { polygons });
        }
        Ok(Topology { units_per_degree: units, arcs: core::mem::take(&mut self.arcs), features })
    }

    fn ring(&mut self) -> Result<Vec<ArcRef>, DecodeError> {
        let at = self.counts.at();
        let count = self.counts.number()?;
        let mut refs = Vec::new();
        // Where the ring began and where it stands.
        let mut span: Option<(Position, Position)> = None;
        for i in 1..=count {
            let at = self.refs.at();
            let code = self.refs.number()?;
            let found = match (code, span) {
                (0, _) => Some(self.new_arc(span, i == count)?),
                (code, Some((_, here))) => leaving(&self.arcs, here).nth(code as usize - 1),
                (code, None) => self.older(code - 1),
            };
            let r = found.ok_or(DecodeError::Index { at })?;
            let (from, to) = ends(&self.arcs, r).ok_or(DecodeError::Index { at })?;
            span = Some((span.map_or(from, |(start, _)| start), to));
            refs.push(r);
        }
        match span {
            Some((start, end)) if start == end => self.pen = start,
            _ => return Err(DecodeError::OpenRing { at }),
        }
        Ok(refs)
    }

    /// The first arc of a ring, when it is known: counted back from the newest.
    fn older(&self, code: u32) -> Option<ArcRef> {
        let arc = self.arcs.len().checked_sub(1 + code as usize / 2)?;
        Some(ArcRef { arc: arc as u32, reversed: code % 2 == 1 })
    }

    fn new_arc(&mut self, span: Option<(Position, Position)>, last: bool) -> Result<ArcRef, DecodeError> {
        let start = match span {
            Some((_, here)) => here,
            None => {
                let at = self.starts.at();
                let by = [self.starts.signed()?, self.starts.signed()?];
                self.moved(self.pen, by, at)?
            }
        };
        // The end of the ring's last arc is known, so it has one step less.
        let steps = self.lengths.number()? as usize + usize::from(!last);
        if steps > self.xs.left() {
            return Err(DecodeError::Short { at: self.xs.at() });
        }
        let mut arc = Vec::with_capacity(steps + 2);
        arc.push(start);
        let mut here = start;
        for _ in 0..steps {
            let at = self.xs.at();
            let by = [self.xs.step()?, self.ys.step()?];
            here = self.moved(here, by, at)?;
            arc.push(here);
        }
        if last {
            arc.push(span.map_or(start, |(first, _)| first));
        }
        self.arcs.push(arc);
        Ok(ArcRef { arc: self.arcs.len() as u32 - 1, reversed: false })
    }

    fn moved(&self, from: Position, by: Position, at: usize) -> Result<Position, DecodeError> {
        let to = [from[0].wrapping_add(by[0]), from[1].wrapping_add(by[1])];
        let inside = |axis: usize| (-self.bounds[axis]..=self.bounds[axis]).contains(&to[axis]);
        if inside(0) && inside(1) { Ok(to) } else { Err(DecodeError::Number { at }) }
    }
}

struct Writer<'a> {
    topology: &'a Topology,
    /// Number and direction under which the reader knows each arc.
    numbers: Vec<Option<ArcRef>>,
    /// The arcs as the reader knows them.
    known: Vec<Arc>,
    pen: Position,
    columns: Columns<COLUMNS>,
}

impl Writer<'_> {
    fn topology(&mut self) {
        let counts = &mut self.columns[0];
        put_number(counts, u32::from(self.topology.units_per_degree));
        put_number(counts, self.topology.features.len() as u32);
        for feature in &self.topology.features {
            put_number(&mut self.columns[0], feature.polygons.len() as u32);
            for polygon in &feature.polygons {
                put_number(&mut self.columns[0], polygon.rings.len() as u32);
                polygon.rings.iter().for_each(|ring| self.ring(ring));
            }
        }
    }

    fn ring(&mut self, ring: &[ArcRef]) {
        put_number(&mut self.columns[0], ring.len() as u32);
        let mut span: Option<(Position, Position)> = None;
        for (i, r) in ring.iter().enumerate() {
            let Some((from, to)) = ends(&self.topology.arcs, *r) else { continue };
            match self.numbers[r.arc as usize] {
                None => self.new_arc(*r, span.is_none(), i + 1 == ring.len()),
                Some(known) => {
                    let r = ArcRef { arc: known.arc, reversed: known.reversed != r.reversed };
                    let code = match span {
                        Some((_, here)) => leaving(&self.known, here).take_while(|c| *c != r).count() as u32,
                        None => (self.known.len() as u32 - 1 - r.arc) * 2 + u32::from(r.reversed),
                    };
                    put_number(&mut self.columns[1], code + 1);
                }
            }
            span = Some((span.map_or(from, |(start, _)| start), to));
        }
        if let Some((start, _)) = span {
            self.pen = start;
        }
    }

    fn new_arc(&mut self, r: ArcRef, first: bool, last: bool) {
        let mut arc = self.topology.arcs[r.arc as usize].clone();
        if r.reversed {
            arc.reverse();
        }
        let [_, refs, lengths, starts, xs, ys] = &mut self.columns;
        put_number(refs, 0);
        put_number(lengths, arc.len().saturating_sub(2) as u32);
        if first {
            put_signed(starts, arc[0][0].wrapping_sub(self.pen[0]));
            put_signed(starts, arc[0][1].wrapping_sub(self.pen[1]));
        }
        let stored = arc.len() - usize::from(last);
        for (a, b) in arc.iter().zip(&arc[1..stored]) {
            put_step(xs, b[0].wrapping_sub(a[0]));
            put_step(ys, b[1].wrapping_sub(a[1]));
        }
        self.numbers[r.arc as usize] = Some(ArcRef { arc: self.known.len() as u32, reversed: r.reversed });
        self.known.push(arc);
    }
}
