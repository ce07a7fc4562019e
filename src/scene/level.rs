//! Zooming without placing names anew at every step: at some zooms, the *levels*, marks and names are placed once for
//! the whole main frame, and up to the next level they move with the map. Further apart than at their level, they
//! stay clear of each other. What is shown depends on the viewport alone, not on the way there.

use super::frame::{Clip, Frame};
use super::furniture::Furniture;
use super::labels::{PlacedLabel, first_fit, is_free};
use super::layout::{Layout, PlacedSymbol, marks, rooms, symbol_bounds};
use super::naming::{Names, label_room};
use super::rect::Rect;
use crate::FeatureId;
use crate::atlas::Atlas;
use crate::geo::{Point, point};
use crate::map::Map;
use crate::viewport::Viewport;

/// From one level to the next.
const STEP: f64 = core::f64::consts::SQRT_2;
/// Everywhere: what the main frame would show at a level if the page had no end.
const ENDLESS: Rect = Rect::new(-1e6, -1e6, 2e6, 2e6);
/// The frame that zooms.
const MAIN: usize = 0;
/// Around a mark: its ring, and the one that shows that it is selected, px.
const EDGE: f64 = 4.0;
/// How far a leader may take a name that lost its place, px.
const REACH: f64 = 36.0;

/// Marks and names as they are placed at one zoom, the main frame being endless and not shifted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Level {
    zoom: f64,
    symbols: Vec<PlacedSymbol>,
    /// Names of places outside the main frame: they stay where they are.
    still: Vec<PlacedLabel>,
    /// Names of places of the main frame, as far as they find room.
    labels: Vec<PlacedLabel>,
    region_names: Vec<PlacedLabel>,
}

impl Level {
    /// Places the marks and names of a page at a zoom, and leaves its main frame there; `main` is that frame while it
    /// shows everything.
    fn new(page: &mut Layout, main: Frame, atlas: &Atlas, map: &Map, zoom: f64) -> Level {
        let viewport = Viewport { zoom, ..Viewport::default() };
        let mut rooms = rooms(&page.frames, &page.key);
        rooms[MAIN] = ENDLESS;
        page.frames[MAIN] = Frame { clip: Clip::Rect(ENDLESS), affine: viewport.apply(main.affine), ..main };
        let symbols = marks(atlas, map, &page.frames, &page.key);
        let (mut zooming, mut still) = (Vec::new(), Vec::new());
        for s in &symbols {
            if s.frame == MAIN { &mut zooming } else { &mut still }.push(*s);
        }
        let names = Names { atlas, map, key: page.key, frames: &page.frames };
        // What stands around the map is met only where the map has been moved to.
        let nothing = Furniture::default();
        let labels = names.of_places(&zooming, &nothing, &rooms);
        let region_names = names.of_regions(&zooming, &labels, &nothing, &rooms);
        let still = names.of_places(&still, &page.furniture, &rooms);
        Level { zoom, symbols, still, labels, region_names }
    }
}

/// Shows what the viewport of a page asks for, from a level it has or from a new one.
pub(super) fn show(page: &mut Layout, atlas: &Atlas, map: &Map) {
    let Some(main) = page.main else { return };
    let viewport = page.key.viewport;
    let zoom = below(viewport.zoom);
    let level = match page.levels.iter().position(|level| level.zoom == zoom) {
        Some(i) => page.levels.swap_remove(i),
        None => Level::new(page, main, atlas, map, zoom),
    };
    page.frames[MAIN] = Frame { affine: viewport.apply(main.affine), ..main };
    let travel = Travel { growth: viewport.zoom / level.zoom - 1.0, shift: viewport.shift };
    let room = label_room(&main, page.key);
    let mut taken = page.furniture.solid.clone();
    let shifts = carry_symbols(page, &level, &main.clip.bounds(), &travel, &mut taken);
    let names = Names { atlas, map, key: page.key, frames: &page.frames };
    page.labels = carry_labels(&names, &page.symbols, &shifts, &level, room, &mut taken);
    page.symbols.reverse();
    taken.extend_from_slice(&page.furniture.thin);
    page.region_names.clear();
    for name in &level.region_names {
        if let Some(name) = moved(name, travel.of(name.bounds.center()), room, &mut taken) {
            page.region_names.push(name);
        }
    }
    page.levels.push(level);
}

/// How the map has moved since a level.
struct Travel {
    /// By what part of itself it is larger.
    growth: f64,
    /// Px.
    shift: Point,
}

impl Travel {
    /// How far a point of the level has moved, px.
    fn of(&self, p: Point) -> Point {
        point(p.x * self.growth + self.shift.x, p.y * self.growth + self.shift.y)
    }
}

/// Moves the marks of the main frame with the map, as far as they stay in sight. Returns how far each mark of the
/// page was moved; `taken` grows by their boxes.
fn carry_symbols(
    page: &mut Layout,
    level: &Level,
    sight: &Rect,
    travel: &Travel,
    taken: &mut Vec<Rect>,
) -> Vec<Point> {
    page.symbols.clear();
    let mut shifts = Vec::new();
    for s in &level.symbols {
        let by = if s.frame == MAIN { travel.of(s.anchor) } else { point(0.0, 0.0) };
        let moved = PlacedSymbol { anchor: plus(s.anchor, by), at: plus(s.at, by), ..*s };
        // Half a mark at the edge of the window would lie on what is around it.
        let whole = sight.encloses(&symbol_bounds(&moved).grown(EDGE)) && sight.contains(moved.anchor);
        let hidden = page.furniture.cover.iter().any(|plate| plate.overlaps(&symbol_bounds(&moved)));
        if s.frame != MAIN || (whole && !hidden) {
            taken.push(symbol_bounds(&moved));
            page.symbols.push(moved);
            shifts.push(by);
        }
    }
    shifts
}

/// Moves the names of places with their marks, those of Capitales and Métropoles before the lesser ones. What is left
/// behind, at an edge or where something stands, gets another place.
fn carry_labels(
    names: &Names<'_>,
    symbols: &[PlacedSymbol],
    shifts: &[Point],
    level: &Level,
    room: Rect,
    taken: &mut Vec<Rect>,
) -> Vec<PlacedLabel> {
    let mut labels = level.still.clone();
    for first in [true, false] {
        let mut left = Vec::new();
        for (s, by) in symbols.iter().zip(shifts) {
            let label = names.atlas.label(s.label);
            if !s.home || s.frame != MAIN || label.tier.is_main() != first {
                continue;
            }
            let feature = FeatureId::Place(label.place);
            let name = level.labels.iter().find(|name| name.feature == feature);
            let room = beside(room, s, names.frames);
            match name.and_then(|name| moved(name, *by, room, taken)) {
                Some(name) => labels.push(name),
                None => left.push(s),
            }
        }
        for s in left {
            let mut wanted = names.wanted(&[], s, beside(room, s, names.frames));
            wanted.reach = REACH;
            if let Some(label) = first_fit(&wanted, taken) {
                taken.push(label.bounds);
                labels.push(label);
            }
        }
    }
    labels
}

/// The room of a mark's name: no name reaches from one side of the panel's edge to the other.
fn beside(room: Rect, s: &PlacedSymbol, frames: &[Frame]) -> Rect {
    let window = frames[s.frame].clip.bounds();
    if s.at.x <= room.right() {
        return room;
    }
    Rect { x: room.right(), w: window.right() - 3.0 - room.right(), ..room }
}

/// The deepest level that is no deeper than a zoom.
fn below(zoom: f64) -> f64 {
    let mut level = 1.0;
    while level * STEP <= zoom {
        level *= STEP;
    }
    level
}

fn plus(p: Point, by: Point) -> Point {
    point(p.x + by.x, p.y + by.y)
}

/// A name where the map has taken it; `None` where that is out of the room or upon something. `taken` grows by its box.
fn moved(name: &PlacedLabel, by: Point, room: Rect, taken: &mut Vec<Rect>) -> Option<PlacedLabel> {
    let bounds = Rect { x: name.bounds.x + by.x, y: name.bounds.y + by.y, ..name.bounds };
    if !room.encloses(&bounds) || !is_free(&bounds, taken) {
        return None;
    }
    taken.push(bounds);
    let mut moved = PlacedLabel { bounds, ..name.clone() };
    for line in &mut moved.lines {
        line.at = plus(line.at, by);
    }
    moved.leader = name.leader.map(|(from, to)| (plus(from, by), plus(to, by)));
    Some(moved)
}
