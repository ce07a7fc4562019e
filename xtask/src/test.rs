//! `test`: everything that can be tested: natively; in a browser; in a browser what readers get; the npm package in pages of
//! several frameworks; and what every reader does in three engines. A suite that cannot run is a failure and says why: a
//! machine without a browser must not look like one where the browser tests passed. Only engines besides Chromium may be
//! absent, and the report says so.

mod engines;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, bail};

use crate::args::Options;
use crate::browser::{Stage, Tools};
use crate::{dist, node, paths, process, site};

/// Those browser tests that do what readers do, and so can be run on what readers get: two bundles, and the optimised wasm
/// in two parts.
const READERS: [&str; 15] = [
    "appearance",
    "canvas",
    "data-map",
    "data-pointing",
    "data.test",
    "element",
    "embedding",
    "explore",
    "failure",
    "fragment",
    "frame",
    "keyboard",
    "loading",
    "pages",
    "search",
];

/// How a suite ended.
enum Outcome {
    Passed,
    Failed,
    /// With the reason.
    CouldNotRun(String),
    /// It need not be there. With the reason.
    CouldNotBeInstalled(String),
    NotAsked,
}

pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    const FLAGS: [&str; 4] = ["native", "browser", "package", "engines"];
    let given = Options { flags: &FLAGS, values: &[], words: 1 }.parse(parser)?;
    let all = !FLAGS.iter().any(|flag| given.has(flag));
    let asked = |flag: &str| all || given.has(flag);
    let filter = given.words.first().map(String::as_str);
    let native = if asked("native") { native(filter) } else { Outcome::NotAsked };
    let on_site = |build, wanted: &dyn Fn(&str) -> bool| {
        if asked("browser") { browser("browser", filter, build, wanted) } else { Outcome::NotAsked }
    };
    let in_parts = on_site(Tools::with_site, &|_| true);
    let shipped = on_site(with_dist, &|name| READERS.iter().any(|test| name.starts_with(test)));
    let package = if asked("package") {
        browser("package", filter, with_package, &|_| true)
    } else {
        Outcome::NotAsked
    };
    let mut suites =
        vec![("native", native), ("browser", in_parts), ("shipped", shipped), ("package", package)];
    suites.extend(engines::run(asked("engines"), filter));
    report(&suites)
}

fn native(filter: Option<&str>) -> Outcome {
    ended(process::run(process::cargo().args(["test", "--workspace"]).args(filter)))
}

fn with_dist(tools: Tools) -> Result<Stage> {
    tools.with(&shipped()?)
}

/// What readers get, built once for all suites that want it.
fn shipped() -> Result<PathBuf> {
    static BUILT: OnceLock<()> = OnceLock::new();
    let out = paths::target().join("site-shipped");
    if BUILT.get().is_none() {
        site::remove(&out)?;
        dist::build(&out, None)?;
        BUILT.get_or_init(|| ());
    }
    Ok(out)
}

/// The package of what readers get, packed and installed beside the packages of the rehearsal.
fn with_package(tools: Tools) -> Result<Stage> {
    let rehearsal = paths::root().join("tests").join("package");
    node::ensure_in(&rehearsal)?;
    let shipped = shipped()?;
    node::install_packed(&shipped, &rehearsal)?;
    tools.with(&shipped)
}

/// Runs the wanted tests of a directory on the site that `build` makes.
fn browser(
    directory: &str,
    filter: Option<&str>,
    build: fn(Tools) -> Result<Stage>,
    wanted: &dyn Fn(&str) -> bool,
) -> Outcome {
    let directory = paths::root().join("tests").join(directory);
    let prepared = Stage::tools().and_then(|tools| Ok((cases(&directory, wanted)?, build(tools)?)));
    let (cases, stage) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => return Outcome::CouldNotRun(format!("{error:#}")),
    };
    // Tests wait more than they work: two files at a time keep two processors busy.
    let mut node = process::program("node");
    add_option(&mut node, "--test-concurrency=2");
    ended(stage.run(&mut testing(node, cases, filter)))
}

/// An option that early releases of Node 20 do not know.
fn add_option(node: &mut Command, option: &str) {
    if process::output(process::program("node").args([option, "--version"])).is_some() {
        node.arg(option);
    }
}

/// `node`, or a command that ends with it, testing what of the cases the filter leaves.
fn testing(mut node: Command, cases: Vec<PathBuf>, filter: Option<&str>) -> Command {
    let (cases, pattern) = select(cases, filter);
    node.args(["--test", "--test-reporter=spec"]);
    // For a file as a whole, too.
    add_option(&mut node, "--test-timeout=300000");
    if let Some(pattern) = pattern {
        node.arg(format!("--test-name-pattern={pattern}"));
    }
    node.args(cases);
    node
}

fn ended(result: Result<()>) -> Outcome {
    match result {
        Ok(()) => Outcome::Passed,
        Err(error) => {
            eprintln!("{error:#}");
            Outcome::Failed
        }
    }
}

/// The files by name: the shell that would expand a `*` is not there, and Node 20 does not expand one itself.
fn cases(directory: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(directory).with_context(|| format!("{} cannot be read", directory.display()))?;
    let mut cases = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".test.mjs") && wanted(&name) {
            cases.push(path);
        }
    }
    cases.sort_unstable();
    if cases.is_empty() {
        bail!("{} has no *.test.mjs", directory.display());
    }
    Ok(cases)
}

/// A filter that occurs in file names picks these files; otherwise it is a pattern for the tests' names.
fn select(cases: Vec<PathBuf>, filter: Option<&str>) -> (Vec<PathBuf>, Option<&str>) {
    let Some(filter) = filter else { return (cases, None) };
    let named = |case: &PathBuf| case.file_name().is_some_and(|name| name.to_string_lossy().contains(filter));
    let picked: Vec<_> = cases.iter().filter(|case| named(case)).cloned().collect();
    if picked.is_empty() { (cases, Some(filter)) } else { (picked, None) }
}

fn report(suites: &[(&str, Outcome)]) -> Result<()> {
    println!();
    let mut bad = Vec::new();
    for (name, outcome) in suites {
        match outcome {
            Outcome::Passed => println!("{name} tests: passed"),
            Outcome::Failed => println!("{name} tests: FAILED"),
            Outcome::CouldNotRun(reason) => println!("{name} tests: COULD NOT RUN: {reason}"),
            Outcome::CouldNotBeInstalled(reason) => println!("{name} tests: not run: {reason}"),
            Outcome::NotAsked => println!("{name} tests: not asked for"),
        }
        if matches!(outcome, Outcome::Failed | Outcome::CouldNotRun(_)) {
            bad.push(*name);
        }
    }
    if bad.is_empty() { Ok(()) } else { bail!("not everything passed: {}", bad.join(", ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_picks_files_first_and_tests_otherwise() {
        let cases = || vec![PathBuf::from("browser/hover.test.mjs"), PathBuf::from("browser/smoke.test.mjs")];
        assert_eq!(select(cases(), None), (cases(), None));
        assert_eq!(select(cases(), Some("smoke")), (cases().split_off(1), None));
        assert_eq!(select(cases(), Some("404")), (cases(), Some("404")));
        // The directory's name would pick everything.
        assert_eq!(select(cases(), Some("browser")), (cases(), Some("browser")));
    }

    #[test]
    fn a_suite_that_could_not_run_is_an_error() {
        assert!(report(&[("native", Outcome::Passed), ("browser", Outcome::NotAsked)]).is_ok());
        let missing = Outcome::CouldNotRun("no Node".to_owned());
        let error = report(&[("native", Outcome::Passed), ("browser", missing)]).unwrap_err();
        assert!(error.to_string().contains("browser"));
        let absent = Outcome::CouldNotBeInstalled("no Firefox".to_owned());
        assert!(report(&[("native", Outcome::Passed), ("Firefox", absent)]).is_ok());
    }
}
