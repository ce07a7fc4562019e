//! Maps of what a host supplies, from a text to what readers see, press and read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

mod data;
mod reader;

use french_tech_map::FeatureId;
use french_tech_map::atlas::source::{Files, load};
use french_tech_map::content::Tree;
use french_tech_map::geo::{Projection, lonlat};
use french_tech_map::intake::{self, Code, Options as Reading, Problem};
use french_tech_map::interact::{Effect, Event, Facet, Source, Travel, View};
use french_tech_map::paint::{self, Theme};
use french_tech_map::prose::Lang;
use french_tech_map::scene::supplied::Above;
use french_tech_map::scene::{Item, Preset, Scene, SymbolKind};
use french_tech_map::supplied::{Base, Builder, Due, Ground, Need, Options, Widget};
use french_tech_map::viewport::Viewport;
use french_tech_map::widget::Stale;

const DATA: [&str; 9] = [
    include_str!("../../data/regions.geojson"),
    include_str!("../../data/insets.geojson"),
    include_str!("../../data/context.geojson"),
    include_str!("../../data/world.geojson"),
    include_str!("../../data/regions.csv"),
    include_str!("../../data/countries.csv"),
    include_str!("../../data/editions.csv"),
    include_str!("../../data/labels.csv"),
    include_str!("../../data/CHANGELOG"),
];

fn built(text: &str, regions: Option<&str>, options: &Options) -> (Ground, Vec<Problem>) {
    let read = |text: &str| intake::read(text, &Reading::default()).dataset;
    let mut builder = Builder::new(read(text), regions.map(read), options);
    while builder.advance(50) {
        let Some(need) = builder.need() else { continue };
        let (atlas, world) = load(&Files::from_texts(&DATA.map(str::to_owned))).unwrap();
        builder.provide(if need == Need::France { Base::france(atlas) } else { Base::world(world) });
    }
    assert_eq!(builder.progress(), 1.0);
    builder.finish()
}

fn ground(text: &str) -> Ground {
    built(text, None, &Options::default()).0
}

fn map(ground: &Ground, preset: Preset) -> Widget {
    Widget::at_preset(ground, Widget::first_state(ground, Lang::Fr), preset)
}

fn texts(widget: &Widget) -> Vec<String> {
    let text = |item: &Item| if let Item::Text(text) = item { Some(text.text.clone()) } else { None };
    widget.scene().items.iter().filter_map(text).collect()
}

fn place(widget: &mut Widget, ground: &Ground, id: &str) -> Vec<Effect> {
    let feature = ground.feature(id);
    assert!(feature.is_some(), "{id}");
    widget.dispatch(ground, Event::Select { feature, source: Source::List })
}

const HOSPITALS: &str = "nom;rang;lat;lon;groupe;note;annee
CHU de Lille;Hôpital;50,61;3,03;Nord;1 200 lits;2019
CH de Lens;Hôpital;50,43;2,82;Pas-de-Calais;;2019
MSP de Fruges;Maison de santé;50,51;2,13;Pas-de-Calais;;2023
CHU de Pointe-à-Pitre;Hôpital;16,24;-61,53;Guadeloupe;;2019
MSP de Brest;Maison de santé;48,39;-4,49;Finistère;;2023
CHU de Nice;Hôpital;43,72;7,28;Alpes-Maritimes;;2023
";

/// Two squares beside each other whose eastern side is a coast; [`lonlat`] 3.0 to 3.2 east, 46.0 to 46.1 north.
const COAST: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"W","nom":"Ouest"},"geometry":{"type":"Polygon","coordinates":[[[3,46],[3.1,46],[3.1,46.1],[3,46.1],[3,46]]]}},
{"type":"Feature","properties":{"code":"E","nom":"Est"},"geometry":{"type":"Polygon","coordinates":[[[3.1,46],[3.2,46],[3.2,46.1],[3.1,46.1],[3.1,46]]]}}]}"#;

/// A square of a degree as a feature.
fn square(code: &str, west: f64) -> String {
    let corners = [(0.0, 45.0), (1.0, 45.0), (1.0, 46.0), (0.0, 46.0), (0.0, 45.0)];
    let corners = corners.map(|(x, y)| format!("[{},{y}]", west + x)).join(",");
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\",\"name\":\"Carré {code}\"}},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{corners}]]}}}}"
    )
}
