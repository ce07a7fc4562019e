//! What is pointed at, on a canvas of its own over that of the map: a pointer that moves leaves the map as it is painted.
#![allow(unreachable_pub, reason = "JavaScript reaches them")]

use wasm_bindgen::prelude::*;

use super::{Context, Kept, Painter};
use crate::map::Map;
use crate::paint::Palette;
use crate::scene::Rect;
use crate::scene::supplied::Above;

#[wasm_bindgen]
extern "C" {
    /// The function of `www/v1/data-above.js`.
    pub type OverlayMaker;
    /// The context of the canvas over that of another context: as large, and empty.
    #[wasm_bindgen(method, js_name = call)]
    fn over(this: &OverlayMaker, nothing: &JsValue, below: &Context) -> Option<Context>;
}

/// The canvas over that of a map. There is none before anything is pointed at.
pub(in crate::web) struct Overlay {
    maker: OverlayMaker,
    /// Its context, and whether it has the size of the map.
    context: Option<(Context, bool)>,
    /// A box that nothing is painted outside of, px of the scene.
    painted: Option<Rect>,
}

impl Overlay {
    pub(in crate::web) fn new(maker: OverlayMaker) -> Overlay {
        Overlay { maker, context: None, painted: None }
    }

    /// The map has another size.
    pub(in crate::web) fn resized(&mut self) {
        if let Some((_, is_fit)) = &mut self.context {
            *is_fit = false;
        }
    }

    /// Shows what is pointed at in the place of what was.
    pub(in crate::web) fn paint(
        &mut self,
        below: &Context,
        kept: &mut Kept,
        above: &Above,
        map: &Map,
        look: (&Palette, &str),
        pixel_ratio: f64,
    ) {
        if self.context.as_ref().map_or(above.reach.is_some(), |(_, is_fit)| !is_fit) {
            self.context = self.maker.over(&JsValue::UNDEFINED, below).map(|context| (context, true));
            self.painted = None;
        }
        let Some((context, _)) = &self.context else { return };
        if let Some(painted) = self.painted.take() {
            context.transform_by(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
            wipe(context, &painted.grown(1.0 / pixel_ratio), pixel_ratio);
        }
        let Some(reach) = above.reach else { return };
        self.painted = Some(reach);
        let mut painter = Painter::new(context, kept, look, pixel_ratio, reach);
        painter.items(&above.areas, map, true);
        for cover in &above.covers {
            wipe(context, cover, 1.0);
        }
        painter.items(&above.items, map, true);
    }
}

/// Leaves nothing in a box; `scale` is what its px are in those of the context.
fn wipe(context: &Context, part: &Rect, scale: f64) {
    let [x, y, w, h] = [part.x, part.y, part.w, part.h].map(|side| side * scale);
    context.clear_rect(x, y, w, h);
}
