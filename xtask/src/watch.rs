//! Rebuilding when a source changes. Modification times are compared twice a second: for a few hundred files that
//! costs nothing to speak of and behaves the same on every system, network shares included.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use crate::{paths, process};

const PAUSE: Duration = Duration::from_millis(500);
const WATCHED: [&str; 3] = ["src", "www", "data"];

/// Every watched file and when it last changed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Seen(Vec<(PathBuf, Option<SystemTime>)>);

impl Seen {
    pub(crate) fn now() -> Self {
        Self::below(&WATCHED.map(|name| paths::root().join(name)))
    }

    fn below(roots: &[PathBuf]) -> Self {
        let mut files = Vec::new();
        for root in roots {
            collect(root, &mut files);
        }
        files.sort_unstable();
        Self(files)
    }

    /// Whether a file of `other` is new, gone or newer, and which.
    fn difference<'a>(&'a self, other: &'a Self) -> Option<&'a Path> {
        let missing_in = |there: &Self, file: &(PathBuf, _)| there.0.binary_search(file).is_err();
        let changed = other.0.iter().find(|file| missing_in(self, file));
        let gone = || self.0.iter().find(|file| missing_in(other, file));
        changed.or_else(gone).map(|(path, _)| path.as_path())
    }
}

fn collect(path: &Path, files: &mut Vec<(PathBuf, Option<SystemTime>)>) {
    // A file may vanish between being listed and being looked at; the next round sees that.
    let Ok(entries) = fs::read_dir(path) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let modified = entry.metadata().and_then(|metadata| metadata.modified()).ok();
            files.push((path, modified));
        }
    }
}

/// Watches until the program is ended. `seen` is from before the first build: what was saved while it ran counts.
pub(crate) fn run(mut seen: Seen) {
    loop {
        thread::sleep(PAUSE);
        let now = Seen::now();
        let Some(path) = seen.difference(&now) else { continue };
        let shown = path.strip_prefix(paths::root()).unwrap_or(path).display().to_string();
        eprintln!("{shown} changed, building");
        seen = now;
        rebuild();
    }
}

/// Through cargo, so that baking and checking are the code just saved; the served site stays when that fails.
fn rebuild() {
    let mut cargo = process::cargo();
    cargo.args(["run", "--quiet", "--package", "xtask", "--", "build", "--out"]).arg(paths::site());
    if let Err(error) = process::run(&mut cargo) {
        eprintln!("{error:#}\nStill serving the last good build");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(files: &[(&str, u64)]) -> Seen {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let mut files: Vec<_> =
            files.iter().map(|(name, seconds)| (PathBuf::from(name), Some(at(*seconds)))).collect();
        files.sort_unstable();
        Seen(files)
    }

    #[test]
    fn new_gone_and_changed_files_are_noticed_and_named() {
        let before = seen(&[("a", 1), ("b", 2)]);
        assert_eq!(before.difference(&before), None);
        for (after, name) in [
            (seen(&[("a", 1), ("b", 3)]), "b"),
            (seen(&[("a", 1), ("b", 2), ("c", 1)]), "c"),
            (seen(&[("b", 2)]), "a"),
            // An older file put back by version control is a change too.
            (seen(&[("a", 0), ("b", 2)]), "a"),
        ] {
            assert_eq!(before.difference(&after), Some(Path::new(name)));
        }
    }

    #[test]
    fn directories_are_walked_to_the_bottom() {
        let dir = std::env::temp_dir().join(format!("ftmap-watch-{}", std::process::id()));
        fs::create_dir_all(dir.join("a/b")).unwrap();
        fs::write(dir.join("a/b/c.rs"), "").unwrap();
        let seen = Seen::below(&[dir.clone(), dir.join("missing")]);
        assert_eq!(seen.0.len(), 1);
        assert_eq!(seen.0[0].0, dir.join("a/b/c.rs"));
        fs::remove_dir_all(dir).unwrap();
    }
}
