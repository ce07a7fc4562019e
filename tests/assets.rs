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

/// Bytes on the wire.
fn brotli(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).unwrap();
    out.len()
}

#[test]
fn the_assets_weigh_little_on_the_wire() {
    let (atlas, world) = loaded();
    let empty = Atlas::default;
    let parts = [
        ("France: all", encode_france(&atlas)),
        ("France: shapes", encode_france(&Atlas { france: atlas.france.clone(), ..empty() })),
        ("France: neighbours", encode_france(&Atlas { context: atlas.context.clone(), ..empty() })),
        (
            "France: facts",
            encode_france(&Atlas { france: empty().france, context: empty().context, ..atlas.clone() }),
        ),
        ("world", encode_world(&world)),
    ];
    for (part, bytes) in &parts {
        println!("{part}: {} bytes, {} compressed", bytes.len(), brotli(bytes));
    }
    for i in [0, 4] {
        assert!(brotli(&parts[i].1) <= 24_000, "{} is too large", parts[i].0);
    }
}
