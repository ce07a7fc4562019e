//! The texts of `data/`, built in: for tests that damage them, measurements and fuzzing.
#![allow(dead_code, reason = "each of them uses its part")]

use french_tech_map::atlas::source::Files;

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!("../../data/", $name))
    };
}

/// Facts and shapes.
pub(crate) const FILES: Files<'static> = Files {
    regions: data!("regions.geojson"),
    insets: data!("insets.geojson"),
    context: data!("context.geojson"),
    world: data!("world.geojson"),
    region_names: data!("regions.csv"),
    country_names: data!("countries.csv"),
    editions: data!("editions.csv"),
    labels: data!("labels.csv"),
    changelog: data!("CHANGELOG"),
};

/// Where readers may live: départements and communes.
pub(crate) const NEAR: [&str; 2] = [data!("departements.csv"), data!("communes.csv")];
