//! From a layout and what the reader points at to the display list. Cheap: a hover changes a few inks, nothing
//! is placed anew.

use super::frame::{Clip, Frame, FrameId};
use super::ink::Ink;
use super::items::{Group, Item, PathItem, Scene, Shape, Symbol};
use super::labels::PlacedLabel;
use super::layout::{Layout, LayoutKey, PlacedSymbol, layout, plate_of};
use super::preset::Preset;
use super::rect::Rect;
use super::widths::TextWidths;
use crate::FeatureId;
use crate::atlas::{Atlas, Label, PartIx, Territory};
use crate::geo::{PARIS, Point, Projection, great_circle};
use crate::interact::{Filter, State, View};
use crate::map::{Map, Outline, Plate, PlateShape};

/// Width of the line around the neighbours, px.
pub(super) const GAP: f64 = 1.2;
/// Width of the lines of a hatch, px.
const HATCH: f64 = 0.9;

/// How far `cargo xtask data` may have moved lines, metres: those of regions and those of countries (`data/README.md`).
const SIMPLIFIED: [f64; 2] = [1_000.0, 16_000.0];
/// Where that is as many px, corners that it made would be seen, and then those that are left of them once cut.
const ROUNDED: [f64; 2] = [1.4, 3.3];

/// Lays out and composes in one go, in the font that has these widths.
pub fn build(atlas: &Atlas, map: &Map, state: &State, preset: Preset, widths: &'static TextWidths) -> Scene {
    let key = LayoutKey { widths, ..LayoutKey::new(state, preset) };
    compose(atlas, map, &layout(atlas, map, key), state)
}

/// The display list of a layout with the highlights of `state`.
pub fn compose(atlas: &Atlas, map: &Map, layout: &Layout, state: &State) -> Scene {
    let (width, height) = layout.key.preset.size();
    // Plain pushes: each `extend` by another iterator would be compiled anew.
    let mut items = Vec::new();
    let way = way_to_paris(atlas, map, state);
    for i in 0..layout.frames.len() {
        push_frame(atlas, map, layout, i, &way, state, &mut items);
    }
    if !way.ends.is_empty() {
        push_paris(map, &layout.frames, &mut items);
    }
    // Shapes first, then texts, like beside like: what changes least is told to a canvas the least often.
    for item in &layout.furniture.shapes {
        items.push(item.clone());
    }
    for s in &layout.symbols {
        if s.at != s.anchor {
            items.push(leader(s.anchor, s.at));
        }
    }
    for label in &layout.labels {
        if let Some((from, to)) = label.leader {
            items.push(leader(from, to));
        }
    }
    for s in &layout.symbols {
        items.push(symbol(atlas, s, state));
    }
    // Land comes to lie under the furniture.
    let zoomed = !layout.key.viewport.is_fitted();
    for text in &layout.furniture.texts {
        let mut text = text.clone();
        text.halo |= zoomed;
        items.push(Item::Text(text));
    }
    push_lines(layout, &layout.region_names, &mut items);
    push_lines(layout, &layout.labels, &mut items);
    Scene { width, height, frames: layout.frames.clone(), items }
}

/// Adds a frame with what it shows.
pub(super) fn push_frame(
    atlas: &Atlas,
    map: &Map,
    layout: &Layout,
    index: usize,
    way: &Outline,
    state: &State,
    items: &mut Vec<Item>,
) {
    let frame = &layout.frames[index];
    let Some(plate) = plate_of(map, frame.id) else { return };
    // The ground of the world is the globe itself.
    if !matches!(frame.id, FrameId::World) {
        items.push(Item::Path(PathItem::new(frame.clip.into(), Some(Ink::Sea), Ink::Sea, 0.0)));
    }
    let mut group = group(atlas, layout, plate, index, state);
    if !way.ends.is_empty() {
        for (ink, width) in WAY {
            group.paths.push(PathItem::new(Shape::Lines(way.clone()), None, ink, width));
        }
    }
    items.push(Item::Group(group));
}

/// The line to Paris, px: its surround and itself.
const WAY: [(Ink, f64); 2] = [(Ink::Halo, 3.6), (Ink::Selection, 1.5)];

/// The great circle from Paris to the selected place abroad; empty where none is selected or the world is not shown.
fn way_to_paris(atlas: &Atlas, map: &Map, state: &State) -> Outline {
    if state.view == View::World
        && let Some(plate) = map.world.get()
        && let Some(row) = state.place.and_then(|place| atlas.row_of(place, state.edition))
        && let Label { territory: Territory::Country(_), at, .. } = atlas.label(row)
    {
        return great_circle(plate.plane, PARIS, *at);
    }
    Outline::default()
}

/// A dot at Paris in each frame that shows it.
fn push_paris(map: &Map, frames: &[Frame], items: &mut Vec<Item>) {
    for frame in frames {
        let Some(paris) = plate_of(map, frame.id).and_then(|plate| plate.plane.project(PARIS)) else {
            continue;
        };
        let at = frame.affine.apply(paris);
        if frame.clip.contains(at) {
            let dot = Shape::Circle(at, 3.0);
            items.push(Item::Path(PathItem::new(dot, Some(Ink::Selection), Ink::Halo, 1.2)));
        }
    }
}

fn push_lines(layout: &Layout, labels: &[PlacedLabel], items: &mut Vec<Item>) {
    for label in labels {
        // Letters on a hatch are cut free of it.
        let hatched = layout.inks.of(Some(label.feature)) == Ink::LandNone;
        for line in &label.lines {
            let mut line = line.clone();
            line.halo |= hatched;
            items.push(Item::Text(line));
        }
    }
}

fn leader(from: Point, to: Point) -> Item {
    let shape = Shape::Lines(Outline { points: vec![from, to], ends: vec![2] });
    Item::Path(PathItem::new(shape, None, Ink::Leader, 1.0))
}

pub(super) fn symbol(atlas: &Atlas, s: &PlacedSymbol, state: &State) -> Item {
    let place = atlas.label(s.label).place;
    let feature = Some(FeatureId::Place(place));
    Item::Symbol(Symbol {
        feature,
        at: s.at,
        kind: s.kind,
        radius: s.radius,
        inferred: s.inferred,
        selected: state.place == Some(place),
        raised: is_pointed(state, feature),
    })
}

/// A box that nothing is painted outside of when the highlight of a feature changes, px; `None` where it is not shown.
pub fn reach(scene: &Scene, map: &Map, feature: FeatureId) -> Option<Rect> {
    let mut reach: Option<Rect> = None;
    let mut add = |part: Rect| reach = Some(reach.map_or(part, |reach| reach.union(&part)));
    for item in &scene.items {
        match item {
            Item::Symbol(symbol) if symbol.feature == Some(feature) => add(symbol.reach()),
            Item::Group(Group { frame, .. }) => {
                let Some(plate) = plate_of(map, frame.id) else { continue };
                for area in &plate.areas {
                    if area.feature == Some(feature)
                        && let Some(part) = frame.place(&area.bounds)
                    {
                        add(part.grown(2.0));
                    }
                }
            }
            _ => {}
        }
    }
    reach
}

/// Whether the pointer or the focus is on it.
fn is_pointed(state: &State, feature: Option<FeatureId>) -> bool {
    feature.is_some() && (state.hover == feature || state.focus == feature)
}

/// Whether a country lies in a part of the world.
fn is_in(atlas: &Atlas, part: PartIx, country: Option<FeatureId>) -> bool {
    match country {
        Some(FeatureId::Country(ix)) => atlas.country(ix).part == part,
        // Its mainland is meant: its name says no more.
        Some(FeatureId::France) => part == PartIx::EUROPE,
        _ => false,
    }
}

/// Paths of one plate, in painting order.
struct Paths<'a> {
    atlas: &'a Atlas,
    filter: Filter,
    plate: &'a Plate,
    paths: Vec<PathItem>,
}

impl Paths<'_> {
    /// A shape of the plate; see [`PathItem::new`].
    fn push(&mut self, shape: PlateShape, fill: Option<Ink>, line: Ink, width: f64) {
        let mut path = PathItem::new(Shape::Plate(shape), fill, line, width);
        if let PlateShape::Area(i) = shape {
            path.feature = self.plate.areas[i as usize].feature.filter(|f| self.admits(*f));
        }
        self.paths.push(path);
    }

    fn admits(&self, feature: FeatureId) -> bool {
        self.filter.admits(self.atlas, feature)
    }
}

pub(super) fn group(atlas: &Atlas, layout: &Layout, plate: &Plate, index: usize, state: &State) -> Group {
    let frame = &layout.frames[index];
    let mut out = Paths { atlas, filter: layout.key.filter, plate, paths: Vec::new() };
    let magnified = matches!(frame.clip, Clip::Circle(..));
    let world = matches!(frame.id, FrameId::World);
    if world {
        out.push(PlateShape::Globe, Some(Ink::Sea), Ink::Sea, 0.0);
        out.push(PlateShape::Graticule, None, Ink::Graticule, 0.7);
    }
    if !plate.context.ends.is_empty() && !magnified {
        // The stroke closes the hairline gaps that two different sources leave along a border; the world has one.
        out.push(PlateShape::Context, Some(Ink::Context), Ink::Context, if world { 0.0 } else { GAP });
    }
    for (i, area) in plate.areas.iter().enumerate() {
        let ink = layout.inks.of(area.feature);
        let ink = if is_pointed(state, area.feature) { ink.hovered() } else { ink };
        out.push(PlateShape::Area(i as u16), Some(ink), ink, 0.0);
    }
    let part = match state.area {
        Some(FeatureId::Part(part)) => Some(part),
        _ => None,
    };
    let selected = plate.areas.iter().position(|area| area.feature.is_some() && area.feature == state.area);
    // Below all lines: what steps back keeps its outline and its hatch.
    for (i, area) in plate.areas.iter().enumerate() {
        let out_of_scope = area.feature.is_some_and(|f| !out.admits(f));
        let others = selected.is_some() || part.is_some();
        let apart = Some(i) != selected && !part.is_some_and(|part| is_in(atlas, part, area.feature));
        if out_of_scope || (others && apart && layout.inks.of(area.feature) != Ink::Context) {
            out.push(PlateShape::Area(i as u16), Some(Ink::Veil), Ink::Veil, 0.0);
        }
    }
    for hatch in &layout.hatches {
        if hatch.frame == index {
            out.paths.push(PathItem::new(Shape::Lines(hatch.lines.clone()), None, Ink::Hatch, HATCH));
        }
    }
    let [border, coast, outline] = if world { [0.6, 0.5, 1.2] } else { [1.0, 0.9, 2.4] };
    out.push(PlateShape::Borders, None, Ink::Border, border);
    out.push(PlateShape::Coasts, None, Ink::Coast, coast);
    // The magnifier shows a part of its region only: an outline there would be an arc from nowhere.
    if !magnified {
        for (i, area) in plate.areas.iter().enumerate() {
            if is_pointed(state, area.feature) {
                out.push(PlateShape::Area(i as u16), None, Ink::Pointed, outline);
            }
        }
        if let Some(selected) = selected {
            out.push(PlateShape::Area(selected as u16), None, Ink::Selection, outline);
        }
    }
    // Only the main frame zooms.
    let scale = if index == 0 { frame.affine.scale } else { 0.0 };
    Group { frame: *frame, paths: out.paths, cuts: cuts(world, scale) }
}

/// How often corners of the world's shapes, or of those of France, are cut at a scale, px per metre.
#[inline]
pub fn cuts(world: bool, scale: f64) -> u8 {
    let moved = SIMPLIFIED[usize::from(world)] * scale;
    ROUNDED.iter().filter(|px| moved >= **px).count() as u8
}
