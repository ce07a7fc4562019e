//! Broken files and the problem that each must give; arcs of small made-up neighbours.

use geo::{Coord, LineString, Polygon, Validation};
use proptest::prelude::*;

use super::*;
use crate::atlas::ArcRef;

const SQUARE: &str = "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]";

fn files<'a>(regions: &'a str, insets: &'a str, world: &'a str) -> Files<'a> {
    Files {
        regions,
        insets,
        context: world,
        world,
        region_names: "",
        country_names: "",
        editions: "",
        labels: "",
        changelog: "",
    }
}

fn collection(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{geometry}}}"#)
}

fn polygon(coordinates: &str) -> String {
    format!(r#"{{"type":"Polygon","coordinates":{coordinates}}}"#)
}

fn region(code: &str, coordinates: &str) -> String {
    feature(&format!(r#""code":"{code}","iso":"FR-{code}","nom":"R{code}""#), &polygon(coordinates))
}

fn country(a3: &str, coordinates: &str) -> String {
    let properties = format!(r#""a3":"{a3}","a2":"{}","nom":"N","en":"E""#, &a3[..2]);
    feature(&properties, &polygon(coordinates))
}

fn inset() -> String {
    collection(&[region("988", "[[[165,-22],[166,-22],[166,-21],[165,-22]]]")])
}

/// The problems of `regions.geojson`, as `field = value: message`.
fn problems_of(text: &str) -> Vec<String> {
    let (inset, mut problems) = (inset(), Vec::new());
    regions(&files(text, &inset, ""), &mut problems);
    problems.iter().map(|p| format!("{} = {}: {}", p.field, p.value, p.message)).collect()
}

fn with_rings(coordinates: &str) -> Vec<String> {
    problems_of(&collection(&[region("11", coordinates)]))
}

#[test]
fn a_sound_file_has_no_problem() {
    assert_eq!(with_rings(SQUARE), Vec::<String>::new());
    let with_hole = "[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]";
    assert_eq!(with_rings(with_hole), Vec::<String>::new());
    let with_altitude = "[[[0,0,5],[1,0,5],[1,1,5],[0,0,5]]]";
    assert_eq!(with_rings(with_altitude), Vec::<String>::new());
}

#[test]
fn files_that_are_no_collection_say_so() {
    let cases = [
        ("", "is not JSON"),
        ("{", "is not JSON"),
        ("[]", "must be \"FeatureCollection\""),
        (r#"{"type":"Feature"}"#, "type = Feature: must be \"FeatureCollection\""),
        (r#"{"type":"FeatureCollection"}"#, "features = : must be a list"),
        (r#"{"type":"FeatureCollection","features":{}}"#, "features = {}: must be a list"),
        (r#"{"type":"FeatureCollection","features":[]}"#, "must hold at least one"),
    ];
    for (text, expected) in cases {
        let found = problems_of(text);
        assert!(found.len() == 1 && found[0].contains(expected), "{text}: {found:?}");
    }
    let mut problems = Vec::new();
    regions(&files("{\n\n!", &inset(), ""), &mut problems);
    assert_eq!((problems[0].file, problems[0].line), ("regions.geojson", Some(3)));
}

#[test]
fn broken_features_are_named() {
    let good = r#""code":"11","iso":"FR-IDF","nom":"N""#;
    let square = polygon(SQUARE);
    let point = r#"{"type":"Point","coordinates":[0,0]}"#;
    let cases = [
        (feature(r#""iso":"I","nom":"N""#, &square), "features[0].properties.code = : is missing"),
        (feature(r#""code":"11","nom":"N""#, &square), "features[0].properties.iso = : is missing"),
        (feature(r#""code":11,"iso":"I","nom":"N""#, &square), "code = 11: must be a text"),
        (feature(r#""code":" ","iso":"I","nom":"N""#, &square), "code =  : must be a text"),
        (feature(good, "null"), "features[0].geometry = null: must be a Polygon"),
        (feature(good, point), "features[0].geometry.type = Point: must be Polygon"),
        (feature(good, r#"{"type":"Polygon"}"#), "features[0].geometry = : is no GeoJSON geometry"),
        (feature(good, r#"{"type":"Blob","coordinates":[]}"#), "is no GeoJSON geometry"),
        (
            feature(good, &polygon("[[[0],[1],[2],[0]]]")),
            "coordinates[0][0] = [0]: a position is a longitude",
        ),
        (feature(good, &polygon(r#"[[["a",0],[1,0],[1,1],[0,0]]]"#)), "is no GeoJSON geometry"),
        (feature(good, &polygon("[]")), "features[0].geometry.coordinates = []: must hold at least one ring"),
        (feature(good, r#"{"type":"MultiPolygon","coordinates":[]}"#), "must hold at least one polygon"),
        (
            feature(good, r#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,0]]]]}"#),
            "features[0].geometry.coordinates[0][0] = 3 positions: a ring needs four",
        ),
        (r#"{"type":"Thing"}"#.to_owned(), "features[0].type = Thing: must be \"Feature\""),
        ("7".to_owned(), "features[0].type = : must be \"Feature\""),
    ];
    for (feature, expected) in cases {
        let found = problems_of(&collection(std::slice::from_ref(&feature)));
        assert!(found.iter().any(|p| p.contains(expected)), "{feature}: {found:?}");
    }
}

#[test]
fn broken_rings_are_named() {
    let at = |path: &str| format!("features[0].geometry.coordinates{path}");
    let cases = [
        ("[[[0,0],[1,0],[0,0]]]", at("[0] = 3 positions: a ring needs four")),
        ("[[[0,0],[1,0],[1,1],[0,1]]]", at("[0][3] = [0, 1]: the ring is not closed")),
        ("[[[0,0],[181,0],[1,1],[0,0]]]", at("[0][1] = 181: the longitude must be in -180…180")),
        ("[[[0,0],[1,91],[1,1],[0,0]]]", at("[0][1] = 91: the latitude must be in")),
        ("[[[0,0],[1,0],[1,0],[1,1],[0,0]]]", at("[0][2] = [1, 0]: is the position before it")),
        ("[[[0,0],[1,0],[1.0001,0],[1,1],[0,0]]]", at("[0][2] = [1.0001, 0]: is the position before it")),
        ("[[[0,0],[0.0001,0],[0,0.0001],[0,0]]]", at("[0] = : nothing is left")),
        ("[[[0,0],[0,1],[1,1],[1,0],[0,0]]]", at("[0] = : the exterior must be counterclockwise")),
        (
            "[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]",
            at("[1] = : a hole must be clockwise"),
        ),
        (
            "[[[0,0],[2,0],[0,2],[2,2],[0,0]]]",
            at("[0][1] = [2, 0]: the edge from here meets the edge from [3]"),
        ),
        ("[[[0,0],[2,0],[4,0],[1,0],[0,3],[0,0]]]", at("[0][1] = [2, 0]: the ring turns back")),
        ("[[[0,0],[1.0005,0.0005],[0,1],[0,0]]]", at("[0][1] = [1.0005, 0.0005]: rounding to 0.0025°")),
    ];
    for (rings, expected) in cases {
        let found = with_rings(rings);
        assert!(
            found.iter().any(|p| p.contains(&expected)),
            "{rings}\nexpected {expected}\nfound {found:#?}"
        );
    }
    let infinite = with_rings("[[[1e999,0],[1,0],[1,1],[0,0]]]");
    assert!(infinite[0].contains("is not JSON"), "{infinite:?}");
}

#[test]
fn every_problem_is_reported() {
    let text = collection(&[
        region("11", "[[[0,0],[0,1],[1,1],[0,0]]]"),
        region("11", SQUARE),
        feature(r#""code":"988""#, "null"),
    ]);
    let found = problems_of(&text);
    for expected in ["counterclockwise", "is already the code of features[0]", "iso = : is missing"] {
        assert!(found.iter().any(|p| p.contains(expected)), "{expected}: {found:?}");
    }
    for expected in ["nom = : is missing", "must be a Polygon", "is features[2] of regions.geojson already"] {
        assert!(found.iter().any(|p| p.contains(expected)), "{expected}: {found:?}");
    }
}

#[test]
fn the_world_has_a_range_of_its_own() {
    let text = collection(&[
        country("AAA", "[[[170,0],[191,0],[191,5],[170,0]]]"),
        country("BBB", "[[[-169,0],[-160,0],[-169,5],[-169,0]]]"),
        country("CCC", "[[[-170,0],[-160,0],[-160,5],[-170,0]]]"),
    ]);
    let mut problems = Vec::new();
    let world = world(&files("", "", &text), &mut problems);
    let fields: Vec<&str> = problems.iter().map(|p| p.field.as_str()).collect();
    let at = |i: usize| format!("features[2].geometry.coordinates[0][{i}]");
    assert_eq!(fields, [at(0), at(3)]);
    assert_eq!(world.codes, ["AA", "BB", "CC"]);
    // Both cuts are arcs of their own.
    assert_eq!(world.shapes.arcs.len(), 4);
    assert!(world.shapes.arcs.contains(&vec![[4775, 0], [4775, 125]]));
}

#[test]
fn the_box_of_the_neighbours_is_cut_into_straight_arcs() {
    let text =
        collection(&[feature(r#""a2":"AA""#, &polygon("[[[-8,50],[-5,50],[-5,52],[-8,52],[-8,50]]]"))]);
    let context = context(&files("", "", &text), &mut Vec::new());
    let mut cuts: Vec<_> = context.arcs.iter().filter(|arc| arc.len() == 2).collect();
    cuts.sort();
    assert_eq!(cuts, [&[[-800, 5200], [-800, 5000]], &[[-500, 5200], [-800, 5200]]]);
    assert_eq!(context.arcs.len(), 3);
}

#[test]
fn neighbours_share_one_arc_and_islands_have_one() {
    let text = collection(&[
        region("01", "[[[0,0],[1,0],[1,1],[0,1],[0,0]],[[0.2,0.2],[0.2,0.4],[0.4,0.4],[0.2,0.2]]]"),
        region("02", "[[[1,1],[1,0],[2,0],[2,1],[1,1]]]"),
        region("03", "[[[0.4,0.4],[0.2,0.4],[0.2,0.2],[0.4,0.4]]]"),
    ]);
    let mut problems = Vec::new();
    let shapes = regions(&files(&text, &inset(), ""), &mut problems);
    assert_eq!(problems, []);
    assert_eq!(shapes.arc_uses(), [2, 1, 2, 1, 1]);
    let rings = |feature: usize| &shapes.features[feature].rings;
    let forwards = |arc: u32| ArcRef { arc, reversed: false };
    assert_eq!(rings(0)[0], [forwards(0), forwards(1)]);
    assert_eq!(rings(1)[0][0], ArcRef { arc: 0, reversed: true });
    // The enclave, walked either way, is the hole around it.
    assert_eq!(rings(0)[1], [forwards(2)]);
    assert_eq!(rings(2)[0], [ArcRef { arc: 2, reversed: true }]);
}

proptest! {
    /// The sweep against the reference implementation, which lets spikes pass.
    #[test]
    fn crossings_agree_with_the_geo_crate(ring in proptest::collection::vec([0..7i32, 0..7i32], 3..9)) {
        let mut ring = ring;
        ring.dedup();
        while ring.len() > 1 && ring.first() == ring.last() {
            ring.pop();
        }
        prop_assume!(ring.len() >= 3);
        let coord = |p: &[i32; 2]| Coord { x: f64::from(p[0]), y: f64::from(p[1]) };
        let reference = Polygon::new(LineString::new(ring.iter().map(coord).collect()), vec![]);
        let found = crossing::contacts(&ring);
        prop_assume!(found.iter().all(|(_, contact)| *contact != crossing::Contact::TurnsBack));
        prop_assert_eq!(found.is_empty(), reference.is_valid());
    }
}
