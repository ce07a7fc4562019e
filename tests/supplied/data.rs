//! What becomes of data: which places lie where, how ranks look, and what is said of the rest.

use super::*;

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
        for length in (0..bytes.len()).step_by(61).chain([bytes.len() - 1]) {
            assert!(Ground::from_bytes(&bytes[..length]).is_none(), "{length} of {} bytes", bytes.len());
        }
    }
}
