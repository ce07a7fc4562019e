//! Finding the programs that tests need besides Node: a browser from the system is updated with the system, and build
//! machines often reach no other host than the package mirrors. So nothing is downloaded but Debian's packages.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{apt, process};

/// A program, and how a machine comes by it.
pub(crate) struct Program {
    /// What people call it.
    pub(crate) title: &'static str,
    /// The variable in which its path can be given.
    pub(crate) variable: &'static str,
    /// What it is called in PATH, the preferred name first.
    pub(crate) names: &'static [&'static str],
    /// Where else it may be.
    pub(crate) elsewhere: &'static [&'static str],
    /// An option with which it says who it is, and a word of what it says then. Some systems have a `chromium-browser`
    /// that only explains how to install one, and fails.
    pub(crate) says: (&'static str, &'static str),
    /// Debian's packages that bring it.
    pub(crate) packages: &'static [&'static str],
    /// How a reader of the message installs it.
    pub(crate) advice: &'static str,
}

/// Whether a machine has a program.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    There(PathBuf),
    /// Nor can it be installed; with the reason, and what to do.
    Absent(String),
}

impl Program {
    /// A program that starts; installed from Debian's packages when there is none and that is possible. A path that
    /// is given and leads to nothing is an error.
    pub(crate) fn find_or_install(&self) -> Result<Presence> {
        let Program { title, variable, advice, .. } = self;
        if let Some(given) = env::var_os(variable).filter(|given| !given.is_empty()) {
            let given = PathBuf::from(given);
            if !self.starts(&given) {
                bail!(
                    "${variable} is {}, which does not start as {title}: correct or unset it",
                    given.display()
                );
            }
            return Ok(Presence::There(given));
        }
        if let Some(found) = self.find() {
            return Ok(Presence::There(found));
        }
        let reason = match apt::install(self.packages) {
            Ok(()) => match self.find() {
                Some(found) => return Ok(Presence::There(found)),
                // Ubuntu's packages of browsers only ask for a snap.
                None => "what the system's packages brought does not start".to_owned(),
            },
            Err(error) => format!("{error:#}"),
        };
        let remedy = format!("{advice} or set ${variable} to the program's path");
        Ok(Presence::Absent(format!("no {title} found, and {reason}. {remedy}")))
    }

    /// The same of a program that has to be there.
    pub(crate) fn require(&self) -> Result<PathBuf> {
        match self.find_or_install()? {
            Presence::There(path) => Ok(path),
            Presence::Absent(reason) => bail!(reason),
        }
    }

    fn find(&self) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        let named = candidates(self.names, &env::split_paths(&path).collect::<Vec<_>>());
        let all = named.into_iter().chain(self.elsewhere.iter().map(PathBuf::from));
        all.into_iter().find(|program| program.is_file() && self.starts(program))
    }

    fn starts(&self, program: &Path) -> bool {
        let (option, word) = self.says;
        process::output(Command::new(program).arg(option)).is_some_and(|said| said.contains(word))
    }
}

/// Every name in every directory, the preferred name first.
fn candidates(names: &[&str], directories: &[PathBuf]) -> Vec<PathBuf> {
    names.iter().flat_map(|name| directories.iter().map(move |directory| directory.join(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A program that every machine has and no package brings.
    const SHELL: Program = Program {
        title: "a shell",
        variable: "NO_SUCH_VARIABLE",
        names: &["no-such-shell"],
        elsewhere: &["/bin/sh"],
        says: ("-c", "anything"),
        packages: &[],
        advice: "Install one",
    };

    #[test]
    fn a_preferred_name_late_in_the_path_comes_before_another_one_early() {
        let names = ["chromium", "google-chrome"];
        let found = candidates(&names, &[PathBuf::from("/a"), PathBuf::from("/b")]);
        let expected = ["/a/chromium", "/b/chromium", "/a/google-chrome", "/b/google-chrome"];
        assert_eq!(found, expected.map(PathBuf::from));
    }

    #[test]
    fn what_only_succeeds_or_is_not_there_does_not_start() {
        assert!(!SHELL.starts(Path::new("/bin/true")));
        assert!(!SHELL.starts(Path::new("/nowhere/sh")));
        assert_eq!(SHELL.find(), None);
    }

    #[test]
    fn what_says_its_name_is_found_outside_the_path_too() {
        let echo = Program { elsewhere: &["/bin/echo"], says: ("me", "me"), ..SHELL };
        assert_eq!(echo.find(), Some(PathBuf::from("/bin/echo")));
    }
}
