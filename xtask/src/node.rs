//! Node and its packages, for the commands that need a browser, a bundler or a type checker.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Context as _, Result, bail};

use crate::{paths, process};

/// The oldest release whose test runner the browser tests rely on.
const OLDEST: u32 = 20;

/// Checks the version and brings `node_modules` up to the lock file.
pub(crate) fn ensure() -> Result<()> {
    ensure_in(&paths::root())
}

/// The same of a directory with packages of its own.
pub(crate) fn ensure_in(directory: &Path) -> Result<()> {
    let fix = format!("install Node {OLDEST} or newer from https://nodejs.org or your system's packages");
    let Some(version) = process::output(process::program("node").arg("--version")) else {
        bail!("this needs Node, and there is no `node` in PATH: {fix}");
    };
    match major(&version) {
        Some(major) if major >= OLDEST => {}
        _ => bail!("this needs Node {OLDEST} or newer, and `node --version` says {version}: {fix}"),
    }
    if outdated(directory) {
        eprintln!("Installing the npm packages of {}", directory.join("package-lock.json").display());
        process::run(npm().args(["ci", "--no-audit", "--no-fund"]).current_dir(directory))?;
    }
    Ok(())
}

/// Packs the package in `package` as it would be published, and installs the archive beside those of `directory`. The
/// archive stays in `built/` there.
pub(crate) fn install_packed(package: &Path, directory: &Path) -> Result<()> {
    let archives = directory.join("built");
    fs::create_dir_all(&archives).with_context(|| format!("{} cannot be created", archives.display()))?;
    let mut pack = npm();
    let packed = process::output(
        pack.args(["pack", "--silent", "--pack-destination"]).arg(&archives).current_dir(package),
    );
    let Some(archive) = packed else {
        bail!("`npm pack` failed in {}; run it there to see why", package.display())
    };
    // Of no registry: the package brings nothing else.
    let quietly = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--offline"];
    process::run(npm().args(quietly).arg(archives.join(archive)).current_dir(directory))
}

fn npm() -> Command {
    process::program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// `node` with the given script, seen from the root.
pub(crate) fn script(path: impl AsRef<Path>) -> Command {
    let mut command = process::program("node");
    command.arg(paths::root().join(path));
    command
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// npm leaves a lock file of its own among the packages at the end of every complete installation.
fn outdated(root: &Path) -> bool {
    let changed = |path: &str| fs::metadata(root.join(path)).and_then(|file| file.modified()).ok();
    older(changed("node_modules/.package-lock.json"), changed("package-lock.json"))
}

fn older(installed: Option<SystemTime>, wanted: Option<SystemTime>) -> bool {
    match (installed, wanted) {
        (None, _) => true,
        (Some(installed), Some(wanted)) => installed < wanted,
        (Some(_), None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_major_version_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v24.0.0-nightly2025"), Some(24));
        assert_eq!(major("20.1"), None);
        assert_eq!(major(""), None);
    }

    #[test]
    fn packages_are_installed_when_missing_or_older_than_the_lock_file() {
        let early = SystemTime::UNIX_EPOCH;
        let late = early + Duration::from_secs(1);
        assert!(older(None, Some(early)));
        assert!(older(Some(early), Some(late)));
        assert!(!older(Some(late), Some(early)));
        assert!(!older(Some(early), Some(early)));
    }
}
