//! Lambert's azimuthal equal-area projection (Snyder 1987, Map Projections: A Working Manual, p. 185) on the sphere with
//! the area of WGS84.

use super::super::equal_earth::RADIUS;
use super::super::{LonLat, Point, Projection, degrees, finite, lonlat, radians, within};
use super::beside;
use crate::math;

/// PROJ: `+proj=laea +lat_0=… +lon_0=… +R=6371007.181`. Metres from the centre. Within 1° of the point opposite to the
/// centre, which the projection draws out to a circle, nothing is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Azimuthal {
    center: LonLat,
    sin: f64,
    cos: f64,
}

crate::wire::wire! { Azimuthal { center, sin, cos } }

/// Cosine of 179°: as far from the centre as positions are projected.
const LIMIT: f64 = -0.999_847_695_156_391_2;
/// Cosine of 178°: as far as rings are drawn.
pub(super) const RIM: f64 = -0.999_390_827_019_095_8;

impl Azimuthal {
    /// Around a position, whose latitude is brought into ±90.
    pub fn new(center: LonLat) -> Azimuthal {
        let lon = if center.lon.abs() <= 360.0 { center.lon } else { 0.0 };
        let center = lonlat(lon, within(center.lat, -90.0, 90.0));
        let (sin, cos) = math::sincos(radians(center.lat));
        Azimuthal { center, sin, cos }
    }

    /// What is drawn in the middle.
    pub fn center(&self) -> LonLat {
        self.center
    }

    /// The position as a unit vector: to the right, up, and towards who looks. The last is the cosine of the angle between
    /// it and the centre.
    pub(super) fn seen(&self, at: LonLat) -> Option<[f64; 3]> {
        if at.lat.is_nan() || at.lat.abs() > 90.0 {
            return None;
        }
        let (sin_lat, cos_lat) = math::sincos(radians(at.lat));
        let mut away = beside(at.lon, self.center.lon)? - self.center.lon;
        // Both ends of the seam are one meridian here.
        if away <= -180.0 {
            away = 180.0;
        }
        let (sin, cos) = math::sincos(radians(away));
        let up = self.cos * sin_lat - self.sin * cos_lat * cos;
        Some([cos_lat * sin, up, self.sin * sin_lat + self.cos * cos_lat * cos])
    }

    /// The position on the circle where rings end, by its angle from the right, radians.
    pub(super) fn rim(&self, angle: f64) -> Option<LonLat> {
        let radius = RADIUS * (2.0 * (1.0 - RIM)).sqrt();
        let (sin, cos) = math::sincos(angle);
        let at = self.invert(Point { x: radius * cos, y: radius * sin })?;
        Some(lonlat(beside(at.lon, 0.0)?, at.lat))
    }
}

impl Projection for Azimuthal {
    fn project(&self, at: LonLat) -> Option<Point> {
        let [x, y, z] = self.seen(at)?;
        if z < LIMIT {
            return None;
        }
        let scale = RADIUS * (2.0 / (1.0 + z)).sqrt();
        finite(scale * x, scale * y)
    }

    fn invert(&self, at: Point) -> Option<LonLat> {
        let (x, y) = (at.x / RADIUS, at.y / RADIUS);
        let square = x * x + y * y;
        let z = 1.0 - square / 2.0;
        if z.is_nan() || z < LIMIT - 1e-12 {
            return None;
        }
        let scale = (1.0 - square / 4.0).sqrt();
        let (right, up) = (x * scale, y * scale);
        let towards = self.cos * z - self.sin * up;
        let lat = math::atan2(self.sin * z + self.cos * up, math::hypot(right, towards));
        Some(lonlat(self.center.lon + degrees(math::atan2(right, towards)), degrees(lat)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_snyders_manual_is_met() {
        // Page 332: centre 40° N 100° W, of 20° S 100° E, on the sphere of radius 3.
        let p = Azimuthal::new(lonlat(-100.0, 40.0)).project(lonlat(100.0, -20.0)).unwrap();
        let (x, y) = (3.0 * p.x / RADIUS, 3.0 * p.y / RADIUS);
        assert!((x + 4.233_930_3).abs() < 1e-6 && (y - 4.025_777_5).abs() < 1e-6, "{x} {y}");
    }

    #[test]
    fn what_is_opposite_is_not_shown() {
        let azimuthal = Azimuthal::new(lonlat(20.0, 50.0));
        assert_eq!(azimuthal.project(lonlat(-160.0, -50.0)), None);
        assert_eq!(azimuthal.project(lonlat(-160.0, -50.9)), None);
        assert!(azimuthal.project(lonlat(-160.0, -51.1)).is_some());
    }

    #[test]
    fn either_side_of_the_old_cut_is_the_same_point() {
        let bits = |p: Option<Point>| p.map(|p| (p.x.to_bits(), p.y.to_bits()));
        for center in [lonlat(0.0, 90.0), lonlat(100.25, 60.0), lonlat(178.015_625, -17.5)] {
            let azimuthal = Azimuthal::new(center);
            let [west, east] = [180.0, -180.0].map(|lon| bits(azimuthal.project(lonlat(lon, 66.6))));
            assert!(west.is_some() && west == east);
        }
    }
}
