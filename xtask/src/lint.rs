//! `lint`: everything that is judged without running it: formatting, clippy, documentation, the types of the
//! JavaScript, and what readers have to download. All of it runs even when the first part fails, so that one round
//! shows everything.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::args::Options;
use crate::dist::{self, Sizes};
use crate::wasm::{self, Ground, Profile};
use crate::{assets, node, paths, process, site};

/// Bytes with brotli before the map of France is drawn, the piece of HTML with its picture included.
const FIRST_VIEW: u64 = 74_000;
/// Bytes with brotli for a reader who explores everything.
const EVERYTHING: u64 = 120_000;
/// How many more for a page with data of its own.
const SUPPLIED_MORE: u64 = 60_000;
/// Bytes with brotli of a piece of HTML with both pictures and all words.
const PIECE: u64 = 30_000;

type Check = fn() -> Result<()>;

const CHECKS: [(&str, Check); 6] = [
    ("format", format),
    ("clippy", clippy),
    ("clippy for wasm", clippy_wasm),
    ("documentation", documentation),
    ("JavaScript types", types),
    ("size budget", budget),
];

pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    Options { flags: &[], values: &[], words: 0 }.parse(parser)?;
    let mut failed = Vec::new();
    let mut lines = Vec::new();
    for (name, check) in CHECKS {
        eprintln!("== {name}");
        match check() {
            Ok(()) => lines.push(format!("{name}: fine")),
            Err(error) => {
                lines.push(format!("{name}: FAILED: {error:#}"));
                failed.push(name);
            }
        }
    }
    println!("\n{}", lines.join("\n"));
    if failed.is_empty() { Ok(()) } else { bail!("lint failed: {}", failed.join(", ")) }
}

fn format() -> Result<()> {
    process::run(process::cargo().args(["fmt", "--all", "--check"])).context("`cargo fmt --all` repairs it")
}

fn clippy() -> Result<()> {
    let mut cargo = process::cargo();
    process::run(cargo.args(["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn clippy_wasm() -> Result<()> {
    wasm::ensure_target()?;
    for features in ["inspect", "inspect,custom-data"] {
        let mut cargo = process::cargo();
        cargo.args(["clippy", "--package", "french-tech-map", "--lib", "--features", features]);
        cargo.args(["--target", wasm::TARGET]);
        process::run(cargo.args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn documentation() -> Result<()> {
    let mut cargo = process::cargo();
    process::run(cargo.args(["doc", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-Dwarnings"))
}

fn types() -> Result<()> {
    node::ensure()?;
    let [glue, data] = [Ground::BuiltIn, Ground::Supplied].map(|ground| wasm::build(Profile::Dev, ground));
    site::declare(&glue?, &data?, &assets::bake()?.ground.atlas)?;
    process::run(node::script("node_modules/typescript/bin/tsc").args(["-p", "tsconfig.json"]))
}

fn budget() -> Result<()> {
    // Into an empty directory, so that no file of an earlier build is counted or overwritten.
    let out = paths::target().join("dist-measured");
    site::remove(&out)?;
    let sizes = dist::build(&out, None)?;
    eprint!("{}", sizes.table());
    fs::remove_dir_all(&out).with_context(|| format!("{} cannot be removed", out.display()))?;
    within(&sizes)
}

fn within(sizes: &Sizes) -> Result<()> {
    let of_france = sizes.pieces().filter(|(name, _)| name.contains("-france-"));
    let first = of_france.filter_map(|(name, bytes)| {
        over(&format!("before the first map, with {name}"), bytes + sizes.first_view(), FIRST_VIEW)
    });
    let excess: Vec<_> = first
        .chain(over("everything", sizes.everything(), EVERYTHING))
        .chain(over("everything for a page's own data", sizes.supplied(), sizes.everything() + SUPPLIED_MORE))
        .chain(sizes.pieces().filter_map(|(name, bytes)| over(name, bytes, PIECE)))
        .collect();
    if excess.is_empty() { Ok(()) } else { bail!("{}", excess.join("; ")) }
}

fn over(what: &str, bytes: u64, budget: u64) -> Option<String> {
    let excess = bytes.checked_sub(budget).filter(|excess| *excess > 0)?;
    Some(format!("{what}: {bytes} bytes with brotli, {excess} over the budget of {budget}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_exceeds_the_budget_is_reported_with_the_excess() {
        assert_eq!(over("all", 70_000, 70_000), None);
        assert_eq!(over("all", 0, 70_000), None);
        let message = over("all", 70_123, 70_000).unwrap();
        assert!(message.contains("123 over"), "{message}");
    }
}
