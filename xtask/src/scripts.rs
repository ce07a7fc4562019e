//! `bench` and `shots`: measuring and picturing the built site are Node scripts beside the browser tests; here they
//! get the site, the browser and their directories.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::args::Options;
use crate::browser::Stage;
use crate::{dist, node, paths};

/// Measures what readers get: the optimised build. By default against d3-geo; `load` is how long a slow phone waits,
/// `lighthouse` what that program says of the host pages.
pub(crate) fn bench(parser: lexopt::Parser) -> Result<()> {
    let given = Options { flags: &[], values: &[], words: 1 }.parse(parser)?;
    let script = Path::new(match given.words.first().map(String::as_str) {
        None => "tests/bench/run.mjs",
        Some("load") => "tests/bench/load.mjs",
        Some("lighthouse") => "tests/lighthouse/run.mjs",
        Some(other) => bail!("bench {other:?}: `load`, `lighthouse`, or nothing to measure against d3-geo"),
    });
    present(script)?;
    let tools = Stage::tools()?;
    if script.starts_with("tests/lighthouse") {
        node::ensure_in(&paths::root().join("tests").join("lighthouse"))?;
    }
    dist::build(&dist::directory(), None)?;
    tools.with(&dist::directory())?.run(&mut node::script(script))
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
