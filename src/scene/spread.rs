//! Symbols that would hide each other are moved apart, always the same way, with a leader line back to where
//! they are.

use super::frame::Frame;
use super::layout::PlacedSymbol;
use super::rect::Rect;
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

/// Moves later symbols away from earlier ones of their frame, within that frame.
pub(super) fn spread(symbols: &mut [PlacedSymbol], frames: &[Frame]) {
    for i in 1..symbols.len() {
        let (symbol, placed) = (symbols[i], &symbols[..i]);
        if let Some(free) = free_spot(placed, &symbol, frames[symbol.frame].clip.bounds()) {
            symbols[i].at = free;
        }
    }
}

/// Where the symbol of the same frame is that one at `at` would hide.
fn blocker(placed: &[PlacedSymbol], symbol: &PlacedSymbol, at: Point) -> Option<Point> {
    for s in placed {
        let distance = math::hypot(s.at.x - at.x, s.at.y - at.y);
        if s.frame == symbol.frame && distance < s.radius + symbol.radius + GAP {
            return Some(s.at);
        }
    }
    None
}

/// The nearest free position; `None` where the symbol hides nothing or finds no room.
fn free_spot(placed: &[PlacedSymbol], symbol: &PlacedSymbol, room: Rect) -> Option<Point> {
    let (anchor, room) = (symbol.anchor, room.grown(-symbol.radius));
    let blocked = blocker(placed, symbol, anchor)?;
    let (dx, dy) = (anchor.x - blocked.x, anchor.y - blocked.y);
    // Coincident points go to the lower right, where Western readers look next.
    let away = if dx == 0.0 && dy == 0.0 { 0.7 } else { math::atan2(dy, dx) };
    for ring in 0..RINGS {
        let distance = symbol.radius * STEP * f64::from(ring + 1);
        for turn in 0..DIRECTIONS {
            let steps = f64::from(turn.div_ceil(2));
            let steps = if turn % 2 == 0 { steps } else { -steps };
            let (sin, cos) = math::sincos(away + steps * core::f64::consts::TAU / f64::from(DIRECTIONS));
            let at = point(anchor.x + distance * cos, anchor.y + distance * sin);
            if room.contains(at) && blocker(placed, symbol, at).is_none() {
                return Some(at);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::LabelIx;
    use crate::scene::{Affine, Clip, FrameId, SymbolKind};

    #[test]
    fn coincident_and_near_symbols_end_up_apart() {
        let clip = Clip::Rect(Rect::new(0.0, 0.0, 100.0, 100.0));
        let affine = Affine { scale: 1.0, dx: 0.0, dy: 0.0 };
        let frames = [Frame { id: FrameId::Mainland, clip, affine }];
        let mut symbols: Vec<PlacedSymbol> = Vec::new();
        for i in 0..6 {
            let anchor = point(50.0 + f64::from(i % 3), 50.0);
            let (label, kind) = (LabelIx(0), SymbolKind::Circle);
            symbols.push(PlacedSymbol {
                label,
                frame: 0,
                home: true,
                anchor,
                at: anchor,
                radius: 5.0,
                kind,
                inferred: false,
            });
        }
        spread(&mut symbols, &frames);
        for (i, a) in symbols.iter().enumerate() {
            for b in &symbols[..i] {
                let apart = math::hypot(a.at.x - b.at.x, a.at.y - b.at.y);
                assert!(apart >= 10.0, "{a:?} and {b:?} are {apart} px apart");
            }
        }
    }
}
