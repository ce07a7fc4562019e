//! Where each part of France is drawn: the mainland, and one table for the overseas insets that drives their
//! projection, what they show, the way back from a pixel, and the scale note under each.

use super::{LonLat, Mercator, Plane, lonlat};

/// A box in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Extent {
    /// Western edge, degrees east.
    pub west: f64,
    /// Southern edge, degrees north.
    pub south: f64,
    /// Eastern edge.
    pub east: f64,
    /// Northern edge.
    pub north: f64,
}

impl Extent {
    const fn new(west: f64, south: f64, east: f64, north: f64) -> Self {
        Extent { west, south, east, north }
    }

    /// The middle in degrees.
    pub const fn center(&self) -> LonLat {
        lonlat((self.west + self.east) / 2.0, (self.south + self.north) / 2.0)
    }

    /// Whether the position lies inside or on the edge.
    pub fn contains(&self, at: LonLat) -> bool {
        (self.west..=self.east).contains(&at.lon) && (self.south..=self.north).contains(&at.lat)
    }
}

/// Western edge of the world map, degrees: data is cut here, in the Bering Strait.
pub const WORLD_WEST: f64 = -169.0;

/// Metropolitan France with Corsica.
pub const MAINLAND: Extent = Extent::new(-5.2, 41.3, 9.6, 51.15);

/// What the Île-de-France magnifier shows: Paris and the towns around it that hold a label.
pub const MAGNIFIER_EXTENT: Extent = Extent::new(1.86, 48.45, 3.0, 49.1);

/// An overseas territory drawn in a frame of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inset {
    /// INSEE code of the region or collectivity.
    pub code: &'static str,
    /// What the frame shows; nothing outside is drawn.
    pub extent: Extent,
    /// Whether the frame shows only a part of the territory, to be said in its note.
    pub partial: bool,
}

impl Inset {
    const fn new(code: &'static str, west: f64, south: f64, east: f64, north: f64) -> Self {
        Inset { code, extent: Extent::new(west, south, east, north), partial: false }
    }

    /// The inset's plane: Mercator, true at its middle.
    pub const fn plane(&self) -> Plane {
        let center = self.extent.center();
        Plane::Mercator(Mercator { meridian: center.lon, parallel: center.lat })
    }
}

/// The insets in reading order. Polynésie française is shown by the Society Islands, where its label sits:
/// the whole territory is as wide as Europe and would be specks.
pub const INSETS: [Inset; 7] = [
    Inset::new("01", -61.84, 15.80, -60.97, 16.54),
    Inset::new("02", -61.26, 14.36, -60.78, 14.91),
    Inset::new("03", -54.65, 2.05, -51.55, 5.85),
    Inset::new("04", 55.17, -21.42, 55.88, -20.84),
    Inset::new("06", 44.98, -13.04, 45.33, -12.60),
    Inset::new("988", 163.4, -22.85, 168.3, -19.4),
    Inset { partial: true, ..Inset::new("987", -152.4, -18.0, -148.9, -16.1) },
];
