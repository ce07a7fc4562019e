//! Parts of the world: the steps between the whole world and a country. Seven, as French readers speak of them; which
//! country lies in which is said in `countries.csv`.

use super::{Atlas, Territory};
use crate::geo::{Extent, WORLD_WEST, lonlat, within};
use crate::prose::{Lang, word};

/// One of the [`PARTS`] of the world, in reading order: what is nearest to France first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartIx(pub u8);

/// How many parts of the world there are.
pub const PARTS: usize = 7;

impl PartIx {
    /// Where France is, and what narrow pages enlarge.
    pub const EUROPE: PartIx = PartIx(0);
    /// North America.
    pub const NORTH_AMERICA: PartIx = PartIx(3);
    /// Asia.
    pub const ASIA: PartIx = PartIx(5);

    /// All, in reading order.
    pub fn all() -> impl Iterator<Item = PartIx> {
        (0..PARTS as u8).map(PartIx)
    }

    /// By its slug.
    pub fn find(slug: &str) -> Option<PartIx> {
        PartIx::all().find(|part| part.slug() == slug)
    }

    /// Stable slug, also in `countries.csv`: `europe`.
    pub fn slug(self) -> &'static str {
        word("europe,africa,middle-east,north-america,latin-america,asia,oceania", self.0.into())
    }

    /// The name in `lang`.
    pub fn name(self, lang: Lang) -> &'static str {
        let names = lang.pick(
            "Europe,Afrique,Moyen-Orient,Amérique du Nord,Amérique latine,Asie,Océanie",
            "Europe,Africa,Middle East,North America,Latin America,Asia,Oceania",
        );
        word(names, self.0.into())
    }
}

impl Atlas {
    /// The part of the world that a country abroad lies in; `None` for a region of France.
    pub fn part_of(&self, territory: Territory) -> Option<PartIx> {
        match territory {
            Territory::Region(_) => None,
            Territory::Country(ix) => Some(self.country(ix).part),
        }
    }

    /// A box around every place of a part, whatever the edition, with a margin; `None` for a part without places.
    pub fn extent_of(&self, part: PartIx) -> Option<Extent> {
        /// Degrees.
        const MARGIN: f64 = 6.0;
        let mut extent: Option<Extent> = None;
        for label in &self.labels {
            if self.part_of(label.territory) == Some(part) {
                let at = label.at;
                let e =
                    extent.get_or_insert(Extent { west: at.lon, south: at.lat, east: at.lon, north: at.lat });
                (e.west, e.east) = (e.west.min(at.lon), e.east.max(at.lon));
                (e.south, e.north) = (e.south.min(at.lat), e.north.max(at.lat));
            }
        }
        let Extent { west, south, east, north } = extent?;
        // Inside the map's own edges, where every corner can be projected.
        let inner = |lon: f64, lat: f64| {
            lonlat(within(lon, WORLD_WEST, WORLD_WEST + 360.0), within(lat, -89.0, 89.0))
        };
        let (low, high) = (inner(west - MARGIN, south - MARGIN), inner(east + MARGIN, north + MARGIN));
        Some(Extent { west: low.lon, south: low.lat, east: high.lon, north: high.lat })
    }
}
