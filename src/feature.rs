//! What a click, a key or a host page can point at: one identifier for canvas, list, attributes and events.

use crate::atlas::{Atlas, CountryIx, PartIx, PlaceIx, RegionIx, Territory};

/// A feature of the map. Its text form is stable across editions: `region:32`, `country:US`, `part:europe`,
/// `lille`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FeatureId {
    /// A French region or collectivity.
    Region(RegionIx),
    /// France as one shape of the world map.
    France,
    /// A country abroad that holds or held a label.
    Country(CountryIx),
    /// A part of the world.
    Part(PartIx),
    /// A place with a label.
    Place(PlaceIx),
    /// A shape of a map that a host supplied.
    #[cfg(supplied)]
    Area(AreaIx),
}

/// Index of a shape that a host supplied.
#[cfg(supplied)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AreaIx(pub u16);

const REGION: &str = "region:";
const COUNTRY: &str = "country:";
const PART: &str = "part:";
const FRANCE: &str = "country:FR";

impl From<Territory> for FeatureId {
    fn from(territory: Territory) -> FeatureId {
        match territory {
            Territory::Region(ix) => FeatureId::Region(ix),
            Territory::Country(ix) => FeatureId::Country(ix),
        }
    }
}

impl FeatureId {
    /// The region or the country abroad that it is.
    pub fn territory(self) -> Option<Territory> {
        match self {
            FeatureId::Region(ix) => Some(Territory::Region(ix)),
            FeatureId::Country(ix) => Some(Territory::Country(ix)),
            _ => None,
        }
    }

    /// The text form.
    pub fn to_text(self, atlas: &Atlas) -> String {
        match self {
            FeatureId::Region(ix) => [REGION, &atlas.region(ix).code].concat(),
            FeatureId::France => FRANCE.to_owned(),
            FeatureId::Country(ix) => [COUNTRY, &atlas.country(ix).code].concat(),
            FeatureId::Part(ix) => [PART, ix.slug()].concat(),
            // The built-in facts have none.
            #[cfg(supplied)]
            FeatureId::Area(_) => String::new(),
            FeatureId::Place(ix) => atlas.place(ix).slug.clone(),
        }
    }

    /// Reads the text form; `None` when nothing in the atlas has that name.
    pub fn from_text(text: &str, atlas: &Atlas) -> Option<FeatureId> {
        if text == FRANCE {
            return Some(FeatureId::France);
        }
        if let Some(code) = text.strip_prefix(REGION) {
            return atlas.find_region(code).map(FeatureId::Region);
        }
        if let Some(code) = text.strip_prefix(COUNTRY) {
            return atlas.find_country(code).map(FeatureId::Country);
        }
        if let Some(slug) = text.strip_prefix(PART) {
            return PartIx::find(slug).map(FeatureId::Part);
        }
        atlas.find_place(text).map(FeatureId::Place)
    }
}
