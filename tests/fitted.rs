//! Projections fitted to supplied data: against an independent implementation (PROJ through pyproj;
//! `tests/oracle/README.md`) and their own inverse, which one is chosen, and how rings are cut for them.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use french_tech_map::geo::fitted::{
    Azimuthal, Choice, Conic, EqualEarthAt, Fitted, Spread, choose, framed, globe, graticule, on_cut,
    prepare, project_ring,
};
use french_tech_map::geo::{LonLat, Mercator, Point, Projection, distance_km, lonlat, point};
use proptest::collection::vec;
use proptest::prelude::*;

/// Authalic radius of WGS84, metres.
const RADIUS: f64 = 6_371_007.181;

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

fn planes() -> Vec<Fitted> {
    let mut planes = vec![Fitted::Lambert93];
    for (lon, lat) in
        [(0.0, 0.0), (10.5, 51.0), (-170.25, -20.0), (179.0, 66.0), (105.0, 90.0), (-60.0, -90.0)]
    {
        planes.extend([
            Fitted::Conic(Conic::new(lonlat(lon, lat), [lat * 0.7, lat * 0.9])),
            Fitted::Azimuthal(Azimuthal::new(lonlat(lon, lat))),
            Fitted::EqualEarth(EqualEarthAt { meridian: lon }),
            Fitted::Mercator(Mercator { meridian: lon, parallel: lat * 0.7 }),
        ]);
    }
    planes
}

/// A number of any kind, those of maps more often.
fn number() -> impl Strategy<Value = f64> {
    let special = [f64::NAN, f64::INFINITY, -1e300, 1e300, 5e-324, -0.0, 90.0, -90.0, 180.0, -180.0];
    prop_oneof![any::<f64>(), -200.0..200.0_f64, prop::sample::select(special.to_vec())]
}

fn wild() -> impl Strategy<Value = LonLat> {
    (number(), number()).prop_map(|(lon, lat)| lonlat(lon, lat))
}

fn is_finite(p: &Point) -> bool {
    p.x.is_finite() && p.y.is_finite()
}

fn doubled(ring: &[Point]) -> f64 {
    ring.windows(2).map(|edge| edge[0].x * edge[1].y - edge[1].x * edge[0].y).sum()
}

/// An area on a plane, square metres.
fn area(rings: &[Vec<LonLat>], plane: Fitted, tolerance: f64) -> f64 {
    let drawn = rings.iter().map(|ring| {
        let mut out = Vec::new();
        project_ring(ring, plane, tolerance, &mut out);
        doubled(&out)
    });
    drawn.sum::<f64>() / 2.0
}

/// An area between meridians and parallels on the sphere, square metres.
fn spherical(west: f64, south: f64, east: f64, north: f64) -> f64 {
    RADIUS * RADIUS * (east - west).to_radians() * (north.to_radians().sin() - south.to_radians().sin())
}

/// A box counter-clockwise, or clockwise, cut at ±180° as readers of files do.
fn boxed(west: f64, south: f64, east: f64, north: f64, hole: bool) -> Vec<Vec<LonLat>> {
    let ring = |west: f64, east: f64| {
        // A corner every few degrees, so that edges are those of lands; the same in either direction.
        let steps = |from: f64, to: f64| {
            let count = ((to - from) / 4.0).ceil().max(1.0) as u32;
            (0..=count).map(move |i| if i == count { to } else { from + f64::from(i) * 4.0 })
        };
        let mut ring: Vec<LonLat> = steps(west, east).map(|lon| lonlat(lon, south)).collect();
        ring.extend(steps(south, north).map(|lat| lonlat(east, lat)));
        let back: Vec<f64> = steps(west, east).collect();
        ring.extend(back.iter().rev().map(|lon| lonlat(*lon, north)));
        let down: Vec<f64> = steps(south, north).collect();
        ring.extend(down.iter().rev().map(|lat| lonlat(west, *lat)));
        ring.dedup();
        ring.push(ring[0]);
        if hole {
            ring.reverse();
        }
        ring
    };
    match (west, east) {
        (w, e) if w < 180.0 && e > 180.0 => vec![ring(w, 180.0), ring(-180.0, e - 360.0)],
        (w, e) if w >= 180.0 => vec![ring(w - 360.0, e - 360.0)],
        (w, e) => vec![ring(w, e)],
    }
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

    #[test]
    fn cut_and_joined_areas_stay_as_large_as_they_are(
        west in -180.0..180.0_f64, width in 1.0..150.0_f64,
        south in -75.0..60.0_f64, height in 1.0..14.0_f64,
        with_hole in any::<bool>(),
    ) {
        let (east, north) = (west + width, south + height);
        let mut rings = boxed(west, south, east, north, false);
        let mut expected = spherical(west, south, east, north);
        if with_hole {
            let (w, s, e, n) = (west + width / 4.0, south + height / 4.0, east - width / 4.0, north - height / 4.0);
            rings.extend(boxed(w, s, e, n, true));
            expected -= spherical(w, s, e, n);
        }
        for plane in planes() {
            let prepared = prepare(&rings, plane);
            let meridian = plane.meridian();
            if !matches!(plane, Fitted::Azimuthal(_)) {
                let inside = |at: &LonLat| (at.lon - meridian).abs() <= 180.0;
                prop_assert!(prepared.iter().flatten().all(inside), "{plane:?}");
            }
            prop_assert!(prepared.iter().all(|ring| ring.len() > 3 && ring.first() == ring.last()));
            if matches!(plane, Fitted::Lambert93 | Fitted::Mercator(_)) {
                continue;
            }
            let drawn = area(&prepared, plane, 500.0);
            // At most the cap around the point opposite to an azimuthal plane's centre is missing.
            let missing = RADIUS * RADIUS * 2.0 * core::f64::consts::PI * 6.2e-4;
            let most = if matches!(plane, Fitted::Azimuthal(_)) { missing } else { 0.0 };
            let error = drawn - expected;
            prop_assert!(error < 0.01 * expected && error > -0.01 * expected - most, "{plane:?}: {drawn} of {expected}");
        }
    }

    #[test]
    fn neighbours_share_every_bit_of_their_border(
        west in -180.0..180.0_f64, widths in (1.0..100.0_f64, 1.0..100.0_f64),
        south in -75.0..60.0_f64, height in 1.0..14.0_f64,
    ) {
        // Two boxes side by side: what both draw of their border is the same points.
        let middle = west + widths.0;
        let left = boxed(west, south, middle, south + height, false);
        let right = boxed(middle, south, middle + widths.1, south + height, false);
        let border = if middle >= 180.0 { middle - 360.0 } else { middle };
        for plane in planes() {
            let drawn = [&left, &right].map(|rings| {
                let edges = |ring: &Vec<LonLat>| -> Vec<(u64, u64)> {
                    let on = |at: &LonLat| (at.lon - border).rem_euclid(360.0) == 0.0;
                    let mut out = Vec::new();
                    for edge in ring.windows(2).filter(|edge| on(&edge[0]) && on(&edge[1])) {
                        project_ring(edge, plane, 100.0, &mut out);
                    }
                    out.iter().map(|p| (p.x.to_bits(), p.y.to_bits())).collect()
                };
                let mut points: Vec<_> = prepare(rings, plane).iter().flat_map(edges).collect();
                points.sort_unstable();
                points.dedup();
                points
            });
            prop_assert!(drawn[0] == drawn[1], "{plane:?}");
        }
    }

    #[test]
    fn wild_rings_are_cut_without_a_panic(rings in vec(vec(wild(), 0..12), 0..4), tolerance in number()) {
        for plane in planes() {
            let prepared = prepare(&rings, plane);
            for ring in prepared.iter() {
                let mut out = Vec::new();
                project_ring(ring, plane, tolerance, &mut out);
                prop_assert!(out.iter().all(is_finite));
                let _ = ring.windows(2).map(|edge| on_cut(edge[0], edge[1], plane)).count();
            }
        }
    }
}

#[test]
fn lands_around_a_pole_are_whole_from_above() {
    // As files have Antarctica: cut at ±180, closed over the pole.
    let coast = (0..=120).map(|i| lonlat(-180.0 + 3.0 * f64::from(i), -70.0));
    let mut ring: Vec<LonLat> = coast.collect();
    ring.extend([lonlat(180.0, -90.0), lonlat(-180.0, -90.0), lonlat(-180.0, -70.0)]);
    ring.reverse();
    let expected = spherical(-180.0, -90.0, 180.0, -70.0);
    for center in [lonlat(0.0, -90.0), lonlat(60.0, -90.0), lonlat(0.0, -30.0), lonlat(0.0, 90.0)] {
        let plane = Fitted::Azimuthal(Azimuthal::new(center));
        let prepared = prepare(core::slice::from_ref(&ring), plane);
        let drawn = area(&prepared, plane, 500.0);
        assert!((drawn / expected - 1.0).abs() < 0.03, "{center:?}: {drawn} of {expected}");
        let pole = |at: &LonLat| at.lat == -90.0;
        assert!(!prepared.iter().flatten().any(pole), "{center:?}");
    }
}

#[test]
fn the_whole_world_fills_an_azimuthal_disc() {
    let corners = [(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0), (-180.0, -90.0)];
    let world = vec![corners.map(|(lon, lat)| lonlat(lon, lat)).to_vec()];
    for center in [lonlat(0.0, 0.0), lonlat(100.0, 40.0), lonlat(0.0, 90.0)] {
        let plane = Fitted::Azimuthal(Azimuthal::new(center));
        let drawn = area(&prepare(&world, plane), plane, 500.0);
        let expected = 4.0 * core::f64::consts::PI * RADIUS * RADIUS;
        assert!((drawn / expected - 1.0).abs() < 2e-3, "{center:?}: {drawn} of {expected}");
    }
}
