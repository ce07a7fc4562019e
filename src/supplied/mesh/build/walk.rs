//! From rings to arcs that neighbours share.

use super::super::weigh::Shoelace;
use super::super::{Arc, NONE, Ring, Side, Use};
use super::{Builder, Meeting};
use crate::map::Bounds;

/// How many exteriors are looked at for the one around a hole.
const NEAR: usize = 64;

impl Builder {
    /// Walks rings of so many vertices together; whether some are left.
    #[inline(never)]
    pub(super) fn walk(&mut self, vertices: usize) -> bool {
        let mut left = vertices;
        while self.at < self.corners.rings.len() {
            if left == 0 {
                return true;
            }
            let (start, end) = (self.corners.start(self.at), self.corners.rings[self.at] as usize);
            self.enter_area();
            let corners = &self.corners.corners[start..end];
            let parts = |corner: &u32| !matches!(self.meetings[*corner as usize], Meeting::Through(..));
            // Without any, the ring that fills this one begins where this one does.
            let least = || corners.iter().enumerate().min_by_key(|(_, corner)| **corner).map(|(i, _)| i);
            let first = corners.iter().position(parts).or_else(least).unwrap_or(0);
            self.measure(start, end);
            self.arcs_of(start, end, first);
            left = left.saturating_sub(end - start);
            self.at += 1;
        }
        let all = self.boxes.first().copied().unwrap_or_default();
        self.topology.bounds = self.boxes.iter().fold(all, |all, one| around(all, *one));
        self.close_sides();
        false
    }

    /// Goes on to the area of the ring.
    fn enter_area(&mut self) {
        while self.topology.areas.get(self.area()).is_some_and(|end| *end as usize <= self.at) {
            self.reading.0 += 1;
        }
    }

    /// The area that is being walked.
    fn area(&self) -> usize {
        self.reading.0
    }

    /// How large a ring is, where, and what it is a hole of.
    fn measure(&mut self, start: usize, end: usize) {
        let mut sum = Shoelace::default();
        let place = |corner: &u32| self.vertices.points[*corner as usize];
        let first = place(&self.corners.corners[start]);
        let mut bounds = Bounds { min: first, max: first };
        for corner in &self.corners.corners[start..end] {
            sum.add(place(corner));
            bounds.add(place(corner));
        }
        let size = sum.size();
        let rings = self.topology.rings_of(self.area());
        let part = if size < 0.0 { self.exterior_around(&bounds, rings.start) } else { self.at };
        self.boxes.push(bounds);
        self.topology.rings.push(Ring { end: 0, part: part as u32, size });
        let area = self.area();
        let known = if self.at == rings.start { bounds } else { self.mesh.bounds[area] };
        self.mesh.bounds[area] = around(known, bounds);
    }

    /// The last exterior before a hole with a box around it; the hole itself if it has none.
    fn exterior_around(&self, hole: &Bounds, first: usize) -> usize {
        let rings = &self.topology.rings;
        let mut exteriors = (first..self.at).rev().filter(|i| rings[*i].part as usize == *i).take(NEAR);
        exteriors.find(|i| self.boxes[*i].encloses(hole)).unwrap_or(self.at)
    }

    /// From junction to junction.
    fn arcs_of(&mut self, start: usize, end: usize, first: usize) {
        let count = end - start;
        let mut from = first;
        for step in 1..=count {
            let to = first + step;
            let corner = self.corners.corners[start + around_once(to, count)];
            let goes_on = matches!(self.meetings[corner as usize], Meeting::Through(..));
            if step == count || !goes_on {
                self.add_use(start, count, from, to);
                from = to;
            }
        }
        if let Some(ring) = self.topology.rings.last_mut() {
            ring.end = self.topology.uses.len() as u32;
        }
    }

    /// The arc of a stretch of corners, which is made when it is not there yet.
    fn add_use(&mut self, start: usize, count: usize, from: usize, to: usize) {
        let corner = |i: usize| self.corners.corners[start + around_once(i, count)];
        let ahead = [corner(from), corner(from + 1)];
        let (arc, new) = self.beginnings.number(ahead, [corner(to), corner(to - 1)]);
        let arc = arc as usize;
        if new {
            self.topology.points.extend((from..=to).map(|i| self.vertices.points[corner(i) as usize]));
            let ends = (corner(from), corner(to));
            let side = if self.is_cut(ahead[0], ahead[1]) { Side::Cut } else { Side::Inner };
            let (from, to) = (self.node(ends.0), self.node(ends.1));
            let end = self.topology.points.len() as u32;
            self.topology.arcs.push(Arc { end, from, to, side });
            self.topology.box_blocks();
            self.owners.push([NONE; 2]);
        }
        let vertices = self.topology.vertices_of(arc);
        let point = |corner: u32| self.vertices.points[corner as usize];
        let begins = &self.topology.points[vertices.start..vertices.start + 2];
        let back = begins != [point(ahead[0]), point(ahead[1])];
        let area = self.area() as u32;
        let owner = &mut self.owners[arc][usize::from(back)];
        if *owner == NONE {
            *owner = area;
        }
        self.topology.uses.push(Use::new(arc, back));
    }

    /// The number of an end of arcs.
    fn node(&mut self, corner: u32) -> u32 {
        let meeting = &mut self.meetings[corner as usize];
        if let Meeting::Node(number) = meeting {
            return *number;
        }
        let number = self.topology.nodes as u32;
        *meeting = Meeting::Node(number);
        self.topology.nodes += 1;
        number
    }

    /// Once all owners are known.
    fn close_sides(&mut self) {
        for (arc, owners) in self.topology.arcs.iter_mut().zip(&self.owners) {
            if arc.side != Side::Cut {
                arc.side = match *owners {
                    [left, NONE] => Side::Coast { ahead: left != NONE },
                    [NONE, _] => Side::Coast { ahead: false },
                    [left, right] if left == right => Side::Inner,
                    _ => Side::Border,
                };
            }
        }
    }
}

/// A place in a ring of so many corners, at most once around it. No division, as each corner is asked for.
fn around_once(place: usize, count: usize) -> usize {
    if place < count { place } else { place - count }
}

fn around(mut a: Bounds, b: Bounds) -> Bounds {
    a.add(b.min);
    a.add(b.max);
    a
}
