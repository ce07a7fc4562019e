//! Which names are wanted, and where they may go: places beside their marks, regions on their land. `labels` finds
//! the positions.

use super::furniture::{Furniture, line};
use super::items::{Align, Frame, FrameId, Ink, Rect, Text, Weight};
use super::labels::{self, PlacedLabel, Wanted};
use super::layout::{LayoutKey, PlacedSymbol, symbol_bounds};
use super::preset::{Preset, france_page, world_page};
use super::widths::TextWidths;
use crate::FeatureId;
use crate::atlas::{Atlas, Tier};
use crate::geo::{Point, point};
use crate::map::Map;
use crate::math;
use crate::order::sort_by;
use crate::prose::short_name;

/// What names depend on besides what they must keep off.
pub(super) struct Names<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) map: &'a Map,
    pub(super) key: LayoutKey,
    pub(super) widths: &'a TextWidths,
    pub(super) frames: &'a [Frame],
}

impl Names<'_> {
    /// Names of the places whose marks are given; `rooms` says where those of each frame may go.
    pub(super) fn of_places(
        &self,
        symbols: &[PlacedSymbol],
        furniture: &Furniture,
        rooms: &[Rect],
    ) -> Vec<PlacedLabel> {
        let Names { frames, widths, .. } = *self;
        let (mut inside, mut outside) = (Vec::new(), Vec::new());
        let mut obstacles: Vec<Rect> = Vec::new();
        for s in symbols {
            obstacles.push(symbol_bounds(s).grown(1.0));
            let id = frames[s.frame].id;
            if s.home && !matches!(id, FrameId::Inset(_)) {
                let side = if id == FrameId::Magnifier { &mut inside } else { &mut outside };
                side.push(self.wanted(symbols, s, rooms[s.frame]));
            }
        }
        obstacles.extend_from_slice(&furniture.solid);
        // Names of the magnifier may lie on it, all others stay out of it.
        let lens = frames.iter().find(|f| f.id == FrameId::Magnifier).map(|f| f.clip.bounds());
        let mut but_lens = obstacles.clone();
        but_lens.retain(|r| Some(*r) != lens);
        let mut placed = labels::place(inside, &but_lens, widths);
        for label in &placed {
            obstacles.push(label.bounds);
        }
        placed.append(&mut labels::place(outside, &obstacles, widths));
        placed
    }

    pub(super) fn wanted(&self, symbols: &[PlacedSymbol], s: &PlacedSymbol, room: Rect) -> Wanted {
        let Names { atlas, key, .. } = *self;
        let label = atlas.label(s.label);
        let sizes = key.preset.sizes();
        let main = matches!(label.tier, Tier::Capitale | Tier::Metropole);
        let px = if main { sizes.capitale } else { sizes.label };
        let crowd = |o: &&PlacedSymbol| {
            o.frame == s.frame && math::hypot(o.at.x - s.at.x, o.at.y - s.at.y) < 6.0 * px
        };
        let crowding = symbols.iter().filter(crowd).count() as u32;
        Wanted {
            feature: FeatureId::Place(label.place),
            at: s.at,
            radius: s.radius,
            forms: labels::forms(&short_name(&label.name)),
            px,
            leading: px * 1.08,
            weight: if main { Weight::Bold } else { Weight::Regular },
            room,
            rank: (u32::from(!main) << 16) + (1000 - crowding.min(1000)),
            reach: match (key.preset, main) {
                (Preset::Landscape, _) | (_, true) => f64::INFINITY,
                (Preset::Portrait, false) => 14.0,
            },
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
        let Names { atlas, map, frames, key, widths } = *self;
        let mainland = frames.iter().zip(rooms).find(|(frame, _)| frame.id == FrameId::Mainland);
        let (Some((frame, room)), Some(plate)) = (mainland, map.france.first()) else { return Vec::new() };
        let mut taken: Vec<Rect> = Vec::new();
        for s in symbols {
            taken.push(symbol_bounds(s).grown(2.0));
        }
        for label in labels {
            taken.push(label.bounds.grown(2.0));
        }
        taken.extend_from_slice(&furniture.solid);
        taken.extend_from_slice(&furniture.thin);
        let mut grid: Vec<(i32, i32)> = Vec::new();
        for x in -GRID..=GRID {
            for y in -GRID..=GRID {
                grid.push((x, y));
            }
        }
        sort_by(&mut grid, |a, b| a.0 * a.0 + a.1 * a.1 < b.0 * b.0 + b.1 * b.1);
        let mut out = Vec::new();
        for area in &plate.areas {
            let Some(FeatureId::Region(ix)) = area.feature else { continue };
            let name = atlas.region(ix).name.get(key.lang);
            let fits = |at: Point| area.contains(frame.affine.invert(at));
            let bounds = screen_bounds(area.bounds, frame);
            if !bounds.overlaps(room) {
                continue;
            }
            if let Some(label) =
                region_name(FeatureId::Region(ix), name, bounds, *room, &grid, &fits, &taken, key, widths)
            {
                taken.push(label.bounds.grown(2.0));
                out.push(label);
            }
        }
        out
    }
}

/// Where the names of a frame may go.
pub(super) fn label_room(frame: &Frame, key: LayoutKey) -> Rect {
    match frame.id {
        FrameId::Mainland => france_page(key.preset).label_room,
        FrameId::Magnifier => {
            let reach = frame.clip.bounds().grown(if key.preset == Preset::Portrait { 20.0 } else { 0.0 });
            reach.intersection(&france_page(key.preset).label_room).unwrap_or(reach)
        }
        FrameId::World => world_page(key.preset).world.grown(3.0),
        FrameId::Inset(_) | FrameId::WorldInset(_) => frame.clip.bounds().grown(-1.0),
    }
}

fn screen_bounds(bounds: crate::map::Bounds, frame: &Frame) -> Rect {
    let (a, b) = (frame.affine.apply(bounds.min), frame.affine.apply(bounds.max));
    Rect::new(a.x, b.y, b.x - a.x, a.y - b.y)
}

/// Steps from the middle of a region to each side.
const GRID: i32 = 6;

/// Tries positions on a grid, from the middle of the region outwards; the name must lie on its own region.
#[allow(clippy::too_many_arguments)]
fn region_name(
    feature: FeatureId,
    name: &str,
    within: Rect,
    room: Rect,
    grid: &[(i32, i32)],
    on_land: &dyn Fn(Point) -> bool,
    taken: &[Rect],
    key: LayoutKey,
    widths: &TextWidths,
) -> Option<PlacedLabel> {
    let px = key.preset.sizes().label;
    let tracking = if key.preset == Preset::Landscape { 0.8 } else { 0.4 };
    let (middle, step) =
        (within.center(), point(within.w / 2.2 / f64::from(GRID), within.h / 2.2 / f64::from(GRID)));
    for words in super::labels::forms(name) {
        let mut lines = stack(feature, &words, px, tracking, widths);
        for (x, y) in grid {
            let at = point(middle.x + f64::from(*x) * step.x, middle.y + f64::from(*y) * step.y);
            center_on(&mut lines, at, px);
            let bounds = lines.iter().map(Text::bounds).reduce(|a, b| a.union(&b))?;
            let corners = [(0.02, 0.5), (0.98, 0.5), (0.5, 0.0), (0.5, 1.0), (0.25, 1.0), (0.75, 0.0)];
            let inside = || {
                corners
                    .iter()
                    .all(|(tx, ty)| on_land(point(bounds.x + tx * bounds.w, bounds.y + ty * bounds.h)))
            };
            if room.encloses(&bounds) && !taken.iter().any(|t| t.overlaps(&bounds)) && inside() {
                return Some(PlacedLabel { feature, lines, bounds, leader: None });
            }
        }
    }
    None
}

/// The lines of a region's name, placed by [`center_on`].
fn stack(feature: FeatureId, lines: &[String], px: f64, tracking: f64, widths: &TextWidths) -> Vec<Text> {
    let mut out = Vec::new();
    for words in lines {
        let mut text = line(words, point(0.0, 0.0), px, Ink::TextRegion, widths);
        text.feature = Some(feature);
        text.align = Align::Middle;
        text.tracking = tracking;
        // Not `chars().count()`, which counts fast and is 800 bytes of wasm for that.
        let letters = words.bytes().filter(|byte| byte & 0xc0 != 0x80).count();
        text.width += tracking * letters as f64;
        out.push(text);
    }
    out
}

fn center_on(lines: &mut [Text], middle: Point, px: f64) {
    let leading = px * 1.08;
    let top = middle.y - leading * (lines.len() as f64 - 1.0) / 2.0 + px * 0.26;
    for (i, text) in lines.iter_mut().enumerate() {
        text.at = point(middle.x, top + leading * i as f64);
    }
}
