//! Projections against an independent implementation (PROJ through pyproj; `tests/oracle/README.md`), and
//! against their own inverse.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test says what it expects"
)]

use french_tech_map::geo::{EqualEarth, INSETS, Lambert93, LonLat, Plane, Projection, lonlat};
use proptest::prelude::*;

fn assert_agrees_with(csv: &str, projection: &dyn Projection) {
    let mut rows = csv::Reader::from_reader(csv.as_bytes());
    let mut checked = 0;
    for row in rows.deserialize::<(String, f64, f64, f64, f64)>() {
        let (place, lon, lat, x, y) = row.expect("oracle row");
        let p = projection.project(lonlat(lon, lat)).expect("inside the domain");
        let error = (p.x - x).hypot(p.y - y);
        assert!(error < 1.0, "{place}: {error} m off");
        checked += 1;
    }
    assert!(checked >= 30, "only {checked} places");
}

#[test]
fn lambert93_is_within_a_metre_of_epsg_2154() {
    assert_agrees_with(include_str!("oracle/lambert93.csv"), &Lambert93);
}

#[test]
fn equal_earth_is_within_a_metre_of_proj() {
    assert_agrees_with(include_str!("oracle/equal_earth.csv"), &EqualEarth);
}

fn assert_inverts(plane: &dyn Projection, at: LonLat) {
    let p = plane.project(at).expect("inside the domain");
    let back = plane.invert(p).expect("its own image");
    assert!(
        (back.lon - at.lon).abs() < 1e-9 && (back.lat - at.lat).abs() < 1e-9,
        "{at:?} came back as {back:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn every_projection_inverts_to_a_billionth_of_a_degree(lon in -168.999..190.999_f64, lat in -89.9..=89.9_f64) {
        assert_inverts(&EqualEarth, lonlat(lon, lat));
        // Lambert-93's plane wraps around its cone: unique within 180° of 3° E.
        let wrapped = if lon > 183.0 { lon - 360.0 } else { lon };
        assert_inverts(&Lambert93, lonlat(wrapped, lat));
        for inset in &INSETS {
            assert_inverts(&inset.plane(), lonlat(lon, lat));
        }
    }

    #[test]
    fn wild_input_is_refused_not_a_panic(lon in any::<f64>(), lat in any::<f64>()) {
        for plane in [Plane::Lambert93, Plane::EqualEarth, INSETS[0].plane()] {
            if let Some(p) = plane.project(lonlat(lon, lat)) {
                prop_assert!(p.x.is_finite() && p.y.is_finite());
            }
            let _ = plane.invert(french_tech_map::geo::point(lon, lat));
        }
    }
}
