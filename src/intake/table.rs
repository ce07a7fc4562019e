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

use super::figures::count;
use super::sniff::{Kind, kind};
use super::{Code, Dataset, Intake, Options, Problem, Spot};
use cells::{Row, Rows};
use rows::{Columns, Draft, Tally};
use sniff::Start;

use crate::sorted::sort_by;

/// Reads a table piece by piece, so that a page can answer its reader in between.
pub struct Reader<'a> {
    text: Cow<'a, str>,
    options: Options,
    rows: Option<Rows>,
    columns: Columns,
    drafts: Vec<Draft>,
    met: usize,
    lost: Tally,
    degrees: Tally,
    problems: Vec<Problem>,
    ending: Ending,
}

/// How far it is decided what only the whole table tells; each takes its time where there are many rows.
#[derive(Default)]
enum Ending {
    /// Rows are read.
    #[default]
    Rows,
    /// Each has its place.
    Placed(Vec<Draft>),
    /// Those that say the same are left out.
    Distinct(Vec<Draft>),
    Done(Dataset),
}

impl<'a> Reader<'a> {
    /// Looks at the first rows for the separator and the header. Borrows a text, or keeps one that it is given.
    pub fn new(text: impl Into<Cow<'a, str>>, options: Options) -> Reader<'a> {
        let mut reader = Reader {
            text: text.into(),
            options,
            rows: None,
            columns: Columns::default(),
            drafts: Vec::new(),
            met: 0,
            lost: Tally::default(),
            degrees: Tally::default(),
            problems: Vec::new(),
            ending: Ending::Rows,
        };
        if reader.text.len() > options.limits.bytes {
            // Not how large it is: pages stop fetching at the limit.
            let message = [
                "the file has more than the ",
                &count(options.limits.bytes),
                " bytes that are read: leave out rows or columns",
            ]
            .concat();
            reader.problems.push(Problem::new(Code::TooLarge, Spot::File, "", message));
            return reader;
        }
        match kind(&reader.text) {
            Kind::Text => {}
            Kind::Json => {
                return reader.refused("is JSON and not a table: choose it where a GeoJSON is asked for");
            }
            Kind::Other(message) => return reader.refused(message),
        }
        if let Some(start) = sniff::start(&reader.text) {
            reader.begin(start);
        }
        reader
    }

    /// Reads rows until that many bytes more are read, one row at least, then decides what the whole file tells; `false` once
    /// all is done.
    pub fn advance(&mut self, bytes: usize) -> bool {
        let Some(mut rows) = self.rows.take() else { return self.end() };
        let goal = rows.at().saturating_add(bytes);
        loop {
            let Some(row) = rows.next(self.text.as_bytes()) else { return true };
            if !row.is_blank() && !self.take(row) {
                return true;
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

    /// Decides the next of what the whole file tells; `false` once that is all.
    fn end(&mut self) -> bool {
        self.ending = match core::mem::take(&mut self.ending) {
            Ending::Rows => Ending::Placed(self.placed()),
            Ending::Placed(drafts) => Ending::Distinct(whole::once(drafts, &mut self.problems)),
            Ending::Distinct(drafts) => {
                Ending::Done(whole::dataset(drafts, &self.columns, &mut self.problems))
            }
            done => done,
        };
        !matches!(self.ending, Ending::Done(_))
    }

    /// Gives each row its place.
    fn placed(&mut self) -> Vec<Draft> {
        if self.met == 0 && self.columns.usable {
            let message = "there is no row below the header: was the right sheet saved?";
            self.problems.push(Problem::new(Code::NoRows, Spot::File, "", message));
        }
        core::mem::take(&mut self.lost).say(Code::Encoding, rows::LOST, &mut self.problems);
        core::mem::take(&mut self.degrees).say(Code::Degrees, rows::DEGREES, &mut self.problems);
        whole::placed(core::mem::take(&mut self.drafts), &mut self.columns, &mut self.problems)
    }

    /// Reads what is left, and gives what is good with all that is wrong.
    pub fn finish(mut self) -> Intake {
        while self.advance(usize::MAX) {}
        let Ending::Done(dataset) = self.ending else { return Intake::default() };
        let line = |problem: &Problem| match problem.spot {
            Spot::Line(line, _) => line,
            Spot::File | Spot::Path(_) => 0,
        };
        sort_by(&mut self.problems, |a, b| line(a) < line(b));
        let intake = Intake::new(dataset, self.problems, &self.options);
        Intake { columns: self.columns.understood, ..intake }
    }

    fn refused(mut self, message: &str) -> Reader<'a> {
        self.problems.push(Problem::new(Code::NotData, Spot::File, "", message));
        self
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
        if self.met > self.options.limits.records {
            let message = [
                "at most ",
                &count(self.options.limits.records),
                " rows are read: this one and all below it are left out. Split the table or leave out rows",
            ]
            .concat();
            self.problems.push(Problem::new(
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
