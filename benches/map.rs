//! What each step from bytes to an answer costs: `cargo bench`.

#![allow(clippy::unwrap_used, missing_docs, reason = "a measurement that cannot start fails")]

#[path = "../tests/support/files.rs"]
mod files;

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use files::FILES;
use french_tech_map::atlas::source::load;
use french_tech_map::atlas::{Atlas, World, decode_france, decode_world, encode_france, encode_world};
use french_tech_map::geo::{Point, point};
use french_tech_map::interact::{State, View};
use french_tech_map::map::Map;
use french_tech_map::pick::{Reach, pick};
use french_tech_map::prose::Lang;
use french_tech_map::scene::{LayoutKey, Preset, compose, layout};

const VIEWS: [(&str, View); 2] = [("France", View::France), ("world", View::World)];

fn steps(c: &mut Criterion) {
    let (atlas, world) = load(&FILES).unwrap();
    let (france_asset, world_asset) = (encode_france(&atlas), encode_world(&world));
    c.bench_function("decode France with the labels", |b| b.iter(|| decode_france(black_box(&france_asset))));
    c.bench_function("decode the world", |b| b.iter(|| decode_world(black_box(&world_asset))));
    c.bench_function("project France", |b| b.iter(|| Map::new(black_box(&atlas))));
    let empty = || Map::new(&Atlas::default());
    c.bench_function("project the world", |b| {
        b.iter_batched_ref(empty, |map| map.add_world(black_box(&world), &atlas), BatchSize::LargeInput);
    });
    let map = projected(&atlas, &world);
    for (name, view) in VIEWS {
        let state = State { view, ..State::new(atlas.find_edition("2019").unwrap(), Lang::Fr) };
        let key = LayoutKey::new(&state, Preset::Landscape);
        let placed = layout(&atlas, &map, key);
        let scene = compose(&atlas, &map, &placed, &state);
        c.bench_function(&format!("lay out the {name} page"), |b| {
            b.iter(|| layout(&atlas, &map, black_box(key)));
        });
        c.bench_function(&format!("compose the {name} scene"), |b| {
            b.iter(|| compose(&atlas, &map, &placed, black_box(&state)));
        });
        let points = points();
        let reach = Reach::target(16.0, 1.0);
        let mut next = points.iter().cycle();
        c.bench_function(&format!("pick in the {name} scene"), |b| {
            b.iter(|| pick(&scene, &map, *next.next().unwrap_or(&points[0]), black_box(reach)));
        });
    }
}

fn projected(atlas: &Atlas, world: &World) -> Map {
    let map = Map::new(atlas);
    map.add_world(world, atlas);
    map
}

/// A thousand points all over the page, the same in every run.
fn points() -> Vec<Point> {
    let mut seed = 2019_u64;
    let mut random = || {
        // Knuth's MMIX generator: its upper bits are random enough for places.
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    let (width, height) = Preset::Landscape.size();
    (0..1000).map(|_| point(random() * width, random() * height)).collect()
}

criterion_group!(benches, steps);
criterion_main!(benches);
