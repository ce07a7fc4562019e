//! What the files weigh, and what a reader downloads of them.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use super::{ENTRY, Names};
use crate::{node, process};

/// One file's bytes: as it is and as web servers send it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Size {
    name: String,
    raw: u64,
    /// `None` for what is compressed already.
    gzip: Option<u64>,
    brotli: Option<u64>,
}

/// All files of one build.
#[derive(Debug)]
pub(crate) struct Sizes {
    files: Vec<Size>,
    first_view: [String; 3],
    later: Vec<String>,
}

impl Sizes {
    /// Writes the `.br` and `.gz` neighbours and notes their sizes.
    pub(super) fn compress(out: &Path, files: &[String], names: &Names) -> Result<Self> {
        // Node's brotli is the reference encoder; one written in Rust would slow down every first build of the
        // task runner, also of those who only want to look at the map.
        let mut script = node::script("xtask/src/js/compress.mjs");
        script.arg(out).args(files).stdin(Stdio::null()).stderr(Stdio::inherit());
        let shown = process::show(&script);
        let output = script.output().with_context(|| format!("`{shown}` could not be started"))?;
        if !output.status.success() {
            bail!("`{shown}` failed ({})", output.status);
        }
        let files = String::from_utf8_lossy(&output.stdout).lines().map(parse).collect::<Result<_>>()?;
        let first_view = [ENTRY.to_owned(), names.wasm.clone(), names.france.clone()];
        let later = [&names.world, &names.near, &names.rest, &names.ui].map(String::clone).to_vec();
        Ok(Self { files, first_view, later })
    }

    /// Bytes with brotli before the map of France is drawn.
    pub(crate) fn first_view(&self) -> u64 {
        self.brotli(&self.total(false))
    }

    /// Bytes with brotli for a reader who explores everything.
    pub(crate) fn everything(&self) -> u64 {
        self.brotli(&self.total(true))
    }

    fn brotli(&self, size: &Size) -> u64 {
        size.brotli.unwrap_or(size.raw)
    }

    fn total(&self, everything: bool) -> Size {
        let label = if everything { "everything" } else { "before the first map" };
        let counted =
            |name: &String| self.first_view.contains(name) || (everything && self.later.contains(name));
        let zero = Size { name: label.to_owned(), raw: 0, gzip: Some(0), brotli: Some(0) };
        self.files.iter().filter(|file| counted(&file.name)).fold(zero, |sum, file| Size {
            name: sum.name,
            raw: sum.raw + file.raw,
            gzip: sum.gzip.map(|gzip| gzip + file.gzip.unwrap_or(file.raw)),
            brotli: sum.brotli.map(|brotli| brotli + file.brotli.unwrap_or(file.raw)),
        })
    }

    /// A table for people.
    pub(crate) fn table(&self) -> String {
        let totals = [self.total(false), self.total(true)];
        let width = self.files.iter().chain(&totals).map(|size| size.name.len()).max().unwrap_or_default();
        let mut table = format!("{:width$}  {:>9}  {:>9}  {:>9}\n", "bytes", "raw", "gzip", "brotli");
        let row = |size: &Size| {
            let cell = |bytes: Option<u64>| bytes.map_or_else(|| "-".to_owned(), |bytes| bytes.to_string());
            let (gzip, brotli) = (cell(size.gzip), cell(size.brotli));
            format!("{:width$}  {:>9}  {gzip:>9}  {brotli:>9}\n", size.name, size.raw)
        };
        self.files.iter().for_each(|size| table.push_str(&row(size)));
        table.push('\n');
        totals.iter().for_each(|size| table.push_str(&row(size)));
        table
    }
}

/// One line of the script: name, raw, gzip, brotli with tabs between; `-` for what is not compressed.
fn parse(line: &str) -> Result<Size> {
    let cells: Vec<_> = line.split('\t').collect();
    let [name, raw, gzip, brotli] = cells.as_slice() else { bail!("compress.mjs printed {line:?}") };
    let optional = |cell: &str| if cell == "-" { Ok(None) } else { cell.parse().map(Some) };
    Ok(Size { name: (*name).to_owned(), raw: raw.parse()?, gzip: optional(gzip)?, brotli: optional(brotli)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes() -> Sizes {
        let lines = [
            "v1/french-tech-map.js\t10\t5\t4",
            "a.wasm\t100\t60\t50",
            "f.bin\t20\t9\t8",
            "w.bin\t30\t12\t11",
            "n.bin\t6\t5\t4",
            "ui.js\t5\t4\t3",
        ];
        let others = ["index.html\t1000\t500\t400", "icon.png\t99\t-\t-"];
        Sizes {
            files: lines.iter().chain(&others).map(|line| parse(line).unwrap()).collect(),
            first_view: [ENTRY, "a.wasm", "f.bin"].map(str::to_owned),
            later: ["w.bin", "n.bin", "ui.js"].map(str::to_owned).to_vec(),
        }
    }

    #[test]
    fn totals_count_what_a_reader_downloads_and_not_the_pages() {
        assert_eq!(sizes().first_view(), 62);
        assert_eq!(sizes().everything(), 80);
        assert_eq!(sizes().total(true).raw, 171);
    }

    #[test]
    fn the_table_has_every_file_and_both_totals() {
        let table = sizes().table();
        assert_eq!(table.lines().count(), 1 + 8 + 1 + 2);
        assert!(table.contains("icon.png") && table.contains("everything"), "{table}");
    }

    #[test]
    fn odd_lines_are_refused() {
        assert!(parse("name 1 2 3").is_err());
        assert!(parse("name\tone\t2\t3").is_err());
    }
}
