//! Shapes as shared arcs: a border between two neighbours is stored once, so neighbours can neither overlap
//! nor gape, and inner borders are told from coasts by counting who uses an arc.

use crate::geo::{LonLat, lonlat};

/// Features drawn with shared arcs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Topology {
    /// Units per degree: 400 for France (about 280 m a unit), 25 for the world.
    pub units_per_degree: u16,
    /// Each border or coast once.
    pub arcs: Vec<Arc>,
    /// The shapes.
    pub features: Vec<Feature>,
}

/// A line of quantised positions, `[longitude, latitude]` in units of the topology.
pub type Arc = Vec<[i32; 2]>;

/// A use of an arc by a ring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ArcRef {
    /// Which arc.
    pub arc: u32,
    /// Whether it is walked from its last point to its first.
    pub reversed: bool,
}

/// One region or country.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feature {
    /// The rings of its parts (mainland, islands), each a closed chain of arcs: of every part the exterior first, then
    /// its holes; exterior counterclockwise as RFC 7946 asks.
    pub rings: Vec<Vec<ArcRef>>,
}

impl Topology {
    /// A quantised position in degrees.
    pub fn degrees(&self, at: [i32; 2]) -> LonLat {
        let units = f64::from(self.units_per_degree);
        lonlat(f64::from(at[0]) / units, f64::from(at[1]) / units)
    }

    /// The positions of one ring, closed: the first is repeated at the end.
    pub fn ring(&self, ring: &[ArcRef]) -> Vec<LonLat> {
        let mut out: Vec<LonLat> = Vec::new();
        for r in ring {
            let arc = &self.arcs[r.arc as usize];
            let skip = usize::from(!out.is_empty());
            let put = |out: &mut Vec<LonLat>, p: &[i32; 2]| out.push(self.degrees(*p));
            if r.reversed {
                arc.iter().rev().skip(skip).for_each(|p| put(&mut out, p));
            } else {
                arc.iter().skip(skip).for_each(|p| put(&mut out, p));
            }
        }
        out
    }

    /// How many rings use each arc: 1 for a coast, 2 for a border between two features.
    pub fn arc_uses(&self) -> Vec<u8> {
        let mut uses = vec![0u8; self.arcs.len()];
        for r in self.features.iter().flat_map(|f| &f.rings).flatten() {
            uses[r.arc as usize] = uses[r.arc as usize].saturating_add(1);
        }
        uses
    }
}
