//! What meets what in a scene: for each text, line and mark the paint that it lies on, found by looking at points of
//! the page as the painters would paint them.

use std::collections::{HashMap, HashSet};

use french_tech_map::geo::{Outline, Point, point};
use french_tech_map::map::{Map, Plate, PlateShape};
use french_tech_map::scene::{
    Affine, Clip, Fill, Group, Ink, Item, PathItem, Rect, Scene, Shape, Symbol, Text, plate_of,
};

/// Paint over paint, the lowest first; the first is opaque.
pub(crate) type Stack = Vec<Ink>;

/// Something that must be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Drawn {
    Text(Ink),
    Line(Ink),
    Mark(Ink),
}

/// With the page where they were first seen.
pub(crate) type Pairs = HashMap<(Drawn, Stack), String>;

/// Of coasts, borders and hatches so many segments are looked at, evenly spread.
const SEGMENTS: usize = 300;

/// Adds the pairs of a scene, which is that of the page of the given name.
pub(crate) fn walk(scene: &Scene, map: &Map, page: &str, pairs: &mut Pairs) {
    let mut look = Look { scene, map, page, pairs };
    for item in &scene.items {
        match item {
            Item::Text(text) => look.text(text),
            Item::Symbol(symbol) => look.symbol(symbol),
            Item::Path(path) => look.page_line(path),
            Item::Group(group) => look.group(group),
        }
    }
}

struct Look<'a> {
    scene: &'a Scene,
    map: &'a Map,
    page: &'a str,
    pairs: &'a mut Pairs,
}

impl Look<'_> {
    fn meet(&mut self, drawn: Drawn, at: Point) {
        self.add(drawn, stack(self.scene, self.map, at));
    }

    fn add(&mut self, drawn: Drawn, stack: Stack) {
        self.pairs.entry((drawn, stack)).or_insert_with(|| self.page.to_owned());
    }

    /// A halo is opaque and wider than what smoothing mixes: the letters lie on it.
    fn text(&mut self, text: &Text) {
        let drawn = Drawn::Text(text.ink);
        if text.halo {
            self.add(drawn, vec![Ink::Halo]);
            return;
        }
        let b = text.bounds();
        for x in 0..9 {
            for y in 0..3 {
                self.meet(drawn, point(b.x + b.w * f64::from(x) / 8.0, b.y + b.h * f64::from(y) / 2.0));
            }
        }
        for ink in lines_through(self.scene, self.map, &b) {
            self.add(drawn, vec![ink]);
        }
    }

    fn symbol(&mut self, symbol: &Symbol) {
        for mark in symbol.marks() {
            let inks = [mark.fill.map(|fill| fill.0), mark.stroke.map(|stroke| stroke.ink)];
            for ink in inks.into_iter().flatten() {
                if matches!(ink, Ink::MarkInside | Ink::Halo) {
                    continue;
                }
                let light = if ink == Ink::Selection { Ink::Halo } else { Ink::MarkInside };
                self.add(Drawn::Mark(ink), vec![light]);
                for (dx, dy) in [(1.0, 0.0), (0.7, 0.7), (0.0, 1.0), (-0.7, 0.7)] {
                    let by = 1.4 * symbol.radius + 4.0;
                    self.meet(Drawn::Mark(ink), point(symbol.at.x + by * dx, symbol.at.y + by * dy));
                    self.meet(Drawn::Mark(ink), point(symbol.at.x - by * dx, symbol.at.y - by * dy));
                }
            }
        }
    }

    /// Both sides of a line that stands on the page.
    fn page_line(&mut self, path: &PathItem) {
        let Some(stroke) = path.stroke else { return };
        let by = stroke.width / 2.0 + 0.6;
        match &path.shape {
            Shape::Rect(r) => {
                let center = r.center();
                for side in [-1.0, 1.0] {
                    let out = r.grown(side * by);
                    self.meet(Drawn::Line(stroke.ink), point(out.x, center.y));
                    self.meet(Drawn::Line(stroke.ink), point(center.x, out.y));
                }
            }
            Shape::Circle(center, radius) => {
                for turn in 0..24 {
                    let (sin, cos) = (std::f64::consts::TAU * f64::from(turn) / 24.0).sin_cos();
                    for r in [radius - by, radius + by] {
                        self.meet(Drawn::Line(stroke.ink), point(center.x + r * cos, center.y + r * sin));
                    }
                }
            }
            Shape::Lines(lines) | Shape::Moving(lines) => self.sides(stroke.ink, by, lines, None),
            Shape::Plate(_) | Shape::Shared(_) => {}
        }
    }

    fn group(&mut self, Group { frame, paths, .. }: &Group) {
        let Some(plate) = plate_of(self.map, frame.id) else { return };
        for path in paths {
            let Some(stroke) = path.stroke else { continue };
            let lines = match &path.shape {
                Shape::Plate(shape) => plate.outline(*shape),
                Shape::Lines(lines) | Shape::Moving(lines) => lines,
                Shape::Shared(shared) => &shared.lines,
                Shape::Circle(..) | Shape::Rect(_) => continue,
            };
            self.sides(stroke.ink, stroke.width / 2.0 + 0.6, lines, Some((frame.affine, frame.clip)));
        }
    }

    /// Points `by` px to both sides of lines, at the middle and along the long ones.
    fn sides(&mut self, ink: Ink, by: f64, lines: &Outline, placed: Option<(Affine, Clip)>) {
        let edges = lines.runs().flat_map(|run| run.windows(2));
        for edge in edges.step_by((lines.points.len() / SEGMENTS).max(1)) {
            let [a, b] = [edge[0], edge[1]].map(|p| placed.map_or(p, |(affine, _)| affine.apply(p)));
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let length = dx.hypot(dy).max(1e-9);
            let steps = (length / 12.0).ceil().clamp(1.0, 40.0) as u32;
            for step in 0..steps {
                let t = (f64::from(step) + 0.5) / f64::from(steps);
                let middle = point(a.x + t * dx, a.y + t * dy);
                if placed.is_some_and(|(_, clip)| !clip.contains(middle)) {
                    continue;
                }
                for side in [-by, by] {
                    let at = point(middle.x - side * dy / length, middle.y + side * dx / length);
                    self.meet(Drawn::Line(ink), at);
                }
            }
        }
    }
}

/// The fills at a point of the page, from the last opaque one up.
pub(crate) fn stack(scene: &Scene, map: &Map, at: Point) -> Stack {
    let mut stack = vec![Ink::Ground];
    let mut push = |fill: Fill| {
        if fill.0 != Ink::Veil {
            stack.clear();
        }
        stack.push(fill.0);
    };
    for item in &scene.items {
        match item {
            // The dot at the end of a way is a mark itself.
            Item::Path(PathItem { fill: Some(Fill(Ink::Selection)), .. }) => {}
            Item::Path(PathItem { fill: Some(fill), shape, .. }) => {
                let inside = match shape {
                    Shape::Rect(r) => r.contains(at),
                    Shape::Circle(center, r) => Clip::Circle(*center, *r).contains(at),
                    Shape::Lines(_) | Shape::Moving(_) | Shape::Plate(_) | Shape::Shared(_) => false,
                };
                if inside {
                    push(*fill);
                }
            }
            Item::Group(Group { frame, paths, .. }) if frame.clip.contains(at) => {
                let Some(plate) = plate_of(map, frame.id) else { continue };
                let on_plate = frame.affine.invert(at);
                for path in paths {
                    if let (Some(fill), Shape::Plate(shape)) = (path.fill, &path.shape)
                        && covers(plate, *shape, on_plate)
                    {
                        push(fill);
                    }
                }
            }
            _ => {}
        }
    }
    stack
}

fn covers(plate: &Plate, shape: PlateShape, at: Point) -> bool {
    match shape {
        PlateShape::Area(i) => plate.areas[i as usize].contains(at),
        _ => is_inside(plate.outline(shape), at),
    }
}

/// Even-odd.
fn is_inside(outline: &Outline, at: Point) -> bool {
    let mut inside = false;
    for run in outline.runs() {
        for edge in run.windows(2) {
            let (a, b) = (edge[0], edge[1]);
            if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x {
                inside = !inside;
            }
        }
    }
    inside
}

/// The inks of lines that run through a box.
fn lines_through(scene: &Scene, map: &Map, b: &Rect) -> HashSet<Ink> {
    let mut inks = HashSet::new();
    for item in &scene.items {
        match item {
            Item::Path(PathItem { stroke: Some(stroke), shape: Shape::Lines(lines), .. })
                if crosses(lines, None, b) =>
            {
                inks.insert(stroke.ink);
            }
            Item::Group(Group { frame, paths, .. }) if frame.clip.bounds().overlaps(b) => {
                let Some(plate) = plate_of(map, frame.id) else { continue };
                for path in paths {
                    let Some(stroke) = path.stroke else { continue };
                    let lines = match &path.shape {
                        Shape::Plate(shape) => plate.outline(*shape),
                        Shape::Lines(lines) | Shape::Moving(lines) => lines,
                        Shape::Shared(shared) => &shared.lines,
                        Shape::Circle(..) | Shape::Rect(_) => continue,
                    };
                    if !inks.contains(&stroke.ink) && crosses(lines, Some(frame.affine), b) {
                        inks.insert(stroke.ink);
                    }
                }
            }
            _ => {}
        }
    }
    inks
}

fn crosses(lines: &Outline, affine: Option<Affine>, b: &Rect) -> bool {
    let place = |p: Point| affine.map_or(p, |affine| affine.apply(p));
    lines.runs().any(|run| run.windows(2).any(|edge| cuts(place(edge[0]), place(edge[1]), b)))
}

/// Whether a part of an edge lies in a box (Liang and Barsky).
fn cuts(from: Point, to: Point, b: &Rect) -> bool {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (mut start, mut end) = (0.0_f64, 1.0_f64);
    for (p, q) in
        [(-dx, from.x - b.x), (dx, b.right() - from.x), (-dy, from.y - b.y), (dy, b.bottom() - from.y)]
    {
        if p == 0.0 {
            if q < 0.0 {
                return false;
            }
        } else if p < 0.0 {
            start = start.max(q / p);
        } else {
            end = end.min(q / p);
        }
    }
    start <= end
}
