//! What JavaScript calls of a map, with numbers and UTF-8 in and plain values out; `www/v1/map.js` gives the calls their types.
//! Instances stay on this side and are called by a number.
#![allow(unreachable_pub, reason = "JavaScript reaches them")]

use wasm_bindgen::prelude::*;

use super::calls;
#[cfg(feature = "custom-data")]
use super::canvas::Overlay;
use super::canvas::{Context, Kept};
use super::effects::{perform, refuse};
use super::page::with;
use super::value::{Value, Values};
use super::{Ground, Widget};
use crate::atlas::EditionIx;
use crate::geo::within;
use crate::interact::{Event, Key, Source, State, Travel, View};
use crate::paint::{Palette, Theme};
use crate::prose::Lang;
use crate::scene::Preset;
use crate::viewport::Viewport;

/// One map on the page; `answers.rs` has it answer.
pub(super) struct Instance {
    pub(super) id: u32,
    pub(super) widget: Widget,
    pub(super) palette: Palette,
    /// The element's fonts as CSS lists them, told with the colours.
    pub(super) font: String,
    pub(super) context: Context,
    /// The canvas above that one, for what is pointed at.
    #[cfg(feature = "custom-data")]
    pub(super) overlay: Option<Overlay>,
    /// Device px per px of the scene.
    pub(super) pixel_ratio: f64,
}

/// How a map begins.
pub(super) struct Beginning<'a> {
    pub(super) id: u32,
    pub(super) context: Context,
    /// By its id; "" for the default.
    pub(super) edition: &'a [u8],
    pub(super) world: bool,
    pub(super) english: bool,
    pub(super) dark: bool,
    /// CSS px of its host.
    pub(super) width: f64,
}

impl Instance {
    /// Makes a map over a ground; effects say what of that is refused. `None` where the ground has not even the default
    /// edition.
    pub(super) fn new(ground: &Ground, begin: Beginning<'_>, effects: &mut Values) -> Option<Instance> {
        let Beginning { id, context, edition, world, english, dark, width } = begin;
        let known = find_edition(ground, text(edition), effects);
        let edition = known.or_else(|| ground.find_edition(""))?;
        let state = State { view: view(world), ..State::new(edition, lang(english)) };
        let widget = Widget::at_preset(ground, state, Preset::for_width(width));
        let palette = Palette::of(Theme::new(dark, false));
        Some(Instance {
            id,
            widget,
            palette,
            font: String::new(),
            context,
            #[cfg(feature = "custom-data")]
            overlay: None,
            pixel_ratio: 1.0,
        })
    }
}

/// Calls an instance: tells it what the reader or the page did, asks for what it shows, or has it painted. The call is
/// one of [`calls`]; a name and numbers go with some. Returns effects, the answer, or `null`.
#[wasm_bindgen]
pub fn call(id: u32, call: u32, name: &[u8], x: f64, y: f64, z: f64) -> JsValue {
    with(id, |instance, ground, kept| match call {
        calls::PAINT => {
            instance.paint(ground, kept);
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
        let feature = ground.feature(name);
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
            calls::EDITION => Event::Edition(find_edition(ground, name, out)?),
            calls::FILTER if name.is_empty() => Event::Filter(None),
            calls::FILTER => Event::Filter(Some(ground.find_facet(name)?)),
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
        #[cfg(feature = "custom-data")]
        if let Some(overlay) = &mut self.overlay {
            overlay.resized();
        }
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
fn find_edition(ground: &Ground, id: &str, out: &mut Values) -> Option<EditionIx> {
    let found = ground.find_edition(id);
    if found.is_none() {
        let mut message = ["Unknown edition « ", id, " ». Known:"].concat();
        for known in ground.edition_ids() {
            message.push(' ');
            message.push_str(known);
        }
        refuse(out, "unknown-edition", &message);
    }
    found
}

/// A text from JavaScript, which encodes no other than UTF-8.
pub(super) fn text(bytes: &[u8]) -> &str {
    bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid())
}

fn view(world: bool) -> View {
    if world { View::World } else { View::France }
}

fn lang(english: bool) -> Lang {
    if english { Lang::En } else { Lang::Fr }
}
