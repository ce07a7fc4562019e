//! Comparing what is committed with what the sources give.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::sums;

const FILES: [&str; 7] = [
    "communes.csv",
    "context.geojson",
    "departements.csv",
    "insets.geojson",
    "regions.geojson",
    "world.geojson",
    sums::FILE,
];

/// Fails on the first difference, and names where it is.
pub(super) fn compare(committed: &Path, rebuilt: &Path) -> Result<()> {
    for name in FILES {
        let read = |folder: &Path| {
            let path = folder.join(name);
            fs::read_to_string(&path).with_context(|| format!("{} could not be read", path.display()))
        };
        if let Some(place) = difference(&read(committed)?, &read(rebuilt)?) {
            bail!(
                "data/{name} is not what its sources give, first at {place}; `cargo xtask data` makes it anew"
            );
        }
    }
    println!("data/ is what its sources give");
    Ok(())
}

/// Where two texts first differ, if they do.
fn difference(committed: &str, rebuilt: &str) -> Option<String> {
    let (mut left, mut right) = (committed.split('\n'), rebuilt.split('\n'));
    let mut number = 0;
    loop {
        number += 1;
        match (left.next(), right.next()) {
            (None, None) => return None,
            (left, right) if left == right => {}
            (Some(left), Some(right)) => {
                return Some(describe(number, left).unwrap_or_else(|| describe_line(number, right)));
            }
            (left, right) => return Some(describe_line(number, left.or(right).unwrap_or_default())),
        }
    }
}

fn describe_line(number: usize, line: &str) -> String {
    describe(number, line).unwrap_or_else(|| format!("line {number}"))
}

/// The feature on a line, by its code and name.
fn describe(number: usize, line: &str) -> Option<String> {
    let feature: Value = serde_json::from_str(line.trim_end_matches(',')).ok()?;
    let properties = feature.get("properties")?;
    let code = ["code", "a3", "a2"].iter().find_map(|key| properties.get(key)?.as_str())?;
    let name = properties.get("nom").and_then(Value::as_str).unwrap_or_default();
    Some(format!("line {number}, {code} {name}").trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "{\"features\":[\n\
        {\"properties\":{\"code\":\"53\",\"nom\":\"Bretagne\"},\"geometry\":[1,2]},\n\
        {\"properties\":{\"code\":\"94\",\"nom\":\"Corse\"},\"geometry\":[3,4]}\n]}\n";

    #[test]
    fn equal_texts_do_not_differ() {
        assert_eq!(difference(FILE, FILE), None);
    }

    #[test]
    fn the_first_feature_that_differs_is_named() {
        let place = difference(FILE, &FILE.replace("[3,4]", "[3,5]")).unwrap();
        assert_eq!(place, "line 3, 94 Corse");
    }

    #[test]
    fn a_file_that_ends_early_or_is_no_geojson_is_told_by_its_line() {
        assert_eq!(difference(FILE, FILE.trim_end()).unwrap(), "line 5");
        assert_eq!(difference("a  b\n", "c  b\n").unwrap(), "line 1");
    }
}
