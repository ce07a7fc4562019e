//! Longitude and latitude, and the projections that turn them into metres on a plane. Nearly all
//! trigonometry of the crate is here; nothing here knows a label, a colour or a pixel.

mod clip;
mod equal_earth;
#[cfg(supplied)]
pub mod fitted;
mod frames;
mod great_circle;
#[cfg(supplied)]
pub(crate) mod halves;
mod lambert93;
mod mercator;
mod outline;

use crate::math;
pub use clip::cut;
pub use equal_earth::EqualEarth;
pub use frames::{Extent, INSETS, Inset, MAGNIFIER_EXTENT, MAINLAND, WORLD_WEST};
pub use great_circle::{PARIS, great_circle};
pub use lambert93::Lambert93;
pub use mercator::Mercator;
pub use outline::Outline;

/// A position on the Earth in degrees: longitude east positive, latitude north positive.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LonLat {
    /// Degrees east; the world is kept in −169…191 so that a map centred on 11° E has no seam.
    pub lon: f64,
    /// Degrees north, −90…90.
    pub lat: f64,
}

/// Shorthand for [`LonLat`].
pub const fn lonlat(lon: f64, lat: f64) -> LonLat {
    LonLat { lon, lat }
}

/// A position on a plane: metres with y up after projection, CSS px with y down in a scene.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Rightwards.
    pub x: f64,
    /// Up in map units, down in scenes.
    pub y: f64,
}

/// Shorthand for [`Point`].
pub const fn point(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// A map projection: degrees to metres and back.
pub trait Projection {
    /// `None` where the projection is undefined (a pole for the conformal ones, NaN).
    fn project(&self, at: LonLat) -> Option<Point>;
    /// `None` outside the image of the globe.
    fn invert(&self, at: Point) -> Option<LonLat>;
}

/// The projections in use, as one value that a table can hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Plane {
    /// Metropolitan France: [`Lambert93`].
    Lambert93,
    /// An overseas inset: [`Mercator`] true at the inset's own latitude.
    Mercator(Mercator),
    /// The world: [`EqualEarth`].
    EqualEarth,
    /// What a host supplied.
    #[cfg(supplied)]
    Fitted(fitted::Fitted),
}

impl Projection for Plane {
    fn project(&self, at: LonLat) -> Option<Point> {
        match self {
            Plane::Lambert93 => Lambert93.project(at),
            Plane::Mercator(mercator) => mercator.project(at),
            Plane::EqualEarth => EqualEarth.project(at),
            #[cfg(supplied)]
            Plane::Fitted(fitted) => fitted.project(at),
        }
    }

    fn invert(&self, at: Point) -> Option<LonLat> {
        match self {
            Plane::Lambert93 => Lambert93.invert(at),
            Plane::Mercator(mercator) => mercator.invert(at),
            Plane::EqualEarth => EqualEarth.invert(at),
            #[cfg(supplied)]
            Plane::Fitted(fitted) => fitted.invert(at),
        }
    }
}

pub(crate) fn radians(degrees: f64) -> f64 {
    degrees * (core::f64::consts::PI / 180.0)
}

pub(crate) fn degrees(radians: f64) -> f64 {
    radians * (180.0 / core::f64::consts::PI)
}

/// `value` brought into `low..=high`. Not [`f64::clamp`]: its panic message prints floats, and the formatter for
/// that is 20 kB of wasm.
pub(crate) fn within(value: f64, low: f64, high: f64) -> f64 {
    value.max(low).min(high)
}

fn finite(x: f64, y: f64) -> Option<Point> {
    (x.is_finite() && y.is_finite()).then_some(Point { x, y })
}

/// Great-circle distance in kilometres on the sphere of radius 6371.0088 km (IUGG mean radius).
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    let half = |d: f64| math::sin(radians(d) / 2.0);
    let (dlat, dlon) = (half(b.lat - a.lat), half(b.lon - a.lon));
    let h = dlat * dlat + math::cos(radians(a.lat)) * math::cos(radians(b.lat)) * dlon * dlon;
    2.0 * 6371.0088 * math::asin(h.min(1.0).sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lille_to_paris_is_about_two_hundred_kilometres() {
        let d = distance_km(lonlat(3.0573, 50.6292), lonlat(2.3522, 48.8566));
        assert!((d - 203.0).abs() < 2.0, "{d}");
    }
}
