//! The features that can be focused, with their boxes: what the page mirrors as buttons over the canvas.

use super::event::Direction;
use crate::FeatureId;
use crate::geo::{Point, point};
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
    let mut out: Vec<Target> = Vec::new();
    for frame in &scene.frames {
        let visible = frame.clip.bounds();
        for area in plate_of(map, frame.id).into_iter().flat_map(|plate| &plate.areas) {
            let Some(feature) = area.feature else { continue };
            let (a, b) = (frame.affine.apply(area.bounds.min), frame.affine.apply(area.bounds.max));
            let bounds = Rect::new(a.x, b.y, b.x - a.x, a.y - b.y).intersection(&visible);
            // A city state under its own symbol is reached through it.
            let hidden = |b: &Rect| symbols.iter().any(|s| s.bounds.encloses(b));
            let new = out.iter().all(|t| t.feature != feature);
            if let Some(bounds) = bounds.filter(|b| new && !hidden(b)) {
                out.push(Target { feature, bounds, anchor: bounds.center() });
            }
        }
    }
    out.extend(symbols);
    out
}

/// The topmost symbol of each place.
fn symbols(scene: &Scene) -> Vec<Target> {
    let mut out: Vec<Target> = Vec::new();
    for item in scene.items.iter().rev() {
        let Item::Symbol(symbol) = item else { continue };
        let Some(feature) = symbol.feature else { continue };
        if out.iter().all(|t| t.feature != feature) {
            let half = (symbol.radius + 4.0).max(SMALLEST / 2.0);
            let bounds = Rect::new(symbol.at.x - half, symbol.at.y - half, 2.0 * half, 2.0 * half);
            out.push(Target { feature, bounds, anchor: symbol.at });
        }
    }
    out
}

/// The nearest target in a direction: along it counts once, across it twice.
pub fn nearest<'a>(from: &Target, direction: Direction, targets: &'a [Target]) -> Option<&'a Target> {
    let ahead = |to: Point| {
        let d = point(to.x - from.anchor.x, to.y - from.anchor.y);
        match direction {
            Direction::Left => (-d.x, d.y),
            Direction::Right => (d.x, d.y),
            Direction::Up => (-d.y, d.x),
            Direction::Down => (d.y, d.x),
        }
    };
    let cost = |t: &&Target| {
        let (along, across) = ahead(t.anchor);
        (t.feature != from.feature && along > 0.5 && across.abs() <= along * 2.0)
            .then(|| along + 2.0 * across.abs())
    };
    targets.iter().filter_map(|t| cost(&t).map(|c| (c, t))).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, t)| t)
}
