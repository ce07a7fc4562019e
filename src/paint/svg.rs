//! A scene as an SVG document: presentation attributes only (a strict policy strips no style), no ids (two on a
//! page do not clash), coordinates rounded to 0.1 px. Each frame is a viewport of its own, which clips without an id, in
//! whole units of its plate: short, and the same digits in every picture of the plate, which compresses.

use super::{Scheme, escape};
use crate::geo::{Point, cut, point};
use crate::map::Map;
use crate::math;
use crate::prose::{Lang, push_tenths, tenths};
use crate::scene::{
    Align, Clip, Frame, FrameId, Group, Ink, Item, PathItem, Rect, Scene, Shape, Stroke, Text, Weight,
    plate_of,
};

/// Corners of the polygon that stands for a round frame.
const CIRCLE_CORNERS: u32 = 72;

/// What a picture says of itself besides its scene.
#[derive(Debug, Clone, Copy)]
pub struct Paper<'a> {
    /// Attributes of its element, each after a space.
    pub attributes: &'a str,
    /// Its accessible name, and what is said of it besides.
    pub words: [&'a str; 2],
    /// The language of its words.
    pub lang: Lang,
}

/// A document of its own needs to say what it is.
pub const DOCUMENT: &str = " xmlns=\"http://www.w3.org/2000/svg\"";

/// Writes the picture.
pub fn to_svg<S: Scheme>(scene: &Scene, map: &Map, scheme: &S, paper: &Paper<'_>) -> String {
    let size = [scene.width, scene.height];
    let mut out = Svg { text: String::new(), scheme };
    out.text += "<svg";
    out.text += paper.attributes;
    out.text += " role=\"img\" lang=\"";
    out.text += paper.lang.tag();
    out.put("\" viewBox=\"0 0 % %\" font-family=\"", &size);
    out.text += S::FONTS;
    out.text += "\" stroke-linejoin=\"round\" stroke-linecap=\"round\"><title>";
    let [title, note] = paper.words;
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

/// The steps that coordinates are written in.
#[derive(Clone, Copy)]
struct Grid {
    /// Steps per metre or px.
    per: f64,
    /// 1 where y goes down as it does on the page, else −1.
    down: f64,
    /// Tenths of what is written per step.
    tenths: i64,
}

/// On the page: tenths of a px.
const PX: Grid = Grid { per: 10.0, down: 1.0, tenths: 1 };

impl Grid {
    fn steps(&self, value: f64) -> i64 {
        (value * self.per + 0.5).floor() as i64
    }
}

/// The grid of a frame, metres: at most [`COARSEST`]. Both pages have the same one of the mainland and of the
/// world, so that a fragment with both repeats itself.
fn unit(id: FrameId, scale: f64) -> f64 {
    let mut unit = match id {
        FrameId::Mainland | FrameId::Magnifier => 200.0,
        FrameId::Inset(_) => 800.0,
        FrameId::World | FrameId::WorldInset(_) => 6_400.0,
    };
    while unit * scale > COARSEST {
        unit /= 2.0;
    }
    unit
}

/// Coarsest grid, px of the page: what is drawn lies at most half of that from where it is.
const COARSEST: f64 = 0.25;

/// Whether a frame shows all of its plate, unless the reader has zoomed.
fn is_main(id: FrameId) -> bool {
    matches!(id, FrameId::Mainland | FrameId::World)
}

struct Svg<'a, S> {
    text: String,
    scheme: &'a S,
}

impl<S: Scheme> Svg<'_, S> {
    /// The frame's part of the page, in units of its plate with y down.
    fn group(&mut self, group: &Group, map: &Map) {
        let Frame { id, clip, affine } = &group.frame;
        let Some(plate) = plate_of(map, *id) else { return };
        let unit = unit(*id, affine.scale);
        let per_px = 1.0 / (unit * affine.scale);
        let Rect { x, y, w, h } = clip.bounds();
        let seen = [(x - affine.dx) * per_px, (y - affine.dy) * per_px, w * per_px, h * per_px];
        self.put("<svg x=\"%\" y=\"%\" width=\"%\" height=\"%\"", &[x, y, w, h]);
        self.put(" viewBox=\"% % % %\" overflow=\"hidden\">", &seen);
        // Of the others, and of the main one when it is deeply zoomed, most lies outside.
        let window = if is_main(*id) && group.cuts == 0 { Vec::new() } else { window(clip) };
        for path in &group.paths {
            let mut lines = match &path.shape {
                Shape::Plate(shape) => plate.outline(*shape).rounded(group.cuts),
                Shape::Lines(lines) | Shape::Moving(lines) => lines.clone(),
                #[cfg(supplied)]
                Shape::Shared(shared) => shared.lines.clone(),
                Shape::Circle(..) | Shape::Rect(_) => continue,
            };
            if !window.is_empty() {
                for p in &mut lines.points {
                    *p = affine.apply(*p);
                }
                lines = cut(&lines, &window, path.is_closed());
                for p in &mut lines.points {
                    *p = affine.invert(*p);
                }
            }
            let start = self.begin(path, per_px);
            for run in lines.runs() {
                self.run(run, path.is_closed(), Grid { per: 1.0 / unit, down: -1.0, tenths: 10 });
            }
            self.end(start);
        }
        self.text += "</svg>";
    }

    /// A path that stands on the page itself.
    fn page_path(&mut self, path: &PathItem) {
        if let Shape::Circle(center, radius) = path.shape {
            self.put("<circle cx=\"%\" cy=\"%\" r=\"%\"", &[center.x, center.y, radius]);
            self.paint(path, 1.0);
            self.text += "/>";
            return;
        }
        let start = self.begin(path, 1.0);
        match &path.shape {
            Shape::Rect(rect) => self.run(&corners(rect), true, PX),
            Shape::Lines(lines) | Shape::Moving(lines) => {
                for run in lines.runs() {
                    self.run(run, path.is_closed(), PX);
                }
            }
            Shape::Circle(..) | Shape::Plate(_) => {}
            #[cfg(supplied)]
            Shape::Shared(_) => {}
        }
        self.end(start);
    }

    /// Begins a path: where its text starts.
    fn begin(&mut self, path: &PathItem, per_px: f64) -> usize {
        let start = self.text.len();
        self.text += "<path";
        self.paint(path, per_px);
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

    /// Fill and line of a path, in units of which there are so many to a px.
    fn paint(&mut self, path: &PathItem, per_px: f64) {
        match path.fill {
            Some(fill) => {
                self.ink(" fill=\"", fill.0);
                if !path.winds() {
                    self.text += " fill-rule=\"evenodd\"";
                }
            }
            None => self.text += " fill=\"none\"",
        }
        if let Some(stroke) = &path.stroke {
            self.stroke(stroke, per_px);
        }
    }

    fn stroke(&mut self, stroke: &Stroke, per_px: f64) {
        let stroke = self.scheme.drawn(*stroke);
        self.ink(" stroke=\"", stroke.ink);
        self.put(" stroke-width=\"%\"", &[stroke.width * per_px]);
        if stroke.is_fine() {
            self.text += " stroke-linejoin=\"bevel\"";
        }
        if stroke.dash > 0.0 {
            self.put(" stroke-dasharray=\"%\"", &[stroke.dash * per_px]);
        }
    }

    /// One run as relative moves in whole steps of a grid: short, and free of accumulated rounding. Points closer than that
    /// merge; a run of fewer than two is none.
    fn run(&mut self, run: &[Point], close: bool, grid: Grid) {
        if run.len() < 2 {
            return;
        }
        let (mut x, mut y) = (0, 0);
        let mut before = 'M';
        for to in run {
            let (dx, dy) = (grid.steps(to.x) - x, grid.steps(grid.down * to.y) - y);
            // One letter stands for all moves that follow, and a sign for a space.
            match before {
                'M' => self.text.push('M'),
                _ if (dx, dy) == (0, 0) => continue,
                'l' => self.text.push('l'),
                _ if dx >= 0 => self.text.push(' '),
                _ => {}
            }
            before = if before == 'M' { 'l' } else { ' ' };
            push_tenths(&mut self.text, dx * grid.tenths);
            if dy >= 0 {
                self.text.push(' ');
            }
            push_tenths(&mut self.text, dy * grid.tenths);
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
            self.stroke(&Stroke { ink: Ink::Halo, width: text.halo_width(), dash: 0.0 }, 1.0);
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
        self.scheme.write(&mut self.text, ink);
        self.text.push('"');
    }
}
