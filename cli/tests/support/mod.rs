//! Runs `ftmap` as a desk does.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// An empty folder of that name.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old folder");
    }
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Copies the data into a folder.
pub(crate) fn copy_data(folder: &Path) {
    copy("data", folder);
}

/// Copies a folder of the repository.
pub(crate) fn copy(from: &str, folder: &Path) {
    fs::create_dir_all(folder).expect("a folder");
    for entry in fs::read_dir(root().join(from)).expect("the folder") {
        let path = entry.expect("an entry").path();
        fs::copy(&path, folder.join(path.file_name().expect("a name"))).expect("a copy");
    }
}

/// `ftmap` in a folder, with nothing in its environment that bears on colours.
pub(crate) fn ftmap(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ftmap"));
    command.current_dir(folder).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR");
    command
}

pub(crate) fn run(folder: &Path, args: &[&str]) -> Output {
    ftmap(folder).args(args).output().expect("ftmap runs")
}

pub(crate) fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs lines of a shell with `ftmap` in its path; the first that fails fails all.
pub(crate) fn sh(folder: &Path, lines: &str) -> Output {
    let bin = Path::new(env!("CARGO_BIN_EXE_ftmap")).parent().expect("a folder").to_owned();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::env::join_paths([bin].into_iter().chain(std::env::split_paths(&path))).expect("a path");
    Command::new("sh").args(["-euc", lines]).current_dir(folder).env("PATH", paths).output().expect("a shell")
}
