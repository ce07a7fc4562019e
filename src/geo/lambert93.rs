//! Lambert-93, the official plane of metropolitan France (EPSG:2154): conic conformal with two standard
//! parallels on the GRS80 ellipsoid. Formulas: EPSG guidance note 7-2, method 9802.

use super::{LonLat, Point, Projection, degrees, finite, radians};
use crate::math;
use core::f64::consts::{FRAC_PI_2, FRAC_PI_4};

/// EPSG:2154. Metres, false easting 700 000, false northing 6 600 000.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lambert93;

/// First eccentricity of GRS80 (1/f = 298.257222101).
const E: f64 = 0.081_819_191_042_815_79;
/// Cone constant, `n` in EPSG 9802, for the parallels 44° N and 49° N.
const N: f64 = 0.725_607_765_053_267_3;
/// `a · F` in EPSG 9802, metres.
const C: f64 = 11_754_255.426_096;
/// Northing of the cone's apex: 6 600 000 m plus the radius of the parallel 46.5° N, metres.
const APEX_Y: f64 = 12_655_612.049_876;
const FALSE_EASTING: f64 = 700_000.0;
const CENTRAL_MERIDIAN: f64 = 3.0;

impl Projection for Lambert93 {
    fn project(&self, at: LonLat) -> Option<Point> {
        if at.lat.is_nan() || at.lat.abs() >= 90.0 {
            return None;
        }
        let radius = C * math::exp(-N * isometric_latitude(radians(at.lat)));
        let (sin, cos) = math::sincos(N * radians(at.lon - CENTRAL_MERIDIAN));
        finite(FALSE_EASTING + radius * sin, APEX_Y - radius * cos)
    }

    fn invert(&self, at: Point) -> Option<LonLat> {
        let (dx, dy) = (at.x - FALSE_EASTING, APEX_Y - at.y);
        let radius = math::hypot(dx, dy);
        if radius == 0.0 || !radius.is_finite() {
            return None;
        }
        let lon = CENTRAL_MERIDIAN + degrees(math::atan2(dx, dy) / N);
        let lat = degrees(latitude(-math::log(radius / C) / N));
        (lon.abs() <= 183.0).then_some(LonLat { lon, lat })
    }
}

/// The isometric latitude: the northing of the Mercator projection of an ellipsoid with `a` = 1.
fn isometric_latitude(lat: f64) -> f64 {
    let sin = math::sin(lat);
    math::log(math::tan(FRAC_PI_4 + lat / 2.0)) - E * math::atanh(E * sin)
}

/// Inverse of [`isometric_latitude`] by fixed-point iteration; the error shrinks about 150-fold a turn.
fn latitude(isometric: f64) -> f64 {
    let sphere = |l: f64| 2.0 * math::atan(math::exp(l)) - FRAC_PI_2;
    let mut lat = sphere(isometric);
    for _ in 0..9 {
        lat = sphere(isometric + E * math::atanh(E * math::sin(lat)));
    }
    lat
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::lonlat;

    #[test]
    fn constants_follow_from_the_parameters() {
        let a = 6_378_137.0;
        let f: f64 = 1.0 / 298.257_222_101;
        let e = (2.0 * f - f * f).sqrt();
        let m = |deg: f64| {
            let s = math::sin(radians(deg));
            math::cos(radians(deg)) / (1.0 - e * e * s * s).sqrt()
        };
        let l = |deg: f64| isometric_latitude(radians(deg));
        let n = (math::log(m(44.0)) - math::log(m(49.0))) / (l(49.0) - l(44.0));
        let c = a * m(44.0) * math::exp(n * l(44.0)) / n;
        let apex = 6_600_000.0 + c * math::exp(-n * l(46.5));
        assert!((e - E).abs() < 1e-15, "E {e:.18}");
        assert!((n - N).abs() < 1e-14, "N {n:.18}");
        assert!((c - C).abs() < 1e-5, "C {c:.7}");
        assert!((apex - APEX_Y).abs() < 1e-5, "APEX_Y {apex:.7}");
    }

    #[test]
    fn origin_lies_at_the_false_origin() {
        let p = Lambert93.project(lonlat(3.0, 46.5)).unwrap();
        assert!((p.x - 700_000.0).abs() < 1e-6 && (p.y - 6_600_000.0).abs() < 1e-4, "{p:?}");
    }
}
