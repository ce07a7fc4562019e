//! Effects as the objects that JavaScript performs.

use super::value::Value;
use crate::FeatureId;
use crate::atlas::{Atlas, Territory};
use crate::geo::{Point, point};
use crate::interact::{Effect, Source, View};
use crate::widget::{Ground, Widget};

/// An effect that needs nothing else to be performed: `paint`, `relayout`, `panel`, `need-world`.
pub(super) fn bare(kind: &'static str) -> Value {
    effect(kind, Vec::new())
}

/// An effect with everything that the page needs to perform it; `types.js` says what each has.
#[inline(never)]
pub(super) fn effect(kind: &'static str, mut fields: Vec<(&'static str, Value)>) -> Value {
    fields.push(("type", Value::Word(kind)));
    Value::Object(fields)
}

pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::France => "france",
        View::World => "world",
    }
}

/// The objects for a list of effects.
pub(super) fn outs(effects: &[Effect], widget: &Widget, ground: &Ground) -> Value {
    let mut outs = Vec::new();
    for item in effects {
        match *item {
            Effect::Paint => outs.push(bare("paint")),
            Effect::Relayout => outs.push(bare("relayout")),
            Effect::Panel => outs.push(bare("panel")),
            Effect::Selected(source) => {
                outs.push(effect("select", vec![("detail", selection(widget, &ground.atlas, source))]));
                if let Some(text) = announcement(widget, ground) {
                    outs.push(announce(text));
                }
            }
            Effect::ViewChanged => {
                let view = Value::Word(view_name(widget.state().view));
                outs.push(effect("view", vec![("detail", Value::Object(vec![("view", view)]))]));
                outs.push(announce(widget.summary(ground)));
            }
            Effect::Tooltip(tip) => outs.push(tooltip(tip, widget, ground)),
            Effect::MoveFocus(feature) => {
                outs.push(effect("focus", vec![("id", Value::Text(feature.to_text(&ground.atlas)))]));
            }
            Effect::Cursor(pointer) => outs.push(effect("cursor", vec![("pointer", Value::Flag(pointer))])),
            Effect::NeedWorld => outs.push(bare("need-world")),
        }
    }
    Value::List(outs)
}

fn announce(text: String) -> Value {
    effect("announce", vec![("text", Value::Text(text))])
}

/// At a point of the canvas box, CSS px; without a text it is hidden.
fn tooltip(tip: Option<(Point, FeatureId)>, widget: &Widget, ground: &Ground) -> Value {
    let (at, feature) = tip.map_or((point(0.0, 0.0), None), |(at, feature)| (at, Some(feature)));
    let (text, note) = feature.map(|f| widget.describe(ground, f)).unwrap_or_default();
    let (x, y) = (Value::Number(at.x * widget.scale()), Value::Number(at.y * widget.scale()));
    effect("tooltip", vec![("text", Value::Text(text)), ("note", Value::Text(note)), ("x", x), ("y", y)])
}

fn announcement(widget: &Widget, ground: &Ground) -> Option<String> {
    let (name, note) = widget.describe(ground, widget.state().selection()?);
    Some([&name, ", ", &note].concat())
}

/// Detail of `french-tech-map:select`; `id` is `null` when nothing is selected any more.
fn selection(widget: &Widget, atlas: &Atlas, source: Source) -> Value {
    let state = widget.state();
    let selected = state.selection();
    let territory = match (selected, state.area) {
        (Some(FeatureId::Place(place)), _) => {
            atlas.history(place).last().map(|ix| atlas.label(*ix).territory)
        }
        (_, Some(FeatureId::Region(ix))) => Some(Territory::Region(ix)),
        (_, Some(FeatureId::Country(ix))) => Some(Territory::Country(ix)),
        _ => None,
    };
    let kind = selected.map(|f| match f {
        FeatureId::Region(_) => "region",
        FeatureId::Country(_) | FeatureId::France => "country",
        FeatureId::Place(_) => "place",
    });
    let region = match territory {
        Some(Territory::Region(ix)) => Some(atlas.region(ix).code.clone()),
        _ => None,
    };
    let country = match (selected, territory) {
        (Some(FeatureId::France), _) | (_, Some(Territory::Region(_))) => Some("FR".to_owned()),
        (_, Some(Territory::Country(ix))) => Some(atlas.country(ix).code.clone()),
        _ => None,
    };
    Value::Object(vec![
        ("id", Value::text(selected.map(|f| f.to_text(atlas)))),
        ("kind", kind.map_or(Value::Null, Value::Word)),
        ("name", Value::text(selected.map(|f| super::api::feature_name(widget, atlas, f)))),
        // INSEE and ISO codes.
        ("region", Value::text(region)),
        ("country", Value::text(country)),
        ("edition", Value::Text(atlas.edition(state.edition).id.clone())),
        ("source", Value::Word(source.word())),
    ])
}
