//! `check`: reads every table and shape, or a file of somebody's own, and says of each problem where it is.

mod supplied;

use std::io::Read as _;
use std::path::Path;

use french_tech_map::atlas::Atlas;
use french_tech_map::atlas::source::{FILE_NAMES, Files, load, load_near};

use crate::args::Check;
use crate::data::{BUILT_IN, read, refused};
use crate::failure::Failure;
use crate::output::print;

/// The tables of where readers may live, which no picture shows.
const NEAR: [&str; 2] = ["departements.csv", "communes.csv"];

/// Says what was read, or every problem.
pub(crate) fn check(args: &Check) -> Result<(), Failure> {
    if args.data == Path::new("-") {
        return check_labels();
    }
    if args.data.is_file() {
        return supplied::check(&args.data, args.strict);
    }
    let texts = read(&args.data, FILE_NAMES)?;
    let [departements, communes] = read(&args.data, NEAR)?;
    // Both, so that one round shows everything.
    let (facts, near) = (load(&Files::from_texts(&texts)), load_near(&departements, &communes));
    let (atlas, near) = match (facts, near) {
        (Ok((atlas, _)), Ok(near)) => (atlas, near),
        (facts, near) => {
            let mut problems = facts.err().unwrap_or_default();
            problems.extend(near.err().unwrap_or_default());
            return Err(refused(&problems));
        }
    };
    let near = format!(
        "{} communes in {} départements: no problem found\n",
        near.communes.len(),
        near.departements.len()
    );
    print((counted(&atlas) + &near + &dated(&atlas)).as_bytes())
}

/// A table of labels from standard input.
fn check_labels() -> Result<(), Failure> {
    let mut labels = String::new();
    let read = std::io::stdin().read_to_string(&mut labels);
    read.map_err(|e| Failure::Wrong(format!("standard input: {e}: pass labels.csv in UTF-8")))?;
    let mut texts = BUILT_IN.map(str::to_owned);
    for (text, name) in texts.iter_mut().zip(FILE_NAMES) {
        if name == "labels.csv" {
            *text = core::mem::take(&mut labels);
        }
    }
    let (atlas, _) = load(&Files::from_texts(&texts)).map_err(|problems| refused(&problems))?;
    print(counted(&atlas).as_bytes())
}

fn counted(Atlas { labels, editions, .. }: &Atlas) -> String {
    format!("{} labels in {} editions: no problem found\n", labels.len(), editions.len())
}

fn dated(Atlas { revision, .. }: &Atlas) -> String {
    format!("data {}, last changed on {}\n", revision.version, revision.date)
}
