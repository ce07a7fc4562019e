//! The data of the example pages, read as pages read it: nothing is wrong with it, nothing of it is lost, and what is
//! joined by code finds its area.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use std::collections::{BTreeMap, BTreeSet};
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
    assert_eq!(tiers(&network), [("Métropole French Tech", 13), ("Hub French Tech", 22)]);
    let editions: BTreeSet<_> = network.places.iter().map(|place| place.edition.as_str()).collect();
    assert!(editions.into_iter().eq(["2014", "2015", "2016-2018"]));
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
        [("Un à trois aéroports", 11), ("Quatre aéroports ou plus", 7), ("Aucun aéroport", 2)]
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
