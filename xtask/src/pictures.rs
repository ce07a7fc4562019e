//! The static companions of the map: each edition, view and language as an SVG picture and as a list, for readers
//! without JavaScript and for pages where the map cannot start. Made from the very scene the canvas draws.

use french_tech_map::atlas::EditionIx;
use french_tech_map::embed::{Embed, SHEET, fragment, style_sheet};
use french_tech_map::interact::{State, View};
use french_tech_map::paint::{Palette, to_json};
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::widget::{Ground, Widget};
use sha2::{Digest as _, Sha256};

/// `2019-france-fr.svg`, `2019-france-fr-portrait.svg`, `2019-france-fr.list.json`, `2019-france-fr.embed.html` (for pages
/// beside `v1/`) and so on, with their contents; and the style sheet of the last.
pub(crate) fn all(ground: &Ground) -> Vec<(String, String)> {
    let ground = &Ground { map: ground.map.slim(), ..ground.clone() };
    let mut files = Vec::new();
    for (edition, view, lang) in combinations(ground) {
        let name = [&ground.atlas.edition(edition).id, "-", view_name(view), "-", lang.tag()].concat();
        let state = State { view, ..State::new(edition, lang) };
        let embed = Embed { state: state.clone(), selected: None, theme: "", base: "" };
        files.push((name.clone() + ".embed.html", fragment(ground, &embed)));
        for preset in Preset::ALL {
            let widget = Widget::at_preset(ground, state.clone(), preset);
            let suffix = if preset == Preset::Portrait { "-portrait.svg" } else { ".svg" };
            files.push((name.clone() + suffix, widget.to_svg(ground, &Palette::default())));
            if preset == Preset::Landscape {
                files.push((name.clone() + ".list.json", list(&widget, ground)));
            }
        }
    }
    files.push((SHEET.replacen("v1/", "", 1), style_sheet()));
    files
}

/// SHA-256 of every scene's bytes as JSON, by edition, view, language and preset.
pub(crate) fn scene_digests(ground: &Ground) -> String {
    let mut scenes = Vec::new();
    for (edition, view, lang) in combinations(ground) {
        for preset in Preset::ALL {
            let state = State { view, ..State::new(edition, lang) };
            let bytes = Widget::at_preset(ground, state, preset).scene().to_bytes(&ground.map);
            scenes.push(serde_json::json!({
                "edition": ground.atlas.edition(edition).id, "view": view_name(view), "lang": lang.tag(),
                "width": preset.size().0,
                "sha256": Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect::<String>(),
            }));
        }
    }
    serde_json::Value::from(scenes).to_string()
}

fn combinations(ground: &Ground) -> impl Iterator<Item = (EditionIx, View, Lang)> {
    let editions = (0..ground.atlas.editions.len() as u8).map(EditionIx);
    editions.flat_map(|edition| {
        [View::France, View::World]
            .into_iter()
            .flat_map(move |view| Lang::ALL.map(|lang| (edition, view, lang)))
    })
}

/// As attributes and addresses have it.
pub(crate) fn view_name(view: View) -> &'static str {
    match view {
        View::France => "france",
        View::World => "world",
    }
}

/// The list's tree as the element reads it from wasm too. A second reader of JSON proves that it is.
fn list(widget: &Widget, ground: &Ground) -> String {
    let tree: serde_json::Value = serde_json::from_str(&to_json(&widget.list(ground))).unwrap_or_default();
    tree.to_string()
}
