//! The static companions of the map: each edition, view and language as a picture and as a list, for readers
//! without JavaScript and for pages where the map cannot start. Made from the very scene the canvas draws.

use french_tech_map::atlas::EditionIx;
use french_tech_map::embed::{Embed, SHEET, fragment, style_sheet};
use french_tech_map::interact::{State, View};
use french_tech_map::paint::{Palette, to_json};
use french_tech_map::prose::{Lang, push_dated};
use french_tech_map::scene::Preset;
use french_tech_map::widget::{Ground, Widget};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::lists;

/// One map as pages show it first.
pub(crate) struct Companion {
    /// `2019-france-fr`: what its files are called.
    pub(crate) name: String,
    /// On the wide page.
    pub(crate) widget: Widget,
}

/// Every edition, view and language.
pub(crate) fn companions(ground: &Ground) -> impl Iterator<Item = Companion> {
    combinations(ground).map(|(edition, view, lang)| Companion {
        name: [&ground.atlas.edition(edition).id, "-", view_name(view), "-", lang.tag()].concat(),
        widget: Widget::at_preset(ground, State { view, ..State::new(edition, lang) }, Preset::Landscape),
    })
}

/// `2019-france-fr.svg`, `2019-france-fr-portrait.svg`, `2019-france-fr.list.json`, `2019-france-fr.list.html`,
/// `2019-france-fr.embed.html` (for pages beside `v1/`) and so on, with their contents; the style sheet of the last; and
/// `editions.json`.
pub(crate) fn all(ground: &Ground) -> Vec<(String, String)> {
    let ground = &Ground { map: ground.map.slim(), ..ground.clone() };
    let mut files = vec![("editions.json".to_owned(), editions(ground))];
    for Companion { name, widget } in companions(ground) {
        let embed = Embed { state: widget.state().clone(), selected: None, theme: "", base: "" };
        files.push((name.clone() + ".embed.html", fragment(ground, &embed)));
        let portrait = Widget::at_preset(ground, widget.state().clone(), Preset::Portrait);
        files.push((name.clone() + "-portrait.svg", portrait.to_svg(ground, &Palette::default())));
        files.push((name.clone() + ".svg", widget.to_svg(ground, &Palette::default())));
        files.push((name.clone() + ".list.json", list(&widget, ground)));
        files.push((name + ".list.html", lists::page(ground, &widget)));
    }
    files.push((SHEET.replacen("v1/", "", 1), style_sheet()));
    files
}

/// The editions in order, each with what it is called: `[{"id": "2019", "fr": "Édition 2019, annoncée…", "en": …}]`.
fn editions(ground: &Ground) -> String {
    let indices = (0..ground.atlas.editions.len() as u8).map(EditionIx);
    let described = indices.map(|edition| {
        let [fr, en] = Lang::ALL.map(|lang| {
            let mut name = String::new();
            push_dated(&mut name, &ground.atlas, edition, lang);
            name
        });
        json!({ "id": ground.atlas.edition(edition).id, "fr": fr, "en": en })
    });
    described.collect::<Value>().to_string()
}

/// SHA-256 of every scene's bytes as JSON, by edition, view, language and preset.
pub(crate) fn scene_digests(ground: &Ground) -> String {
    let mut scenes = Vec::new();
    for (edition, view, lang) in combinations(ground) {
        for preset in Preset::ALL {
            let state = State { view, ..State::new(edition, lang) };
            let bytes = Widget::at_preset(ground, state, preset).scene().to_bytes(&ground.map);
            scenes.push(json!({
                "edition": ground.atlas.edition(edition).id, "view": view_name(view), "lang": lang.tag(),
                "width": preset.size().0,
                "sha256": Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>(),
            }));
        }
    }
    Value::from(scenes).to_string()
}

fn combinations(ground: &Ground) -> impl Iterator<Item = (EditionIx, View, Lang)> {
    let editions = (0..ground.atlas.editions.len() as u8).map(EditionIx);
    editions.flat_map(|edition| {
        [View::France, View::World]
            .into_iter()
            .flat_map(move |view| Lang::ALL.map(|lang| (edition, view, lang)))
    })
}

/// As addresses and attributes have it.
pub(crate) fn view_name(view: View) -> &'static str {
    match view {
        View::France => "france",
        View::World => "world",
    }
}

/// The list's tree as the element reads it from wasm too. A second reader of JSON proves that it is.
fn list(widget: &Widget, ground: &Ground) -> String {
    let tree: Value = serde_json::from_str(&to_json(&widget.list(ground))).unwrap_or_default();
    tree.to_string()
}
