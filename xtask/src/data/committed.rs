//! What is true of the files as committed, checked without making them anew.

use std::collections::BTreeSet;
use std::fs;

use geo::algorithm::winding_order::{Winding as _, WindingOrder};
use geo::algorithm::{Contains as _, CoordsIter as _, LinesIter as _, Validation as _};
use geo::{Coord, Point};

use super::feature::{self, Feature};
use super::sums;

const ALL: [&str; 4] = ["context.geojson", "insets.geojson", "regions.geojson", "world.geojson"];
/// Everything that is made from packages.
const MADE: [&str; 6] = [
    "communes.csv",
    "context.geojson",
    "departements.csv",
    "insets.geojson",
    "regions.geojson",
    "world.geojson",
];

fn read(name: &str) -> Vec<Feature> {
    feature::read(&crate::paths::root().join("data").join(name)).unwrap()
}

fn find<'a>(features: &'a [Feature], key: &str, value: &str) -> &'a Feature {
    features.iter().find(|feature| feature.get(key) == value).unwrap_or_else(|| panic!("{value} is missing"))
}

fn coords(features: &[Feature]) -> impl Iterator<Item = Coord> {
    features.iter().flat_map(|feature| feature.shape.coords_iter())
}

#[test]
fn the_fingerprints_are_those_of_the_files() {
    let folder = crate::paths::root().join("data");
    let list = fs::read_to_string(folder.join(sums::FILE)).unwrap();
    let expected = MADE.map(|name| format!("{}  {name}\n", sums::of_file(&folder.join(name)).unwrap()));
    assert_eq!(list, expected.concat());
}

#[test]
fn rings_are_valid_and_wound_as_the_standard_wants() {
    for name in ALL {
        for feature in read(name) {
            assert!(feature.shape.is_valid(), "{name} {:?}", feature.properties);
            for polygon in &feature.shape {
                assert_eq!(
                    polygon.exterior().winding_order(),
                    Some(WindingOrder::CounterClockwise),
                    "{name}"
                );
                let mut holes = polygon.interiors().iter();
                assert!(holes.all(|hole| hole.winding_order() == Some(WindingOrder::Clockwise)), "{name}");
            }
        }
    }
}

/// A vertex within a neighbour's edge would be a crack, or a border drawn twice.
#[test]
fn borders_have_the_same_vertices_on_both_sides() {
    for name in ALL {
        let features = read(name);
        let mut vertices: Vec<Coord> = coords(&features).collect();
        vertices.sort_by(|a, b| a.y.total_cmp(&b.y));
        for line in features.iter().flat_map(|feature| feature.shape.lines_iter()) {
            let (south, north) = (line.start.y.min(line.end.y), line.start.y.max(line.end.y));
            let first = vertices.partition_point(|at| at.y < south);
            for at in vertices[first..].iter().take_while(|at| at.y <= north) {
                assert!(!within(*at, line.start, line.end), "{name}: {at:?} lies on {line:?}");
            }
        }
    }
}

/// Whether a point lies on a segment, apart from its ends; of numbers with few decimals.
fn within(at: Coord, start: Coord, end: Coord) -> bool {
    let [a, b, p] = [start, end, at].map(|at| [at.x, at.y].map(|value| (value * 1000.0).round() as i64));
    let cross = (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
    let along = (p[0] - a[0]) * (p[0] - b[0]) + (p[1] - a[1]) * (p[1] - b[1]);
    cross == 0 && along < 0
}

#[test]
fn the_world_ends_at_169_west_and_is_not_cut_at_180() {
    let world = read("world.geojson");
    assert!(coords(&world).all(|at| (-169.0..=191.0).contains(&at.x)));
    let ends: BTreeSet<_> = world
        .iter()
        .filter(|country| country.shape.coords_iter().any(|at| at.x == -169.0 || at.x == 191.0))
        .map(|country| country.get("a3"))
        .collect();
    assert_eq!(ends, BTreeSet::from(["USA"]), "only St. Lawrence Island lies across the cut");
    let cut = |line: &geo::Line| line.start.x == 180.0 && line.end.x == 180.0;
    assert!(!world.iter().flat_map(|country| country.shape.lines_iter()).any(|line| cut(&line)));
}

#[test]
fn small_countries_and_french_territories_are_on_the_world_map() {
    let world = read("world.geojson");
    for a3 in ["SGP", "HKG", "MUS", "MLT", "BHR", "MCO", "LUX", "XKX", "ESH"] {
        assert_eq!(find(&world, "a3", a3).get("sov"), "");
    }
    for a3 in ["NCL", "PYF", "SPM", "BLM", "MAF", "WLF", "ATF"] {
        assert_eq!(find(&world, "a3", a3).get("sov"), "FRA");
    }
    assert!(world.iter().all(|country| ["a2", "nom", "en"].iter().all(|key| !country.get(key).is_empty())));
}

#[test]
fn disputed_places_are_where_the_choice_of_source_puts_them() {
    let world = read("world.geojson");
    let places = [
        ("Simferopol", 34.1, 45.0, "UKR"),
        ("Smara", -11.67, 26.74, "ESH"),
        ("Hargeisa", 44.06, 9.56, "SOM"),
        ("Kyrenia", 33.5, 35.25, "CYP"),
        ("Gaza", 34.35, 31.4, "PSE"),
        ("Cayenne", -52.9, 4.0, "FRA"),
        ("Saint-Denis", 55.5, -21.1, "FRA"),
        ("Mamoudzou", 45.15, -12.82, "FRA"),
    ];
    for (place, x, y, a3) in places {
        assert!(find(&world, "a3", a3).shape.contains(&Point::new(x, y)), "{place} is not in {a3}");
    }
}

#[test]
fn the_islands_one_looks_for_are_there() {
    let regions = read("regions.geojson");
    assert_eq!(regions.len(), 18);
    let islands = [
        ("Ré", -1.41, 46.19, "75"),
        ("Oléron", -1.28, 45.92, "75"),
        ("Yeu", -2.35, 46.71, "52"),
        ("Belle-Île", -3.18, 47.33, "53"),
        ("Groix", -3.46, 47.64, "53"),
        ("Ouessant", -5.09, 48.46, "53"),
        ("Levant", 6.46, 43.03, "93"),
        ("Corse", 9.1, 42.2, "94"),
        ("Marie-Galante", -61.27, 15.93, "01"),
    ];
    for (island, x, y, code) in islands {
        assert!(find(&regions, "code", code).shape.contains(&Point::new(x, y)), "{island}");
    }
    let insets = read("insets.geojson");
    for (island, x, y) in
        [("Tahiti", -149.45, -17.65), ("Moorea", -149.83, -17.53), ("Raiatea", -151.44, -16.82)]
    {
        assert!(find(&insets, "code", "987").shape.contains(&Point::new(x, y)), "{island}");
    }
}

#[test]
fn the_neighbours_fill_their_box_and_leave_france_out() {
    let context = read("context.geojson");
    assert!(coords(&context).all(|at| (-8.0..=16.0).contains(&at.x) && (40.0..=52.0).contains(&at.y)));
    assert!(context.iter().all(|country| country.get("a2") != "FR"));
    let paris = Point::new(2.35, 48.86);
    assert!(context.iter().all(|country| !country.shape.contains(&paris)));
}
