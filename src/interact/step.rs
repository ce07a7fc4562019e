//! The one function between events and effects.

use super::event::{Effect, Event, Key, Source};
use super::filter::{Facet, Filter};
use super::state::{Press, State, View};
use super::target::{Target, nearest, neighbour_group};
use super::travel::{self, Travel};
use super::turn::Turn;
use crate::FeatureId;
use crate::atlas::{EditionIx, PlaceIx};
use crate::geo::Point;
use crate::math;
use crate::scene::Rect;

/// A pointer that moved further than this between down and up did not click, px.
const CLICK_SLOP: f64 = 8.0;

/// What facts say to an event: the built-in ones, or those that a host supplied.
pub trait Facts {
    /// What an edition and a view have choices of, of a filter.
    fn settled(&self, filter: Filter, edition: EditionIx, view: View) -> Filter;
    /// Whether a filter hides a feature.
    fn is_hidden(&self, filter: Filter, edition: EditionIx, feature: FeatureId) -> bool;
    /// What a place lies in; `None` where an edition has no such place, and where it lies in nothing.
    fn area_of(&self, place: PlaceIx, edition: EditionIx) -> Option<FeatureId>;
}

/// What the state needs to know of its surroundings.
#[derive(Debug)]
pub struct Context<'a, F> {
    /// The facts.
    pub facts: &'a F,
    /// Focusable features of the last scene, in reading order.
    pub targets: &'a [Target],
    /// Rows of the legend that switch a facet, px of the scene.
    pub switches: &'a [(Rect, Facet)],
    /// Whether the world's asset has arrived.
    pub has_world: bool,
    /// Width and height of the page, px.
    pub size: (f64, f64),
}

// Derived, they would ask the same of the facts.
impl<F> Clone for Context<'_, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Context<'_, F> {}

/// Applies one event; what the page has to do about it, in this order.
pub fn step<F: Facts>(state: &mut State, event: Event, context: Context<'_, F>) -> Vec<Effect> {
    let mut step = Step { state, context, effects: Vec::new() };
    step.apply(event);
    step.effects
}

/// An event on its way through the state.
struct Step<'a, F> {
    state: &'a mut State,
    context: Context<'a, F>,
    effects: Vec<Effect>,
}

/// Another edition or language: everything is written anew.
const REWRITTEN: &[Effect] = &[Effect::Tooltip(None), Effect::Relayout, Effect::Panel, Effect::Paint];
const OTHER_VIEW: &[Effect] = &[Effect::Tooltip(None), Effect::Relayout, Effect::ViewChanged, Effect::Paint];

impl<'a, F: Facts> Step<'a, F> {
    fn apply(&mut self, event: Event) {
        match event {
            // A finger has no hover.
            Event::PointerMove { touch: true, .. } => {}
            Event::PointerMove { at, hit, .. } => self.point(hit, at),
            Event::PointerDown { at, hit } => {
                self.arrive();
                self.state.press = Some(Press { at, hit });
            }
            Event::PointerUp { at, hit } => self.release(at, hit),
            Event::PointerLeave => {
                self.state.press = None;
                self.state.on_legend = false;
                self.hover(None, Point::default());
            }
            Event::Key(key) => self.key(key),
            Event::Focus(feature) => self.focus(feature),
            Event::Select { feature, source } => self.select(feature, source),
            Event::Show(view) => self.show(view),
            Event::Edition(edition) => {
                if self.state.edition != edition {
                    self.state.edition = edition;
                    self.state.hover = None;
                    self.effects.extend_from_slice(REWRITTEN);
                    self.settle();
                    self.effects.push(Effect::EditionChanged);
                }
            }
            Event::Travel(Travel::Home) => self.home(),
            Event::Travel(Travel::Tick(now)) => self.tick(now),
            Event::Travel(travel) => self.travel(travel),
            Event::Calm(calm) => {
                self.state.calm = calm;
                if calm {
                    self.arrive();
                }
            }
            Event::Free(free) => self.free(free),
            Event::Filter(facet) => {
                let shown = |facet| self.state.filter.toggled(facet);
                self.filter(facet.map_or(Filter::default(), shown));
            }
            Event::Lang(lang) => {
                self.state.lang = lang;
                self.effects.extend_from_slice(REWRITTEN);
            }
        }
    }

    /// A row of the legend lies over the map.
    fn point(&mut self, hit: Option<FeatureId>, at: Point) {
        let on_legend = self.switch_at(at).is_some();
        if self.state.on_legend != on_legend {
            self.state.on_legend = on_legend;
            self.effects.push(Effect::Cursor(on_legend));
        }
        self.hover(if on_legend { None } else { hit }, at);
    }

    fn switch_at(&self, at: Point) -> Option<Facet> {
        self.context.switches.iter().find(|(row, _)| row.contains(at)).map(|(_, facet)| *facet)
    }

    fn hover(&mut self, hit: Option<FeatureId>, at: Point) {
        // Under way, what is under the pointer is gone with the next picture.
        let hit = if self.state.moves() { None } else { hit };
        let changed = self.state.hover != hit;
        if changed {
            self.state.hover = hit;
            self.effects
                .extend_from_slice(&[Effect::Cursor(hit.is_some() || self.state.on_legend), Effect::Paint]);
        }
        if changed || hit.is_some() {
            self.effects.push(Effect::Tooltip(hit.map(|feature| (at, feature))));
        }
    }

    fn release(&mut self, at: Point, hit: Option<FeatureId>) {
        let Some(press) = self.state.press.take() else { return };
        let moved = math::hypot(at.x - press.at.x, at.y - press.at.y);
        let (switch, other) = (self.switch_at(at), self.switch_at(press.at));
        if switch != other || moved > CLICK_SLOP {
            return;
        }
        if switch.is_some() {
            self.apply(Event::Filter(switch));
        } else if press.hit == hit {
            self.select(hit, Source::Pointer);
        }
    }

    fn key(&mut self, key: Key) {
        let targets = self.context.targets;
        let target = match key {
            Key::Enter => return self.select(self.state.focus, Source::Keyboard),
            Key::Escape => return self.escape(),
            Key::Home => targets.first(),
            Key::End => targets.last(),
            _ => match (self.target(self.state.focus), key) {
                (Some(from), Key::Arrow(direction)) => nearest(from, direction, targets),
                (Some(from), _) => neighbour_group(from, key == Key::PageDown, targets),
                (None, _) => targets.first(),
            },
        };
        if let Some(target) = target {
            self.effects.push(Effect::MoveFocus(target.feature));
        }
    }

    fn target(&self, feature: Option<FeatureId>) -> Option<&'a Target> {
        self.context.targets.iter().find(|target| Some(target.feature) == feature)
    }

    fn focus(&mut self, feature: Option<FeatureId>) {
        if self.state.focus != feature {
            self.state.focus = feature;
            let resting = !self.state.moves();
            let seen = self.target(feature).filter(|target| resting && target.seen);
            let tooltip = seen.map(|t| (t.anchor, t.feature));
            self.effects.extend_from_slice(&[Effect::Tooltip(tooltip), Effect::Paint]);
        }
    }

    fn free(&mut self, free: bool) {
        if self.state.free == free {
            return;
        }
        self.state.free = free;
        if !free {
            self.state.flight = None;
            self.state.viewport = self.state.viewport.whole();
        }
        self.effects.extend_from_slice(&[Effect::Tooltip(None), Effect::Targets, Effect::Paint]);
    }

    fn travel(&mut self, travel: Travel) {
        if self.state.free {
            self.arrive();
            self.effects.append(&mut travel::travel(self.state, travel, self.context.size));
        }
    }

    /// Time goes on for what is under way.
    fn tick(&mut self, now: f64) {
        if self.state.free {
            self.effects.append(&mut travel::travel(self.state, Travel::Tick(now), self.context.size));
        }
        let State { view, turn, .. } = &mut *self.state;
        if let Some(under_way) = turn.as_mut().filter(|_| self.context.has_world) {
            if under_way.tick(now, *view) {
                *turn = None;
            }
            self.effects.push(Effect::Paint);
            if turn.is_some() {
                self.effects.push(Effect::Animate);
            }
        }
    }

    /// Ends a change of the view where it leads to.
    fn arrive(&mut self) {
        if self.state.turn.take().is_some() {
            self.effects.push(Effect::Paint);
        }
    }

    /// Back to everything, and to the button of what was open.
    fn home(&mut self) {
        let origin = self.state.selection();
        self.select(None, Source::List);
        self.travel(Travel::Home);
        if let Some(origin) = origin {
            self.move_focus(origin);
        }
    }

    /// One level up: from a place to its region, from a region to none.
    fn escape(&mut self) {
        let Some(origin) = self.state.selection() else {
            self.effects.push(Effect::Tooltip(None));
            return self.travel(Travel::Home);
        };
        let up = if self.state.place.is_some() { self.state.area } else { None };
        self.select(up, Source::Keyboard);
        self.move_focus(origin);
    }

    /// To the button of what was open, or to the first where that has none: a page may open France on its own map.
    fn move_focus(&mut self, origin: FeatureId) {
        let target = self.target(Some(origin)).or(self.context.targets.first());
        self.effects.extend(target.map(|target| Effect::MoveFocus(target.feature)));
    }

    /// Shows the labels that a filter leaves.
    #[inline(never)]
    fn filter(&mut self, wanted: Filter) {
        let before = self.state.filter;
        self.state.filter = wanted;
        self.settle();
        if self.state.filter != before {
            self.state.hover = None;
            self.effects.extend_from_slice(REWRITTEN);
            // After what it closes: of two announcements the last is heard.
            self.effects.push(Effect::Filtered);
        }
    }

    /// Keeps of the filter what the view and the edition have, and closes what it hides, one level up.
    #[inline(never)]
    fn settle(&mut self) {
        let State { filter, edition, view, area, .. } = *self.state;
        self.state.filter = self.context.facts.settled(filter, edition, view);
        if self.is_hidden(self.state.selection()) || self.is_hidden(area) {
            self.select(area.filter(|area| !self.is_hidden(Some(*area))), Source::Api);
        }
    }

    #[inline(never)]
    fn is_hidden(&self, feature: Option<FeatureId>) -> bool {
        let State { filter, edition, .. } = *self.state;
        feature.is_some_and(|feature| self.context.facts.is_hidden(filter, edition, feature))
    }

    #[inline(never)]
    fn select(&mut self, feature: Option<FeatureId>, source: Source) {
        // Whoever asks for something wants to see it.
        if self.is_hidden(feature) {
            self.filter(Filter::default());
        }
        let before = (self.state.area, self.state.place);
        (self.state.area, self.state.place) = match feature {
            Some(FeatureId::Place(place)) => {
                (self.context.facts.area_of(place, self.state.edition), Some(place))
            }
            area => (area, None),
        };
        // Choosing something that the view cannot show brings up the view that can; both show France.
        let wanted = match self.state.area {
            Some(FeatureId::Country(_) | FeatureId::Part(_)) => View::World,
            Some(FeatureId::Region(_)) => View::France,
            _ => self.state.view,
        };
        let other_view = wanted != self.state.view;
        if other_view {
            self.show_view(wanted);
        }
        if other_view || (self.state.area, self.state.place) != before {
            let effects = [Effect::Tooltip(None), Effect::Panel, Effect::Selected(source), Effect::Paint];
            self.effects.extend_from_slice(&effects);
        }
    }

    /// The reader or the page asks for a view: what was selected in the other one is let go.
    fn show(&mut self, view: View) {
        if self.state.view == view {
            return;
        }
        self.show_view(view);
        if self.state.selection().is_some() {
            self.state.place = None;
            self.state.area = None;
            self.effects.extend_from_slice(&[Effect::Panel, Effect::Selected(Source::Api)]);
        }
    }

    fn show_view(&mut self, view: View) {
        let turn = self.state.turn.unwrap_or(Turn::new(self.state.view));
        let (has_world, calm) = (self.context.has_world, self.state.calm);
        // To the world there is no way before it is there: the turn waits for it.
        let turns = !calm && !turn.is_at(view) && (has_world || view == View::World);
        self.state.turn = turns.then_some(turn);
        self.state.view = view;
        self.state.viewport = self.state.viewport.whole();
        self.state.flight = None;
        self.state.hover = None;
        self.state.focus = None;
        let State { filter, edition, .. } = *self.state;
        self.state.filter = self.context.facts.settled(filter, edition, view);
        self.effects.extend_from_slice(OTHER_VIEW);
        if view == View::World && !self.context.has_world {
            self.effects.push(Effect::NeedWorld);
        } else if turns {
            self.effects.push(Effect::Animate);
        }
    }
}
