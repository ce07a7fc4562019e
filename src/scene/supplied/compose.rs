//! From a layout of supplied places and what the reader points at to the display list.

use std::sync::Arc;

use super::super::frame::Frame;
use super::super::ink::Ink;
use super::super::items::{Group, Item, PathItem, Scene, Shape, Shared};
use super::super::rect::Rect;
use super::Layout;
use super::land::{self, FILLS, Lands};
use super::marks::{Look, paths_of, push_figures, push_marks};
use crate::interact::State;
use crate::supplied::{Ground, Sheet};
use crate::{AreaIx, FeatureId};

/// Width of the lines of a hatch, px.
const HATCH: f64 = 0.9;
/// Borders take at most that part of an area's side: more, and fine areas would be all border.
const BORDER_SHARE: f64 = 0.07;
/// Width of a border at most, px. Where the processor paints, a line of more than one pixel is filled as a shape, which takes
/// three times as long; at 1 rounding would decide.
const BORDER: f64 = 0.98;

/// Makes display lists, and keeps what one has in common with the next.
#[derive(Debug, Clone, Default)]
pub struct Composer {
    lands: Lands,
}

/// What is under the pointer and the focus, a step stronger, to be painted over a map: a pointer that moves leaves that as it
/// is painted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Above {
    /// Areas in the main frame.
    pub areas: Vec<Item>,
    /// Boxes that lie over the main frame, px: nothing of `areas` is seen there.
    pub covers: Vec<Rect>,
    /// The others, over all that.
    pub items: Vec<Item>,
    /// A box that nothing of it is painted outside of, px.
    pub reach: Option<Rect>,
}

impl Composer {
    /// The display list of a layout with what is selected in `state`; in the room of one that is over, if there is any.
    pub fn compose(&mut self, ground: &Ground, layout: &Layout, state: &State, room: Vec<Item>) -> Scene {
        let (width, height) = layout.key.preset.size();
        let mut items = room;
        items.clear();
        // Few marks have more than three paths and figures; moving a list while it grows leaves holes in the memory.
        items.reserve(
            3 * layout.shown.len() + layout.furniture.texts.len() + layout.furniture.shapes.len() + 100,
        );
        self.lands.settle(ground, layout.key.edition, layout.key.filter);
        for (i, frame) in layout.frames.iter().enumerate() {
            if !ground.sheets.get(i).is_some_and(Sheet::is_globe) {
                items.push(Item::Path(PathItem::new(frame.clip.into(), Some(Ink::Sea), Ink::Sea, 0.0)));
            }
            items.extend(self.group(ground, layout, i, state));
        }
        if !layout.key.viewport.is_fitted() {
            for plate in &layout.furniture.cover {
                items.push(Item::Path(PathItem::new(
                    Shape::Rect(*plate),
                    Some(Ink::Ground),
                    Ink::Ground,
                    0.0,
                )));
            }
        }
        items.extend(layout.furniture.shapes.iter().cloned());
        let selected = selected_lead(layout, state);
        let look = |lead| Look { selected: selected == Some(lead), raised: false };
        push_marks(ground, &layout.shown, &look, &mut items);
        items.extend(layout.furniture.texts.iter().cloned().map(Item::Text));
        push_figures(layout.shown.iter(), &layout.key, &mut items);
        for label in layout.area_names.iter().chain(&layout.names) {
            items.extend(label.lines.iter().cloned().map(Item::Text));
        }
        Scene { width, height, frames: layout.frames.clone(), items }
    }

    /// What `state` points at, over the last list.
    pub fn above(&mut self, ground: &Ground, layout: &Layout, state: &State) -> Above {
        let mut above = Above::default();
        for feature in pointed(state) {
            let Some(reach) = reach(ground, layout, feature) else { continue };
            above.reach = Some(above.reach.map_or(reach, |other| other.union(&reach)));
            if let FeatureId::Area(area) = feature {
                self.push_area(ground, layout, area, &mut above);
                continue;
            }
            let Some(mark) = layout.shown.iter().find(|mark| mark.feature() == feature) else { continue };
            let selected = selected_lead(layout, state) == Some(mark.lead);
            let paths = paths_of(ground, mark, Look { selected, raised: true });
            above.items.extend(paths.into_iter().map(Item::Path));
            push_figures([mark].into_iter(), &layout.key, &mut above.items);
        }
        if !above.areas.is_empty() {
            above.covers = layout.frames.iter().skip(1).map(|frame| frame.clip.bounds()).collect();
            if !layout.key.viewport.is_fitted() {
                above.covers.extend_from_slice(&layout.furniture.cover);
            }
            above.covers.retain(|cover| above.reach.is_some_and(|reach| reach.overlaps(cover)));
        }
        above
    }

    /// Adds a wash over an area wherever it is shown, and its outline where no tone tells.
    fn push_area(&mut self, ground: &Ground, layout: &Layout, area: AreaIx, above: &mut Above) {
        for (i, (frame, sheet)) in layout.frames.iter().zip(&ground.sheets).enumerate() {
            let Some(index) = sheet.index_of(area) else { continue };
            let Some(outline) = self.lands.outline(i, frame, fitted(layout, i, frame), index) else {
                continue;
            };
            let path = PathItem::new(Shape::Shared(outline), Some(Ink::Wash), Ink::Pointed, 2.4);
            let items = if i == 0 { &mut above.areas } else { &mut above.items };
            items.push(Item::Group(Group { frame: *frame, paths: vec![path], cuts: 0 }));
        }
    }

    /// The shapes of a frame.
    fn group(&mut self, ground: &Ground, layout: &Layout, index: usize, state: &State) -> Option<Item> {
        let (frame, sheet) = (layout.frames.get(index)?, ground.sheets.get(index)?);
        let fitted = fitted(layout, index, frame);
        let selected = state.area.and_then(|area| index_of(sheet, area));
        let land = self.lands.of(ground, index, frame, fitted, selected.is_some())?;
        let selected = selected.and_then(|area| {
            Some((self.lands.outline(index, frame, fitted, area)?, self.lands.ink(index, area)))
        });
        let paths = paths(&Shown { ground, sheet, land: &land, selected, frame });
        Some(Item::Group(Group { frame: *frame, paths, cuts: 0 }))
    }
}

/// Px per metre of a frame while everything is shown.
fn fitted(layout: &Layout, index: usize, frame: &Frame) -> f64 {
    if index == 0 { layout.fitted.affine.scale } else { frame.affine.scale }
}

/// The place that leads the mark of the selected one.
fn selected_lead(layout: &Layout, state: &State) -> Option<u32> {
    state.place.map(|place| layout.marks.lead_of(place.0.into()))
}

/// What is under the pointer and the focus, each once.
fn pointed(state: &State) -> impl Iterator<Item = FeatureId> {
    let focus = state.focus.filter(|_| state.focus != state.hover);
    state.hover.into_iter().chain(focus)
}

/// A sheet in its frame.
struct Shown<'a> {
    ground: &'a Ground,
    sheet: &'a Sheet,
    land: &'a land::Shown,
    /// The outline and the fill of the selected area.
    selected: Option<(Arc<Shared>, Ink)>,
    frame: &'a Frame,
}

/// Paths of one sheet, in painting order.
fn paths(shown: &Shown<'_>) -> Vec<PathItem> {
    let Shown { sheet, land, selected, .. } = shown;
    let mut paths = Vec::new();
    for (lines, fill, ink, width) in [
        (&sheet.globe, Some(Ink::Sea), Ink::Sea, 0.0),
        (&sheet.graticule, None, Ink::Graticule, 0.7),
        (&sheet.context, Some(Ink::Context), Ink::Context, 1.2),
    ] {
        if !lines.lines.ends.is_empty() {
            paths.push(PathItem::new(Shape::Shared(lines.clone()), fill, ink, width));
        }
    }
    for first in [true, false] {
        for (rank, (shapes, ink)) in land.fills.iter().zip(FILLS).enumerate() {
            let fill = |shape: &Arc<Shared>| PathItem::new(Shape::Shared(shape.clone()), Some(ink), ink, 0.0);
            if first == (rank == land.usual) {
                paths.extend(shapes.iter().map(fill));
            }
        }
    }
    if let Some((outline, ink)) = selected {
        let veil =
            |all: &Arc<Shared>| PathItem::new(Shape::Shared(all.clone()), Some(Ink::Veil), Ink::Veil, 0.0);
        paths.extend(land.all.iter().map(veil));
        paths.push(PathItem::new(Shape::Shared(outline.clone()), Some(*ink), *ink, 0.0));
    }
    if !land.hatch.lines.ends.is_empty() {
        paths.push(PathItem::new(Shape::Shared(land.hatch.clone()), None, Ink::Hatch, HATCH));
    }
    push_limits(shown, &mut paths);
    if let Some((outline, _)) = selected {
        paths.push(PathItem::new(Shape::Shared(outline.clone()), None, Ink::Selection, 2.4));
    }
    paths
}

/// Borders and coasts; fine areas have fine borders.
fn push_limits(shown: &Shown<'_>, paths: &mut Vec<PathItem>) {
    let Shown { ground, sheet, land, frame, .. } = shown;
    let side = ground.side_of(sheet) * frame.affine.scale;
    let border = (BORDER_SHARE * side).clamp(0.2, BORDER);
    let ink = if sheet.features.is_empty() { Ink::Coast } else { Ink::Border };
    let border = if sheet.features.is_empty() { border.min(0.4) } else { border };
    let coast = if sheet.is_globe() { 0.5 } else { 0.9 };
    for (lines, ink, width) in [(&land.borders, ink, border), (&land.coasts, Ink::Coast, coast)] {
        let line = |shape: &Arc<Shared>| PathItem::new(Shape::Shared(shape.clone()), None, ink, width);
        paths.extend(lines.iter().map(line));
    }
}

fn index_of(sheet: &Sheet, feature: FeatureId) -> Option<usize> {
    match feature {
        FeatureId::Area(ix) => sheet.index_of(ix),
        _ => None,
    }
}

/// A box that nothing is painted outside of when the highlight of a feature changes, px; `None` where it is not shown.
pub fn reach(ground: &Ground, layout: &Layout, feature: FeatureId) -> Option<Rect> {
    match feature {
        FeatureId::Area(ix) => reach_of_area(ground, layout, ix),
        _ => {
            let mark = layout.shown.iter().find(|mark| mark.feature() == feature)?;
            Some(mark.bounds().grown(0.5 * mark.radius + 8.0))
        }
    }
}

fn reach_of_area(ground: &Ground, layout: &Layout, area: AreaIx) -> Option<Rect> {
    let mut reach: Option<Rect> = None;
    for (sheet, frame) in ground.sheets.iter().zip(&layout.frames) {
        let Some(index) = sheet.index_of(area) else { continue };
        let Some(part) = frame.place(&sheet.mesh.bounds(index)) else { continue };
        let part = part.grown(3.0);
        reach = Some(reach.map_or(part, |reach| reach.union(&part)));
    }
    reach
}
