//! Which viewport shows well what is open, as large as fits beside the panel in the middle of what is left, or what has the
//! focus.

use super::Ground;
use crate::FeatureId;
use crate::atlas::Territory;
use crate::geo::{Extent, PARIS, Projection as _, great_circle, lonlat, point};
use crate::interact::{State, Target};
use crate::map::Bounds;
use crate::scene::{Frame, Layout, Rect, plate_of};
use crate::viewport::Viewport;

/// Deepest zoom of a region, and of a country, around whose places there is more to see.
const REGION_ZOOM: f64 = 5.0;
const COUNTRY_ZOOM: f64 = 4.0;
/// A country or a line that is hardly enlarged is seen as well with everything around it.
const LEAST_ZOOM: f64 = 1.25;
/// Left free around it, px.
const MARGIN: f64 = 16.0;
/// Around the outermost places of a country, and around a line, px of the fitted page.
const AROUND_PLACES: f64 = 24.0;

/// The viewport for what is open, with `panel` covering a part of the page, px; `None` where it is in sight anyway:
/// overseas regions have frames of their own, a country with one place and a line around half the Earth need no more room.
pub(super) fn aim(ground: &Ground, state: &State, layout: &Layout, panel: &Rect) -> Option<Viewport> {
    let main = layout.fitted()?;
    let area = state.area?;
    let (part, deepest) = match area {
        FeatureId::Region(_) => (region(ground, main, area)?, REGION_ZOOM),
        // A place abroad is shown with the way to it.
        FeatureId::Country(_) if state.place.is_some() => (way(ground, state, main)?, COUNTRY_ZOOM),
        FeatureId::Country(ix) => (places(ground, state, main, Territory::Country(ix))?, COUNTRY_ZOOM),
        FeatureId::Part(part) => (extent(ground, main, &ground.atlas.extent_of(part)?)?, COUNTRY_ZOOM),
        _ => return None,
    };
    let room = beside(layout.clear(main.clip.bounds()), panel).grown(-MARGIN);
    let viewport = Viewport::onto(&part, &room, deepest, layout.key.preset.size());
    let seen_whole = matches!(area, FeatureId::Country(_)) && viewport.zoom < LEAST_ZOOM;
    (!seen_whole).then_some(viewport)
}

/// The box of a region of the mainland, px of the fitted page.
fn region(ground: &Ground, main: &Frame, region: FeatureId) -> Option<Rect> {
    let plate = plate_of(&ground.map, main.id)?;
    let area = plate.areas.iter().find(|area| area.feature == Some(region))?;
    Some(main.box_of(&area.bounds))
}

/// The box around the places of a territory; `None` for fewer than two.
fn places(ground: &Ground, state: &State, main: &Frame, territory: Territory) -> Option<Rect> {
    let plate = plate_of(&ground.map, main.id)?;
    let mut points = Vec::new();
    for row in ground.atlas.ranked_in(state.edition, territory) {
        points.extend(plate.plane.project(ground.atlas.label(row).at));
    }
    (points.len() > 1).then(|| main.box_of(&Bounds::around(&points)).grown(AROUND_PLACES))
}

/// The box around the line from Paris to the place abroad that is open.
fn way(ground: &Ground, state: &State, main: &Frame) -> Option<Rect> {
    let plane = plate_of(&ground.map, main.id)?.plane;
    let row = ground.atlas.row_of(state.place?, state.edition)?;
    let line = great_circle(plane, PARIS, ground.atlas.label(row).at);
    Some(main.box_of(&Bounds::around(&line.points)).grown(AROUND_PLACES))
}

/// The box around the corners of an extent.
fn extent(ground: &Ground, main: &Frame, extent: &Extent) -> Option<Rect> {
    let plane = plate_of(&ground.map, main.id)?.plane;
    let Extent { west, south, east, north } = *extent;
    let mut corners = Vec::new();
    for (lon, lat) in [(west, south), (west, north), (east, south), (east, north)] {
        corners.extend(plane.project(lonlat(lon, lat)));
    }
    Some(main.box_of(&Bounds::around(&corners)))
}

/// What a panel at an edge leaves of a window.
fn beside(window: Rect, panel: &Rect) -> Rect {
    let Some(covered) = window.intersection(panel) else { return window };
    if covered.w < window.w {
        Rect { w: window.w - covered.w, ..window }
    } else {
        Rect { h: window.h - covered.h, ..window }
    }
}

/// The viewport that has a target in the middle of the main frame's window; `None` where it is in sight already, or will
/// be once the map arrives where it is on its way to.
pub(crate) fn reveal(state: &State, target: &Target, window: &Rect, size: (f64, f64)) -> Option<Viewport> {
    let goal = state.flight.map_or(state.viewport, |flight| flight.to);
    let place = target.place;
    let at = point(goal.zoom * place.x + goal.shift.x, goal.zoom * place.y + goal.shift.y);
    let in_sight = if state.flight.is_some() { window.contains(at) } else { target.seen };
    // What does not move along is in an inset.
    if in_sight || place == target.anchor {
        return None;
    }
    let middle = window.center();
    Some(goal.panned(point(middle.x - at.x, middle.y - at.y), size))
}
