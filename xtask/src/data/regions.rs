//! `regions.geojson`: the 18 regions, for the map of France.
//!
//! Limits are administrative: an estuary such as the Gironde's belongs to a region, and looks filled.

use std::collections::HashMap;

use anyhow::{Context as _, Result, ensure};
use geojson::{FeatureCollection, GeoJson};
use serde::Deserialize;

use super::feature::Feature;
use super::{Workshop, communes, packages};

/// A four-hundredth of a degree, less than three hundred metres, is a seventh of a pixel of the wide page.
pub(super) const GRID: f64 = 400.0;
const PRECISION: Option<&str> = Some("0.0025");

/// The outlines within Superset, whose build names assets by their content.
const OUTLINES: &str = "superset/static/assets/3d226f849c6afd06bacf.geojson";

/// Neighbours' outlines differ by up to a decimetre and leave gaps. Islands are single shapes before
/// simplifying, so that `keep-shapes` keeps each of them. 1.2 km are two thirds of a pixel of the wide page.
const METROPOLITAN: &str = "-clean gap-fill-area=1000000 snap-interval=0.05
    -explode -filter-islands min-area=1000000 remove-empty
    -simplify visvalingam weighted interval=1200 keep-shapes
    -dissolve code
    -proj init=EPSG:2154 wgs84";

/// Rounding may let borders cross: cleaned once more, on the grid of the result. What is too small for an
/// island by now is a corner that came off.
const CLEAN: &str = "-clean gap-fill-area=1km2 -filter-islands min-area=0.1km2";

/// An overseas region, simplified in its own projection.
struct Overseas {
    code: &'static str,
    projection: &'static str,
    /// In metres.
    width: u32,
}

const OVERSEAS: [Overseas; 5] = [
    Overseas { code: "01", projection: "EPSG:5490", width: 86_000 },
    Overseas { code: "02", projection: "EPSG:5490", width: 53_000 },
    Overseas { code: "03", projection: "EPSG:2972", width: 403_000 },
    Overseas { code: "04", projection: "EPSG:2975", width: 65_000 },
    Overseas { code: "06", projection: "EPSG:4471", width: 40_000 },
];

/// Each overseas region has an inset of its own: what is less than a pixel of it cannot be seen.
const INSET_PIXELS: u32 = 150;

/// ISO 3166-2 by INSEE code.
const ISO: [(&str, &str); 18] = [
    ("01", "FR-971"),
    ("02", "FR-972"),
    ("03", "FR-973"),
    ("04", "FR-974"),
    ("06", "FR-976"),
    ("11", "FR-IDF"),
    ("24", "FR-CVL"),
    ("27", "FR-BFC"),
    ("28", "FR-NOR"),
    ("32", "FR-HDF"),
    ("44", "FR-GES"),
    ("52", "FR-PDL"),
    ("53", "FR-BRE"),
    ("75", "FR-NAQ"),
    ("76", "FR-OCC"),
    ("84", "FR-ARA"),
    ("93", "FR-PAC"),
    ("94", "FR-20R"),
];

#[derive(Deserialize)]
struct Name {
    code: String,
    nom: String,
}

/// The regions by code.
pub(super) fn build(workshop: &Workshop) -> Result<Vec<Feature>> {
    let outlines = metropolitan(workshop)?;
    let mut parts = workshop.reshape("regions-metropolitan", &outlines, METROPOLITAN, PRECISION)?;
    let communes = communes::of_regions(workshop, &OVERSEAS.map(|region| region.code))?;
    for region in &OVERSEAS {
        parts.extend(region.build(workshop, &communes)?);
    }
    let cleaned = workshop.reshape("regions", &parts, CLEAN, PRECISION)?;
    ensure!(cleaned.len() == ISO.len(), "there are {} regions instead of {}", cleaned.len(), ISO.len());
    let names = names(workshop)?;
    let mut regions = cleaned.into_iter().map(|region| finish(region, &names)).collect::<Result<Vec<_>>>()?;
    regions.sort_by(|a, b| a.get("code").cmp(b.get("code")));
    Ok(regions)
}

impl Overseas {
    fn build(&self, workshop: &Workshop, communes: &[Feature]) -> Result<Vec<Feature>> {
        let Self { code, projection, width } = *self;
        let communes: Vec<Feature> =
            communes.iter().filter(|commune| commune.get("code") == code).cloned().collect();
        let interval = width / INSET_PIXELS;
        let smallest = 2 * interval * interval;
        let commands = format!(
            "-proj init=wgs84 {projection}
            -clean gap-fill-area={smallest} -dissolve code
            -explode -filter-islands min-area={smallest} remove-empty
            -simplify visvalingam weighted interval={interval} keep-shapes
            -dissolve code
            -proj wgs84"
        );
        workshop.reshape(&format!("regions-{code}"), &communes, &commands, PRECISION)
    }
}

/// The 13 regions of metropolitan France, in Lambert-93.
fn metropolitan(workshop: &Workshop) -> Result<Vec<Feature>> {
    let text = String::from_utf8(workshop.read(&packages::SUPERSET, OUTLINES)?)?;
    let collection: FeatureCollection = text.parse::<GeoJson>()?.try_into()?;
    let features = collection.features.into_iter().map(|feature| {
        let iso = feature.property("ISO").and_then(|iso| iso.as_str()).unwrap_or_default().to_owned();
        let known = ISO.iter().find(|(_, known)| *known == iso);
        let (code, _) = known.with_context(|| format!("no region has the code `{iso}`"))?;
        let properties = vec![("code", (*code).to_owned())];
        Feature::from_geometry(properties, feature.geometry.context("a region without a shape")?.try_into()?)
    });
    let features = features.collect::<Result<Vec<_>>>()?;
    ensure!(features.len() == 13, "there are {} metropolitan regions instead of 13", features.len());
    Ok(features)
}

fn names(workshop: &Workshop) -> Result<HashMap<String, String>> {
    let names: Vec<Name> =
        serde_json::from_slice(&workshop.read(&packages::DECOUPAGE, "data/regions.json")?)?;
    Ok(names.into_iter().map(|name| (name.code, name.nom)).collect())
}

fn finish(region: Feature, names: &HashMap<String, String>) -> Result<Feature> {
    let code = region.get("code");
    let nom = names.get(code).with_context(|| format!("region {code} has no name"))?;
    let (_, iso) = ISO.iter().find(|(known, _)| *known == code).context("a region too many")?;
    let properties = vec![("code", code.to_owned()), ("iso", (*iso).to_owned()), ("nom", nom.clone())];
    Ok(Feature::new(properties, region.shape))
}
