//! From points to numbers of vertices, and what is no ring dropped; then the vertices at which rings part.

use super::{Builder, Meeting};
use crate::geo::Point;

/// Farther from the origin than any map is, metres: the squares of what is nearer are finite.
const FARTHEST: f64 = 1e12;

fn is_on_a_map(p: &Point) -> bool {
    p.x.abs() < FARTHEST && p.y.abs() < FARTHEST
}

impl Builder {
    /// Reads so many points more; whether some are left.
    #[inline(never)]
    pub(super) fn read(&mut self, points: usize) -> bool {
        let mut left = points;
        while left > 0 {
            let (ring, from) = self.reading;
            let Some(rings) = self.supplied.get_mut(self.at) else {
                self.supplied = Vec::new();
                return false;
            };
            let Some(given) = rings.get_mut(ring) else {
                // What has been read is given back at once: the supplied and the mesh together are the most memory.
                *rings = Vec::new();
                self.topology.areas.push(self.corners.rings.len() as u32);
                (self.at, self.reading) = (self.at + 1, (0, 0));
                left -= 1;
                continue;
            };
            let end = given.len().min(from.saturating_add(left));
            let part = &given[from..end];
            let good = part.iter().all(is_on_a_map);
            for p in part.iter().filter(|_| good) {
                let vertex = self.vertices.number(*p);
                self.corners.push(vertex);
            }
            left = left.saturating_sub(part.len().max(1));
            self.reading.1 = end;
            if !good || end == given.len() {
                *given = Vec::new();
                self.corners.close_ring(good);
                self.reading = (ring + 1, 0);
            }
        }
        true
    }

    /// Looks at so many corners more; whether some are left.
    #[inline(never)]
    pub(super) fn part(&mut self, corners: usize) -> bool {
        let mut left = corners;
        while let Some(end) = self.corners.rings.get(self.reading.0).map(|end| *end as usize) {
            let start = self.corners.start(self.reading.0);
            let upto = end.min(self.at.saturating_add(left));
            for i in self.at..upto {
                let before = self.corners.corners[if i == start { end } else { i } - 1];
                let after = self.corners.corners[if i + 1 == end { start } else { i + 1 }];
                self.meet(before, self.corners.corners[i], after);
            }
            left -= upto - self.at;
            self.at = upto;
            if upto < end {
                return true;
            }
            self.reading.0 += 1;
        }
        self.reading = (0, 0);
        false
    }

    fn meet(&mut self, before: u32, vertex: u32, after: u32) {
        let way = (before.min(after), before.max(after));
        let meeting = self.meetings[vertex as usize];
        let parts = match meeting {
            Meeting::Junction | Meeting::Node(_) => return,
            // Where a ring turns back, and where an artificial edge begins.
            Meeting::Unmet => before == after || self.is_cut(before, vertex) != self.is_cut(vertex, after),
            Meeting::Through(a, b) => (a, b) != way,
        };
        self.meetings[vertex as usize] =
            if parts { Meeting::Junction } else { Meeting::Through(way.0, way.1) };
    }

    /// Whether an edge is artificial; the same whichever end comes first.
    pub(super) fn is_cut(&self, a: u32, b: u32) -> bool {
        let point = |vertex: u32| self.vertices.points[vertex as usize];
        self.cut.as_ref().is_some_and(|cut| cut(point(a.min(b)), point(a.max(b))))
    }
}

impl super::Corners {
    pub(super) fn start(&self, ring: usize) -> usize {
        if ring == 0 { 0 } else { self.rings[ring - 1] as usize }
    }

    /// The corners of the ring that is not closed yet.
    fn open(&self) -> &[u32] {
        &self.corners[self.start(self.rings.len())..]
    }

    /// The next corner; one given twice counts once, and so does the tip of a spike, with which neighbours would not fit.
    fn push(&mut self, vertex: u32) {
        match self.open() {
            [.., last] if *last == vertex => {}
            [.., before, _] if *before == vertex => {
                self.corners.pop();
            }
            _ => self.corners.push(vertex),
        }
    }

    /// Ends a ring, or drops what is none.
    fn close_ring(&mut self, good: bool) {
        let start = self.start(self.rings.len());
        while let [first, .., before, last] = self.open() {
            if first == before {
                // The last corner is a spike.
                self.corners.pop();
                self.corners.pop();
            } else if first == last {
                self.corners.pop();
            } else {
                break;
            }
        }
        let ring = self.open();
        let different = ring.iter().skip(2).any(|corner| !ring[..2].contains(corner));
        if good && different {
            self.rings.push(self.corners.len() as u32);
        } else {
            self.corners.truncate(start);
        }
    }
}
