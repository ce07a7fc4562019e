//! What the map knows: regions, countries, labels, editions, with the source of every fact. Plain values, no
//! pixels and no browser. `codec` packs them into the three assets, `source` (never called by the default
//! wasm) reads and checks the files of `data/`.

mod between;
mod codec;
mod edition;
mod near;
mod part;
pub mod source;
mod topology;

#[cfg(supplied)]
pub use codec::decode_lands;
pub use codec::{
    DecodeError, decode_france, decode_near, decode_sources, decode_world, encode_france, encode_near,
    encode_sources, encode_world, is_near, is_sources,
};
pub use edition::{Change, Counts, Passage, Tally};
pub use near::{Commune, Departement, Near};
pub use part::{PARTS, PartIx};
pub use topology::{Arc, ArcRef, Feature, Topology};

use crate::geo::LonLat;
use crate::prose::Lang;

/// Index of a place in [`Atlas::places`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceIx(pub u16);

/// Index of an edition in [`Atlas::editions`], chronological.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EditionIx(pub u8);

/// Index of a row in [`Atlas::labels`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelIx(pub u16);

/// Index of a region or collectivity in [`Atlas::regions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionIx(pub u8);

/// Index of a country in [`Atlas::countries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryIx(pub u8);

/// Index of an address in [`Atlas::sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SourceIx(pub u32);

/// The facts and the geometry of France: everything of the first asset, and the addresses of sources.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Atlas {
    /// Chronological.
    pub editions: Vec<Edition>,
    /// The 18 regions and the collectivities that hold a label, by code.
    pub regions: Vec<Region>,
    /// Countries that hold or held a label, by code; not the whole world.
    pub countries: Vec<Country>,
    /// One per lineage of labels, by slug.
    pub places: Vec<Place>,
    /// By edition, then in the order of `labels.csv`.
    pub labels: Vec<Label>,
    /// Which rows continue which, by the later one.
    pub lineage: Vec<Succession>,
    /// Addresses of the pages that say so, each once, those of the editions first. Those of labels alone are empty until
    /// their asset is there.
    pub sources: Vec<String>,
    /// When the data was last changed, and which it is.
    pub revision: Revision,
    /// Shapes of `regions`, index for index (`insets.geojson` gives the collectivities).
    pub france: Topology,
    /// Faint neighbours of the mainland: one feature per country, never picked.
    pub context: Topology,
}

/// The state of the data, so that an editor can prove what was shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revision {
    /// ISO day of the last change.
    pub date: String,
    /// What was changed then.
    pub note: Bilingual,
    /// Eight hexadecimal digits computed from the editions and labels.
    pub version: String,
}

/// The second asset: every country, for the world view.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct World {
    /// ISO 3166-1 alpha-2 codes, index for index with the features; `""` where there is none.
    pub codes: Vec<String>,
    /// Whether the feature is French soil (France and its collectivities), index for index.
    pub french: Vec<bool>,
    /// Longitudes in −169…191; edges on either meridian are cuts, not coasts.
    pub shapes: Topology,
}

/// A French region or a collectivity with a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// INSEE code: `"32"`, `"01"`, `"988"`.
    pub code: String,
    /// French and English names.
    pub name: Bilingual,
    /// Where it is drawn and listed.
    pub kind: RegionKind,
    /// How its name stands in a sentence.
    pub grammar: Grammar,
}

/// Where a region is drawn and listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RegionKind {
    /// The 13 of metropolitan France.
    Mainland,
    /// The five overseas regions.
    Overseas,
    /// A collectivity that is no region but holds a label (Nouvelle-Calédonie, Polynésie française).
    Collectivity,
}

/// A country abroad that holds or held a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// French and English names.
    pub name: Bilingual,
    /// Part of the world.
    pub part: PartIx,
    /// How its name stands in a sentence.
    pub grammar: Grammar,
}

/// How the name of a region or country stands in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Grammar {
    /// French definite article.
    pub article: Article,
    /// French preposition of place.
    pub at: At,
    /// Whether English says « the ».
    pub the: bool,
}

/// A French definite article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Article {
    /// « Mayotte », « La Réunion », whose article is a part of the name.
    #[default]
    None,
    /// « le Grand Est ».
    Le,
    /// « la Bretagne ».
    La,
    /// « l’Île-de-France ».
    Elided,
    /// « les États-Unis ».
    Les,
}

/// A French preposition of place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum At {
    /// « en Bretagne ».
    #[default]
    En,
    /// « à Mayotte ».
    A,
    /// « au Japon ».
    Au,
    /// « aux États-Unis ».
    Aux,
    /// « dans le Grand Est ».
    DansLe,
    /// « dans les Hauts-de-France ».
    DansLes,
}

/// A text in both languages of the map.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bilingual {
    /// French.
    pub fr: String,
    /// English; the same text where English keeps the French name.
    pub en: String,
}

impl Bilingual {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }
}

/// A lineage of labels in one spot, across editions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Stable slug: `lille`, `hong-kong`.
    pub slug: String,
}

/// One title held in one edition.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// The lineage it belongs to.
    pub place: PlaceIx,
    /// The edition that gave it.
    pub edition: EditionIx,
    /// What was given.
    pub tier: Tier,
    /// Official name, a proper noun in both languages.
    pub name: String,
    /// Main city.
    pub city: Bilingual,
    /// The city's position.
    pub at: LonLat,
    /// Region in France, country abroad.
    pub territory: Territory,
    /// Whether a source names it in this edition.
    pub certainty: Certainty,
    /// The page that says so.
    pub source: SourceIx,
    /// Whether a source calls it new in this edition.
    pub announced_new: bool,
}

/// A row that continues another, only where a source or an unchanged name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Succession {
    /// The row.
    pub row: LabelIx,
    /// A row of an earlier edition.
    pub before: LabelIx,
}

/// Where a label is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Territory {
    /// In France.
    Region(RegionIx),
    /// Abroad.
    Country(CountryIx),
}

/// What a place was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Capitale French Tech, in France only, since 2019.
    Capitale,
    /// Communauté French Tech, in France and abroad, since 2019.
    Communaute,
    /// Métropole French Tech, 2014 and 2015.
    Metropole,
    /// French Tech Hub, abroad, 2015 to 2018.
    Hub,
    /// No title: a row saying that a source reports the title lost.
    Lost,
}

impl Tier {
    /// Whether it is the highest of its time: Capitale, Métropole before 2019.
    pub fn is_main(self) -> bool {
        matches!(self, Tier::Capitale | Tier::Metropole)
    }
}

/// How sure a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// A source names the label in that edition.
    Confirmed,
    /// Deduced from sources before, after or about it.
    Inferred,
}

/// One announcement of the State.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// `"2019"`, `"2016-2018"`, `"2023-12"`.
    pub id: String,
    /// ISO date as precise as the sources: `"2019-04-03"`, `"2023-12"`, `"2016"`.
    pub date: String,
    /// Who announced it; empty where no source says.
    pub announced_by: String,
    /// Whether it starts the network anew.
    pub scope: EditionScope,
    /// Official totals of the network once this edition is out.
    pub official: Official,
    /// The page that gives the totals.
    pub source: SourceIx,
    /// Last day of validity, ISO, where a source gives one.
    pub valid_to: String,
    /// Whether regions of today are drawn though the label was given under older limits.
    pub former_regions: bool,
}

/// How an edition relates to those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditionScope {
    /// Adds to the network (2015, hubs, 2020, 2021, December 2023).
    Adds,
    /// Replaces it (2014, 2019, 2023, 2026).
    Replaces,
}

/// Official totals; `None` where no source gives the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Official {
    /// Capitales.
    pub capitales: Option<u16>,
    /// Communautés in France.
    pub communautes_france: Option<u16>,
    /// Communautés abroad.
    pub communautes_abroad: Option<u16>,
    /// Métropoles.
    pub metropoles: Option<u16>,
    /// Hubs.
    pub hubs: Option<u16>,
}

impl Atlas {
    /// The row.
    pub fn label(&self, ix: LabelIx) -> &Label {
        &self.labels[ix.0 as usize]
    }

    /// The address of a page; empty as long as it is not there.
    pub fn source(&self, ix: SourceIx) -> &str {
        self.sources.get(ix.0 as usize).map_or("", String::as_str)
    }

    /// The rows that a row continues.
    pub fn forerunners(&self, row: LabelIx) -> impl Iterator<Item = LabelIx> {
        self.lineage.iter().filter(move |link| link.row == row).map(|link| link.before)
    }

    /// The edition.
    pub fn edition(&self, ix: EditionIx) -> &Edition {
        &self.editions[ix.0 as usize]
    }

    /// The place.
    pub fn place(&self, ix: PlaceIx) -> &Place {
        &self.places[ix.0 as usize]
    }

    /// The region.
    pub fn region(&self, ix: RegionIx) -> &Region {
        &self.regions[ix.0 as usize]
    }

    /// The country.
    pub fn country(&self, ix: CountryIx) -> &Country {
        &self.countries[ix.0 as usize]
    }

    /// The name of a region or country.
    pub fn territory_name(&self, territory: Territory, lang: Lang) -> &str {
        let name = match territory {
            Territory::Region(ix) => &self.region(ix).name,
            Territory::Country(ix) => &self.country(ix).name,
        };
        name.get(lang)
    }

    /// How the name of a region or country stands in a sentence.
    pub fn grammar(&self, territory: Territory) -> Grammar {
        match territory {
            Territory::Region(ix) => self.region(ix).grammar,
            Territory::Country(ix) => self.country(ix).grammar,
        }
    }

    /// Finds an edition by its id.
    pub fn find_edition(&self, id: &str) -> Option<EditionIx> {
        self.editions.iter().position(|e| e.id == id).map(|i| EditionIx(i as u8))
    }

    /// Finds a place by its slug.
    pub fn find_place(&self, slug: &str) -> Option<PlaceIx> {
        self.places.iter().position(|p| p.slug == slug).map(|i| PlaceIx(i as u16))
    }

    /// Finds a region or collectivity by its INSEE code.
    pub fn find_region(&self, code: &str) -> Option<RegionIx> {
        self.regions.iter().position(|r| r.code == code).map(|i| RegionIx(i as u8))
    }

    /// Finds a labelled country by its ISO code.
    pub fn find_country(&self, code: &str) -> Option<CountryIx> {
        self.countries.iter().position(|c| c.code == code).map(|i| CountryIx(i as u8))
    }
}
