//! Paints a scene on a 2D canvas. Shapes of a plate become `Path2D` objects once and are shared by all
//! instances; each frame sets a transform, leaves out what its frame does not show, and tells the context only what
//! changes: a call out of wasm costs more than a comparison.

#[cfg(feature = "custom-data")]
mod above;
mod context;
mod kept;
#[cfg(not(feature = "custom-data"))]
mod plates;
mod text;

use core::f64::consts::TAU;

use js_sys::{Array, JsString};
use wasm_bindgen::JsValue;
use web_sys::CanvasWindingRule;

#[cfg(feature = "custom-data")]
pub(super) use self::above::{Overlay, OverlayMaker};
pub(super) use self::context::Context;
pub(super) use self::kept::Kept;
use self::kept::{START, mixed, mixed_text, trace};
use crate::geo::point;
use crate::map::{Bounds, Map, Plate};
use crate::paint::Palette;
use crate::scene::{
    Clip, Fill, Frame, FrameId, Group, Ink, Item, PathItem, Rect, Scene, Shape, Stroke, Weight, plate_of,
};

// What a kept string is for: its fingerprint begins with that.
const COLOR: u64 = mixed(START, 1);
const FONT: u64 = mixed(START, 2);
const SPACE: u64 = mixed(START, 3);
const WORD: u64 = mixed(START, 4);

/// Paints a scene, or the `part` of it that shows something else than before, px. `pixel_ratio` is device px per px of
/// the scene.
pub(super) fn paint(
    context: &Context,
    kept: &mut Kept,
    scene: &Scene,
    map: &Map,
    (palette, font): (&Palette, &str),
    pixel_ratio: f64,
    part: Option<Rect>,
) {
    let page = Rect::new(0.0, 0.0, scene.width, scene.height);
    let seen = part.map_or(page, |part| clip_to(context, &part, pixel_ratio));
    let mut painter = Painter::new(context, kept, (palette, font), pixel_ratio, seen);
    let ground = Shape::Rect(page);
    painter.page_path(&PathItem {
        feature: None,
        shape: ground,
        fill: Some(Fill(Ink::Ground)),
        stroke: None,
    });
    painter.items(&scene.items, map, part.is_none());
    if part.is_some() {
        context.restore();
    }
}

#[inline(never)]
fn is_seen(item: &Item, seen: &Rect) -> bool {
    item.reach().overlaps(seen)
}

/// Leaves everything outside a box as it is until the context is restored. Returns the box, grown to whole pixels of
/// the device: cut through one, its colour would be mixed with what was there.
#[inline(never)]
fn clip_to(context: &Context, part: &Rect, pixel_ratio: f64) -> Rect {
    let [x, y] = [part.x, part.y].map(|side| (side * pixel_ratio).floor());
    let [right, bottom] = [part.right(), part.bottom()].map(|side| (side * pixel_ratio).ceil());
    context.save();
    context.transform_by(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
    context.begin_path();
    context.rect(x, y, right - x, bottom - y);
    context.clip();
    let k = 1.0 / pixel_ratio;
    Rect::new(x * k, y * k, (right - x) * k, (bottom - y) * k)
}

/// A picture in the making.
struct Painter<'a> {
    context: &'a Context,
    kept: &'a mut Kept,
    palette: &'a Palette,
    /// As CSS lists them.
    font: &'a str,
    /// Their fingerprint.
    face: u64,
    pixel_ratio: f64,
    /// What is painted, px of the scene.
    seen: Rect,
    told: Told,
    /// Fill and line of the path that has been traced and not painted yet.
    open: Option<(Option<Fill>, Option<Stroke>)>,
}

/// What the context was last told.
#[derive(Clone, Copy)]
struct Told {
    fill: Option<Ink>,
    stroke: Option<Ink>,
    fine: Option<bool>,
    width: f64,
    dash: f64,
    font: (f64, Option<Weight>),
    tracking: f64,
}

impl Told {
    /// Equal to no value.
    const NOTHING: Told = Told {
        fill: None,
        stroke: None,
        fine: None,
        width: f64::NAN,
        dash: f64::NAN,
        font: (f64::NAN, None),
        tracking: f64::NAN,
    };
}

impl<'a> Painter<'a> {
    #[cfg_attr(not(feature = "custom-data"), inline(always))]
    fn new(
        context: &'a Context,
        kept: &'a mut Kept,
        (palette, font): (&'a Palette, &'a str),
        pixel_ratio: f64,
        seen: Rect,
    ) -> Painter<'a> {
        let face = mixed_text(FONT, font);
        let mut painter = Painter {
            context,
            kept,
            palette,
            font,
            face,
            pixel_ratio,
            seen,
            told: Told::NOTHING,
            open: None,
        };
        painter.page_transform();
        context.set_cap(painter.word("round"));
        context.set_align(painter.word("left"));
        painter
    }

    /// Paints items: all of them, or those that are seen.
    #[cfg_attr(not(feature = "custom-data"), inline(always))]
    fn items(&mut self, items: &[Item], map: &Map, all: bool) {
        let mut marks = Vec::new();
        for item in items {
            if !all && !is_seen(item, &self.seen) {
                continue;
            }
            if let Item::Symbol(symbol) = item {
                marks.push(symbol.marks());
                continue;
            }
            self.layers(&mut marks);
            match item {
                Item::Group(group) => self.group(group, map),
                Item::Path(path) => self.page_path(path),
                Item::Text(text) => self.text(text),
                Item::Symbol(_) => {}
            }
        }
        self.layers(&mut marks);
        self.finish();
    }

    /// The value of a role.
    fn color(&mut self, ink: Ink) -> &JsString {
        let color = self.palette.color(ink);
        &self.kept.string(mixed(COLOR, u64::from(color.0)), &|| color.to_hex()).string
    }

    /// One of the few words of the canvas.
    fn word(&mut self, word: &'static str) -> &JsString {
        &self.kept.string(mixed_text(WORD, word), &|| word.to_owned()).string
    }

    fn fill_style(&mut self, ink: Ink) {
        if self.told.fill != Some(ink) {
            self.told.fill = Some(ink);
            self.context.set_fill_style(self.color(ink));
        }
    }

    /// From px of the scene to device px.
    fn page_transform(&self) {
        self.context.transform_by(self.pixel_ratio, 0.0, 0.0, self.pixel_ratio, 0.0, 0.0);
    }

    /// Paints the paths of a frame, clipped only where they would stick out of it.
    fn group(&mut self, group: &Group, map: &Map) {
        let Group { frame, paths, cuts } = group;
        let Some(plate) = plate_of(map, frame.id) else { return };
        self.finish();
        let told = self.told;
        let cut = !plate.is_within(&shown(frame, &frame.clip.bounds(), 0.0));
        if cut {
            self.context.save();
            self.context.begin_path();
            match frame.clip {
                Clip::Rect(r) => self.context.rect(r.x, r.y, r.w, r.h),
                Clip::Circle(c, r) => self.context.circle(c.x, c.y, r, 0.0, TAU),
            }
            self.context.clip();
        }
        let (k, affine) = (self.pixel_ratio, frame.affine);
        let scale = k * affine.scale;
        self.context.transform_by(scale, 0.0, 0.0, -scale, k * affine.dx, k * affine.dy);
        for path in paths {
            self.plate_path(path, plate, frame, *cuts);
        }
        if cut {
            self.context.restore();
            self.told = told;
        } else {
            self.page_transform();
        }
    }

    /// Stroke widths are px: inside a plate they are divided by its scale.
    fn plate_path(&mut self, path: &PathItem, plate: &Plate, frame: &Frame, cuts: u8) {
        let stroke = path.stroke.and_then(|stroke| self.palette.drawn(stroke));
        if path.fill.is_none() && stroke.is_none() {
            return;
        }
        let (key, outline, closed) = match (&path.shape, plate) {
            #[cfg(not(feature = "custom-data"))]
            (Shape::Moving(lines), _) => return self.moving_path(path, stroke, lines, frame.affine.scale),
            #[cfg(not(feature = "custom-data"))]
            (Shape::Plate(shape), plate) => plates::outline(*shape, plate, cuts),
            #[cfg(not(feature = "custom-data"))]
            (Shape::Lines(lines), _) => (plates::hatch_key(lines), lines, false),
            // Groups of a page's own data have no others.
            #[cfg(feature = "custom-data")]
            (Shape::Shared(shared), _) => (shared.key, &shared.lines, shared.closed),
            _ => return,
        };
        let key = mixed(mixed(START, plate_key(frame.id)), key);
        let shape = self.kept.shape(key, outline, closed, cuts);
        let Some(seen) = frame.clip.bounds().intersection(&self.seen) else { return };
        let seen = shown(frame, &seen, stroke.map_or(0.0, |stroke| stroke.width));
        if let Some(fill) = path.fill {
            self.fill_style(fill.0);
            let rule = if path.winds() { CanvasWindingRule::Nonzero } else { CanvasWindingRule::Evenodd };
            for part in self.kept.parts(shape, &seen) {
                self.context.fill_with_path_2d_and_winding(&part.path, rule);
            }
        }
        if let Some(stroke) = stroke {
            self.stroke_style(stroke, frame.affine.scale);
            for part in self.kept.parts(shape, &seen) {
                self.context.stroke_with_path(&part.path);
            }
        }
    }

    /// `scale` is what one unit of the context measures, px.
    fn stroke_style(&mut self, stroke: Stroke, scale: f64) {
        let context = self.context;
        let (fine, width, dash) = (stroke.is_fine(), stroke.width / scale, stroke.dash / scale);
        if self.told.fine != Some(fine) {
            self.told.fine = Some(fine);
            context.set_join(self.word(if fine { "bevel" } else { "round" }));
        }
        if self.told.stroke != Some(stroke.ink) {
            self.told.stroke = Some(stroke.ink);
            context.set_stroke_style(self.color(stroke.ink));
        }
        if self.told.width != width {
            self.told.width = width;
            context.set_line_width(width);
        }
        if self.told.dash != dash {
            self.told.dash = dash;
            let dashes = Array::new();
            if dash > 0.0 {
                dashes.push(&JsValue::from_f64(dash));
            }
            context.set_dashes(&dashes);
        }
    }

    /// Paints marks that lie side by side, the lowest path of all first.
    fn layers(&mut self, marks: &mut Vec<Vec<PathItem>>) {
        for layer in 0.. {
            let mut higher = false;
            for mark in marks.iter() {
                if let Some(path) = mark.get(layer) {
                    self.page_path(path);
                    higher = true;
                }
            }
            if !higher {
                break;
            }
        }
        marks.clear();
    }

    /// Traces a path that stands on the page itself. Those that follow each other with the same fill and line are
    /// painted as one.
    fn page_path(&mut self, path: &PathItem) {
        let context = self.context;
        let style = (path.fill, path.stroke);
        if self.open != Some(style) {
            self.finish();
            self.open = Some(style);
            context.begin_path();
        }
        match &path.shape {
            Shape::Circle(c, r) => {
                context.move_to(c.x + r, c.y);
                context.circle(c.x, c.y, *r, 0.0, TAU);
            }
            Shape::Rect(r) => context.rect(r.x, r.y, r.w, r.h),
            Shape::Lines(lines) | Shape::Moving(lines) => {
                for run in lines.runs() {
                    trace(context.as_ref(), run, path.is_closed());
                }
            }
            Shape::Plate(_) => {}
            #[cfg(feature = "custom-data")]
            Shape::Shared(_) => {}
        }
    }

    /// Paints the path that has been traced.
    fn finish(&mut self) {
        let Some((fill, stroke)) = self.open.take() else { return };
        if let Some(fill) = fill {
            self.fill_style(fill.0);
            self.context.fill();
        }
        if let Some(stroke) = stroke.and_then(|stroke| self.palette.drawn(stroke)) {
            self.stroke_style(stroke, 1.0);
            self.context.stroke();
        }
    }
}

/// What tells the plate of a frame from the others.
fn plate_key(frame: FrameId) -> u64 {
    match frame {
        FrameId::Mainland | FrameId::Magnifier => 0,
        FrameId::Inset(i) => 1 + u64::from(i),
        FrameId::World | FrameId::WorldInset(_) => u64::MAX,
    }
}

/// What a frame shows of its plate in a box of the page, metres; lines of the given width that only reach into it
/// included.
fn shown(frame: &Frame, seen: &Rect, width: f64) -> Bounds {
    let seen = seen.grown(width);
    let (a, b) =
        (frame.affine.invert(point(seen.x, seen.y)), frame.affine.invert(point(seen.right(), seen.bottom())));
    Bounds { min: point(a.x, b.y), max: point(b.x, a.y) }
}
