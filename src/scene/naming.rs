//! Which names are wanted, and where they may go: places beside their marks, regions on their land. `labels` finds
//! the positions.

use super::frame::{Frame, FrameId};
use super::furniture::Furniture;
use super::ink::Ink;
use super::items::Weight;
use super::labels::{self, PlacedLabel, Wanted, blocks, is_free};
use super::layout::{LayoutKey, PlacedSymbol, symbol_bounds};
use super::preset::{Preset, france_page};
use super::rect::Rect;
use super::typeset::Style;
use crate::FeatureId;
use crate::atlas::Atlas;
use crate::geo::point;
use crate::interact::Facet;
use crate::map::{Area, Map};
use crate::math;
use crate::prose::short_name;

/// What names depend on besides what they must keep off.
pub(super) struct Names<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) map: &'a Map,
    pub(super) key: LayoutKey,
    pub(super) frames: &'a [Frame],
}

/// Steps from the middle of a region to each side.
const GRID: i32 = 6;
/// Points of a name that must lie on the land it names, hundredths of its width and height.
const ON_LAND: [[u8; 2]; 6] = [[2, 50], [98, 50], [50, 0], [50, 100], [25, 100], [75, 0]];

impl Names<'_> {
    /// Names of the places whose marks are given; `rooms` says where those of each frame may go.
    pub(super) fn of_places(
        &self,
        symbols: &[PlacedSymbol],
        furniture: &Furniture,
        rooms: &[Rect],
    ) -> Vec<PlacedLabel> {
        let mut obstacles = furniture.solid.clone();
        for s in symbols {
            obstacles.push(symbol_bounds(s).grown(1.0));
        }
        let mut placed = Vec::new();
        // Names of the magnifier may lie on it, all others stay out of it.
        for magnified in [true, false] {
            let mut wanted = Vec::new();
            for s in symbols {
                let id = self.frames[s.frame].id;
                let here = matches!(id, FrameId::Magnifier) == magnified && !matches!(id, FrameId::Inset(_));
                if s.home && here {
                    wanted.push(self.wanted(symbols, s, rooms[s.frame]));
                }
            }
            let mut names = labels::place(&wanted, &obstacles);
            for name in &names {
                obstacles.push(name.bounds);
            }
            placed.append(&mut names);
            for frame in self.frames {
                if matches!(frame.id, FrameId::Magnifier) {
                    obstacles.push(frame.clip.bounds());
                }
            }
        }
        placed
    }

    pub(super) fn wanted(&self, symbols: &[PlacedSymbol], s: &PlacedSymbol, room: Rect) -> Wanted {
        let label = self.atlas.label(s.label);
        let sizes = self.key.preset.sizes();
        let main = label.tier.is_main();
        let (px, weight) = if main { (sizes.capitale, Weight::Bold) } else { (sizes.label, Weight::Regular) };
        let mut crowding = 0;
        for o in symbols {
            let near = math::hypot(o.at.x - s.at.x, o.at.y - s.at.y) < 6.0 * px;
            crowding += u32::from(o.frame == s.frame && near);
        }
        Wanted {
            feature: FeatureId::Place(label.place),
            at: s.at,
            radius: s.radius,
            name: short_name(&label.name),
            style: Style { weight, halo: true, ..Style::new(px, Ink::Text, self.key.widths) },
            room,
            rank: (u32::from(!main) << 16) + (1000 - crowding.min(1000)),
            reach: if main || self.key.preset == Preset::Landscape { f64::INFINITY } else { 14.0 },
        }
    }

    /// Names of the mainland's regions, where the names of places leave room.
    pub(super) fn of_regions(
        &self,
        symbols: &[PlacedSymbol],
        labels: &[PlacedLabel],
        furniture: &Furniture,
        rooms: &[Rect],
    ) -> Vec<PlacedLabel> {
        let mut out = Vec::new();
        let (Some(frame), Some(room), Some(plate)) =
            (self.frames.first(), rooms.first(), self.map.france.first())
        else {
            return out;
        };
        if !matches!(frame.id, FrameId::Mainland) || self.key.filter.hides(Facet::Mainland) {
            return out;
        }
        let mut taken: Vec<Rect> = Vec::new();
        for s in symbols {
            taken.push(symbol_bounds(s).grown(2.0));
        }
        for label in labels {
            taken.push(label.bounds.grown(2.0));
        }
        taken.extend_from_slice(&furniture.solid);
        taken.extend_from_slice(&furniture.thin);
        let grid = grid();
        for area in &plate.areas {
            if let Some(name) = self.of_region(area, frame, room, &grid, &taken) {
                taken.push(name.bounds.grown(2.0));
                out.push(name);
            }
        }
        out
    }

    /// The name of one region, all of it on its own land; `None` where it finds no room.
    fn of_region(
        &self,
        area: &Area,
        frame: &Frame,
        room: &Rect,
        grid: &[(i32, i32)],
        taken: &[Rect],
    ) -> Option<PlacedLabel> {
        let Some(FeatureId::Region(ix)) = area.feature else { return None };
        let (low, high) = (frame.affine.apply(area.bounds.min), frame.affine.apply(area.bounds.max));
        let within = Rect::new(low.x, high.y, high.x - low.x, low.y - high.y);
        if !within.overlaps(room) {
            return None;
        }
        let tracking = if self.key.preset == Preset::Landscape { 0.8 } else { 0.4 };
        let style =
            Style { tracking, ..Style::new(self.key.preset.sizes().label, Ink::TextRegion, self.key.widths) };
        let middle = within.center();
        let step = point(within.w / 2.2 / f64::from(GRID), within.h / 2.2 / f64::from(GRID));
        for block in &blocks(self.atlas.region(ix).name.get(self.key.lang), &style) {
            for (x, y) in grid {
                let at = point(middle.x + f64::from(*x) * step.x, middle.y + f64::from(*y) * step.y);
                let spot = block.centred(at);
                let b = spot.bounds;
                let on_land = |[x, y]: &[u8; 2]| {
                    let (x, y) = (f64::from(*x) / 100.0, f64::from(*y) / 100.0);
                    area.contains(frame.affine.invert(point(b.x + x * b.w, b.y + y * b.h)))
                };
                let free = b.w > 0.0 && room.encloses(&b) && is_free(&b, taken);
                if free && ON_LAND.iter().all(on_land) {
                    let mut name = block.placed(FeatureId::Region(ix), spot);
                    // Letters do not stand out from a coast, nor from a hatch beyond the border.
                    let edge = b.grown(1.0);
                    let halo = area.outline.points.iter().any(|p| edge.contains(frame.affine.apply(*p)));
                    for line in &mut name.lines {
                        line.halo = halo;
                    }
                    return Some(name);
                }
            }
        }
        None
    }
}

/// Steps to positions on a grid, from its middle outwards.
fn grid() -> Vec<(i32, i32)> {
    let mut grid = Vec::new();
    for square in 0..2 * GRID * GRID + 1 {
        for x in -GRID..GRID + 1 {
            for y in -GRID..GRID + 1 {
                if x * x + y * y == square {
                    grid.push((x, y));
                }
            }
        }
    }
    grid
}

/// Where the names of a frame may go.
pub(super) fn label_room(frame: &Frame, key: LayoutKey) -> Rect {
    let page = france_page(key.preset);
    // Zoomed, places come up anywhere in the window; at its right the panel opens.
    let mut land = page.label_room;
    if !key.viewport.is_fitted() {
        let window = page.window.grown(-3.0);
        land = Rect { w: land.right() - window.x, ..window };
    }
    let by = match (frame.id, key.preset) {
        (FrameId::Mainland, _) => return land,
        (FrameId::Magnifier, Preset::Portrait) => 20.0,
        (FrameId::Magnifier, Preset::Landscape) => 0.0,
        _ => -1.0,
    };
    let room = frame.clip.bounds().grown(by);
    match frame.id {
        FrameId::Magnifier => room.intersection(&land).unwrap_or(room),
        _ => room,
    }
}
