//! Symbols that would hide each other are moved apart, always the same way, with a leader line back to where
//! they are.

use super::items::Rect;
use crate::geo::{Point, point};
use crate::math;

/// Directions tried around a symbol that is in the way, the first being away from it.
const DIRECTIONS: u32 = 16;
/// Rings of growing distance tried before giving up.
const RINGS: u32 = 24;
/// Distance of the rings, as a part of the symbol's half width.
const STEP: f64 = 0.4;
/// Gap between two symbols, px.
const GAP: f64 = 1.5;

/// A symbol before and after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spot {
    /// True position, px.
    pub(super) anchor: Point,
    /// Drawn position, px.
    pub(super) at: Point,
    /// Half its width, px.
    pub(super) radius: f64,
}

/// Moves later spots away from earlier ones; `room` is where they may go.
pub(super) fn spread(spots: &mut [Spot], room: Rect) {
    for i in 0..spots.len() {
        let (placed, rest) = spots.split_at_mut(i);
        let spot = &mut rest[0];
        let Some(blocker) = blocker(placed, spot.anchor, spot.radius) else { continue };
        if let Some(free) = free_spot(placed, *spot, blocker, room) {
            spot.at = free;
        }
    }
}

fn blocker(placed: &[Spot], at: Point, radius: f64) -> Option<Point> {
    let too_near = |s: &&Spot| math::hypot(s.at.x - at.x, s.at.y - at.y) < s.radius + radius + GAP;
    placed.iter().find(too_near).map(|s| s.at)
}

fn free_spot(placed: &[Spot], spot: Spot, blocker: Point, room: Rect) -> Option<Point> {
    let (dx, dy) = (spot.anchor.x - blocker.x, spot.anchor.y - blocker.y);
    // Coincident points go to the lower right, where Western readers look next.
    let away = if dx == 0.0 && dy == 0.0 { 0.7 } else { math::atan2(dy, dx) };
    for ring in 1..=RINGS {
        let distance = spot.radius * STEP * f64::from(ring);
        for turn in 0..DIRECTIONS {
            let side = if turn % 2 == 0 { 1.0 } else { -1.0 };
            let angle =
                away + side * f64::from(turn.div_ceil(2)) * core::f64::consts::TAU / f64::from(DIRECTIONS);
            let at = point(
                spot.anchor.x + distance * math::cos(angle),
                spot.anchor.y + distance * math::sin(angle),
            );
            let inside = room.grown(-spot.radius).contains(at);
            if inside && self::blocker(placed, at, spot.radius).is_none() {
                return Some(at);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coincident_and_near_symbols_end_up_apart() {
        let at = point(50.0, 50.0);
        let mut spots: Vec<Spot> =
            (0..6).map(|i| Spot { anchor: point(at.x + f64::from(i % 3), at.y), at, radius: 5.0 }).collect();
        spread(&mut spots, Rect::new(0.0, 0.0, 100.0, 100.0));
        for (i, a) in spots.iter().enumerate() {
            for b in &spots[..i] {
                let apart = math::hypot(a.at.x - b.at.x, a.at.y - b.at.y);
                assert!(apart >= 10.0, "{a:?} and {b:?} are {apart} px apart");
            }
        }
    }
}
