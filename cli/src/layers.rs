//! A picture whose parts are layers: programs that edit drawings show them under their names. Inkscape reads its own
//! attributes, Illustrator the ids, in which it takes `_` for a space.

use french_tech_map::FeatureId;
use french_tech_map::atlas::Atlas;
use french_tech_map::geo::INSETS;
use french_tech_map::interact::View;
use french_tech_map::prose::{Lang, Words};
use french_tech_map::scene::{FrameId, Item, Text};

use crate::picture::{END, Picture, with_attributes};

const NAMESPACE: &str = " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\"";

/// What a layer holds, in painting order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layer {
    /// Sea and land of a frame.
    Frame(FrameId),
    /// Frames of insets, legend and leaders.
    Lines,
    /// Marks of places.
    Marks,
    /// Title, legend, notes and credit.
    Texts,
    /// Names of regions and countries.
    Areas,
    /// Names of places.
    Places,
}

/// The document with a group for each run of items of one layer.
pub(crate) fn to_svg(picture: &Picture<'_>, atlas: &Atlas) -> String {
    let layers = layers(&picture.scene.items);
    let runs: Vec<_> = layers.chunk_by(|a, b| a == b).collect();
    let mut rest = picture.scene.items.as_slice();
    let parts = runs.iter().map(|run| {
        let (part, others) = rest.split_at(run.len());
        rest = others;
        part
    });
    let (head, bodies) = picture.pieces(parts);
    let mut out = with_attributes(&head, NAMESPACE);
    let mut used: Vec<String> = Vec::new();
    for (run, body) in runs.iter().zip(&bodies) {
        let Some(layer) = run.first() else { continue };
        let name = name(*layer, atlas, picture.lang);
        let id = id(&name, &mut used);
        out += &format!(
            "<g id=\"{id}\" data-name=\"{0}\" inkscape:groupmode=\"layer\" inkscape:label=\"{0}\">{body}</g>",
            escaped(&name)
        );
    }
    out + END
}

/// The layer of each item. Texts without a feature stand around the map, and all texts before the last of them.
fn layers(items: &[Item]) -> Vec<Layer> {
    let stands_around = |item: &Item| matches!(item, Item::Text(Text { feature: None, .. }));
    let around = items.iter().rposition(stands_around);
    let mut layers = Vec::new();
    for (i, item) in items.iter().enumerate() {
        layers.push(match item {
            // The sea of a frame comes before its land.
            Item::Path(_) => match items.get(i + 1) {
                Some(Item::Group(group)) => Layer::Frame(group.frame.id),
                _ => Layer::Lines,
            },
            Item::Group(group) => Layer::Frame(group.frame.id),
            Item::Symbol(symbol) if symbol.feature.is_some() => Layer::Marks,
            Item::Symbol(_) => Layer::Lines,
            Item::Text(_) if around.is_some_and(|around| i <= around) => Layer::Texts,
            Item::Text(Text { feature: Some(FeatureId::Place(_)), .. }) => Layer::Places,
            Item::Text(_) => Layer::Areas,
        });
    }
    layers
}

fn name(layer: Layer, atlas: &Atlas, lang: Lang) -> String {
    let words = Words { lang };
    let region = |code: &str| {
        let found = atlas.find_region(code);
        found.map_or(code, |ix| atlas.region(ix).name.get(lang)).to_owned()
    };
    match layer {
        Layer::Frame(FrameId::Mainland) => words.mainland().to_owned(),
        Layer::Frame(FrameId::Magnifier) => region("11"),
        Layer::Frame(FrameId::Inset(i)) => region(INSETS[usize::from(i)].code),
        Layer::Frame(FrameId::World) => words.title(View::World).to_owned(),
        Layer::Frame(FrameId::WorldInset(i)) => {
            format!("{} {}", lang.pick("Agrandissement", "Enlargement"), i + 1)
        }
        Layer::Lines => {
            lang.pick("Cadres, légende et traits de rappel", "Frames, legend and leaders").to_owned()
        }
        Layer::Marks => lang.pick("Repères des labels", "Marks of labels").to_owned(),
        Layer::Texts => lang.pick("Titre, légende et crédit", "Title, legend and credit").to_owned(),
        Layer::Areas => {
            lang.pick("Noms des régions et des pays", "Names of regions and countries").to_owned()
        }
        Layer::Places => lang.pick("Noms des lieux", "Names of places").to_owned(),
    }
}

/// The name as an id that no other layer has.
fn id(name: &str, used: &mut Vec<String>) -> String {
    let plain: String = name.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    // An id begins with a letter.
    let plain = if plain.starts_with(char::is_alphabetic) { plain } else { ["l_", &plain].concat() };
    let taken = used.iter().filter(|id| **id == plain).count();
    used.push(plain.clone());
    if taken == 0 { plain } else { format!("{plain}_{}", taken + 1) }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '"' => out += "&quot;",
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
