//! `regions.csv`: the names of the regions and collectivities, put in the order of their shapes. Knows no label.

use std::collections::HashMap;

use super::super::{Files, Problem};
use super::syntax;
use super::table::{self, Columns, Report, Row};
use crate::atlas::{Bilingual, Grammar, Region, RegionKind};

const COLUMNS: Columns =
    Columns { required: &["code", "name_fr", "name_en", "kind", "article_fr", "in_fr"], optional: &[] };
const KINDS: [(&str, RegionKind); 3] = [
    ("mainland", RegionKind::Mainland),
    ("overseas", RegionKind::Overseas),
    ("collectivity", RegionKind::Collectivity),
];
/// What an index of a region can count.
const MOST: usize = u8::MAX as usize;

/// The regions, index for index with their shapes.
pub(super) struct Regions {
    pub(super) values: Vec<Region>,
    readable: bool,
}

impl Regions {
    /// The regions; `None` where the table could not be read, so that no label is blamed for it.
    pub(super) fn list(&self) -> Option<&[Region]> {
        self.readable.then_some(&self.values)
    }
}

/// The codes of the shapes in the order of the two files; empty where the shapes could not be read.
pub(super) fn feature_codes(files: &Files<'_>, shapes: usize) -> Vec<String> {
    let codes: Vec<String> = [files.regions, files.insets].into_iter().flat_map(codes_in).collect();
    if codes.len() == shapes { codes } else { Vec::new() }
}

fn codes_in(text: &str) -> Vec<String> {
    let document: geojson::JsonValue = text.parse().unwrap_or_default();
    let features = document["features"].as_array();
    let code = |f: &geojson::JsonValue| f["properties"]["code"].as_str().unwrap_or_default().to_owned();
    features.into_iter().flatten().map(code).collect()
}

/// Reads `regions.csv`. A shape without a line gets a region without a name, so that indices hold.
pub(super) fn read(text: &str, shapes: &[String], problems: &mut Vec<Problem>) -> Regions {
    let mut report = Report::new("regions.csv", problems);
    let Some(rows) = table::read(text, &COLUMNS, &mut report) else {
        return Regions { values: Vec::new(), readable: false };
    };
    let mut lines: HashMap<&str, usize> = HashMap::new();
    let mut named = Vec::new();
    for row in &rows {
        let region = region(row, &mut report);
        if let Some(first) = lines.insert(row.get("code"), row.line) {
            report.cell(row, "code", format!("is on line {first} already: remove one of the two"));
            continue;
        }
        check_code(row, shapes, &mut report);
        named.push(region);
    }
    let mut values = in_order(named, shapes, &mut report);
    if values.len() > MOST {
        report.line(None, "code", &values.len().to_string(), format!("regions: at most {MOST} can be held"));
        values.truncate(MOST);
    }
    Regions { values, readable: true }
}

fn check_code(row: &Row, shapes: &[String], report: &mut Report<'_>) {
    let code = row.get("code");
    if !matches!(code.len(), 2 | 3) || !code.bytes().all(|b| b.is_ascii_digit()) {
        report.cell(row, "code", "must be an INSEE code: two digits for a region, three for a collectivity");
    } else if !shapes.is_empty() && !shapes.iter().any(|known| known == code) {
        report.cell(row, "code", "has no shape in regions.geojson or insets.geojson: correct the code");
    }
}

fn region(row: &Row, report: &mut Report<'_>) -> Region {
    let code = row.get("code");
    let kind = syntax::word(row, "kind", &KINDS, report);
    if kind.is_some_and(|kind| (kind == RegionKind::Collectivity) != (code.len() == 3)) {
        report.cell(row, "kind", "does not fit the code: only collectivities have three digits");
    }
    Region {
        code: code.to_owned(),
        name: syntax::names(row, "name_fr", "name_en", report),
        kind: kind.unwrap_or(RegionKind::Mainland),
        grammar: syntax::grammar(row, report),
    }
}

/// The regions in the order of the shapes, then those without one.
fn in_order(mut named: Vec<Region>, shapes: &[String], report: &mut Report<'_>) -> Vec<Region> {
    let mut values = Vec::new();
    for code in shapes {
        if let Some(at) = named.iter().position(|region| region.code == *code) {
            values.push(named.remove(at));
            continue;
        }
        report.line(None, "code", code, "has a shape and no line here: add its names");
        let name = Bilingual::default();
        let grammar = Grammar::default();
        values.push(Region { code: code.clone(), name, kind: RegionKind::Mainland, grammar });
    }
    values.append(&mut named);
    values
}
