//! What JavaScript calls. Options come in as scalars, results go out as plain objects.
#![allow(unreachable_pub, reason = "JavaScript reaches them")]

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::canvas;
use super::effects::{bare, effect, outs, view_name};
use super::value::{Value, to_js};
use crate::FeatureId;
use crate::atlas::{Atlas, DecodeError, decode_france, decode_world};
use crate::geo::within;
use crate::interact::{Direction, Event, Key, Source, State, View};
use crate::paint::{Theme, to_json, to_svg};
use crate::prose::{Lang, Words};
use crate::viewport::Viewport;
use crate::widget::{DEFAULT_EDITION, Ground, PanelSide, Widget};

thread_local! {
    /// Shared by all instances for as long as the page lives.
    static GROUND: Cell<Option<&'static Ground>> = const { Cell::new(None) };
}

/// Every error that JavaScript can see: a stable code and a sentence.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // A plain object property: setting it on an Error cannot fail.
    let _ = js_sys::Reflect::set(&error, &"code".into(), &code.into());
    error.into()
}

fn ground() -> Result<&'static Ground, JsValue> {
    GROUND
        .get()
        .ok_or_else(|| error("not-loaded", "The map's data is not loaded yet: call loadFrance first."))
}

/// Reads the first asset. Shared by all instances; reading it again replaces nothing.
///
/// # Errors
/// `bad-data` when the bytes are not an asset of this version.
#[wasm_bindgen(js_name = loadFrance)]
pub fn load_france(bytes: &[u8]) -> Result<(), JsValue> {
    if GROUND.get().is_none() {
        let atlas = decode_france(bytes).map_err(|e| bad_data(&e))?;
        GROUND.set(Some(Box::leak(Box::new(Ground::new(atlas)))));
    }
    Ok(())
}

fn bad_data(e: &DecodeError) -> JsValue {
    error("bad-data", &e.message())
}

/// Reads the second asset.
///
/// # Errors
/// `bad-data`, or `not-loaded` before the first.
#[wasm_bindgen(js_name = loadWorld)]
pub fn load_world(bytes: &[u8]) -> Result<(), JsValue> {
    let ground = ground()?;
    if ground.map.world.get().is_none() {
        let world = decode_world(bytes).map_err(|e| bad_data(&e))?;
        ground.map.add_world(&world, &ground.atlas);
    }
    Ok(())
}

/// Whether the second asset is there.
#[wasm_bindgen(js_name = hasWorld)]
pub fn has_world() -> bool {
    GROUND.get().is_some_and(|ground| ground.map.world.get().is_some())
}

/// One map on the page.
#[wasm_bindgen]
pub struct Instance {
    widget: Widget,
    theme: Theme,
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    pixel_ratio: f64,
}

#[wasm_bindgen]
impl Instance {
    /// A map on a canvas. `edition` `""` is the announcement of 3 April 2019.
    ///
    /// # Errors
    /// `not-loaded`, `no-canvas`, `unknown-edition`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        canvas: HtmlCanvasElement,
        lang: &str,
        theme: &str,
        edition: &str,
        view: &str,
    ) -> Result<Instance, JsValue> {
        let context = canvas.get_context("2d")?.and_then(|c| c.dyn_into::<CanvasRenderingContext2d>().ok());
        let Some(context) = context else {
            return Err(error("no-canvas", "This browser gives no 2D canvas."));
        };
        let ground = ground()?;
        let edition = find_edition(&ground.atlas, edition)?;
        let state = State { view: view_of(view)?, ..State::new(edition, Lang::from_tag(lang)) };
        let widget = Widget::new(ground, state);
        Ok(Instance { widget, theme: theme_of(theme), canvas, context, pixel_ratio: 1.0 })
    }

    /// Fits the map to its host, CSS px; `max_height` 0 sets no limit; `dpr` is device px per CSS px.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn resize(&mut self, host_width: f64, max_height: f64, dpr: f64) -> Result<JsValue, JsValue> {
        let ground = ground()?;
        let changed = self.widget.resize(ground, host_width, max_height);
        let (width, height) = self.widget.css_size();
        let dpr = if dpr.is_finite() { within(dpr, 0.5, 4.0) } else { 1.0 };
        let pixels = |css: f64| (css * dpr + 0.5) as u32;
        if (self.canvas.width(), self.canvas.height()) != (pixels(width), pixels(height)) {
            self.canvas.set_width(pixels(width));
            self.canvas.set_height(pixels(height));
        }
        self.pixel_ratio = self.widget.scale() * dpr;
        let size = vec![("width", Value::Number(width)), ("height", Value::Number(height))];
        let mut out = vec![effect("layout", size), bare("relayout")];
        if changed {
            out.push(bare("panel"));
        }
        out.push(bare("paint"));
        to_js(&Value::List(out))
    }

    /// `kind`: move, down, up, cancel or leave; CSS px of the canvas box.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn pointer(&mut self, kind: &str, x: f64, y: f64, touch: bool) -> Result<JsValue, JsValue> {
        let at = self.widget.to_scene(x, y);
        let ground = ground()?;
        let hit = self.widget.hit(ground, at, touch);
        let event = match kind {
            "move" => Event::PointerMove { at, hit, touch },
            "down" => Event::PointerDown { at, hit },
            "up" => Event::PointerUp { at, hit },
            "leave" => Event::PointerLeave,
            _ => Event::PointerCancel,
        };
        self.apply(event)
    }

    /// A key on the focused target, by its `KeyboardEvent.key`; other keys do nothing.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn key(&mut self, name: &str) -> Result<JsValue, JsValue> {
        let key = match name {
            "ArrowLeft" => Key::Arrow(Direction::Left),
            "ArrowRight" => Key::Arrow(Direction::Right),
            "ArrowUp" => Key::Arrow(Direction::Up),
            "ArrowDown" => Key::Arrow(Direction::Down),
            "Home" => Key::Home,
            "End" => Key::End,
            "Enter" | " " => Key::Enter,
            "Escape" => Key::Escape,
            _ => return to_js(&Value::List(Vec::new())),
        };
        self.apply(Event::Key(key))
    }

    /// The focus came to a target, or left the map (`""`).
    ///
    /// # Errors
    /// `not-loaded`.
    #[wasm_bindgen(js_name = focusTarget)]
    pub fn focus_target(&mut self, id: &str) -> Result<JsValue, JsValue> {
        let feature = FeatureId::from_text(id, &ground()?.atlas);
        self.apply(Event::Focus(feature))
    }

    /// Selects `lille`, `region:32` or `country:US`; `""` deselects.
    ///
    /// # Errors
    /// `unknown-feature`, `not-loaded`.
    pub fn select(&mut self, id: &str, source: &str) -> Result<JsValue, JsValue> {
        let ground = ground()?;
        let feature = FeatureId::from_text(id, &ground.atlas);
        if feature.is_none() && !id.is_empty() {
            let message = ["Nothing on the map is called « ", id, " »."].concat();
            return Err(error("unknown-feature", &message));
        }
        let source = if source == "list" { Source::List } else { Source::Api };
        self.apply(Event::Select { feature, source })
    }

    /// `france` or `world`.
    ///
    /// # Errors
    /// `unknown-view`, `not-loaded`.
    #[wasm_bindgen(js_name = showView)]
    pub fn show_view(&mut self, name: &str) -> Result<JsValue, JsValue> {
        let view = view_of(name)?;
        self.apply(Event::Show(view))
    }

    /// An edition by its id.
    ///
    /// # Errors
    /// `unknown-edition`, `not-loaded`.
    #[wasm_bindgen(js_name = setEdition)]
    pub fn set_edition(&mut self, id: &str) -> Result<JsValue, JsValue> {
        let edition = find_edition(&ground()?.atlas, id)?;
        self.apply(Event::Edition(edition))
    }

    /// A BCP 47 tag; anything but English is French.
    ///
    /// # Errors
    /// `not-loaded`.
    #[wasm_bindgen(js_name = setLang)]
    pub fn set_lang(&mut self, tag: &str) -> Result<JsValue, JsValue> {
        self.apply(Event::Lang(Lang::from_tag(tag)))
    }

    /// `light` or `dark`.
    ///
    /// # Errors
    /// None in practice.
    #[wasm_bindgen(js_name = setTheme)]
    pub fn set_theme(&mut self, name: &str) -> Result<JsValue, JsValue> {
        self.theme = theme_of(name);
        to_js(&Value::List(vec![bare("paint")]))
    }

    /// The world's asset has arrived.
    ///
    /// # Errors
    /// `not-loaded`.
    #[wasm_bindgen(js_name = worldLoaded)]
    pub fn world_loaded(&mut self) -> Result<JsValue, JsValue> {
        let ground = ground()?;
        self.widget.relayout(ground);
        to_js(&Value::List(vec![bare("relayout"), bare("panel"), bare("paint")]))
    }

    /// Paints the canvas.
    ///
    /// # Errors
    /// What the canvas throws.
    pub fn paint(&self) -> Result<(), JsValue> {
        let ground = ground()?;
        canvas::paint(&self.context, self.widget.scene(), &ground.map, self.theme, self.pixel_ratio)
    }

    /// Zooms the main frame: `zoom` 1…12, the point of the fitted page (px of the canvas box) that comes to the
    /// middle.
    ///
    /// # Errors
    /// `not-loaded`.
    #[wasm_bindgen(js_name = setViewport)]
    pub fn set_viewport(&mut self, zoom: f64, x: f64, y: f64) -> Result<(), JsValue> {
        let ground = ground()?;
        let (center, size) = (self.widget.to_scene(x, y), self.widget.preset().size());
        self.widget.set_viewport(ground, Viewport::centered(zoom, center, size));
        Ok(())
    }

    /// The feature under the pointer, in text form.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn hovered(&self) -> Result<Option<String>, JsValue> {
        let ground = ground()?;
        Ok(self.widget.state().hover.map(|f| f.to_text(&ground.atlas)))
    }

    /// The panel's tree, or `null`.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn panel(&self) -> Result<JsValue, JsValue> {
        let ground = ground()?;
        js_sys::JSON::parse(&to_json(&self.widget.panel(ground).unwrap_or_default()))
    }

    /// Where the panel covers the least: right, left, bottom or top.
    #[wasm_bindgen(js_name = panelSide)]
    pub fn panel_side(&self) -> String {
        let side = match self.widget.panel_side() {
            PanelSide::Right => "right",
            PanelSide::Left => "left",
            PanelSide::Bottom => "bottom",
            PanelSide::Top => "top",
        };
        side.to_owned()
    }

    /// The list's tree.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn list(&self) -> Result<JsValue, JsValue> {
        let ground = ground()?;
        js_sys::JSON::parse(&to_json(&self.widget.list(ground)))
    }

    /// Focusable features in reading order, CSS px of the canvas box.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn targets(&self) -> Result<JsValue, JsValue> {
        let k = self.widget.scale();
        let ground = ground()?;
        let mut all = Vec::new();
        for t in self.widget.targets() {
            let (name, note) = self.widget.describe(ground, t.feature);
            let b = t.bounds;
            all.push(Value::Object(vec![
                ("id", Value::Text(t.feature.to_text(&ground.atlas))),
                ("name", Value::Text([&name, ", ", &note].concat())),
                ("x", Value::Number(b.x * k)),
                ("y", Value::Number(b.y * k)),
                ("width", Value::Number(b.w * k)),
                ("height", Value::Number(b.h * k)),
            ]));
        }
        to_js(&Value::List(all))
    }

    /// The accessible name of the drawing.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn summary(&self) -> Result<String, JsValue> {
        let ground = ground()?;
        Ok(self.widget.summary(ground))
    }

    /// The scene as an SVG document.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn svg(&self) -> Result<String, JsValue> {
        let ground = ground()?;
        let summary = self.widget.summary(ground);
        let lang = self.widget.state().lang;
        Ok(to_svg(self.widget.scene(), &ground.map, self.theme, &summary, lang))
    }

    /// What is shown: `{ view, edition, lang, theme, region, selected }`.
    ///
    /// # Errors
    /// `not-loaded`.
    pub fn state(&self) -> Result<JsValue, JsValue> {
        let ground = ground()?;
        let state = self.widget.state();
        let region = match state.area {
            Some(FeatureId::Region(ix)) => Some(ground.atlas.region(ix).code.clone()),
            _ => None,
        };
        to_js(&Value::Object(vec![
            ("view", Value::Word(view_name(state.view))),
            ("edition", Value::Text(ground.atlas.edition(state.edition).id.clone())),
            ("lang", Value::Word(state.lang.tag())),
            ("theme", Value::Word(if self.theme == Theme::Dark { "dark" } else { "light" })),
            ("region", Value::text(region)),
            ("selected", Value::text(state.place.map(|p| ground.atlas.place(p).slug.clone()))),
        ]))
    }

    /// Words of the controls in the current language.
    ///
    /// # Errors
    /// None in practice.
    pub fn words(&self) -> Result<JsValue, JsValue> {
        let words = Words { lang: self.widget.state().lang }.controls();
        to_js(&Value::Object(words.into_iter().map(|(name, word)| (name, Value::Word(word))).collect()))
    }

    fn apply(&mut self, event: Event) -> Result<JsValue, JsValue> {
        let ground = ground()?;
        let effects = self.widget.dispatch(ground, event);
        to_js(&outs(&effects, &self.widget, ground))
    }
}

#[cfg(feature = "inspect")]
#[wasm_bindgen]
impl Instance {
    /// The scene's bytes, to compare with one built elsewhere.
    #[wasm_bindgen(js_name = sceneBytes)]
    pub fn scene_bytes(&self) -> Result<Vec<u8>, JsValue> {
        let ground = ground()?;
        Ok(self.widget.scene().to_bytes(&ground.map))
    }
}

/// Name of a feature in the instance's language.
pub(super) fn feature_name(widget: &Widget, atlas: &Atlas, feature: FeatureId) -> String {
    let lang = widget.state().lang;
    match feature {
        FeatureId::Region(ix) => atlas.region(ix).name.get(lang).to_owned(),
        FeatureId::Country(ix) => atlas.country(ix).name.get(lang).to_owned(),
        FeatureId::France => Words { lang }.france().to_owned(),
        FeatureId::Place(place) => {
            let row =
                atlas.held(place, widget.state().edition).or_else(|| atlas.history(place).last().copied());
            row.map(|ix| atlas.label(ix).name.clone()).unwrap_or_default()
        }
    }
}

fn find_edition(atlas: &Atlas, id: &str) -> Result<crate::atlas::EditionIx, JsValue> {
    let id = if id.is_empty() { DEFAULT_EDITION } else { id };
    atlas.find_edition(id).ok_or_else(|| {
        let mut message = ["Unknown edition « ", id, " ». Known:"].concat();
        atlas.editions.iter().for_each(|e| message.extend([" ", &e.id]));
        error("unknown-edition", &message)
    })
}

fn view_of(name: &str) -> Result<View, JsValue> {
    match name {
        "" | "france" => Ok(View::France),
        "world" | "monde" => Ok(View::World),
        other => {
            Err(error("unknown-view", &["Unknown view « ", other, " ». Known: france, world."].concat()))
        }
    }
}

fn theme_of(name: &str) -> Theme {
    if name == "dark" { Theme::Dark } else { Theme::Light }
}
