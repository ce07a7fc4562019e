//! `countries.csv`: the names of the countries abroad that hold or held a label, and their part of the world. Knows no
//! label but which countries they name.

use std::collections::{HashMap, HashSet};

use super::super::Problem;
use super::syntax;
use super::table::{self, Columns, Report};
use crate::atlas::{Country, PartIx, World};

const COLUMNS: Columns = Columns {
    required: &["code", "name_fr", "name_en", "article_fr", "in_fr", "article_en", "part"],
    optional: &[],
};
/// What an index of a country can count.
const MOST: usize = u8::MAX as usize;

/// The countries abroad.
pub(super) struct Countries {
    pub(super) values: Vec<Country>,
    /// Code and line of those that must have a label.
    pub(super) lines: Vec<(String, usize)>,
    readable: bool,
}

impl Countries {
    /// The countries; `None` where the table could not be read, so that no label is blamed for it.
    pub(super) fn list(&self) -> Option<&[Country]> {
        self.readable.then_some(&self.values)
    }
}

/// Reports countries that no label names: the list of countries must not promise a label.
pub(super) fn check_used(lines: &[(String, usize)], used: &HashSet<String>, problems: &mut Vec<Problem>) {
    let mut report = Report::new("countries.csv", problems);
    for (code, line) in lines.iter().filter(|(code, _)| !used.contains(code)) {
        report.line(Some(*line), "code", code, "has no line in labels.csv: remove this line");
    }
}

/// Reads `countries.csv`.
pub(super) fn read(text: &str, world: &World, problems: &mut Vec<Problem>) -> Countries {
    let mut report = Report::new("countries.csv", problems);
    let rows = table::read(text, &COLUMNS, &mut report);
    let mut read = Countries { values: Vec::new(), lines: Vec::new(), readable: rows.is_some() };
    let mut first: HashMap<String, usize> = HashMap::new();
    let parts: Vec<(&str, PartIx)> = PartIx::all().map(|part| (part.slug(), part)).collect();
    for row in rows.iter().flatten() {
        let code = row.get("code").to_owned();
        let name = syntax::names(row, "name_fr", "name_en", &mut report);
        let grammar = syntax::grammar(row, &mut report);
        let part = syntax::word(row, "part", &parts, &mut report).unwrap_or(PartIx::EUROPE);
        if let Some(first) = first.insert(code.clone(), row.line) {
            report.cell(row, "code", format!("is on line {first} already: remove one of the two"));
            continue;
        }
        if read.values.len() == MOST {
            report.cell(row, "code", format!("is one too many: at most {MOST} countries can be held"));
            break;
        }
        match wrong_code(&code, world) {
            Some(message) => report.cell(row, "code", message),
            None => read.lines.push((code.clone(), row.line)),
        }
        read.values.push(Country { code, name, part, grammar });
    }
    read
}

fn wrong_code(code: &str, world: &World) -> Option<&'static str> {
    if code.len() != 2 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some("must be an ISO 3166-1 code of two capital letters");
    }
    let feature = world.codes.iter().position(|known| known == code);
    match feature.and_then(|at| world.french.get(at)) {
        Some(true) => Some("is French soil: its labels have a region, not a country"),
        None if !world.codes.is_empty() => Some("is in no feature of world.geojson: correct the code"),
        _ => None,
    }
}
