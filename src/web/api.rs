//! What JavaScript calls, with numbers and UTF-8 in and plain values out; `www/v1/map.js` gives the calls their types.
//! Instances stay on this side and are called by a number.
#![allow(unreachable_pub, reason = "JavaScript reaches them")]

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::calls;
use super::canvas::{Context, Kept, paint};
use super::effects::{perform, refuse};
use super::value::{Value, Values, to_js};
use crate::FeatureId;
use crate::atlas::{
    Atlas, DecodeError, EditionIx, decode_france, decode_near, decode_sources, decode_world, is_near,
    is_sources,
};
use crate::geo::within;
use crate::interact::{Event, Facet, Key, Source, State, Travel, View};
use crate::paint::{Palette, Theme};
use crate::prose::Lang;
use crate::scene::Preset;
use crate::viewport::Viewport;
use crate::widget::{DEFAULT_EDITION, Ground, Widget};

/// Everything on this side of the page.
struct Page {
    /// Shared by all instances, from the first asset on.
    ground: Option<Ground>,
    instances: Vec<Instance>,
    kept: Kept,
}

/// One map on the page; `answers.rs` has it answer.
pub(super) struct Instance {
    id: u32,
    pub(super) widget: Widget,
    pub(super) palette: Palette,
    /// The element's fonts as CSS lists them, told with the colours.
    font: String,
    context: Context,
    /// Device px per px of the scene.
    pixel_ratio: f64,
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
        let known = find_edition(&ground.atlas, text(edition), &mut effects);
        let Some(edition) = known.or_else(|| ground.atlas.find_edition(DEFAULT_EDITION)) else {
            return JsValue::NULL;
        };
        let state = State { view: view(world), ..State::new(edition, lang(english)) };
        let widget = Widget::at_preset(ground, state, Preset::for_width(width));
        let palette = Palette::of(Theme::new(dark, false));
        page.instances.push(Instance { id, widget, palette, font: String::new(), context, pixel_ratio: 1.0 });
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

/// Calls an instance: tells it what the reader or the page did, asks for what it shows, or has it painted. The call is
/// one of [`calls`]; a name and numbers go with some. Returns effects, the answer, or `null`.
#[wasm_bindgen]
pub fn call(id: u32, call: u32, name: &[u8], x: f64, y: f64, z: f64) -> JsValue {
    with(id, |instance, ground, kept| match call {
        calls::PAINT => {
            let Instance { context, widget, palette, font, pixel_ratio, .. } = instance;
            let part = widget.take_stale();
            paint(context, kept, widget.scene(), &ground.map, (palette, font), *pixel_ratio, part);
            Value::Null
        }
        calls::FIRST => instance.introduce(ground),
        calls::COLOR => {
            instance.palette.set(x as usize, y);
            instance.font = text(name).to_owned();
            Value::List(Values::default())
        }
        calls::RESIZE => instance.resize(ground, [x, y, z]),
        ..calls::PAINT => instance.answer(ground, call, text(name)),
        _ => instance.tell(ground, kept, call, text(name), [x, y, z]),
    })
}

/// The scene's bytes, to compare with one built elsewhere.
#[cfg(feature = "inspect")]
#[wasm_bindgen(js_name = sceneBytes)]
pub fn scene_bytes(id: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    with(id, |instance, ground, _| {
        bytes = instance.widget.scene().to_bytes(&ground.map);
        Value::Null
    });
    bytes
}

/// What a call of the instance gives; `null` where there is none of that number.
fn with(id: u32, mut call: impl FnMut(&mut Instance, &Ground, &mut Kept) -> Value) -> JsValue {
    PAGE.with_borrow_mut(|Page { ground, instances, kept }| {
        let instance = instances.iter_mut().find(|instance| instance.id == id);
        let (Some(ground), Some(instance)) = (ground, instance) else { return JsValue::NULL };
        to_js(&call(instance, ground, kept))
    })
}

impl Instance {
    /// Takes one of the calls that tell something; returns the effects.
    #[inline(never)]
    fn tell(
        &mut self,
        ground: &Ground,
        kept: &mut Kept,
        call: u32,
        name: &str,
        [x, y, z]: [f64; 3],
    ) -> Value {
        let mut out = Values::default();
        match call {
            calls::THEME => {
                self.palette.theme = Theme::new(x != 0.0, y != 0.0);
                self.palette.forced = z != 0.0;
                kept.forget_texts();
                self.widget.invalidate();
                out.named("paint", None);
            }
            calls::ZOOM => {
                let center = self.widget.to_scene(y, z);
                self.widget.set_viewport(ground, Viewport::centered(x, center, self.widget.preset().size()));
                out.named("paint", None);
            }
            calls::WORLD => perform(&self.widget.receive_world(ground), &self.widget, ground, &mut out),
            _ => {
                if let Some(event) = self.event(ground, call, name, [x, y, z], &mut out) {
                    perform(&self.widget.dispatch(ground, event), &self.widget, ground, &mut out);
                }
            }
        }
        Value::List(out)
    }

    /// What a call tells of the reader or the page; `None` where it names nothing, which `out` may say.
    fn event(
        &self,
        ground: &Ground,
        call: u32,
        name: &str,
        [x, y, z]: [f64; 3],
        out: &mut Values,
    ) -> Option<Event> {
        let feature = FeatureId::from_text(name, &ground.atlas);
        let at = self.widget.to_scene(x, y);
        let touch = z != 0.0;
        let hit = match call {
            calls::MOVE..=calls::UP => self.widget.hit(ground, at, touch),
            _ => None,
        };
        Some(match call {
            calls::MOVE => Event::PointerMove { at, hit, touch },
            calls::DOWN => Event::PointerDown { at, hit },
            calls::UP => Event::PointerUp { at, hit },
            calls::LEAVE => Event::PointerLeave,
            calls::FOCUS => Event::Focus(feature),
            calls::KEY => Event::Key(*calls::KEYS.get(x as usize)?),
            calls::SELECT | calls::CHOOSE if feature.is_none() && !name.is_empty() => {
                let message = ["Nothing on the map is called « ", name, " »."].concat();
                refuse(out, "unknown-feature", &message);
                return None;
            }
            calls::SELECT => Event::Select { feature, source: Source::Api },
            calls::CHOOSE => Event::Select { feature, source: Source::List },
            calls::SHOW => Event::Show(view(x != 0.0)),
            calls::EDITION => Event::Edition(find_edition(&ground.atlas, name, out)?),
            calls::FILTER if name.is_empty() => Event::Filter(None),
            calls::FILTER => Event::Filter(Some(Facet::from_name(name)?)),
            calls::LANG => Event::Lang(lang(x != 0.0)),
            calls::CALM => Event::Calm(x != 0.0),
            calls::FREE => Event::Free(x != 0.0),
            _ => Event::Travel(self.travel(call, [x, y, z])?),
        })
    }

    /// A call that moves the viewport.
    fn travel(&self, call: u32, [x, y, z]: [f64; 3]) -> Option<Travel> {
        let at = self.widget.to_scene(x, y);
        Some(match call {
            calls::GROW => Travel::Zoom(at, z),
            calls::PAN => Travel::Pan(at),
            calls::FLICK => Travel::Flick(at),
            calls::IN => Travel::In((z != 0.0).then_some(at)),
            calls::OUT => Travel::Out,
            calls::STEP => match calls::KEYS.get(x as usize)? {
                Key::Arrow(direction) => Travel::Step(*direction),
                _ => return None,
            },
            calls::HOME => Travel::Home,
            calls::TICK => Travel::Tick(x),
            _ => return None,
        })
    }

    /// Fits the map to its host, CSS px: [`Widget::resize`]; `dpr` is device px per CSS px.
    fn resize(&mut self, ground: &Ground, [width, max_height, dpr]: [f64; 3]) -> Value {
        let changed = self.widget.resize(ground, width, max_height);
        // A canvas that gets another size is empty.
        self.widget.invalidate();
        let (width, height) = self.widget.css_size();
        let dpr = if dpr.is_finite() { within(dpr, 0.5, 4.0) } else { 1.0 };
        self.pixel_ratio = self.widget.scale() * dpr;
        let (mut out, mut layout) = (Values::default(), Values::default());
        layout.text("layout");
        for side in [width, height, (width * dpr + 0.5).floor(), (height * dpr + 0.5).floor()] {
            layout.number(side);
        }
        out.add(Value::List(layout));
        out.named("relayout", None);
        if changed {
            out.named("panel", None);
        }
        out.named("paint", None);
        Value::List(out)
    }
}

/// An edition by its id, "" for the default; an unknown one is refused.
fn find_edition(atlas: &Atlas, id: &str, out: &mut Values) -> Option<EditionIx> {
    let found = atlas.find_edition(if id.is_empty() { DEFAULT_EDITION } else { id });
    if found.is_none() {
        let mut message = ["Unknown edition « ", id, " ». Known:"].concat();
        for edition in &atlas.editions {
            message.push(' ');
            message.push_str(&edition.id);
        }
        refuse(out, "unknown-edition", &message);
    }
    found
}

/// A text from JavaScript, which encodes no other than UTF-8.
fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

fn view(world: bool) -> View {
    if world { View::World } else { View::France }
}

fn lang(english: bool) -> Lang {
    if english { Lang::En } else { Lang::Fr }
}
