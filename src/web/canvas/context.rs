//! What `web-sys` lacks of the canvas: calls that take a string of JavaScript's, where one of Rust's would be decoded
//! each time, and calls declared to throw that do not for finite numbers.
#![allow(unreachable_pub, reason = "JavaScript reaches them")]

use js_sys::{Array, JsString};
use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, Path2d, TextMetrics};

#[wasm_bindgen]
extern "C" {
    /// What a context and a path have in common.
    pub type Outliner;
    #[wasm_bindgen(method, js_name = moveTo)]
    pub fn move_to(this: &Outliner, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = lineTo)]
    pub fn line_to(this: &Outliner, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = closePath)]
    pub fn close_path(this: &Outliner);

    #[wasm_bindgen(extends = Path2d, extends = Outliner)]
    pub type Path2D;
    #[wasm_bindgen(constructor)]
    pub fn new() -> Path2D;

    #[wasm_bindgen(extends = CanvasRenderingContext2d, extends = Outliner)]
    pub type Context;
    #[wasm_bindgen(method, js_name = setTransform)]
    pub fn transform_by(this: &Context, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);
    #[wasm_bindgen(method, js_name = arc)]
    pub fn circle(this: &Context, x: f64, y: f64, radius: f64, from: f64, to: f64);
    #[wasm_bindgen(method, js_name = fillText)]
    pub fn fill_text(this: &Context, text: &JsString, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = strokeText)]
    pub fn stroke_text(this: &Context, text: &JsString, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = measureText)]
    pub fn measure_text(this: &Context, text: &JsString) -> TextMetrics;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    pub fn set_fill_style(this: &Context, color: &JsString);
    #[wasm_bindgen(method, setter, js_name = strokeStyle)]
    pub fn set_stroke_style(this: &Context, color: &JsString);
    #[wasm_bindgen(method, js_name = setLineDash)]
    pub fn set_dashes(this: &Context, dashes: &Array);
    #[wasm_bindgen(method, setter, js_name = font)]
    pub fn set_font(this: &Context, font: &JsString);
    #[wasm_bindgen(method, setter, js_name = lineJoin)]
    pub fn set_join(this: &Context, join: &JsString);
    #[wasm_bindgen(method, setter, js_name = textAlign)]
    pub fn set_align(this: &Context, align: &JsString);
    #[wasm_bindgen(method, setter, js_name = lineCap)]
    pub fn set_cap(this: &Context, cap: &JsString);
    /// Browsers without the property draw the text untracked, and the fit spreads it.
    #[wasm_bindgen(method, setter, js_name = letterSpacing)]
    pub fn set_letter_spacing(this: &Context, space: &JsString);
}
