//! The data of the example pages, read as pages read it: nothing is wrong with it, nothing of it is lost, and what is
//! joined by code finds its area.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use french_tech_map::geo::LonLat;
use french_tech_map::intake::{Dataset, Options, Position, read};

fn example(name: &str) -> Dataset {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/examples").join(name);
    let text = fs::read_to_string(path).expect(name);
    let intake = read(&text, &Options { strict: true, ..Options::default() });
    assert_eq!(intake.problems, [], "{name}");
    intake.dataset
}

/// How many places there are of each tier, in the order of the tiers.
fn tiers(dataset: &Dataset) -> Vec<(&str, usize)> {
    let count = |tier: usize| dataset.places.iter().filter(|place| usize::from(place.tier) == tier).count();
    dataset.tiers.iter().enumerate().map(|(i, tier)| (tier.fr.as_str(), count(i))).collect()
}

/// Whether a point is in an area, by how often a line from it to the east crosses the rings.
fn contains(rings: &[Vec<LonLat>], at: LonLat) -> bool {
    let crossed = |a: &LonLat, b: &LonLat| {
        (a.lat > at.lat) != (b.lat > at.lat)
            && at.lon < a.lon + (at.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)
    };
    let crossings = |ring: &Vec<LonLat>| ring.windows(2).filter(|side| crossed(&side[0], &side[1])).count();
    rings.iter().map(crossings).sum::<usize>() % 2 == 1
}

#[test]
fn the_network_of_the_first_years_has_all_titles_with_source_certainty_and_edition() {
    let network = example("reseau-2014-2018.csv");
    assert_eq!(tiers(&network), [("Métropole French Tech", 9 + 13 + 13), ("Hub French Tech", 3 + 22)]);
    let editions: BTreeSet<_> = network.places.iter().map(|place| place.edition.as_str()).collect();
    assert!(editions.into_iter().eq(["2014", "2015", "2016-2018"]));
    let count = |edition: &str| network.places.iter().filter(|place| place.edition == edition).count();
    assert_eq!(["2014", "2015", "2016-2018"].map(count), [9, 16, 35]);
    for place in &network.places {
        assert!(place.link.starts_with("http"), "{place:?}");
        assert!(place.note.contains("confirmé") || place.note.contains("déduit"), "{place:?}");
        assert!(!place.group.is_empty() && matches!(place.at, Position::At(_)), "{place:?}");
    }
}

#[test]
fn the_prefectures_are_one_in_each_departement() {
    let (prefectures, departements) = (example("prefectures.csv"), example("departements.geojson"));
    let found = tiers(&prefectures).into_iter().collect::<BTreeMap<_, _>>();
    assert!(found.into_iter().eq([("Préfecture de département", 83), ("Préfecture de région", 18)]));
    assert_eq!(prefectures.tiers[0].fr, "Préfecture de région", "the higher rank comes first");
    assert_eq!(departements.areas.len(), 101);
    for area in &departements.areas {
        // « Nord (59) »
        let note = format!(" ({})", area.code);
        let seats: Vec<_> = prefectures.places.iter().filter(|place| place.note.ends_with(&note)).collect();
        let [seat] = seats[..] else { panic!("{} has {} prefectures", area.name, seats.len()) };
        let Position::At(at) = seat.at else { panic!("{seat:?}") };
        // Outlines are coarse, and town halls by the sea may lie a little off.
        let near = [(0.0, 0.0), (0.03, 0.0), (-0.03, 0.0), (0.0, 0.03), (0.0, -0.03)];
        let shifted = |(lon, lat): (f64, f64)| LonLat { lon: at.lon + lon, lat: at.lat + lat };
        assert!(
            near.into_iter().any(|by| contains(&area.rings, shifted(by))),
            "{seat:?} is not in {}",
            area.name
        );
    }
}

#[test]
fn each_region_of_italy_finds_its_row() {
    let (airports, italy) = (example("aeroports-italie.csv"), example("italie.geojson"));
    assert_eq!(
        tiers(&airports),
        [("Quatre aéroports ou plus", 7), ("Un à trois aéroports", 11), ("Aucun aéroport", 2)]
    );
    let joined: BTreeMap<_, _> = airports
        .places
        .iter()
        .map(|place| (place.at.clone(), place))
        .map(|(at, place)| match at {
            Position::Code(code) => (code, place),
            Position::At(_) => panic!("{place:?} has coordinates"),
        })
        .collect();
    assert_eq!(joined.len(), 20);
    for area in &italy.areas {
        let place = joined.get(&area.code).expect(&area.code);
        assert_eq!(place.name, area.name);
        assert_eq!(place.note.is_empty(), airports.tiers[usize::from(place.tier)].fr == "Aucun aéroport");
    }
}

type Edge = [(u64, u64); 2];

fn edges(dataset: &Dataset) -> HashMap<Edge, Vec<(LonLat, LonLat)>> {
    let mut edges: HashMap<Edge, Vec<(LonLat, LonLat)>> = HashMap::new();
    for side in dataset.areas.iter().flat_map(|area| &area.rings).flat_map(|ring| ring.windows(2)) {
        let bits = |at: LonLat| (at.lon.to_bits(), at.lat.to_bits());
        let mut key = [bits(side[0]), bits(side[1])];
        key.sort_unstable();
        edges.entry(key).or_default().push((side[0], side[1]));
    }
    edges
}

#[test]
fn neighbours_have_the_same_border_edge_by_edge() {
    for (name, shared) in [("departements.geojson", 3_000), ("italie.geojson", 1_200)] {
        let dataset = example(name);
        let edges = edges(&dataset);
        assert!(edges.values().all(|uses| uses.len() < 3), "{name}");
        assert!(edges.values().filter(|uses| uses.len() == 2).count() > shared, "{name}");
        for (a, b) in edges.values().filter(|uses| uses.len() == 1).map(|uses| uses[0]) {
            // Thirty metres off on either side: the sea or another country, and the area that the edge is of.
            let (x, y) = (b.lon - a.lon, b.lat - a.lat);
            let off = 0.000_3 / (x * x + y * y).sqrt();
            let beside = |by: f64| LonLat {
                lon: (a.lon + b.lon) / 2.0 - by * y * off,
                lat: (a.lat + b.lat) / 2.0 + by * x * off,
            };
            let held = |at: LonLat| dataset.areas.iter().filter(|area| contains(&area.rings, at)).count();
            assert_eq!(held(beside(1.0)) + held(beside(-1.0)), 1, "{name}: {a:?} {b:?}");
        }
    }
}
