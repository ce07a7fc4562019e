//! The facts and shapes: those that were built in, so that the desk needs no folder, or those of a folder.

use std::path::Path;

use french_tech_map::atlas::source::{FILE_NAMES, Files, Problem, load};
use french_tech_map::widget::Ground;

use crate::failure::Failure;

/// A file of `data/` as it was when the program was built.
macro_rules! built_in {
    ($($name:literal),*) => { [$(include_str!(concat!("../../data/", $name))),*] };
}

/// In the order of [`FILE_NAMES`].
pub(crate) const BUILT_IN: [&str; FILE_NAMES.len()] = built_in![
    "regions.geojson",
    "insets.geojson",
    "context.geojson",
    "world.geojson",
    "regions.csv",
    "countries.csv",
    "editions.csv",
    "labels.csv",
    "CHANGELOG"
];

/// Reads and projects everything of a folder, or what is built in.
pub(crate) fn ground(folder: Option<&Path>) -> Result<Ground, Failure> {
    let texts = match folder {
        Some(folder) => read(folder, FILE_NAMES)?,
        None => BUILT_IN.map(str::to_owned),
    };
    let (atlas, world) = load(&Files::from_texts(&texts)).map_err(|problems| refused(&problems))?;
    let ground = Ground::new(atlas);
    ground.map.add_world(&world, &ground.atlas);
    Ok(ground)
}

/// The texts of files of a folder.
pub(crate) fn read<const N: usize>(folder: &Path, names: [&str; N]) -> Result<[String; N], Failure> {
    let mut texts = [const { String::new() }; N];
    for (text, name) in texts.iter_mut().zip(names) {
        let path = folder.join(name);
        *text = std::fs::read_to_string(&path).map_err(|e| {
            let advice =
                "name the folder that holds labels.csv, or leave the folder out for the built-in data";
            Failure::Wrong(format!("{}: {e}\n{advice}", path.display()))
        })?;
    }
    Ok(texts)
}

/// All problems, one a line, and how many.
pub(crate) fn refused(problems: &[Problem]) -> Failure {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    Failure::Wrong(format!("the data has {} problem(s)\n{}", lines.len(), lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_is_what_the_folder_holds() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
        assert_eq!(read(&folder, FILE_NAMES), Ok(BUILT_IN.map(str::to_owned)));
    }
}
