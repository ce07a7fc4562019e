//! SHA-256 fingerprints, of what comes in and of what goes out.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

/// The list of fingerprints next to the files.
pub(super) const FILE: &str = "SHA256SUMS";

/// A file's fingerprint, in hexadecimal.
pub(super) fn of_file(path: &Path) -> Result<String> {
    let bytes = fs::read(path).with_context(|| format!("{} could not be read", path.display()))?;
    Ok(of_bytes(&bytes))
}

/// Writes the list, in the format that `sha256sum --check` reads.
pub(super) fn write(folder: &Path, names: &[&str]) -> Result<()> {
    let mut list = String::new();
    for name in names {
        writeln!(list, "{}  {name}", of_file(&folder.join(name))?)?;
    }
    let path = folder.join(FILE);
    fs::write(&path, list).with_context(|| format!("{} could not be written", path.display()))
}

fn of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_example_has_the_standard_fingerprint() {
        assert_eq!(of_bytes(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
