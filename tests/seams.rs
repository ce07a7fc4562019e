//! How rings are cut and joined for the planes of supplied data: nothing is lost, nothing is turned around, and neighbours
//! still share their borders.
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

use french_tech_map::geo::fitted::{Azimuthal, Fitted, on_cut, prepare, project_ring};
use french_tech_map::geo::{LonLat, lonlat};
use planes::{RADIUS, doubled, is_finite, number, planes, wild};
use proptest::collection::vec;
use proptest::prelude::*;

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
    #![proptest_config(ProptestConfig::with_cases(60))]

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
                let inside = |at: &LonLat| (at.lon - meridian).abs() <= 180.0 + 1e-9;
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
                for edge in ring.windows(2) {
                    let _ = on_cut(edge[0], edge[1], plane);
                }
            }
        }
    }
}

/// Antarctica without its coast, closed over the pole at a meridian.
fn cap(closed_at: f64) -> Vec<Vec<LonLat>> {
    let mut ring: Vec<LonLat> = (0..=120).map(|i| lonlat(180.0 - 3.0 * f64::from(i), -70.0)).collect();
    ring.extend([lonlat(-180.0, -90.0), lonlat(180.0, -90.0), lonlat(180.0, -70.0)]);
    if closed_at == 180.0 {
        return vec![ring];
    }
    // Two parts, which meet there and at ±180.
    let part = |west: f64, east: f64| {
        let mut ring = boxed(west, -90.0, east, -70.0, false).remove(0);
        ring.retain(|at| at.lat == -90.0 || at.lat == -70.0);
        ring
    };
    // Turns of the globe cost a few digits.
    vec![part(-180.0, closed_at + 1e-13), part(closed_at, 180.0)]
}

#[test]
fn lands_around_a_pole_are_whole_from_above() {
    let expected = spherical(-180.0, -90.0, 180.0, -70.0);
    for center in
        [lonlat(0.0, -90.0), lonlat(60.0, -90.0), lonlat(0.0, -30.0), lonlat(0.0, 90.0), lonlat(30.0, 89.0)]
    {
        for closed_at in [180.0, -60.0, 0.0, 30.0, -90.0, 90.0] {
            let plane = Fitted::Azimuthal(Azimuthal::new(center));
            let rings = cap(closed_at);
            let prepared = prepare(&rings, plane);
            let drawn = area(&prepared, plane, 500.0);
            assert!((drawn / expected - 1.0).abs() < 0.03, "{center:?}, {closed_at}: {drawn} of {expected}");
            // What is stroked is the coast alone.
            let edges = prepared.iter().flat_map(|ring| ring.windows(2));
            let stroked = edges.filter(|edge| !on_cut(edge[0], edge[1], plane)).flatten();
            let inland = stroked.filter(|at| at.lat < -70.1).count();
            assert!(inland == 0, "{center:?}, {closed_at}: {inland} inland");
        }
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
