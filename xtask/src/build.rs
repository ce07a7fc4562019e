//! `build`: the site without a server. `serve --watch` runs it as a program of its own, because baking is code of
//! the root crate: only a freshly compiled `xtask` bakes with the code as it is now.

use std::path::PathBuf;

use anyhow::Result;

use crate::args::Options;
use crate::wasm::Profile;
use crate::{paths, site};

pub(crate) fn run(parser: lexopt::Parser) -> Result<()> {
    let given = Options { flags: &[], values: &["out"], words: 0 }.parse(parser)?;
    let out = given.value("out").map_or_else(paths::site, PathBuf::from);
    site::assemble(Profile::Dev, &out)?;
    eprintln!("The site is in {}", out.display());
    Ok(())
}
