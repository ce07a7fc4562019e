//! Projections fitted to what a host supplies: which one by extent, how rings are cut where it tears the globe apart, and
//! how their long edges bend. Knows positions only, no file, no label and no page.

mod azimuthal;
mod bend;
mod choose;
mod conic;
mod rim;
mod seam;
mod sheets;
mod territories;
mod world;

pub use azimuthal::Azimuthal;
pub use bend::project_ring;
pub use choose::{Choice, Spread, choose};
pub use conic::Conic;
pub use seam::{on_cut, prepare};
pub use sheets::{InsetSheet, Sheets, framed};
pub use territories::code_of;
pub use world::{EqualEarthAt, globe, graticule};

use super::{Lambert93, LonLat, Mercator, Point, Projection, lonlat};

/// A projection fitted to what is shown. Longitudes may be given by any turn of the globe: they are brought next to the
/// central meridian. No number gives a point that is not finite, nor a panic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fitted {
    /// France, its official plane.
    Lambert93,
    /// Mid-latitude lands wider than tall: Albers, which keeps areas.
    Conic(Conic),
    /// Compact, tall, equatorial or polar lands: Lambert's azimuthal, which keeps areas.
    Azimuthal(Azimuthal),
    /// The world, at a central meridian of its own.
    EqualEarth(EqualEarthAt),
    /// Overseas territories of France, and who asks for it.
    Mercator(Mercator),
}

/// Central meridian of Lambert-93, degrees.
const MERIDIAN_93: f64 = 3.0;

impl Fitted {
    /// As `projection="…"` names it.
    pub fn name(self) -> &'static str {
        match self {
            Fitted::Lambert93 => "lambert-93",
            Fitted::Conic(_) => "conic",
            Fitted::Azimuthal(_) => "azimuthal",
            Fitted::EqualEarth(_) => "equal-earth",
            Fitted::Mercator(_) => "mercator",
        }
    }

    /// Central meridian, degrees; opposite to it the map has its seam.
    pub fn meridian(self) -> f64 {
        match self {
            Fitted::Lambert93 => MERIDIAN_93,
            Fitted::Conic(conic) => conic.meridian(),
            Fitted::Azimuthal(azimuthal) => azimuthal.center().lon,
            Fitted::EqualEarth(world) => world.meridian,
            Fitted::Mercator(mercator) => mercator.meridian,
        }
    }
}

impl Projection for Fitted {
    fn project(&self, at: LonLat) -> Option<Point> {
        match self {
            Fitted::Lambert93 => Lambert93.project(lonlat(beside(at.lon, MERIDIAN_93)?, at.lat)),
            Fitted::Conic(conic) => conic.project(at),
            Fitted::Azimuthal(azimuthal) => azimuthal.project(at),
            Fitted::EqualEarth(world) => world.project(at),
            Fitted::Mercator(mercator) => {
                mercator.project(lonlat(beside(at.lon, mercator.meridian)?, at.lat))
            }
        }
    }

    /// Longitudes within 180° of the central meridian.
    fn invert(&self, at: Point) -> Option<LonLat> {
        let position = match self {
            Fitted::Lambert93 => Lambert93.invert(at),
            Fitted::Conic(conic) => conic.invert(at),
            Fitted::Azimuthal(azimuthal) => azimuthal.invert(at),
            Fitted::EqualEarth(world) => world.invert(at),
            Fitted::Mercator(mercator) => mercator.invert(at),
        }?;
        let inside = (position.lon - self.meridian()).abs() <= 180.0 + 1e-9 && position.lat.abs() <= 90.0;
        inside.then_some(position)
    }
}

/// Ten turns of the globe, degrees: what is written farther away is no longitude.
const FARTHEST: f64 = 3600.0;

/// What rounding may put the ends of a seam beyond 180° from the meridian, degrees.
const SLACK: f64 = 1e-9;

/// The longitude by that turn of the globe which brings it within 180° of a meridian; `None` where numbers are too large
/// for that, or none. One that is within stays as it is, so either end of the seam can be named.
fn beside(lon: f64, meridian: f64) -> Option<f64> {
    let away = lon - meridian;
    if away.abs() <= 180.0 + SLACK {
        return Some(lon);
    }
    if away.abs() > FARTHEST {
        return None;
    }
    let turned = lon - 360.0 * ((away + 180.0) / 360.0).floor();
    ((turned - meridian).abs() <= 180.0 + SLACK).then_some(turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longitudes_are_brought_next_to_the_meridian() {
        assert_eq!(beside(-179.0, 170.0), Some(181.0));
        assert_eq!([beside(-10.0, 170.0), beside(350.0, 170.0)], [Some(-10.0), Some(350.0)]);
        assert_eq!(beside(725.0, 0.0), Some(5.0));
        for wild in [f64::NAN, f64::INFINITY, 1e300, -1e300] {
            assert_eq!(beside(wild, 11.0), None);
        }
    }
}
