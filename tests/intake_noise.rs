//! No text makes the readers panic, whatever is in it: random letters, good files with pieces changed, JSON of any shape.
#![allow(clippy::expect_used, clippy::disallowed_methods, reason = "a test says what it expects")]

use std::fs;
use std::path::Path;

use french_tech_map::geo::LonLat;
use french_tech_map::intake::{Intake, Limits, Options, Position, Severity, read};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

/// What the types promise, also of the worst file.
fn holds(intake: &Intake) {
    let on_earth = |at: &LonLat| at.lon.abs() <= 180.0 && at.lat.abs() <= 90.0;
    let data = &intake.dataset;
    for place in &data.places {
        assert!(usize::from(place.tier) < data.tiers.len());
        assert!(!matches!(&place.at, Position::At(at) if !on_earth(at)), "{place:?}");
    }
    for ring in data.areas.iter().flat_map(|area| &area.rings) {
        assert!(ring.len() > 3 && ring.first() == ring.last() && ring.iter().all(on_earth), "{ring:?}");
    }
    for problem in &intake.problems {
        assert!(!problem.message.is_empty(), "{problem:?}");
        assert!(problem.value.chars().count() <= 60, "{problem:?}");
    }
}

fn good_files() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/intake/geojson");
    let paths = fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("an entry").path());
    let geojson = paths.filter(|path| path.extension().is_some_and(|ending| ending == "geojson"));
    let mut texts: Vec<String> = geojson.filter_map(|path| fs::read_to_string(path).ok()).collect();
    texts.retain(|text| text.len() < 4000);
    texts.sort();
    texts
}

/// One change: where, as a share of the length, how many letters are cut, what is put there.
fn changes() -> impl Strategy<Value = Vec<(f64, usize, String)>> {
    let words = prop_oneof![
        "[\\[\\]{}:,\"\n\\\\-]{1,3}",
        "[0-9.eE-]{1,6}",
        Just("1e999".to_owned()),
        Just("NaN".to_owned()),
        Just("null".to_owned()),
        Just("[]".to_owned()),
        Just("\\u0000".to_owned()),
        Just("\"type\"".to_owned()),
        "\\PC{0,4}",
    ];
    vec((0.0..1.0, 0..12usize, words), 1..6)
}

fn changed(text: &str, changes: &[(f64, usize, String)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (share, cut, put) in changes {
        let at = (chars.len() as f64 * share) as usize;
        let end = (at + cut).min(chars.len());
        chars.splice(at..end, put.chars());
    }
    chars.into_iter().collect()
}

fn numbers() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-400.0..400.0).prop_map(Value::from),
        prop_oneof![Just(180.0), Just(-180.0), Just(90.0), Just(0.0), Just(1e300), Just(-360.0)]
            .prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
    ]
}

/// JSON of any shape, with the words of GeoJSON where they may do harm.
fn values() -> impl Strategy<Value = Value> {
    let words = prop_oneof![
        Just("Feature"),
        Just("FeatureCollection"),
        Just("Polygon"),
        Just("MultiPolygon"),
        Just("Point"),
        Just("MultiPoint"),
        Just("LineString"),
        Just("GeometryCollection"),
        Just("2.5"),
        Just("EPSG:2154")
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        numbers(),
        words.prop_map(Value::from),
        "\\PC{0,6}".prop_map(Value::from),
    ];
    let keys = prop_oneof![
        Just("type"),
        Just("coordinates"),
        Just("geometry"),
        Just("geometries"),
        Just("properties"),
        Just("features"),
        Just("name"),
        Just("code"),
        Just("id"),
        Just("tier"),
        Just("tiers"),
        Just("crs"),
        Just("link")
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        let object = vec((keys.clone(), inner.clone()), 0..6)
            .prop_map(|members| members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        prop_oneof![vec(inner, 0..6).prop_map(Value::Array), object.prop_map(Value::Object)]
    })
}

/// Polygons of any positions on or near the Earth.
fn polygons() -> impl Strategy<Value = Value> {
    let lon = prop_oneof![-360.0..360.0f64, Just(180.0), Just(-180.0), 170.0..190.0f64];
    let lat = prop_oneof![-90.0..90.0f64, Just(90.0), Just(-90.0), Just(0.0)];
    let ring = vec((lon, lat).prop_map(|(lon, lat)| json!([lon, lat])), 3..12);
    vec(ring, 1..3).prop_map(|rings| json!({"type": "Polygon", "coordinates": rings}))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_read(bytes in vec(any::<u8>(), 0..200), before in "(|\\{|\\{\"features\":\\[|\u{feff}|PK|<)") {
        let text = before + &String::from_utf8_lossy(&bytes);
        holds(&read(&text, &Options::default()));
    }

    #[test]
    fn changed_files_are_read(which in any::<prop::sample::Index>(), changes in changes(), strict in any::<bool>()) {
        let files = good_files();
        let text = changed(which.get::<String>(&files), &changes);
        let intake = read(&text, &Options { strict, ..Options::default() });
        holds(&intake);
        let wrong = intake.problems.iter().any(|p| p.code.severity() == Severity::Error);
        prop_assert!(!(strict && wrong) || intake.dataset.places.is_empty() && intake.dataset.areas.is_empty());
    }

    #[test]
    fn json_of_any_shape_is_read(features in vec(values(), 0..4), crs in values(), tiers in values()) {
        let whole = json!({"type": "FeatureCollection", "crs": crs, "tiers": tiers, "features": features});
        holds(&read(&whole.to_string(), &Options::default()));
        let plain = json!({"type": "FeatureCollection", "tiers": tiers, "features": features});
        holds(&read(&plain.to_string(), &Options::default()));
        for feature in features {
            let wrapped = json!({"type": "Feature", "properties": {"name": "x"}, "geometry": feature});
            holds(&read(&wrapped.to_string(), &Options::default()));
            holds(&read(&feature.to_string(), &Options::default()));
        }
    }

    #[test]
    fn any_polygon_is_mended_or_refused(geometry in polygons()) {
        let text = json!({"type": "Feature", "id": 1, "properties": {"name": "x"}, "geometry": geometry}).to_string();
        let intake = read(&text, &Options::default());
        holds(&intake);
        let refused = intake.problems.iter().any(|p| p.code.severity() == Severity::Error);
        prop_assert!(refused || intake.dataset.areas.len() == 1, "{text}\n{intake:?}");
    }

    #[test]
    fn tight_limits_only_refuse(which in any::<prop::sample::Index>(), records in 0..4usize, depth in 0..9usize, positions in 0..9usize) {
        let files = good_files();
        let limits = Limits { records, depth, positions, ..Limits::default() };
        holds(&read(which.get::<String>(&files), &Options { limits, strict: false }));
    }
}
