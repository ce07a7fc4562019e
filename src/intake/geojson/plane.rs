//! In which system of reference a file's coordinates are, and how they become degrees.

use super::shape::Pair;
use crate::geo::{INSETS, Lambert93, LonLat, MAINLAND, Mercator, Projection as _, lonlat, point};
use crate::intake::figures::number;
use crate::intake::json::Value;

/// Systems of reference that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plane {
    /// Degrees of WGS 84, or of a system that differs from it by less than a metre.
    Degrees,
    /// EPSG:2154, metres.
    Lambert93,
    /// EPSG:3857, metres.
    WebMercator,
}

/// The plane of web maps: a sphere, true at the equator.
const WEB_MERCATOR: Mercator = Mercator { meridian: 0.0, parallel: 0.0 };
/// Half the width of the plane of web maps, metres, and a little more for what lies across the antimeridian.
const WEB_MERCATOR_EDGE: f64 = 2.1e7;

impl Plane {
    /// The numbers of a position in degrees, or what is wrong with them.
    pub(super) fn degrees(self, [x, y]: Pair) -> Result<Pair, String> {
        let (found, name) = match self {
            Plane::Degrees => return Ok([x, y]),
            Plane::Lambert93 => (Lambert93.invert(point(x, y)).filter(near_france), "EPSG:2154"),
            Plane::WebMercator => {
                let within = x.abs() <= WEB_MERCATOR_EDGE && y.abs() <= 10.0 * WEB_MERCATOR_EDGE;
                (WEB_MERCATOR.invert(point(x, y)).filter(|_| within), "EPSG:3857")
            }
        };
        found.map(|at| [at.lon, at.lat]).ok_or_else(|| {
            let advice = " has metres: correct it, or the crs member if these are degrees";
            ["x ", &number(x), ", y ", &number(y), " is not where ", name, advice].concat()
        })
    }

    /// Its name, for metres.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Plane::Degrees => None,
            Plane::Lambert93 => Some("Lambert-93 (EPSG:2154)"),
            Plane::WebMercator => Some("web Mercator (EPSG:3857)"),
        }
    }
}

/// The plane is true around France only, and far from it positions are mistakes.
fn near_france(at: &LonLat) -> bool {
    (-15.0..=20.0).contains(&at.lon) && (35.0..=60.0).contains(&at.lat)
}

/// Which system a `crs` member names, or the name that is not known.
pub(super) fn named(crs: &Value<'_>) -> Result<Plane, String> {
    if crs.is_null() {
        return Ok(Plane::Degrees);
    }
    let member = |name| Some(crs.get("properties").get(name)).filter(|value| !value.is_null());
    let name = match member("name").or_else(|| member("code")) {
        Some(Value::String(name)) => name.clone().into_owned(),
        Some(Value::Number(code)) => (*code).to_owned(),
        _ => return Err(crate::intake::json::shown(crs)),
    };
    if name.as_bytes().windows(5).any(|part| part.eq_ignore_ascii_case(b"CRS84")) {
        return Ok(Plane::Degrees);
    }
    let code = name.rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    match code {
        // WGS 84, ETRS89 and RGF93.
        "4326" | "4258" | "4171" => Ok(Plane::Degrees),
        "2154" => Ok(Plane::Lambert93),
        "3857" | "900913" | "3785" | "102100" => Ok(Plane::WebMercator),
        _ => Err(name),
    }
}

/// What all positions of a file say about the order of their numbers.
#[derive(Debug)]
pub(super) struct Order {
    count: usize,
    first: Option<Pair>,
    /// Whether not all are the same.
    several: bool,
    /// Whether one has a latitude that only a longitude can be.
    tall: bool,
    /// Whether all would be on the Earth if their numbers changed places.
    possible: bool,
    /// Whether one is in France as it stands.
    in_france: bool,
    /// Whether all would be in France if their numbers changed places.
    in_france_swapped: bool,
    /// Whether all would be in France as metres of Lambert-93.
    lambert: bool,
}

/// What follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finding {
    /// They are as they should be.
    AsWritten,
    /// They are metres of Lambert-93, which nobody says.
    Metres,
    /// Latitudes come first: some could not be latitudes in the second place.
    Swapped,
    /// Latitudes come first: none is in France, and all would be.
    SwappedFrance,
    /// The same, but of one position alone.
    Perhaps,
}

impl Default for Order {
    fn default() -> Order {
        Order {
            count: 0,
            first: None,
            several: false,
            tall: false,
            possible: true,
            in_france: false,
            in_france_swapped: true,
            lambert: true,
        }
    }
}

impl Order {
    /// Takes note of a position.
    pub(super) fn see(&mut self, pair: Pair) {
        let [a, b] = pair;
        self.count += 1;
        self.several |= *self.first.get_or_insert(pair) != pair;
        self.tall |= b.abs() > 90.0;
        self.possible &= a.abs() <= 90.0 && b.abs() <= 180.0;
        // As good as always the first position has told both.
        self.in_france = self.in_france || in_france(lonlat(a, b));
        self.in_france_swapped = self.in_france_swapped && in_france(lonlat(b, a));
        self.lambert &= (0.0..1.3e6).contains(&a) && (6.0e6..7.2e6).contains(&b);
    }

    /// What all of them say together.
    pub(super) fn finding(&self) -> Finding {
        let swapped = self.in_france_swapped && !self.in_france;
        match () {
            () if self.count == 0 => Finding::AsWritten,
            () if self.lambert => Finding::Metres,
            () if self.tall && self.possible => Finding::Swapped,
            () if swapped && self.several => Finding::SwappedFrance,
            () if swapped => Finding::Perhaps,
            () => Finding::AsWritten,
        }
    }
}

fn in_france(at: LonLat) -> bool {
    MAINLAND.contains(at) || INSETS.iter().any(|inset| inset.extent.contains(at))
}
