//! Effects as the lists that JavaScript performs: a name, then what belongs to it; `types.js` says what each has.

use super::value::{Value, Values};
use super::{Ground, Widget};
use crate::FeatureId;
use crate::geo::Point;
use crate::interact::{Effect, Source, State, View};
use crate::prose::Words;

/// Something was refused; the map stays as it was.
pub(super) fn refuse(out: &mut Values, code: &str, message: &str) {
    let mut error = Values::default();
    for text in ["error", code, message] {
        error.text(text);
    }
    out.add(Value::List(error));
}

pub(super) fn view_name(view: View) -> &'static str {
    match view {
        View::France => "france",
        View::World => "world",
    }
}

/// Adds the lists for effects.
pub(super) fn perform(effects: &[Effect], widget: &Widget, ground: &Ground, out: &mut Values) {
    for effect in effects {
        match *effect {
            Effect::Paint => out.named("paint", None),
            Effect::Animate => out.named("animate", None),
            Effect::Targets => out.named("targets", None),
            Effect::Relayout => out.named("relayout", None),
            Effect::Panel => out.named("panel", None),
            Effect::NeedWorld => out.named("world", None),
            Effect::Selected(source) => {
                let selected = widget.state().selection();
                let described = selected.map(|feature| widget.describe(ground, feature));
                let name = described.as_ref().map(|(name, _)| name.as_str());
                detail(out, "select", selection(widget, ground, name, source));
                if let (Some(feature), Some((name, note))) = (selected, &described) {
                    out.named(
                        "announce",
                        Some(&widget.holdings(ground, feature).unwrap_or([name, ", ", note].concat())),
                    );
                }
            }
            Effect::ViewChanged => {
                let mut view = Values::default();
                view.field("view", Some(view_name(widget.state().view)));
                detail(out, "view", view);
                out.named("announce", Some(&widget.summary(ground)));
            }
            Effect::EditionChanged => {
                let state = widget.state();
                let mut edition = Values::default();
                edition.field("edition", Some(ground.edition_id(state.edition)));
                detail(out, "edition", edition);
                out.named("announce", Some(&widget.edition_news(ground)));
            }
            Effect::Filtered => {
                let State { filter, lang, .. } = *widget.state();
                let all = if filter.is_active() { "" } else { Words { lang }.all_shown() };
                out.named("announce", Some(&[all, &widget.counted(ground)].concat()));
            }
            Effect::Tooltip(Some((at, feature))) => tooltip(at, feature, widget, ground, out),
            Effect::Tooltip(None) => out.named("tooltip", None),
            Effect::MoveFocus(feature) => out.named("focus", Some(&ground.id_of(feature))),
            Effect::Cursor(pointer) => out.named("cursor", Some(if pointer { "pointer" } else { "default" })),
        }
    }
}

/// An event of the element with its detail.
fn detail(out: &mut Values, name: &str, detail: Values) {
    let mut event = Values::default();
    event.text(name);
    event.add(Value::Object(detail));
    out.add(Value::List(event));
}

/// At a point of the canvas box, CSS px.
fn tooltip(at: Point, feature: FeatureId, widget: &Widget, ground: &Ground, out: &mut Values) {
    let (text, note) = widget.describe(ground, feature);
    let mut tooltip = Values::default();
    for text in ["tooltip", &text, &note] {
        tooltip.text(text);
    }
    tooltip.number(at.x * widget.scale());
    tooltip.number(at.y * widget.scale());
    out.add(Value::List(tooltip));
}

/// Detail of `french-tech-map:select`; `id` and `name` are `null` when nothing is selected any more.
fn selection(widget: &Widget, ground: &Ground, name: Option<&str>, source: Source) -> Values {
    let state = widget.state();
    let selected = state.selection();
    let kind = match selected {
        None => None,
        Some(FeatureId::Region(_)) => Some("region"),
        Some(FeatureId::Country(_) | FeatureId::France) => Some("country"),
        Some(FeatureId::Part(_)) => Some("part"),
        Some(FeatureId::Place(_)) => Some("place"),
        #[cfg(supplied)]
        Some(FeatureId::Area(_)) => None,
    };
    // An area of a host's own is a region of its map.
    #[cfg(supplied)]
    let kind = kind.or(selected.map(|_| "region"));
    // A place lies in the area that is open with it.
    let (region, country) = ground.codes_of(state.area);
    let id = selected.map(|feature| ground.id_of(feature));
    let mut out = Values::default();
    out.field("id", id.as_deref());
    out.field("kind", kind);
    out.field("name", name);
    out.field("region", region);
    out.field("country", country);
    out.field("edition", Some(ground.edition_id(state.edition)));
    out.field("source", Some(source.word()));
    out
}
