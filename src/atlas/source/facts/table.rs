//! A CSV table as rows of named cells with the line each starts on. Checks what holds for every table: the
//! columns, the number of cells, stray spaces. Knows no meaning of a column.

use super::super::Problem;

/// Collects the problems of one file.
pub(super) struct Report<'a> {
    file: &'static str,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Report<'a> {
    pub(super) fn new(file: &'static str, problems: &'a mut Vec<Problem>) -> Self {
        Report { file, problems }
    }

    /// A problem of one cell: `message` goes on from the cell's content, « must be … ».
    pub(super) fn cell(&mut self, row: &Row, field: &str, message: impl ToString) {
        self.line(Some(row.line), field, row.get(field), message);
    }

    /// A problem of a line, or of the file where there is none.
    pub(super) fn line(&mut self, line: Option<usize>, field: &str, value: &str, message: impl ToString) {
        self.problems.push(Problem {
            file: self.file,
            line,
            field: field.to_owned(),
            value: value.to_owned(),
            message: message.to_string(),
        });
    }
}

/// One line of a table.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Counting from 1, the header being line 1.
    pub(super) line: usize,
    cells: Vec<(&'static str, String)>,
}

impl Row {
    /// The cell of a column without the spaces around it; `""` where there is none.
    pub(super) fn get(&self, column: &str) -> &str {
        self.cells.iter().find(|(name, _)| *name == column).map_or("", |(_, cell)| cell)
    }
}

/// The columns of a table, in any order.
pub(super) struct Columns {
    pub(super) required: &'static [&'static str],
    pub(super) optional: &'static [&'static str],
}

/// Reads a table; `None` where its columns cannot be told or nothing is below them, so that no line of another
/// table is blamed for it.
pub(super) fn read(text: &str, columns: &Columns, report: &mut Report<'_>) -> Option<Vec<Row>> {
    let records = records(text, report);
    let Some(((_, header), lines)) = records.split_first() else {
        report.line(None, "", "", "is empty: write the line of column names, then one line per row");
        return None;
    };
    let names = columns_of(header, columns, report)?;
    if lines.is_empty() {
        report.line(None, "", "", "holds no row below the column names: add them");
        return None;
    }
    Some(lines.iter().filter_map(|(line, cells)| row(*line, cells, &names, report)).collect())
}

/// Every record with its line.
fn records(text: &str, report: &mut Report<'_>) -> Vec<(usize, csv::StringRecord)> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut lines = Lines { text: text.as_bytes(), byte: 0, line: 1 };
    let mut records = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let byte = record.position().map_or(0, |at| at.byte());
                records.push((lines.at(byte), record));
            }
            Err(error) => report.line(None, "", "", format!("cannot be read as CSV: {error}")),
        }
    }
    records
}

/// Counts lines as an editor does: the reader's own count stands still on blank lines and on the second half of
/// a Windows line end.
struct Lines<'a> {
    text: &'a [u8],
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the record that starts at `byte` or after the blank lines there.
    fn at(&mut self, byte: u64) -> usize {
        let start = usize::try_from(byte).unwrap_or(usize::MAX);
        while let Some(read) = self.text.get(self.byte) {
            if self.byte >= start && !matches!(read, b'\r' | b'\n') {
                break;
            }
            self.line += usize::from(*read == b'\n');
            self.byte += 1;
        }
        self.line
    }
}

/// The known column of each position, `None` for an unknown one.
fn columns_of(
    header: &csv::StringRecord,
    columns: &Columns,
    report: &mut Report<'_>,
) -> Option<Vec<Option<&'static str>>> {
    let all = || columns.required.iter().chain(columns.optional).copied();
    let mut names: Vec<Option<&'static str>> = Vec::new();
    for written in header {
        let name = all().find(|name| *name == written);
        if name.is_none() {
            let known = all().collect::<Vec<_>>().join(", ");
            report.line(Some(1), written, written, format!("is no column of this file: it has {known}"));
        } else if names.contains(&name) {
            report.line(Some(1), written, written, "names a second column: remove one of the two");
        }
        names.push(name);
    }
    let mut complete = true;
    for missing in columns.required.iter().filter(|name| !names.contains(&Some(**name))) {
        report.line(Some(1), missing, "", "is missing: add this column");
        complete = false;
    }
    complete.then_some(names)
}

/// A row, or a problem where the number of cells is wrong: its cells would be read under wrong names.
fn row(
    line: usize,
    cells: &csv::StringRecord,
    names: &[Option<&'static str>],
    report: &mut Report<'_>,
) -> Option<Row> {
    if cells.len() != names.len() {
        let message = format!(
            "has {} cells and the columns are {}: quote cells that hold a comma",
            cells.len(),
            names.len()
        );
        report.line(Some(line), "", &cells.iter().take(1).collect::<String>(), message);
        return None;
    }
    let mut kept = Vec::new();
    for (cell, name) in cells.iter().zip(names) {
        let Some(name) = name else { continue };
        if cell != cell.trim() {
            report.line(Some(line), name, cell, "has spaces around it: remove them");
        } else if cell.chars().any(char::is_control) {
            report.line(Some(line), name, cell, "must be on one line, without tabs");
        }
        kept.push((*name, cell.trim().to_owned()));
    }
    Some(Row { line, cells: kept })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: Columns = Columns { required: &["a", "b"], optional: &["c"] };

    fn lines(text: &str) -> (Vec<usize>, Vec<Problem>) {
        let mut problems = Vec::new();
        let rows = read(text, &COLUMNS, &mut Report::new("t.csv", &mut problems));
        (rows.unwrap_or_default().iter().map(|row| row.line).collect(), problems)
    }

    #[test]
    fn lines_are_those_an_editor_shows() {
        assert_eq!(lines("a,b\n1,2\n\n\n3,4\n"), (vec![2, 5], vec![]));
        assert_eq!(lines("a,b\r\n1,2\r\n\r\n3,4\r\n5,6"), (vec![2, 4, 5], vec![]));
        assert_eq!(lines("\u{feff}a,b\n1,\"x\"\n3,4\n"), (vec![2, 3], vec![]));
    }

    #[test]
    fn a_cell_over_two_lines_is_one_problem_on_its_line() {
        let (rows, problems) = lines("a,b\n1,2\n1,\"x\ny\"\n3,4\n");
        assert_eq!(rows, [2, 3, 5]);
        assert_eq!(problems.len(), 1);
        assert_eq!((problems[0].line, problems[0].field.as_str()), (Some(3), "b"));
    }

    #[test]
    fn columns_may_come_in_any_order() {
        let mut problems = Vec::new();
        let rows = read("c,b,a\n1,2,3\n", &COLUMNS, &mut Report::new("t.csv", &mut problems));
        assert_eq!(rows.unwrap_or_default()[0].get("a"), "3");
        assert_eq!(problems, []);
    }
}
