//! Maps of what a host supplies, from a text to what readers see, press and read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test says what it expects")]

use french_tech_map::FeatureId;
use french_tech_map::atlas::source::{Files, load};
use french_tech_map::content::Tree;
use french_tech_map::geo::{Projection, lonlat};
use french_tech_map::intake::{self, Code, Options as Reading, Problem};
use french_tech_map::interact::{Effect, Event, Facet, Source, Travel, View};
use french_tech_map::paint::{self, Theme};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Item, Preset, SymbolKind};
use french_tech_map::supplied::{Base, Builder, Ground, Need, Options, Widget};

const DATA: [&str; 9] = [
    include_str!("../data/regions.geojson"),
    include_str!("../data/insets.geojson"),
    include_str!("../data/context.geojson"),
    include_str!("../data/world.geojson"),
    include_str!("../data/regions.csv"),
    include_str!("../data/countries.csv"),
    include_str!("../data/editions.csv"),
    include_str!("../data/labels.csv"),
    include_str!("../data/CHANGELOG"),
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

#[test]
fn places_all_over_france_stand_on_its_regions_and_in_insets_by_coordinates_alone() {
    let ground = ground(HOSPITALS);
    let codes: Vec<&str> = ground.sheets.iter().map(|sheet| sheet.code).collect();
    assert_eq!(
        codes,
        ["", "01", "02", "03", "04", "06"],
        "overseas regions are there even where they hold nothing"
    );
    let at = ground.facts.places.iter().map(|place| {
        let area = place.area.and_then(|area| ground.facts.area(area));
        area.map_or("", |area| &area.code)
    });
    assert_eq!(at.collect::<Vec<_>>(), ["32", "32", "32", "01", "53", "93"]);
    assert_eq!(ground.spots[3].map(|(sheet, _)| sheet), Some(1));
    assert_eq!(ground.view, View::France);
}

#[test]
fn marks_are_where_the_places_are() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Landscape);
    widget.dispatch(&ground, Event::Edition(ground.find_edition("2019").unwrap()));
    let lille = ground.feature("chu-de-lille");
    let frame = widget.scene().frames[0];
    let at = frame.affine.apply(ground.sheets[0].plane.project(lonlat(3.03, 50.61)).unwrap());
    assert_eq!(widget.hit(&ground, at, false), lille);
    let brest = ground.feature("msp-de-brest").unwrap();
    let (name, note) = widget.describe(&ground, brest);
    assert_eq!((&*name, &*note), ("MSP de Brest", "Maison de santé · Finistère · Bretagne"));
}

#[test]
fn the_legend_counts_and_switches_ranks() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Landscape);
    assert!(texts(&widget).contains(&"Maison de santé\u{a0}: 2".to_owned()), "{:?}", texts(&widget));
    let (row, facet) = widget.switches()[1];
    assert_eq!(ground.facet_word(facet, Lang::Fr), "Maison de santé");
    let at = row.center();
    widget.dispatch(&ground, Event::PointerDown { at, hit: None });
    let effects = widget.dispatch(&ground, Event::PointerUp { at, hit: None });
    assert!(effects.contains(&Effect::Filtered));
    assert_eq!(widget.counted(&ground), "Filtre\u{a0}: Hôpital. Hôpital\u{a0}: 1.");
    assert!(texts(&widget).contains(&"Maison de santé (masqué)".to_owned()));
    // What is hidden and asked for comes back.
    place(&mut widget, &ground, "msp-de-brest");
    assert!(!widget.state().filter.is_active());
}

#[test]
fn editions_come_from_a_column_and_the_last_is_shown() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Portrait);
    let ids: Vec<&str> = ground.editions().map(|edition| ground.edition_id(edition)).collect();
    assert_eq!(ids, ["2019", "2023"]);
    assert_eq!(widget.counted(&ground), "Hôpital\u{a0}: 1, Maison de santé\u{a0}: 2.");
    let first = ground.find_edition("2019").unwrap();
    widget.dispatch(&ground, Event::Edition(first));
    assert_eq!(widget.counted(&ground), "Hôpital\u{a0}: 3.");
    assert!(widget.edition_news(&ground).starts_with("2019. "));
}

#[test]
fn areas_open_with_what_they_hold_and_the_map_comes_closer() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Landscape);
    widget.dispatch(&ground, Event::Calm(true));
    place(&mut widget, &ground, "area:32");
    assert!(widget.state().viewport.zoom > 1.5);
    let panel = to_html(&widget.panel(&ground).unwrap());
    assert!(panel.contains("Hauts-de-France") && panel.contains("MSP de Fruges"), "{panel}");
    assert!(!panel.contains("CHU de Lille"), "that is of another edition");
    widget.dispatch(&ground, Event::Travel(Travel::Home));
    assert!(widget.panel(&ground).is_none() && widget.state().viewport.is_fitted());
}

#[test]
fn addresses_of_the_built_in_map_open_regions_here_as_well() {
    let ground = ground(HOSPITALS);
    assert_eq!(ground.feature("region:32"), ground.feature("area:32"));
    for id in ["region:32", "chu-de-lille"] {
        assert_eq!(ground.id_of(ground.feature(id).unwrap()), id);
    }
    assert_eq!(ground.feature("nowhere"), None);
}

/// So many places around Lille, and one in Nice.
fn crowd(count: usize) -> String {
    let mut text = "nom,lat,lon\nNice,43.7,7.27\n".to_owned();
    for i in 0..count {
        let (x, y) = ((i % 20) as f64, (i / 20) as f64);
        text.push_str(&format!("Lieu {i},{},{}\n", 50.3 + 0.01 * y, 2.9 + 0.015 * x));
    }
    text
}

#[test]
fn marks_that_would_hide_each_other_are_counted_and_open() {
    let ground = ground(&crowd(300));
    let mut widget = map(&ground, Preset::Landscape);
    widget.dispatch(&ground, Event::Calm(true));
    let figures: u32 = texts(&widget).iter().filter_map(|text| text.parse::<u32>().ok()).sum();
    let counted = |widget: &Widget| {
        widget.targets(&ground).iter().filter(|t| matches!(t.feature, FeatureId::Place(_))).count()
    };
    assert!(figures > 200, "{figures}");
    let before = counted(&widget);
    let group = widget
        .targets(&ground)
        .iter()
        .find(|t| widget.describe(&ground, t.feature).0.contains(" et "))
        .copied();
    let group = group.expect("a group");
    let zoom = widget.state().viewport.zoom;
    widget.dispatch(&ground, Event::PointerDown { at: group.anchor, hit: Some(group.feature) });
    widget.dispatch(&ground, Event::PointerUp { at: group.anchor, hit: Some(group.feature) });
    assert!(widget.state().viewport.zoom > zoom && widget.state().selection().is_none());
    assert!(counted(&widget) > before, "it has opened");
}

#[test]
fn a_place_chosen_from_a_list_becomes_a_mark_of_its_own() {
    let ground = ground(&crowd(300));
    let mut widget = map(&ground, Preset::Portrait);
    widget.dispatch(&ground, Event::Calm(true));
    place(&mut widget, &ground, "lieu-157");
    let shown =
        widget.targets(&ground).iter().any(|target| Some(target.feature) == ground.feature("lieu-157"));
    assert!(shown, "{:?}", widget.state().viewport);
}

#[test]
fn places_in_one_spot_open_with_the_others_beside() {
    let ground = ground("nom,lat,lon\nA,48.85,2.35\nB,48.85,2.35\nC,45.76,4.84\n");
    let mut widget = map(&ground, Preset::Landscape);
    let group = widget
        .targets(&ground)
        .iter()
        .find(|t| widget.describe(&ground, t.feature).0 == "A et 1 autre")
        .copied();
    let group = group.expect("a group of two");
    widget.dispatch(&ground, Event::PointerDown { at: group.anchor, hit: Some(group.feature) });
    widget.dispatch(&ground, Event::PointerUp { at: group.anchor, hit: Some(group.feature) });
    let panel = to_html(&widget.panel(&ground).expect("it opens"));
    assert!(panel.contains("Au même endroit") && panel.contains(">B<"), "{panel}");
}

#[test]
fn what_is_typed_finds_places_and_areas_with_a_typo_too() {
    let ground = ground(HOSPITALS);
    let widget = map(&ground, Preset::Landscape);
    for (typed, found) in
        [("hauts de france", "region:32"), ("nice", "chu-de-nice"), ("frugse", "msp-de-fruges")]
    {
        let json = paint::to_json(&widget.find(&ground, typed));
        assert!(json.contains(&format!("\"{found}\"")), "{typed}: {json}");
    }
    assert!(to_html(&widget.find(&ground, "qwerty")).contains("Rien de ce nom"));
}

#[test]
fn the_list_has_every_place_once_and_nothing_is_markup() {
    let hostile = "nom,rang,lat,lon,groupe,note,lien
<img src=x onerror=alert(1)>,\"<b>A</b>\",48.85,2.35,\"\"\" onclick=\"\"x\",<script>,https://a.example/?a=1&b=<x>
\u{202e}evil\u{202c},<b>A</b>,45.76,4.84,مرحبا,😀😀,javascript:alert(1)
";
    let long = format!("{hostile}{},<b>A</b>,43.3,5.4,,,\n", "é".repeat(10_000));
    let (ground, _) = built(&long, None, &Options::default());
    for preset in Preset::ALL {
        let mut widget = map(&ground, preset);
        for feature in ground.facts.places.iter().map(|place| place.slug.clone()).collect::<Vec<_>>() {
            place(&mut widget, &ground, &feature);
            let panel = to_html(&widget.panel(&ground).unwrap());
            for html in [panel, to_html(&widget.list(&ground)), widget.to_svg(&ground, &Theme::Light)] {
                for bad in ["<img", "<script", "<b>", "javascript:", "\" onclick"] {
                    assert!(!html.contains(bad), "{bad} in {html}");
                }
            }
        }
        let (width, height) = (widget.scene().width, widget.scene().height);
        for item in &widget.scene().items {
            if let Item::Text(text) = item {
                let b = text.bounds();
                assert!(
                    b.x >= -1.0 && b.right() <= width + 1.0 && b.bottom() <= height + 1.0,
                    "{:?}",
                    text.text.len()
                );
            }
        }
    }
    let widget = map(&ground, Preset::Landscape);
    let list = to_html(&widget.list(&ground));
    for place in &ground.facts.places {
        assert_eq!(list.matches(&format!(">{}<", escaped(&place.name))).count(), 1, "{}", place.name);
    }
}

fn to_html(tree: &Tree) -> String {
    let mut out = String::new();
    paint::to_html(&mut out, tree);
    out
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    paint::escape(&mut out, text);
    out
}

const SHAPES: &str = r#"{"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"code": "A", "nom": "Ouest"}, "geometry":
        {"type": "Polygon", "coordinates": [[[9, 50], [11, 50], [11, 52], [9, 52], [9, 50]]]}},
    {"type": "Feature", "properties": {"code": "B", "nom": "Est"}, "geometry":
        {"type": "Polygon", "coordinates": [[[11, 50], [13, 50], [13, 52], [11, 52], [11, 50]]]}}]}"#;

#[test]
fn a_table_is_joined_to_shapes_by_code_and_what_fits_none_is_said() {
    let (ground, problems) = built("nom,code\nUn,B\nDeux,C\n", Some(SHAPES), &Options::default());
    let codes: Vec<Code> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [Code::UnknownCode]);
    assert!(problems[0].message.contains("Deux") && problems[0].value == "C");
    assert!(ground.spots[0].is_some() && ground.spots[1].is_none());
    let widget = map(&ground, Preset::Landscape);
    assert_eq!(widget.describe(&ground, ground.feature("area:B").unwrap()).1, "1 lieu");
    assert_eq!(widget.describe(&ground, ground.feature("area:A").unwrap()).1, "aucun lieu");
}

#[test]
fn more_places_than_a_map_can_tell_apart_are_said_and_the_others_are_drawn() {
    let mut text = String::from("nom,lat,lon\n");
    for i in 0..65_540 {
        text += &format!("Lieu {i},{},{}\n", 43.0 + f64::from(i % 600) / 100.0, f64::from(i / 600) / 50.0);
    }
    let (ground, problems) = built(&text, None, &Options::default());
    assert_eq!(ground.facts.places.len(), 65_536);
    let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["65540: a map shows 65536 places, the first ones: leave some out"]);
}

#[test]
fn days_are_no_editions_to_choose_from() {
    let mut text = String::from("nom,lat,lon,date\n");
    for day in 0..300 {
        text += &format!(
            "Lieu {day},45,{},{:04}-{:02}-01\n",
            f64::from(day) / 100.0,
            1990 + day / 12,
            day % 12 + 1
        );
    }
    let (ground, problems) = built(&text, None, &Options::default());
    assert!(
        ground.facts.editions.is_empty() && ground.facts.places.iter().all(|place| place.edition.is_none())
    );
    let [problem] = &problems[..] else { panic!("{problems:?}") };
    assert!(problem.to_string().starts_with("300: too many editions"), "{problem}");
}

#[test]
fn land_abroad_is_land_and_the_projection_fits_it() {
    let spain = ground("nom,lat,lon\nMadrid,40.4,-3.7\nLisbonne,38.7,-9.1\nBarcelone,41.4,2.2\n");
    assert!(spain.facts.areas.is_empty() && spain.sheets[0].mesh.areas() > 1);
    assert!(["conic", "azimuthal"].contains(&spain.sheets[0].plane.name()));
    let world = ground("nom,lat,lon\nParis,48.9,2.3\nTokyo,35.7,139.7\nLima,-12,-77\nSydney,-33.9,151.2\n");
    assert_eq!((world.sheets[0].plane.name(), world.view), ("equal-earth", View::World));
    for ground in [spain, world] {
        let widget = map(&ground, Preset::Landscape);
        let seen = widget.targets(&ground).iter().filter(|target| target.seen).count();
        assert_eq!(seen, ground.facts.places.len());
    }
}

#[test]
fn options_name_order_and_colour_ranks() {
    let options = r##"{"title": "Soins", "credit": "Source: ministère", "tiers": [
        {"id": "maison de santé", "fr": "Maison", "en": "Surgery", "symbol": "hexagon", "color": "#0a0"}, {"id": "hopital"}]}"##;
    let (ground, _) = built(HOSPITALS, None, &Options::from_json(options));
    let names: Vec<&str> = ground.facts.tiers.iter().map(|tier| tier.name.get(Lang::En)).collect();
    assert_eq!(names, ["Surgery", "Hôpital"]);
    assert_eq!(ground.facts.tiers[0].color, Some(0x00aa00));
    let widget = map(&ground, Preset::Landscape);
    assert!(
        widget.summary(&ground).starts_with("Carte. Soins. Maison\u{a0}: 2"),
        "{}",
        widget.summary(&ground)
    );
    assert!(texts(&widget).iter().any(|text| text.contains("ministère")));
}

#[test]
fn the_same_map_goes_on_over_other_data() {
    let (first, second) = (ground(HOSPITALS), ground(&crowd(5)));
    let widget = map(&first, Preset::Portrait);
    let state = Widget::first_state(&second, Lang::En);
    let widget = widget.over(&second, state);
    assert_eq!((widget.preset(), widget.counted(&second).as_str()), (Preset::Portrait, "6 places."));
}

#[test]
fn filters_offer_what_there_is() {
    let ground = ground(HOSPITALS);
    let widget = map(&ground, Preset::Landscape);
    let names: Vec<_> = ground
        .choices(widget.state())
        .iter()
        .map(|c| (ground.facet_word(c.facet, Lang::Fr), c.count))
        .collect();
    assert_eq!(names, [("Hôpital".to_owned(), 1), ("Maison de santé".to_owned(), 2)]);
    assert_eq!(ground.find_facet("communaute"), Some(Facet::ALL[1]));
    assert_eq!(ground.find_facet("hub"), None, "there are two ranks");
}

/// Two squares beside each other whose eastern side is a coast; [`lonlat`] 3.0 to 3.2 east, 46.0 to 46.1 north.
const COAST: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"W","nom":"Ouest"},"geometry":{"type":"Polygon","coordinates":[[[3,46],[3.1,46],[3.1,46.1],[3,46.1],[3,46]]]}},
{"type":"Feature","properties":{"code":"E","nom":"Est"},"geometry":{"type":"Polygon","coordinates":[[[3.1,46],[3.2,46],[3.2,46.1],[3.1,46.1],[3.1,46]]]}}]}"#;

#[test]
fn a_place_just_off_the_coast_belongs_to_the_area_beside_it_and_one_at_sea_to_none() {
    // A degree of longitude is 77 km there.
    let rows = "nom;lat;lon\nQuai;46,05;3,205\nPhare;46,05;3,23\nLarge;46,05;3,3\nBourg;46,05;3,199\nCap;45,99;3,03\n";
    let ground = built(rows, Some(COAST), &Options::default()).0;
    let codes: Vec<&str> = ground
        .facts
        .places
        .iter()
        .map(|place| place.area.and_then(|area| ground.facts.area(area)).map_or("", |area| &area.code))
        .collect();
    assert_eq!(codes, ["E", "E", "", "E", "W"]);
}

#[test]
fn an_area_is_not_named_beside_the_place_of_the_same_name() {
    let rows = "code;nom\nW;Ouest\nE;Autre\n";
    let ground = built(rows, Some(COAST), &Options::default()).0;
    let named = texts(&map(&ground, Preset::Landscape));
    let count = |name: &str| named.iter().filter(|text| *text == name).count();
    assert_eq!([count("Ouest"), count("Autre"), count("Est")], [1, 1, 1], "{named:?}");
}

#[test]
fn a_file_says_how_its_ranks_look_and_options_win() {
    let file = r##"{"type": "FeatureCollection", "tiers": [
        {"id": "a", "fr": "Grand", "symbol": "square", "color": "#00f", "priority": 2},
        {"id": "b", "symbol": "star", "color": "blue", "priority": 1}], "features": [
        {"type": "Feature", "properties": {"name": "A", "tier": "a"}, "geometry": {"type": "Point", "coordinates": [2, 48]}},
        {"type": "Feature", "properties": {"name": "B", "tier": "b"}, "geometry": {"type": "Point", "coordinates": [3, 47]}}]}"##;
    let (ground, problems) = built(file, None, &Options::default());
    let [a, b] = &ground.facts.tiers[..] else { panic!("two ranks") };
    assert_eq!((a.symbol, a.color, a.priority), (SymbolKind::Square, Some(0x0000ff), 2));
    assert_eq!((b.symbol, b.color, b.priority), (SymbolKind::Circle, None, 1));
    let said: Vec<String> = problems.iter().map(|problem| problem.spot.text()).collect();
    assert_eq!(said, ["tiers[1].symbol", "tiers[1].color"]);
    let options = Options::from_json(r##"{"tiers": [{"id": "a", "color": "#f00"}]}"##);
    assert_eq!(built(file, None, &options).0.facts.tiers[0].color, Some(0xff0000));
}

#[test]
fn a_ground_goes_through_bytes_as_it_is() {
    let shapes = square("1", 0.0) + "," + &square("2", 1.0);
    let shapes = ["{\"type\":\"FeatureCollection\",\"features\":[", &shapes, "]}"].concat();
    for text in [HOSPITALS, "name;lat;lon\nLima;-12;-77\nOslo;60;11\n", &shapes] {
        let ground = ground(text);
        let bytes = ground.to_bytes();
        let same = Ground::from_bytes(&bytes).unwrap();
        assert_eq!((&same.facts, &same.spots, same.view), (&ground.facts, &ground.spots, ground.view));
        let picture = |ground: &Ground| {
            let mut widget = map(ground, Preset::Landscape);
            widget.hit(ground, french_tech_map::geo::point(400.0, 300.0), false);
            widget.dispatch(ground, Event::Travel(Travel::In(None)));
            widget.scene().to_bytes(&ground.map)
        };
        assert_eq!(picture(&same), picture(&ground));
        assert!(Ground::from_bytes(&bytes[..bytes.len() - 1]).is_none());
    }
}

/// A square of a degree as a feature.
fn square(code: &str, west: f64) -> String {
    let corners = [(0.0, 45.0), (1.0, 45.0), (1.0, 46.0), (0.0, 46.0), (0.0, 45.0)];
    let corners = corners.map(|(x, y)| format!("[{},{y}]", west + x)).join(",");
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"code\":\"{code}\",\"name\":\"Carré {code}\"}},\
         \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{corners}]]}}}}"
    )
}

#[test]
fn what_is_pointed_at_is_drawn_as_if_all_were_drawn_anew() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Landscape);
    let before = widget.scene().to_bytes(&ground.map);
    let mut shown = Vec::new();
    for id in ["chu-de-lille", "area:32", "msp-de-brest", "area:53"] {
        let hit = ground.feature(id);
        let at = french_tech_map::geo::point(300.0, 300.0);
        widget.dispatch(&ground, Event::PointerMove { at, hit, touch: false });
        let pointed = widget.scene().to_bytes(&ground.map);
        let anew = Widget::at_preset(&ground, widget.state().clone(), Preset::Landscape);
        assert_eq!(pointed, anew.scene().to_bytes(&ground.map), "{id}");
        assert!(!shown.contains(&pointed), "{id}");
        shown.push(pointed);
    }
    widget.dispatch(&ground, Event::PointerLeave);
    assert_eq!(widget.scene().to_bytes(&ground.map), before);
}
