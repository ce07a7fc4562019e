//! Projections fitted to supplied data: against an independent implementation (PROJ through pyproj;
//! `tests/oracle/README.md`) and their own inverse, which one is chosen, and how rings are cut for them.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

#[allow(unreachable_pub, reason = "shared by tests")]
#[path = "support/planes.rs"]
mod planes;

use french_tech_map::geo::fitted::{
    Azimuthal, Choice, Conic, EqualEarthAt, Fitted, Spread, choose, framed, globe, graticule, prepare,
};
use french_tech_map::geo::{LonLat, Mercator, Projection, distance_km, lonlat, point};
use french_tech_map::intake::{Options, read};
use planes::{RADIUS, doubled, is_finite, planes, wild};
use proptest::collection::vec;
use proptest::prelude::*;

fn assert_agrees_with(csv: &str, plane: impl Fn([f64; 2]) -> Fitted) {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let mut checked = 0;
    for row in rows.deserialize::<(String, String, f64, f64, f64, f64)>() {
        let (parameters, place, lon, lat, x, y) = row.expect("oracle row");
        let (a, b) = parameters.split_once(' ').expect("two numbers");
        let plane = plane([a.parse().expect("a number"), b.parse().expect("a number")]);
        let p = plane.project(lonlat(lon, lat)).expect("inside the domain");
        let error = (p.x - x).hypot(p.y - y);
        assert!(error < 1.0, "{parameters}, {place}: {error} m off");
        checked += 1;
    }
    assert!(checked >= 89, "only {checked} places");
}

#[test]
fn albers_is_within_a_metre_of_proj() {
    assert_agrees_with(include_str!("oracle/albers.csv"), |parallels| {
        let origin = match parallels[0] {
            52.0 => lonlat(105.0, 60.0),
            29.5 => lonlat(-96.0, 37.5),
            _ => lonlat(132.0, -27.0),
        };
        Fitted::Conic(Conic::new(origin, parallels))
    });
}

#[test]
fn the_azimuthal_is_within_a_metre_of_proj() {
    assert_agrees_with(include_str!("oracle/azimuthal.csv"), |[lon, lat]| {
        Fitted::Azimuthal(Azimuthal::new(lonlat(lon, lat)))
    });
}

/// The sheet's projection and central position for what lies in a box, rounded.
fn chosen(west: f64, south: f64, east: f64, north: f64) -> (&'static str, f64) {
    let lons = (0..=20).map(move |i| west + (east - west) * f64::from(i) / 20.0);
    let positions = lons.flat_map(|lon| [lonlat(lon, south), lonlat(lon, north)]);
    // As files have them, within ±180.
    let within = positions.map(|at| lonlat((at.lon + 180.0).rem_euclid(360.0) - 180.0, at.lat));
    let sheets = choose(within, Choice::Auto);
    assert!(sheets.insets.is_empty());
    (sheets.main.name(), sheets.main.meridian().round())
}

#[test]
fn each_part_of_the_world_gets_its_projection() {
    for (what, [west, south, east, north], expected) in [
        ("Russia", [19.6, 41.2, 190.4, 81.9], ("conic", 105.0)),
        ("United States with Alaska", [172.4, 18.9, 293.1, 71.4], ("conic", -127.0)),
        ("China", [73.5, 18.2, 134.8, 53.6], ("conic", 104.0)),
        ("Germany", [5.9, 47.3, 15.0, 55.1], ("azimuthal", 10.0)),
        ("Chile", [-75.7, -55.9, -66.4, -17.5], ("azimuthal", -71.0)),
        ("Indonesia", [95.0, -11.0, 141.0, 6.1], ("azimuthal", 118.0)),
        ("Fiji", [176.9, -19.2, 181.6, -16.0], ("azimuthal", 179.0)),
        ("New Zealand", [166.4, -47.3, 184.0, -34.4], ("azimuthal", 175.0)),
        ("Europe", [-25.0, 34.0, 45.0, 72.0], ("azimuthal", 10.0)),
        ("Antarctica", [-180.0, -90.0, 180.0, -63.0], ("azimuthal", 0.0)),
        ("the world", [-180.0, -60.0, 180.0, 80.0], ("equal-earth", 11.0)),
        ("the Pacific's shores", [95.0, -50.0, 290.0, 60.0], ("equal-earth", -168.0)),
    ] {
        let (name, meridian) = chosen(west, south, east, north);
        assert!(name == expected.0 && (meridian - expected.1).abs() <= 1.0, "{what}: {name} at {meridian}");
    }
}

const LILLE: LonLat = lonlat(3.06, 50.63);
const BREST: LonLat = lonlat(-4.49, 48.39);
const NICE: LonLat = lonlat(7.26, 43.71);
const CAYENNE: LonLat = lonlat(-52.33, 4.92);
const SAINT_DENIS: LonLat = lonlat(55.45, -20.88);
const NUKU_HIVA: LonLat = lonlat(-140.1, -8.9);

#[test]
fn overseas_points_land_in_their_inset() {
    let sheets = choose([LILLE, BREST, NICE, CAYENNE, SAINT_DENIS].into_iter(), Choice::Auto);
    assert_eq!(sheets.main, Fitted::Lambert93);
    let codes: Vec<_> = sheets.insets.iter().map(|inset| inset.code).collect();
    assert_eq!(codes, ["03", "04"]);
    let sheet = |at| sheets.locate(at).map(|(sheet, _)| sheet);
    assert_eq!([sheet(LILLE), sheet(CAYENNE), sheet(SAINT_DENIS)], [Some(0), Some(1), Some(2)]);
    assert!(sheets.insets.iter().all(|inset| !inset.partial));
    // No inset has been made for what was not there.
    assert_eq!(sheet(NUKU_HIVA), None);
}

#[test]
fn files_of_regions_are_france_with_its_insets() {
    let mut spread = Spread::default();
    let mut rings = Vec::new();
    for name in ["regions.geojson", "insets.geojson"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name);
        let text = std::fs::read_to_string(path).expect("a file");
        let areas = read(&text, &Options::default()).dataset.areas;
        rings.extend(
            areas
                .into_iter()
                .flat_map(|area| area.rings.into_iter().map(move |ring| (area.code.clone(), ring))),
        );
    }
    rings.iter().flat_map(|(_, ring)| ring).for_each(|at| spread.add(*at));
    let sheets = spread.sheets(Choice::Auto);
    let codes: Vec<_> = sheets.insets.iter().map(|inset| inset.code).collect();
    assert_eq!((sheets.main, codes), (Fitted::Lambert93, vec!["01", "02", "03", "04", "06", "988", "987"]));
    for (code, ring) in &rings {
        let at = sheets.insets.iter().position(|inset| inset.code == code).map_or(0, |i| i + 1);
        assert!(ring.iter().all(|position| sheets.sheet_of(*position) == Some(at)), "{code}");
        let prepared = prepare(core::slice::from_ref(ring), sheets.plane(at).expect("a plane"));
        assert_eq!(prepared[0], *ring, "{code}");
    }
}

#[test]
fn what_an_inset_does_not_show_is_said() {
    let sheets = choose([LILLE, NUKU_HIVA].into_iter(), Choice::Auto);
    assert_eq!((sheets.insets[0].code, sheets.insets[0].partial), ("987", true));
    assert_eq!((sheets.sheet_of(NUKU_HIVA), sheets.locate(NUKU_HIVA)), (Some(1), None));
}

#[test]
fn france_is_chosen_for_france_only() {
    let auto = |positions: &[LonLat]| choose(positions.iter().copied(), Choice::Auto);
    assert_eq!(auto(&[LILLE, NICE, lonlat(4.35, 50.85)]).main.name(), "azimuthal");
    assert_eq!(auto(&[SAINT_DENIS]).main.name(), "azimuthal");
    assert!(auto(&[SAINT_DENIS]).insets.is_empty());
    let two = auto(&[SAINT_DENIS, CAYENNE]);
    assert_eq!((two.main.name(), two.insets.len()), ("lambert-93", 2));
    // A region is shown alone, the whole with its overseas.
    let wide =
        |sheets: &french_tech_map::geo::fitted::Sheets| sheets.main_extent.east - sheets.main_extent.west;
    let brittany = [BREST, lonlat(-1.68, 48.11)];
    assert!(wide(&auto(&brittany)) < 3.0);
    assert!(wide(&auto(&[BREST, CAYENNE])) > 14.0);
}

#[test]
fn one_position_is_shown_with_fifty_kilometres() {
    for at in [lonlat(13.4, 52.5), lonlat(-179.99, -17.0), lonlat(25.0, 89.9), LILLE] {
        let sheets = choose([at].into_iter(), Choice::Auto);
        let (min, max) = framed(sheets.main, sheets.main_extent).expect("something");
        let p = sheets.main.project(at).expect("shown");
        assert!(min.x <= p.x && p.x <= max.x && min.y <= p.y && p.y <= max.y);
        let (wide, high) = ((max.x - min.x) / 1000.0, (max.y - min.y) / 1000.0);
        assert!(wide > 45.0 && wide < 120.0 && high > 45.0 && high < 120.0, "{at:?}: {wide} × {high} km");
    }
}

#[test]
fn names_are_read_as_they_are_written() {
    for (name, choice) in Choice::NAMES {
        assert_eq!(Choice::from_name(name), Some(choice));
        let named = choose([LILLE, NICE].into_iter(), choice).main.name();
        assert!(choice == Choice::Auto || named == name, "{name} gave {named}");
    }
    assert_eq!(Choice::from_name("Mercator"), None);
}

#[test]
fn the_globe_surrounds_its_graticule() {
    let world = EqualEarthAt { meridian: 170.0 };
    let edge = globe(world, 5000.0);
    let ring = edge.runs().next().expect("an edge");
    assert_eq!(ring.first(), ring.last());
    assert!((doubled(ring) / 2.0 / (4.0 * core::f64::consts::PI * RADIUS * RADIUS) - 1.0).abs() < 2e-3);
    let widest = ring.iter().map(|p| p.x).fold(0.0, f64::max);
    assert!(graticule(world, 5000.0).runs().flatten().all(|p| p.x.abs() <= widest && p.y.abs() < 8.5e6));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_projection_inverts_over_its_domain(lon in -180.0..=180.0_f64, lat in -84.9..=84.9_f64) {
        let at = lonlat(lon, lat);
        for plane in planes() {
            let Some(p) = plane.project(at) else {
                let Fitted::Azimuthal(azimuthal) = plane else { panic!("{plane:?}: {at:?}") };
                let opposite = lonlat(azimuthal.center().lon + 180.0, -azimuthal.center().lat);
                prop_assert!(distance_km(at, opposite) < 112.0);
                continue;
            };
            let back = plane.invert(p).expect("its own image");
            prop_assert!((back.lon - plane.meridian()).abs() <= 180.0 + 1e-9);
            // Metres: where a plane is drawn out, degrees are less.
            prop_assert!(distance_km(at, back) < 1e-3, "{plane:?}: {at:?} came back as {back:?}");
        }
    }

    #[test]
    fn wild_numbers_give_no_point_that_is_not_finite(at in wild()) {
        for plane in planes() {
            prop_assert!(plane.project(at).is_none_or(|p| is_finite(&p)), "{plane:?}");
            let back = plane.invert(point(at.lon, at.lat));
            prop_assert!(back.is_none_or(|at| at.lon.is_finite() && at.lat.abs() <= 90.0), "{plane:?}");
        }
    }

    #[test]
    fn wild_parameters_give_no_point_that_is_not_finite(origin in wild(), parallels in wild(), at in wild()) {
        let conic = Conic::new(origin, [parallels.lon, parallels.lat]);
        for plane in [
            Fitted::Conic(conic),
            Fitted::Azimuthal(Azimuthal::new(origin)),
            Fitted::EqualEarth(EqualEarthAt { meridian: origin.lon }),
            Fitted::Mercator(Mercator { meridian: origin.lon, parallel: origin.lat }),
        ] {
            prop_assert!(plane.project(at).is_none_or(|p| is_finite(&p)), "{plane:?}");
            let _ = (plane.invert(point(at.lon, at.lat)), prepare(&[vec![at, origin, parallels, at]], plane));
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_chosen_shows_everything(
        center in (-180.0..180.0_f64, -90.0..=90.0_f64),
        size in (0.0..360.0_f64, 0.0..180.0_f64),
        parts in vec((-0.5..0.5_f64, -0.5..0.5_f64), 1..30),
        stray in wild(),
    ) {
        let near = |(u, v): &(f64, f64)| lonlat(center.0 + size.0 * u, (center.1 + size.1 * v).clamp(-90.0, 90.0));
        let positions: Vec<LonLat> = parts.iter().map(near).collect();
        let sheets = choose(positions.iter().copied(), Choice::Auto);
        prop_assert!(sheets.main_extent.east - sheets.main_extent.west <= 360.0);
        for at in &positions {
            let sheet = sheets.sheet_of(*at).expect("a sheet");
            prop_assert!(sheets.plane(sheet).expect("a plane").project(*at).is_some(), "{at:?} on {sheets:?}");
            let shown = sheets.main_extent;
            let beside = [-720.0, -360.0, 0.0, 360.0, 720.0].map(|turn| at.lon + turn);
            let inside = |lon: f64| lon >= shown.west - 1e-9 && lon <= shown.east + 1e-9;
            prop_assert!(sheet > 0 || (beside.into_iter().any(inside) && at.lat >= shown.south && at.lat <= shown.north));
        }
        let mut spread = Spread::default();
        positions.iter().for_each(|at| spread.add(*at));
        spread.add(stray);
        for (_, choice) in Choice::NAMES {
            let sheets = spread.sheets(choice);
            prop_assert!(framed(sheets.main, sheets.main_extent).is_some(), "{sheets:?}");
        }
    }

}
