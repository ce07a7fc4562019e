//! A mesh as bytes: what follows from the rest is found again.

use std::sync::OnceLock;

use static_aabb2d_index::StaticAABB2DIndexBuilder;

use super::{Arc, Mesh, Ring, Shared, Side, Topology, Use};
use crate::map::Bounds;
use crate::wire::{Source, Wire, wire};

impl Wire for Side {
    fn put(&self, out: &mut Vec<u8>) {
        out.push(match self {
            Side::Border => 0,
            Side::Coast { ahead: false } => 1,
            Side::Coast { ahead: true } => 2,
            Side::Inner => 3,
            Side::Cut => 4,
        });
    }

    fn get(from: &mut Source<'_>) -> Side {
        match u8::get(from) {
            0 => Side::Border,
            1 => Side::Coast { ahead: false },
            2 => Side::Coast { ahead: true },
            3 => Side::Inner,
            other => {
                if other != 4 {
                    from.refuse();
                }
                Side::Cut
            }
        }
    }
}

impl Wire for Use {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }

    fn get(from: &mut Source<'_>) -> Use {
        Use(u32::get(from))
    }
}

wire! {
    Arc { end, from, to, side }
    Ring { end, part, size }
}

impl Wire for Topology {
    fn put(&self, out: &mut Vec<u8>) {
        let Topology { points, weights, arcs, nodes, uses, rings, areas, order, bounds, .. } = self;
        points.put(out);
        weights.put(out);
        arcs.put(out);
        (*nodes as u32).put(out);
        uses.put(out);
        rings.put(out);
        areas.put(out);
        order.put(out);
        bounds.put(out);
    }

    fn get(from: &mut Source<'_>) -> Topology {
        Topology {
            points: Wire::get(from),
            weights: Wire::get(from),
            arcs: Wire::get(from),
            nodes: u32::get(from) as usize,
            uses: Wire::get(from),
            rings: Wire::get(from),
            areas: Wire::get(from),
            blocks: Vec::new(),
            order: Wire::get(from),
            bounds: Wire::get(from),
        }
    }
}

impl Wire for Mesh {
    fn put(&self, out: &mut Vec<u8>) {
        (*self.topology).put(out);
        self.bounds.put(out);
        self.along_curve().to_vec().put(out);
    }

    fn get(from: &mut Source<'_>) -> Mesh {
        let mut topology = Topology::get(from);
        let mut bounds: Vec<Bounds> = Wire::get(from);
        let curve = OnceLock::from(Vec::get(from));
        if from.is_good() {
            topology.box_blocks();
        } else {
            bounds.clear();
        }
        let with_rings = |area: &usize| !topology.rings_of(*area).is_empty();
        let indexed: Vec<u32> = (0..bounds.len()).filter(with_rings).map(|area| area as u32).collect();
        let mut index = StaticAABB2DIndexBuilder::new(indexed.len());
        for Bounds { min, max } in indexed.iter().filter_map(|area| bounds.get(*area as usize)) {
            index.add(min.x, min.y, max.x, max.y);
        }
        Mesh { topology: Shared::new(topology), bounds, index: index.build().ok(), indexed, curve }
    }
}
