//! `departements.csv` and `communes.csv`: where readers may live. Knows no label.

use super::super::Problem;
use super::syntax;
use super::table::{self, Columns, Report, Row};
use crate::atlas::{Commune, Departement, Near};
use crate::geo::lonlat;

const DEPARTEMENTS: Columns = Columns { required: &["code", "name", "prefecture"], optional: &[] };
const COMMUNES: Columns =
    Columns { required: &["code", "name", "departement", "lon", "lat"], optional: &["point"] };
/// What an index of a département can count.
const MOST: usize = u8::MAX as usize;
/// The third asset's grid, degrees.
const GRID: f64 = 100.0;

/// Reads both tables; of use only if no problem was found.
pub(in super::super) fn read(departements: &str, communes: &str, problems: &mut Vec<Problem>) -> Near {
    let mut report = Report::new("departements.csv", problems);
    let rows = table::read(departements, &DEPARTEMENTS, &mut report).unwrap_or_default();
    let mut report = Report::new("communes.csv", problems);
    let towns = table::read(communes, &COMMUNES, &mut report).unwrap_or_default();
    for town in &towns {
        if !rows.iter().any(|row| row.get("code") == town.get("departement")) {
            report.cell(town, "departement", "is in no line of departements.csv");
        }
    }
    let mut near = Near::default();
    for (i, row) in rows.iter().enumerate().take(MOST) {
        let first = near.communes.len();
        let mut prefecture = None;
        for town in towns.iter().filter(|town| town.get("departement") == row.get("code")) {
            if town.get("code") == row.get("prefecture") {
                prefecture = Some(near.communes.len());
            }
            near.communes.extend(commune(town, i as u8, &mut Report::new("communes.csv", problems)));
        }
        let mut report = Report::new("departements.csv", problems);
        if prefecture.is_none() {
            report.cell(row, "prefecture", "is in no line of communes.csv of this département");
        }
        let name = syntax::name(row, "name", &mut report);
        let prefecture = prefecture.unwrap_or(first) as u16;
        near.departements.push(Departement { code: row.get("code").to_owned(), name, prefecture });
    }
    near
}

fn commune(row: &Row, departement: u8, report: &mut Report<'_>) -> Option<Commune> {
    let name = syntax::name(row, "name", report);
    let (lon, lat) = (syntax::degrees(row, "lon", 180.0, report), syntax::degrees(row, "lat", 90.0, report));
    let [lon, lat] = [lon?, lat?].map(|degrees| (degrees * GRID).round() / GRID);
    Some(Commune { name, departement, at: lonlat(lon, lat) })
}
