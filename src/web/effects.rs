//! Effects as the objects that JavaScript performs, each with everything that the page needs for that:
//!
//! * `paint`: call `paint()` in the next frame;
//! * `layout { width, height }`: size of the canvas box, CSS px;
//! * `relayout`: targets, list and summary have changed;
//! * `panel`: the panel has changed;
//! * `select { detail }`, `view { detail }`: fire `french-tech-map:select`, `french-tech-map:view`;
//! * `announce { text }`: say it politely;
//! * `tooltip { text, note, x, y }`: show the tooltip at a point of the canvas box, CSS px;
//! * `focus { id }`: move the focus;
//! * `cursor { pointer }`: a hand or an arrow;
//! * `need-world`: fetch the world.

use wasm_bindgen::JsValue;

use super::plain::{array, object, set, text_or_null};
use crate::FeatureId;
use crate::atlas::{Atlas, Territory};
use crate::interact::{Effect, Source, View};
use crate::widget::{Ground, Widget};

/// Effects for the page, in order.
#[derive(Default)]
pub(super) struct Outs(Vec<JsValue>);

impl Outs {
    /// Adds an effect of that type.
    pub(super) fn push(&mut self, kind: &str, fields: &[(&str, JsValue)]) {
        let out = object(&[("type", kind.into())]);
        fields.iter().for_each(|(name, value)| set(&out, name, value));
        self.0.push(out);
    }

    /// Effects that need nothing but their names.
    pub(super) fn plain(kinds: &[&str]) -> Outs {
        let mut outs = Outs::default();
        kinds.iter().for_each(|kind| outs.push(kind, &[]));
        outs
    }

    /// The array that JavaScript walks.
    pub(super) fn to_js(&self) -> JsValue {
        array(&self.0)
    }
}

pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::France => "france",
        View::World => "world",
    }
}

/// The objects for a list of effects.
pub(super) fn outs(effects: &[Effect], widget: &Widget, ground: &Ground) -> Outs {
    let mut outs = Outs::default();
    for effect in effects {
        match *effect {
            Effect::Paint => outs.push("paint", &[]),
            Effect::Relayout => outs.push("relayout", &[]),
            Effect::Panel => outs.push("panel", &[]),
            Effect::Selected(source) => {
                outs.push("select", &[("detail", selection(widget, &ground.atlas, source))]);
                if let Some(text) = announcement(widget, ground) {
                    outs.push("announce", &[("text", text.into())]);
                }
            }
            Effect::ViewChanged => {
                let view = view_name(widget.state().view);
                outs.push("view", &[("detail", object(&[("view", view.into())]))]);
                outs.push("announce", &[("text", widget.summary(ground).into())]);
            }
            Effect::Tooltip(tip) => tooltip(tip, widget, ground, &mut outs),
            Effect::MoveFocus(feature) => {
                outs.push("focus", &[("id", feature.to_text(&ground.atlas).into())]);
            }
            Effect::Cursor(pointer) => outs.push("cursor", &[("pointer", pointer.into())]),
            Effect::NeedWorld => outs.push("need-world", &[]),
        }
    }
    outs
}

fn tooltip(tip: Option<(crate::geo::Point, FeatureId)>, widget: &Widget, ground: &Ground, outs: &mut Outs) {
    let mut texts = (String::new(), String::new());
    let (mut x, mut y) = (0.0, 0.0);
    if let Some((at, feature)) = tip {
        texts = widget.describe(ground, feature);
        (x, y) = (at.x * widget.scale(), at.y * widget.scale());
    }
    let (text, note) = texts;
    outs.push("tooltip", &[("text", text.into()), ("note", note.into()), ("x", x.into()), ("y", y.into())]);
}

fn announcement(widget: &Widget, ground: &Ground) -> Option<String> {
    let (name, note) = widget.describe(ground, widget.state().selection()?);
    Some([&name, ", ", &note].concat())
}

/// Detail of `french-tech-map:select`; `id`, `kind` and `name` are `null` when nothing is selected any more,
/// `region` is an INSEE code, `country` an ISO code.
fn selection(widget: &Widget, atlas: &Atlas, source: Source) -> JsValue {
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
        Some(Territory::Region(ix)) => Some(atlas.region(ix).code.as_str()),
        _ => None,
    };
    let country = match (selected, territory) {
        (Some(FeatureId::France), _) | (_, Some(Territory::Region(_))) => Some("FR"),
        (_, Some(Territory::Country(ix))) => Some(atlas.country(ix).code.as_str()),
        _ => None,
    };
    let id = selected.map(|f| f.to_text(atlas));
    let name = selected.map(|f| super::api::feature_name(widget, atlas, f));
    object(&[
        ("id", text_or_null(id.as_deref())),
        ("kind", text_or_null(kind)),
        ("name", text_or_null(name.as_deref())),
        ("region", text_or_null(region)),
        ("country", text_or_null(country)),
        ("edition", atlas.edition(state.edition).id.as_str().into()),
        ("source", source.word().into()),
    ])
}
