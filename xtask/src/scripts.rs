//! `bench` and `shots`: measuring and picturing the built site are Node scripts beside the browser tests; here they
//! get the site, the browser and their directories.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::args::Options;
use crate::browser::Stage;
use crate::{dist, node, paths};

/// Measures what readers get: the optimised build. By default against d3-geo; with `--scale` the same of supplied data
/// of these sizes; `load` is how long a slow phone waits, `lighthouse` what that program says of the host pages.
pub(crate) fn bench(parser: lexopt::Parser) -> Result<()> {
    let given = Options { flags: &[], values: &["scale"], words: 1 }.parse(parser)?;
    let sizes = given.value("scale").map(scales).transpose()?.unwrap_or_default();
    let script = Path::new(match (given.words.first().map(String::as_str), sizes.as_slice()) {
        (None, []) => "tests/bench/run.mjs",
        (None, _) => "tests/bench/scale.mjs",
        (Some("load"), []) => "tests/bench/load.mjs",
        (Some("lighthouse"), []) => "tests/lighthouse/run.mjs",
        (Some("load" | "lighthouse"), _) => bail!("--scale is of the measurement against d3-geo alone"),
        (Some(other), _) => {
            bail!("bench {other:?}: `load`, `lighthouse`, or nothing to measure against d3-geo")
        }
    });
    present(script)?;
    let tools = Stage::tools()?;
    if script.starts_with("tests/lighthouse") {
        node::ensure_in(&paths::root().join("tests").join("lighthouse"))?;
    }
    dist::build(&dist::directory(), None)?;
    tools.with(&dist::directory())?.run(node::script(script).args(sizes))
}

/// The sizes of supplied data, in the order in which they are asked for: `S,M,L`.
fn scales(list: &str) -> Result<Vec<&'static str>> {
    const KNOWN: [&str; 4] = ["S", "M", "L", "communes"];
    let known = |name: &str| KNOWN.into_iter().find(|known| known.eq_ignore_ascii_case(name));
    list.split(',')
        .map(|name| {
            known(name.trim())
                .with_context(|| format!("--scale {list}: S, M, L or communes, with commas between"))
        })
        .collect()
}

/// Takes pictures of the map into `shots/`; words after the command go to the script.
pub(crate) fn shots(parser: lexopt::Parser) -> Result<()> {
    let given = Options { flags: &[], values: &[], words: 8 }.parse(parser)?;
    let script = Path::new("tests/browser/shots.mjs");
    present(script)?;
    let out = paths::root().join("shots");
    std::fs::create_dir_all(&out).with_context(|| format!("{} cannot be created", out.display()))?;
    let stage = Stage::tools()?.with_site()?;
    stage.run(node::script(script).arg(&out).args(given.words))?;
    eprintln!("The pictures are in {}", out.display());
    Ok(())
}

fn present(script: &Path) -> Result<()> {
    if !paths::root().join(script).is_file() {
        bail!("{}, which this command runs, is missing", script.display());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_listed_with_commas_in_letters_great_or_small() {
        assert_eq!(scales("S,M,L").unwrap(), ["S", "M", "L"]);
        assert_eq!(scales("l, communes").unwrap(), ["L", "communes"]);
        for wrong in ["", "S;M", "XL", "S,"] {
            assert!(scales(wrong).unwrap_err().to_string().contains("S, M, L or communes"), "{wrong}");
        }
    }

    #[test]
    fn sizes_are_of_one_measurement_alone() {
        for words in [["load", "--scale", "S"], ["lighthouse", "--scale", "S"], ["s", "--scale", "S"]] {
            assert!(bench(lexopt::Parser::from_args(words)).is_err());
        }
    }
}
