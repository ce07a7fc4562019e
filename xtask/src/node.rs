//! Node and its packages, for the commands that need a browser, a bundler or a type checker.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use anyhow::{Result, bail};

use crate::{paths, process};

/// The oldest release whose test runner the browser tests rely on.
const OLDEST: u32 = 20;

/// Checks the version and brings `node_modules` up to the lock file.
pub(crate) fn ensure() -> Result<()> {
    let fix = format!("install Node {OLDEST} or newer from https://nodejs.org or your system's packages");
    let Some(version) = process::output(process::program("node").arg("--version")) else {
        bail!("this needs Node, and there is no `node` in PATH: {fix}");
    };
    match major(&version) {
        Some(major) if major >= OLDEST => {}
        _ => bail!("this needs Node {OLDEST} or newer, and `node --version` says {version}: {fix}"),
    }
    if outdated(&paths::root()) {
        eprintln!("Installing the npm packages of package-lock.json");
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        process::run(process::program(npm).args(["ci", "--no-audit", "--no-fund"]))?;
    }
    Ok(())
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
