//! What the files weigh, and what a reader downloads of them.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use super::{ENTRY, Names};
use crate::{node, process};

/// What the README calls the files that a reader downloads, in the order of [`Sizes`].
const FIRST_VIEW: [&str; 3] = ["JavaScript, the entry", "wasm, the first part", "France with the labels"];
const LATER: [&str; 5] = [
    "wasm, the rest",
    "JavaScript, what a reader touches",
    "addresses of sources",
    "the world",
    "where readers may live",
];

/// What a page fetches for data of its own besides the entry, what a reader touches and, for places that come without
/// shapes, France or the world: never both, so that the larger one counts.
const SUPPLIED: [&str; 2] = ["wasm, for a page's own data", "JavaScript, for a page's own data"];

/// One file's bytes: as it is and as web servers send it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Size {
    name: String,
    raw: u64,
    /// `None` for what is compressed already.
    gzip: Option<u64>,
    brotli: Option<u64>,
}

/// Whose downloads are counted.
#[derive(Clone, Copy, Debug)]
enum Who {
    /// Those of whoever sees the first map.
    First,
    /// Of whoever explores everything.
    Explorer,
    /// Of a page with data of its own.
    Supplied,
}

/// All files of one build.
#[derive(Debug)]
pub(crate) struct Sizes {
    files: Vec<Size>,
    /// The names of those that the first map waits for.
    first_view: [String; FIRST_VIEW.len()],
    /// Of those that come after it.
    later: [String; LATER.len()],
    /// Of those for data of a page's own.
    own: [String; SUPPLIED.len()],
    /// Of those that such a page needs, too.
    shared: [String; 3],
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
        let later = [&names.rest, &names.ui, &names.sources, &names.world, &names.near].map(String::clone);
        let own = [&names.data_wasm, &names.data].map(String::clone);
        let shared = [ENTRY, &names.ui, &names.world].map(str::to_owned);
        Ok(Self { files, first_view, later, own, shared })
    }

    /// Bytes with brotli before the map of France is drawn.
    pub(crate) fn first_view(&self) -> u64 {
        self.brotli(&self.total(Who::First))
    }

    /// Bytes with brotli for a reader who explores everything.
    pub(crate) fn everything(&self) -> u64 {
        self.brotli(&self.total(Who::Explorer))
    }

    /// Bytes with brotli of all that a page with data of its own asks for at most.
    pub(crate) fn supplied(&self) -> u64 {
        self.brotli(&self.total(Who::Supplied))
    }

    /// The pieces of HTML by name, with their bytes.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (&str, u64)> {
        let pieces = self.files.iter().filter(|file| file.name.ends_with(".embed.html"));
        pieces.map(|file| (file.name.as_str(), self.brotli(file)))
    }

    fn brotli(&self, size: &Size) -> u64 {
        size.brotli.unwrap_or(size.raw)
    }

    fn total(&self, who: Who) -> Size {
        let label = match who {
            Who::First => "before the first map",
            Who::Explorer => "everything",
            Who::Supplied => "everything, own data",
        };
        let counted = |name: &String| match who {
            Who::First => self.first_view.contains(name),
            Who::Explorer => self.first_view.contains(name) || self.later.contains(name),
            Who::Supplied => self.own.contains(name) || self.shared.contains(name),
        };
        let zero = Size { name: label.to_owned(), raw: 0, gzip: Some(0), brotli: Some(0) };
        self.files.iter().filter(|file| counted(&file.name)).fold(zero, |sum, file| Size {
            name: sum.name,
            raw: sum.raw + file.raw,
            gzip: sum.gzip.map(|gzip| gzip + file.gzip.unwrap_or(file.raw)),
            brotli: sum.brotli.map(|brotli| brotli + file.brotli.unwrap_or(file.raw)),
        })
    }

    /// The table of the README, to be pasted there.
    pub(crate) fn rows(&self) -> String {
        let row = |what: &str, bytes: u64| format!("| {what} | {} |\n", with_commas(bytes));
        let bytes =
            |name: &String| self.files.iter().find(|size| size.name == *name).map(|size| self.brotli(size));
        let rows = |whats: &[&str], names: &[String]| -> String {
            let files = names.iter().map(|name| bytes(name).unwrap_or_default());
            whats.iter().zip(files).map(|(what, bytes)| row(what, bytes)).collect()
        };
        let first = rows(&FIRST_VIEW, &self.first_view) + &row("**before the first map**", self.first_view());
        let later = rows(&LATER, &self.later) + &row("**everything**", self.everything());
        let own = rows(&SUPPLIED, &self.own) + &row("**everything, for a page's own data**", self.supplied());
        format!("| what | bytes |\n| --- | ---: |\n{first}{later}{own}")
    }

    /// A table for people.
    pub(crate) fn table(&self) -> String {
        let totals = [Who::First, Who::Explorer, Who::Supplied].map(|who| self.total(who));
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

/// `74,000`.
fn with_commas(number: u64) -> String {
    let (before, last) = (number / 1000, number % 1000);
    if before == 0 { last.to_string() } else { format!("{},{last:03}", with_commas(before)) }
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
            "r.wasm\t2000\t1200\t1000",
            "ui.js\t5\t4\t3",
            "s.bin\t7\t6\t5",
            "d.wasm\t9\t8\t7",
            "d.js\t3\t2\t1",
        ];
        let others = ["index.html\t1000\t500\t400", "icon.png\t99\t-\t-"];
        Sizes {
            files: lines.iter().chain(&others).map(|line| parse(line).unwrap()).collect(),
            first_view: [ENTRY, "a.wasm", "f.bin"].map(str::to_owned),
            later: ["r.wasm", "ui.js", "s.bin", "w.bin", "n.bin"].map(str::to_owned),
            own: ["d.wasm", "d.js"].map(str::to_owned),
            shared: [ENTRY, "ui.js", "w.bin"].map(str::to_owned),
        }
    }

    #[test]
    fn totals_count_what_a_reader_downloads_and_not_the_pages() {
        assert_eq!(sizes().first_view(), 62);
        assert_eq!(sizes().everything(), 1085);
        assert_eq!(sizes().total(Who::Explorer).raw, 2178);
        assert_eq!(sizes().supplied(), 7 + 1 + 4 + 3 + 11);
    }

    #[test]
    fn the_table_has_every_file_and_all_totals() {
        let table = sizes().table();
        assert_eq!(table.lines().count(), 1 + 12 + 1 + 3);
        assert!(table.contains("icon.png") && table.contains("everything"), "{table}");
    }

    #[test]
    fn the_readme_s_table_has_every_file_of_a_reader_under_its_own_name() {
        let rows = sizes().rows();
        assert_eq!(rows.lines().count(), 2 + 3 + 1 + 5 + 1 + 2 + 1);
        for row in
            ["| wasm, the rest | 1,000 |", "| where readers may live | 4 |", "| **everything** | 1,085 |"]
        {
            assert!(rows.lines().any(|line| line == row), "{rows}");
        }
    }

    #[test]
    fn odd_lines_are_refused() {
        assert!(parse("name 1 2 3").is_err());
        assert!(parse("name\tone\t2\t3").is_err());
    }
}
