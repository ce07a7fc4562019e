//! The communities abroad: parts of the world, and how each community is reached.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use std::collections::BTreeSet;

use french_tech_map::FeatureId;
use french_tech_map::atlas::{EditionIx, PartIx, Territory};
use french_tech_map::content::Step;
use french_tech_map::geo::Outline;
use french_tech_map::interact::{Event, Source, State, View};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Ink, Item, Preset, Rect, Scene, Shape, Symbol};
use french_tech_map::widget::Widget;
use support::{GROUND, every_page, name_of};

fn worlds() -> impl Iterator<Item = (State, Preset)> {
    every_page().filter(|(state, _)| state.view == View::World)
}

fn world(edition: &str, lang: Lang, preset: Preset) -> Widget {
    let edition = GROUND.atlas.find_edition(edition).expect("an edition");
    Widget::at_preset(&GROUND, State { view: View::World, ..State::new(edition, lang) }, preset)
}

fn feature(id: &str) -> FeatureId {
    FeatureId::from_text(id, &GROUND.atlas).unwrap_or_else(|| panic!("{id} is unknown"))
}

fn select(widget: &mut Widget, id: &str) {
    widget.dispatch(&GROUND, Event::Select { feature: Some(feature(id)), source: Source::Api });
}

/// Texts of the panel, one per element.
fn panel(widget: &Widget) -> Vec<String> {
    let tree = widget.panel(&GROUND).expect("a panel");
    tree.steps()
        .filter(|(step, text)| *step == Step::Text && !text.is_empty())
        .map(|(_, t)| t.to_owned())
        .collect()
}

/// Captions of the parts, as they are read.
fn captions(scene: &Scene) -> Vec<(PartIx, String)> {
    let caption = |item: &Item| match item {
        Item::Text(text) => match text.feature {
            Some(FeatureId::Part(part)) => Some((part, text.text.clone())),
            _ => None,
        },
        _ => None,
    };
    scene.items.iter().filter_map(caption).collect()
}

#[test]
fn each_part_has_a_text_form_and_a_country() {
    for part in PartIx::all() {
        let id = FeatureId::Part(part).to_text(&GROUND.atlas);
        assert_eq!(FeatureId::from_text(&id, &GROUND.atlas), Some(FeatureId::Part(part)), "{id}");
        assert!(GROUND.atlas.countries.iter().any(|country| country.part == part), "{id} has no country");
    }
    assert_eq!(FeatureId::from_text("part:atlantis", &GROUND.atlas), None);
}

#[test]
fn parts_add_up_to_all_that_is_known_abroad() {
    for i in 0..GROUND.atlas.editions.len() as u8 {
        let edition = EditionIx(i);
        let (mut communautes, mut hubs) = (0, 0);
        for part in PartIx::all() {
            let counts = GROUND.atlas.counts_in(edition, part);
            communautes += counts.communautes_abroad.known;
            hubs += counts.hubs.known;
            assert_eq!(counts.capitales.known + counts.communautes_france.known, 0);
        }
        let all = GROUND.atlas.counts(edition);
        assert_eq!((communautes, hubs), (all.communautes_abroad.known, all.hubs.known), "edition {i}");
        assert!(i == 0 || communautes + hubs > 0, "edition {i}");
    }
}

#[test]
fn the_extent_of_a_part_holds_its_places_and_no_ocean_more() {
    for part in PartIx::all() {
        let extent = GROUND.atlas.extent_of(part).expect("places");
        for label in &GROUND.atlas.labels {
            if GROUND.atlas.part_of(label.territory) == Some(part) {
                assert!(extent.contains(label.at), "{}: {}", part.slug(), label.name);
            }
        }
        let (width, height) = (extent.east - extent.west, extent.north - extent.south);
        assert!(
            (8.0..100.0).contains(&width) && (8.0..90.0).contains(&height),
            "{}: {extent:?}",
            part.slug()
        );
    }
}

#[test]
fn a_part_opens_with_its_communities_by_city_and_country() {
    let mut widget = world("2023", Lang::Fr, Preset::Landscape);
    select(&mut widget, "part:europe");
    assert_eq!(widget.state().area, Some(feature("part:europe")));
    let texts = panel(&widget);
    assert_eq!(texts[..2], ["Europe", "13 Communautés, dont 1 déduite (édition 2023)"]);
    for expected in ["Berlin, Allemagne", "Milan, Italie", "Stockholm, Suède (déduite)"] {
        assert!(texts.iter().any(|text| text == expected), "{expected}: {texts:?}");
    }
    select(&mut widget, "country:JP");
    assert!(panel(&widget).contains(&"Voir\u{a0}: Asie".to_owned()));
    // From France too, and the view follows.
    let edition = GROUND.atlas.find_edition("2014").expect("2014");
    let mut widget = Widget::new(&GROUND, State::new(edition, Lang::En));
    select(&mut widget, "part:middle-east");
    assert_eq!(widget.state().view, View::World);
    assert_eq!(panel(&widget)[..2], ["Middle East", "No label known in this edition."]);
}

#[test]
fn the_list_goes_by_parts() {
    let tree = world("2023", Lang::En, Preset::Landscape).list(&GROUND);
    let steps: Vec<_> = tree.steps().collect();
    let headings: Vec<&str> = steps
        .windows(3)
        .filter(|at| at[0] == (Step::Open, "h4"))
        .map(|at| at[2].1)
        .filter(|text| text.contains(": "))
        .collect();
    assert_eq!(headings.len(), 7, "{headings:?}");
    assert_eq!(headings[0], "Europe: 13 Communities, 1 of them inferred");
}

#[test]
fn a_selected_part_stays_while_the_others_step_back() {
    for preset in Preset::ALL {
        let mut widget = world("2019", Lang::Fr, preset);
        select(&mut widget, "part:africa");
        let mut veiled = BTreeSet::new();
        for item in &widget.scene().items {
            let Item::Group(group) = item else { continue };
            let veil =
                |path: &&french_tech_map::scene::PathItem| path.fill.is_some_and(|fill| fill.0 == Ink::Veil);
            veiled.extend(group.paths.iter().filter(veil).filter_map(|path| path.feature));
        }
        assert!(veiled.contains(&feature("country:US")) && veiled.contains(&FeatureId::France));
        let african = |f: &FeatureId| matches!(f, FeatureId::Country(ix) if GROUND.atlas.part_of(Territory::Country(*ix)) == PartIx::find("africa"));
        assert!(!veiled.iter().any(african), "{preset:?}");
    }
}

#[test]
fn captions_say_what_the_parts_hold_and_open_them() {
    for page in worlds() {
        let widget = Widget::at_preset(&GROUND, page.0.clone(), page.1);
        let captions = captions(widget.scene());
        for (part, text) in &captions {
            let held = GROUND.atlas.held_in(page.0.edition, *part);
            let colon = page.0.lang.pick("\u{a0}: ", ": ");
            assert_eq!(*text, format!("{}{colon}{held}", part.name(page.0.lang)), "{}", name_of(&page));
            assert!(held > 0, "{}: {text}", name_of(&page));
        }
        for item in &widget.scene().items {
            let Item::Text(text) = item else { continue };
            if let Some(FeatureId::Part(part)) = text.feature {
                let hit = widget.hit(&GROUND, text.bounds().center(), false);
                assert_eq!(hit, Some(FeatureId::Part(part)), "{}: {}", name_of(&page), text.text);
            }
        }
        let parts: BTreeSet<PartIx> = captions.iter().map(|(part, _)| *part).collect();
        assert_eq!(parts.len(), captions.len(), "{}: {captions:?}", name_of(&page));
        let filled = PartIx::all().filter(|part| GROUND.atlas.held_in(page.0.edition, *part) > 0);
        if page.1 == Preset::Landscape {
            assert!(filled.eq(parts), "{}: {captions:?}", name_of(&page));
        }
    }
}

#[test]
fn each_community_answers_at_the_centre_of_its_target() {
    let mut reached = 0;
    for page in worlds() {
        let widget = Widget::at_preset(&GROUND, page.0.clone(), page.1);
        let shown: BTreeSet<FeatureId> =
            widget.targets(&GROUND).iter().map(|target| target.feature).collect();
        for row in GROUND.atlas.active(page.0.edition) {
            let label = GROUND.atlas.label(row);
            if matches!(label.territory, Territory::Country(_)) {
                assert!(shown.contains(&FeatureId::Place(label.place)), "{}: {}", name_of(&page), label.name);
            }
        }
        for target in widget.targets(&GROUND) {
            if matches!(target.feature, FeatureId::Place(_)) {
                let (w, h) = (target.bounds.w, target.bounds.h);
                assert!(w >= 24.0 && h >= 24.0, "{}: {target:?}", name_of(&page));
                for touch in [false, true] {
                    let hit = widget.hit(&GROUND, target.anchor, touch);
                    assert_eq!(hit, Some(target.feature), "{}: {target:?}", name_of(&page));
                }
                reached += 1;
            }
        }
    }
    assert!(reached > 500, "{reached}");
}

/// The line to Paris in each frame of a scene, px, and the dots at its end.
fn ways(scene: &Scene) -> (Vec<(Rect, Outline)>, usize) {
    let (mut lines, mut dots) = (Vec::new(), 0);
    for item in &scene.items {
        match item {
            Item::Group(group) => {
                for path in &group.paths {
                    let (Shape::Lines(line), Some(Ink::Selection)) =
                        (&path.shape, path.stroke.map(|s| s.ink))
                    else {
                        continue;
                    };
                    let points = line.points.iter().map(|p| group.frame.affine.apply(*p)).collect();
                    lines.push((group.frame.clip.bounds(), Outline { points, ends: line.ends.clone() }));
                }
            }
            Item::Path(path) => dots += usize::from(path.fill.is_some_and(|fill| fill.0 == Ink::Selection)),
            _ => {}
        }
    }
    (lines, dots)
}

#[test]
fn the_line_to_paris_joins_each_community_and_stays_on_the_map() {
    for page in worlds().filter(|(state, _)| state.lang == Lang::Fr) {
        let mut widget = Widget::at_preset(&GROUND, page.0.clone(), page.1);
        for target in widget.targets(&GROUND).to_vec() {
            let FeatureId::Place(place) = target.feature else { continue };
            select(&mut widget, &GROUND.atlas.place(place).slug);
            let (lines, dots) = ways(widget.scene());
            assert_eq!(lines.len(), widget.scene().frames.len(), "{}", name_of(&page));
            assert!(dots >= 1, "{}: Paris is out of sight", name_of(&page));
            let (frame, line) = &lines[0];
            // None of the places lies beyond 169° W as seen from Paris.
            assert_eq!(line.ends.len(), 1, "{}: {target:?}", name_of(&page));
            for p in &line.points {
                assert!(frame.contains(*p), "{}: {target:?} {p:?}", name_of(&page));
            }
            // Where the place is, from where its mark may have been moved aside.
            let end = line.points[line.points.len() - 1];
            let marks = widget.scene().items.iter().filter_map(|item| match item {
                Item::Symbol(symbol) if symbol.feature == Some(target.feature) => Some(symbol.at),
                _ => None,
            });
            let nearest = marks.map(|at| (at.x - end.x).hypot(at.y - end.y)).fold(f64::MAX, f64::min);
            assert!(nearest < 40.0, "{}: {target:?} {nearest} px", name_of(&page));
        }
    }
}

/// Everything that is painted, in order, without what says which symbol is selected.
fn plain(scene: &Scene) -> Vec<Item> {
    let mut all = Vec::new();
    for item in &scene.items {
        match item {
            Item::Group(group) => all.extend(group.paths.iter().cloned().map(Item::Path)),
            Item::Symbol(symbol) => all.push(Item::Symbol(Symbol { selected: false, ..*symbol })),
            Item::Path(_) | Item::Text(_) => all.push(item.clone()),
        }
    }
    all
}

#[test]
fn a_line_to_paris_has_the_whole_page_painted() {
    let mut widget = world("2019", Lang::En, Preset::Landscape);
    widget.take_stale();
    widget.dispatch(&GROUND, Event::Focus(Some(feature("tokyo"))));
    assert!(widget.clone().take_stale().is_some(), "a highlight is a part of the page");
    select(&mut widget, "tokyo");
    assert_eq!(widget.take_stale(), None);
}

#[test]
fn the_line_to_paris_changes_nothing_else_and_goes_with_the_selection() {
    let mut widget = world("2019", Lang::En, Preset::Landscape);
    let before = widget.scene().clone();
    assert_eq!(ways(&before), (Vec::new(), 0));
    select(&mut widget, "tokyo");
    widget.set_viewport(&GROUND, Default::default());
    let mut after = plain(widget.scene()).into_iter();
    for item in plain(&before) {
        assert!(after.any(|other| other == item), "{item:?} is missing, or elsewhere");
    }
    assert_eq!(ways(widget.scene()).1, 1, "the dot at Paris");
    assert!(panel(&widget).contains(&"9,710\u{a0}km from Paris".to_owned()), "{:?}", panel(&widget));
    widget.dispatch(&GROUND, Event::Select { feature: None, source: Source::Api });
    assert_eq!(*widget.scene(), before);
    // A country has no line, nor has a place in France.
    select(&mut widget, "country:JP");
    assert_eq!(ways(widget.scene()).0.len(), 0);
    select(&mut widget, "lille");
    assert_eq!(ways(widget.scene()).0.len(), 0);
    assert!(!panel(&widget).iter().any(|text| text.contains("from Paris")));
}
