//! The features that can be focused, with their boxes: what the page mirrors as buttons over the canvas.

use super::event::Direction;
use crate::FeatureId;
use crate::geo::Point;
use crate::map::Map;
use crate::scene::{Item, Rect, Scene, plate_of};

/// A focusable feature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// What it is.
    pub feature: FeatureId,
    /// Where its ring is drawn, px of the scene.
    pub bounds: Rect,
    /// Where arrows measure from and its tooltip points to, px.
    pub anchor: Point,
}

/// Smallest side of a target, px of the scene.
const SMALLEST: f64 = 24.0;

/// Every pickable feature of the scene once, areas before the symbols that lie on them.
pub fn targets(scene: &Scene, map: &Map) -> Vec<Target> {
    let symbols = symbols(scene);
    let mut out = Vec::new();
    for frame in &scene.frames {
        let Some(plate) = plate_of(map, frame.id) else { continue };
        for area in &plate.areas {
            let Some(feature) = area.feature else { continue };
            let Some(bounds) = frame.place(&area.bounds) else { continue };
            // A city state under its own symbol is reached through it.
            let hidden = symbols.iter().any(|s| s.bounds.encloses(&bounds));
            if !hidden && !holds(&out, feature) {
                out.push(Target { feature, bounds, anchor: bounds.center() });
            }
        }
    }
    out.extend_from_slice(&symbols);
    out
}

fn holds(targets: &[Target], feature: FeatureId) -> bool {
    targets.iter().any(|target| target.feature == feature)
}

/// The topmost symbol of each place.
fn symbols(scene: &Scene) -> Vec<Target> {
    let mut out = Vec::new();
    for item in scene.items.iter().rev() {
        let Item::Symbol(symbol) = item else { continue };
        let Some(feature) = symbol.feature else { continue };
        if !holds(&out, feature) {
            let half = (symbol.radius + 4.0).max(SMALLEST / 2.0);
            let bounds = Rect::new(symbol.at.x - half, symbol.at.y - half, 2.0 * half, 2.0 * half);
            out.push(Target { feature, bounds, anchor: symbol.at });
        }
    }
    out
}

/// The nearest target in a direction: along it counts once, across it twice.
pub fn nearest<'a>(from: &Target, direction: Direction, targets: &'a [Target]) -> Option<&'a Target> {
    let mut best = None;
    let mut least = f64::INFINITY;
    for target in targets {
        let (x, y) = (target.anchor.x - from.anchor.x, target.anchor.y - from.anchor.y);
        let (along, across) = match direction {
            Direction::Left => (-x, y),
            Direction::Right => (x, y),
            Direction::Up => (-y, x),
            Direction::Down => (y, x),
        };
        let (ahead, cost) = (along > 0.5 && across.abs() <= along * 2.0, along + 2.0 * across.abs());
        if ahead && cost < least && target.feature != from.feature {
            (best, least) = (Some(target), cost);
        }
    }
    best
}
