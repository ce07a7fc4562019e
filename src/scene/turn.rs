//! The picture between France and the world: both pages' main frames fly as one, France shrinking into its place while
//! its outlines pass from one projection to the other. What stands around is that of the page to come; names wait.

use super::build::{GAP, group, push_frame, symbol};
use super::frame::{Affine, Clip, Frame, FrameId};
use super::ink::Ink;
use super::items::{Group, Item, PathItem, Scene, Shape, Text};
use super::layout::{Layout, PlacedSymbol};
use super::rect::Rect;
use crate::FeatureId;
use crate::atlas::Atlas;
use crate::geo::{Projection, point};
use crate::interact::{State, View};
use crate::map::{Map, Morph, Outline, PlateShape};
use crate::viewport::glide;

/// Lines finer than this and marks smaller are left out, px.
const LEAST: f64 = 0.2;

/// The two pages, and where between them the picture is.
#[derive(Debug, Clone, Copy)]
pub struct Pages<'a> {
    /// The page of France.
    pub france: &'a Layout,
    /// The page of the world.
    pub world: &'a Layout,
    /// 0 shows France, 1 the world.
    pub at: f64,
}

impl Pages<'_> {
    /// What both main frames can touch, px.
    pub fn reach(&self) -> Option<Rect> {
        let (france, world) = (self.france.frames.first()?, self.world.frames.first()?);
        Some(france.clip.bounds().union(&world.clip.bounds()))
    }
}

/// The display list between two pages; `None` before the world is there. Never inlined: the first picture needs none
/// of it.
#[inline(never)]
pub fn turn(atlas: &Atlas, map: &Map, pages: Pages<'_>, state: &State) -> Option<Scene> {
    let Pages { france, world, at } = pages;
    let (from, to) = (france.frames.first()?, world.frames.first()?);
    let (mainland, globe, morph) = (map.france.first()?, map.world.get()?, map.morph()?);
    let page = if state.view == View::World { world } else { france };
    let frame = Frame { id: FrameId::World, clip: clip(from, to, at), affine: affine(from, to, morph, at) };

    let mut paths = Vec::new();
    for mut path in group(atlas, world, globe, 0, state).paths {
        match path.shape {
            // Below the countries: it fills what their coarser borders leave open along those of France.
            Shape::Plate(PlateShape::Context) => {
                let around = Shape::Moving(morph.outline(PlateShape::Context, at));
                paths.push(PathItem::new(around, Some(Ink::Context), Ink::Context, GAP));
            }
            Shape::Plate(PlateShape::Area(_)) if path.feature == Some(FeatureId::France) => {
                path.shape = Shape::Moving(morph.overseas.clone());
            }
            _ => {}
        }
        put(path, at, &mut paths);
    }
    for mut path in group(atlas, france, mainland, 0, state).paths {
        if let Shape::Plate(shape) = path.shape
            && shape != PlateShape::Context
        {
            path.shape = Shape::Moving(morph.outline(shape, at));
            put(path, 1.0 - at, &mut paths);
        }
    }
    let mut items = vec![Item::Group(Group { frame, paths, cuts: 0 })];
    for (layout, abroad) in [(france, false), (world, true)] {
        let part = if abroad { at } else { 1.0 - at };
        for s in layout.symbols.iter().filter(|s| s.frame == 0 && s.radius * part > LEAST) {
            let place = atlas.label(s.label).at;
            let place = if abroad { globe.plane.project(place) } else { morph.place(place, at) };
            let Some(anchor) = place.map(|place| frame.affine.apply(place)) else { continue };
            let at = point(anchor.x + (s.at.x - s.anchor.x) * part, anchor.y + (s.at.y - s.anchor.y) * part);
            if frame.clip.contains(at) {
                items.push(symbol(atlas, &PlacedSymbol { at, radius: s.radius * part, ..*s }, state));
            }
        }
    }
    for (i, inset) in page.frames.iter().enumerate().skip(1) {
        if !is_magnifier(inset) {
            push_frame(atlas, map, page, i, &Outline::default(), state, &mut items);
        }
    }
    let [shapes, texts] = &page.furniture.magnifier;
    for (i, item) in page.furniture.shapes.iter().enumerate() {
        if !shapes.contains(&i) {
            items.push(item.clone());
        }
    }
    for s in &page.symbols {
        if s.frame != 0 && !is_magnifier(&page.frames[s.frame]) {
            items.push(symbol(atlas, s, state));
        }
    }
    for (i, text) in page.furniture.texts.iter().enumerate() {
        // What names a part of the map waits with the other names.
        if !texts.contains(&i) && !matches!(text.feature, Some(FeatureId::Part(_))) {
            items.push(Item::Text(Text { halo: true, ..text.clone() }));
        }
    }
    let (width, height) = page.key.preset.size();
    Some(Scene { width, height, frames: page.frames.clone(), items })
}

/// What it enlarges flies past.
fn is_magnifier(frame: &Frame) -> bool {
    matches!(frame.id, FrameId::Magnifier)
}

/// Adds a path whose lines have a part of their width, unless nothing is left of it.
#[inline(never)]
fn put(mut path: PathItem, part: f64, paths: &mut Vec<PathItem>) {
    // A line in the colour of its fill closes gaps; it is no line to be seen.
    if let (None, Some(stroke)) = (path.fill, &mut path.stroke) {
        stroke.width *= part;
        if stroke.width < LEAST {
            return;
        }
    }
    paths.push(path);
}

/// From the metres of the world's plane to px.
fn affine(from: &Frame, to: &Frame, morph: &Morph, at: f64) -> Affine {
    // Both planes measure France alike, so that its page and the world deeply zoomed lie upon each other.
    let (scale, center) = (from.affine.scale, from.affine.apply(morph.center));
    let (dx, dy) = (center.x - scale * morph.middle.x, center.y + scale * morph.middle.y);
    let (zoom, part) = glide(scale, to.affine.scale, at);
    Affine { scale: zoom, dx: dx + (to.affine.dx - dx) * part, dy: dy + (to.affine.dy - dy) * part }
}

/// The window while it becomes the other one: as wide as both, so that no edge of it travels through the sea.
fn clip(from: &Frame, to: &Frame, at: f64) -> Clip {
    let (a, b) = (from.clip.bounds(), to.clip.bounds());
    let side = |a: f64, b: f64| a + (b - a) * at;
    Clip::Rect(Rect { y: side(a.y, b.y), h: side(a.h, b.h), ..a.union(&b) })
}
