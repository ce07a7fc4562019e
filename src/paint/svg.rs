//! A scene as an SVG document: presentation attributes only (a strict policy strips no style), no ids (two on a
//! page do not clash), coordinates rounded to 0.1 px. Frames are clipped here, for the same reasons.

use super::theme::Theme;
use crate::geo::{Point, Window, point};
use crate::map::{Map, Outline};
use crate::math;
use crate::prose::{Lang, decimal};
use crate::scene::{
    Align, Clip, Group, Ink, Item, PathItem, Scene, Shape, Stroke, Symbol, Text, Weight, plate_of,
};

/// Fonts of equal metrics, in the order of preference.
const FONT_STACK: &str = "Arial, Helvetica, 'Liberation Sans', Arimo, sans-serif";
/// Corners of the polygon that stands for a round frame.
const CIRCLE_CORNERS: u32 = 72;

/// Writes the document. `title` becomes its accessible name.
pub fn to_svg(scene: &Scene, map: &Map, theme: Theme, title: &str, lang: Lang) -> String {
    let mut out = Svg { text: String::new(), theme };
    out.text += "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" lang=\"";
    out.text += lang.tag();
    out.text += "\" viewBox=\"0 0 ";
    out.number(scene.width);
    out.text.push(' ');
    out.number(scene.height);
    out.text += "\" font-family=\"";
    out.text += FONT_STACK;
    out.text += "\" stroke-linejoin=\"round\" stroke-linecap=\"round\"><title>";
    out.escaped(title);
    out.text += "</title><path fill=\"";
    out.text += &theme.color(Ink::Ground).to_hex();
    out.text += "\" d=\"M0 0H";
    out.number(scene.width);
    out.text.push('V');
    out.number(scene.height);
    out.text += "H0Z\"/>";
    for item in &scene.items {
        match item {
            Item::Group(group) => out.group(group, map),
            Item::Path(path) => out.page_path(path),
            Item::Symbol(symbol) => out.symbol(symbol),
            Item::Text(text) => out.line(text),
        }
    }
    out.text += "</svg>\n";
    out.text
}

/// A shape that stands on the page itself.
fn outline_px(shape: &Shape) -> Outline {
    match shape {
        Shape::Lines(lines) => lines.clone(),
        Shape::Rect(r) => {
            let corners = [(r.x, r.y), (r.right(), r.y), (r.right(), r.bottom()), (r.x, r.bottom())];
            ring(corners.map(|(x, y)| point(x, y)).to_vec())
        }
        Shape::Circle(center, radius) => ring(circle(*center, *radius)),
        Shape::Plate(_) => Outline::default(),
    }
}

fn ring(points: Vec<Point>) -> Outline {
    let ends = vec![points.len() as u32];
    Outline { points, ends }
}

fn circle(center: Point, radius: f64) -> Vec<Point> {
    let at = |i: u32| {
        let (sin, cos) = math::sincos(core::f64::consts::TAU * f64::from(i) / f64::from(CIRCLE_CORNERS));
        point(center.x + radius * cos, center.y + radius * sin)
    };
    (0..CIRCLE_CORNERS).map(at).collect()
}

fn window(clip: Clip) -> Window {
    match clip {
        Clip::Circle(center, radius) => Window::new(circle(center, radius)),
        Clip::Rect(_) => Window::new(outline_px(&Shape::Rect(clip.bounds())).points),
    }
}

struct Svg {
    text: String,
    theme: Theme,
}

impl Svg {
    fn group(&mut self, group: &Group, map: &Map) {
        let Some(plate) = plate_of(map, group.frame.id) else { return };
        let window = window(group.frame.clip);
        self.text += "<g>";
        for path in &group.paths {
            let outline = match &path.shape {
                Shape::Plate(shape) => plate.outline(*shape),
                Shape::Lines(lines) => lines,
                Shape::Circle(..) | Shape::Rect(_) => continue,
            };
            self.path(path, &placed(outline, group, &window, path.is_closed()), path.is_closed());
        }
        self.text += "</g>";
    }

    fn path(&mut self, path: &PathItem, outline: &Outline, closed: bool) {
        if outline.ends.is_empty() {
            return;
        }
        self.text += "<path";
        self.paint(path);
        self.text += " d=\"";
        for run in outline.runs() {
            self.run(run, closed);
        }
        self.text += "\"/>";
    }

    fn paint(&mut self, path: &PathItem) {
        self.text += " fill=\"";
        match path.fill {
            Some(fill) => {
                self.text += &self.theme.color(fill.0).to_hex();
                self.text += "\" fill-rule=\"evenodd";
            }
            None => self.text += "none",
        }
        self.text.push('"');
        if let Some(stroke) = path.stroke {
            self.stroke(stroke);
        }
    }

    fn stroke(&mut self, stroke: Stroke) {
        self.text += " stroke=\"";
        self.text += &self.theme.color(stroke.ink).to_hex();
        self.text += "\" stroke-width=\"";
        self.number(stroke.width);
        self.text.push('"');
        if stroke.is_fine() {
            self.text += " stroke-linejoin=\"bevel\"";
        }
        if stroke.dash > 0.0 {
            self.text += " stroke-dasharray=\"";
            self.number(stroke.dash);
            self.text.push('"');
        }
    }

    /// One run as relative moves in tenths of a pixel: short, and free of accumulated rounding.
    fn run(&mut self, run: &[Point], close: bool) {
        let tenths = |p: &Point| ((p.x * 10.0 + 0.5).floor() as i64, (p.y * 10.0 + 0.5).floor() as i64);
        let mut at = (0, 0);
        for (i, p) in run.iter().enumerate() {
            let to = tenths(p);
            let (dx, dy) = (to.0 - at.0, to.1 - at.1);
            match i {
                0 => self.text.push('M'),
                _ if (dx, dy) == (0, 0) => continue,
                _ => self.text.push('l'),
            }
            self.tenths(dx);
            if dy >= 0 {
                self.text.push(' ');
            }
            self.tenths(dy);
            at = to;
        }
        if close {
            self.text.push('Z');
        }
    }

    fn symbol(&mut self, symbol: &Symbol) {
        symbol.marks().iter().for_each(|mark| self.page_path(mark));
    }

    /// A path that stands on the page itself.
    fn page_path(&mut self, path: &PathItem) {
        if let Shape::Circle(center, radius) = path.shape {
            self.text += "<circle cx=\"";
            self.number(center.x);
            self.text += "\" cy=\"";
            self.number(center.y);
            self.text += "\" r=\"";
            self.number(radius);
            self.text.push('"');
            self.paint(path);
            self.text += "/>";
        } else {
            self.path(path, &outline_px(&path.shape), path.is_closed());
        }
    }

    fn line(&mut self, text: &Text) {
        self.text += "<text x=\"";
        self.number(text.at.x);
        self.text += "\" y=\"";
        self.number(text.at.y);
        self.text += "\" font-size=\"";
        self.number(text.px);
        self.text += "\" textLength=\"";
        self.number(text.width);
        self.text += "\" fill=\"";
        self.text += &self.theme.color(text.ink).to_hex();
        self.text.push('"');
        match text.align {
            Align::Start => {}
            Align::Middle => self.text += " text-anchor=\"middle\"",
            Align::End => self.text += " text-anchor=\"end\"",
        }
        if text.weight == Weight::Bold {
            self.text += " font-weight=\"700\"";
        }
        if text.tracking > 0.0 {
            self.text += " letter-spacing=\"";
            self.number(text.tracking);
            self.text.push('"');
        }
        if text.halo {
            self.text += " paint-order=\"stroke\"";
            self.stroke(Stroke { ink: Ink::Halo, width: text.halo_width(), dash: 0.0 });
        }
        self.text.push('>');
        self.escaped(&text.text);
        self.text += "</text>";
    }

    fn number(&mut self, value: f64) {
        self.tenths((value * 10.0 + 0.5).floor() as i64);
    }

    /// Integer formatting: the floating-point formatter weighs more than the rest of this file in the wasm.
    fn tenths(&mut self, tenths: i64) {
        if tenths < 0 {
            self.text.push('-');
        }
        let tenths = tenths.unsigned_abs();
        let (whole, part) = (tenths / 10, tenths % 10);
        if whole > 0 || part == 0 {
            self.text += &decimal(whole);
        }
        if part > 0 {
            self.text.push('.');
            self.text.push((b'0' + part as u8) as char);
        }
    }

    fn escaped(&mut self, text: &str) {
        super::escape(&mut self.text, text);
    }
}

/// Metres to px, cut to the frame; points closer than a tenth of a pixel merge when they are written.
fn placed(outline: &Outline, group: &Group, window: &Window, fill: bool) -> Outline {
    let mut out = Outline::default();
    for run in outline.runs() {
        let px: Vec<Point> = run.iter().map(|p| group.frame.affine.apply(*p)).collect();
        let parts = if fill { vec![window.ring(&px)] } else { window.line(&px) };
        for part in parts {
            let start = out.points.len();
            out.points.extend(part);
            out.close_run(start);
        }
    }
    out
}
