//! The list has what the map has: every feature that can be focused or picked, in every view, edition, page and
//! language, once and in the same order.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use std::collections::BTreeSet;

use french_tech_map::content::Step;
use french_tech_map::geo::point;
use french_tech_map::interact::State;
use french_tech_map::prose::Lang;
use french_tech_map::scene::{Item, Preset};
use french_tech_map::widget::Widget;
use support::{GROUND, every_filtered_page, every_page, name_of};

/// Ids of the buttons over the map, in reading order.
fn focusable(widget: &Widget) -> Vec<String> {
    widget.targets(&GROUND).iter().map(|target| target.feature.to_text(&GROUND.atlas)).collect()
}

/// Ids that elements of the list carry, in document order.
fn listed(widget: &Widget) -> Vec<String> {
    let tree = widget.list(&GROUND);
    tree.steps().filter(|(step, _)| *step == Step::Id).map(|(_, id)| id.to_owned()).collect()
}

/// Ids that a pointer can pick, and those that something painted belongs to.
fn pickable(widget: &Widget) -> BTreeSet<String> {
    let scene = widget.scene();
    let mut features = BTreeSet::new();
    for item in &scene.items {
        match item {
            Item::Symbol(symbol) => features.extend(symbol.feature),
            Item::Text(text) => features.extend(text.feature),
            Item::Path(path) => features.extend(path.feature),
            Item::Group(group) => features.extend(group.paths.iter().filter_map(|path| path.feature)),
        }
    }
    for y in (0..scene.height as u32).step_by(3) {
        for x in (0..scene.width as u32).step_by(3) {
            features.extend(widget.hit(&GROUND, point(x.into(), y.into()), false));
        }
    }
    features.into_iter().map(|feature| feature.to_text(&GROUND.atlas)).collect()
}

/// What readers can come to see, each way of choosing it combined with all others. A further way belongs
/// here.
fn pages() -> impl Iterator<Item = (State, Preset)> {
    every_page().chain(every_filtered_page())
}

#[test]
fn the_list_and_the_buttons_over_the_map_have_the_same_features_in_the_same_order() {
    assert!(every_filtered_page().count() > 100, "hardly a filter leaves anything out");
    for page in pages() {
        let widget = Widget::at_preset(&GROUND, page.0.clone(), page.1);
        let focusable = focusable(&widget);
        assert!(focusable.len() > 6, "{}: {focusable:?}", name_of(&page));
        assert_eq!(focusable, listed(&widget), "{}", name_of(&page));
        let once: BTreeSet<_> = focusable.iter().collect();
        assert_eq!(once.len(), focusable.len(), "{}: something is there twice", name_of(&page));
    }
}

#[test]
fn whatever_is_painted_or_picked_is_in_the_list_and_every_place_of_the_list_is_painted() {
    // Languages differ in names only, and names are painted of what has a shape.
    for page in pages().filter(|(state, _)| state.lang == Lang::Fr) {
        let widget = Widget::at_preset(&GROUND, page.0.clone(), page.1);
        let (pickable, listed) = (pickable(&widget), listed(&widget));
        let listed: BTreeSet<_> = listed.into_iter().collect();
        let unlisted: Vec<_> = pickable.difference(&listed).collect();
        assert!(unlisted.is_empty(), "{}: not in the list: {unlisted:?}", name_of(&page));
        // A country under its own symbol, and a part of the world that finds no room for its caption, are opened with the
        // keyboard, from the panel of what lies there or from the list.
        let hidden = |id: &str| id.starts_with("country:") || id.starts_with("part:");
        let unseen: Vec<_> = listed.difference(&pickable).filter(|id| !hidden(id)).collect();
        assert!(unseen.is_empty(), "{}: not on the map: {unseen:?}", name_of(&page));
    }
}
