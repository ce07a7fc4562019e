//! What lies under a point of the scene: names and symbols before land, the topmost first. Exact: holes, islands
//! and frames are respected. Knows no painting.

use crate::FeatureId;
use crate::geo::Point;
use crate::map::Map;
use crate::scene::{Frame, Item, Scene, Symbol, plate_of};

/// How much a pointer forgives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reach {
    /// Smallest half width of a symbol's target, px of the scene. 0 leaves symbols and names out.
    pub symbol: f64,
}

impl Reach {
    /// Only land answers.
    pub const AREAS_ONLY: Reach = Reach { symbol: 0.0 };

    /// Half of a target of `css_px`, for a scene drawn at `scale`.
    pub fn target(css_px: f64, scale: f64) -> Reach {
        Reach { symbol: css_px / 2.0 / scale.max(0.01) }
    }
}

/// The feature under the point; `None` over the sea and over land that never held a label.
pub fn pick(scene: &Scene, map: &Map, at: Point, reach: Reach) -> Option<FeatureId> {
    if reach.symbol > 0.0 {
        let hit = nearest_symbol(scene, at, reach.symbol).or_else(|| name(scene, at));
        if hit.is_some() {
            return hit;
        }
    }
    area(scene, map, at)
}

/// Of several targets that overlap, the nearest centre wins, so that near symbols can each be reached.
fn nearest_symbol(scene: &Scene, at: Point, reach: f64) -> Option<FeatureId> {
    let mut best: Option<(f64, FeatureId)> = None;
    for item in &scene.items {
        let Item::Symbol(Symbol { feature: Some(feature), at: center, radius, .. }) = item else { continue };
        let (dx, dy) = (center.x - at.x, center.y - at.y);
        let (distance, limit) = (dx * dx + dy * dy, radius.max(reach));
        if distance <= limit * limit && best.is_none_or(|(d, _)| distance <= d) {
            best = Some((distance, *feature));
        }
    }
    best.map(|(_, feature)| feature)
}

fn name(scene: &Scene, at: Point) -> Option<FeatureId> {
    scene.items.iter().rev().find_map(|item| match item {
        Item::Text(text) if text.feature.is_some() && text.bounds().contains(at) => text.feature,
        _ => None,
    })
}

fn area(scene: &Scene, map: &Map, at: Point) -> Option<FeatureId> {
    let frame = frame_at(scene, at)?;
    let metres = frame.affine.invert(at);
    let plate = plate_of(map, frame.id)?;
    plate.areas.iter().find(|area| area.contains(metres)).and_then(|area| area.feature)
}

/// The topmost frame under the point.
pub fn frame_at(scene: &Scene, at: Point) -> Option<&Frame> {
    scene.frames.iter().rev().find(|frame| frame.clip.contains(at))
}
