//! What the cells of a row say of a place.

use super::cells::Row;
use super::columns::Role;
use super::number::{Axis, Number, number, pair};
use super::rows::{Columns, Coordinate, Draft, Tally};
use crate::intake::sniff::has;
use crate::intake::{Code, Place, Problem, Spot, link};

/// How people say that a cell has no value.
const NOTHING: [&str; 9] = ["-", "–", "—", "?", "n/a", "na", "null", "nc", "nd"];

/// Reads a row that has the cells it needs; `None` where it is left out.
pub(super) fn draft(
    columns: &Columns,
    row: &Row,
    degrees: &mut Tally,
    problems: &mut Vec<Problem>,
) -> Option<Draft> {
    let before = problems.len();
    let cells = Cells { columns, row };
    let pair = coordinates(&cells, degrees, problems);
    let mut code = cells.text(Role::Code);
    if is_nothing(&code) {
        code.clear();
    }
    if problems.len() > before {
        return None;
    }
    if pair.is_none() && code.is_empty() {
        problems.push(cells.problem(Code::Nowhere, None, &cells.text(Role::Name), nowhere(columns)));
        return None;
    }
    let name = name(&cells, &code, problems)?;
    let link = address(&cells, problems);
    let place = Place {
        name,
        group: cells.text(Role::Group),
        link,
        note: cells.text(Role::Note),
        edition: cells.text(Role::Edition),
        ..Place::default()
    };
    for role in [Role::Name, Role::Tier, Role::Group, Role::Note, Role::Edition] {
        let text = cells.text(role);
        if text.starts_with('=') {
            let message = "this is a formula and is shown as it is written: put its result in its place";
            problems.push(cells.problem(Code::Formula, Some(role), &text, message));
        }
    }
    Some(Draft { line: row.line(), place, pair, code, tier: cells.text(Role::Tier) })
}

/// A row and what its cells are for.
struct Cells<'a> {
    columns: &'a Columns,
    row: &'a Row,
}

impl Cells<'_> {
    /// A cell in one line, without spaces around it; empty for none.
    fn text(&self, role: Role) -> String {
        let cell = self.columns.index(role).and_then(|index| self.row.cells.get(index));
        cell.map_or_else(String::new, |cell| tidy(&cell.text))
    }

    /// The line of a cell and the index of its column.
    fn place(&self, role: Role) -> (usize, usize) {
        let index = self.columns.index(role).unwrap_or(usize::MAX);
        (self.row.cells.get(index).map_or(self.row.line(), |cell| cell.line), index)
    }

    fn problem(&self, code: Code, role: Option<Role>, value: &str, message: impl Into<String>) -> Problem {
        let (line, index) = role.map_or((self.row.line(), usize::MAX), |role| self.place(role));
        Problem::new(code, Spot::Line(line, self.columns.header(index).to_owned()), value, message)
    }

    fn coordinate(&self, role: Role, number: Number, written: &str) -> Coordinate {
        let (line, column) = self.place(role);
        Coordinate { number, written: written.to_owned(), line, column }
    }
}

/// Without spaces and invisible characters around it, without quotes that a space kept from being read, in one line.
fn tidy(text: &str) -> String {
    let edge = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}');
    let text = text.trim_matches(edge);
    let unquoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let mut out = String::new();
    for c in unquoted.filter(|text| !has(text, '"')).unwrap_or(text).chars() {
        let c = if c.is_control() { ' ' } else { c };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

fn is_nothing(text: &str) -> bool {
    text.is_empty() || NOTHING.iter().any(|word| word.eq_ignore_ascii_case(text))
}

fn nowhere(columns: &Columns) -> &'static str {
    match (columns.has_coordinates(), columns.index(Role::Code).is_some()) {
        (true, true) => "the row has neither coordinates nor a code; it is left out: fill in either",
        (true, false) => "the row has no coordinates; it is left out: fill them in",
        _ => "the row has no code; it is left out: fill it in",
    }
}

fn name(cells: &Cells, code: &str, problems: &mut Vec<Problem>) -> Option<String> {
    let name = cells.text(Role::Name);
    if !name.is_empty() {
        return Some(name);
    }
    if code.is_empty() {
        let message = "the row has no name; it is left out: fill it in";
        problems.push(cells.problem(
            Code::NamelessPlace,
            cells.columns.index(Role::Name).map(|_| Role::Name),
            "",
            message,
        ));
        return None;
    }
    if cells.columns.index(Role::Name).is_some() {
        let message = "the row has no name and is called by its code: fill it in";
        problems.push(cells.problem(Code::CodeAsName, Some(Role::Name), code, message));
    }
    Some(code.to_owned())
}

fn address(cells: &Cells, problems: &mut Vec<Problem>) -> String {
    let address = cells.text(Role::Link);
    if is_nothing(&address) {
        return String::new();
    }
    if link::safe(&address).is_some() {
        return address;
    }
    let message = "this is no address of a page and is left out: write one that begins with https://";
    problems.push(cells.problem(Code::UnsafeLink, Some(Role::Link), &address, message));
    String::new()
}

/// Latitude and longitude by the header. Where there are none although they should be, a problem is added.
fn coordinates(cells: &Cells, degrees: &mut Tally, problems: &mut Vec<Problem>) -> Option<[Coordinate; 2]> {
    let has = |role| cells.columns.index(role).is_some();
    let read = if has(Role::Latitude) && has(Role::Longitude) {
        apart(cells, problems)
    } else if has(Role::LatLon) {
        together(cells, Role::LatLon, problems)
    } else {
        together(cells, Role::LonLat, problems).map(|[lon, lat]| [lat, lon])
    }?;
    for coordinate in read.iter().filter(|coordinate| coordinate.number.degrees) {
        degrees.add(coordinate.line, cells.columns.header(coordinate.column), &coordinate.written);
    }
    let says = |coordinate: &Coordinate, axis| coordinate.number.axis == Some(axis);
    let [first, second] = &read;
    let crossed = says(first, Axis::Longitude) || says(second, Axis::Latitude);
    let straight = says(first, Axis::Latitude) || says(second, Axis::Longitude);
    let [first, second] = read;
    Some(if crossed && !straight { [second, first] } else { [first, second] })
}

fn apart(cells: &Cells, problems: &mut Vec<Problem>) -> Option<[Coordinate; 2]> {
    let (lat, lon) = (cells.text(Role::Latitude), cells.text(Role::Longitude));
    match (is_nothing(&lat), is_nothing(&lon)) {
        (true, true) => return None,
        (true, false) => {
            let message = "the row has a longitude but no latitude; it is left out: fill it in";
            problems.push(cells.problem(Code::Nowhere, Some(Role::Latitude), "", message));
        }
        (false, true) => {
            let message = "the row has a latitude but no longitude; it is left out: fill it in";
            problems.push(cells.problem(Code::Nowhere, Some(Role::Longitude), "", message));
        }
        (false, false) => {}
    }
    let mut read = |role, text: &str| {
        let read = number(text);
        if read.is_none() && !is_nothing(text) {
            let message = "this is no number; the row is left out: write degrees as 48.8566";
            problems.push(cells.problem(Code::NotANumber, Some(role), text, message));
        }
        read.map(|number| cells.coordinate(role, number, text))
    };
    let (first, second) = (read(Role::Latitude, &lat), read(Role::Longitude, &lon));
    Some([first?, second?])
}

fn together(cells: &Cells, role: Role, problems: &mut Vec<Problem>) -> Option<[Coordinate; 2]> {
    let text = cells.text(role);
    if is_nothing(&text) {
        return None;
    }
    let Some(numbers) = pair(&text) else {
        let message = "these are not two numbers; the row is left out: write them as 48.8566, 2.3522";
        problems.push(cells.problem(Code::NotANumber, Some(role), &text, message));
        return None;
    };
    Some(numbers.map(|number| cells.coordinate(role, number, &text)))
}
