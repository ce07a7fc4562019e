//! What readers see of it, press and read.

use super::*;

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

#[test]
fn an_area_is_not_named_beside_the_place_of_the_same_name() {
    let rows = "code;nom\nW;Ouest\nE;Autre\n";
    let ground = built(rows, Some(COAST), &Options::default()).0;
    let named = texts(&map(&ground, Preset::Landscape));
    let count = |name: &str| named.iter().filter(|text| *text == name).count();
    assert_eq!([count("Ouest"), count("Autre"), count("Est")], [1, 1, 1], "{named:?}");
}

/// What is drawn above a map, as a picture of its own.
fn above(widget: &Widget, ground: &Ground) -> Vec<u8> {
    let Above { areas, items, .. } = widget.above().clone();
    let scene = widget.scene();
    let frames = scene.frames.clone();
    let scene = Scene { frames, items: [areas, items].concat(), ..*scene };
    scene.to_bytes(&ground.map)
}

#[test]
fn what_is_pointed_at_is_drawn_above_the_map_and_leaves_it_as_it_is() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Landscape);
    let (map, nothing) = (widget.scene().to_bytes(&ground.map), above(&widget, &ground));
    assert_eq!((widget.take_stale().map, widget.above().reach), (Stale::All, None));
    let mut shown = vec![nothing.clone()];
    for id in ["chu-de-nice", "area:32", "msp-de-brest", "area:53"] {
        let hit = ground.feature(id);
        let at = french_tech_map::geo::point(300.0, 300.0);
        widget.dispatch(&ground, Event::PointerMove { at, hit, touch: false });
        assert_eq!(widget.take_stale(), Due { map: Stale::Nothing, above: true }, "{id}");
        assert_eq!(widget.scene().to_bytes(&ground.map), map, "{id}");
        let pointed = above(&widget, &ground);
        let anew = Widget::at_preset(&ground, widget.state().clone(), Preset::Landscape);
        assert_eq!(pointed, above(&anew, &ground), "{id}");
        assert!(!shown.contains(&pointed), "{id}");
        let reach = widget.above().reach.expect("a box around what is drawn");
        let marks = widget.above().items.iter().filter(|item| !matches!(item, Item::Group(_)));
        for mark in marks.map(Item::reach) {
            assert!(reach.encloses(&mark), "{id}: {mark:?} in {reach:?}");
        }
        shown.push(pointed);
    }
    widget.dispatch(&ground, Event::PointerLeave);
    assert_eq!((above(&widget, &ground), widget.above().reach), (nothing, None));
    assert_eq!(widget.take_stale(), Due { map: Stale::Nothing, above: true });
}

#[test]
fn what_is_selected_is_another_map() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Landscape);
    widget.take_stale();
    let before = widget.scene().to_bytes(&ground.map);
    widget.dispatch(&ground, Event::Select { feature: ground.feature("area:32"), source: Source::Api });
    assert_eq!(widget.take_stale().map, Stale::All);
    assert_ne!(widget.scene().to_bytes(&ground.map), before);
}

#[test]
fn an_area_that_is_pointed_at_is_not_seen_on_what_covers_it() {
    let ground = ground(HOSPITALS);
    let mut widget = map(&ground, Preset::Landscape);
    let hit = ground.feature("area:32");
    let at = french_tech_map::geo::point(300.0, 300.0);
    widget.dispatch(&ground, Event::PointerMove { at, hit, touch: false });
    assert_eq!(widget.above().covers, []);
    // So close that it is all that the frame shows.
    let center = widget.above().reach.expect("a box").center();
    widget.set_viewport(&ground, Viewport::centered(12.0, center, Preset::Landscape.size()));
    let main = widget.scene().frames[0].clip.bounds();
    let covers = &widget.above().covers;
    assert!(!covers.is_empty() && covers.iter().all(|cover| main.overlaps(cover)), "{covers:?}");
    assert!(widget.take_stale().above);
}
