//! One map of supplied places: the state, the layout and the scene, and the calls that keep them in step. The same calls as
//! those of [`crate::widget::Widget`], so that a page need not know which it has.

mod aim;
mod fit;
mod groups;
mod reading;

use std::cell::RefCell;
use std::sync::OnceLock;

use super::Ground;
use super::content;
use super::words::{self, describe, push_counted, push_number, title};
use crate::FeatureId;
use crate::content::Tree;
use crate::geo::{Point, point};
use crate::interact::{Context, Effect, Event, Facet, State, Target, fly, jump, step};
use crate::paint::{DOCUMENT, Paper, Scheme, to_svg};
use crate::prose::Lang;
use crate::scene::supplied::{Above, Composer, Key, Layout, layout, reach, zoom};
use crate::scene::{ARIMO, Preset, Rect, Scene, TextWidths};
use crate::viewport::Viewport;
use crate::widget::{MOUSE_TARGET, PanelSide, Stale, TOUCH_TARGET};

/// One map on a page.
#[derive(Debug, Clone)]
pub struct Widget {
    state: State,
    preset: Preset,
    /// CSS px per px of the scene.
    scale: f64,
    widths: &'static TextWidths,
    layout: Layout,
    composer: Composer,
    scene: Scene,
    above: Above,
    targets: OnceLock<Vec<Target>>,
    stale: Stale,
    /// Whether what is pointed at is not what is shown above the map.
    is_above_stale: bool,
    /// Whether it has ever been painted.
    shown: bool,
    /// What was described last: a pointer asks with every move, and groups may have thousands of places.
    described: RefCell<Option<Described>>,
}

/// What has to be painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Due {
    /// Of the map.
    pub map: Stale,
    /// Whether what is above it is another.
    pub above: bool,
}

/// Name and note of a feature in a layout.
type Described = (FeatureId, Key, (String, String));

impl Widget {
    /// A map on a given page.
    pub fn at_preset(ground: &Ground, state: State, preset: Preset) -> Widget {
        let viewport = Viewport { depth: ground.depth(), ..state.viewport };
        let state = State { view: ground.view, viewport, ..state };
        let layout = layout(ground, key(&state, preset, &ARIMO));
        let mut composer = Composer::default();
        let scene = composer.compose(ground, &layout, &state, Vec::new());
        let above = composer.above(ground, &layout, &state);
        Widget {
            state,
            preset,
            scale: 1.0,
            widths: &ARIMO,
            layout,
            composer,
            scene,
            above,
            targets: OnceLock::new(),
            stale: Stale::All,
            is_above_stale: true,
            shown: false,
            described: RefCell::default(),
        }
    }

    /// The state that a map of this ground begins with.
    pub fn first_state(ground: &Ground, lang: Lang) -> State {
        State { view: ground.view, ..State::new(ground.facts.last_edition(), lang) }
    }

    /// The same map on other data.
    pub fn over(&self, ground: &Ground, state: State) -> Widget {
        let mut widget = Widget::at_preset(ground, state, self.preset);
        (widget.scale, widget.shown) = (self.scale, self.shown);
        widget.set_widths(ground, self.widths);
        widget
    }

    /// What the instance remembers.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Page in use.
    pub fn preset(&self) -> Preset {
        self.preset
    }

    /// The map as it is drawn. What is pointed at is [`Widget::above`] it.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// What is drawn over the map for the pointer and the focus.
    pub fn above(&self) -> &Above {
        &self.above
    }

    /// CSS px per px of the scene.
    pub fn scale(&self) -> f64 {
        self.scale
    }

    /// Rows of the legend that show or hide a rank, px.
    pub fn switches(&self) -> &[(Rect, Facet)] {
        &self.layout.furniture.switches
    }

    /// Focusable features in reading order: what is in sight and large enough to be pointed at.
    pub fn targets(&self, ground: &Ground) -> &[Target] {
        self.targets
            .get_or_init(|| reading::targets(ground, &self.layout, &self.state, MOUSE_TARGET / self.scale))
    }

    /// Applies an event and keeps layout and scene in step with the state.
    pub fn dispatch(&mut self, ground: &Ground, event: Event) -> Vec<Effect> {
        let before = self.state.clone();
        let mut effects = match self.group_to_open(&event) {
            Some(lead) => self.open_group(lead),
            None => self.step(ground, event),
        };
        let relayout = effects.contains(&Effect::Relayout);
        if relayout {
            self.relayout(ground);
        }
        let moved = (self.state.area, self.state.place) != (before.area, before.place);
        if moved && self.state.free {
            effects.append(&mut self.follow_selection(ground));
        }
        if self.state.focus != before.focus {
            effects.append(&mut self.follow_focus(ground));
        }
        if self.state.viewport != self.layout.key.viewport {
            self.follow_viewport(ground);
        } else if moved {
            self.recompose(ground);
        } else if !relayout && (self.state.hover, self.state.focus) != (before.hover, before.focus) {
            self.point(ground);
        }
        self.touch_changes(&before);
        if effects.contains(&Effect::Targets) {
            self.targets.take();
        }
        effects
    }

    fn step(&mut self, ground: &Ground, event: Event) -> Vec<Effect> {
        self.targets(ground);
        let targets = self.targets.get().map_or(&[][..], Vec::as_slice);
        let switches = &self.layout.furniture.switches;
        let size = self.preset.size();
        let context = Context { facts: &ground.facts, targets, switches, has_world: true, size };
        // There is one view only.
        let event = if let Event::Show(_) = event { Event::Show(ground.view) } else { event };
        step(&mut self.state, event, context)
    }

    /// Brings what has been opened into sight, or everything once it is closed.
    fn follow_selection(&mut self, ground: &Ground) -> Vec<Effect> {
        let Some(to) = self.aim(ground) else { return Vec::new() };
        if self.shown { fly(&mut self.state, to) } else { jump(&mut self.state, to) }
    }

    /// Brings what has got the focus into sight.
    fn follow_focus(&mut self, ground: &Ground) -> Vec<Effect> {
        let target = self.targets(ground).iter().find(|target| Some(target.feature) == self.state.focus);
        let (Some(target), Some(main)) = (target, self.scene.frames.first()) else { return Vec::new() };
        match crate::widget::reveal(&self.state, target, &main.clip.bounds(), self.preset.size()) {
            Some(to) => fly(&mut self.state, to),
            None => Vec::new(),
        }
    }

    /// Sets names in another font: lays out anew with its widths.
    pub fn set_widths(&mut self, ground: &Ground, widths: &'static TextWidths) {
        self.widths = widths;
        self.relayout(ground);
    }

    /// Shows a zoomed part of the main frame.
    pub fn set_viewport(&mut self, ground: &Ground, viewport: Viewport) {
        self.state.viewport = Viewport { depth: ground.depth(), ..viewport };
        self.follow_viewport(ground);
    }

    fn follow_viewport(&mut self, ground: &Ground) {
        zoom(ground, &mut self.layout, self.state.viewport);
        self.recompose(ground);
        match self.scene.frames.first() {
            Some(main) => self.stale.touch(main.clip.bounds().grown(1.0)),
            None => self.invalidate(),
        }
    }

    /// The world is the built-in map's: nothing follows.
    pub fn receive_world(&mut self, _: &Ground) -> Vec<Effect> {
        Vec::new()
    }

    /// Lays out anew.
    pub fn relayout(&mut self, ground: &Ground) {
        self.layout = layout(ground, key(&self.state, self.preset, self.widths));
        self.recompose(ground);
        self.invalidate();
        self.targets.take();
    }

    fn recompose(&mut self, ground: &Ground) {
        let room = core::mem::take(&mut self.scene.items);
        self.scene = self.composer.compose(ground, &self.layout, &self.state, room);
        self.point(ground);
    }

    /// Shows above the map what is pointed at.
    fn point(&mut self, ground: &Ground) {
        self.above = self.composer.above(ground, &self.layout, &self.state);
        self.is_above_stale = true;
    }

    /// CSS px of the picture to px of the scene.
    pub fn to_scene(&self, x: f64, y: f64) -> Point {
        point(x / self.scale, y / self.scale)
    }

    /// What lies under a point of the scene, or near enough for a finger or a mouse; `None` over the sea.
    pub fn hit(&self, ground: &Ground, at: Point, touch: bool) -> Option<FeatureId> {
        let target = if touch { TOUCH_TARGET } else { MOUSE_TARGET };
        let reach = target / 2.0 / self.scale.max(0.01);
        self.mark_at(at, reach).or_else(|| self.area_at(ground, at))
    }

    /// Of several marks that are near enough, the nearest; the name of one where none is.
    fn mark_at(&self, at: Point, reach: f64) -> Option<FeatureId> {
        let mut best: Option<(f64, FeatureId)> = None;
        for mark in &self.layout.shown {
            let (dx, dy) = (mark.at.x - at.x, mark.at.y - at.y);
            let (distance, limit) = (dx * dx + dy * dy, mark.radius.max(reach));
            if distance <= limit * limit && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, mark.feature()));
            }
        }
        let name = || self.layout.names.iter().find(|name| name.bounds.contains(at)).map(|name| name.feature);
        best.map(|(_, feature)| feature).or_else(name)
    }

    fn area_at(&self, ground: &Ground, at: Point) -> Option<FeatureId> {
        let shown = |frame: &crate::scene::Frame| frame.clip.contains(at);
        let sheet = self.layout.frames.iter().rposition(shown)?;
        let metres = self.layout.frames.get(sheet)?.affine.invert(at);
        ground.area_at(sheet, metres).map(FeatureId::Area)
    }

    /// The panel of the selection; `None` when nothing is selected.
    pub fn panel(&self, ground: &Ground) -> Option<Tree> {
        let beside =
            self.state.place.map_or_else(Vec::new, |place| self.layout.same_spot(u32::from(place.0)));
        content::panel(&ground.facts, &self.state, &beside)
    }

    /// The list of all that is shown.
    pub fn list(&self, ground: &Ground) -> Tree {
        content::list(&ground.facts, &self.state)
    }

    /// What fits the words that a reader types.
    pub fn find(&self, ground: &Ground, typed: &str) -> Tree {
        content::results(&ground.facts, ground.folded(), &self.state, typed)
    }

    /// The picture as it is, as a document of its own.
    pub fn to_svg<S: Scheme>(&self, ground: &Ground, scheme: &S) -> String {
        self.picture(ground, scheme, DOCUMENT)
    }

    /// The same with other attributes, see [`Paper`].
    pub fn picture<S: Scheme>(&self, ground: &Ground, scheme: &S, attributes: &str) -> String {
        let title = self.summary(ground);
        let paper = Paper { attributes, words: [&title, &ground.facts.credit], lang: self.state.lang };
        to_svg(&self.scene, &ground.map, scheme, &paper)
    }

    /// The accessible name of the drawing.
    pub fn summary(&self, ground: &Ground) -> String {
        let lang = self.state.lang;
        let mut out = String::from(lang.pick("Carte. ", "Map. "));
        out.push_str(&title(&ground.facts, lang));
        out.push_str(". ");
        out.push_str(&self.counted(ground));
        out
    }

    /// How many places are shown, after the filter that they are shown by.
    pub fn counted(&self, ground: &Ground) -> String {
        let mut out = String::new();
        push_counted(&mut out, &ground.facts, &self.state);
        out
    }

    /// Nothing beyond what [`Widget::describe`] says.
    pub fn holdings(&self, _: &Ground, _: FeatureId) -> Option<String> {
        None
    }

    /// Name of a feature and, below it, what it is or holds; of a group how many there are.
    pub fn describe(&self, ground: &Ground, feature: FeatureId) -> (String, String) {
        let key = self.layout.key;
        match &mut *self.described.borrow_mut() {
            Some((known, when, words)) if (*known, *when) == (feature, key) => words.clone(),
            last => last.insert((feature, key, self.find_words(ground, feature))).2.clone(),
        }
    }

    fn find_words(&self, ground: &Ground, feature: FeatureId) -> (String, String) {
        let (mut name, mut note) = describe(&ground.facts, &self.state, feature);
        let members = self.group_of(feature);
        if members.len() > 1 {
            let lang = self.state.lang;
            let others = members.len() as u64 - 1;
            lang.say(&mut name, " et ", " and ");
            push_number(&mut name, others, lang);
            lang.say(
                &mut name,
                if others > 1 { " autres" } else { " autre" },
                if others > 1 { " others" } else { " other" },
            );
            note.clear();
            let counts = ground.facts.count(&members, self.state.filter, self.state.edition);
            words::push_counts(&mut note, &ground.facts, &counts, lang);
        }
        (name, note)
    }

    /// What has to be painted to show the map where the one before it was shown: all of it, too, when nothing has changed and
    /// the page asks all the same. From then on it counts as shown.
    pub fn take_stale(&mut self) -> Due {
        self.shown = true;
        let above = core::mem::take(&mut self.is_above_stale);
        match core::mem::replace(&mut self.stale, Stale::Nothing) {
            Stale::Nothing if !above => Due { map: Stale::All, above },
            map => Due { map, above },
        }
    }

    /// Nothing on the page is what the scene shows.
    pub fn invalidate(&mut self) {
        self.stale = Stale::All;
        self.is_above_stale = true;
    }

    /// Another selection is another map.
    fn touch_changes(&mut self, before: &State) {
        if self.state.selection() != before.selection() {
            self.invalidate();
        }
    }

    /// The side where the panel does not cover what is selected.
    pub fn panel_side(&self, ground: &Ground) -> PanelSide {
        let selected = self.state.selection().and_then(|feature| reach(ground, &self.layout, feature));
        PanelSide::leaving_free(selected.as_ref(), self.is_beside(), self.preset)
    }
}

fn key(state: &State, preset: Preset, widths: &'static TextWidths) -> Key {
    let State { edition, filter, lang, viewport, .. } = *state;
    Key { edition, filter, lang, preset, viewport, widths }
}
