//! What fuzzing has kept (`fuzz/README.md`), done again: every path that it found still holds, without libFuzzer.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

#[allow(unreachable_pub, reason = "a crate of its own there")]
#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::path::{Path, PathBuf};

use french_tech_map::atlas::source::{load, load_near};
use french_tech_map::atlas::{
    Atlas, decode_france, decode_near, decode_sources, decode_world, encode_france, encode_near,
    encode_sources, encode_world,
};
use fuzz::files::{FILES, NEAR};

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target)
}

/// Runs a target over its corpus, in the order of names; says which file it was that failed.
fn replay(target: &str, run: fn(&[u8])) {
    let folder = corpus(target);
    let entries = std::fs::read_dir(&folder).expect("a corpus");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(paths.len() > 10, "only {} files in {}", paths.len(), folder.display());
    for path in paths {
        let bytes = std::fs::read(&path).expect("bytes");
        println!("{}", path.display());
        run(&bytes);
    }
}

#[test]
fn bytes_of_an_asset_are_refused_or_a_map() {
    replay("decode", fuzz::decode);
}

#[test]
fn bytes_of_a_geojson_are_read_or_refused() {
    replay("geojson", fuzz::geojson);
}

#[test]
fn bytes_of_a_table_are_read_or_refused() {
    replay("table", fuzz::table);
}

#[test]
fn bytes_of_a_plane_and_rings_are_drawn_within_bounds() {
    replay("planes", fuzz::planes);
}

#[test]
fn whatever_is_done_leaves_a_picture() {
    replay("events", fuzz::events);
}

/// The assets of today, whole and in parts, so that bytes to begin with are accepted.
fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let (atlas, world) = load(&FILES).expect("committed data");
    let near = load_near(NEAR[0], NEAR[1]).expect("committed data");
    let empty = Atlas::default;
    let facts = Atlas { france: empty().france, context: empty().context, ..atlas.clone() };
    vec![
        ("seed-nothing", encode_france(&empty())),
        ("seed-facts", encode_france(&facts)),
        ("seed-neighbours", encode_france(&Atlas { context: atlas.context.clone(), ..empty() })),
        ("seed-france", encode_france(&atlas)),
        ("seed-world", encode_world(&world)),
        ("seed-near", encode_near(&near)),
        ("seed-sources", encode_sources(&atlas)),
    ]
}

/// Assets of an older version would all be refused, and nothing be tried. `RENEW=1` writes those of today.
#[test]
fn the_corpus_begins_with_assets_that_are_accepted() {
    let renew = std::env::var_os("RENEW").is_some();
    for (name, bytes) in seeds() {
        let path = corpus("decode").join(name);
        if renew {
            std::fs::create_dir_all(corpus("decode")).expect("a folder");
            std::fs::write(&path, &bytes).expect("written");
        }
        let kept = std::fs::read(&path).expect("a seed");
        let accepted = decode_france(&kept).is_ok()
            || decode_world(&kept).is_ok()
            || decode_near(&kept).is_ok()
            || decode_sources(&kept, &mut load(&FILES).expect("committed data").0).is_ok();
        assert!(accepted, "{name} is no asset any more: RENEW=1 cargo test --test fuzzed");
    }
}
