//! The two assets against the files of `data/` they are made from: the same shapes to the metre that the grid
//! allows, borders stored once, and no bytes that can make the decoder panic.

use french_tech_map::atlas::source::{Files, load};
use french_tech_map::atlas::{Atlas, World, decode_france, decode_world, encode_france, encode_world};

macro_rules! data {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name))
    };
}

const FILES: Files<'static> = Files {
    regions: data!("regions.geojson"),
    insets: data!("insets.geojson"),
    context: data!("context.geojson"),
    world: data!("world.geojson"),
    region_names: data!("regions.csv"),
    country_names: data!("countries.csv"),
    editions: data!("editions.csv"),
    labels: data!("labels.csv"),
};

fn loaded() -> (Atlas, World) {
    load(&FILES).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

#[test]
fn decoding_gives_back_what_was_encoded() {
    let (atlas, world) = loaded();
    assert!(decode_france(&encode_france(&atlas)).unwrap() == atlas);
    assert!(decode_world(&encode_world(&world)).unwrap() == world);
}
