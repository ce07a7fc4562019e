//! Moving around: gestures and buttons that change the viewport, at once or on a journey.

use super::event::{Direction, Effect};
use super::flight::Flight;
use super::state::State;
use crate::geo::{Point, point};
use crate::viewport::Viewport;

/// One step of the buttons and keys: as much larger, and this part of the page further.
const ZOOM_STEP: f64 = 1.8;
const PAN_STEP: f64 = 0.25;
/// How far a flick carries, s at its speed.
const GLIDE: f64 = 0.22;

/// A movement of the viewport. Positions and distances are px of the scene.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Travel {
    /// So many times as large around a point, now.
    Zoom(Point, f64),
    /// As far as that, now.
    Pan(Point),
    /// What a finger let go at a speed, px/s.
    Flick(Point),
    /// A step closer, around a point or the middle of the page.
    In(Option<Point>),
    /// A step away.
    Out,
    /// A step in a direction: what lies there comes into sight.
    Step(Direction),
    /// Back to everything.
    Home,
    /// Time has come to this, ms.
    Tick(f64),
}

/// Applies a movement on a page of the given size; what the page has to do about it.
pub(super) fn travel(state: &mut State, travel: Travel, size: (f64, f64)) -> Vec<Effect> {
    let middle = point(size.0 / 2.0, size.1 / 2.0);
    // Steps add up, however fast they come.
    let goal = state.flight.map_or(state.viewport, |flight| flight.to);
    let to = match travel {
        Travel::Tick(now) => return tick(state, now),
        Travel::Zoom(at, factor) => return jump(state, state.viewport.zoomed(at, factor, size)),
        Travel::Pan(by) => return jump(state, state.viewport.panned(by, size)),
        Travel::Flick(speed) => goal.panned(point(speed.x * GLIDE, speed.y * GLIDE), size),
        Travel::In(at) => goal.zoomed(at.unwrap_or(middle), ZOOM_STEP, size),
        Travel::Out => goal.zoomed(middle, 1.0 / ZOOM_STEP, size),
        Travel::Step(direction) => {
            let (x, y) = (size.0 * PAN_STEP, size.1 * PAN_STEP);
            let by = match direction {
                Direction::Left => point(x, 0.0),
                Direction::Right => point(-x, 0.0),
                Direction::Up => point(0.0, y),
                Direction::Down => point(0.0, -y),
            };
            goal.panned(by, size)
        }
        Travel::Home => state.viewport.whole(),
    };
    fly(state, to)
}

/// Sets out for a viewport; at once where nothing may move.
pub(crate) fn fly(state: &mut State, to: Viewport) -> Vec<Effect> {
    if state.calm {
        return jump(state, to);
    }
    if to == state.flight.map_or(state.viewport, |flight| flight.to) {
        return Vec::new();
    }
    state.flight = Some(Flight::new(state.viewport, to));
    // What the pointer was on moves away from it.
    state.hover = None;
    vec![Effect::Tooltip(None), Effect::Cursor(false), Effect::Paint, Effect::Animate]
}

/// Is at a viewport at once.
pub(crate) fn jump(state: &mut State, to: Viewport) -> Vec<Effect> {
    state.flight = None;
    if to == state.viewport {
        return Vec::new();
    }
    state.viewport = to;
    state.hover = None;
    vec![Effect::Tooltip(None), Effect::Paint, Effect::Targets]
}

fn tick(state: &mut State, now: f64) -> Vec<Effect> {
    let Some(flight) = &mut state.flight else { return Vec::new() };
    let (viewport, arrived) = flight.at(now);
    state.viewport = viewport;
    if !arrived {
        return vec![Effect::Paint, Effect::Animate];
    }
    state.flight = None;
    vec![Effect::Paint, Effect::Targets]
}
