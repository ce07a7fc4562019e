//! From a layout of supplied places and what the reader points at to the display list.

use std::sync::Arc;

use super::super::frame::Frame;
use super::super::ink::Ink;
use super::super::items::{Group, Item, PathItem, Scene, Shape, Shared};
use super::super::rect::Rect;
use super::land::{self, FILLS, Lands};
use super::marks::{Look, paths_of, push_figures, push_marks};
use super::{Layout, Mark};
use crate::interact::State;
use crate::map::Outline;
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
    /// Per frame where its shapes are in the last list; `None` where it shows none.
    groups: Vec<Option<usize>>,
    /// The paths of marks in the last list: which of the marks in sight, and where.
    marks: Vec<(usize, usize)>,
}

impl Composer {
    /// The display list of a layout with the highlights of `state`; in the room of one that is over, if there is any.
    pub fn compose(&mut self, ground: &Ground, layout: &Layout, state: &State, room: Vec<Item>) -> Scene {
        let (width, height) = layout.key.preset.size();
        let mut items = room;
        items.clear();
        // Few marks have more than three paths and figures; moving a list while it grows leaves holes in the memory.
        items.reserve(
            3 * layout.shown.len() + layout.furniture.texts.len() + layout.furniture.shapes.len() + 100,
        );
        self.lands.settle(ground, layout.key.edition, layout.key.filter);
        self.groups.clear();
        for (i, frame) in layout.frames.iter().enumerate() {
            if !ground.sheets.get(i).is_some_and(Sheet::is_globe) {
                items.push(Item::Path(PathItem::new(frame.clip.into(), Some(Ink::Sea), Ink::Sea, 0.0)));
            }
            let group = self.group(ground, layout, i, state);
            self.groups.push(group.is_some().then_some(items.len()));
            items.extend(group);
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
        let look = look(layout, state);
        self.marks.clear();
        push_marks(ground, &layout.shown, &look, &mut items, &mut self.marks);
        items.extend(layout.furniture.texts.iter().cloned().map(Item::Text));
        push_figures(&layout.shown, &layout.key, &mut items);
        for label in layout.area_names.iter().chain(&layout.names) {
            items.extend(label.lines.iter().cloned().map(Item::Text));
        }
        Scene { width, height, frames: layout.frames.clone(), items }
    }

    /// Has the last list show that `changed` are pointed at otherwise, and nothing else is otherwise: what
    /// [`Composer::compose`] would make, without making anew what stays.
    pub fn point(
        &mut self,
        ground: &Ground,
        layout: &Layout,
        state: &State,
        changed: &[FeatureId],
        scene: &mut Scene,
    ) {
        let has_marks = changed.iter().all(|feature| self.point_mark(ground, layout, state, *feature, scene));
        if !has_marks {
            *scene = self.compose(ground, layout, state, core::mem::take(&mut scene.items));
            return;
        }
        for (i, sheet) in ground.sheets.iter().enumerate() {
            let is_here = changed.iter().any(|feature| index_of(sheet, *feature).is_some());
            let Some(at) = self.groups.get(i).copied().flatten().filter(|_| is_here) else { continue };
            if let (Some(group), Some(item)) = (self.group(ground, layout, i, state), scene.items.get_mut(at))
            {
                *item = group;
            }
        }
    }

    /// Draws a mark anew; `false` where it has another number of paths than before.
    fn point_mark(
        &self,
        ground: &Ground,
        layout: &Layout,
        state: &State,
        feature: FeatureId,
        scene: &mut Scene,
    ) -> bool {
        let Some(rank) = layout.shown.iter().position(|mark| mark.feature() == feature) else { return true };
        let Some(mark) = layout.shown.get(rank) else { return true };
        let paths = paths_of(ground, mark, look(layout, state)(mark));
        let own = || self.marks.iter().filter(|(other, _)| *other == rank);
        if own().count() != paths.len() {
            return false;
        }
        for ((_, at), path) in own().zip(paths) {
            if let Some(item) = scene.items.get_mut(*at) {
                *item = Item::Path(path);
            }
        }
        true
    }

    /// The shapes of a frame.
    fn group(&mut self, ground: &Ground, layout: &Layout, index: usize, state: &State) -> Option<Item> {
        let (frame, sheet) = (layout.frames.get(index)?, ground.sheets.get(index)?);
        let fitted = if index == 0 { layout.fitted.affine.scale } else { frame.affine.scale };
        let selected = state.area.and_then(|area| index_of(sheet, area));
        let land = self.lands.of(ground, index, frame, fitted, selected.is_some())?;
        let ink = |area| self.lands.ink(index, area);
        let paths = paths(&Shown { ground, sheet, land: &land, ink: &ink, frame, state });
        Some(Item::Group(Group { frame: *frame, paths, cuts: 0 }))
    }
}

/// How each mark is highlighted.
fn look(layout: &Layout, state: &State) -> impl Fn(&Mark) -> Look {
    let selected = state.place.map(|place| layout.marks.lead_of(u32::from(place.0)));
    let pointed = [state.hover, state.focus];
    move |mark| Look {
        selected: selected == Some(mark.lead),
        raised: pointed.contains(&Some(mark.feature())),
    }
}

/// A sheet in its frame.
struct Shown<'a> {
    ground: &'a Ground,
    sheet: &'a Sheet,
    land: &'a land::Shown,
    /// The fill of an area.
    ink: &'a dyn Fn(usize) -> Ink,
    frame: &'a Frame,
    state: &'a State,
}

/// Paths of one sheet, in painting order.
fn paths(shown: &Shown<'_>) -> Vec<PathItem> {
    let Shown { sheet, land, state, .. } = shown;
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
    let selected = state.area.and_then(|area| index_of(sheet, area));
    if let Some(area) = selected {
        let veil =
            |all: &Arc<Shared>| PathItem::new(Shape::Shared(all.clone()), Some(Ink::Veil), Ink::Veil, 0.0);
        paths.extend(land.all.iter().map(veil));
        let ink = (shown.ink)(area);
        paths.push(PathItem::new(Shape::Moving(land.level.area(area)), Some(ink), ink, 0.0));
    }
    let pointed = pointed(shown);
    for (_, outline, ink) in &pointed {
        paths.push(PathItem::new(Shape::Moving(outline.clone()), Some(ink.hovered()), *ink, 0.0));
    }
    if !land.hatch.lines.ends.is_empty() {
        paths.push(PathItem::new(Shape::Shared(land.hatch.clone()), None, Ink::Hatch, HATCH));
    }
    push_limits(shown, &mut paths);
    for (_, outline, _) in pointed {
        paths.push(PathItem::new(Shape::Moving(outline), None, Ink::Pointed, 2.4));
    }
    if let Some(area) = selected {
        paths.push(PathItem::new(Shape::Moving(land.level.area(area)), None, Ink::Selection, 2.4));
    }
    paths
}

/// Areas under the pointer and the focus, with their outlines and fills.
fn pointed(shown: &Shown<'_>) -> Vec<(usize, Outline, Ink)> {
    let State { hover, focus, .. } = shown.state;
    let mut pointed = Vec::new();
    for feature in [hover, focus].into_iter().flatten() {
        if let Some(area) = index_of(shown.sheet, *feature) {
            let ink = (shown.ink)(area);
            pointed.push((area, shown.land.level.area(area), ink));
        }
    }
    pointed.dedup_by_key(|(area, ..)| *area);
    pointed
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
