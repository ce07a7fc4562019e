//! A scene as bytes, every coordinate resolved to px with all its bits: what a native build and a browser must
//! agree on.

use super::frame::Clip;
use super::items::{Fill, Group, Item, PathItem, Scene, Shape, Stroke, Symbol, Text};
use super::layout::plate_of;
use crate::FeatureId;
use crate::geo::Point;
use crate::map::{Map, Outline};

impl Scene {
    /// Every item with its resolved geometry.
    pub fn to_bytes(&self, map: &Map) -> Vec<u8> {
        let mut out = Bytes(Vec::new());
        out.number(self.width);
        out.number(self.height);
        for item in &self.items {
            match item {
                Item::Group(group) => out.group(group, map),
                Item::Path(path) => out.path(path, &|shape| page_outline(shape)),
                Item::Symbol(symbol) => out.symbol(symbol),
                Item::Text(text) => out.text(text),
            }
        }
        out.0
    }
}

fn page_outline(shape: &Shape) -> Outline {
    match shape {
        Shape::Lines(lines) | Shape::Moving(lines) => lines.clone(),
        Shape::Rect(r) => {
            Outline { points: vec![crate::geo::point(r.x, r.y), crate::geo::point(r.w, r.h)], ends: vec![2] }
        }
        Shape::Circle(c, r) => Outline { points: vec![*c, crate::geo::point(*r, 0.0)], ends: vec![2] },
        Shape::Plate(_) => Outline::default(),
        #[cfg(supplied)]
        Shape::Shared(shared) => shared.lines.clone(),
    }
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn number(&mut self, value: f64) {
        self.0.extend(value.to_le_bytes());
    }

    fn point(&mut self, p: Point) {
        self.number(p.x);
        self.number(p.y);
    }

    fn feature(&mut self, feature: Option<FeatureId>) {
        let (tag, ix) = match feature {
            None => (0, 0),
            Some(FeatureId::Region(ix)) => (1, u16::from(ix.0)),
            Some(FeatureId::France) => (2, 0),
            Some(FeatureId::Country(ix)) => (3, u16::from(ix.0)),
            Some(FeatureId::Place(ix)) => (4, ix.0),
            Some(FeatureId::Part(ix)) => (5, u16::from(ix.0)),
            #[cfg(supplied)]
            Some(FeatureId::Area(ix)) => (6, ix.0),
        };
        self.0.push(tag);
        self.0.extend(ix.to_le_bytes());
    }

    fn group(&mut self, group: &Group, map: &Map) {
        self.0.extend([b'G', group.cuts]);
        match group.frame.clip {
            Clip::Rect(r) => [r.x, r.y, r.w, r.h].into_iter().for_each(|v| self.number(v)),
            Clip::Circle(c, r) => [c.x, c.y, r].into_iter().for_each(|v| self.number(v)),
        }
        let Some(plate) = plate_of(map, group.frame.id) else { return };
        for path in &group.paths {
            self.path(path, &|shape| {
                let outline = match shape {
                    Shape::Plate(shape) => plate.outline(*shape).clone(),
                    other => page_outline(other),
                };
                let points = outline.points.iter().map(|p| group.frame.affine.apply(*p)).collect();
                Outline { points, ends: outline.ends }
            });
        }
    }

    fn path(&mut self, path: &PathItem, outline: &dyn Fn(&Shape) -> Outline) {
        self.0.push(b'P');
        self.feature(path.feature);
        self.0.push(path.fill.map_or(u8::MAX, |Fill(ink)| ink as u8));
        if let Some(Stroke { ink, width, dash }) = path.stroke {
            self.0.push(ink as u8);
            self.number(width);
            self.number(dash);
        }
        let outline = outline(&path.shape);
        outline.ends.iter().for_each(|end| self.0.extend(end.to_le_bytes()));
        outline.points.iter().for_each(|p| self.point(*p));
    }

    fn symbol(&mut self, symbol: &Symbol) {
        self.0.push(b'S');
        self.feature(symbol.feature);
        self.point(symbol.at);
        self.number(symbol.radius);
        let flags = [symbol.inferred, symbol.selected, symbol.raised].map(u8::from);
        self.0.extend(flags);
        self.0.push(symbol.kind as u8);
    }

    fn text(&mut self, text: &Text) {
        self.0.push(b'T');
        self.feature(text.feature);
        self.point(text.at);
        [text.px, text.width, text.tracking].into_iter().for_each(|v| self.number(v));
        self.0.extend([text.align as u8, text.weight as u8, text.ink as u8, u8::from(text.halo)]);
        self.0.extend(text.text.as_bytes());
    }
}
