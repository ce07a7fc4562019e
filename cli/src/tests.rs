//! What all formats must keep: texts from the data stay text, and what is drawn is what pages draw.
#![allow(clippy::expect_used, reason = "a test says what it expects")]

use std::sync::LazyLock;

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, CountryIx, EditionIx, PlaceIx, RegionIx};
use french_tech_map::geo::point;
use french_tech_map::interact::{Event, Source, State, View};
use french_tech_map::paint::Theme;
use french_tech_map::prose::Lang;
use french_tech_map::scene::{
    ARIMO, Align, Ink, Item, Preset, Rect, Scene, Text, Weight, measured_characters,
};
use french_tech_map::widget::{Ground, Widget};
use resvg::usvg::roxmltree::{Document, Node};
use serde::Deserialize;

use crate::card::card;
use crate::data::ground;
use crate::picture::{Look, Picture};
use crate::{layers, paper, raster};

static GROUND: LazyLock<Ground> = LazyLock::new(|| ground(None).expect("the built-in data"));
const LIGHT: Look = Look::Screen(Theme::Light);

#[derive(Deserialize)]
struct Hostile {
    kind: String,
    text: String,
}

fn hostile() -> Vec<Hostile> {
    let texts: Vec<Hostile> =
        serde_json::from_str(include_str!("../../tests/corpus/text/hostile.json")).expect("a list of texts");
    assert_eq!(texts.len(), 100);
    texts
}

fn text(text: &str, y: f64) -> Text {
    Text {
        feature: Some(FeatureId::Place(PlaceIx(0))),
        at: point(20.0, y),
        align: Align::Start,
        text: text.to_owned(),
        px: 12.0,
        weight: Weight::Regular,
        width: ARIMO.width(text, 12.0, Weight::Regular),
        tracking: 0.0,
        ink: Ink::Text,
        halo: true,
    }
}

/// A page with a text a line; so are its title and its description.
fn page_of(texts: &[Hostile]) -> Picture<'static> {
    let items =
        texts.iter().enumerate().map(|(i, t)| Item::Text(text(&t.text, 20.0 * (i + 1) as f64))).collect();
    let all: String = texts.iter().map(|t| &*t.text).collect();
    Picture {
        scene: Scene { width: 960.0, height: 2040.0, frames: Vec::new(), items },
        map: &GROUND.map,
        look: LIGHT,
        title: all.clone(),
        note: all,
        lang: Lang::Fr,
    }
}

/// As XML may write it: without control characters.
fn written(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n')).collect()
}

fn texts_of(document: &Document<'_>, tag: &str) -> Vec<String> {
    let nodes = document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)));
    nodes.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

/// Fails on whatever could run, load or restyle.
fn assert_is_a_drawing(document: &Document<'_>) {
    for node in document.descendants().filter(Node::is_element) {
        let tag = node.tag_name().name();
        assert!(["svg", "title", "desc", "g", "path", "circle", "text"].contains(&tag), "<{tag}>");
        for attribute in node.attributes() {
            let name = attribute.name().to_lowercase();
            assert!(!name.starts_with("on") && name != "href" && name != "style", "<{tag} {name}>");
        }
    }
}

#[test]
fn hostile_texts_stay_text_in_svg() {
    let texts = hostile();
    let svg = page_of(&texts).to_svg();
    let document = Document::parse(&svg).expect("XML");
    assert_is_a_drawing(&document);
    assert_eq!(texts_of(&document, "text"), texts.iter().map(|t| written(&t.text)).collect::<Vec<_>>());
    let all: String = texts.iter().map(|t| written(&t.text)).collect();
    assert_eq!(texts_of(&document, "title"), [all.as_str()]);
    assert_eq!(texts_of(&document, "desc"), [all.as_str()]);
}

/// The atlas with a text for every name that a page shows.
fn renamed(text: &str) -> Ground {
    let mut atlas = GROUND.atlas.clone();
    for label in &mut atlas.labels {
        label.name = text.to_owned();
        label.city.fr = text.to_owned();
    }
    for region in &mut atlas.regions {
        region.name.fr = text.to_owned();
    }
    for edition in &mut atlas.editions {
        edition.announced_by = text.to_owned();
    }
    Ground { atlas, map: GROUND.map.clone(), near: GROUND.near.clone() }
}

#[test]
fn hostile_names_are_text_on_the_map_in_its_layers_and_on_cards() {
    for Hostile { text, .. } in hostile().iter().step_by(7) {
        let ground = renamed(text);
        let state = State::new(edition(&ground.atlas, "2019"), Lang::Fr);
        let map = picture(&ground, state.clone(), Preset::Landscape);
        let place = ground.atlas.find_place("lille").map(FeatureId::Place);
        let card = card(&ground, &state, place, LIGHT).expect("a card");
        for (picture, svg) in [(&map, layers::to_svg(&map, &ground.atlas)), (&card, card.to_svg())] {
            let document = Document::parse(&svg).expect("XML");
            assert_is_a_drawing(&document);
            let drawn: Vec<String> = picture.scene.items.iter().filter_map(line_of).collect();
            assert_eq!(texts_of(&document, "text"), drawn, "{text}");
        }
    }
}

fn line_of(item: &Item) -> Option<String> {
    match item {
        Item::Text(text) => Some(written(&text.text)),
        _ => None,
    }
}

#[test]
fn hostile_texts_stay_text_in_pdf() {
    let texts = hostile();
    let bytes = paper::to_pdf(&page_of(&texts), 960).expect("a PDF");
    let document = lopdf::Document::load_mem(&bytes).expect("a PDF");
    for (id, object) in &document.objects {
        let Ok(entries) = object.as_dict() else { continue };
        for key in ["JS", "JavaScript", "URI", "OpenAction", "AA", "Launch", "Annots", "EmbeddedFiles"] {
            assert!(!entries.has(key.as_bytes()), "{id:?} has {key}");
        }
    }
    // Texts that run from right to left come out in the order in which they are seen, spaces and soft hyphens not at all.
    let is_drawn =
        |c: &char| !c.is_whitespace() && *c != '\u{ad}' && measured_characters().any(|known| known == *c);
    let of_font = |text: &str| -> String { text.chars().filter(is_drawn).collect() };
    let extracted = of_font(&document.extract_text(&[1]).expect("its text"));
    for Hostile { text, .. } in texts.iter().filter(|t| t.kind != "bidi") {
        assert!(extracted.contains(&of_font(text)), "{text}");
    }
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let all: String = texts.iter().map(|t| of_font(&t.text)).collect();
    assert!(sorted(&extracted) == sorted(&all), "letters are missing or more: {extracted}");
}

fn edition(atlas: &Atlas, id: &str) -> EditionIx {
    atlas.find_edition(id).expect(id)
}

fn picture(ground: &Ground, state: State, preset: Preset) -> Picture<'_> {
    let lang = state.lang;
    let widget = Widget::at_preset(ground, state, preset);
    let (title, note) = (widget.summary(ground), String::new());
    Picture { scene: widget.scene().clone(), map: &ground.map, look: LIGHT, title, note, lang }
}

/// Every edition × view × page × language.
fn every_page() -> impl Iterator<Item = (State, Preset)> {
    let editions = (0..GROUND.atlas.editions.len() as u8).map(EditionIx);
    editions.flat_map(|edition| {
        [View::France, View::World].into_iter().flat_map(move |view| {
            Preset::ALL.into_iter().flat_map(move |preset| {
                Lang::ALL.into_iter().map(move |lang| (State { view, ..State::new(edition, lang) }, preset))
            })
        })
    })
}

#[test]
fn layers_change_nothing_that_is_drawn_and_have_names_of_their_own() {
    let drawn = |svg: &str| -> Vec<String> {
        let document = Document::parse(svg).expect("XML");
        let shapes = document.descendants().filter(|node| node.is_element() && node.tag_name().name() != "g");
        shapes.skip(1).map(|node| svg[node.range()].to_owned()).collect()
    };
    for (state, preset) in every_page() {
        let picture = picture(&GROUND, state, preset);
        let layered = layers::to_svg(&picture, &GROUND.atlas);
        assert_eq!(drawn(&layered), drawn(&picture.to_svg()));
        let document = Document::parse(&layered).expect("XML");
        let ids: Vec<&str> = document.descendants().filter_map(|node| node.attribute("id")).collect();
        let last = picture.lang.pick("Noms_des_lieux", "Names_of_places");
        let names = |text: &Text| matches!(text.feature, Some(FeatureId::Place(_)));
        let named = picture.scene.items.iter().filter_map(text_of).any(names);
        assert_eq!(ids.ends_with(&[last]), named, "{ids:?}");
        assert!(ids.len() > 2, "{ids:?}");
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
    }
}

#[test]
fn in_every_scene_texts_stand_above_all_shapes_as_a_pdf_writes_them() {
    for (state, preset) in every_page() {
        let picture = picture(&GROUND, state, preset);
        let is_text = |item: &Item| matches!(item, Item::Text(_));
        let first = picture.scene.items.iter().position(is_text).expect("a text");
        assert!(picture.scene.items[first..].iter().all(is_text));
    }
}

/// Cards of every place in every edition, and of every region and country.
fn every_card() -> impl Iterator<Item = (String, Picture<'static>)> {
    let atlas = &GROUND.atlas;
    let places = (0..atlas.places.len() as u16).map(|i| FeatureId::Place(PlaceIx(i)));
    let regions = (0..atlas.regions.len() as u8).map(|i| FeatureId::Region(RegionIx(i)));
    let countries = (0..atlas.countries.len() as u8).map(|i| FeatureId::Country(CountryIx(i)));
    let features: Vec<_> = places.chain(regions).chain(countries).collect();
    ["2015", "2019", "2023"].into_iter().flat_map(move |id| {
        features.clone().into_iter().flat_map(move |feature| {
            Lang::ALL.into_iter().map(move |lang| {
                let state = State::new(edition(&GROUND.atlas, id), lang);
                let card = card(&GROUND, &state, Some(feature), LIGHT).expect("a card");
                (format!("{} {id} {lang:?}", feature.to_text(&GROUND.atlas)), card)
            })
        })
    })
}

#[test]
fn on_every_card_texts_are_large_enough_stay_on_it_and_touch_neither_map_nor_each_other() {
    let page = Rect::new(24.0, 24.0, 1152.0, 596.0);
    for (name, card) in every_card() {
        let texts: Vec<&Text> = card.scene.items.iter().filter_map(text_of).collect();
        let land = card.scene.items.iter().find_map(|item| match item {
            Item::Group(group) => Some(group.frame.clip.bounds()),
            _ => None,
        });
        let land = land.expect("a map");
        for (i, text) in texts.iter().enumerate() {
            assert!(text.px >= 24.0, "{name}: {}", text.text);
            assert!(
                page.encloses(&text.bounds()),
                "{name}: {} leaves the card: {:?}",
                text.text,
                text.bounds()
            );
            assert!(!text.bounds().overlaps(&land), "{name}: {} lies on the map", text.text);
            for other in &texts[..i] {
                // Descenders of a name may reach between the capitals of its next line.
                let core = text.bounds().grown(-0.12 * text.px);
                assert!(!core.overlaps(&other.bounds()), "{name}: {} lies on {}", text.text, other.text);
            }
        }
    }
}

fn text_of(item: &Item) -> Option<&Text> {
    match item {
        Item::Text(text) => Some(text),
        _ => None,
    }
}

#[test]
fn a_card_marks_its_place_and_says_what_the_panel_says() {
    let state = State::new(edition(&GROUND.atlas, "2019"), Lang::Fr);
    let lille = GROUND.atlas.find_place("lille").map(FeatureId::Place);
    let picture = card(&GROUND, &state, lille, LIGHT).expect("a card");
    for said in [
        "Lille",
        "Capitale French Tech",
        "Lille, Hauts-de-France",
        "Métropole, édition 2014",
        "Capitale, éditions 2019 et 2023 (déduite)",
        "Source\u{a0}: parolesdelus.com",
    ] {
        assert!(picture.scene.items.iter().filter_map(text_of).any(|text| text.text == said), "{said}");
    }
    let largest = picture.scene.items.iter().filter_map(|item| match item {
        Item::Symbol(symbol) if symbol.at.x > 632.0 => Some((symbol.radius, symbol.kind)),
        _ => None,
    });
    let largest = largest.max_by(|a, b| a.0.total_cmp(&b.0)).expect("a mark");
    assert_eq!(largest.1, french_tech_map::scene::SymbolKind::Diamond);
    // Where no source gives the title, no mark claims it.
    let state = State::new(edition(&GROUND.atlas, "2026"), Lang::Fr);
    let without = card(&GROUND, &state, lille, LIGHT).expect("a card");
    assert!(!without.scene.items.iter().any(|item| matches!(item, Item::Symbol(s) if s.radius > 15.0)));
}

/// The pixel under a point of the scene.
fn pixel(png: &[u8], scale: f64, x: f64, y: f64) -> [u8; 3] {
    let pixmap = resvg::tiny_skia::Pixmap::decode_png(png).expect("a PNG");
    let color = pixmap.pixel((x * scale) as u32, (y * scale) as u32).expect("inside").demultiply();
    [color.red(), color.green(), color.blue()]
}

#[test]
fn a_png_has_the_colours_of_the_scene_where_the_scene_has_them() {
    let state = State::new(edition(&GROUND.atlas, "2019"), Lang::Fr);
    let mut widget = Widget::at_preset(&GROUND, state.clone(), Preset::Landscape);
    let lille = GROUND.atlas.find_place("lille").map(FeatureId::Place);
    let mark = widget.scene().items.iter().find_map(|item| match item {
        Item::Symbol(symbol) if symbol.feature == lille => Some(*symbol),
        _ => None,
    });
    let at = mark.expect("the mark of Lille").at;
    let rgb = |ink: Ink| {
        let [r, g, b, _] = Theme::Light.color(ink).0.to_be_bytes();
        [r, g, b]
    };
    let plain = picture(&GROUND, state, Preset::Landscape);
    let png = raster::to_png(&plain, 1920).expect("a PNG");
    assert_eq!(pixel(&png, 2.0, at.x, at.y), rgb(Ink::Accent));
    assert_eq!(pixel(&png, 2.0, 2.0, 2.0), rgb(Ink::Ground));
    // South of the mark there is the land of a region with a Capitale; once it is open, it is larger and elsewhere.
    assert_eq!(pixel(&png, 2.0, at.x, at.y + 22.0), rgb(Ink::LandCapitale));
    widget.dispatch(&GROUND, Event::Select { feature: lille, source: Source::Api });
    let open = Picture { scene: widget.scene().clone(), ..plain };
    assert_ne!(raster::to_png(&open, 1920).expect("a PNG"), png);
}

#[test]
fn pictures_come_out_the_same_twice() {
    let state = State::new(edition(&GROUND.atlas, "2019"), Lang::En);
    let picture = picture(&GROUND, State { view: View::World, ..state }, Preset::Portrait);
    assert_eq!(raster::to_png(&picture, 700), raster::to_png(&picture, 700));
    assert_eq!(paper::to_pdf(&picture, 700), paper::to_pdf(&picture, 700));
}
