//! What only the built-in map's frames show: the shapes of its plates, and lines on their way between two pages.

use super::Painter;
use super::kept::{START, mixed, trace};
use crate::map::{Outline, Plate, PlateShape};
use crate::scene::{PathItem, Stroke};

impl Painter<'_> {
    /// Paints lines that the next picture does not have.
    pub(super) fn moving_path(
        &mut self,
        path: &PathItem,
        stroke: Option<Stroke>,
        lines: &Outline,
        scale: f64,
    ) {
        self.context.begin_path();
        for run in lines.runs() {
            trace(self.context.as_ref(), run, path.is_closed());
        }
        if let Some(fill) = path.fill {
            self.fill_style(fill.0);
            self.context.fill();
        }
        if let Some(stroke) = stroke {
            self.stroke_style(stroke, scale);
            self.context.stroke();
        }
    }
}

/// The outline of a shape with corners that are cut so often: what tells it from others of its plate, and whether its runs close.
pub(super) fn outline(shape: PlateShape, plate: &Plate, cuts: u8) -> (u64, &Outline, bool) {
    let (key, closed) = shape_key(shape);
    (mixed(mixed(START, u64::from(cuts)), key), plate.outline(shape), closed)
}

/// What tells a shape from others of its plate, and whether its runs close.
fn shape_key(shape: PlateShape) -> (u64, bool) {
    match shape {
        PlateShape::Area(i) => (u64::from(i), true),
        PlateShape::Context => (1 << 16, true),
        PlateShape::Globe => (2 << 16, true),
        PlateShape::Borders => (3 << 16, false),
        PlateShape::Coasts => (4 << 16, false),
        PlateShape::Graticule => (5 << 16, false),
    }
}

/// Lines are told apart to the metre: their distance is the same at every zoom but for rounding.
pub(super) fn hatch_key(lines: &Outline) -> u64 {
    let mut key = mixed(START, lines.points.len() as u64);
    for end in [lines.points.first(), lines.points.last()].into_iter().flatten() {
        for metres in [end.x, end.y] {
            key = mixed(key, (metres + 0.5).floor() as i64 as u64);
        }
    }
    key
}
