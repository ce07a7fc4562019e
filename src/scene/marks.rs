//! How the mark of each tier is drawn: told apart by shape, size and fill, and only then by colour.

use super::ink::Ink;
use super::items::{Fill, PathItem, Shape, Stroke, Symbol, SymbolKind};
use crate::geo::point;
use crate::map::Outline;

/// Width of the light ring around a filled mark, px.
const RING: f64 = 1.8;
/// A mark under the pointer grows by this factor.
const RAISED: f64 = 1.22;

/// Corners of the angular marks, hundredths of their half width, closed.
const DIAMOND: [[i8; 2]; 5] = [[0, -100], [100, 0], [0, 100], [-100, 0], [0, -100]];
const SQUARE: [[i8; 2]; 5] = [[-86, -86], [86, -86], [86, 86], [-86, 86], [-86, -86]];
const TRIANGLE: [[i8; 2]; 4] = [[0, -100], [95, 72], [-95, 72], [0, -100]];
#[cfg(supplied)]
const HEXAGON: [[i8; 2]; 7] = [[-50, -90], [50, -90], [100, 0], [50, 90], [-50, 90], [-100, 0], [-50, -90]];

impl Symbol {
    /// The paths of the mark, px, in painting order.
    pub fn marks(&self) -> Vec<PathItem> {
        let r = if self.raised { self.radius * RAISED } else { self.radius };
        let ink = if self.kind == SymbolKind::Diamond { Ink::Accent } else { Ink::Mark };
        let mut marks = Vec::new();
        let mut push = |r: f64, fill: Ink, width: f64, dash: f64| {
            let stroke = (width > 0.0).then_some(Stroke { ink, width, dash });
            marks.push(PathItem {
                feature: self.feature,
                shape: self.shape(r),
                fill: Some(Fill(fill)),
                stroke,
            });
        };
        if matches!(self.kind, SymbolKind::Circle | SymbolKind::Triangle) {
            let dash = if self.inferred { r * 0.5 } else { 0.0 };
            push(r, Ink::MarkInside, (r * 0.36).max(1.4), dash);
        } else if self.inferred {
            // The ring is dashed in the mark's own colour.
            push(r + RING + 1.0, Ink::MarkInside, 1.3, 2.4);
            push(r * 0.78, ink, 0.0, 0.0);
        } else {
            push(r + RING, Ink::MarkInside, 0.0, 0.0);
            push(r, ink, 0.0, 0.0);
        }
        if self.selected {
            for (ink, width) in [(Ink::Halo, 5.0), (Ink::Selection, 2.2)] {
                marks.push(PathItem::new(Shape::Circle(self.at, r + 5.0), None, ink, width));
            }
        }
        marks
    }

    /// The outline of a mark of half width `r`, px.
    pub(super) fn shape(&self, r: f64) -> Shape {
        let (corners, r): (&[[i8; 2]], f64) = match self.kind {
            SymbolKind::Circle => return Shape::Circle(self.at, r),
            SymbolKind::Diamond => (&DIAMOND, r),
            SymbolKind::Square => (&SQUARE, r),
            SymbolKind::Triangle => (&TRIANGLE, r * 1.15),
            #[cfg(supplied)]
            SymbolKind::Hexagon => (&HEXAGON, r),
        };
        let mut lines = Outline::default();
        for [x, y] in corners {
            let part = |hundredths: i8| r * (f64::from(hundredths) / 100.0);
            lines.points.push(point(self.at.x + part(*x), self.at.y + part(*y)));
        }
        lines.close_run(0);
        Shape::Lines(lines)
    }
}
