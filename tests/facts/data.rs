//! The files of `data/` in memory, to be broken one cell at a time.

use std::path::Path;

use french_tech_map::atlas::source::{FILE_NAMES, Files, Problem, load};
use french_tech_map::atlas::{Atlas, World};

/// The texts, in the order of `FILE_NAMES`.
#[derive(Clone)]
pub(crate) struct Data(pub(crate) [String; FILE_NAMES.len()]);

impl Data {
    pub(crate) fn real() -> Data {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let read =
            |name: &str| std::fs::read_to_string(folder.join(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
        Data(FILE_NAMES.map(read))
    }

    /// The facts without a shape: quick to read.
    pub(crate) fn without_shapes() -> Data {
        let mut data = Data::real();
        for text in &mut data.0[..4] {
            text.clear();
        }
        data
    }

    pub(crate) fn text(&mut self, file: &str) -> &mut String {
        let at = FILE_NAMES.iter().position(|name| *name == file);
        &mut self.0[at.unwrap_or_else(|| panic!("no file {file}"))]
    }

    pub(crate) fn load(&self) -> Result<(Atlas, World), Vec<Problem>> {
        load(&Files::from_texts(&self.0))
    }

    /// The line of the row whose first cell is `key`.
    pub(crate) fn line(&mut self, file: &str, key: &str) -> usize {
        let start = format!("{key},");
        let line = self.text(file).lines().position(|line| line.starts_with(&start));
        1 + line.unwrap_or_else(|| panic!("{file} has no row {key}"))
    }

    /// Writes one cell.
    pub(crate) fn set(&mut self, file: &str, key: &str, column: &str, written: &str) {
        let text = self.text(file);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = reader.deserialize().map(|row| row.expect("a row")).collect();
        let column = rows[0].iter().position(|name| name == column).expect("a column");
        rows.iter_mut().find(|row| row[0] == key).expect("a row")[column] = written.to_owned();
        let mut writer = csv::Writer::from_writer(Vec::new());
        rows.iter().for_each(|row| writer.serialize(row).expect("written"));
        *text = String::from_utf8(writer.into_inner().expect("written")).expect("UTF-8");
    }
}
