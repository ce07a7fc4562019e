//! What an instance answers when JavaScript asks, as plain values and trees; `www/v1/map.js` gives the answers their types.

use super::Ground;
use super::api::Instance;
use super::calls;
use super::effects::view_name;
use super::value::{Value, Values};
use crate::FeatureId;
use crate::atlas::PartIx;
use crate::paint::{Palette, to_json};
use crate::prose::Lang;
use crate::widget::PanelSide;

impl Instance {
    /// What the first picture is called.
    pub(super) fn introduce(&self, ground: &Ground) -> Value {
        let mut out = Values::default();
        out.add(self.state(ground));
        out.text(&self.widget.summary(ground));
        Value::List(out)
    }

    /// Answers one of the calls that ask; `map.js` says with what.
    #[inline(never)]
    pub(super) fn answer(&self, ground: &Ground, question: u32, name: &str) -> Value {
        let widget = &self.widget;
        let lang = widget.state().lang;
        let mut out = Values::default();
        match question {
            calls::STATE => out.add(self.state(ground)),
            calls::LABELS => {
                out.add(self.state(ground));
                out.add(self.targets(ground));
            }
            calls::PANEL => {
                out.text(match widget.panel_side(ground) {
                    PanelSide::Right => "right",
                    PanelSide::Left => "left",
                    PanelSide::Bottom => "bottom",
                    PanelSide::Top => "top",
                });
                out.text(&to_json(&widget.panel(ground).unwrap_or_default()));
            }
            calls::FIND => out.text(&to_json(&widget.find(ground, name))),
            calls::LIST => out.text(&to_json(&widget.list(ground))),
            calls::SVG => {
                let paper = Palette::default();
                #[cfg(feature = "custom-data")]
                let paper = paper.with_tiers(ground.colors());
                out.text(&widget.to_svg(ground, if name.is_empty() { &self.palette } else { &paper }));
            }
            calls::FILTERS => out.add(self.filters(ground)),
            calls::HOVERED => {
                if let Some(feature) = widget.state().hover {
                    out.text(&ground.id_of(feature));
                }
            }
            calls::EDITIONS => {
                out.add(editions(ground, lang));
                out.text(&to_json(&widget.changes(ground)));
            }
            calls::PARTS => self.parts(ground, &mut out),
            _ => {}
        }
        Value::List(out)
    }

    /// Parts of the world that hold labels in this edition: id, name, how many, and 1 for the one that is open.
    fn parts(&self, ground: &Ground, out: &mut Values) {
        let state = self.widget.state();
        for part in PartIx::all() {
            let held = ground.held_in(state.edition, part);
            if held > 0 {
                let feature = FeatureId::Part(part);
                let mut entry = Values::default();
                entry.text(&ground.id_of(feature));
                entry.text(part.name(state.lang));
                entry.number(held.into());
                entry.number((state.area == Some(feature)).into());
                out.add(Value::List(entry));
            }
        }
    }

    /// What can be shown or hidden: name, word, count, and whether it is shown.
    fn filters(&self, ground: &Ground) -> Value {
        let state = self.widget.state();
        let mut all = Values::default();
        for choice in ground.choices(state) {
            let mut out = Values::default();
            out.text(ground.facet_name(choice.facet));
            out.text(&ground.facet_word(choice.facet, state.lang));
            out.number(choice.count.into());
            out.number(f64::from(u8::from(choice.shown)));
            all.add(Value::List(out));
        }
        Value::List(all)
    }

    /// Focusable features in reading order: id, name, then left, top, width and height in CSS px of the canvas box.
    fn targets(&self, ground: &Ground) -> Value {
        let k = self.widget.scale();
        let mut all = Values::default();
        for target in self.widget.targets(ground) {
            let (name, note) = self.widget.describe(ground, target.feature);
            let mut out = Values::default();
            out.text(&ground.id_of(target.feature));
            out.text(&[&name, ", ", &note].concat());
            let b = target.bounds;
            for side in [b.x, b.y, b.w, b.h] {
                out.number(side * k);
            }
            all.add(Value::List(out));
        }
        Value::List(all)
    }

    /// What is shown: `{ view, edition, lang, theme, region, zoom, id, selected }`.
    fn state(&self, ground: &Ground) -> Value {
        let state = self.widget.state();
        let region = ground.region_code(state.area);
        let mut out = Values::default();
        out.field("view", Some(view_name(state.view)));
        out.field("edition", Some(ground.edition_id(state.edition)));
        out.field("lang", Some(state.lang.tag()));
        out.field("theme", Some(if self.palette.theme.is_dark() { "dark" } else { "light" }));
        out.field("region", region);
        let id = state.selection().map(|feature| ground.id_of(feature));
        out.field("id", id.as_deref());
        let zoom = match state.viewport.zoom {
            _ if !state.free => "fixed",
            zoom if zoom >= state.viewport.depth.zoom() => "most",
            1.0 => "none",
            _ => "some",
        };
        out.field("zoom", Some(zoom));
        out.field("selected", state.place.map(|place| ground.place_id(place)));
        Value::Object(out)
    }
}

/// Every edition: id, name and what is said of it.
fn editions(ground: &Ground, lang: Lang) -> Value {
    let mut all = Values::default();
    for edition in ground.editions() {
        let (name, spoken) = ground.edition_words(edition, lang);
        let mut out = Values::default();
        for text in [ground.edition_id(edition), &name, &spoken] {
            out.text(text);
        }
        all.add(Value::List(out));
    }
    Value::List(all)
}
