//! `departements.csv` and `communes.csv`: what a reader may say of where they live, to be told what is near. Prefectures
//! and the largest communes, each at its town hall.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Context as _, Result, ensure};
use geo::Point;
use geo::algorithm::{Centroid as _, Contains as _};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Workshop, communes, packages};

/// Inhabitants from which a commune is listed though it is no prefecture. With them the list stays under 300.
const LARGE: u32 = 35_000;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Departement {
    code: String,
    nom: String,
    chef_lieu: String,
    zone: String,
}

#[derive(Deserialize)]
struct Commune {
    code: String,
    nom: String,
    r#type: String,
    zone: Option<String>,
    departement: Option<String>,
    population: Option<u32>,
}

/// The collectivities overseas are no départements, and no source here has their communes' shapes.
const COLLECTIVITY: &str = "com";

/// The texts of `communes.csv` and `departements.csv`.
pub(super) fn build(workshop: &Workshop) -> Result<[String; 2]> {
    let departements: Vec<Departement> = read(workshop, "departements")?;
    let departements: Vec<_> =
        departements.into_iter().filter(|departement| departement.zone != COLLECTIVITY).collect();
    let seats: BTreeSet<String> =
        departements.iter().map(|departement| departement.chef_lieu.clone()).collect();
    let communes: Vec<Commune> = read(workshop, "communes")?;
    let listed: BTreeMap<String, Commune> = communes
        .into_iter()
        .filter(|commune| {
            let large = commune.population.unwrap_or_default() >= LARGE;
            commune.r#type == "commune-actuelle"
                && commune.zone.as_deref() != Some(COLLECTIVITY)
                && (large || seats.contains(&commune.code))
        })
        .map(|commune| (commune.code.clone(), commune))
        .collect();
    ensure!(listed.len() <= 300, "{} communes are more than the index should hold", listed.len());
    let missing: Vec<_> = seats.iter().filter(|seat| !listed.contains_key(*seat)).collect();
    ensure!(missing.is_empty(), "no such communes: {missing:?}");
    Ok([communes_csv(workshop, &listed)?, departements_csv(&departements)?])
}

fn communes_csv(workshop: &Workshop, listed: &BTreeMap<String, Commune>) -> Result<String> {
    let found = communes::grounds(workshop, |code| listed.contains_key(code))?;
    let mut text = "code,name,departement,lon,lat,point\n".to_owned();
    for (code, commune) in listed {
        let ground = found.get(code).with_context(|| format!("commune {code} has no shape"))?;
        let (point, at) = position(ground).with_context(|| format!("commune {code}"))?;
        let departement = commune.departement.as_deref().context("a commune without a département")?;
        let name = name(&commune.nom);
        writeln!(text, "{code},{name},{departement},{:.4},{:.4},{point}", at.x(), at.y())?;
    }
    Ok(text)
}

fn departements_csv(departements: &[Departement]) -> Result<String> {
    let mut sorted: Vec<_> = departements.iter().collect();
    sorted.sort_by(|a, b| a.code.cmp(&b.code));
    let mut text = "code,name,prefecture\n".to_owned();
    for Departement { code, nom, chef_lieu, .. } in sorted {
        writeln!(text, "{code},{},{chef_lieu}", name(nom))?;
    }
    Ok(text)
}

/// The town hall where the source has it within the commune's limits, as it has for all but a few; else the centre.
fn position(ground: &communes::Ground) -> Result<(&'static str, Point)> {
    if let Some(at) = ground.town_hall.filter(|at| ground.shape.contains(at)) {
        return Ok(("town_hall", at));
    }
    let centre = ground.shape.centroid().context("a shape without a centre")?;
    ensure!(ground.shape.contains(&centre), "its centre lies outside of it");
    Ok(("centre", centre))
}

/// A name as a newspaper prints it.
fn name(nom: &str) -> String {
    nom.replace('\'', "’")
}

fn read<Row: DeserializeOwned>(workshop: &Workshop, name: &str) -> Result<Vec<Row>> {
    let path = format!("data/{name}.json");
    serde_json::from_slice(&workshop.read(&packages::DECOUPAGE, &path)?)
        .with_context(|| format!("{path} does not have the fields expected"))
}

#[cfg(test)]
mod tests {
    use geo::Geometry;

    use super::*;

    #[test]
    fn a_town_hall_outside_its_commune_is_not_believed() {
        let shape = geo::Rect::new((0.0, 0.0), (2.0, 2.0)).to_polygon();
        let ground = |x| communes::Ground {
            shape: Geometry::Polygon(shape.clone()),
            town_hall: Some(Point::new(x, 0.5)),
        };
        assert_eq!(position(&ground(1.5)).unwrap(), ("town_hall", Point::new(1.5, 0.5)));
        assert_eq!(position(&ground(2.5)).unwrap(), ("centre", Point::new(1.0, 1.0)));
    }

    #[test]
    fn names_have_the_apostrophe_of_print() {
        assert_eq!(name("Villeneuve-d'Ascq"), "Villeneuve-d’Ascq");
    }
}
