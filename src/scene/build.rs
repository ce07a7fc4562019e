//! From a layout and what the reader points at to the display list. Cheap: a hover changes a few inks, nothing
//! is placed anew.

use super::items::{Clip, Fill, Frame, FrameId, Group, Ink, Item, PathItem, Scene, Shape, Stroke, Symbol};
use super::labels::PlacedLabel;
use super::layout::{Layout, LayoutKey, PlacedSymbol, layout, plate_of};
use super::preset::Preset;
use super::widths::TextWidths;
use crate::FeatureId;
use crate::atlas::Atlas;
use crate::geo::Point;
use crate::interact::State;
use crate::map::{Map, Outline, Plate, PlateShape};

/// Lays out and composes in one go.
pub fn build(atlas: &Atlas, map: &Map, state: &State, preset: Preset, widths: &TextWidths) -> Scene {
    compose(atlas, map, &layout(atlas, map, LayoutKey::new(state, preset), widths), state)
}

/// The display list of a layout with the highlights of `state`.
pub fn compose(atlas: &Atlas, map: &Map, layout: &Layout, state: &State) -> Scene {
    let (width, height) = layout.key.preset.size();
    // Plain pushes: each `extend` by another iterator would be compiled anew.
    let mut items = Vec::new();
    for (i, frame) in layout.frames.iter().enumerate() {
        if let Some(plate) = plate_of(map, frame.id) {
            if let Some(sea) = sea(frame) {
                items.push(sea);
            }
            items.push(Item::Group(group(layout, plate, i, frame, state)));
        }
    }
    items.extend_from_slice(&layout.furniture.items);
    push_lines(&layout.region_names, &mut items);
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
    push_lines(&layout.labels, &mut items);
    Scene { width, height, frames: layout.frames.clone(), items }
}

fn push_lines(labels: &[PlacedLabel], items: &mut Vec<Item>) {
    for label in labels {
        for line in &label.lines {
            items.push(Item::Text(line.clone()));
        }
    }
}

/// The ground of a frame of France; the world's is the globe itself.
fn sea(frame: &Frame) -> Option<Item> {
    let shape = match frame.clip {
        _ if frame.id == FrameId::World => return None,
        Clip::Rect(rect) => Shape::Rect(rect),
        Clip::Circle(center, radius) => Shape::Circle(center, radius),
    };
    Some(Item::Path(PathItem { feature: None, shape, fill: Some(Fill(Ink::Sea)), stroke: None }))
}

fn leader(from: Point, to: Point) -> Item {
    let shape = Shape::Lines(Outline { points: vec![from, to], ends: vec![2] });
    Item::Path(PathItem { feature: None, shape, fill: None, stroke: Some(stroke(Ink::Leader, 1.0)) })
}

fn stroke(ink: Ink, width: f64) -> Stroke {
    Stroke { ink, width, dash: 0.0 }
}

fn symbol(atlas: &Atlas, s: &PlacedSymbol, state: &State) -> Item {
    let place = atlas.label(s.label).place;
    let feature = Some(FeatureId::Place(place));
    Item::Symbol(Symbol {
        feature,
        at: s.at,
        kind: s.kind,
        radius: s.radius,
        inferred: s.inferred,
        selected: state.place == Some(place),
        raised: state.hover == feature || state.focus == feature,
    })
}

fn group(layout: &Layout, plate: &Plate, index: usize, frame: &Frame, state: &State) -> Group {
    let mut paths = backdrop(plate, frame);
    for (i, area) in plate.areas.iter().enumerate() {
        let pointed = area.feature.is_some() && (state.hover == area.feature || state.focus == area.feature);
        let ink = layout.inks.of(area.feature);
        let ink = if pointed { ink.hovered() } else { ink };
        paths.push(area_path(plate, i, Some(ink), None));
    }
    for hatch in &layout.hatches {
        if hatch.frame == index {
            let shape = Shape::Lines(hatch.lines.clone());
            paths.push(PathItem { feature: None, shape, fill: None, stroke: Some(stroke(Ink::Hatch, 1.0)) });
        }
    }
    paths.push(line_path(PlateShape::Borders, stroke(Ink::Border, border_width(frame.id))));
    paths.push(line_path(PlateShape::Coasts, stroke(Ink::Coast, coast_width(frame.id))));
    let selected = plate.areas.iter().position(|area| area.feature.is_some() && area.feature == state.area);
    if let Some(i) = selected {
        for (other, area) in plate.areas.iter().enumerate() {
            if other != i && layout.inks.of(area.feature) != Ink::Context {
                paths.push(area_path(plate, other, Some(Ink::Veil), None));
            }
        }
        // The magnifier shows a part of its region only: an outline there would be an arc from nowhere.
        if frame.id != FrameId::Magnifier {
            let width = if frame.id == FrameId::World { 1.2 } else { 2.4 };
            paths.push(area_path(plate, i, None, Some(stroke(Ink::Selection, width))));
        }
    }
    Group { frame: *frame, paths }
}

fn backdrop(plate: &Plate, frame: &Frame) -> Vec<PathItem> {
    let mut paths = Vec::new();
    if frame.id == FrameId::World {
        let fill = Some(Fill(Ink::Sea));
        paths.push(PathItem { feature: None, shape: Shape::Plate(PlateShape::Globe), fill, stroke: None });
        paths.push(line_path(PlateShape::Graticule, stroke(Ink::Graticule, 0.7)));
    }
    if !plate.context.ends.is_empty() && !matches!(frame.clip, Clip::Circle(..)) {
        // The stroke closes the hairline gaps that two different sources leave along a border.
        paths.push(PathItem {
            feature: None,
            shape: Shape::Plate(PlateShape::Context),
            fill: Some(Fill(Ink::Context)),
            stroke: Some(stroke(Ink::Context, 1.2)),
        });
    }
    paths
}

fn border_width(frame: FrameId) -> f64 {
    if matches!(frame, FrameId::World) { 0.6 } else { 1.0 }
}

fn coast_width(frame: FrameId) -> f64 {
    if matches!(frame, FrameId::World) { 0.5 } else { 0.9 }
}

fn area_path(plate: &Plate, i: usize, ink: Option<Ink>, stroke: Option<Stroke>) -> PathItem {
    PathItem {
        feature: plate.areas[i].feature,
        shape: Shape::Plate(PlateShape::Area(i as u16)),
        fill: ink.map(Fill),
        stroke,
    }
}

fn line_path(shape: PlateShape, stroke: Stroke) -> PathItem {
    PathItem { feature: None, shape: Shape::Plate(shape), fill: None, stroke: Some(stroke) }
}
