//! Equal Earth at any central meridian, with the Earth's edge and its graticule.

use super::super::equal_earth::CENTRAL_MERIDIAN;
use super::super::{EqualEarth, LonLat, Outline, Point, Projection, lonlat};
use super::{Fitted, bend, beside};

/// PROJ: `+proj=eqearth +lon_0=… +R=6371007.181`. Metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EqualEarthAt {
    /// Central meridian, degrees, −180…180.
    pub meridian: f64,
}

crate::wire::wire! { EqualEarthAt { meridian } }

/// Spacing of the graticule, degrees.
const GRATICULE: i32 = 30;

impl Projection for EqualEarthAt {
    fn project(&self, at: LonLat) -> Option<Point> {
        let away = beside(at.lon, self.meridian)? - self.meridian;
        EqualEarth.project(lonlat(CENTRAL_MERIDIAN + away, at.lat))
    }

    fn invert(&self, at: Point) -> Option<LonLat> {
        let found = EqualEarth.invert(at)?;
        Some(lonlat(self.meridian + (found.lon - CENTRAL_MERIDIAN), found.lat))
    }
}

/// The edge of the map of the whole Earth, closed. `tolerance` is the largest distance of a line from its chord, metres.
pub fn globe(world: EqualEarthAt, tolerance: f64) -> Outline {
    let (west, east) = (world.meridian - 180.0, world.meridian + 180.0);
    let corners = [(west, -90.0), (east, -90.0), (east, 90.0), (west, 90.0), (west, -90.0)];
    let mut out = Outline::default();
    line(&corners.map(|(lon, lat)| lonlat(lon, lat)), world, tolerance, &mut out);
    out
}

/// Meridians and parallels of the whole Earth, every 30°, without its edge.
pub fn graticule(world: EqualEarthAt, tolerance: f64) -> Outline {
    let (west, east) = (world.meridian - 180.0, world.meridian + 180.0);
    let mut out = Outline::default();
    for i in 1 - 90 / GRATICULE..90 / GRATICULE {
        let lat = f64::from(i * GRATICULE);
        line(&[lonlat(west, lat), lonlat(east, lat)], world, tolerance, &mut out);
    }
    for i in -180 / GRATICULE..180 / GRATICULE {
        let Some(lon) = beside(f64::from(i * GRATICULE), world.meridian) else { continue };
        if lon > west && lon < east {
            line(&[lonlat(lon, -90.0), lonlat(lon, 90.0)], world, tolerance, &mut out);
        }
    }
    out
}

fn line(corners: &[LonLat], world: EqualEarthAt, tolerance: f64, out: &mut Outline) {
    let start = out.points.len();
    bend::project_ring(corners, Fitted::EqualEarth(world), tolerance, &mut out.points);
    out.close_run(start);
}
