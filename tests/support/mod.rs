//! The committed data, loaded once per test binary.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::sync::LazyLock;

use french_tech_map::atlas::EditionIx;
use french_tech_map::atlas::source::{FILE_NAMES, Files, load, load_near};
use french_tech_map::interact::{Facet, State, View};
use french_tech_map::prose::Lang;
use french_tech_map::scene::Preset;
use french_tech_map::widget::Ground;

/// The text of a file in `data/`.
pub(crate) fn data(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// France, the world, and where readers may live.
pub(crate) static GROUND: LazyLock<Ground> = LazyLock::new(|| {
    let texts = FILE_NAMES.map(data);
    let (atlas, world) = load(&Files::from_texts(&texts)).expect("committed data");
    let ground = Ground::new(atlas);
    ground.map.add_world(&world, &ground.atlas);
    let near = load_near(&data("departements.csv"), &data("communes.csv")).expect("committed data");
    ground.near.set(near).expect("the first");
    ground
});

/// Every edition × view × preset × language.
pub(crate) fn every_page() -> impl Iterator<Item = (State, Preset)> {
    let editions = (0..GROUND.atlas.editions.len() as u8).map(EditionIx);
    editions.flat_map(|edition| {
        [View::France, View::World].into_iter().flat_map(move |view| {
            Preset::ALL.into_iter().flat_map(move |preset| {
                Lang::ALL.into_iter().map(move |lang| (State { view, ..State::new(edition, lang) }, preset))
            })
        })
    })
}

/// [`every_page`] as one filter leaves it, or two of different groups.
pub(crate) fn every_filtered_page() -> impl Iterator<Item = (State, Preset)> {
    every_page().flat_map(|(state, preset)| {
        let mut filters = Vec::new();
        for facet in Facet::ALL {
            for other in [None, Some(Facet::Mainland), Some(Facet::Overseas)] {
                let both = state.filter.toggled(facet);
                let both = other.map_or(both, |other| both.toggled(other));
                let filter = both.settled(&GROUND.atlas, state.edition, state.view);
                if filter.is_active() && !filters.contains(&filter) {
                    filters.push(filter);
                }
            }
        }
        filters.into_iter().map(move |filter| (State { filter, ..state.clone() }, preset))
    })
}

/// Says which page failed.
pub(crate) fn name_of((state, preset): &(State, Preset)) -> String {
    let edition = &GROUND.atlas.edition(state.edition).id;
    format!("{edition} {:?} {preset:?} {:?} {:?}", state.view, state.lang, state.filter)
}
