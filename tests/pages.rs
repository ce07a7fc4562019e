//! Every page that can be laid out, checked as a reader would look at it: nothing overlaps, nothing is cut off,
//! nothing is too small, nothing is missing.
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
use french_tech_map::atlas::{RegionIx, Territory, Tier};
use french_tech_map::interact::View;
use french_tech_map::scene::{
    ARIMO, BREAKPOINT, FrameId, Ink, Item, Layout, LayoutKey, PlacedSymbol, Preset, Rect, TextWidths, Weight,
    compose, layout, measured_characters, plate_of,
};
use support::{GROUND, every_filtered_page, every_page, name_of};

/// Narrowest host that the map promises to be readable in, CSS px.
const NARROWEST_HOST: f64 = 320.0;

fn laid_out(page: &(french_tech_map::interact::State, Preset)) -> Layout {
    layout(&GROUND.atlas, &GROUND.map, LayoutKey::new(&page.0, page.1))
}

fn bounds(s: &PlacedSymbol) -> Rect {
    Rect::new(s.at.x - s.radius, s.at.y - s.radius, 2.0 * s.radius, 2.0 * s.radius)
}

#[test]
fn names_touch_neither_each_other_nor_symbols_nor_furniture() {
    for page in every_page().chain(every_filtered_page()) {
        check_names(&laid_out(&page), &name_of(&page));
    }
}

#[test]
fn names_in_a_wider_font_keep_apart_as_well() {
    let wider = |weight| {
        let width = |c: char| (ARIMO.width(&c.to_string(), 2048.0, weight) * 1.15) as u16;
        measured_characters().map(width).collect::<Vec<_>>()
    };
    let (regular, bold) = (wider(Weight::Regular), wider(Weight::Bold));
    assert_eq!(TextWidths::measured(&regular[1..], &bold), None);
    let widths: &TextWidths = Box::leak(Box::new(TextWidths::measured(&regular, &bold).expect("a table")));
    for page in every_page() {
        let key = LayoutKey { widths, ..LayoutKey::new(&page.0, page.1) };
        let l = layout(&GROUND.atlas, &GROUND.map, key);
        check_names(&l, &name_of(&page));
        let (plain, wide) = (&laid_out(&page).furniture.texts[0], &l.furniture.texts[0]);
        assert!(plain.text != wide.text || (wide.width / plain.width - 1.15).abs() < 0.01, "{wide:?}");
    }
}

fn check_names(l: &Layout, page: &str) {
    let names: Vec<_> = l.labels.iter().chain(&l.region_names).collect();
    for (i, a) in names.iter().enumerate() {
        for b in &names[..i] {
            assert!(!a.bounds.overlaps(&b.bounds), "{}: {a:?} on {b:?}", page);
        }
        for s in &l.symbols {
            assert!(!a.bounds.overlaps(&bounds(s)), "{}: {a:?} on {s:?}", page);
        }
    }
    let lens = l.frames.iter().position(|f| f.id == FrameId::Magnifier);
    let on_lens = |feature: FeatureId, solid: &Rect| {
        let home = l
            .symbols
            .iter()
            .find(|s| s.home && FeatureId::Place(GROUND.atlas.label(s.label).place) == feature);
        home.is_some_and(|s| Some(s.frame) == lens && l.frames[s.frame].clip.bounds() == *solid)
    };
    for (a, solid) in names.iter().flat_map(|a| l.furniture.solid.iter().map(move |s| (a, s))) {
        let free = !a.bounds.overlaps(solid) || on_lens(a.feature, solid);
        assert!(free, "{}: {a:?} on furniture {solid:?}", page);
    }
}

#[test]
fn symbols_of_a_frame_can_each_be_seen() {
    for page in every_page() {
        let l = laid_out(&page);
        for (i, a) in l.symbols.iter().enumerate() {
            for b in l.symbols[..i].iter().filter(|b| b.frame == a.frame) {
                let apart = (a.at.x - b.at.x).hypot(a.at.y - b.at.y);
                assert!(apart >= a.radius + b.radius, "{}: {a:?} hides {b:?}", name_of(&page));
            }
        }
    }
}

#[test]
fn every_capitale_is_named_and_most_communautes_on_the_wide_page() {
    for page in every_page() {
        let (state, preset) = &page;
        let l = laid_out(&page);
        let named = |s: &&PlacedSymbol| {
            let feature = FeatureId::Place(GROUND.atlas.label(s.label).place);
            // An inset bears the name of its territory, which is the name of its label.
            matches!(l.frames[s.frame].id, FrameId::Inset(_)) || l.labels.iter().any(|n| n.feature == feature)
        };
        let of = |tiers: &'static [Tier]| {
            let mine = move |s: &&PlacedSymbol| s.home && tiers.contains(&GROUND.atlas.label(s.label).tier);
            l.symbols.iter().filter(mine)
        };
        let main = [Tier::Capitale, Tier::Metropole].as_slice();
        for s in of(main) {
            let name = &GROUND.atlas.label(s.label).name;
            assert!(named(&s), "{}: {name} has no name on the map", name_of(&page));
        }
        if state.view == View::France && *preset == Preset::Landscape {
            let communautes = [Tier::Communaute].as_slice();
            let (all, with_name) = (of(communautes).count(), of(communautes).filter(named).count());
            assert!(with_name * 5 >= all * 4, "{}: {with_name} of {all} named", name_of(&page));
        }
    }
}

#[test]
fn every_label_of_the_view_has_exactly_one_home() {
    for page in every_page() {
        let l = laid_out(&page);
        let wanted = |ix: &french_tech_map::atlas::LabelIx| {
            let abroad = matches!(GROUND.atlas.label(*ix).territory, Territory::Country(_));
            abroad == (page.0.view == View::World)
        };
        for ix in GROUND.atlas.active(page.0.edition).into_iter().filter(wanted) {
            let homes = l.symbols.iter().filter(|s| s.label == ix && s.home).count();
            assert_eq!(homes, 1, "{}: {}", name_of(&page), GROUND.atlas.label(ix).name);
        }
    }
}

#[test]
fn text_stays_on_the_page_and_is_large_enough() {
    for page in every_page().chain(every_filtered_page()) {
        let scene = compose(&GROUND.atlas, &GROUND.map, &laid_out(&page), &page.0);
        let narrowest = if page.1 == Preset::Portrait { NARROWEST_HOST } else { BREAKPOINT };
        let (sheet, scale) = (Rect::new(0.0, 0.0, scene.width, scene.height), narrowest / scene.width);
        let mut sizes = BTreeSet::new();
        for item in &scene.items {
            let Item::Text(text) = item else { continue };
            assert!(sheet.encloses(&text.bounds()), "{}: {text:?} is cut off", name_of(&page));
            assert!(text.px * scale >= 11.0, "{}: {text:?} is too small", name_of(&page));
            assert!(text.width > 0.0, "{}: {text:?} has no width", name_of(&page));
            sizes.insert((text.px * 10.0) as u32);
        }
        assert!(sizes.len() <= 4, "{}: {} sizes of type", name_of(&page), sizes.len());
    }
}

#[test]
fn the_furniture_s_own_texts_do_not_overlap() {
    for page in every_page().chain(every_filtered_page()) {
        let l = laid_out(&page);
        let texts = &l.furniture.texts;
        for (i, a) in texts.iter().enumerate() {
            for b in &texts[..i] {
                // Lines of a paragraph may share the room of their descenders.
                let tight = |t: &french_tech_map::scene::Text| t.bounds().grown(-1.0);
                assert!(!tight(a).overlaps(&tight(b)), "{}: {a:?} on {b:?}", name_of(&page));
            }
        }
    }
}

#[test]
fn the_fill_of_a_region_says_its_highest_title() {
    for page in every_page().filter(|(state, _)| state.view == View::France) {
        let inks = laid_out(&page).inks;
        for i in 0..GROUND.atlas.regions.len() as u8 {
            let counts = GROUND.atlas.counts_of(page.0.edition, Territory::Region(RegionIx(i)));
            let expected =
                match (counts.capitales.known + counts.metropoles.known, counts.communautes_france.known) {
                    (0, 0) => Ink::LandNone,
                    (0, _) => Ink::LandCommunaute,
                    _ => Ink::LandCapitale,
                };
            assert_eq!(inks.of(Some(FeatureId::Region(RegionIx(i)))), expected, "{}", name_of(&page));
        }
    }
}

#[test]
fn all_regions_and_insets_are_there() {
    let regions: BTreeSet<_> =
        GROUND.map.france.iter().flat_map(|p| &p.areas).filter_map(|a| a.feature).collect();
    assert_eq!(regions.len(), 20, "18 regions and two collectivities");
    for page in every_page().filter(|(state, _)| state.view == View::France) {
        let l = laid_out(&page);
        let insets = l.frames.iter().filter(|f| matches!(f.id, FrameId::Inset(_))).count();
        assert_eq!(insets, 7, "{}", name_of(&page));
    }
}

#[test]
fn the_legend_explains_no_fill_that_the_page_lacks() {
    for page in every_page() {
        let l = laid_out(&page);
        let fills = |item: &Item| match item {
            Item::Path(path) => path.fill.map(|fill| fill.0),
            _ => None,
        };
        let explained: BTreeSet<u8> = l
            .furniture
            .shapes
            .iter()
            .filter_map(fills)
            .filter(|ink| *ink != Ink::Sea)
            .map(|i| i as u8)
            .collect();
        let plates = l.frames.iter().filter_map(|frame| plate_of(&GROUND.map, frame.id));
        let shown: BTreeSet<u8> =
            plates.flat_map(|plate| &plate.areas).map(|area| l.inks.of(area.feature) as u8).collect();
        assert!(!explained.is_empty(), "{}", name_of(&page));
        assert!(explained.is_subset(&shown), "{}: {explained:?} of {shown:?}", name_of(&page));
    }
}
