//! The names that the data gives, as types: a misspelt edition or place is an error before a page is tried.

use french_tech_map::FeatureId;
use french_tech_map::atlas::{Atlas, PartIx};

/// The module that `www/v1/public.d.ts` imports as `./ids.js`.
pub(crate) fn ids_d_ts(atlas: &Atlas) -> String {
    let editions = atlas.editions.iter().map(|edition| &*edition.id);
    let regions = atlas.regions.iter().map(|region| &*region.code);
    // France is no country abroad, but can be opened like one.
    let france = FeatureId::France.to_text(atlas);
    let countries = france.rsplit(':').take(1).chain(atlas.countries.iter().map(|country| &*country.code));
    let parts = PartIx::all().map(PartIx::slug);
    let places = atlas.places.iter().map(|place| &*place.slug);
    [
        union("Edition", "Announcements of the label, in the order of time.", editions),
        union("RegionCode", "INSEE codes of the regions, and of collectivities with a label.", regions),
        union("CountryCode", "ISO 3166-1 codes of the countries that hold or held a label.", countries),
        union("PartId", "Parts of the world.", parts),
        union("PlaceId", "Places that hold or held a label.", places),
    ]
    .concat()
}

fn union<'a>(name: &str, text: &str, words: impl Iterator<Item = &'a str>) -> String {
    let words: String = words.map(|word| format!("\n  | \"{word}\"")).collect();
    format!("/** {text} */\nexport type {name} ={words};\n")
}
