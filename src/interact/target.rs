//! The features that can be focused, with their boxes: what the page mirrors as buttons over the canvas.

use super::event::Direction;
use super::reading::{Group, reading};
use super::state::State;
use crate::FeatureId;
use crate::atlas::{Atlas, Label, LabelIx, PartIx};
use crate::geo::{Point, Projection};
use crate::map::Map;
use crate::pick::frame_at;
use crate::scene::{Frame, FrameId, Item, Rect, Scene, plate_of};

/// A focusable feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// What it is.
    pub feature: FeatureId,
    /// What it is read with.
    pub group: Group,
    /// Where its ring is drawn, px of the scene.
    pub bounds: Rect,
    /// Where its tooltip points to, px.
    pub anchor: Point,
    /// Where arrows measure from: the same however far the map is zoomed, px of the fitted page.
    pub place: Point,
    /// Whether any of it is in sight: a map that is zoomed shows a part.
    pub seen: bool,
}

/// Every feature of the view, once, in reading order: regions or countries, each with its places after it. What a zoomed
/// map leaves out is where it would be. No box has a side under `smallest`, px of the scene.
pub fn targets(scene: &Scene, map: &Map, atlas: &Atlas, state: &State, smallest: f64) -> Vec<Target> {
    let rows = state.filter.rows(atlas, state.edition);
    let mut out = Vec::new();
    let mut push = |feature, group, Shown { bounds, middle, seen }: Shown| {
        let anchor = bounds.center();
        let zooms = |frame: &Frame| matches!(frame.id, FrameId::Mainland | FrameId::World);
        let moved = !seen || frame_at(scene, anchor).is_some_and(zooms);
        let place = if moved { state.viewport.fitted(middle) } else { anchor };
        let bounds = at_least(bounds, smallest / 2.0);
        out.push(Target { feature, group, bounds, anchor, place, seen });
    };
    for (group, feature) in reading(atlas, state) {
        let shown = match feature {
            FeatureId::Part(part) => part_of_world(scene, map, atlas, &rows, part),
            _ => area(scene, map, feature),
        };
        if let Some(shown) = shown {
            push(feature, group, shown);
        }
        for row in &rows {
            let label = atlas.label(*row);
            if Some(label.territory) != feature.territory() {
                continue;
            }
            if let Some(shown) = symbol(scene, map, label) {
                push(FeatureId::Place(label.place), group, shown);
            }
        }
    }
    out
}

/// Where the page shows something, px.
#[derive(Clone, Copy)]
struct Shown {
    /// What of it is in sight, or all of it where nothing is.
    bounds: Rect,
    /// The middle of all of it.
    middle: Point,
    seen: bool,
}

impl Shown {
    fn new(bounds: Rect, seen: bool) -> Shown {
        Shown { bounds, middle: bounds.center(), seen }
    }
}

/// The box of the caption of a part of the world, or around its symbols where it has none.
fn part_of_world(scene: &Scene, map: &Map, atlas: &Atlas, rows: &[LabelIx], part: PartIx) -> Option<Shown> {
    for item in &scene.items {
        if let Item::Text(text) = item
            && text.feature == Some(FeatureId::Part(part))
        {
            return Some(Shown::new(text.bounds(), true));
        }
    }
    let mut around: Option<Shown> = None;
    for row in rows {
        let label = atlas.label(*row);
        if atlas.part_of(label.territory) == Some(part)
            && let Some(own) = symbol(scene, map, label)
        {
            around = match around {
                Some(around) if around.seen == own.seen => {
                    Some(Shown::new(around.bounds.union(&own.bounds), own.seen))
                }
                // What is out of sight would stretch the box of what is not.
                Some(around) if around.seen => Some(around),
                _ => Some(own),
            };
        }
    }
    around
}

/// The box of an area in the first frame that shows it, or where the first one would show it.
fn area(scene: &Scene, map: &Map, feature: FeatureId) -> Option<Shown> {
    let mut unseen = None;
    for frame in &scene.frames {
        let Some(plate) = plate_of(map, frame.id) else { continue };
        for area in &plate.areas {
            if area.feature != Some(feature) {
                continue;
            }
            let whole = Shown::new(frame.box_of(&area.bounds), false);
            if let Some(bounds) = frame.place(&area.bounds) {
                return Some(Shown { bounds, seen: true, ..whole });
            }
            unseen = unseen.or(Some(whole));
        }
    }
    unseen
}

/// The box around the topmost symbol of a place, or where the main frame would show it.
fn symbol(scene: &Scene, map: &Map, label: &Label) -> Option<Shown> {
    let around = |at: Point, radius| Rect::new(at.x, at.y, 0.0, 0.0).grown(radius + 4.0);
    for item in scene.items.iter().rev() {
        let Item::Symbol(symbol) = item else { continue };
        if symbol.feature == Some(FeatureId::Place(label.place)) {
            return Some(Shown::new(around(symbol.at, symbol.radius), true));
        }
    }
    let main = scene.frames.first()?;
    let at = plate_of(map, main.id)?.plane.project(label.at)?;
    Some(Shown::new(around(main.affine.apply(at), 0.0), false))
}

/// A box that reaches `half` or more, px, from its centre to each side.
fn at_least(bounds: Rect, half: f64) -> Rect {
    let center = bounds.center();
    let (w, h) = (bounds.w.max(2.0 * half), bounds.h.max(2.0 * half));
    Rect::new(center.x - w / 2.0, center.y - h / 2.0, w, h)
}

/// The nearest target in a direction: along it counts once, across it twice. Of targets at one point, those read
/// first lie left of the others.
pub fn nearest<'a>(from: &Target, direction: Direction, targets: &'a [Target]) -> Option<&'a Target> {
    let mut best = None;
    let mut least = f64::INFINITY;
    let mut passed = false;
    for target in targets {
        if target.feature == from.feature {
            passed = true;
            continue;
        }
        let nudge = if passed { NUDGE } else { -NUDGE };
        let (x, y) = (target.place.x - from.place.x + nudge, target.place.y - from.place.y);
        let (along, across) = match direction {
            Direction::Left => (-x, y),
            Direction::Right => (x, y),
            Direction::Up => (-y, x),
            Direction::Down => (y, x),
        };
        let (ahead, cost) = (along > 0.0 && across.abs() <= along * 2.0, along + 2.0 * across.abs());
        if ahead && cost < least {
            (best, least) = (Some(target), cost);
        }
    }
    best
}

/// How far apart two targets at one point are taken to be, px.
const NUDGE: f64 = 1e-6;

/// The first target of the group after that of `from`, or before it.
pub(super) fn neighbour_group<'a>(
    from: &Target,
    forwards: bool,
    targets: &'a [Target],
) -> Option<&'a Target> {
    let mut found: Option<&Target> = None;
    for target in targets {
        if forwards && target.group > from.group {
            return Some(target);
        }
        if !forwards && target.group < from.group && found.is_none_or(|found| found.group < target.group) {
            found = Some(target);
        }
    }
    found
}
