//! Finds how a table is written: its separator, and the row that is its header.

use super::cells::{Row, Rows};
use super::columns::understood;
use super::number::number;

/// In the order in which they win where nothing tells them apart.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Rows that are looked at.
const SAMPLE: usize = 10;

/// Rows among which the header is searched: titles and dates stand above it.
const ABOVE: usize = 5;

/// How a table begins.
pub(super) struct Start {
    /// Rows below the header.
    pub rows: Rows,
    /// The names of the columns.
    pub header: Row,
    /// Lines of a title above the header: the first and the last; none most times.
    pub above: Option<(usize, usize)>,
    /// What parts cells.
    pub separator: u8,
}

/// Finds the header of a text, which is the next row of what is left.
pub(super) fn start(text: &str) -> Option<Start> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let bytes = text.as_bytes();
    let (at, line, said) = declared(text, bom);
    let mut best: Option<(Score, Start)> = None;
    for separator in SEPARATORS {
        if said.is_some_and(|said| said != separator) {
            continue;
        }
        let Some((score, start)) = tried(bytes, separator, at, line) else { continue };
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, start));
        }
    }
    best.map(|(_, start)| start)
}

/// Where the table begins below Excel's `sep=;`, on which line, and what that line says.
fn declared(text: &str, at: usize) -> (usize, usize, Option<u8>) {
    let rest = text.get(at..).unwrap_or_default();
    let quoted = rest.starts_with('"');
    let line = rest.split(['\r', '\n']).next().unwrap_or_default();
    let word = line.trim_matches('"');
    let separator =
        word.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and(word.as_bytes().get(4));
    let Some(separator) = separator.filter(|_| word.len() == 5 || !quoted) else { return (at, 1, None) };
    if !SEPARATORS.contains(separator) {
        return (at, 1, None);
    }
    let after = at + line.len();
    let ends = if text.get(after..after + 2) == Some("\r\n") { 2 } else { 1 };
    ((after + ends).min(text.len()), 2, Some(*separator))
}

/// Headers that mean something, rows as long as the header, columns, numbers: in that order.
type Score = (usize, usize, usize, usize);

fn tried(bytes: &[u8], separator: u8, at: usize, line: usize) -> Option<(Score, Start)> {
    let mut rows = Rows::new(separator, at, line);
    let mut sample = Vec::new();
    while sample.len() < SAMPLE {
        let Some(row) = rows.next(bytes) else { break };
        if !row.is_blank() {
            sample.push(row);
        }
    }
    let first = meanings(sample.first()?);
    let mut header = 0;
    for (i, row) in sample.iter().enumerate().take(ABOVE).skip(1) {
        // One word alone may be a value: "Site".
        if first == 0 && meanings(row) >= 2 && header == 0 {
            header = i;
        }
    }
    let above =
        sample.get(header.wrapping_sub(1)).map(|last| (sample.first().map_or(1, Row::line), last.line()));
    let chosen = sample.get(header)?.clone();
    let width = chosen.cells.len();
    let even = sample.iter().skip(header).filter(|row| width > 1 && row.cells.len() == width).count();
    let numbers =
        sample.iter().flat_map(|row| &row.cells).filter(|cell| number(&cell.text).is_some()).count();
    let score = (meanings(&chosen), even, width, numbers);
    let rows = below(bytes, separator, at, line, chosen.line());
    Some((score, Start { rows, header: chosen, above, separator }))
}

/// Rows from the one after that on a line.
fn below(bytes: &[u8], separator: u8, at: usize, line: usize, header: usize) -> Rows {
    let mut rows = Rows::new(separator, at, line);
    while let Some(row) = rows.next(bytes) {
        if row.line() >= header {
            break;
        }
    }
    rows
}

fn meanings(row: &Row) -> usize {
    let headers: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
    understood(&headers)
}

/// Whether a row that should be a header holds values.
pub(super) fn holds_values(row: &Row) -> bool {
    meanings(row) == 0 && row.cells.iter().any(|cell| number(&cell.text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (char, usize, usize) {
        let start = start(text).unwrap();
        (char::from(start.separator), start.header.line(), start.header.cells.len())
    }

    #[test]
    fn the_separator_is_the_one_that_makes_a_table() {
        assert_eq!(found("nom,lat,lon\nParis,48.85,2.35"), (',', 1, 3));
        assert_eq!(found("nom;lat;lon\nParis;48,85;2,35\nLyon;45,76;4,83"), (';', 1, 3));
        assert_eq!(found("nom\tlat\tlon\nParis\t48,85\t2,35"), ('\t', 1, 3));
        assert_eq!(found("\"nom, complet\";\"lat\";\"lon\"\n"), (';', 1, 3));
        assert_eq!(found("sep=;\r\nnom;lat;lon"), (';', 2, 3));
        assert_eq!(found("Les villes, en 2024\n\nnom;lat;lon\nA;1;2"), (';', 3, 3));
    }
}
