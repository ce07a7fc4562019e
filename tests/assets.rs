//! The three assets against the files of `data/` they are made from: the same shapes to the metre that the grid
//! allows, borders stored once, and no bytes that can make the decoder panic.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod allocations;
#[path = "support/files.rs"]
mod files;

use std::collections::HashMap;

use files::{FILES, NEAR};
use french_tech_map::atlas::source::{load, load_near};
use french_tech_map::atlas::{
    ArcRef, Atlas, DecodeError, Near, Topology, World, decode_france, decode_lands, decode_near,
    decode_sources, decode_world, encode_france, encode_near, encode_sources, encode_world, is_near,
    is_sources,
};
use french_tech_map::geo::{LonLat, distance_km, lonlat};
use geojson::{FeatureCollection, GeometryValue, PolygonType};
use proptest::prelude::*;

fn loaded() -> (Atlas, World) {
    load(&FILES).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

fn near() -> Near {
    load_near(NEAR[0], NEAR[1]).unwrap()
}

#[test]
fn decoding_gives_back_what_was_encoded() {
    let (atlas, world) = loaded();
    assert!(decode_near(&encode_near(&near())).unwrap() == near());
    let mut decoded = decode_france(&encode_france(&atlas)).unwrap();
    let (known, later) = decoded.sources.split_at(9);
    assert!(known == &atlas.sources[..9] && later.iter().all(String::is_empty), "{:?}", decoded.sources);
    decode_sources(&encode_sources(&atlas), &mut decoded).unwrap();
    assert!(decoded == atlas);
    assert!(decode_world(&encode_world(&world)).unwrap() == world);
}

#[test]
fn lands_alone_are_those_of_the_whole() {
    let asset = encode_france(&loaded().0);
    let (lands, all) = (decode_lands(&asset).unwrap(), decode_france(&asset).unwrap());
    assert!(lands.regions == all.regions && lands.france == all.france && lands.context == all.context);
    assert!(lands.labels.is_empty());
    for end in [0, 3, asset.len() / 2, asset.len() - 1] {
        assert!(decode_lands(&asset[..end]).is_err(), "{end}");
    }
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
        ("where readers may live", encode_near(&near())),
    ];
    for (part, bytes) in &parts {
        println!("{part}: {} bytes, {} compressed", bytes.len(), brotli(bytes));
    }
    for i in [0, 4] {
        assert!(brotli(&parts[i].1) <= 24_000, "{} is too large", parts[i].0);
    }
    assert!(brotli(&parts[5].1) <= 5_000, "{} is too large", parts[5].0);
}

/// Rings of each feature of a file, as written.
fn rings(text: &str) -> Vec<Vec<Vec<LonLat>>> {
    let collection: FeatureCollection = text.parse().unwrap();
    let polygons = |value: GeometryValue| -> Vec<PolygonType> {
        match value {
            GeometryValue::Polygon { coordinates } => vec![coordinates],
            GeometryValue::MultiPolygon { coordinates } => coordinates,
            other => panic!("{}", other.type_name()),
        }
    };
    let rings = |feature: geojson::Feature| {
        let rings = polygons(feature.geometry.unwrap().value).into_iter().flatten();
        rings.map(|ring| ring.iter().map(|p| lonlat(p[0], p[1])).collect()).collect()
    };
    collection.features.into_iter().map(rings).collect()
}

fn decoded_rings(topology: &Topology) -> Vec<Vec<Vec<LonLat>>> {
    let ring = |ring: &Vec<ArcRef>| topology.ring(ring);
    let features = topology.features.iter();
    features.map(|f| f.rings.iter().map(ring).collect()).collect()
}

/// Signed area in square degrees: the same for the same ring, wherever it begins.
fn area(ring: &[LonLat]) -> f64 {
    ring.windows(2).map(|p| p[0].lon * p[1].lat - p[1].lon * p[0].lat).sum::<f64>() / 2.0
}

/// The largest distance from a position of `from` to the nearest one of `to`.
fn farthest_km(from: &[LonLat], to: &[LonLat]) -> f64 {
    let nearest = |a: &LonLat| {
        let close = to.iter().filter(|b| (a.lon - b.lon).abs() < 0.1 && (a.lat - b.lat).abs() < 0.1);
        close.map(|b| distance_km(*a, *b)).fold(f64::INFINITY, f64::min)
    };
    from.iter().map(nearest).fold(0.0, f64::max)
}

/// Pairs the rings of each feature by their area and compares them both ways.
fn check_rings(files: &[&str], topology: &Topology, limit_km: f64) {
    let mut written: Vec<_> = files.iter().flat_map(|text| rings(text)).collect();
    let mut decoded = decoded_rings(topology);
    assert_eq!(written.len(), decoded.len());
    for (i, (written, decoded)) in written.iter_mut().zip(&mut decoded).enumerate() {
        assert_eq!(written.len(), decoded.len(), "rings of feature {i}");
        for rings in [&mut *written, decoded] {
            rings.sort_by(|a, b| area(a).total_cmp(&area(b)).then(a[0].lat.total_cmp(&b[0].lat)));
        }
        let mut unpaired = decoded.clone();
        for ring in written.iter() {
            let same = |other: &Vec<LonLat>| {
                (area(ring) - area(other)).abs() < 1e-3
                    && farthest_km(ring, other).max(farthest_km(other, ring)) <= limit_km
            };
            let pair = unpaired.iter().position(same);
            let pair = pair.unwrap_or_else(|| panic!("ring at {:?} of feature {i} has no equal", ring[0]));
            unpaired.swap_remove(pair);
        }
    }
}

#[test]
fn france_is_within_fifty_metres_of_its_files() {
    let atlas = decode_france(&encode_france(&loaded().0)).unwrap();
    assert_eq!(atlas.france.features.len(), 20);
    check_rings(&[FILES.regions, FILES.insets], &atlas.france, 0.05);
    check_rings(&[FILES.context], &atlas.context, 1.0);
}

#[test]
fn the_world_is_within_a_kilometre_of_its_file() {
    let world = decode_world(&encode_world(&loaded().1)).unwrap();
    check_rings(&[FILES.world], &world.shapes, 1.0);
    let collection: FeatureCollection = FILES.world.parse().unwrap();
    let codes: Vec<&str> =
        collection.features.iter().map(|f| f.property("a2").unwrap().as_str().unwrap()).collect();
    assert_eq!(world.codes, codes);
    let french: Vec<&String> =
        world.codes.iter().zip(&world.french).filter(|(_, f)| **f).map(|(c, _)| c).collect();
    for code in ["FR", "NC", "PF", "PM"] {
        assert!(french.iter().any(|c| *c == code), "{code} is French");
    }
    assert!(french.len() < 12, "{french:?}");
}

type Edge = [[i32; 2]; 2];

fn edge(a: [i32; 2], b: [i32; 2]) -> Edge {
    if a <= b { [a, b] } else { [b, a] }
}

/// Counts each edge of the file's rings, then looks for it in the arcs.
fn check_sharing(files: &[&str], topology: &Topology) -> usize {
    let units = f64::from(topology.units_per_degree);
    let grid = |p: &LonLat| [(p.lon * units).round() as i32, (p.lat * units).round() as i32];
    let mut in_rings: HashMap<Edge, u8> = HashMap::new();
    for ring in files.iter().flat_map(|text| rings(text)).flatten() {
        for pair in ring.windows(2) {
            *in_rings.entry(edge(grid(&pair[0]), grid(&pair[1]))).or_default() += 1;
        }
    }
    let mut stored = 0;
    let mut borders = 0;
    for (arc, uses) in topology.arcs.iter().zip(topology.arc_uses()) {
        assert!(uses == 1 || uses == 2, "an arc is used {uses} times");
        borders += usize::from(uses == 2);
        for pair in arc.windows(2) {
            assert_eq!(in_rings.get(&edge(pair[0], pair[1])), Some(&uses), "{pair:?}");
            stored += 1;
        }
    }
    assert_eq!(stored, in_rings.len(), "each edge is in one arc");
    borders
}

#[test]
fn each_border_is_stored_once_and_used_twice() {
    let (atlas, world) = loaded();
    assert!(check_sharing(&[FILES.regions, FILES.insets], &atlas.france) >= 20);
    check_sharing(&[FILES.context], &atlas.context);
    assert!(check_sharing(&[FILES.world], &world.shapes) >= 250);
}

#[test]
fn cuts_are_arcs_of_their_own() {
    let (atlas, world) = loaded();
    let check = |topology: &Topology, lines: &[(usize, i32)]| {
        let mut found = 0;
        for arc in &topology.arcs {
            let units = i32::from(topology.units_per_degree);
            let on =
                |p: &[[i32; 2]]| lines.iter().any(|(axis, at)| p.iter().all(|q| q[*axis] == *at * units));
            let cuts = arc.windows(2).filter(|pair| on(pair)).count();
            assert!(cuts == 0 || (cuts == arc.len() - 1 && on(arc)), "{arc:?} is partly a cut");
            found += usize::from(cuts > 0);
        }
        found
    };
    assert!(check(&world.shapes, &[(0, -169), (0, 191)]) >= 2);
    assert!(check(&atlas.context, &[(0, -8), (0, 16), (1, 40), (1, 52)]) >= 2);
}

/// Decodes, and checks that no more is allocated than a fixed multiple of the bytes.
fn decode_within_bounds(bytes: &[u8]) -> (Result<Atlas, DecodeError>, Result<World, DecodeError>) {
    let (decoded, allocated) = allocations::during(|| (decode_france(bytes), decode_world(bytes)));
    assert!(allocated <= 4096 + 400 * bytes.len(), "{allocated} bytes for {}", bytes.len());
    decoded
}

fn assets() -> &'static [Vec<u8>; 2] {
    static ASSETS: std::sync::OnceLock<[Vec<u8>; 2]> = std::sync::OnceLock::new();
    ASSETS.get_or_init(|| {
        let (atlas, world) = loaded();
        [encode_france(&atlas), encode_world(&world)]
    })
}

#[test]
fn the_real_assets_stay_within_the_bounds_of_memory() {
    assert!(decode_within_bounds(&assets()[0]).0.is_ok());
    assert!(decode_within_bounds(&assets()[1]).1.is_ok());
}

#[test]
fn a_shortened_or_lengthened_asset_is_refused() {
    for (i, asset) in assets().iter().enumerate() {
        for end in (0..asset.len()).step_by(97) {
            let (france, world) = decode_within_bounds(&asset[..end]);
            assert!(france.is_err() && world.is_err(), "{end} bytes of asset {i}");
        }
        let longer = [asset.as_slice(), &[0]].concat();
        let error = DecodeError::Long { at: asset.len() };
        let (france, world) = decode_within_bounds(&longer);
        assert!(france.err() == Some(error) || world.err() == Some(error));
    }
    assert_eq!(decode_france(b"").err(), Some(DecodeError::NotThisAsset));
    assert_eq!(decode_france(&assets()[1]).err(), Some(DecodeError::NotThisAsset));
}

/// What the map does with an asset: looks up every index.
fn use_everything(atlas: &Atlas) {
    for topology in [&atlas.france, &atlas.context] {
        topology.arc_uses();
        for ring in topology.features.iter().flat_map(|f| &f.rings) {
            let ring = topology.ring(ring);
            assert_eq!(ring.first(), ring.last());
        }
    }
    for link in &atlas.lineage {
        drop((atlas.label(link.row).name.clone(), atlas.label(link.before).name.clone()));
    }
    for label in &atlas.labels {
        atlas.place(label.place);
        atlas.edition(label.edition);
        match label.territory {
            french_tech_map::atlas::Territory::Region(ix) => drop(atlas.region(ix).code.clone()),
            french_tech_map::atlas::Territory::Country(ix) => drop(atlas.country(ix).code.clone()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn random_bytes_are_refused_or_sound(
        magic in prop::bool::ANY,
        bytes in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let all = [&assets()[usize::from(magic)][..4], &bytes].concat();
        if let Ok(atlas) = decode_within_bounds(&all).0 {
            use_everything(&atlas);
        }
    }

    #[test]
    fn damaged_assets_are_refused_or_sound(
        which in 0..2usize,
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut asset = assets()[which].clone();
        for (index, byte) in damage {
            let at = index.index(asset.len() - 4) + 4;
            asset[at] = byte;
        }
        let (france, world) = decode_within_bounds(&asset);
        if let Ok(atlas) = france {
            use_everything(&atlas);
        }
        if let Ok(world) = world {
            prop_assert_eq!(world.codes.len(), world.shapes.features.len());
            prop_assert_eq!(world.french.len(), world.shapes.features.len());
            use_everything(&Atlas { france: world.shapes, ..Atlas::default() });
        }
    }
}

#[test]
fn addresses_of_sources_are_whole_or_refused() {
    let (atlas, _) = loaded();
    let asset = encode_sources(&atlas);
    assert!(is_sources(&asset) && !assets().iter().any(|other| is_sources(other)));
    for end in 0..asset.len() {
        assert!(decode_sources(&asset[..end], &mut atlas.clone()).is_err(), "{end} bytes");
    }
    // More, or fewer, than rows name.
    let other = Atlas { labels: atlas.labels[..60].to_vec(), lineage: Vec::new(), ..atlas.clone() };
    let first = decode_france(&encode_france(&other)).unwrap();
    assert_ne!(first.sources.len(), atlas.sources.len());
    assert!(decode_sources(&asset, &mut first.clone()).is_err());
    assert!(decode_sources(&encode_sources(&other), &mut atlas.clone()).is_err());
    let mut damaged = asset.clone();
    damaged[10] = 0xff;
    assert!(matches!(decode_sources(&damaged, &mut atlas.clone()), Err(DecodeError::Text { .. })));
}

#[test]
fn the_index_of_towns_is_whole_or_refused() {
    let asset = encode_near(&near());
    assert!(is_near(&asset) && !assets().iter().any(|other| is_near(other)));
    for end in 0..asset.len() {
        assert!(decode_near(&asset[..end]).is_err(), "{end} bytes");
    }
    for at in 4..asset.len() {
        for byte in [0, 1, 0x7f, 0x80, 0xff] {
            let mut damaged = asset.clone();
            damaged[at] = byte;
            let (decoded, allocated) = allocations::during(|| decode_near(&damaged));
            assert!(allocated <= 4096 + 400 * damaged.len(), "{allocated} bytes");
            let Ok(near) = decoded else { continue };
            let commune = |ix: u16| usize::from(ix) < near.communes.len();
            assert!(near.departements.iter().all(|departement| commune(departement.prefecture)));
            let departement = |ix: u8| usize::from(ix) < near.departements.len();
            assert!(near.communes.iter().all(|commune| departement(commune.departement)));
        }
    }
}
