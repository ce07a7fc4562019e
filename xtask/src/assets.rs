//! The baked data: the files of `data/`, checked and packed into what the browser fetches.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use french_tech_map::atlas::source::{self, FILE_NAMES, Files};
use french_tech_map::atlas::{encode_france, encode_near, encode_sources, encode_world};
use french_tech_map::widget::Ground;

use crate::paths;

/// The four files: addresses of sources come after the first picture, the world and where readers may live only for
/// readers who ask for them.
pub(crate) struct Baked {
    pub(crate) france: Vec<u8>,
    pub(crate) sources: Vec<u8>,
    pub(crate) world: Vec<u8>,
    pub(crate) near: Vec<u8>,
    /// The same, ready to draw.
    pub(crate) ground: Ground,
}

/// Reads, checks and packs; every problem in the files is printed, one per line, before the error is returned.
pub(crate) fn bake() -> Result<Baked> {
    let folder = paths::root().join("data");
    let texts = read(&folder, FILE_NAMES).or_else(refuse)?;
    let [departements, communes] = read(&folder, ["departements.csv", "communes.csv"]).or_else(refuse)?;
    let near = source::load_near(&departements, &communes).or_else(refuse)?;
    let files = Files::from_texts(&texts);
    let (atlas, world) = source::load(&files).or_else(refuse)?;
    let (france, sources) = (encode_france(&atlas), encode_sources(&atlas));
    let ground = Ground::new(atlas);
    ground.map.add_world(&world, &ground.atlas);
    Ok(Baked { france, sources, world: encode_world(&world), near: encode_near(&near), ground })
}

/// The files' texts, or everything that kept them from being read.
fn read<const N: usize>(directory: &Path, names: [&str; N]) -> Result<[String; N], Vec<String>> {
    let mut problems = Vec::new();
    let texts = names.map(|name| {
        fs::read_to_string(directory.join(name)).unwrap_or_else(|error| {
            problems.push(format!("{name}: cannot be read: {error}"));
            String::new()
        })
    });
    if problems.is_empty() { Ok(texts) } else { Err(problems) }
}

fn refuse<T, P: std::fmt::Display>(problems: Vec<P>) -> Result<T> {
    for problem in &problems {
        eprintln!("data/{problem}");
    }
    let count = problems.len();
    bail!("{count} problem{} in data/, listed above", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_file_is_named() {
        let problems = read(Path::new("/nowhere"), FILE_NAMES).unwrap_err();
        assert_eq!(problems.len(), FILE_NAMES.len());
        assert!(problems[7].starts_with("labels.csv: "), "{}", problems[7]);
    }

    #[test]
    fn the_repository_s_own_data_bakes() {
        let baked = bake().unwrap();
        for asset in [baked.france, baked.sources, baked.world, baked.near] {
            assert!(asset.len() > 100);
        }
    }
}
