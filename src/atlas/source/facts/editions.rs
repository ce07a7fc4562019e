//! `editions.csv`: the announcements in the order of time, with the official counts. Knows no label but how many
//! rows are in force.

use std::collections::HashMap;

use super::super::Problem;
use super::sources::Sources;
use super::syntax;
use super::table::{self, Columns, Report, Row};
use crate::atlas::{Atlas, Edition, EditionIx, EditionScope, Official, SourceIx, Tally};

const COLUMNS: Columns = Columns {
    required: &[
        "id",
        "date",
        "announced_by",
        "scope",
        "capitales",
        "communautes_france",
        "communautes_abroad",
        "metropoles",
        "hubs",
        "source",
        "valid_to",
        "former_regions",
    ],
    optional: &[],
};
const SCOPES: [(&str, EditionScope); 2] =
    [("adds", EditionScope::Adds), ("replaces", EditionScope::Replaces)];
/// What an index of an edition can count.
const MOST: usize = u8::MAX as usize;

/// The editions with the line of each.
pub(super) struct Editions {
    pub(super) values: Vec<Edition>,
    pub(super) lines: Vec<usize>,
    /// Addresses of the pages that give the totals.
    sources: Vec<String>,
    readable: bool,
}

impl Editions {
    /// Numbers the pages that give the totals.
    pub(super) fn number(&mut self, sources: &mut Sources) {
        for (edition, source) in self.values.iter_mut().zip(&self.sources) {
            edition.source = sources.number(source);
        }
    }

    /// The editions; `None` where the table could not be read, so that no label is blamed for it.
    pub(super) fn list(&self) -> Option<&[Edition]> {
        self.readable.then_some(&self.values)
    }
}

/// Reads `editions.csv`.
pub(super) fn read(text: &str, problems: &mut Vec<Problem>) -> Editions {
    let mut report = Report::new("editions.csv", problems);
    let rows = table::read(text, &COLUMNS, &mut report);
    let mut read =
        Editions { values: Vec::new(), lines: Vec::new(), sources: Vec::new(), readable: rows.is_some() };
    let mut first: HashMap<String, usize> = HashMap::new();
    for row in rows.iter().flatten() {
        let (edition, source) = (edition(row, &mut report), syntax::source(row, &mut report));
        if let Some(first) = first.insert(edition.id.clone(), row.line) {
            report.cell(row, "id", format!("is on line {first} already: remove one of the two"));
        } else if read.values.len() == MOST {
            report.cell(row, "id", format!("is one too many: at most {MOST} editions can be held"));
        } else {
            check_order(row, &edition, read.values.last(), &mut report);
            read.values.push(edition);
            read.sources.push(source);
            read.lines.push(row.line);
        }
    }
    read
}

fn edition(row: &Row, report: &mut Report<'_>) -> Edition {
    syntax::slug(row, "id", report);
    let mut figure = |field| syntax::figure(row, field, report);
    let official = Official {
        capitales: figure("capitales"),
        communautes_france: figure("communautes_france"),
        communautes_abroad: figure("communautes_abroad"),
        metropoles: figure("metropoles"),
        hubs: figure("hubs"),
    };
    check_dates(row, report);
    Edition {
        id: row.get("id").to_owned(),
        date: row.get("date").to_owned(),
        announced_by: syntax::text(row, "announced_by", report),
        scope: syntax::word(row, "scope", &SCOPES, report).unwrap_or(EditionScope::Replaces),
        official,
        source: SourceIx::default(),
        valid_to: row.get("valid_to").to_owned(),
        former_regions: syntax::yes(row, "former_regions", report),
    }
}

fn check_dates(row: &Row, report: &mut Report<'_>) {
    let (date, valid_to) = (row.get("date"), row.get("valid_to"));
    const FORM: &str = "must be a date as precise as the source: 2019-04-03, 2023-12 or 2016";
    if !syntax::is_date(date) {
        report.cell(row, "date", FORM);
    }
    if valid_to.is_empty() {
        return;
    }
    if !syntax::is_date(valid_to) {
        report.cell(row, "valid_to", FORM);
    } else if syntax::is_date(date) && valid_to < date {
        report.cell(row, "valid_to", format!("is before the announcement of {date}: correct one of the two"));
    }
}

/// The order of the lines is the order of time, and the first edition has no network to add to.
fn check_order(row: &Row, edition: &Edition, before: Option<&Edition>, report: &mut Report<'_>) {
    let dated = |edition: &Edition| syntax::is_date(&edition.date);
    match before {
        None if edition.scope == EditionScope::Adds => {
            report.cell(row, "scope", "adds to nothing: the first edition replaces");
        }
        Some(before) if dated(before) && dated(edition) && edition.date <= before.date => {
            let message = format!("is not after {} ({}): sort the lines by date", before.date, before.id);
            report.cell(row, "date", message);
        }
        _ => {}
    }
}

/// Reports official counts that the rows exceed: one of the two must be wrong.
pub(super) fn check_counts(atlas: &Atlas, lines: &[usize], problems: &mut Vec<Problem>) {
    let mut report = Report::new("editions.csv", problems);
    for (i, line) in lines.iter().enumerate() {
        let counts = atlas.counts(EditionIx(i as u8));
        let mut check = |field: &str, tally: Tally| {
            let Some(official) = tally.official.filter(|official| *official < tally.known) else { return };
            let message =
                format!("is below the {} rows of labels.csv in force: correct one of the two", tally.known);
            report.line(Some(*line), field, &official.to_string(), message);
        };
        check("capitales", counts.capitales);
        check("communautes_france", counts.communautes_france);
        check("communautes_abroad", counts.communautes_abroad);
        check("metropoles", counts.metropoles);
        check("hubs", counts.hubs);
    }
}
