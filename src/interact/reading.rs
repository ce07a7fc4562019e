//! The order in which all that a view shows is read: by the list, by the buttons over the map, and by the keys that go
//! from one group to the next.

use crate::FeatureId;
use crate::atlas::{Atlas, CountryIx, PartIx, RegionIx, RegionKind};
use crate::interact::{State, View};
use crate::letters::plain;
use crate::map::labelled_countries;
use crate::order::sort_by;

/// What is read together, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Regions of metropolitan France.
    Mainland,
    /// Regions and collectivities overseas.
    Overseas,
    /// France as one of the world's countries.
    France,
    /// A part of the world with its countries where a label is known.
    Part(PartIx),
    /// Countries abroad where none is known in this edition.
    Unlabelled,
}

/// The regions or countries of a view, in alphabetical order within their groups; parts of the world before what lies in
/// them.
pub fn reading(atlas: &Atlas, state: &State) -> Vec<(Group, FeatureId)> {
    let mut all = Vec::new();
    match state.view {
        View::France => {
            for (i, region) in atlas.regions.iter().enumerate() {
                let overseas = region.kind != RegionKind::Mainland;
                let group = if overseas { Group::Overseas } else { Group::Mainland };
                all.push((group, FeatureId::Region(RegionIx(i as u8))));
            }
        }
        View::World => {
            let labelled = labelled_countries(atlas, state.edition);
            for part in PartIx::all() {
                if labelled.iter().any(|country| atlas.country(*country).part == part) {
                    all.push((Group::Part(part), FeatureId::Part(part)));
                }
            }
            for i in 0..atlas.countries.len() {
                let country = CountryIx(i as u8);
                let part = Group::Part(atlas.country(country).part);
                let group = if labelled.contains(&country) { part } else { Group::Unlabelled };
                all.push((group, FeatureId::Country(country)));
            }
            all.push((Group::France, FeatureId::France));
        }
    }
    sort_by(&mut all, |a, b| {
        if a.0 == b.0 { sort_key(atlas, a.1, state) < sort_key(atlas, b.1, state) } else { a.0 < b.0 }
    });
    all
}

/// The name for an alphabetical order that puts É with E and ignores case.
fn sort_key(atlas: &Atlas, feature: FeatureId, state: &State) -> String {
    let mut key = String::new();
    if let Some(territory) = feature.territory() {
        for letter in atlas.territory_name(territory, state.lang).chars() {
            key.push(plain(letter));
        }
    }
    key
}
