//! Zooming without placing names anew at every step: at some zooms, the *levels*, marks and names are placed once for
//! the whole main frame, and up to the next level they move with the map. Further apart than at their level, they
//! stay clear of each other. What is shown depends on the viewport alone, not on the way there.

use super::furniture::Furniture;
use super::items::{Affine, Clip, Rect, Weight};
use super::labels::{PlacedLabel, Wanted, first_fit};
use super::layout::{Layout, LayoutKey, PlacedSymbol, fitted, marks, symbol_bounds};
use super::naming::{Names, label_room};
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
/// How far a leader may take a name that lost its place, px.
const REACH: f64 = 36.0;

/// Marks and names as they are placed at one zoom, the main frame being endless and not shifted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Level {
    zoom: f64,
    /// The main frame while it shows everything.
    fitted: Affine,
    symbols: Vec<PlacedSymbol>,
    /// Names of places outside the main frame: they stay where they are.
    still: Vec<PlacedLabel>,
    /// Places of the main frame.
    places: Vec<Named>,
    region_names: Vec<PlacedLabel>,
}

/// A place of the main frame and its name.
#[derive(Debug, Clone, PartialEq)]
struct Named {
    /// Index of its symbol.
    symbol: usize,
    wanted: Wanted,
    /// Where the name goes at the level; `None` where it finds no room.
    label: Option<PlacedLabel>,
}

impl Level {
    fn new(page: &Layout, atlas: &Atlas, map: &Map, zoom: f64) -> Level {
        let fitted = fitted(page.key);
        let viewport = Viewport { zoom, shift: point(0.0, 0.0) };
        let key = LayoutKey { viewport, ..page.key };
        let mut frames = page.frames.clone();
        let mut rooms = Vec::new();
        for frame in &frames {
            rooms.push(label_room(frame, key));
        }
        if let (Some(main), Some(room)) = (frames.first_mut(), rooms.first_mut()) {
            (main.clip, main.affine) = (Clip::Rect(ENDLESS), viewport.apply(fitted));
            *room = ENDLESS;
        }
        let symbols = marks(atlas, &frames, key);
        let (mut zooming, mut still) = (Vec::new(), Vec::new());
        for s in &symbols {
            if s.frame == MAIN { &mut zooming } else { &mut still }.push(*s);
        }
        let names = Names { atlas, map, key, frames: &frames };
        // What stands around the map is met only where the map has been moved to.
        let nothing = Furniture::default();
        let labels = names.of_places(&zooming, &nothing, &rooms);
        let region_names = names.of_regions(&zooming, &labels, &nothing, &rooms);
        let mut places = Vec::new();
        for (symbol, s) in symbols.iter().enumerate() {
            if s.home && s.frame == MAIN {
                let wanted = Wanted { reach: REACH, ..names.wanted(&zooming, s, ENDLESS) };
                let label = labels.iter().find(|label| label.feature == wanted.feature).cloned();
                places.push(Named { symbol, wanted, label });
            }
        }
        let still = names.of_places(&still, &page.furniture, &rooms);
        Level { zoom, fitted, symbols, still, places, region_names }
    }
}

/// Shows what the viewport of a page asks for, from the level it has or from a new one.
pub(super) fn show(page: &mut Layout, atlas: &Atlas, map: &Map) {
    let viewport = page.key.viewport;
    let zoom = below(viewport.zoom);
    let level = match page.level.take() {
        Some(level) if level.zoom == zoom => level,
        _ => Level::new(page, atlas, map, zoom),
    };
    let room = page.frames.first().map_or(ENDLESS, |main| label_room(main, page.key));
    let clip = page.frames.first().map_or(Clip::Rect(ENDLESS), |main| main.clip);
    if let Some(main) = page.frames.first_mut() {
        main.affine = viewport.apply(level.fitted);
    }
    let k = viewport.zoom / level.zoom;
    let travel = |p: Point| point(p.x * (k - 1.0) + viewport.shift.x, p.y * (k - 1.0) + viewport.shift.y);
    page.symbols.clear();
    page.labels.clear();
    page.region_names.clear();
    let mut shown = Vec::new();
    for s in &level.symbols {
        let by = if s.frame == MAIN { travel(s.anchor) } else { point(0.0, 0.0) };
        let moved = PlacedSymbol { anchor: plus(s.anchor, by), at: plus(s.at, by), ..*s };
        let seen = s.frame != MAIN || (clip.contains(moved.anchor) && clip.contains(moved.at));
        shown.push(seen.then_some(by));
        if seen {
            page.symbols.push(moved);
        }
    }
    page.symbols.reverse();
    // Each is the box of something that a name must keep off.
    let mut taken = page.furniture.solid.clone();
    for s in &page.symbols {
        taken.push(symbol_bounds(s));
    }
    page.labels.extend_from_slice(&level.still);
    // Every name of one rank before the lesser ones. What is left behind, at an edge or where something stands, gets
    // another place.
    for weight in [Weight::Bold, Weight::Regular] {
        let of_rank = |place: &&Named| place.wanted.style.weight == weight;
        let mut left = Vec::new();
        for place in level.places.iter().filter(of_rank) {
            let Some(by) = shown[place.symbol] else { continue };
            match place.label.as_ref().and_then(|label| moved(label, by, room, &mut taken)) {
                Some(label) => page.labels.push(label),
                None => left.push((place, by)),
            }
        }
        for (Named { wanted, .. }, by) in left {
            let wanted = Wanted { at: plus(wanted.at, by), room, ..wanted.clone() };
            if let Some(label) = first_fit(&wanted, &taken) {
                taken.push(label.bounds);
                page.labels.push(label);
            }
        }
    }
    taken.extend_from_slice(&page.furniture.thin);
    for name in &level.region_names {
        page.region_names.extend(moved(name, travel(name.bounds.center()), room, &mut taken));
    }
    page.level = Some(level);
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

/// A name where the map has taken it, unless it has left the room or come upon something there.
fn moved(name: &PlacedLabel, by: Point, room: Rect, taken: &mut Vec<Rect>) -> Option<PlacedLabel> {
    let bounds = Rect { x: name.bounds.x + by.x, y: name.bounds.y + by.y, ..name.bounds };
    if !room.encloses(&bounds) || taken.iter().any(|other| other.overlaps(&bounds)) {
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
