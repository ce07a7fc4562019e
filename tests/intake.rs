//! What editors are told of their files: each of `tests/corpus/intake/` against what stands beside it.
//!
//! To renew these after a change of words: `RENEW=1 cargo test --test intake`, then read what `git diff` shows, sentence by
//! sentence: each must be one that an editor understands.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use french_tech_map::geo::LonLat;
use french_tech_map::intake::geojson::Reader;
use french_tech_map::intake::table::Role;
use french_tech_map::intake::{Code, Intake, Limits, Options, Position, Severity, read, read_bytes};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let ending = path.extension().unwrap_or_default().to_owned();
        if path.is_dir() {
            out.extend(files(&path));
        } else if ending != "md" && ending != "expected" {
            out.push(path);
        }
    }
    out.sort();
    out
}

/// What became of a file, as `.expected` has it.
fn said(intake: &Intake) -> String {
    let (data, mut out) = (&intake.dataset, String::new());
    writeln!(out, "areas {} places {} tiers {}", data.areas.len(), data.places.len(), data.tiers.len())
        .unwrap();
    for column in &intake.columns {
        let role = column.role.map_or("nothing", Role::en);
        writeln!(out, "column {:?} = {role}", column.column).unwrap();
    }
    for problem in &intake.problems {
        let (severity, code) = (problem.code.severity(), problem.code.text());
        writeln!(out, "{severity} {code} {problem}").unwrap();
    }
    out
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/intake")
}

fn named(name: &str) -> Intake {
    let text = fs::read_to_string(corpus().join("geojson").join(name)).expect(name);
    read(&text, &Options::default())
}

#[test]
fn each_file_of_the_corpus_is_read_as_expected() {
    let files = files(&corpus());
    assert!(files.len() > 90, "{}", files.len());
    let mut different = Vec::new();
    for path in files {
        let bytes = fs::read(&path).expect("a file");
        let now = said(&read_bytes(&bytes, &Options::default()));
        let beside = path.with_extension("expected");
        if std::env::var_os("RENEW").is_some() {
            fs::write(&beside, &now).unwrap();
        }
        let kept = fs::read_to_string(&beside).unwrap_or_default();
        if kept != now {
            different.push(format!("{}\nexpected:\n{kept}now:\n{now}", path.display()));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
}

/// Whatever is good of the corpus: positions are on the Earth, rings closed and turned, indices within the tiers.
#[test]
fn what_comes_out_is_what_the_types_promise() {
    let on_earth = |at: &LonLat| at.lon.abs() <= 180.0 && at.lat.abs() <= 90.0;
    for path in files(&corpus()) {
        let bytes = fs::read(&path).expect("a file");
        let data = read_bytes(&bytes, &Options::default()).dataset;
        let path = path.display();
        assert!(data.tiers.len() <= 5, "{path}");
        for place in &data.places {
            assert!(usize::from(place.tier) < data.tiers.len(), "{path}: {place:?}");
            assert!(!matches!(&place.at, Position::At(at) if !on_earth(at)), "{path}: {place:?}");
        }
        for area in &data.areas {
            assert!(!area.code.is_empty() && !area.name.is_empty() && !area.rings.is_empty(), "{path}");
            for ring in &area.rings {
                assert!(ring.len() > 3 && ring.first() == ring.last(), "{path}: {ring:?}");
                assert!(ring.iter().all(on_earth), "{path}: {ring:?}");
            }
        }
    }
}

/// Twice the signed area of a ring, square degrees; positive if it turns counter-clockwise.
fn doubled(ring: &[LonLat]) -> f64 {
    ring.windows(2).map(|w| w[0].lon * w[1].lat - w[1].lon * w[0].lat).sum()
}

#[test]
fn exteriors_turn_counter_clockwise_and_holes_clockwise() {
    for name in ["polygon-with-hole.geojson", "winding-clockwise.geojson"] {
        let rings = &named(name).dataset.areas[0].rings;
        assert_eq!(rings.len(), 2, "{name}");
        assert!(doubled(&rings[0]) > 0.0 && doubled(&rings[1]) < 0.0, "{name}");
    }
}

#[test]
fn shapes_across_the_antimeridian_keep_their_size() {
    // Width × height of each in degrees.
    for (name, size) in [
        ("antimeridian-jump.geojson", 20.0 * 10.0),
        ("antimeridian-beyond-180.geojson", 20.0 * 10.0),
        ("antimeridian-hole.geojson", 20.0 * 10.0 - 4.0 * 4.0),
        ("antimeridian-already-cut.geojson", 20.0 * 10.0),
        ("antimeridian-world-frame.geojson", 360.0 * 180.0),
        ("polar-north.geojson", 360.0 * 10.0),
        ("polar-south.geojson", 360.0 * 20.0),
    ] {
        let area = &named(name).dataset.areas[0];
        let sum: f64 = area.rings.iter().map(|ring| doubled(ring) / 2.0).sum();
        assert!((sum - size).abs() < 1e-6, "{name}: {sum}");
    }
}

/// Where the first place of a file is, to a hundred-thousandth of a degree.
fn first_at(intake: &Intake) -> [i64; 2] {
    let Some(Position::At(at)) = intake.dataset.places.first().map(|place| &place.at) else {
        panic!("no place at a point: {intake:?}")
    };
    [at.lon, at.lat].map(|degrees| (degrees * 1e5).round() as i64)
}

#[test]
fn every_way_of_writing_paris_is_paris() {
    for name in [
        "point.geojson",
        "crs-2154.geojson",
        "crs-3857.geojson",
        "crs-84.geojson",
        "swapped-france.geojson",
        "number-as-text.geojson",
        "third-coordinate.geojson",
    ] {
        let [lon, lat] = first_at(&named(name));
        assert!((lon - 235_220).abs() <= 1 && (lat - 4_885_660).abs() <= 1, "{name}: {lon} {lat}");
    }
    assert_eq!(first_at(&named("longitude-beyond-180.geojson")), [-17_000_000, -1_700_000]);
}

#[test]
fn declared_tiers_come_in_their_order_with_their_words() {
    let data = named("tiers-declared.geojson").dataset;
    let tiers: Vec<[&str; 3]> = data.tiers.iter().map(|t| [&*t.id, &*t.fr, &*t.en]).collect();
    assert_eq!(tiers, [["capitale", "Capitale", "Capital"], ["communaute", "Communauté", "Community"]]);
    let ranks: Vec<(&str, u8)> = data.places.iter().map(|p| (&*p.name, p.tier)).collect();
    assert_eq!(ranks, [("Quimper", 1), ("Lille", 0)]);
}

#[test]
fn properties_are_found_by_their_names_in_french_and_english() {
    let data = named("properties-french.geojson").dataset;
    let place = &data.places[0];
    assert_eq!(
        [&place.name, &place.group, &place.link, &place.note, &place.edition].map(String::as_str),
        ["Lille", "Hauts-de-France", "https://lille.example/", "Au nord", "2019"]
    );
    assert_eq!(data.tiers[0].id, "Capitale");
    assert_eq!(data.places[1].at, Position::Code("59350".to_owned()));
}

#[test]
fn texts_are_kept_as_they_are() {
    let data = named("text-long-bidi-emoji.geojson").dataset;
    assert_eq!(data.places[0].name.chars().count(), 10_000);
    assert_eq!(data.places[1].name, "\u{202e}elliL\u{202c}");
    assert_eq!(data.places[2].name, "🗼 Paris 👩‍💻");
    let data = named("text-null-character.geojson").dataset;
    assert_eq!(data.places[0].name, "Lille");
}

#[test]
fn strict_keeps_nothing_of_a_file_with_an_error_and_all_of_one_with_warnings() {
    let strict = Options { strict: true, ..Options::default() };
    let text = |name: &str| fs::read_to_string(corpus().join("geojson").join(name)).expect(name);
    let bad = text("one-bad-of-three.geojson");
    assert_eq!(read(&bad, &Options::default()).dataset.places.len(), 2);
    assert_eq!(read(&bad, &strict).dataset.places.len(), 0);
    assert_eq!(read(&bad, &strict).problems, read(&bad, &Options::default()).problems);
    assert_eq!(read(&text("winding-clockwise.geojson"), &strict).dataset.areas.len(), 1);
}

#[test]
fn each_limit_refuses_the_file_and_says_how_to_raise_it() {
    let text = fs::read_to_string(corpus().join("geojson/one-bad-of-three.geojson")).expect("a file");
    let all = Limits::default();
    for (limits, code, word) in [
        (Limits { bytes: text.len() - 1, ..all }, Code::TooLarge, "limit of bytes"),
        (Limits { records: 2, ..all }, Code::TooManyRecords, "limit of records"),
        (Limits { positions: 2, ..all }, Code::TooManyPositions, "limit of positions"),
        (Limits { depth: 3, ..all }, Code::TooDeep, "limit of depth"),
    ] {
        let intake = read(&text, &Options { limits, strict: false });
        let last = intake.problems.last().expect("a problem");
        assert_eq!(last.code, code);
        assert!(last.message.contains(word), "{last}");
        assert!(intake.dataset.places.is_empty(), "{limits:?}");
    }
    let just = Limits { bytes: text.len(), records: 3, positions: 3, depth: 5 };
    assert_eq!(read(&text, &Options { limits: just, strict: false }).dataset.places.len(), 2);
}

#[test]
fn a_reading_in_small_steps_is_the_same_and_goes_forward() {
    for path in files(&corpus().join("geojson")) {
        let bytes = fs::read(&path).expect("a file");
        let text = String::from_utf8_lossy(&bytes);
        let mut reader = Reader::new(&*text, Options::default());
        let mut before = 0.0;
        while reader.advance(3) {
            let progress = reader.progress();
            assert!((before..=1.0).contains(&progress), "{}: {before} {progress}", path.display());
            before = progress;
        }
        assert_eq!(reader.progress(), 1.0);
        assert_eq!(reader.finish(), Reader::new(&*text, Options::default()).finish(), "{}", path.display());
    }
}

#[test]
fn a_thousand_wrong_positions_are_a_thousand_problems() {
    let positions: Vec<String> = (0..1000).map(|i| format!("[{}, 48]", 400 + i)).collect();
    let text = format!(
        r#"{{"type": "Feature", "properties": {{"name": "x"}}, "geometry": {{"type": "MultiPoint", "coordinates": [{}]}}}}"#,
        positions.join(",")
    );
    let problems = read(&text, &Options::default()).problems;
    assert_eq!(problems.len(), 1000);
    assert_eq!(problems[999].spot.to_string(), "geometry.coordinates[999]");
    assert!(problems.iter().all(|p| p.code.severity() == Severity::Error));
}
