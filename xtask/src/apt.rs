//! Debian's packages, for the programs that tests need and a machine lacks.

use std::process::Command;
use std::sync::Once;

use anyhow::{Result, bail};

use crate::process;

/// Installs packages, without those that they only recommend. Needs root or `sudo` without a password.
pub(crate) fn install(packages: &[&str]) -> Result<()> {
    if process::output(Command::new("apt-get").arg("--version")).is_none() {
        bail!("there is no `apt-get` to install it with");
    }
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !root && process::output(Command::new("sudo").args(["-n", "true"])).is_none() {
        bail!("installing it needs root or `sudo` without a password");
    }
    eprintln!("Installing Debian's {}", packages.join(", "));
    static UPDATED: Once = Once::new();
    UPDATED.call_once(|| {
        if let Err(error) = process::run(&mut apt(root, &["update"])) {
            // One unreachable list out of several need not matter.
            eprintln!("{error:#}; trying to install all the same");
        }
    });
    process::run(apt(root, &["install", "--yes", "--no-install-recommends"]).args(packages))
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
    fn apt_never_asks() {
        let shown = process::show(&apt(false, &["update"]));
        assert_eq!(shown, "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get update");
        assert_eq!(
            process::show(&apt(true, &["update"])),
            "env DEBIAN_FRONTEND=noninteractive apt-get update"
        );
    }
}
