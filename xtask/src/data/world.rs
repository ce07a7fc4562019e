//! `world.geojson`: countries and territories, for the map of communities abroad.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use geo::Coord;
use geo::algorithm::{BoundingRect as _, MapCoords as _, Translate as _};

use super::antimeridian::{self, CENTRE};
use super::codes::{self, Countries};
use super::feature::{Feature, Properties};
use super::islands::{self, Rule};
use super::{Workshop, packages, topology};

/// A twenty-fifth of a degree, about four kilometres, is a tenth of a pixel.
pub(super) const GRID: f64 = 25.0;
const PRECISION: Option<&str> = Some("0.04");

const SIMPLIFY: &str = "-clean gap-fill-area=0km2
    -simplify visvalingam weighted variable interval=interval keep-shapes
    -dissolve a3";
/// How fine land is, and how fine large land of countries where no label ever was: nobody opens it.
const INTERVALS: [&str; 2] = ["16km", "55km"];
/// From which size on land keeps its form then, km².
const LARGE: f64 = 20_000.0;

/// Rounding may let borders cross, and so may rounding where they crossed: cleaned twice more, on the grid of the
/// result.
const CLEAN: &str = "-clean gap-fill-area=0km2";

/// French islands are what the map is about, and Gaza is Palestine's smaller part.
const ISLANDS: Rule =
    Rule { smallest: 500.0, exempt: |a3| a3 == "FRA" || a3 == "PSE" || codes::is_french(a3) };

/// Countries by code, with longitudes in −169…191.
pub(super) fn build(workshop: &Workshop) -> Result<Vec<Feature>> {
    let names = codes::countries(workshop)?;
    let labelled = labelled()?;
    let mut parts = islands::drop_small(&countries(workshop)?, "a3", &ISLANDS);
    for part in &mut parts {
        let a3 = part.get("a3");
        let a2 = names.get(codes::named(a3)).map_or("", |name| &name.a2);
        let large = part.shape.iter().map(islands::km2).sum::<f64>() >= LARGE;
        let bare = large && !labelled.contains(a2) && !codes::is_french(a3);
        part.properties.push(("interval", INTERVALS[usize::from(bare)].to_owned()));
    }
    let simplified = workshop.reshape("world-simplified", &parts, SIMPLIFY, PRECISION)?;
    let cleaned = workshop.reshape("world-cleaned", &simplified, CLEAN, PRECISION)?;
    let cleaned = workshop.reshape("world-cleaned-again", &cleaned, CLEAN, PRECISION)?;
    let mut features =
        cleaned.into_iter().map(|feature| finish(feature, &names)).collect::<Result<Vec<_>>>()?;
    features.sort_by(|a, b| a.get("a3").cmp(b.get("a3")));
    features.sort_by(|a, b| along(a).total_cmp(&along(b)));
    Ok(features)
}

/// The two letters of the countries with a label in any edition, and of France.
fn labelled() -> Result<BTreeSet<String>> {
    let mut codes = BTreeSet::from(["FR".to_owned()]);
    let path = crate::paths::root().join("data").join("countries.csv");
    let mut rows =
        csv::Reader::from_path(&path).with_context(|| format!("{} cannot be read", path.display()))?;
    for row in rows.records() {
        codes.insert(row?.get(0).unwrap_or_default().to_owned());
    }
    Ok(codes)
}

/// Every country of the source but Antarctica, cut at the map's ends, unsimplified, in degrees **from the
/// map's centre**: in −180…180, that is, where mapshaper recognises degrees and leaves the ends alone.
pub(super) fn countries(workshop: &Workshop) -> Result<Vec<Feature>> {
    let source = topology::countries(&workshop.read(&packages::VISIONSCARTO, "world/50m.json")?)?;
    let mut parts = Vec::new();
    for country in source.iter().filter(|country| country.a3 != "ATA") {
        let properties: Properties = vec![("a3", codes::iso(&country.a3).to_owned())];
        for polygon in &country.parts {
            for part in antimeridian::cut(polygon).with_context(|| country.a3.clone())? {
                parts.push(Feature::new(properties.clone(), part.translate(-CENTRE, 0.0)));
            }
        }
    }
    workshop.reshape("world-countries", &parts, "-clean gap-fill-area=0km2 -dissolve a3", None)
}

/// Where a country's middle lies on a way to and fro from south to north: each begins near the one before it, and the
/// asset says where by how much it is elsewhere.
fn along(country: &Feature) -> f64 {
    /// Between two passes of the way, degrees.
    const BAND: f64 = 10.0;
    let middle = country.shape.bounding_rect().map(|bounds| bounds.center()).unwrap_or_default();
    let band = (middle.y / BAND).floor();
    let east = if band.rem_euclid(2.0) < 1.0 { middle.x } else { -middle.x };
    band * 1000.0 + east
}

fn finish(feature: Feature, names: &Countries) -> Result<Feature> {
    let a3 = feature.get("a3");
    let name = names.get(codes::named(a3)).with_context(|| format!("{a3} has no name"))?;
    let mut properties: Properties = vec![
        ("a3", a3.to_owned()),
        ("a2", name.a2.clone()),
        ("nom", name.nom.clone()),
        ("en", name.en.clone()),
    ];
    if codes::is_french(a3) {
        properties.push(("sov", "FRA".to_owned()));
    }
    Ok(Feature::new(properties, feature.shape.map_coords(from_centre)))
}

/// Back to degrees from Greenwich.
pub(super) fn from_centre(at: Coord) -> Coord {
    Coord { x: at.x + CENTRE, y: at.y }
}
