//! What a reader sees on the way into the map: marks and names that move with it, clear of each other at every step.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use french_tech_map::FeatureId;
use french_tech_map::atlas::Tier;
use french_tech_map::geo::point;
use french_tech_map::interact::{State, View};
use french_tech_map::scene::{Layout, LayoutKey, PlacedSymbol, Preset, Rect, compose, layout, zoom};
use french_tech_map::viewport::{MAX_ZOOM, Viewport};
use support::GROUND;

const STEPS: u32 = 90;

fn pages() -> impl Iterator<Item = (View, Preset)> {
    [View::France, View::World]
        .into_iter()
        .flat_map(|view| [Preset::Landscape, Preset::Portrait].map(|preset| (view, preset)))
}

/// Across the page from the upper middle to the lower right, in to the deepest zoom and out again.
fn journey(preset: Preset) -> impl Iterator<Item = Viewport> {
    let (width, height) = preset.size();
    (0..=STEPS).map(move |i| {
        let t = f64::from(i) / f64::from(STEPS);
        let zoom = MAX_ZOOM.powf(1.0 - (2.0 * t - 1.0).abs());
        let middle = point(width * (0.45 + 0.25 * t), height * (0.15 + 0.55 * t));
        Viewport::centered(zoom, middle, preset.size())
    })
}

fn state(view: View) -> State {
    let edition = GROUND.atlas.find_edition("2019").expect("2019");
    State { view, ..State::new(edition, Default::default()) }
}

fn fitted(view: View, preset: Preset) -> Layout {
    layout(&GROUND.atlas, &GROUND.map, LayoutKey::new(&state(view), preset))
}

/// All that is drawn.
fn shown(page: &Layout) -> Vec<u8> {
    compose(&GROUND.atlas, &GROUND.map, page, &state(page.key.view)).to_bytes(&GROUND.map)
}

fn bounds(s: &PlacedSymbol) -> Rect {
    Rect::new(s.at.x - s.radius, s.at.y - s.radius, 2.0 * s.radius, 2.0 * s.radius)
}

#[test]
fn what_is_shown_depends_on_the_viewport_and_not_on_the_way_there() {
    for (view, preset) in pages() {
        let mut page = fitted(view, preset);
        for viewport in journey(preset) {
            zoom(&mut page, &GROUND.atlas, &GROUND.map, viewport);
            let direct = layout(&GROUND.atlas, &GROUND.map, page.key);
            assert!(shown(&page) == shown(&direct), "{view:?} {preset:?} {viewport:?}");
            // All but the levels, which are kept on the way.
            assert!(page.key == direct.key && page.frames == direct.frames);
            assert!(page.symbols == direct.symbols && page.furniture == direct.furniture);
            assert!(page.inks == direct.inks && page.hatches == direct.hatches);
            assert!(page.labels == direct.labels && page.region_names == direct.region_names);
        }
        assert!(page == fitted(view, preset), "{view:?} {preset:?}: the way back");
    }
}

#[test]
fn zooming_changes_nothing_outside_the_main_frame() {
    for (view, preset) in pages() {
        let mut page = fitted(view, preset);
        let mut before = Vec::new();
        let mut steps = 0;
        for viewport in journey(preset) {
            let stays = zoom(&mut page, &GROUND.atlas, &GROUND.map, viewport);
            let scene = compose(&GROUND.atlas, &GROUND.map, &page, &state(view));
            let main = scene.frames[0].clip.bounds();
            let outside: Vec<_> =
                scene.items.into_iter().filter(|item| !item.reach().overlaps(&main)).collect();
            assert!(!stays || outside == before, "{view:?} {preset:?} {viewport:?}");
            steps += u32::from(stays);
            before = outside;
        }
        assert!(steps > STEPS / 2 && !before.is_empty());
    }
}

#[test]
fn nothing_comes_to_lie_on_anything_while_zooming() {
    for (view, preset) in pages() {
        let mut page = fitted(view, preset);
        for viewport in journey(preset).filter(|v| !v.is_fitted()) {
            zoom(&mut page, &GROUND.atlas, &GROUND.map, viewport);
            let at = format!("{view:?} {preset:?} zoom {:.2}", viewport.zoom);
            let names: Vec<_> = page.labels.iter().chain(&page.region_names).collect();
            for (i, a) in names.iter().enumerate() {
                for b in &names[..i] {
                    assert!(!a.bounds.overlaps(&b.bounds), "{at}: {a:?} on {b:?}");
                }
                for s in &page.symbols {
                    assert!(!a.bounds.overlaps(&bounds(s)), "{at}: {a:?} on {s:?}");
                }
                for solid in &page.furniture.solid {
                    assert!(!a.bounds.overlaps(solid), "{at}: {a:?} on furniture");
                }
            }
            for (i, a) in page.symbols.iter().enumerate() {
                for b in page.symbols[..i].iter().filter(|b| b.frame == a.frame) {
                    let apart = (a.at.x - b.at.x).hypot(a.at.y - b.at.y);
                    assert!(apart >= a.radius + b.radius, "{at}: {a:?} hides {b:?}");
                }
            }
        }
    }
}

#[test]
fn capitales_in_sight_keep_their_names() {
    for (view, preset) in pages() {
        let mut page = fitted(view, preset);
        for viewport in journey(preset).filter(|v| !v.is_fitted()) {
            zoom(&mut page, &GROUND.atlas, &GROUND.map, viewport);
            let unnamed: Vec<&str> = page
                .symbols
                .iter()
                .filter(|s| s.home && GROUND.atlas.label(s.label).tier == Tier::Capitale)
                .filter(|s| !page.furniture.solid.iter().any(|solid| solid.overlaps(&bounds(s))))
                // At the very edge of the window there may be no room for a name.
                .filter(|s| s.frame != 0 || page.frames[0].clip.bounds().grown(-24.0).contains(s.at))
                .map(|s| GROUND.atlas.label(s.label))
                .filter(|row| !page.labels.iter().any(|l| l.feature == FeatureId::Place(row.place)))
                .map(|row| row.name.as_str())
                .collect();
            // Between two levels the narrow page is short of room for one.
            let allowed = usize::from(preset == Preset::Portrait);
            assert!(unnamed.len() <= allowed, "{view:?} {preset:?} {viewport:?}: {unnamed:?}");
        }
    }
}

#[test]
fn zoomed_in_marks_stand_where_their_places_are() {
    for (view, preset) in pages() {
        let mut page = fitted(view, preset);
        for viewport in journey(preset).filter(|v| v.zoom > 11.0) {
            zoom(&mut page, &GROUND.atlas, &GROUND.map, viewport);
            for s in page.symbols.iter().filter(|s| s.frame == 0) {
                let shift = (s.at.x - s.anchor.x).hypot(s.at.y - s.anchor.y);
                assert!(shift <= 4.0 * s.radius, "{view:?} {preset:?}: {s:?}");
            }
        }
    }
}
