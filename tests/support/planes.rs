//! Planes of every kind around the globe, and numbers of every kind.
#![allow(dead_code, reason = "each test binary uses its part")]

use french_tech_map::geo::fitted::{Azimuthal, Conic, EqualEarthAt, Fitted};
use french_tech_map::geo::{LonLat, Mercator, Point, lonlat};
use proptest::prelude::*;

/// Authalic radius of WGS84, metres.
pub(crate) const RADIUS: f64 = 6_371_007.181;

pub(crate) fn planes() -> Vec<Fitted> {
    let mut planes = vec![Fitted::Lambert93];
    for (lon, lat) in
        [(0.0, 0.0), (10.5, 51.0), (-170.3, -20.0), (179.0, 66.0), (105.0, 90.0), (-60.0, -90.0)]
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
pub(crate) fn number() -> impl Strategy<Value = f64> {
    let special = [f64::NAN, f64::INFINITY, -1e300, 1e300, 5e-324, -0.0, 90.0, -90.0, 180.0, -180.0];
    prop_oneof![any::<f64>(), -200.0..200.0_f64, prop::sample::select(special.to_vec())]
}

pub(crate) fn wild() -> impl Strategy<Value = LonLat> {
    (number(), number()).prop_map(|(lon, lat)| lonlat(lon, lat))
}

pub(crate) fn is_finite(p: &Point) -> bool {
    p.x.is_finite() && p.y.is_finite()
}

/// Twice the area within a ring, positive if it turns counter-clockwise.
pub(crate) fn doubled(ring: &[Point]) -> f64 {
    ring.windows(2).map(|edge| edge[0].x * edge[1].y - edge[1].x * edge[0].y).sum()
}
