//! The features that can be focused, with their boxes: what the page mirrors as buttons over the canvas.

use super::event::Direction;
use super::reading::{Group, reading};
use super::state::State;
use crate::FeatureId;
use crate::atlas::{Atlas, LabelIx, PartIx};
use crate::geo::Point;
use crate::map::Map;
use crate::scene::{Item, Rect, Scene, plate_of};

/// A focusable feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// What it is.
    pub feature: FeatureId,
    /// What it is read with.
    pub group: Group,
    /// Where its ring is drawn, px of the scene.
    pub bounds: Rect,
    /// Where arrows measure from and its tooltip points to, px.
    pub anchor: Point,
}

/// Every feature that the scene shows, once, in reading order: regions or countries, each with its places after it.
/// No box has a side under `smallest`, px of the scene.
pub fn targets(scene: &Scene, map: &Map, atlas: &Atlas, state: &State, smallest: f64) -> Vec<Target> {
    let rows = atlas.ranked(state.edition);
    let mut out = Vec::new();
    for (group, feature) in reading(atlas, state) {
        let shown = match feature {
            FeatureId::Part(part) => part_of_world(scene, atlas, &rows, part),
            _ => area(scene, map, feature),
        };
        if let Some(bounds) = shown.map(|shown| at_least(shown, smallest / 2.0)) {
            out.push(Target { feature, group, bounds, anchor: bounds.center() });
        }
        for row in &rows {
            let label = atlas.label(*row);
            if Some(label.territory) != feature.territory() {
                continue;
            }
            let feature = FeatureId::Place(label.place);
            if let Some((anchor, radius)) = symbol(scene, feature) {
                let at = Rect::new(anchor.x, anchor.y, 0.0, 0.0);
                let bounds = at_least(at, (radius + 4.0).max(smallest / 2.0));
                out.push(Target { feature, group, bounds, anchor });
            }
        }
    }
    out
}

/// The box of the caption of a part of the world, or around its symbols where it has none.
fn part_of_world(scene: &Scene, atlas: &Atlas, rows: &[LabelIx], part: PartIx) -> Option<Rect> {
    for item in &scene.items {
        if let Item::Text(text) = item
            && text.feature == Some(FeatureId::Part(part))
        {
            return Some(text.bounds());
        }
    }
    let mut around: Option<Rect> = None;
    for row in rows {
        let label = atlas.label(*row);
        if atlas.part_of(label.territory) == Some(part)
            && let Some((at, radius)) = symbol(scene, FeatureId::Place(label.place))
        {
            let own = Rect::new(at.x, at.y, 0.0, 0.0).grown(radius + 4.0);
            around = Some(around.map_or(own, |around| around.union(&own)));
        }
    }
    around
}

/// The box of an area in the first frame that shows it.
fn area(scene: &Scene, map: &Map, feature: FeatureId) -> Option<Rect> {
    for frame in &scene.frames {
        let Some(plate) = plate_of(map, frame.id) else { continue };
        for area in &plate.areas {
            if area.feature == Some(feature)
                && let Some(shown) = frame.place(&area.bounds)
            {
                return Some(shown);
            }
        }
    }
    None
}

/// Centre and half the width of the topmost symbol of a place.
fn symbol(scene: &Scene, feature: FeatureId) -> Option<(Point, f64)> {
    for item in scene.items.iter().rev() {
        let Item::Symbol(symbol) = item else { continue };
        if symbol.feature == Some(feature) {
            return Some((symbol.at, symbol.radius));
        }
    }
    None
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
        let (x, y) = (target.anchor.x - from.anchor.x + nudge, target.anchor.y - from.anchor.y);
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
