//! The outlines of the 101 départements, for an example page: those of metropolitan France put together from their
//! communes, so that neighbours have the same border, vertex for vertex; those overseas are regions as well, and as
//! `regions.geojson` has them.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result, ensure};

use super::feature::{self, Feature};
use super::{Workshop, communes};
use crate::paths;

/// A thousandth of a degree, in degrees, as a grid for mapshaper.
const PRECISION: Option<&str> = Some("0.001");

/// Neighbours differ by up to a metre, a hundred-thousandth of a degree.
const DISSOLVE: &str = "-clean gap-fill-area=1km2 snap-interval=0.00001 -dissolve code";

/// As of the regions, islands are single shapes before simplifying, so that `keep-shapes` keeps each of them.
const SIMPLIFY: &str = "-proj init=wgs84 EPSG:2154
    -explode -filter-islands min-area=1000000 remove-empty
    -simplify visvalingam weighted interval=1400 keep-shapes
    -dissolve code
    -proj init=EPSG:2154 wgs84";

/// Rounding may let borders cross: cleaned once more, on the grid of the result.
const CLEAN: &str = "-clean gap-fill-area=1km2 -filter-islands min-area=0.1km2";

/// The départements by INSEE code, with the names that are given by code.
pub(super) fn build(workshop: &Workshop, names: &BTreeMap<String, String>) -> Result<Vec<Feature>> {
    let communes = communes::all(&workshop.packages)?;
    let communes: Vec<Feature> = communes.into_iter().filter_map(of_departement).collect();
    let whole = workshop.reshape("departements-whole", &communes, DISSOLVE, None)?;
    // Another run: in one, borders would keep the points where communes meet.
    let outlines = workshop.reshape("departements-simple", &whole, SIMPLIFY, PRECISION)?;
    let mut parts = workshop.reshape("departements", &outlines, CLEAN, PRECISION)?;
    let regions = fs::read_to_string(paths::root().join("data").join("regions.geojson"))?;
    for region in feature::parse(&regions)? {
        let Some(code) = region.get("iso").strip_prefix("FR-97") else { continue };
        parts.push(Feature::new(vec![("code", format!("97{code}"))], region.shape));
    }
    ensure!(parts.len() == names.len(), "there are {} départements instead of {}", parts.len(), names.len());
    let mut found = parts.into_iter().map(|part| named(part, names)).collect::<Result<Vec<_>>>()?;
    found.sort_by(|a, b| a.get("code").cmp(b.get("code")));
    Ok(found)
}

/// A commune of metropolitan France with the code of its département, the first two characters of its own.
fn of_departement(commune: Feature) -> Option<Feature> {
    let code = commune.get("code").get(..2).filter(|code| *code < "97")?.to_owned();
    Some(Feature::new(vec![("code", code)], commune.shape))
}

fn named(part: Feature, names: &BTreeMap<String, String>) -> Result<Feature> {
    let code = part.get("code").to_owned();
    let nom = names.get(&code).with_context(|| format!("département {code} has no name"))?.clone();
    Ok(Feature::new(vec![("code", code), ("nom", nom)], part.shape))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn communes_are_of_the_departement_that_their_code_begins_with() {
        let square = || geo::Rect::new((0.0, 0.0), (1.0, 1.0)).to_polygon();
        let of = |code: &str| {
            let commune = Feature::new(vec![("code", code.to_owned())], square());
            of_departement(commune).map(|found| found.get("code").to_owned())
        };
        assert_eq!(of("59350").as_deref(), Some("59"));
        assert_eq!(of("2A004").as_deref(), Some("2A"));
        assert_eq!(of("97411"), None);
    }
}
