//! Albers' equal-area conic (Snyder 1987, Map Projections: A Working Manual, p. 100) on the sphere with the area of WGS84.
//! Written without the cone's apex, whose distance grows beyond all numbers as the parallels near the equator's two sides:
//! there it passes smoothly into the cylindrical equal-area projection.

use super::super::equal_earth::RADIUS;
use super::super::{Extent, LonLat, Point, Projection, degrees, finite, lonlat, radians, within};
use super::beside;
use crate::math;

/// PROJ: `+proj=aea +lat_1=… +lat_2=… +lat_0=… +lon_0=… +R=6371007.181`. Metres from the origin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conic {
    meridian: f64,
    /// Cone constant: half the sum of the sines of the standard parallels, −1…1.
    n: f64,
    /// `C` in Snyder 14-5.
    c: f64,
    /// Sine of the origin's latitude.
    sin_origin: f64,
    /// The apex's distance from the origin times `n`, in radii.
    q_origin: f64,
}

crate::wire::wire! { Conic { meridian, n, c, sin_origin, q_origin } }

/// Below this the parallels are the equator's two sides: a cylinder.
const CYLINDER: f64 = 1e-9;

impl Conic {
    /// Around a meridian, with its standard parallels a sixth of the extent's height from its ends.
    pub fn fitted(extent: Extent, meridian: f64) -> Conic {
        let sixth = (extent.north - extent.south) / 6.0;
        Conic::new(lonlat(meridian, extent.center().lat), [extent.south + sixth, extent.north - sixth])
    }

    /// With lengths true along two parallels, in degrees and brought into ±89.
    pub fn new(origin: LonLat, parallels: [f64; 2]) -> Conic {
        let [first, second] = parallels.map(|lat| math::sin(radians(within(lat, -89.0, 89.0))));
        let sum = (first + second) / 2.0;
        let n = if sum.abs() < CYLINDER { 0.0 } else { sum };
        let c = 1.0 - first * first + 2.0 * n * first;
        let sin_origin = math::sin(radians(within(origin.lat, -90.0, 90.0)));
        let meridian = if origin.lon.abs() <= 360.0 { origin.lon } else { 0.0 };
        Conic { meridian, n, c, sin_origin, q_origin: (c - 2.0 * n * sin_origin).max(0.0).sqrt() }
    }

    /// Central meridian, degrees.
    pub fn meridian(&self) -> f64 {
        self.meridian
    }
}

impl Projection for Conic {
    fn project(&self, at: LonLat) -> Option<Point> {
        if at.lat.is_nan() || at.lat.abs() > 90.0 {
            return None;
        }
        let half = radians(beside(at.lon, self.meridian)? - self.meridian) / 2.0;
        let sin_lat = math::sin(radians(at.lat));
        let q = (self.c - 2.0 * self.n * sin_lat).max(0.0).sqrt();
        let (sin, cos) = math::sincos(self.n * half);
        // sin(n λ / 2) / n, and what that comes to for a cylinder.
        let chord = if self.n == 0.0 { half } else { sin / self.n };
        let x = 2.0 * q * chord * cos;
        let y = 2.0 * (sin_lat - self.sin_origin) / (self.q_origin + q) + 2.0 * q * chord * sin;
        finite(RADIUS * x, RADIUS * y)
    }

    fn invert(&self, at: Point) -> Option<LonLat> {
        let (x, y) = (at.x / RADIUS, at.y / RADIUS);
        let sin_lat = self.sin_origin + self.q_origin * y - self.n * (x * x + y * y) / 2.0;
        if sin_lat.is_nan() || sin_lat.abs() > 1.0 + 1e-12 {
            return None;
        }
        let down = self.q_origin - self.n * y;
        let turn = if self.n == 0.0 { x / self.q_origin } else { math::atan2(self.n * x, down) / self.n };
        let lon = self.meridian + degrees(turn);
        let lat = degrees(math::asin(within(sin_lat, -1.0, 1.0)));
        ((lon - self.meridian).abs() <= 180.0 + 1e-9).then_some(LonLat { lon, lat })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_snyders_manual_is_met() {
        // Page 291: parallels 29.5° and 45.5°, origin 23° N 96° W, of 35° N 75° W, on the sphere of radius 1.
        let conic = Conic::new(lonlat(-96.0, 23.0), [29.5, 45.5]);
        let p = conic.project(lonlat(-75.0, 35.0)).unwrap();
        let off = (p.x / RADIUS - 0.295_272_0, p.y / RADIUS - 0.241_677_4);
        assert!((conic.n - 0.602_837_0).abs() < 1e-7 && off.0.abs() < 1e-6 && off.1.abs() < 1e-6, "{off:?}");
    }

    #[test]
    fn lengths_are_true_along_the_parallels_and_areas_everywhere() {
        let conic = Conic::fitted(Extent { west: 20.0, south: 40.0, east: 100.0, north: 70.0 }, 60.0);
        let step = 1e-4;
        let to = |lon: f64, lat: f64| conic.project(lonlat(lon, lat)).unwrap();
        for lat in [45.0, 65.0] {
            let (a, b) = (to(80.0, lat), to(80.0 + step, lat));
            let length = math::hypot(b.x - a.x, b.y - a.y);
            assert!((length / (RADIUS * radians(step) * math::cos(radians(lat))) - 1.0).abs() < 1e-6);
        }
        for lat in [-60.0, 0.0, 45.0, 85.0] {
            let (a, b, c) = (to(80.0, lat), to(80.0 + step, lat), to(80.0, lat + step));
            let area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
            let side = RADIUS * radians(step);
            assert!((area / (side * side * math::cos(radians(lat))) - 1.0).abs() < 1e-4, "{lat}");
        }
    }

    #[test]
    fn parallels_at_the_equators_two_sides_are_a_cylinder() {
        let [cylinder, nearly] = [20.0, 20.000_01].map(|lat| Conic::new(lonlat(0.0, 0.0), [-20.0, lat]));
        let [p, q] = [cylinder, nearly].map(|conic| conic.project(lonlat(50.0, 30.0)).unwrap());
        assert!((p.x - q.x).abs() < 5.0 && (p.y - q.y).abs() < 5.0, "{p:?} {q:?}");
        let back = cylinder.invert(p).unwrap();
        assert!((back.lon - 50.0).abs() < 1e-10 && (back.lat - 30.0).abs() < 1e-10);
    }
}
