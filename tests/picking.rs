//! Picking against an independent point-in-polygon test in geographic coordinates (the `geo` crate on the
//! committed GeoJSON), symbols off. Points within half a pixel of a border may fall either way.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

mod support;

use geo::{Contains, Coord, LineString, MultiPolygon, Polygon};
use geojson::{FeatureCollection, GeometryValue};

use french_tech_map::FeatureId;
use french_tech_map::geo::{Point, Projection, point};
use french_tech_map::interact::{State, View};
use french_tech_map::map::Plate;
use french_tech_map::pick::{Reach, frame_at, pick};
use french_tech_map::scene::{ARIMO, Frame, FrameId, Preset, Scene, build, plate_of};
use support::{GROUND, data};

const POINTS: usize = 10_000;
const POINTS_PER_INSET: usize = 200;
/// Nearer to a border than this, px, both answers are right.
const MARGIN: f64 = 0.5;

/// A small deterministic generator (SplitMix64): the same points in every run.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) as f64 / u64::MAX as f64
    }
}

struct Shape {
    property: String,
    french: bool,
    polygons: MultiPolygon,
    bounds: geo::Rect,
}

fn shapes(file: &str, key: &str) -> Vec<Shape> {
    let collection: FeatureCollection = data(file).parse().expect("GeoJSON");
    let shape = |feature: geojson::Feature| {
        let text = |key: &str| feature.property(key).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
        let polygons = multi_polygon(feature.geometry.as_ref().expect("geometry"));
        let bounds = geo::BoundingRect::bounding_rect(&polygons).expect("not empty");
        let french = text("sov") == "FRA" || text("a2") == "FR";
        Shape { property: text(key), french, polygons, bounds }
    };
    collection.features.into_iter().map(shape).collect()
}

fn multi_polygon(geometry: &geojson::Geometry) -> MultiPolygon {
    let ring = |ring: &Vec<geojson::Position>| -> LineString {
        ring.iter().map(|p| Coord { x: p[0], y: p[1] }).collect()
    };
    let polygon = |rings: &Vec<Vec<geojson::Position>>| {
        Polygon::new(ring(&rings[0]), rings[1..].iter().map(ring).collect())
    };
    match &geometry.value {
        GeometryValue::Polygon { coordinates } => MultiPolygon(vec![polygon(coordinates)]),
        GeometryValue::MultiPolygon { coordinates } => {
            MultiPolygon(coordinates.iter().map(polygon).collect())
        }
        other => panic!("unexpected geometry {}", other.type_name()),
    }
}

fn scene(view: View, preset: Preset) -> Scene {
    let edition = GROUND.atlas.find_edition("2019").expect("2019");
    let state = State { view, ..State::new(edition, Default::default()) };
    build(&GROUND.atlas, &GROUND.map, &state, preset, &ARIMO)
}

fn truth(shapes: &[Shape], plate: &Plate, frame: &Frame, at: Point) -> Option<FeatureId> {
    let here = plate.plane.invert(frame.affine.invert(at))?;
    let here = geo::Point::new(here.lon, here.lat);
    let shape = shapes.iter().find(|s| s.bounds.contains(&here) && s.polygons.contains(&here))?;
    if shape.french {
        return Some(FeatureId::France);
    }
    let region = GROUND.atlas.find_region(&shape.property).map(FeatureId::Region);
    region.or_else(|| GROUND.atlas.find_country(&shape.property).map(FeatureId::Country))
}

/// Distance to the nearest border drawn in the frame, px.
fn to_border(plate: &Plate, frame: &Frame, at: Point) -> f64 {
    let outlines = plate.areas.iter().map(|a| &a.outline).chain([&plate.context]);
    let edges = outlines.flat_map(|o| o.runs().flat_map(|run| run.windows(2)).collect::<Vec<_>>());
    edges.map(|e| to_segment(frame.affine.apply(e[0]), frame.affine.apply(e[1]), at)).fold(f64::MAX, f64::min)
}

fn to_segment(a: Point, b: Point, p: Point) -> f64 {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { ((p.x - a.x) * dx + (p.y - a.y) * dy) / length } else { 0.0 };
    let t = t.clamp(0.0, 1.0);
    (p.x - a.x - t * dx).hypot(p.y - a.y - t * dy)
}

/// Tries points until `count` lie in the wanted frame; returns how many were checked and how many excused.
fn check(
    scene: &Scene,
    shapes: &[Shape],
    count: usize,
    wanted: impl Fn(FrameId) -> bool,
    seed: u64,
) -> usize {
    let mut random = Random(seed);
    let (mut checked, mut on_land, mut excused) = (0, 0, 0);
    let frames: Vec<&Frame> = scene.frames.iter().filter(|f| wanted(f.id)).collect();
    while checked < count {
        let area = frames[checked % frames.len()].clip.bounds();
        let at = point(area.x + random.unit() * area.w, area.y + random.unit() * area.h);
        let Some(frame) = frame_at(scene, at).filter(|f| wanted(f.id)) else { continue };
        let plate = plate_of(&GROUND.map, frame.id).expect("a plate");
        checked += 1;
        let (ours, theirs) =
            (pick(scene, &GROUND.map, at, Reach::AREAS_ONLY), truth(shapes, plate, frame, at));
        on_land += usize::from(theirs.is_some());
        if ours != theirs {
            let off = to_border(plate, frame, at);
            assert!(off <= MARGIN, "{:?} {at:?}: {ours:?}, should be {theirs:?}, {off} px off", frame.id);
            excused += 1;
        }
    }
    assert!(excused * 20 <= checked, "{excused} of {checked} excused: the margin hides something");
    on_land
}

#[test]
fn france_answers_as_the_geojson_says() {
    let mut all = shapes("regions.geojson", "code");
    all.extend(shapes("insets.geojson", "code"));
    for preset in Preset::ALL {
        let scene = scene(View::France, preset);
        let on_land = check(&scene, &all, POINTS, |_| true, 1);
        assert!(on_land > POINTS / 10, "only {on_land} points on land");
        for i in 0..7 {
            let on_land =
                check(&scene, &all, POINTS_PER_INSET, |id| id == FrameId::Inset(i), 2 + u64::from(i));
            assert!(on_land > 0, "inset {i} shows no land");
        }
        let on_land = check(&scene, &all, POINTS_PER_INSET, |id| id == FrameId::Magnifier, 20);
        assert!(on_land > POINTS_PER_INSET / 2);
    }
}

#[test]
fn the_world_answers_as_the_geojson_says() {
    let all = shapes("world.geojson", "a2");
    for preset in Preset::ALL {
        let on_land = check(&scene(View::World, preset), &all, POINTS, |_| true, 3);
        assert!(on_land > POINTS / 20, "only {on_land} points on labelled land");
    }
}
