//! Paints a scene on a 2D canvas. Shapes of a plate become `Path2D` objects once and are shared by all
//! instances; each frame sets a transform, leaves out what its frame does not show, and tells the context only what
//! changes: a call out of wasm costs more than a comparison.

use std::cell::{Cell, RefCell};

use js_sys::JsString;
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, Path2d};

use crate::geo::{Point, point};
use crate::map::{Bounds, Map, Outline, Plate, PlateShape};
use crate::paint::Theme;
use crate::prose::decimal;
use crate::scene::{
    Align, Clip, Frame, FrameId, Group, Ink, Item, PathItem, Scene, Shape, Stroke, Symbol, Text, Weight,
    plate_of,
};

/// What of the context takes strings. A Rust string is decoded at every call, one of JavaScript's is handed over.
#[wasm_bindgen]
extern "C" {
    type Strings;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill_style(this: &Strings, color: &JsString);
    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    fn set_stroke_style(this: &Strings, color: &JsString);
    #[wasm_bindgen(method, setter, js_name = font)]
    fn set_font(this: &Strings, font: &JsString);
    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_text(this: &Strings, text: &JsString, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = strokeText)]
    fn stroke_text(this: &Strings, text: &JsString, x: f64, y: f64);
}

/// The same fonts as the SVG's.
const FAMILIES: &str = "px Arial,Helvetica,'Liberation Sans',Arimo,sans-serif";
/// A text is fitted to the scene's width when the font's own differs by more than this part.
const FIT_TOLERANCE: f64 = 0.004;

/// A shape is cut between its runs into parts of about this many points: zoomed in, most of them lie outside.
const PART: usize = 128;
/// Hatches and widths of texts kept: more than all editions need at one size.
const KEPT: usize = 1024;

/// Which shape: plate, its role there, and for a hatch what tells it from others.
type ShapeKey = (u8, u16, u64);

/// A part of a shape with the box around it.
struct Part {
    path: Path2d,
    bounds: Bounds,
}

thread_local! {
    static SHAPES: RefCell<Vec<(ShapeKey, Vec<Part>)>> = const { RefCell::new(Vec::new()) };
    /// Texts and the widths that the browser's font gives them, by what decides them, in order.
    static TEXTS: RefCell<Vec<(u64, (JsString, f64))>> = const { RefCell::new(Vec::new()) };
    /// Colours of the light and the dark theme, and fonts, written so far.
    static INKS: RefCell<[[Option<JsString>; Ink::COUNT]; 2]> =
        const { RefCell::new([const { [const { None }; Ink::COUNT] }; 2]) };
    static FONTS: RefCell<Vec<(Font, JsString)>> = const { RefCell::new(Vec::new()) };
}

/// Paints the whole scene. `pixel_ratio` is device px per px of the scene.
pub(super) fn paint(
    context: &CanvasRenderingContext2d,
    scene: &Scene,
    map: &Map,
    theme: Theme,
    pixel_ratio: f64,
) -> Result<(), JsValue> {
    let told = Cell::new(Told::NOTHING);
    let painter = Painter { context, strings: context.unchecked_ref(), theme, pixel_ratio, told };
    painter.page_transform()?;
    context.set_line_cap("round");
    painter.fill_style(Ink::Ground);
    context.fill_rect(0.0, 0.0, scene.width, scene.height);
    for item in &scene.items {
        match item {
            Item::Group(group) => painter.group(group, map)?,
            Item::Path(path) => painter.page_path(path)?,
            Item::Symbol(symbol) => painter.symbol(symbol)?,
            Item::Text(text) => painter.text(text)?,
        }
    }
    Ok(())
}

struct Painter<'a> {
    context: &'a CanvasRenderingContext2d,
    /// The same context.
    strings: &'a Strings,
    theme: Theme,
    pixel_ratio: f64,
    told: Cell<Told>,
}

/// Size and weight.
type Font = (f64, Option<Weight>);

/// What the context was last told.
#[derive(Clone, Copy)]
struct Told {
    fill: Option<Ink>,
    stroke: Option<Ink>,
    fine: Option<bool>,
    width: f64,
    dash: f64,
    font: Font,
    align: Option<Align>,
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
        align: None,
        tracking: f64::NAN,
    };
}

impl Painter<'_> {
    fn color(&self, ink: Ink) -> JsString {
        let write = || self.theme.color(ink).to_hex().into();
        INKS.with_borrow_mut(|inks| {
            inks[usize::from(self.theme == Theme::Dark)][ink as usize].get_or_insert_with(write).clone()
        })
    }

    fn fill_style(&self, ink: Ink) {
        let told = self.told.get();
        if told.fill != Some(ink) {
            self.told.set(Told { fill: Some(ink), ..told });
            self.strings.set_fill_style(&self.color(ink));
        }
    }

    fn page_transform(&self) -> Result<(), JsValue> {
        self.context.set_transform(self.pixel_ratio, 0.0, 0.0, self.pixel_ratio, 0.0, 0.0)
    }

    fn group(&self, group: &Group, map: &Map) -> Result<(), JsValue> {
        let Some(plate) = plate_of(map, group.frame.id) else { return Ok(()) };
        let told = self.told.get();
        self.context.save();
        self.context.begin_path();
        match group.frame.clip {
            Clip::Rect(r) => self.context.rect(r.x, r.y, r.w, r.h),
            Clip::Circle(c, r) => self.context.arc(c.x, c.y, r, 0.0, core::f64::consts::TAU)?,
        }
        self.context.clip();
        let (k, affine) = (self.pixel_ratio, group.frame.affine);
        self.context.set_transform(
            k * affine.scale,
            0.0,
            0.0,
            -k * affine.scale,
            k * affine.dx,
            k * affine.dy,
        )?;
        for path in &group.paths {
            self.plate_path(path, plate, &group.frame)?;
        }
        self.context.restore();
        self.told.set(told);
        Ok(())
    }

    /// Stroke widths are px: inside a plate they are divided by its scale.
    fn plate_path(&self, path: &PathItem, plate: &Plate, frame: &Frame) -> Result<(), JsValue> {
        let (key, outline, closed) = match &path.shape {
            Shape::Plate(shape) => {
                let (key, closed) = shape_key(frame.id, *shape);
                (key, plate.outline(*shape), closed)
            }
            Shape::Lines(lines) => (hatch_key(frame.id, lines), lines, false),
            Shape::Circle(..) | Shape::Rect(_) => return Ok(()),
        };
        let seen = shown(frame, path.stroke.map_or(0.0, |stroke| stroke.width));
        SHAPES.with_borrow_mut(|shapes| {
            let parts =
                cached(shapes, key, outline, closed)?.iter().filter(|part| overlap(&part.bounds, &seen));
            if let Some(fill) = path.fill {
                self.fill_style(fill.0);
                for part in parts.clone() {
                    self.context.fill_with_path_2d_and_winding(&part.path, CanvasWindingRule::Evenodd);
                }
            }
            if let Some(stroke) = path.stroke {
                self.stroke_style(stroke, frame.affine.scale)?;
                parts.for_each(|part| self.context.stroke_with_path(&part.path));
            }
            Ok(())
        })
    }

    fn stroke_style(&self, stroke: Stroke, scale: f64) -> Result<(), JsValue> {
        let told = self.told.get();
        let (width, dash) = (stroke.width / scale, stroke.dash / scale);
        let fine = Some(stroke.is_fine());
        self.told.set(Told { stroke: Some(stroke.ink), fine, width, dash, ..told });
        if told.fine != fine {
            self.context.set_line_join(if stroke.is_fine() { "bevel" } else { "round" });
        }
        if told.stroke != Some(stroke.ink) {
            self.strings.set_stroke_style(&self.color(stroke.ink));
        }
        if told.width != width {
            self.context.set_line_width(width);
        }
        if told.dash == dash {
            return Ok(());
        }
        let dashes = js_sys::Array::new();
        if dash > 0.0 {
            dashes.push(&JsValue::from_f64(dash));
        }
        self.context.set_line_dash(&dashes)
    }

    fn page_path(&self, path: &PathItem) -> Result<(), JsValue> {
        let context = self.context;
        context.begin_path();
        match &path.shape {
            Shape::Circle(c, r) => context.arc(c.x, c.y, *r, 0.0, core::f64::consts::TAU)?,
            Shape::Rect(r) => context.rect(r.x, r.y, r.w, r.h),
            Shape::Lines(lines) => {
                for run in lines.runs() {
                    context.move_to(run[0].x, run[0].y);
                    run[1..].iter().for_each(|p| context.line_to(p.x, p.y));
                    if path.is_closed() {
                        context.close_path();
                    }
                }
            }
            Shape::Plate(_) => return Ok(()),
        }
        if let Some(fill) = path.fill {
            self.fill_style(fill.0);
            context.fill_with_canvas_winding_rule(CanvasWindingRule::Evenodd);
        }
        if let Some(stroke) = path.stroke {
            self.stroke_style(stroke, 1.0)?;
            context.stroke();
        }
        Ok(())
    }

    fn symbol(&self, symbol: &Symbol) -> Result<(), JsValue> {
        symbol.marks().iter().try_for_each(|mark| self.page_path(mark))
    }

    fn text(&self, text: &Text) -> Result<(), JsValue> {
        let context = self.context;
        self.font(text);
        let (written, natural) = self.measured(text)?;
        let fit = if natural > 0.0 { text.width / natural } else { 1.0 };
        let (mut x, mut y) = (text.at.x, text.at.y);
        let fitted = (fit - 1.0).abs() > FIT_TOLERANCE;
        if fitted {
            let k = self.pixel_ratio;
            context.set_transform(k * fit, 0.0, 0.0, k, k * x, k * y)?;
            (x, y) = (0.0, 0.0);
        }
        if text.halo {
            self.stroke_style(Stroke { ink: Ink::Halo, width: text.halo_width(), dash: 0.0 }, 1.0)?;
            self.strings.stroke_text(&written, x, y);
        }
        self.fill_style(text.ink);
        self.strings.fill_text(&written, x, y);
        if fitted { self.page_transform() } else { Ok(()) }
    }

    fn font(&self, text: &Text) {
        let told = self.told.get();
        let font = (text.px, Some(text.weight));
        self.told.set(Told { font, align: Some(text.align), tracking: text.tracking, ..told });
        if told.font != font {
            let font = FONTS.with_borrow_mut(|fonts| {
                let known = fonts.iter().position(|(known, _)| *known == font).unwrap_or_else(|| {
                    let weight = if text.weight == Weight::Bold { "700 " } else { "" };
                    fonts.push((font, [weight, &tenths(text.px), FAMILIES].concat().into()));
                    fonts.len() - 1
                });
                fonts[known].1.clone()
            });
            self.strings.set_font(&font);
        }
        if told.align != Some(text.align) {
            self.context.set_text_align(match text.align {
                Align::Start => "left",
                Align::Middle => "center",
                Align::End => "right",
            });
        }
        // Browsers without the property draw the name untracked, and the fit spreads it.
        if told.tracking != text.tracking {
            let value = JsValue::from_str(&[&tenths(text.tracking), "px"].concat());
            let _ = js_sys::Reflect::set(self.context, &JsValue::from_str("letterSpacing"), &value);
        }
    }

    /// The text and its width in the browser's font, which the context has been told: measured once.
    fn measured(&self, text: &Text) -> Result<(JsString, f64), JsValue> {
        let style = [text.px.to_bits(), text.tracking.to_bits(), text.weight as u64];
        let key = fingerprint(style.into_iter().chain(text.text.bytes().map(u64::from)));
        TEXTS.with_borrow_mut(|texts| match texts.binary_search_by_key(&key, |(known, _)| *known) {
            Ok(i) => Ok(texts[i].1.clone()),
            Err(i) => {
                let made = (text.text.as_str().into(), self.context.measure_text(&text.text)?.width());
                if texts.len() < KEPT {
                    texts.insert(i, (key, made.clone()));
                }
                Ok(made)
            }
        })
    }
}

/// One decimal, without the floating-point formatter.
fn tenths(value: f64) -> String {
    let tenths = (value * 10.0 + 0.5) as u32;
    [&decimal(u64::from(tenths / 10)), ".", &decimal(u64::from(tenths % 10))].concat()
}

/// A number that tells lists apart (FNV-1a over whole numbers).
fn fingerprint(values: impl Iterator<Item = u64>) -> u64 {
    values.fold(0xcbf2_9ce4_8422_2325, |hash, value| (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3))
}

fn plate_key(frame: FrameId) -> u8 {
    match frame {
        FrameId::Mainland | FrameId::Magnifier => 0,
        FrameId::Inset(i) => 1 + i,
        FrameId::World | FrameId::WorldInset(_) => u8::MAX,
    }
}

/// The key of a plate's shape and whether its runs close.
fn shape_key(frame: FrameId, shape: PlateShape) -> (ShapeKey, bool) {
    let (shape, closed) = match shape {
        PlateShape::Area(i) => (i, true),
        PlateShape::Context => (u16::MAX, true),
        PlateShape::Borders => (u16::MAX - 1, false),
        PlateShape::Coasts => (u16::MAX - 2, false),
        PlateShape::Graticule => (u16::MAX - 3, false),
        PlateShape::Globe => (u16::MAX - 4, true),
    };
    ((plate_key(frame), shape, 0), closed)
}

/// Lines are told apart to the metre: their distance is the same at every zoom but for rounding.
fn hatch_key(frame: FrameId, lines: &Outline) -> ShapeKey {
    let ends = [lines.points.first(), lines.points.last()].into_iter().flatten();
    let metres = ends.flat_map(|p| [p.x, p.y]).map(|v| (v + 0.5).floor() as i64 as u64);
    (plate_key(frame), u16::MAX - 5, fingerprint(metres.chain([lines.points.len() as u64])))
}

fn cached<'a>(
    shapes: &'a mut Vec<(ShapeKey, Vec<Part>)>,
    key: ShapeKey,
    outline: &Outline,
    closed: bool,
) -> Result<&'a [Part], JsValue> {
    let found = shapes.iter().position(|(known, _)| *known == key);
    let i = match found {
        Some(i) => i,
        None => {
            let parts = parts_of(outline, closed)?;
            if shapes.len() >= KEPT {
                shapes.clear();
            }
            shapes.push((key, parts));
            shapes.len() - 1
        }
    };
    Ok(&shapes[i].1)
}

/// Cuts an outline into parts. A ring inside the box of one before it may be a hole of that one and stays with it.
fn parts_of(outline: &Outline, closed: bool) -> Result<Vec<Part>, JsValue> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut points, mut outer) = (PART, None);
    for run in outline.runs() {
        let bounds = around(run);
        let hole = closed && outer.is_some_and(|outer| enclose(&outer, &bounds));
        if !hole {
            outer = Some(bounds);
            if points >= PART {
                parts.push(Part { path: Path2d::new()?, bounds });
                points = 0;
            }
        }
        points += run.len();
        if let Some(part) = parts.last_mut() {
            part.bounds = union(&part.bounds, &bounds);
            part.path.move_to(run[0].x, run[0].y);
            run[1..].iter().for_each(|p| part.path.line_to(p.x, p.y));
            if closed {
                part.path.close_path();
            }
        }
    }
    Ok(parts)
}

fn around(run: &[Point]) -> Bounds {
    let start = Bounds { min: run[0], max: run[0] };
    run.iter().fold(start, |b, p| union(&b, &Bounds { min: *p, max: *p }))
}

fn union(a: &Bounds, b: &Bounds) -> Bounds {
    Bounds {
        min: point(a.min.x.min(b.min.x), a.min.y.min(b.min.y)),
        max: point(a.max.x.max(b.max.x), a.max.y.max(b.max.y)),
    }
}

fn enclose(outer: &Bounds, inner: &Bounds) -> bool {
    outer.min.x <= inner.min.x
        && outer.min.y <= inner.min.y
        && outer.max.x >= inner.max.x
        && outer.max.y >= inner.max.y
}

fn overlap(a: &Bounds, b: &Bounds) -> bool {
    a.min.x <= b.max.x && b.min.x <= a.max.x && a.min.y <= b.max.y && b.min.y <= a.max.y
}

/// What a frame shows of its plate, metres; lines of the given width that only reach into it included.
fn shown(frame: &Frame, width: f64) -> Bounds {
    let seen = frame.clip.bounds().grown(width);
    let (a, b) =
        (frame.affine.invert(point(seen.x, seen.y)), frame.affine.invert(point(seen.right(), seen.bottom())));
    Bounds { min: point(a.x, b.y), max: point(b.x, a.y) }
}
