//! How far the reader has zoomed into the main frame, and the limits of it. Knows no feature.

use crate::geo::{Point, point, within};
use crate::scene::{Affine, Rect};

/// Zoom and pan of the main frame: `px = zoom · fitted px + shift`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    /// 1 shows everything; at most that of its depth.
    pub zoom: f64,
    /// Shift in px of the preset.
    pub shift: Point,
    /// How deep it may go.
    pub depth: Depth,
}

/// How deep one may zoom: that of the built-in map is fixed, and takes no room in its program.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Depth(#[cfg(supplied)] f64);

impl Depth {
    /// As deep as the built-in map.
    pub const USUAL: Depth = Depth(
        #[cfg(supplied)]
        MAX_ZOOM,
    );

    /// So many times larger than everything, at least once.
    #[cfg(supplied)]
    pub fn of(zoom: f64) -> Depth {
        Depth(zoom.max(1.0))
    }

    /// The deepest zoom.
    #[inline]
    pub fn zoom(self) -> f64 {
        #[cfg(supplied)]
        return self.0;
        #[cfg(not(supplied))]
        MAX_ZOOM
    }
}

/// Deepest zoom of the built-in map.
pub const MAX_ZOOM: f64 = 12.0;
/// How far the edge of a deeply zoomed page may be drawn into the page, as a part of it: what lies at the edge can be
/// brought near the middle.
const SLACK: f64 = 0.35;

impl Default for Viewport {
    fn default() -> Self {
        Viewport { zoom: 1.0, shift: point(0.0, 0.0), depth: Depth::USUAL }
    }
}

impl Viewport {
    /// The nearest viewport within the limits, on a page of the given size.
    fn limited(zoom: f64, shift: Point, (width, height): (f64, f64), depth: Depth) -> Viewport {
        let zoom = if zoom.is_finite() { within(zoom, 1.0, depth.zoom()) } else { 1.0 };
        let side = |shift: f64, size: f64| {
            let slack = SLACK * size * (1.0 - 1.0 / zoom);
            // Not a number counts as the lower limit.
            within(shift, size * (1.0 - zoom) - slack, slack)
        };
        Viewport { zoom, shift: point(side(shift.x, width), side(shift.y, height)), depth }
    }

    /// Puts `center` (px of the fitted page) in the middle of a page of the given size.
    pub fn centered(zoom: f64, center: Point, (width, height): (f64, f64)) -> Viewport {
        Viewport::default().around(zoom, center, (width, height))
    }

    /// The same as deep as this one may go.
    pub fn around(&self, zoom: f64, center: Point, (width, height): (f64, f64)) -> Viewport {
        let shift = point(width / 2.0 - zoom * center.x, height / 2.0 - zoom * center.y);
        Viewport::limited(zoom, shift, (width, height), self.depth)
    }

    /// The largest zoom, at most `deepest`, at which a box of the fitted page fits into `room`, there in the middle.
    pub fn onto(part: &Rect, room: &Rect, deepest: f64, size: (f64, f64)) -> Viewport {
        Viewport::default().fit(part, room, deepest, size)
    }

    /// The same as deep as this one may go.
    pub fn fit(&self, part: &Rect, room: &Rect, deepest: f64, size: (f64, f64)) -> Viewport {
        let zoom = (room.w / part.w.max(1.0)).min(room.h / part.h.max(1.0));
        let zoom = within(zoom, 1.0, deepest);
        let (from, to) = (part.center(), room.center());
        Viewport::limited(zoom, point(to.x - zoom * from.x, to.y - zoom * from.y), size, self.depth)
    }

    /// `factor` times as large, the point `at` of the page staying where it is.
    pub fn zoomed(&self, at: Point, factor: f64, size: (f64, f64)) -> Viewport {
        let factor = if factor.is_finite() { factor } else { 1.0 };
        let zoom = within(self.zoom * factor, 1.0, self.depth.zoom());
        let by = zoom / self.zoom;
        let side = |at: f64, shift: f64| at - by * (at - shift);
        Viewport::limited(zoom, point(side(at.x, self.shift.x), side(at.y, self.shift.y)), size, self.depth)
    }

    /// Moved by some px of the page.
    pub fn panned(&self, by: Point, size: (f64, f64)) -> Viewport {
        Viewport::limited(self.zoom, point(self.shift.x + by.x, self.shift.y + by.y), size, self.depth)
    }

    /// A part `t`, 0 to 1, of the way to another: each step zooms by about the same factor, around one point.
    pub fn toward(&self, to: &Viewport, t: f64) -> Viewport {
        let (zoom, part) = glide(self.zoom, to.zoom, t);
        let side = |from: f64, to: f64| from + (to - from) * part;
        let shift = point(side(self.shift.x, to.shift.x), side(self.shift.y, to.shift.y));
        Viewport { zoom, shift, depth: to.depth }
    }

    /// Everything, and as deep as this one may go.
    #[inline]
    pub fn whole(&self) -> Viewport {
        Viewport { depth: self.depth, ..Viewport::default() }
    }

    /// Where a point of the zoomed page is on the fitted one.
    pub fn fitted(&self, at: Point) -> Point {
        point((at.x - self.shift.x) / self.zoom, (at.y - self.shift.y) / self.zoom)
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

/// The scale at a part `t`, 0 to 1, of the way between two, each step by about the same factor; and the part of the way
/// that shifts have to go for it to happen around one point.
pub(crate) fn glide(a: f64, b: f64, t: f64) -> (f64, f64) {
    // The middle of the arithmetic and the harmonic way is close to the geometric one and needs no logarithm.
    let scale = ((a + (b - a) * t) * (a * b / (b + (a - b) * t))).sqrt();
    let part = if (b - a).abs() > 1e-6 * a { (scale - a) / (b - a) } else { t };
    (scale, part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: (f64, f64) = (960.0, 640.0);

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let at = point(500.0, 300.0);
        let seen = Viewport::centered(3.0, at, PAGE);
        let there = |v: &Viewport| point((400.0 - v.shift.x) / v.zoom, (250.0 - v.shift.y) / v.zoom);
        let closer = seen.zoomed(point(400.0, 250.0), 1.7, PAGE);
        let (a, b) = (there(&seen), there(&closer));
        assert!((a.x - b.x).abs() < 1e-9 && (a.y - b.y).abs() < 1e-9, "{a:?} {b:?}");
    }

    #[test]
    fn the_way_begins_and_ends_where_it_should_and_zooms_evenly() {
        let (from, to) = (Viewport::default(), Viewport::centered(9.0, point(300.0, 200.0), PAGE));
        assert_eq!(from.toward(&to, 0.0), from);
        let end = from.toward(&to, 1.0);
        assert!((end.zoom - 9.0).abs() < 1e-9 && (end.shift.x - to.shift.x).abs() < 1e-6);
        assert!((from.toward(&to, 0.5).zoom - 3.0).abs() < 1e-9);
    }

    #[test]
    fn nothing_leads_out_of_the_limits() {
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, -1e300, 0.0] {
            for seen in [
                Viewport::centered(odd, point(odd, 1.0), PAGE),
                Viewport::default().zoomed(point(odd, odd), odd, PAGE),
                Viewport::centered(4.0, point(1.0, 1.0), PAGE).panned(point(odd, -odd), PAGE),
                Viewport::onto(&Rect::new(0.0, 0.0, odd, odd), &Rect::new(0.0, 0.0, 9.0, 9.0), 5.0, PAGE),
            ] {
                assert!((1.0..=MAX_ZOOM).contains(&seen.zoom), "{odd}: {seen:?}");
                assert!(seen.shift.x.is_finite() && seen.shift.y.is_finite(), "{odd}: {seen:?}");
            }
        }
        assert!(Viewport::centered(1.0, point(0.0, 0.0), PAGE).is_fitted());
        assert!(
            Viewport::centered(5.0, point(9.0, 9.0), PAGE).zoomed(point(9.0, 9.0), 0.01, PAGE).is_fitted()
        );
    }
}
