//! The land under places that come without shapes: regions of France, which answer, or the countries of the world, which
//! are only land. Both are the built-in ones.

use crate::atlas::{Atlas, Bilingual, RegionKind, Topology, World};
use crate::geo::fitted::{Fitted, Sheets, project_ring};
use crate::geo::{Extent, INSETS, LonLat, MAINLAND, Outline, Point, cut, lonlat, point};
use crate::intake::Area;

/// Which of the built-in assets is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// The first: France.
    France,
    /// The world.
    World,
}

/// Land that is not the host's.
#[derive(Debug, Default)]
pub struct Base {
    pub(super) need: Option<Need>,
    france: Option<Box<Atlas>>,
    world: Option<Box<World>>,
}

/// INSEE codes of the overseas regions, which a map of all of France has even where they hold nothing.
const OVERSEAS: [&str; 5] = ["01", "02", "03", "04", "06"];
/// A piece of the Earth less wide than that is cut out of the world, degrees.
const PIECE: f64 = 180.0;
/// The tolerance of neighbours' edges, metres.
const NEIGHBOURS: f64 = 60.0;

impl Base {
    /// Regions of France.
    pub fn france(atlas: Atlas) -> Base {
        Base { france: Some(Box::new(atlas)), ..Base::default() }
    }

    /// Countries.
    pub fn world(world: World) -> Base {
        Base { world: Some(Box::new(world)), ..Base::default() }
    }

    /// Whether there is any.
    pub(super) fn is_given(&self) -> bool {
        self.france.is_some() || self.world.is_some()
    }

    /// Whether its shapes answer to nothing.
    pub(super) fn is_only_land(&self) -> bool {
        self.world.is_some()
    }

    /// Positions of what a map of all of France has besides the mainland.
    pub(super) fn overseas(&self, is_whole: bool) -> Vec<LonLat> {
        if !is_whole || self.france.is_none() {
            return Vec::new();
        }
        let regions = INSETS.iter().filter(|inset| OVERSEAS.contains(&inset.code));
        regions.map(|inset| inset.extent.center()).collect()
    }

    /// The shapes that sheets have room for.
    pub(super) fn areas(&self, sheets: &Sheets) -> Vec<Area> {
        if let Some(atlas) = &self.france {
            return regions(atlas, sheets);
        }
        let Some(world) = &self.world else { return Vec::new() };
        let window = window(sheets.main_extent);
        let mut areas = Vec::new();
        for feature in 0..world.shapes.features.len() {
            let mut shown = Vec::new();
            for ring in rings(&world.shapes, feature) {
                shown.append(&mut pieces(&ring, &window));
            }
            if !shown.is_empty() {
                areas.push(Area { rings: shown, ..Area::default() });
            }
        }
        areas
    }

    /// Neighbours of the mainland, metres in Lambert-93.
    pub(super) fn context(&self) -> Outline {
        let mut out = Outline::default();
        let Some(atlas) = &self.france else { return out };
        for feature in 0..atlas.context.features.len() {
            for ring in rings(&atlas.context, feature) {
                let start = out.points.len();
                project_ring(&ring, Fitted::Lambert93, NEIGHBOURS, &mut out.points);
                out.close_run(start);
            }
        }
        out
    }

    /// How a region is called, by its code.
    pub(super) fn name_of(&self, code: &str) -> Option<Bilingual> {
        let atlas = self.france.as_ref()?;
        Some(atlas.region(atlas.find_region(code)?).name.clone())
    }
}

fn regions(atlas: &Atlas, sheets: &Sheets) -> Vec<Area> {
    let mut areas = Vec::new();
    for (i, region) in atlas.regions.iter().enumerate() {
        let rings = rings(&atlas.france, i);
        let shown = match region.kind {
            RegionKind::Mainland => true,
            _ => sheets.insets.iter().any(|inset| inset.code == region.code),
        };
        if shown && !rings.is_empty() {
            areas.push(Area { code: region.code.clone(), name: region.name.fr.clone(), rings });
        }
    }
    areas
}

/// The closed rings of a feature, degrees.
fn rings(topology: &Topology, feature: usize) -> Vec<Vec<LonLat>> {
    let Some(feature) = topology.features.get(feature) else { return Vec::new() };
    feature.rings.iter().map(|ring| topology.ring(ring)).collect()
}

/// What of the world is kept around an extent, its corners from x to y: for more than a piece all of it, cut at ±180° as
/// rings of hosts are.
fn window(extent: Extent) -> [Point; 4] {
    let (w, h) = (extent.east - extent.west, extent.north - extent.south);
    let corners = |west: f64, south: f64, east: f64, north: f64| {
        [point(west, south), point(east, south), point(east, north), point(west, north)]
    };
    // Frames are wider or higher than what they are fitted to, and the reader may pull their edges inwards.
    let by = 1.5 * w.max(h) + 1.0;
    if w >= PIECE || w + 2.0 * by >= 360.0 {
        return corners(-180.0, -90.0, 180.0, 90.0);
    }
    corners(extent.west - by, (extent.south - by).max(-90.0), extent.east + by, (extent.north + by).min(90.0))
}

/// What of a ring lies in a window, whichever turn of the globe brings it there.
fn pieces(ring: &[LonLat], window: &[Point; 4]) -> Vec<Vec<LonLat>> {
    let mut pieces = Vec::new();
    for turn in [-360.0, 0.0, 360.0] {
        let points: Vec<_> = ring.iter().map(|at| point(at.lon + turn, at.lat)).collect();
        let inside = |p: &Point| {
            (window[0].x..=window[1].x).contains(&p.x) && (window[0].y..=window[2].y).contains(&p.y)
        };
        if points.iter().all(inside) {
            return vec![points.iter().map(|p| lonlat(p.x, p.y)).collect()];
        }
        let outline = Outline { ends: vec![points.len() as u32], points };
        for run in cut(&outline, window, true).runs() {
            let mut piece: Vec<LonLat> = run.iter().map(|p| lonlat(p.x, p.y)).collect();
            if piece.first() != piece.last() {
                piece.extend(piece.first().copied());
            }
            if piece.len() > 3 {
                pieces.push(piece);
            }
        }
    }
    pieces
}

/// Whether an extent is about as large as metropolitan France.
pub(super) fn is_whole(extent: Extent) -> bool {
    extent.east - extent.west > 0.7 * (MAINLAND.east - MAINLAND.west)
        && extent.north - extent.south > 0.7 * (MAINLAND.north - MAINLAND.south)
}
