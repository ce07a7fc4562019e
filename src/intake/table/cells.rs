//! Cuts a text into rows of cells, each with the line on which an editor of text sees it begin. Knows quotes and ends of
//! lines, not what a cell means.

use csv_core::ReadFieldResult;

/// A cell or an unquoted line longer than this is a quote that was never closed; the outline of a country as a cell is not.
const LONGEST: usize = 4 << 20;

/// A cell as it is read, without its quotes.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// Line on which it begins, counting from 1.
    pub line: usize,
    /// What it says, as written but for the quotes.
    pub text: String,
}

/// What is wrong with the quotes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// All is well.
    Fine,
    /// A quotation mark inside a quoted cell, which is the one with that index.
    Inside(usize),
    /// The last cell is quoted and does not end: the rest of its line is all that it holds.
    Open,
}

/// A row: at least one cell.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub cells: Vec<Cell>,
    pub quotes: Quotes,
}

impl Row {
    /// Line on which the row begins.
    pub(super) fn line(&self) -> usize {
        self.cells.first().map_or(0, |cell| cell.line)
    }

    /// Whether it holds nothing but spaces and separators.
    pub(super) fn is_blank(&self) -> bool {
        self.quotes == Quotes::Fine && self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }
}

/// Where in a text the next row begins. The text is given anew for each row, always the same one.
pub(super) struct Rows {
    separator: u8,
    core: csv_core::Reader,
    at: usize,
    line: usize,
    after_return: bool,
    field: Vec<u8>,
}

enum Step {
    Cell { from: usize, ends_row: bool, text: String },
    TooLong,
    End,
}

impl Rows {
    /// Rows from an offset at which a line begins.
    pub(super) fn new(separator: u8, at: usize, line: usize) -> Rows {
        Rows { separator, core: core(separator), at, line, after_return: false, field: Vec::new() }
    }

    /// Offset in bytes up to which the text is read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The next row that is not an empty line; `None` at the end.
    pub(super) fn next(&mut self, text: &[u8]) -> Option<Row> {
        let mut row = Row { cells: Vec::new(), quotes: Quotes::Fine };
        loop {
            let start = self.at;
            let (from, ends_row, cell) = match self.step(text) {
                Step::Cell { from, ends_row, text } => (from, ends_row, text),
                Step::TooLong => return Some(self.broken(row, text, start)),
                Step::End if row.cells.is_empty() => return None,
                Step::End => return Some(row),
            };
            let piece = text.get(from..self.at).unwrap_or_default();
            let lead = if row.cells.is_empty() { leading_breaks(piece) } else { 0 };
            let (before, piece) = piece.split_at(lead);
            let line = self.line + self.breaks(before);
            match quotes(piece, self.separator) {
                Quotes::Open => return Some(self.broken(row, text, from)),
                Quotes::Inside(_) => row.quotes = Quotes::Inside(row.cells.len()),
                Quotes::Fine => {}
            }
            self.line = line + self.breaks(piece);
            row.cells.push(Cell { line, text: cell });
            if ends_row {
                return Some(row);
            }
        }
    }

    fn step(&mut self, text: &[u8]) -> Step {
        let from = self.at;
        let end = text.len().min(from.saturating_add(LONGEST));
        let mut written = 0;
        loop {
            let window = text.get(self.at..end).unwrap_or_default();
            if window.is_empty() && end < text.len() {
                return Step::TooLong;
            }
            let room = self.field.get_mut(written..).unwrap_or_default();
            let (result, read, wrote) = self.core.read_field(window, room);
            self.at += read;
            written += wrote;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => self.field.resize(self.field.len() * 2 + 256, 0),
                ReadFieldResult::Field { record_end: ends_row } => {
                    let text = text_of(self.field.get(..written).unwrap_or_default());
                    return Step::Cell { from, ends_row, text };
                }
                ReadFieldResult::End => return Step::End,
            }
        }
    }

    /// Ends a row at a cell whose quote is never closed, and goes on with the line after the one on which it opened.
    fn broken(&mut self, mut row: Row, text: &[u8], from: usize) -> Row {
        let rest = text.get(from..).unwrap_or_default();
        let lead = if row.cells.is_empty() { leading_breaks(rest) } else { 0 };
        let (before, rest) = rest.split_at(lead);
        let line = self.line + self.breaks(before);
        let length = rest.iter().position(|byte| is_break(*byte)).unwrap_or(rest.len());
        let cell = text_of(rest.get(..length).unwrap_or_default());
        row.cells.push(Cell { line, text: cell });
        row.quotes = Quotes::Open;
        let pair = rest.get(length..length + 2) == Some(b"\r\n");
        let ends = if pair { 2 } else { usize::from(length < rest.len()) };
        (self.at, self.line, self.after_return) = (from + lead + length + ends, line + 1, false);
        self.core.reset();
        row
    }

    /// How many lines end in a piece: CR, LF, and CR LF as one even where a piece ends between the two.
    fn breaks(&mut self, piece: &[u8]) -> usize {
        let mut count = 0;
        for byte in piece {
            count += usize::from(*byte == b'\r' || (*byte == b'\n' && !self.after_return));
            self.after_return = *byte == b'\r';
        }
        count
    }
}

/// A cell as a text, which it is: what parts cells of a text is no part of a letter.
fn text_of(cell: &[u8]) -> String {
    core::str::from_utf8(cell).unwrap_or_default().to_owned()
}

fn core(separator: u8) -> csv_core::Reader {
    csv_core::ReaderBuilder::new().delimiter(separator).build()
}

fn is_break(byte: u8) -> bool {
    byte == b'\r' || byte == b'\n'
}

fn leading_breaks(piece: &[u8]) -> usize {
    piece.iter().take_while(|byte| is_break(**byte)).count()
}

/// Looks at a cell as it is written, with the separator or the end of the line after it.
fn quotes(piece: &[u8], separator: u8) -> Quotes {
    let Some(inside) = piece.strip_prefix(b"\"") else { return Quotes::Fine };
    let mut after_quote = false;
    let mut close = None;
    for (i, byte) in inside.iter().enumerate() {
        if after_quote && *byte != b'"' {
            close = Some(i);
            break;
        }
        after_quote = *byte == b'"' && !after_quote;
    }
    if close.is_none() && after_quote {
        return Quotes::Fine;
    }
    let Some(close) = close else { return Quotes::Open };
    let (quoted, rest) = inside.split_at(close);
    let ended = |byte: &u8| *byte == separator || is_break(*byte) || *byte == b' ';
    if rest.iter().all(ended) {
        return Quotes::Fine;
    }
    if quoted.iter().any(|byte| is_break(*byte)) { Quotes::Open } else { Quotes::Inside(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(Vec<(usize, String)>, Quotes)> {
        let mut rows = Rows::new(b',', 0, 1);
        let mut out = Vec::new();
        while let Some(row) = rows.next(text.as_bytes()) {
            out.push((row.cells.into_iter().map(|cell| (cell.line, cell.text)).collect(), row.quotes));
        }
        assert_eq!(rows.at(), text.len());
        out
    }

    fn cell(line: usize, text: &str) -> (usize, String) {
        (line, text.to_string())
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "\"c\nc\",d", "e,", ""].join(end);
            let rows = read(&text);
            assert_eq!(rows.len(), 3, "{text:?}");
            assert_eq!(rows[0].0, [cell(1, "a"), cell(1, "b")], "{text:?}");
            assert_eq!(rows[1].0, [cell(3, "c\nc"), cell(4, "d")], "{text:?}");
            assert_eq!(rows[2].0, [cell(5, "e"), cell(5, "")], "{text:?}");
        }
    }

    #[test]
    fn an_open_quote_costs_its_own_line_only() {
        let rows = read("a,\"b\nc,d\ne,f");
        assert_eq!(rows[0], (vec![cell(1, "a"), cell(1, "\"b")], Quotes::Open));
        assert_eq!(rows[1], (vec![cell(2, "c"), cell(2, "d")], Quotes::Fine));
        assert_eq!(rows.len(), 3);
        let rows = read("a,\"b\r\nc,\"d\"\r\ne,f");
        assert_eq!(rows[0].1, Quotes::Open);
        assert_eq!(rows[1].0, [cell(2, "c"), cell(2, "d")]);
        assert_eq!(rows[2].0, [cell(3, "e"), cell(3, "f")]);
    }

    #[test]
    fn quotes_inside_are_told_from_doubled_ones() {
        assert_eq!(read("\"a \"\"b\"\"\",c")[0], (vec![cell(1, "a \"b\""), cell(1, "c")], Quotes::Fine));
        assert_eq!(read("x,\"a \"b\" c\"\n")[0].1, Quotes::Inside(1));
        assert_eq!(read("\"\",b")[0], (vec![cell(1, ""), cell(1, "b")], Quotes::Fine));
    }
}
