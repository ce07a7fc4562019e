//! One row: whether it has the cells that it needs, and what they say. What several rows must agree on is left open.

use super::cells::{Cell, Quotes, Row};
use super::columns::{Role, Understood, roles};
use super::number::Number;
use super::places;
use super::sniff::{Start, holds_values};
use crate::intake::problem::shown;
use crate::intake::role::fold;
use crate::intake::sniff::has;
use crate::intake::{Code, Place, Problem, Spot, figures};
use crate::sorted::firsts;

pub(super) const LOST: &str = "letters with accents are broken: save the table again as “CSV UTF-8”";

pub(super) const DEGREES: &str =
    "signs and letters of degrees were read as decimal degrees: write 48.8566, and −2.35 west of Greenwich";

/// Columns of the widest table that is read. A file without line ends is one header of millions of cells.
const WIDEST: usize = 1000;

/// The columns of a table.
#[derive(Default)]
pub(super) struct Columns {
    /// As they are shown.
    pub understood: Vec<Understood>,
    /// Whether places can be read by them.
    pub usable: bool,
    /// What parts cells.
    separator: u8,
}

/// A row that was understood, but for what the whole file decides.
pub(super) struct Draft {
    pub line: usize,
    /// All but the position and the tier.
    pub place: Place,
    /// Latitude and longitude by the header; none where the code says where.
    pub pair: Option<[Coordinate; 2]>,
    /// Code of an area; empty for none.
    pub code: String,
    /// As written; empty for none.
    pub tier: String,
}

/// A number with the cell that it is from.
#[derive(Debug, Clone)]
pub(super) struct Coordinate {
    pub number: Number,
    /// The cell as written.
    pub written: String,
    pub line: usize,
    /// Index of its column.
    pub column: usize,
}

/// What is wrong in the same way in many cells: said once, where it is met first.
#[derive(Default)]
pub(super) struct Tally {
    first: Option<(Spot, String)>,
    count: usize,
}

impl Tally {
    /// Counts a cell.
    pub(super) fn add(&mut self, line: usize, column: &str, value: &str) {
        self.count += 1;
        if self.first.is_none() {
            self.first = Some((Spot::Line(line, shown(column)), shown(value)));
        }
    }

    /// Counts a cell if letters of it were lost: replaced by U+FFFD, or each turned into two.
    pub(super) fn look(&mut self, cell: &Cell, column: &str) {
        let doubled = |(a, b): (char, char)| matches!(a, 'Ã' | 'Â') && ('\u{80}'..='\u{bf}').contains(&b);
        let mut pairs = cell.text.chars().zip(cell.text.chars().skip(1));
        if has(&cell.text, char::REPLACEMENT_CHARACTER) || pairs.any(doubled) {
            self.add(cell.line, column, &cell.text);
        }
    }

    /// Adds the problem, if it was met.
    pub(super) fn say(self, code: Code, message: &str, problems: &mut Vec<Problem>) {
        let Some((spot, value)) = self.first else { return };
        let message = match self.count {
            0 | 1 => message.to_owned(),
            2 => [message, " (and one cell more)"].concat(),
            count => [message, " (and ", &figures::count(count - 1), " cells more)"].concat(),
        };
        problems.push(Problem::new(code, spot, &value, message));
    }
}

impl Columns {
    /// What a header says, with what is wrong with it.
    pub(super) fn new(start: &Start, problems: &mut Vec<Problem>) -> Columns {
        let line = start.header.line();
        let headers: Vec<&str> = start.header.cells.iter().map(|cell| cell.text.trim()).collect();
        let separator = start.separator;
        problems.extend(start.above.map(|(first, last)| above(first, last)));
        if start.header.quotes == Quotes::Open {
            let message = "a quotation mark opens in the header and is not closed: close it, or take it away";
            let spot = Spot::Line(line, shown(headers.last().copied().unwrap_or_default()));
            problems.push(Problem::new(Code::QuoteOpen, spot, "", message));
        }
        let roles = roles(&headers);
        let understood = headers.iter().zip(&roles).map(|(header, role)| Understood {
            column: shown(header),
            role: *role,
            example: String::new(),
        });
        let mut columns = Columns { understood: understood.collect(), usable: false, separator };
        columns.report_twins(line, problems);
        columns.usable = if holds_values(&start.header) {
            let message = "the first line holds values and not the names of columns: put a line above it, such as \
                name;latitude;longitude";
            problems.push(Problem::new(
                Code::NoHeader,
                Spot::Line(line, String::new()),
                &headers.join(", "),
                message,
            ));
            false
        } else {
            columns.judge(line, problems)
        };
        columns
    }

    /// Index of the column for something.
    pub(super) fn index(&self, role: Role) -> Option<usize> {
        self.understood.iter().position(|column| column.role == Some(role))
    }

    /// Name of a column as in the header; empty beyond it.
    pub(super) fn header(&self, index: usize) -> &str {
        self.understood.get(index).map_or("", |column| column.column.as_str())
    }

    /// Offers a cell as the example of its column.
    pub(super) fn show(&mut self, index: usize, text: &str) {
        if let Some(column) = self.understood.get_mut(index).filter(|column| column.example.is_empty()) {
            column.example = shown(text);
        }
    }

    /// Whether a column says where places are in degrees or metres.
    pub(super) fn has_coordinates(&self) -> bool {
        let has = |role| self.index(role).is_some();
        (has(Role::Latitude) && has(Role::Longitude)) || has(Role::LatLon) || has(Role::LonLat)
    }

    /// Whether a row without that column says too little.
    fn needs(&self, column: &Understood) -> bool {
        match column.role {
            Some(Role::Name | Role::LatLon | Role::LonLat) => true,
            Some(Role::Latitude | Role::Longitude) => self.has_coordinates(),
            Some(Role::Code) => !self.has_coordinates(),
            _ => false,
        }
    }

    fn report_twins(&self, line: usize, problems: &mut Vec<Problem>) {
        let names: Vec<String> = self.understood.iter().map(|column| fold(&column.column)).collect();
        let firsts = firsts(&names);
        for (i, column) in self.understood.iter().enumerate() {
            if !names[i].is_empty() && firsts[i] != i {
                let message =
                    "two columns have this name and only the first one is read: rename or take out the other";
                problems.push(Problem::new(
                    Code::ColumnTwice,
                    Spot::Line(line, column.column.clone()),
                    "",
                    message,
                ));
            }
        }
    }

    /// A message with the names that the header has, twenty at most.
    fn with_header(&self, message: &str) -> String {
        let shown: Vec<&str> = self.understood.iter().take(20).map(|column| column.column.as_str()).collect();
        let more = if self.understood.len() > shown.len() { ", …" } else { "" };
        [message, ". The header has: ", &shown.join(", "), more].concat()
    }

    /// Whether the columns are enough to read places.
    fn judge(&self, line: usize, problems: &mut Vec<Problem>) -> bool {
        let spot = Spot::Line(line, String::new());
        if self.understood.len() > WIDEST {
            let message = [
                "the header has ",
                &figures::count(self.understood.len()),
                " columns and at most ",
                &figures::count(WIDEST),
                " are read: leave out those that are not needed",
            ]
            .concat();
            problems.push(Problem::new(Code::NoColumns, spot, "", message));
            return false;
        }
        let has_code = self.index(Role::Code).is_some();
        let missing = match (self.index(Role::Latitude), self.index(Role::Longitude)) {
            _ if self.has_coordinates() || has_code => None,
            (Some(_), None) => {
                Some("there is a column for latitudes but none for longitudes: name it lon or longitude")
            }
            (None, Some(_)) => {
                Some("there is a column for longitudes but none for latitudes: name it lat or latitude")
            }
            _ => Some(
                "no column says where places are: name two of them lat and lon, one coordonnees (“48.85, 2.35”), or one \
                 code_insee",
            ),
        };
        if let Some(message) = missing {
            problems.push(Problem::new(Code::NoColumns, spot, "", self.with_header(message)));
            return false;
        }
        if self.index(Role::Name).is_some() {
            return true;
        }
        if has_code {
            let message = "no column says how places are called, so they are called by their codes: name one of them nom or ville";
            problems.push(Problem::new(Code::CodeAsName, spot, "", message));
            return true;
        }
        let message = "no column says how places are called: name one of them nom, ville or name";
        problems.push(Problem::new(Code::NoColumns, spot, "", self.with_header(message)));
        false
    }
}

/// What a row says; `None` where it is left out.
pub(super) fn draft(
    columns: &Columns,
    mut row: Row,
    degrees: &mut Tally,
    problems: &mut Vec<Problem>,
) -> Option<Draft> {
    let about = |index: usize, cell: &Cell, code, message| {
        let spot = Spot::Line(cell.line, columns.header(index).to_owned());
        Problem::new(code, spot, &cell.text, message)
    };
    match row.quotes {
        Quotes::Open => {
            let message = "a quotation mark opens here and is not closed; the line is left out: close it, or take it away";
            let last = row.cells.len().saturating_sub(1);
            problems.extend(row.cells.last().map(|cell| about(last, cell, Code::QuoteOpen, message)));
            return None;
        }
        Quotes::Inside(index) => {
            let message = "write a quotation mark inside a quoted cell twice: \"\"";
            problems.extend(row.cells.get(index).map(|cell| about(index, cell, Code::QuoteInside, message)));
        }
        Quotes::Fine => {}
    }
    for (i, cell) in row.cells.iter_mut().enumerate().filter(|(_, cell)| has(&cell.text, '\0')) {
        cell.text = cell.text.replace('\0', "");
        let message = "a character of code zero was taken out: save the table again as “CSV UTF-8”";
        problems.push(about(i, cell, Code::NullCharacter, message));
    }
    if !fits(columns, &row, problems) {
        return None;
    }
    places::draft(columns, &row, degrees, problems)
}

fn above(first: usize, last: usize) -> Problem {
    let message = if first == last {
        "this line stands above the header and was skipped: take it out of the table".to_owned()
    } else {
        let advice = " stand above the header and were skipped: take them out of the table";
        ["lines ", &figures::count(first), " to ", &figures::count(last), advice].concat()
    };
    Problem::new(Code::LinesAbove, Spot::Line(first, String::new()), "", message)
}

/// Whether a row has the cells that it needs and no others.
fn fits(columns: &Columns, row: &Row, problems: &mut Vec<Problem>) -> bool {
    let (width, found) = (columns.understood.len(), row.cells.len());
    let spot = Spot::Line(row.line(), String::new());
    let value = row.cells.first().map_or("", |cell| cell.text.as_str());
    if let Some(cell) = row.cells.iter().skip(width).find(|cell| !cell.text.trim().is_empty()) {
        let advice = match columns.separator {
            b',' => "put quotation marks around a cell that holds a comma, or write decimals with a point",
            _ => "put quotation marks around a cell that holds what parts cells",
        };
        let message = [
            "the row has ",
            &figures::count(found),
            " cells and the header ",
            &figures::count(width),
            ", the first too many is “",
            &shown(&cell.text),
            "”; the row is left out: ",
            advice,
        ]
        .concat();
        problems.push(Problem::new(Code::RowLong, spot, value, message));
        return false;
    }
    if found >= width {
        return true;
    }
    let missing = columns.understood.iter().skip(found);
    let needed: Vec<&str> =
        missing.clone().filter(|column| columns.needs(column)).map(|column| column.column.as_str()).collect();
    if !needed.is_empty() {
        let message = [
            "the row ends before ",
            &listed(&needed),
            "; it is left out: add what is missing, or take out a line that is no row",
        ]
        .concat();
        problems.push(Problem::new(Code::RowShort, spot, value, message));
        return false;
    }
    let missing: Vec<&str> = missing.map(|column| column.column.as_str()).collect();
    let message = ["the row ends before ", &listed(&missing), "; what is missing is read as empty"].concat();
    problems.push(Problem::new(Code::CellsMissing, spot, value, message));
    true
}

/// Names of columns for a sentence, five at most.
fn listed(names: &[&str]) -> String {
    let shown: Vec<&str> = names.iter().take(5).copied().collect();
    let more = names.len() - shown.len();
    if more == 0 {
        return shown.join(" and ");
    }
    [&shown.join(", "), " and ", &figures::count(more), " more"].concat()
}
