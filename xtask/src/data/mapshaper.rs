//! mapshaper, which simplifies, cleans and projects shapes while keeping shared borders shared.
//!
//! Borders have to be simplified as a network, not ring by ring, and no Rust library does that.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::process;

const PACKAGE: &str = include_str!("mapshaper/package.json");
/// Pins mapshaper and everything below it, with npm's fingerprints.
const LOCK: &str = include_str!("mapshaper/package-lock.json");

/// An installed mapshaper.
pub(super) struct Mapshaper {
    script: PathBuf,
}

impl Mapshaper {
    /// Installs the pinned version into `folder`, once.
    pub(super) fn install(folder: &Path) -> Result<Self> {
        let script = folder.join("node_modules").join("mapshaper").join("bin").join("mapshaper");
        let lock = folder.join("package-lock.json");
        let up_to_date = script.exists() && fs::read_to_string(&lock).is_ok_and(|found| found == LOCK);
        if !up_to_date {
            super::create(folder)?;
            fs::write(folder.join("package.json"), PACKAGE).context("package.json could not be written")?;
            fs::write(&lock, LOCK).context("package-lock.json could not be written")?;
            let mut npm = process::program("npm");
            // No script of a dependency runs: mapshaper needs none of the optional native parts.
            npm.args(["ci", "--silent", "--ignore-scripts", "--no-audit", "--no-fund"]);
            process::run(npm.current_dir(folder)).context("mapshaper could not be installed")?;
        }
        Ok(Self { script })
    }

    /// Runs `commands`, separated by spaces, on the layer in `input` and writes the result, rounded to
    /// multiples of `precision` if there is one.
    pub(super) fn run(
        &self,
        input: &Path,
        commands: &str,
        precision: Option<&str>,
        result: &Path,
    ) -> Result<()> {
        let mut node = process::program("node");
        node.arg(&self.script).arg("-quiet").arg("-i").arg(input).args(commands.split_whitespace());
        node.args(["-o", "force", "format=geojson"]);
        node.args(precision.map(|precision| format!("precision={precision}"))).arg(result);
        process::run(&mut node)
    }
}
