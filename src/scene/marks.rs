//! How the mark of each tier is drawn: told apart by shape, size and fill, and only then by colour.

use super::items::{Fill, Ink, PathItem, Shape, Stroke, Symbol, SymbolKind};
use crate::geo::{Point, point};
use crate::map::Outline;

/// Width of the light ring around a filled mark, px.
const RING: f64 = 1.8;
/// A mark under the pointer grows by this factor.
const RAISED: f64 = 1.22;

impl Symbol {
    /// The paths of the mark, px, in painting order.
    pub fn marks(&self) -> Vec<PathItem> {
        let r = if self.raised { self.radius * RAISED } else { self.radius };
        let mut marks = match self.kind {
            SymbolKind::Diamond => self.filled(Ink::Accent, |r| diamond(self.at, r), r),
            SymbolKind::Square => self.filled(Ink::Mark, |r| square(self.at, r), r),
            SymbolKind::Circle => vec![self.open(Shape::Circle(self.at, r), r)],
            SymbolKind::Triangle => vec![self.open(triangle(self.at, r * 1.15), r)],
        };
        if self.selected {
            let ring = |radius, ink, width| PathItem {
                feature: None,
                shape: Shape::Circle(self.at, radius),
                fill: None,
                stroke: Some(Stroke { ink, width, dash: 0.0 }),
            };
            marks.push(ring(r + 5.0, Ink::Halo, 5.0));
            marks.push(ring(r + 5.0, Ink::Selection, 2.2));
        }
        marks
    }

    /// A filled mark in a ring; deduced rows get the ring dashed in their own colour.
    fn filled(&self, ink: Ink, shape: impl Fn(f64) -> Shape, r: f64) -> Vec<PathItem> {
        let path =
            |shape, fill, stroke| PathItem { feature: self.feature, shape, fill: Some(Fill(fill)), stroke };
        if !self.inferred {
            return vec![path(shape(r + RING), Ink::MarkInside, None), path(shape(r), ink, None)];
        }
        let dashed = Stroke { ink, width: 1.3, dash: 2.4 };
        vec![path(shape(r + RING + 1.0), Ink::MarkInside, Some(dashed)), path(shape(r * 0.78), ink, None)]
    }

    fn open(&self, shape: Shape, r: f64) -> PathItem {
        let dash = if self.inferred { r * 0.5 } else { 0.0 };
        let stroke = Some(Stroke { ink: Ink::Mark, width: (r * 0.36).max(1.4), dash });
        PathItem { feature: self.feature, shape, fill: Some(Fill(Ink::MarkInside)), stroke }
    }
}

fn ring(points: Vec<Point>) -> Shape {
    let ends = vec![points.len() as u32];
    Shape::Lines(Outline { points, ends })
}

fn around(at: Point, corners: &[(f64, f64)]) -> Shape {
    let mut points: Vec<Point> = corners.iter().map(|(x, y)| point(at.x + x, at.y + y)).collect();
    points.extend(points.first().copied());
    ring(points)
}

fn diamond(at: Point, r: f64) -> Shape {
    around(at, &[(0.0, -r), (r, 0.0), (0.0, r), (-r, 0.0)])
}

fn square(at: Point, r: f64) -> Shape {
    let h = r * 0.86;
    around(at, &[(-h, -h), (h, -h), (h, h), (-h, h)])
}

fn triangle(at: Point, r: f64) -> Shape {
    around(at, &[(0.0, -r), (r * 0.95, r * 0.72), (-r * 0.95, r * 0.72)])
}
