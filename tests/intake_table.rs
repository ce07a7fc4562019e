//! Tables as newsrooms have them: where their places are, and that no table makes the reader stumble. What editors are told
//! of each is looked at by `intake.rs`.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use std::path::{Path, PathBuf};

use french_tech_map::intake::table::Reader;
use french_tech_map::intake::{Code, Intake, Limits, Options, Position, Severity};
use proptest::prelude::*;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/intake/table")
}

/// Each table of the corpus: its path, and its text with marks for what is not UTF-8.
fn corpus() -> Vec<(PathBuf, String)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "csv" || end == "tsv"));
    files.sort();
    let text = |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
    files.into_iter().map(|path| (path.clone(), text(&path))).collect()
}

fn read(text: &str) -> Intake {
    french_tech_map::intake::read(text, &Options::default())
}

/// Where a file of the corpus has its places: name, latitude, longitude.
fn places(name: &str) -> Vec<(String, f64, f64)> {
    let text = std::fs::read_to_string(folder().join(name)).unwrap();
    let places = read(&text).dataset.places.into_iter();
    places
        .map(|place| match place.at {
            Position::At(at) => (place.name, at.lat, at.lon),
            Position::Code(code) => panic!("{} is at {code}", place.name),
        })
        .collect()
}

const LILLE: (&str, f64, f64) = ("Lille", 50.6292, 3.0573);
const LYON: (&str, f64, f64) = ("Lyon", 45.7640, 4.8357);
const BREST: (&str, f64, f64) = ("Brest", 48.3904, -4.4861);
const PARIS: (&str, f64, f64) = ("Paris", 48.8566, 2.3522);
const TOKYO: (&str, f64, f64) = ("Tokyo", 35.6895, 139.6917);
const SAN_FRANCISCO: (&str, f64, f64) = ("San Francisco", 37.7749, -122.4194);

#[test]
fn places_are_where_they_are_however_that_is_written() {
    for (file, expected) in [
        ("comma.csv", vec![LILLE, LYON]),
        ("tab.tsv", vec![LILLE, LYON]),
        ("combined.csv", vec![LILLE, LYON]),
        ("combined-longitude-first.csv", vec![LILLE, LYON]),
        ("combined-latlon-mirrored.csv", vec![LILLE, LYON, BREST]),
        ("combined-decimal-commas.csv", vec![LILLE, LYON, BREST]),
        ("combined-wkt.csv", vec![LILLE, LYON]),
        ("combined-longitude-first-abroad.csv", vec![TOKYO, ("New York", 40.7128, -74.0060), SAN_FRANCISCO]),
        ("swapped.csv", vec![LILLE, LYON, ("Marseille", 43.2965, 5.3698)]),
        ("swapped-abroad.csv", vec![TOKYO, SAN_FRANCISCO, LILLE]),
        ("somalia.csv", vec![("Mogadiscio", 2.0469, 45.3182)]),
        ("degrees.csv", vec![LILLE, ("New York", 40.7128, -74.0060), ("Montréal", 45.5019, -73.5674)]),
        ("degrees-crossed.csv", vec![("Paris", 48.85, 2.35)]),
        ("quotes-after-spaces.csv", vec![LILLE]),
        ("no-break-spaces.csv", vec![LILLE]),
    ] {
        let places = places(file);
        assert_eq!(places.len(), expected.len(), "{file}: {places:?}");
        for ((name, lat, lon), wanted) in places.iter().zip(expected) {
            assert_eq!((name.as_str(), *lat, *lon), wanted, "{file}");
        }
    }
}

#[test]
fn metres_of_lambert_93_are_where_the_degrees_are() {
    for file in ["lambert-93.csv", "lambert-93-mirrored.csv"] {
        for (name, lat, lon) in places(file) {
            let expected = [PARIS, LILLE, BREST].into_iter().find(|(known, ..)| *known == name).unwrap();
            let far = (lat - expected.1).hypot(lon - expected.2);
            assert!(far < 1e-5, "{file}: {name} at {lat}, {lon}");
        }
    }
}

#[test]
fn codes_get_their_zero_back_and_stay_otherwise() {
    let codes =
        |text: &str| -> Vec<Position> { read(text).dataset.places.into_iter().map(|p| p.at).collect() };
    let at = |codes: &[&str]| -> Vec<Position> {
        codes.iter().map(|c| Position::Code((*c).to_string())).collect()
    };
    assert_eq!(codes("nom;insee\nA;1053\nB;59350\nC;2A004\n"), at(&["01053", "59350", "2A004"]));
    assert_eq!(codes("nom;dep\nA;1\nB;2A\nC;974\n"), at(&["01", "2A", "974"]));
    assert_eq!(codes("nom;code\nA;1\nB;2\n"), at(&["1", "2"]));
    assert_eq!(codes("nom;code\nA;1053\nB;2408\n"), at(&["1053", "2408"]));
}

#[test]
fn a_row_keeps_all_that_it_says() {
    let text = std::fs::read_to_string(folder().join("headers-french.csv")).unwrap();
    let dataset = read(&text).dataset;
    let brest = dataset.places.last().unwrap();
    assert_eq!((brest.name.as_str(), brest.tier), ("Brest", 1));
    assert_eq!(
        [&brest.group, &brest.link, &brest.note, &brest.edition],
        ["Bretagne", "/brest", "À l’ouest", "2019"]
    );
    let tiers: Vec<_> = dataset.tiers.iter().map(|tier| tier.id.as_str()).collect();
    assert_eq!(tiers, ["Capitale", "Communauté"]);
}

#[test]
fn a_column_has_its_first_value_as_example() {
    let columns = read("nom;lat;lon;note\nLille;50,6;3,1;\nLyon;45,8;4,8;au sud\n").columns;
    let examples: Vec<_> = columns.iter().map(|column| column.example.as_str()).collect();
    assert_eq!(examples, ["Lille", "50,6", "3,1", "au sud"]);
}

#[test]
fn what_is_too_large_is_refused_and_said() {
    let text = "nom,lat,lon\nA,1,2\nB,3,4\nC,5,6\n";
    let limits = Limits { records: 2, ..Limits::default() };
    let intake = french_tech_map::intake::read(text, &Options { limits, ..Options::default() });
    assert_eq!(intake.dataset.places.len(), 2);
    assert_eq!(intake.problems.len(), 1);
    assert_eq!(
        (intake.problems[0].code, intake.problems[0].spot.to_string()),
        (Code::TooManyRecords, "line 4".into())
    );
    let intake = french_tech_map::intake::read(
        text,
        &Options { limits: Limits { bytes: 20, ..Limits::default() }, ..Options::default() },
    );
    assert_eq!(intake.dataset.places.len(), 0);
    assert_eq!(intake.problems[0].code, Code::TooLarge);
}

#[test]
fn tiers_differ_by_more_than_accents_and_the_size_of_letters() {
    let rows = ["Capitale", "CAPITALE", " capitalé ", "★★", "★"];
    let rows: String = rows.iter().map(|tier| format!("Lille;50.6;3.1;{tier}\n")).collect();
    let data = read(&format!("nom;lat;lon;type\n{rows}")).dataset;
    let ids: Vec<&str> = data.tiers.iter().map(|tier| tier.id.as_str()).collect();
    assert_eq!(ids, ["Capitale", "★★", "★"]);
    let ranks: Vec<u8> = data.places.iter().map(|place| place.tier).collect();
    assert_eq!(ranks, [0, 0, 0, 1, 2]);
}

#[test]
fn hostile_tables_are_read_in_no_time() {
    let good = "nom;lat;lon\n";
    for text in [
        format!("{good}{}", "\"a;1;2\n".repeat(20_000)),
        format!("{good}{}", "\"\"\"a;1;2\n".repeat(20_000)),
        format!("{good}\"{}", "a;1;2\n".repeat(20_000)),
        format!("{good}{}", "\"a\"b\"\n".repeat(20_000)),
        format!("nom;lat;lon{}\n{}", ";x".repeat(20_000), "a\n".repeat(20_000)),
        format!("nom;lat;lon{}\n{}", ";x".repeat(900), "a;1;2\n".repeat(5_000)),
        format!("{good}{}", "\n".repeat(100_000)),
        format!("{good}{}", ";;\n".repeat(20_000)),
        ";".repeat(200_000),
    ] {
        let start = std::time::Instant::now();
        let problems = read(&text).problems.len();
        let seconds = start.elapsed().as_secs_f64();
        assert!(problems > 0 && seconds < 10.0, "{problems} problems in {seconds} s of {:?}", &text[..30]);
        eprintln!("{seconds:.2} s, {problems} problems, {:?}", &text[..30]);
    }
}

/// Reads as a table, whatever it is.
fn at_once(text: &str) -> Intake {
    Reader::new(text, Options::default()).finish()
}

/// Reads piece by piece, and checks what is told in between.
fn in_pieces(text: &str, bytes: usize) -> Intake {
    let mut reader = Reader::new(text, Options::default());
    let mut before = 0.0;
    loop {
        let more = reader.advance(bytes);
        let progress = reader.progress();
        assert!((before..=1.0).contains(&progress), "{before} and then {progress}");
        before = progress;
        if !more {
            assert_eq!(progress, 1.0);
            return reader.finish();
        }
    }
}

#[test]
fn pieces_make_no_difference() {
    for (path, text) in corpus() {
        for bytes in [1, 7, 100] {
            assert_eq!(in_pieces(&text, bytes), at_once(&text), "{} by {bytes}", path.display());
        }
    }
}

/// What a file must hold whatever it was made from.
fn assert_sound(text: &str) {
    let intake = at_once(text);
    assert_eq!(in_pieces(text, 5), intake);
    let lines = text.split(['\r', '\n']).count();
    for problem in &intake.problems {
        if let french_tech_map::intake::Spot::Line(line, _) = problem.spot {
            assert!((1..=lines).contains(&line), "{problem} in {lines} lines");
        }
        assert!(problem.value.chars().count() <= 60 && !problem.message.is_empty(), "{problem:?}");
    }
    for place in &intake.dataset.places {
        assert!((place.tier as usize) < intake.dataset.tiers.len() && !place.name.is_empty(), "{place:?}");
        match &place.at {
            Position::At(at) => assert!(at.lat.abs() <= 90.0 && at.lon.abs() <= 180.0, "{place:?}"),
            Position::Code(code) => assert!(!code.is_empty(), "{place:?}"),
        }
    }
    let dropped = intake.problems.iter().any(|problem| problem.code.severity() == Severity::Error);
    assert!(!intake.dataset.places.is_empty() || dropped, "nothing read and nothing said of {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn what_looks_like_a_table_is_read_without_a_panic(
        text in "(nom|lat|lon|code_insee|xy|type)([;,\t](nom|lat|lon|geo|x|y|type|url)){0,4}\r?\n([-0-9a-zé;,\t\"\r\n .°'=\u{0}\u{fffd}]{0,12}[;,\n]){0,20}",
    ) {
        assert_sound(&text);
    }

    #[test]
    fn a_damaged_table_is_read_without_a_panic(
        file in 0_usize..60,
        cuts in prop::collection::vec((any::<prop::sample::Index>(), "[;,\"\r\n0-9\u{0}é°]{0,2}", 0_usize..3), 1..6),
    ) {
        let (_, text) = corpus().swap_remove(file);
        let mut letters: Vec<char> = text.chars().collect();
        for (at, new, gone) in cuts {
            let from = at.index(letters.len() + 1);
            let to = (from + gone).min(letters.len());
            letters.splice(from..to, new.chars());
        }
        assert_sound(&letters.into_iter().collect::<String>());
    }
}
