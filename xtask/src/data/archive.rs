//! Reading single files out of packages, without unpacking tens of megabytes of other things.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use flate2::read::GzDecoder;
use lzma_rust2::XzReader;
use tar::Archive;
use zip::ZipArchive;

/// One file of a `.tgz`, `.tar.gz` or `.whl`, by its path below the archive's top folder (every npm and source
/// archive has exactly one) or, in a wheel, by its full path.
pub(super) fn entry(archive: &Path, path: &str) -> Result<Vec<u8>> {
    let file = File::open(archive).with_context(|| format!("{} could not be opened", archive.display()))?;
    let file = BufReader::new(file);
    match archive.extension().and_then(|extension| extension.to_str()) {
        Some("tgz" | "gz") => tar_entry(file, path),
        Some("whl") => zip_entry(file, path),
        _ => bail!("unknown kind of archive"),
    }
    .with_context(|| format!("{path} could not be read from {}", archive.display()))
}

/// The content of an `.xz` file, whatever it is called.
pub(super) fn unxz(compressed: &[u8]) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    XzReader::new(compressed, true).read_to_end(&mut content).context("not a valid xz file")?;
    Ok(content)
}

fn tar_entry(file: impl Read, path: &str) -> Result<Vec<u8>> {
    for entry in Archive::new(GzDecoder::new(file)).entries()? {
        let mut entry = entry?;
        if entry.path()?.components().skip(1).eq(Path::new(path).components()) {
            let mut content = Vec::new();
            entry.read_to_end(&mut content)?;
            return Ok(content);
        }
    }
    bail!("there is no such file")
}

fn zip_entry(file: impl Read + std::io::Seek, path: &str) -> Result<Vec<u8>> {
    let mut content = Vec::new();
    ZipArchive::new(file)?.by_name(path)?.read_to_end(&mut content)?;
    Ok(content)
}
