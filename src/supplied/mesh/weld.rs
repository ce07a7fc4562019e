//! Equal things get equal numbers: vertices by where they are, arcs by how they begin. Tables of a fixed size with open
//! addressing, because the standard library's is large and slow without the machine's own hashing.

use crate::geo::{Point, point};

/// Where a number may stand in a table, by the bits of what it stands for.
struct Slots(Vec<u32>);

impl Slots {
    /// For at most so many numbers: never more than two thirds full.
    fn new(most: usize) -> Slots {
        Slots(vec![0; (most + most / 2 + 1).next_power_of_two()])
    }

    /// The number that `is_it` accepts, or `next`, which then stands there.
    fn find(&mut self, bits: u64, next: u32, is_it: impl Fn(u32) -> bool) -> u32 {
        let mask = self.0.len() - 1;
        let mut at = (bits.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        loop {
            // Zero is an empty place: fresh memory needs no filling then.
            match self.0[at] {
                0 => {
                    self.0[at] = next + 1;
                    return next;
                }
                taken if is_it(taken - 1) => return taken - 1,
                _ => at = (at + 1) & mask,
            }
        }
    }
}

/// Vertices by where they are.
pub(super) struct Vertices {
    slots: Slots,
    /// Where each one is.
    pub(super) points: Vec<Point>,
}

impl Vertices {
    /// For at most so many points. All the room is taken at once: moving a large list to a larger place takes longer than a
    /// page may stand still.
    pub(super) fn new(most: usize) -> Vertices {
        Vertices { slots: Slots::new(most), points: Vec::with_capacity(most) }
    }

    /// The number of the vertex at a point without NaN.
    pub(super) fn number(&mut self, at: Point) -> u32 {
        // Zero and its negative are one place.
        let at = point(at.x + 0.0, at.y + 0.0);
        let (points, next) = (&self.points, self.points.len() as u32);
        let y = at.y.to_bits().wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mixed = (at.x.to_bits() ^ (y ^ (y >> 32))).wrapping_mul(0xff51_afd7_ed55_8ccd);
        let found = self.slots.find(mixed ^ (mixed >> 32), next, |i| points[i as usize] == at);
        if found == next {
            self.points.push(at);
        }
        found
    }
}

/// Arcs by their first edge, from the end whose edge comes first: between two junctions there is one way from there.
pub(super) struct Beginnings {
    slots: Slots,
    keys: Vec<[u32; 2]>,
}

impl Beginnings {
    /// For at most so many arcs.
    pub(super) fn new(most: usize) -> Beginnings {
        Beginnings { slots: Slots::new(most), keys: Vec::new() }
    }

    /// The number of the arc that begins with one of these edges, walked from either end; and whether it is new.
    pub(super) fn number(&mut self, ahead: [u32; 2], back: [u32; 2]) -> (u32, bool) {
        let key = ahead.min(back);
        let (keys, next) = (&self.keys, self.keys.len() as u32);
        let bits = u64::from(key[0]) << 32 | u64::from(key[1]);
        let mixed = (bits ^ (bits >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let found = self.slots.find(mixed ^ (mixed >> 29), next, |i| keys[i as usize] == key);
        let new = found == next;
        if new {
            self.keys.push(key);
        }
        (found, new)
    }
}

/// Sets of numbers that have been joined.
#[derive(Debug, Clone, Default)]
pub(super) struct Joined(Vec<u32>);

impl Joined {
    /// So many numbers; those that are new are each on their own.
    pub(super) fn grow(&mut self, count: usize) {
        self.0.extend(self.0.len() as u32..count as u32);
    }

    /// Has a number on its own again; whoever takes one out of a set does so with all of it.
    pub(super) fn part(&mut self, number: u32) {
        self.0[number as usize] = number;
    }

    /// What stands for the set of a number.
    pub(super) fn root(&mut self, mut of: u32) -> u32 {
        while self.0[of as usize] != of {
            let above = self.0[self.0[of as usize] as usize];
            self.0[of as usize] = above;
            of = above;
        }
        of
    }

    /// Makes one set of two.
    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}
