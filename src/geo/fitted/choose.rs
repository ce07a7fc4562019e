//! Which projection fits what is shown: by where its positions lie, so that nobody has to say. Everything is shown: one
//! position far away is as good as many.

use super::super::equal_earth::CENTRAL_MERIDIAN;
use super::super::{Extent, LonLat, MAINLAND, Mercator, lonlat, radians, within};
use super::territories::{self, TERRITORIES};
use super::{Azimuthal, Conic, EqualEarthAt, Fitted, InsetSheet, Sheets, beside};
use crate::math;

/// What a host asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Choice {
    /// By extent.
    #[default]
    Auto,
    /// Lambert-93, overseas France in insets.
    France,
    /// Albers' conic.
    Conic,
    /// Lambert's azimuthal.
    Azimuthal,
    /// Equal Earth.
    EqualEarth,
    /// Mercator, true in the middle.
    Mercator,
}

impl Choice {
    /// What `projection="…"` takes.
    pub const NAMES: [(&'static str, Choice); 6] = [
        ("auto", Choice::Auto),
        ("lambert-93", Choice::France),
        ("conic", Choice::Conic),
        ("azimuthal", Choice::Azimuthal),
        ("equal-earth", Choice::EqualEarth),
        ("mercator", Choice::Mercator),
    ];

    /// `None` for a word that is no name of a projection.
    pub fn from_name(name: &str) -> Option<Choice> {
        Choice::NAMES.iter().find(|(known, _)| *known == name).map(|(_, choice)| *choice)
    }
}

/// What an extent measures at least, from end to end, degrees of a great circle: 50 km.
const LEAST: f64 = 0.45;
/// Degrees of longitude without anything that make the data less than the whole way round.
const GAP: usize = 30;
/// Central meridians are multiples of this part of a degree, so that turns of the globe cost them no bit.
const GRAIN: f64 = 64.0;
/// How many times wider than tall lands on a conic are.
const WIDER: f64 = 1.2;

/// Where positions lie, taken in one by one; its size does not depend on how many they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// Westernmost and easternmost longitude in each degree from −180; the first above the second where there is none.
    degrees: Vec<(f64, f64)>,
    /// All positions; longitudes as they came.
    all: Option<Extent>,
    /// Those that are not overseas France.
    rest: Option<Extent>,
    /// Whether there is a position that is neither overseas nor in metropolitan France.
    elsewhere: bool,
    overseas: [Seen; TERRITORIES.len()],
}

/// What there is of an overseas territory.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Seen {
    any: bool,
    /// Beyond what its inset shows.
    beyond: bool,
}

fn grow(extent: &mut Option<Extent>, at: LonLat) {
    let e = extent.get_or_insert(Extent { west: at.lon, south: at.lat, east: at.lon, north: at.lat });
    math::widen((&mut e.west, &mut e.east), at.lon);
    math::widen((&mut e.south, &mut e.north), at.lat);
}

impl Default for Spread {
    fn default() -> Spread {
        Spread {
            degrees: vec![(f64::MAX, f64::MIN); 360],
            all: None,
            rest: None,
            elsewhere: false,
            overseas: [Seen::default(); TERRITORIES.len()],
        }
    }
}

impl Spread {
    /// Takes in a position. One that is none on the Earth counts for nothing.
    pub fn add(&mut self, at: LonLat) {
        let Some(lon) = beside(at.lon, 0.0).filter(|_| at.lat.abs() <= 90.0) else { return };
        let at = lonlat(lon, at.lat);
        if let Some((west, east)) = self.degrees.get_mut(((lon + 180.0) as usize).min(359)) {
            math::widen((west, east), lon);
        }
        grow(&mut self.all, at);
        if territories::is_metropolitan(at) {
            grow(&mut self.rest, at);
            return;
        }
        let territory = territories::of(at);
        match territory.and_then(|i| self.overseas.get_mut(i).zip(TERRITORIES.get(i))) {
            Some((seen, territory)) => {
                seen.any = true;
                seen.beyond |= !territory.shown().contains(at);
            }
            None => {
                self.elsewhere = true;
                grow(&mut self.rest, at);
            }
        }
    }

    /// The sheets for all positions so far. Without any, the world.
    pub fn sheets(&self, choice: Choice) -> Sheets {
        if choice == Choice::France || (choice == Choice::Auto && self.is_france()) {
            return self.france();
        }
        let (main, main_extent) = fit(self.extent(), choice);
        Sheets { main, main_extent, insets: Vec::new() }
    }

    /// Nothing lies outside France; and of overseas France alone there is more than one territory, which would lie far
    /// apart on one plane.
    fn is_france(&self) -> bool {
        let territories = self.overseas.iter().filter(|seen| seen.any).count();
        !self.elsewhere && (self.rest.is_some() || territories > 1)
    }

    fn france(&self) -> Sheets {
        let seen = self.overseas.iter().enumerate().filter(|(_, seen)| seen.any);
        let insets: Vec<InsetSheet> = seen.filter_map(|(i, seen)| InsetSheet::of(i, seen.beyond)).collect();
        let rest = self.rest.unwrap_or(MAINLAND);
        // A region is shown alone; of more than half of France, or of France with its overseas, the whole.
        let half = rest.east - rest.west > (MAINLAND.east - MAINLAND.west) / 2.0
            && rest.north - rest.south > (MAINLAND.north - MAINLAND.south) / 2.0;
        let main_extent = if half || !insets.is_empty() { union(rest, MAINLAND) } else { at_least(rest) };
        Sheets { main: Fitted::Lambert93, main_extent, insets }
    }

    /// The smallest box that holds all, across ±180° where that is smaller.
    fn extent(&self) -> Extent {
        const WORLD: Extent = Extent {
            west: CENTRAL_MERIDIAN - 180.0,
            south: -90.0,
            east: CENTRAL_MERIDIAN + 180.0,
            north: 90.0,
        };
        let Some(all) = self.all else { return WORLD };
        let Some((mut west, mut east)) = self.arc() else {
            return Extent { west: WORLD.west, east: WORLD.east, ..all };
        };
        let middle = (west + east) / 2.0;
        if middle > 180.0 {
            (west, east) = (west - 360.0, east - 360.0);
        }
        at_least(Extent { west, east, ..all })
    }

    /// The longitudes between the ends of the widest gap; `None` where no gap is wide enough to be one.
    fn arc(&self) -> Option<(f64, f64)> {
        let count = self.degrees.len();
        let is_empty = |i: usize| self.degrees.get(i % count).is_none_or(|(west, east)| west > east);
        let (mut widest, mut end, mut run) = (0, 0, 0);
        // Twice around: a gap may lie across ±180°.
        for i in 0..2 * count {
            run = if is_empty(i) { run + 1 } else { 0 };
            if run > widest {
                (widest, end) = (run, i);
            }
        }
        if widest < GAP || widest > count {
            return None;
        }
        let west = self.degrees.get((end + 1) % count)?.0;
        let east = self.degrees.get((end + count - widest) % count)?.1;
        Some((west, if east < west { east + 360.0 } else { east }))
    }
}

/// The sheets for positions; see [`Spread`] to take them in by and by.
pub fn choose(positions: impl Iterator<Item = LonLat>, choice: Choice) -> Sheets {
    let mut spread = Spread::default();
    positions.for_each(|at| spread.add(at));
    spread.sheets(choice)
}

fn union(a: Extent, b: Extent) -> Extent {
    Extent {
        west: a.west.min(b.west),
        south: a.south.min(b.south),
        east: a.east.max(b.east),
        north: a.north.max(b.north),
    }
}

/// The extent, or one of [`LEAST`] around its middle.
fn at_least(extent: Extent) -> Extent {
    let center = extent.center();
    let high = (extent.north - extent.south).max(LEAST) / 2.0;
    // Near a pole it is no wider than the world.
    let broad = LEAST / math::cos(radians(center.lat)).max(LEAST / 360.0);
    let wide = (extent.east - extent.west).max(broad) / 2.0;
    let lat = within(center.lat, high - 90.0, 90.0 - high);
    let (south, north) = (extent.south.min(lat - high), extent.north.max(lat + high));
    let (west, east) = (extent.west.min(center.lon - wide), extent.east.max(center.lon + wide));
    Extent { west, south: south.max(-90.0), east, north: north.min(90.0) }
}

/// The projection for an extent outside France.
fn fit(extent: Extent, choice: Choice) -> (Fitted, Extent) {
    let center = extent.center();
    let middle = lonlat((center.lon * GRAIN).round() / GRAIN, center.lat);
    let azimuthal = || Fitted::Azimuthal(Azimuthal::new(middle));
    let fitted = match choice {
        Choice::Auto => by_shape(extent, middle),
        Choice::Azimuthal => polar(extent).unwrap_or_else(azimuthal),
        Choice::Conic | Choice::France => Fitted::Conic(Conic::fitted(extent, middle.lon)),
        Choice::EqualEarth => Fitted::EqualEarth(EqualEarthAt { meridian: middle.lon }),
        Choice::Mercator => {
            let parallel = within(middle.lat, -75.0, 75.0);
            Fitted::Mercator(Mercator { meridian: middle.lon, parallel })
        }
    };
    (fitted, around(extent, fitted.meridian()))
}

fn by_shape(extent: Extent, middle: LonLat) -> Fitted {
    let (wide, high) = (extent.east - extent.west, extent.north - extent.south);
    if let Some(polar) = polar(extent) {
        return polar;
    }
    if wide > 180.0 {
        return Fitted::EqualEarth(EqualEarthAt { meridian: middle.lon });
    }
    let temperate = (20.0..=75.0).contains(&middle.lat.abs());
    if temperate && wide * math::cos(radians(middle.lat)) > WIDER * high {
        return Fitted::Conic(Conic::fitted(extent, middle.lon));
    }
    Fitted::Azimuthal(Azimuthal::new(middle))
}

/// Lands around a pole, centred there.
fn polar(extent: Extent) -> Option<Fitted> {
    let wide = extent.east - extent.west;
    let pole = if extent.south >= 45.0 {
        90.0
    } else if extent.north <= -45.0 {
        -90.0
    } else {
        return None;
    };
    // What goes all the way round is seen with Greenwich downwards.
    let meridian = if wide >= 360.0 { 0.0 } else { (extent.center().lon * GRAIN).round() / GRAIN };
    (wide > 180.0).then(|| Fitted::Azimuthal(Azimuthal::new(lonlat(meridian, pole))))
}

/// The extent with its longitudes within 180° of a meridian.
fn around(extent: Extent, meridian: f64) -> Extent {
    if extent.east - extent.west >= 360.0 {
        return Extent { west: meridian - 180.0, east: meridian + 180.0, ..extent };
    }
    Extent { west: extent.west.max(meridian - 180.0), east: extent.east.min(meridian + 180.0), ..extent }
}
