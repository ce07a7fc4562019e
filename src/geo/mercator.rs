//! Mercator true at one parallel: the plane of the overseas insets. Conformal, north up, and within an inset
//! the scale varies by less than 3 %. Sphere of radius 6 378 137 m.

use super::{LonLat, Point, Projection, degrees, finite, radians};
use crate::math;
use core::f64::consts::{FRAC_PI_2, FRAC_PI_4};

/// Equatorial radius of GRS80, metres.
const RADIUS: f64 = 6_378_137.0;

/// Mercator centred on a meridian, with lengths true along one parallel.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mercator {
    /// Central meridian, degrees.
    pub meridian: f64,
    /// Parallel of true scale, degrees.
    pub parallel: f64,
}

impl Mercator {
    fn radius(&self) -> f64 {
        RADIUS * math::cos(radians(self.parallel))
    }
}

impl Projection for Mercator {
    fn project(&self, at: LonLat) -> Option<Point> {
        if at.lat.is_nan() || at.lat.abs() >= 90.0 {
            return None;
        }
        let r = self.radius();
        let y = math::log(math::tan(FRAC_PI_4 + radians(at.lat) / 2.0));
        finite(r * radians(at.lon - self.meridian), r * y)
    }

    fn invert(&self, at: Point) -> Option<LonLat> {
        let r = self.radius();
        let lon = self.meridian + degrees(at.x / r);
        let lat = degrees(2.0 * math::atan(math::exp(at.y / r)) - FRAC_PI_2);
        (lon.is_finite() && lat.is_finite()).then_some(LonLat { lon, lat })
    }
}
