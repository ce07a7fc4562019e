//! Effects as the objects that JavaScript performs. Serialised by `serde-wasm-bindgen`: 2.8 kB after brotli.

use serde::Serialize;

use crate::FeatureId;
use crate::atlas::{Atlas, Territory};
use crate::interact::{Effect, Source, View};
use crate::widget::{Ground, Widget};

/// An effect with everything that the page needs to perform it.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub(super) enum Out {
    /// Call `paint()` in the next frame.
    Paint,
    /// Size of the canvas box, CSS px.
    Layout { width: f64, height: f64 },
    /// Targets, list and summary have changed.
    Relayout,
    /// The panel has changed.
    Panel,
    /// Fire `select`.
    Select { detail: Selection },
    /// Fire `view`.
    View { detail: ViewDetail },
    /// Say it politely.
    Announce { text: String },
    /// Show the tooltip at a point of the canvas box, CSS px.
    Tooltip { text: String, note: String, x: f64, y: f64 },
    /// Move the focus.
    Focus { id: String },
    /// A hand or an arrow.
    Cursor { pointer: bool },
    /// Fetch the world.
    NeedWorld,
}

/// Detail of `french-tech-map:select`.
#[derive(Debug, Serialize)]
pub(super) struct Selection {
    /// `null` when nothing is selected any more.
    id: Option<String>,
    kind: Option<&'static str>,
    name: Option<String>,
    /// INSEE code.
    region: Option<String>,
    /// ISO code.
    country: Option<String>,
    edition: String,
    source: &'static str,
}

/// Detail of `french-tech-map:view`.
#[derive(Debug, Serialize)]
pub(super) struct ViewDetail {
    view: &'static str,
}

pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::France => "france",
        View::World => "world",
    }
}

/// The objects for a list of effects.
pub(super) fn outs(effects: &[Effect], widget: &Widget, ground: &Ground) -> Vec<Out> {
    let mut outs = Vec::new();
    for effect in effects {
        match *effect {
            Effect::Paint => outs.push(Out::Paint),
            Effect::Relayout => outs.push(Out::Relayout),
            Effect::Panel => outs.push(Out::Panel),
            Effect::Selected(source) => {
                outs.push(Out::Select { detail: selection(widget, &ground.atlas, source) });
                outs.extend(announcement(widget, ground).map(|text| Out::Announce { text }));
            }
            Effect::ViewChanged => {
                let view = view_name(widget.state().view);
                outs.push(Out::View { detail: ViewDetail { view } });
                outs.push(Out::Announce { text: widget.summary(ground) });
            }
            Effect::Tooltip(tip) => outs.push(tooltip(tip, widget, ground)),
            Effect::MoveFocus(feature) => outs.push(Out::Focus { id: feature.to_text(&ground.atlas) }),
            Effect::Cursor(pointer) => outs.push(Out::Cursor { pointer }),
            Effect::NeedWorld => outs.push(Out::NeedWorld),
        }
    }
    outs
}

fn tooltip(tip: Option<(crate::geo::Point, FeatureId)>, widget: &Widget, ground: &Ground) -> Out {
    let Some((at, feature)) = tip else {
        return Out::Tooltip { text: String::new(), note: String::new(), x: 0.0, y: 0.0 };
    };
    let (text, note) = widget.describe(ground, feature);
    Out::Tooltip { text, note, x: at.x * widget.scale(), y: at.y * widget.scale() }
}

fn announcement(widget: &Widget, ground: &Ground) -> Option<String> {
    let (name, note) = widget.describe(ground, widget.state().selection()?);
    Some([&name, ", ", &note].concat())
}

fn selection(widget: &Widget, atlas: &Atlas, source: Source) -> Selection {
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
    Selection {
        id: selected.map(|f| f.to_text(atlas)),
        kind: selected.map(|f| match f {
            FeatureId::Region(_) => "region",
            FeatureId::Country(_) | FeatureId::France => "country",
            FeatureId::Place(_) => "place",
        }),
        name: selected.map(|f| super::api::feature_name(widget, atlas, f)),
        region: match territory {
            Some(Territory::Region(ix)) => Some(atlas.region(ix).code.clone()),
            _ => None,
        },
        country: match (selected, territory) {
            (Some(FeatureId::France), _) | (_, Some(Territory::Region(_))) => Some("FR".to_owned()),
            (_, Some(Territory::Country(ix))) => Some(atlas.country(ix).code.clone()),
            _ => None,
        },
        edition: atlas.edition(state.edition).id.clone(),
        source: source.word(),
    }
}
