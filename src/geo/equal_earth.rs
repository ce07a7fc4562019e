//! Equal Earth (Šavrič, Patterson & Jenny 2018, doi:10.1080/13658816.2018.1504949), centred on 11° E so that
//! the seam falls at 169° W, in the Bering Strait. Figure of the Earth: the sphere with the area of WGS84.

use super::{LonLat, Point, Projection, degrees, finite, radians};
use crate::math;

/// PROJ: `+proj=eqearth +lon_0=11 +R=6371007.181`. Metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct EqualEarth;

/// Authalic radius of WGS84, metres.
pub(super) const RADIUS: f64 = 6_371_007.181;
/// Degrees.
pub(super) const CENTRAL_MERIDIAN: f64 = 11.0;
const A1: f64 = 1.340_264;
const A2: f64 = -0.081_106;
const A3: f64 = 0.000_893;
const A4: f64 = 0.003_796;
/// √3 / 2.
const M: f64 = 0.866_025_403_784_438_6;

/// The polynomial of the ordinate and its derivative at the parametric latitude `t`.
fn ordinate(t: f64) -> (f64, f64) {
    let t2 = t * t;
    let t6 = t2 * t2 * t2;
    let y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
    let dy = A1 + 3.0 * A2 * t2 + t6 * (7.0 * A3 + 9.0 * A4 * t2);
    (y, dy)
}

impl Projection for EqualEarth {
    fn project(&self, at: LonLat) -> Option<Point> {
        if at.lat.is_nan() || at.lat.abs() > 90.0 {
            return None;
        }
        let t = math::asin(M * math::sin(radians(at.lat)));
        let (y, dy) = ordinate(t);
        let x = radians(at.lon - CENTRAL_MERIDIAN) * math::cos(t) / (M * dy);
        finite(RADIUS * x, RADIUS * y)
    }

    fn invert(&self, at: Point) -> Option<LonLat> {
        let y = at.y / RADIUS;
        let mut t = y;
        for _ in 0..12 {
            let (value, slope) = ordinate(t);
            let step = (value - y) / slope;
            t -= step;
            if step.abs() < 1e-15 {
                break;
            }
        }
        let sin_lat = math::sin(t) / M;
        if sin_lat.is_nan() || sin_lat.abs() > 1.0 {
            return None;
        }
        let dlon = degrees(M * at.x / RADIUS * ordinate(t).1 / math::cos(t));
        (dlon.abs() <= 180.0 + 1e-9)
            .then(|| LonLat { lon: CENTRAL_MERIDIAN + dlon, lat: degrees(math::asin(sin_lat)) })
    }
}
