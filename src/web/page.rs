//! The maps of a page over the one built-in ground. `data.rs` stands in its place where pages supply data of their own.
#![allow(unreachable_pub, reason = "JavaScript reaches them")]

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::Ground;
use super::api::{Beginning, Instance};
use super::canvas::{Context, Kept, paint};
use super::value::{Value, Values, to_js};
use crate::atlas::{
    DecodeError, decode_france, decode_near, decode_sources, decode_world, is_near, is_sources,
};

/// Everything on this side of the page.
struct Page {
    /// Shared by all instances, from the first asset on.
    ground: Option<Ground>,
    instances: Vec<Instance>,
    kept: Kept,
}

thread_local! {
    static PAGE: RefCell<Page> =
        const { RefCell::new(Page { ground: None, instances: Vec::new(), kept: Kept::NOTHING }) };
}

/// Reads the first asset, later the others. Returns `null`, or a sentence when the bytes are not an asset of this
/// version.
#[wasm_bindgen]
pub fn load(bytes: &[u8]) -> JsValue {
    PAGE.with_borrow_mut(|page| {
        let read = match &mut page.ground {
            None => decode_france(bytes).map(|atlas| page.ground = Some(Ground::new(atlas))),
            Some(ground) => add(ground, bytes),
        };
        to_js(&read.map_or_else(|e| Value::Text(e.message()), |()| Value::Null))
    })
}

/// Takes one of the assets that come later.
#[inline(never)]
fn add(ground: &mut Ground, bytes: &[u8]) -> Result<(), DecodeError> {
    if is_near(bytes) {
        decode_near(bytes).map(|near| drop(ground.near.set(near)))
    } else if is_sources(bytes) {
        decode_sources(bytes, &mut ground.atlas)
    } else {
        decode_world(bytes).map(|world| ground.map.add_world(&world, &ground.atlas))
    }
}

/// Makes the instance `id` on a canvas, laid out for a host of so many CSS px. An `edition` that is empty or unknown is
/// the announcement of 3 April 2019.
/// Returns effects.
#[wasm_bindgen]
pub fn create(
    id: u32,
    context: Context,
    edition: &[u8],
    world: bool,
    english: bool,
    dark: bool,
    width: f64,
) -> JsValue {
    PAGE.with_borrow_mut(|page| {
        let Some(ground) = &page.ground else { return JsValue::NULL };
        let mut effects = Values::default();
        let begin = Beginning { id, context, edition, world, english, dark, width };
        let Some(instance) = Instance::new(ground, begin, &mut effects) else { return JsValue::NULL };
        page.instances.push(instance);
        to_js(&Value::List(effects))
    })
}

/// Gives back all that an instance holds.
#[wasm_bindgen]
pub fn release(id: u32) {
    PAGE.with_borrow_mut(|page| {
        if let Some(i) = page.instances.iter().position(|instance| instance.id == id) {
            page.instances.swap_remove(i);
        }
    });
}

impl Instance {
    /// Paints what has changed.
    #[inline(always)]
    pub(super) fn paint(&mut self, ground: &Ground, kept: &mut Kept) {
        let Instance { context, widget, palette, font, pixel_ratio, .. } = self;
        let part = widget.take_stale();
        paint(context, kept, widget.scene(), &ground.map, (palette, font), *pixel_ratio, part);
    }
}

/// What a call of the instance gives; `null` where there is none of that number.
pub(super) fn with(id: u32, mut call: impl FnMut(&mut Instance, &Ground, &mut Kept) -> Value) -> JsValue {
    PAGE.with_borrow_mut(|Page { ground, instances, kept }| {
        let instance = instances.iter_mut().find(|instance| instance.id == id);
        let (Some(ground), Some(instance)) = (ground, instance) else { return JsValue::NULL };
        to_js(&call(instance, ground, kept))
    })
}
