//! The baked data: the files of `data/`, checked and packed into what the browser fetches.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use french_tech_map::atlas::source::{self, FILE_NAMES, Files};
use french_tech_map::atlas::{encode_france, encode_world};
use french_tech_map::widget::Ground;

use crate::paths;

/// The two files, one per view: the world is fetched only by readers who ask for it.
pub(crate) struct Baked {
    pub(crate) france: Vec<u8>,
    pub(crate) world: Vec<u8>,
    /// The same, ready to draw.
    pub(crate) ground: Ground,
}

/// Reads, checks and packs; every problem in the files is printed, one per line, before the error is returned.
pub(crate) fn bake() -> Result<Baked> {
    let texts = read(&paths::root().join("data")).or_else(refuse)?;
    let [regions, insets, context, world, region_names, country_names, editions, labels, changelog] = &texts;
    let files =
        Files { regions, insets, context, world, region_names, country_names, editions, labels, changelog };
    let (atlas, world) = source::load(&files).or_else(refuse)?;
    let (france, baked_world) = (encode_france(&atlas), encode_world(&world));
    let ground = Ground::new(atlas);
    ground.map.add_world(&world, &ground.atlas);
    Ok(Baked { france, world: baked_world, ground })
}

/// All files' texts in the order of [`FILE_NAMES`], or everything that kept them from being read.
fn read(directory: &Path) -> Result<[String; FILE_NAMES.len()], Vec<String>> {
    let mut problems = Vec::new();
    let texts = FILE_NAMES.map(|name| {
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
        let problems = read(Path::new("/nowhere")).unwrap_err();
        assert_eq!(problems.len(), FILE_NAMES.len());
        assert!(problems[7].starts_with("labels.csv: "), "{}", problems[7]);
    }

    #[test]
    fn the_repository_s_own_data_bakes() {
        let baked = bake().unwrap();
        assert!(!baked.france.is_empty() && !baked.world.is_empty());
    }
}
