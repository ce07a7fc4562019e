//! The one function between events and effects.

use super::event::{Direction, Effect, Event, Key, Source};
use super::state::{Press, State, View};
use super::target::{Target, nearest};
use crate::FeatureId;
use crate::atlas::{Atlas, Territory};
use crate::geo::Point;
use crate::math;

/// A pointer that moved further than this between down and up did not click, px.
const CLICK_SLOP: f64 = 8.0;

/// What the state needs to know of its surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The facts.
    pub atlas: &'a Atlas,
    /// Focusable features of the last scene, in reading order.
    pub targets: &'a [Target],
    /// Whether the world's asset has arrived.
    pub has_world: bool,
}

/// Applies one event.
pub fn step(state: &mut State, event: Event, context: Context<'_>) -> Vec<Effect> {
    match event {
        Event::PointerMove { at, hit, touch } => pointer_move(state, at, hit, touch),
        Event::PointerDown { at, hit } => {
            state.press = Some(Press { at, hit });
            Vec::new()
        }
        Event::PointerUp { at, hit } => pointer_up(state, at, hit, context),
        Event::PointerCancel | Event::PointerLeave => {
            state.press = None;
            hover(state, None, None)
        }
        Event::Key(key) => key_pressed(state, key, context),
        Event::Focus(feature) => focus(state, feature, context),
        Event::Select { feature, source } => select(state, feature, source, context),
        Event::Show(view) => show(state, view, context),
        Event::Edition(edition) => {
            if state.edition == edition {
                return Vec::new();
            }
            state.edition = edition;
            state.hover = None;
            vec![Effect::Tooltip(None), Effect::Relayout, Effect::Panel, Effect::Paint]
        }
        Event::Lang(lang) => {
            state.lang = lang;
            vec![Effect::Tooltip(None), Effect::Relayout, Effect::Panel, Effect::Paint]
        }
    }
}

fn pointer_move(state: &mut State, at: Point, hit: Option<FeatureId>, touch: bool) -> Vec<Effect> {
    if touch {
        return Vec::new();
    }
    hover(state, hit, Some(at))
}

fn hover(state: &mut State, hit: Option<FeatureId>, at: Option<Point>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if state.hover != hit {
        state.hover = hit;
        effects.extend([Effect::Cursor(hit.is_some()), Effect::Paint]);
    } else if hit.is_none() {
        return effects;
    }
    effects.push(Effect::Tooltip(at.zip(hit)));
    effects
}

fn pointer_up(state: &mut State, at: Point, hit: Option<FeatureId>, context: Context<'_>) -> Vec<Effect> {
    let Some(press) = state.press.take() else { return Vec::new() };
    let moved = math::hypot(at.x - press.at.x, at.y - press.at.y);
    if press.hit != hit || moved > CLICK_SLOP {
        return Vec::new();
    }
    select(state, hit, Source::Pointer, context)
}

fn key_pressed(state: &mut State, key: Key, context: Context<'_>) -> Vec<Effect> {
    let target = match key {
        Key::Enter => return select(state, state.focus, Source::Keyboard, context),
        Key::Escape => return escape(state, context),
        Key::Home => context.targets.first(),
        Key::End => context.targets.last(),
        Key::Arrow(direction) => arrow(state, direction, context),
    };
    target.map(|t| vec![Effect::MoveFocus(t.feature)]).unwrap_or_default()
}

fn arrow<'a>(state: &State, direction: Direction, context: Context<'a>) -> Option<&'a Target> {
    let focused = context.targets.iter().find(|t| Some(t.feature) == state.focus);
    match focused {
        Some(from) => nearest(from, direction, context.targets),
        None => context.targets.first(),
    }
}

fn focus(state: &mut State, feature: Option<FeatureId>, context: Context<'_>) -> Vec<Effect> {
    if state.focus == feature {
        return Vec::new();
    }
    state.focus = feature;
    let target = feature.and_then(|f| context.targets.iter().find(|t| t.feature == f));
    let tooltip = target.map(|t| (t.anchor, t.feature));
    vec![Effect::Tooltip(tooltip), Effect::Paint]
}

/// One level up: from a place to its region, from a region to none.
fn escape(state: &mut State, context: Context<'_>) -> Vec<Effect> {
    let origin = state.selection();
    let Some(origin) = origin else { return vec![Effect::Tooltip(None)] };
    let up = if state.place.is_some() { state.area } else { None };
    let mut effects = select(state, up, Source::Keyboard, context);
    effects.push(Effect::MoveFocus(origin));
    effects
}

fn select(
    state: &mut State,
    feature: Option<FeatureId>,
    source: Source,
    context: Context<'_>,
) -> Vec<Effect> {
    let before = (state.area, state.place);
    match feature {
        Some(FeatureId::Place(place)) => {
            state.place = Some(place);
            let row = context.atlas.held(place, state.edition);
            let row = row.or_else(|| context.atlas.history(place).last().copied());
            state.area = row.map(|ix| match context.atlas.label(ix).territory {
                Territory::Region(ix) => FeatureId::Region(ix),
                Territory::Country(ix) => FeatureId::Country(ix),
            });
        }
        area => {
            state.place = None;
            state.area = area;
        }
    }
    let mut effects = Vec::new();
    // Choosing something that the view cannot show brings up the view that can.
    match (state.selection(), state.view) {
        (Some(FeatureId::Country(_)), View::France) => effects = show_view(state, View::World, context),
        (Some(FeatureId::Region(_)), View::World) => effects = show_view(state, View::France, context),
        (Some(FeatureId::Place(_)), view) => {
            let abroad = matches!(state.area, Some(FeatureId::Country(_)));
            let wanted = if abroad { View::World } else { View::France };
            if wanted != view {
                effects = show_view(state, wanted, context);
            }
        }
        _ => {}
    }
    if (state.area, state.place) == before && effects.is_empty() {
        return effects;
    }
    effects.extend([Effect::Tooltip(None), Effect::Panel, Effect::Selected(source), Effect::Paint]);
    effects
}

/// The reader or the page asks for a view: what was selected in the other one is let go.
fn show(state: &mut State, view: View, context: Context<'_>) -> Vec<Effect> {
    if state.view == view {
        return Vec::new();
    }
    let mut effects = show_view(state, view, context);
    if state.selection().is_some() {
        state.place = None;
        state.area = None;
        effects.extend([Effect::Panel, Effect::Selected(Source::Api)]);
    }
    effects
}

fn show_view(state: &mut State, view: View, context: Context<'_>) -> Vec<Effect> {
    state.view = view;
    state.viewport = Default::default();
    state.hover = None;
    state.focus = None;
    let mut effects = vec![Effect::Tooltip(None), Effect::Relayout, Effect::ViewChanged, Effect::Paint];
    if view == View::World && !context.has_world {
        effects.push(Effect::NeedWorld);
    }
    effects
}
