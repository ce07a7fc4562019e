//! Reads a table of places as newsrooms have it: commas, semicolons or tabs, decimal commas, headers in French or English,
//! coordinates in one column or two, in degrees or in metres of Lambert-93, or a code of an area instead.
//!
//! A row is read when it is met; what only the whole file can tell (order of coordinates, their unit, lost zeros, tiers)
//! is decided at the end. Knows neither shapes nor which codes exist.

mod cells;
mod columns;
mod number;
mod places;
mod rows;
mod sniff;
mod whole;

pub use columns::{Role, Understood};

use std::borrow::Cow;

use super::{Code, Intake, Limits, Problem, Spot};
use cells::{Row, Rows};
use rows::{Columns, Draft, Tally};
use sniff::{Start, Unfit};

/// Reads a table piece by piece, so that a page can answer its reader in between.
pub struct Reader<'a> {
    text: Cow<'a, str>,
    limits: Limits,
    rows: Option<Rows>,
    columns: Columns,
    drafts: Vec<Draft>,
    met: usize,
    lost: Tally,
    degrees: Tally,
    problems: Vec<Problem>,
}

/// Reads a whole table at once.
pub fn read(text: &str, limits: &Limits) -> Intake {
    Reader::new(text, *limits).finish()
}

impl<'a> Reader<'a> {
    /// Looks at the first rows for the separator and the header. Borrows a text, or keeps one that it is given.
    pub fn new(text: impl Into<Cow<'a, str>>, limits: Limits) -> Reader<'a> {
        let mut reader = Reader {
            text: text.into(),
            limits,
            rows: None,
            columns: Columns::default(),
            drafts: Vec::new(),
            met: 0,
            lost: Tally::default(),
            degrees: Tally::default(),
            problems: Vec::new(),
        };
        if reader.text.len() > limits.bytes {
            let message = format!(
                "the file has {} bytes, and at most {} are read: leave out rows or columns",
                reader.text.len(),
                limits.bytes
            );
            reader.problems.push(problem(Code::TooLarge, Spot::File, "", message));
            return reader;
        }
        match sniff::start(&reader.text) {
            Ok(start) => reader.begin(start),
            Err(unfit) => reader.problems.push(problem(Code::NotData, Spot::File, "", advice(unfit))),
        }
        reader
    }

    /// Reads rows until that many bytes more are read, one row at least; `false` once there are no more.
    pub fn advance(&mut self, bytes: usize) -> bool {
        let Some(mut rows) = self.rows.take() else { return false };
        let goal = rows.at().saturating_add(bytes);
        loop {
            let Some(row) = rows.next(self.text.as_bytes()) else { return false };
            if !row.is_blank() && !self.take(row) {
                return false;
            }
            if rows.at() >= goal {
                break;
            }
        }
        self.rows = Some(rows);
        true
    }

    /// How much of the text is read, 0 to 1.
    pub fn progress(&self) -> f64 {
        match &self.rows {
            Some(rows) => rows.at() as f64 / self.text.len().max(1) as f64,
            None => 1.0,
        }
    }

    /// Reads what is left, decides what the whole file tells, and gives what is good with all that is wrong.
    pub fn finish(mut self) -> Intake {
        while self.advance(usize::MAX) {}
        if self.met == 0 && self.columns.usable {
            let message = "there is no row below the header: was the right sheet saved?";
            self.problems.push(problem(Code::NoRows, Spot::File, "", message));
        }
        self.lost.say(Code::Encoding, rows::LOST, &mut self.problems);
        self.degrees.say(Code::Degrees, rows::DEGREES, &mut self.problems);
        let dataset = whole::dataset(self.drafts, &mut self.columns, &mut self.problems);
        self.problems.sort_by_key(|problem| match problem.spot {
            Spot::Line(line, _) => line,
            Spot::File | Spot::Path(_) => 0,
        });
        Intake { dataset, problems: self.problems, columns: self.columns.understood }
    }

    fn begin(&mut self, start: Start) {
        self.columns = Columns::new(&start, &mut self.problems);
        for cell in &start.header.cells {
            self.lost.look(cell, &cell.text);
        }
        if self.columns.usable {
            self.rows = Some(start.rows);
        }
    }

    /// Keeps what a row says; `false` if it is one too many.
    fn take(&mut self, row: Row) -> bool {
        self.met += 1;
        if self.met > self.limits.records {
            let message = format!(
                "at most {} rows are read: this one and all below it are left out. Split the table or leave out rows",
                self.limits.records
            );
            self.problems.push(problem(
                Code::TooManyRecords,
                Spot::Line(row.line(), String::new()),
                "",
                message,
            ));
            return false;
        }
        for (i, cell) in row.cells.iter().enumerate() {
            self.columns.show(i, &cell.text);
            self.lost.look(cell, self.columns.header(i));
        }
        self.drafts.extend(rows::draft(&self.columns, row, &mut self.degrees, &mut self.problems));
        true
    }
}

fn advice(unfit: Unfit) -> &'static str {
    match unfit {
        Unfit::Empty => "the file is empty: was the right one chosen, and was it saved?",
        Unfit::Page => {
            "this is a page of the web and not a table: open the address in a browser, where it may ask you to log in, \
             and download the table from there"
        }
        Unfit::Json => "this is JSON and not a table: choose it where a GeoJSON is asked for",
        Unfit::Workbook => "this is a workbook and not a CSV: open it and save the sheet as “CSV UTF-8”",
        Unfit::Binary => {
            "this is not a text, or one in UTF-16: open it in a spreadsheet and save it as “CSV UTF-8”"
        }
    }
}

fn problem(code: Code, spot: Spot, value: &str, message: impl Into<String>) -> Problem {
    Problem { code, spot, value: cut(value), message: message.into() }
}

/// The first 60 characters in one line.
fn cut(text: &str) -> String {
    text.trim().chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect()
}
