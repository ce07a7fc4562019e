//! Finding a Chromium for the tests. Playwright's own download is not used: a browser from the system is updated
//! with the system, and build machines often reach no other host than the package mirrors.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process;

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// A browser that starts; installed from Debian's packages when there is none and that is possible.
pub(crate) fn ensure() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CHROMIUM").filter(|given| !given.is_empty()) {
        let given = PathBuf::from(given);
        if !starts(&given) {
            bail!("$CHROMIUM is {}, which does not start as a browser: correct or unset it", given.display());
        }
        return Ok(given);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    let reason = match install() {
        Ok(()) => match find() {
            Some(found) => return Ok(found),
            // Ubuntu's package only asks for a snap.
            None => {
                "the system's package `chromium` was installed but brought no browser that starts".to_owned()
            }
        },
        Err(error) => format!("{error:#}"),
    };
    bail!(
        "no Chromium found, and {reason}. Install Chromium or Google Chrome (Debian: `apt-get install chromium`; \
         macOS: `brew install --cask google-chrome`) or set $CHROMIUM to the program's path"
    )
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let named = candidates(&env::split_paths(&path).collect::<Vec<_>>());
    named.into_iter().chain(MAC.map(PathBuf::from)).find(|program| program.is_file() && starts(program))
}

/// Every name in every directory, the preferred name first.
fn candidates(directories: &[PathBuf]) -> Vec<PathBuf> {
    NAMES.iter().flat_map(|name| directories.iter().map(move |directory| directory.join(name))).collect()
}

/// Some systems have a `chromium-browser` that only explains how to install one, and fails.
fn starts(program: &Path) -> bool {
    process::output(Command::new(program).arg("--version")).is_some_and(|version| version.contains("Chrom"))
}

fn install() -> Result<()> {
    if process::output(Command::new("apt-get").arg("--version")).is_none() {
        bail!("there is no `apt-get` to install it with");
    }
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !root && process::output(Command::new("sudo").args(["-n", "true"])).is_none() {
        bail!("installing it needs root or `sudo` without a password");
    }
    eprintln!("Installing Debian's chromium");
    if let Err(error) = process::run(&mut apt(root, &["update"])) {
        // One unreachable list out of several need not matter.
        eprintln!("{error:#}; trying to install all the same");
    }
    // Without recommended packages no font would come along, and every label would be boxes.
    process::run(&mut apt(
        root,
        &["install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"],
    ))
}

/// `sudo` drops the environment, so the variable is set behind it.
fn apt(root: bool, args: &[&str]) -> Command {
    let mut command = if root { process::program("env") } else { process::program("sudo") };
    if !root {
        command.args(["-n", "env"]);
    }
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).args(args);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preferred_name_late_in_the_path_comes_before_another_one_early() {
        let found = candidates(&[PathBuf::from("/a"), PathBuf::from("/b")]);
        assert_eq!(found[0], Path::new("/a/chromium"));
        assert_eq!(found[1], Path::new("/b/chromium"));
        assert_eq!(found[2], Path::new("/a/chromium-browser"));
    }

    #[test]
    fn what_only_succeeds_is_no_browser() {
        assert!(!starts(Path::new("/bin/true")));
        assert!(!starts(Path::new("/nowhere/chromium")));
    }

    #[test]
    fn apt_never_asks() {
        let shown = process::show(&apt(false, &["update"]));
        assert_eq!(shown, "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update");
        assert_eq!(
            process::show(&apt(true, &["update"])),
            "env DEBIAN_FRONTEND=noninteractive apt-get update"
        );
    }
}
