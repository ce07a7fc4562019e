//! How far the reader has zoomed into the main frame, and the limits of it. Knows no feature.

use crate::geo::{Point, point, within};
use crate::scene::Affine;

/// Zoom and pan of the main frame: `px = zoom · fitted px + shift`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// 1 shows everything; at most [`MAX_ZOOM`].
    pub zoom: f64,
    /// Shift in px of the preset.
    pub shift: Point,
}

/// Deepest zoom.
pub const MAX_ZOOM: f64 = 12.0;

impl Default for Viewport {
    fn default() -> Self {
        Viewport { zoom: 1.0, shift: point(0.0, 0.0) }
    }
}

impl Viewport {
    /// Puts `center` (px of the fitted page) in the middle of a page of the given size.
    pub fn centered(zoom: f64, center: Point, (width, height): (f64, f64)) -> Viewport {
        let zoom = if zoom.is_finite() { within(zoom, 1.0, MAX_ZOOM) } else { 1.0 };
        let shift = |size: f64, c: f64| within(size / 2.0 - zoom * c, size * (1.0 - zoom), 0.0);
        Viewport { zoom, shift: point(shift(width, center.x), shift(height, center.y)) }
    }

    /// Whether everything is shown.
    pub fn is_fitted(&self) -> bool {
        self.zoom == 1.0 && self.shift == point(0.0, 0.0)
    }

    /// Applies it to the affine of a fitted frame.
    pub fn apply(&self, fitted: Affine) -> Affine {
        Affine {
            scale: fitted.scale * self.zoom,
            dx: fitted.dx * self.zoom + self.shift.x,
            dy: fitted.dy * self.zoom + self.shift.y,
        }
    }
}
