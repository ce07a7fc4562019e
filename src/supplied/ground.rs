//! What a map of supplied places stands on: its facts, and their shapes and positions in metres, sheet by sheet. Made by
//! [`super::Builder`]; nothing changes it afterwards.

use std::sync::{Arc, OnceLock};

use super::Facts;
use super::find::Folded;
use super::mesh::Mesh;
use crate::AreaIx;
use crate::geo::Point;
use crate::geo::fitted::Fitted;
use crate::interact::View;
use crate::map::{Bounds, Map};
use crate::scene::{FrameId, Shared};
use crate::viewport::{Depth, MAX_ZOOM};

/// Facts and geometry of one set of data, shared by the maps that show it.
#[derive(Debug)]
pub struct Ground {
    /// What the host says.
    pub facts: Facts,
    /// The main sheet first, then insets of overseas France.
    pub sheets: Vec<Sheet>,
    /// The sheet of each place and where it is there, metres; `None` where none shows it.
    pub spots: Vec<Option<(u8, Point)>>,
    /// Which of the two page layouts suits the main sheet: the wide one for the world.
    pub view: View,
    /// What painters ask for plates: each sheet as a box, so that they clip what sticks out of its frame.
    pub map: Map,
    pub(super) folded: OnceLock<Folded>,
}

/// Wider pages suit what is that many times wider than high.
const WIDE: f64 = 1.7;

/// One projected surface.
#[derive(Debug)]
pub struct Sheet {
    /// What its frame is.
    pub id: FrameId,
    /// INSEE code of the territory that an inset shows; empty for the main sheet.
    pub code: &'static str,
    /// Whether something lies in the territory beyond what the inset shows.
    pub partial: bool,
    /// How its metres relate to degrees.
    pub plane: Fitted,
    /// What its frame is fitted to, metres.
    pub bounds: Bounds,
    /// Shapes.
    pub mesh: Mesh,
    /// What each shape answers with, ascending; none where shapes are land without an answer.
    pub features: Vec<AreaIx>,
    /// Land around that is only context.
    pub context: Arc<Shared>,
    /// The edge of the whole Earth; empty for a piece of it.
    pub globe: Arc<Shared>,
    /// Meridians and parallels of the whole Earth.
    pub graticule: Arc<Shared>,
}

impl Ground {
    /// With what follows from its parts.
    pub(super) fn of(facts: Facts, sheets: Vec<Sheet>, spots: Vec<Option<(u8, Point)>>) -> Ground {
        let map = Map::boxes(sheets.iter().map(|sheet| (sheet.plane, frame_of(sheet))));
        let view = sheets.first().map_or(View::France, view_of);
        Ground { facts, sheets, spots, view, map, folded: OnceLock::new() }
    }
}

impl Sheet {
    /// Whether all of the Earth is drawn: its edge is the ground then.
    pub fn is_globe(&self) -> bool {
        !self.globe.lines.ends.is_empty()
    }

    /// The shape of an area; `None` where it has none here.
    pub fn index_of(&self, area: AreaIx) -> Option<usize> {
        self.features.binary_search(&area).ok()
    }
}

impl Ground {
    /// How wide an area of a sheet is on average, metres.
    pub fn side_of(&self, sheet: &Sheet) -> f64 {
        let Bounds { min, max } = sheet.mesh.extent();
        // About half of the box around a country is land.
        ((max.x - min.x) * (max.y - min.y) / (2.0 * sheet.mesh.areas().max(1) as f64)).max(0.0).sqrt()
    }

    /// How deep a reader may zoom: until the page is a few kilometres wide, as deep as the built-in map at least.
    pub fn depth(&self) -> Depth {
        const WIDTH: f64 = 4_000.0;
        const DEEPEST: f64 = 1_000.0;
        let main = self.sheets.first().map_or(0.0, |sheet| sheet.bounds.max.x - sheet.bounds.min.x);
        Depth::of((main / WIDTH).clamp(MAX_ZOOM, DEEPEST))
    }

    /// The area under a point of a sheet, metres.
    pub fn area_at(&self, sheet: usize, at: Point) -> Option<AreaIx> {
        let sheet = self.sheets.get(sheet)?;
        sheet.features.get(sheet.mesh.at(at)?).copied()
    }

    /// Names as the search compares them.
    pub(super) fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::new(&self.facts))
    }
}

/// All that a sheet may draw, metres.
fn frame_of(sheet: &Sheet) -> Bounds {
    let mut bounds = sheet.mesh.extent();
    for lines in [&sheet.globe, &sheet.context] {
        for p in &lines.lines.points {
            bounds.add(*p);
        }
    }
    bounds
}

fn view_of(sheet: &Sheet) -> View {
    let Bounds { min, max } = sheet.bounds;
    let is_wide = max.x - min.x > WIDE * (max.y - min.y);
    if is_wide { View::World } else { View::France }
}
