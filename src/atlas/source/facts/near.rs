//! `departements.csv` and `communes.csv`: where readers may live. Knows no label.

use std::collections::HashMap;

use super::super::Problem;
use super::syntax;
use super::table::{self, Columns, Report, Row};
use crate::atlas::{Commune, Departement, Near};
use crate::geo::lonlat;

const DEPARTEMENTS: Columns = Columns { required: &["code", "name", "prefecture"], optional: &[] };
const COMMUNES: Columns =
    Columns { required: &["code", "name", "departement", "lon", "lat", "point"], optional: &[] };
/// What an index of a département can count.
const MOST: usize = u8::MAX as usize;
/// What an index of a commune can count.
const MOST_COMMUNES: usize = u16::MAX as usize;
/// What the position of a commune is.
const POINTS: [(&str, ()); 2] = [("town_hall", ()), ("centre", ())];
/// The third asset's grid, degrees.
const GRID: f64 = 100.0;

/// Reads both tables; of use only if no problem was found.
pub(in super::super) fn read(departements: &str, communes: &str, problems: &mut Vec<Problem>) -> Near {
    let mut report = Report::new("departements.csv", problems);
    let rows = table::read(departements, &DEPARTEMENTS, &mut report);
    let rows = rows.map(|rows| once(rows, MOST, is_departement, &mut report));
    let mut report = Report::new("communes.csv", problems);
    let towns = table::read(communes, &COMMUNES, &mut report);
    let towns = towns.map(|towns| once(towns, MOST_COMMUNES, is_commune, &mut report));
    // Where a table cannot be read, no line of the other is blamed for it.
    let (Some(rows), Some(towns)) = (rows, towns) else { return Near::default() };
    for town in &towns {
        if !rows.iter().any(|row| row.get("code") == town.get("departement")) {
            report.cell(town, "departement", "is in no line of departements.csv");
        }
    }
    let mut near = Near::default();
    for (i, row) in rows.iter().enumerate() {
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

/// The rows whose code none before them has, and as many as can be told apart; reports the others and codes that are none.
fn once(rows: Vec<Row>, most: usize, is_code: fn(&str) -> bool, report: &mut Report<'_>) -> Vec<Row> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut kept = Vec::new();
    for row in rows {
        let code = row.get("code");
        if let Some(first) = first.insert(code.to_owned(), row.line) {
            report.cell(&row, "code", format!("is on line {first} already: remove one of the two"));
            continue;
        }
        if kept.len() == most {
            report.cell(&row, "code", format!("is one too many: at most {most} can be held"));
            break;
        }
        if !is_code(code) {
            report.cell(
                &row,
                "code",
                "is no code of INSEE: write it with its zeros, as 01, 2A, 974 or 01004",
            );
        }
        kept.push(row);
    }
    kept
}

/// `01`, `2A`, `974`.
fn is_departement(code: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    matches!(code, "2A" | "2B") || (digits(code) && matches!(code.len(), 2 | 3))
}

/// `01004`, `2A004`.
fn is_commune(code: &str) -> bool {
    code.len() == 5
        && code.is_char_boundary(2)
        && is_departement(&code[..2])
        && code[2..].bytes().all(|b| b.is_ascii_digit())
}

fn commune(row: &Row, departement: u8, report: &mut Report<'_>) -> Option<Commune> {
    let name = syntax::name(row, "name", report);
    syntax::word(row, "point", &POINTS, report);
    let (lon, lat) = (syntax::degrees(row, "lon", 180.0, report), syntax::degrees(row, "lat", 90.0, report));
    let [lon, lat] = [lon?, lat?].map(|degrees| (degrees * GRID).round() / GRID);
    Some(Commune { name, departement, at: lonlat(lon, lat) })
}
