//! A scene as an SVG document: presentation attributes only (a strict policy strips no style), no ids (two on a
//! page do not clash), coordinates rounded to 0.1 px. Frames are clipped here, for the same reasons.

use super::{Scheme, escape};
use crate::geo::{Point, cut, point};
use crate::map::Map;
use crate::math;
use crate::prose::{Lang, push_tenths, tenths};
use crate::scene::{
    Align, Clip, Group, Ink, Item, PathItem, Rect, Scene, Shape, Stroke, Text, Weight, plate_of,
};

/// Corners of the polygon that stands for a round frame.
const CIRCLE_CORNERS: u32 = 72;

/// Writes the document. `title` becomes its accessible name, `note` what is said of it besides.
pub fn to_svg<S: Scheme>(
    scene: &Scene,
    map: &Map,
    scheme: S,
    [title, note]: [&str; 2],
    lang: Lang,
) -> String {
    let size = [scene.width, scene.height];
    let mut out = Svg { text: String::new(), scheme };
    out.text += "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"";
    out.text += lang.tag();
    // Fonts of equal metrics, in the order of preference.
    out.put(
        "\" viewBox=\"0 0 % %\" font-family=\"Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\"><title>",
        &size,
    );
    escape(&mut out.text, title);
    out.text += "</title><desc>";
    escape(&mut out.text, note);
    out.ink("</desc><path fill=\"", Ink::Ground);
    out.put(" d=\"M0 0H%V%H0Z\"/>", &size);
    for item in &scene.items {
        match item {
            Item::Group(group) => out.group(group, map),
            Item::Path(path) => out.page_path(path),
            Item::Symbol(symbol) => {
                for mark in &symbol.marks() {
                    out.page_path(mark);
                }
            }
            Item::Text(text) => out.line(text),
        }
    }
    out.text += "</svg>\n";
    out.text
}

fn corners(r: &Rect) -> [Point; 4] {
    [point(r.x, r.y), point(r.right(), r.y), point(r.right(), r.bottom()), point(r.x, r.bottom())]
}

/// The polygon that cuts what is drawn in a frame.
fn window(clip: &Clip) -> Vec<Point> {
    let mut polygon = Vec::new();
    match clip {
        Clip::Rect(rect) => polygon.extend_from_slice(&corners(rect)),
        Clip::Circle(center, radius) => {
            for i in 0..CIRCLE_CORNERS {
                let turn = core::f64::consts::TAU * f64::from(i) / f64::from(CIRCLE_CORNERS);
                let (sin, cos) = math::sincos(turn);
                polygon.push(point(center.x + radius * cos, center.y + radius * sin));
            }
        }
    }
    polygon
}

struct Svg<S> {
    text: String,
    scheme: S,
}

impl<S: Scheme> Svg<S> {
    /// Metres to px, cut to the frame.
    fn group(&mut self, group: &Group, map: &Map) {
        let Some(plate) = plate_of(map, group.frame.id) else { return };
        let window = window(&group.frame.clip);
        self.text += "<g>";
        for path in &group.paths {
            let mut px = match &path.shape {
                Shape::Plate(shape) => plate.outline(*shape).rounded(group.cuts),
                Shape::Lines(lines) | Shape::Moving(lines) => lines.clone(),
                Shape::Circle(..) | Shape::Rect(_) => continue,
            };
            let start = self.begin(path);
            for p in &mut px.points {
                *p = group.frame.affine.apply(*p);
            }
            for run in cut(&px, &window, path.is_closed()).runs() {
                self.run(run, path.is_closed());
            }
            self.end(start);
        }
        self.text += "</g>";
    }

    /// A path that stands on the page itself.
    fn page_path(&mut self, path: &PathItem) {
        if let Shape::Circle(center, radius) = path.shape {
            self.put("<circle cx=\"%\" cy=\"%\" r=\"%\"", &[center.x, center.y, radius]);
            self.paint(path);
            self.text += "/>";
            return;
        }
        let start = self.begin(path);
        match &path.shape {
            Shape::Rect(rect) => self.run(&corners(rect), true),
            Shape::Lines(lines) | Shape::Moving(lines) => {
                for run in lines.runs() {
                    self.run(run, path.is_closed());
                }
            }
            Shape::Circle(..) | Shape::Plate(_) => {}
        }
        self.end(start);
    }

    /// Begins a path: where its text starts.
    fn begin(&mut self, path: &PathItem) -> usize {
        let start = self.text.len();
        self.text += "<path";
        self.paint(path);
        self.text += " d=\"";
        start
    }

    /// Ends a path, or takes it back where no run was left of it.
    fn end(&mut self, start: usize) {
        if self.text.ends_with('"') {
            self.text.truncate(start);
        } else {
            self.text += "\"/>";
        }
    }

    fn paint(&mut self, path: &PathItem) {
        match path.fill {
            Some(fill) => {
                self.ink(" fill=\"", fill.0);
                self.text += " fill-rule=\"evenodd\"";
            }
            None => self.text += " fill=\"none\"",
        }
        if let Some(stroke) = &path.stroke {
            self.stroke(stroke);
        }
    }

    fn stroke(&mut self, stroke: &Stroke) {
        let stroke = self.scheme.drawn(*stroke);
        self.ink(" stroke=\"", stroke.ink);
        self.put(" stroke-width=\"%\"", &[stroke.width]);
        if stroke.is_fine() {
            self.text += " stroke-linejoin=\"bevel\"";
        }
        if stroke.dash > 0.0 {
            self.put(" stroke-dasharray=\"%\"", &[stroke.dash]);
        }
    }

    /// One run as relative moves in tenths of a pixel: short, and free of accumulated rounding. Points closer than
    /// that merge; a run of fewer than two is none.
    fn run(&mut self, run: &[Point], close: bool) {
        if run.len() < 2 {
            return;
        }
        let (mut x, mut y) = (0, 0);
        for (i, to) in run.iter().enumerate() {
            let (dx, dy) = (tenths(to.x) - x, tenths(to.y) - y);
            if i > 0 && (dx, dy) == (0, 0) {
                continue;
            }
            self.text.push(if i == 0 { 'M' } else { 'l' });
            push_tenths(&mut self.text, dx);
            if dy >= 0 {
                self.text.push(' ');
            }
            push_tenths(&mut self.text, dy);
            (x, y) = (x + dx, y + dy);
        }
        if close {
            self.text.push('Z');
        }
    }

    fn line(&mut self, text: &Text) {
        self.put(
            "<text x=\"%\" y=\"%\" font-size=\"%\" textLength=\"%\"",
            &[text.at.x, text.at.y, text.px, text.width],
        );
        self.ink(" fill=\"", text.ink);
        self.text += match text.align {
            Align::Start => "",
            Align::Middle => " text-anchor=\"middle\"",
            Align::End => " text-anchor=\"end\"",
        };
        if text.weight == Weight::Bold {
            self.text += " font-weight=\"700\"";
        }
        if text.tracking > 0.0 {
            self.put(" letter-spacing=\"%\"", &[text.tracking]);
        }
        if text.halo {
            self.text += " paint-order=\"stroke\"";
            self.stroke(&Stroke { ink: Ink::Halo, width: text.halo_width(), dash: 0.0 });
        }
        self.text.push('>');
        escape(&mut self.text, &text.text);
        self.text += "</text>";
    }

    /// Adds a pattern with numbers in the place of each `%`.
    fn put(&mut self, pattern: &str, numbers: &[f64]) {
        let mut numbers = numbers.iter();
        for c in pattern.chars() {
            match numbers.as_slice() {
                [number, ..] if c == '%' => {
                    push_tenths(&mut self.text, tenths(*number));
                    numbers.next();
                }
                _ => self.text.push(c),
            }
        }
    }

    /// Adds a colour and closes the attribute that it is the value of.
    fn ink(&mut self, before: &str, ink: Ink) {
        self.text += before;
        self.scheme.color(ink).push_hex(&mut self.text);
        self.text.push('"');
    }
}
