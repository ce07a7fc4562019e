//! One instance of the map: the state, the last layout and scene, and the calls that keep them in step. Composes
//! the other modules and knows no browser, so that everything a page can do is tested natively.

mod aim;
mod describe;
mod fit;
mod named;
mod panel;
mod stale;

use std::borrow::Cow;
use std::sync::OnceLock;

use self::aim::aim;
pub(crate) use self::aim::reveal;
pub use self::panel::PanelSide;
pub use self::stale::Stale;
use crate::FeatureId;
use crate::atlas::{Atlas, Near};
use crate::content::{self, Tree};
use crate::find::find;
use crate::geo::{Point, point};
use crate::interact::{Context, Effect, Event, Facet, State, Target, View, fly, jump, step, targets};
use crate::map::Map;
use crate::paint::{DOCUMENT, Paper, Scheme, to_svg};
use crate::pick::{Reach, pick};
use crate::prose;
use crate::scene::{
    ARIMO, Layout, LayoutKey, Pages, Preset, Rect, Scene, TextWidths, compose, layout, turn, zoom,
};
use crate::viewport::Viewport;

/// The facts and their projected shapes, shared by all instances of a page.
#[derive(Debug, Clone)]
pub struct Ground {
    /// Facts.
    pub atlas: Atlas,
    /// Shapes.
    pub map: Map,
    /// Where readers may live; empty until its asset is there.
    pub near: OnceLock<Near>,
}

impl Ground {
    /// Projects the atlas.
    pub fn new(atlas: Atlas) -> Ground {
        let map = Map::new(&atlas);
        Ground { atlas, map, near: OnceLock::new() }
    }
}

/// Smallest target of a mouse or a key, CSS px.
pub(crate) const MOUSE_TARGET: f64 = 24.0;
/// Smallest target of a finger, CSS px.
pub(crate) const TOUCH_TARGET: f64 = 28.0;
/// Edition shown when the page names none: the announcement of 3 April 2019.
pub const DEFAULT_EDITION: &str = "2019";
/// One map on a page.
#[derive(Debug, Clone)]
pub struct Widget {
    state: State,
    preset: Preset,
    /// CSS px per px of the scene.
    scale: f64,
    widths: &'static TextWidths,
    layout: Layout,
    scene: Scene,
    /// Found when they are first asked for: the first picture is there without them.
    targets: OnceLock<Vec<Target>>,
    /// The page of the other view, while it is being turned.
    left: Option<Layout>,
    stale: Stale,
    /// Whether it has ever been painted.
    shown: bool,
}

impl Widget {
    /// A map in an edition and a language; [`Widget::resize`] gives it a size.
    pub fn new(ground: &Ground, state: State) -> Widget {
        Widget::at_preset(ground, state, Preset::Landscape)
    }

    /// A map on a given page, for pictures made without a host.
    pub fn at_preset(ground: &Ground, state: State, preset: Preset) -> Widget {
        let layout = layout(&ground.atlas, &ground.map, LayoutKey::new(&state, preset));
        let scene = compose(&ground.atlas, &ground.map, &layout, &state);
        Widget {
            state,
            preset,
            scale: 1.0,
            widths: &ARIMO,
            layout,
            scene,
            targets: OnceLock::new(),
            left: None,
            stale: Stale::All,
            shown: false,
        }
    }

    /// What the instance remembers.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Page in use.
    pub fn preset(&self) -> Preset {
        self.preset
    }

    /// What is drawn.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// CSS px per px of the scene.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Focusable features in reading order.
    pub fn targets(&self, ground: &Ground) -> &[Target] {
        self.targets.get_or_init(|| {
            let smallest = MOUSE_TARGET / self.scale;
            targets(&self.resting(ground), &ground.map, &ground.atlas, &self.state, smallest)
        })
    }

    /// Rows of the legend that show or hide labels of a facet, px.
    pub fn switches(&self) -> &[(Rect, Facet)] {
        &self.layout.furniture.switches
    }

    /// Applies an event and keeps layout and scene in step with the state.
    pub fn dispatch(&mut self, ground: &Ground, event: Event) -> Vec<Effect> {
        let has_world = ground.map.world.get().is_some();
        let size = self.preset.size();
        self.targets(ground);
        let targets = self.targets.get().map_or(&[][..], Vec::as_slice);
        let switches = &self.layout.furniture.switches;
        let context = Context { facts: &ground.atlas, targets, switches, has_world, size };
        let before = self.state.clone();
        let mut effects = step(&mut self.state, event, context);
        if self.state.view != before.view {
            self.left = Some(self.layout.clone());
        }
        // Before the first picture, there is nothing to turn away from.
        if !self.shown || self.state.turn.is_none() {
            (self.state.turn, self.left) = (None, None);
        }
        if effects.contains(&Effect::Relayout) {
            self.relayout(ground);
        }
        // Within a region the view stays; each place abroad has its own way to it.
        let way = matches!(self.state.area, Some(FeatureId::Country(_))) && self.state.place != before.place;
        if (self.state.area != before.area || way) && self.state.free {
            effects.append(&mut self.follow_selection(ground));
        }
        if self.state.focus != before.focus {
            effects.append(&mut self.follow_focus(ground));
        }
        if self.state.viewport != self.layout.key.viewport {
            self.follow_viewport(ground);
        } else if effects.contains(&Effect::Paint) {
            self.recompose(ground);
        }
        self.touch_changes(ground, &before);
        if effects.contains(&Effect::Targets) {
            self.forget_targets();
        }
        effects
    }

    /// Brings the region or country that has been opened into sight, or everything once it is closed. What opens before
    /// the first picture is there at once.
    fn follow_selection(&mut self, ground: &Ground) -> Vec<Effect> {
        let to = self.aim(ground).unwrap_or_default();
        if self.shown { fly(&mut self.state, to) } else { jump(&mut self.state, to) }
    }

    /// Brings what has got the focus into sight.
    fn follow_focus(&mut self, ground: &Ground) -> Vec<Effect> {
        let target = self.targets(ground).iter().find(|target| Some(target.feature) == self.state.focus);
        let (Some(target), Some(main)) = (target, self.scene.frames.first()) else { return Vec::new() };
        match reveal(&self.state, target, &main.clip.bounds(), self.preset.size()) {
            Some(to) => fly(&mut self.state, to),
            None => Vec::new(),
        }
    }

    /// The viewport that shows what is open; `None` where it is in sight anyway.
    fn aim(&self, ground: &Ground) -> Option<Viewport> {
        let panel = PanelSide::usual(self.is_beside()).covered(self.preset);
        aim(ground, &self.state, &self.layout, &panel)
    }

    /// Sets names in another font: lays out anew with its widths.
    pub fn set_widths(&mut self, ground: &Ground, widths: &'static TextWidths) {
        self.widths = widths;
        self.relayout(ground);
    }

    /// Shows a zoomed part of the main frame.
    pub fn set_viewport(&mut self, ground: &Ground, viewport: Viewport) {
        self.state.viewport = viewport;
        self.follow_viewport(ground);
    }

    fn follow_viewport(&mut self, ground: &Ground) {
        let stays = zoom(&mut self.layout, &ground.atlas, &ground.map, self.state.viewport);
        self.recompose(ground);
        match self.scene.frames.first() {
            Some(main) if stays => self.touch(main.clip.bounds()),
            _ => self.invalidate(),
        }
    }

    /// The world has arrived: what was asked for before it can be shown now.
    pub fn receive_world(&mut self, ground: &Ground) -> Vec<Effect> {
        self.relayout(ground);
        let mut effects = vec![Effect::Relayout, Effect::Panel, Effect::Paint];
        if self.state.turn.is_some() {
            effects.push(Effect::Animate);
        }
        if self.state.view == View::World && self.state.area.is_some() && self.state.free {
            effects.append(&mut self.follow_selection(ground));
            if self.state.viewport != self.layout.key.viewport {
                self.follow_viewport(ground);
                self.forget_targets();
            }
        }
        effects
    }

    /// Lays out anew.
    pub fn relayout(&mut self, ground: &Ground) {
        let key = LayoutKey { widths: self.widths, ..LayoutKey::new(&self.state, self.preset) };
        self.layout = layout(&ground.atlas, &ground.map, key);
        self.recompose(ground);
        self.invalidate();
        self.forget_targets();
    }

    /// They stand elsewhere.
    fn forget_targets(&mut self) {
        self.targets.take();
    }

    fn recompose(&mut self, ground: &Ground) {
        let Ground { atlas, map, .. } = ground;
        let between = self.pages().and_then(|pages| turn(atlas, map, pages, &self.state));
        self.scene = between.unwrap_or_else(|| compose(atlas, map, &self.layout, &self.state));
    }

    /// The two pages that are shown at once while the view changes.
    fn pages(&self) -> Option<Pages<'_>> {
        let (turn, left) = (self.state.turn.as_ref()?, self.left.as_ref()?);
        let (france, world) = match self.state.view {
            View::France => (&self.layout, left),
            View::World => (left, &self.layout),
        };
        Some(Pages { france, world, at: turn.eased() })
    }

    /// What is drawn once the view has changed: pointers, keys and prints mean that.
    fn resting(&self, ground: &Ground) -> Cow<'_, Scene> {
        match self.state.turn {
            Some(_) => Cow::Owned(compose(&ground.atlas, &ground.map, &self.layout, &self.state)),
            None => Cow::Borrowed(&self.scene),
        }
    }

    /// CSS px of the picture to px of the scene.
    pub fn to_scene(&self, x: f64, y: f64) -> Point {
        point(x / self.scale, y / self.scale)
    }

    /// What lies under a point of the scene, or near enough for a finger or a mouse; `None` over the sea.
    pub fn hit(&self, ground: &Ground, at: Point, touch: bool) -> Option<FeatureId> {
        let target = if touch { TOUCH_TARGET } else { MOUSE_TARGET };
        let hit = pick(&self.resting(ground), &ground.map, at, Reach::target(target, self.scale));
        hit.filter(|feature| self.state.filter.admits(&ground.atlas, *feature))
    }

    /// The panel of the selection; `None` when nothing is selected.
    pub fn panel(&self, ground: &Ground) -> Option<Tree> {
        content::panel(&ground.atlas, &self.state)
    }

    /// The list of the view.
    pub fn list(&self, ground: &Ground) -> Tree {
        content::list(&ground.atlas, &self.state)
    }

    /// What fits the words that a reader types.
    pub fn find(&self, ground: &Ground, typed: &str) -> Tree {
        let State { edition, lang, .. } = self.state;
        let nowhere = Near::default();
        let near = ground.near.get().unwrap_or(&nowhere);
        content::results(&ground.atlas, near, &self.state, &find(&ground.atlas, near, edition, lang, typed))
    }

    /// The picture as it is, as a document of its own.
    pub fn to_svg<S: Scheme>(&self, ground: &Ground, scheme: &S) -> String {
        self.picture(ground, scheme, DOCUMENT)
    }

    /// The same with other attributes, see [`Paper`].
    pub fn picture<S: Scheme>(&self, ground: &Ground, scheme: &S, attributes: &str) -> String {
        let (title, mut note) = (self.summary(ground), String::new());
        prose::push_revision(&mut note, &ground.atlas, self.state.lang);
        let paper = Paper { attributes, words: [&title, &note], lang: self.state.lang };
        to_svg(&self.resting(ground), &ground.map, scheme, &paper)
    }

    /// The side where the panel does not cover what is selected.
    pub fn panel_side(&self, ground: &Ground) -> PanelSide {
        let is_beside = self.is_beside();
        // What the viewport follows lies beside the usual side.
        if self.state.free && self.aim(ground).is_some() {
            return PanelSide::usual(is_beside);
        }
        let selected = self.targets(ground).iter().find(|t| Some(t.feature) == self.state.selection());
        PanelSide::leaving_free(selected.map(|t| &t.bounds), is_beside, self.preset)
    }

    fn is_beside(&self) -> bool {
        PanelSide::is_beside(self.preset, self.scale)
    }
}
