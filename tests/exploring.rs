//! What a reader does, natively: events in, effects and state out.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use french_tech_map::FeatureId;
use french_tech_map::content::Step;
use french_tech_map::geo::{Point, point};
use french_tech_map::interact::{Effect, Event, Key, Source, State, View};
use french_tech_map::scene::Preset;
use french_tech_map::widget::{PanelSide, Widget};
use support::GROUND;

fn widget(view: View, preset: Preset) -> Widget {
    let edition = GROUND.atlas.find_edition("2019").expect("2019");
    Widget::at_preset(&GROUND, State { view, ..State::new(edition, Default::default()) }, preset)
}

fn feature(id: &str) -> FeatureId {
    FeatureId::from_text(id, &GROUND.atlas).unwrap_or_else(|| panic!("{id} is unknown"))
}

fn anchor(widget: &Widget, id: &str) -> Point {
    let wanted = feature(id);
    widget
        .targets(&GROUND)
        .iter()
        .find(|t| t.feature == wanted)
        .unwrap_or_else(|| panic!("{id} is no target"))
        .anchor
}

fn click(widget: &mut Widget, at: Point) -> Vec<Effect> {
    let hit = widget.hit(&GROUND, at, false);
    widget.dispatch(&GROUND, Event::PointerDown { at, hit });
    widget.dispatch(&GROUND, Event::PointerUp { at, hit })
}

fn select(widget: &mut Widget, id: &str) -> Vec<Effect> {
    widget.dispatch(&GROUND, Event::Select { feature: Some(feature(id)), source: Source::List })
}

fn panel(widget: &Widget) -> String {
    let mut out = String::new();
    widget.panel(&GROUND).expect("a panel").walk(&mut |fields| {
        let text = fields.map_or("", |fields| fields[Step::Text as usize]);
        out.push_str(text);
        out.push('\n');
    });
    out
}

/// A point of the region away from any symbol or name.
fn on_land(widget: &Widget, id: &str) -> Point {
    let (wanted, bounds) =
        (feature(id), widget.targets(&GROUND).iter().find(|t| t.feature == feature(id)).unwrap().bounds);
    let grid = (1..40).flat_map(|i| (1..40).map(move |j| (f64::from(i) / 40.0, f64::from(j) / 40.0)));
    grid.map(|(x, y)| point(bounds.x + x * bounds.w, bounds.y + y * bounds.h))
        .find(|at| widget.hit(&GROUND, *at, false) == Some(wanted))
        .unwrap_or_else(|| panic!("{id} cannot be clicked"))
}

#[test]
fn clicking_hauts_de_france_shows_one_capitale_and_four_communautes() {
    let mut widget = widget(View::France, Preset::Landscape);
    let at = on_land(&widget, "region:32");
    let effects = click(&mut widget, at);
    assert!(effects.contains(&Effect::Selected(Source::Pointer)) && effects.contains(&Effect::Panel));
    let text = panel(&widget);
    for expected in [
        "Hauts-de-France",
        "Les Hauts-de-France comptent une Capitale et quatre Communautés connues.",
        "En France\u{a0}: 13 Capitales\u{202f}; 27 Communautés retrouvées sur 38, dont 8 déduites.",
        "French Tech Lille",
        "French Tech Artois",
        "French Tech Grand Hainaut",
        "French Tech Hauts-de-France Sud",
        "French Tech Littoral Hauts-de-France",
        "3 avril 2019",
    ] {
        assert!(text.contains(expected), "{expected} is not in\n{text}");
    }
}

#[test]
fn lille_tells_its_titles_and_never_runs_past_the_last_source() {
    let mut widget = widget(View::France, Preset::Landscape);
    let at = anchor(&widget, "lille");
    click(&mut widget, at);
    let text = panel(&widget);
    assert!(text.contains("Métropole, édition 2014"), "{text}");
    assert!(text.contains("Capitale, éditions 2019 et 2023 (déduite)"), "{text}");
    assert!(!text.contains("depuis"), "{text}");
}

#[test]
fn a_click_is_a_release_on_the_same_thing() {
    let mut widget = widget(View::France, Preset::Landscape);
    let (on, off) = (anchor(&widget, "lille"), anchor(&widget, "bordeaux"));
    let hit = |at| widget.hit(&GROUND, at, false);
    let (lille, bordeaux) = (hit(on), hit(off));
    widget.dispatch(&GROUND, Event::PointerDown { at: on, hit: lille });
    assert!(widget.state().selection().is_none(), "pressing alone does nothing");
    widget.dispatch(&GROUND, Event::PointerUp { at: off, hit: bordeaux });
    assert!(widget.state().selection().is_none(), "moving off cancels");
    widget.dispatch(&GROUND, Event::PointerDown { at: on, hit: lille });
    widget.dispatch(&GROUND, Event::PointerLeave);
    widget.dispatch(&GROUND, Event::PointerUp { at: on, hit: lille });
    assert!(widget.state().selection().is_none(), "a scroll cancels");
}

#[test]
fn escape_goes_one_level_up_and_the_sea_deselects() {
    let mut widget = widget(View::France, Preset::Landscape);
    select(&mut widget, "lille");
    widget.dispatch(&GROUND, Event::Key(Key::Escape));
    assert_eq!(widget.state().selection(), Some(feature("region:32")));
    let effects = widget.dispatch(&GROUND, Event::Key(Key::Escape));
    assert_eq!(widget.state().selection(), None);
    assert!(
        effects.contains(&Effect::MoveFocus(feature("region:32"))),
        "focus returns to the region: {effects:?}"
    );
    select(&mut widget, "lille");
    let free = (160..700).map(|x| point(f64::from(x), 300.0));
    let sea =
        free.into_iter().find(|at| widget.hit(&GROUND, *at, false).is_none()).expect("the sea in sight");
    click(&mut widget, sea);
    assert_eq!(widget.state().selection(), None);
}

#[test]
fn choosing_something_abroad_brings_up_the_world() {
    let mut widget = widget(View::France, Preset::Landscape);
    let effects = select(&mut widget, "tokyo");
    assert_eq!(widget.state().view, View::World);
    assert!(effects.contains(&Effect::ViewChanged) && effects.contains(&Effect::Selected(Source::List)));
    widget.dispatch(&GROUND, Event::Show(View::France));
    assert_eq!(widget.state().selection(), None, "the other view's selection is let go");
}

#[test]
fn the_panel_never_covers_what_was_clicked_where_it_can_avoid_it() {
    let mut widget = widget(View::France, Preset::Landscape);
    widget.resize(&GROUND, 960.0, 0.0);
    widget.dispatch(&GROUND, Event::Free(false));
    select(&mut widget, "region:32");
    assert_eq!(widget.panel_side(&GROUND), PanelSide::Right);
    select(&mut widget, "region:94");
    assert_eq!(widget.panel_side(&GROUND), PanelSide::Left);
    // Where the map may move, it brings the region beside the panel.
    widget.dispatch(&GROUND, Event::Free(true));
    assert_eq!(widget.panel_side(&GROUND), PanelSide::Right);
    widget.dispatch(&GROUND, Event::Free(false));
    widget.resize(&GROUND, 360.0, 0.0);
    select(&mut widget, "region:04");
    assert_eq!(widget.panel_side(&GROUND), PanelSide::Top);
    select(&mut widget, "region:32");
    assert_eq!(widget.panel_side(&GROUND), PanelSide::Bottom);
}
