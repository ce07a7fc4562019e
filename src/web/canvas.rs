//! Paints a scene on a 2D canvas. Shapes of a plate become `Path2D` objects once and are shared by all
//! instances; each frame only sets a transform.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{CanvasRenderingContext2d, CanvasWindingRule, Path2d};

use crate::map::{Map, Outline, Plate, PlateShape};
use crate::paint::Theme;
use crate::prose::decimal;
use crate::scene::{
    Align, Clip, Frame, FrameId, Group, Ink, Item, PathItem, Scene, Shape, Stroke, Symbol, Text, Weight, plate_of,
};

/// The same fonts as the SVG's.
const FONTS: &str = "px Arial,Helvetica,'Liberation Sans',Arimo,sans-serif";
/// A text is fitted to the scene's width when the font's own differs by more than this part.
const FIT_TOLERANCE: f64 = 0.004;

thread_local! {
    static PATHS: RefCell<Vec<((u8, u16), Path2d)>> = const { RefCell::new(Vec::new()) };
}

/// Forgets the cached shapes of the world (they are made anew when they are painted).
pub(super) fn forget_paths() {
    PATHS.with_borrow_mut(Vec::clear);
}

/// Paints the whole scene. `pixel_ratio` is device px per px of the scene.
pub(super) fn paint(
    context: &CanvasRenderingContext2d,
    scene: &Scene,
    map: &Map,
    theme: Theme,
    pixel_ratio: f64,
) -> Result<(), JsValue> {
    let painter = Painter { context, theme, pixel_ratio, inks: RefCell::new([const { None }; Ink::COUNT]) };
    painter.page_transform()?;
    context.set_line_join("round");
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
    theme: Theme,
    pixel_ratio: f64,
    /// Colour strings made so far.
    inks: RefCell<[Option<String>; Ink::COUNT]>,
}

impl Painter<'_> {
    fn color<R>(&self, ink: Ink, with: impl FnOnce(&str) -> R) -> R {
        let mut inks = self.inks.borrow_mut();
        with(inks[ink as usize].get_or_insert_with(|| self.theme.color(ink).to_hex()))
    }

    fn fill_style(&self, ink: Ink) {
        self.color(ink, |c| self.context.set_fill_style_str(c));
    }

    fn page_transform(&self) -> Result<(), JsValue> {
        self.context.set_transform(self.pixel_ratio, 0.0, 0.0, self.pixel_ratio, 0.0, 0.0)
    }

    fn group(&self, group: &Group, map: &Map) -> Result<(), JsValue> {
        let Some(plate) = plate_of(map, group.frame.id) else { return Ok(()) };
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
        Ok(())
    }

    /// Stroke widths are px: inside a plate they are divided by its scale.
    fn plate_path(&self, path: &PathItem, plate: &Plate, frame: &Frame) -> Result<(), JsValue> {
        let shape = match &path.shape {
            Shape::Plate(shape) => cached(frame.id, *shape, plate)?,
            Shape::Lines(lines) => path_of(lines, false)?,
            Shape::Circle(..) | Shape::Rect(_) => return Ok(()),
        };
        if let Some(fill) = path.fill {
            self.fill_style(fill.0);
            self.context.fill_with_path_2d_and_winding(&shape, CanvasWindingRule::Evenodd);
        }
        if let Some(stroke) = path.stroke {
            self.stroke_style(stroke, frame.affine.scale)?;
            self.context.stroke_with_path(&shape);
        }
        Ok(())
    }

    fn stroke_style(&self, stroke: Stroke, scale: f64) -> Result<(), JsValue> {
        self.color(stroke.ink, |c| self.context.set_stroke_style_str(c));
        self.context.set_line_width(stroke.width / scale);
        let dashes = js_sys::Array::new();
        if stroke.dash > 0.0 {
            dashes.push(&JsValue::from_f64(stroke.dash / scale));
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
        let weight = if text.weight == Weight::Bold { "700 " } else { "" };
        context.set_font(&[weight, &tenths(text.px), FONTS].concat());
        context.set_text_align(match text.align {
            Align::Start => "left",
            Align::Middle => "center",
            Align::End => "right",
        });
        if text.tracking > 0.0 {
            self.letter_spacing(text.tracking);
        }
        let natural = context.measure_text(&text.text)?.width();
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
            context.stroke_text(&text.text, x, y)?;
        }
        self.fill_style(text.ink);
        context.fill_text(&text.text, x, y)?;
        if text.tracking > 0.0 {
            self.letter_spacing(0.0);
        }
        if fitted { self.page_transform() } else { Ok(()) }
    }

    /// Browsers without the property draw the name untracked, and the fit spreads it.
    fn letter_spacing(&self, px: f64) {
        let value = JsValue::from_str(&[&tenths(px), "px"].concat());
        let _ = js_sys::Reflect::set(self.context, &JsValue::from_str("letterSpacing"), &value);
    }
}

/// One decimal, without the floating-point formatter.
fn tenths(value: f64) -> String {
    let tenths = (value * 10.0 + 0.5) as u32;
    [&decimal(u64::from(tenths / 10)), ".", &decimal(u64::from(tenths % 10))].concat()
}

fn cached(frame: FrameId, shape: PlateShape, plate: &Plate) -> Result<Path2d, JsValue> {
    let plate_key = match frame {
        FrameId::Mainland | FrameId::Magnifier => 0,
        FrameId::Inset(i) => 1 + i,
        FrameId::World | FrameId::WorldInset(_) => u8::MAX,
    };
    let (shape_key, closed) = match shape {
        PlateShape::Area(i) => (i, true),
        PlateShape::Context => (u16::MAX, true),
        PlateShape::Borders => (u16::MAX - 1, false),
        PlateShape::Coasts => (u16::MAX - 2, false),
        PlateShape::Graticule => (u16::MAX - 3, false),
        PlateShape::Globe => (u16::MAX - 4, true),
    };
    let key = (plate_key, shape_key);
    PATHS.with_borrow_mut(|paths| match paths.iter().find(|(k, _)| *k == key) {
        Some((_, path)) => Ok(path.clone()),
        None => {
            let path = path_of(plate.outline(shape), closed)?;
            paths.push((key, path.clone()));
            Ok(path)
        }
    })
}

fn path_of(outline: &Outline, closed: bool) -> Result<Path2d, JsValue> {
    let path = Path2d::new()?;
    for run in outline.runs() {
        path.move_to(run[0].x, run[0].y);
        run[1..].iter().for_each(|p| path.line_to(p.x, p.y));
        if closed {
            path.close_path();
        }
    }
    Ok(path)
}
